// Which verdicts still hold: those on the words that a claim and its paragraphs have now.

package import Corpus
package import Diagnostics
import Files
import Markup

/// A claim with the verdicts on it.
package struct ReviewedClaim: Sendable {
  package var place: ClaimPlace
  /// In the order of content/reviews.csv.
  package var verdicts: [(verdict: Verdict, isStale: Bool)]

  /// What is said of the words that the claim has now, each word once, the worst first.
  package var standing: [Verdict.Word] {
    [.not, .partly, .supported].filter { word in verdicts.contains { !$0.isStale && $0.verdict.word == word }
    }
  }
  package var hasStale: Bool { verdicts.contains { $0.isStale } }
}

extension LinkedCorpus {
  /// What a reviewer of the claim has before them now, as hashes.
  package func reviewHashes(of place: ClaimPlace) -> ReviewHashes {
    ReviewHashes(
      claim: sha256Hex(normalisedBytesV1(text(of: place)), first: 16),
      paragraphs: citedParagraphs(of: place).map { reviewHash($0.source, $0.paragraph) })
  }

  /// The claim of an id.
  package func place(ofClaim id: String) -> ClaimPlace? {
    let place = claimsByID.partitioningIndex { !precedes(self.id(of: $0), id) }
    guard place < claimsByID.count, self.id(of: claimsByID[place]).utf8.elementsEqual(id.utf8) else {
      return nil
    }
    return claimsByID[place]
  }

  /// The paragraphs that a claim cites, each once, in the order of its text.
  package func citedParagraphs(of place: ClaimPlace) -> [(source: Int, paragraph: Int)] {
    var seen: Set<[Int]> = []
    return marks(of: place).flatMap { mark in mark.paragraphs.map { (mark.source, $0) } }
      .filter { seen.insert([$0.0, $0.1]).inserted }
  }

  /// The fingerprint of a paragraph says which words were read; where there is none, a reviewer had the
  /// digest alone.
  fileprivate func reviewHash(_ source: Int, _ paragraph: Int) -> String {
    let work = corpus.sources[source]
    if let print = work.paragraphs[paragraph].record?.fingerprint { return "t:" + print.long }
    let digest = work.paragraphs[paragraph].digest.map { digestText(work, $0) } ?? ""
    return "d:" + sha256Hex(normalisedBytesV1(digest), first: 16)
  }

  /// A claim with the verdicts on it; without any where it has no id of its own.
  package func reviewed(_ place: ClaimPlace) -> ReviewedClaim {
    let lines = corpus.reviews.isEmpty ? [] : corpus.reviews.verdicts(on: id(of: place))
    guard !lines.isEmpty else { return ReviewedClaim(place: place, verdicts: []) }
    let now = reviewHashes(of: place)
    return ReviewedClaim(
      place: place, verdicts: lines.map { ($0.verdict, $0.verdict.seen != now) })
  }

  /// What a claim lacks to count as reviewed; `nil` for background, and when somebody else than its author
  /// has found it supported as it is now.
  package func reviewGap(of place: ClaimPlace) -> ReviewGap? {
    if kind(of: place) == .background { return nil }
    guard corpus.notes[place.note].claims[place.claim].isWritten else { return .noID }
    let authors = Set(corpus.authors(of: corpus.notes[place.note]).map(personKey))
    var reviewed = self.reviewed(place)
    // A verdict of the author is an error of its own, and counts for nothing.
    reviewed.verdicts.removeAll { authors.contains(personKey($0.verdict.reviewer)) }
    if reviewed.verdicts.isEmpty { return .noVerdict }
    guard let worst = reviewed.standing.first else { return .stale }
    return reviewed.standing.contains(.supported) ? nil : .objection(worst.rawValue)
  }
}

/// Verdicts on other words than those that stand there now.
func checkStaleVerdicts(_ linked: LinkedCorpus) -> [Finding] {
  guard !linked.corpus.reviews.isEmpty else { return [] }
  var findings: [Finding] = []
  for place in linked.claimsByID {
    let lines = linked.corpus.reviews.verdicts(on: linked.id(of: place))
    if lines.isEmpty { continue }
    let now = linked.reviewHashes(of: place)
    for line in lines where line.verdict.seen != now {
      let (seen, claim) = (line.verdict.seen, line.verdict.claim)
      let new = linked.citedParagraphs(of: place).filter {
        !seen.paragraphs.contains(linked.reviewHash($0.source, $0.paragraph))
      }
      let labels = new.map {
        let source = linked.corpus.sources[$0.source]
        return "\(source.key)#\(source.paragraphs[$0.paragraph].label)"
      }
      let gone = seen.paragraphs.count { !now.paragraphs.contains($0) } - new.count
      findings.append(
        Finding(
          .staleVerdict(
            claim: claim, reviewer: line.verdict.reviewer, isReworded: seen.claim != now.claim,
            paragraphs: labels.sorted(by: precedes), gone: max(0, gone)),
          path: Reviews.path, range: line.claimRange))
    }
  }
  return findings
}

/// Claims that nobody but their authors has found supported as they are now: `check --require-review`.
package func checkRequiredReviews(_ linked: LinkedCorpus) -> [Finding] {
  linked.corpus.notes.indices.flatMap { number in
    let note = linked.corpus.notes[number]
    return note.claims.indices.compactMap { claim -> Finding? in
      let place = ClaimPlace(note: number, claim: claim)
      guard let gap = linked.reviewGap(of: place) else { return nil }
      let range = note.claims[claim].idRange ?? firstLine(note.claims[claim].source, note)
      return Finding(.unreviewed(claim: note.claims[claim].id, gap), path: note.path, range: range)
    }
  }
}
