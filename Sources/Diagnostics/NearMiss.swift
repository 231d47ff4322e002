import Files

/// The name nearest to a misspelt one, or `nil` when none is near: at most a third of its length in
/// insertions, deletions, replacements and swaps. Ties go to the first in byte order.
package func nearestName(to name: String, in names: [String]) -> String? {
  let wanted = Array(name.lowercased().utf8.prefix(80))
  let allowed = max(1, wanted.count / 3)
  var best: (distance: Int, name: String)?
  for candidate in names {
    let bytes = Array(candidate.lowercased().utf8.prefix(80))
    guard abs(bytes.count - wanted.count) <= allowed else { continue }
    let distance = editDistance(wanted, bytes)
    guard distance <= allowed else { continue }
    if let found = best,
      (found.distance, 1) < (distance, 1) || (found.distance == distance && !precedes(candidate, found.name))
    {
      continue
    }
    best = (distance, candidate)
  }
  return best?.name
}

/// Optimal string alignment distance in bytes.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var before: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1] + Array(repeating: 0, count: b.count)
    for j in 0..<b.count {
      row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        row[j + 1] = min(row[j + 1], before[j - 1] + 1)
      }
    }
    before = last
    last = row
  }
  return last[b.count]
}
