import Corpus
import Support
import Testing

@Suite struct FingerprintTests {
  /// Golden vectors, worked out apart from this program.
  @Test(arguments: [
    ("Cafe\u{301}\u{A0}\u{201C}ok\u{201D}\u{2026}", "Caf\u{E9} \"ok\"...", "17cea662181c3c65"),
    ("na\u{AD}tion", "nation", "7400ec1250e1475b"),
    ("a\r\n\tb ", "a b", "c8687a08aa5d6ed2"),
    (
      "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}",
      "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}", "1c359cc6522a0ecf"
    ),
    ("x \u{2013} y", "x - y", "1e3e1be34f22da4b"),
  ])
  func goldenVectors(text: String, normal: String, digits: String) {
    #expect(normalisedBytesV1(text) == Array(normal.utf8))
    #expect(Fingerprint(of: text).text.hasPrefix("v1:" + digits))
    #expect(Fingerprint(of: text).short == String(digits.prefix(8)))
    #expect(sha256Hex(Array(normal.utf8), first: 16) == digits)
  }

  @Test func composedAndDecomposedAreEqual() {
    let pairs = [
      ("\u{E9}t\u{E9}", "e\u{301}te\u{301}"), ("\u{1E69}", "s\u{307}\u{323}"),
      ("\u{AC00}", "\u{1100}\u{1161}"), ("\u{622}", "\u{627}\u{653}"), ("\u{212B}", "\u{C5}"),
    ]
    for (composed, decomposed) in pairs {
      #expect(Array(composed.utf8) != Array(decomposed.utf8))
      #expect(Fingerprint(of: composed) == Fingerprint(of: decomposed))
      #expect(normalisedBytesV1(decomposed) == Array(normalisedV1(composed).utf8))
    }
  }

  @Test(arguments: [
    ("\u{2018}a\u{2019} \u{201A}b\u{201B} 5\u{2032}", "'a' 'b' 5'"),
    ("\u{201C}a\u{201D} \u{201E}b\u{201F} 5\u{2033}", "\"a\" \"b\" 5\""),
    ("\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}", "-------"),
    ("\u{FEFF}a\u{200B}b\u{2060}c\u{AD}d", "abcd"),
    ("a\u{200D}b\u{200C}c", "a\u{200D}b\u{200C}c"),
    ("\u{B2}\u{BD}\u{FB01}", "\u{B2}\u{BD}\u{FB01}"),
    ("\u{2000}a\u{2001}\u{3000}b\u{85}c\u{1680}d\u{2028}e\u{2029}f\u{202F}g\u{205F}", "a b c d e f g"),
    ("a\u{B}\u{C}b", "a b"),
    ("a\u{1C}b\u{180E}c", "a\u{1C}b\u{180E}c"),
    ("a \u{200B} b", "a b"),
    (" \t\r\n", ""),
    ("", ""),
    ("Case & 12.5 %", "Case & 12.5 %"),
    ("\u{AB}a\u{BB} \u{2039}b\u{203A}", "\u{AB}a\u{BB} \u{2039}b\u{203A}"),
  ])
  func normalForm(text: String, normal: String) {
    #expect(normalisedBytesV1(text) == Array(normal.utf8))
  }

  @Test func marksAreOrdered() {
    // What Foundation alone gets wrong: marks that fall into two, beside marks of other classes.
    #expect(normalisedBytesV1("a\u{8DD}\u{F73}") == Array("a\u{F71}\u{F72}\u{8DD}".utf8))
    #expect(normalisedBytesV1("a\u{F75}\u{F81}") == Array("a\u{F71}\u{F71}\u{F80}\u{F74}".utf8))
    #expect(normalisedBytesV1("a\u{344}\u{323}") == Array("\u{1EA1}\u{308}\u{301}".utf8))
    // And what it does in quadratic time: at this length it would take an hour.
    let marks = 1_000_000
    let text = "a" + String(repeating: "\u{301}\u{323}", count: marks)
    #expect(normalisedBytesV1(text).count == 3 + 2 * (2 * marks - 1))
  }

  @Test func normalisingTwiceChangesNothing() {
    let seed: UInt64 = 7
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "a", "B", "e", "\u{301}", "\u{323}", " ", "\n", "\u{A0}", "\u{2026}", "\u{2019}", "\u{2013}",
      "\u{627}", "\u{653}", "\u{200C}", "\u{4E2D}", "\u{1100}", "\u{1161}", "\u{1F600}",
    ]
    for _ in 0..<2000 {
      let once = normalisedV1(random.text(of: pieces, most: 12))
      #expect(Array(normalisedV1(once).utf8) == Array(once.utf8), "seed \(seed)")
    }
  }

  /// By the reference values of Python's NFC.
  @Test(arguments: [
    ("\u{10437}\u{308}", "\u{10437}\u{308}"), ("\u{10437}\u{344}", "\u{10437}\u{308}\u{301}"),
    ("\u{114B9}\u{114BA}", "\u{114BB}"),
    ("\u{653}\u{F73}\u{1D165}\u{F73}", "\u{F71}\u{F71}\u{F72}\u{F72}\u{1D165}\u{653}"),
  ])
  func lettersBeyondTheFirstPlaneAreComposed(text: String, normal: String) {
    #expect(normalisedV1(text).unicodeScalars.elementsEqual(normal.unicodeScalars))
  }

  @Test func writtenFormIsReadBack() {
    let fingerprint = Fingerprint(of: "some text")
    #expect(fingerprint.digest.count == 32)
    #expect(fingerprint.text.utf8.count == 67)
    #expect(Fingerprint(fingerprint.text) == fingerprint)
  }

  @Test(arguments: [
    "", "v1:", "v1:00", "v2:" + String(repeating: "0", count: 64), String(repeating: "0", count: 64),
    "v1:" + String(repeating: "0", count: 63), "v1:" + String(repeating: "0", count: 65),
    "v1:" + String(repeating: "A", count: 64), "v1:" + String(repeating: "g", count: 64),
    "v1:" + String(repeating: "0", count: 62) + "\u{E9}",
  ])
  func otherFormsAreRefused(written: String) {
    #expect(Fingerprint(written) == nil)
  }

  @Test func digestsOfBytes() {
    // FIPS 180-2, the example of one block.
    let digits = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(sha256Hex(Array("abc".utf8)) == digits)
    #expect(sha256Hex(Array("abc".utf8), first: 5) == "ba781")
    #expect(sha256(Array("abc".utf8)).prefix(2) == [0xBA, 0x78])
  }
}
