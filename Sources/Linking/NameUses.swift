// Every place of a note that names a page of the dossier, with its bytes: what `dossier rename` rewrites.
// Found in the tree that the links are resolved in, so that code, comments and escapes name nothing.

import Corpus
import Files
import Markup

/// A place in a note that names a page.
package struct NameUse: Sendable {
  package enum Form: Sendable, Equatable {
    /// Of a citation; in braces the bytes are those inside.
    case key(isBraced: Bool)
    /// `[[…]]` by the path or the name of the page's file.
    case name
    /// `[[…]]` by an alias or the title, which a page keeps under another name.
    case title
    /// The destination of a Markdown link.
    case path
  }

  package var node: Int
  /// What is written; `nil` for the definition of a link that was not found in the file's bytes.
  package var range: Range<Int>?
  /// What that means: references and escapes are read.
  package var written: String
  package var page: Page
  package var form: Form
}

extension Index {
  package func note(at path: String) -> Int? {
    if case .note(let number)? = paths[TextKey(path)] { number } else { nil }
  }

  package func page(at path: String) -> Page? { paths[TextKey(path)] }

  /// The file of a page.
  package func path(of page: Page) -> String {
    switch page {
    case .note(let number): corpus.notes[number].path
    case .source(let number): corpus.sources[number].path
    }
  }

  /// Every name of a page in a note that is resolved, in the order of the text.
  package func nameUses(in number: Int) -> [NameUse] {
    let note = corpus.notes[number]
    var uses: [NameUse] = []
    for (place, node) in note.tree.nodes.enumerated() {
      switch node.kind {
      case .citation:
        for item in note.tree.citations[Int(node.token)].items {
          guard let source = sources[TextKey(item.key)] else { continue }
          let before = item.keyRange.lowerBound - 1
          let isBraced = note.file.bytes[before] == UInt8(ascii: "{")
          uses.append(
            NameUse(
              node: place, range: item.keyRange, written: item.key, page: .source(source),
              form: .key(isBraced: isBraced)))
        }
      case .wikilink:
        if let use = use(of: note.tree.wikilinks[Int(node.token)], at: place) { uses.append(use) }
      case .link:
        if let use = use(ofLink: place, in: note) { uses.append(use) }
      default: continue
      }
    }
    return uses
  }

  private func use(of link: Wikilink, at node: Int) -> NameUse? {
    if link.target.isEmpty { return nil }
    // A picture of this name is shown whatever pages there are.
    if link.namesFile, showsPicture(link.target) { return nil }
    let named = pagesByName(link.target)
    let pages = named ?? pages(named: link.target)
    guard pages.count == 1 else { return nil }
    return NameUse(
      node: node, range: link.targetRange, written: link.target, page: pages[0],
      form: named == nil ? .title : .name)
  }

  private func showsPicture(_ target: String) -> Bool {
    let name = target.split(separator: "/").last.map(String.init) ?? target
    return corpus.images.contains { $0.path.utf8.elementsEqual("images/\(name)".utf8) }
  }

  private func use(ofLink place: Int, in note: Note) -> NameUse? {
    let node = note.tree.nodes[place]
    let url = note.tree.text(node)
    guard scheme(of: url) == nil, let first = url.utf8.first, !"/\\#".utf8.contains(first),
      let page = paths[TextKey(linkedPath(url, from: folder(of: note.path)))]
    else { return nil }
    let raw = note.file.bytes[node.source]
    // Of a link by reference the source is the block around it, which holds its brackets.
    let isWritten =
      raw.elementsEqual(url.utf8)
      || (!raw.contains(UInt8(ascii: "[")) && (raw.contains(UInt8(ascii: "\\")) || raw.contains(0x26)))
    let range = isWritten ? node.source : definition(of: url, in: note)
    return NameUse(node: place, range: range, written: url, page: page, form: .path)
  }

  /// The destination of the link definition `[label]: url`, on one line and in no code.
  private func definition(of url: String, in note: Note) -> Range<Int>? {
    let bytes = note.file.bytes
    let hidden = note.tree.nodes.filter { $0.kind == .codeBlock || $0.kind == .htmlBlock }.map(\.source)
    var i = splitFrontMatter(bytes).bodyStart
    while i < bytes.count {
      var end = i
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      if let found = destination(bytes, i..<end), bytes[found].elementsEqual(url.utf8),
        !hidden.contains(where: { $0.contains(found.lowerBound) })
      {
        return found
      }
      i = end + 1
    }
    return nil
  }

  /// What a line says behind `[label]:`, without the brackets of `<…>`.
  private func destination(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    var i = line.lowerBound
    while i < line.upperBound, isBlank(bytes[i]) || bytes[i] == UInt8(ascii: ">") { i += 1 }
    guard i < line.upperBound, bytes[i] == UInt8(ascii: "[") else { return nil }
    while i + 1 < line.upperBound, bytes[i] != UInt8(ascii: "]") {
      i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard i + 1 < line.upperBound, bytes[i + 1] == UInt8(ascii: ":") else { return nil }
    i += 2
    while i < line.upperBound, isBlank(bytes[i]) { i += 1 }
    let isPointed = i < line.upperBound && bytes[i] == UInt8(ascii: "<")
    if isPointed { i += 1 }
    let start = i
    while i < line.upperBound, isPointed ? bytes[i] != UInt8(ascii: ">") : !isBlank(bytes[i]) { i += 1 }
    return start..<i
  }
}

/// The path of the file that a Markdown link means in a page of a folder.
package func linkedPath(_ url: String, from folder: String) -> String {
  let path = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
  return joined(folder, percentDecoded(String(path)))
}
