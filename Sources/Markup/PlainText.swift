// The words of a citation without their markup: `**p.** 3` is `p. 3`. Nearly every citation has none, and
// then the bytes are those of the file.

/// A piece of a block as it reads, with the offsets in the file that its bytes come from.
struct PlainText {
  let bytes: [UInt8]
  let range: Range<Int>
  /// By byte; `nil` when the bytes are the file's.
  private let places: [Int]?
  /// References to footnotes, which are no words: their ranges in the file.
  let footnotes: [Range<Int>]

  init(_ file: [UInt8], _ range: Range<Int>) {
    guard holdsMarkup(file, range) else {
      (bytes, self.range, places, footnotes) = (file, range, nil, [])
      return
    }
    var reader = MarkupReader(file: file, range: range)
    reader.read()
    let plain = reader.words()
    (bytes, self.range, places) = (plain.bytes, 0..<plain.bytes.count, plain.places)
    footnotes = reader.footnotes
  }

  var text: String { bytes.text(range) }

  /// The offsets in the file of a stretch of the words.
  func source(_ words: Range<Int>) -> Range<Int> {
    guard let places else { return words }
    guard let first = words.first, let last = words.last else {
      let at = places.isEmpty ? 0 : places[min(words.lowerBound, places.count - 1)]
      return at..<at
    }
    return places[first]..<(places[last] + 1)
  }
}

private func holdsMarkup(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
  var wasSpace = false
  for i in range {
    switch bytes[i] {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "&"),
      UInt8(ascii: "<"), UInt8(ascii: "["), 0x09, 0x0A, 0x0D:
      return true
    case 0x20:
      if wasSpace { return true }
      wasSpace = true
    default: wasSpace = false
    }
  }
  return false
}

/// One pass over a text with markup; what turns out to be markup is taken out at the end.
private struct MarkupReader {
  let file: [UInt8]
  let range: Range<Int>
  private var out: [UInt8] = []
  /// Offsets in the file, or -1 for what goes.
  private var places: [Int] = []
  private(set) var footnotes: [Range<Int>] = []
  private var brackets: [Int] = []
  private var runs: [Run] = []
  /// Where no `)` follows any more.
  private var lastParenthesis: Int

  /// A run of `*` or `_`.
  private struct Run {
    var at: Int
    var count: Int
    var mark: UInt8
    var opens: Bool
  }

  init(file: [UInt8], range: Range<Int>) {
    (self.file, self.range) = (file, range)
    lastParenthesis = range.upperBound
  }

  func words() -> (bytes: [UInt8], places: [Int]) {
    let kept = out.indices.filter { places[$0] >= 0 }
    return (kept.map { out[$0] }, kept.map { places[$0] })
  }

  private mutating func put(_ byte: UInt8, _ place: Int) {
    out.append(byte)
    places.append(place)
  }

  private mutating func put(_ text: some Sequence<UInt8>, _ place: Int) {
    for byte in text { put(byte, place) }
  }

  mutating func read() {
    var i = range.lowerBound
    let end = range.upperBound
    while i < end {
      let byte = file[i]
      switch byte {
      case UInt8(ascii: "\\") where i + 1 < end && isPunctuation(file[i + 1]):
        put(file[i + 1], i + 1)
        i += 2
      case UInt8(ascii: "`"): i = readCode(i)
      case UInt8(ascii: "*"), UInt8(ascii: "_"): i = readRun(i)
      case UInt8(ascii: "&"): i = readReference(i)
      case UInt8(ascii: "<"): i = readAngle(i)
      case UInt8(ascii: "["): i = readBracket(i)
      case UInt8(ascii: "]"): i = closeBracket(i)
      case 0x20, 0x09, 0x0A, 0x0D:
        // A line end, and the marks of a quotation behind it, are one blank.
        if out.last != 0x20 { put(0x20, i) }
        i = max(i + 1, isLineEnd(byte) ? file.afterBlanks(i, before: end) : i)
      default:
        put(byte, i)
        i += 1
      }
    }
  }

  private mutating func readCode(_ start: Int) -> Int {
    let (inside, end) = codeSpan(file, start, before: range.upperBound)
    if end == inside.upperBound {
      for i in start..<end { put(file[i], i) }
    } else {
      let words = file.trimmed(inside)
      for i in words { put(isLineEnd(file[i]) ? 0x20 : file[i], i) }
    }
    return end
  }

  /// Emphasis, by the flanking rules of CommonMark 0.29, section 6.4, without the rule of three.
  private mutating func readRun(_ start: Int) -> Int {
    var i = start
    while i < range.upperBound, file[i] == file[start] { i += 1 }
    let before = start > 0 ? file[start - 1] : 0x20
    let after = i < file.count ? file[i] : 0x20
    let left = !isBlank(after) && (!isPunctuation(after) || isBlank(before) || isPunctuation(before))
    let right = !isBlank(before) && (!isPunctuation(before) || isBlank(after) || isPunctuation(after))
    let isStar = file[start] == UInt8(ascii: "*")
    var run = Run(
      at: out.count, count: i - start, mark: file[start],
      opens: left && (isStar || !right || isPunctuation(before)))
    for offset in start..<i { put(file[start], offset) }
    if right, isStar || !left || isPunctuation(after) {
      while run.count > 0, let open = runs.lastIndex(where: { $0.mark == run.mark && $0.opens }) {
        let count = min(run.count, runs[open].count)
        for k in 0..<count {
          places[runs[open].at + runs[open].count - 1 - k] = -1
          places[run.at + k] = -1
        }
        run.at += count
        run.count -= count
        runs[open].count -= count
        runs.removeSubrange((runs[open].count > 0 ? open + 1 : open)...)
      }
    }
    if run.count > 0, run.opens { runs.append(run) }
    return i
  }

  private mutating func readReference(_ start: Int) -> Int {
    let limit = min(range.upperBound, start + 12)
    guard let end = file[start..<limit].firstIndex(of: UInt8(ascii: ";")),
      let text = character(file.text((start + 1)..<end))
    else {
      put(file[start], start)
      return start + 1
    }
    put(text.utf8, start)
    return end + 1
  }

  /// What a reference means; those that are likely in a place, and all numbers.
  private func character(_ name: String) -> String? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return "\u{A0}"
    case "ndash": return "–"
    case "mdash": return "—"
    case "para": return "¶"
    case "sect": return "§"
    default: break
    }
    guard name.utf8.first == UInt8(ascii: "#") else { return nil }
    let isHex = name.lowercased().hasPrefix("#x")
    let number = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
    return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }

  /// A comment goes, an autolink is its address, a tag is text as everywhere.
  private mutating func readAngle(_ start: Int) -> Int {
    let end = range.upperBound
    if file.hasBytes("<!--", at: start),
      let close = (start..<max(start, end - 2)).first(where: { file.hasBytes("-->", at: $0) })
    {
      return close + 3
    }
    var i = start + 1
    var isAddress = false
    while i < end, !isBlank(file[i]), file[i] != UInt8(ascii: "<"), file[i] != UInt8(ascii: ">") {
      if file[i] == UInt8(ascii: ":") || file[i] == UInt8(ascii: "@") { isAddress = true }
      i += 1
    }
    guard isAddress, i < end, file[i] == UInt8(ascii: ">") else {
      put(file[start], start)
      return start + 1
    }
    for offset in (start + 1)..<i { put(file[offset], offset) }
    return i + 1
  }

  private mutating func readBracket(_ start: Int) -> Int {
    let end = range.upperBound
    if start + 2 < end, file[start + 1] == UInt8(ascii: "^"),
      let close = file[(start + 2)..<end].firstIndex(where: {
        isBlank($0) || $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[")
      }),
      close > start + 2, file[close] == UInt8(ascii: "]")
    {
      footnotes.append(start..<(close + 1))
      return close + 1
    }
    if start + 1 < end, file[start + 1] == UInt8(ascii: "["),
      let link = readWikilink(file, at: start, before: end, inTable: false)
    {
      put((link.text ?? link.target).utf8, start)
      return link.range.upperBound
    }
    brackets.append(out.count)
    put(file[start], start)
    return start + 1
  }

  /// Of a link its text stays.
  private mutating func closeBracket(_ close: Int) -> Int {
    let open = brackets.popLast()
    if let open, close + 1 < lastParenthesis, file[close + 1] == UInt8(ascii: "(") {
      if let end = file[close..<range.upperBound].firstIndex(of: UInt8(ascii: ")")) {
        places[open] = -1
        return end + 1
      }
      lastParenthesis = close
    }
    put(file[close], close)
    return close + 1
  }
}
