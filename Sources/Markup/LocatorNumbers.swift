// The numbers of places: labels of paragraphs, numbers of other things, digits of several scripts, and
// the commas, dashes and words between them.

/// Reads the labels of paragraphs at the start of a range, with the word for a paragraph or without it;
/// gives them and the offset behind them.
func readLocator(_ bytes: [UInt8], _ range: Range<Int>) -> ([LabelRange], end: Int) {
  var start = range.lowerBound
  if let (term, after) = readTerm(bytes, range), term == .paragraph {
    start = bytes.afterBlanks(after, before: range.upperBound)
  }
  return readLabels(bytes, start..<range.upperBound)
}

/// The labels that a text consists of, `p3-p5, h1`; `nil` when there is more in it or nothing.
package func paragraphLabels(_ text: String) -> [LabelRange]? {
  let bytes = Array(text.utf8)
  let (places, end) = readLocator(bytes, bytes.trimmed(0..<bytes.count))
  return places.isEmpty || end < bytes.trimmed(0..<bytes.count).upperBound ? nil : places
}

/// A number is the paragraph of that number, `p3`; a letter of `p h f b t` before it names a label of
/// that kind. Ranges are written with a dash; further places follow a comma, `&` or a word for it.
/// - Parameter beforeCounter: whether a word may touch the numbers, as in `第3段`.
func readLabels(
  _ bytes: [UInt8], _ range: Range<Int>, beforeCounter: Bool = false
) -> ([LabelRange], end: Int) {
  readList(bytes, range) { at, kind, _ in
    readLabel(bytes, at: at, before: range.upperBound, kind: kind, beforeCounter: beforeCounter)
  }
}

/// Reads numbers of other things than paragraphs: words that hold a digit, and Roman numerals.
func readNumbers(_ bytes: [UInt8], _ range: Range<Int>) -> ([LabelRange], end: Int) {
  var (places, end) = readList(bytes, range) { at, _, isFirst in
    numberEnd(bytes, at..<range.upperBound, isFirst: isFirst).map { (asciiDigits(bytes, at..<$0), $0) }
  }
  for i in places.indices where places[i].first == places[i].last {
    // `12–14` is one word, and two numbers.
    let word = places[i].range
    if let dash = word.first(where: {
      $0 > word.lowerBound && dashLength(bytes, at: $0, before: word.upperBound) > 0
    }),
      case let after = dash + dashLength(bytes, at: dash, before: word.upperBound), after < word.upperBound
    {
      places[i].first = asciiDigits(bytes, word.lowerBound..<dash)
      places[i].last = asciiDigits(bytes, after..<word.upperBound)
    }
  }
  return (places, end)
}

/// Reads numbers and ranges with commas or words between.
/// - Parameter read: the number at an offset and the offset behind it; it is told the kind of the label
///   that a range starts with, and whether it is the first of all.
private func readList(
  _ bytes: [UInt8], _ range: Range<Int>, _ read: (Int, UInt8?, Bool) -> (String, Int)?
) -> ([LabelRange], end: Int) {
  let limit = range.upperBound
  var places: [LabelRange] = []
  var end = range.lowerBound
  var i = end
  var isBehindWord = false
  while i < limit, let (first, behind) = read(i, nil, places.isEmpty) {
    var place = LabelRange(first: first, last: first, range: i..<behind)
    let dash = bytes.afterBlanks(behind, before: limit)
    let length = dashLength(bytes, at: dash, before: limit)
    if length > 0,
      let (last, after) = read(
        bytes.afterBlanks(dash + length, before: limit), first.utf8.first, places.isEmpty)
    {
      place.last = last
      place.range = i..<after
    }
    // `3 and 5 tables` is a place and words.
    if isBehindWord, !isListEnd(bytes, place.range.upperBound, limit) { break }
    places.append(place)
    end = place.range.upperBound
    guard let (next, isWord) = afterListSign(bytes, end, limit) else { break }
    (i, isBehindWord) = (next, isWord)
  }
  return (places, end)
}

/// A label: an optional letter and digits that end where the word ends. Digits and one letter, such as
/// `3a`, are a label as well, one that no source has.
private func readLabel(
  _ bytes: [UInt8], at start: Int, before limit: Int, kind: UInt8?, beforeCounter: Bool
) -> (String, Int)? {
  var i = start
  var letter = kind.flatMap { "phfbt".utf8.contains($0) ? $0 : nil } ?? UInt8(ascii: "p")
  if i < limit, "phfbt".utf8.contains(bytes[i]) {
    letter = bytes[i]
    i += 1
  }
  let digits = i
  var number = 0
  while i - digits < 24, let (digit, length) = digit(bytes, at: i, before: limit), number < 1_000_000_000 {
    number = number * 10 + digit
    i += length
  }
  guard i > digits, digit(bytes, at: i, before: limit) == nil else { return nil }
  // `4.4.8` and `5:2` count otherwise.
  if i + 1 < limit, bytes[i] == UInt8(ascii: ".") || bytes[i] == UInt8(ascii: ":"),
    digit(bytes, at: i + 1, before: limit) != nil
  {
    return nil
  }
  let next = bytes.afterWordCharacter(i, before: limit)
  if next == i || beforeCounter { return (String(decoding: [letter], as: UTF8.self) + String(number), i) }
  guard digits == start, bytes.afterWordCharacter(next, before: limit) == next else { return nil }
  return (asciiDigits(bytes, start..<next), next)
}

/// The end of a word that counts: brackets in it are balanced, and its last full stop is the sentence's.
/// The first of a list holds a digit or is a Roman numeral; behind a comma words are taken for words when
/// they only start with a number, such as `4th`.
private func numberEnd(_ bytes: [UInt8], _ range: Range<Int>, isFirst: Bool) -> Int? {
  var closers: [UInt8] = []
  var i = range.lowerBound
  scan: while i < range.upperBound {
    switch bytes[i] {
    case UInt8(ascii: "("): closers.append(UInt8(ascii: ")"))
    case UInt8(ascii: "["): closers.append(UInt8(ascii: "]"))
    case UInt8(ascii: "{"): closers.append(UInt8(ascii: "}"))
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      if closers.popLast() != bytes[i] { break scan }
    case UInt8(ascii: "&"), 0x20, 0x09, 0x0A, 0x0D: break scan
    default:
      if commaLength(bytes, at: i, before: range.upperBound) > 0 || bytes.hasBytes("\u{A0}", at: i) {
        break scan
      }
    }
    i += 1
  }
  while i > range.lowerBound, ".:!?\"'".utf8.contains(bytes[i - 1]) { i -= 1 }
  let word = range.lowerBound..<i
  guard !word.isEmpty, closers.isEmpty else { return nil }
  if holdsDigit(bytes, word) {
    // Behind a comma `t1` is the label of a paragraph.
    let isLabel = "phfbt".utf8.contains(bytes[word.lowerBound]) && bytes[word].dropFirst().allSatisfy(isDigit)
    return isFirst || longestLetters(bytes, word) < 2 && !isLabel ? i : nil
  }
  guard isRoman(bytes, word) else { return nil }
  // In English `I` is a word as well.
  let isAlone = isListEnd(bytes, i, range.upperBound)
  return isAlone || isFirst && bytes.text(word) != "I" ? i : nil
}

private func longestLetters(_ bytes: [UInt8], _ word: Range<Int>) -> Int {
  var (longest, count) = (0, 0)
  var i = word.lowerBound
  while i < word.upperBound {
    let next = bytes.afterWordCharacter(i, before: word.upperBound)
    count = next > i && digit(bytes, at: i, before: word.upperBound) == nil ? count + 1 : 0
    longest = max(longest, count)
    i = max(next, i + 1)
  }
  return longest
}

/// A Roman numeral, or a range of two, in one case of letters.
private func isRoman(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
  if let dash = word.first(where: { dashLength(bytes, at: $0, before: word.upperBound) > 0 }) {
    let after = dash + dashLength(bytes, at: dash, before: word.upperBound)
    return isRoman(bytes, word.lowerBound..<dash) && isRoman(bytes, after..<word.upperBound)
  }
  guard let first = word.first, word.count <= 15, isLetter(bytes[first]) else { return false }
  let folding = bytes[first] & 0x20
  var rest = bytes[word]
  guard rest.allSatisfy({ isLetter($0) && $0 & 0x20 == folding }) else { return false }
  for (one, five, ten) in [("m", "", ""), ("c", "d", "m"), ("x", "l", "c"), ("i", "v", "x")] {
    let forms = [
      "\(one)\(ten)", "\(one)\(five)", "\(five)\(one)\(one)\(one)", "\(five)\(one)\(one)", "\(five)\(one)",
      five,
      "\(one)\(one)\(one)", "\(one)\(one)", one,
    ]
    let lower = rest.map { $0 | 0x20 }
    if let form = forms.first(where: { !$0.isEmpty && lower.starts(with: $0.utf8) }) {
      rest = rest.dropFirst(form.utf8.count)
    }
  }
  return rest.isEmpty
}

/// Behind hours, minutes and seconds: `12:28`, `1:02:03`.
func timestampEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
  var i = range.lowerBound
  var fields = 0
  while fields < 3 {
    let start = i
    while i < range.upperBound, isDigit(bytes[i]) { i += 1 }
    guard fields == 0 ? (1...2).contains(i - start) : i - start == 2 else { return nil }
    fields += 1
    guard i < range.upperBound, bytes[i] == UInt8(ascii: ":") else { break }
    i += 1
  }
  return fields > 1 && bytes.afterWordCharacter(i, before: range.upperBound) == i ? i : nil
}

// MARK: Signs

/// A digit: ASCII, Arabic (U+0660–0669), Persian (U+06F0–06F9) or wide (U+FF10–FF19).
func digit(_ bytes: [UInt8], at i: Int, before limit: Int) -> (Int, length: Int)? {
  guard i < limit else { return nil }
  if isDigit(bytes[i]) { return (Int(bytes[i] - 0x30), 1) }
  guard bytes[i] >= 0xD9, i + 1 < limit else { return nil }
  if bytes[i] == 0xD9, (0xA0...0xA9).contains(bytes[i + 1]) { return (Int(bytes[i + 1] - 0xA0), 2) }
  if bytes[i] == 0xDB, (0xB0...0xB9).contains(bytes[i + 1]) { return (Int(bytes[i + 1] - 0xB0), 2) }
  if bytes[i] == 0xEF, bytes[i + 1] == 0xBC, i + 2 < limit, (0x90...0x99).contains(bytes[i + 2]) {
    return (Int(bytes[i + 2] - 0x90), 3)
  }
  return nil
}

func holdsDigit(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
  range.contains { digit(bytes, at: $0, before: range.upperBound) != nil }
}

/// A text with its digits in ASCII.
func asciiDigits(_ bytes: [UInt8], _ range: Range<Int>) -> String {
  guard bytes[range].contains(where: { $0 >= 0x80 }) else { return bytes.text(range) }
  var text: [UInt8] = []
  var i = range.lowerBound
  while i < range.upperBound {
    let found = digit(bytes, at: i, before: range.upperBound)
    text.append(found.map { UInt8($0.0) + 0x30 } ?? bytes[i])
    i += found?.length ?? 1
  }
  return String(decoding: text, as: UTF8.self)
}

/// The length of a comma: `,`, the Arabic `،`, the wide `，` or the Chinese `、`.
func commaLength(_ bytes: [UInt8], at i: Int, before limit: Int) -> Int {
  guard i < limit else { return 0 }
  if bytes[i] == UInt8(ascii: ",") { return 1 }
  guard bytes[i] >= 0xD8 else { return 0 }
  if bytes.hasBytes("،", at: i) { return 2 }
  return bytes.hasBytes("，", at: i) || bytes.hasBytes("、", at: i) ? 3 : 0
}

/// The length of `-`, `--` or a typographic dash.
private func dashLength(_ bytes: [UInt8], at i: Int, before limit: Int) -> Int {
  guard i < limit else { return 0 }
  if bytes[i] == UInt8(ascii: "-") { return i + 1 < limit && bytes[i + 1] == UInt8(ascii: "-") ? 2 : 1 }
  guard bytes[i] >= 0xE2 else { return 0 }
  for dash in ["–", "—", "\u{2010}", "\u{2011}", "\u{2212}", "～", "〜"] as [StaticString]
  where bytes.hasBytes(dash, at: i) {
    return 3
  }
  return 0
}

/// Words that join the last two of several numbers, in the languages of the labels.
private let joiners: [StaticString] = ["and", "und", "et", "и", "و", "和", "及", "与"]

/// Behind a comma, `&` or a word for it, and whether it was a word; `nil` where the list ends.
private func afterListSign(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> (Int, isWord: Bool)? {
  var i = bytes.afterBlanks(start, before: limit)
  let comma = commaLength(bytes, at: i, before: limit)
  if comma > 0 { i = bytes.afterBlanks(i + comma, before: limit) }
  if i < limit, bytes[i] == UInt8(ascii: "&") { return (bytes.afterBlanks(i + 1, before: limit), false) }
  if let joiner = joiners.first(where: { bytes.hasBytes($0, at: i) }), i > start,
    i + joiner.utf8CodeUnitCount < limit
  {
    let after = i + joiner.utf8CodeUnitCount
    let next = bytes.afterBlanks(after, before: limit)
    if next > after || bytes[i] >= 0x80 { return (next, true) }
  }
  return comma > 0 ? (i, false) : nil
}

/// Whether no word follows that would go on with what was counted.
private func isListEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Bool {
  let i = bytes.afterBlanks(start, before: limit)
  if bytes.afterWordCharacter(i, before: limit) == i { return true }
  if afterListSign(bytes, start, limit) != nil { return true }
  // A further place follows: `3 and 5 § 2`, but not `3 and 5 tables`.
  guard let (_, end) = readTerm(bytes, i..<limit) else { return false }
  return digit(bytes, at: bytes.afterBlanks(end, before: limit), before: limit) != nil
}

extension [UInt8] {
  /// The range without blanks at either end and without a comma at its start.
  func afterComma(_ range: Range<Int>) -> Range<Int> {
    let rest = trimmed(range)
    return trimmed(
      (rest.lowerBound + commaLength(self, at: rest.lowerBound, before: rest.upperBound))..<rest.upperBound)
  }

  /// The range without blanks at either end and without a comma at its end.
  func beforeComma(_ range: Range<Int>) -> Range<Int> {
    let rest = trimmed(range)
    for length in 1...3
    where rest.count >= length
      && commaLength(self, at: rest.upperBound - length, before: rest.upperBound) == length
    {
      return trimmed(rest.lowerBound..<(rest.upperBound - length))
    }
    return rest
  }
}
