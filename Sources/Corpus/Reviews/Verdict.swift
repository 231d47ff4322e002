// What a reviewer says of a claim, and of which words it was said.

package import Files

/// What one reviewer says of one claim: whether the cited paragraphs bear it out.
package struct Verdict: Sendable, Equatable {
  package enum Word: String, Sendable, CaseIterable { case supported, partly, not }

  package var claim: String
  package var reviewer: String
  package var word: Word
  /// The day on which it was given, `2026-11-21`.
  package var day: String
  /// On one line; may be empty.
  package var note: String
  /// What the reviewer had before them.
  package var seen: ReviewHashes

  package init(
    claim: String, reviewer: String, word: Word, day: String, note: String, seen: ReviewHashes
  ) {
    (self.claim, self.reviewer, self.word) = (claim, reviewer, word)
    (self.day, self.note, self.seen) = (day, note, seen)
  }
}

/// The words of a claim and of the paragraphs that it cites, as hashes. A verdict is stale when they are
/// others now.
package struct ReviewHashes: Sendable, Equatable {
  /// The first 16 hexadecimal digits of the SHA-256 of the claim's v1 text.
  package var claim: String
  /// One for each cited paragraph, sorted, each once: `t:` and the first 16 digits of its fingerprint, or
  /// `d:` and those of its digest's v1 text where it has none. Without names, so that no renaming touches
  /// them.
  package var paragraphs: [String]

  package init(claim: String, paragraphs: [String]) {
    self.claim = claim
    self.paragraphs = Set(paragraphs).sorted(by: precedes)
  }
}

/// One person, however the name is typed: by its letters in lower case.
package func personKey(_ name: String) -> TextKey { TextKey(normalisedV1(name).lowercased()) }

/// Whether a text is a day of the calendar, `2026-11-21`.
package func isDay(_ text: String) -> Bool {
  text.utf8.count == 10 && EDTFDate(text)?.htmlDatetime?.utf8.count == 10
}

/// A verdict as it was written, before its values are checked.
struct WrittenVerdict {
  var claim: String
  var reviewer: String
  var verdict: String
  var date: String
  var note: String
  var claimHash: String
  var paragraphHashes: [String]

  /// The verdict, or which of its values are none, by their columns.
  func checked() -> Result<Verdict, VerdictFaults> {
    var faults: [VerdictFaults.Value] = []
    func expect(_ isFine: Bool, _ column: VerdictColumn, _ value: String, _ expected: String) {
      if !isFine { faults.append(VerdictFaults.Value(column: column, value: value, expected: expected)) }
    }
    let word = Verdict.Word(rawValue: verdict)
    expect(isAuthoredID(claim, prefix: "c-"), .claim, claim, "a claim's id, such as c-7f3kq")
    let isName = !normalisedV1(reviewer).isEmpty && reviewer.unicodeScalars.count <= 100
    expect(isName, .reviewer, reviewer, "a name of at most 100 characters")
    let words = Verdict.Word.allCases.map(\.rawValue).joined(separator: ", ")
    expect(word != nil, .verdict, verdict, "one of \(words)")
    expect(isDay(date), .date, date, "a day, such as 2026-11-21")
    expect(note.unicodeScalars.count <= 2000, .note, note, "at most 2,000 characters")
    expect(isHash(claimHash), .claimHash, claimHash, "16 hexadecimal digits")
    let odd = paragraphHashes.first {
      !(($0.hasPrefix("t:") || $0.hasPrefix("d:")) && isHash(String($0.dropFirst(2))))
    }
    expect(odd == nil, .paragraphHashes, odd ?? "", "t: or d: and 16 hexadecimal digits each")
    guard faults.isEmpty, let word else { return .failure(VerdictFaults(values: faults)) }
    return .success(
      Verdict(
        claim: claim, reviewer: reviewer, word: word, day: date, note: note,
        seen: ReviewHashes(claim: claimHash, paragraphs: paragraphHashes)))
  }

  private func isHash(_ text: String) -> Bool { text.utf8.count == 16 && text.utf8.allSatisfy(isLowerHex) }
}

/// The columns of content/reviews.csv, in their order.
enum VerdictColumn: String, CaseIterable {
  case claim, reviewer, verdict, date, note
  case claimHash = "claim-hash"
  case paragraphHashes = "paragraph-hashes"
}

/// Values of a verdict that are none.
struct VerdictFaults: Error {
  struct Value {
    var column: VerdictColumn
    var value: String
    var expected: String
  }

  var values: [Value]
}
