// Changes of front matter and settings that touch one value and nothing else. Where the YAML is written in a
// way that is not foreseen here, there is no edit, and whoever asks tells the person to write it by hand.

import Diagnostics
package import Files
import Markup

/// What adds a theme to the list of the settings: none where there is no list, `nil` where none is foreseen.
package func themeAdditions(_ theme: String, in file: SourceFile) -> [TextEdit]? {
  guard let field = settingsFields(file).first(where: { $0.key == "themes" }) else { return [] }
  if case .list(let themes, _) = field.value, themes.isEmpty { return [] }
  guard let edits = insertions([theme], field, file.bytes), let bytes = edited(file.bytes, edits),
    let before = readSettings(file).value.themes.last?.value,
    readSettings(SourceFile(path: file.path, bytes: bytes)).value.themes.map(\.value).suffix(2)
      == [before, theme]
  else { return nil }
  return edits
}

/// What gives a theme of the settings another name.
package func themeRenamings(_ theme: String, to name: String, in file: SourceFile) -> [TextEdit] {
  readSettings(file).value.themes.filter { $0.value == theme }.map {
    TextEdit(inside($0.range, file.bytes), name)
  }
}

/// What gives a source another key where the front matter of an entity or of another source names it: in
/// `names`, `derived-from` and, where `isGroup` says that it is one, `group`.
package func keyRenamings(
  _ key: String, to name: String, isGroup: Bool, in file: SourceFile
) -> [TextEdit] {
  var edits: [TextEdit] = []
  func rename(_ value: YAMLValue) {
    guard case .scalar(key, let range) = value else { return }
    edits.append(TextEdit(inside(range, file.bytes), name))
  }
  for field in frontMatterFields(file) {
    switch field.key {
    case "group" where isGroup: rename(field.value)
    case "derived-from": scalars(field.value).forEach(rename)
    case "names":
      guard case .list(let names, _) = field.value else { continue }
      for case .mapping(let fields, _) in names {
        for field in fields where field.key == "in" { rename(field.value) }
      }
    default: continue
    }
  }
  return edits
}

/// What adds old addresses to the `aliases` of a page and takes others out; `nil` where none is foreseen.
/// - Parameters:
///   - added: such as `/themes/trade/fees.html`; those that are there already are not added again.
///   - removed: paths below the root of the site, such as `themes/trade/fees.html`.
package func aliasEdits(adding added: [String], removing removed: [String], in file: SourceFile)
  -> [TextEdit]?
{
  let fields = frontMatterFields(file)
  guard let front = splitFrontMatter(file.bytes).frontMatter else { return nil }
  let field = fields.first { $0.key == "aliases" }
  let items = field.map { scalars($0.value) } ?? []
  var gone: [Range<Int>] = []
  var left = added
  for case .scalar(let text, let range) in items {
    left.removeAll { $0 == text }
    if let path = oldPath(text), removed.contains(path) { gone.append(range) }
  }
  var edits: [TextEdit] = []
  while let range = gone.first, let text = left.first {
    edits.append(TextEdit(range, text))
    (gone, left) = (Array(gone.dropFirst()), Array(left.dropFirst()))
  }
  if let field {
    for range in gone {
      guard let edit = removal(of: range, field, file.bytes) else { return nil }
      edits.append(edit)
    }
    guard let more = left.isEmpty ? [] : insertions(left, field, file.bytes) else { return nil }
    edits += more
  } else if !left.isEmpty {
    let column = fields.first.map { $0.keyRange.lowerBound - lineStart($0.keyRange.lowerBound, file.bytes) }
    let line = String(repeating: " ", count: column ?? 0) + "aliases: [\(left.joined(separator: ", "))]"
    let end = lineBreak(before: front.lowerBound, file.bytes)
    edits.append(TextEdit(front.upperBound..<front.upperBound, line + end))
  }
  return confirms(edits, adding: added, removing: removed, items: items, file) ? edits : nil
}

/// Whether the file with its edits has just the aliases that it is to have.
private func confirms(
  _ edits: [TextEdit], adding added: [String], removing removed: [String], items: [YAMLValue],
  _ file: SourceFile
) -> Bool {
  guard let bytes = edited(file.bytes, edits) else { return false }
  let texts = { (values: [YAMLValue]) in
    values.compactMap { value -> String? in if case .scalar(let text, _) = value { text } else { nil } }
  }
  let after = SourceFile(path: file.path, bytes: bytes)
  let fields = frontMatterFields(after)
  let kept = texts(items).filter { text in !(oldPath(text).map(removed.contains) ?? false) }
  let others = { (fields: [YAMLField]) in fields.map(\.key).filter { $0 != "aliases" } }
  return Set(fields.first { $0.key == "aliases" }.map { texts(scalars($0.value)) } ?? [])
    == Set(kept + added)
    && others(fields) == others(frontMatterFields(file))
}

// MARK: Places in YAML

private func frontMatterFields(_ file: SourceFile) -> [YAMLField] {
  guard let range = splitFrontMatter(file.bytes).frontMatter else { return [] }
  return readYAML(file, range).value
}

private func settingsFields(_ file: SourceFile) -> [YAMLField] {
  readYAML(file, (file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)..<file.bytes.count).value
}

/// A value, or the values of a list and of the mappings in it, that are no lists or mappings.
private func scalars(_ value: YAMLValue) -> [YAMLValue] {
  switch value {
  case .scalar: [value]
  case .list(let values, _): values.flatMap(scalars)
  case .mapping(let fields, _): fields.flatMap { scalars($0.value) }
  }
}

/// The bytes of a value without its quotes.
func inside(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
  guard range.count >= 2, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[range.lowerBound]) else {
    return range
  }
  return range.lowerBound + 1..<range.upperBound - 1
}

/// What adds texts to a list: `[a, b]`, lines of `- a`, or a single text, which becomes a list.
private func insertions(_ texts: [String], _ field: YAMLField, _ bytes: [UInt8]) -> [TextEdit]? {
  let words = texts.joined(separator: ", ")
  switch field.value {
  case .mapping: return nil
  case .scalar(let text, let range):
    guard !text.isEmpty else { return nil }
    let written = String(decoding: bytes[range], as: UTF8.self)
    return [TextEdit(range, "[\(written), \(words)]")]
  case .list(let values, let start):
    guard case .scalar(_, let last)? = values.last else {
      let behind = start.lowerBound + 1
      return bytes[start.lowerBound] == UInt8(ascii: "[") ? [TextEdit(behind..<behind, words)] : nil
    }
    if bytes[start.lowerBound] == UInt8(ascii: "[") {
      return [TextEdit(last.upperBound..<last.upperBound, ", " + words)]
    }
    let line = lineStart(last.lowerBound, bytes)
    let prefix = String(decoding: bytes[line..<last.lowerBound], as: UTF8.self)
    guard prefix.filter({ $0 != " " }) == "-" else { return nil }
    let end = lineEnd(last.upperBound, bytes)
    let ending = line > 0 ? lineBreak(before: line, bytes) : "\n"
    return [TextEdit(end..<end, texts.map { ending + prefix + $0 }.joined())]
  }
}

/// What takes a text out of a list, or the whole field where it is the only one.
private func removal(of item: Range<Int>, _ field: YAMLField, _ bytes: [UInt8]) -> TextEdit? {
  let whole = { (range: Range<Int>) -> TextEdit in
    let end = lineEnd(range.upperBound, bytes)
    let next = bytes[end...].starts(with: [0x0D, 0x0A]) ? end + 2 : min(end + 1, bytes.count)
    return TextEdit(lineStart(range.lowerBound, bytes)..<next, "")
  }
  guard case .list(let values, let start) = field.value else {
    return whole(field.keyRange.lowerBound..<item.upperBound)
  }
  let ranges = values.map(\.range)
  guard let place = ranges.firstIndex(of: item) else { return nil }
  if ranges.count == 1 { return whole(field.keyRange.lowerBound..<item.upperBound) }
  guard bytes[start.lowerBound] == UInt8(ascii: "[") else { return whole(item) }
  return place == 0
    ? TextEdit(item.lowerBound..<ranges[1].lowerBound, "")
    : TextEdit(ranges[place - 1].upperBound..<item.upperBound, "")
}

private func lineStart(_ offset: Int, _ bytes: [UInt8]) -> Int {
  var start = offset
  while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
  return start
}

private func lineEnd(_ offset: Int, _ bytes: [UInt8]) -> Int {
  var end = offset
  while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
  return end
}

/// How the line ends that stands before an offset.
private func lineBreak(before offset: Int, _ bytes: [UInt8]) -> String {
  guard bytes[offset - 1] == 0x0A else { return "\r" }
  return offset > 1 && bytes[offset - 2] == 0x0D ? "\r\n" : "\n"
}
