// Gives ids to claims that have none, by inserting them into the bytes of the note.

import Diagnostics
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

/// Whether an edited note has just the new ids and no other change.
package func confirmsIDs(_ bytes: [UInt8], in note: Note, given: [(claim: Claim, id: String)]) -> Bool {
  let again = readNote(SourceFile(path: note.path, bytes: bytes), place: note.place).value
  guard again.claims.count == note.claims.count else { return false }
  return given.allSatisfy { claim, id in
    again.claims.contains { $0.id == id && $0.text == claim.text && $0.kind == claim.kind }
  }
}
