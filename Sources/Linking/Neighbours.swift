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
  package func neighbours() -> [Page: Neighbours] {
    var edges: Set<Edge> = []
    for (number, note) in notes.enumerated() {
      let from = Page.note(number)
      for mark in note.marks { edges.insert(Edge(from: from, to: .source(mark.source))) }
      for link in note.links {
        switch link.target {
        case .page(let page, _): edges.insert(Edge(from: from, to: page))
        case .embed(let place): edges.insert(Edge(from: from, to: .note(place.note)))
        case .external, .file, .broken: continue
        }
      }
    }
    var result: [Page: Neighbours] = [:]
    for edge in edges where edge.from != edge.to {
      result[edge.from, default: Neighbours()].leadsTo.append(edge.to)
      result[edge.to, default: Neighbours()].leadHere.append(edge.from)
    }
    return result.mapValues { neighbours in
      var result = neighbours
      result.leadHere = sorted(neighbours.leadHere)
      result.leadsTo = sorted(neighbours.leadsTo)
      return result
    }
  }

  private func sorted(_ pages: [Page]) -> [Page] {
    pages.map { ($0, path(of: $0)) }.sorted { precedes($0.1, $1.1) }.map(\.0)
  }

  private func path(of page: Page) -> String {
    switch page {
    case .note(let number): corpus.notes[number].path
    case .source(let number): corpus.sources[number].path
    }
  }
}

private struct Edge: Hashable {
  var from, to: Page
}
