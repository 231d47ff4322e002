// The words of a block on one line, with what stands in them: citations, dated spans, and the sentences with
// their kinds and the citations that close them.

import Diagnostics
import Files
package import Markup

struct InlineReading {
  var text = ""
  /// Indices of citation nodes.
  var citations: [Int] = []
  var events: [(date: EDTFDate, basis: String, text: String)] = []
  var sentences: [Sentence] = []
  /// What spans give a kind: byte ranges in `text`, and the span's node.
  var kinds: [(kind: Kind, range: Range<Int>, node: Int)] = []
  var findings: [Finding] = []
}

/// Reads the inline nodes of a block.
/// - Parameters:
///   - words: what a cross-link or a key in the running text shows, by node; `nil` for what is
///   written.
///   - isClaim: whether the block is a claim even without a citation; in other blocks without citations and
///     spans, which most notes have most of, nobody asks for sentences.
func readInlines(
  _ tree: Tree, _ content: Range<Int>, path: String, isClaim: Bool = false,
  words: (Int) -> String? = { _ in nil }
) -> InlineReading {
  var reading = InlineReading()
  var bytes: [UInt8] = []
  /// Citations, and the offsets in the text behind which they stand.
  var marks: [(node: Int, end: Int)] = []
  /// Where no sentence ends.
  var code: [Range<Int>] = []
  var spans: [(node: Int, start: Int, end: Int)] = []
  var open: [Int] = []
  var pictureEnd = 0
  for index in content {
    // What a picture shows is no part of the words.
    if tree.nodes[index].kind == .image { pictureEnd = max(pictureEnd, Int(tree.nodes[index].end)) }
    if index < pictureEnd { continue }
    while let last = open.last, index >= Int(tree.nodes[spans[last].node].end) {
      spans[last].end = bytes.count
      open.removeLast()
    }
    let node = tree.nodes[index]
    switch node.kind {
    case .text, .html: append(tree.literals[node.literal], to: &bytes)
    case .code:
      let start = bytes.count
      append(tree.literals[node.literal], to: &bytes)
      code.append(start..<bytes.count)
    case .softBreak where tree.joins(bytes.suffix(3), atBreak: index): break
    case .softBreak, .lineBreak, .tableCell: appendSpace(&bytes)
    case .wikilink:
      let link = tree.wikilinks[Int(node.token)]
      if link.embeds { continue }
      append(Array((link.text ?? words(index) ?? link.target).utf8)[...], to: &bytes)
    case .citation:
      let citation = tree.citations[Int(node.token)]
      reading.citations.append(index)
      if citation.inText { append(Array((words(index) ?? citation.items[0].key).utf8)[...], to: &bytes) }
      marks.append((index, bytes.count))
    case .span:
      spans.append((index, bytes.count, bytes.count))
      open.append(spans.count - 1)
    default: break
    }
  }
  for index in open { spans[index].end = bytes.count }
  while bytes.last == 0x20 { bytes.removeLast() }
  reading.text = String(decoding: bytes, as: UTF8.self)
  if marks.isEmpty, spans.isEmpty, !isClaim { return reading }
  let sentences = sentenceRanges(bytes, opaque: code)
  readSpans(tree, spans, sentences, bytes, path, &reading)
  for span in spans {
    let classes = tree.attributes(of: tree.nodes[span.node])?.classes ?? []
    guard let kind = classes.lazy.compactMap({ Kind(rawValue: $0.text) }).last else { continue }
    reading.kinds.append((kind, span.start..<max(span.start, min(span.end, bytes.count)), span.node))
  }
  reading.sentences = readSentences(sentences, ScalarText(bytes: bytes), marks, reading.kinds)
  return reading
}

/// The kinds of sentences, and which citations close them.
///
/// A citation closes the sentence that it stands in or directly behind, and all before it that no other has
/// closed. One at the start of a block belongs to the sentence that it begins.
private func readSentences(
  _ ranges: [Range<Int>], _ text: ScalarText, _ marks: [(node: Int, end: Int)],
  _ kinds: [(kind: Kind, range: Range<Int>, node: Int)]
) -> [Sentence] {
  var mark = 0
  return ranges.enumerated().compactMap { index, range in
    while mark < marks.count, index > 0, marks[mark].end <= range.lowerBound { mark += 1 }
    guard let words = wordRange(range, in: text) else { return nil }
    let kind = kinds.last {
      $0.range.lowerBound <= words.lowerBound && $0.range.upperBound >= words.upperBound
    }
    return Sentence(
      range: range, kind: kind?.kind, closedBy: mark < marks.count ? marks[mark].node : nil)
  }
}

/// From the first letter or figure of a range to its last; `nil` where there is none.
private func wordRange(_ range: Range<Int>, in text: ScalarText) -> Range<Int>? {
  var (start, end) = (range.lowerBound, range.upperBound)
  while start < end, !isWordScalar(text.scalar(at: start).value) { start = text.scalar(at: start).end }
  while let last = text.scalar(before: end), last.start >= start, !isWordScalar(last.value) {
    end = last.start
  }
  return start < end ? start..<end : nil
}

/// The words of a claim and of its events once it is known what its links show.
package struct ClaimWords: Sendable {
  package var text: String
  package var events: [String]
}

/// Reads a claim's words again with what its links and keys show; `nil` when nothing in it depends on that.
package func words(of claim: Claim, in tree: Tree, showing words: (Int) -> String?) -> ClaimWords? {
  let depends = claim.content.contains { index in
    let node = tree.nodes[index]
    switch node.kind {
    case .wikilink: return tree.wikilinks[Int(node.token)].text == nil
    case .citation: return tree.citations[Int(node.token)].inText
    default: return false
    }
  }
  guard depends else { return nil }
  let reading = readInlines(tree, claim.content, path: "", words: words)
  // An event of the whole block says what the block says; the others follow the spans.
  let events = claim.events.enumerated().map { index, event in
    index < reading.events.count
      ? reading.events[index].text : event.text == claim.text ? reading.text : event.text
  }
  return ClaimWords(text: reading.text, events: events)
}

private func readSpans(
  _ tree: Tree, _ spans: [(node: Int, start: Int, end: Int)], _ sentences: [Range<Int>], _ bytes: [UInt8],
  _ path: String, _ reading: inout InlineReading
) {
  for span in spans {
    guard let attributes = tree.attributes(of: tree.nodes[span.node]) else { continue }
    for pair in attributes.pairs where !["date", "date-basis", "event", "lang"].contains(pair.name) {
      reading.findings.append(
        Finding(
          .unknownAttribute(name: pair.name, known: ["date", "date-basis", "event", "lang"]), path: path,
          range: pair.nameRange))
    }
    for name in attributes.classes where Kind(rawValue: name.text) == nil {
      reading.findings.append(
        Finding(
          .unknownAttribute(name: "." + name.text, known: Kind.allCases.map { "." + $0.rawValue }),
          path: path,
          range: name.range))
    }
    if let language = attributes.value("lang"), !isLanguageTag(language.value) {
      reading.findings.append(
        Finding(
          .invalidValue(key: "lang", value: language.value, expected: "a tag such as fa"), path: path,
          range: language.range))
    }
    guard let written = attributes.value("date") else { continue }
    guard let date = EDTFDate(written.value) else {
      reading.findings.append(
        Finding(.invalidDate(key: "date", value: written.value), path: path, range: written.range))
      continue
    }
    var basis = "stated"
    if let given = attributes.value("date-basis") {
      if dateBases.contains(given.value) {
        basis = given.value
      } else {
        reading.findings.append(
          Finding(
            .invalidValue(key: "date-basis", value: given.value, expected: dateBases.joined(separator: ", ")),
            path: path, range: given.range))
      }
    }
    let sentence = sentences.last { $0.lowerBound <= span.start } ?? 0..<bytes.count
    let text = attributes.value("event")?.value ?? String(decoding: bytes[sentence], as: UTF8.self)
    reading.events.append((date, basis, text))
  }
}

/// Appends words; blanks collapse, and a blank that a citation left before punctuation goes.
private func append(_ words: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
  words.withUnsafeBufferPointer { words in
    var plain = 0
    if bytes.last == 0x20, startsWithMark(words) { bytes.removeLast() }
    for i in words.indices {
      switch words[i] {
      // One blank between two words stays as it is, like most.
      case 0x20 where i > plain && i + 1 < words.count && isPlainLetter(words[i + 1]): break
      case 0x20, 0x09, 0x0A, 0x0D:
        bytes.append(contentsOf: words[plain..<i])
        plain = i + 1
        appendSpace(&bytes)
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
        UInt8(ascii: "?"), UInt8(ascii: ")"):
        if i == plain, bytes.last == 0x20 { bytes.removeLast() }
      default: break
      }
    }
    bytes.append(contentsOf: words[plain...])
  }
}

/// Whether words start with a mark of Arabic, Persian or CJK text that belongs to what stands before it.
private func startsWithMark(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = words.first, first >= 0xD8 else { return false }
  return ["،", "؛", "؟", "۔", "。", "、", "，", "．", "！", "？", "：", "；", "」", "』", "）", "》"].contains {
    words.starts(with: $0.utf8)
  }
}

private func appendSpace(_ bytes: inout [UInt8]) {
  if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
}
