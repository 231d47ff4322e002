// Citations as written: `[see @a, ¶¶ 3–5, 9; -@b, ¶ 2]{cred=4}` and `@a [¶ 25]`.

package import Diagnostics

/// One citation: a bracketed group, or a key in the running text.
package struct Citation: Sendable {
  package var items: [CitationItem]
  /// Byte offsets in the file, attributes counted.
  package var range: Range<Int>
  package var attributes: Attributes?
  /// `@key [¶ 3]`: the author's name stands in the sentence.
  package var inText: Bool
  /// What is wrong with the way it is written; the items hold what could be read.
  package var problems: [(fact: Fact, range: Range<Int>)]
}

package struct CitationItem: Sendable {
  package var key: String
  package var keyRange: Range<Int>
  package var prefix: String
  package var suffix: String
  package var suppressesAuthor: Bool
  /// Places in the source in the order written; empty when none is named.
  package var locator: [LabelRange]
}

/// `¶ 3` or `¶¶ 3–5` by the labels of the source's paragraphs.
package struct LabelRange: Sendable, Equatable {
  package var first: String
  package var last: String
  package var range: Range<Int>

  package static func == (a: LabelRange, b: LabelRange) -> Bool { a.first == b.first && a.last == b.last }
}

/// Reads the inside of a bracketed group, `start..<end` without its brackets; `nil` when it is none
/// because no item holds a key.
func readCitationGroup(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Citation? {
  var items: [CitationItem] = []
  var problems: [(fact: Fact, range: Range<Int>)] = []
  var itemStart = start
  var i = start
  while i <= end {
    if i == end || bytes[i] == UInt8(ascii: ";") {
      let range = bytes.trimmed(itemStart..<i)
      if let item = readItem(bytes, range, &problems) {
        items.append(item)
      } else {
        problems.append((.malformedCitation(text: bytes.text(range)), range.isEmpty ? itemStart..<i : range))
      }
      itemStart = i + 1
    }
    i += 1
  }
  guard !items.isEmpty else { return nil }
  return Citation(items: items, range: start..<end, attributes: nil, inText: false, problems: problems)
}

/// Where a key that starts after `@` ends; `start` when there is none. A key holds letters, digits and
/// `_` of any script; single ones of `:.#$%&-+?<>~/` may stand between them, and a `:` or `/` before a
/// `/` (pandoc's rule).
func keyEnd(_ bytes: [UInt8], from start: Int, before limit: Int) -> Int {
  var i = start
  var end = start
  while i < limit {
    let next = bytes[i] == UInt8(ascii: "_") ? i + 1 : bytes.afterWordCharacter(i, before: limit)
    if next > i {
      i = next
      end = i
    } else if end > start, ":.#$%&-+?<>~/".utf8.contains(bytes[i]),
      i == end
        || bytes[i] == UInt8(ascii: "/")
          && (bytes[i - 1] == UInt8(ascii: ":") || bytes[i - 1] == UInt8(ascii: "/"))
    {
      i += 1
    } else {
      break
    }
  }
  return end
}

/// Reads the bracket behind a key in the running text: more on that key, then perhaps further items.
func readInTextBracket(
  _ bytes: [UInt8], _ range: Range<Int>, after item: CitationItem
) -> (items: [CitationItem], problems: [(fact: Fact, range: Range<Int>)]) {
  var problems: [(fact: Fact, range: Range<Int>)] = []
  var first = item
  let semicolon = bytes[range].firstIndex(of: UInt8(ascii: ";"))
  let own = range.lowerBound..<(semicolon ?? range.upperBound)
  // `@a [see @b]`: the bracket is about another source altogether.
  if otherKey(bytes, in: own) != nil, let group = readCitationGroup(bytes, range.lowerBound, range.upperBound)
  {
    return ([first] + group.items, group.problems)
  }
  readSuffix(bytes, own, into: &first, &problems)
  guard let semicolon, let group = readCitationGroup(bytes, semicolon + 1, range.upperBound) else {
    return ([first], problems)
  }
  return ([first] + group.items, problems + group.problems)
}

private func readItem(
  _ bytes: [UInt8], _ range: Range<Int>, _ problems: inout [(fact: Fact, range: Range<Int>)]
) -> CitationItem? {
  var at = range.lowerBound
  while at < range.upperBound {
    let wordBefore = at > range.lowerBound && bytes.isWordBefore(at)
    if bytes[at] == UInt8(ascii: "@"), !wordBefore,
      keyEnd(bytes, from: at + 1, before: range.upperBound) > at + 1
    {
      break
    }
    at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
  }
  guard at < range.upperBound else { return nil }
  let keyStart = at + 1
  let end = keyEnd(bytes, from: keyStart, before: range.upperBound)
  let suppressed = at > range.lowerBound && bytes[at - 1] == UInt8(ascii: "-")
  let prefixRange = bytes.trimmed(range.lowerBound..<(suppressed ? at - 1 : at))
  var item = CitationItem(
    key: bytes.text(keyStart..<end), keyRange: keyStart..<end,
    prefix: oneLine(bytes.text(prefixRange)), suffix: "", suppressesAuthor: suppressed, locator: [])
  readSuffix(bytes, end..<range.upperBound, into: &item, &problems)
  return item
}

/// Reads the locator and the rest after a key.
func readSuffix(
  _ bytes: [UInt8], _ range: Range<Int>, into item: inout CitationItem,
  _ problems: inout [(fact: Fact, range: Range<Int>)]
) {
  var rest = bytes.trimmed(range)
  rest = bytes.trimmed(
    (rest.lowerBound + commaLength(bytes, at: rest.lowerBound, before: rest.upperBound))..<rest.upperBound)
  if let second = otherKey(bytes, in: rest) {
    problems.append((.commaBetweenKeys(first: item.key, second: bytes.text(second)), second))
    return
  }
  var (places, end) = readLocator(bytes, rest)
  var before = ""
  if places.isEmpty, let mark = paragraphMark(bytes, rest) {
    // `p. 3, ¶ 2`: the paragraph is the place, the page is shown before it.
    var words = bytes.trimmed(rest.lowerBound..<mark)
    if !words.isEmpty, bytes[words.upperBound - 1] == UInt8(ascii: ",") {
      words = bytes.trimmed(words.lowerBound..<(words.upperBound - 1))
    }
    before = oneLine(bytes.text(words))
    (places, end) = readLocator(bytes, mark..<rest.upperBound)
  }
  item.locator = places
  var after = bytes.trimmed(end..<rest.upperBound)
  after = bytes.trimmed(
    (after.lowerBound + commaLength(bytes, at: after.lowerBound, before: after.upperBound))..<after.upperBound
  )
  item.suffix = [before, oneLine(bytes.text(after))].filter { !$0.isEmpty }.joined(separator: ", ")
  for place in places where runsBackwards(place) {
    problems.append((.reversedRange(from: place.first, to: place.last), place.range))
  }
  if !after.isEmpty, bytes[after].contains(where: isDigit) {
    problems.append((.unreadLocator(text: bytes.text(after)), after))
  }
}

/// Where the first `¶` of a range stands.
private func paragraphMark(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
  range.first { bytes.hasBytes("¶", at: $0) }
}

private func runsBackwards(_ place: LabelRange) -> Bool {
  guard place.first.utf8.first == place.last.utf8.first, let a = Int(place.first.dropFirst()),
    let b = Int(place.last.dropFirst())
  else { return place.first != place.last }
  return b < a
}

private func otherKey(_ bytes: [UInt8], in range: Range<Int>) -> Range<Int>? {
  for i in range where bytes[i] == UInt8(ascii: "@") && (i == range.lowerBound || !bytes.isWordBefore(i)) {
    let end = keyEnd(bytes, from: i + 1, before: range.upperBound)
    if end > i + 1 { return (i + 1)..<end }
  }
  return nil
}

/// Blanks and line ends inside a text become one space.
func oneLine(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
  return text.split(whereSeparator: { $0.isWhitespace || $0 == ">" }).joined(separator: " ")
}
