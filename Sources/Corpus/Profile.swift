// For whom a site is made. A public one leaves out what lies above its ceiling; one for reviewers shows all
// of it, with the private texts, and is marked so that nobody takes it for the other.

/// What a build makes.
package enum Profile: String, Sendable, CaseIterable {
  /// What may be published: digests, nothing above the ceiling, no word of a private text.
  case `public`
  /// A private copy with the paragraphs in full, for those who compare them with the claims.
  case review
}

/// The corpus of a review copy: nothing is left out, everything is marked AMBER at least, and no address says
/// that it is published somewhere.
package func forReview(_ corpus: Corpus) -> Corpus {
  let raised = { (marking: Marking) in max(marking, .amber) }
  var copy = corpus
  copy.settings.marking = raised(corpus.settings.marking)
  copy.settings.baseURL = nil
  for index in copy.notes.indices { copy.notes[index].marking = copy.notes[index].marking.map(raised) }
  for index in copy.sources.indices { copy.sources[index].marking = copy.sources[index].marking.map(raised) }
  for index in copy.entities.indices {
    copy.entities[index].note.marking = copy.entities[index].note.marking.map(raised)
  }
  return copy
}
