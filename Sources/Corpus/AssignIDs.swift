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
  return (inserted(given, into: note), given)
}

/// The same for the claims alone that can carry an id, and those that cannot: at the end of their block it
/// would be no id.
package func assignReadableIDs(_ note: Note, taken: inout Set<TextKey>) -> (
  bytes: [UInt8], given: [(claim: Claim, id: String)], left: [Claim]
) {
  let (bytes, given) = assignIDs(note, taken: &taken)
  if confirmsIDs(bytes, in: note, given: given) { return (bytes, given, []) }
  // The few that cannot are found by halves, since each try reads the whole note.
  var (fine, left): ([(claim: Claim, id: String)], [Claim]) = ([], [])
  var parts = [given[...]]
  while let part = parts.popLast() {
    if confirmsIDs(inserted(part, into: note), in: note, given: Array(part)) {
      fine += part
    } else if part.count == 1 {
      left += part.map(\.claim)
    } else {
      let middle = part.startIndex + part.count / 2
      parts += [part[middle...], part[..<middle]]
    }
  }
  let some = inserted(fine, into: note)
  guard confirmsIDs(some, in: note, given: fine) else { return (note.file.bytes, [], given.map(\.claim)) }
  return (some, fine, left)
}

private func inserted(_ given: some Sequence<(claim: Claim, id: String)>, into note: Note) -> [UInt8] {
  var bytes = note.file.bytes
  for (claim, id) in given.sorted(by: { $0.claim.idPlace.offset > $1.claim.idPlace.offset }) {
    let written = claim.idPlace.insideBraces ? "#\(id) " : " ^\(id)"
    bytes.insert(contentsOf: written.utf8, at: claim.idPlace.offset)
  }
  return bytes
}

/// Whether an edited note has just the new ids and no other change: each claim is what and where it was.
package func confirmsIDs(_ bytes: [UInt8], in note: Note, given: [(claim: Claim, id: String)]) -> Bool {
  let again = readNote(SourceFile(path: note.path, bytes: bytes), place: note.place).value
  let counts = { (note: Note) in
    [
      note.claims.count, note.plainBlocks.count, note.headings.count, note.callouts.count,
      note.judgements.count,
    ]
  }
  guard counts(again) == counts(note) else { return false }
  var new: [Int: String] = [:]
  for (claim, id) in given { new[claim.node] = id }
  return zip(note.claims, again.claims).allSatisfy { old, claim in
    let id = new[old.node] ?? (old.isWritten ? old.id : nil)
    return claim.text == old.text && claim.kind == old.kind && claim.citations.count == old.citations.count
      && (id == nil ? !claim.isWritten : claim.isWritten && claim.id == id)
  }
}
