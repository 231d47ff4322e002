// Finds the word for what is counted: `Abs.`, `pp.`, `§`, `段`. The words stand in LocatorWords.swift.

/// The term at the start of a range and the offset behind it; the longest that fits.
func readTerm(_ bytes: [UInt8], _ range: Range<Int>) -> (Locator.Term, end: Int)? {
  let (start, limit) = (range.lowerBound, range.upperBound)
  guard start < limit else { return nil }
  for (sign, term) in signs where bytes.hasBytes(sign, at: start) {
    var i = start
    while i < limit, bytes.hasBytes(sign, at: i) { i += sign.utf8CodeUnitCount }
    return i <= limit ? (term, i) : nil
  }
  var found: (Locator.Term, end: Int)?
  var name = ""
  var i = start
  // `s. v.` and `sub verbo` are two words; none has more.
  for _ in 0..<2 {
    let word = i..<wordEnd(bytes, i, limit)
    guard !word.isEmpty else { break }
    if !name.isEmpty { name += "_" }
    name += bytes.text(word).lowercased()
    i = word.upperBound
    let hasStop = i < limit && bytes[i] == UInt8(ascii: ".")
    if hasStop { i += 1 }
    if let term = terms[name], fits(bytes, word, hasStop: hasStop, limit, name) { found = (term, i) }
    // `s.v.` is one word to us.
    i = bytes.afterBlanks(i, before: limit)
  }
  return found ?? joinedAbbreviation(bytes, range)
}

/// The word for what is counted behind a Chinese number, the longest that fits: `段` of `第3段说`.
func readCounter(_ bytes: [UInt8], _ range: Range<Int>) -> (Locator.Term, end: Int)? {
  var found: (Locator.Term, end: Int)?
  var i = range.lowerBound
  for _ in 0..<3 {
    let next = bytes.afterWordCharacter(i, before: range.upperBound)
    guard next > i else { break }
    i = next
    if let term = terms[bytes.text(range.lowerBound..<i)] { found = (term, i) }
  }
  return found
}

/// Whether a word is that term and not the letter of a label, as in `p2`, nor the English `s.`
private func fits(_ bytes: [UInt8], _ word: Range<Int>, hasStop: Bool, _ limit: Int, _ name: String) -> Bool {
  // Pages in German: `S.`, in capitals, because `s. 5` is a section elsewhere.
  if name == "s", bytes[word.lowerBound] != UInt8(ascii: "S") { return false }
  return hasStop || word.count > 1 || digit(bytes, at: word.upperBound, before: limit) == nil
}

/// Behind the letters of a word; digits of any script end it, joiners and the ring of `n°` do not.
private func wordEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
  var i = start
  while i < limit, digit(bytes, at: i, before: limit) == nil {
    var next = bytes.afterWordCharacter(i, before: limit)
    if next == i, i > start {
      if bytes.hasBytes("\u{200C}", at: i) { next = i + 3 }
      if bytes.hasBytes("°", at: i) || bytes.hasBytes("-", at: i) && i + 1 < limit && isLetter(bytes[i + 1]) {
        next = i + (bytes[i] == UInt8(ascii: "-") ? 1 : 2)
      }
    }
    if next == i { break }
    i = next
  }
  return i
}

/// `s.v.`: letters with a full stop behind each.
private func joinedAbbreviation(_ bytes: [UInt8], _ range: Range<Int>) -> (Locator.Term, end: Int)? {
  for abbreviation in ["s.vv.", "s.v."] where bytes[range].starts(with: abbreviation.utf8) {
    return (.subVerbo, range.lowerBound + abbreviation.utf8.count)
  }
  return nil
}

private let signs: [(StaticString, Locator.Term)] = [("¶", .paragraph), ("§", .section), ("№", .issue)]

/// By the folded word; made when a place is first written in words.
private let terms: [String: Locator.Term] = {
  var terms: [String: Locator.Term] = [:]
  for (term, words) in locatorWords {
    for word in words.split(whereSeparator: \.isWhitespace) {
      let isNew = terms.updateValue(term, forKey: String(word)) == nil
      precondition(isNew, "the word \(word) stands for two terms")
    }
  }
  return terms
}()
