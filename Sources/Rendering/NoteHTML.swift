// The tree of a note as HTML: one walk, no recursion. One block a line, no indentation; marks stand
// where the author put them, each on its own line where the source has a blank.

import Corpus
import Files
import Linking
import Markup

struct NoteHTML {
  private let site: Site
  private let number: Int
  private let note: Note
  private let linked: LinkedNote
  private let tree: Tree
  private let path: SitePath
  private(set) var html = HTML()

  /// What is written when the walk passes a node's end.
  private struct Frame {
    var end: Int
    var close: String
    /// Marks that wait until a link or heading has ended.
    var holdsMarks = false
    var isTight = false
    /// The claim whose relations follow its text.
    var claim: Int?
    var endsLine = false
  }

  private var frames: [Frame] = []
  private var waiting: [Int] = []
  private var claims: ArraySlice<Int>
  private var headings: ArraySlice<Heading>
  private var judgements: ArraySlice<Judgement>
  /// A mark was just written: the next blank is a line break.
  private var afterMark = false

  init(_ site: Site, note number: Int) {
    self.site = site
    self.number = number
    note = site.corpus.notes[number]
    linked = site.linked.notes[number]
    tree = note.tree
    path = site.plan.notePaths[number]
    claims = note.claims.indices[...].map { $0 }[...]
    headings = note.headings[...]
    judgements = note.judgements[...]
  }

  /// The whole body.
  mutating func body() -> [UInt8] {
    var i = 1
    while i < tree.nodes.count {
      closeFrames(before: i)
      i = open(i)
    }
    closeFrames(before: Int.max)
    return html.bytes
  }

  // MARK: Blocks

  private mutating func open(_ i: Int) -> Int {
    let node = tree.nodes[i]
    let end = Int(node.end)
    switch node.kind {
    case .document: return i + 1
    case .paragraph: return openParagraph(i, end)
    case .heading: return openHeading(i, end)
    case .blockQuote: return openQuote(i, end)
    case .list:
      let ordered = node.flag & 1 == 1
      html.raw(ordered ? (node.token == 1 ? "<ol>\n" : "<ol start=\"\(node.token)\">\n") : "<ul>\n")
      frames.append(Frame(end: end, close: ordered ? "</ol>\n" : "</ul>\n", isTight: node.flag & 2 == 0))
      return i + 1
    case .item:
      let tight = frames.last?.isTight ?? false
      if let claim = takeClaim(at: i) {
        html.raw("<li class=\"claim\" id=\"\(note.claims[claim].id)\"\(languageAttributes(note.claims[claim]))>")
        frames.append(Frame(end: end, close: "</li>\n", isTight: tight, claim: nil))
        openKind(claim)
        if tight { frames[frames.count - 1].claim = claim } else { pendingItemClaim = claim }
      } else {
        html.raw("<li>")
        frames.append(Frame(end: end, close: "</li>\n", isTight: tight))
      }
      if node.flag > 0 { html.raw(node.flag == 2 ? "☑ " : "☐ ") }
      return i + 1
    case .table:
      html.raw("<table>\n")
      frames.append(Frame(end: end, close: "</table>\n"))
      return i + 1
    case .tableRow: return openRow(i, end, node)
    case .tableCell:
      let isHeader = frames.last?.close.hasPrefix("</tr>\n</thead>") ?? false
      let align = ["", " class=\"left\"", " class=\"center\"", " class=\"right\""][Int(min(node.flag, 3))]
      html.raw(isHeader ? "<th\(align)>" : "<td\(align)>")
      frames.append(Frame(end: end, close: isHeader ? "</th>\n" : "</td>\n"))
      return i + 1
    case .codeBlock, .htmlBlock:
      html.raw("<pre><code>")
      html.text(tree.bytes(node))
      html.raw("</code></pre>\n")
      return end
    case .thematicBreak:
      html.raw("<hr>\n")
      return end
    default: return openInline(i, end, node)
    }
  }

  /// The claim of a loose item, whose kind and relations stand in the item's first paragraph.
  private var pendingItemClaim: Int?

  private mutating func openParagraph(_ i: Int, _ end: Int) -> Int {
    let callout = note.callouts.first { $0.paragraph == i }
    let start = callout?.contentStart ?? i + 1
    if callout != nil, start >= end { return end }
    if let claim = takeClaim(at: i) {
      html.raw("<div class=\"claim\" id=\"\(note.claims[claim].id)\"\(languageAttributes(note.claims[claim]))>\n<p>")
      openKind(claim)
      frames.append(Frame(end: end, close: "</p>\n</div>\n", claim: claim))
      return start
    }
    let item = frames.last
    let isTight = item?.isTight == true && item?.close == "</li>\n"
    if isTight { return start }
    html.raw("<p>")
    frames.append(Frame(end: end, close: "</p>\n", claim: pendingItemClaim))
    pendingItemClaim = nil
    return start
  }

  private mutating func openHeading(_ i: Int, _ end: Int) -> Int {
    let heading = headings.popFirst()
    // The page's title is the only h1.
    let level = max(2, Int(tree.nodes[i].flag))
    html.raw("<h\(level) id=\"")
    html.text(heading?.anchor ?? "")
    html.raw("\">")
    frames.append(Frame(end: end, close: "</h\(level)>\n", holdsMarks: true))
    return i + 1
  }

  private mutating func openRow(_ i: Int, _ end: Int, _ node: Node) -> Int {
    if node.flag == 1 {
      html.raw("<thead>\n<tr>\n")
      frames.append(Frame(end: end, close: "</tr>\n</thead>\n"))
      return i + 1
    }
    if let claim = takeClaim(at: i) {
      html.raw("<tr class=\"claim\" id=\"\(note.claims[claim].id)\">\n")
      frames.append(Frame(end: end, close: "</tr>\n"))
      pendingRowClaim = claim
    } else {
      html.raw("<tr>\n")
      frames.append(Frame(end: end, close: "</tr>\n"))
    }
    return i + 1
  }

  private var pendingRowClaim: Int?

  private mutating func openQuote(_ i: Int, _ end: Int) -> Int {
    guard let callout = note.callouts.first(where: { $0.node == i }) else {
      html.raw("<blockquote>\n")
      frames.append(Frame(end: end, close: "</blockquote>\n"))
      return i + 1
    }
    if callout.kind == "JUDGEMENT", let judgement = judgements.popFirst() {
      openJudgement(judgement)
      return end
    }
    let isKnown = Callout.ours.contains(callout.kind) || Callout.github.contains(callout.kind)
    let kind = isKnown ? callout.kind : "NOTE"
    html.raw("<div class=\"callout \(kind.lowercased())\" role=\"note\">\n<p class=\"callout-title\">")
    html.text(callout.title.isEmpty ? capitalised(kind) : callout.title)
    html.raw("</p>\n")
    frames.append(Frame(end: end, close: "</div>\n"))
    return i + 1
  }

  private mutating func openJudgement(_ judgement: Judgement) {
    let place = note.judgements.firstIndex { $0.node == judgement.node } ?? 0
    judgementBefore(judgement, into: &html)
    let frameCount = frames.count
    var i = judgement.content.lowerBound
    while i < judgement.content.upperBound {
      closeFrames(before: i, keep: frameCount)
      i = open(i)
    }
    closeFrames(before: Int.max, keep: frameCount)
    afterMark = false
    site.judgementAfter(judgement, supports: site.linked.supports[number][place], from: path, into: &html)
  }

  private func judgementBefore(_ judgement: Judgement, into html: inout HTML) {
    html.raw("<section class=\"judgement\" id=\"\(judgement.id)\">\n")
    if !judgement.title.isEmpty {
      html.raw("<p class=\"judgement-title\">")
      html.text(judgement.title)
      html.raw("</p>\n")
    }
    html.raw("<p class=\"statement\">")
  }

  // MARK: Claims

  private mutating func takeClaim(at node: Int) -> Int? {
    guard let first = claims.first, note.claims[first].node == node else { return nil }
    claims = claims.dropFirst()
    return first
  }

  /// The kind as a word, unless it is the usual one.
  private mutating func openKind(_ claim: Int) {
    let kind = note.claims[claim].kind
    guard kind != .reported else { return }
    html.raw("<span class=\"kind \(kind.rawValue)\">\(capitalised(kind.rawValue))</span>\n")
  }

  private func languageAttributes(_ claim: Claim) -> String {
    claim.language.map { " lang=\"\(escaped($0))\" dir=\"\(isRightToLeft($0) ? "rtl" : "ltr")\"" } ?? ""
  }

  private mutating func closeFrames(before i: Int, keep: Int = 0) {
    while frames.count > keep, let frame = frames.last, i >= frame.end {
      frames.removeLast()
      if let claim = frame.claim {
        site.relationLines(of: ClaimPlace(note: number, claim: claim), from: path, into: &html)
      }
      if frame.close.hasPrefix("</li>") || frame.close.hasPrefix("</td>") || frame.close.hasPrefix("</p>")
        || frame.close.hasPrefix("</th>")
      {
        afterMark = false
        if frame.close.hasPrefix("</td>"), let claim = pendingRowClaim, isLastCell(frame.end) {
          site.relationLines(of: ClaimPlace(note: number, claim: claim), from: path, into: &html)
          pendingRowClaim = nil
        }
      }
      if frame.holdsMarks, frame.close.hasPrefix("</h") {
        let marks = waiting
        waiting = []
        html.raw(String(frame.close.dropLast()))
        for node in marks { writeMarks(at: node) }
        html.raw("\n")
        afterMark = false
        continue
      }
      html.raw(frame.close)
      if frame.holdsMarks, !frames.contains(where: \.holdsMarks) {
        let marks = waiting
        waiting = []
        for node in marks { writeMarks(at: node) }
      }
    }
  }

  private func isLastCell(_ end: Int) -> Bool { frames.last.map { $0.end == end } ?? false }

  // MARK: Inlines

  private mutating func openInline(_ i: Int, _ end: Int, _ node: Node) -> Int {
    if let claim = pendingRowClaim, note.claims[claim].kind != .reported, frames.last?.close == "</td>\n",
      tree.nodes[i - 1].kind == .tableCell, i - 2 >= 0, tree.nodes[i - 2].kind == .tableRow
    {
      openKind(claim)
    }
    switch node.kind {
    case .text: writeText(tree.bytes(node))
    case .softBreak: writeSoftBreak(i)
    case .lineBreak:
      html.raw("<br>\n")
      afterMark = false
    case .code:
      html.raw("<code>")
      html.text(tree.bytes(node))
      html.raw("</code>")
      afterMark = false
    case .html: writeText(tree.bytes(node))
    case .emphasis: wrap("em", end)
    case .strong: wrap("strong", end)
    case .link: openLink(i, end)
    case .image: return writeImage(i, end)
    case .wikilink: writeWikilink(i)
    case .citation:
      if frames.contains(where: \.holdsMarks) { waiting.append(i) } else { writeMarks(at: i) }
    case .span: openSpan(node, end)
    default: break
    }
    return i + 1
  }

  private mutating func wrap(_ tag: String, _ end: Int) {
    html.raw("<\(tag)>")
    frames.append(Frame(end: end, close: "</\(tag)>"))
  }

  /// Text; behind a mark, closing punctuation stays on the mark's line and the next blank ends it.
  private mutating func writeText(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    if afterMark {
      let punctuation = rest.prefix { ".,;:!?)]".utf8.contains($0) }
      html.text(punctuation)
      rest = rest.dropFirst(punctuation.count)
      guard let first = rest.first else { return }
      afterMark = false
      if first == 0x20 {
        html.raw("\n")
        rest = rest.drop { $0 == 0x20 }
      }
    }
    html.text(rest)
  }

  /// A line break of the source stays one, but not between two wide characters, where it would show
  /// as a gap.
  private mutating func writeSoftBreak(_ i: Int) {
    afterMark = false
    if isWide(html.last), i + 1 < tree.nodes.count, tree.nodes[i + 1].kind == .text,
      isWide(tree.bytes(tree.nodes[i + 1]).prefix(3))
    {
      return
    }
    html.breakAtBlank()
    if !html.endsInBlank { html.raw("\n") }
  }

  private mutating func writeMarks(at node: Int) {
    let citation = tree.citations[Int(tree.nodes[node].token)]
    if citation.inText, let item = citation.items.first, !item.suppressesAuthor {
      html.text(authorNames(item.key))
      html.raw(" ")
    }
    html.breakAtBlank()
    let marks = linked.marks(at: node)
    for (offset, mark) in marks.enumerated() {
      if offset > 0 { html.raw(";\n") }
      if !mark.prefix.isEmpty {
        html.text(mark.prefix)
        html.raw(" ")
      }
      html.raw("<a class=\"cite\(mark.role == .supports ? "" : " \(mark.role.rawValue)")\" id=\"")
      html.text(mark.id)
      html.raw("\" role=\"doc-noteref\" href=\"#")
      html.text(site.noteAnchor(mark))
      html.raw("\"><bdi>")
      html.text(site.label(mark))
      html.raw("</bdi></a>")
      if !mark.suffix.isEmpty {
        html.raw(", ")
        html.text(mark.suffix)
      }
    }
    afterMark = true
  }

  private func authorNames(_ key: String) -> String {
    guard let source = site.corpus.sources.first(where: { $0.key == key }) else { return key }
    let names = source.authors.map(\.family)
    return names.isEmpty ? source.title : names.count > 2 ? names[0] + " et al." : names.joined(separator: " and ")
  }

  private mutating func openLink(_ i: Int, _ end: Int) {
    afterMark = false
    guard let href = href(at: i), !frames.contains(where: { $0.close == "</a>" }) else {
      frames.append(Frame(end: end, close: ""))
      return
    }
    html.raw("<a href=\"")
    html.text(href)
    html.raw("\">")
    frames.append(Frame(end: end, close: "</a>", holdsMarks: true))
  }

  private mutating func writeImage(_ i: Int, _ end: Int) -> Int {
    afterMark = false
    let alternative = tree.plainText((i + 1)..<end)
    guard let href = href(at: i) else {
      html.text(alternative)
      return end
    }
    html.raw("<img src=\"")
    html.text(href)
    html.raw("\" alt=\"")
    html.text(alternative)
    html.raw("\">")
    return end
  }

  private mutating func writeWikilink(_ i: Int) {
    afterMark = false
    let link = tree.wikilinks[Int(tree.nodes[i].token)]
    let words = link.text ?? wikilinkText(i, link)
    guard let href = href(at: i), !frames.contains(where: { $0.close == "</a>" }) else { return html.text(words) }
    html.raw("<a href=\"")
    html.text(href)
    html.raw("\">")
    html.text(words)
    html.raw("</a>")
  }

  private func wikilinkText(_ i: Int, _ link: Wikilink) -> String {
    switch linked.link(at: i)?.target {
    case .page(.source(let source), let fragment):
      return site.corpus.sources[source].label.value + (fragment.isEmpty ? "" : " " + fragment)
    case .page(.note(let note), let fragment) where fragment.isEmpty: return site.corpus.notes[note].title
    default:
      return link.target.isEmpty ? link.fragment.map { $0.hasPrefix("^") ? String($0.dropFirst()) : $0 } ?? "" : link.target
    }
  }

  private func href(at node: Int) -> String? {
    switch linked.link(at: node)?.target {
    case .page(let page, let fragment): site.plan.href(site.plan.path(of: page), from: path, fragment: fragment)
    case .external(let url): url
    case .file(let file): path.toRoot + file
    case .broken, nil: nil
    }
  }

  private mutating func openSpan(_ node: Node, _ end: Int) {
    afterMark = false
    guard let attributes = tree.attributes(of: node) else { return }
    if let date = attributes.value("date").flatMap({ EDTFDate($0.value) }) {
      html.raw("<time")
      if let plain = date.htmlDatetime { html.raw(" datetime=\"\(plain)\"") }
      html.raw(" data-edtf=\"\(escaped(date.text))\">")
      frames.append(Frame(end: end, close: "</time>"))
    } else if let language = attributes.value("lang")?.value {
      html.raw("<span lang=\"\(escaped(language))\" dir=\"\(isRightToLeft(language) ? "rtl" : "ltr")\">")
      frames.append(Frame(end: end, close: "</span>"))
    } else if let kind = attributes.classes.compactMap({ Kind(rawValue: $0.text) }).last {
      html.raw("<span class=\"sentence \(kind.rawValue)\"><span class=\"kind \(kind.rawValue)\">\(capitalised(kind.rawValue))</span>\n")
      frames.append(Frame(end: end, close: "</span>"))
    }
  }
}

func capitalised(_ word: String) -> String {
  word.prefix(1).uppercased() + word.dropFirst().lowercased()
}

/// Whether three bytes are one wide character: CJK, kana or full-width forms.
private func isWide(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard bytes.count == 3, let first = bytes.first, let second = bytes.dropFirst().first else { return false }
  return (first >= 0xE4 && first <= 0xE9) || (first == 0xE3 && second >= 0x80) || (first == 0xEF && second >= 0xBC)
}
