// Words of likelihood: the yardsticks with their bands, and how their terms are found in a text.

/// What a dossier measures likelihood by.
package enum Yardstick: String, Sendable, CaseIterable {
  case icd203, phia

  package var name: String {
    switch self {
    case .icd203: "ICD 203"
    case .phia: "PHIA"
    }
  }

  /// The steps of one row, from the least likely on: their terms and their bands.
  ///
  /// ICD 203 has two rows that mean the same and are not mixed; PHIA has one, with gaps between the bands.
  package func steps(row: Int) -> [(terms: [String], band: Band)] {
    switch self {
    case .icd203: zip(icdTerms[row], icdBands).map { ([$0], $1) }
    case .phia: zip(phiaTerms, phiaBands).map { ($0, $1) }
    }
  }

  /// How many rows of terms it has.
  package var rowCount: Int { self == .icd203 ? icdTerms.count : 1 }

  /// The terms of the first row, as help lists them.
  package var terms: [String] { steps(row: 0).flatMap(\.terms) }
}

/// What a step means, in per cent: both ends are in it, unless it lies below its upper end.
package struct Band: Sendable, Equatable {
  /// Without one it starts at nothing.
  package var from: Int?
  /// Without one it has no end below certainty.
  package var to: Int?
  package var isBelow = false
}

/// A term of a yardstick.
package struct Likelihood: Sendable, Hashable {
  package var yardstick: Yardstick
  package var row: Int
  /// Its step, 0 for the least likely.
  package var step: Int
  /// As the yardstick writes it.
  package var term: String

  /// The term of a yardstick that a text is, and nothing else.
  package init?(_ text: String, by yardstick: Yardstick) {
    let found = phrases.first { $0.likelihood.yardstick == yardstick && $0.likelihood.term == text }
    guard let found else { return nil }
    self = found.likelihood
  }

  init(_ yardstick: Yardstick, _ row: Int, _ step: Int, _ term: String) {
    self.yardstick = yardstick
    self.row = row
    self.step = step
    self.term = term
  }

  /// The terms that an English text holds, each as often as it stands there, in order.
  ///
  /// A term of both yardsticks is one of the dossier's. One that another word turns round or shades, such as
  /// `not likely` or `quite likely`, is none.
  package static func terms(in text: String, by yardstick: Yardstick) -> [Likelihood] {
    let words = wordList(text)
    var found: [Likelihood] = []
    var i = 0
    while i < words.count {
      let fitting = phrases.filter { phrase in
        i + phrase.words.count <= words.count
          && zip(words[i...], phrase.words).allSatisfy { $0.text == $1 }
          && words[(i + 1)..<(i + phrase.words.count)].allSatisfy(\.isJoined)
      }
      let longest = fitting.map(\.words.count).max() ?? 0
      let candidates = fitting.filter { $0.words.count == longest }.map(\.likelihood)
      guard let term = candidates.first(where: { $0.yardstick == yardstick }) ?? candidates.first else {
        i += 1
        continue
      }
      let after = i + longest
      let previous = words[i].isJoined && i > 0 ? words[i - 1].text : nil
      let next = after < words.count && words[after].isJoined ? words[after].text : nil
      if !isShaded(by: previous), term.term != "remote" || isLikelihood(remoteAfter: previous, before: next) {
        found.append(term)
      }
      i = after
    }
    return found
  }
}

private let icdTerms = [
  [
    "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely",
    "almost certain",
  ],
  [
    "remote", "highly improbable", "improbable", "roughly even odds", "probable", "highly probable",
    "nearly certain",
  ],
]
private let icdBands = [
  Band(from: 1, to: 5), Band(from: 5, to: 20), Band(from: 20, to: 45), Band(from: 45, to: 55),
  Band(from: 55, to: 80), Band(from: 80, to: 95), Band(from: 95, to: 99),
]
private let phiaTerms = [
  ["remote"], ["highly unlikely"], ["unlikely"], ["realistic possibility"], ["likely", "probable"],
  ["highly likely"], ["almost certain"],
]
private let phiaBands = [
  Band(to: 5), Band(from: 10, to: 20), Band(from: 25, to: 35), Band(from: 40, to: 50, isBelow: true),
  Band(from: 55, to: 75), Band(from: 80, to: 90), Band(from: 95),
]

/// Every term of every yardstick, with the words that it is found by.
private let phrases: [(words: [String], likelihood: Likelihood)] = Yardstick.allCases.flatMap { yardstick in
  (0..<yardstick.rowCount).flatMap { row in
    yardstick.steps(row: row).enumerated().flatMap { step, entry in
      entry.terms.flatMap { term -> [([String], Likelihood)] in
        let words = term.split(separator: " ").map(String.init)
        let likelihood = Likelihood(yardstick, row, step, term)
        let isCertain = term == "almost certain"
        return [(words, likelihood)] + (isCertain ? [(["almost", "certainly"], likelihood)] : [])
      }
    }
  }
}

/// The words of a text in small letters, and whether only a blank or a hyphen parts each from the one before.
private func wordList(_ text: String) -> [(text: String, isJoined: Bool)] {
  var words: [(text: String, isJoined: Bool)] = []
  var word = ""
  var isJoined = true
  for scalar in text.lowercased().unicodeScalars {
    if isWordScalar(scalar.value) {
      word.unicodeScalars.append(scalar)
      continue
    }
    if !word.isEmpty {
      words.append((word, isJoined))
      (word, isJoined) = ("", true)
    }
    // `isn't likely` turns a term round as `not` does, so the apostrophe joins.
    if ![" ", "\u{A0}", "-", "'", "\u{2019}"].contains(scalar) { isJoined = false }
  }
  if !word.isEmpty { words.append((word, isJoined)) }
  return words
}

private func isShaded(by previous: String?) -> Bool {
  guard let previous else { return false }
  return [
    "not", "t", "never", "no", "longer", "more", "less", "most", "least", "as", "so", "too", "quite",
    "fairly",
    "rather", "somewhat", "extremely", "highly", "very", "equally", "increasingly", "hardly", "scarcely",
  ].contains(previous)
}

/// A `remote` chance is a term, a remote province is not.
private func isLikelihood(remoteAfter previous: String?, before next: String?) -> Bool {
  ["chance", "possibility", "prospect", "probability", "likelihood"].contains(next)
    || ["is", "are", "be", "as", "was", "were", "remains", "remain", "seems"].contains(previous)
}
