// Markdown bytes to a flat tree: screen, lex, mask, parse, put back.

package import Diagnostics
package import Files

/// Where a Markdown file's front matter and body lie.
package struct Parts: Sendable, Equatable {
  /// The YAML between the two lines of `---`; `nil` when the file has none.
  package var frontMatter: Range<Int>?
  /// Where the body starts.
  package var bodyStart: Int
}

/// Splits off the front matter: a first line `---`, YAML, a line `---` or `...`.
package func splitFrontMatter(_ bytes: [UInt8]) -> Parts {
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  guard let first = fenceEnd(bytes, at: start, allowsDots: false) else {
    return Parts(frontMatter: nil, bodyStart: start)
  }
  var line = first
  while line < bytes.count {
    if let end = fenceEnd(bytes, at: line, allowsDots: true) {
      return Parts(frontMatter: first..<line, bodyStart: end)
    }
    while line < bytes.count, !isLineEnd(bytes[line]) { line += 1 }
    line += bytes[min(line, bytes.count)...].starts(with: [0x0D, 0x0A]) ? 2 : 1
  }
  return Parts(frontMatter: nil, bodyStart: start)
}

/// Behind a line that holds just `---` (or `...`), or `nil`.
private func fenceEnd(_ bytes: [UInt8], at start: Int, allowsDots: Bool) -> Int? {
  guard bytes.hasBytes("---", at: start) || (allowsDots && bytes.hasBytes("...", at: start)) else {
    return nil
  }
  var i = start + 3
  while i < bytes.count, isSpaceOrTab(bytes[i]) { i += 1 }
  if i == bytes.count { return i }
  guard isLineEnd(bytes[i]) else { return nil }
  return bytes[i...].starts(with: [0x0D, 0x0A]) ? i + 2 : i + 1
}

/// Reads the Markdown of a file from an offset on. A file that the screen refuses has an empty tree.
/// - Parameter readsOurs: whether citations and whatever else CommonMark does not know are read; without it
///   the tree is the C parser's alone.
package func parseMarkdown(
  _ file: SourceFile, from bodyStart: Int, readsOurs: Bool = true
) -> Diagnosed<Tree> {
  let refused = screen(file, from: bodyStart)
  if !refused.isEmpty {
    var tree = Tree()
    tree.nodes = [
      Node(
        kind: .document, flag: 0, end: 1, literalStart: 0, literalEnd: 0, token: -1,
        sourceStart: Int32(bodyStart),
        sourceEnd: Int32(file.bytes.count))
    ]
    return Diagnosed(tree, refused)
  }
  let lines = LineTable(file.bytes)
  let firstLine = lines.place(of: bodyStart).line
  if !readsOurs {
    let builder = build(file, Lexed(), bodyStart, lines, firstLine)
    return Diagnosed(builder.tree, builder.findings)
  }
  let (lexed, guessed) = lex(file.bytes, from: bodyStart, opaque: nil)
  let builder = build(file, lexed, bodyStart, lines, firstLine)
  let code = builder.codeLines.map { codeRange($0, lines, firstLine) }
  if covered(guessed, lines) == covered(code, lines) { return Diagnosed(builder.tree, builder.findings) }
  // The parser saw code elsewhere than we guessed: lex once more with what it saw.
  let (again, _) = lex(file.bytes, from: bodyStart, opaque: code.sorted { $0.lowerBound < $1.lowerBound })
  let second = build(file, again, bodyStart, lines, firstLine)
  return Diagnosed(second.tree, second.findings)
}

private func build(
  _ file: SourceFile, _ lexed: Lexed, _ bodyStart: Int, _ lines: LineTable, _ firstLine: Int
) -> TreeBuilder {
  var builder = TreeBuilder(source: file.bytes, lexed: lexed, path: file.path)
  let masked = mask(file.bytes, from: bodyStart, tokens: lexed.tokens, markers: lexed.markers)
  // Blocks start before any mask of their line; the cells of a row do not.
  var maskedLines: LineTable?
  let linesOfMasked = { () -> LineTable in
    let table = maskedLines ?? LineTable(masked.bytes)
    maskedLines = table
    return table
  }
  let cellStart = { (line: Int, column: Int) -> Int in
    let table = linesOfMasked()
    return masked.source(of: table.start(ofLine: line) + max(column, 1) - 1)
  }
  let lineEnd = { (line: Int) -> Int in
    var end = lines.start(ofLine: firstLine + line)
    while end > bodyStart, isLineEnd(file.bytes[end - 1]) { end -= 1 }
    return end
  }
  parseCommonMark(masked.bytes, into: &builder) { first, column, last, isCell in
    let start =
      isCell
      ? cellStart(first, column) : lines.start(ofLine: firstLine + max(first, 1) - 1) + max(column, 1) - 1
    let end = lineEnd(max(last, 1))
    // The column may count bytes of a marker that is longer than what was written.
    return min(start, end)..<end
  }
  for row in builder.tree.nodes.indices where builder.tree.nodes[row].kind == .tableRow {
    let source = builder.tree.nodes[row].source
    let line = lines.place(of: source.lowerBound).line
    let start = linesOfMasked().start(ofLine: line - firstLine + 1)
    let bars = bars(masked.bytes, from: start + source.lowerBound - lines.start(ofLine: line))
    builder.checkRow(row, bars: bars.map { masked.source(of: $0) })
  }
  builder.shareSource()
  return builder
}

/// The bars that part the cells of a table's row, in text whose tokens are masked: not those at its ends.
private func bars(_ bytes: [UInt8], from start: Int) -> [Int] {
  var bars: [Int] = []
  var (i, first, last) = (start, -1, -1)
  while i < bytes.count, !isLineEnd(bytes[i]) {
    if bytes[i] == UInt8(ascii: "|"), i == start || bytes[i - 1] != UInt8(ascii: "\\") { bars.append(i) }
    if !isSpaceOrTab(bytes[i]) { (first, last) = (first < 0 ? i : first, i) }
    i += 1
  }
  return bars.filter { $0 != first && $0 != last }
}

private func codeRange(_ range: ClosedRange<Int>, _ lines: LineTable, _ firstLine: Int) -> Range<Int> {
  lines.start(ofLine: firstLine + range.lowerBound - 1)..<lines.start(ofLine: firstLine + range.upperBound)
}

/// The numbers of the lines that ranges touch, for comparing what was guessed with what was seen.
private func covered(_ ranges: [Range<Int>], _ lines: LineTable) -> Set<Int> {
  var numbers: Set<Int> = []
  for range in ranges where !range.isEmpty {
    numbers.formUnion(lines.place(of: range.lowerBound).line...lines.place(of: range.upperBound - 1).line)
  }
  return numbers
}
