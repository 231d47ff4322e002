import Corpus
import Support
import Testing

@Suite struct SegmentationTests {
  /// Each part as `label lines chars text`, for reading at a glance.
  private func summary(_ cut: Cut) -> [String] {
    cut.paragraphs.map { part in
      let lines = part.lines.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "-"
      let chars = part.chars.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "-"
      return "\(part.label) \(lines) \(chars) \(part.what ?? part.text)"
    }
  }

  @Test func everyKindOfLine() {
    let text = "Title\n\n7\nBy me\n\nAlpha.\n \t\nHead\nBeta \u{1F600}.\n\nGamma.\nAbout me\n"
    let recipe = Segmentation(
      skip: [3], front: [4, 1], back: [12], headings: [8],
      missing: [
        MissingExhibit(after: "p2", what: "a table"), MissingExhibit(after: "p1", what: "a map"),
        MissingExhibit(after: "p2", what: "a chart"),
      ])
    let result = cut(Array(text.utf8), by: recipe)
    #expect(result.problems == [])
    #expect(
      summary(result) == [
        "f1 1-1 0-5 Title", "f2 4-4 9-14 By me", "p1 6-6 16-22 Alpha.", "t1 - - a map",
        "h1 8-8 26-30 Head", "p2 9-9 31-38 Beta \u{1F600}.", "t2 - - a table", "t3 - - a chart",
        "p3 11-11 40-46 Gamma.", "b1 12-12 47-55 About me",
      ])
    #expect(result.paragraphs.map(\.kind.rawValue).joined() == "ffpthpttpb")
  }

  @Test(arguments: [
    // CR LF; a CR elsewhere is a character of its line.
    ("a\r\nb\rc\r\n", ["p1 1-1 0-1 a", "p2 2-2 3-6 b\rc"]),
    // Only one CR belongs to the line end.
    ("a\r\r\nb\r", ["p1 1-1 0-2 a\r", "p2 2-2 4-6 b\r"]),
    // A byte order mark is counted, and is no part of the text.
    ("\u{FEFF}a\nb", ["p1 1-1 1-2 a", "p2 2-2 3-4 b"]),
    ("\u{FEFF}\na", ["p1 2-2 2-3 a"]),
    ("\u{FEFF}", []),
    // Code points, not characters: e and a combining accent, a flag of two letters.
    ("e\u{301}\n\u{1F1E8}\u{1F1F3}x", ["p1 1-1 0-2 e\u{301}", "p2 2-2 3-6 \u{1F1E8}\u{1F1F3}x"]),
    // What has no normal form is blank.
    ("\u{A0}\u{200B}\n\u{3000}\nx", ["p1 3-3 5-6 x"]),
    ("\n\n", []),
    ("", []),
  ])
  func lineEndsAndCounting(text: String, expected: [String]) {
    let result = cut(Array(text.utf8), by: Segmentation())
    #expect(summary(result) == expected)
    #expect(result.problems == [])
  }

  @Test func problemsAreByLineThenLabels() {
    let recipe = Segmentation(
      skip: [2, 9], front: [1, 1], back: [3, 0], headings: [2, 4],
      missing: [MissingExhibit(after: "p9", what: "x"), MissingExhibit(after: "t1", what: "y")])
    let result = cut(Array("a\n\nb\n \nc\n".utf8), by: recipe)
    #expect(
      result.problems == [
        .lineBeyondEnd(line: 0), .lineNamedTwice(line: 1), .lineNamedTwice(line: 2), .blankLine(line: 4),
        .lineBeyondEnd(line: 9), .unknownLabel(after: "p9"), .unknownLabel(after: "t1"),
      ])
    #expect(summary(result) == ["f1 1-1 0-1 a", "b1 3-3 3-4 b", "p1 5-5 7-8 c"])
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0xFF], 2), ([0xC3], 0), ([0x61, 0xED, 0xA0, 0x80], 1), ([0xC0, 0xAE], 0),
      ([0x61, 0xE2, 0x80], 1), ([0xF5, 0x80, 0x80, 0x80], 0),
    ] as [([UInt8], Int)])
  func notUTF8(bytes: [UInt8], offset: Int) {
    let result = cut(bytes, by: Segmentation(front: [40]))
    #expect(result.paragraphs == [])
    #expect(result.problems == [.notUTF8(offset: offset)])
  }

  @Test func anyTextAndRecipe() {
    let seed: UInt64 = 2026
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "a", "\n", "\n", "\r\n", "\r", " ", "\u{A0}", "\u{FEFF}", "\u{1F600}", "e\u{301}", "\u{627}.", "\0",
    ]
    for _ in 0..<3000 {
      let text = random.text(of: pieces, most: 24)
      func lines() -> [Int] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in Int.random(in: -1...12, using: &random) }
      }
      let recipe = Segmentation(
        skip: Set(lines()), front: lines(), back: lines(), headings: lines(),
        missing: lines().map { MissingExhibit(after: "p\($0)", what: "x") })
      let result = cut(Array(text.utf8), by: recipe)
      let scalars = Array(text.unicodeScalars)
      let labels = result.paragraphs.map(\.label)
      #expect(Set(labels).count == labels.count, "seed \(seed)")
      var last = 0
      for part in result.paragraphs {
        #expect((part.chars == nil) == (part.kind == .missing) && (part.lines == nil) == (part.chars == nil))
        guard let chars = part.chars else { continue }
        #expect(chars.lowerBound >= last && chars.upperBound <= scalars.count, "seed \(seed)")
        #expect(Array(part.text.unicodeScalars) == Array(scalars[chars]), "seed \(seed)")
        last = chars.upperBound
      }
    }
  }
}
