import Corpus
import Diagnostics
import Files
import Support
import Testing

/// Settings read from YAML, and what was found, as lines.
private func settings(_ yaml: String) -> (value: Settings, found: [String]) {
  let file = SourceFile(path: Settings.path, text: yaml)
  let read = readSettings(file)
  return (read.value, listed(read.findings, in: file.bytes))
}

/// What is found in settings that are otherwise whole.
private func found(_ yaml: String) -> [String] { settings("title: T\ntlp: CLEAR\n" + yaml).found }

@Suite struct SettingsTests {
  @Test func theEditorIsAnAddressWithThePath() {
    let good = [
      "vscode://file{path}:{line}:{column}", "zed://file{path}", "idea://open?file={path}&line={line}",
      "x-editor+1.0:{path}", "http://localhost:63342/api/file{path}:{line}",
    ]
    for template in good {
      #expect(settings("title: T\ntlp: CLEAR\neditor: \"\(template)\"").value.editor?.template == template)
      #expect(found("editor: \"\(template)\"") == [])
    }
    let bad = [
      "", "vscode", "vscode://file", "vscode://file{line}", "javascript:{path}", "JavaScript:{path}",
      "data:{path}",
      "vbscript:{path}", "blob:{path}", "1x:{path}", ":{path}", "{path}:1", "x:{path}{other}", "x:{path}}",
      "x:{path} y", "x:{path}<", "x:{path}'", "java script:{path}", "x:{path}é",
    ]
    for template in bad {
      #expect(found("editor: \"\(template)\"").count == 1, "\(template)")
      #expect(settings("title: T\ntlp: CLEAR\neditor: \"\(template)\"").value.editor == nil, "\(template)")
    }
  }

  @Test func theExampleOfTheDesign() {
    let (read, found) = settings(
      """
      title: China–Iran military relations
      id: china-iran
      language: en
      cutoff: 2026-11-21            # information cut-off: authored, never the clock
      version: "1"
      authors: [The dossier's editors]
      contact: mailto:desk@example.org
      license: CC-BY-4.0
      base-url: https://example.org/china-iran/
      tlp: CLEAR
      publish: {ceiling: CLEAR}
      yardstick: icd203
      themes: [sanctions, cyber, sco, jcpoa-constraints, military-diplomacy, regional-balance]
      timeline: {from: 1980, to: 2025}
      quotation: {words: 25, words-per-source: 100, share: 0.05}
      """)
    #expect(found == [])
    #expect(read.title == "China–Iran military relations")
    #expect(read.id == "china-iran" && read.language == "en" && read.version == "1")
    #expect(read.cutoff == EDTFDate("2026-11-21"))
    #expect(read.authors == ["The dossier's editors"])
    #expect(read.contact == "mailto:desk@example.org" && read.license == "CC-BY-4.0")
    #expect(read.baseURL == "https://example.org/china-iran/")
    #expect(read.marking == .clear && read.ceiling == .clear)
    #expect(
      read.themes.map(\.value)
        == ["sanctions", "cyber", "sco", "jcpoa-constraints", "military-diplomacy", "regional-balance"])
    #expect(read.timeline == 1980...2025)
    #expect(read.yardstick == .icd203 && settings("title: T\nyardstick: phia").0.yardstick == .phia)
  }

  @Test func theWordsOnAllSourcesStandOnOneLine() {
    #expect(
      settings("title: T\nsource-summary: |\n  Two texts,\n\n  one late.\n").value.sourceSummary
        == "Two texts, one late.")
    #expect(settings("title: T\nsource-summary: ''").value.sourceSummary == nil)
    #expect(found("source-summary: [a]") == ["DOS0305 invalidValue@["])
  }

  @Test func defaults() {
    let (read, found) = settings("title: T\ntlp: AMBER")
    #expect(found == [])
    #expect(read.id == "dossier" && read.language == "en" && read.cutoff == nil && read.baseURL == nil)
    #expect(read.ceiling == .amber, "the ceiling is the dossier's own marking")
    #expect(read.themes.isEmpty && read.timeline == nil)
    #expect(settings("title: T\ntlp: AMBER+STRICT").value.marking == .amberStrict)
  }

  @Test func aBaseAddressEndsInASlash() {
    #expect(settings("title: T\nbase-url: https://x.org/a").value.baseURL == "https://x.org/a/")
  }

  @Test func noFileOrNoTitle() {
    let none = readSettings(nil)
    #expect(none.findings.map(\.code) == [.missingSettings])
    #expect(settings("tlp: CLEAR").found == ["DOS0303 missingTitle@"])
    #expect(settings("title: ''\ntlp: CLEAR").found == ["DOS0303 missingTitle@"])
    #expect(settings("title: T").found == ["DOS1001 missingMarking@"])
  }

  @Test func unknownKeysNameTheNearest() throws {
    let file = SourceFile(path: Settings.path, text: "tittle: T\ntlp: CLEAR\ntitle: T\nquux: 1\n")
    let findings = readSettings(file).findings
    #expect(listed(findings, in: file.bytes) == ["DOS0304 unknownKey@tittle", "DOS0304 unknownKey@quux"])
    let help = findings.map { $0.fact.help(Vocabulary()) }
    #expect(help.first == "did you mean 'title'?")
    #expect(try #require(help.last)?.hasPrefix("known: ") == true, "no known key is near 'quux'")
    #expect(found("quotation: {word: 25}") == ["DOS0304 unknownKey@word"])
    #expect(found("publish: {celing: CLEAR}") == ["DOS0304 unknownKey@celing"])
  }

  @Test func aKeyGivenTwiceIsShownWhereItStandsAgain() throws {
    let file = SourceFile(path: Settings.path, text: "tlp: CLEAR\ntitle: A\nid: x\ntitle: B\n")
    let finding = try #require(readSettings(file).findings.first)
    #expect(finding.code == .duplicateKey)
    #expect(LineTable(file.bytes).place(of: finding.range.lowerBound).line == 4)
  }

  @Test(
    arguments: [
      ("title: &name T", "anchors"), ("title: T\nauthors: &list [a]", "anchors"),
      ("title: T\nid: &x a\nlanguage: *x", "anchors"), ("title: !!str T", "tags"),
      ("title: T\nauthors: !set [a]", "tags"), ("title: T\nversion: !<tag:x.org,2000:v> 1", "tags"),
    ])
  func anchorsAliasesAndTagsAreRefused(yaml: String, feature: String) throws {
    let file = SourceFile(path: Settings.path, text: yaml)
    let refused = try #require(readSettings(file).findings.first { $0.code == .yamlFeature })
    guard case .yamlFeature(let named) = refused.fact else { return }
    #expect(named == feature)
    let place = try #require(yaml.utf8.firstIndex { "&*!".utf8.contains($0) })
    #expect(refused.range.lowerBound == yaml.utf8.distance(from: yaml.startIndex, to: place))
  }

  @Test func anAliasOfNothingIsRefusedToo() {
    #expect(found("id: *nothing").contains { $0.hasPrefix("DOS0301") || $0.hasPrefix("DOS0302") })
  }

  /// Ten levels of ten aliases each would be ten thousand million values.
  @Test(.timeLimit(.minutes(1))) func anAliasBombIsNeverWalked() {
    var yaml = "title: T\nl0: &l0 [x, x]\n"
    for level in 1...10 {
      let aliases = Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", ")
      yaml += "l\(level): &l\(level) [\(aliases)]\n"
    }
    let findings = readSettings(SourceFile(path: Settings.path, text: yaml)).findings
    #expect(findings.count { $0.code == .yamlFeature } == 1)
  }

  @Test(
    arguments: [
      ("cutoff: 2026-13-01", "DOS0306 invalidDate@2026-13-01"),
      ("cutoff: yesterday", "DOS0306 invalidDate@yesterday"),
      ("tlp2: x", "DOS0304 unknownKey@tlp2"),
      ("yardstick: kent", "DOS0305 invalidValue@kent"),
      ("language: e", "DOS0305 invalidValue@e"), ("language: en_GB", "DOS0305 invalidValue@en_GB"),
      ("id: Bad Name", "DOS0104 invalidName@Bad Name"),
      ("base-url: ftp://x.org", "DOS0305 invalidValue@ftp://x.org"),
      ("base-url: https://x.org//y.org/", "DOS0305 invalidValue@https://x.org//y.org/"),
      ("base-url: https:///y", "DOS0305 invalidValue@https:///y"),
      ("publish: {ceiling: PURPLE}", "DOS0305 invalidValue@PURPLE"),
      ("timeline: {from: x, to: 2}", "DOS0305 invalidValue@x"),
    ])
  func aBadValueIsShownWhereItStands(line: String, expected: String) {
    #expect(found(line) == [expected])
  }

  @Test(
    arguments: [
      "id: [a]", "authors: {a: b}", "authors: [[a]]", "timeline: 1980", "timeline: {from: 2025, to: 1980}",
      "publish: CLEAR", "themes: {a: b}", "quotation: 25",
    ])
  func aWrongShapeIsAFinding(line: String) {
    #expect(found(line).map { String($0.prefix(20)) } == ["DOS0305 invalidValue"])
  }

  @Test(arguments: ["just words", "- a\n- b", "a: [b", "a: \"b", "a: b: c", "\ta: b", "? [a]\n: b"])
  func whatIsNoMapping(yaml: String) {
    let found = settings(yaml).found
    #expect(found.contains { $0.hasPrefix("DOS0301 yamlError") }, "\(found)")
  }

  @Test func deepNestingIsRefused() {
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(found("authors: \(deep)").contains { $0.hasPrefix("DOS0103 limitExceeded") })
  }

  @Test func placesCountBytesBehindWideCharacters() {
    #expect(found("authors: [\"Ümläut 中文 👩‍👩‍👧\"] \nid: Ünfit") == ["DOS0104 invalidName@Ünfit"])
    #expect(found("publish: {ceiling: 中}") == ["DOS0305 invalidValue@中"])
    #expect(settings("title: T\r\ntlp: CLEAR\r\nid: Bad\r\n").found == ["DOS0104 invalidName@Bad"])
  }

  /// Editors of one system put it there; notes and sources may start with it too.
  @Test func aByteOrderMarkIsPassedOver() {
    #expect(settings("\u{FEFF}tittle: T\ntitle: T\ntlp: CLEAR").found == ["DOS0304 unknownKey@tittle"])
  }

  @Test func bytesThatAreNoUTF8AreNotRepairedInSilence() {
    let file = SourceFile(
      path: Settings.path, bytes: Array("title: T\ntlp: CLEAR\nlicense: ".utf8) + [0xFF, 0x0A])
    #expect(readSettings(file).findings.map(\.code) == [.invalidUTF8])
  }

  @Test func aMarkingAboveTheCeilingIsAnError() {
    let found = readSettings(
      SourceFile(path: Settings.path, text: "title: T\ntlp: AMBER\npublish: {ceiling: GREEN}\n")
    ).findings
    #expect(found.map(\.code) == [.aboveCeiling])
    let open = readSettings(SourceFile(path: Settings.path, text: "title: T\ntlp: AMBER\n")).findings
    #expect(open == [], "without a ceiling the dossier's own marking is one")
  }

  /// YAML's escapes come out behind the screen.
  @Test(arguments: ["\\x01", "\\u202E", "\\x7F"])
  func escapedControlsAreRefused(escape: String) {
    let file = SourceFile(path: Settings.path, text: "title: \"a\(escape)b\"\ntlp: CLEAR\n")
    #expect(readSettings(file).findings.first?.code == .forbiddenCharacter)
  }
}
