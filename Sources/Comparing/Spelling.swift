// Whether a changed word is the one before in another spelling, and so a slight change.
//
// No dictionary is asked, so only changes are taken that hardly ever turn one word into another. One letter
// in place of another is none of them: `prescribed` and `proscribed`, `rise` and `rose`.

/// Whether each changed word is another spelling of the one in its place.
func isSpelling(_ a: [Token], _ b: [Token], _ pieces: [Edit]) -> Bool {
  !pieces.isEmpty
    && pieces.allSatisfy { edit in
      edit.a.count == edit.b.count
        && zip(a[edit.a], b[edit.b]).allSatisfy { old, new in
          if old == new { return true }
          guard old.kind == .word, new.kind == .word else {
            return (old.kind == .mark && new.kind == .mark) || (old.kind == .blank && new.kind == .blank)
          }
          return isSpelling(old.text, new.text)
        }
    }
}

/// Whether two words are one in two spellings.
private func isSpelling(_ a: String, _ b: String) -> Bool {
  let (x, y) = (plain(a), plain(b))
  if x == y { return true }
  // A name that differs is taken for another name.
  guard a.first?.isUppercase != true || b.first?.isUppercase != true else { return false }
  if american(x) == american(y) { return true }
  return min(x.count, y.count) >= 7 && (areTransposed(x, y) || isLetterLost(x, y) || isLetterLost(y, x))
}

/// In lower case, without joiners and marks of vowels.
private func plain(_ word: String) -> [Unicode.Scalar] {
  word.lowercased().unicodeScalars.filter {
    $0.properties.generalCategory != .nonspacingMark && $0.properties.generalCategory != .format
  }
}

/// With the endings and letters that British and American spelling write in two ways in one of them.
private func american(_ word: [Unicode.Scalar]) -> String {
  var text = String(String.UnicodeScalarView(word))
  for (british, ours) in [
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"),
    ("yse", "yze"), ("ysing", "yzing"), ("our", "or"), ("ogue", "og"), ("tre", "ter"), ("ence", "ense"),
    ("programme", "program"), ("aemo", "emo"), ("elling", "eling"), ("elled", "eled"), ("eller", "eler"),
  ] where text.utf8.count >= british.utf8.count + 3 || text == british {
    text = text.replacing(british, with: ours)
  }
  return text
}

/// Whether two neighbours within the word changed places, and nothing else differs.
private func areTransposed(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
  guard a.count == b.count else { return false }
  let places = a.indices.filter { a[$0] != b[$0] }
  guard places.count == 2, places[0] + 1 == places[1], places[0] > 0 else { return false }
  return a[places[0]] == b[places[1]] && a[places[1]] == b[places[0]]
}

/// Whether the first word is the second without one of its inner letters.
private func isLetterLost(_ short: [Unicode.Scalar], _ long: [Unicode.Scalar]) -> Bool {
  guard short.count + 1 == long.count, short.first == long.first, short.last == long.last else {
    return false
  }
  let same = zip(short, long).prefix { $0 == $1 }.count
  return short[same...].elementsEqual(long[(same + 1)...])
}
