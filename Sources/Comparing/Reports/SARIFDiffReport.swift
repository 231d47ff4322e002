// What changed for code scanning: SARIF 2.1.0 (OASIS standard of March 2020), a rule a kind and a result a
// change. The id of a change is its fingerprint, so that one that was dismissed stays dismissed in the next
// run.

import Diagnostics
import Files

/// GitHub takes no more results in a run.
private let resultsMax = 25_000

/// A comparison as one SARIF run, one rule and one result a line.
/// - Parameters:
///   - site: where the site lies in the repository, such as `site`.
///   - version: this program's.
package func sarifDiff(_ comparison: Comparison, site: String, version: String) -> String {
  let changes = comparison.changes.prefix(resultsMax)
  let kinds = ChangeKind.allCases.filter { kind in changes.contains { $0.kind == kind } }
  let rules = kinds.map { kind in
    "{\"id\":\(json(kind.rawValue)),\"shortDescription\":{\"text\":"
      + json("\(kind.group.rawValue): \(kind.words)")
      + "},\"defaultConfiguration\":{\"level\":\"\(level(kind.severity))\"}}"
  }
  let numbers = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
  let results = changes.map { result($0, numbers[$0.kind] ?? 0, site) }
  return "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{"
    + "\"tool\":{\"driver\":{\"name\":\"dossier diff\",\"version\":\(json(version)),\"rules\":["
    + list(rules) + "]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[" + list(results) + "]}]}\n"
}

private func list(_ lines: [String]) -> String { lines.isEmpty ? "" : "\n" + lines.joined(separator: ",\n") }

private func level(_ severity: Severity) -> String {
  switch severity {
  case .high: "error"
  case .warning: "warning"
  case .info: "note"
  }
}

private func result(_ change: Change, _ rule: Int, _ site: String) -> String {
  let state = change.shownState
  let file = state.map(\.file).flatMap { $0.isEmpty ? nil : $0 } ?? change.page
  let line = change.after.map(\.line) ?? 0
  let region = line > 0 ? ",\"region\":{\"startLine\":\(line)}" : ""
  let message = withoutHidden(
    ([change.headline] + [change.values].compactMap { $0 } + change.remarks).joined(separator: " · "))
  return "{\"ruleId\":\(json(change.kind.rawValue)),\"ruleIndex\":\(rule),"
    + "\"level\":\"\(level(change.severity))\",\"message\":{\"text\":\(json(message))},"
    + "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":"
    + json(uriReference("\(site)/\(file)")) + "}\(region)}}],"
    + "\"partialFingerprints\":{\"dossierChange/v1\":\(json(change.id))}}"
}

private func json(_ text: String) -> String {
  var bytes: [UInt8] = []
  appendJSON(text, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
