// Looking up a place in a sorted list.

extension RandomAccessCollection {
  /// The first index from which on a condition holds, by halving; the end where it never does. The elements
  /// for which it does not hold come first.
  @inlinable package func partitioningIndex(where holds: (Element) -> Bool) -> Index {
    var start = startIndex
    var length = count
    while length > 0 {
      let half = length / 2
      let middle = index(start, offsetBy: half)
      if holds(self[middle]) {
        length = half
      } else {
        start = index(after: middle)
        length -= half + 1
      }
    }
    return start
  }
}
