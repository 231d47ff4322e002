// The only file that sees the C library. It feeds the masked text, walks the parser's events with
// its iterator and hands each to the builder; literals are copied at once, nothing of C leaves here.

import CCmark

/// The extensions of the library, registered once; `table` and `tasklist` alone, because with
/// `autolink` or `strikethrough` the library's global tables change during a parse and threads break
/// each other's documents.
private enum Library {
  static let registered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()
}

/// Where a block lies in the file, from its first line, first column and last line in the text, all from
/// 1; for a cell of a table the column may lie behind masks.
typealias BlockPlace = (_ first: Int, _ column: Int, _ last: Int, _ isCell: Bool) -> Range<Int>

/// Parses masked Markdown into the builder.
func parseCommonMark(
  _ masked: [UInt8], into builder: inout TreeBuilder, from place: BlockPlace
) {
  precondition(Library.registered)
  guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { preconditionFailure("no parser") }
  defer { cmark_parser_free(parser) }
  for name in ["table", "tasklist"] {
    guard let found = cmark_find_syntax_extension(name) else { preconditionFailure("no extension \(name)") }
    cmark_parser_attach_syntax_extension(parser, found)
  }
  masked.withUnsafeBytes { buffer in
    if let base = buffer.baseAddress {
      cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), buffer.count)
    }
  }
  guard let root = cmark_parser_finish(parser) else { preconditionFailure("no document") }
  defer { cmark_node_free(root) }
  guard let iterator = cmark_iter_new(root) else { preconditionFailure("no iterator") }
  defer { cmark_iter_free(iterator) }
  while true {
    let event = cmark_iter_next(iterator)
    if event == CMARK_EVENT_DONE { return }
    guard let node = cmark_iter_get_node(iterator) else { return }
    let type = cmark_node_get_type(node)
    if event == CMARK_EVENT_EXIT {
      if !isLeaf(type) { builder.exit() }
      continue
    }
    visit(node, type, &builder, place)
  }
}

/// A line of text with its character references decoded, named ones too.
///
/// The library decodes them in the word behind a fence, where nothing else has a meaning but a backslash.
func decodedReferences(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  var document = Array("~~~ ".utf8)
  for byte in text.utf8 {
    if byte == UInt8(ascii: "\\") { document.append(byte) }
    document.append(byte)
  }
  var decoded: [UInt8] = []
  document.withUnsafeBytes { buffer in
    guard let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
      let root = cmark_parse_document(base, buffer.count, CMARK_OPT_DEFAULT)
    else { preconditionFailure("no document") }
    copy(cmark_node_get_fence_info(cmark_node_first_child(root)), to: &decoded)
    cmark_node_free(root)
  }
  return String(decoding: decoded, as: UTF8.self)
}

private func isLeaf(_ type: cmark_node_type) -> Bool {
  switch type {
  case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE,
    CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK:
    true
  default: false
  }
}

private func visit(
  _ node: OpaquePointer, _ type: cmark_node_type, _ builder: inout TreeBuilder,
  _ place: BlockPlace
) {
  switch type {
  case CMARK_NODE_TEXT:
    copy(cmark_node_get_literal(node), to: &builder.scratch)
    builder.text()
    return
  case CMARK_NODE_SOFTBREAK: return builder.leaf(.softBreak)
  case CMARK_NODE_LINEBREAK: return builder.leaf(.lineBreak)
  case CMARK_NODE_CODE:
    copy(cmark_node_get_literal(node), to: &builder.scratch)
    return builder.verbatim(.code)
  case CMARK_NODE_HTML_INLINE:
    copy(cmark_node_get_literal(node), to: &builder.scratch)
    return builder.html(block: false)
  case CMARK_NODE_EMPH: return builder.enter(.emphasis)
  case CMARK_NODE_STRONG: return builder.enter(.strong)
  case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
    copy(cmark_node_get_url(node), to: &builder.scratch)
    builder.enterLink(type == CMARK_NODE_LINK ? .link : .image)
    copy(cmark_node_get_title(node), to: &builder.scratch)
    return builder.title()
  default: break
  }
  let first = Int(cmark_node_get_start_line(node))
  let last = max(first, Int(cmark_node_get_end_line(node)))
  let column = Int(cmark_node_get_start_column(node))
  let range = place(first, column, last, false)
  switch type {
  case CMARK_NODE_DOCUMENT: builder.enter(.document, source: range)
  case CMARK_NODE_BLOCK_QUOTE: builder.enter(.blockQuote, source: range)
  case CMARK_NODE_LIST:
    let ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    let loose = cmark_node_get_list_tight(node) == 0
    builder.enter(
      .list, flag: (ordered ? 1 : 0) | (loose ? 2 : 0), token: Int32(cmark_node_get_list_start(node)),
      source: range)
  case CMARK_NODE_ITEM: builder.enter(.item, flag: taskFlag(node), source: range)
  case CMARK_NODE_PARAGRAPH: builder.enter(.paragraph, source: rangeAboveTable(node, place) ?? range)
  case CMARK_NODE_HEADING:
    builder.enter(.heading, flag: UInt8(cmark_node_get_heading_level(node)), source: range)
  case CMARK_NODE_THEMATIC_BREAK: builder.leaf(.thematicBreak, source: range)
  case CMARK_NODE_CODE_BLOCK:
    copy(cmark_node_get_literal(node), to: &builder.scratch)
    var (length, offset, character) = (Int32(0), Int32(0), CChar(0))
    let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
    // The last line that the parser names may lie behind the block: its own lines tell.
    let own = first + builder.scratch.count { $0 == 0x0A } - (isFenced ? 0 : 1)
    let end = max(first, own)
    builder.codeBlock(
      lines: first...end, source: place(first, column, end, false),
      withNextLine: isFenced && end < last ? place(first, column, end + 1, false) : nil)
    copy(cmark_node_get_fence_info(node), to: &builder.scratch)
    builder.info()
  case CMARK_NODE_HTML_BLOCK:
    copy(cmark_node_get_literal(node), to: &builder.scratch)
    builder.html(block: true, source: range)
  default: visitTable(node, &builder, range, place)
  }
}

private func visitTable(
  _ node: OpaquePointer, _ builder: inout TreeBuilder, _ range: Range<Int>, _ place: BlockPlace
) {
  let column = Int(cmark_node_get_start_column(node))
  let (first, last) = (Int(cmark_node_get_start_line(node)), Int(cmark_node_get_end_line(node)))
  // The extension's node types are mutable C globals and not in its headers; their names are fixed.
  switch String(cString: cmark_node_get_type_string(node)) {
  case "table":
    let header = headerLine(of: node)
    builder.enter(.table, source: header > first ? place(header, column, last, false) : range)
  case "table_header", "table_row":
    guard cmark_gfm_extensions_get_table_row_is_header(node) != 0 else {
      return builder.enter(.tableRow, source: range)
    }
    let header = headerLine(of: cmark_node_parent(node))
    builder.enter(.tableRow, flag: 1, source: header > first ? place(header, column, header, false) : range)
  case "table_cell":
    let row = cmark_node_parent(node)
    let isHeader = cmark_gfm_extensions_get_table_row_is_header(row) != 0
    let line = isHeader ? max(first, headerLine(of: cmark_node_parent(row))) : first
    // The column of a header's cell counts from that paragraph's start.
    builder.enter(.tableCell, flag: alignment(node), source: place(first, column, max(line, last), true))
  // A kind that this library does not have today is read as a plain container: its text is kept.
  default: builder.enter(.paragraph, source: range)
  }
}

/// Where a paragraph lies that a table ended: the library gives it no line, and the table its first one.
private func rangeAboveTable(_ paragraph: OpaquePointer, _ place: BlockPlace) -> Range<Int>? {
  guard cmark_node_get_start_line(paragraph) == 0, let table = cmark_node_next(paragraph),
    String(cString: cmark_node_get_type_string(table)) == "table"
  else { return nil }
  let first = Int(cmark_node_get_start_line(table))
  return place(first, Int(cmark_node_get_start_column(table)), max(first, headerLine(of: table) - 1), false)
}

/// The line of a table's header: two before its first other row. The library gives the line of the paragraph
/// that the table ended, if there is one.
private func headerLine(of table: OpaquePointer?) -> Int {
  guard let header = cmark_node_first_child(table) else { return 0 }
  // Without another row, the line below the header is the table's last.
  guard let row = cmark_node_next(header) else { return Int(cmark_node_get_end_line(table)) - 1 }
  return Int(cmark_node_get_start_line(row)) - 2
}

private func taskFlag(_ node: OpaquePointer) -> UInt8 {
  guard String(cString: cmark_node_get_type_string(node)) == "tasklist" else { return 0 }
  return cmark_gfm_extensions_get_tasklist_item_checked(node) ? 2 : 1
}

private func alignment(_ cell: OpaquePointer) -> UInt8 {
  guard let row = cmark_node_parent(cell), let table = cmark_node_parent(row),
    let alignments = cmark_gfm_extensions_get_table_alignments(table)
  else { return 0 }
  var column = 0
  var before = cmark_node_previous(cell)
  while let node = before {
    column += 1
    before = cmark_node_previous(node)
  }
  guard column < Int(cmark_gfm_extensions_get_table_columns(table)) else { return 0 }
  switch alignments[column] {
  case UInt8(ascii: "l"): return 1
  case UInt8(ascii: "c"): return 2
  case UInt8(ascii: "r"): return 3
  default: return 0
  }
}

private func copy(_ text: UnsafePointer<CChar>?, to scratch: inout [UInt8]) {
  scratch.removeAll(keepingCapacity: true)
  guard let text else { return }
  var length = 0
  while text[length] != 0 { length += 1 }
  text.withMemoryRebound(to: UInt8.self, capacity: length) {
    scratch.append(contentsOf: UnsafeBufferPointer(start: $0, count: length))
  }
}
