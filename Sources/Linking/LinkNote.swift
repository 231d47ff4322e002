// Resolves the citations of one note, and walks it for all that leads elsewhere (ResolveLinks.swift).
// Pure; may run for many notes at once.

import Corpus
package import Diagnostics
import Files
import Markup

/// Resolves every citation and link of a note against the names of the corpus.
package func linkNote(_ number: Int, _ index: Index) -> Diagnosed<LinkedNote> {
  var linker = NoteLinker(number: number, note: index.corpus.notes[number], index: index)
  linker.run()
  linker.readWords()
  return Diagnosed(linker.linked, linker.findings)
}

struct NoteLinker {
  let number: Int
  let note: Note
  let index: Index
  var linked = LinkedNote()
  var findings: [Finding] = []
  /// How often each id of a mark was asked for; LinkCitations.swift gives them out.
  var usedMarks: [TextKey: Int] = [:]
  /// Entities that the note has linked, and its own: a name is linked by itself at its first mention.
  var linkedEntities: Set<Int>

  init(number: Int, note: Note, index: Index) {
    self.number = number
    self.note = note
    self.index = index
    linkedEntities = [number]
  }

  /// Who holds the node at hand: a claim, a judgement, or the last heading.
  struct Holder {
    var claim: Int?
    var id: String
  }

  mutating func run() {
    let tree = note.tree
    var claims = note.claims.indices.map {
      (note.claims[$0].content, Holder(claim: $0, id: note.claims[$0].id))
    }
    claims += note.judgements.map { ($0.content, Holder(claim: nil, id: $0.id)) }
    claims += note.footnotes.map { footnote in
      (footnote.node..<Int(tree.nodes[footnote.node].end), Holder(claim: nil, id: footnote.anchor))
    }
    claims.sort { $0.0.lowerBound < $1.0.lowerBound }
    var next = 0
    var heading = "top"
    var headings = note.headings[...]
    var hidden = note.hidden.sorted { $0.lowerBound < $1.lowerBound }[...]
    var pictureEnd = 0
    var linkEnd = 0
    var headingEnd = 0
    for i in tree.nodes.indices {
      let node = tree.nodes[i]
      while let first = hidden.first, i >= first.upperBound { hidden = hidden.dropFirst() }
      if i < pictureEnd || hidden.first?.contains(i) == true {
        reportHidden(node)
        continue
      }
      switch node.kind {
      case .image: pictureEnd = Int(node.end)
      case .heading: headingEnd = Int(node.end)
      default: break
      }
      if let first = headings.first, first.node == i {
        heading = first.anchor
        headings = headings.dropFirst()
      }
      while next < claims.count, i >= claims[next].0.upperBound { next += 1 }
      let holder =
        next < claims.count && claims[next].0.contains(i) ? claims[next].1 : Holder(claim: nil, id: heading)
      switch node.kind {
      case .citation: cite(i, tree.citations[Int(node.token)], holder)
      case .wikilink: linkWiki(i, tree.wikilinks[Int(node.token)], holder, isInLink: i < linkEnd)
      case .link, .image: linkMarkdown(i, tree.text(node), node, holder)
      case .text where i >= linkEnd && i >= headingEnd: linkNames(i, holder)
      default: break
      }
      if node.kind == .link { linkEnd = Int(node.end) }
    }
  }

  /// The words of claims that show a page's title or an author's name.
  mutating func readWords() {
    for (place, claim) in note.claims.enumerated() {
      if let words = words(of: claim, in: note.tree, showing: { shown(at: $0) }) {
        linked.words[place] = words
      }
    }
  }

  /// What a cross-link without a text of its own, or a key in the running text, shows.
  func shown(at node: Int) -> String? {
    if note.tree.nodes[node].kind == .citation {
      let citation = note.tree.citations[Int(note.tree.nodes[node].token)]
      guard let item = citation.items.first, let source = index.sources[TextKey(item.key)] else { return nil }
      let language = InterfaceLanguage(index.corpus.settings.language)
      return item.suppressesAuthor ? "" : index.corpus.sources[source].authorNames(in: language)
    }
    return linked.link(at: node).flatMap { index.corpus.shownText($0) }
  }

  /// What would be shown nowhere, because the words around it are shown alone.
  private mutating func reportHidden(_ node: Node) {
    if node.kind == .citation { report(.hiddenCitation, node.source) }
    guard node.kind == .wikilink else { return }
    let link = note.tree.wikilinks[Int(node.token)]
    if link.embeds { report(.refusedEmbed(target: link.written, problem: .insideText), link.range) }
  }

  mutating func report(_ fact: Fact, _ range: Range<Int>) {
    findings.append(Finding(fact, path: note.path, range: range))
  }

}
