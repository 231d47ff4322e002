// What can be worked out about a claim from its citations and relations. Badges are computed and never typed,
// so that no author can forget one or claim one.

import Corpus

/// A word about what a claim stands on.
package enum Badge: String, Sendable, CaseIterable {
  case retracted = "on a retracted source"
  /// Another claim supersedes it.
  case overtaken
  case contested
  case singleSource = "single-source"
  case secondaryOnly = "secondary only"

  /// What the badge says, as a sentence without its full stop.
  package var meaning: String {
    switch self {
    case .retracted: "a source or paragraph that the claim rests on was taken back"
    case .overtaken: "another claim takes its place"
    case .contested: "another claim or a cited paragraph contradicts it"
    case .singleSource: "all sources that support it belong to one independence group"
    case .secondaryOnly: "no source that supports it is primary, official or a dataset"
    }
  }
}

extension LinkedCorpus {
  /// The badges of a claim, in the order in which they are declared.
  ///
  /// A claim without a citation that supports it stands on no source, so nothing is said of its sources.
  package func badges(of place: ClaimPlace) -> [Badge] {
    var found: Set<Badge> = []
    for number in relationsOf[place] ?? [] {
      let relation = relations[number]
      if relation.name == .contradicts { found.insert(.contested) }
      if relation.name == .supersedes, relation.to == place { found.insert(.overtaken) }
    }
    if marks(of: place).contains(where: { $0.role == .contradicts }) { found.insert(.contested) }
    let supporters = supporters(of: place)
    if !supporters.isEmpty {
      if groups(of: place).count == 1 { found.insert(.singleSource) }
      if !supporters.contains(where: { corpus.sources[$0].isPrimary }) { found.insert(.secondaryOnly) }
    }
    if dependants.claims.contains(place) { found.insert(.retracted) }
    return Badge.allCases.filter(found.contains)
  }
}
