// What moved: of the things that both sides have in some order, the longest row that kept its order stayed,
// and the others moved.

import Files

/// The places of a longest increasing row in a list of different numbers.
///
/// Of several such rows, the one with the greatest sum of weights. Weights that come from names, not from
/// places, make the choice the same whichever side is asked about the other.
package func longestIncreasing(_ numbers: [Int], weights: [UInt32]) -> [Int] {
  precondition(numbers.count == weights.count, "each number has a weight")
  guard !numbers.isEmpty else { return [] }
  let sorted = numbers.sorted()
  // `best[rank]`: a Fenwick tree of the best row that ends at or before a rank.
  var best = Array(repeating: Row(), count: sorted.count + 1)
  var previous = Array(repeating: -1, count: numbers.count)
  var last = Row()
  for (place, number) in numbers.enumerated() {
    let rank = sorted.partitioningIndex { $0 >= number } + 1
    var row = Row()
    var i = rank - 1
    while i > 0 {
      if best[i].isBetter(than: row) { row = best[i] }
      i &= i - 1
    }
    previous[place] = row.end
    row = Row(length: row.length + 1, weight: row.weight + UInt64(weights[place]), end: place)
    if row.isBetter(than: last) { last = row }
    i = rank
    while i < best.count {
      if row.isBetter(than: best[i]) { best[i] = row }
      i += i & -i
    }
  }
  var places: [Int] = []
  var place = last.end
  while place >= 0 {
    places.append(place)
    place = previous[place]
  }
  return places.reversed()
}

private struct Row {
  var length = 0
  var weight: UInt64 = 0
  var end = -1

  func isBetter(than other: Row) -> Bool { (length, weight) > (other.length, other.weight) }
}
