// Findings for code scanning: SARIF 2.1.0 (OASIS standard of March 2020), one rule and one result a line.

import Files

/// All findings as one SARIF run. Waived ones are results with a suppression.
/// - Parameter version: this program's.
package func sarifReport(_ report: Report, version: String) -> String {
  let codes = Set(report.findings.map(\.code) + report.waived.map(\.finding.code))
    .sorted { $0.rawValue < $1.rawValue }
  let ruleIndex = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
  var writer = SARIFWriter(report: report, ruleIndex: ruleIndex)
  var bytes = Array(
    "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",".utf8)
  bytes += "\"runs\":[{\"tool\":{\"driver\":{\"name\":\"dossier\",\"version\":".utf8
  appendJSON(version, to: &bytes)
  bytes += ",\"rules\":[".utf8
  for (index, code) in codes.enumerated() {
    bytes += (index == 0 ? "\n" : ",\n").utf8
    appendRule(code, to: &bytes)
  }
  bytes += "]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[".utf8
  let results: [(Finding, Waiver?)] =
    report.findings.map { ($0, nil) } + report.waived.map { ($0.finding, $0.waiver) }
  for (index, result) in results.enumerated() {
    bytes += (index == 0 ? "\n" : ",\n").utf8
    writer.append(result.0, result.1, to: &bytes)
  }
  bytes += "]}]}\n".utf8
  return String(decoding: bytes, as: UTF8.self)
}

private func appendRule(_ code: Code, to bytes: inout [UInt8]) {
  let page = code.explanation
  bytes += "{\"id\":\"\(code.text)\",\"name\":\"\(code.name)\",\"shortDescription\":{\"text\":".utf8
  appendJSON(page.meaning, to: &bytes)
  bytes += "},\"fullDescription\":{\"text\":".utf8
  appendJSON(page.meaning + " " + page.why, to: &bytes)
  bytes += "},\"defaultConfiguration\":{\"level\":\"\(code.severity.name)\"}}".utf8
}

private struct SARIFWriter {
  let report: Report
  let ruleIndex: [Code: Int]
  private var places: PlaceFinder
  private var helper: HelpWriter

  init(report: Report, ruleIndex: [Code: Int]) {
    self.report = report
    self.ruleIndex = ruleIndex
    places = PlaceFinder(report.sources)
    helper = HelpWriter(report.known)
  }

  mutating func append(_ finding: Finding, _ waiver: Waiver?, to bytes: inout [UInt8]) {
    let level = report.severity(finding).name
    bytes += "{\"ruleId\":\"\(finding.code.text)\",\"ruleIndex\":\(ruleIndex[finding.code] ?? 0)".utf8
    bytes += ",\"level\":\"\(level)\",\"message\":{\"text\":".utf8
    let help = helper.help(finding).map { ". Help: \($0)" } ?? ""
    appendJSON(finding.fact.message + help, to: &bytes)
    bytes += "},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":".utf8
    appendJSON(uriReference(report.folder + finding.path), to: &bytes)
    bytes.append(UInt8(ascii: "}"))
    if let region = region(finding) {
      bytes += ",\"region\":{\"startLine\":\(region.line),\"startColumn\":\(region.column)".utf8
      bytes += ",\"endLine\":\(region.endLine),\"endColumn\":\(region.endColumn)}".utf8
    }
    bytes += "}}]".utf8
    if let waiver {
      bytes += ",\"suppressions\":[{\"kind\":\"inSource\",\"justification\":".utf8
      appendJSON(waiver.reason, to: &bytes)
      bytes += "}]".utf8
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// The place with its columns in code points, as `columnKind` says.
  private mutating func region(_ finding: Finding) -> FindingPlace? {
    guard var place = places.place(of: finding), let (file, lines) = places.lines(of: finding) else {
      return nil
    }
    let scalars = { (line: Int, column: Int) -> Int in
      let start = lines.start(ofLine: line)
      return file.bytes[start..<min(file.bytes.count, start + column - 1)].count { $0 & 0xC0 != 0x80 } + 1
    }
    place.column = scalars(place.line, place.column)
    place.endColumn = scalars(place.endLine, place.endColumn)
    return place
  }
}
