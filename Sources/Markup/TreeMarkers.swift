// What the builder makes of bare addresses and of the markers of footnotes and definitions.

extension TreeBuilder {
  /// A bare address becomes a link; inside a link or a picture's text it stays text.
  mutating func placeURL(_ range: Range<Int>) {
    if open.contains(where: { [.link, .image].contains(tree.nodes[Int($0)].kind) }) {
      return appendSource(range)
    }
    let start = tree.literals.count
    tree.literals.append(contentsOf: source[range])
    enter(.link, source: range)
    let index = tree.nodes.count - 1
    tree.nodes[index].literalStart = Int32(start)
    tree.nodes[index].literalEnd = Int32(tree.literals.count)
    appendSource(range)
    open.removeLast()
    end(index)
  }

  /// Makes the item that a marker opened a footnote or a definition.
  mutating func placeMarker(_ token: Token, _ range: Range<Int>) {
    // Where the parser saw no item (deep in a paragraph), its marker is text that nobody wrote.
    if let last = tree.nodes.indices.last, tree.nodes[last].kind == .text,
      tree.bytes(tree.nodes[last]).suffix(4).elementsEqual(markers.marker(token.kind))
    {
      tree.nodes[last].literalEnd -= 4
      tree.literals.removeLast(4)
      return appendSource(range)
    }
    guard open.count > 2, let block = open.last, Int(block) == tree.nodes.count - 1 else {
      return appendSource(range)
    }
    let item = Int(open[open.count - 2])
    let list = Int(open[open.count - 3])
    guard tree.nodes[item].kind == .item, tree.nodes[list].kind == .list else { return appendSource(range) }
    // The parser counted the columns of the marker that it saw.
    tree.nodes[Int(block)].sourceStart = min(token.end, tree.nodes[Int(block)].sourceEnd)
    if token.kind == .footnote {
      tree.nodes[item].flag = 4
      tree.nodes[item].token = token.payload
      tree.nodes[list].flag |= 8
    } else if tree.nodes[list].flag & 4 != 0 || makeTerm(before: list) {
      tree.nodes[item].flag = 3
      tree.nodes[list].flag = tree.nodes[list].flag & ~1 | 4
    } else {
      appendSource(range)
    }
  }

  /// Makes the paragraph that ends where a list starts its term.
  private mutating func makeTerm(before list: Int) -> Bool {
    guard tree.nodes[lastClosed].kind == .paragraph, Int(tree.nodes[lastClosed].end) == list else {
      return false
    }
    tree.nodes[lastClosed].flag = 1
    return true
  }
}
