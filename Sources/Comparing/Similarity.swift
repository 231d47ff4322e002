// How alike two texts are: Dice's measure on pairs of neighbouring words, for texts in Chinese or Japanese
// on pairs of characters. No factor of length: it would punish twice what the measure punishes already.

import Files

/// A text as its words in lower case, with single spaces and without punctuation, for telling two alike.
package func foldedWords(_ text: String) -> [Substring] {
  let lowered = text.lowercased()
  return lowered.unicodeScalars.split { !isWordScalar($0) }.map { Substring($0) }
}

/// The pairs of neighbours in a text, each as a hash; sorted, with repetitions.
package struct Bigrams: Sendable {
  package let hashes: [UInt64]

  package init(_ text: String) {
    var units: [UInt64] = []
    for word in foldedWords(text) {
      var plain: UInt64 = emptyHash
      var hasPlain = false
      for scalar in word.unicodeScalars {
        if isIdeograph(scalar) {
          if hasPlain { units.append(plain) }
          (plain, hasPlain) = (emptyHash, false)
          units.append(hash(emptyHash, scalar))
        } else {
          plain = hash(plain, scalar)
          hasPlain = true
        }
      }
      if hasPlain { units.append(plain) }
    }
    // A text of one word has no pair; then the word itself stands for it.
    guard units.count > 1 else {
      hashes = units
      return
    }
    hashes = zip(units, units.dropFirst()).map { ($0 &* 0x100_0000_01B3) ^ $1 }.sorted()
  }

  /// How many pairs both have.
  package func common(_ other: Bigrams) -> Int {
    var (i, j, both) = (0, 0, 0)
    while i < hashes.count, j < other.hashes.count {
      if hashes[i] == other.hashes[j] {
        (i, j, both) = (i + 1, j + 1, both + 1)
      } else if hashes[i] < other.hashes[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return both
  }

  /// Dice's measure, from 0 to 1.
  package func likeness(to other: Bigrams) -> Double {
    let all = hashes.count + other.hashes.count
    return all == 0 ? 1 : 2 * Double(common(other)) / Double(all)
  }

  /// How much of it stands in the other, from 0 to 1.
  package func share(in other: Bigrams) -> Double {
    hashes.isEmpty ? 0 : Double(common(other)) / Double(hashes.count)
  }
}

/// The least likeness of a pair, and by how much it must be ahead of the next.
package let likenessMin = 0.45
package let leadMin = 0.05
/// The most leftovers of a side that are compared with the other side's.
package let leftoversMax = 2000

/// Which texts of one side are which of the other: each the other's best, like enough and clearly ahead.
package func likePairs(_ a: [Bigrams], _ b: [Bigrams]) -> [(a: Int, b: Int, likeness: Double)] {
  guard a.count <= leftoversMax, b.count <= leftoversMax, !a.isEmpty, !b.isEmpty else { return [] }
  var places: [UInt64: [Int]] = [:]
  for (number, text) in b.enumerated() {
    for hash in Set(text.hashes) { places[hash, default: []].append(number) }
  }
  var bestOfA = Array(repeating: Best(), count: a.count)
  var bestOfB = Array(repeating: Best(), count: b.count)
  for (i, text) in a.enumerated() {
    for j in Set(Set(text.hashes).flatMap { places[$0] ?? [] }).sorted() {
      let likeness = text.likeness(to: b[j])
      bestOfA[i].offer(j, likeness)
      bestOfB[j].offer(i, likeness)
    }
  }
  return a.indices.compactMap { i in
    guard let j = bestOfA[i].place, bestOfB[j].place == i, bestOfA[i].isClear, bestOfB[j].isClear
    else { return nil }
    return (i, j, bestOfA[i].likeness)
  }
}

private struct Best {
  var place: Int?
  var likeness = 0.0
  var next = 0.0

  var isClear: Bool { likeness >= likenessMin && likeness - next >= leadMin }

  mutating func offer(_ other: Int, _ value: Double) {
    if value > likeness {
      (next, likeness, place) = (likeness, value, other)
    } else if value > next {
      next = value
    }
  }
}

private let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

private func hash(_ start: UInt64, _ scalar: Unicode.Scalar) -> UInt64 {
  (start ^ UInt64(scalar.value)) &* 0x100_0000_01B3
}

/// Letters, marks, digits, and the joiners that Persian and the Indian scripts write inside a word.
func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII {
    return (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value)
      || (0x61...0x7A).contains(scalar.value)
  }
  if scalar.value == 0x200C || scalar.value == 0x200D { return true }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber:
    return true
  default: return false
  }
}

/// Han and Kana, where each character counts as a word.
func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x3005...0x3007, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xF900...0xFAFF, 0x20000...0x3FFFF:
    true
  default: false
  }
}
