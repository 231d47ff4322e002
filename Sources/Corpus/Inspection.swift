// What the parser sees in a note, as JSON: for editors, converters and tests. docs/inspect.schema.json says
// what is in it. Lines count from 1, columns in bytes of UTF-8 from 1, front matter counted.

package import Diagnostics
package import Files
import Markup

/// Reads a file as a note, whatever its place and with any keys in its front matter; it may state no title.
///
/// The file of a source is read as one, whose blocks are digests and no claims.
/// - Parameter isSource: whether the file's place says that it is a source's; where it does not, labels of
///   paragraphs at all of its blocks do.
package func inspectNote(_ file: SourceFile, isSource: Bool = false) -> Diagnosed<Note> {
  var (reader, findings, _) = readFrontMatter(file, known: PageDetails.keys)
  var page = readPage(file, .note(theme: "", name: ""), Settings(), &reader, hasFrontMatter: false)
  findings += page.findings + reader.findings
  if isSource || holdsDigests(page.value.tree) {
    page.value.claims = []
    findings = readSource(file, key: "").findings
  }
  // Keys, titles and further paragraphs are for the dossier to know, and there may be none around the file.
  return Diagnosed(
    page.value,
    findings.filter { ![.unknownKey, .missingTitle, .unknownParagraph].contains($0.code) })
}

private func holdsDigests(_ tree: Tree) -> Bool {
  let blocks = tree.nodes.isEmpty ? [] : tree.children(of: 0)
  return !blocks.isEmpty
    && blocks.allSatisfy { tree.attributes(of: tree.nodes[$0])?.id.map { isParagraphLabel($0.text) } == true }
}

/// A note as JSON.
package func inspection(of note: Note) -> [UInt8] {
  var writer = InspectionWriter(note: note)
  writer.raw("{\n")
  writer.field("file", note.path)
  writer.raw(",\n")
  writer.field("title", note.title.isEmpty ? nil : note.title)
  let tree = note.tree
  writer.list("citations", tree.nodes.filter { $0.kind == .citation }) {
    $0.citation(tree.citations[Int($1.token)])
  }
  writer.list("links", tree.nodes.indices.filter { isLink(tree.nodes[$0].kind) }) { $0.link($1) }
  writer.list("claims", note.claims) { $0.claim($1) }
  writer.list("events", note.claims.flatMap { claim in claim.events.map { (claim, $0) } }) {
    $0.event($1.1, of: $1.0)
  }
  writer.list("blocks", tree.nodes.filter { blockName($0) != nil }) { $0.block($1) }
  writer.raw("\n}\n")
  return writer.bytes
}

private func isLink(_ kind: Node.Kind) -> Bool {
  switch kind {
  case .wikilink, .link, .image: true
  default: false
  }
}

private func blockName(_ node: Node) -> String? {
  switch node.kind {
  case .blockQuote: "blockQuote"
  case .list: node.flag & 1 == 0 ? "bulletList" : "orderedList"
  case .item: "item"
  case .codeBlock: "codeBlock"
  case .htmlBlock: "htmlBlock"
  case .paragraph: "paragraph"
  case .heading: "heading"
  case .thematicBreak: "thematicBreak"
  case .table: "table"
  case .tableRow: node.flag == 1 ? "tableHeader" : "tableRow"
  case .tableCell: "tableCell"
  default: nil
  }
}

private struct InspectionWriter {
  let note: Note
  let lines: LineTable
  var bytes: [UInt8] = []

  init(note: Note) {
    self.note = note
    lines = LineTable(note.file.bytes)
  }

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func text(_ text: String?) {
    if let text { appendJSON(text, to: &bytes) } else { raw("null") }
  }

  mutating func field(_ name: String, _ value: String?) {
    raw("\"\(name)\":")
    text(value)
  }

  /// A list, an element a line.
  mutating func list<Element>(
    _ name: String, _ elements: [Element], _ body: (inout InspectionWriter, Element) -> Void
  ) {
    raw(",\n\"\(name)\":[")
    for (number, element) in elements.enumerated() {
      raw(number == 0 ? "\n{" : ",\n{")
      body(&self, element)
      raw("}")
    }
    raw("]")
  }

  /// Elements on one line.
  private mutating func row<Element>(
    _ name: String, _ elements: [Element], _ body: (inout InspectionWriter, Element) -> Void
  ) {
    raw(",\"\(name)\":[")
    for (number, element) in elements.enumerated() {
      if number > 0 { raw(",") }
      body(&self, element)
    }
    raw("]")
  }

  private mutating func position(_ range: Range<Int>) {
    let (start, end) = (lines.place(of: range.lowerBound), lines.place(of: range.upperBound))
    raw("\"line\":\(start.line),\"column\":\(start.column)")
    raw(",\"endLine\":\(end.line),\"endColumn\":\(end.column)")
  }

  /// `key=value` by name, in the order written; of a name given twice the last one counts.
  private mutating func pairs(_ attributes: Attributes?) {
    let pairs = (attributes?.pairs ?? []).filter { pair in
      attributes?.value(pair.name)?.range == pair.range
    }
    raw(",\"attributes\":{")
    for (number, pair) in pairs.enumerated() {
      if number > 0 { raw(",") }
      text(pair.name)
      raw(":")
      text(pair.value)
    }
    raw("}")
  }

  mutating func citation(_ citation: Citation) {
    position(citation.range)
    row("items", citation.items) { writer, item in
      // Of several items behind a key in the text only the first stands in the text.
      let isInText = citation.inText && item.keyRange == citation.items[0].keyRange
      let mode = item.suppressesAuthor ? "suppress-author" : isInText ? "in-text" : "normal"
      writer.raw("{")
      writer.field("key", item.key)
      writer.raw(",")
      writer.field("mode", mode)
      writer.raw(",")
      writer.field("prefix", item.prefix)
      writer.raw(",")
      writer.field("rest", item.rest)
      writer.row("locators", item.locators) { writer, locator in
        writer.raw("{")
        // Without a register no source has pages, so that a bare number is a paragraph.
        let term = locator.term == .bare ? Locator.Term.paragraph : locator.term
        writer.field("label", term.rawValue)
        writer.raw(",")
        writer.field("value", locator.value)
        writer.raw("}")
      }
      writer.raw(",")
      writer.field("suffix", item.words)
      writer.pairs(citation.attributes)
      writer.raw("}")
    }
  }

  mutating func link(_ index: Int) {
    let node = note.tree.nodes[index]
    position(node.source)
    if node.kind == .wikilink {
      let link = note.tree.wikilinks[Int(node.token)]
      target(link.embeds ? "embed" : "wikilink", link.target, link.fragment, link.text)
      return
    }
    let url = note.tree.text(node)
    let words = note.tree.plainText((index + 1)..<Int(node.end))
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let isAddress = node.kind == .link && (words == url || "mailto:" + words == url)
    target(
      node.kind == .image ? "image" : isAddress ? "url" : "link", parts[0], parts.count > 1 ? parts[1] : nil,
      words)
  }

  private mutating func target(_ kind: String, _ target: String, _ fragment: String?, _ text: String?) {
    raw(",\"kind\":\"\(kind)\",")
    field("target", target)
    raw(",")
    field("fragment", fragment)
    raw(",")
    field("text", text)
  }

  mutating func claim(_ claim: Claim) {
    position(claim.source)
    raw(",")
    field("id", claim.id)
    raw(",\"isWritten\":\(claim.isWritten),\"kind\":\"\(claim.kind.rawValue)\",")
    field("text", claim.text)
    row("citations", claim.citations) { writer, node in
      let range = writer.note.tree.nodes[node].source
      let place = writer.lines.place(of: range.lowerBound)
      writer.raw("{\"line\":\(place.line),\"column\":\(place.column)}")
    }
  }

  /// The position is that of the claim whose event it is.
  mutating func event(_ event: Event, of claim: Claim) {
    position(claim.source)
    raw(",")
    field("id", event.id)
    raw(",")
    field("claim", claim.id)
    raw(",")
    field("date", event.date.text)
    raw(",")
    field("basis", event.basis)
    raw(",")
    field("text", event.text)
  }

  mutating func block(_ node: Node) {
    position(node.source)
    raw(",\"kind\":\"\(blockName(node) ?? "")\"")
    if node.kind == .heading { raw(",\"level\":\(node.flag)") }
    let attributes = note.tree.attributes(of: node)
    raw(",")
    field("id", attributes?.id?.text)
    row("classes", attributes?.classes ?? []) { $0.text($1.text) }
    pairs(attributes)
  }
}
