// Findings as workflow commands, which GitHub shows beside the lines of a change. It shows ten of a type a
// step and drops the rest, so the rest is counted in words.

import Files

private let shownOfAType = 10

/// A line a finding: at most ten errors, ten warnings and ten notices, then a sentence on the others.
package func githubReport(_ report: Report) -> String {
  var places = PlaceFinder(report.sources)
  var helper = HelpWriter(report.known)
  var shown: [Severity: Int] = [:]
  var text = ""
  for finding in report.findings {
    let severity = report.severity(finding)
    shown[severity, default: 0] += 1
    guard shown[severity, default: 0] <= shownOfAType else { continue }
    var properties = [("file", report.folder + finding.path)]
    if let place = places.place(of: finding) {
      properties += [("line", String(place.line)), ("endLine", String(place.endLine))]
      // Columns are refused where a range crosses lines.
      if place.line == place.endLine {
        properties += [
          ("col", String(place.column)), ("endColumn", String(max(place.column, place.endColumn - 1))),
        ]
      }
    }
    properties.append(("title", "\(finding.code.text) \(finding.code.name)"))
    let list = properties.map { "\($0)=\(workflowEscaped($1, isProperty: true))" }.joined(separator: ",")
    let message = finding.fact.message + (helper.help(finding).map { "\nhelp: \($0)" } ?? "")
    text += "::\(command(severity)) \(list)::\(workflowEscaped(message, isProperty: false))\n"
  }
  let rest = [Severity.error, .warning, .note].compactMap { severity -> String? in
    let more = shown[severity, default: 0] - shownOfAType
    guard more > 0 else { return nil }
    return "\(more) more \(severity.name)\(more == 1 ? "" : "s")"
  }
  return rest.isEmpty ? text : text + "not shown beside the lines: \(rest.joined(separator: ", "))\n"
}

private func command(_ severity: Severity) -> String {
  switch severity {
  case .error: "error"
  case .warning: "warning"
  case .note: "notice"
  }
}

/// A text in a workflow command: line ends would end it, and in a property also `:` and `,`.
package func workflowEscaped(_ text: String, isProperty: Bool) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "%": result += "%25"
    case "\r": result += "%0D"
    case "\n": result += "%0A"
    case ":" where isProperty: result += "%3A"
    case "," where isProperty: result += "%2C"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
