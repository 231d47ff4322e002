// Small questions about single bytes that lexer, screen and citation reader share.

@inlinable
func isSpaceOrTab(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

func isBlank(_ byte: UInt8) -> Bool { isSpaceOrTab(byte) || isLineEnd(byte) }

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

/// ASCII punctuation (CommonMark 0.29, section 2.1).
func isPunctuation(_ byte: UInt8) -> Bool {
  (byte >= 0x21 && byte <= 0x2F) || (byte >= 0x3A && byte <= 0x40) || (byte >= 0x5B && byte <= 0x60)
    || (byte >= 0x7B && byte <= 0x7E)
}

extension [UInt8] {
  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// Behind blanks, no-break spaces, line ends and the quote marks that start a continued line.
  func afterBlanks(_ start: Int, before limit: Int) -> Int {
    var i = start
    var isLineStart = false
    while i < limit {
      if isBlank(self[i]) {
        if isLineEnd(self[i]) { isLineStart = true }
        i += 1
      } else if isLineStart, self[i] == UInt8(ascii: ">") {
        i += 1
      } else if hasBytes("\u{A0}", at: i) {
        i += 2
      } else {
        break
      }
    }
    return Swift.min(i, limit)
  }

  /// Whether small letters stand at an offset, in either case.
  func hasLetters(_ letters: StaticString, at offset: Int) -> Bool {
    letters.withUTF8Buffer { letters in
      offset + letters.count <= count
        && letters.indices.allSatisfy { self[offset + $0] | 0x20 == letters[$0] }
    }
  }

  /// The range without blanks at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = afterBlanks(range.lowerBound, before: range.upperBound)
    var end = range.upperBound
    while end > start, isBlank(self[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Behind the letter, digit or mark of any script that starts at an offset; the offset itself if none does.
  func afterWordCharacter(_ start: Int, before limit: Int) -> Int {
    guard start < limit else { return start }
    if self[start] < 0x80 { return isLetter(self[start]) || isDigit(self[start]) ? start + 1 : start }
    guard let (scalar, length) = scalar(at: start), isWordScalar(scalar), start + length <= limit else {
      return start
    }
    return start + length
  }

  /// Whether the character before an offset belongs to a word.
  func isWordBefore(_ offset: Int) -> Bool {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start >= 0 && afterWordCharacter(start, before: offset) == offset
  }

  private func scalar(at start: Int) -> (Unicode.Scalar, length: Int)? {
    let length = self[start] >= 0xF0 ? 4 : self[start] >= 0xE0 ? 3 : 2
    guard start + length <= count else { return nil }
    return String(decoding: self[start..<(start + length)], as: UTF8.self).unicodeScalars.first.map {
      ($0, length)
    }
  }

  private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber:
      true
    default: false
    }
  }

  func hasBytes(_ text: StaticString, at offset: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset >= 0, offset + count <= self.count else { return false }
    return text.withUTF8Buffer { buffer in
      (0..<count).allSatisfy { buffer[$0] == self[offset + $0] }
    }
  }
}
