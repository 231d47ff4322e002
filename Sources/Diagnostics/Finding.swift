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
    var keyed = map { ($0, $0.fact.message) }
    keyed.sort { a, b in
      if a.0.path != b.0.path { return precedes(a.0.path, b.0.path) }
      if a.0.range.lowerBound != b.0.range.lowerBound {
        return a.0.range.lowerBound < b.0.range.lowerBound
      }
      if a.0.code != b.0.code { return a.0.code.rawValue < b.0.code.rawValue }
      return precedes(a.1, b.1)
    }
    var result: [Finding] = []
    var last: (Finding, String)?
    for (finding, message) in keyed {
      if let last, last.0.path == finding.path, last.0.range == finding.range,
        last.0.code == finding.code, last.1 == message
      {
        continue
      }
      result.append(finding)
      last = (finding, message)
    }
    return result
  }
}
