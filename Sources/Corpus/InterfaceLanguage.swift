// The languages that a site speaks in its own words, and the few of these that become part of an author's
// sentence or mark. All other words of pages stand with the pages.

/// A language of the interface, chosen by a dossier's `language`.
package enum InterfaceLanguage: Sendable, CaseIterable {
  case english, persian, chinese

  /// By the first part of a language tag; English for all that has no table of its own.
  package init(_ tag: String) {
    switch tag.split(separator: "-").first?.lowercased() {
    case "fa": self = .persian
    case "zh": self = .chinese
    default: self = .english
    }
  }

  /// Authors as a sentence names them: one, two, or the first of many.
  func authors(_ names: [String]) -> String {
    let isLong = names.count > 2
    return switch self {
    case .english: isLong ? names[0] + " et al." : names.joined(separator: " and ")
    case .persian: isLong ? names[0] + " و دیگران" : names.joined(separator: " و ")
    case .chinese: isLong ? names[0] + "等" : names.joined(separator: "和")
    }
  }

  /// A page of a source, or a run of pages, as a mark shows it: `p. 12`.
  package func page(_ first: String, to last: String) -> String {
    let isOne = first == last
    return switch self {
    case .english: isOne ? "p. \(first)" : "pp. \(first)–\(last)"
    case .persian: isOne ? "ص \(first)" : "صص \(first)–\(last)"
    case .chinese: isOne ? "第\(first)页" : "第\(first)–\(last)页"
    }
  }
}
