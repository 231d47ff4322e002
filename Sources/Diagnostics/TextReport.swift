// Findings as text for a terminal: place, headline, the source line with carets, help.

package import Files

/// What a report needs besides the findings.
package struct ReportOptions: Sendable {
  package var color: Bool
  /// How many findings of one code are written out before the rest is counted.
  package var perCode: Int

  package init(color: Bool, perCode: Int = 20) {
    self.color = color
    self.perCode = perCode
  }
}

/// The findings as text, sorted, each code at most `perCode` times.
package func textReport(
  _ findings: [Finding], strict: Bool, sources: (String) -> SourceFile?, known: Vocabulary,
  options: ReportOptions
) -> String {
  var text = ""
  var shown: [Code: Int] = [:]
  var tables: [TextKey: (SourceFile, LineTable)] = [:]
  for finding in findings {
    let count = shown[finding.code, default: 0]
    shown[finding.code] = count + 1
    guard count < options.perCode else { continue }
    let key = TextKey(finding.path)
    if tables[key] == nil, let file = sources(finding.path) { tables[key] = (file, LineTable(file.bytes)) }
    text += entry(finding, strict: strict, in: tables[key], known: known, color: options.color)
  }
  for code in Code.allCases {
    if let count = shown[code], count > options.perCode {
      text += "\(count - options.perCode) more of \(code.text) are not shown\n"
    }
  }
  return text
}

/// Errors and warnings counted, in words; empty when there are none.
package func summary(_ findings: [Finding], strict: Bool) -> String {
  let errors = findings.count { severity($0, strict: strict) == .error }
  let warnings = findings.count { severity($0, strict: strict) == .warning }
  var parts: [String] = []
  if errors > 0 { parts.append(errors == 1 ? "1 error" : "\(errors) errors") }
  if warnings > 0 { parts.append(warnings == 1 ? "1 warning" : "\(warnings) warnings") }
  return parts.joined(separator: ", ")
}

/// The severity in force: `--strict` raises warnings to errors.
package func severity(_ finding: Finding, strict: Bool) -> Severity {
  let severity = finding.code.severity
  return strict && severity == .warning ? .error : severity
}

private func entry(
  _ finding: Finding, strict: Bool, in file: (SourceFile, LineTable)?, known: Vocabulary, color: Bool
) -> String {
  let level = severity(finding, strict: strict)
  let paint = { (code: String, text: String) in color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
  var place = printable(finding.path)
  var snippet = ""
  if let (source, table) = file, !(finding.range.isEmpty && finding.range.lowerBound == 0) {
    let (line, column) = table.place(of: finding.range.lowerBound)
    place += ":\(line):\(column)"
    snippet = excerpt(source, table, line: line, range: finding.range, paint: paint)
  }
  let label = "\(level.name)[\(finding.code.text)]"
  var text = "\(place): \(paint(level == .error ? "1;31" : level == .warning ? "1;33" : "1;36", label)): "
  text += paint("1", printable(finding.fact.message)) + "\n" + snippet
  if let help = finding.fact.help(known) { text += "  help: \(printable(help))\n" }
  return text
}

/// The source line and carets below it; tabs are kept, so that the carets line up.
private func excerpt(
  _ source: SourceFile, _ table: LineTable, line: Int, range: Range<Int>, paint: (String, String) -> String
) -> String {
  let start = table.start(ofLine: line)
  var end = table.start(ofLine: line + 1)
  while end > start, source.bytes[end - 1] == 0x0A || source.bytes[end - 1] == 0x0D { end -= 1 }
  guard end > start, end - start <= 400 else { return "" }
  let text = printable(String(decoding: source.bytes[start..<end], as: UTF8.self))
  let before = String(decoding: source.bytes[start..<min(end, range.lowerBound)], as: UTF8.self)
  let marked = String(
    decoding: source.bytes[min(end, range.lowerBound)..<min(end, max(range.upperBound, range.lowerBound))],
    as: UTF8.self)
  let pad = String(before.unicodeScalars.map { $0 == "\t" ? "\t" : " " }.joined())
  let carets = String(repeating: "^", count: max(1, columns(marked)))
  let number = String(line)
  let gutter = String(repeating: " ", count: number.utf8.count)
  let widePad = String(repeating: " ", count: max(0, columns(before) - before.unicodeScalars.count))
  return "  \(number) | \(text)\n  \(gutter) | \(pad)\(widePad)\(paint("1;31", carets))\n"
}

/// A text without control and bidi characters, which could rewrite what a terminal shows.
private func printable(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let category = scalar.properties.generalCategory
    let isHidden =
      (category == .control && scalar != "\t")
      || (category == .format && scalar != "\u{200C}" && scalar != "\u{200D}")
    scalars.append(isHidden ? "\u{FFFD}" : scalar)
  }
  return String(scalars)
}

/// Terminal columns, counting wide East Asian characters as two and combining marks as none.
private func columns(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { total, scalar in
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return total
    default: break
    }
    let wide =
      (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
      || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
      || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
      || (0x20000...0x3FFFD).contains(scalar.value)
    return total + (wide ? 2 : 1)
  }
}
