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
    var found: [Badge] = []
    if dependants.claims.contains(place) { found.append(.retracted) }
    let marks = marks(of: place)
    var (isOvertaken, isContested) = (false, marks.indices.contains { marks[$0].role == .contradicts })
    for number in relationsOf[place] ?? [] {
      if relations[number].name == .contradicts { isContested = true }
      if relations[number].name == .supersedes, relations[number].to == place { isOvertaken = true }
    }
    if isOvertaken { found.append(.overtaken) }
    if isContested { found.append(.contested) }
    let supporters = marks.indices.filter { marks[$0].role == .supports }.map { marks[$0].source }
    if !supporters.isEmpty {
      if isOneGroup(supporters) { found.append(.singleSource) }
      if !supporters.contains(where: { arePrimary[$0] }) { found.append(.secondaryOnly) }
    }
    return found
  }

  /// Whether some sources, those left out that were taken back, belong to one independence group.
  private func isOneGroup(_ supporters: [Int]) -> Bool {
    let standing = supporters.filter { corpus.sources[$0].retraction == nil }
    guard let first = standing.first else { return false }
    return standing.allSatisfy {
      corpus.sources[$0].group.utf8.elementsEqual(corpus.sources[first].group.utf8)
    }
  }
}
