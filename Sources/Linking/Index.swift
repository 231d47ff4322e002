// Every name that links and citations may use, gathered once before notes are linked.

package import Corpus
import Files

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
  package private(set) var corpus: Corpus
  let sources: [TextKey: Int]
  let paths: [TextKey: Page]
  /// By path from the root, in all its forms; then by the name of the file alone.
  private let exact: [TextKey: [Page]]
  private let fileNames: [TextKey: [Page]]
  private let aliases: [TextKey: [Page]]
  private let titles: [TextKey: [Page]]
  private(set) var claims: [TextKey: ClaimPlace]
  let judgements: [TextKey: Int]
  /// By note: the anchors of its headings and pictures, under the anchor itself and the slug of the words.
  private let anchors: [[TextKey: String]]
  /// Entities that are linked where they are named.
  let names: EntityNames

  package init(_ corpus: Corpus) {
    self.corpus = corpus
    sources = Dictionary(
      corpus.sources.enumerated().map { (TextKey($1.key), $0) }, uniquingKeysWith: { first, _ in first })
    var paths: [TextKey: Page] = [:]
    var exact: [TextKey: [Page]] = [:]
    var fileNames: [TextKey: [Page]] = [:]
    var aliases: [TextKey: [Page]] = [:]
    var titles: [TextKey: [Page]] = [:]
    var judgements: [TextKey: Int] = [:]
    for (index, note) in corpus.notes.enumerated() {
      let page = Page.note(index)
      paths[TextKey(note.path)] = page
      for name in Index.paths(of: note.place) { exact[TextKey(name), default: []].append(page) }
      if let name = Index.fileName(of: note.place) { fileNames[TextKey(name), default: []].append(page) }
      for alias in note.details.names { aliases[Index.folded(alias), default: []].append(page) }
      titles[Index.folded(note.title), default: []].append(page)
      for judgement in note.judgements where judgements[TextKey(judgement.id)] == nil {
        judgements[TextKey(judgement.id)] = index
      }
    }
    for (index, source) in corpus.sources.enumerated() {
      paths[TextKey(source.path)] = .source(index)
      exact[TextKey("sources/\(source.key)"), default: []].append(.source(index))
    }
    for entity in corpus.entities {
      guard let short = entity.short, let page = paths[TextKey(entity.note.path)] else { continue }
      titles[Index.folded(short), default: []].append(page)
    }
    (self.paths, self.exact, self.fileNames) = (paths, exact, fileNames)
    (self.aliases, self.titles) = (aliases, titles)
    (claims, self.judgements) = (Index.claims(of: corpus), judgements)
    anchors = corpus.notes.map(Index.anchors)
    names = EntityNames(corpus) { path in
      guard case .note(let page) = paths[TextKey(path)] else { return nil }
      return page
    }
  }

  /// The same names, of a corpus that differs in nothing but what `changedNotes` tells.
  package func holding(_ corpus: Corpus, _ changed: ChangedNotes) -> Index {
    var index = self
    index.corpus = corpus
    if changed.haveOtherClaims { index.claims = Index.claims(of: corpus) }
    return index
  }

  private static func claims(of corpus: Corpus) -> [TextKey: ClaimPlace] {
    var claims: [TextKey: ClaimPlace] = [:]
    for number in corpus.notes.indices {
      for claim in corpus.notes[number].claims.indices {
        let id = TextKey(corpus.notes[number].claims[claim].id)
        if claims[id] == nil { claims[id] = ClaimPlace(note: number, claim: claim) }
      }
    }
    return claims
  }

  /// The pages that a link's target may mean: by path or name, else by alias, else by title.
  func pages(named target: String) -> [Page] {
    pagesByName(target) ?? aliases[Index.folded(target)] ?? titles[Index.folded(target)] ?? []
  }

  /// The pages whose path, or name of the file, a link's target is; `nil` where it is none.
  func pagesByName(_ target: String) -> [Page]? {
    if let key = sourceKey(target) { return sources[TextKey(key)].map { [.source($0)] } ?? [] }
    let folded = Index.folded(target)
    var path = folded.text.hasSuffix(".md") ? String(folded.text.dropLast(3)) : folded.text
    if path.hasPrefix("content/") { path = String(path.dropFirst("content/".count)) }
    return exact[TextKey(path)] ?? fileNames[TextKey(path)]
  }

  /// Where a link's `#…` leads on a page: to an anchor, or to a heading by its words. Of `A#B` it is the
  /// first B in the section of A.
  func anchor(_ fragment: String, on note: Int) -> String? {
    if let anchor = anchors[note][TextKey("s-" + fragment)] { return anchor }
    let path = fragment.split(separator: "#").map { slug(String($0)) }
    guard path.count > 1 else { return anchors[note][TextKey("s-" + slug(fragment))] }
    let headings = corpus.notes[note].headings
    var sections = [headings.indices]
    var found: Int?
    for part in path {
      let matches = sections.flatMap { section in
        section.filter { slug(headings[$0].text) == part || headings[$0].anchor == "s-" + part }
      }
      found = matches.first
      sections = matches.map { first in
        let end = headings[(first + 1)...].firstIndex { $0.level <= headings[first].level }
        return first + 1..<(end ?? headings.count)
      }
    }
    return found.map { headings[$0].anchor }
  }

  /// The second of two equal headings is `words-1`, as elsewhere, unless a heading has these words.
  private static func anchors(of note: Note) -> [TextKey: String] {
    var anchors: [TextKey: String] = [:]
    var counts: [TextKey: Int] = [:]
    for heading in note.headings {
      let words = TextKey("s-" + slug(heading.text))
      let count = counts[words, default: 0]
      counts[words] = count + 1
      if count > 0 { anchors[TextKey("\(words.text)-\(count)")] = heading.anchor }
    }
    for heading in note.headings.reversed() { anchors[TextKey("s-" + slug(heading.text))] = heading.anchor }
    for heading in note.headings { anchors[TextKey(heading.anchor)] = heading.anchor }
    for picture in note.pictures { anchors[TextKey(picture.anchor)] = picture.anchor }
    return anchors
  }

  /// `@key` names a source, and so does `@{key}`.
  func sourceKey(_ target: String) -> String? {
    guard target.hasPrefix("@") else { return nil }
    let key = target.dropFirst()
    return String(key.hasPrefix("{") && key.hasSuffix("}") ? key.dropFirst().dropLast() : key)
  }

  /// `entities/irgc` names an entity and nothing else.
  func entityID(_ target: String) -> String? {
    target.hasPrefix("entities/") ? String(target.dropFirst("entities/".count)) : nil
  }

  /// How an author would write a page's name, for messages.
  func name(of page: Page) -> String {
    switch page {
    case .note(let index): Index.paths(of: corpus.notes[index].place).last ?? corpus.notes[index].path
    case .source(let index): "@" + corpus.sources[index].key
    }
  }

  /// The shortest path of a page that names no other.
  package func wholeName(of page: Page) -> String {
    guard case .note(let number) = page else { return name(of: page) }
    return Index.paths(of: corpus.notes[number].place).first { pagesByName($0) == [page] } ?? name(of: page)
  }

  /// Every name that a wikilink may use, sorted.
  package var targetNames: [String] {
    let names =
      corpus.notes.compactMap { Index.fileName(of: $0.place) ?? Index.paths(of: $0.place).first }
      + corpus.sources.map { "@" + $0.key }
    return names.sorted(by: precedes)
  }

  package var claimNames: [String] {
    claims.keys.map(\.text).filter { !$0.hasPrefix("u-") }.sorted(by: precedes)
  }

  /// Paths from the root of the content, without the ending; the last one is the longest.
  private static func paths(of place: Place) -> [String] {
    switch place {
    case .front: ["index"]
    case .about: ["about"]
    case .theme(let theme): ["\(theme)/index", "themes/\(theme)/index"]
    case .note(let theme, let name): ["\(theme)/\(name)", "themes/\(theme)/\(name)"]
    case .entity(let id): ["entities/\(id)"]
    }
  }

  /// What a file is called that need not be told from others by its folder.
  private static func fileName(of place: Place) -> String? {
    switch place {
    case .note(_, let name): name
    case .entity(let id): id
    case .front, .about, .theme: nil
    }
  }

  private static func folded(_ text: String) -> TextKey {
    TextKey((text.utf8.allSatisfy { $0 < 0x80 } ? text : composed(text)).lowercased())
  }
}

/// A text with its letters composed, and with their parts apart (Unicode NFC and NFD).
func normalForms(of text: String) -> [String] {
  [composed(text), decomposed(text)]
}
