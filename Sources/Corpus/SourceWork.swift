// What a bibliography says of a source: its type, people, dates and the other fields of CSL, by the names
// that CSL gives them, in small letters and with hyphens.

import Diagnostics

/// The fields of a work that reference managers know.
package struct SourceWork: Sendable, Equatable {
  /// A type of CSL, and `document` where none is given.
  package var type = "document"
  package var editors: [PersonName] = []
  package var translators: [PersonName] = []
  package var originalDate: EDTFDate?
  package var eventDate: EDTFDate?
  /// An `http` or `https` address.
  package var url: String?
  /// Without the resolver's address, `10.…`.
  package var doi: String?
  /// What is a text and nothing else.
  private var texts: [Field: String] = [:]

  package init() {}

  package subscript(field: Field) -> String? { texts[field] }

  /// The fields that are text alone, by their names in the front matter.
  package enum Field: String, Sendable, CaseIterable {
    case titleShort = "title-short"
    case originalTitle = "original-title"
    case containerTitle = "container-title"
    case collectionTitle = "collection-title"
    case collectionNumber = "collection-number"
    case publisher
    case publisherPlace = "publisher-place"
    case volume, issue, number, page, section, edition, version, medium
    case chapterNumber = "chapter-number"
    case numberOfPages = "number-of-pages"
    case numberOfVolumes = "number-of-volumes"
    case eventTitle = "event-title"
    case eventPlace = "event-place"
    case archive
    case archivePlace = "archive-place"
    case archiveLocation = "archive-location"
    case callNumber = "call-number"
    case isbn, issn
  }

  static let keys =
    ["type", "author", "editor", "translator", "issued", "original-date", "event-date", "url", "doi"]
    + Field.allCases.map(\.rawValue)

  /// The types of CSL 1.0.2, sorted.
  package static let types = [
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
    "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
    "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation",
    "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent",
    "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report",
    "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
  ]

  fileprivate mutating func set(_ field: Field, _ text: String?) {
    texts[field] = text.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// A person by the parts of the name, or a body by its whole name.
package struct PersonName: Sendable, Equatable {
  /// Empty for a body.
  package var family = ""
  package var given: String?
  /// As in `von Humboldt`: dropped where the family name stands alone.
  package var droppingParticle: String?
  /// As in `de Gaulle`: never dropped.
  package var particle: String?
  package var suffix: String?
  /// The whole name of a body, or of a person whose name has no parts.
  package var literal: String?

  /// What running text calls them.
  package var short: String {
    literal ?? [particle, family].compactMap { $0 }.joined(separator: " ")
  }

  /// As it is spoken: given name first.
  package var full: String {
    literal
      ?? [given, droppingParticle, particle, family, suffix].compactMap { $0 }.joined(separator: " ")
  }

  static let keys = ["family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"]
}

/// Reads the fields but for the authors and the date, which stand in `Source` itself.
func readSourceWork(_ reader: inout FieldReader) -> SourceWork {
  var work = SourceWork()
  if let type = reader.text("type") {
    if SourceWork.types.contains(type.value) {
      work.type = type.value
    } else {
      let near = nearestName(to: type.value, in: SourceWork.types)
      reader.report(
        .invalidValue(
          key: "type", value: type.value,
          expected: near.map { "a type of CSL, perhaps '\($0)'" } ?? "a type of CSL, such as report"),
        type.range)
    }
  }
  work.editors = readNames(&reader, "editor")
  work.translators = readNames(&reader, "translator")
  work.originalDate = reader.date("original-date")
  work.eventDate = reader.date("event-date")
  work.url = readWebAddress(&reader, "url")
  work.doi = readDOI(&reader)
  for field in SourceWork.Field.allCases { work.set(field, reader.text(field.rawValue)?.value) }
  return work
}

/// A list of names; one that is neither a family name nor whole is a finding.
func readNames(_ reader: inout FieldReader, _ key: String) -> [PersonName] {
  reader.mappings(key, known: PersonName.keys) { name, range in
    let read = PersonName(
      family: name.text("family")?.value ?? "", given: filled(name.text("given")),
      droppingParticle: filled(name.text("dropping-particle")),
      particle: filled(name.text("non-dropping-particle")), suffix: filled(name.text("suffix")),
      literal: filled(name.text("literal")))
    // A body has no parts, and a person without a family name cannot be sorted.
    let hasParts = [read.given, read.droppingParticle, read.particle, read.suffix].contains { $0 != nil }
    let isWhole = read.literal != nil && read.family.isEmpty && !hasParts
    guard isWhole || (read.literal == nil && !read.family.isEmpty) else {
      name.report(
        .invalidValue(key: key, value: "", expected: "{family: …, given: …} or {literal: …}"), range)
      return nil
    }
    return read
  }
}

private func filled(_ text: Located<String>?) -> String? {
  text.flatMap { $0.value.isEmpty ? nil : $0.value }
}

/// `10.…`, also behind the address of its resolver.
private func readDOI(_ reader: inout FieldReader) -> String? {
  guard let doi = reader.text("doi") else { return nil }
  let resolvers = [
    "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:",
  ]
  let prefix = resolvers.first { doi.value.hasPrefix($0) } ?? ""
  let bare = String(doi.value.dropFirst(prefix.count))
  guard bare.hasPrefix("10."), bare.utf8.contains(UInt8(ascii: "/")), !bare.contains(where: \.isWhitespace)
  else {
    reader.report(.invalidValue(key: "doi", value: doi.value, expected: "10. and so on"), doi.range)
    return nil
  }
  return bare
}
