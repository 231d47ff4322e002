// Citations as written: `[see @a, ¶¶ 3–5, 9; -@b, p. 3, ¶ 2]{cred=4}` and `@a [¶ 25]`. Places behind a
// key are read in Locator.swift; where a citation may stand is the lexer's business.

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

  /// Leaves the key of a citation in the running text, which stands for its authors, and nothing else.
  mutating func forgetPlaces() {
    let first = items.first
    items = []
    guard inText, let first else { return }
    var item = CitationItem(key: first.key, keyRange: first.keyRange)
    item.suppressesAuthor = first.suppressesAuthor
    items = [item]
  }
}

/// A source and the places in it.
package struct CitationItem: Sendable {
  package var key: String
  /// Without the braces of `@{key}`.
  package var keyRange: Range<Int>
  package var prefix = ""
  package var suppressesAuthor = false
  /// Everything behind the key, up to the `;` or `]`, without markup.
  package var rest = ""
  /// Places in the source in the order written; empty when none is named.
  package var locators: [Locator] = []
  /// The words behind the last place.
  package var suffix = ""

  package init(key: String, keyRange: Range<Int>) {
    self.key = key
    self.keyRange = keyRange
  }

  /// The labels of paragraphs among the places.
  package var labels: [LabelRange] { locators.filter(\.term.countsLabels).flatMap(\.ranges) }

  /// Every word that belongs to no place.
  package var words: String { joined(locators.map(\.lead) + [suffix]) }
}

/// A place behind a key: what is counted, and the number. Terms are those of CSL, and a few of ours.
package struct Locator: Sendable {
  package enum Term: String, Sendable, CaseIterable {
    case act, appendix, article = "article-locator", book, canon, chapter, column, elocation, equation
    case figure, folio, issue, line, note, opus, page, paragraph, part, rule, scene, section
    case subVerbo = "sub-verbo", supplement, table, timestamp, title = "title-locator", verse, version
    case volume
    /// Not in CSL.
    case clause, recital, sheet, slide
    /// A number without a word: a page where the source has pages, else a paragraph.
    case bare
  }

  package var term: Term
  /// The number or numbers as written: `3–5, 9`.
  package var value: String
  /// The value with what stands before it: `¶¶ 3–5, 9`.
  package var text: String
  /// The words between this place and what comes before it.
  package var lead = ""
  /// Of paragraphs and bare numbers the labels of the source (`p3`), of all else the numbers.
  package var ranges: [LabelRange]
}

/// `¶ 3` or `¶¶ 3–5` by the labels of the source's paragraphs.
package struct LabelRange: Sendable, Equatable {
  package var first: String
  package var last: String
  package var range: Range<Int>

  package init(first: String, last: String, range: Range<Int>) {
    (self.first, self.last, self.range) = (first, last, range)
  }

  package static func == (a: LabelRange, b: LabelRange) -> Bool { a.first == b.first && a.last == b.last }
}

/// Reads the inside of a bracketed group, `start..<end` without its brackets; `nil` when it is none
/// because no item holds a key.
func readCitationGroup(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Citation? {
  let parts = itemParts(bytes, start..<end)
  guard parts.contains(where: { $0.key != nil }) else { return nil }
  var citation = Citation(items: [], range: start..<end, attributes: nil, inText: false, problems: [])
  for part in parts { readItem(bytes, part, into: &citation) }
  return citation
}

/// Reads the bracket behind a key in the running text: more on that key, then perhaps further items.
func readInTextBracket(_ bytes: [UInt8], _ range: Range<Int>, into citation: inout Citation) {
  var parts = itemParts(bytes, range)[...]
  // `@a [see @b]`: the bracket is about another source altogether.
  if let own = parts.first, own.key == nil {
    parts = parts.dropFirst()
    readRest(bytes, own.range, nil, into: &citation.items[0], &citation.problems)
  }
  for part in parts { readItem(bytes, part, into: &citation) }
}

/// The key whose `@` stands at an offset, and the offset behind it; `nil` when there is none.
///
/// A key holds letters, digits and `_` of any script. Single ones of `:.#$%&-+?<>~/` may stand before one
/// of these, and a `:` or `/` before a `/`. In braces anything may stand but white space (pandoc's rules)
/// and what cuts a table's cell.
func readKey(_ bytes: [UInt8], at sign: Int, before limit: Int) -> (key: Range<Int>, end: Int)? {
  let start = sign + 1
  if start < limit, bytes[start] == UInt8(ascii: "{") { return bracedKey(bytes, start, limit) }
  var i = start
  while i < limit {
    if let next = afterKeyCharacter(bytes, i, limit) {
      i = next
    } else if i > start, ":.#$%&-+?<>~/".utf8.contains(bytes[i]),
      afterKeyCharacter(bytes, i + 1, limit) != nil
        || (bytes[i] == UInt8(ascii: ":") || bytes[i] == UInt8(ascii: "/")) && i + 1 < limit
          && bytes[i + 1] == UInt8(ascii: "/")
    {
      i += 1
    } else {
      break
    }
  }
  return i > start ? (start..<i, i) : nil
}

private func afterKeyCharacter(_ bytes: [UInt8], _ i: Int, _ limit: Int) -> Int? {
  guard i < limit else { return nil }
  if bytes[i] == UInt8(ascii: "_") { return i + 1 }
  let next = bytes.afterWordCharacter(i, before: limit)
  return next > i ? next : nil
}

/// No key or place in braces is longer: of many braces that open, none is followed to the block's end.
private let longestBraces = 256

private func bracedKey(_ bytes: [UInt8], _ open: Int, _ limit: Int) -> (key: Range<Int>, end: Int)? {
  var depth = 0
  var i = open
  while i < min(limit, open + longestBraces), !isBlank(bytes[i]), bytes[i] != UInt8(ascii: "|") {
    if bytes[i] == UInt8(ascii: "{") { depth += 1 }
    if bytes[i] == UInt8(ascii: "}") { depth -= 1 }
    i += 1
    if depth == 0 { return i > open + 2 ? ((open + 1)..<(i - 1), i) : nil }
  }
  return nil
}

/// The text of one item and what was seen in it.
private struct ItemPart {
  /// Up to the `;`.
  var range: Range<Int>
  var key: (sign: Int, range: Range<Int>, end: Int)?
  /// `{…}` behind the key or its comma: all of it is a place.
  var braces: Range<Int>?
  /// A second key, which needs an item of its own.
  var other: Range<Int>?
}

/// Cuts a group at its semicolons. Code, `<…>`, addresses, escapes and nested brackets hold together.
private func itemParts(_ bytes: [UInt8], _ range: Range<Int>) -> [ItemPart] {
  var parts: [ItemPart] = []
  var part = ItemPart(range: range.lowerBound..<range.upperBound)
  var depth = 0
  var i = range.lowerBound
  let end = range.upperBound
  while i < end {
    switch bytes[i] {
    case UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "]"): depth -= 1
    case UInt8(ascii: "@"):
      guard i == range.lowerBound || !bytes.isWordBefore(i),
        let (key, after) = readKey(bytes, at: i, before: end)
      else { break }
      if part.key == nil {
        part.key = (i, key, after)
        part.braces = placeBraces(bytes, after, end)
      } else if part.other == nil {
        part.other = key
      }
      i = part.braces.map { max($0.upperBound, after) } ?? after
      continue
    case UInt8(ascii: ";"), 0xD8, 0xEF:
      let length = semicolonLength(bytes, at: i, before: end)
      guard length > 0, depth <= 0 else { break }
      part.range = part.range.lowerBound..<i
      parts.append(part)
      i += length
      part = ItemPart(range: i..<end)
      continue
    default:
      i = afterPiece(bytes, i, before: end)
      continue
    }
    i += 1
  }
  return parts + [part]
}

/// The length of `;`, the Arabic `؛` or the wide `；`.
private func semicolonLength(_ bytes: [UInt8], at i: Int, before limit: Int) -> Int {
  if bytes[i] == UInt8(ascii: ";") { return 1 }
  if i + 2 <= limit, bytes.hasBytes("؛", at: i) { return 2 }
  return i + 3 <= limit && bytes.hasBytes("；", at: i) ? 3 : 0
}

/// Behind an escape, a code span, `<…>` or an address; else behind the byte.
private func afterPiece(_ bytes: [UInt8], _ i: Int, before end: Int) -> Int {
  switch bytes[i] {
  case UInt8(ascii: "\\"): return min(i + 2, end)
  case UInt8(ascii: "&"):
    // The semicolon of `&para;` ends nothing.
    var j = i + 1
    while j < min(end, i + 12), isLetter(bytes[j]) || isDigit(bytes[j]) || bytes[j] == UInt8(ascii: "#") {
      j += 1
    }
    return j > i + 1 && j < end && bytes[j] == UInt8(ascii: ";") ? j + 1 : i + 1
  case UInt8(ascii: "`"): return codeSpan(bytes, i, before: end).end
  case UInt8(ascii: "<"):
    guard i + 1 < end, isLetter(bytes[i + 1]) || bytes[i + 1] == UInt8(ascii: "/") else { return i + 1 }
    var j = i + 1
    while j < end, bytes[j] != UInt8(ascii: ">"), bytes[j] != UInt8(ascii: "<") { j += 1 }
    return j < end && bytes[j] == UInt8(ascii: ">") ? j + 1 : i + 1
  case UInt8(ascii: ":"):
    guard bytes.hasBytes("://", at: i), i > 0, isLetter(bytes[i - 1]) else { return i + 1 }
    var j = i + 3
    while j < end, !isBlank(bytes[j]), bytes[j] != UInt8(ascii: "["), bytes[j] != UInt8(ascii: "]") {
      // A semicolon that ends a word ends the item.
      if bytes[j] == UInt8(ascii: ";"), j + 1 == end || isBlank(bytes[j + 1]) { break }
      j += 1
    }
    return min(j, end)
  default: return i + 1
  }
}

/// The inside of a code span and the offset behind it; behind the backticks when they open none.
func codeSpan(_ bytes: [UInt8], _ start: Int, before end: Int) -> (inside: Range<Int>, end: Int) {
  var i = start
  while i < end, bytes[i] == UInt8(ascii: "`") { i += 1 }
  let (open, length) = (i, i - start)
  while i < end {
    let run = i
    while i < end, bytes[i] == UInt8(ascii: "`") { i += 1 }
    if i - run == length { return (open..<run, i) }
    if i == run { i += 1 }
  }
  return (open..<open, open)
}

/// `{…}` behind a key, with a blank or a comma between at most; brackets and braces in it are balanced.
private func placeBraces(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Range<Int>? {
  var i = bytes.afterBlanks(start, before: end)
  i = bytes.afterBlanks(i + commaLength(bytes, at: i, before: end), before: end)
  guard i < end, bytes[i] == UInt8(ascii: "{") else { return nil }
  let open = i
  var closers: [UInt8] = []
  while i < min(end, open + longestBraces) {
    switch bytes[i] {
    case UInt8(ascii: "{"): closers.append(UInt8(ascii: "}"))
    case UInt8(ascii: "["): closers.append(UInt8(ascii: "]"))
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      guard closers.popLast() == bytes[i] else { return nil }
      if closers.isEmpty { return open..<(i + 1) }
    default: break
    }
    i += 1
  }
  return nil
}

private func readItem(_ bytes: [UInt8], _ part: ItemPart, into citation: inout Citation) {
  guard let (sign, key, end) = part.key else {
    let range = bytes.trimmed(part.range)
    citation.problems.append(
      (.malformedCitation(text: bytes.text(range)), range.isEmpty ? part.range : range))
    return
  }
  var item = CitationItem(key: bytes.text(key), keyRange: key)
  item.suppressesAuthor = sign > part.range.lowerBound && bytes[sign - 1] == UInt8(ascii: "-")
  let before = bytes.trimmed(part.range.lowerBound..<(item.suppressesAuthor ? sign - 1 : sign))
  if !before.isEmpty { item.prefix = PlainText(bytes, before).text }
  let rest = end..<part.range.upperBound
  if let other = part.other {
    item.rest = PlainText(bytes, bytes.trimmed(rest)).text
    citation.problems.append((.commaBetweenKeys(first: item.key, second: bytes.text(other)), other))
  } else if !rest.isEmpty {
    readRest(bytes, rest, part.braces, into: &item, &citation.problems)
  }
  citation.items.append(item)
}

/// The texts that are not empty, with commas between.
package func joined(_ texts: [String]) -> String {
  texts.filter { !$0.isEmpty }.joined(separator: ", ")
}

/// Blanks and line ends inside a text become one space.
func oneLine(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
  return text.split(whereSeparator: { $0.isWhitespace || $0 == ">" }).joined(separator: " ")
}
