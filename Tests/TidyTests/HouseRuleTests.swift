// House rules that no compiler holds: what may be named where, the length of lines, functions and files.
// Each rule has a sample that it must find.

import Diagnostics
import Foundation
import Support
import Testing

@Suite struct NameRuleTests {
  @Test func onlyTheWorkspaceTouchesTheDisk() throws {
    let found = try NameRule.disk.offences(in: sourceFiles())
    #expect(found == [])
  }

  @Test func nothingBelowTheCommandsAsksTheMachine() throws {
    let found = try NameRule.machine.offences(in: sourceFiles())
    #expect(found == [])
  }

  @Test func onlyTheCommandPrints() throws {
    let found = try NameRule.printing.offences(in: sourceFiles())
    #expect(found == [])
  }

  @Test func onlyOneFileSeesPointersOfTheParser() throws {
    let found = try NameRule.pointers.offences(in: sourceFiles())
    #expect(found == [])
    let alsoFound = try NameRule.parser.offences(in: sourceFiles())
    #expect(alsoFound == [])
  }

  @Test func noWayRoundTheCompiler() throws {
    let found = try NameRule.roundTheCompiler.offences(in: swiftFiles())
    #expect(found == [])
  }

  @Test func processesAreStartedByPosixSpawn() throws {
    let found = try NameRule.starting.offences(in: swiftFiles())
    #expect(found == [], "use `spawn` or `printed` of Tests/Support/Spawn.swift")
  }

  /// Each name outside the exempt places, and none inside them.
  @Test func everyRuleFindsEachOfItsNames() {
    let rules: [NameRule] = [.disk, .machine, .printing, .pointers, .parser, .starting, .roundTheCompiler]
    for rule in rules {
      for name in rule.names {
        #expect(rule.offences("Sources/Files/A.swift", "let a = \(name)") != [], "\(name)")
      }
      for name in rule.calls {
        #expect(rule.offences("Sources/Files/A.swift", "let a = \(name)(b)") != [], "\(name)")
      }
      for place in rule.exempt {
        let path = place.hasSuffix("/") ? place + "A.swift" : place
        #expect(rule.offences(path, rule.names.joined(separator: "\n")) == [], "\(place)")
      }
    }
  }

  @Test(arguments: [
    "let a = try Data(contentsOf: place)", "let a = try String(\n  contentsOf: place)",
    "let d = open(path, 0)", "let d = Glibc.open(path, 0)", "func open() {}\nGlibc.open(path, 0)",
    "a = URL(fileURLWithPath: b)",
    "return fopen(path, mode)", "let here = getcwd(nil, 0)", "/* a\n/* b */ */ FileManager()",
    ##"let a = "in a text: \(FileManager.default)""##, ##"let a = #" " "#; FileManager()"##,
  ])
  func theDiskIsFound(_ text: String) {
    #expect(NameRule.disk.offences("Sources/Corpus/A.swift", text).count == 1)
    #expect(NameRule.disk.offences("Sources/dossier/A.swift", text).count == 1)
    #expect(NameRule.disk.offences("Sources/Workspace/A.swift", text) == [])
  }

  @Test(arguments: [
    "let now = Date()", "let now = Date.now", "let start = ContinuousClock.now", "clock_gettime(0, &t)",
    "let t = time(nil)", "gettimeofday(&t, nil)", "ProcessInfo.processInfo.environment",
    "FileHandle.standardError", "let home = getenv(name)", "let i = Int.random(in: 0..<9)",
    ##"let a = "built \(Date.now)""##, "Glibc.write(2, a, 1)",
  ])
  func theMachineIsFound(_ text: String) {
    #expect(NameRule.machine.offences("Sources/Rendering/A.swift", text) != [])
    #expect(NameRule.machine.offences("Sources/dossier/A.swift", text) == [])
  }

  /// What looks like the disk or the machine, and is not.
  @Test(arguments: [
    "bytes.append(contentsOf: other)", "bytes.insert(\n  contentsOf: other, at: 0)", "blocks.open(kind)",
    "mutating func open(_ i: Int) {}\nopen(i)", "reopen(a)", "EDTFDate(text)", "let a: PartialDate",
    "case invalidDate(key: String)", "time(event.date)",
    "// FileManager and Date()", "/* getenv(a)\n Date() */",
    ##"let a = "FileManager and Date() \"getenv(a)""##, ##"let a = #"{"Date": "getenv(a)"}"#"##,
    "let a = \"\"\"\n  Date() \"and\" fopen(a)\n  \"\"\"",
  ])
  func falseAlarmsAreNone(_ text: String) {
    #expect(NameRule.disk.offences("Sources/Corpus/A.swift", text) == [])
    #expect(NameRule.machine.offences("Sources/Corpus/A.swift", text) == [])
  }

  @Test func otherNamesAreFound() {
    let prints = "Swift.print(a)\npretty_print(a)"
    #expect(NameRule.printing.offences("Sources/Markup/A.swift", prints).count == 1)
    let pointer = "func a(_ b: UnsafeRawPointer, _ c: UnsafeBufferPointer<UInt8>) {}"
    #expect(NameRule.pointers.offences("Sources/Markup/Tree.swift", pointer).count == 1)
    #expect(NameRule.pointers.offences("Sources/Workspace/Folder.swift", pointer) == [])
    #expect(NameRule.parser.offences("Sources/Workspace/Folder.swift", "cmark_node_free(a)").count == 1)
    #expect(NameRule.parser.offences("Sources/Markup/Cmark.swift", "cmark_node_free(a)") == [])
    #expect(NameRule.roundTheCompiler.offences("Tests/A.swift", "let a = try! b()").count == 1)
  }
}

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}

private func leftOvers(_ path: String, _ text: String) -> [String] {
  // Spelled in two parts, so that this file does not find itself.
  let marks = ["FIX" + "ME", "TO" + "DO"]
  return lines(text).enumerated().filter { line in marks.contains { line.element.contains($0) } }
    .map { "\(path):\($0.offset + 1): \($0.element)" }
}

private func longFile(_ path: String, _ text: String) -> [String] {
  lines(text).count > 401 ? [path] : []
}

private func longLines(_ path: String, _ text: String) -> [String] {
  lines(text).enumerated().filter { $0.element.unicodeScalars.count > 110 }
    .map { "\(path):\($0.offset + 1): \($0.element.unicodeScalars.count) columns" }
}

private func longFunctions(_ path: String, _ text: String) -> [String] {
  functionLengths(in: text).filter { $0.length > 70 }.map { "\(path):\($0.line): \($0.length) lines" }
}

/// A file of one type says what it is in the type's own comment, behind the imports.
private func wordless(_ path: String, _ text: String) -> [String] {
  let first = text.split(separator: "\n").first { imports(in: String($0)).isEmpty }
  return first?.hasPrefix("//") == true ? [] : [path]
}

private func machinePaths(_ path: String, _ text: String) -> [String] {
  let places = ["work", "root", "home"].map { "/\($0)/" }
  return lines(text).enumerated().flatMap { index, line in
    places.filter { namesFolder(line, $0) }.map { "\(path):\(index + 1): \($0)" }
  }
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

@Suite struct HouseRuleTests {
  private func offences(
    in files: [String], _ rule: (_ path: String, _ text: String) -> [String]
  ) throws -> [String] {
    try files.flatMap { rule($0, try repositoryText($0)) }
  }

  @Test func nothingIsLeftOver() throws {
    let found = try offences(in: swiftFiles(), leftOvers)
    #expect(found == [])
    #expect(leftOvers("a", "let a = 1\n// TO" + "DO: b") == ["a:2: // TO" + "DO: b"])
  }

  @Test func filesStayShort() throws {
    let found = try offences(in: swiftFiles(), longFile)
    #expect(found == [], "at most 400 lines")
    #expect(longFile("a", String(repeating: "a\n", count: 401)) == ["a"])
    #expect(longFile("a", String(repeating: "a\n", count: 400)) == [])
  }

  @Test func linesStayShort() throws {
    let files = try swiftFiles().filter { $0.hasPrefix("Sources/") }
    let found = try offences(in: files, longLines)
    #expect(found == [], "at most 110 columns")
    let line = String(repeating: "ä", count: 110)
    #expect(longLines("a", "\(line)\n\(line)b") == ["a:2: 111 columns"])
  }

  @Test func functionsStayShort() throws {
    let found = try offences(in: sourceFiles(), longFunctions)
    #expect(found == [], "at most 70 lines")
  }

  @Test func aLongFunctionIsFound() {
    let body = String(repeating: "    if a { b(\"}\\(c { d })\") } // }\n\n", count: 34)
    // 70 lines each, and one more.
    let fits = "  package func a(\n  ) {\n\(body.dropLast())  }\n"
    #expect(functionLengths(in: fits).map(\.length) == [70])
    #expect(longFunctions("a", fits) == [])
    let long = "struct A {\n  init?(\n  ) {\n\n\(body.dropLast())  }\n  func b() {}\n}\n"
    #expect(longFunctions("a", long) == ["a:2: 71 lines"])
    let inside = "func a() {\n  @discardableResult func b<T>() -> T where T: C {\n\n\n\(body)  }\n}\n"
    #expect(longFunctions("a", inside) == ["a:1: 74 lines", "a:2: 72 lines"])
    // Requirements and calls have no body.
    let bare = "protocol A {\n  func a()\n  init(b: B)\n}\nlet c = A.init(b: {\n\(body)})\nfunc d() {}\n"
    #expect(functionLengths(in: bare).map(\.length) == [1])
  }

  /// Where the measure finds no function at all, it measures nothing.
  @Test func allFunctionsAreMeasured() throws {
    var declared = 0
    var measured = 0
    for path in try sourceFiles() {
      let text = try repositoryText(path)
      declared += codeLines(in: text).count { " \($0.text)".contains(" func ") }
      measured += functionLengths(in: text).count
    }
    #expect(declared > 200)
    #expect(measured >= declared)
  }

  @Test func everySourceSaysWhatItIs() throws {
    let found = try offences(in: sourceFiles(), wordless)
    #expect(found == [], "start with a comment on what the file is")
    #expect(wordless("a", "import A\n\nstruct B {}\n// late\n") == ["a"])
    #expect(wordless("a", "import A\n\n/// A type.\nstruct B {}\n") == [])
  }

  @Test func noPathOfAMachine() throws {
    var found: [String] = []
    for path in try repositoryFiles() {
      guard let text = String(bytes: try repositoryFile(path), encoding: .utf8) else { continue }
      found += machinePaths(path, text)
    }
    #expect(found == [])
    let sample = ["/home", "/a\nb/home", "/c\nx.org/work", "/\n(/root", "/)"].joined()
    #expect(machinePaths("a", sample).map { $0.prefix(4) } == ["a:1:", "a:4:"])
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
      .refusedEmbed(target: long, problem: .attributes),
      .refusedEmbed(target: long, problem: .notAClaim("a judgement")),
      .unknownHeading(heading: long, page: "note"), .ambiguousTarget(target: long, candidates: [long]),
      .invalidUTF8, .rawHTML, .brokenSpan, .misplacedAttributes, .missingTitle, .digestWithoutLabel,
      .placeWithoutParagraph(key: "note", place: long, isPage: true),
      .unknownPage(key: "note", page: long, count: 2),
      .uncitedBlock, .missingMarking, .missingSettings, .claimsWithoutId(count: 2), .unexpectedFile,
    ]
  }
}
