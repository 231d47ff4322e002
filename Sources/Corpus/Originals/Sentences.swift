// Where sentences end, by the rule that is fixed as part of v1. It knows no
// language and no abbreviation: a rule that never changes is worth more here than one that is clever.

/// The sentences of a text, in order, without white space around them; empty ones are dropped.
///
/// A cut stands after a run of `. ! ? … ؟ ۔` and any closing quotes (`' " ’ ” » 」 』`) before white
/// space, and after a run of `。 ！ ？` and any closing quotes whatever follows. Brackets close nothing.
package func sentencesV1(_ text: some StringProtocol) -> [String] {
  let utf8 = Array(text.utf8)
  var sentences: [String] = []
  var start = 0
  for end in sentenceEnds(utf8) {
    while start < end, let space = whiteSpace(utf8, start) { start += space }
    sentences.append(String(decoding: utf8[start..<end], as: UTF8.self))
    start = end
  }
  return sentences
}

/// The byte offset just after each sentence, before the white space that follows it.
///
/// The last is the end of the text without its trailing white space; a blank text has none. Bytes
/// that are not UTF-8 are taken as letters.
package func sentenceEnds(_ utf8: [UInt8]) -> [Int] {
  var ends: [Int] = []
  /// Just after the last byte that is not white space.
  var inkEnd = 0
  var i = 0
  while i < utf8.count {
    if let space = whiteSpace(utf8, i) {
      i += space
      continue
    }
    let isWide = run(utf8, i, isWideTerminator) > 0
    let terminators = isWide ? run(utf8, i, isWideTerminator) : run(utf8, i, isTerminator)
    if terminators == 0 {
      i += 1
      // The bytes after the first of a scalar are no white space and no terminator by themselves.
      while i < utf8.count, utf8[i] & 0xC0 == 0x80 { i += 1 }
    } else {
      i += terminators
      i += run(utf8, i, isClosingQuote)
      if i < utf8.count, isWide || whiteSpace(utf8, i) != nil { ends.append(i) }
    }
    inkEnd = i
  }
  // A text that ends in a wide terminator and white space has that end already.
  if inkEnd > ends.last ?? 0 { ends.append(inkEnd) }
  return ends
}

/// How many bytes the white space at an offset has, `nil` if there is none.
private func whiteSpace(_ utf8: [UInt8], _ offset: Int) -> Int? {
  let (scalar, length) = scalarValue(utf8, offset)
  return isWhiteSpaceV1(scalar) ? length : nil
}

/// The bytes of the longest run from an offset of scalars that a rule accepts; 0 if there is none.
private func run(_ utf8: [UInt8], _ offset: Int, _ accepts: (UInt32) -> Bool) -> Int {
  var i = offset
  while i < utf8.count {
    let (scalar, length) = scalarValue(utf8, i)
    guard accepts(scalar) else { break }
    i += length
  }
  return i - offset
}

/// The scalar at an offset and its length in bytes, for scalars of up to three bytes; all that the
/// rule names are such. Anything else is U+FFFD of one byte, which no rule accepts.
private func scalarValue(_ utf8: [UInt8], _ offset: Int) -> (UInt32, Int) {
  let lead = utf8[offset]
  if lead < 0x80 { return (UInt32(lead), 1) }
  func tail(_ distance: Int) -> UInt32? {
    guard offset + distance < utf8.count, utf8[offset + distance] & 0xC0 == 0x80 else { return nil }
    return UInt32(utf8[offset + distance] & 0x3F)
  }
  if lead & 0xE0 == 0xC0, let one = tail(1) {
    return (UInt32(lead & 0x1F) << 6 | one, 2)
  }
  if lead & 0xF0 == 0xE0, let one = tail(1), let two = tail(2) {
    return (UInt32(lead & 0x0F) << 12 | one << 6 | two, 3)
  }
  return (0xFFFD, 1)
}

private func isTerminator(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x2E, 0x21, 0x3F, 0x2026, 0x061F, 0x06D4: true  // . ! ? … ؟ ۔
  default: false
  }
}

private func isWideTerminator(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x3002, 0xFF01, 0xFF1F: true  // 。 ！ ？
  default: false
  }
}

private func isClosingQuote(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x27, 0x22, 0x2019, 0x201D, 0xBB, 0x300D, 0x300F: true  // ' " ’ ” » 」 』
  default: false
  }
}
