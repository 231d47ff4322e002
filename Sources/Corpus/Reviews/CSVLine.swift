// One line of a table of values separated by commas (RFC 4180), with the places of its fields. A field never
// goes on in the next line here, so that a line is a record for git and for people too.

/// Why a line is no list of fields.
enum CSVFault: Error {
  /// A quotation mark at this byte is not closed on its line.
  case openQuote(at: Int)
  /// Something stands at this byte between a closing quotation mark and the next comma, or a quotation mark
  /// within a field that has none around it.
  case strayQuote(at: Int)
}

/// The fields of a line, each with its bytes in the file, quotation marks counted.
func csvFields(_ bytes: [UInt8], _ line: Range<Int>) throws(CSVFault) -> [Located<String>] {
  let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
  var fields: [Located<String>] = []
  var i = line.lowerBound
  while true {
    let start = i
    var text: [UInt8] = []
    if i < line.upperBound, bytes[i] == quote {
      i += 1
      while true {
        guard i < line.upperBound else { throw .openQuote(at: start) }
        if bytes[i] == quote {
          i += 1
          // Two of them are one of the text.
          guard i < line.upperBound, bytes[i] == quote else { break }
        }
        text.append(bytes[i])
        i += 1
      }
      guard i == line.upperBound || bytes[i] == comma else { throw .strayQuote(at: i) }
    } else {
      while i < line.upperBound, bytes[i] != comma {
        guard bytes[i] != quote else { throw .strayQuote(at: i) }
        text.append(bytes[i])
        i += 1
      }
    }
    fields.append(Located(String(decoding: text, as: UTF8.self), start..<i))
    guard i < line.upperBound else { return fields }
    i += 1
  }
}

/// A line of fields, without its end; quotation marks stand where they must.
func csvLine(_ fields: [String]) -> String {
  fields.map { field in
    let isPlain =
      !field.utf8.contains { ",\"\r\n".utf8.contains($0) } && field.utf8.first != 0x20
      && field.utf8.last != 0x20
    return isPlain ? field : "\"\(field.replacing("\"", with: "\"\""))\""
  }.joined(separator: ",")
}

/// A text as a cell that no spreadsheet takes for a formula: one that begins as a formula does stands behind
/// an apostrophe, and so does one that would be read back without its own.
func guardedCell(_ text: String) -> String { beginsAsFormula(text) ? "'" + text : text }

/// What a cell says; a formula that somebody wrote without an apostrophe is the same text.
func unguardedCell(_ text: String) -> String {
  text.utf8.first == UInt8(ascii: "'") && beginsAsFormula(text)
    ? String(decoding: text.utf8.dropFirst(), as: UTF8.self) : text
}

private func beginsAsFormula(_ text: String) -> Bool {
  text.utf8.first { $0 != UInt8(ascii: "'") }.map { "=+-@".utf8.contains($0) } ?? false
}

/// The lines of a file without their ends, which are LF, CR LF or CR; the last one where it is not empty.
func textLines(_ bytes: [UInt8], from start: Int) -> [Range<Int>] {
  var lines: [Range<Int>] = []
  var i = start
  while i < bytes.count {
    let end = bytes[i...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    lines.append(i..<end)
    i = end + (bytes[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1)
  }
  return lines
}
