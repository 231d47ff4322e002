// The four formats over one list of findings.

import Diagnostics
import Files
import Testing

private let note = SourceFile(
  path: "content/themes/t/n.md",
  text: """
    ---
    title: N
    ---
    One\tsays 中文 e\u{301} so [@nobody, ¶ 2].
    \(String(repeating: "word ", count: 40))[@absent, ¶ 1] \(String(repeating: "more ", count: 40))
    Two lines
    of one thing.

    """)

private func place(of text: String) -> Range<Int> {
  let bytes = note.bytes
  let start = bytes.indices.first { bytes[$0...].starts(with: text.utf8) } ?? 0
  return start..<(start + text.utf8.count)
}

private let sample = [
  Finding(.missingMarking, path: "content/dossier.yml", range: 0..<0),
  Finding(.unknownSource(key: "nobody"), path: note.path, range: place(of: "nobody")),
  Finding(.unknownSource(key: "absent"), path: note.path, range: place(of: "absent")),
  Finding(.uncitedBlock, path: note.path, range: place(of: "Two lines\nof one thing.")),
  Finding(.claimsWithoutId(count: 2), path: "content", range: 0..<0),
  Finding(.unexpectedFile, path: "content/a b,c%:\u{202E}.md", range: 0..<0),
]

private func report(_ findings: [Finding] = sample, isStrict: Bool = false, waived: [Waived] = []) -> Report {
  Report(
    findings, waived: waived, isStrict: isStrict, sources: { $0 == note.path ? note : nil },
    known: Vocabulary(sources: ["nobodi", "other"]), folder: "sub/")
}

@Suite struct ReportTests {
  @Test func text() {
    #expect(
      textReport(report(), color: false) == """
        content/dossier.yml: warning[DOS1001]: the dossier has no tlp; CLEAR is assumed
          help: add 'tlp: CLEAR' to content/dossier.yml
        content/themes/t/n.md:4:26: error[DOS0401]: source 'nobody' is not in the register
          4 | One\tsays 中文 e\u{301} so [@nobody, ¶ 2].
            |    \t                 ^^^^^^
          help: did you mean 'nobodi'?
        content/themes/t/n.md:5:203: error[DOS0401]: source 'absent' is not in the register
          5 | …rd word word word word word word word word word word word [@absent, ¶ 1] more more more more more more more more more more mor…
            |                                                              ^^^^^^
          help: add content/sources/absent.md
        content/themes/t/n.md:6:1: warning[DOS0804]: this block has no citation, id or kind
          6 | Two lines
            | ^^^^^^^^^
          help: cite a paragraph, or mark the block {.assessment} or {.background}
        content: note[DOS0812]: 2 claims have no id of their own yet
          help: run 'dossier id --write'
        content/a b,c%:\u{FFFD}.md: warning[DOS0105]: this file has no place in a dossier and is left out

        """)
  }

  @Test func colorsChangeNoWord() {
    let plain = textReport(report(), color: false)
    var painted = textReport(report(), color: true)
    #expect(painted.contains("\u{1B}[1;31merror[DOS0401]\u{1B}[0m"))
    painted.replace(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(painted == plain)
  }

  @Test func textCountsWhatItDoesNotShow() {
    let many = (0..<50).map { Finding(.unknownSource(key: "k\($0)"), path: "a.md", range: 0..<0) }
    let text = textReport(report(many), color: false)
    #expect(text.hasSuffix("30 more of DOS0401 are not shown; --format json lists all\n"))
    #expect(text.split(separator: "\n").count { $0.contains("DOS0401]") } == 20)
  }

  @Test func json() {
    let lines = jsonReport(report()).split(separator: "\n")
    #expect(lines.count == 7, "one finding a line")
    #expect(
      lines[2]
        == """
        {"code":"DOS0401","name":"unknown-source","severity":"error","path":"content/themes/t/n.md","line":4,\
        "column":26,"endLine":4,"endColumn":32,"message":"source 'nobody' is not in the register",\
        "help":"did you mean 'nobodi'?","notes":[]},
        """)
    #expect(lines[1].contains(#""line":null,"column":null,"endLine":null,"endColumn":null"#))
    #expect(lines[4].contains(#""line":6,"column":1,"endLine":7,"endColumn":14"#))
  }

  @Test func sarifCountsCodePoints() {
    let text = sarifReport(report(), version: "1.2.3")
    #expect(
      text.contains(#""region":{"startLine":4,"startColumn":21,"endLine":4,"endColumn":27}"#), "\(text)")
    #expect(text.contains(#""uri":"sub/content/a%20b%2Cc%25%3A%E2%80%AE.md""#))
    #expect(text.contains(#""columnKind":"unicodeCodePoints""#))
    let rules = text.split(separator: "\n").filter { $0.hasPrefix("{\"id\":") }
    #expect(
      rules.map { $0.prefix(14) }
        == ["0105", "0401", "0804", "0812", "1001"].map { "{\"id\":\"DOS\($0)"[...] })
  }

  @Test func githubLeavesOutColumnsOfSeveralLines() {
    let lines = githubReport(report()).split(separator: "\n")
    #expect(
      lines[1]
        == "::error file=sub/content/themes/t/n.md,line=4,endLine=4,col=26,endColumn=31,title=DOS0401 "
        + "unknown-source::source 'nobody' is not in the register%0Ahelp: did you mean 'nobodi'?")
    #expect(lines[3].hasPrefix("::warning file=sub/content/themes/t/n.md,line=6,endLine=7,title="))
    #expect(lines[5].hasPrefix("::warning file=sub/content/a b%2Cc%25%3A"))
  }

  @Test func githubShowsTenOfAType() {
    let many = (0..<13).map { Finding(.unknownSource(key: "k\($0)"), path: "a.md", range: 0..<0) }
    let lines = githubReport(report(many + [sample[0]])).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error") } == 10 && lines.count { $0.hasPrefix("::warning") } == 1)
    #expect(lines.last == "not shown beside the lines: 3 more errors")
  }

  @Test func strictRaisesWarningsOnly() {
    #expect(report().summary == "2 errors, 3 warnings" && report().exitStatus == 1)
    #expect(report(isStrict: true).summary == "5 errors")
    #expect(jsonReport(report([sample[4]], isStrict: true)).contains(#""severity":"note""#))
  }

  @Test(
    arguments: [
      ([], 0), ([.uncitedBlock], 0), ([.invalidUTF8], 1), ([.invalidUTF8, .missingSettings], 2),
      ([.missingSettings, .changedWhileRead], 3), ([.changedWhileRead, .timeLimit(seconds: 1)], 4),
    ] as [([Fact], Int32)])
  func exitStatus(facts: [Fact], expected: Int32) {
    #expect(report(facts.map { Finding($0, path: "a.md", range: 0..<0) }).exitStatus == expected)
  }

  @Test func errorsInSettingsAndTemplatesAre2() {
    for path in ["content/dossier.yml", "templates/page.mustache"] {
      #expect(report([Finding(.invalidUTF8, path: path, range: 0..<0)]).exitStatus == 2)
    }
  }
}

@Suite struct WaiverTests {
  private func waivers(_ text: String, _ scope: Waiver.Scope = .file) -> [Waiver] {
    readWaivers(text, scope: scope, path: note.path, range: 4..<9).value
  }

  @Test(
    arguments: [
      ("DOS0803: why", ["DOS0803"], []), ("dos0803 DOS0804: why", ["DOS0803", "DOS0804"], []),
      ("DOS0803,DOS0804: a: b", ["DOS0803", "DOS0804"], []), ("DOS0803", [], [.withoutReason]),
      ("DOS0803: ", [], [.withoutReason]), ("", [], [.unreadable]), (": why", [], [.unreadable]),
      ("DOS0999: why", [], [.unknownCode("DOS0999")]), ("uncited: why", [], [.unknownCode("uncited")]),
      ("DOS0401: why", [], [.errorCode("DOS0401")]),
      ("DOS0401 DOS0803: why", ["DOS0803"], [.errorCode("DOS0401")]),
    ] as [(String, [String], [WaiverProblem])])
  func reading(text: String, codes: [String], problems: [WaiverProblem]) {
    let read = readWaivers(text, scope: .file, path: "a.md", range: 0..<1)
    #expect(read.value.map(\.code.text) == codes)
    #expect(read.findings.map(\.fact) == problems.map { .invalidWaiver(text: text, problem: $0) })
  }

  @Test func theNarrowestWaiverIsTheOneThatIsUsed() {
    let open = Finding(.uncitedBlock, path: note.path, range: 100..<110)
    let all = waivers("DOS0804: everywhere", .dossier) + waivers("DOS0804: here", .block(90..<120))
    let (kept, waived) = waive([open], all)
    #expect(waived.map(\.waiver.reason) == ["here"])
    #expect(kept.map(\.fact) == [.unusedWaiver(code: "DOS0804")])
  }

  @Test func aBlocksWaiverHoldsInTheBlockAlone() {
    let findings = [90, 119, 120].map { Finding(.uncitedBlock, path: note.path, range: $0..<($0 + 1)) }
    let elsewhere = Finding(.uncitedBlock, path: "other.md", range: 100..<101)
    let (kept, waived) = waive(findings + [elsewhere], waivers("DOS0804: here", .block(90..<120)))
    #expect(waived.map(\.finding) == Array(findings.prefix(2)))
    #expect(kept == [findings[2], elsewhere])
  }

  @Test func withoutWaiversNothingChanges() {
    let (kept, waived) = waive(sample, [])
    #expect(kept == sample && waived == [])
  }
}
