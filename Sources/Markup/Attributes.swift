// `{#id .kind key=value key="several words"}` as pandoc writes it.

/// The attributes of a block, a span or a citation.
package struct Attributes: Sendable {
  package struct Pair: Sendable {
    package var name: String
    /// Byte offsets of the name in the file.
    package var nameRange: Range<Int>
    package var value: String
    /// Byte offsets of the value in the file.
    package var range: Range<Int>
  }

  package struct Name: Sendable {
    package var text: String
    package var range: Range<Int>
  }

  package var id: Name?
  package var classes: [Name] = []
  package var pairs: [Pair] = []
  /// Byte offsets in the file, braces counted.
  package var range: Range<Int>

  package func value(_ name: String) -> Pair? { pairs.last { $0.name == name } }

  /// What a block's attributes and its `^id` say together; of two ids the last one wins.
  mutating func merge(_ other: Attributes) {
    if let id = other.id { self.id = id }
    classes += other.classes
    pairs += other.pairs
  }
}

/// Reads attributes that start at `{`; `nil` when the text is none. Does not cross a line.
func readAttributes(_ bytes: [UInt8], at start: Int, before limit: Int) -> (Attributes, end: Int)? {
  guard start < limit, bytes[start] == UInt8(ascii: "{") else { return nil }
  var attributes = Attributes(range: start..<start)
  var i = start + 1
  var count = 0
  while i < limit {
    while i < limit, isSpaceOrTab(bytes[i]) { i += 1 }
    guard i < limit, !isLineEnd(bytes[i]) else { return nil }
    if bytes[i] == UInt8(ascii: "}") {
      guard count > 0 else { return nil }
      attributes.range = start..<(i + 1)
      return (attributes, i + 1)
    }
    let sign = bytes[i]
    let nameStart = sign == UInt8(ascii: "#") || sign == UInt8(ascii: ".") ? i + 1 : i
    var end = nameStart
    while end < limit, isNameByte(bytes[end]) { end += 1 }
    guard end > nameStart else { return nil }
    let name = Attributes.Name(text: bytes.text(nameStart..<end), range: nameStart..<end)
    if sign == UInt8(ascii: "#") {
      guard attributes.id == nil else { return nil }
      attributes.id = name
      i = end
    } else if sign == UInt8(ascii: ".") {
      attributes.classes.append(name)
      i = end
    } else {
      guard end < limit, bytes[end] == UInt8(ascii: "="),
        let (range, after) = readValue(bytes, at: end + 1, before: limit)
      else { return nil }
      // In a table row a bar is written `\|`.
      let value = bytes.text(range).replacing("\\|", with: "|")
      attributes.pairs.append(.init(name: name.text, nameRange: name.range, value: value, range: range))
      i = after
    }
    count += 1
  }
  return nil
}

/// Every word that means something in attributes: names, and kinds without their `.`. In braces without
/// more at a block's end they are attributes that were mistyped, and no words of the text.
package let attributeWords: Set<String> = [
  "assessment", "assumption", "background", "contradicts", "corroborated", "corroborates", "cred", "date",
  "date-basis", "event", "fact", "gap", "height", "ignore", "lang", "quote", "reported", "rests-on", "role",
  "supersedes", "why", "width", "would-settle",
]

extension Lexer {
  /// The end of braces that were meant as attributes and are none: whatever stands directly behind what may
  /// have some, and at a block's end what holds a `#`, `.` or `=` in its place, or known words alone.
  mutating func failedAttributes(_ start: Int) -> Int? {
    let isCarried = start == carrierEnd
    guard
      isCarried || start == segment.start || isBlank(bytes[start - 1])
        || bytes[start - 1] == UInt8(ascii: "]")
    else { return nil }
    let close = nextBrace.find(in: bytes[start..<limit]) { $0 == UInt8(ascii: "}") || isLineEnd($0) }
    let isClosed = close < limit && bytes[close] == UInt8(ascii: "}")
    let first = start + 1 < limit ? bytes[start + 1] : 0
    let holdsSign =
      first == UInt8(ascii: "#") || first == UInt8(ascii: ".")
      || nextEquals.find(in: bytes[start..<limit], where: { $0 == UInt8(ascii: "=") }) < close
    if isCarried, isClosed || holdsSign {
      // A bar cuts the cell, and the braces with it.
      let bar = (start..<close).first {
        segment.kind == .tableRow && bytes[$0] == UInt8(ascii: "|") && bytes[$0 - 1] != UInt8(ascii: "\\")
      }
      return bar ?? (isClosed ? close + 1 : close)
    }
    guard isClosed, close > start + 1, isBlockEnd(close + 1, allowsID: true) else { return nil }
    return holdsSign || holdsAttributeWords((start + 1)..<close) ? close + 1 : nil
  }

  private func holdsAttributeWords(_ range: Range<Int>) -> Bool {
    var i = skipBlanks(range.lowerBound)
    if i >= range.upperBound { return false }
    while i < range.upperBound {
      var end = i
      while end < range.upperBound, isNameByte(bytes[end]), end - i < 20 { end += 1 }
      guard attributeWords.contains(bytes.text(i..<end)) else { return false }
      i = skipBlanks(end)
    }
    return true
  }

  /// `^c-…` or `^j-…` that is no id: there is more in it than an id may hold, the block goes on behind it, or
  /// no blank stands before it.
  mutating func failedID(_ start: Int) -> Int? {
    guard start + 2 < limit, bytes[start + 1] == UInt8(ascii: "c") || bytes[start + 1] == UInt8(ascii: "j"),
      bytes[start + 2] == UInt8(ascii: "-") || bytes[start + 2] == UInt8(ascii: "_")
    else { return nil }
    var end = start + 3
    while end < limit, isNameByte(bytes[end]) { end += 1 }
    // The `-` of `-@key` is the key's.
    if end < limit, bytes[end] == UInt8(ascii: "@") { return nil }
    let hasPlace =
      (start == segment.start || isBlank(bytes[start - 1])) && isBlockEnd(end, allowsID: false)
    add(hasPlace ? .malformed : .misplaced, start, end)
    return end
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  isLetter(byte) || isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    || byte == UInt8(ascii: ":")
}

/// A quoted value, or bare bytes up to a blank or the closing brace.
private func readValue(_ bytes: [UInt8], at start: Int, before limit: Int) -> (Range<Int>, Int)? {
  guard start < limit else { return nil }
  let quote = bytes[start]
  if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
    var i = start + 1
    while i < limit, bytes[i] != quote {
      if isLineEnd(bytes[i]) { return nil }
      i += 1
    }
    return i < limit ? ((start + 1)..<i, i + 1) : nil
  }
  var i = start
  while i < limit, !isBlank(bytes[i]), bytes[i] != UInt8(ascii: "}"), bytes[i] != UInt8(ascii: "\"") {
    i += 1
  }
  return i > start ? (start..<i, i) : nil
}
