// Which pages lead to a page, and to which it leads: by citations, cross-links and quoted claims.

import Corpus
import Files

/// The pages around a page, each once and never the page itself; sorted by kind and path.
package struct Neighbours: Sendable {
  package var leadHere: [Page] = []
  package var leadsTo: [Page] = []

  package init() {}
}

extension LinkedCorpus {
  /// By page; one that has none is left out.
  func findNeighbours() -> [Page: Neighbours] {
    // A page is a number here, by its path, so that sorting compares numbers.
    let pages = (corpus.notes.indices.map(Page.note) + corpus.sources.indices.map(Page.source))
      .map { ($0, path(of: $0)) }.sorted { precedes($0.1, $1.1) }.map(\.0)
    var notePlaces = Array(repeating: 0, count: corpus.notes.count)
    var sourcePlaces = Array(repeating: 0, count: corpus.sources.count)
    for (place, page) in pages.enumerated() {
      switch page {
      case .note(let number): notePlaces[number] = place
      case .source(let number): sourcePlaces[number] = place
      }
    }
    var found = Array(repeating: Neighbours(), count: pages.count)
    // Pages are taken in order, so that each list of those that lead somewhere is sorted as it grows.
    for page in pages {
      guard case .note(let number) = page else { continue }
      var targets: Set<Int> = []
      let (marks, links) = (notes[number].marks, notes[number].links)
      for mark in marks.indices { targets.insert(sourcePlaces[marks[mark].source]) }
      for link in links.indices {
        switch links[link].target {
        case .page(.note(let note), _): targets.insert(notePlaces[note])
        case .page(.source(let source), _): targets.insert(sourcePlaces[source])
        case .embed(let place): targets.insert(notePlaces[place.note])
        case .external, .file, .broken: continue
        }
      }
      targets.remove(notePlaces[number])
      for target in targets.sorted() {
        found[notePlaces[number]].leadsTo.append(pages[target])
        found[target].leadHere.append(page)
      }
    }
    let known = zip(pages, found).filter { !$1.leadHere.isEmpty || !$1.leadsTo.isEmpty }
    return Dictionary(uniqueKeysWithValues: known)
  }

  private func path(of page: Page) -> String {
    switch page {
    case .note(let number): corpus.notes[number].file.path
    case .source(let number): corpus.sources[number].path
    }
  }
}
