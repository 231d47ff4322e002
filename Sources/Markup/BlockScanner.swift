// Cuts the body of a note into segments, the stretches that no construct of ours may cross: it ends
// at a blank line, a new container marker, a heading, a fence. It guesses where code is from fences;
// `parse` compares that with what the C parser says and lexes once more where they differ.

/// A label of a link definition, compared as CommonMark does: case folded, blanks collapsed.
struct TextLabel: Hashable {
  let text: String

  init(_ text: String) {
    self.text = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

struct Segment {
  enum Kind { case text, heading, tableRow }
  var start: Int
  var end: Int
  var kind: Kind
}

struct BlockScanner {
  let bytes: [UInt8]
  var segments: [Segment] = []
  var definitions: Set<TextLabel> = []
  /// Byte ranges of code blocks: the opening fence and what follows up to the closing one. Sorted.
  var code: [Range<Int>] = []
  var footnotes: [Footnote] = []
  /// Labels of what would define footnotes but for the blanks in them.
  var spacedLabels: Set<TextLabel> = []
  var definitionMarkers: [Range<Int>] = []
  /// The bytes that stand as bullets in the note, and behind the numbers of lists.
  var bullets: Set<UInt8> = []

  private var at: Int
  private let opaque: [Range<Int>]?
  private var open: (start: Int, end: Int, quotes: Int, lines: [Range<Int>])?
  /// Whether the last segment may be a term, or a definition that a further one may follow: it has one
  /// line, or began with a definition's marker.
  private var mayBeTerm = false
  /// Whether the open segment began with a definition's marker.
  private var isDefinition = false
  private var fence: (mark: UInt8, length: Int, start: Int, column: Int, quotes: Int)?

  init(bytes: [UInt8], start: Int, opaque: [Range<Int>]?) {
    self.bytes = bytes
    at = start
    self.opaque = opaque
  }

  mutating func scan() {
    var skip = 0
    while at < bytes.count {
      var end = at
      while end < bytes.count, !isLineEnd(bytes[end]) { end += 1 }
      if let opaque {
        while skip < opaque.count, opaque[skip].upperBound <= at { skip += 1 }
        if skip < opaque.count, opaque[skip].contains(at) {
          close()
        } else {
          line(at, end)
        }
      } else {
        line(at, end)
      }
      at = end + 1
      if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { at += 1 }
    }
    close()
    if let fence { code.append(fence.start..<bytes.count) }
  }

  private struct Prefix {
    var content: Int
    var column: Int
    var quotes: Int
    var markers: Int
    /// A list marker behind the last quote mark.
    var startsItem: Bool
    /// The bytes of its bullets; of a number, what stands behind it.
    var bullets: [UInt8] = []
  }

  /// Skips blanks, `>` and list markers.
  private func prefix(_ start: Int, _ end: Int) -> Prefix {
    var found = Prefix(content: start, column: 0, quotes: 0, markers: 0, startsItem: false)
    var i = start
    while i < end {
      let byte = bytes[i]
      if isSpaceOrTab(byte) {
        i += 1
      } else if byte == UInt8(ascii: ">") {
        found.quotes += 1
        i += 1
      } else if let after = afterListMarker(i, end) {
        found.markers += 1
        found.bullets.append(isDigit(byte) ? bytes[after - 1] : byte)
        found.startsItem = true
        i = after
      } else {
        break
      }
    }
    found.content = i
    found.column = i - start
    return found
  }

  private func afterListMarker(_ start: Int, _ end: Int) -> Int? {
    var i = start
    if bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "*") {
      i += 1
    } else {
      while i < end, isDigit(bytes[i]), i - start < 9 { i += 1 }
      guard i > start, i < end, bytes[i] == UInt8(ascii: ".") || bytes[i] == UInt8(ascii: ")") else {
        return nil
      }
      i += 1
    }
    return i == end || isSpaceOrTab(bytes[i]) ? i : nil
  }

  private mutating func line(_ start: Int, _ end: Int) {
    let prefix = prefix(start, end)
    let content = prefix.content
    if opaque == nil, let fence {
      let dedented = content < end && prefix.column < fence.column && bytes[content] != fence.mark
      if !(prefix.quotes < fence.quotes || dedented) {
        let run = fenceRun(content, end)
        if run.length >= fence.length, run.mark == fence.mark, isBlankLine(content + run.length, end) {
          // The closing fence is no code; it is passed over like a rule.
          code.append(fence.start..<start)
          self.fence = nil
        }
        return
      }
      code.append(fence.start..<start)
      self.fence = nil
    }
    if isBlankLine(content, end) { return close() }
    for marker in prefix.bullets { bullets.insert(marker) }
    if let marker = footnoteMarker(content, end) {
      close()
      footnotes.append(Footnote(label: marker.label, range: content..<marker.content))
      mayBeTerm = false
      if marker.content < end { open = (marker.content, end, prefix.quotes, [marker.content..<end]) }
      return
    }
    if let label = spacedFootnoteLabel(content, end) { spacedLabels.insert(label) }
    if prefix.markers == 0, let start = definitionMarker(content, end), isBelowTerm(prefix.quotes) {
      close()
      definitionMarkers.append(content..<start)
      open = (start, end, prefix.quotes, [start..<end])
      isDefinition = true
      return
    }
    let run = fenceRun(content, end)
    if opaque != nil, run.length >= 3, isBlankLine(content + run.length, end) { return close() }
    if opaque == nil {
      if run.length >= 3,
        run.mark == UInt8(ascii: "~") || !bytes[(content + run.length)..<end].contains(UInt8(ascii: "`"))
      {
        close()
        fence = (run.mark, run.length, start, prefix.column, prefix.quotes)
        return
      }
    }
    if isATXHeading(content, end) {
      close()
      mayBeTerm = false
      segments.append(Segment(start: content, end: end, kind: .heading))
      return
    }
    if isRule(content, end) { return close() }
    if startsHTML(content, end) { close() }
    if let current = open, prefix.markers == 0, prefix.quotes <= current.quotes {
      open?.end = end
      open?.lines.append(content..<end)
    } else {
      close()
      open = (content, end, prefix.quotes, [content..<end])
    }
  }

  /// Whether a `:` below what was read last starts a definition.
  private func isBelowTerm(_ quotes: Int) -> Bool {
    if let open { return open.quotes == quotes && (open.lines.count == 1 || isDefinition) }
    return mayBeTerm
  }

  private mutating func close() {
    guard let closed = open else { return }
    open = nil
    mayBeTerm = closed.lines.count == 1 || isDefinition
    isDefinition = false
    var lines = closed.lines[...]
    while let first = lines.first, let label = definition(first) {
      definitions.insert(label)
      lines = lines.dropFirst()
    }
    guard let first = lines.first else { return }
    let header = tableHeader(lines) ?? lines.endIndex
    if header > lines.startIndex {
      let end = header == lines.endIndex ? closed.end : lines[header - 1].upperBound
      segments.append(Segment(start: first.lowerBound, end: end, kind: .text))
    }
    for row in lines[header...] {
      segments.append(Segment(start: row.lowerBound, end: row.upperBound, kind: .tableRow))
    }
  }

  /// The first row of a table among lines without a blank one. Those before it are a paragraph of their own.
  private func tableHeader(_ lines: ArraySlice<Range<Int>>) -> Int? {
    for row in lines.indices.dropFirst() where isDelimiterRow(lines[row]) {
      let header = row - 1
      if header == lines.startIndex || cellCount(lines[header]) == cellCount(lines[row]) { return header }
    }
    return nil
  }

  /// The cells of a table's row, whose bars at either end are optional.
  private func cellCount(_ line: Range<Int>) -> Int {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, isSpaceOrTab(bytes[start]) || bytes[start] == UInt8(ascii: "\r") { start += 1 }
    while end > start, isSpaceOrTab(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    let isBar = { (i: Int) in
      bytes[i] == UInt8(ascii: "|") && (i == line.lowerBound || bytes[i - 1] != UInt8(ascii: "\\"))
    }
    if start < end, isBar(start) { start += 1 }
    if end > start, isBar(end - 1) { end -= 1 }
    return 1 + (start..<end).count(where: isBar)
  }

  /// The label of a link definition that starts a line: `[label]: …`, but no footnote.
  private func definition(_ line: Range<Int>) -> TextLabel? {
    guard bytes[line.lowerBound] == UInt8(ascii: "["), line.count > 3,
      bytes[line.lowerBound + 1] != UInt8(ascii: "^")
    else { return nil }
    var i = line.lowerBound + 1
    while i < line.upperBound, bytes[i] != UInt8(ascii: "]"), bytes[i] != UInt8(ascii: "[") {
      i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard i + 1 < line.upperBound, bytes[i] == UInt8(ascii: "]"), bytes[i + 1] == UInt8(ascii: ":") else {
      return nil
    }
    return TextLabel(bytes.text((line.lowerBound + 1)..<i))
  }

  private func isBlankLine(_ start: Int, _ end: Int) -> Bool {
    (start..<max(start, end)).allSatisfy { isSpaceOrTab(bytes[$0]) }
  }

  private func fenceRun(_ start: Int, _ end: Int) -> (mark: UInt8, length: Int) {
    guard start < end, bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") else {
      return (0, 0)
    }
    var i = start
    while i < end, bytes[i] == bytes[start] { i += 1 }
    return (bytes[start], i - start)
  }

  private func isATXHeading(_ start: Int, _ end: Int) -> Bool {
    var i = start
    while i < end, bytes[i] == UInt8(ascii: "#") { i += 1 }
    return i > start && i - start <= 6 && (i == end || isSpaceOrTab(bytes[i]))
  }

  /// Whether a line starts a block of HTML, which ends the paragraph above it.
  private func startsHTML(_ start: Int, _ end: Int) -> Bool {
    guard end - start > 1, bytes[start] == UInt8(ascii: "<") else { return false }
    if bytes[start + 1] == UInt8(ascii: "!") || bytes[start + 1] == UInt8(ascii: "?") { return true }
    let name = bytes[start..<end].dropFirst().drop { $0 == UInt8(ascii: "/") }
      .prefix { isLetter($0) || isDigit($0) }
    guard htmlBlockNames.contains(String(decoding: name, as: UTF8.self).lowercased()) else { return false }
    return name.endIndex == end || isSpaceOrTab(bytes[name.endIndex])
      || bytes[name.endIndex] == UInt8(ascii: ">") || bytes[name.endIndex] == UInt8(ascii: "/")
  }

  /// A setext underline or a thematic break: one mark, repeated, and blanks.
  private func isRule(_ start: Int, _ end: Int) -> Bool {
    guard start < end, "-=*_".utf8.contains(bytes[start]) else { return false }
    return (start..<end).allSatisfy { bytes[$0] == bytes[start] || isSpaceOrTab(bytes[$0]) }
  }

  private func isDelimiterRow(_ line: Range<Int>) -> Bool {
    var dashes = false
    for i in line {
      switch bytes[i] {
      case UInt8(ascii: "-"): dashes = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"), 0x20, 0x09: break
      default: return false
      }
    }
    return dashes
  }
}

/// The names of the tags that CommonMark lets end a paragraph.
private let htmlBlockNames: Set = [
  "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col",
  "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
  "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
  "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option",
  "p", "param", "pre", "script", "section", "source", "style", "summary", "table", "tbody", "td", "textarea",
  "tfoot", "th", "thead", "title", "tr", "track", "ul",
]
