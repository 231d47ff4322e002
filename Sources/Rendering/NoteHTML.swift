// The tree of a note as HTML: one walk, no recursion. One block a line, no indentation; marks stand
// where the author put them, each on its own line where the source has a blank.

import Corpus
import Files
import Linking
import Markup

struct NoteHTML {
  let site: Site
  let number: Int
  let note: Note
  let linked: LinkedNote
  let tree: Tree
  let path: SitePath
  var html = HTML()

  /// What ends with a node: the closing markup, and what it means for the text around it.
  struct Frame {
    enum Role: Equatable {
      /// A block that holds blocks.
      case container
      case list(isTight: Bool)
      case item(isTight: Bool)
      /// A block that holds text: behind it no mark is open.
      case text
      case row(isHeader: Bool)
      case heading, link, inline
    }

    var end: Int
    var close: String
    var role: Role
    /// The claim whose relations follow the text of this frame.
    var claim: Int?

    init(end: Int, close: String, role: Role, claim: Int? = nil) {
      (self.end, self.close, self.role, self.claim) = (end, close, role, claim)
    }
  }

  var frames: [Frame] = []
  /// Citations that wait until a link or heading has ended: the mark follows the element.
  var waiting: [Int] = []
  private var claims: ArraySlice<Int>
  private var headings: ArraySlice<Heading>
  private var judgements: ArraySlice<Judgement>
  /// By node: the anchors of pictures with an id of their own.
  let pictureAnchors: [Int: String]
  private var callouts: ArraySlice<Callout>
  /// The callout whose marker stands in the next paragraph.
  private var opened: Callout?
  /// The claim of an item or row, whose kind and relations stand in its first text.
  private var heldClaim: Int?
  /// The kind of the claim at hand; a sentence of the same kind needs no word of its own.
  var blockKind: Kind?
  /// By node of a footnote's reference: the footnote, and which of the references to it this is.
  private let references: [Int: (footnote: Int, number: Int)]
  /// A mark was just written: the next blank is a line break.
  var afterMark = false

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
    pictureAnchors = Dictionary(uniqueKeysWithValues: note.pictures.map { ($0.node, $0.anchor) })
    callouts = note.callouts[...]
    var references: [Int: (footnote: Int, number: Int)] = [:]
    for (place, footnote) in note.footnotes.enumerated() {
      for (number, node) in footnote.references.enumerated() { references[node] = (place, number) }
    }
    self.references = references
  }

  /// Writes the whole body behind what is there.
  mutating func write(into page: inout HTML) {
    swap(&html, &page)
    defer { swap(&html, &page) }
    var i = 1
    while i < tree.nodes.count {
      closeFrames(before: i)
      i = open(i)
    }
    closeFrames(before: Int.max)
    footnotes()
  }

  /// The definitions of footnotes, at the page's end in the order in which they are written.
  private mutating func footnotes() {
    if note.footnotes.isEmpty { return }
    html.raw(
      "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"\(site.words.claims.footnotes)\">\n")
    for footnote in note.footnotes {
      html.raw("<div class=\"footnote\" id=\"")
      html.text(footnote.anchor)
      html.raw("\">\n<p class=\"footnote-label\">")
      html.text(footnote.label)
      html.raw("</p>\n")
      let end = Int(tree.nodes[footnote.node].end)
      var i = footnote.node + 1
      while i < end {
        closeFrames(before: i)
        i = open(i)
      }
      closeFrames(before: Int.max)
      for (number, _) in footnote.references.enumerated() {
        html.raw("<a role=\"doc-backlink\" href=\"#")
        html.text(referenceID(footnote, number))
        html.raw("\">\(site.words.claims.backToText)</a>\n")
      }
      html.raw("</div>\n")
    }
    html.raw("</section>\n")
  }

  /// The id of the number-th reference to a footnote.
  private func referenceID(_ footnote: NoteFootnote, _ number: Int) -> String {
    "r" + footnote.anchor + (number == 0 ? "" : "_\(number + 1)")
  }

  /// `[^1]` in the text; in a link or heading, which may hold no further link, the label alone.
  mutating func footnoteReference(_ i: Int) {
    if let (place, number) = references[i] {
      let footnote = note.footnotes[place]
      html.raw("<sup class=\"footnote-mark\" id=\"")
      html.text(referenceID(footnote, number))
      html.raw("\">")
      if !holdsMarks { html.raw("<a role=\"doc-noteref\" href=\"#\(escaped(footnote.anchor))\">") }
      html.text(footnote.label)
      html.raw(holdsMarks ? "</sup>" : "</a></sup>")
    }
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
    case .list where node.flag & 8 != 0: return end
    case .list where node.flag & 4 != 0:
      frames.append(Frame(end: end, close: "</dl>\n", role: .list(isTight: node.flag & 2 == 0)))
      return i + 1
    case .list:
      let ordered = node.flag & 1 == 1
      html.raw(ordered ? (node.token == 1 ? "<ol>\n" : "<ol start=\"\(node.token)\">\n") : "<ul>\n")
      frames.append(
        Frame(end: end, close: ordered ? "</ol>\n" : "</ul>\n", role: .list(isTight: node.flag & 2 == 0)))
      return i + 1
    // A footnote.
    case .item where node.flag == 4: return end
    case .item: return openItem(i, end, node)
    case .table:
      openTable(i, end)
      return i + 1
    case .tableRow: return openRow(i, end, node)
    case .tableCell:
      openCell(i, end, node)
      return i + 1
    case .codeBlock, .htmlBlock:
      let language = tree.languages[i].map { " class=\"language-\(escaped($0))\"" } ?? ""
      html.raw("<pre><code\(language)>")
      html.text(tree.bytes(node))
      html.raw("</code></pre>\n")
      return end
    case .thematicBreak:
      html.raw("<hr>\n")
      return end
    default: return openInline(i, end, node)
    }
  }

  private mutating func openItem(_ i: Int, _ end: Int, _ node: Node) -> Int {
    let isTight = frames.last?.role == .list(isTight: true)
    let element = node.flag == 3 ? "dd" : "li"
    if let claim = takeClaim(at: i) {
      html.raw(
        "<\(element) class=\"\(claimClass(claim))\" id=\"\(note.claims[claim].id)\"\(language(at: i + 1))>")
      heldClaim = claim
    } else {
      html.raw("<\(element)\(language(at: i + 1))>")
    }
    if !isTight { html.raw("\n") }
    if node.flag == 1 || node.flag == 2 { html.raw(node.flag == 2 ? "☑ " : "☐ ") }
    frames.append(Frame(end: end, close: "</\(element)>\n", role: .item(isTight: isTight)))
    return i + 1
  }

  /// The term above its definitions; the list of these closes what is opened here.
  private mutating func openTerm(_ i: Int, _ end: Int) -> Int {
    let claim = takeClaim(at: i)
    html.raw(
      claim.map { "<dl>\n<dt class=\"\(claimClass($0))\" id=\"\(note.claims[$0].id)\">" } ?? "<dl>\n<dt>")
    if let claim { openKind(claim) }
    frames.append(Frame(end: end, close: "</dt>\n", role: .text, claim: claim))
    return i + 1
  }

  private mutating func openParagraph(_ i: Int, _ end: Int) -> Int {
    // What held the marker of a footnote alone.
    if i + 1 == end { return end }
    if tree.nodes[i].flag == 1 { return openTerm(i, end) }
    let callout = opened?.paragraph == i ? opened : nil
    let start = callout?.contentStart ?? i + 1
    if callout != nil, start >= end { return end }
    if let embeds = note.embeds[i] {
      writeEmbeds(embeds)
      return end
    }
    if let claim = takeClaim(at: i) {
      html.raw("<div class=\"\(claimClass(claim))\" id=\"\(note.claims[claim].id)\"\(language(at: i))>\n<p>")
      openKind(claim)
      frames.append(Frame(end: end, close: "</p>\n</div>\n", role: .text, claim: claim))
      return start
    }
    // In a tight list the item's text stands without a paragraph of its own.
    let isBare = frames.last?.role == .item(isTight: true)
    let claim = heldClaim
    heldClaim = nil
    if !isBare, claim == nil, writeFigure(start, end, language: attribute("lang", at: i)) { return end }
    // What an item's first paragraph says of itself stands on the item.
    if !isBare { html.raw(tree.nodes[i - 1].kind == .item ? "<p>" : "<p\(language(at: i))>") }
    if let claim { openKind(claim) }
    frames.append(Frame(end: end, close: isBare ? "" : "</p>\n", role: .text, claim: claim))
    return start
  }

  private mutating func openHeading(_ i: Int, _ end: Int) -> Int {
    let heading = headings.popFirst()
    // The page's title is the only h1.
    let level = max(2, Int(tree.nodes[i].flag))
    html.raw("<h\(level) id=\"")
    html.text(heading?.anchor ?? "")
    html.raw("\"\(language(at: i))>")
    frames.append(Frame(end: end, close: "</h\(level)>", role: .heading))
    return i + 1
  }

  private mutating func openRow(_ i: Int, _ end: Int, _ node: Node) -> Int {
    if node.flag == 1 {
      html.raw("<thead>\n<tr\(language(at: i))>\n")
      frames.append(Frame(end: end, close: "</tr>\n</thead>\n", role: .row(isHeader: true)))
      return i + 1
    }
    let claim = takeClaim(at: i)
    html.raw(claim.map { "<tr class=\"\(claimClass($0))\" id=\"\(note.claims[$0].id)\"" } ?? "<tr")
    html.raw("\(language(at: i))>\n")
    frames.append(Frame(end: end, close: "</tr>\n", role: .row(isHeader: false), claim: claim))
    return i + 1
  }

  private mutating func openQuote(_ i: Int, _ end: Int) -> Int {
    guard let callout = callouts.first, callout.node == i else {
      html.raw("<blockquote>\n")
      frames.append(Frame(end: end, close: "</blockquote>\n", role: .container))
      return i + 1
    }
    callouts = callouts.dropFirst()
    opened = callout
    if callout.kind == "JUDGEMENT", let judgement = judgements.popFirst() {
      openJudgement(judgement)
      return end
    }
    let kind = Callout.isKnown(callout.kind) ? callout.kind : "NOTE"
    let name = "callout \(kind.lowercased())"
    if let folding = callout.folding {
      html.raw("<details class=\"\(name)\"\(folding == .open ? " open" : "")>\n")
      html.raw("<summary class=\"callout-title\">")
    } else {
      html.raw("<div class=\"\(name)\" role=\"note\">\n<p class=\"callout-title\">")
    }
    let usual = site.words.claims.callouts?[kind] ?? capitalised(kind == callout.kind ? callout.name : kind)
    html.text(callout.title.isEmpty ? usual : callout.title)
    html.raw(callout.folding == nil ? "</p>\n" : "</summary>\n")
    frames.append(
      Frame(end: end, close: callout.folding == nil ? "</div>\n" : "</details>\n", role: .container))
    return i + 1
  }

  private mutating func openJudgement(_ judgement: Judgement) {
    // The one that was taken last.
    let place = judgements.startIndex - 1
    judgementBefore(judgement, into: &html)
    html.raw("<p class=\"statement\"\(language(at: judgement.node + 1))>")
    let frameCount = frames.count
    var i = judgement.content.lowerBound
    while i < judgement.content.upperBound {
      closeFrames(before: i, keep: frameCount)
      i = open(i)
    }
    closeFrames(before: Int.max, keep: frameCount)
    afterMark = false
    site.judgementAfter(
      judgement, at: JudgementPlace(note: number, judgement: place), from: path, into: &html)
  }

  private func judgementBefore(_ judgement: Judgement, into html: inout HTML) {
    html.raw("<section class=\"\(site.markedClass("judgement", judgement.id))\" id=\"\(judgement.id)\">\n")
    if let line = site.changedLine(judgement.id, from: path) { html.raw("<p>\(line)</p>\n") }
    if !judgement.title.isEmpty {
      html.raw("<p class=\"judgement-title\">")
      html.text(judgement.title)
      html.raw("</p>\n")
    }
  }

  // MARK: Claims

  private func claimClass(_ claim: Int) -> String { site.markedClass("claim", note.claims[claim].id) }

  private mutating func takeClaim(at node: Int) -> Int? {
    guard let first = claims.first, note.claims[first].node == node else { return nil }
    claims = claims.dropFirst()
    blockKind = note.claims[first].kind
    return first
  }

  /// The kind as a word, unless it is the usual one.
  mutating func openKind(_ claim: Int) {
    let kind = note.claims[claim].kind
    guard kind != .reported else { return }
    html.raw("<span class=\"kind \(kind.rawValue)\">\(site.words.claims.kinds[kind])</span>\n")
  }

  /// What a block says of itself.
  private func attribute(_ name: String, at node: Int) -> String? {
    guard node < tree.nodes.count else { return nil }
    return tree.attributes(of: tree.nodes[node])?.value(name)?.value
  }

  /// The language of a block and its direction, where it states one.
  private func language(at node: Int) -> String {
    attribute("lang", at: node).map(languageAttributes) ?? ""
  }

  private mutating func closeFrames(before i: Int, keep: Int = 0) {
    while frames.count > keep, let frame = frames.last, i >= frame.end {
      frames.removeLast()
      switch frame.role {
      case .text:
        if let claim = frame.claim {
          site.claimLines(of: ClaimPlace(note: number, claim: claim), from: path, into: &html)
        }
        html.raw(frame.close)
        afterMark = false
      case .heading:
        html.raw(frame.close)
        writeWaitingMarks()
        html.raw("\n")
        afterMark = false
      case .link:
        html.raw(frame.close)
        if !holdsMarks { writeWaitingMarks() }
      case .container, .list, .item, .row, .inline: html.raw(frame.close)
      }
    }
  }

  /// Whether marks have to wait: inside a link or a heading.
  var holdsMarks: Bool { frames.contains { $0.role == .link || $0.role == .heading } }

  private mutating func writeWaitingMarks() {
    let nodes = waiting
    waiting = []
    for node in nodes { writeMarks(at: node) }
  }
}
