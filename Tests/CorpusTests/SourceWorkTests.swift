import Corpus
import Diagnostics
import Files
import Support
import Testing

/// A source with lines of front matter, and what was found.
private func read(_ fields: String) -> (source: Source, found: [Finding], lines: [String]) {
  let file = SourceFile(path: "content/sources/made-up.md", text: "---\ntitle: T\n\(fields)\n---\n")
  let read = readSource(file, key: "made-up")
  return (read.value, read.findings, listed(read.findings, in: file.bytes))
}

@Suite struct SourceWorkTests {
  @Test func everyFieldOfABibliography() {
    let (source, _, found) = read(
      """
      type: chapter
      author:
        - {family: Gogh, given: Vincent, non-dropping-particle: van, suffix: Jr.}
        - {family: Humboldt, given: Alexander, dropping-particle: von}
        - {literal: Ministry of Trade and Industry}
      editor: [{family: حسینی, given: علی}]
      translator: [{family: 王, given: 小明}]
      issued: 2021-09
      original-date: 1999
      event-date: 2020-05-01/2020-05-03
      language: en
      url: https://example.org/a
      doi: https://doi.org/10.1000/a_(b)
      title-short: Short
      original-title: Original
      container-title: Book
      collection-title: Series
      collection-number: 7
      publisher: House
      publisher-place: Oslo
      volume: 2
      issue: 3
      number: A-4
      page: 10-20
      section: S
      edition: 2
      version: "1.0"
      medium: print
      chapter-number: 5
      number-of-pages: 300
      number-of-volumes: 4
      event-title: Meeting
      event-place: Bern
      archive: Hall of Records
      archive-place: Vienna
      archive-location: Box 7
      call-number: QA 76
      isbn: 978-3-16-148410-0
      issn: 1234-5679
      """)
    #expect(found == [])
    let work = source.work
    #expect(work.type == "chapter" && work.doi == "10.1000/a_(b)" && work.url == "https://example.org/a")
    #expect(
      source.authors.map(\.full) == [
        "Vincent van Gogh Jr.", "Alexander von Humboldt", "Ministry of Trade and Industry",
      ])
    #expect(source.authorNames(in: .english) == "van Gogh et al.")
    #expect(source.authorNames(in: .persian) == "van Gogh و دیگران")
    #expect(source.authorNames(in: .chinese) == "van Gogh等")
    #expect(source.authors[2].family == "" && source.authors[2].short == source.authors[2].literal)
    #expect(work.editors.map(\.full) == ["علی حسینی"] && work.translators.map(\.full) == ["小明 王"])
    #expect(work.originalDate == EDTFDate("1999") && work.eventDate == EDTFDate("2020-05-01/2020-05-03"))
    let texts = SourceWork.Field.allCases.map { "\($0.rawValue)=\(work[$0] ?? "nothing")" }
    #expect(
      texts == [
        "title-short=Short", "original-title=Original", "container-title=Book", "collection-title=Series",
        "collection-number=7", "publisher=House", "publisher-place=Oslo", "volume=2", "issue=3",
        "number=A-4", "page=10-20", "section=S", "edition=2", "version=1.0", "medium=print",
        "chapter-number=5", "number-of-pages=300", "number-of-volumes=4", "event-title=Meeting",
        "event-place=Bern", "archive=Hall of Records", "archive-place=Vienna", "archive-location=Box 7",
        "call-number=QA 76", "isbn=978-3-16-148410-0", "issn=1234-5679",
      ])
    #expect(source.publisher == "House")
  }

  @Test func whatIsNotGiven() {
    let (source, _, found) = read("volume: ''")
    #expect(found == [])
    #expect(source.work == SourceWork() && source.work.type == "document" && source.work[.volume] == nil)
    #expect(read("container-title: Paper").source.publisher == "Paper")
  }

  @Test(
    arguments: [
      ("type: article-newspapers", "article-newspapers", "a type of CSL, perhaps 'article-newspaper'"),
      ("type: Report", "Report", "a type of CSL, perhaps 'report'"),
      ("type: legal-case", "legal-case", "a type of CSL, perhaps 'legal_case'"),
      ("type: gossip column", "gossip column", "a type of CSL, such as report"),
      ("doi: ten", "ten", "10. and so on"),
      ("doi: 10.1000", "10.1000", "10. and so on"),
    ])
  func aWrongValueNamesWhatIsExpected(field: String, value: String, expected: String) {
    let (_, findings, lines) = read(field)
    #expect(lines == ["DOS0305 invalidValue@\(value)"])
    #expect(findings.first.map { $0.fact.message.hasSuffix("; expected \(expected)") } == true)
  }

  @Test(
    arguments: [
      "author: [{given: Ines}]", "author: [{literal: Board, family: Mora}]", "editor: [{suffix: Jr.}]",
      "author: [{literal: Board, given: Ines}]", "translator: Mora", "author: [{family: ''}]",
    ])
  func aNameIsOfPartsOrWhole(field: String) {
    #expect(read(field).lines.map { String($0.prefix(20)) } == ["DOS0305 invalidValue"])
  }

  @Test(
    arguments: [
      ("URL: https://a.example/", "url"), ("DOI: 10.1/a", "doi"), ("ISBN: 1", "isbn"),
      ("container_title: P", "container-title"), ("publisher-plac: P", "publisher-place"),
      ("editors: []", "editor"),
    ])
  func anUnknownKeyNamesTheNearest(field: String, nearest: String) {
    let (_, findings, lines) = read(field)
    #expect(lines.map { String($0.prefix(18)) } == ["DOS0304 unknownKey"])
    #expect(findings.first?.fact.help(Vocabulary()) == "did you mean '\(nearest)'?")
  }

  @Test func otherAddressesAreRefused() {
    #expect(read("url: ftp://example.org/a").lines == ["DOS0206 refusedURL@ftp://example.org/a"])
  }

  @Test func typesAreSorted() {
    let types = SourceWork.types
    #expect(types.count == 45 && types == types.sorted(by: precedes))
  }

  @Test(
    arguments: [
      ("2022", "2022"), ("2022-04-27", "2022 m4 d27"), ("2022~", "2022 about"), ("2016?", "2016 uncertain"),
      ("2016%", "2016 uncertain about"), ("2022-22", "2022 s2"), ("-0044", "-44"),
      ("2004-XX", "2004 partial"),
      ("2004-06-XX", "2004 m6 partial"), ("198X", "none"), ("2010/2012-03", "2010 to 2012 m3"),
      ("2010/..", "2010 to none"), ("/2012", "none to 2012"), ("Y17000", "17000"),
    ])
  func datesAsNumbers(text: String, expected: String) throws {
    let date = try #require(EDTFDate(text))
    let words = { (numbers: EDTFDate.Numbers?) in
      guard let numbers else { return "none" }
      let parts = [
        "\(numbers.year)", numbers.month.map { "m\($0)" }, numbers.day.map { "d\($0)" },
        numbers.season.map { "s\($0)" }, numbers.isUncertain ? "uncertain" : nil,
        numbers.isApproximate ? "about" : nil, numbers.isPartial ? "partial" : nil,
      ]
      return parts.compactMap { $0 }.joined(separator: " ")
    }
    let seen = words(date.startNumbers) + (date.isInterval ? " to " + words(date.endNumbers) : "")
    #expect(seen == expected)
  }
}
