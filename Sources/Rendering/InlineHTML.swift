// Inline nodes of a note as HTML: text, marks, links, spans.

import Corpus
import Files
import Linking
import Markup

extension NoteHTML {
  mutating func openInline(_ i: Int, _ end: Int, _ node: Node) -> Int {
    switch node.kind {
    case .text: writeText(at: i, tree.bytes(node))
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
    case .image:
      afterMark = false
      writePicture(picture(at: i))
      return end
    case .wikilink: writeWikilink(i)
    case .citation:
      writeAuthor(at: i)
      if holdsMarks {
        html.dropBlank()
        waiting.append(i)
      } else {
        writeMarks(at: i)
      }
    case .span: openSpan(node, end)
    case .footnoteReference: footnoteReference(i)
    default: break
    }
    return i + 1
  }

  private mutating func wrap(_ tag: String, _ end: Int) {
    html.raw("<\(tag)>")
    frames.append(Frame(end: end, close: "</\(tag)>", role: .inline))
  }

  /// Text, with the names in it that are linked by themselves.
  private mutating func writeText(at node: Int, _ bytes: ArraySlice<UInt8>) {
    var start = bytes.startIndex
    for link in linked.links(in: node..<(node + 1)) {
      guard let name = link.name, case .page(let page, _) = link.target else { continue }
      let place = bytes.startIndex + name.lowerBound..<bytes.startIndex + name.upperBound
      writeText(bytes[start..<place.lowerBound])
      afterMark = false
      html.raw("<a href=\"")
      html.text(site.plan.href(site.plan.path(of: page), from: path))
      html.raw("\">")
      html.text(bytes[place])
      html.raw("</a>")
      start = place.upperBound
    }
    writeText(bytes[start...])
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
    if html.endsInLineBreak { rest = rest.drop { $0 == 0x20 || $0 == 0x09 } }
    html.text(rest)
  }

  /// A line break of the source stays one, but not between two wide characters, where it would show
  /// as a gap.
  private mutating func writeSoftBreak(_ i: Int) {
    afterMark = false
    if tree.joins(html.last, atBreak: i) { return }
    html.breakAtBlank()
    if !html.endsInBlank { html.raw("\n") }
  }

  /// A key in the running text stands for its authors' names, wherever its mark goes.
  private mutating func writeAuthor(at node: Int) {
    let citation = tree.citations[Int(tree.nodes[node].token)]
    guard citation.inText, let item = citation.items.first, !item.suppressesAuthor else { return }
    html.text(authorNames(item.key))
    html.raw(" ")
  }

  mutating func writeMarks(at node: Int) {
    html.breakAtBlank()
    let marks = linked.marks(at: node)
    for (offset, mark) in marks.enumerated() {
      if offset > 0 { html.raw(site.words.text.semicolon + "\n") }
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
        html.raw(site.words.text.comma)
        html.text(mark.suffix)
      }
    }
    afterMark = true
  }

  private func authorNames(_ key: String) -> String {
    site.corpus.sources.first { $0.key == key }?.authorNames(in: site.words.language) ?? key
  }

  private mutating func openLink(_ i: Int, _ end: Int) {
    afterMark = false
    guard let href = href(at: i), !isInLink else {
      frames.append(Frame(end: end, close: "", role: .inline))
      return
    }
    html.raw("<a href=\"")
    html.text(href)
    if let title = tree.titles[i] {
      html.raw("\" title=\"")
      html.text(title)
    }
    html.raw("\">")
    frames.append(Frame(end: end, close: "</a>", role: .link))
  }

  private mutating func writeWikilink(_ i: Int) {
    afterMark = false
    let link = tree.wikilinks[Int(tree.nodes[i].token)]
    if link.embeds { return writePicture(picture(at: i)) }
    let words = link.text ?? wikilinkText(i, link)
    guard let href = href(at: i), !isInLink else { return html.text(words) }
    html.raw("<a href=\"")
    html.text(href)
    html.raw("\">")
    html.text(words)
    html.raw("</a>")
  }

  private func wikilinkText(_ i: Int, _ link: Wikilink) -> String {
    if let shown = linked.link(at: i).flatMap({ site.corpus.shownText($0) }) { return shown }
    guard link.target.isEmpty, let fragment = link.fragment else { return link.target }
    return fragment.hasPrefix("^") ? String(fragment.dropFirst()) : fragment
  }

  func href(at node: Int) -> String? {
    switch linked.link(at: node)?.target {
    case .page(let page, let fragment):
      site.plan.href(site.plan.path(of: page), from: path, fragment: fragment)
    case .external(let url): url
    case .file(let file): path.toRoot + file
    case .embed, .broken, nil: nil
    }
  }

  /// A span has all the effects that its attributes give it: kind, language, date.
  private mutating func openSpan(_ node: Node, _ end: Int) {
    afterMark = false
    guard let attributes = tree.attributes(of: node) else { return }
    var language = attributes.value("lang").map { languageAttributes($0.value) } ?? ""
    var close = ""
    if let kind = attributes.classes.compactMap({ Kind(rawValue: $0.text) }).last {
      html.raw("<span class=\"sentence \(kind.rawValue)\"\(language)>")
      if kind != blockKind {
        html.raw("<span class=\"kind \(kind.rawValue)\">\(site.words.claims.kinds[kind])</span>\n")
      }
      (language, close) = ("", "</span>")
    }
    if let date = attributes.value("date").flatMap({ EDTFDate($0.value) }) {
      let tags = dateTags(date, language: language)
      html.raw(tags.open)
      close = tags.close + close
    } else if !language.isEmpty {
      html.raw("<span\(language)>")
      close = "</span>"
    }
    guard !close.isEmpty else { return }
    frames.append(Frame(end: end, close: close, role: .inline))
  }

  /// Links hold no links.
  private var isInLink: Bool { frames.contains { $0.role == .link } }
}

func capitalised(_ word: String) -> String {
  word.prefix(1).uppercased() + word.dropFirst().lowercased()
}
