// Whom a dossier's sources are by. Their names stand in claims like those of entities: "A reports" and
// "B reports" are two statements.

import Files
import Foundation

extension SiteModel {
  /// The authors of the sources, as the site's bibliography has them; none where it cannot be read.
  ///
  /// In the forms in which texts name a person: the family name, and the whole name.
  func authorNames() -> Set<String> {
    guard let file = tree["bibliography.json"],
      let works = try? JSONDecoder().decode([Work].self, from: Data(file.bytes))
    else { return [] }
    return Set(works.flatMap { $0.author ?? [] }.flatMap(\.forms))
  }
}

/// What is read of a work; the format is CSL JSON, schema 1.0.
private struct Work: Decodable {
  var author: [Person]?
}

private struct Person: Decodable {
  var family, given, literal: String?

  var forms: [String] {
    if let literal { return [literal] }
    guard let family else { return [] }
    // Where a family's name is a single ideograph, it stands in many words.
    if tokens(family).contains(where: { $0.kind == .ideograph }) {
      return given.map { [family + $0] } ?? []
    }
    return [family] + (given.map { ["\($0) \(family)"] } ?? [])
  }
}
