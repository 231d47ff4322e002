// Where the sentences of a note end, so that it is known which of them a citation closes. This may grow
// cleverer; the rule of Sentences.swift is part of fingerprints and may not. Abbreviations.swift knows words.

import Files

/// The byte ranges of the sentences of a block's words, white space between them left out.
///
/// What is in doubt is no end: a sentence that is overlooked costs less than a warning that is wrong.
/// - Parameter opaque: byte ranges, in order, in which no sentence ends, such as code.
func sentenceRanges(_ bytes: [UInt8], opaque: [Range<Int>] = []) -> [Range<Int>] {
  var scanner = SentenceScanner(text: ScalarText(bytes: bytes), opaque: opaque)
  return scanner.ranges()
}

/// Bytes that are read as scalars; what is no UTF-8 counts as U+FFFD, a byte each.
package struct ScalarText {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// The scalar at an offset and the offset behind it.
  package func scalar(at offset: Int) -> (value: UInt32, end: Int) {
    let lead = bytes[offset]
    if lead < 0x80 { return (UInt32(lead), offset + 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC0, offset + length <= bytes.count else { return (0xFFFD, offset + 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for byte in bytes[(offset + 1)..<(offset + length)] { value = value << 6 | UInt32(byte & 0x3F) }
    return (value, offset + length)
  }

  /// The scalar before an offset and where it starts; `nil` at the start of the text.
  func scalar(before offset: Int) -> (value: UInt32, start: Int)? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80, offset - start < 4 { start -= 1 }
    let (value, end) = scalar(at: start)
    return end == offset ? (value, start) : (0xFFFD, offset - 1)
  }

  /// The run of scalars from an offset that a rule accepts.
  func run(from offset: Int, _ accepts: (UInt32) -> Bool) -> Range<Int> {
    var end = offset
    while end < count {
      let next = scalar(at: end)
      guard accepts(next.value) else { break }
      end = next.end
    }
    return offset..<end
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// A bracket or quotation mark and its partner.
private struct Pair {
  enum Kind { case bracket, title, quote }

  var kind: Kind
  var open: Int
  var close: Int
}

private struct SentenceScanner {
  let text: ScalarText
  let opaque: [Range<Int>]
  private let pairs: [Pair]
  /// Where the sentence at hand starts.
  private var start = 0

  init(text: ScalarText, opaque: [Range<Int>]) {
    self.text = text
    self.opaque = opaque
    pairs = findPairs(text)
  }

  mutating func ranges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    start = text.run(from: 0, isWhiteSpaceV1).upperBound
    var i = start
    while i < text.count {
      // Most of a text is letters and blanks.
      if isPlain(text.bytes[i]) {
        i += 1
        continue
      }
      let (value, next) = text.scalar(at: i)
      guard isTerminator(value) else {
        i = next
        continue
      }
      let mark = text.run(from: i, isTerminator)
      let end = closers(behind: mark.upperBound, isWide: isWide(value))
      if isEnd(mark, end) {
        ranges.append(start..<end)
        start = text.run(from: end, isWhiteSpaceV1).upperBound
        i = start
      } else {
        i = end
      }
    }
    var last = text.count
    while let before = text.scalar(before: last), before.start >= start, isWhiteSpaceV1(before.value) {
      last = before.start
    }
    if last > start { ranges.append(start..<last) }
    return ranges
  }

  /// The end of the quotation marks and brackets that close right behind a mark. Which way a mark such
  /// as “ points depends on its partner.
  private func closers(behind offset: Int, isWide: Bool) -> Int {
    var end = offset
    while end < text.count {
      let (value, next) = text.scalar(at: end)
      let pointsEitherWay = [0x201C, 0x2018, 0xAB, 0x2039, 0xBB, 0x203A].contains(value)
      let closes =
        switch value {
        case 0x22 where !isWide, 0x27 where !isWide: true
        case 0x22: pairs(closingFrom: end).first?.close == end
        case _ where pointsEitherWay: pairs(closingFrom: end).first?.close == end
        // Figures of notes.
        case 0xB9, 0xB2, 0xB3, 0x2070, 0x2074...0x2079: true
        default: closingMarks.contains(value)
        }
      guard closes else { break }
      end = next
    }
    return end
  }

  private func isEnd(_ mark: Range<Int>, _ end: Int) -> Bool {
    guard end < text.count, !isOpaque(mark.lowerBound) else { return false }
    let first = text.scalar(at: mark.lowerBound).value
    guard isFree(first, mark, end), let word = NextWord(text, from: end) else { return false }
    let isBare = text.bytes[mark].elementsEqual(".".utf8)
    if word.isLowercase, isCased(first) { return false }
    if isInBrackets(mark, end, word) { return false }
    if !word.isCased, !word.isNumber, let pair = quotation(mark, end) { return ends(pair, mark, end) }
    if first == 0x2026 || (first == 0x2E && mark.count > 1) {
      // An omission stands by itself; a sentence that trails off does not.
      guard let before = text.scalar(before: mark.lowerBound), before.start >= start else { return false }
      return !isWhiteSpaceV1(before.value) && ![0x5B, 0x28].contains(before.value)
    }
    return !isBare || endsSentence(fullStop: mark.lowerBound, in: text, from: start, before: word)
  }

  /// Whether what follows leaves room for another sentence.
  private func isFree(_ first: UInt32, _ mark: Range<Int>, _ end: Int) -> Bool {
    let next = text.scalar(at: end).value
    if first == 0xFF0E { return !isDigitScalar(next) }
    if isWide(first) { return true }
    if isWhiteSpaceV1(next) {
      // A blank that does not break keeps an abbreviation and its word together.
      return !([0xA0, 0x202F].contains(next) && text.bytes[mark].elementsEqual(".".utf8))
    }
    return isIdeographic(next) && [0x21, 0x3F, 0x61F].contains(first)
  }

  /// Whether the mark stands in brackets that began inside the sentence; a title never ends one.
  private func isInBrackets(_ mark: Range<Int>, _ end: Int, _ word: NextWord) -> Bool {
    pairs(closingFrom: mark.upperBound).contains { pair in
      guard pair.kind != .quote, pair.open < mark.lowerBound, pair.open >= start else { return false }
      if pair.kind == .title { return true }
      if isStart(pair.open) { return false }
      return pair.close >= end || !word.isStarter
    }
  }

  /// The quotation that ends between a mark and the end of what closes behind it.
  private func quotation(_ mark: Range<Int>, _ end: Int) -> Pair? {
    pairs(closingFrom: mark.upperBound).first { $0.kind == .quote && $0.close < end && $0.open >= start }
  }

  /// Whether a sentence ends with a quotation, where the script has no capitals to tell.
  private func ends(_ pair: Pair, _ mark: Range<Int>, _ end: Int) -> Bool {
    let from = text.run(from: end, isWhiteSpaceV1).upperBound
    if continuesQuotation(text, from) { return false }
    if isStart(pair.open) { return !namesSpeaker(text, from) }
    let mark = text.scalar(at: mark.lowerBound).value
    guard [0x21, 0x3F, 0x61F, 0xFF01, 0xFF1F].contains(mark) else { return true }
    // A question inside a sentence, such as a book's title, unless a colon leads up to it.
    var before = text.scalar(before: pair.open)
    while let found = before, isWhiteSpaceV1(found.value) { before = text.scalar(before: found.start) }
    return [0x3A, 0xFF1A].contains(before?.value)
  }

  /// The next few pairs that close at an offset or behind it. Few, so that a text of brackets alone
  /// takes no longer than another.
  private func pairs(closingFrom offset: Int) -> ArraySlice<Pair> {
    pairs[pairs.partitioningIndex(where: { $0.close >= offset })...].prefix(24)
  }

  private func isOpaque(_ offset: Int) -> Bool {
    let index = opaque.partitioningIndex(where: { $0.upperBound > offset })
    return index < opaque.count && opaque[index].contains(offset)
  }

  /// Whether nothing but marks stands between the sentence's start and an offset.
  private func isStart(_ offset: Int) -> Bool {
    var i = start
    while i < offset {
      let (value, next) = text.scalar(at: i)
      if isWordScalar(value) { return false }
      i = next
    }
    return true
  }
}

/// What stands behind an end that may be one: the first word, with marks before it passed over.
struct NextWord {
  private let text: ScalarText
  private let range: Range<Int>
  let first: UInt32
  /// Whether a full stop follows one letter, as behind an initial.
  let isInitial: Bool

  /// `nil` when no word follows soon.
  init?(_ text: ScalarText, from offset: Int) {
    var start = offset
    let limit = min(text.count, offset + 60)
    while start < limit, !isWordScalar(text.scalar(at: start).value) { start = text.scalar(at: start).end }
    guard start < limit else { return nil }
    self.text = text
    range = text.run(from: start, isWordScalar)
    first = text.scalar(at: start).value
    isInitial =
      text.scalar(at: start).end == range.upperBound && range.upperBound < text.count
      && text.bytes[range.upperBound] == UInt8(ascii: ".")
  }

  var word: String { text.text(range) }
  var isLowercase: Bool { scalar?.properties.isLowercase == true && !isGeorgian }
  var isCased: Bool { scalar?.properties.isCased == true && !isGeorgian }
  var isNumber: Bool { isDigitScalar(first) }
  /// Whether it is a word that starts sentences and no name.
  var isStarter: Bool { !isInitial && sentenceStarters.contains(word) }
  /// A number in Roman figures, or a letter that numbers something.
  var isNumeral: Bool {
    if isNumber || isInitial { return true }
    if isStarter { return false }
    return word.unicodeScalars.count == 1 || word.utf8.allSatisfy { "IVXLCDM".utf8.contains($0) }
  }

  // Georgian letters are small by their properties, but no sentence starts with a capital.
  private var isGeorgian: Bool { (0x10D0...0x10FF).contains(first) }
  private var scalar: Unicode.Scalar? { Unicode.Scalar(first) }
}

/// Brackets and quotation marks with their partners; those without are left out.
private func findPairs(_ text: ScalarText) -> [Pair] {
  var pairs: [Pair] = []
  var open: [(value: UInt32, at: Int)] = []
  func close(_ partners: [UInt32], _ kind: Pair.Kind, at offset: Int) -> Bool {
    guard let last = open.suffix(24).lastIndex(where: { partners.contains($0.value) }) else { return false }
    pairs.append(Pair(kind: kind, open: open[last].at, close: offset))
    open.removeSubrange(last...)
    return true
  }
  var i = 0
  while i < text.count {
    if isPlain(text.bytes[i]) {
      i += 1
      continue
    }
    let (value, next) = text.scalar(at: i)
    switch value {
    case 0x28, 0x5B, 0xFF08, 0xFF3B, 0x3010, 0x3014, 0x300A, 0x3008, 0x300C, 0x300E, 0x201E, 0x201A:
      open.append((value, i))
    case 0x29, 0xFF09: _ = close([0x28, 0xFF08], .bracket, at: i)
    case 0x5D, 0xFF3D: _ = close([0x5B, 0xFF3B], .bracket, at: i)
    case 0x3011, 0x3015: _ = close([value - 1], .bracket, at: i)
    case 0x300B, 0x3009: _ = close([value - 1], .title, at: i)
    case 0x300D, 0x300F: _ = close([value - 1], .quote, at: i)
    case 0x201D: _ = close([0x201C, 0x201E], .quote, at: i)
    case 0x22: if !close([0x22], .quote, at: i) { open.append((value, i)) }
    case 0x201C: if !close([0x201E], .quote, at: i) { open.append((value, i)) }
    case 0x2018: if !close([0x201A], .quote, at: i) { open.append((value, i)) }
    case 0xAB, 0xBB, 0x2039, 0x203A:
      // Some languages quote «so», others »so«.
      let partner: UInt32 = [0xAB: 0xBB, 0xBB: 0xAB, 0x2039: 0x203A, 0x203A: 0x2039][value] ?? value
      if !close([partner], .quote, at: i) { open.append((value, i)) }
    default: break
    }
    i = next
  }
  return pairs
}

private let closingMarks: Set<UInt32> = [
  0x29, 0x5D, 0x7D, 0x2019, 0x201D, 0x300D, 0x300F, 0x300B, 0x3009, 0x3011, 0x3015, 0xFF09, 0xFF3D, 0xFF5D,
]

/// Letters and blanks of ASCII, which end nothing and open nothing.
private func isPlain(_ byte: UInt8) -> Bool { isPlainLetter(byte) || byte == 0x20 }

/// `A` to `Z` in both cases.
func isPlainLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

/// `. ! ? …` and their like in other scripts.
private func isTerminator(_ value: UInt32) -> Bool {
  switch value {
  case 0x2E, 0x21, 0x3F, 0x2026, 0x61F, 0x6D4, 0x203D, 0x2047, 0x2048, 0x2049, 0x964, 0x965, 0x589, 0x1362:
    true
  default: isWide(value)
  }
}

/// Marks that need no white space behind them.
private func isWide(_ value: UInt32) -> Bool {
  switch value {
  case 0x3002, 0xFF01, 0xFF1F, 0xFF61, 0xFF0E: true
  default: false
  }
}

/// Marks of scripts that have capitals: a small letter behind them goes on with the sentence.
private func isCased(_ value: UInt32) -> Bool { value < 0x80 || value == 0x2026 || value == 0x203D }

/// Chinese characters and Japanese syllables.
func isIdeographic(_ value: UInt32) -> Bool {
  (0x3040...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value)
    || (0x20000...0x3FFFF).contains(value)
}

func isDigitScalar(_ value: UInt32) -> Bool {
  switch value {
  case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9, 0xFF10...0xFF19: true
  default: false
  }
}

/// Letters, figures, and the marks and joiners inside words.
func isWordScalar(_ value: UInt32) -> Bool {
  if value < 0x80 { return isPlainLetter(UInt8(value)) || isDigitScalar(value) }
  if value == 0x200C || value == 0x200D || isDigitScalar(value) { return true }
  guard let scalar = Unicode.Scalar(value) else { return false }
  if scalar.properties.isAlphabetic { return true }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .spacingMark, .decimalNumber: return true
  default: return false
  }
}
