// Builds the flat tree from the events of the C parser, and puts our tokens back in place of their
// masks: as nodes where they stand in text, as they were written where they stand in code.

import Diagnostics
import Files

struct TreeBuilder {
  let source: [UInt8]
  private let tokens: [Token]
  private let path: String
  /// What the parser saw in place of the markers of footnotes and definitions.
  let markers: ListMarkers
  var tree = Tree()
  private(set) var findings: [Finding] = []
  /// Lines of code blocks, from 1 in the body, as the parser saw them.
  private(set) var codeLines: [ClosedRange<Int>] = []
  /// Indices of the nodes that are still open.
  var open: [Int32] = []
  /// How many nodes there were when the last node ended that was open.
  private var closedAt = 0
  /// The node that the parser closed last: the sibling before the one that it opens next.
  private(set) var lastClosed = 0
  /// The picture that ended last.
  private var lastPicture = -1
  /// The literal of the node at hand, filled by Cmark.swift.
  var scratch: [UInt8] = []

  init(source: [UInt8], lexed: Lexed, path: String) {
    self.source = source
    self.path = path
    tokens = lexed.tokens
    tree.citations = lexed.citations
    tree.wikilinks = lexed.wikilinks
    tree.attributes = lexed.attributes
    tree.footnotes = lexed.footnotes
    markers = lexed.markers
    tree.nodes.reserveCapacity(lexed.tokens.count * 3 + source.count / 40)
    tree.literals.reserveCapacity(source.count)
  }

  // MARK: Events

  mutating func enter(_ kind: Node.Kind, flag: UInt8 = 0, token: Int32 = -1, source range: Range<Int>? = nil)
  {
    // The node takes its place from the block around it, so it is opened last.
    append(kind, flag: flag, token: token, source: range)
    open.append(Int32(tree.nodes.count - 1))
  }

  mutating func exit() {
    closeSpans()
    guard let index = open.popLast() else { preconditionFailure("exit without enter") }
    lastClosed = Int(index)
    end(Int(index))
  }

  mutating func end(_ index: Int) {
    tree.nodes[index].end = Int32(tree.nodes.count)
    if tree.nodes[index].kind == .image { lastPicture = index }
    if tree.nodes[index].kind == .list, tree.nodes[index].flag & 8 != 0 { endList(index) }
    closedAt = tree.nodes.count
  }

  /// A list is one of footnotes if it holds nothing else.
  private mutating func endList(_ index: Int) {
    var item = index + 1
    while item < tree.nodes.count {
      if tree.nodes[item].flag != 4 {
        tree.nodes[index].flag &= ~8
        return
      }
      item = Int(tree.nodes[item].end)
    }
  }

  mutating func leaf(_ kind: Node.Kind, flag: UInt8 = 0, source range: Range<Int>? = nil) {
    // A footnote whose text starts in the next line starts with no break.
    if kind == .softBreak, let last = open.last, Int(last) == tree.nodes.count - 1 { return }
    append(kind, flag: flag, token: -1, source: range)
  }

  /// A leaf whose literal is in `scratch`: code, or HTML shown as text.
  mutating func verbatim(_ kind: Node.Kind, source range: Range<Int>? = nil) {
    let start = tree.literals.count
    appendVerbatim()
    append(kind, flag: 0, token: -1, source: range)
    setLiteral(start)
  }

  /// - Parameter withNextLine: where a fenced block ends if the next line closes it.
  mutating func codeBlock(lines: ClosedRange<Int>, source range: Range<Int>, withNextLine: Range<Int>?) {
    codeLines.append(lines)
    verbatim(.codeBlock, source: withNextLine.flatMap { endsInFence($0) ? $0 : nil } ?? range)
  }

  private func endsInFence(_ range: Range<Int>) -> Bool {
    let line = source[range].split(whereSeparator: isLineEnd).last ?? []
    let marks = line.drop { isBlank($0) || $0 == UInt8(ascii: ">") }.filter { !isBlank($0) }
    return marks.count >= 3
      && (marks.allSatisfy { $0 == UInt8(ascii: "`") } || marks.allSatisfy { $0 == UInt8(ascii: "~") })
  }

  /// HTML in the text: comments go, all else is shown as text.
  mutating func html(block: Bool, source range: Range<Int>? = nil) {
    dropComments()
    if scratch.allSatisfy(isBlank) { return }
    findings.append(Finding(.rawHTML, path: path, range: range ?? currentSource))
    verbatim(block ? .htmlBlock : .html, source: range)
  }

  /// Opens a link or image whose destination is in `scratch`, decoded, its token's ordinal behind it.
  mutating func enterLink(_ kind: Node.Kind) {
    var range: Range<Int>?
    if let mark = scratch.lastIndex(of: MaskByte.destination),
      let first = scratch[..<mark].lastIndex(of: MaskByte.destination)
    {
      let token = tokens[readOrdinal(scratch, at: first + 1).ordinal]
      range = Int(token.start)..<Int(token.end)
      scratch.removeSubrange(first...)
    }
    let start = tree.literals.count
    appendVerbatim()
    enter(kind, source: range)
    let index = tree.nodes.count - 1
    tree.nodes[index].literalStart = Int32(start)
    tree.nodes[index].literalEnd = Int32(tree.literals.count)
  }

  /// The title, in `scratch`, of the link or image that was opened last.
  mutating func title() {
    if !scratch.isEmpty { tree.titles[tree.nodes.count - 1] = String(decoding: asWritten(), as: UTF8.self) }
  }

  /// What stands behind the fence, in `scratch`, of the code block that was made last.
  mutating func info() {
    let word = asWritten().prefix { !isBlank($0) }
    if !word.isEmpty { tree.languages[tree.nodes.count - 1] = String(decoding: word, as: UTF8.self) }
  }

  /// What is in `scratch`, with tokens put back.
  private mutating func asWritten() -> [UInt8] {
    let start = tree.literals.count
    appendVerbatim()
    defer { tree.literals.removeSubrange(start...) }
    return Array(tree.literals[start...])
  }

  /// Text whose bytes are in `scratch`.
  mutating func text() {
    var i = 0
    var plain = 0
    while i < scratch.count {
      let byte = scratch[i]
      guard byte < 0x20, byte != 0x09 else {
        i += 1
        continue
      }
      switch byte {
      case MaskByte.start:
        appendText(plain..<max(plain, i - 1))
        let (ordinal, end) = readOrdinal(scratch, at: i + 1)
        // A blank, `end` and the class byte follow; or `continues`, and the line ends.
        i = end + 1 < scratch.count && scratch[end + 1] == MaskByte.end ? end + 3 : end + 1
        place(tokens[ordinal])
      case MaskByte.lastLine, MaskByte.middleLine:
        dropSoftBreak()
        i += byte == MaskByte.lastLine ? 2 : 1
      case MaskByte.destination:
        // The link did not come to be: its destination is text already.
        appendText(plain..<i)
        i = readOrdinal(scratch, at: i + 1).end + 1
      default:
        i += 1
        continue
      }
      plain = i
    }
    appendText(min(plain, scratch.count)..<scratch.count)
  }

  // MARK: Tokens

  private mutating func place(_ token: Token) {
    let range = Int(token.start)..<Int(token.end)
    switch token.kind {
    case .citation:
      let citation = tree.citations[Int(token.payload)]
      for problem in citation.problems {
        findings.append(Finding(problem.fact, path: path, range: problem.range))
      }
      append(.citation, flag: 0, token: token.payload, source: range)
    case .wikilink: append(.wikilink, flag: 0, token: token.payload, source: range)
    case .spanOpen: enter(.span, token: token.payload, source: range)
    case .spanClose: closeSpan(token, range)
    case .attributes: attach(token)
    case .pictureAttributes where lastPicture >= 0 && Int(tree.nodes[lastPicture].end) == tree.nodes.count:
      tree.nodes[lastPicture].token = token.payload
    case .misplaced, .pictureAttributes:
      findings.append(Finding(.misplacedAttributes, path: path, range: range))
      appendSource(range)
    case .malformed:
      findings.append(Finding(.malformedAttributes(text: source.text(range)), path: path, range: range))
      appendSource(range)
    case .destination: break
    case .url: placeURL(range)
    case .footnoteReference:
      let start = tree.literals.count
      tree.literals.append(contentsOf: source[(range.lowerBound + 2)..<(range.upperBound - 1)])
      append(.footnoteReference, flag: 0, token: -1, source: range)
      setLiteral(start)
    case .undefinedFootnote:
      let label = source.text((range.lowerBound + 2)..<(range.upperBound - 1))
      findings.append(Finding(.undefinedFootnote(label: label), path: path, range: range))
      appendSource(range)
    case .footnote, .definition: placeMarker(token, range)
    }
  }

  private mutating func closeSpan(_ token: Token, _ range: Range<Int>) {
    guard let top = open.last, tree.nodes[Int(top)].kind == .span, tree.nodes[Int(top)].token == token.payload
    else {
      findings.append(Finding(.brokenSpan, path: path, range: range))
      return
    }
    open.removeLast()
    end(Int(top))
    tree.nodes[Int(top)].sourceEnd = Int32(range.upperBound)
  }

  /// Closes spans whose end never came inside the markup that ends here.
  private mutating func closeSpans() {
    while let top = open.last, tree.nodes[Int(top)].kind == .span {
      tree.nodes[Int(top)].kind = .brokenSpan
      tree.nodes[Int(top)].token = -1
      end(Int(top))
      open.removeLast()
    }
  }

  /// Gives attributes to the block around them; in a cell, to the row.
  private mutating func attach(_ token: Token) {
    trimEnd()
    for index in open.reversed() {
      switch tree.nodes[Int(index)].kind {
      case .paragraph, .heading, .tableRow:
        if tree.nodes[Int(index)].token < 0 {
          tree.nodes[Int(index)].token = token.payload
        } else {
          let other = tree.attributes[Int(token.payload)]
          tree.attributes[Int(tree.nodes[Int(index)].token)].merge(other)
        }
        return
      default: continue
      }
    }
    preconditionFailure("text outside a block")
  }

  /// Says which cells of a row the parser left out, because the header has none for them.
  /// - Parameter bars: offsets of the bars between its cells.
  mutating func checkRow(_ row: Int, bars: [Int]) {
    let columns = tree.nodes[row..<Int(tree.nodes[row].end)].count { $0.kind == .tableCell }
    guard columns > 0, bars.count >= columns else { return }
    let range = bars[columns - 1]..<max(bars[columns - 1] + 1, tree.nodes[row].source.upperBound)
    findings.append(
      Finding(.surplusCells(count: bars.count + 1, columns: columns), path: path, range: range))
  }

  // MARK: Nodes and literals

  private mutating func append(_ kind: Node.Kind, flag: UInt8, token: Int32, source range: Range<Int>?) {
    let range = range ?? currentSource
    tree.nodes.append(
      Node(
        kind: kind, flag: flag, end: Int32(tree.nodes.count + 1), literalStart: 0, literalEnd: 0,
        token: token,
        sourceStart: Int32(range.lowerBound), sourceEnd: Int32(range.upperBound)))
  }

  private var currentSource: Range<Int> { open.last.map { tree.nodes[Int($0)].source } ?? 0..<0 }

  private mutating func setLiteral(_ start: Int) {
    tree.nodes[tree.nodes.count - 1].literalStart = Int32(start)
    tree.nodes[tree.nodes.count - 1].literalEnd = Int32(tree.literals.count)
  }

  /// The last node, if it is a text that more text may join.
  private var joinableText: Int? {
    guard let last = tree.nodes.indices.last, tree.nodes[last].kind == .text,
      Int(tree.nodes[last].literalEnd) == tree.literals.count, open.last.map({ Int($0) < last }) == true,
      !lastIsInsideClosed
    else { return nil }
    return last
  }

  /// Whether the last node lies in a container that was closed after it.
  private var lastIsInsideClosed: Bool { open.isEmpty || closedAt == tree.nodes.count }

  private mutating func appendText(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    extendText { $0.append(contentsOf: $1[range]) }
  }

  mutating func appendSource(_ range: Range<Int>) {
    let written = Array(source[range])
    extendText { literals, _ in literals.append(contentsOf: written) }
  }

  private mutating func extendText(_ body: (inout [UInt8], [UInt8]) -> Void) {
    if let last = joinableText {
      body(&tree.literals, scratch)
      tree.nodes[last].literalEnd = Int32(tree.literals.count)
    } else {
      let start = tree.literals.count
      body(&tree.literals, scratch)
      append(.text, flag: 0, token: -1, source: nil)
      setLiteral(start)
    }
  }

  private mutating func dropSoftBreak() {
    if let last = tree.nodes.last, last.kind == .softBreak { tree.nodes.removeLast() }
  }

  /// Blanks and breaks before a block's attributes are not content.
  private mutating func trimEnd() {
    while let last = tree.nodes.indices.last, Int(open.last ?? 0) < last, !lastIsInsideClosed {
      if tree.nodes[last].kind == .softBreak || tree.nodes[last].kind == .lineBreak {
        tree.nodes.removeLast()
      } else if tree.nodes[last].kind == .text {
        while tree.nodes[last].literalEnd > tree.nodes[last].literalStart,
          isBlank(tree.literals[Int(tree.nodes[last].literalEnd) - 1])
        {
          tree.nodes[last].literalEnd -= 1
        }
        guard tree.nodes[last].literalStart == tree.nodes[last].literalEnd else { return }
        tree.nodes.removeLast()
      } else {
        return
      }
    }
  }

  /// Puts tokens back as they were written: code shows the source.
  private mutating func appendVerbatim() {
    var i = 0
    while i < scratch.count {
      let byte = scratch[i]
      switch byte {
      case MaskByte.start:
        tree.literals.removeLast()
        let (ordinal, end) = readOrdinal(scratch, at: i + 1)
        let kind = tokens[ordinal].kind
        if [.footnote, .definition].contains(kind),
          tree.literals.suffix(4).elementsEqual(markers.marker(kind))
        {
          tree.literals.removeLast(4)
        }
        tree.literals.append(contentsOf: source[Int(tokens[ordinal].start)..<Int(tokens[ordinal].end)])
        if end < scratch.count, scratch[end] == MaskByte.continues {
          // The lines of the token are in what was just put back.
          i = end + 1
          while i < scratch.count, scratch[i] != MaskByte.lastLine { i += 1 }
          i += 2
        } else {
          i = end + 3
        }
      case MaskByte.destination: i = readOrdinal(scratch, at: i + 1).end + 1
      default:
        tree.literals.append(byte)
        i += 1
      }
    }
  }

  /// Takes `<!-- … -->` out of `scratch`.
  private mutating func dropComments() {
    var kept: [UInt8] = []
    var i = 0
    while i < scratch.count {
      guard scratch.hasBytes("<!--", at: i) else {
        kept.append(scratch[i])
        i += 1
        continue
      }
      var end = i + 4
      while end < scratch.count, !scratch.hasBytes("-->", at: end) { end += 1 }
      i = min(end + 3, scratch.count)
    }
    scratch = kept
  }
}
