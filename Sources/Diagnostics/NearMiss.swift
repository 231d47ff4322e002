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

/// The names nearest to a misspelt one, the nearest first; of equally near ones the first in byte order.
package func nearestNames(to name: String, in names: [String], most: Int) -> [String] {
  var left = names
  var found: [String] = []
  while found.count < most, let next = nearestName(to: name, in: left) {
    found.append(next)
    left.removeAll { $0.utf8.elementsEqual(next.utf8) }
  }
  return found
}

/// Up to three codes that a number or name may have meant: those of the number's area that are next to it;
/// else the one whose name or number is nearly the same; else those in whose names its words occur.
package func nearCodes(to text: String) -> [Code] {
  let wanted = text.lowercased()
  if let number = Int(wanted.hasPrefix("dos") ? wanted.dropFirst(3) : wanted[...]) {
    let area = Code.allCases.filter { $0.rawValue / 100 == number / 100 }
    let near = area.sorted { a, b in
      let (first, second) = (abs(a.rawValue - number), abs(b.rawValue - number))
      return first == second ? a.rawValue < b.rawValue : first < second
    }
    if !near.isEmpty { return Array(near.prefix(3)) }
  }
  if let name = nearestName(to: text, in: Code.allCases.map(\.name) + Code.allCases.map(\.text)) {
    return Code.allCases.filter { $0.name == name || $0.text == name }
  }
  let words = wanted.split { $0 == "-" || $0 == " " || $0 == "_" }.filter { $0.utf8.count > 2 }
  guard !words.isEmpty else { return [] }
  let holding = Code.allCases.filter { code in
    let name = code.name.split(separator: "-")
    return words.allSatisfy { word in name.contains { $0.hasPrefix(word) || word.hasPrefix($0) } }
  }
  return Array(holding.prefix(3))
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
