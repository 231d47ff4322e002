// Inputs for property tests: random mixes of our constructs, and whole notes with random damage.

import Support

/// Pieces that touch, open, close and cut one another.
private let pieces = [
  "[@a, ¶ 1]", "[@b", ", ¶¶ 2–3, 9]", "@c", " [¶ 4]", "-@d", "[see @e; @f, t1]", "{cred=2}", "{#c-x}",
  "{.gap}", "{date=}", "{gap}", "{a=", " ^c_z", "^j-", "[^a b]", "\n[^a b]: u", "HTTP://x", "\n```c\n",
  " ^c-y", "{lang=fa}", "[[n]]", "[[n|t]]", "![[p.png|3]]", "[[#^c-y]]", "\\|", "|", "[", "]", "(", ")",
  "](u)",
  "](<v> 't')", "[t][r]", "\n[r]: u \"@g\"\n", "`", "``", "*", "**", "_", "<", ">", "<!--", "-->", "<b>",
  "<https://x/@h>",
  "https://x.org/@i", " me@a.org ", "\n", "\n\n", "\n\n", "\n> ", "\n- ", "\n  ", "\n    ", "\n1. ",
  "\n```\n", "\n~~~\n",
  "\n## ", "\n---\n", "\n===\n", "\n| a | b |\n|---|--:|\n| ", "\n> [!GAP]\n> ", "\n- [ ] ", "\\", "\\[",
  "&amp;", "&#91;",
  " ", "  ", "\t", "\r\n", "é", "中文", "\u{301}", "👩‍👧", "سلام", "word", "a", "1", ".", ",", ";",
  ":", "!", "\"",
  "”",
]

/// A note with everything in it, for damage.
let wholeNote = """
  ---
  title: Made up
  ---
  ## Heading [@a, ¶ 1] {#own}

  Text **bold.**[@a, ¶ 2] and *more* [[note#^c-x|text]]. ^c-2m4vq

  The [2017 case]{date=2017-05-17} under [[m|the body]] [see @a, ¶¶ 3–5, 9; -@b, ¶ 2]{cred=4 why="so it is"}.
  [We read it so.]{.assessment} {#c-7f3kq contradicts=c-p8wn3}

  - one [@a,
    ¶ 3] ^c-8hd2x
    - [x] two `code [@no]`

  > [!JUDGEMENT] Arms
  > It is unlikely. ^j-arms
  >
  > - confidence: moderate

  | a | b |
  |:--|--:|
  | [[x\\|y]] | @c [¶ 25] {#c-row} |

  ```text
  [@no, ¶ 1] {.gap}
  ```

      indented [@no]

  Ends <https://x.org/@no> [link](note.md#h "t") ![p](map.png) <!-- gone --> \\[@d\\]

  [r]: https://x.org "t"
  """

extension SeededGenerator {
  mutating func mix() -> String { text(of: pieces, most: 40) }

  /// A note with some bytes replaced, some pieces put in, some lines moved. It may be no UTF-8.
  mutating func damagedNote() -> [UInt8] {
    var bytes = Array(wholeNote.utf8)
    for _ in 0..<Int.random(in: 1...6, using: &self) {
      let at = Int.random(in: 0..<bytes.count, using: &self)
      switch Int.random(in: 0..<4, using: &self) {
      case 0: bytes[at] = UInt8.random(in: 0x20..<0x7F, using: &self)
      case 1: bytes.insert(contentsOf: (pieces.randomElement(using: &self) ?? "").utf8, at: at)
      case 2: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...30, using: &self)))
      default:
        let end = min(bytes.count, at + Int.random(in: 1...60, using: &self))
        bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &self))
      }
      if bytes.isEmpty { bytes = [0x61] }
    }
    return bytes
  }
}
