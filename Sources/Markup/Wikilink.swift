// `[[target#heading|text]]` and `![[…]]`, Obsidian's cross-links and embeds.

import Diagnostics

/// A cross-link as written.
package struct Wikilink: Sendable {
  /// What stands before the first `#`: a note, entity, path or `@key`; empty for this page.
  package var target: String
  /// What stands after the first `#`: a heading, or `^id` for a claim.
  package var fragment: String?
  /// What stands behind `@key,`; what it comes to depends on whether the source lists its pages.
  package var place: Locator?
  /// The text to show, when one is given.
  package var text: String?
  /// `![[…]]`: the target is to be shown here, not linked.
  package var embeds: Bool
  /// What `|300` or `|300x200` at the end of a picture says, in pixels.
  package var size: PictureSize?
  /// Byte offsets in the file.
  package var range: Range<Int>
  /// Where the target stands as it was written, and what stands behind the first `#`.
  package var targetRange = 0..<0
  package var fragmentRange: Range<Int>?

  package struct PictureSize: Sendable, Equatable {
    package var width: Int
    package var height: Int?
  }

  /// The link without its text, for messages.
  package var written: String {
    (embeds ? "![[" : "[[") + target + (fragment.map { "#" + $0 } ?? "") + "]]"
  }

  /// Whether the target is the name of a file, such as `map.png`, and not of a page.
  package var namesFile: Bool {
    guard fragment == nil, let dot = target.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = target.utf8[dot...].dropFirst()
    return (2...5).contains(ending.count) && ending.allSatisfy { isLetter($0) || isDigit($0) }
      && ending.contains(where: isLetter) && !Array(ending).elementsEqual("md".utf8)
  }

  /// What stands for a picture that nobody described: its name as words.
  package var pictureName: String {
    let name = target.split(separator: "/").last.map(String.init) ?? target
    return String(name.prefix { $0 != "." }).replacing("-", with: " ").replacing("_", with: " ")
  }
}

/// Reads a link that starts at `[[`; `nil` when it is none. May hold one line end, read as a blank.
func readWikilink(_ bytes: [UInt8], at start: Int, before limit: Int, inTable: Bool) -> Wikilink? {
  var i = start + 2
  var hash: Int?
  var bar: Int?
  while i + 1 < limit, bytes[i] != UInt8(ascii: "]") {
    if bytes[i] == UInt8(ascii: "[") {
      guard bar != nil, let close = bracketedWords(bytes, at: i, before: limit) else { return nil }
      i = close
    }
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
  let plain = { (range: Range<Int>) in decodedReferences(oneLine(bytes.text(range))) }
  var name = plain(target)
  var place = fragment.map(plain)
  let located = place == nil ? sourcePlace(bytes, target) : nil
  if let located { (name, place) = (located.key, located.fragment) }
  var text = bar.map { plain(bytes.trimmed(($0 + 1)..<i)) } ?? ""
  if inTable { text = text.replacing("\\|", with: "|") }
  let embeds = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
  var link = Wikilink(
    target: name, fragment: place, text: nil, embeds: embeds,
    range: (embeds ? start - 1 : start)..<(i + 2))
  link.place = located?.place
  link.targetRange = located.map { target.lowerBound..<$0.keyEnd } ?? target
  link.fragmentRange = fragment
  if embeds, let (rest, size) = pictureSize(text) { (text, link.size) = (rest, size) }
  // An empty text would be a link that nobody sees.
  if !text.isEmpty { link.text = text }
  return link
}

/// Where words in brackets end, as in `[[board|the Board [of 1931]]]`; `nil` for what may be a citation, a
/// footnote or another link, none of which stands in a link's words.
private func bracketedWords(_ bytes: [UInt8], at start: Int, before limit: Int) -> Int? {
  guard let end = bytes[(start + 1)..<limit].firstIndex(where: { "[]@^".utf8.contains($0) }),
    bytes[end] == UInt8(ascii: "]")
  else { return nil }
  return end
}

/// `300` or `300x200` behind the last bar of a text, and what stands before it.
private func pictureSize(_ text: String) -> (rest: String, size: Wikilink.PictureSize)? {
  let parts = text.split(separator: "|", omittingEmptySubsequences: false)
  let numbers = (parts.last ?? "").split(separator: "x", omittingEmptySubsequences: false).map {
    $0.utf8.allSatisfy(isDigit) ? Int($0) ?? 0 : 0
  }
  guard (1...2).contains(numbers.count), numbers.allSatisfy({ (1...9999).contains($0) }) else { return nil }
  let rest = parts.dropLast().joined(separator: "|")
  return (rest, .init(width: numbers[0], height: numbers.count == 2 ? numbers[1] : nil))
}

/// `@key, ¶ 3` as a source and the label of its paragraph, `@key, p. 3` as a source and the place as written;
/// `nil` for a range of paragraphs and for several places, which are cited, not linked.
private func sourcePlace(
  _ bytes: [UInt8], _ target: Range<Int>
) -> (key: String, keyEnd: Int, fragment: String, place: Locator)? {
  guard !target.isEmpty, bytes[target.lowerBound] == UInt8(ascii: "@") else { return nil }
  guard let (key, keyEnd) = readKey(bytes, at: target.lowerBound, before: target.upperBound),
    case let comma = commaLength(bytes, at: keyEnd, before: target.upperBound), comma > 0
  else { return nil }
  var item = CitationItem(key: bytes.text(key), keyRange: key)
  // What is wrong with a place is found where the link is resolved.
  var problems: [(fact: Fact, range: Range<Int>)] = []
  readRest(bytes, keyEnd..<target.upperBound, nil, into: &item, &problems)
  guard item.locators.count == 1, item.suffix.isEmpty, let place = item.locators.first,
    place.ranges.count == 1, let range = place.ranges.first,
    range.first == range.last || !place.term.countsLabels
  else { return nil }
  let fragment = place.term.countsLabels ? range.first : place.text
  return (bytes.text(target.lowerBound..<keyEnd), keyEnd, fragment, place)
}
