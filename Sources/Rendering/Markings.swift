// The marking of a page: the strictest of all that is shown on it (TLP 2.0).

import Corpus
import Linking

extension Site {
  func marking(of kind: PageKind) -> Marking {
    switch kind {
    case .note(let number): noteMarkings[number]
    case .themeClaims(let theme):
      strictest(
        corpus.notes.indices.filter { corpus.notes[$0].place.theme == theme }.map { noteMarkings[$0] })
    case .source(let number):
      strictest(
        [own(corpus.sources[number].marking)]
          + linked.uses[number].flatMap { uses in uses.map { noteMarkings[$0.note] } })
    case .notFound: corpus.settings.marking
    case .sources: strictest(corpus.sources.map { own($0.marking) })
    case .brief, .entities, .timeline, .coverage, .claims, .disputes, .gaps, .search, .corrections, .changes,
      .review:
      siteMarking
    }
  }

  /// The strictest of the whole site.
  var siteMarking: Marking { Rendering.siteMarking(linked, noteMarkings) }

  private func strictest(_ markings: [Marking]) -> Marking { markings.max() ?? corpus.settings.marking }

  private func own(_ marking: Marking?) -> Marking { marking ?? corpus.settings.marking }
}

/// The strictest marking of a whole site.
/// - Parameter notes: those of the notes' pages.
func siteMarking(_ linked: LinkedCorpus, _ notes: [Marking]) -> Marking {
  let own = linked.corpus.settings.marking
  return (notes + linked.corpus.sources.map { $0.marking ?? own }).max() ?? own
}

/// By note: its own marking, those of the sources that it cites or quotes, and of the claims that its page
/// shows of others.
func markingsOfNotes(_ linked: LinkedCorpus) -> [Marking] {
  let corpus = linked.corpus
  let own = corpus.notes.indices.map { corpus.notes[$0].marking ?? corpus.settings.marking }
  let ofSources = corpus.sources.map { $0.marking ?? corpus.settings.marking }
  var result = own
  for number in linked.notes.indices {
    let marks = linked.notes[number].marks
    for mark in marks.indices { result[number] = max(result[number], ofSources[marks[mark].source]) }
    for link in linked.notes[number].links {
      if case .embed(let place) = link.target { result[number] = max(result[number], own[place.note]) }
    }
    for supports in linked.supports[number] {
      for place in supports { result[number] = max(result[number], own[place.note]) }
    }
    for place in linked.mentions[number] ?? [] { result[number] = max(result[number], own[place.note]) }
  }
  return result
}

extension Marking {
  /// For style sheets: `amber-strict`.
  var className: String { text.lowercased().replacing("+", with: "-") }
}
