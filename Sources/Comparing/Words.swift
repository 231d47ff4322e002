// A text as the tokens that its changes are told in, and two texts as runs of words that stayed, went or
// came.

import Files

/// A piece of a text: a word, a number with its unit, a mark, or a stretch of blanks.
package struct Token: Sendable, Equatable {
  package enum Kind: Sendable { case word, number, ideograph, mark, blank }

  package var kind: Kind
  package var text: String

  /// By bytes: two spellings of a character are a change.
  package static func == (a: Token, b: Token) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }
}

/// Cuts a text into tokens that together are the text.
///
/// Letters, marks and joiners (as in Persian `می‌رود`) are one word; figures with their separators, with a
/// sign before and a unit behind, are one number; each Han or Kana character stands alone.
package func tokens(_ text: String) -> [Token] {
  let scalars = Array(text.unicodeScalars)
  var tokens: [Token] = []
  var i = 0
  while i < scalars.count {
    let start = i
    var kind = Token.Kind.mark
    if isDigit(scalars[i]) || isSignOfNumber(scalars, i) {
      kind = .number
      i = endOfNumber(scalars, i)
    } else if scalars[i].properties.isWhitespace {
      kind = .blank
      while i < scalars.count, scalars[i].properties.isWhitespace { i += 1 }
    } else if isIdeograph(scalars[i]) {
      kind = .ideograph
      i += 1
    } else if isWordScalar(scalars[i]) {
      kind = .word
      while i < scalars.count, isInWord(scalars, i) { i += 1 }
    } else {
      i += 1
    }
    var piece = String.UnicodeScalarView()
    piece.append(contentsOf: scalars[start..<i])
    tokens.append(Token(kind: kind, text: String(piece)))
  }
  return tokens
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII
    ? (0x30...0x39).contains(scalar.value) : scalar.properties.generalCategory == .decimalNumber
}

/// What touches a number before it and belongs to it. A hyphen does behind a blank or a bracket alone: in
/// `2017-18` and `F-14` it joins.
private func isSignOfNumber(_ scalars: [Unicode.Scalar], _ i: Int) -> Bool {
  guard i + 1 < scalars.count, isDigit(scalars[i + 1]) else { return false }
  if scalars[i] == "-" {
    return i == 0 || scalars[i - 1].properties.isWhitespace || scalars[i - 1] == "("
  }
  return "$€£¥₽₹﷼+−±<>≤≥≈~".unicodeScalars.contains(scalars[i])
}

/// An apostrophe between letters belongs to the word: `isn't`, `Iran's`.
private func isInWord(_ scalars: [Unicode.Scalar], _ i: Int) -> Bool {
  if isWordScalar(scalars[i]) { return !isIdeograph(scalars[i]) }
  return (scalars[i] == "'" || scalars[i] == "\u{2019}") && i + 1 < scalars.count
    && isWordScalar(scalars[i + 1]) && !isIdeograph(scalars[i + 1])
}

/// Behind a number: its separators, a unit that touches it or stands behind one blank.
private func endOfNumber(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
  var i = start + 1
  while i < scalars.count {
    let joins = ".,:/'\u{2019}\u{66B}\u{66C}-–".unicodeScalars.contains(scalars[i])
    if isDigit(scalars[i]) || (joins && i + 1 < scalars.count && isDigit(scalars[i + 1])) {
      i += 1
    } else {
      break
    }
  }
  var unit = i
  if unit < scalars.count, [0x20, 0xA0, 0x202F].contains(scalars[unit].value) { unit += 1 }
  var end = unit
  while end < scalars.count, end - unit < 12, isUnitScalar(scalars[end]) { end += 1 }
  var name = String.UnicodeScalarView()
  name.append(contentsOf: scalars[unit..<end])
  if units.contains(String(name)) { return end }
  // A suffix such as `th` or `s` belongs to the number it touches.
  var touching = i
  while touching < scalars.count, isWordScalar(scalars[touching]), !isIdeograph(scalars[touching]) {
    touching += 1
  }
  return touching
}

private func isUnitScalar(_ scalar: Unicode.Scalar) -> Bool {
  isWordScalar(scalar) || "%‰°٪".unicodeScalars.contains(scalar)
}

/// The words of two texts, run by run. Texts of three sentences or more are laid side by side by sentences
/// first, so that no word of one sentence is found again in another; the common runs between two changes
/// that are shorter than two words belong to the change.
package func wordRuns(_ a: String, _ b: String) -> [WordRun] {
  if a.utf8.elementsEqual(b.utf8) { return a.isEmpty ? [] : [WordRun(.same, a)] }
  let (sentencesA, sentencesB) = (sentences(a), sentences(b))
  guard max(sentencesA.count, sentencesB.count) >= 3 else { return runs(tokens(a), tokens(b)) }
  var found: [WordRun] = []
  var i = 0
  let pieces = edits(sentencesA.map { TextKey($0) }, sentencesB.map { TextKey($0) })
  for edit in pieces + [Edit(a: sentencesA.count..<sentencesA.count, b: sentencesB.count..<sentencesB.count)]
  {
    found.append(WordRun(.same, sentencesA[i..<edit.a.lowerBound].joined()))
    let (old, new) = (sentencesA[edit.a].joined(), sentencesB[edit.b].joined())
    found += runs(tokens(old), tokens(new))
    i = edit.a.upperBound
  }
  return joined(found)
}

/// The runs of two rows of tokens.
private func runs(_ a: [Token], _ b: [Token]) -> [WordRun] {
  var found: [WordRun] = []
  for edit in joiningIslands(edits(a, b), a) {
    found.append(WordRun(.same, text(a[edit.same])))
    found.append(WordRun(.removed, text(a[edit.a])))
    found.append(WordRun(.added, text(b[edit.b])))
  }
  return joined(found)
}

/// The edits with what stays before each; the last has no edit, only what stays.
private func joiningIslands(_ edits: [Edit], _ a: [Token]) -> [(
  same: Range<Int>, a: Range<Int>, b: Range<Int>
)] {
  var joined: [Edit] = []
  for edit in edits {
    if let last = joined.last {
      let island = a[last.a.upperBound..<edit.a.lowerBound]
      if island.count(where: { $0.kind != .blank && $0.kind != .mark }) < 2 {
        joined[joined.count - 1] = Edit(
          a: last.a.lowerBound..<edit.a.upperBound, b: last.b.lowerBound..<edit.b.upperBound)
        continue
      }
    }
    joined.append(edit)
  }
  var result: [(same: Range<Int>, a: Range<Int>, b: Range<Int>)] = []
  var (i, endB) = (0, 0)
  for edit in joined {
    result.append((i..<edit.a.lowerBound, edit.a, edit.b))
    (i, endB) = (edit.a.upperBound, edit.b.upperBound)
  }
  result.append((i..<a.count, a.count..<a.count, endB..<endB))
  return result
}

private func text(_ tokens: ArraySlice<Token>) -> String { tokens.map(\.text).joined() }

/// Without empty runs, and neighbours of a kind in one.
private func joined(_ runs: [WordRun]) -> [WordRun] {
  var result: [WordRun] = []
  for run in runs where !run.text.isEmpty {
    if result.last?.kind == run.kind {
      result[result.count - 1].text += run.text
    } else {
      result.append(run)
    }
  }
  return result
}

/// A text cut behind its sentences; the pieces together are the text.
func sentences(_ text: String) -> [String] {
  var pieces: [String] = []
  var piece = String.UnicodeScalarView()
  let scalars = Array(text.unicodeScalars)
  for (i, scalar) in scalars.enumerated() {
    piece.append(scalar)
    let isWideEnd = "。！？".unicodeScalars.contains(scalar)
    let isAfterEnd =
      scalar == " " && i > 0
      && (".!?…؟۔".unicodeScalars.contains(scalars[i - 1])
        || (i > 1 && "\"”»’)".unicodeScalars.contains(scalars[i - 1])
          && ".!?…؟۔".unicodeScalars.contains(scalars[i - 2])))
    if isWideEnd || isAfterEnd {
      pieces.append(String(piece))
      piece = String.UnicodeScalarView()
    }
  }
  if !piece.isEmpty { pieces.append(String(piece)) }
  return pieces
}
