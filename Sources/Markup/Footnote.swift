// Footnotes `[^1]` and `[^1]: …`, definitions `: …` below a term, and bare addresses: what the C parser
// does not read, or not so that its places could be trusted.

package import Files

/// The definition of a footnote.
package struct Footnote: Sendable {
  /// As written, between `[^` and `]`.
  package var label: String
  /// Byte offsets of the marker in the file, its colon and the blanks behind it counted.
  package var range: Range<Int>
}

/// What is the same for all ways to write a footnote's label: folded as labels of link definitions are.
package func footnoteKey(_ label: String) -> TextKey { TextKey(TextLabel(label).text) }

extension BlockScanner {
  /// A footnote's marker at an offset: its label, and where its text starts.
  func footnoteMarker(_ start: Int, _ end: Int) -> (label: String, content: Int)? {
    guard start + 4 < end, bytes[start] == UInt8(ascii: "["), bytes[start + 1] == UInt8(ascii: "^"),
      let close = footnoteClose(bytes, start, before: end), close + 1 < end,
      bytes[close + 1] == UInt8(ascii: ":")
    else { return nil }
    return (bytes.text((start + 2)..<close), afterSpaces(close + 2, end))
  }

  /// The label of what would be a footnote's marker but for the blanks in it. To the parser it would be a
  /// link's definition, and vanish.
  func spacedFootnoteLabel(_ start: Int, _ end: Int) -> TextLabel? {
    guard start + 4 < end, bytes[start] == UInt8(ascii: "["), bytes[start + 1] == UInt8(ascii: "^"),
      let close = footnoteClose(bytes, start, before: end, allowsBlanks: true), close + 1 < end,
      bytes[close + 1] == UInt8(ascii: ":"), bytes[start..<close].contains(where: isBlank)
    else { return nil }
    return TextLabel(bytes.text((start + 2)..<close))
  }

  /// Where the text of a definition starts whose `:` stands at an offset: one blank at least is behind it.
  func definitionMarker(_ start: Int, _ end: Int) -> Int? {
    guard start + 1 < end, bytes[start] == UInt8(ascii: ":"), isSpaceOrTab(bytes[start + 1]) else {
      return nil
    }
    let content = afterSpaces(start + 1, end)
    return content < end ? content : nil
  }

  private func afterSpaces(_ start: Int, _ end: Int) -> Int {
    var i = start
    while i < end, isSpaceOrTab(bytes[i]) { i += 1 }
    return i
  }
}

/// Where the `]` of `[^label]` stands; `nil` when there is none. A label has no blanks and no brackets.
/// - Parameter allowsBlanks: whether what would be a label but for its blanks is looked for.
private func footnoteClose(
  _ bytes: [UInt8], _ start: Int, before limit: Int, allowsBlanks: Bool = false
) -> Int? {
  var i = start + 2
  // The parser's own limit for labels is 1000 bytes; longer ones are nobody's.
  while i < limit, i < start + 1000, !isBlank(bytes[i]) || allowsBlanks && isSpaceOrTab(bytes[i]),
    bytes[i] != UInt8(ascii: "]"), bytes[i] != UInt8(ascii: "[")
  { i += 1 }
  return i > start + 2 && i < limit && bytes[i] == UInt8(ascii: "]") ? i : nil
}

extension Lexer {
  /// The markers that the scanner found are tokens too.
  mutating func addMarkers(_ blocks: BlockScanner) {
    lexed.footnotes = blocks.footnotes
    for (index, footnote) in blocks.footnotes.enumerated() {
      add(.footnote, footnote.range.lowerBound, footnote.range.upperBound, payload: index)
    }
    for marker in blocks.definitionMarkers { add(.definition, marker.lowerBound, marker.upperBound) }
    lexed.markers = ListMarkers(taken: blocks.bullets)
  }

  /// `[^1]`; `nil` when the bracket is something else.
  mutating func footnoteReference(_ start: Int) -> Int? {
    guard let close = footnoteClose(bytes, start, before: limit) else {
      guard !spacedLabels.isEmpty,
        let close = footnoteClose(bytes, start, before: limit, allowsBlanks: true),
        spacedLabels.contains(TextLabel(bytes.text((start + 2)..<close)))
      else { return nil }
      add(.undefinedFootnote, start, close + 1)
      return close + 1
    }
    if footnotes.contains(TextLabel(bytes.text((start + 2)..<close))) {
      add(.footnoteReference, start, close + 1)
    } else if close + 1 == limit || bytes[close + 1] != UInt8(ascii: "(") {
      // With an address behind it, it is a link whose text starts with `^`.
      add(.undefinedFootnote, start, close + 1)
    } else {
      return nil
    }
    return close + 1
  }

  /// A bare address whose `:` stands here; it becomes a link. Behind it, or behind the colon.
  mutating func bareURL(_ colon: Int) -> Int {
    guard let range = urlRange(colon) else { return colon + 1 }
    add(.url, range.lowerBound, range.upperBound)
    return range.upperBound
  }

  /// Behind a bare address whose `:` stands here, or behind the colon.
  func afterURL(_ colon: Int) -> Int { urlRange(colon)?.upperBound ?? colon + 1 }

  private func urlRange(_ colon: Int) -> Range<Int>? {
    guard bytes.hasBytes("://", at: colon) else { return nil }
    let length =
      colon >= 5 && bytes.hasLetters("https", at: colon - 5)
      ? 5 : colon >= 4 && bytes.hasLetters("http", at: colon - 4) ? 4 : 0
    let start = colon - length
    guard length > 0, start >= segment.start, start == segment.start || !bytes.isWordBefore(start),
      colon + 3 < limit, bytes.afterWordCharacter(colon + 3, before: limit) > colon + 3
    else { return nil }
    return start..<urlEnd(colon + 3)
  }

  /// Where an address ends: before a blank, a bracket that it does not open, or punctuation of a script
  /// that addresses do not use; marks at its very end belong to the sentence (GFM 0.29, section 6.9).
  private func urlEnd(_ start: Int) -> Int {
    var depth = 0
    var i = start
    scan: while i < limit {
      switch bytes[i] {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "\\"):
        break scan
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
      case let byte where isBlank(byte) || byte < 0x20: break scan
      case 0xC2, 0xD8, 0xE2, 0xE3, 0xEF:
        if foreignPunctuation.contains(where: { bytes.hasBytes($0, at: i) }) { break scan }
      default: break
      }
      i += 1
    }
    while i > start, "?!.,:;*_~'".utf8.contains(bytes[i - 1]) { i -= 1 }
    return i
  }
}

private let foreignPunctuation: [StaticString] = [
  "\u{A0}", "«", "»", "،", "؛", "؟", "“", "”", "‘", "’", "…", "　", "、", "。", "「", "」", "『", "』", "《", "》",
  "（", "）",
  "，", "：", "；", "！", "？",
]
