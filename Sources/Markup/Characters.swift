// What no text file of a dossier may hold, whatever its language: bytes that are no UTF-8, characters that
// nobody sees, marks heaped on one letter, and what git leaves of a merge.

package import Diagnostics
package import Files

/// UAX #15, section 13: no text of a natural language puts more marks on a letter.
private let marksAllowed = 30

/// At most this many findings of a kind a file, so that a binary file does not fill a screen.
private let listed = 20

/// Whether a text that is not Markdown may be read.
package func screenText(_ file: SourceFile) -> [Finding] {
  invalidUTF8(file).map { [$0] } ?? refusedCharacters(file)
}

func invalidUTF8(_ file: SourceFile) -> Finding? {
  do throws(UTF8.ValidationError) {
    _ = try UTF8Span(validating: file.bytes.span)
    return nil
  } catch {
    let range = error.byteOffsets
    return Finding(
      .invalidUTF8, path: file.path, range: range.lowerBound..<max(range.upperBound, range.lowerBound + 1))
  }
}

/// Everything in valid UTF-8 that is refused; in file order by kind, and at most 20 of each.
func refusedCharacters(_ file: SourceFile) -> [Finding] {
  forbiddenCharacters(file) + heapedMarks(file) + mergeConflicts(file)
}

/// C0 controls but tab and line ends, DEL and C1 controls, as bytes or as numeric references, which the
/// parser would turn into them behind the screen; and characters that steer the direction of a text or are
/// not seen at all, which let a text read otherwise than it is stored (CVE-2021-42574).
private func forbiddenCharacters(_ file: SourceFile) -> [Finding] {
  var findings: [Finding] = []
  let bytes = file.bytes
  var i = 0
  while findings.count < listed {
    i = bytes.withUnsafeBufferPointer { bytes in
      var i = i
      while i < bytes.count, !mayBeForbidden(bytes[i]) { i += 1 }
      return i
    }
    if i >= bytes.count { break }
    let byte = bytes[i]
    var found: (scalar: UInt32, length: Int)?
    if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { found = (UInt32(byte), 1) }
    if byte == 0x7F { found = (0x7F, 1) }
    if byte == 0xC2, i + 1 < bytes.count, bytes[i + 1] < 0xA0 { found = (UInt32(bytes[i + 1]), 2) }
    if byte == 0xE2 || byte == 0xD8 || byte == 0xEF, let hidden = hiddenScalar(bytes, at: i) {
      found = hidden
    }
    if byte == UInt8(ascii: "&"),
      let reference = numericReference(bytes, at: i) ?? namedReference(bytes, at: i),
      isControl(reference.scalar) || isHidden(reference.scalar)
    {
      found = reference
    }
    if let found {
      let fact: Fact =
        isHidden(found.scalar)
        ? .bidirectionalControl(scalar: found.scalar) : .forbiddenCharacter(scalar: found.scalar)
      findings.append(Finding(fact, path: file.path, range: i..<(i + found.length)))
    }
    i += found?.length ?? 1
  }
  return findings
}

/// Whether a forbidden character may start with a byte; most bytes are letters, and start none.
private func mayBeForbidden(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x0A: false
  case 0..<0x20, UInt8(ascii: "&"), 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: true
  default: false
  }
}

private func isControl(_ scalar: UInt32) -> Bool {
  // `&#0;` is U+FFFD to the parser.
  (scalar > 0 && scalar < 0x20 && scalar != 0x09 && scalar != 0x0A && scalar != 0x0D)
    || (0x7F...0x9F).contains(scalar)
}

/// Marks, embeddings, overrides and isolates of direction (UAX #9, section 2), zero width space, word joiner
/// and the byte order mark. The joiner and the non-joiner are letters' business in Persian and in emoji.
private func isHidden(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}

private func hiddenScalar(_ bytes: [UInt8], at start: Int) -> (scalar: UInt32, length: Int)? {
  let length = bytes[start] == 0xD8 ? 2 : 3
  // The byte order mark may begin a file.
  guard start + length <= bytes.count, start > 0 || bytes[start] != 0xEF else { return nil }
  var scalar = UInt32(bytes[start]) & (length == 2 ? 0x1F : 0x0F)
  for byte in bytes[(start + 1)..<(start + length)] { scalar = scalar << 6 | UInt32(byte) & 0x3F }
  return isHidden(scalar) ? (scalar, length) : nil
}

/// `&#1;` or `&#x1;` (CommonMark 0.29, section 6.2: at most seven decimal or six hexadecimal digits).
private func numericReference(_ bytes: [UInt8], at start: Int) -> (scalar: UInt32, length: Int)? {
  guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "#") else { return nil }
  let isHex = bytes[start + 2] | 0x20 == UInt8(ascii: "x")
  var i = start + (isHex ? 3 : 2)
  let digits = i
  while i < bytes.count, isDigit(bytes[i]) || (isHex && isLetter(bytes[i])), i - digits < 8 { i += 1 }
  guard i > digits, i < bytes.count, bytes[i] == UInt8(ascii: ";"),
    let value = UInt32(bytes.text(digits..<i), radix: isHex ? 16 : 10)
  else { return nil }
  return (value, i + 1 - start)
}

/// The names that HTML has for hidden characters (HTML, section 13.5).
private let hiddenNames: [(text: String, scalar: UInt32)] = [
  ("&lrm;", 0x200E), ("&rlm;", 0x200F), ("&NoBreak;", 0x2060), ("&ZeroWidthSpace;", 0x200B),
  ("&NegativeVeryThinSpace;", 0x200B), ("&NegativeThinSpace;", 0x200B), ("&NegativeMediumSpace;", 0x200B),
  ("&NegativeThickSpace;", 0x200B),
]

private func namedReference(_ bytes: [UInt8], at start: Int) -> (scalar: UInt32, length: Int)? {
  hiddenNames.first { bytes[start...].starts(with: $0.text.utf8) }.map { ($0.scalar, $0.text.utf8.count) }
}

/// Runs of combining marks that no language has: they cover the lines around them, and folding them costs
/// time that grows with the square of their number.
private func heapedMarks(_ file: SourceFile) -> [Finding] {
  var findings: [Finding] = []
  let bytes = file.bytes
  var i = 0
  while i < bytes.count, findings.count < listed {
    i = bytes.withUnsafeBufferPointer { bytes in
      var i = i
      while i < bytes.count, bytes[i] < 0x80 { i += 1 }
      return i
    }
    var end = i
    while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
    // Every mark takes two bytes or more, so most texts are passed over without a look at a character.
    if end - i > 2 * marksAllowed { findings += heapedMarks(file, i..<end) }
    i = end
  }
  return findings
}

private func heapedMarks(_ file: SourceFile, _ range: Range<Int>) -> [Finding] {
  var findings: [Finding] = []
  var run = (start: range.lowerBound, count: 0)
  var at = range.lowerBound
  let close = { (end: Int) in
    if run.count > marksAllowed {
      let fact = Fact.tooManyMarks(count: run.count, allowed: marksAllowed)
      findings.append(Finding(fact, path: file.path, range: run.start..<end))
    }
  }
  for scalar in String(decoding: file.bytes[range], as: UTF8.self).unicodeScalars {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: run.count += 1
    default:
      close(at)
      run = (at + UTF8.width(scalar), 0)
    }
    at += UTF8.width(scalar)
  }
  close(at)
  return findings
}

/// Lines that git writes around the two sides of a conflict. The line of `=======` alone underlines a
/// heading, so it is not looked for.
private func mergeConflicts(_ file: SourceFile) -> [Finding] {
  var findings: [Finding] = []
  let bytes = file.bytes
  var isOpen = false
  var line = 0
  while line < bytes.count, findings.count < listed {
    let opens = isMarker(UInt8(ascii: "<"), bytes, at: line)
    if opens || (!isOpen && isMarker(UInt8(ascii: ">"), bytes, at: line)) {
      findings.append(Finding(.mergeConflict, path: file.path, range: line..<(line + 7)))
    }
    if opens { isOpen = true } else if isMarker(UInt8(ascii: ">"), bytes, at: line) { isOpen = false }
    line = (bytes[line...].firstIndex(of: 0x0A) ?? bytes.count) + 1
  }
  return findings
}

/// Seven times the mark and a blank.
private func isMarker(_ mark: UInt8, _ bytes: [UInt8], at start: Int) -> Bool {
  start + 7 < bytes.count && bytes[start + 7] == 0x20
    && bytes[start..<(start + 7)].allSatisfy { $0 == mark }
}
