// Whether an edited dossier leads to the same places as before: every link, citation and relation of each
// note, and where one does not, what it should lead to.

import Corpus
import Files
import Markup

/// A dossier and where its notes lead.
package struct LinkedView: Sendable {
  package let index: Index
  package let notes: [LinkedNote]

  package init(_ index: Index, _ notes: [LinkedNote]) {
    (self.index, self.notes) = (index, notes)
  }
}

/// A link that leads elsewhere than before.
package struct StrayLink: Sendable {
  /// Of the note, in the edited dossier.
  package var note: Int
  package var node: Int
  /// Where it has to lead in the edited dossier.
  package var page: Page
  /// The id on that page; `nil` for the one that is written.
  package var fragment: String?
  /// The words of the heading that has this id, where a link may name it by them.
  package var words: String?
}

/// What differs between two views of a dossier.
package struct Strays: Sendable {
  package var links: [StrayLink] = []
  /// Files, as they are named in the edited dossier, in which something differs that no link's name mends.
  package var paths: [String] = []
}

/// Compares the notes of a dossier with those of the edited one.
/// - Parameter renamed: the path of a file in the edited dossier.
package func strays(_ old: LinkedView, _ new: LinkedView, renamed: (String) -> String) -> Strays {
  var comparison = Comparison(
    old: old, new: new,
    pages: old.index.corpus.notes.map { new.index.page(at: renamed($0.path)) },
    sources: old.index.corpus.sources.map { new.index.page(at: renamed($0.path)) })
  for number in old.index.corpus.notes.indices {
    guard case .note(let other)? = comparison.pages[number] else {
      comparison.strays.paths.append(renamed(old.index.corpus.notes[number].path))
      continue
    }
    comparison.compare(number, other)
  }
  return comparison.strays
}

private struct Comparison {
  let old: LinkedView
  let new: LinkedView
  /// By note and by source of the old dossier: its page in the new one.
  let pages: [Page?]
  let sources: [Page?]
  var strays = Strays()

  mutating func compare(_ number: Int, _ other: Int) {
    let (before, after) = (old.index.corpus.notes[number], new.index.corpus.notes[other])
    // A name that is linked by itself follows the words, and a link may show its new target among them.
    let (links, newLinks) = (
      old.notes[number].links.filter { $0.name == nil }, new.notes[other].links.filter { $0.name == nil }
    )
    let (marks, newMarks) = (old.notes[number].marks, new.notes[other].marks)
    guard before.tree.nodes.count == after.tree.nodes.count, links.count == newLinks.count,
      zip(links, newLinks).allSatisfy({ $0.node == $1.node }),
      marks.count == newMarks.count, zip(marks, newMarks).allSatisfy(isSame), hasSameRelations(before, after)
    else { return strays.paths.append(after.path) }
    for (link, newLink) in zip(links, newLinks) {
      switch (link.target, newLink.target) {
      case (.broken, _): continue
      case (.external(let a), .external(let b)) where a == b: continue
      case (.file(let a), .file(let b)) where a == b: continue
      case (.embed(let a), .embed(let b)) where pages[a.note] == .note(b.note) && a.claim == b.claim: continue
      case (.embed(let a), _):
        guard let page = pages[a.note] else { return strays.paths.append(after.path) }
        strays.links.append(StrayLink(note: other, node: link.node, page: page))
      case (.page(let page, let fragment), let target):
        compare(page, fragment, target, StrayLink(note: other, node: link.node, page: .note(0)))
      default: strays.paths.append(after.path)
      }
    }
  }

  private mutating func compare(
    _ page: Page, _ fragment: String, _ target: LinkTarget, _ stray: StrayLink
  ) {
    guard let wanted = mapped(page) else { return strays.paths.append(path(stray)) }
    let wantedFragment = mapped(fragment, on: page, wanted)
    if case .page(let found, let place) = target, found == wanted, place == wantedFragment { return }
    var stray = stray
    stray.page = wanted
    if wantedFragment != fragment {
      stray.fragment = wantedFragment
      stray.words = words(wantedFragment, on: wanted)
    }
    strays.links.append(stray)
  }

  private func path(_ stray: StrayLink) -> String { new.index.corpus.notes[stray.note].path }

  private func mapped(_ page: Page) -> Page? {
    switch page {
    case .note(let number): pages[number]
    case .source(let number): sources[number]
    }
  }

  /// The anchor of a heading is made of its words, which hold the names of links without a text of their own.
  private func mapped(_ fragment: String, on page: Page, _ wanted: Page) -> String {
    guard case .note(let number) = page, case .note(let other) = wanted,
      let heading = old.index.corpus.notes[number].headings.firstIndex(where: { $0.anchor == fragment }),
      new.index.corpus.notes[other].headings.indices.contains(heading)
    else { return fragment }
    return new.index.corpus.notes[other].headings[heading].anchor
  }

  private func words(_ fragment: String, on page: Page) -> String? {
    guard case .note(let number) = page,
      let heading = new.index.corpus.notes[number].headings.first(where: { $0.anchor == fragment }),
      !heading.text.contains(where: { "|[]#^\\&".contains($0) }),
      new.index.anchor(heading.text, on: number) == fragment
    else { return nil }
    return heading.text
  }

  private func isSame(_ mark: CitationMark, _ other: CitationMark) -> Bool {
    sources[mark.source] == .source(other.source) && mark.node == other.node
      && mark.paragraphs == other.paragraphs && mark.place == other.place && mark.prefix == other.prefix
      && mark.suffix == other.suffix
  }

  /// Relations name claims, and the id of a claim without one of its own is made of its note's path.
  private func hasSameRelations(_ before: Note, _ after: Note) -> Bool {
    guard before.claims.count == after.claims.count, before.judgements.count == after.judgements.count else {
      return false
    }
    let isSame = { (id: String, other: String) -> Bool in
      guard let place = old.index.claims[TextKey(id)] else { return true }
      guard let found = new.index.claims[TextKey(other)] else { return false }
      return pages[place.note] == .note(found.note) && place.claim == found.claim
    }
    return zip(before.claims, after.claims).allSatisfy { claim, other in
      zip(claim.relations, other.relations).allSatisfy { isSame($0.target, $1.target) }
    }
      && zip(before.judgements, after.judgements).allSatisfy { judgement, other in
        zip(judgement.restsOn, other.restsOn).allSatisfy { isSame($0.value, $1.value) }
      }
  }
}
