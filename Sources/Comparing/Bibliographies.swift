// The bibliographies say again what the register says of each source, and more than its record does: the type
// of the work, a date in numbers, a language by name. What no other change explains there is told as part of
// the source's, if that source changed at all; else it is left over, for then the files disagree.

import Files

extension Books {
  /// The key of the source that each line of a bibliography is about; empty where it is about none.
  func entryKeys(_ lines: FileLines, in path: String) -> [String] {
    var keys = Array(repeating: "", count: lines.count)
    guard let format = formats[path] else { return keys }
    var start: Int?
    var key = ""
    for number in 0..<lines.count {
      let text = lines.text(number)
      if text.hasPrefix(format.opening) || text == "]" { (start, key) = (number, "") }
      // An entry may begin above the line that names it.
      if let first = start, text.hasPrefix(format.naming) {
        key = String(text.dropFirst(format.naming.count).drop { $0 != format.before }.dropFirst())
        key = String(key.prefix { $0 != format.after })
        for line in first..<number { keys[line] = key }
        start = nil
      }
      keys[number] = key
      // Whether a comma ends an entry is a matter of what follows.
      if number > 0, text == format.opening || text == "]" { keys[number - 1] = "" }
    }
    return keys
  }

  mutating func settleBibliographies() {
    var entries: [String: [Int]] = [:]
    for number in items.indices where items[number].isOpen && items[number].field == bibliographyField {
      // What was found on pages may explain it by now.
      items[number].reasons = reasons(items[number])
      if items[number].isOpen { entries[items[number].id, default: []].append(number) }
    }
    for key in entries.keys.sorted(by: precedes) {
      let isChanged = drafts(about: ["source:\(key)"]).contains {
        let change = drafting.drafts[$0].change
        return change.kind == .sourceMetadataChanged && change.subject == "source:\(key)"
      }
      if isChanged, let numbers = entries[key] { add(.sourceMetadataChanged, .source(key), numbers) }
    }
  }
}

/// The field of a line of an entry; the line's id is the key.
let bibliographyField = "bibliography"

/// How an entry of each begins, how the line begins that names it, and between what the key stands there.
private let formats: [String: (opening: String, naming: String, before: Character, after: Character)] = [
  "bibliography.json": ("{", "\"id\":", "\"", "\""),
  "bibliography.bib": ("@", "@", "{", ","),
  "bibliography.ris": ("TY  - ", "ID  -", " ", "\n"),
]
