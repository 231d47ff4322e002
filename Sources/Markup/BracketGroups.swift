// What the lexer has seen ahead of the place it reads, kept so that no byte is looked at again from each
// of many openers: on text that only opens, that would take quadratic time.

/// Where the brackets of a segment end, and whether a key stands in them.
struct BracketGroups {
  private struct Opening {
    var at: Int
    var holdsKey: Bool
  }

  /// By the offset of `[`: the offset of its `]`, or `nil` when it holds no key of its own or has no end.
  private var ends: [Int: Int?] = [:]
  private var openings: [Opening] = []
  /// So many of the openings, from the first, hold a key further in. It belongs to the bracket there.
  private var outer = 0

  /// Whether a bracket was passed already.
  func knows(_ start: Int) -> Bool { ends[start] != nil }

  /// The end of a bracket that may be a citation: `]`, with a key inside.
  func close(of start: Int) -> Int? { ends[start].flatMap { $0 } }

  mutating func open(_ offset: Int) {
    ends[offset] = .some(nil)
    openings.append(Opening(at: offset, holdsKey: false))
  }

  mutating func key() {
    openings[openings.count - 1].holdsKey = true
    outer = max(outer, openings.count - 1)
  }

  /// Ends the innermost bracket; whether it was the outermost too.
  mutating func close(_ offset: Int) -> Bool {
    let opening = openings.removeLast()
    if opening.holdsKey, openings.count >= outer { ends[opening.at] = .some(offset) }
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
