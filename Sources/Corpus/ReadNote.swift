// Markdown file to note: front matter, tree, and what its blocks say.

package import Diagnostics
package import Files
import Markup

/// Reads one Markdown page. Pure; may run for many files at once.
/// - Parameter settings: of the dossier; its language and yardstick tell how judgements are read.
package func readNote(
  _ file: SourceFile, place: Place, settings: Settings = Settings()
) -> Diagnosed<Note> {
  var (reader, findings, wasRead) = readFrontMatter(file, known: PageDetails.keys)
  let note = readPage(file, place, settings, &reader, hasFrontMatter: wasRead)
  findings += note.findings + reader.findings
  return Diagnosed(note.value, reported(of: note.value, findings))
}

/// Reads a page's own fields and its body; whoever calls may read more fields of the same front matter.
func readPage(
  _ file: SourceFile, _ place: Place, _ settings: Settings, _ reader: inout FieldReader, hasFrontMatter: Bool
) -> Diagnosed<Note> {
  let tree = parseMarkdown(file, from: splitFrontMatter(file.bytes).bodyStart)
  var note = Note(
    place: place, file: file, title: fallbackTitle(place), tree: tree.value, headings: [],
    claims: [],
    callouts: [], judgements: [], plainBlocks: [], hidden: [], hasBottomLine: false)
  if let title = reader.text("title"), !title.value.isEmpty {
    note.title = title.value
  } else if hasFrontMatter {
    reader.report(.missingTitle, 0..<0)
  }
  note.marking = readMarking(&reader, "tlp")
  note.details = readDetails(&reader, place)
  note.defaultKind = reader.choice("default-kind", of: Kind.allCases.map(\.rawValue)).flatMap(Kind.init)
  var blocks = BlockReader(note: note, settings: settings)
  blocks.read()
  let footnotes = readFootnotes(tree.value, path: file.path)
  blocks.note.footnotes = footnotes.value
  blocks.findings += footnotes.findings
  let waivers = reader.waivers(.file) + blockWaivers(tree.value, path: file.path)
  blocks.note.waivers = waivers.value
  return Diagnosed(blocks.note, tree.findings + blocks.findings + waivers.findings)
}

private func fallbackTitle(_ place: Place) -> String {
  switch place {
  case .front: "Dossier"
  case .about: "About"
  case .theme(let name), .note(_, let name), .entity(let name): name
  }
}

/// One walk over the tree that collects headings, claims, callouts and judgements.
struct BlockReader {
  var note: Note
  let settings: Settings
  var findings: [Finding] = []
  /// Containers around the node at hand, with the node behind their last.
  private var containers: [(node: Int, end: Int, callout: Int?)] = []
  private var usedAnchors: [TextKey: Int] = [:]
  private var unwritten: [TextKey: Int] = [:]
  private var eventIDs: [TextKey: Int] = [:]
  private var sawHeading = false

  init(note: Note, settings: Settings) {
    self.note = note
    self.settings = settings
  }

  mutating func read() {
    let tree = note.tree
    var i = 1
    while i < tree.nodes.count {
      while let last = containers.last, i >= last.end { containers.removeLast() }
      let node = tree.nodes[i]
      switch node.kind {
      case .blockQuote:
        let callout = readCallout(i)
        if let callout {
          note.callouts.append(callout)
          note.hidden.append((callout.paragraph + 1)..<callout.contentStart)
        }
        containers.append((i, Int(node.end), callout == nil ? nil : note.callouts.count - 1))
        if let callout, callout.kind == "JUDGEMENT" {
          readJudgement(callout)
          i = Int(node.end)
          continue
        }
        i += 1
      // A footnote.
      case .item where node.flag == 4: i = Int(node.end)
      case .list, .item, .table:
        containers.append((i, Int(node.end), nil))
        i += 1
      case .heading:
        readHeading(i)
        i = Int(node.end)
      case .paragraph:
        readBlock(i, content: (i + 1)..<Int(node.end))
        i = Int(node.end)
      case .tableRow:
        if node.flag == 0 {
          readBlock(i, content: content(ofRow: i, in: callout))
        } else {
          findings += readInlines(tree, (i + 1)..<Int(node.end), path: note.path).findings
        }
        i = Int(node.end)
      default: i += 1
      }
    }
    readHypotheses()
    checkAttributes()
  }

  // MARK: Headings

  private mutating func readHeading(_ index: Int) {
    sawHeading = true
    let node = note.tree.nodes[index]
    let text = trimmed(note.tree.plainText((index + 1)..<Int(node.end)))
    let explicit = note.tree.attributes(of: node)?.id?.text
    let content = (index + 1)..<Int(node.end)
    findings += readInlines(note.tree, content, path: note.path).findings
    note.headings.append(
      Heading(
        node: index, level: Int(node.flag), text: text, anchor: anchor("s-" + slug(explicit ?? text))))
  }

  /// An anchor of the page that nothing else has.
  mutating func anchor(_ wanted: String) -> String {
    let count = usedAnchors[TextKey(wanted), default: 0]
    usedAnchors[TextKey(wanted)] = count + 1
    return count == 0 ? wanted : "\(wanted)_\(count + 1)"
  }

  // MARK: Callouts

  private var callout: Callout? {
    containers.last { $0.callout != nil }.flatMap { $0.callout }.map { note.callouts[$0] }
  }

  // MARK: Embeds and claims

  /// Whether a block embeds claims and holds nothing else; then it is no claim itself.
  private mutating func readEmbeds(_ index: Int, _ content: Range<Int>, _ attributes: Attributes?) -> Bool {
    let tree = note.tree
    var embeds: [Int] = []
    for node in content {
      switch tree.nodes[node].kind {
      case .softBreak, .lineBreak: continue
      case .wikilink:
        let link = tree.wikilinks[Int(tree.nodes[node].token)]
        guard link.embeds, !link.namesFile else { return false }
        embeds.append(node)
      default: return false
      }
    }
    guard let first = embeds.first else { return false }
    note.embeds[index] = embeds
    if let attributes {
      let target = tree.wikilinks[Int(tree.nodes[first].token)].written
      findings.append(
        Finding(
          .refusedEmbed(target: target, problem: .attributes), path: note.path, range: attributes.range))
      if let id = attributes.id { note.embedIDs.insert(TextKey(id.text)) }
    }
    return true
  }

  private mutating func readBlock(_ index: Int, content: Range<Int>) {
    let tree = note.tree
    let node = tree.nodes[index]
    var content = content
    let callout = callout
    if let callout, callout.paragraph == index {
      content = callout.contentStart..<content.upperBound
      if content.isEmpty { return }
    }
    if content.isEmpty {
      // Attributes alone in a paragraph belong to nothing.
      if let attributes = tree.attributes(of: node) {
        findings.append(Finding(.misplacedAttributes, path: note.path, range: attributes.range))
      }
      return
    }
    let shape = shape(of: index)
    let attributes = tree.attributes(of: node)
    if shape != .row, readEmbeds(index, content, attributes) { return }
    let classes = readClasses(attributes)
    let stated = classes ?? callout?.claimKind ?? note.defaultKind
    let isStated =
      attributes?.id != nil || classes != nil || callout?.claimKind != nil
      || (note.defaultKind != nil && note.defaultKind != .background)
    let reading = readInlines(tree, content, path: note.path, isClaim: isStated)
    findings += reading.findings
    if !sawHeading { note.hasBottomLine = true }
    guard isStated || !reading.citations.isEmpty else {
      checkPlainBlock(attributes)
      // The term above a definition says nothing by itself.
      if note.tree.nodes[index].kind != .paragraph || note.tree.nodes[index].flag == 0 {
        note.plainBlocks.append(index)
      }
      return
    }
    let anchorNode = shape == .item ? containers.last?.node ?? index : index
    let (id, written) = claimID(attributes, reading.text)
    var claim = Claim(
      id: id, isWritten: written, kind: stated ?? .reported, shape: shape,
      node: anchorNode, content: content, source: node.source, idRange: attributes?.id?.range,
      idPlace: idPlace(node, attributes), citations: reading.citations, relations: readRelations(attributes),
      events: [],
      text: reading.text, language: attributes?.value("lang")?.value ?? note.details.language,
      sentences: reading.sentences)
    claim.wouldSettle = readSettling(attributes, claim)
    claim.events = reading.events.map { event(claim.id, $0.date, $0.basis, $0.text) }
    if let date = attributes?.value("date") {
      if let parsed = EDTFDate(date.value) {
        let basis = readBasis(attributes)
        claim.events.append(event(claim.id, parsed, basis, attributes?.value("event")?.value ?? claim.text))
      } else {
        findings.append(
          Finding(.invalidDate(key: "date", value: date.value), path: note.path, range: date.range))
      }
    }
    checkAssessment(claim, reading, isCallout: classes == nil && callout?.claimKind != nil)
    note.claims.append(claim)
  }

  /// A list item's first paragraph is the item's claim; in a row it is the row.
  private func shape(of index: Int) -> Claim.Shape {
    if note.tree.nodes[index].kind == .tableRow { return .row }
    if let last = containers.last, note.tree.nodes[last.node].kind == .item, last.node == index - 1 {
      return .item
    }
    return .paragraph
  }

  private mutating func claimID(_ attributes: Attributes?, _ text: String) -> (String, Bool) {
    if let id = attributes?.id {
      if isAuthoredID(id.text, prefix: "c-") { return (id.text, true) }
      findings.append(
        Finding(
          .invalidName(name: id.text, what: "claim id, which starts with c-,"), path: note.path,
          range: id.range))
    }
    let id = unwrittenID(path: note.path, text: text)
    let count = unwritten[TextKey(id), default: 0]
    unwritten[TextKey(id)] = count + 1
    return (count == 0 ? id : "\(id)_\(count + 1)", false)
  }

  /// Behind the block's last byte, or before the first attribute of `{…}` at its end.
  private func idPlace(_ node: Node, _ attributes: Attributes?) -> (offset: Int, insideBraces: Bool) {
    if let attributes, note.file.bytes[attributes.range.lowerBound] == UInt8(ascii: "{") {
      return (attributes.range.lowerBound + 1, true)
    }
    var end = node.source.upperBound
    let bytes = note.file.bytes
    if node.kind == .tableRow {
      // Before the bar that ends the last cell, if one does; `\|` is text.
      end = blankStart(before: end, from: node.source.lowerBound)
      if end - 1 > node.source.lowerBound, bytes[end - 1] == UInt8(ascii: "|"),
        bytes[end - 2] != UInt8(ascii: "\\")
      {
        end = blankStart(before: end - 1, from: node.source.lowerBound)
      }
      return (end, false)
    }
    end = blankStart(before: end, from: node.source.lowerBound)
    return (end, false)
  }

  /// Where the blanks before an offset start.
  private func blankStart(before offset: Int, from start: Int) -> Int {
    var end = offset
    while end > start, [0x20, 0x09, 0x0D].contains(note.file.bytes[end - 1]) { end -= 1 }
    return end
  }

  private mutating func readClasses(_ attributes: Attributes?) -> Kind? {
    var kind: Kind?
    for name in attributes?.classes ?? [] {
      if let found = Kind(rawValue: name.text) {
        if kind != nil {
          findings.append(Finding(.duplicateKey(key: "kind"), path: note.path, range: name.range))
        }
        kind = found
      } else {
        findings.append(
          Finding(
            .unknownAttribute(name: "." + name.text, known: Kind.allCases.map { "." + $0.rawValue }),
            path: note.path,
            range: name.range))
      }
    }
    if let language = attributes?.value("lang"), !isLanguageTag(language.value) {
      findings.append(
        Finding(
          .invalidValue(key: "lang", value: language.value, expected: "a tag such as fa"), path: note.path,
          range: language.range))
    }
    for pair in attributes?.pairs ?? [] where !blockAttributes.contains(pair.name) {
      findings.append(
        Finding(
          .unknownAttribute(name: pair.name, known: blockAttributes), path: note.path, range: pair.nameRange))
    }
    return kind
  }

  private mutating func readRelations(_ attributes: Attributes?) -> [Relation] {
    var relations: [Relation] = []
    for name in Relation.Name.allCases {
      guard let pair = attributes?.value(name.rawValue) else { continue }
      let ids = note.file.bytes[pair.range].split { $0 == 0x20 || $0 == 0x09 }
      if ids.isEmpty {
        findings.append(
          Finding(.unknownRelation(relation: name.rawValue, id: ""), path: note.path, range: pair.nameRange))
      }
      var seen: Set<TextKey> = []
      for id in ids {
        let target = String(decoding: id, as: UTF8.self)
        let range = id.startIndex..<id.endIndex
        if seen.insert(TextKey(target)).inserted {
          relations.append(Relation(name: name, target: target, range: range))
        } else {
          findings.append(Finding(.duplicateKey(key: target), path: note.path, range: range))
        }
      }
    }
    return relations
  }

  /// `would-settle`, which means something beside `contradicts` alone.
  private mutating func readSettling(_ attributes: Attributes?, _ claim: Claim) -> String? {
    guard let settling = attributes?.value("would-settle") else { return nil }
    if claim.relations.contains(where: { $0.name == .contradicts }) { return settling.value }
    let known = blockAttributes.filter { $0 != "would-settle" }
    findings.append(
      Finding(
        .unknownAttribute(name: "would-settle", known: known), path: note.path, range: settling.nameRange))
    return nil
  }

  private mutating func readBasis(_ attributes: Attributes?) -> String {
    guard let basis = attributes?.value("date-basis") else { return "stated" }
    if dateBases.contains(basis.value) { return basis.value }
    findings.append(
      Finding(
        .invalidValue(key: "date-basis", value: basis.value, expected: dateBases.joined(separator: ", ")),
        path: note.path, range: basis.range))
    return "stated"
  }

  private mutating func event(_ claim: String, _ date: EDTFDate, _ basis: String, _ text: String) -> Event {
    var id = "e_\(claim)_\(date.anchorText)"
    let count = eventIDs[TextKey(id), default: 0]
    eventIDs[TextKey(id)] = count + 1
    if count > 0 { id += "_\(count + 1)" }
    return Event(date: date, basis: basis, text: text, id: id)
  }
}

/// What attributes of a block may be named.
package let blockAttributes =
  ["date", "date-basis", "event", "lang", "ignore", "would-settle"] + Relation.Name.allCases.map(\.rawValue)
let dateBases = ["stated", "inferred", "confirmed"]

/// A text without blanks at either end.
func trimmed(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(scalars[first...last])
}
