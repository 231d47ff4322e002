import Corpus
import Support
import Testing

@Suite struct SentencesTests {
  @Test(arguments: [
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("Wait... what?! Yes.", ["Wait...", "what?!", "Yes."]),
    ("Wait\u{2026} what\u{2026}", ["Wait\u{2026}", "what\u{2026}"]),
    // Abbreviations cut too: the rule is fixed, not clever.
    ("The U.S. order held, e.g. in 2020.", ["The U.S.", "order held, e.g.", "in 2020."]),
    ("Version 2.5 is out.", ["Version 2.5 is out."]),
    ("He said \u{201C}no.\u{201D} She left.", ["He said \u{201C}no.\u{201D}", "She left."]),
    ("He said \"no\". She 'left.' Then", ["He said \"no\".", "She 'left.'", "Then"]),
    ("It ends \u{AB}so!\u{BB} Next", ["It ends \u{AB}so!\u{BB}", "Next"]),
    (
      "Nested \u{2018}\u{201C}so.\u{201D}\u{2019} Next",
      ["Nested \u{2018}\u{201C}so.\u{201D}\u{2019}", "Next"]
    ),
    // A bracket is no closing quote.
    ("(It is so.) Next one. [x.] End", ["(It is so.) Next one.", "[x.] End"]),
    (
      "\u{633}\u{644}\u{627}\u{645}\u{61F} \u{62E}\u{648}\u{628}\u{6D4} \u{628}\u{644}\u{647}",
      ["\u{633}\u{644}\u{627}\u{645}\u{61F}", "\u{62E}\u{648}\u{628}\u{6D4}", "\u{628}\u{644}\u{647}"]
    ),
    (
      "\u{4E2D}\u{56FD}\u{3002}\u{7F8E}\u{56FD}\u{FF01}\u{8C01}\u{FF1F}\u{662F}",
      ["\u{4E2D}\u{56FD}\u{3002}", "\u{7F8E}\u{56FD}\u{FF01}", "\u{8C01}\u{FF1F}", "\u{662F}"]
    ),
    (
      "\u{300C}\u{597D}\u{3002}\u{300D}\u{4ED6}\u{FF1F}\u{FF01}\u{662F}",
      ["\u{300C}\u{597D}\u{3002}\u{300D}", "\u{4ED6}\u{FF1F}\u{FF01}", "\u{662F}"]
    ),
    ("One.\u{A0}Two.\u{3000}Three.\nFour", ["One.", "Two.", "Three.", "Four"]),
    ("  \t lead. trail.  \n", ["lead.", "trail."]),
    (" \u{3002} ", ["\u{3002}"]),
    (". . .", [".", ".", "."]),
    ("no end", ["no end"]),
    ("   ", []),
    ("", []),
  ])
  func sentences(text: String, expected: [String]) {
    #expect(sentencesV1(text) == expected)
    #expect(sentencesV1(Substring(text)) == expected)
  }

  @Test(arguments: [
    ("One. Two.", [4, 9]), (" One.  Two \n", [5, 10]), ("\u{3002}\u{3002} ", [6]), ("", []), (" \n", []),
  ])
  func ends(text: String, expected: [Int]) {
    #expect(sentenceEnds(Array(text.utf8)) == expected)
  }

  @Test func endsRiseAndCoverTheTextForAnyBytes() {
    let seed: UInt64 = 11
    var random = SeededGenerator(seed: seed)
    let bytes: [UInt8] = [
      0x20, 0x2E, 0x22, 0x41, 0xE2, 0x80, 0xA6, 0x9D, 0xE3, 0x82, 0xD8, 0x9F, 0xC2, 0xBB, 0xF0, 0xFF, 0xC0,
    ]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in bytes.randomElement(using: &random)!
      }
      let ends = sentenceEnds(text)
      #expect(ends == ends.sorted() && Set(ends).count == ends.count, "seed \(seed)")
      #expect(ends.allSatisfy { $0 > 0 && $0 <= text.count }, "seed \(seed)")
      let rest = text[(ends.last ?? 0)...]
      let isBlank = String(decoding: rest, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
      #expect(isBlank, "seed \(seed)")
    }
  }
}
