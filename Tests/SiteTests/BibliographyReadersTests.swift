// Two hundred works written in each of the three formats and read back by pandoc's own readers. What a
// reader cannot say is listed where it is compared; everything else has to come back as it was.

import Corpus
import Diagnostics
import Files
import Foundation
import SiteSupport
import Testing

private let works = syntheticWorks(200, seed: 31, types: SourceWork.types)
private let written = Task {
  try await buildSite(
    smallTree(
      Dictionary(uniqueKeysWithValues: works.map { ("content/sources/\($0.key).md", $0.file) })))
}

/// An entry as pandoc writes it in CSL-JSON.
private typealias Entry = [String: Any]

@Suite struct BibliographyReadersTests {
  @Test func theWorksAreReadWithoutAFinding() async throws {
    let site = try await written.value
    #expect(site.findings.filter { $0.path.hasPrefix("content/sources/") }.map(\.fact.message) == [])
    #expect(Set(works.map(\.type)) == Set(SourceWork.types))
    let text = works.map(\.file).joined()
    for mark in ["{", "}", "&", "%", "$", "#", "_", "~", "^", "\\", "\"", "--", "中", "ن", "é"] {
      #expect(text.contains(mark), "no work holds \(mark)")
    }
  }

  @Test func theJSONOfAllWorksFollowsItsSchema() async throws {
    guard let suites = ProcessInfo.processInfo.environment["DOSSIER_SUITES"] else {
      Issue.record(
        "NOT CHECKED against the schema of CSL-JSON: set DOSSIER_SUITES to its folder", severity: .warning)
      return
    }
    let document = try await written.value.text("bibliography.json")
    #expect(try await schemaProblems(document, schema: "\(suites)/csl-data.schema.json") == "")
  }

  @Test func cslJSONComesBack() async throws {
    guard let entries = try await readBack("json", as: "csljson") else { return }
    var problems: [String] = []
    for (work, entry) in zip(works, entries) {
      var check = Comparison(work, entry)
      check.text("type", work.type)
      for key in ["title"] + textKeys { check.text(cslName(key), work[key]) }
      for key in ["archive", "archive-location", "isbn", "issn", "language"] {
        check.text(cslName(key), work[key])
      }
      for role in ["author", "editor", "translator"] {
        check.names(role, work.people(role).map { PersonParts($0).cut }, read: { PersonParts($0) })
      }
      check.date("issued", work["issued"])
      check.date("accessed", work.accessed)
      problems += check.problems
    }
    expectNone(problems, "CSL-JSON")
  }

  @Test func bibLaTeXComesBack() async throws {
    guard let entries = try await readBack("bib", as: "biblatex") else { return }
    var problems: [String] = []
    for (work, entry) in zip(works, entries) {
      var check = Comparison(work, entry)
      // pandoc drops the command for a brace that stands alone; any other form breaks BibTeX's readers.
      check.fold = { withoutLoneBraces($0) }
      check.text("type", bibTypes[work.type] ?? work.type, or: work.type == "software" ? "book" : nil)
      for key in ["title"] + textKeys where !isLostInBibLaTeX(key, work.type) {
        check.text(cslName(key), work[key])
      }
      check.text("ISBN", work["isbn"])
      check.text("ISSN", work["issn"])
      check.text("language", work["language"].map { babel[$0] ?? $0 }, missing: work["language"] == "tg")
      // Which particle is dropped is an option of the whole entry there, and a name without parts is whole.
      for role in ["author", "editor", "translator"] {
        check.names(role, work.people(role).map { PersonParts($0).joined }, read: { PersonParts($0).joined })
      }
      check.date("issued", work["issued"], isEDTF: true)
      check.date("accessed", work.accessed, isEDTF: true)
      problems += check.problems
    }
    expectNone(problems, "BibLaTeX")
  }

  @Test func risComesBack() async throws {
    guard let entries = try await readBack("ris", as: "ris") else { return }
    var problems: [String] = []
    for (work, entry) in zip(works, entries) {
      var check = Comparison(work, entry)
      check.text("type", risTypes[work.type] ?? work.type)
      // pandoc reads no place, series, number or archive, and takes every standard number for an ISSN.
      for key in [
        "title", "container-title", "publisher", "volume", "issue", "page", "edition", "doi", "url",
      ] {
        check.text(cslName(key), work[key])
      }
      check.text("language", work["language"])
      check.text("ISSN", work["isbn"] ?? work["issn"])
      for role in ["author", "editor"] {
        check.names(role, work.people(role).map { PersonParts($0).spoken }, read: { PersonParts($0).spoken })
      }
      check.year(work["issued"])
      problems += check.problems
    }
    expectNone(problems, "RIS")
  }

  /// The comparison itself: a field that is lost or changed is told.
  @Test func aLossIsTold() {
    let work = works[0]
    var check = Comparison(work, ["id": work.key, "title": "Another", "author": [["family": "Nobody"]]])
    check.text("title", work["title"])
    check.text("volume", "12")
    check.names("author", [PersonParts([("family", "Somebody")])], read: { PersonParts($0) })
    check.date("issued", "2031")
    #expect(check.problems.count == 4, "\(check.problems)")
  }
}

/// What the site's file says when pandoc has read it; `nil`, loudly, where pandoc cannot.
private func readBack(_ ending: String, as format: String) async throws -> [Entry]? {
  guard let pandoc = installed("pandoc") else {
    Issue.record("NOT CHECKED with pandoc's reader of \(format): pandoc is not installed", severity: .warning)
    return nil
  }
  let formats = try await run(pandoc, ["--list-input-formats"], environment: environment)
  guard formats.output.split(separator: "\n").contains(where: { $0 == format }) else {
    Issue.record("NOT CHECKED with pandoc's reader of \(format): this pandoc has none", severity: .warning)
    return nil
  }
  let scratch = try Scratch()
  try scratch.put("register", try await written.value.files["bibliography.\(ending)"] ?? [])
  let outcome = try await run(
    pandoc, ["-f", format, "-t", "csljson", scratch("register")], environment: environment)
  #expect(outcome.code == 0 && outcome.error == "", "\(outcome.error)")
  let read = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [Entry]
  let entries = try #require(read).sorted { ($0["id"] as? String ?? "") < ($1["id"] as? String ?? "") }
  try #require(entries.compactMap { $0["id"] as? String } == works.map(\.key))
  return entries
}

/// pandoc reads UTF-8 whatever the locale says; its own data lie where it was installed.
private let environment = ProcessInfo.processInfo.environment.filter { $0.key == "pandoc_datadir" }

private let textKeys = [
  "container-title", "collection-title", "publisher", "publisher-place", "volume", "issue", "number", "page",
  "edition", "doi", "url",
]

private func cslName(_ key: String) -> String {
  switch key {
  case "doi", "url", "isbn", "issn": key.uppercased()
  case "archive-location": "archive_location"
  default: key
  }
}

// MARK: What readers make of it

/// Quotation marks: pandoc sets straight ones as it would in print.
private func withoutMarks(_ text: String) -> String {
  String(text.map { "\"“”„'‘’`".contains($0) ? "'" : $0 }).replacing("''", with: "'")
}

/// Braces without a partner taken out, and the blanks that stood around them.
private func withoutLoneBraces(_ text: String) -> String {
  var kept = Array(text)
  var open: [Int] = []
  for (index, character) in kept.enumerated() {
    if character == "{" { open.append(index) }
    if character == "}", open.popLast() == nil { kept[index] = " " }
  }
  for index in open { kept[index] = " " }
  return kept.split(separator: " ").map { String($0) }.joined(separator: " ")
}

/// Types that BibLaTeX has no entry of its own for, or that pandoc reads as another.
private let bibTypes: [String: String] = [
  "article": "article-journal", "bill": "legislation", "broadcast": "motion_picture", "classic": "book",
  "collection": "book", "document": "", "entry": "entry-encyclopedia",
  "entry-dictionary": "entry-encyclopedia",
  "event": "", "figure": "graphic", "hearing": "", "interview": "", "map": "", "musical_score": "song",
  "performance": "speech", "periodical": "article-journal", "post": "webpage", "post-weblog": "webpage",
  "regulation": "legislation", "review-book": "review", "speech": "manuscript", "standard": "legislation",
]

/// The same of RIS; `GEN` is read as an entry, and `ELEC` as nothing in particular.
private let risTypes: [String: String] = [
  "article": "entry", "broadcast": "motion-picture", "classic": "book", "collection": "book",
  "document": "entry", "entry": "entry-encyclopedia", "entry-dictionary": "book", "event": "entry",
  "hearing": "report", "interview": "personal_communication", "motion_picture": "motion-picture",
  "performance": "entry", "periodical": "article-journal", "post": "post-weblog",
  "regulation": "legislation", "review": "article-journal", "review-book": "article-journal",
  "software": "program", "song": "musical_score", "speech": "graphic", "standard": "report",
  "treaty": "legislation", "webpage": "misc",
]

private let babel = ["en": "en-US", "fa": "persian", "zh": "chinese", "ru": "ru-RU", "de": "de-DE"]

/// BibLaTeX has one number: of the issue, of the series or of the work; and a patent has no publisher's place.
private func isLostInBibLaTeX(_ key: String, _ type: String) -> Bool {
  let articles = [
    "article", "article-journal", "article-magazine", "article-newspaper", "review", "review-book",
    "periodical",
  ]
  let books = [
    "book", "classic", "collection", "chapter", "entry", "entry-dictionary", "entry-encyclopedia",
    "paper-conference",
  ]
  return switch key {
  case "issue": !articles.contains(type)
  case "number": articles.contains(type) || books.contains(type)
  case "container-title": type == "periodical"
  case "publisher-place": type == "patent"
  default: false
  }
}

/// A name by its parts.
private struct PersonParts: Equatable, CustomStringConvertible {
  var parts: [String: String]

  init(_ parts: [(part: String, value: String)]) {
    self.parts = Dictionary(uniqueKeysWithValues: parts.map { ($0.part, withoutMarks($0.value)) })
  }

  init(_ read: Any) {
    parts = ((read as? [String: String]) ?? [:]).mapValues(withoutMarks)
  }

  var description: String { "\(parts.sorted { $0.key < $1.key })" }

  /// pandoc cuts words in small letters off a family name, as CSL's own processor does.
  var cut: PersonParts {
    let cuts = ["de la Cruz": ("de la", "Cruz"), "al-Rashid": ("al-", "Rashid")]
    guard let (particle, family) = parts["family"].flatMap({ cuts[$0] }) else { return self }
    var name = self
    name.parts["non-dropping-particle"] = particle
    name.parts["family"] = family
    return name
  }

  /// Family name with its particles, or the whole name; then given name and suffix.
  var joined: [String] {
    let family = ["dropping-particle", "non-dropping-particle", "family", "literal"].compactMap { parts[$0] }
    return [family.joined().replacing(" ", with: ""), parts["given"] ?? "", parts["suffix"] ?? ""]
  }

  /// RIS knows neither particles nor bodies, and what follows a comma is a part: the words in any order.
  var spoken: [String] {
    parts.values.flatMap { $0.split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init) }.sorted()
  }
}

/// One work and what came back of it.
private struct Comparison {
  let work: SyntheticWork
  let entry: Entry
  var fold: (String) -> String = { $0 }
  var problems: [String] = []

  init(_ work: SyntheticWork, _ entry: Entry) { (self.work, self.entry) = (work, entry) }

  mutating func text(_ key: String, _ wanted: String?, or other: String? = nil, missing: Bool = false) {
    let read = entry[key] as? String
    let readings = missing ? [nil] : other == nil ? [wanted] : [wanted, other]
    let plain = readings.map { $0.map(withoutMarks).map(fold) }
    if plain.contains(read.map(withoutMarks).map(fold)) { return }
    problems.append("\(work.key) \(work.type), \(key): '\(wanted ?? "")' came back as '\(read ?? "nothing")'")
  }

  mutating func names<Name: Equatable>(_ role: String, _ wanted: [Name], read: (Any) -> Name) {
    let found = (entry[role] as? [Any] ?? []).map(read)
    if found != wanted { problems.append("\(work.key), \(role): \(wanted) came back as \(found)") }
  }

  /// Dates that numbers can say; pandoc's writer leaves out seasons and words, and doubt is read for `~` only.
  mutating func date(_ key: String, _ text: String?, isEDTF: Bool = false) {
    let read = entry[key] as? Entry
    let found = "\(read?["date-parts"] as? [[Int]] ?? []) \(read?["circa"] as? Bool == true)"
    guard let text else {
      if read != nil { problems.append("\(work.key), \(key): nothing came back as \(found)") }
      return
    }
    let wanted = (isEDTF ? edtfDates[text] : nil) ?? cslDates[text] ?? day(text)
    if found != wanted { problems.append("\(work.key), \(key): \(text) came back as \(found)") }
  }

  /// The year, which is all that pandoc reads of a date in RIS.
  mutating func year(_ text: String?) {
    let years = ((entry["issued"] as? Entry)?["date-parts"] as? [[Int]])?.first ?? []
    let wanted = text.map { $0.hasPrefix("2031") ? [2031] : [] } ?? []
    if years != wanted { problems.append("\(work.key), issued: \(text ?? "nothing") came back as \(years)") }
  }

  private func day(_ text: String) -> String {
    "[[\(text.split(separator: "-").compactMap { Int($0) }.map(String.init).joined(separator: ", "))]] false"
  }
}

private let cslDates = [
  "2031~": "[[2031]] true", "2031-05?": "[[2031, 5]] true", "2031-05-17%": "[[2031, 5, 17]] true",
  "2031-22": "[[2031]] false", "203X": "[] false", "2031-XX": "[[2031]] false",
  "2031/2033": "[[2031], [2033]] false", "2031-05/2031-06": "[[2031, 5], [2031, 6]] false",
  "2031/..": "[] false", "-0044": "[] false",
]

/// BibLaTeX takes EDTF as it is; pandoc does not read all of it.
private let edtfDates = [
  "2031-05?": "[[2031, 5]] false", "2031-05-17%": "[[2031, 5, 17]] false", "2031-22": "[[2031, 22]] false",
  "2031-XX": "[] false", "-0044": "[[-45]] false",
]
