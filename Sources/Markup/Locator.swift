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
    guard next < range.upperBound, bytes[next] == UInt8(ascii: ",") else { break }
    i = bytes.afterBlanks(next + 1, before: range.upperBound)
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
  let digits = i
  while i < limit, isDigit(bytes[i]) { i += 1 }
  guard i > digits, i - digits <= 6, i == limit || !isWordByte(bytes[i]) || bytes.hasBytes("–", at: i) else {
    return nil
  }
  let number = bytes[digits..<i].drop { $0 == UInt8(ascii: "0") }
  return (
    String(decoding: [letter] + (number.isEmpty ? [UInt8(ascii: "0")] : Array(number)), as: UTF8.self), i
  )
}

private func dashLength(_ bytes: [UInt8], at i: Int, before limit: Int) -> Int {
  if i < limit, bytes.hasBytes("–", at: i) { return 3 }
  if i + 1 < limit, bytes[i] == UInt8(ascii: "-"), bytes[i + 1] == UInt8(ascii: "-") { return 2 }
  return i < limit && bytes[i] == UInt8(ascii: "-") ? 1 : 0
}
