// `[[target#heading|text]]`, Obsidian's cross-links.

/// A cross-link as written.
package struct Wikilink: Sendable {
  /// What stands before the first `#`: a note, entity, path or `@key`; empty for this page.
  package var target: String
  /// What stands after the first `#`: a heading, or `^id` for a claim.
  package var fragment: String?
  /// The text to show, when one is given.
  package var text: String?
  /// `![[…]]`: the target is to be shown here, not linked.
  package var embeds: Bool
  /// Byte offsets in the file.
  package var range: Range<Int>
}

/// Reads a link that starts at `[[`; `nil` when it is none. May hold one line end, read as a blank.
func readWikilink(_ bytes: [UInt8], at start: Int, before limit: Int) -> Wikilink? {
  var i = start + 2
  var hash: Int?
  var bar: Int?
  while i + 1 < limit, bytes[i] != UInt8(ascii: "]"), bytes[i] != UInt8(ascii: "[") {
    if bytes[i] == UInt8(ascii: "#"), hash == nil, bar == nil { hash = i }
    if bytes[i] == UInt8(ascii: "|"), bar == nil { bar = i }
    i += 1
  }
  guard i + 1 < limit, bytes[i] == UInt8(ascii: "]"), bytes[i + 1] == UInt8(ascii: "]") else { return nil }
  // In a table `\|` is the bar that does not cut the cell.
  let targetEnd = bar.map { $0 > start + 2 && bytes[$0 - 1] == UInt8(ascii: "\\") ? $0 - 1 : $0 } ?? i
  let target = bytes.trimmed((start + 2)..<(hash ?? targetEnd))
  let fragment = hash.map { bytes.trimmed(($0 + 1)..<targetEnd) }
  guard !target.isEmpty || fragment.map({ !$0.isEmpty }) == true,
    target.isEmpty || bytes[target.lowerBound] != UInt8(ascii: ":")
  else { return nil }
  var name = oneLine(bytes.text(target))
  var place = fragment.map { oneLine(bytes.text($0)) }
  if place == nil, let (key, label) = sourcePlace(bytes, target) { (name, place) = (key, label) }
  let embeds = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
  return Wikilink(
    target: name, fragment: place,
    text: bar.map { oneLine(bytes.text(bytes.trimmed(($0 + 1)..<i))) },
    embeds: embeds, range: (embeds ? start - 1 : start)..<(i + 2))
}

/// `@key, ¶ 3` as a source and the label of its paragraph; of a range the first.
private func sourcePlace(_ bytes: [UInt8], _ target: Range<Int>) -> (key: String, label: String)? {
  guard !target.isEmpty, bytes[target.lowerBound] == UInt8(ascii: "@") else { return nil }
  let end = keyEnd(bytes, from: target.lowerBound + 1, before: target.upperBound)
  guard end < target.upperBound, bytes[end] == UInt8(ascii: ",") else { return nil }
  let places = readLocator(bytes, bytes.trimmed((end + 1)..<target.upperBound)).0
  return places.first.map { (bytes.text(target.lowerBound..<end), $0.first) }
}
