// Places behind a key: `¶¶ 3–5, 9`, `p. 3, ¶ 2`, `Kap. IV`, `ص ۳`, `第3段`, `{¶ 3 (second sentence)}`, `t1`
// and a bare number. The words for what is counted stand in LocatorTerms.swift.

import Diagnostics

/// Reads the places and the words behind a key.
/// - Parameter braces: where `{…}` stands directly behind the key; then all of it is the place.
func readRest(
  _ file: [UInt8], _ range: Range<Int>, _ braces: Range<Int>?, into item: inout CitationItem,
  _ problems: inout [(fact: Fact, range: Range<Int>)]
) {
  let trimmed = file.trimmed(range)
  guard !trimmed.isEmpty else { return }
  let text = PlainText(file, trimmed)
  item.rest = text.text
  for note in text.footnotes { problems.append((.unreadLocator(text: file.text(note)), note)) }
  if let braces {
    readBraces(file, (braces.lowerBound + 1)..<(braces.upperBound - 1), into: &item)
    let behind = PlainText(file, file.trimmed(braces.upperBound..<range.upperBound))
    item.suffix = joined([item.suffix, behind.bytes.text(behind.bytes.afterComma(behind.range))])
  } else {
    let words = readPlaces(text, into: &item)
    item.suffix = text.bytes.text(words)
    if holdsDigit(text.bytes, words) {
      problems.append((.unreadLocator(text: item.suffix), text.source(words)))
    }
  }
  for place in item.locators.lazy.filter({ $0.term.countsLabels }).flatMap(\.ranges)
  where runsBackwards(place) {
    problems.append((.reversedRange(from: place.first, to: place.last), place.range))
  }
}

/// Reads places at the start of a range and, as in `p. 3, the table, ¶ 2`, from a `¶` further on.
/// - Returns: the words behind the last place.
private func readPlaces(_ text: PlainText, into item: inout CitationItem) -> Range<Int> {
  let (bytes, limit) = (text.bytes, text.range.upperBound)
  var at = bytes.afterComma(text.range).lowerBound
  var lead = ""
  while at < limit {
    if let (locator, end) = readPlace(text, at..<limit, isFirst: item.locators.isEmpty) {
      item.locators.append(locator)
      item.locators[item.locators.count - 1].lead = lead
      lead = ""
      at = bytes.afterComma(end..<limit).lowerBound
    } else if !item.locators.contains(where: { $0.term == .paragraph }),
      let mark = (at..<limit).first(where: { bytes.hasBytes("¶", at: $0) }), mark > at,
      readPlace(text, mark..<limit, isFirst: false) != nil
    {
      lead = bytes.text(bytes.beforeComma(at..<mark))
      at = mark
    } else {
      break
    }
  }
  return at..<limit
}

/// `{¶ 3 (second sentence)}`: all of it is places; without a word for what is counted, a bare one.
private func readBraces(_ file: [UInt8], _ range: Range<Int>, into item: inout CitationItem) {
  let inside = file.trimmed(range)
  guard !inside.isEmpty else { return }
  let text = PlainText(file, inside)
  let words = text.bytes.text(readPlaces(text, into: &item))
  guard var last = item.locators.popLast() else {
    let place = LabelRange(first: text.text, last: text.text, range: inside)
    item.locators.append(Locator(term: .bare, value: text.text, text: text.text, ranges: [place]))
    return
  }
  if !words.isEmpty {
    last.value += " " + words
    // A mark shows the label of a paragraph alone; the words of its braces follow it.
    if last.term.countsLabels { item.suffix = words } else { last.text += " " + words }
  }
  item.locators.append(last)
}

/// A word for what is counted, and numbers; or a bare number, where none stands before it.
private func readPlace(_ text: PlainText, _ range: Range<Int>, isFirst: Bool) -> (Locator, end: Int)? {
  let (bytes, start, limit) = (text.bytes, range.lowerBound, range.upperBound)
  if bytes.hasBytes("第", at: start) { return readOrdinal(text, range) }
  var places: [LabelRange] = []
  var term = Locator.Term.bare
  var valueStart = start
  var end = start
  if let (found, after) = readTerm(bytes, range) {
    term = found
    valueStart = bytes.afterBlanks(after, before: limit)
    (places, end) =
      term == .paragraph
      ? readLabels(bytes, valueStart..<limit) : readNumbers(bytes, valueStart..<limit)
    if places.isEmpty, term == .paragraph { (places, end) = readNumbers(bytes, valueStart..<limit) }
  } else if isFirst || start < limit && isLetter(bytes[start]) {
    // `p2` is a label wherever it stands, `2` only in the first place.
    if let after = timestampEnd(bytes, range) {
      (term, end) = (.timestamp, after)
      places = [
        LabelRange(first: bytes.text(start..<after), last: bytes.text(start..<after), range: start..<after)
      ]
    } else {
      (places, end) = readLabels(bytes, range)
    }
  }
  guard !places.isEmpty else { return nil }
  for i in places.indices { places[i].range = text.source(places[i].range) }
  let value = bytes.text(valueStart..<end)
  return (
    Locator(
      term: term, value: value, text: valueStart == start ? value : bytes.text(start..<end), ranges: places),
    end
  )
}

/// `第3段`: the word stands behind the number.
private func readOrdinal(_ text: PlainText, _ range: Range<Int>) -> (Locator, end: Int)? {
  let (bytes, limit) = (text.bytes, range.upperBound)
  let start = bytes.afterBlanks(range.lowerBound + "第".utf8.count, before: limit)
  var (places, end) = readLabels(bytes, start..<limit, beforeCounter: true)
  guard !places.isEmpty,
    let (term, after) = readCounter(bytes, bytes.afterBlanks(end, before: limit)..<limit)
  else { return nil }
  for i in places.indices {
    places[i].range = text.source(places[i].range)
    if term != .paragraph {
      places[i].first.removeFirst()
      places[i].last.removeFirst()
    }
  }
  let value = bytes.text(start..<end)
  end = after
  return (
    Locator(term: term, value: value, text: bytes.text(range.lowerBound..<end), ranges: places), end
  )
}

extension Locator.Term {
  /// Whether the numbers may be those of paragraphs.
  package var countsLabels: Bool {
    switch self {
    case .paragraph, .bare: true
    default: false
    }
  }
}

/// Whether a range of labels ends before it begins, or in a label of another kind.
private func runsBackwards(_ place: LabelRange) -> Bool {
  guard place.first != place.last, let (kind, first) = labelParts(place.first),
    let (other, last) = labelParts(place.last)
  else { return false }
  return kind != other || last < first
}

private func labelParts(_ label: String) -> (kind: UInt8, number: Int)? {
  guard let kind = label.utf8.first, "phfbt".utf8.contains(kind), let number = Int(label.dropFirst()) else {
    return nil
  }
  return (kind, number)
}
