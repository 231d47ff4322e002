// What linking a dossier again takes over of the time before. As long as no name changes that another note
// may use, all other notes lead where they led.

package import Corpus
package import Diagnostics
import Files

/// What was made of the notes of a dossier while they were linked, joined and checked.
package struct LinkedNotes: Sendable {
  package let index: Index
  /// By note.
  package let notes: [Diagnosed<LinkedNote>]
  package let joined: LinkedCorpus
  /// By note: what `checkNote` found.
  package let checks: [[Finding]]

  package init(
    index: Index, notes: [Diagnosed<LinkedNote>], joined: LinkedCorpus, checks: [[Finding]]
  ) {
    (self.index, self.notes, self.joined, self.checks) = (index, notes, joined, checks)
  }
}

/// In what notes a corpus differs from an earlier one.
package struct ChangedNotes: Sendable {
  /// Those that are to be linked anew, by number.
  package fileprivate(set) var numbers: Set<Int> = []
  /// Whether claims without an id came, went, or have other anchors.
  package fileprivate(set) var haveOtherClaims = false

  package init() {}
}

/// The notes that are to be linked anew in a corpus that differs from an earlier one in nothing but notes:
/// those whose bytes changed. `nil` when all are, because a note came or went, or one says other names than
/// before.
package func changedNotes(_ corpus: Corpus, since before: LinkedNotes) -> ChangedNotes? {
  let old = before.index.corpus
  guard corpus.notes.count == old.notes.count else { return nil }
  var changed = ChangedNotes()
  var shifted: Set<Int> = []
  for number in corpus.notes.indices {
    guard isSame(corpus.notes[number].file.path, old.notes[number].file.path) else { return nil }
    if corpus.notes[number].file.bytes == old.notes[number].file.bytes { continue }
    guard saysTheSameNames(corpus.notes[number], old.notes[number]) else { return nil }
    changed.numbers.insert(number)
    if !hasTheSameClaims(corpus.notes[number], old.notes[number]) { shifted.insert(number) }
  }
  changed.haveOtherClaims = !shifted.isEmpty
  guard changed.haveOtherClaims else { return changed }
  // A claim without an id is no link's target, but it may stand before one that is quoted elsewhere.
  for number in before.notes.indices {
    let links = before.notes[number].value.links
    let quotes = links.indices.contains {
      if case .embed(let place) = links[$0].target { shifted.contains(place.note) } else { false }
    }
    if quotes { changed.numbers.insert(number) }
  }
  return changed
}

private func hasTheSameClaims(_ a: Note, _ b: Note) -> Bool {
  areSame(a.claims.map(\.id), b.claims.map(\.id)) && a.claims.map(\.isWritten) == b.claims.map(\.isWritten)
}

/// Whether two versions of a note have the same of everything by which other notes may name it.
private func saysTheSameNames(_ a: Note, _ b: Note) -> Bool {
  a.place == b.place && isSame(a.title, b.title) && areSame(a.details.names, b.details.names)
    && areSame(a.claims.filter(\.isWritten).map(\.id), b.claims.filter(\.isWritten).map(\.id))
    && a.embedIDs == b.embedIDs
    && areSame(a.judgements.map(\.id), b.judgements.map(\.id))
    && areSame(a.pictures.map(\.anchor), b.pictures.map(\.anchor))
    && areSame(a.headings.map(\.anchor), b.headings.map(\.anchor))
    && areSame(a.headings.map(\.text), b.headings.map(\.text))
    && a.headings.map(\.level) == b.headings.map(\.level)
}

/// Whether two links of a note make the same of the pages that they lead to, whatever is said around them.
func leadsAlike(_ a: LinkedNote, _ b: LinkedNote) -> Bool {
  a.marks.count == b.marks.count && a.links.count == b.links.count
    && zip(a.marks, b.marks).allSatisfy {
      isSame($0.id, $1.id) && $0.claim == $1.claim && $0.source == $1.source
        && $0.paragraphs == $1.paragraphs && $0.role == $1.role
    }
    && zip(a.links, b.links).allSatisfy {
      $0.claim == $1.claim && $0.isWords == $1.isWords && $0.target == $1.target
    }
}

/// By bytes: Swift holds two spellings of a character for equal, and an address does not.
private func isSame(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

private func areSame(_ a: [String], _ b: [String]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy(isSame)
}
