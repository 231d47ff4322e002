// Findings as text for a terminal: place, headline, the source line with carets, help.

import Files

/// The findings as text, each code at most 20 times; then, where they are asked for, the waived ones.
package func textReport(_ report: Report, color: Bool, listsWaived: Bool = false) -> String {
  let shownOfACode = 20
  var text = ""
  var shown: [Code: Int] = [:]
  var places = PlaceFinder(report.sources)
  for finding in report.findings {
    let count = shown[finding.code, default: 0]
    shown[finding.code] = count + 1
    if count < shownOfACode { text += entry(finding, report, &places, color: color) }
  }
  for code in Code.allCases {
    if let count = shown[code], count > shownOfACode {
      text += "\(count - shownOfACode) more of \(code.text) are not shown; --format json lists all\n"
    }
  }
  guard listsWaived else { return text }
  for waived in report.waived {
    text += place(of: waived.finding, &places) + ": waived[\(waived.finding.code.text)]: "
    text += printable(waived.finding.fact.message) + "\n  reason: " + printable(waived.waiver.reason) + "\n"
  }
  return text
}

/// `content/a.md:3:7`, or the path alone for a file as a whole.
private func place(of finding: Finding, _ places: inout PlaceFinder) -> String {
  let path = printable(finding.path)
  return places.place(of: finding).map { "\(path):\($0.line):\($0.column)" } ?? path
}

private func entry(_ finding: Finding, _ report: Report, _ places: inout PlaceFinder, color: Bool) -> String {
  let level = report.severity(finding)
  let paint = { (code: String, text: String) in color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
  let label = "\(level.name)[\(finding.code.text)]"
  var text = place(of: finding, &places) + ": "
  text += paint(level == .error ? "1;31" : level == .warning ? "1;33" : "1;36", label) + ": "
  text += paint("1", printable(finding.fact.message)) + "\n"
  if let (file, lines) = places.lines(of: finding) {
    text += excerpt(file, lines, finding.range, paint: paint)
  }
  for note in finding.fact.notes { text += "  note: \(printable(note))\n" }
  if let help = finding.fact.help(report.known) { text += "  help: \(printable(help))\n" }
  return text
}

/// The source line and carets below it. Of a line that is wider than most terminals the part around the
/// place is shown.
private func excerpt(
  _ file: SourceFile, _ lines: LineTable, _ range: Range<Int>, paint: (String, String) -> String
) -> String {
  let line = lines.place(of: min(range.lowerBound, file.bytes.count)).line
  let start = lines.start(ofLine: line)
  var end = lines.start(ofLine: line + 1)
  while end > start, file.bytes[end - 1] == 0x0A || file.bytes[end - 1] == 0x0D { end -= 1 }
  guard end > start else { return "" }
  let low = min(end, max(start, range.lowerBound))
  let high = min(end, max(low, range.upperBound))
  let isWide = columns(printable(text(file.bytes[start..<end]))) > 140
  let before = lastColumns(printable(text(file.bytes[start..<low])), isWide ? 60 : .max)
  let marked = firstColumns(printable(text(file.bytes[low..<high])), isWide ? 80 : .max)
  let after =
    marked.isCut ? ("", false) : firstColumns(printable(text(file.bytes[high..<end])), isWide ? 60 : .max)
  let shown =
    (before.isCut ? "…" : "") + before.text + marked.text + after.0 + (marked.isCut || after.1 ? "…" : "")
  let number = String(line)
  let gutter = String(repeating: " ", count: number.utf8.count)
  let pad = (before.isCut ? " " : "") + blank(before.text)
  let carets = String(repeating: "^", count: max(1, columns(marked.text)))
  return "  \(number) | \(shown)\n  \(gutter) | \(pad)\(paint("1;31", carets))\n"
}

private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

/// As much of the start of a text as fits, and whether there is more.
private func firstColumns(_ text: String, _ limit: Int) -> (text: String, isCut: Bool) {
  var used = 0
  var kept = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    used += columns(of: scalar)
    if used > limit { return (String(kept), true) }
    kept.append(scalar)
  }
  return (text, false)
}

/// As much of the end of a text as fits, and whether there is more before it.
private func lastColumns(_ text: String, _ limit: Int) -> (text: String, isCut: Bool) {
  var used = 0
  var kept: [Unicode.Scalar] = []
  for scalar in text.unicodeScalars.reversed() {
    used += columns(of: scalar)
    if used > limit { return (String(String.UnicodeScalarView(kept.reversed())), true) }
    kept.append(scalar)
  }
  return (text, false)
}

/// Blanks as wide as the text; tabs stay, so that what stands below them lines up.
private func blank(_ text: String) -> String {
  text.unicodeScalars.map { $0 == "\t" ? "\t" : String(repeating: " ", count: columns(of: $0)) }.joined()
}

private func columns(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + columns(of: $1) } }

/// A text without control and format characters, which could rewrite what a terminal shows.
package func printable(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let category = scalar.properties.generalCategory
    let isHidden =
      (category == .control && scalar != "\t")
      || (category == .format && scalar != "\u{200C}" && scalar != "\u{200D}")
      || category == .lineSeparator || category == .paragraphSeparator
    scalars.append(isHidden ? "\u{FFFD}" : scalar)
  }
  return String(scalars)
}

/// Terminal columns: two for wide East Asian characters and pictures (UAX #11), none for marks that
/// stand on another character.
package func columns(of scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD:
    return 2
  default: return 1
  }
}
