// Which claim of one site is which of the other: by id; what is left over by equal words, then by alike ones.

import Files

/// The claims of two sites, paired.
struct ClaimPairs: Sendable {
  /// By the ids of both, in the order of B's ids.
  var pairs: [(a: String, b: String)]
  /// The id in the other site.
  var bOfA: [String: String]
  var aOfB: [String: String]
  /// Sorted.
  var removed: [String]
  var added: [String]
  /// What a removed or added claim might be the same as, short of being told to be.
  var hints: [String: [String]]
}

func pairClaims(_ a: SiteModel, _ b: SiteModel) -> ClaimPairs {
  var pairs: [(a: String, b: String)] = []
  var (leftA, leftB): ([String], [String]) = ([], [])
  for id in a.claims.keys { if b.claims[id] != nil { pairs.append((id, id)) } else { leftA.append(id) } }
  for id in b.claims.keys where a.claims[id] == nil { leftB.append(id) }
  leftA.sort(by: precedes)
  leftB.sort(by: precedes)
  pairEqual(&leftA, &leftB, &pairs, a, b)
  let gramsA = leftA.map { Bigrams(a.claims[$0]?.record.text ?? "") }
  let gramsB = leftB.map { Bigrams(b.claims[$0]?.record.text ?? "") }
  let like = likePairs(gramsA, gramsB)
  pairs += like.map { (leftA[$0.a], leftB[$0.b]) }
  let (usedA, usedB) = (Set(like.map(\.a)), Set(like.map(\.b)))
  let restA = leftA.indices.filter { !usedA.contains($0) }
  let restB = leftB.indices.filter { !usedB.contains($0) }
  var hints: [String: [String]] = [:]
  if restA.count * restB.count <= leftoversMax * leftoversMax / 16 {
    for i in restA {
      for j in restB where gramsA[i].likeness(to: gramsB[j]) >= likenessMin {
        hints[leftA[i], default: []].append(leftB[j])
        hints[leftB[j], default: []].append(leftA[i])
      }
    }
  }
  pairs.sort { precedes($0.b, $1.b) }
  return ClaimPairs(
    pairs: pairs, bOfA: Dictionary(uniqueKeysWithValues: pairs.map { ($0.a, $0.b) }),
    aOfB: Dictionary(uniqueKeysWithValues: pairs.map { ($0.b, $0.a) }), removed: restA.map { leftA[$0] },
    added: restB.map { leftB[$0] }, hints: hints)
}

/// Pairs the leftovers of the same words; of several, first those on the same page, then in order.
private func pairEqual(
  _ leftA: inout [String], _ leftB: inout [String], _ pairs: inout [(a: String, b: String)], _ a: SiteModel,
  _ b: SiteModel
) {
  func key(_ claim: SiteClaim?, withPage: Bool) -> String {
    let words = foldedWords(claim?.record.text ?? "").joined(separator: " ")
    return withPage ? words + "\0" + (claim?.record.page ?? "") : words
  }
  for withPage in [true, false] {
    var places: [String: [String]] = [:]
    for id in leftB.reversed() { places[key(b.claims[id], withPage: withPage), default: []].append(id) }
    var (usedA, usedB): (Set<String>, Set<String>) = ([], [])
    for id in leftA {
      guard let other = places[key(a.claims[id], withPage: withPage)]?.popLast() else { continue }
      pairs.append((id, other))
      usedA.insert(id)
      usedB.insert(other)
    }
    leftA.removeAll { usedA.contains($0) }
    leftB.removeAll { usedB.contains($0) }
  }
}

/// The claims that moved: to another page, or out of the order that the others of their page kept.
func movedClaims(_ a: SiteModel, _ b: SiteModel, _ pairs: ClaimPairs) -> Set<String> {
  var moved: Set<String> = []
  for (page, ids) in b.order {
    let places = Dictionary(
      (a.order[page] ?? []).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let stayed = ids.compactMap { id in pairs.aOfB[id].flatMap { places[$0] }.map { (id, $0) } }
    let numbers = stayed.map(\.1)
    // Nearly all pages keep their order.
    if zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) { continue }
    let weights = stayed.map { id, _ in pairWeight(id, pairs.aOfB[id] ?? id) }
    let kept = Set(longestIncreasing(numbers, weights: weights))
    for (place, entry) in stayed.enumerated() where !kept.contains(place) { moved.insert(entry.0) }
  }
  for pair in pairs.pairs where a.claims[pair.a]?.record.page != b.claims[pair.b]?.record.page {
    moved.insert(pair.b)
  }
  return moved
}

/// A pair weighs the same from both sides.
func pairWeight(_ id: String, _ other: String) -> UInt32 {
  UInt32(truncatingIfNeeded: weight(id) &+ weight(other)) >> 1
}

private func weight(_ id: String) -> UInt64 {
  id.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } >> 33
}
