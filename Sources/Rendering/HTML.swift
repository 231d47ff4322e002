// The writer of HTML: bytes in order, escaped by bytes. Swift's mustache escapes by `Character`, so
// that a quote with a combining mark would pass; values reach templates escaped by this.

import Corpus
import Files

/// A growing piece of HTML.
struct HTML {
  private(set) var bytes: [UInt8] = []

  init() {}

  /// - Parameter capacity: bytes that are expected, for what would grow by doubling many times.
  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Markup of ours.
  mutating func raw(_ markup: String) {
    // By its buffer, which is copied at once; a view of UTF-8 is asked for its length first.
    var markup = markup
    markup.withUTF8 { bytes.append(contentsOf: $0) }
  }

  mutating func raw(_ markup: [UInt8]) {
    bytes.append(contentsOf: markup)
  }

  /// Text that is not ours: `& < > "` and `'` are escaped, so that it fits between tags and in quotes.
  mutating func text(_ text: String) {
    var copy = text
    copy.withUTF8 { appendEscaped($0) }
  }

  mutating func text(_ slice: ArraySlice<UInt8>) {
    slice.withUnsafeBufferPointer { appendEscaped($0) }
  }

  /// Turns blanks at the end into a line break.
  mutating func breakAtBlank() {
    guard bytes.last == 0x20 || bytes.last == 0x09 else { return }
    while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
    if bytes.last != 0x0A { bytes.append(0x0A) }
  }

  /// Drops the blank at the end, which stood before something that is written elsewhere.
  mutating func dropBlank() {
    while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
  }

  var endsInLineBreak: Bool { bytes.last == 0x0A }

  var endsInBlank: Bool { bytes.last == 0x20 || bytes.last == 0x0A }

  var last: ArraySlice<UInt8> { bytes.suffix(3) }

  private mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
    var plain = 0
    for i in 0..<utf8.count {
      let escaped: String
      switch utf8[i] {
      case UInt8(ascii: "&"): escaped = "&amp;"
      case UInt8(ascii: "<"): escaped = "&lt;"
      case UInt8(ascii: ">"): escaped = "&gt;"
      case UInt8(ascii: "\""): escaped = "&quot;"
      case UInt8(ascii: "'"): escaped = "&#39;"
      default: continue
      }
      bytes.append(contentsOf: utf8[plain..<i])
      bytes.append(contentsOf: escaped.utf8)
      plain = i + 1
    }
    bytes.append(contentsOf: utf8[plain..<utf8.count])
  }
}

/// The element around a date. HTML's `time` takes plain dates only (HTML, section 4.5.14), so a span
/// holds what EDTF says beyond them; `data-edtf` always has the date as written.
func dateTags(_ date: EDTFDate, language: String = "") -> (open: String, close: String) {
  let edtf = "data-edtf=\"\(escaped(date.text))\">"
  guard let plain = date.htmlDatetime else { return ("<span class=\"date\"\(language) " + edtf, "</span>") }
  return ("<time class=\"date\"\(language) datetime=\"\(plain)\" " + edtf, "</time>")
}

/// A language and its direction, with a blank before.
func languageAttributes(_ language: String) -> String {
  " lang=\"\(escaped(language))\" dir=\"\(isRightToLeft(language) ? "rtl" : "ltr")\""
}

/// Text escaped for HTML.
func escaped(_ text: String) -> String {
  var html = HTML()
  html.text(text)
  return String(decoding: html.bytes, as: UTF8.self)
}
