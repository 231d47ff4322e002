// Finds what is ours in the source bytes of a note: citations, cross-links, attributes, spans, and
// the places of link destinations. Code spans, `<…>`, URLs, destinations and definitions win over
// citations, as in pandoc. Every token is a candidate: it counts only if it comes out of the C parser
// as text; in code it is put back as it was written (TreeBuilder.swift).

import Diagnostics

/// A piece of the source that is ours.
package struct Token: Sendable {
  package enum Kind: UInt8, Sendable {
    case citation, wikilink, attributes, pictureAttributes, spanOpen, spanClose, destination
    case misplaced, malformed
    /// A bare address; `[^1]` that is defined, and one that is not.
    case url, footnoteReference, undefinedFootnote
    /// `[^1]:` or `:` at the start of a line, which the parser sees as a list's marker.
    case footnote, definition
  }

  package var kind: Kind
  /// Byte offsets in the file.
  package var start: Int32
  package var end: Int32
  /// Index in the list of its kind; for the two ends of a span, of its attributes.
  package var payload: Int32
}

/// What the parser sees in place of the markers of footnotes and definitions: list markers, each four bytes
/// wide. No list of the note has them, and they are two, so that footnotes, definitions and lists never join.
/// Where a note has nearly all kinds of lists itself, one stands for both, or one of its own.
package struct ListMarkers: Sendable {
  let footnote: [UInt8]
  let definition: [UInt8]

  /// - Parameter taken: the bullets of the note, and what stands behind its numbers.
  init(taken: Set<UInt8>) {
    let free = ["+   ", "*   ", "-   ", "1)  ", "1.  "].map { Array($0.utf8) }.filter { marker in
      !marker.contains { taken.contains($0) }
    }
    footnote = free.first ?? Array("+   ".utf8)
    definition = free.dropFirst().first ?? footnote
  }

  /// The marker that stands for a token.
  func marker(_ kind: Token.Kind) -> [UInt8] { kind == .footnote ? footnote : definition }
}

/// What the lexer found.
package struct Lexed: Sendable {
  package var tokens: [Token] = []
  package var citations: [Citation] = []
  package var wikilinks: [Wikilink] = []
  package var attributes: [Attributes] = []
  package var footnotes: [Footnote] = []
  package var markers = ListMarkers(taken: [])
}

/// Lexes the body of a note, which starts at an offset of the file.
/// - Parameter opaque: byte ranges of whole lines that are known to be code; `nil` to guess them from fences.
func lex(_ bytes: [UInt8], from bodyStart: Int, opaque: [Range<Int>]?) -> (Lexed, codeLines: [Range<Int>]) {
  var blocks = BlockScanner(bytes: bytes, start: bodyStart, opaque: opaque)
  blocks.scan()
  var lexer = Lexer(
    bytes: bytes, definitions: blocks.definitions,
    footnotes: Set(blocks.footnotes.map { TextLabel($0.label) }), spacedLabels: blocks.spacedLabels)
  for segment in blocks.segments { lexer.lex(segment) }
  lexer.addMarkers(blocks)
  lexer.lexed.tokens.sort { $0.start < $1.start }
  return (lexer.lexed, blocks.code)
}

/// One pass over the inline text of each segment.
struct Lexer {
  let bytes: [UInt8]
  let definitions: Set<TextLabel>
  let footnotes: Set<TextLabel>
  let spacedLabels: Set<TextLabel>
  var lexed = Lexed()

  private struct Opener {
    var at: Int
    var isImage: Bool
    var active: Bool
  }

  private var openers: [Opener] = []
  /// How many of the openers, from the first, can start no link any more.
  private var spentOpeners = 0
  private var groups = BracketGroups()
  var nextBrace = NextPlace()
  var nextEquals = NextPlace()
  /// Behind the span, citation, link or picture that was read last: braces there are its attributes.
  private(set) var carrierEnd = -1
  /// Where the segment ends.
  private(set) var limit = 0
  private(set) var segment = Segment(start: 0, end: 0, kind: .text)

  init(
    bytes: [UInt8], definitions: Set<TextLabel>, footnotes: Set<TextLabel>, spacedLabels: Set<TextLabel>
  ) {
    self.bytes = bytes
    self.definitions = definitions
    self.footnotes = footnotes
    self.spacedLabels = spacedLabels
  }

  mutating func lex(_ segment: Segment) {
    self.segment = segment
    limit = segment.end
    dropOpeners()
    groups = BracketGroups()
    (nextBrace, nextEquals) = (NextPlace(), NextPlace())
    var i = segment.start
    while i < limit {
      let byte = bytes[i]
      guard isSpecial(byte) else {
        i += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): i += i + 1 < limit && isPunctuation(bytes[i + 1]) ? 2 : 1
      case UInt8(ascii: "`"): i = afterCode(i)
      case UInt8(ascii: "<"): i = afterAngle(i)
      case UInt8(ascii: "["):
        let end = openBracket(i)
        if end > i + 1 { carrierEnd = end }
        i = end
      case UInt8(ascii: "]"): i = closeBracket(i)
      case UInt8(ascii: "{"): i = brace(i)
      case UInt8(ascii: "^"): i = caret(i)
      case UInt8(ascii: "@"): i = inTextCitation(i)
      case UInt8(ascii: ":"): i = bareURL(i)
      case UInt8(ascii: "|"):
        if segment.kind == .tableRow { dropOpeners() }
        i += 1
      default: i += 1
      }
    }
  }

  private func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "^"), UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  mutating func add(_ kind: Token.Kind, _ start: Int, _ end: Int, payload: Int = 0) {
    lexed.tokens.append(Token(kind: kind, start: Int32(start), end: Int32(end), payload: Int32(payload)))
  }

  // MARK: Brackets

  private mutating func dropOpeners() {
    openers.removeAll(keepingCapacity: true)
    spentOpeners = 0
  }

  private mutating func openBracket(_ start: Int) -> Int {
    if start + 1 < limit, bytes[start + 1] == UInt8(ascii: "[") {
      if let link = readWikilink(
        bytes, at: start, before: limit, inTable: segment.kind == .tableRow)
      {
        lexed.wikilinks.append(link)
        add(.wikilink, link.range.lowerBound, link.range.upperBound, payload: lexed.wikilinks.count - 1)
        return link.range.upperBound
      }
    } else if start + 1 < limit, bytes[start + 1] == UInt8(ascii: "^") {
      if let end = footnoteReference(start) { return end }
    } else if let end = citationGroup(start) {
      return end
    }
    let isImage = start > segment.start && bytes[start - 1] == UInt8(ascii: "!")
    openers.append(Opener(at: start, isImage: isImage, active: true))
    return start + 1
  }

  /// A bracketed citation and its attributes; `nil` when the bracket is something else.
  private mutating func citationGroup(_ start: Int) -> Int? {
    if !groups.knows(start) { readGroups(from: start) }
    guard let close = groups.close(of: start) else { return nil }
    if close + 1 < limit {
      if bytes[close + 1] == UInt8(ascii: "("), linkDestination(close + 1) != nil { return nil }
      if bytes[close + 1] == UInt8(ascii: ":"), isLineStart(start) { return nil }
      if bytes[close + 1] == UInt8(ascii: "["), refersToDefinition(close + 1) { return nil }
    }
    // Link definitions win: the bracket is a reference.
    if !definitions.isEmpty, definitions.contains(TextLabel(bytes.text((start + 1)..<close))) {
      return close + 1
    }
    guard var citation = readCitationGroup(bytes, start + 1, close) else { return nil }
    var end = close + 1
    if end < limit, bytes[end] == UInt8(ascii: "{"), readAttributes(bytes, at: end, before: limit) != nil {
      // With other attributes the bracket is a span that holds a key.
      guard let (attributes, after) = citationAttributes(at: end) else { return nil }
      citation.attributes = attributes
      end = after
    }
    citation.range = start..<end
    lexed.citations.append(citation)
    add(.citation, start, end, payload: lexed.citations.count - 1)
    return end
  }

  /// Whether a bracket with no bracket in it is the label of a link definition.
  private func refersToDefinition(_ start: Int) -> Bool {
    guard !definitions.isEmpty,
      let close = bytes[(start + 1)..<limit].firstIndex(where: {
        $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]")
      }), bytes[close] == UInt8(ascii: "]")
    else { return false }
    return definitions.contains(TextLabel(bytes.text((start + 1)..<close)))
  }

  /// Finds the ends of a bracket and of all in it. Each is passed once: where none closes, looking for
  /// the end of every single one would take quadratic time.
  private mutating func readGroups(from start: Int) {
    var i = start
    while i < limit {
      switch bytes[i] {
      case UInt8(ascii: "\\"): i += 1
      case UInt8(ascii: "["): groups.open(i)
      case UInt8(ascii: "]"): if groups.close(i) { return }
      case UInt8(ascii: "@"):
        if i == segment.start || !bytes.isWordBefore(i), let (_, end) = readKey(bytes, at: i, before: limit) {
          groups.key()
          i = end - 1
        }
      case UInt8(ascii: "`"): i = afterCode(i) - 1
      case UInt8(ascii: "<"): i = afterAngle(i) - 1
      case UInt8(ascii: ":"): i = afterURL(i) - 1
      case UInt8(ascii: "|") where segment.kind == .tableRow: return groups.abandon()
      default: break
      }
      i += 1
    }
    groups.abandon()
  }

  /// Attributes that all belong to a citation.
  private func citationAttributes(at start: Int) -> (Attributes, end: Int)? {
    guard let found = readAttributes(bytes, at: start, before: limit), found.0.id == nil,
      found.0.classes.isEmpty,
      found.0.pairs.allSatisfy({ ["cred", "why", "role", "quote"].contains($0.name) })
    else { return nil }
    return found
  }

  private func isLineStart(_ offset: Int) -> Bool { offset == segment.start }

  private mutating func closeBracket(_ close: Int) -> Int {
    guard let opener = openers.popLast() else { return close + 1 }
    carrierEnd = close + 1
    spentOpeners = min(spentOpeners, openers.count)
    guard close + 1 < limit else { return close + 1 }
    if bytes[close + 1] == UInt8(ascii: "("), let (destination, end) = linkDestination(close + 1) {
      guard opener.active else { return close + 1 }
      carrierEnd = end
      if !destination.isEmpty { add(.destination, destination.lowerBound, destination.upperBound) }
      if !opener.isImage {
        // Links hold no links: what opened further out is text.
        for index in spentOpeners..<openers.count where !openers[index].isImage {
          openers[index].active = false
        }
        spentOpeners = openers.count
        return end
      }
      return afterPicture(end)
    }
    if isReference(opener, close) { return afterPicture(close + 1) }
    if bytes[close + 1] == UInt8(ascii: "{"), !opener.isImage,
      let (attributes, end) = readAttributes(bytes, at: close + 1, before: limit)
    {
      lexed.attributes.append(attributes)
      add(.spanOpen, opener.at, opener.at + 1, payload: lexed.attributes.count - 1)
      add(.spanClose, close, end, payload: lexed.attributes.count - 1)
      return end
    }
    return close + 1
  }

  /// Whether a bracket before attributes is a picture, or its label, that a definition gives its address.
  private func isReference(_ opener: Opener, _ close: Int) -> Bool {
    guard !definitions.isEmpty, bytes[close + 1] == UInt8(ascii: "{"),
      opener.isImage || (opener.at > segment.start && bytes[opener.at - 1] == UInt8(ascii: "]"))
    else { return false }
    return definitions.contains(TextLabel(bytes.text((opener.at + 1)..<close)))
  }

  /// Behind the attributes of a picture; behind the picture when it has none.
  private mutating func afterPicture(_ start: Int) -> Int {
    guard start < limit, let (attributes, end) = readAttributes(bytes, at: start, before: limit) else {
      return start
    }
    lexed.attributes.append(attributes)
    add(.pictureAttributes, start, end, payload: lexed.attributes.count - 1)
    return end
  }

  // MARK: Attributes, ids, citations in the text

  private mutating func brace(_ start: Int) -> Int {
    guard let (attributes, end) = readAttributes(bytes, at: start, before: limit) else {
      guard let end = failedAttributes(start) else { return start + 1 }
      add(.malformed, start, end)
      return end
    }
    let afterBlank = start == segment.start || isBlank(bytes[start - 1])
    // `{x}` in prose is no attribute; it needs a `#`, a `.` or a `=`, which readAttributes asked for.
    lexed.attributes.append(attributes)
    add(
      afterBlank && isBlockEnd(end, allowsID: true) ? .attributes : .misplaced, start, end,
      payload: lexed.attributes.count - 1)
    return end
  }

  /// `^c-7f3kq` at the end of a block.
  private mutating func caret(_ start: Int) -> Int {
    guard start == segment.start || isBlank(bytes[start - 1]) else {
      // Behind a full stop an id was meant; behind a `#` the target of a link.
      let isCut = isPunctuation(bytes[start - 1]) && bytes[start - 1] != UInt8(ascii: "#")
      return isCut ? failedID(start) ?? start + 1 : start + 1
    }
    var end = start + 1
    while end < limit, isLetter(bytes[end]) || isDigit(bytes[end]) || bytes[end] == UInt8(ascii: "-") {
      end += 1
    }
    guard end > start + 1, isBlockEnd(end, allowsID: false) else { return failedID(start) ?? start + 1 }
    let name = Attributes.Name(text: bytes.text((start + 1)..<end), range: (start + 1)..<end)
    lexed.attributes.append(Attributes(id: name, range: start..<end))
    add(.attributes, start, end, payload: lexed.attributes.count - 1)
    return end
  }

  /// Whether nothing but blanks, a heading's closing `#`s, a row's last bar or an id follows.
  func isBlockEnd(_ offset: Int, allowsID: Bool) -> Bool {
    var i = offset
    while i < limit, isBlank(bytes[i]) { i += 1 }
    if i == limit { return true }
    switch bytes[i] {
    case UInt8(ascii: "|") where segment.kind == .tableRow: return skipBlanks(i + 1) == limit
    case UInt8(ascii: "#") where segment.kind == .heading:
      while i < limit, bytes[i] == UInt8(ascii: "#") { i += 1 }
      return skipBlanks(i) == limit
    case UInt8(ascii: "^") where allowsID && i > offset:
      i += 1
      while i < limit, isLetter(bytes[i]) || isDigit(bytes[i]) || bytes[i] == UInt8(ascii: "-") { i += 1 }
      return isBlockEnd(i, allowsID: false)
    default: return false
    }
  }

  /// `@key` or `@key [¶ 3]`, where the character before belongs to no word.
  private mutating func inTextCitation(_ start: Int) -> Int {
    let suppressed = start > segment.start && bytes[start - 1] == UInt8(ascii: "-")
    let from = suppressed ? start - 1 : start
    guard from == segment.start || !bytes.isWordBefore(from) else { return start + 1 }
    guard let (key, end) = readKey(bytes, at: start, before: limit) else { return start + 1 }
    var item = CitationItem(key: bytes.text(key), keyRange: key)
    item.suppressesAuthor = suppressed
    var citation = Citation(items: [item], range: from..<end, attributes: nil, inText: true, problems: [])
    var after = end
    let bracket = bytes.afterBlanks(end, before: limit)
    if bracket < limit, bytes[bracket] == UInt8(ascii: "["), let close = closing(bracket) {
      readInTextBracket(bytes, (bracket + 1)..<close, into: &citation)
      after = close + 1
    }
    if let (attributes, behind) = citationAttributes(at: after) {
      citation.attributes = attributes
      after = behind
    }
    citation.range = from..<after
    carrierEnd = after
    lexed.citations.append(citation)
    add(.citation, from, after, payload: lexed.citations.count - 1)
    return after
  }

  /// The end of a bracket behind a key, if it says more about the key.
  private mutating func closing(_ open: Int) -> Int? {
    let first = open + 1 < limit ? bytes[open + 1] : 0
    guard first != UInt8(ascii: "^"), first != UInt8(ascii: "[") else { return nil }
    if !groups.knows(open) { readGroups(from: open) }
    guard let close = groups.end(of: open) else { return nil }
    // `@a [text](url)`, `@a [text][ref]` and `@a [text]{.kind}` are a key and something else.
    let next = close + 1 < limit ? bytes[close + 1] : 0
    let isOther =
      next == UInt8(ascii: "(") || next == UInt8(ascii: "[")
      || (next == UInt8(ascii: "{") && citationAttributes(at: close + 1) == nil)
    return isOther ? nil : close
  }
}
