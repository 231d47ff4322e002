// New verdicts put into content/reviews.csv: each into its own line, and no other line is touched.

package import Files

/// What became of one verdict of an import.
package struct MergedVerdict: Sendable {
  package enum Outcome: Sendable, Equatable {
    case added
    /// It takes the place of an older one.
    case replaced(Verdict)
    /// The same verdict is there already.
    case known
    /// A newer one of the same reviewer is there and stays.
    case outdated(Verdict)
  }

  package var verdict: Verdict
  package var outcome: Outcome
}

/// The file with verdicts merged into it: of two by one reviewer on one claim the newer stays, and of two of
/// one day the one that comes in.
/// - Parameters:
///   - incoming: no two by one reviewer on one claim.
///   - reviews: what was read of the file, all of it.
package func merged(
  _ incoming: [Verdict], into reviews: Reviews, _ file: SourceFile?
) -> (bytes: [UInt8], outcomes: [MergedVerdict]) {
  let old = file?.bytes ?? Array((Reviews.header + "\n").utf8)
  let ending = old.firstRange(of: [0x0D, 0x0A]) != nil ? "\r\n" : "\n"
  var edits: [TextEdit] = []
  var isOpen = old.last.map { $0 != 0x0A && $0 != 0x0D } ?? false
  var outcomes: [MergedVerdict] = []
  for var verdict in incoming.sorted(by: { stands($0, before: $1) }) {
    let own = reviews.verdicts(on: verdict.claim)
      .first { personKey($0.verdict.reviewer) == personKey(verdict.reviewer) }
    // A name goes on to be spelt as it was, so that the line keeps its place.
    if let own { verdict.reviewer = own.verdict.reviewer }
    let outcome: MergedVerdict.Outcome
    switch own?.verdict {
    case nil: outcome = .added
    case verdict: outcome = .known
    case let there? where precedes(verdict.day, there.day): outcome = .outdated(there)
    case let there?: outcome = .replaced(there)
    }
    outcomes.append(MergedVerdict(verdict: verdict, outcome: outcome))
    switch outcome {
    case .known, .outdated: continue
    case .replaced: if let own { edits.append(TextEdit(own.range, line(of: verdict))) }
    case .added:
      let next = reviews.lines.first { stands(verdict, before: $0.verdict) }
      let place = next?.range.lowerBound ?? old.count
      // The last line may lack its end.
      let before = place == old.count && isOpen ? ending : ""
      isOpen = isOpen && place != old.count
      edits.append(TextEdit(place..<place, before + line(of: verdict) + ending))
    }
  }
  guard let bytes = edited(old, edits) else { preconditionFailure("two verdicts want one line") }
  return (bytes, outcomes)
}

/// A verdict as a line of the file, without its end.
func line(of verdict: Verdict) -> String {
  csvLine([
    verdict.claim, guardedCell(verdict.reviewer), verdict.word.rawValue, verdict.day,
    guardedCell(verdict.note), verdict.seen.claim, verdict.seen.paragraphs.joined(separator: " "),
  ])
}
