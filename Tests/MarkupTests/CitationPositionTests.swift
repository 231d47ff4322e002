// Wherever a citation stands, the file sliced at its range is that citation.

import Files
import Markup
import Support
import Testing

/// What opens a container, and what its further lines start with.
private let containers = [
  ("- ", "  "), ("* ", "  "), ("1. ", "   "), ("12) ", "    "), ("> ", "> "), (">", ">"),
]

/// A citation with the key `#`; `~` is a blank or, where the block allows it, a line end.
private let forms = [
  "[@#, ¶ 1]", "[see @#, ¶¶ 3–5, 9]", "[-@#, p. 3,~¶ 2]{cred=4}", "@# [¶ 2]", "-@#~[¶ 2; see also @x, ¶ 1]",
  "@{#}", "[@{#}{¶ 1}]", "[@#، ص ۳،~بند ۵؛ @y]", "[@#，第3段]{why=\"so said\"}", "[*see* @#,~**p.** 3, ¶ 2]",
  "@#",
  "[see~@#, ¶ 1, on `x;y`]", "[@#, S. 5, Abs. 2]{role=context cred=1}",
]

private let words = [
  "Ünited", "states.", "中文", "سلام", "👩‍👧", "*w*", "**b.**", "`[@no]`", "\\[", "\\@no", "me@no.org",
  "<https://x.org/@no>", "[t](u@no)", "&amp;", "[[n]]", "[s]{lang=fa}", "a\u{301}",
]

private struct Page {
  var text = ""
  /// The citations in order, by key.
  var written: [String] = []

  /// A note with front matter of any length and blocks of every kind.
  init(_ random: inout SeededGenerator) {
    let lineEnd = Bool.random(using: &random) ? "\n" : "\r\n"
    if Int.random(in: 0..<4, using: &random) == 0 { text += "\u{FEFF}" }
    if Bool.random(using: &random) {
      let lines = (0..<Int.random(in: 0...30, using: &random)).map { "k\($0): Wért [@no]" }
      text += (["---"] + lines + ["---", ""]).joined(separator: "\n")
    }
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: text += "## " + inline(&random, nil) + "\n\n"
      case 1: text += table(&random)
      case 2: text += inline(&random, "") + "\n===\n\n"
      default: text += contained(&random)
      }
    }
    text = text.replacing("\n", with: lineEnd)
  }

  private mutating func contained(_ random: inout SeededGenerator) -> String {
    let indent = String(repeating: " ", count: Int.random(in: 0...3, using: &random))
    var (first, next) = (indent, indent)
    if Int.random(in: 0..<5, using: &random) == 0 { (first, next) = ("-\t", "\t") }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let container = containers.randomElement(using: &random) ?? ("", "")
      (first, next) = (first + container.0, next + container.1)
    }
    return first + inline(&random, next) + "\n\n"
  }

  private mutating func table(_ random: inout SeededGenerator) -> String {
    let row = "| " + inline(&random, nil) + " | \\| " + inline(&random, nil) + " |\n"
    return "| a | b |\n|---|--:|\n" + row + "\n"
  }

  /// Words and citations. A line break inside is followed by the prefix; `nil` allows none.
  private mutating func inline(_ random: inout SeededGenerator, _ prefix: String?) -> String {
    var parts = ["x"]
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      if Bool.random(using: &random) {
        parts.append(words.randomElement(using: &random) ?? "")
      } else {
        let breaks = prefix != nil && Bool.random(using: &random)
        let form = (forms.randomElement(using: &random) ?? "").replacing("#", with: "k\(written.count)")
        let citation = form.replacing("~", with: breaks ? "\n" + (prefix ?? "") : " ")
        written.append(citation)
        // A bracket directly behind a key would join it.
        parts.append(citation + ([".", ",", " y", "…"].randomElement(using: &random) ?? ""))
      }
    }
    return parts.joined(separator: " ")
  }
}

/// Without what a line break in a container brings in.
private func squeezed(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.filter { !" \t\r\n>".unicodeScalars.contains($0) }))
}

@Suite struct CitationPositionTests {
  @Test(arguments: campaignSeeds(1...4))
  func everyRangeHoldsItsCitation(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<300 {
      let page = Page(&random)
      let (tree, _, file) = parsed(page.text)
      let lines = LineTable(file.bytes)
      let found = tree.nodes.filter { $0.kind == .citation }.map { tree.citations[Int($0.token)] }
      let slices = found.map { String(decoding: file.bytes[$0.range], as: UTF8.self) }
      let name: Comment = "seed \(seed), round \(round): \(page.text.debugDescription)"
      #expect(slices.map(squeezed) == page.written.map(squeezed), name)
      for (number, citation) in found.enumerated() {
        #expect(citation.items.first?.key == "k\(number)", name)
        for offset in [citation.range.lowerBound, citation.range.upperBound] {
          let place = lines.place(of: offset)
          #expect(lines.start(ofLine: place.line) + place.column - 1 == offset, name)
        }
        for range in citation.items.flatMap(\.locators).flatMap(\.ranges).map(\.range) {
          #expect(
            citation.range.lowerBound <= range.lowerBound && range.upperBound <= citation.range.upperBound,
            name)
          #expect(!range.isEmpty, name)
        }
      }
      #expect(problems(in: tree, of: file) == [], name)
    }
  }
}
