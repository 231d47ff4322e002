// What makes a rewording grave, asked of its changed words alone; and the one that makes it slight.

import Files

/// The flags of two texts that are told in runs; sorted. None where the texts differ in words that no list
/// knows: that is no slight change either.
///
/// - Parameter names: the names of entities and authors that may stand in the texts.
package func flags(_ a: String, _ b: String, names: IndexedNames = IndexedNames([])) -> [ChangeFlag] {
  guard !a.utf8.elementsEqual(b.utf8) else { return [] }
  let (old, new) = (tokens(a), tokens(b))
  let pieces = edits(old, new)
  let (changedOld, changedNew) = (mask(pieces.map(\.a), old.count), mask(pieces.map(\.b), new.count))
  var found: Set<ChangeFlag> = []
  // A negation within a term of likelihood, such as `not likely`, is part of the term.
  var (coveredOld, coveredNew) = (changedOld.map { _ in false }, changedNew.map { _ in false })
  for list in indexedTerms {
    let before = terms(list, in: old, touching: changedOld, &coveredOld)
    let after = terms(list, in: new, touching: changedNew, &coveredNew)
    if before != after { found.insert(list.flag) }
  }
  let numbers = (numbers(old, changedOld), numbers(new, changedNew))
  if numbers.0 != numbers.1 || allNumbers(old) != allNumbers(new) {
    let isDate = (numbers.0 + numbers.1).contains(where: isDateLike)
    found.insert(
      isDate || isBeforeDateWord(old, changedOld) || isBeforeDateWord(new, changedNew) ? .date : .number)
    if differInUnit(numbers.0, numbers.1) { found.insert(.unit) }
  }
  if names.standing(in: old) != names.standing(in: new) { found.insert(.entity) }
  if marks(figureMarks, old, changedOld) != marks(figureMarks, new, changedNew) { found.insert(.number) }
  guard found.isEmpty else { return found.sorted() }
  // A question states nothing.
  guard marks(questionMarks, old, changedOld) == marks(questionMarks, new, changedNew) else { return [] }
  if foldedWords(a) == foldedWords(b) { return [.punctuation] }
  return isSpelling(old, new, pieces) ? [.spelling] : []
}

extension ChangeFlag {
  /// Whether a rewording with this flag is grave.
  package var isGrave: Bool {
    switch self {
    case .number, .date, .unit, .negation, .likelihood, .hedge, .entity: true
    default: false
    }
  }
}

private func mask(_ ranges: [Range<Int>], _ count: Int) -> [Bool] {
  var mask = Array(repeating: false, count: count)
  for range in ranges { for i in range { mask[i] = true } }
  return mask
}

/// The terms of a list that hold a changed token, in order.
/// - Parameter covered: the tokens of terms of likelihood, whose list comes first.
private func terms(
  _ list: IndexedTerms, in tokens: [Token], touching changed: [Bool], _ covered: inout [Bool]
) -> [String] {
  var found: [String] = []
  var i = 0
  while i < tokens.count {
    // No term is longer than this, blanks counted, so nothing further off can hold a changed token.
    guard tokens[i].kind != .blank, !covered[i], changed[i..<min(i + 12, changed.count)].contains(true),
      let term = longestTerm(list, tokens, at: i)
    else {
      i += 1
      continue
    }
    if list.flag == .likelihood { for place in i..<term.end { covered[place] = true } }
    if changed[i..<term.end].contains(true), !isMonthMay(list.flag, tokens, i) { found.append(term.text) }
    i = term.end
  }
  return found
}

/// Of `may` and `May`, the month has the capital.
private func isMonthMay(_ flag: ChangeFlag, _ tokens: [Token], _ i: Int) -> Bool {
  switch flag {
  case .date: tokens[i].text == "may"
  case .hedge: tokens[i].text == "May" && i > 0
  default: false
  }
}

private func fold(_ token: Token) -> String {
  token.text.lowercased().replacing("\u{2019}", with: "'")
}

private func longestTerm(
  _ list: IndexedTerms, _ tokens: [Token], at i: Int
) -> (text: String, end: Int)? {
  var best: (text: String, end: Int)?
  for term in list.byFirst[fold(tokens[i])] ?? [] {
    var end = i
    // A term is compared token by token, so that it never ends inside a word.
    for (number, part) in term.parts.enumerated() {
      if number > 0, end < tokens.count, tokens[end].kind == .blank { end += 1 }
      guard end < tokens.count, fold(tokens[end]) == part else {
        end = -1
        break
      }
      end += 1
    }
    if end > (best?.end ?? 0) { best = (term.text, end) }
  }
  return best
}

/// The terms of a list by their first token.
private struct IndexedTerms: Sendable {
  let flag: ChangeFlag
  var byFirst: [String: [(text: String, parts: [String])]] = [:]

  init(_ list: TermList) {
    flag = list.flag
    for term in list.english + list.persian + list.chinese {
      let parts = tokens(term).filter { $0.kind != .blank }.map { fold($0) }
      byFirst[parts[0], default: []].append((term, parts))
    }
  }
}

private let indexedTerms = termLists.map { IndexedTerms($0) }

/// All numbers, in order: of two that changed places one may count as not changed.
private func allNumbers(_ text: [Token]) -> [String] { numbers(text, text.map { _ in true }) }

/// The changed numbers, in order, with figures of every script as ASCII ones.
private func numbers(_ tokens: [Token], _ changed: [Bool]) -> [String] {
  tokens.indices.filter { tokens[$0].kind == .number && changed[$0] }.map { plainFigures(tokens[$0].text) }
}

/// A number as it is compared: with ASCII figures, and one dash, apostrophe and blank for all kinds of them.
private func plainFigures(_ text: String) -> String {
  String(
    text.compactMap { character -> Character? in
      switch character {
      case "–", "−", "‑": return "-"
      case "\u{2019}": return "'"
      case " ", "\u{A0}", "\u{202F}": return nil
      default: break
      }
      guard let value = character.wholeNumberValue, character.isNumber, value < 10 else { return character }
      return Character(String(value))
    })
}

/// Marks that stand alone and say how a figure is meant: a currency, a sign, a comparison.
private let figureMarks: Set<String> = [
  "$", "€", "£", "¥", "₽", "₹", "﷼", "<", ">", "≤", "≥", "=", "≠", "≈", "~", "±", "+", "−", "×", "÷", "%",
  "‰", "٪", "°",
]

private let questionMarks: Set<String> = ["?", "؟", "？"]

/// The changed marks of a set, in order.
private func marks(_ wanted: Set<String>, _ tokens: [Token], _ changed: [Bool]) -> [String] {
  tokens.indices.filter { changed[$0] && tokens[$0].kind == .mark && wanted.contains(tokens[$0].text) }
    .map { tokens[$0].text }
}

/// A year, or a date in figures.
private func isDateLike(_ number: String) -> Bool {
  let parts = number.split { !$0.isNumber }
  if parts.count == 3, parts.contains(where: { $0.count == 4 }) { return true }
  guard parts.count <= 2, let year = parts.first.flatMap({ Int($0) }), parts[0].count == 4 else {
    return false
  }
  return (1300...1450).contains(year) || (1800...2199).contains(year)
}

/// Whether a changed number stands beside a month, a year or a day.
private func isBeforeDateWord(_ tokens: [Token], _ changed: [Bool]) -> Bool {
  guard let dates = termLists.first(where: { $0.flag == .date }) else { return false }
  for i in tokens.indices where tokens[i].kind == .number && changed[i] {
    var next = i + 1
    if next < tokens.count, tokens[next].kind == .blank { next += 1 }
    if next < tokens.count {
      let word = fold(tokens[next])
      if ["年", "月", "日"].contains(word) || (tokens[next].text != "may" && dates.english.contains(word))
        || dates.persian.contains(word)
      {
        return true
      }
    }
  }
  return false
}

/// The same figures with another unit.
private func differInUnit(_ a: [String], _ b: [String]) -> Bool {
  guard a.count == b.count else { return false }
  let unit = { (text: String) in text.filter { !$0.isNumber && !".,:/'-+±<>≤≥≈~".contains($0) } }
  return zip(a, b).contains { unit($0) != unit($1) }
}

/// Names of entities, by their first token.
package struct IndexedNames: Sendable {
  private var byFirst: [String: [[String]]] = [:]

  /// - Parameter names: as they stand in texts; each is cut into tokens once.
  package init(_ names: [String]) {
    for name in names {
      let parts = tokens(name).map { fold($0) }
      if let first = parts.first { byFirst[first, default: []].append(parts) }
    }
  }

  /// The names that stand in a text, in order: two that changed places are another statement. Of two that
  /// begin at one place the longer counts.
  fileprivate func standing(in text: [Token]) -> [[String]] {
    guard !byFirst.isEmpty else { return [] }
    var found: [[String]] = []
    var i = 0
    while i < text.count {
      let fits = (byFirst[fold(text[i])] ?? []).filter { parts in
        i + parts.count <= text.count && zip(text[i...], parts).allSatisfy { fold($0) == $1 }
      }
      guard let name = fits.max(by: { $0.count < $1.count }) else {
        i += 1
        continue
      }
      found.append(name)
      i += name.count
    }
    return found
  }
}
