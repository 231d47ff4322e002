// Gives ids to claims that have none, by inserting them into the bytes of the note.

package import Files

/// The note with an id for each claim without one, and which claim got which.
package func assignIDs(_ note: Note, taken: inout Set<TextKey>) -> (
  bytes: [UInt8], given: [(claim: Claim, id: String)]
) {
  var given: [(claim: Claim, id: String)] = []
  for claim in note.claims where !claim.isWritten {
    let id = newClaimID(path: note.path, text: claim.text) { taken.contains(TextKey($0)) }
    taken.insert(TextKey(id))
    given.append((claim, id))
  }
  var bytes = note.file.bytes
  for (claim, id) in given.sorted(by: { $0.claim.idPlace.offset > $1.claim.idPlace.offset }) {
    let written = claim.idPlace.insideBraces ? "#\(id) " : " ^\(id)"
    bytes.insert(contentsOf: written.utf8, at: claim.idPlace.offset)
  }
  return (bytes, given)
}

/// New records with the lines of labels that are gone, retired: a label is never used again.
package func mergeRetired(_ now: [ParagraphRecord], before: [ParagraphRecord]) -> [ParagraphRecord] {
  let labels = Set(now.map(\.label))
  return now
    + before.filter { !labels.contains($0.label) }.map { record in
      var retired = record
      retired.retired = true
      return retired
    }
}
