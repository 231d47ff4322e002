// What the lexer has seen ahead of the place it reads, kept so that no byte is looked at again from each
// of many openers: on text that only opens, that would take quadratic time.

/// Where the brackets of a segment end, and whether a key stands in them.
struct BracketGroups {
  private struct Opening {
    var at: Int
    var holdsKey: Bool
  }

  /// By the offset of `[`: its `]`, or `nil` when it has no end or a key stands in a bracket further in.
  private var ends: [Int: (close: Int, holdsKey: Bool)?] = [:]
  private var openings: [Opening] = []
  /// So many of the openings, from the first, hold a key further in. It belongs to the bracket there.
  private var outer = 0

  /// Whether a bracket was passed already.
  func knows(_ start: Int) -> Bool { ends[start] != nil }

  /// The end of a bracket that may be a citation: `]`, with a key inside.
  func close(of start: Int) -> Int? { ends[start].flatMap { $0 }.flatMap { $0.holdsKey ? $0.close : nil } }

  /// The end of a bracket that may stand behind a key in the running text, with a key inside or without.
  func end(of start: Int) -> Int? { ends[start].flatMap { $0 }?.close }

  mutating func open(_ offset: Int) {
    ends.updateValue(nil, forKey: offset)
    openings.append(Opening(at: offset, holdsKey: false))
  }

  mutating func key() {
    openings[openings.count - 1].holdsKey = true
    outer = max(outer, openings.count - 1)
  }

  /// Ends the innermost bracket; whether it was the outermost too.
  mutating func close(_ offset: Int) -> Bool {
    let opening = openings.removeLast()
    if openings.count >= outer { ends[opening.at] = (offset, opening.holdsKey) }
    outer = min(outer, openings.count)
    return openings.isEmpty
  }

  /// Leaves what is open without an end.
  mutating func abandon() {
    openings.removeAll(keepingCapacity: true)
    outer = 0
  }
}

/// The next byte of some kind, remembered while it lies ahead.
struct NextPlace {
  private var known: ClosedRange<Int>?

  /// The first byte that a rule accepts, always the same rule; the end of the slice if there is none.
  mutating func find(in bytes: ArraySlice<UInt8>, where accepts: (UInt8) -> Bool) -> Int {
    if let known, known.contains(bytes.startIndex) { return known.upperBound }
    let place = bytes.firstIndex(where: accepts) ?? bytes.endIndex
    known = bytes.startIndex...place
    return place
  }
}
