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
  package var fact: Fact
  /// Relative to the dossier's folder.
  package var path: String
  /// Byte offsets in that file; an empty range at 0 speaks of the file as a whole.
  package var range: Range<Int>

  package init(_ fact: Fact, path: String, range: Range<Int>) {
    self.fact = fact
    self.path = path
    self.range = range
  }

  package var code: Code { fact.code }
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
    let order = indices.sorted { a, b in
      if self[a].path != self[b].path { return precedes(self[a].path, self[b].path) }
      if self[a].range.lowerBound != self[b].range.lowerBound {
        return self[a].range.lowerBound < self[b].range.lowerBound
      }
      if self[a].code != self[b].code { return self[a].code.rawValue < self[b].code.rawValue }
      return a < b
    }
    var result: [Finding] = []
    result.reserveCapacity(count)
    for index in order where result.last != self[index] { result.append(self[index]) }
    return result
  }
}
