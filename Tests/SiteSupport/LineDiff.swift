// How many lines two texts differ by, each way: the least that any line diff could show (Myers 1986).

package struct LineCount: Sendable, Equatable {
  package var added = 0
  package var removed = 0

  package init(added: Int = 0, removed: Int = 0) {
    self.added = added
    self.removed = removed
  }
}

package func changedLines(_ before: [UInt8], _ after: [UInt8]) -> LineCount {
  var numbers: [ArraySlice<UInt8>: Int] = [:]
  let number = { (line: ArraySlice<UInt8>) -> Int in
    if let known = numbers[line] { return known }
    numbers[line] = numbers.count
    return numbers.count - 1
  }
  let a = before.split(separator: 0x0A, omittingEmptySubsequences: false).map(number)
  let b = after.split(separator: 0x0A, omittingEmptySubsequences: false).map(number)
  let distance = editDistance(a, b)
  let common = (a.count + b.count - distance) / 2
  return LineCount(added: b.count - common, removed: a.count - common)
}

/// Insertions and deletions of a shortest edit script.
private func editDistance(_ a: [Int], _ b: [Int]) -> Int {
  let most = a.count + b.count
  // By diagonal k = x − y, the furthest x reached.
  var furthest = Array(repeating: 0, count: 2 * most + 3)
  for distance in 0...most {
    for k in stride(from: -distance, through: distance, by: 2) {
      let at = k + most + 1
      let down = k == -distance || (k != distance && furthest[at - 1] < furthest[at + 1])
      var x = down ? furthest[at + 1] : furthest[at - 1] + 1
      while x < a.count, x - k < b.count, x - k >= 0, a[x] == b[x - k] { x += 1 }
      furthest[at] = x
      if x >= a.count, x - k >= b.count { return distance }
    }
  }
  return most
}
