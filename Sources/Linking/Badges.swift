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

extension Badge {
  /// Every combination, in the order in which badges are declared, by a bit for each: claims share these
  /// lists.
  fileprivate static let combinations = (0..<(1 << allCases.count)).map { bits in
    allCases.enumerated().filter { bits & 1 << $0.offset != 0 }.map(\.element)
  }
}

extension LinkedCorpus {
  /// The badges of a claim, in the order in which they are declared.
  package func badges(of place: ClaimPlace) -> [Badge] { badges[place.note][place.claim] }

  /// By note and claim: its badges.
  func allBadges() -> [[[Badge]]] {
    corpus.notes.indices.map { note in
      corpus.notes[note].claims.indices.map { badgesWorkedOut(for: ClaimPlace(note: note, claim: $0)) }
    }
  }

  /// A claim without a citation that supports it stands on no source, so nothing is said of its sources.
  private func badgesWorkedOut(for place: ClaimPlace) -> [Badge] {
    let marks = marks(of: place)
    var (isOvertaken, isContested) = (false, marks.indices.contains { marks[$0].role == .contradicts })
    for number in relationsOf[place] ?? [] {
      if relations[number].name == .contradicts { isContested = true }
      if relations[number].name == .supersedes, relations[number].to == place { isOvertaken = true }
    }
    let supporters = marks.indices.filter { marks[$0].role == .supports }.map { marks[$0].source }
    var bits = 0
    let add = { (badge: Badge, isMeant: Bool) in
      if isMeant, let place = Badge.allCases.firstIndex(of: badge) { bits |= 1 << place }
    }
    add(.retracted, dependants.claims.contains(place))
    add(.overtaken, isOvertaken)
    add(.contested, isContested)
    add(.singleSource, !supporters.isEmpty && isOneGroup(supporters))
    add(.secondaryOnly, !supporters.isEmpty && !supporters.contains { arePrimary[$0] })
    return Badge.combinations[bits]
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
