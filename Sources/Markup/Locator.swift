// Locators by paragraph: `¶ 3`, `¶¶ 3–5, 9`, `para. 3`, `t1`, `p2`, and a bare number.

/// Reads places at the start of a range; gives them and the offset behind them.
///
/// A number is the paragraph of that number, `p3`; a letter of `p h f b t` before it names a label of
/// that kind. Ranges are written with `-`, `–` or `--`; further places follow a comma.
func readLocator(_ bytes: [UInt8], _ range: Range<Int>) -> ([LabelRange], end: Int) {
  var places: [LabelRange] = []
  var i = skipTerm(bytes, range)
  var end = range.lowerBound
  while i < range.upperBound {
    guard let (first, afterFirst) = readLabel(bytes, at: i, before: range.upperBound, kind: nil) else {
      break
    }
    var place = LabelRange(first: first, last: first, range: i..<afterFirst)
    var next = bytes.afterBlanks(afterFirst, before: range.upperBound)
    let dash = dashLength(bytes, at: next, before: range.upperBound)
    if dash > 0 {
      let at = bytes.afterBlanks(next + dash, before: range.upperBound)
      if let (last, afterLast) = readLabel(bytes, at: at, before: range.upperBound, kind: first.utf8.first) {
        place.last = last
        place.range = i..<afterLast
        next = bytes.afterBlanks(afterLast, before: range.upperBound)
      }
    }
    places.append(place)
    end = place.range.upperBound
    let comma = commaLength(bytes, at: next, before: range.upperBound)
    guard comma > 0 else { break }
    // A further mark, as in `¶ 3, ¶ 7`, says nothing new.
    i = skipTerm(bytes, bytes.afterBlanks(next + comma, before: range.upperBound)..<range.upperBound)
  }
  return (places, end)
}

/// Skips `¶`, `¶¶`, `para.`, `paras.`, `paragraph` or `paragraphs` and the blanks behind it.
private func skipTerm(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
  var i = range.lowerBound
  if bytes.hasBytes("¶", at: i) {
    while i < range.upperBound, bytes.hasBytes("¶", at: i) { i += 2 }
    return bytes.afterBlanks(i, before: range.upperBound)
  }
  var end = i
  while end < range.upperBound, isLetter(bytes[end]) { end += 1 }
  switch bytes.text(i..<end).lowercased() {
  case "para", "paras", "paragraph", "paragraphs": break
  default: return i
  }
  if end < range.upperBound, bytes[end] == UInt8(ascii: ".") { end += 1 }
  i = bytes.afterBlanks(end, before: range.upperBound)
  return i
}

/// A label: an optional letter and one to six digits that end where the word ends.
private func readLabel(_ bytes: [UInt8], at start: Int, before limit: Int, kind: UInt8?) -> (String, Int)? {
  var i = start
  var letter = kind ?? UInt8(ascii: "p")
  if i < limit, "phfbt".utf8.contains(bytes[i]) {
    letter = bytes[i]
    i += 1
  }
  var number = 0
  var count = 0
  while count < 7, let (digit, length) = digit(bytes, at: i, before: limit) {
    number = number * 10 + digit
    count += 1
    i += length
  }
  guard (1...6).contains(count), bytes.afterWordCharacter(i, before: limit) == i else { return nil }
  return (String(decoding: [letter], as: UTF8.self) + String(number), i)
}

/// A digit: ASCII, Arabic (U+0660–0669) or Persian (U+06F0–06F9).
private func digit(_ bytes: [UInt8], at i: Int, before limit: Int) -> (Int, length: Int)? {
  guard i < limit else { return nil }
  if isDigit(bytes[i]) { return (Int(bytes[i] - 0x30), 1) }
  guard i + 1 < limit else { return nil }
  if bytes[i] == 0xD9, (0xA0...0xA9).contains(bytes[i + 1]) { return (Int(bytes[i + 1] - 0xA0), 2) }
  if bytes[i] == 0xDB, (0xB0...0xB9).contains(bytes[i + 1]) { return (Int(bytes[i + 1] - 0xB0), 2) }
  return nil
}

/// The length of a comma: `,`, the Arabic `،` or the wide `，`.
func commaLength(_ bytes: [UInt8], at i: Int, before limit: Int) -> Int {
  guard i < limit else { return 0 }
  if bytes[i] == UInt8(ascii: ",") { return 1 }
  if bytes.hasBytes("،", at: i) { return 2 }
  return bytes.hasBytes("，", at: i) ? 3 : 0
}

private func dashLength(_ bytes: [UInt8], at i: Int, before limit: Int) -> Int {
  if i < limit, bytes.hasBytes("–", at: i) { return 3 }
  if i + 1 < limit, bytes[i] == UInt8(ascii: "-"), bytes[i + 1] == UInt8(ascii: "-") { return 2 }
  return i < limit && bytes[i] == UInt8(ascii: "-") ? 1 : 0
}
