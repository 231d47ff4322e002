// Resolves the links of one note: cross-links, embeds, Markdown links, pictures, and the names of
// entities that are linked by themselves.

import Corpus
import Diagnostics
import Files
import Markup

// MARK: Cross-links

extension NoteLinker {
  /// - Parameter isInLink: the link stands in the text of another one, where only its words are shown.
  mutating func linkWiki(_ node: Int, _ link: Wikilink, _ holder: Holder, isInLink: Bool) {
    let target = link.embeds ? resolveEmbed(node, link) : resolve(link)
    var place: String?
    if case .page(.source(let source), _) = target,
      case .pages(let pages, let isBare) = step(link, in: source)
    {
      place = pageText(pages, isBare: isBare)
    }
    add(node, target, holder, isWords: isInLink && !link.embeds, place: place)
  }

  private mutating func add(
    _ node: Int, _ target: LinkTarget, _ holder: Holder, isWords: Bool = false, place: String? = nil
  ) {
    if case .page(.note(let page), _) = target, !isWords { linkedEntities.insert(page) }
    linked.links.append(
      ResolvedLink(node: node, claim: holder.claim, target: target, place: place, isWords: isWords))
  }

  private mutating func resolve(_ link: Wikilink) -> LinkTarget {
    if link.target.isEmpty { return fragment(link.fragment ?? "", on: .note(number), link.range) }
    if link.namesFile, let file = picture(link.target) { return .file(file) }
    guard let page = page(link) else { return .broken }
    if case .source(let source) = page, let step = step(link, in: source) {
      return follow(step, of: source, link)
    }
    return fragment(link.fragment ?? "", on: page, link.range)
  }

  /// The one page that a link names.
  private mutating func page(_ link: Wikilink) -> Page? {
    let pages = index.pages(named: link.target)
    guard let page = pages.first else {
      if let key = index.sourceKey(link.target) {
        if key.contains(",") {
          report(.malformedCitation(text: link.target), link.range)
        } else {
          reportUnknown(key: key, link.range)
        }
      } else if let id = index.entityID(link.target) {
        report(.unknownEntity(id: id, known: index.corpus.entities.map(\.id)), link.range)
      } else {
        report(.unknownTarget(target: link.target), link.range)
      }
      return nil
    }
    guard pages.count == 1 else {
      report(
        .ambiguousTarget(target: link.target, candidates: pages.map(index.name).sorted(by: precedes)),
        link.range)
      return nil
    }
    return page
  }

  /// What the place of `[[@key, p. 3]]` comes to in the source, as it would in a citation.
  private func step(_ link: Wikilink, in source: Int) -> Step? {
    guard let place = link.place else { return nil }
    var item = CitationItem(key: index.corpus.sources[source].key, keyRange: link.range)
    item.locators = [place]
    return steps(of: item, in: source).first
  }

  /// A page leads to the first paragraph on it; a range of pages is cited, not linked.
  private mutating func follow(_ step: Step, of source: Int, _ link: Wikilink) -> LinkTarget {
    let work = index.corpus.sources[source]
    switch step {
    case .labels(let place): return fragment(place.first, on: .source(source), link.range)
    case .pages(let place, let isBare) where place.first == place.last:
      guard let first = resolvePages(place, isBare: isBare, in: source)?.first else { return .broken }
      return .page(.source(source), fragment: work.paragraphs[first].label)
    case .pages: report(.malformedCitation(text: "\(link.target), \(link.fragment ?? "")"), link.range)
    case .words(let place):
      report(
        .placeWithoutParagraph(key: work.key, place: place, isPage: link.place?.term == .page), link.range)
    }
    return .broken
  }

  /// A heading or `^claim` on a page.
  private mutating func fragment(_ fragment: String, on page: Page, _ range: Range<Int>) -> LinkTarget {
    if fragment.isEmpty { return .page(page, fragment: "") }
    switch page {
    case .source(let source):
      let work = index.corpus.sources[source]
      if work.paragraph(fragment) != nil { return .page(page, fragment: fragment) }
      report(.unknownParagraph(key: work.key, label: fragment, count: work.paragraphs.count), range)
      return .broken
    case .note(let other):
      if fragment.hasPrefix("^") {
        let id = String(fragment.dropFirst())
        if isWrittenClaim(id, in: other) || index.judgements[TextKey(id)] == other {
          return .page(page, fragment: id)
        }
        report(.unknownClaim(id: id), range)
        return .broken
      }
      if let anchor = index.anchor(fragment, on: other) { return .page(page, fragment: anchor) }
      report(.unknownHeading(heading: fragment, page: index.name(of: page)), range)
      return .broken
    }
  }

  /// An unwritten id changes with the text, so that nothing may link to it.
  private func isWrittenClaim(_ id: String, in note: Int) -> Bool {
    guard let place = index.claims[TextKey(id)], place.note == note else { return false }
    return index.corpus.notes[note].claims[place.claim].isWritten
  }
}

// MARK: Embeds

extension NoteLinker {
  /// `![[map.png]]` shows a picture, `![[note#^c-id]]` a claim, and nothing else is embedded.
  private mutating func resolveEmbed(_ node: Int, _ link: Wikilink) -> LinkTarget {
    if link.namesFile {
      if let file = picture(link.target) { return .file(file) }
      report(.missingImage(name: link.target), link.range)
      return .broken
    }
    let page: Page? = link.target.isEmpty ? .note(number) : page(link)
    guard let page else { return .broken }
    let problem: EmbedProblem
    switch (page, link.fragment ?? "") {
    case (.note(let other), let place) where place.hasPrefix("^"):
      let id = String(place.dropFirst())
      let isAlone = note.embeds.values.contains { $0.contains(node) }
      if isWrittenClaim(id, in: other), isAlone, let claim = index.claims[TextKey(id)] {
        return .embed(claim)
      } else if isWrittenClaim(id, in: other) {
        problem = .insideText
      } else if index.corpus.notes[other].embedIDs.contains(TextKey(id)) {
        problem = .embed
      } else if index.judgements[TextKey(id)] == other {
        problem = .notAClaim("a judgement")
      } else {
        report(.unknownClaim(id: id), link.range)
        return .broken
      }
    case (.source, _): problem = .notAClaim("a source")
    case (_, ""): problem = .notAClaim("a page")
    default: problem = .notAClaim("a heading")
    }
    report(.refusedEmbed(target: link.written, problem: problem), link.range)
    return .broken
  }

  /// The path in the site of a picture, whatever folders stand before its name.
  private func picture(_ path: String) -> String? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return index.corpus.images.contains { $0.path.utf8.elementsEqual("images/\(name)".utf8) }
      ? "images/\(name)" : nil
  }
}

// MARK: Markdown links

extension NoteLinker {
  mutating func linkMarkdown(_ node: Int, _ url: String, _ tree: Node, _ holder: Holder) {
    add(node, resolve(url, isImage: tree.kind == .image, tree.source), holder)
  }

  private mutating func resolve(_ url: String, isImage: Bool, _ range: Range<Int>) -> LinkTarget {
    if let scheme = scheme(of: url) {
      guard !isImage, scheme == "mailto" || ["http", "https"].contains(scheme) && namesHost(url, scheme)
      else {
        report(.refusedURL(url: url), range)
        return .broken
      }
      return .external(url)
    }
    guard !url.hasPrefix("/"), !url.hasPrefix("\\"), !url.isEmpty else {
      report(.refusedURL(url: url), range)
      return .broken
    }
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map {
      percentDecoded(String($0))
    }
    let fragment = parts.count > 1 ? parts[1] : ""
    if parts[0].isEmpty { return anchor(fragment, on: .note(number), range) }
    let path = joined(folder(of: note.path), parts[0])
    if isImage {
      if let file = picture(path) { return .file(file) }
      report(.missingImage(name: path.split(separator: "/").last.map(String.init) ?? path), range)
      return .broken
    }
    if let page = index.paths[TextKey(path)] { return anchor(fragment, on: page, range) }
    report(.unknownTarget(target: url), range)
    return .broken
  }

  /// The fragment of a Markdown link: a claim's id, a heading's anchor or its text.
  private mutating func anchor(_ fragment: String, on page: Page, _ range: Range<Int>) -> LinkTarget {
    if fragment.hasPrefix("c-") || fragment.hasPrefix("j-") {
      return self.fragment("^" + fragment, on: page, range)
    }
    return self.fragment(fragment.hasPrefix("s-") ? String(fragment.dropFirst(2)) : fragment, on: page, range)
  }
}

// MARK: Names

extension NoteLinker {
  /// The names of entities in a text that the note has not linked yet.
  mutating func linkNames(_ node: Int, _ holder: Holder) {
    guard !index.names.isEmpty else { return }
    for (place, entity) in index.names.find(in: note.tree.bytes(note.tree.nodes[node])) {
      guard linkedEntities.insert(entity).inserted else { continue }
      linked.links.append(
        ResolvedLink(
          node: node, claim: holder.claim, target: .page(.note(entity), fragment: ""), name: place))
    }
  }
}
