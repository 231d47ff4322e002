// What the front matter of a page says of the page itself: language, dates, authors, old addresses, draft.

import Diagnostics

/// Fields of a page that its text does not depend on.
package struct PageDetails: Sendable {
  package var subtitle: String?
  /// For search engines and previews; never a claim's text.
  package var description: String?
  /// Where it differs from the dossier's.
  package var language: String?
  package var authors: [String] = []
  package var date: EDTFDate?
  package var updated: EDTFDate?
  /// Other names that links may use.
  package var names: [String] = []
  /// Old addresses, as paths below the site's root that end in `.html`; checked by the plan.
  package var redirects: [Located<String>] = []
  /// Byte range of what says so, for a page that is left out.
  package var draft: Range<Int>?

  static let keys = [
    "title", "subtitle", "tlp", "aliases", "default-kind", "language", "lang", "ignore", "tags", "categories",
    "date", "updated", "lastmod", "date-modified", "description", "abstract", "author", "authors", "draft",
    "publish",
  ]
}

/// Reads the fields; of two names for one field the second is a finding.
func readDetails(_ reader: inout FieldReader, _ place: Place) -> PageDetails {
  var details = PageDetails()
  details.subtitle = reader.text("subtitle")?.value
  details.description = reader.oneKey(of: ["description", "abstract"]).flatMap { reader.text($0)?.value }
  if let key = reader.oneKey(of: ["language", "lang"]), let tag = reader.text(key) {
    if isLanguageTag(tag.value) {
      details.language = tag.value
    } else {
      reader.report(
        .invalidValue(key: key, value: tag.value, expected: "a tag such as en or fa"), tag.range)
    }
  }
  details.authors =
    reader.oneKey(of: ["authors", "author"]).map { key in reader.texts(key).map(\.value) } ?? []
  details.date = reader.date("date")
  details.updated = reader.oneKey(of: ["updated", "lastmod", "date-modified"]).flatMap { reader.date($0) }
  for alias in reader.texts("aliases") {
    if let path = oldPath(alias.value) {
      details.redirects.append(Located(path, alias.range))
    } else {
      details.names.append(alias.value)
    }
  }
  details.draft = readDraft(&reader, place)
  return details
}

/// The path that an old address means; `nil` for another name of the page.
///
/// Hugo's and Quarto's addresses begin with `/` or end in `.html`; a folder stands for its `index.html`.
func oldPath(_ alias: String) -> String? {
  guard alias.utf8.first == UInt8(ascii: "/") || alias.hasSuffix(".html") else { return nil }
  let path = alias.utf8.first == UInt8(ascii: "/") ? String(alias.dropFirst()) : alias
  if path.hasSuffix(".html") { return path }
  return path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path + "/index.html"
}

/// `draft: true` or `publish: false`, on a page that can be missing.
private func readDraft(_ reader: inout FieldReader, _ place: Place) -> Range<Int>? {
  guard let key = reader.oneKey(of: ["draft", "publish"]), let value = reader.boolean(key),
    value == (key == "draft")
  else { return nil }
  switch place {
  case .about, .note, .entity: return reader.range(key)
  case .front, .theme:
    reader.report(
      .invalidValue(key: key, value: "\(value)", expected: "\(!value), because this page is always there"),
      reader.range(key))
    return nil
  }
}

/// The findings of a page, or of a draft that it is left out: nothing else in it matters yet.
func reported(of note: Note, _ findings: [Finding]) -> [Finding] {
  guard let draft = note.details.draft else { return findings }
  return [Finding(.draft, path: note.path, range: draft)]
}
