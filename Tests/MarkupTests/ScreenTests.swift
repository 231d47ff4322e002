import Diagnostics
import Files
import Markup
import Support
import Testing

/// A limit of the screen, an input of any size that measures it, and how much is allowed.
struct ScreenCase: Sendable, CustomTestStringConvertible {
  var name: String
  var limit: Limit
  var allowed: Int
  var input: @Sendable (Int) -> String

  var testDescription: String { name }
}

private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

/// Lines of at most 1,000 bytes with one blank line between them, so that no limit but the file's is met.
private func plainFile(_ size: Int) -> String {
  let line = times(998, "a") + "\n\n"
  return times(size / 1000, line) + times(size % 1000, "b")
}

private let screenCases = [
  ScreenCase(name: "bytes of a file", limit: .fileBytes, allowed: 1 << 20, input: plainFile),
  // A table's: it has no limit on its block, which a line of this length would break too.
  ScreenCase(name: "bytes of a line", limit: .lineBytes, allowed: 16 << 10) { "|a|\n|-|\n" + times($0, "a") },
  ScreenCase(name: "bytes of a block", limit: .blockBytes, allowed: 16 << 10) { size in
    times(size / 16 - 1, "a aaaa aaaa aaa\n") + times(15 + size % 16, "b") + "\n"
  },
  ScreenCase(name: "quote marks", limit: .containerDepth, allowed: 32) { times($0, "> ") + "a" },
  ScreenCase(name: "list markers", limit: .containerDepth, allowed: 32) { times($0, "- ") + "a" },
  ScreenCase(name: "bars in a line", limit: .pipesInLine, allowed: 512) { times($0, "|") },
  ScreenCase(name: "delimiter rows", limit: .delimiterRows, allowed: 16) { "|a|\n" + times($0, "|-|\n") },
  ScreenCase(name: "cells", limit: .tableCells, allowed: 200_000) { cells in
    // 100 columns: 99 bars and one more.
    times(99, "|") + "\n" + times(99, "-|") + "\n" + times(cells / 100 - 1, "x\n")
      + (cells % 100 == 0 ? "" : "x\n")
  },
  ScreenCase(name: "cells of many tables", limit: .tableCells, allowed: 200_000) { cells in
    // A table of 100 columns and 200 rows is 20,000 cells; the limit is met in the eleventh.
    let head = times(99, "|") + "\n" + times(99, "-|") + "\n"
    let whole = times(cells / 20_000, head + times(199, "x\n") + "\n")
    return whole + (cells % 20_000 == 0 ? "" : head + times((cells % 20_000 + 99) / 100 - 1, "x\n"))
  },
  ScreenCase(name: "delimiter rows, CR LF", limit: .delimiterRows, allowed: 16) {
    "|a|\r\n" + times($0, "|-|\r\n")
  },
  ScreenCase(name: "bytes of a block, CR LF", limit: .blockBytes, allowed: 16 << 10) { size in
    // An LF less in each line than is counted in the file.
    times(size / 16 - 1, "a aaaa aaaa aaa\r\n") + times(15 + size % 16, "b") + "\r\n"
  },
  ScreenCase(name: "declarations", limit: .declarations, allowed: 64) { "a" + times($0, "<?") },
  ScreenCase(name: "more declarations", limit: .declarations, allowed: 64) { "a" + times($0, "<!") },
]

private func limits(_ findings: [Finding]) -> [(limit: Limit, value: Int, allowed: Int)] {
  findings.compactMap {
    guard case .limitExceeded(let limit, let value, let allowed) = $0.fact else { return nil }
    return (limit, value, allowed)
  }
}

@Suite struct ScreenTests {
  @Test(arguments: screenCases)
  func atTheLimitAndAboveIt(screen: ScreenCase) {
    for count in [screen.allowed - 1, screen.allowed] {
      let (tree, findings, _) = parsed(screen.input(count))
      #expect(findings.isEmpty, "\(count) is allowed: \(findings.map(\.fact.message))")
      #expect(tree.nodes.count > 1)
    }
    let (tree, findings, file) = parsed(screen.input(screen.allowed + 1))
    #expect(limits(findings).map(\.limit) == [screen.limit])
    #expect(limits(findings).map(\.allowed) == [screen.allowed])
    #expect(limits(findings).allSatisfy { $0.value > screen.allowed })
    #expect(findings.allSatisfy { $0.range.upperBound <= file.bytes.count })
    #expect(tree.nodes.map(\.kind) == [.document], "what is refused is not parsed")
  }

  @Test func expansionOfDefinitions() {
    // The line of the definition behind its colon, times every `[` of the file.
    let input = { (brackets: Int) in
      let address = " /" + times(16_000, "u")
      // The definition has the first of them.
      let others = brackets - 1
      return "[a]:" + address + "\n\n" + times(others / 1000, times(1000, "[") + "\n\n")
        + times(others % 1000, "[")
    }
    let most = (64 << 20) / 16_002
    #expect(limits(parsed(input(most)).findings).map(\.limit) == [])
    #expect(limits(parsed(input(most + 1)).findings).map(\.limit) == [.definitionExpansion])
  }

  @Test func fencesAreExempt() {
    #expect(parsed("```\n" + times(40_000, "|") + "\n```\n").findings.isEmpty)
    #expect(parsed("```\n" + times(4000, "> > > >\n") + "```\n").findings.isEmpty)
  }

  /// A definition may go on over lines; what can be long is counted, however it is laid out.
  @Test(arguments: [
    "[a]:\n/" + times(16_000, "u"), "[a]: /u \"" + times(1300, "title\nof b\n") + "\"",
    "[a]: /u\n\"" + times(8000, "t\n") + "\"", "[a\\]]: /" + times(16_000, "u"),
    "[a\nb]: /" + times(16_000, "u"), "[a]: /u '" + times(2000, "\n[b]: x") + "'",
    "> [a]:\n> /" + times(16_000, "u"),
  ])
  func expansionOfLongDefinitions(definition: String) {
    #expect(
      parsed(definition + "\n\n" + times(5, times(990, "[") + "\n\n")).findings.map(\.code)
        == [.limitExceeded])
    #expect(limits(parsed(definition + "\n\n" + times(900, "[a]")).findings).map(\.limit) == [])
  }

  @Test func manyShortDefinitionsAreNoLongOne() {
    let list = (0..<700).map { "[\($0)]: https://x.org\n" }.joined()
    #expect(limits(parsed(list + "\n" + times(10, times(990, "[") + "\n\n")).findings).map(\.limit) == [])
  }

  /// The end of a fenced block may stand in by three spaces; what follows it is screened.
  @Test(arguments: [0, 1, 2, 3, 4])
  func whatFollowsAFenceIsScreened(spaces: Int) {
    let end = times(spaces, " ") + "```\n"
    #expect(
      limits(parsed("```\n" + end + times(600, "|") + "\n").findings).map(\.limit)
        == (spaces < 4 ? [.pipesInLine] : []))
  }

  @Test func frontMatterIsNotScreenedForMarkdown() {
    #expect(parsed("---\nlist: \"" + times(600, "|") + "\"\n---\nText.").findings.isEmpty)
  }

  @Test(
    arguments: [
      ([0xFF], 0), ([0x61, 0xC3], 1), ([0xC3, 0x28], 0), ([0x61, 0xE2, 0x82], 1), ([0xED, 0xA0, 0x80], 0),
      ([0xC0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0x80], 0),
    ] as [([UInt8], Int)])
  func bytesThatAreNoUTF8(bytes: [UInt8], at: Int) {
    let file = SourceFile(path: "a.md", bytes: Array("Ünited ".utf8) + bytes + Array(" x".utf8))
    let findings = parseMarkdown(file, from: 0).findings
    #expect(findings.map(\.code) == [.invalidUTF8])
    #expect(findings.first?.range.lowerBound == "Ünited ".utf8.count + at)
    #expect(findings.first?.range.isEmpty == false)
  }

  @Test func controlCharacters() {
    for scalar in (0...0x9F).compactMap(Unicode.Scalar.init) {
      let isControl = scalar.properties.generalCategory == .control
      let text = "aé" + String(scalar) + "b"
      let (_, findings, file) = parsed(text)
      if isControl, !"\t\n\r".unicodeScalars.contains(scalar) {
        #expect(findings.map(\.code) == [.forbiddenCharacter], "U+\(String(scalar.value, radix: 16))")
        #expect(findings.first.map { Array(file.bytes[$0.range]) } == Array(String(scalar).utf8))
      } else {
        #expect(findings.isEmpty, "U+\(String(scalar.value, radix: 16))")
      }
    }
    #expect(parsed("a\u{A0}b\u{200C}c\u{200D}d\u{2028}").findings.isEmpty)
  }

  /// What nobody sees, as itself, as a number and as a name; not the mark that may begin a file.
  @Test(
    arguments: [0x061C, 0x200B, 0x200E, 0x200F, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF] as [UInt32])
  func hiddenCharacters(value: UInt32) throws {
    let character = String(try #require(Unicode.Scalar(value)))
    for text in [
      "a\(character)b", "a&#\(value);b", "a&#x\(String(value, radix: 16));b",
      "---\ntitle: \(character)\n---\n",
    ] {
      #expect(parsed(text).findings.map(\.code) == [.bidirectionalControl], "\(text.debugDescription)")
    }
    #expect(parsed("\u{FEFF}a").findings.isEmpty)
    #expect(parsed("a&rlm;b &ZeroWidthSpace;").findings.count == 2)
  }

  @Test(arguments: [30, 31, 200])
  func marksOnALetter(count: Int) {
    let findings = parsed("a e" + String(repeating: "\u{301}", count: count) + " b").findings
    #expect(findings.map(\.code) == (count > 30 ? [.tooManyMarks] : []))
    if let found = findings.first { #expect(found.range == 3..<(3 + 2 * count)) }
    // Letters between them: each run counts by itself.
    #expect(parsed(String(repeating: "é\u{301}\u{302}م\u{64B}", count: count)).findings.isEmpty)
  }

  @Test(
    arguments: [
      ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n", 1), ("a\n>>>>>>> main\n", 1),
      ("<<<<<<< a\n<<<<<<< b\n", 2), ("x <<<<<<< a\n", 0), ("<<<<<<<\n", 0), ("a\n=======\n", 0),
      ("<<<<<< a\n", 0),
    ])
  func mergeConflicts(text: String, count: Int) {
    #expect(parsed(text).findings.count { $0.code == .mergeConflict } == count, "\(text)")
  }

  @Test func controlCharactersInFrontMatterToo() {
    #expect(parsed("---\ntitle: a\u{7}\n---\nText").findings.map(\.code) == [.forbiddenCharacter])
  }

  @Test func manyControlCharactersAreNotAllListed() {
    #expect(parsed(times(100, "a\u{1}")).findings.count == 20)
  }
}
