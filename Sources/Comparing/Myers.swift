// The shortest edit from one list to another (Myers, "An O(ND) difference algorithm", 1986), for lines and
// for words, within a bound of work.

/// What became of a stretch: nothing, or its elements went, or came, or both.
package struct Edit: Sendable, Equatable {
  package var a: Range<Int>
  package var b: Range<Int>

  package init(a: Range<Int>, b: Range<Int>) { (self.a, self.b) = (a, b) }
}

/// The most cells that are looked at before a stretch is given for replaced as a whole.
package let cellsMax = 4_000_000

/// The stretches in which two lists differ, in order, with something alike between each two.
package func edits<Element: Equatable>(_ a: [Element], _ b: [Element], cells: Int = cellsMax) -> [Edit] {
  var start = 0
  while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
  var (endA, endB) = (a.count, b.count)
  while endA > start, endB > start, a[endA - 1] == b[endB - 1] { (endA, endB) = (endA - 1, endB - 1) }
  if start == endA && start == endB { return [] }
  let whole = [Edit(a: start..<endA, b: start..<endB)]
  if start == endA || start == endB { return whole }
  guard let matches = matches(Array(a[start..<endA]), Array(b[start..<endB]), cells: cells) else {
    return whole
  }
  var found: [Edit] = []
  var (i, j) = (start, start)
  for match in matches + [(endA - start, endB - start)] {
    let (nextA, nextB) = (match.0 + start, match.1 + start)
    if nextA > i || nextB > j { found.append(Edit(a: i..<nextA, b: j..<nextB)) }
    (i, j) = (nextA + 1, nextB + 1)
  }
  return found
}

/// The pairs of a longest common row; `nil` when finding it would take more cells than allowed.
private func matches<Element: Equatable>(_ a: [Element], _ b: [Element], cells: Int) -> [(Int, Int)]? {
  let (n, m) = (a.count, b.count)
  let offset = n + m
  var front = Array(repeating: 0, count: 2 * offset + 2)
  // For each number of edits, the fronts within reach: row d holds the diagonals -d...d.
  var history: [[Int32]] = []
  var used = 0
  for d in 0...(n + m) {
    used += 2 * d + 1
    if used > cells { return nil }
    for k in stride(from: -d, through: d, by: 2) {
      var x =
        k == -d || (k != d && front[offset + k - 1] < front[offset + k + 1])
        ? front[offset + k + 1] : front[offset + k - 1] + 1
      while x < n, x - k < m, x - k >= 0, a[x] == b[x - k] { x += 1 }
      front[offset + k] = x
    }
    history.append((-d...d).map { Int32(front[offset + $0]) })
    let k = n - m
    if abs(k) <= d, (k + d) % 2 == 0, front[offset + k] >= n { return walk(history, n, m) }
  }
  return nil
}

/// Back from the end along the fronts, collecting what is alike.
private func walk(_ history: [[Int32]], _ n: Int, _ m: Int) -> [(Int, Int)] {
  var pairs: [(Int, Int)] = []
  var (x, y) = (n, m)
  for d in stride(from: history.count - 1, through: 0, by: -1) {
    let k = x - y
    func reach(_ k: Int) -> Int {
      // Row d - 1 holds the diagonals up to d - 1; beyond them nothing was reached.
      d > 0 && abs(k) <= d - 1 ? Int(history[d - 1][k + d - 1]) : -1
    }
    let isDown = k == -d || (k != d && reach(k - 1) < reach(k + 1))
    let before = d == 0 ? 0 : isDown ? reach(k + 1) : reach(k - 1)
    let start = d == 0 ? 0 : isDown ? before : before + 1
    while x > start {
      (x, y) = (x - 1, y - 1)
      pairs.append((x, y))
    }
    if d > 0 { (x, y) = (before, isDown ? before - (k + 1) : before - (k - 1)) }
  }
  return pairs.reversed()
}
