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
package struct Finding: Sendable {
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
  /// By path, offset, code and message, each once: the order in which findings are shown.
  package func sortedForReport() -> [Finding] {
    // Prose is made for ties alone: a dossier may have more findings than it prints.
    let order = indices.sorted { a, b in
      let (first, second) = (self[a], self[b])
      if first.path != second.path { return precedes(first.path, second.path) }
      if first.range.lowerBound != second.range.lowerBound {
        return first.range.lowerBound < second.range.lowerBound
      }
      if first.code != second.code { return first.code.rawValue < second.code.rawValue }
      return precedes(first.fact.message, second.fact.message)
    }
    var result: [Finding] = []
    result.reserveCapacity(count)
    for index in order {
      let finding = self[index]
      if let last = result.last, last.path == finding.path, last.range == finding.range,
        last.code == finding.code, last.fact.message == finding.fact.message
      {
        continue
      }
      result.append(finding)
    }
    return result
  }
}
