// What a check reports, as a typed fact and a place. The prose is in Prose.swift, made only for
// what is printed.

import Files

package enum Severity: Int, Comparable, Sendable {
  case error, warning, note

  package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }

  package var name: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }
}

/// One thing that is wrong or worth knowing: a fact, and where it is.
package struct Finding: Sendable, Equatable {
  package let fact: Fact
  /// The fact's, at hand without a copy of the fact.
  package let code: Code
  /// Relative to the dossier's folder.
  package var path: String
  /// Byte offsets in that file; an empty range at 0 speaks of the file as a whole.
  package var range: Range<Int>

  package init(_ fact: Fact, path: String, range: Range<Int>) {
    self.fact = fact
    code = fact.code
    self.path = path
    self.range = range
  }
}

/// A value together with what was found while making it. Stages never fail on what a writer typed.
package struct Diagnosed<Value: Sendable>: Sendable {
  package var value: Value
  package var findings: [Finding]

  package init(_ value: Value, _ findings: [Finding] = []) {
    self.value = value
    self.findings = findings
  }
}

extension [Finding] {
  /// By path, offset and code, each once: the order in which findings are shown. What is equal in
  /// these keeps the order in which it was found, which no thread decides.
  package func sortedForReport() -> [Finding] {
    // By numbers: a large dossier has tens of thousands, most of them in a row of one file.
    let ranks = pathRanks()
    let keys = indices.map { (ranks[$0], self[$0].range.lowerBound, self[$0].code.rawValue, $0) }.sorted(
      by: <)
    var result: [Finding] = []
    result.reserveCapacity(count)
    for (place, key) in keys.enumerated() {
      let repeats = place > 0 && key.0 == keys[place - 1].0 && key.1 == keys[place - 1].1
      if repeats, result.last == self[key.3] { continue }
      result.append(self[key.3])
    }
    return result
  }

  /// By finding: the place of its path among all paths.
  private func pathRanks() -> [Int] {
    var numbers: [TextKey: Int] = [:]
    var paths: [TextKey] = []
    var found: [Int] = []
    found.reserveCapacity(count)
    for index in self.indices {
      let path = TextKey(self[index].path)
      if let last = found.last, paths[last] == path {
        found.append(last)
        continue
      }
      let number = numbers[path] ?? paths.count
      if number == paths.count {
        numbers[path] = number
        paths.append(path)
      }
      found.append(number)
    }
    var ranks = [Int](repeating: 0, count: paths.count)
    let order = paths.indices.sorted { paths[$0] < paths[$1] }
    for (rank, number) in order.enumerated() { ranks[number] = rank }
    return found.map { ranks[$0] }
  }
}
