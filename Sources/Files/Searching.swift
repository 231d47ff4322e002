// Looking up a place in a sorted list, and bytes in others.

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

/// The first place of some bytes in others, at or behind an offset; `nil` where they do not stand there, or
/// are none.
///
/// The standard library's search of collections is generic, which is felt where whole sites are looked
/// through.
package func firstPlace(of wanted: [UInt8], in bytes: ArraySlice<UInt8>, from start: Int? = nil) -> Int? {
  let from = start ?? bytes.startIndex
  guard let first = wanted.first, from + wanted.count <= bytes.endIndex else { return nil }
  return bytes[from...].withUnsafeBufferPointer { all in
    var i = 0
    while i <= all.count - wanted.count {
      if all[i] == first {
        var same = 1
        while same < wanted.count, all[i + same] == wanted[same] { same += 1 }
        if same == wanted.count { return from + i }
      }
      i += 1
    }
    return nil
  }
}
