// Findings for programs: `dossier-findings/1`, one finding a line. The schema is docs/findings.schema.json.

import Files

/// All findings, and those that were waived, as one JSON document.
package func jsonReport(_ report: Report) -> String {
  var places = PlaceFinder(report.sources)
  var helper = HelpWriter(report.known)
  var bytes = Array("{\"format\":\"dossier-findings/1\",\"findings\":[".utf8)
  for (index, finding) in report.findings.enumerated() {
    bytes += (index == 0 ? "\n" : ",\n").utf8
    append(finding, report, &places, &helper, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }
  bytes += "],\"waived\":[".utf8
  for (index, waived) in report.waived.enumerated() {
    bytes += (index == 0 ? "\n" : ",\n").utf8
    append(waived.finding, report, &places, &helper, to: &bytes)
    bytes += ",\"reason\":".utf8
    appendJSON(waived.waiver.reason, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }
  bytes += "]}\n".utf8
  return String(decoding: bytes, as: UTF8.self)
}

/// One finding without its last brace.
private func append(
  _ finding: Finding, _ report: Report, _ places: inout PlaceFinder, _ helper: inout HelpWriter,
  to bytes: inout [UInt8]
) {
  bytes += "{\"code\":\"\(finding.code.text)\",\"name\":\"\(finding.code.name)\"".utf8
  bytes += ",\"severity\":\"\(report.severity(finding).name)\",\"path\":".utf8
  appendJSON(finding.path, to: &bytes)
  if let place = places.place(of: finding) {
    bytes += ",\"line\":\(place.line),\"column\":\(place.column)".utf8
    bytes += ",\"endLine\":\(place.endLine),\"endColumn\":\(place.endColumn)".utf8
  } else {
    bytes += ",\"line\":null,\"column\":null,\"endLine\":null,\"endColumn\":null".utf8
  }
  bytes += ",\"message\":".utf8
  appendJSON(finding.fact.message, to: &bytes)
  bytes += ",\"help\":".utf8
  if let help = helper.help(finding) { appendJSON(help, to: &bytes) } else { bytes += "null".utf8 }
  bytes += ",\"notes\":[".utf8
  for (index, note) in finding.fact.notes.enumerated() {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    appendJSON(note, to: &bytes)
  }
  bytes.append(UInt8(ascii: "]"))
}
