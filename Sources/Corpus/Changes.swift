// content/changes.yml: releases of the dossier, and what was corrected in each, in words.

package import Diagnostics
package import Files
import Markup

/// What the authors say of the dossier's releases. Nothing in it is resolved yet.
package struct Changes: Sendable {
  /// The newest first; those of one day by their names, backwards.
  package var releases: [Release] = []

  package struct Release: Sendable {
    package var name: String
    /// `2026-12-01`
    package var day: String
    /// What tells the release from others in an address, such as `1.1`.
    package var slug: String
    /// In the order of the file.
    package var corrections: [Correction]
  }

  package struct Correction: Sendable {
    package var text: String
    /// Ids of claims and judgements.
    package var claims: [Located<String>]
    /// Names of pages, as cross-links write them.
    package var pages: [Located<String>]
  }

  package init() {}

  package static let path = "content/changes.yml"
}

/// Reads the releases; what lacks its name, date or text is a finding and left out.
package func readChanges(_ file: SourceFile?) -> Diagnosed<Changes> {
  var changes = Changes()
  guard let file else { return Diagnosed(changes) }
  let refused = screenText(file)
  guard refused.isEmpty else { return Diagnosed(changes, refused) }
  let yaml = readYAML(file, (file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)..<file.bytes.count)
  var reader = FieldReader(yaml.value, path: file.path, known: ["releases"])
  var slugs: Set<TextKey> = []
  changes.releases = reader.mappings("releases", known: ["release", "date", "corrections"]) {
    fields, range in
    guard let release = readRelease(&fields, range) else { return nil }
    if slugs.insert(TextKey(release.slug)).inserted { return release }
    fields.report(.duplicateKey(key: release.name), fields.range("release"))
    return nil
  }
  changes.releases.sort { a, b in
    a.day == b.day ? precedes(b.slug, a.slug) : precedes(b.day, a.day)
  }
  return Diagnosed(changes, yaml.findings + reader.findings)
}

private func readRelease(_ fields: inout FieldReader, _ range: Range<Int>) -> Changes.Release? {
  let corrections = fields.mappings("corrections", known: ["text", "claims", "pages"]) {
    fields, range -> Changes.Correction? in
    let (claims, pages) = (fields.texts("claims"), fields.texts("pages"))
    guard let text = words("text", of: "correction", &fields, range) else { return nil }
    return Changes.Correction(text: text, claims: claims, pages: pages)
  }
  let name = words("release", of: "release", &fields, range)
  let day = words("date", of: "release", &fields, range)
  guard let name, let day else { return nil }
  guard isDay(day) else {
    fields.report(
      .invalidValue(key: "date", value: day, expected: "a day, such as 2026-11-21"), fields.range("date"))
    return nil
  }
  return Changes.Release(name: name, day: day, slug: versionSlug(name), corrections: corrections)
}

/// A text on one line; that it is missing or empty is a finding.
private func words(
  _ key: String, of what: String, _ fields: inout FieldReader, _ range: Range<Int>
) -> String? {
  if let text = fields.text(key) {
    let words = text.value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !words.isEmpty { return words }
  } else if fields.has(key) {
    // That it is no text was reported.
    return nil
  }
  fields.report(.missingField(key: key, of: what), fields.has(key) ? fields.range(key) : range)
  return nil
}

/// A version as an address may hold it: as it is, where it is letters, digits, `.`, `-` and `_`.
package func versionSlug(_ name: String) -> String {
  let isPlain = name.utf8.allSatisfy { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
  return isPlain ? name : slug(name)
}

/// What gives pages other names where content/changes.yml names them.
/// - Parameter name: the new name of a page for the written one; `nil` where it keeps it.
package func changeRenamings(in file: SourceFile, _ name: (String) -> String?) -> [TextEdit] {
  readChanges(file).value.releases.flatMap(\.corrections).flatMap(\.pages).compactMap { page in
    name(page.value).map { TextEdit(inside(page.range, file.bytes), $0) }
  }
}
