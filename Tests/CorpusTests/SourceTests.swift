import Corpus
import Diagnostics
import Files
import Markup
import Support
import Testing

/// A source read from its file and what was found, as lines.
private func source(_ text: String, paragraphs: String? = nil) -> (value: Source, found: [String]) {
  let file = SourceFile(path: "content/sources/made-up.md", text: text)
  let lines = paragraphs.map { SourceFile(path: "content/sources/made-up.paragraphs.jsonl", text: $0) }
  let read = readSource(file, key: "made-up", data: SourceData(paragraphs: lines))
  let own = read.findings.filter { $0.path == file.path }
  let data = read.findings.filter { $0.path != file.path }
  return (read.value, listed(own, in: file.bytes) + listed(data, in: lines?.bytes ?? []))
}

/// What is found in a source with two digests and further lines of front matter.
private func found(_ fields: String) -> [String] {
  source("---\ntitle: T\n\(fields)\n---\nOne. {#p1}\n\nTwo. {#p2}\n").found
}

@Suite struct SourceTests {
  @Test func aWholeRegisterEntry() {
    let (read, found) = source(
      """
      ---
      title: A Made-Up Column
      label: Zaheer 2022              # the mark
      type: article-newspaper
      author:
        - {family: Zaheer, given: Muhammad Akram}
        - {family: Khan}
      issued: 2022~
      language: en
      genre: opinion
      descriptor: A column.
      reliability: {grade: D, why: "derivative, facts garbled", by: editors}
      group: gering-brodsky-2022
      rights: digest
      numbering: text
      tlp: GREEN
      copies:
        - {id: text, role: private, file: 000.txt, retrieved: 2026-11-21, sha256: 893bae9d893bae9d893bae9d893bae9d893bae9d893bae9d893bae9d893bae9d}
        - {id: web, role: original, url: "https://x.org/a", archive-url: "https://archive.org/a"}
      segmentation: {by: line, skip: [3, 4], front: [1, 6], missing: [{after: p1, what: a table}]}
      errata:
        - {at: p2, printed: approved, read: sanctioned, why: its own words, basis: confirmed}
      ---

      A delegation came. {#p1 cred=3 why="widely reported"}

      Penalties are listed. {#p2 cred=4 why="no source named"}

      A table. {#t1}
      """)
    #expect(found == [])
    #expect(read.title == "A Made-Up Column" && read.label.value == "Zaheer 2022")
    #expect(read.authors.map(\.family) == ["Zaheer", "Khan"] && read.authors[0].given == "Muhammad Akram")
    #expect(read.issued == EDTFDate("2022~") && read.genre == "opinion" && read.language == "en")
    #expect(read.grade.letter == "D" && read.grade.why == "derivative, facts garbled")
    #expect(read.grade.by == "editors")
    #expect(read.group == "gering-brodsky-2022" && read.rights == "digest" && read.marking == .green)
    #expect(read.numbering == "text" && read.copies.map(\.id) == ["text", "web"])
    #expect(read.copies[1].url == "https://x.org/a" && read.copies[1].archiveURL == "https://archive.org/a")
    #expect(read.segmentation.skip == [3, 4] && read.segmentation.front == [1, 6])
    #expect(read.segmentation.missing.map(\.after) == ["p1"])
    #expect(read.errata.map(\.at.value) == ["p2"])
    #expect(read.paragraphs.map(\.label) == ["p1", "p2", "t1"])
    #expect(read.paragraphs.map(\.credibility) == [3, 4, nil])
    #expect(read.paragraphs[0].why == "widely reported")
  }

  @Test func defaults() {
    let (read, found) = source("---\ntitle: T\n---\n")
    #expect(found == [])
    #expect(read.label.value == "made-up" && read.group == "made-up" && read.rights == "digest")
    #expect(read.grade.letter == "F" && read.grade.why == nil && read.paragraphs.isEmpty)
  }

  @Test(
    arguments: [
      ("label: Zaheer and others 2022", "DOS0305 invalidValue@Zaheer and others 2022"),
      ("label: ''", "DOS0305 invalidValue@''"),
      ("lable: Z", "DOS0304 unknownKey@lable"),
      ("issued: last year", "DOS0306 invalidDate@last year"),
      ("genre: gossip", "DOS0305 invalidValue@gossip"),
      ("rights: all", "DOS0305 invalidValue@all"),
      ("tlp: clear", "DOS0305 invalidValue@clear"),
      ("reliability: {grade: G}", "DOS0305 invalidValue@G"),
      ("reliability: {grad: A}", "DOS0304 unknownKey@grad"),
      ("numbering: none", "DOS0305 invalidValue@none"),
      ("copies: [{id: a, url: \"javascript:x\"}]", "DOS0206 refusedURL@\"javascript:x\""),
      ("copies: [{id: a, role: stolen}]", "DOS0305 invalidValue@stolen"),
      ("segmentation: {by: page}", "DOS0305 invalidValue@page"),
      ("segmentation: {skip: [0]}", "DOS0305 invalidValue@0"),
      ("errata: [{at: p9, printed: a, read: b}]", "DOS0402 unknownParagraph@p9"),
      ("errata: [{at: p1, basis: guess}]", "DOS0305 invalidValue@guess"),
    ])
  func aBadFieldIsShownWhereItStands(field: String, expected: String) {
    #expect(found(field) == [expected])
  }

  @Test(
    arguments: [
      "author: Zaheer", "author: [{given: Akram}]", "copies: [{role: private}]", "errata: [{printed: a}]",
      "reliability: D", "segmentation: line",
    ])
  func aWrongShapeIsAFinding(field: String) {
    #expect(found(field).map { String($0.prefix(20)) } == ["DOS0305 invalidValue"])
  }

  @Test func missingTitle() {
    #expect(source("---\nlabel: Z\n---\n").found == ["DOS0303 missingTitle@"])
    #expect(source("Text. {#p1}").found == ["DOS0303 missingTitle@"])
  }

  @Test(
    arguments: [
      ("No label.", "DOS0313 digestWithoutLabel@No label."),
      ("Text. {#q1}", "DOS0309 invalidLabel@q1"), ("Text. {#p0}", "DOS0309 invalidLabel@p0"),
      ("Text. {#p01}", "DOS0309 invalidLabel@p01"), ("Text. {#p1234567}", "DOS0309 invalidLabel@p1234567"),
      ("One. {#p1}\n\nAgain. {#p1}", "DOS0308 duplicateLabel@p1"),
      ("One. {#p1 cred=7}", "DOS0305 invalidValue@7"), ("One. {#p1 cred=x}", "DOS0305 invalidValue@x"),
      ("One. {#p1 crad=3}", "DOS0205 unknownAttribute@crad"),
      ("One. {#p1 cred=2 cred=3 why=x}", "DOS0307 duplicateKey@cred"),
      ("# Heading", "DOS0313 digestWithoutLabel@# Heading"),
    ])
  func digests(body: String, expected: String) {
    #expect(source("---\ntitle: T\n---\n" + body).found == [expected])
  }

  @Test func paragraphDataAndDigestsMeetByLabel() {
    let lines = """
      {"label":"f1","lines":[1,1],"chars":[0,5]}
      {"label":"p1","lines":[2,2],"chars":[6,9]}
      {"label":"p2","retired":true}
      {"label":"p3","lines":[3,3],"chars":[10,12]}
      {"label":"t1"}

      """
    let (read, found) = source(
      "---\ntitle: T\n---\nThird. {#p3}\n\nFirst. {#p1 cred=2 why=seen}\n", paragraphs: lines)
    #expect(found == [])
    #expect(read.paragraphs.map(\.label) == ["f1", "p1", "p3", "t1"], "in file order; retired ones are gone")
    #expect(read.paragraphs.map { $0.digest != nil } == [false, true, true, false])
    #expect(read.paragraphs[1].credibility == 2 && read.paragraphs[1].record?.lines == 2...2)
    let third = read.paragraphs[2].digest.map { read.digests.plainText($0..<Int(read.digests.nodes[$0].end)) }
    #expect(third == "Third.")
  }

  @Test func aDigestOfALabelThatTheDataDoesNotHave() {
    let lines = "{\"label\":\"p1\"}\n{\"label\":\"p2\",\"retired\":true}\n"
    #expect(
      source("---\ntitle: T\n---\nTwo. {#p2}\n\nNine. {#p9}\n", paragraphs: lines).found
        == ["DOS0402 unknownParagraph@p2", "DOS0402 unknownParagraph@p9"])
  }

  /// A letter but F and a digit but 6 need their reasons.
  @Test(
    arguments: [
      ("reliability: {grade: B}", "One. {#p1}", ["DOS0820 gradeWithoutReason@B"]),
      ("reliability: {grade: B, why: seen}", "One. {#p1 cred=2 why=seen}", []),
      ("reliability: {grade: F, by: us}", "One. {#p1 cred=6}", []),
      ("genre: news", "One. {#p1 cred=2}", ["DOS0820 gradeWithoutReason@2"]),
      ("genre: news", "One. {#p1 cred=2 why=\"\"}", ["DOS0820 gradeWithoutReason@2"]),
      ("genre: news", "One. {#p1 cred=9}", ["DOS0305 invalidValue@9"]),
    ])
  func gradesAreAskedForTheirReasons(field: String, digest: String, expected: [String]) {
    #expect(source("---\ntitle: T\n\(field)\n---\n\(digest)\n").found == expected)
  }

  @Test func whatWasTakenBack() {
    let read = { (field: String, attribute: String) in
      source("---\ntitle: T\n\(field)\n---\nOne. {#p1\(attribute)}\n")
    }
    #expect(read("genre: news", "").value.retraction == nil)
    #expect(read("retracted: false", " retracted=false").value.retraction == nil)
    #expect(read("retracted: false", " retracted=false").value.paragraphs[0].retraction == nil)
    let plain = read("retracted: true", " .retracted").value
    #expect(plain.retraction != nil && plain.retraction?.reason == nil)
    #expect(plain.paragraphs[0].retraction != nil && plain.paragraphs[0].retraction?.reason == nil)
    let reasoned = read("retracted: a hoax", " retracted=\"a slip\"").value
    #expect(reasoned.retraction?.reason == "a hoax" && reasoned.paragraphs[0].retraction?.reason == "a slip")
    #expect(read("retracted: \"\"", "").found == ["DOS0305 invalidValue@\"\""])
    #expect(read("genre: news", " .gone").found == ["DOS0205 unknownAttribute@gone"])
  }

  @Test func badLinesOfParagraphData() {
    let lines = "{\"label\":\"p1\"}\nnonsense\n{\"label\":\"p1\"}\n"
    let (read, found) = source("---\ntitle: T\n---\n", paragraphs: lines)
    #expect(read.paragraphs.map(\.label) == ["p1"])
    #expect(
      found == [
        "DOS0310 invalidParagraphLine@nonsense", "DOS0310 invalidParagraphLine@{\"label\":\"p1\"}",
      ])
  }
}
