// House rules that no compiler holds: what may be named where, the length of lines and files.

import Diagnostics
import Foundation
import Support
import Testing

/// The places of a name in code, but for those files for which it is allowed.
private func uses(
  of names: [String], in files: [String], except isAllowed: (String) -> Bool = { _ in false }
) throws -> [String] {
  var places: [String] = []
  for path in files where !isAllowed(path) {
    for line in try codeLines(path) {
      for name in names where holds(line.text, name) { places.append("\(path):\(line.number): \(name)") }
    }
  }
  return places
}

/// Whether a name stands in a line where no longer name ends in it.
private func holds(_ line: String, _ name: String) -> Bool {
  var rest = line[...]
  while let range = rest.range(of: name) {
    let before = rest[..<range.lowerBound].last
    if before.map({ !$0.isLetter && !$0.isNumber && $0 != "_" }) ?? true { return true }
    rest = rest[range.upperBound...]
  }
  return false
}

@Suite struct HouseRuleTests {
  @Test func onlyTheWorkspaceTouchesTheDisk() throws {
    let names = ["FileManager", "contentsOfFile", "Data(contentsOf", "fopen("]
    let found = try uses(of: names, in: sourceFiles()) {
      ["Workspace", "dossier-bench"].contains(target($0))
    }
    #expect(found == [])
  }

  @Test func onlyTheCommandPrints() throws {
    let found = try uses(of: ["print("], in: sourceFiles()) {
      ["dossier", "dossier-bench"].contains(target($0))
    }
    #expect(found == [])
  }

  @Test func onlyOneFileSeesPointersOfTheParser() throws {
    let names = ["OpaquePointer", "UnsafePointer", "UnsafeMutablePointer", "cmark_"]
    let found = try uses(of: names, in: sourceFiles()) { path in
      path == "Sources/Markup/Cmark.swift" || target(path) == "Workspace"
    }
    #expect(found == [])
  }

  @Test func noWayRoundTheCompiler() throws {
    let names = ["try!", "nonisolated(unsafe)", "@unchecked Sendable", "@testable", "unsafeBitCast"]
    let found = try uses(of: names, in: swiftFiles())
    #expect(found == [])
  }

  @Test func nothingIsLeftOver() throws {
    // Spelled in two parts, so that this file does not find itself.
    let marks = ["FIX" + "ME", "TO" + "DO"]
    var found: [String] = []
    for path in try swiftFiles() {
      for (number, line) in try repositoryText(path).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      where marks.contains(where: { line.contains($0) }) {
        found.append("\(path):\(number + 1): \(line)")
      }
    }
    #expect(found == [])
  }

  @Test func filesStayShort() throws {
    let long = try swiftFiles().filter { path in
      try repositoryText(path).split(separator: "\n", omittingEmptySubsequences: false).count > 401
    }
    #expect(long == [], "at most 400 lines")
  }

  @Test func linesStayShort() throws {
    var found: [String] = []
    for path in try swiftFiles() where path.hasPrefix("Sources/") {
      let lines = try repositoryText(path).split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.unicodeScalars.count > 110 {
        found.append("\(path):\(index + 1): \(line.unicodeScalars.count) columns")
      }
    }
    #expect(found == [], "at most 110 columns")
  }

  @Test func everySourceSaysWhatItIs() throws {
    var found: [String] = []
    for path in try sourceFiles() {
      let lines = try repositoryText(path).split(separator: "\n")
      // A file of one type says it in the type's own comment, behind the imports.
      let first = lines.first { line in
        !line.isEmpty && imports(in: String(line)).isEmpty
      }
      if first?.hasPrefix("//") != true { found.append(path) }
    }
    #expect(found == [], "start with a comment on what the file is")
  }

  @Test func noPathOfAMachine() throws {
    let places = ["work", "root", "home"].map { "/\($0)/" }
    var found: [String] = []
    for path in try repositoryFiles() {
      guard let text = String(bytes: try repositoryFile(path), encoding: .utf8) else { continue }
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        for place in places where namesFolder(line, place) { found.append("\(path):\(index + 1): \(place)") }
      }
    }
    #expect(found == [])
  }

  /// Whether a line names a folder at the file system's root; `a/home/b` and `https://x.org/work/` do not.
  private func namesFolder(_ line: Substring, _ place: String) -> Bool {
    var rest = line
    while let range = rest.range(of: place) {
      let before = rest[..<range.lowerBound].last
      if before.map({ !$0.isLetter && !$0.isNumber && !"._-)}".contains($0) }) ?? true { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }
}

@Suite struct CodeTests {
  @Test func textsAreUniqueAndOfOneForm() {
    for code in Code.allCases {
      let digits = code.text.dropFirst(3)
      #expect(
        code.text.hasPrefix("DOS") && digits.utf8.count == 4 && digits.allSatisfy(\.isNumber), "\(code)")
      #expect(Int(digits) == code.rawValue, "\(code)")
    }
    #expect(Set(Code.allCases.map(\.text)).count == Code.allCases.count)
  }

  @Test func areasAreThoseOfTheDesign() {
    let areas = Set(Code.allCases.map { $0.rawValue / 100 })
    #expect(areas.isSubset(of: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
  }

  /// The prose is one switch over the facts; each code must have a headline in it that is not empty.
  @Test func everyCodeHasAHeadline() throws {
    let prose = try repositoryText("Sources/Diagnostics/Prose.swift")
    for code in Code.allCases {
      let line = prose.split(separator: "\n").first { $0.contains("case .\(code)") }
      #expect(line != nil, "no headline for \(code)")
      #expect(line?.contains("\"\"") != true, "an empty headline for \(code)")
    }
  }

  @Test func headlinesKeepTheVoice() {
    for fact in sampleFacts {
      let message = fact.message
      #expect(!message.isEmpty && !message.hasSuffix("."), "\(fact.code): \(message)")
      #expect(message.unicodeScalars.count <= 100, "\(fact.code): \(message)")
    }
  }

  /// Facts with payloads as long as writers make them.
  private var sampleFacts: [Fact] {
    let long = String(repeating: "long words ", count: 40)
    return [
      .malformedAttributes(text: long), .refusedURL(url: long), .malformedCitation(text: long),
      .unreadLocator(text: long), .unknownTarget(target: long), .uncitedSentence(sentence: long),
      .invalidValue(key: "rights", value: long, expected: "a text"), .invalidDate(key: "issued", value: long),
      .unknownHeading(heading: long, page: "note"), .ambiguousTarget(target: long, candidates: [long]),
      .invalidUTF8, .rawHTML, .brokenSpan, .misplacedAttributes, .missingTitle, .digestWithoutLabel,
      .uncitedBlock, .missingMarking, .missingSettings, .claimsWithoutId(count: 2), .unexpectedFile,
    ]
  }
}
