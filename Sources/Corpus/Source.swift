// One source: front matter and one block a paragraph, its digest, ending in its label.

package import Diagnostics
package import Files
package import Markup

/// A work in the register.
package struct Source: Sendable {
  package var key: String
  package var path: String
  package var file: SourceFile
  package var title: String
  /// What a mark shows.
  package var label: Located<String>
  /// What a bibliography says besides authors, date, language and title.
  package var work = SourceWork()
  package var authors: [PersonName]
  package var issued: EDTFDate?
  package var language: String?
  package var publisher: String?
  package var genre: String?
  package var descriptor: String?
  package var grade: Grade
  /// Sources of one group do not corroborate each other; the key when none is given.
  package var group: String
  package var rights: String
  package var marking: Marking?
  /// The id of the copy whose paragraphs are counted.
  package var numbering: String?
  package var copies: [Copy]
  /// Where the copies stand in the file.
  package var copiesRange = 0..<0
  package var segmentation: Segmentation
  /// Where the recipe stands in the file.
  package var segmentationRange = 0..<0
  /// Whether paragraph lines may hold an opening of a few words.
  package var hasFindingAid = true
  package var errata: [Erratum]
  /// Which paragraphs stand on which page; empty when the register does not say.
  package var pages = PageMap()
  /// In file order.
  package var paragraphs: [SourceParagraph]
  package var digests: Tree

  /// Reliability of the source, A to F (Admiralty code); judged apart from the credibility of what it says.
  package struct Grade: Sendable, Equatable {
    package var letter = "F"
    package var why: String?
    package var by: String?
  }

  package struct Copy: Sendable, Equatable {
    package var id: String
    package var role: String?
    package var file: String?
    package var url: String?
    package var archiveURL: String?
    package var retrieved: EDTFDate?
    package var sha256: String?
  }

  /// What is printed, and what we read.
  package struct Erratum: Sendable, Equatable {
    package var at: Located<String>
    package var printed: String
    package var read: String
    package var why: String?
    package var basis: String?

    package static func == (a: Erratum, b: Erratum) -> Bool {
      a.at.value == b.at.value && a.printed == b.printed && a.read == b.read
    }
  }

  /// The authors as a sentence names them: family names, or the title where none is known.
  package func authorNames(in language: InterfaceLanguage) -> String {
    authors.isEmpty ? title : language.authors(authors.map(\.short))
  }

  /// What a missing exhibit is, by its label; exhibits are numbered in the order of their places.
  package func missingExhibit(_ label: String) -> String? {
    guard label.hasPrefix("t"), let number = Int(label.dropFirst()) else { return nil }
    let ordered = segmentation.missing.enumerated().sorted { a, b in
      let (first, second) = (paragraph(a.element.after) ?? .max, paragraph(b.element.after) ?? .max)
      return first == second ? a.offset < b.offset : first < second
    }
    return ordered.indices.contains(number - 1) ? ordered[number - 1].element.what : nil
  }

  /// The paragraph of a label.
  package func paragraph(_ label: String) -> Int? {
    // Labels are few and their lists are walked once a build; a table a source would cost more.
    paragraphIndex[TextKey(label)]
  }

  /// Old addresses of its page, as those of other pages.
  package var redirects: [Located<String>] = []

  /// Whether the work was taken back.
  package var retraction: Retraction?

  /// Warnings that the register lets pass, in the source or at a paragraph of it.
  package var waivers: [Waiver] = []

  /// What was found when the register was last checked against the private text.
  package var checks = Checks()
  /// The runs of words of the private text; `nil` where none were written.
  package var runs: RunFilter?
  /// Whether runs may be written of the private text.
  package var mayHaveRuns = true

  package internal(set) var paragraphIndex: [TextKey: Int] = [:]
}

/// A numbered paragraph, heading, front or back matter, or missing exhibit of a source.
package struct SourceParagraph: Sendable {
  package var label: String
  /// Index of the block in `Source.digests` that holds the digest.
  package var digest: Int?
  /// Credibility 1 to 6, with its reason; 6 means that it cannot be judged.
  package var credibility: Int?
  package var why: String?
  package var retraction: Retraction?
  /// What the tool wrote about the paragraph; `nil` for a source known by digests alone.
  package var record: ParagraphRecord?
}

/// That a work or a paragraph was taken back, by its author, its publisher or whoever had it.
package struct Retraction: Sendable, Equatable {
  package var reason: String?
  /// Where it is said in the source's file.
  package var range: Range<Int>

  /// - Parameter text: `true`, or the reason.
  init(_ text: Located<String>) {
    reason = text.value.isEmpty || text.value == "true" ? nil : text.value
    range = text.range
  }
}

extension Source {
  static let known =
    [
      "title", "label", "language", "genre", "descriptor", "reliability", "group", "rights", "numbering",
      "copies", "segmentation", "errata", "tlp", "finding-aid", "runs", "pages", "ignore", "retracted",
      "derived-from", "aliases",
    ] + SourceWork.keys
  /// Whether it is itself what happened or was decided, and not what somebody writes about it.
  package var isPrimary: Bool { ["primary", "official", "dataset"].contains(genre ?? "") }

  static let genres = ["opinion", "news", "analysis", "primary", "official", "dataset"]
}

/// What the tool wrote about a source, each where there is one.
package struct SourceData: Sendable {
  package var paragraphs: SourceFile?
  package var checks: SourceFile?
  package var runs: SourceFile?

  package init(paragraphs: SourceFile? = nil, checks: SourceFile? = nil, runs: SourceFile? = nil) {
    self.paragraphs = paragraphs
    self.checks = checks
    self.runs = runs
  }
}

/// Reads a source and what the tool wrote about it.
package func readSource(_ file: SourceFile, key: String, data: SourceData = SourceData()) -> Diagnosed<Source>
{
  var (reader, findings, hasYAML) = readFrontMatter(file, known: Source.known)
  let parts = splitFrontMatter(file.bytes)
  let tree = parseMarkdown(file, from: parts.bodyStart)
  findings += tree.findings
  var source = Source(
    key: key, path: file.path, file: file, title: key, label: Located(key, 0..<0), authors: [],
    grade: Source.Grade(), group: key, rights: "digest", copies: [], segmentation: Segmentation(),
    errata: [], paragraphs: [], digests: tree.value)
  readWork(&reader, &source, hasYAML: hasYAML)
  readCopies(&reader, &source)
  let waivers = reader.waivers(.file) + blockWaivers(tree.value, path: file.path)
  source.waivers = waivers.value
  findings += reader.findings + waivers.findings
  findings += readParagraphs(data.paragraphs, &source)
  findings += readChecks(data.checks, &source)
  findings += readRuns(data.runs, &source)
  findings += readDigests(&source)
  findings += source.readPages(reader)
  for erratum in source.errata where source.paragraph(erratum.at.value) == nil {
    findings.append(
      Finding(
        .unknownParagraph(key: key, label: erratum.at.value, count: source.paragraphs.count), path: file.path,
        range: erratum.at.range))
  }
  return Diagnosed(source, findings)
}

private func readWork(_ reader: inout FieldReader, _ source: inout Source, hasYAML: Bool) {
  if let title = reader.text("title"), !title.value.isEmpty {
    source.title = title.value
  } else if hasYAML {
    reader.report(.missingTitle, 0..<0)
  }
  if let label = reader.text("label") {
    source.label = label
    if label.value.unicodeScalars.count > 16 || label.value.isEmpty {
      reader.report(
        .invalidValue(key: "label", value: label.value, expected: "1 to 16 characters"), label.range)
    }
  }
  source.work = readSourceWork(&reader)
  source.authors = readNames(&reader, "author")
  source.issued = reader.date("issued")
  source.language = reader.text("language")?.value
  source.publisher = source.work[.publisher] ?? source.work[.containerTitle]
  source.genre = reader.choice("genre", of: Source.genres)
  source.descriptor = reader.text("descriptor")?.value
  source.grade =
    reader.mapping("reliability", known: ["grade", "why", "by"]) { readGrade(&$0) } ?? Source.Grade()
  source.retraction = readRetraction(&reader)
  source.group = reader.text("group")?.value ?? source.key
  source.rights = reader.choice("rights", of: ["digest", "quotation", "full"]) ?? "digest"
  source.mayHaveRuns = reader.choice("runs", of: ["written", "none"]) != "none"
  source.hasFindingAid = reader.choice("finding-aid", of: ["opening", "none"]) != "none"
  source.marking = readMarking(&reader, "tlp")
  for alias in reader.texts("aliases") {
    if let path = oldPath(alias.value) {
      source.redirects.append(Located(path, alias.range))
    } else {
      // Links name a source by its key alone.
      let expected = "an old address such as /sources/old.html"
      reader.report(.invalidValue(key: "aliases", value: alias.value, expected: expected), alias.range)
    }
  }
}

private func readCopies(_ reader: inout FieldReader, _ source: inout Source) {
  var ids: Set<String> = []
  source.copies = reader.mappings(
    "copies", known: ["id", "role", "file", "url", "archive-url", "archived", "retrieved", "sha256"]
  ) { copy, range in
    guard let id = copy.text("id")?.value else {
      copy.report(.invalidValue(key: "copies", value: "", expected: "an id for each copy"), range)
      return nil
    }
    if !ids.insert(id).inserted { copy.report(.duplicateKey(key: id), range) }
    let hash = copy.text("sha256")
    if let hash, hash.value.utf8.count != 64 || !hash.value.utf8.allSatisfy(isLowerHex) {
      copy.report(
        .invalidValue(key: "sha256", value: hash.value, expected: "64 hexadecimal digits"), hash.range)
    }
    let url = readWebAddress(&copy, "url")
    return Source.Copy(
      id: id, role: copy.choice("role", of: ["original", "reprint", "archive", "private"]),
      file: copy.text("file")?.value, url: url, archiveURL: readWebAddress(&copy, "archive-url"),
      retrieved: copy.date("retrieved"), sha256: hash?.value)
  }
  source.copiesRange = reader.range("copies")
  source.numbering = reader.text("numbering")?.value
  if let numbering = source.numbering, !source.copies.contains(where: { $0.id == numbering }) {
    reader.report(
      .invalidValue(key: "numbering", value: numbering, expected: "the id of a copy"),
      reader.range("numbering"))
  }
  source.segmentation =
    reader.mapping("segmentation", known: ["by", "skip", "front", "back", "headings", "missing"]) { recipe in
      _ = recipe.choice("by", of: ["line"])
      let missing = recipe.mappings("missing", known: ["after", "what"]) { exhibit, _ -> MissingExhibit? in
        guard let after = exhibit.text("after")?.value else { return nil }
        return MissingExhibit(after: after, what: exhibit.text("what")?.value ?? "")
      }
      return Segmentation(
        skip: Set(recipe.numbers("skip")), front: recipe.numbers("front"), back: recipe.numbers("back"),
        headings: recipe.numbers("headings"), missing: missing)
    } ?? Segmentation()
  source.segmentationRange = reader.range("segmentation")
  source.errata = reader.mappings("errata", known: ["at", "printed", "read", "why", "basis"]) {
    erratum, range in
    guard let at = erratum.text("at") else {
      erratum.report(
        .invalidValue(key: "errata", value: "", expected: "at: and the paragraph's label"), range)
      return nil
    }
    return Source.Erratum(
      at: at, printed: erratum.text("printed")?.value ?? "", read: erratum.text("read")?.value ?? "",
      why: erratum.text("why")?.value, basis: erratum.choice("basis", of: ["confirmed", "inferred", "known"]))
  }
}

/// An `http` or `https` address; any other is a finding.
func readWebAddress(_ reader: inout FieldReader, _ key: String) -> String? {
  guard let url = reader.text(key) else { return nil }
  guard url.value.hasPrefix("https://") || url.value.hasPrefix("http://") else {
    reader.report(.refusedURL(url: url.value), url.range)
    return nil
  }
  return url.value
}

private func readGrade(_ reader: inout FieldReader) -> Source.Grade {
  let letter = reader.choice("grade", of: ["A", "B", "C", "D", "E", "F"]) ?? "F"
  let why = reader.text("why")?.value
  // F says that nothing can be judged, and needs no reason.
  if letter != "F", why?.isEmpty ?? true {
    reader.report(.gradeWithoutReason(grade: letter), reader.range("grade"))
  }
  return Source.Grade(letter: letter, why: why, by: reader.text("by")?.value)
}

/// `true`, or the reason.
private func readRetraction(_ reader: inout FieldReader) -> Retraction? {
  guard let text = reader.text("retracted"), text.value != "false" else { return nil }
  if text.value.isEmpty {
    reader.report(
      .invalidValue(key: "retracted", value: "", expected: "true, false or the reason"), text.range)
  }
  return Retraction(text)
}

private func readParagraphs(_ file: SourceFile?, _ source: inout Source) -> [Finding] {
  guard let file else { return [] }
  let refused = screenText(file)
  guard refused.isEmpty else { return refused }
  let (records, problems) = ParagraphRecord.decode(file.bytes)
  let lines = LineTable(file.bytes)
  let findings = problems.map { problem in
    let start = lines.start(ofLine: problem.line)
    return Finding(
      .invalidParagraphLine(problem: "\(problem.what)"), path: file.path,
      range: start..<max(start, lines.start(ofLine: problem.line + 1) - 1))
  }
  for record in records where !record.retired && source.paragraph(record.label) == nil {
    source.paragraphIndex[TextKey(record.label)] = source.paragraphs.count
    source.paragraphs.append(SourceParagraph(label: record.label, record: record))
  }
  return findings
}

private func readChecks(_ file: SourceFile?, _ source: inout Source) -> [Finding] {
  guard let file else { return [] }
  let refused = screenText(file)
  guard refused.isEmpty else { return refused }
  let (checks, unreadable) = Checks.decode(file.bytes)
  source.checks = checks
  let lines = LineTable(file.bytes)
  return unreadable.map { line in
    let start = lines.start(ofLine: line)
    return Finding(
      .invalidCheckLine, path: file.path,
      range: start..<max(start, lines.start(ofLine: line + 1) - 1))
  }
}

private func readRuns(_ file: SourceFile?, _ source: inout Source) -> [Finding] {
  guard let file else { return [] }
  source.runs = RunFilter(file.bytes)
  return source.runs == nil ? [Finding(.invalidRuns, path: file.path, range: 0..<0)] : []
}
