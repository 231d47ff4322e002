// Compares a quotation with a text. Both in the normal form v1, so that typographers' quotes and dashes make
// no difference; what editors leave out or put in is in brackets or dots.

import Files

/// What a quotation comes to in a text.
package enum QuotationMatch: Sendable, Equatable {
  case verbatim
  /// The words of the text that are likest, at most 25 of them.
  case different(nearest: String)
}

/// Looks for a quotation in a text.
///
/// `…`, `...` and either in brackets stand for words left out, brackets with words in them for up to eight
/// words or a part of one. A comma, full stop or semicolon at the end may be the quoting sentence's own.
package func compareQuotation(_ quotation: String, with text: String) -> QuotationMatch {
  let pieces = quotationPieces(normalisedV1(quotation))
  let text = Array(normalisedV1(text).utf8)
  if pieces.isEmpty || find(pieces[...], in: text, from: 0, gap: .any) { return .verbatim }
  return .different(nearest: nearestWords(to: quotation, in: String(decoding: text, as: UTF8.self)))
}

/// The first 16 hexadecimal digits of the SHA-256 of a quotation's v1 text, by which verdicts are kept.
package func quotationHash(_ quotation: String) -> String {
  sha256Hex(normalisedBytesV1(quotation), first: 16)
}

/// Words in a row of a quotation and what may stand before them.
private struct Piece {
  enum Gap { case any, few }

  var gap: Gap
  var words: [UInt8]
  /// Whether the quotation may end here, so that a mark at its end may go.
  var isLast = false
}

/// The quoted words between what editors put in.
private func quotationPieces(_ quotation: String) -> [Piece] {
  var pieces: [Piece] = []
  var gap = Piece.Gap.any
  var words: [UInt8] = []
  let bytes = Array(quotation.utf8)
  func end(_ next: Piece.Gap) {
    let trimmed = trimmedBlanks(words)
    if !trimmed.isEmpty {
      pieces.append(Piece(gap: gap, words: trimmed))
      gap = next
    } else if next == .any || pieces.isEmpty {
      gap = next
    }
    words = []
  }
  var i = 0
  while i < bytes.count {
    if bytes[i...].starts(with: "...".utf8) {
      end(.any)
      i += 3
    } else if bytes[i] == UInt8(ascii: "["), let close = bytes[i...].firstIndex(of: UInt8(ascii: "]")) {
      let inside = trimmedBlanks(Array(bytes[(i + 1)..<close]))
      end(inside.elementsEqual("...".utf8) ? .any : .few)
      i = close + 1
    } else {
      words.append(bytes[i])
      i += 1
    }
  }
  end(.any)
  if !pieces.isEmpty { pieces[pieces.count - 1].isLast = true }
  return pieces
}

private func trimmedBlanks(_ bytes: [UInt8]) -> [UInt8] {
  guard let first = bytes.firstIndex(where: { $0 != 0x20 }),
    let last = bytes.lastIndex(where: { $0 != 0x20 })
  else { return [] }
  return Array(bytes[first...last])
}

/// Whether the pieces stand in a text in this order.
private func find(_ pieces: ArraySlice<Piece>, in text: [UInt8], from start: Int, gap: Piece.Gap) -> Bool {
  guard let piece = pieces.first else { return true }
  var forms = [piece.words]
  if piece.isLast, let mark = piece.words.last, ".,;:".utf8.contains(mark), piece.words.count > 1 {
    forms.append(Array(piece.words.dropLast()))
  }
  for words in forms {
    var offset = start
    while let place = firstPlace(of: words, in: text[...], from: offset) {
      // Eight words are seldom longer; a place further on is another.
      if gap == .few, place - start > 100 { break }
      let end = place + words.count
      if (piece.gap == .few || startsWord(text, place))
        && (pieces.count > 1 || endsWord(text, end)),
        find(pieces.dropFirst(), in: text, from: end, gap: pieces.dropFirst().first?.gap ?? .any)
      {
        return true
      }
      offset = place + 1
    }
  }
  return false
}

private func startsWord(_ text: [UInt8], _ offset: Int) -> Bool {
  offset == 0 || offset == text.count || !isWordByte(text[offset - 1]) || !isWordByte(text[offset])
}

private func endsWord(_ text: [UInt8], _ offset: Int) -> Bool { startsWord(text, offset) }

/// Letters and digits of ASCII; beyond it scripts may have no blanks between words.
private func isWordByte(_ byte: UInt8) -> Bool {
  isPlainLetter(byte) || (0x30...0x39).contains(byte)
}

/// The stretch of a text with the most words of a quotation, at most 25 words.
private func nearestWords(to quotation: String, in text: String) -> String {
  let words = text.split(separator: " ")
  let wanted = Set(quotation.split(whereSeparator: \.isWhitespace).map { wordCore($0) }).subtracting([""])
  guard !words.isEmpty, !wanted.isEmpty else { return "" }
  let length = min(25, words.count, max(quotation.split(separator: " ").count, 1))
  let hits = words.map { wanted.contains(wordCore($0)) ? 1 : 0 }
  var sum = hits.prefix(length).reduce(0, +)
  var best = (sum, 0)
  for start in 1..<max(words.count - length + 1, 1) {
    sum += hits[start + length - 1] - hits[start - 1]
    if sum > best.0 { best = (sum, start) }
  }
  guard best.0 * 4 >= wanted.count else { return "" }
  return words[best.1..<(best.1 + length)].joined(separator: " ")
}

/// A word without the marks around it, in small letters.
private func wordCore(_ word: Substring) -> String {
  String(String.UnicodeScalarView(word.unicodeScalars.filter { isWordScalar($0.value) })).lowercased()
}
