// The Markdown of a note as a flat tree: small nodes in document order, no node objects, no string a
// node, no recursion. A tree of enums took ten times as long, and its release overflows the stack.

/// One node. Children follow it directly, up to `end`.
package struct Node: Sendable, Equatable {
  package enum Kind: UInt8, Sendable {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case table, tableRow, tableCell
    case text, softBreak, lineBreak, code, html, emphasis, strong, link, image
    /// Ours: `token` is an index in `Tree.citations`, `Tree.wikilinks`, `Tree.attributes`.
    case citation, wikilink, span
    /// Its literal is the label.
    case footnoteReference
    /// A span that crosses other markup: its content stays, the wrapper goes.
    case brokenSpan
  }

  package var kind: Kind
  /// Heading level; for a list: bit 0 ordered, bit 1 loose, bit 2 definitions, bit 3 footnotes; for an
  /// item: 1 open task, 2 done, 3 definition, 4 footnote; for a paragraph: 1 term; for a row: 1 header;
  /// for a cell: 0 none, 1 left, 2 centre, 3 right.
  package var flag: UInt8
  /// Index one past the last node inside this one.
  package var end: Int32
  /// Bytes in `Tree.literals`: text, code, a link's destination.
  package var literalStart: Int32
  package var literalEnd: Int32
  /// For a block or an image: index of its attributes, or -1. For ours: see the kind. For a list: its first
  /// number. For a footnote's item: index in `Tree.footnotes`.
  package var token: Int32
  /// Byte offsets in the file: for blocks their lines, for ours the token, for links the destination;
  /// for other inline nodes those of the block around them.
  package var sourceStart: Int32
  package var sourceEnd: Int32

  package var literal: Range<Int> { Int(literalStart)..<Int(literalEnd) }
  package var source: Range<Int> { Int(sourceStart)..<Int(sourceEnd) }
}

/// The Markdown of a note.
///
/// Invariant: `nodes[0]` is the document; for each node `i`, `i < nodes[i].end <= nodes[parent].end`.
package struct Tree: Sendable {
  package var nodes: [Node] = []
  /// The bytes of the file, and behind them what is read otherwise than it is written there.
  package var literals: [UInt8] = []
  package var citations: [Citation] = []
  package var wikilinks: [Wikilink] = []
  package var attributes: [Attributes] = []
  package var footnotes: [Footnote] = []
  /// By node: the titles of links and images that have one.
  package var titles: [Int: String] = [:]
  /// By node: the language of a code block, which is the first word behind its fence.
  package var languages: [Int: String] = [:]

  package init() {}

  /// Drops what citations say of places, once these are found.
  package mutating func forgetPlaces() {
    for place in citations.indices { citations[place].forgetPlaces() }
  }

  package func bytes(_ node: Node) -> ArraySlice<UInt8> { literals[node.literal] }

  package func text(_ node: Node) -> String { String(decoding: literals[node.literal], as: UTF8.self) }

  /// The attributes of a block, span or image.
  package func attributes(of node: Node) -> Attributes? {
    switch node.kind {
    case .list, .item, .citation, .wikilink, .link: nil
    default: node.token >= 0 ? attributes[Int(node.token)] : nil
    }
  }

  /// The direct children of a node, by index.
  package func children(of index: Int) -> [Int] {
    var result: [Int] = []
    var i = index + 1
    while i < Int(nodes[index].end) {
      result.append(i)
      i = Int(nodes[i].end)
    }
    return result
  }

  /// Whether a line's end stands between two wide characters, which nothing parts: Chinese and Japanese have
  /// no blanks between words, and a break that an author makes in a note is none in the text.
  package func joins(_ before: ArraySlice<UInt8>, atBreak node: Int) -> Bool {
    node + 1 < nodes.count && nodes[node + 1].kind == .text && isWide(before)
      && isWide(literals[nodes[node + 1].literal].prefix(3))
  }

  /// The words of the nodes in a range, markup and citations left out, breaks as one space.
  package func plainText(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for i in range {
      let node = nodes[i]
      switch node.kind {
      case .text, .code, .html: bytes.append(contentsOf: literals[node.literal])
      case .softBreak where joins(bytes.suffix(3), atBreak: i): break
      case .softBreak, .lineBreak: bytes.append(0x20)
      case .wikilink:
        let link = wikilinks[Int(node.token)]
        // What is embedded is shown there, not named.
        bytes.append(contentsOf: (link.text ?? (link.embeds ? "" : link.target)).utf8)
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Whether three bytes are one wide character: CJK, kana or full-width forms.
package func isWide(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard bytes.count == 3, let first = bytes.first, let second = bytes.dropFirst().first else { return false }
  return (first >= 0xE4 && first <= 0xE9) || (first == 0xE3 && second >= 0x80)
    || (first == 0xEF && second >= 0xBC)
}
