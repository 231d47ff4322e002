// Changes of a file's bytes by their places, so that all else stays as it is, byte for byte.

/// Some bytes of a file, and what stands there instead.
package struct TextEdit: Sendable, Equatable {
  package var range: Range<Int>
  package var bytes: [UInt8]

  package init(_ range: Range<Int>, _ text: String) {
    self.range = range
    bytes = Array(text.utf8)
  }
}

/// A file with its edits made; `nil` when two of them touch the same bytes. Of several insertions at one
/// place the first one given stands first.
package func edited(_ bytes: [UInt8], _ edits: [TextEdit]) -> [UInt8]? {
  let sorted = edits.enumerated().sorted { a, b in
    (a.element.range.lowerBound, a.element.range.upperBound, a.offset)
      < (b.element.range.lowerBound, b.element.range.upperBound, b.offset)
  }
  var result: [UInt8] = []
  var end = 0
  for (_, edit) in sorted {
    guard edit.range.lowerBound >= end, edit.range.upperBound <= bytes.count else { return nil }
    result += bytes[end..<edit.range.lowerBound]
    result += edit.bytes
    end = edit.range.upperBound
  }
  return result + bytes[end...]
}
