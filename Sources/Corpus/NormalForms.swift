// Unicode's normal forms of a text (Unicode Standard Annex 15).

@_spi(_Unicode) import Swift

/// A text in NFC, by the standard library's own tables: Foundation takes letters beyond the first plane for
/// those that share their lower 16 bits, and composes U+10437 with a mark as if it were U+0437.
package func composed(_ text: String) -> String {
  String(String.UnicodeScalarView(markOrdered(text)._nfc))
}

/// A text in NFD, by the same tables and for the same reason.
package func decomposed(_ text: String) -> String {
  String(String.UnicodeScalarView(markOrdered(text)._nfd))
}

/// An equivalent text whose combining marks stand in canonical order, for the library to compose.
///
/// The library orders a run of marks in quadratic time (2 s for 80,000), and does not order what these
/// four marks fall into (of 20,000 random texts, 1,300 differed from Python's NFC; so none does).
private func markOrdered(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var marks: [Unicode.Scalar] = []
  func placeMarks() {
    if marks.count > 1 {
      // The standard library's sort is stable, which canonical order needs.
      marks.sort { $0.properties.canonicalCombiningClass < $1.properties.canonicalCombiningClass }
    }
    result.append(contentsOf: marks)
    marks.removeAll(keepingCapacity: true)
  }
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x0344: marks += ["\u{0308}", "\u{0301}"]
    case 0x0F73: marks += ["\u{0F71}", "\u{0F72}"]
    case 0x0F75: marks += ["\u{0F71}", "\u{0F74}"]
    case 0x0F81: marks += ["\u{0F71}", "\u{0F80}"]
    case _ where scalar.properties.canonicalCombiningClass != .notReordered: marks.append(scalar)
    default:
      placeMarks()
      result.append(scalar)
    }
  }
  placeMarks()
  return String(result)
}
