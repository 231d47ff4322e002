// The last step of building a tree: its literals stand in the bytes of the file.

extension TreeBuilder {
  /// Lets literals stand in the file's own bytes wherever they are written there, which nearly all are, so
  /// that a text is held once; and gives back what the lists of nodes reserved.
  mutating func shareSource() {
    var others: [UInt8] = []
    var at = 0
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      let literal = tree.literals[node.literal]
      if literal.isEmpty {
        (tree.nodes[index].literalStart, tree.nodes[index].literalEnd) = (0, 0)
        continue
      }
      let isText = node.kind == .text
      let from = isText ? max(at, Int(node.sourceStart)) : Int(node.sourceStart)
      var start = source.count + others.count
      if let place = place(of: literal, from: from, before: Int(node.sourceEnd)) {
        start = place
        if isText { at = place + literal.count }
      } else {
        others.append(contentsOf: literal)
      }
      tree.nodes[index].literalStart = Int32(start)
      tree.nodes[index].literalEnd = Int32(start + literal.count)
    }
    tree.literals = others.isEmpty ? source : source + others
    tree.nodes = tree.nodes.withUnsafeBufferPointer { Array($0) }
  }

  /// Where some bytes are written, within a stretch that an inline construct may take.
  private func place(of literal: ArraySlice<UInt8>, from start: Int, before end: Int) -> Int? {
    source.withUnsafeBufferPointer { source in
      literal.withUnsafeBufferPointer { literal in
        let last = min(end, source.count, start + literal.count + 512) - literal.count
        var i = start
        while i <= last {
          if source[i] == literal[0], source[i..<i + literal.count].elementsEqual(literal) { return i }
          i += 1
        }
        return nil
      }
    }
  }
}
