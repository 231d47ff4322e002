// Binds the register to a text that has changed: what is found again keeps its label, what is new gets one
// that was never used, and the label of what is gone retires.

package import Diagnostics
import Files

/// What binding a source to a text comes to.
package struct Relabelling: Sendable {
  /// What becomes of one label.
  package enum Step: Sendable, Equatable {
    /// The paragraph has its words still; the line it stands on.
    case kept(label: String, line: Int)
    /// It takes other words.
    case reworded(label: String, line: Int, likeness: Double)
    case added(label: String, line: Int)
    case retired(label: String)
  }

  /// In the order of the text; then what is gone.
  package var steps: [Step] = []
  /// The lines to write.
  package var records: [ParagraphRecord] = []

  /// Whether every label keeps its words and no other is needed.
  package var keepsAll: Bool {
    steps.allSatisfy { if case .kept = $0 { true } else { false } }
  }
}

/// Binds labels to a text that was cut.
/// - Parameters:
///   - pieces: the text, cut by the source's recipe and without problems.
///   - copy: the whole text.
///   - before: what the tool wrote last time, with retired labels.
package func relabel(
  _ pieces: Cut, copy: String, before: [ParagraphRecord], findingAid: Bool
) -> Relabelling {
  let texts = pieces.paragraphs.indices.filter { pieces.paragraphs[$0].kind != .missing }
  let found = verify(before, in: texts.map { pieces.paragraphs[$0] })
  /// By piece: who is bound to it. The same words come first; of several that are alike, the likest.
  var bound: [Int: Verification] = [:]
  for verification in found {
    guard let piece = verification.piece.map({ texts[$0] }), verification.state != .ambiguous,
      verification.label.hasPrefix(pieces.paragraphs[piece].kind.rawValue)
    else { continue }
    if bound[piece]?.likeness ?? -1 < verification.likeness { bound[piece] = verification }
  }
  var exhibits = before.filter { $0.label.hasPrefix(ParagraphKind.missing.rawValue) && !$0.retired }[...]
  var last: [String: Int] = [:]
  for record in before {
    last[String(record.label.prefix(1))] = max(
      last[String(record.label.prefix(1))] ?? 0, Int(record.label.dropFirst()) ?? 0)
  }
  var result = Relabelling()
  var used: Set<TextKey> = []
  var now = records(of: pieces, copy: copy, findingAid: findingAid)
  for (index, piece) in pieces.paragraphs.enumerated() {
    let line = piece.lines?.lowerBound ?? 0
    if let verification = bound[index] {
      now[index].label = verification.label
      result.steps.append(
        verification.state.isSound
          ? .kept(label: verification.label, line: line)
          : .reworded(label: verification.label, line: line, likeness: verification.likeness))
    } else if piece.kind == .missing, let exhibit = exhibits.popFirst() {
      now[index].label = exhibit.label
      result.steps.append(.kept(label: exhibit.label, line: line))
    } else {
      let number = (last[piece.kind.rawValue] ?? 0) + 1
      last[piece.kind.rawValue] = number
      now[index].label = "\(piece.kind.rawValue)\(number)"
      result.steps.append(.added(label: now[index].label, line: line))
    }
    used.insert(TextKey(now[index].label))
  }
  let gone = before.filter { !used.contains(TextKey($0.label)) }
  result.steps += gone.filter { !$0.retired }.map { .retired(label: $0.label) }
  result.records =
    now
    + gone.map { record in
      var retired = record
      retired.retired = true
      return retired
    }
  return result
}

/// The text of a source, cut by its recipe; what does not fit is a finding, and then nothing is cut.
package func cutOriginal(_ source: Source, _ original: [UInt8]) -> Diagnosed<Cut> {
  let report = { (fact: Fact) in Finding(fact, path: source.path, range: source.segmentationRange) }
  let none = Cut(paragraphs: [], problems: [])
  if let wrong = source.wrongHash(of: original) { return Diagnosed(none, [report(wrong)]) }
  let pieces = cut(original, by: source.segmentation)
  var findings = pieces.problems.map { report(.segmentationFault(fault($0))) }
  if findings.isEmpty, pieces.paragraphs.isEmpty { findings.append(report(.segmentationFault(.nothingLeft))) }
  return findings.isEmpty ? Diagnosed(pieces) : Diagnosed(none, findings)
}

extension Source {
  /// The copy whose paragraphs are counted.
  package var countedCopy: Copy? { copies.first { $0.id == numbering } }

  /// That a text is not the one in the register; `nil` when it is, or when the register does not say.
  package func wrongHash(of original: [UInt8]) -> Fact? {
    guard let expected = countedCopy?.sha256 else { return nil }
    let found = sha256Hex(original)
    return expected == found ? nil : .wrongHash(expected: expected, found: found)
  }
}

private func fault(_ problem: CutProblem) -> SegmentationFault {
  switch problem {
  case .notUTF8(let offset): .notUTF8(offset: offset)
  case .lineBeyondEnd(let line): .lineBeyondEnd(line: line)
  case .blankLine(let line): .blankLine(line: line)
  case .lineNamedTwice(let line): .lineNamedTwice(line: line)
  case .unknownLabel(let label): .unknownLabel(label)
  }
}
