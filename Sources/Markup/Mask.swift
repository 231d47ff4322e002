// Masks stand in for our tokens while the C parser reads the text. A mask keeps the punctuation class
// of the token's first and last byte, carries its ordinal in control characters that the screen refuses
// in input, and leaves line ends and container prefixes alone.

import Files

/// The control characters of a mask.
enum MaskByte {
  static let start: UInt8 = 0x01
  /// The token ends on this line; one class byte follows.
  static let end: UInt8 = 0x02
  /// The token goes on in the next line.
  static let continues: UInt8 = 0x04
  /// The token's last line; one class byte follows.
  static let lastLine: UInt8 = 0x03
  /// A line between the token's first and last.
  static let middleLine: UInt8 = 0x05
  /// Stands around the ordinal behind a destination, which has no class bytes.
  static let destination: UInt8 = 0x06
  /// Digits are `digit + 0...15`.
  static let digit: UInt8 = 0x10
}

/// The body of a note with every token masked.
struct Masked {
  var bytes: [UInt8]
  /// Offsets behind each token, in the masked text and in the file.
  fileprivate var ends: [(masked: Int, source: Int)]
  fileprivate var start: Int

  /// The offset in the file of a byte that no mask covers.
  func source(of offset: Int) -> Int {
    let place = ends.partitioningIndex { $0.masked > offset }
    return place == 0 ? start + offset : ends[place - 1].source + offset - ends[place - 1].masked
  }
}

/// Masks every token of a body that starts at an offset of the file.
/// - Parameter markers: what stands in place of the marker of a footnote or a definition, four bytes wide:
///   the content of such an item starts where that of a footnote does.
func mask(_ bytes: [UInt8], from start: Int, tokens: [Token], markers: ListMarkers) -> Masked {
  var masked: [UInt8] = []
  var ends: [(masked: Int, source: Int)] = []
  ends.reserveCapacity(tokens.count)
  masked.reserveCapacity(bytes.count - start + tokens.count * 4)
  var at = start
  for (ordinal, token) in tokens.enumerated() {
    masked.append(contentsOf: bytes[at..<Int(token.start)])
    at = Int(token.end)
    if token.kind == .destination {
      // The destination stays for the parser to decode; its ordinal follows it.
      masked.append(contentsOf: bytes[Int(token.start)..<at])
      masked.append(MaskByte.destination)
      appendOrdinal(ordinal, to: &masked)
      masked.append(MaskByte.destination)
      ends.append((masked.count, at))
      continue
    }
    if token.kind == .footnote || token.kind == .definition {
      masked.append(contentsOf: markers.marker(token.kind))
    }
    masked.append(classByte(bytes[Int(token.start)]))
    masked.append(MaskByte.start)
    appendOrdinal(ordinal, to: &masked)
    var lineEnd = nextLineEnd(bytes, Int(token.start), at)
    if lineEnd == nil {
      // A blank in its middle keeps a mask from being read as a link's destination.
      masked.append(0x20)
      masked.append(MaskByte.end)
    } else {
      masked.append(MaskByte.continues)
      while let end = lineEnd {
        var i = end
        while i < at, isBlank(bytes[i]) || bytes[i] == UInt8(ascii: ">") { i += 1 }
        masked.append(contentsOf: bytes[end..<i])
        lineEnd = nextLineEnd(bytes, i, at)
        masked.append(lineEnd == nil ? MaskByte.lastLine : MaskByte.middleLine)
      }
    }
    masked.append(classByte(bytes[at - 1]))
    ends.append((masked.count, at))
  }
  masked.append(contentsOf: bytes[at...])
  return Masked(bytes: masked, ends: ends, start: start)
}

/// The ordinal whose digits start at an offset, and the offset behind them.
func readOrdinal(_ bytes: [UInt8], at start: Int) -> (ordinal: Int, end: Int) {
  var i = start
  var value = 0
  while i < bytes.count, bytes[i] >= MaskByte.digit, bytes[i] < 0x20 {
    value = value << 4 | Int(bytes[i] - MaskByte.digit)
    i += 1
  }
  return (value, i)
}

private func appendOrdinal(_ ordinal: Int, to bytes: inout [UInt8]) {
  var shift = 0
  while ordinal >> (shift + 4) > 0 { shift += 4 }
  while shift >= 0 {
    bytes.append(MaskByte.digit + UInt8(ordinal >> shift & 15))
    shift -= 4
  }
}

/// Punctuation for punctuation, a letter for all else, both without meaning in Markdown.
private func classByte(_ byte: UInt8) -> UInt8 {
  isPunctuation(byte) ? UInt8(ascii: "%") : UInt8(ascii: "x")
}

private func nextLineEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
  (start..<end).first { isLineEnd(bytes[$0]) }
}
