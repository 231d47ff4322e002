// What wins over citations: code spans, autolinks, tags, comments, link destinations.

extension Lexer {
  /// Behind a code span, or behind the run of backticks that opens none.
  func afterCode(_ start: Int) -> Int {
    var i = start
    while i < limit, bytes[i] == UInt8(ascii: "`") { i += 1 }
    let length = i - start
    var run = 0
    var j = i
    while j <= limit {
      if j < limit, bytes[j] == UInt8(ascii: "`") {
        run += 1
      } else {
        if run == length { return j }
        run = 0
        if j < limit, segment.kind == .tableRow, bytes[j] == UInt8(ascii: "|") { break }
      }
      j += 1
    }
    return i
  }

  /// Behind an autolink, a tag or a comment; behind the `<` when it is none of them.
  func afterAngle(_ start: Int) -> Int {
    guard start + 1 < limit else { return start + 1 }
    if bytes.hasBytes("<!--", at: start) {
      var i = start + 4
      while i + 2 < limit, !bytes.hasBytes("-->", at: i) { i += 1 }
      return i + 2 < limit ? i + 3 : start + 1
    }
    let next = bytes[start + 1]
    guard
      isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "?") || next == UInt8(ascii: "!")
    else { return start + 1 }
    var quote: UInt8?
    var i = start + 1
    while i < limit {
      if let open = quote {
        if bytes[i] == open { quote = nil }
      } else if bytes[i] == UInt8(ascii: ">") {
        return i + 1
      } else if bytes[i] == UInt8(ascii: "<") {
        return start + 1
      } else if bytes[i] == UInt8(ascii: "\"") || bytes[i] == UInt8(ascii: "'"),
        bytes[i - 1] == UInt8(ascii: "=")
      {
        quote = bytes[i]
      }
      i += 1
    }
    return start + 1
  }

  /// `(destination "title")` at an offset: the destination's range and the offset behind `)`.
  func linkDestination(_ open: Int) -> (Range<Int>, Int)? {
    var i = skipBlanks(open + 1)
    guard i < limit else { return nil }
    var destination: Range<Int>
    if bytes[i] == UInt8(ascii: "<") {
      let start = i + 1
      i = start
      while i < limit, bytes[i] != UInt8(ascii: ">"), !isLineEnd(bytes[i]), bytes[i] != UInt8(ascii: "<") {
        i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard i < limit, bytes[i] == UInt8(ascii: ">") else { return nil }
      destination = start..<i
      i += 1
    } else {
      let start = i
      var depth = 0
      while i < limit, !isBlank(bytes[i]) {
        if bytes[i] == UInt8(ascii: "\\"), i + 1 < limit, isPunctuation(bytes[i + 1]) {
          i += 2
          continue
        }
        // No more than 32 in each other, as in the parser: otherwise each of many would be read to the end.
        if bytes[i] == UInt8(ascii: "(") { depth += 1 }
        if depth > 32 { return nil }
        if bytes[i] == UInt8(ascii: ")") {
          if depth == 0 { break }
          depth -= 1
        }
        if bytes[i] == UInt8(ascii: "|"), segment.kind == .tableRow { return nil }
        i += 1
      }
      guard depth == 0 else { return nil }
      destination = start..<min(i, limit)
    }
    let afterBlank = skipBlanks(i)
    guard afterBlank < limit else { return nil }
    if bytes[afterBlank] == UInt8(ascii: ")") { return (destination, afterBlank + 1) }
    guard afterBlank > i, let end = afterTitle(afterBlank) else { return nil }
    let last = skipBlanks(end)
    return last < limit && bytes[last] == UInt8(ascii: ")") ? (destination, last + 1) : nil
  }

  private func afterTitle(_ start: Int) -> Int? {
    let close: UInt8
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = bytes[start]
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var i = start + 1
    while i < limit, bytes[i] != close {
      // A title in round brackets holds no further one (CommonMark 0.29, section 6.3).
      if close == UInt8(ascii: ")"), bytes[i] == UInt8(ascii: "(") { return nil }
      i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    return i < limit ? i + 1 : nil
  }

  func skipBlanks(_ start: Int) -> Int {
    var i = start
    while i < limit, isBlank(bytes[i]) { i += 1 }
    return i
  }
}
