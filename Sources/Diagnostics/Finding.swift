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
  private let content: Content

  package init(_ fact: Fact, path: String, range: Range<Int>) {
    content = Content(fact: fact, code: fact.code, path: path, range: range)
  }

  package var fact: Fact { content.fact }
  /// The fact's, at hand without a copy of the fact.
  package var code: Code { content.code }
  /// Relative to the dossier's folder.
  package var path: String { content.path }
  /// Byte offsets in that file; an empty range at 0 speaks of the file as a whole.
  package var range: Range<Int> { content.range }

  /// The same of another file.
  package func moved(to path: String) -> Finding { Finding(fact, path: path, range: range) }

  package static func == (a: Finding, b: Finding) -> Bool {
    a.content === b.content
      || a.code == b.code && a.range == b.range && a.path == b.path && a.fact == b.fact
  }

  /// In one place, because a large dossier has hundreds of thousands, and lists of them are joined and sorted
  /// at every save that is previewed.
  private final class Content: Sendable {
    let fact: Fact
    let code: Code
    let path: String
    let range: Range<Int>

    init(fact: Fact, code: Code, path: String, range: Range<Int>) {
      (self.fact, self.code, self.path, self.range) = (fact, code, path, range)
    }
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
    // File by file: a large dossier has hundreds of thousands, in thousands of files.
    var result: [Finding] = []
    result.reserveCapacity(count)
    for group in groupedByPath() {
      let keys = group.map { (self[$0].range.lowerBound, self[$0].code.rawValue, $0) }.sorted(by: <)
      for (place, key) in keys.enumerated() {
        let repeats = place > 0 && key.0 == keys[place - 1].0
        if repeats, result.last == self[key.2] { continue }
        result.append(self[key.2])
      }
    }
    return result
  }

  /// The places of the findings of each path, by path.
  private func groupedByPath() -> [[Int]] {
    var numbers: [TextKey: Int] = [:]
    var groups: [(path: TextKey, places: [Int])] = []
    var last = -1
    for place in indices {
      let path = TextKey(self[place].path)
      // Most stand in a row of one file.
      if last < 0 || groups[last].path != path {
        last = numbers[path] ?? groups.count
        if last == groups.count {
          numbers[path] = last
          groups.append((path, []))
        }
      }
      groups[last].places.append(place)
    }
    return groups.sorted { $0.path < $1.path }.map(\.places)
  }
}
