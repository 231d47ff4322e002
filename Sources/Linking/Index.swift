// Every name that links and citations may use, gathered once before notes are linked.

package import Corpus
import Files
import Foundation

/// A page that links can lead to.
package enum Page: Hashable, Sendable {
  /// Index in `Corpus.notes`.
  case note(Int)
  /// Index in `Corpus.sources`.
  case source(Int)
}

/// A claim by its note and its place in it.
package struct ClaimPlace: Hashable, Comparable, Sendable {
  package var note: Int
  package var claim: Int

  package init(note: Int, claim: Int) {
    self.note = note
    self.claim = claim
  }

  package static func < (a: ClaimPlace, b: ClaimPlace) -> Bool {
    (a.note, a.claim) < (b.note, b.claim)
  }
}

/// Names of a corpus. Folded names are lower-cased NFC, so that authors may write a title as they read it.
package struct Index: Sendable {
  package let corpus: Corpus
  let sources: [TextKey: Int]
  let paths: [TextKey: Page]
  private let exact: [TextKey: [Page]]
  private let aliases: [TextKey: [Page]]
  private let titles: [TextKey: [Page]]
  let claims: [TextKey: ClaimPlace]
  let judgements: [TextKey: Int]
  /// By note: the anchors of its headings, under the anchor itself and under the slug of the words.
  let headings: [[TextKey: String]]

  package init(_ corpus: Corpus) {
    self.corpus = corpus
    sources = Dictionary(
      corpus.sources.enumerated().map { (TextKey($1.key), $0) }, uniquingKeysWith: { first, _ in first })
    var paths: [TextKey: Page] = [:]
    var exact: [TextKey: [Page]] = [:]
    var aliases: [TextKey: [Page]] = [:]
    var titles: [TextKey: [Page]] = [:]
    var claims: [TextKey: ClaimPlace] = [:]
    var judgements: [TextKey: Int] = [:]
    for (index, note) in corpus.notes.enumerated() {
      let page = Page.note(index)
      paths[TextKey(note.path)] = page
      for name in Index.names(of: note.place) { exact[TextKey(name), default: []].append(page) }
      for alias in note.aliases { aliases[Index.folded(alias), default: []].append(page) }
      titles[Index.folded(note.title), default: []].append(page)
      for (place, claim) in note.claims.enumerated() where claims[TextKey(claim.id)] == nil {
        claims[TextKey(claim.id)] = ClaimPlace(note: index, claim: place)
      }
      for judgement in note.judgements where judgements[TextKey(judgement.id)] == nil {
        judgements[TextKey(judgement.id)] = index
      }
    }
    for (index, source) in corpus.sources.enumerated() { paths[TextKey(source.path)] = .source(index) }
    for entity in corpus.entities {
      guard let short = entity.short, let page = paths[TextKey(entity.note.path)] else { continue }
      titles[Index.folded(short), default: []].append(page)
    }
    (self.paths, self.exact, self.aliases, self.titles) = (paths, exact, aliases, titles)
    (self.claims, self.judgements) = (claims, judgements)
    headings = corpus.notes.map { note in
      var anchors: [TextKey: String] = [:]
      for heading in note.headings { anchors[TextKey(heading.anchor)] = heading.anchor }
      for heading in note.headings.reversed() { anchors[TextKey("s-" + slug(heading.text))] = heading.anchor }
      return anchors
    }
  }

  /// The pages that a link's target may mean: by path or name, else by alias, else by title.
  func pages(named target: String) -> [Page] {
    if let key = sourceKey(target) { return sources[TextKey(key)].map { [.source($0)] } ?? [] }
    let folded = Index.folded(target)
    let name = TextKey(folded.text.hasSuffix(".md") ? String(folded.text.dropLast(3)) : folded.text)
    return exact[name] ?? aliases[folded] ?? titles[folded] ?? []
  }

  /// `@key` names a source.
  func sourceKey(_ target: String) -> String? {
    target.hasPrefix("@") ? String(target.dropFirst()) : nil
  }

  /// `entities/irgc` names an entity and nothing else.
  func entityID(_ target: String) -> String? {
    target.hasPrefix("entities/") ? String(target.dropFirst("entities/".count)) : nil
  }

  /// How an author would write a page's name, for messages.
  func name(of page: Page) -> String {
    switch page {
    case .note(let index): Index.names(of: corpus.notes[index].place).last ?? corpus.notes[index].path
    case .source(let index): "@" + corpus.sources[index].key
    }
  }

  /// Every name that a wikilink may use, sorted.
  package var targetNames: [String] {
    let names =
      corpus.notes.compactMap { Index.names(of: $0.place).first } + corpus.sources.map { "@" + $0.key }
    return names.sorted(by: precedes)
  }

  package var claimNames: [String] {
    claims.keys.map(\.text).filter { !$0.hasPrefix("u-") }.sorted(by: precedes)
  }

  private static func names(of place: Place) -> [String] {
    switch place {
    case .front: ["index"]
    case .about: ["about"]
    case .theme(let theme): ["\(theme)/index", "themes/\(theme)/index"]
    case .note(let theme, let name): [name, "\(theme)/\(name)", "themes/\(theme)/\(name)"]
    case .entity(let id): [id, "entities/\(id)"]
    }
  }

  private static func folded(_ text: String) -> TextKey {
    TextKey(
      text.utf8.allSatisfy { $0 < 0x80 }
        ? text.lowercased() : text.precomposedStringWithCanonicalMapping.lowercased())
  }
}
