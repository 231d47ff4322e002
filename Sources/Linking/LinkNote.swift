// Resolves the citations and links of one note. Pure; may run for many notes at once.

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

private struct NoteLinker {
  let number: Int
  let note: Note
  let index: Index
  var linked = LinkedNote()
  var findings: [Finding] = []
  private var usedMarks: [TextKey: Int] = [:]

  init(number: Int, note: Note, index: Index) {
    self.number = number
    self.note = note
    self.index = index
  }

  /// Who holds the node at hand: a claim, a judgement, or the last heading.
  private struct Holder {
    var claim: Int?
    var id: String
  }

  mutating func run() {
    let tree = note.tree
    var claims = note.claims.enumerated().map { ($1.content, Holder(claim: $0, id: $1.id)) }
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
    for i in tree.nodes.indices {
      let node = tree.nodes[i]
      while let first = hidden.first, i >= first.upperBound { hidden = hidden.dropFirst() }
      if node.kind == .image { pictureEnd = Int(node.end) }
      if i < pictureEnd && node.kind == .citation || hidden.first?.contains(i) == true {
        if node.kind == .citation { report(.hiddenCitation, node.source) }
        continue
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
      case .wikilink: linkWiki(i, tree.wikilinks[Int(node.token)], holder)
      case .link, .image: linkMarkdown(i, tree.text(node), node, holder)
      default: break
      }
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
  private func shown(at node: Int) -> String? {
    if note.tree.nodes[node].kind == .citation {
      let citation = note.tree.citations[Int(note.tree.nodes[node].token)]
      guard let item = citation.items.first, let source = index.sources[TextKey(item.key)] else { return nil }
      return item.suppressesAuthor ? "" : index.corpus.sources[source].authorNames
    }
    return linked.link(at: node).flatMap { index.corpus.shownText($0.target) }
  }

  private mutating func report(_ fact: Fact, _ range: Range<Int>) {
    findings.append(Finding(fact, path: note.path, range: range))
  }

  // MARK: Citations

  private mutating func cite(_ node: Int, _ citation: Citation, _ holder: Holder) {
    let attributes = readCitationAttributes(citation)
    for item in citation.items {
      guard let source = index.sources[TextKey(item.key)] else {
        reportUnknown(key: item.key, item.keyRange)
        continue
      }
      if item.locator.isEmpty {
        if !citation.problems.contains(where: { $0.fact.code == .commaBetweenKeys }) {
          report(.bareCitation(key: item.key), citation.range)
        }
        continue
      }
      var isFirst = true
      for place in item.locator {
        guard let paragraphs = resolve(place, in: source) else { continue }
        let isLast = place == item.locator.last
        linked.marks.append(
          CitationMark(
            id: markID(
              holder.id, index.corpus.sources[source].key,
              index.corpus.sources[source].paragraphs[paragraphs[0]].label), node: node, claim: holder.claim,
            source: source, paragraphs: paragraphs, place: placeText(place),
            prefix: isFirst ? item.prefix : "", suffix: isLast ? item.suffix : "", role: attributes.role,
            credibility: attributes.credibility, why: attributes.why))
        isFirst = false
      }
    }
  }

  private mutating func markID(_ holder: String, _ key: String, _ label: String) -> String {
    let id = "r_\(holder)_\(key)_\(label)"
    let count = usedMarks[TextKey(id), default: 0]
    usedMarks[TextKey(id)] = count + 1
    return count == 0 ? id : "\(id)_\(count + 1)"
  }

  /// Every paragraph of a place, in file order; a label that does not exist is a finding.
  private mutating func resolve(_ place: LabelRange, in source: Int) -> [Int]? {
    guard let first = index.corpus.sources[source].paragraph(place.first) else {
      reportUnknown(place.first, in: source, place.range)
      return nil
    }
    guard place.first != place.last else { return [first] }
    guard let last = index.corpus.sources[source].paragraph(place.last) else {
      reportUnknown(place.last, in: source, place.range)
      return nil
    }
    // A range that runs backwards was reported where it was read.
    guard first <= last else { return [first] }
    let kind = place.first.utf8.first
    return (first...last).filter { index.corpus.sources[source].paragraphs[$0].label.utf8.first == kind }
  }

  private mutating func reportUnknown(key: String, _ range: Range<Int>) {
    if let (plain, scalar) = lookAlike(key), index.sources[TextKey(plain)] != nil {
      report(.confusableKey(key: key, scalar: scalar, meant: plain), range)
    } else {
      report(.unknownSource(key: key), range)
    }
  }

  private mutating func reportUnknown(_ label: String, in source: Int, _ range: Range<Int>) {
    let work = index.corpus.sources[source]
    let count = work.paragraphs.count { $0.label.hasPrefix("p") }
    report(.unknownParagraph(key: work.key, label: label, count: count), range)
  }

  private func placeText(_ place: LabelRange) -> String {
    let isParagraph = place.first.hasPrefix("p")
    let first = isParagraph ? String(place.first.dropFirst()) : place.first
    guard place.first != place.last else { return isParagraph ? "¶\(first)" : first }
    let last = isParagraph ? String(place.last.dropFirst()) : place.last
    return isParagraph ? "¶¶\(first)–\(last)" : "\(first)–\(last)"
  }

  private mutating func readCitationAttributes(
    _ citation: Citation
  ) -> (role: CitationMark.Role, credibility: Int?, why: String?) {
    var role = CitationMark.Role.supports
    var credibility: Int?
    for pair in citation.attributes?.pairs ?? [] {
      switch pair.name {
      case "role":
        if let found = CitationMark.Role(rawValue: pair.value) {
          role = found
        } else {
          report(
            .invalidValue(
              key: "role", value: pair.value,
              expected: CitationMark.Role.allCases.map(\.rawValue).joined(separator: ", ")), pair.range)
        }
      case "cred":
        if let found = Int(pair.value), (1...6).contains(found) {
          credibility = found
        } else {
          report(.invalidValue(key: "cred", value: pair.value, expected: "1 to 6"), pair.range)
        }
      case "why": break
      case "quote":
        if pair.value != "term", pair.value != "translated" {
          report(.invalidValue(key: "quote", value: pair.value, expected: "term or translated"), pair.range)
        }
      default:
        report(.unknownAttribute(name: pair.name, known: ["cred", "role", "why", "quote"]), pair.nameRange)
      }
    }
    return (role, credibility, citation.attributes?.value("why")?.value)
  }

  // MARK: Links

  private mutating func linkWiki(_ node: Int, _ link: Wikilink, _ holder: Holder) {
    let target = resolve(link)
    linked.links.append(ResolvedLink(node: node, claim: holder.claim, target: target))
  }

  private mutating func resolve(_ link: Wikilink) -> LinkTarget {
    if link.embeds {
      report(.unknownTarget(target: "![[\(link.target)]]"), link.range)
      return .broken
    }
    if link.target.isEmpty { return fragment(link.fragment ?? "", on: .note(number), link.range) }
    let pages = index.pages(named: link.target)
    guard let page = pages.first else {
      if let key = index.sourceKey(link.target) {
        reportUnknown(key: key, link.range)
      } else if let id = index.entityID(link.target) {
        report(.unknownEntity(id: id, known: index.corpus.entities.map(\.id)), link.range)
      } else {
        report(.unknownTarget(target: link.target), link.range)
      }
      return .broken
    }
    guard pages.count == 1 else {
      report(
        .ambiguousTarget(target: link.target, candidates: pages.map(index.name).sorted(by: precedes)),
        link.range)
      return .broken
    }
    return fragment(link.fragment ?? "", on: page, link.range)
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
      // `#A#B` names the heading B below A; the last part decides.
      let wanted = "s-" + slug(fragment.split(separator: "#").last.map(String.init) ?? fragment)
      if let anchor = index.headings[other][TextKey(wanted)] { return .page(page, fragment: anchor) }
      report(.unknownHeading(heading: fragment, page: index.name(of: page)), range)
      return .broken
    }
  }

  /// An unwritten id changes with the text, so that nothing may link to it.
  private func isWrittenClaim(_ id: String, in note: Int) -> Bool {
    guard let place = index.claims[TextKey(id)], place.note == note else { return false }
    return index.corpus.notes[note].claims[place.claim].isWritten
  }

  private mutating func linkMarkdown(_ node: Int, _ url: String, _ tree: Node, _ holder: Holder) {
    let target = resolve(url, isImage: tree.kind == .image, tree.source)
    linked.links.append(ResolvedLink(node: node, claim: holder.claim, target: target))
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
      let name = path.split(separator: "/").last.map(String.init) ?? path
      guard index.corpus.images.contains(where: { $0.path == "images/\(name)" }) else {
        report(.missingImage(name: name), range)
        return .broken
      }
      return .file("images/\(name)")
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

/// The scheme of a URL in lower case (RFC 3986, section 3.1); blanks and controls before it do not hide it.
func scheme(of url: String) -> String? {
  let bytes = url.utf8.filter { $0 > 0x20 }
  guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
    return bytes.starts(with: "//".utf8) ? "//" : nil
  }
  let name = bytes[..<colon]
  guard let first = name.first, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A else { return nil }
  let allowed = name.allSatisfy {
    ($0 >= 0x30 && $0 <= 0x39) || (($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A) || "+-.".utf8.contains($0)
  }
  return allowed ? String(decoding: name, as: UTF8.self).lowercased() : nil
}

/// Whether `scheme://` and the start of a host's name follow each other at the very start of a URL.
/// Browsers read `http:x` and `https:\\x.org` each in its own way.
private func namesHost(_ url: String, _ scheme: String) -> Bool {
  let rest = url.utf8.dropFirst(scheme.utf8.count)
  guard url.utf8.first.map({ $0 > 0x20 }) == true, rest.starts(with: "://".utf8),
    let first = rest.dropFirst(3).first
  else { return false }
  return first > 0x20 && !"/\\?#".utf8.contains(first)
}

func percentDecoded(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
  var bytes: [UInt8] = []
  let utf8 = Array(text.utf8)
  var i = 0
  while i < utf8.count {
    if utf8[i] == UInt8(ascii: "%"), i + 2 < utf8.count,
      let value = UInt8(String(decoding: utf8[(i + 1)...(i + 2)], as: UTF8.self), radix: 16)
    {
      bytes.append(value)
      i += 3
    } else {
      bytes.append(utf8[i])
      i += 1
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func folder(of path: String) -> String {
  path.split(separator: "/").dropLast().joined(separator: "/")
}

/// A relative path from a folder, with `.` and `..` taken out.
private func joined(_ folder: String, _ path: String) -> String {
  var parts = folder.split(separator: "/").map(String.init)
  for part in path.split(separator: "/") {
    switch part {
    case ".": break
    case "..": _ = parts.popLast()
    default: parts.append(String(part))
    }
  }
  return parts.joined(separator: "/")
}
