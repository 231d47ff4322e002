// Finds the paragraphs of the register again in a text: the same, elsewhere, reworded, or gone. Fingerprints
// prove; sketches estimate, and only among what no fingerprint has claimed.

import Files

/// What became of a paragraph in a text.
package enum ParagraphState: String, Sendable, CaseIterable {
  /// The same words, in the recorded order.
  case exact
  /// The same words, elsewhere.
  case moved
  /// Other words, and one place that is clearly the likest.
  case drifted
  /// Other words, and several places as like.
  case ambiguous
  case lost
  /// There is no text to look in.
  case unavailable

  /// Whether what was cited is still there.
  package var isSound: Bool { self == .exact || self == .moved }
}

/// Where a recorded paragraph was found.
package struct Verification: Sendable, Equatable {
  /// The paragraph's label.
  package var label: String
  package var state: ParagraphState
  /// Index of the piece that it is, or that it is likest to; `nil` when it is lost or unavailable.
  package var piece: Int?
  /// How like the two are by their sketches, 0 to 1; 1 for the same words.
  package var likeness: Double

  package init(label: String, state: ParagraphState, piece: Int? = nil, likeness: Double = 0) {
    self.label = label
    self.state = state
    self.piece = piece
    self.likeness = likeness
  }
}

/// Below this likeness two paragraphs have nothing to do with each other; so far must the likest lie
/// before the next.
private let leastLikeness = 0.12
private let leastLead = 0.05

/// Looks for paragraphs in the pieces of a text.
///
/// Equal fingerprints within the longest run that keeps the recorded order are `exact`, equal ones outside
/// it `moved`. What is left is compared, by sketches, with the pieces that are left.
/// - Parameters:
///   - records: in file order; those without a fingerprint, which are missing exhibits and retired labels,
///     have no answer.
///   - pieces: the text, a piece a paragraph.
package func verify(_ records: [ParagraphRecord], in pieces: [CutParagraph]) -> [Verification] {
  let sought = records.filter { $0.fingerprint != nil && !$0.retired }
  let found = match(sought.compactMap(\.fingerprint), pieces.map { Fingerprint(of: $0.text) })
  let taken = Set(found.compactMap { $0?.piece })
  // A sketch costs a hundred times what a fingerprint does; a text that has not changed needs none.
  let isWhole = !found.contains { $0 == nil }
  let free =
    isWhole ? [] : pieces.indices.filter { !taken.contains($0) }.map { ($0, Sketch(of: pieces[$0].text)) }
  return zip(sought, found).map { record, match in
    if let match {
      return Verification(
        label: record.label, state: match.keepsOrder ? .exact : .moved, piece: match.piece, likeness: 1)
    }
    return likest(record, free)
  }
}

private func likest(_ record: ParagraphRecord, _ free: [(piece: Int, sketch: Sketch)]) -> Verification {
  guard let sketch = record.sketch.flatMap({ Sketch($0) }) else {
    return Verification(label: record.label, state: .lost)
  }
  var best: (piece: Int, likeness: Double)?
  var second = 0.0
  for (piece, other) in free {
    let likeness = sketch.similarity(to: other)
    if likeness > best?.likeness ?? 0 {
      second = best?.likeness ?? 0
      best = (piece, likeness)
    } else {
      second = max(second, likeness)
    }
  }
  guard let best, best.likeness >= leastLikeness else {
    return Verification(label: record.label, state: .lost)
  }
  let isClear = best.likeness - second >= leastLead
  return Verification(
    label: record.label, state: isClear ? .drifted : .ambiguous, piece: best.piece, likeness: best.likeness)
}

/// Pairs equal fingerprints, each piece once, first along the longest run of pairs that grow on both sides.
private func match(
  _ sought: [Fingerprint], _ pieces: [Fingerprint]
) -> [(piece: Int, keepsOrder: Bool)?] {
  var places: [Fingerprint: [Int]] = [:]
  for (index, fingerprint) in pieces.enumerated() { places[fingerprint, default: []].append(index) }
  var times: [Fingerprint: Int] = [:]
  // Hunt and Szymanski: of one paragraph's places the last comes first, so that a run takes one of them.
  var candidates: [(record: Int, piece: Int)] = []
  for (record, fingerprint) in sought.enumerated() {
    guard let all = places[fingerprint] else { continue }
    let time = times[fingerprint, default: 0]
    times[fingerprint] = time + 1
    // A line that is there a hundred times, such as a rule of asterisks, is paired with itself in order.
    let few = all.count <= 32 ? all[...] : all[min(time, all.count - 1)...].prefix(1)
    candidates += few.reversed().map { (record, $0) }
  }
  var result: [(piece: Int, keepsOrder: Bool)?] = Array(repeating: nil, count: sought.count)
  var taken: Set<Int> = []
  for index in longestIncreasing(candidates.map(\.piece)) {
    result[candidates[index].record] = (candidates[index].piece, true)
    taken.insert(candidates[index].piece)
  }
  for (record, fingerprint) in sought.enumerated() where result[record] == nil {
    guard let free = places[fingerprint]?.first(where: { !taken.contains($0) }) else { continue }
    taken.insert(free)
    result[record] = (free, false)
  }
  return result
}

/// The indices of a longest strictly increasing run of a list, in order.
private func longestIncreasing(_ values: [Int]) -> [Int] {
  /// By length of run less one: the index at which the run with the smallest last value ends.
  var ends: [Int] = []
  var before = Array(repeating: -1, count: values.count)
  for (index, value) in values.enumerated() {
    let place = ends.partitioningIndex { values[$0] >= value }
    if place > 0 { before[index] = ends[place - 1] }
    if place == ends.count { ends.append(index) } else { ends[place] = index }
  }
  var run: [Int] = []
  var next = ends.last ?? -1
  while next >= 0 {
    run.append(next)
    next = before[next]
  }
  return run.reversed()
}

/// Every line of a text that is not blank, as a piece; the recipe of a source whose text has changed names
/// lines that may be others by now. The labels mean nothing.
package func bareCut(_ original: [UInt8]) -> Cut { cut(original, by: Segmentation()) }
