// The address that opens a place in the editor, as a template: `vscode://file{path}:{line}:{column}`.

import Diagnostics

/// A template of addresses, with `{path}`, `{line}` and `{column}`.
///
/// Invariant: names no other placeholder, at least the path, and a scheme that runs no script.
package struct EditorLink: Sendable, Equatable {
  package let template: String

  /// What is expected where a template is none.
  package static let expected = "an address with {path}, such as vscode://file{path}:{line}:{column}"

  /// `nil` when the text is no such template.
  package init?(_ text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = text[..<colon].lowercased()
    let isLetter = { (byte: UInt8) in (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    let isPlain = { (byte: UInt8) in
      isLetter(byte) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
    }
    guard let first = scheme.utf8.first, isLetter(first), scheme.utf8.allSatisfy(isPlain),
      !["javascript", "data", "vbscript", "blob", "about", "view-source"].contains(scheme)
    else { return nil }
    var rest = text
    for name in ["{path}", "{line}", "{column}"] { rest.replace(name, with: "") }
    guard text.contains("{path}"), text.utf8.count <= 500,
      rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"'<>\\`{}|^".utf8.contains($0) })
    else { return nil }
    template = text
  }
}

func readEditor(_ reader: inout FieldReader) -> EditorLink? {
  guard let text = reader.text("editor") else { return nil }
  if let link = EditorLink(text.value) { return link }
  reader.report(.invalidValue(key: "editor", value: text.value, expected: EditorLink.expected), text.range)
  return nil
}
