// What the bibliographies say of a source: one value, which each format writes in its own way. Nothing of a
// digest, of the text itself or of a claim is in it.

import Corpus
import Files

struct BibliographyEntry: Sendable {
  var key: String
  /// A type of CSL.
  var type: String
  var title: String
  var language: String?
  var authors: [PersonName]
  var editors: [PersonName]
  var translators: [PersonName]
  var issued: EDTFDate?
  var originalDate: EDTFDate?
  var eventDate: EDTFDate?
  /// When the copy at the address was retrieved.
  var accessed: EDTFDate?
  var url: String?
  var doi: String?
  var archive: String?
  var archiveLocation: String?
  /// What no format knows, by name: the register's own judgements, and where its page is.
  var extras: [(name: String, value: String)]
  /// The SHA-256 of each copy that has one, by the copy's id.
  var hashes: [(name: String, value: String)]
  private let work: SourceWork

  /// - Parameter page: the address of the source's page, from the site's root where no base is known.
  init(_ source: Source, page: String) {
    work = source.work
    key = source.key
    type = source.work.type
    title = oneLine(source.title)
    language = source.language.map(oneLine)
    authors = source.authors.map(oneLine)
    editors = source.work.editors.map(oneLine)
    translators = source.work.translators.map(oneLine)
    issued = source.issued
    originalDate = source.work.originalDate
    eventDate = source.work.eventDate
    doi = source.work.doi
    let archived = archivedAddress(source.copies)
    let place = published(source.copies)
    url = (source.work.url ?? place?.url ?? archived).map(oneLine)
    let counted = source.copies.first { $0.id == source.numbering }
    accessed = place?.retrieved ?? counted?.retrieved ?? source.copies.compactMap(\.retrieved).first
    archiveLocation = (source.work[.archiveLocation] ?? archived).map(oneLine)
    // An address says itself whose archive it is.
    archive = (source.work[.archive] ?? (archiveLocation == archived ? archived.flatMap(host) : nil)).map(
      oneLine)
    extras = [("label", source.label.value), ("reliability", source.grade.letter), ("group", source.group)]
    if let genre = source.genre { extras.append(("genre", genre)) }
    extras += [("rights", source.rights), ("dossier-page", page)]
    hashes = source.copies.compactMap { copy in copy.sha256.map { (copy.id, $0) } }
  }

  subscript(field: SourceWork.Field) -> String? { work[field].map(oneLine) }
}

extension Site {
  /// Every source of the site, sorted by key.
  func bibliography() -> [BibliographyEntry] {
    corpus.sources.indices.map(bibliographyEntry).sorted { precedes($0.key, $1.key) }
  }

  func bibliographyEntry(_ number: Int) -> BibliographyEntry {
    BibliographyEntry(
      corpus.sources[number], page: (corpus.settings.baseURL ?? "") + plan.sourcePaths[number].text)
  }
}

/// The copy that a reference should lead to: the original before its reprints, and an archive's never.
private func published(_ copies: [Source.Copy]) -> Source.Copy? {
  let open = copies.filter { $0.url != nil && $0.role != "archive" }
  for role in ["original", "reprint", nil] {
    if let copy = open.first(where: { $0.role == role }) { return copy }
  }
  return open.first
}

private func archivedAddress(_ copies: [Source.Copy]) -> String? {
  copies.lazy.compactMap { $0.archiveURL ?? ($0.role == "archive" ? $0.url : nil) }.first
}

/// `web.archive.org` of `https://web.archive.org/web/2026/…`.
private func host(_ address: String) -> String? {
  address.split(separator: "/").dropFirst().first.map(String.init)
}

/// White space as single blanks and none at the ends: each format has one line for a field.
func oneLine(_ text: String) -> String {
  let isBlank = { (scalar: Unicode.Scalar) in
    switch scalar {
    case " ", "\t", "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
  return text.unicodeScalars.split(whereSeparator: isBlank).map { String($0) }.joined(separator: " ")
}

private func oneLine(_ name: PersonName) -> PersonName {
  var name = name
  name.family = oneLine(name.family)
  for part: WritableKeyPath<PersonName, String?> in [
    \.given, \.droppingParticle, \.particle, \.suffix, \.literal,
  ] {
    name[keyPath: part] = name[keyPath: part].map(oneLine)
  }
  return name
}
