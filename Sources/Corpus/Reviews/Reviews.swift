// content/reviews.csv: the verdicts of reviewers, one a line. Whether they still hold, Linking says, which
// knows what a claim cites.

package import Diagnostics
package import Files
import Markup

/// The verdicts of a dossier, with their lines.
package struct Reviews: Sendable {
  /// In the order of the file.
  package private(set) var lines: [Line] = []
  /// By claim: indices in `lines`.
  private var places: [TextKey: [Int]] = [:]

  package struct Line: Sendable {
    package var verdict: Verdict
    /// The line without its end, and the bytes of its first two fields.
    package var range: Range<Int>
    package var claimRange: Range<Int>
    package var reviewerRange: Range<Int>
  }

  package init() {}

  package static let path = "content/reviews.csv"
  /// The first line of the file.
  package static let header = csvLine(VerdictColumn.allCases.map(\.rawValue))

  package var isEmpty: Bool { lines.isEmpty }

  /// The verdicts on a claim, in the order of the file.
  package func verdicts(on claim: String) -> [Line] {
    (places[TextKey(claim)] ?? []).map { lines[$0] }
  }

  fileprivate mutating func add(_ line: Line) {
    places[TextKey(line.verdict.claim), default: []].append(lines.count)
    lines.append(line)
  }
}

/// Reads the verdicts; what cannot be read is a finding, and reading goes on with the next line.
package func readReviews(_ file: SourceFile?) -> Diagnosed<Reviews> {
  guard let file else { return Diagnosed(Reviews()) }
  let refused = screenText(file)
  guard refused.isEmpty else { return Diagnosed(Reviews(), refused) }
  var reading = ReviewsReading(file: file)
  reading.read()
  return Diagnosed(reading.reviews, reading.findings)
}

private struct ReviewsReading {
  let file: SourceFile
  var reviews = Reviews()
  var findings: [Finding] = []
  /// By claim and reviewer: who said it already.
  private var seen: Set<[TextKey]> = []

  init(file: SourceFile) { self.file = file }

  mutating func read() {
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let lines = textLines(file.bytes, from: start)
    guard let first = lines.first, file.bytes[first].elementsEqual(Reviews.header.utf8) else {
      // Whatever the columns are, they are not ours.
      return report(.invalidVerdict(.header(Reviews.header)), lines.first ?? 0..<0)
    }
    for line in lines.dropFirst() where !line.isEmpty { read(line) }
  }

  private mutating func read(_ line: Range<Int>) {
    let fields: [Located<String>]
    do {
      fields = try csvFields(file.bytes, line)
    } catch {
      switch error {
      case .openQuote(let at): report(.invalidVerdict(.openQuote), at..<line.upperBound)
      case .strayQuote(let at): report(.invalidVerdict(.strayQuote), at..<at + 1)
      }
      return
    }
    guard fields.count == VerdictColumn.allCases.count else {
      let fact = Fact.invalidVerdict(.columns(fields.count, expected: VerdictColumn.allCases.count))
      return report(fact, line)
    }
    let written = WrittenVerdict(
      claim: fields[0].value, reviewer: unguardedCell(fields[1].value), verdict: fields[2].value,
      date: fields[3].value, note: unguardedCell(fields[4].value), claimHash: fields[5].value,
      paragraphHashes: fields[6].value.split(separator: " ").map(String.init))
    switch written.checked() {
    case .failure(let faults):
      for fault in faults.values {
        let place = VerdictColumn.allCases.firstIndex(of: fault.column) ?? 0
        let range = fields[place].range
        report(
          .invalidValue(key: fault.column.rawValue, value: fault.value, expected: fault.expected),
          range.isEmpty ? line : range)
      }
    case .success(let verdict):
      take(
        Reviews.Line(
          verdict: verdict, range: line, claimRange: fields[0].range, reviewerRange: fields[1].range))
    }
  }

  private mutating func take(_ line: Reviews.Line) {
    let verdict = line.verdict
    guard seen.insert([TextKey(verdict.claim), personKey(verdict.reviewer)]).inserted else {
      return report(.duplicateVerdict(claim: verdict.claim, reviewer: verdict.reviewer), line.reviewerRange)
    }
    if let last = reviews.lines.last, stands(verdict, before: last.verdict) {
      report(.unsortedVerdict(claim: verdict.claim, above: last.verdict.claim), line.claimRange)
    }
    reviews.add(line)
  }

  private mutating func report(_ fact: Fact, _ range: Range<Int>) {
    findings.append(Finding(fact, path: file.path, range: range))
  }
}

/// The order of the file: by claim, then by reviewer.
func stands(_ a: Verdict, before b: Verdict) -> Bool {
  a.claim == b.claim ? precedes(a.reviewer, b.reviewer) : precedes(a.claim, b.claim)
}

extension Corpus {
  /// Who wrote a note: its own authors, else the dossier's.
  package func authors(of note: Note) -> [String] {
    note.details.authors.isEmpty ? settings.authors : note.details.authors
  }
}

/// What is wrong with verdicts in a dossier: claims that are not there, and reviewers who wrote the claim.
/// - Parameter corpus: everything that was read. What is left out for its marking may have verdicts too, and
///   so may drafts.
package func checkReviews(_ reviews: Reviews, _ corpus: Corpus, drafts: [Note]) -> [Finding] {
  guard !reviews.isEmpty else { return [] }
  var authors: [TextKey: [String]] = [:]
  for note in corpus.notes + drafts {
    for claim in note.claims where claim.isWritten {
      authors[TextKey(claim.id)] = authors[TextKey(claim.id)] ?? corpus.authors(of: note)
    }
  }
  return reviews.lines.compactMap { line in
    let (claim, reviewer) = (line.verdict.claim, line.verdict.reviewer)
    guard let own = authors[TextKey(claim)] else {
      return Finding(.unknownClaim(id: claim), path: Reviews.path, range: line.claimRange)
    }
    guard own.contains(where: { personKey($0) == personKey(reviewer) }) else { return nil }
    return Finding(
      .reviewerIsAuthor(claim: claim, reviewer: reviewer), path: Reviews.path, range: line.reviewerRange)
  }
}
