// The file that the review page exports: the verdicts of one reviewer, as JSON (`dossier-review/1`).

package import Diagnostics
import Files
import Foundation
import Markup

/// The verdicts of one reviewer, on their way into a dossier.
package struct ReviewExport: Sendable {
  package static let format = "dossier-review/1"

  /// The `id` of the dossier's settings.
  package var dossier: String
  package var reviewer: String
  package var verdicts: [Verdict]

  /// Reads a file. Total: any bytes give an export or what is wrong with them.
  package static func decode(_ bytes: [UInt8]) -> Result<ReviewExport, RefusedExport> {
    let decoder = JSONDecoder()
    let data = Data(bytes)
    guard let head = try? decoder.decode(Head.self, from: data) else {
      // Why it is no JSON of ours tells nobody more.
      return .failure(RefusedExport(problems: [.unreadable]))
    }
    guard head.format == format else {
      return .failure(RefusedExport(problems: [.format(head.format, expected: format)]))
    }
    let body: Body
    do {
      body = try decoder.decode(Body.self, from: data)
    } catch {
      return .failure(RefusedExport(problems: [.unreadable]))
    }
    let reviewer = normalisedBlanks(body.reviewer)
    var problems: [ExportProblem] = isPlain(reviewer) ? [] : [.characters(claim: nil)]
    var verdicts: [Verdict] = []
    var seen: Set<TextKey> = []
    for entry in body.verdicts {
      let note = normalisedBlanks(entry.note ?? "")
      let written = WrittenVerdict(
        claim: entry.claim, reviewer: reviewer, verdict: entry.verdict, date: entry.date, note: note,
        claimHash: entry.claimHash, paragraphHashes: entry.paragraphHashes)
      if !isPlain(note) { problems.append(.characters(claim: entry.claim)) }
      if !seen.insert(TextKey(entry.claim)).inserted { problems.append(.twice(claim: entry.claim)) }
      switch written.checked() {
      case .success(let verdict): verdicts.append(verdict)
      case .failure(let faults):
        problems += faults.values.map {
          .value(claim: entry.claim, key: $0.column.rawValue, value: $0.value, expected: $0.expected)
        }
      }
    }
    guard problems.isEmpty else { return .failure(RefusedExport(problems: problems)) }
    return .success(ReviewExport(dossier: body.dossier, reviewer: reviewer, verdicts: verdicts))
  }

  /// What does not fit the dossier: another dossier's file, claims that are not there or have no id of their
  /// own, and what the reviewer wrote.
  /// - Parameters:
  ///   - corpus: everything that was read, also what a public site leaves out.
  ///   - today: the last day that has come anywhere. A verdict of a later one would outdate all that follow.
  package func problems(in corpus: Corpus, today: String) -> [ExportProblem] {
    guard dossier == corpus.settings.id else {
      return [.otherDossier(dossier, expected: corpus.settings.id)]
    }
    var authors: [TextKey: [String]] = [:]
    for note in corpus.notes {
      for claim in note.claims where claim.isWritten {
        authors[TextKey(claim.id)] = corpus.authors(of: note)
      }
    }
    let early = verdicts.filter { precedes(today, $0.day) }.map {
      ExportProblem.value(
        claim: $0.claim, key: VerdictColumn.date.rawValue, value: $0.day, expected: "a day that has come")
    }
    return early
      + verdicts.compactMap { verdict in
        guard let own = authors[TextKey(verdict.claim)] else { return .unknownClaim(verdict.claim) }
        return own.contains { personKey($0) == personKey(reviewer) } ? .ownClaim(verdict.claim) : nil
      }
  }
}

/// Why nothing of a file is taken.
package struct RefusedExport: Error, Sendable {
  package var problems: [ExportProblem]
}

private struct Head: Decodable {
  var format: String
}

private struct Body: Decodable {
  var dossier: String
  var reviewer: String
  var verdicts: [Entry]

  struct Entry: Decodable {
    var claim: String
    var verdict: String
    var date: String
    var note: String?
    var claimHash: String
    var paragraphHashes: [String]

    enum CodingKeys: String, CodingKey {
      case claim, verdict, date, note
      case claimHash = "claim-hash"
      case paragraphHashes = "paragraph-hashes"
    }
  }
}

/// A text on one line; a note may have been typed on several.
private func normalisedBlanks(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Whether a text may stand in a file of the dossier.
private func isPlain(_ text: String) -> Bool {
  screenText(SourceFile(path: "", text: "note,\(text)")).isEmpty
}
