import Corpus
import Testing

/// The expected texts come from an independent program in Python (hashlib, unicodedata).
@Suite struct SketchTests {
  @Test(arguments: [
    (
      "The quick brown fox jumps over the lazy dog.",
      "WKt83ZUG475Bj0jw3e9BYe77Q7y53z9BmYW7qZgWfaQE_prQMvC7an-85HHLOfIAabe-eoyiIKV79EDeMTCScHlWcC0sBDoIkMos"
        + "jzSwZbiodpwh6CY1YI6QHDFGRn6S5hYAyfCx4UIPuBJky4B9YDKFb3h1H1fnPzigxbiAW2M"
    ),
    ("The quick brown fox leapt over the lazy dog.", "_P5eECXnjr5BzJKV3e9BYecP-bx5iD9B"),
    ("Two words", "zAnTMmPUJURjo26hjmt1R9PUcdKuZMBZ"),
    ("", "Mi_59ZhDCYpUDC3CEidQAxYJ8i4x6YbS"),
    ("One two three four five six seven eight nine ten.", "IJ_DKOkf8k_HYohGZKfUsWjT-JOexRBb"),
    // Two capitals with an accent and a final sigma, ZWNJ, an underscore, marks that do not compose.
    (
      "\u{C4}rger \u{391}\u{3A3} \u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645} "
        + "na\u{EF}ve_1 e\u{301}x\u{308}",
      "JlHxpLmX4XsAsMSY-i4ZXtUO4_CRmJBD"
    ),
  ])
  func knownValues(text: String, expected: String) {
    let sketch = Sketch(of: text)
    #expect(sketch.bytes.count == 128)
    #expect(sketch.text.utf8.count == 171)
    #expect(sketch.text.hasPrefix(expected))
    #expect(Sketch(sketch.text) == sketch)
    #expect(Sketch(of: text) == sketch)
  }

  @Test func caseTypographyAndPunctuationDoNotCount() {
    let plain = Sketch(of: "it's the \"old\" rule, once more")
    #expect(Sketch(of: "IT\u{2019}S  the \u{201C}Old\u{201D} rule - once\nMORE!") == plain)
    #expect(Sketch(of: "a") != Sketch(of: "b"))
  }

  @Test func similarityIsNearTheShareOfShingles() {
    let words = (0..<300).map { "w\($0)" }
    let whole = Sketch(of: words.joined(separator: " "))
    let half = Sketch(of: words.prefix(151).joined(separator: " "))
    let other = Sketch(of: words.map { "x" + $0 }.joined(separator: " "))
    #expect(whole.similarity(to: whole) == 1)
    #expect(abs(whole.similarity(to: half) - 0.5) < 0.15)
    #expect(half.similarity(to: whole) == whole.similarity(to: half))
    #expect(whole.similarity(to: other) < 0.05)
    // 46 of 128 bytes are equal by the program in Python.
    let near = Sketch(of: "The quick brown fox jumps over the lazy dog.")
      .similarity(to: Sketch(of: "The quick brown fox leapt over the lazy dog."))
    #expect(abs(near - (46.0 / 128 - 1.0 / 256) / (255.0 / 256)) < 1e-12)
  }

  @Test(arguments: [
    "", "AAAA", String(repeating: "A", count: 170), String(repeating: "A", count: 172),
    String(repeating: "A", count: 170) + "B", String(repeating: "+", count: 171),
    String(repeating: "A", count: 170) + "=",
  ])
  func otherTextsAreRefused(text: String) {
    #expect(Sketch(text) == nil)
  }
}
