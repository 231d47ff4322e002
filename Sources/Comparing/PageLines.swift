// A page as lines: what each is about, in whose home it stands, and its tokens with what they are part of.
// It reads the HTML that this program writes and forgives all other.

import Files

/// What a token of a line is part of.
enum TokenPlace: Sendable, Equatable {
  /// A tag's name, an attribute's name, a class or a role: words of the tool.
  case tag
  /// The tool's own words on a page, such as "Cited by".
  case machine
  /// What an author wrote besides claims and digests: reasons, errata, facts of a source.
  case detail
  /// The words of claims, digests, titles, prose.
  case authored
  /// Coordinates of pictures.
  case drawing
  /// A link within the site, sound or not.
  case link(isSound: Bool)
  /// An id made of known names, or not.
  case id(isKnown: Bool)
}

struct PageToken: Sendable, Equatable {
  var hash: UInt64
  var place: TokenPlace
  var hasFigure: Bool
  /// Whether it is a lone mark, such as a comma.
  var isMark = false
  /// Whether it stands in a tag, so that no reader sees it.
  var isInTag: Bool

  /// What a word is part of is told by the tags around it.
  static func == (a: PageToken, b: PageToken) -> Bool { a.hash == b.hash && a.isInTag == b.isInTag }
}

struct PageLine: Sendable {
  var home: Home = .frame
  /// Innermost id around the line.
  var id = ""
  /// The innermost class around or in the line that says what it tells.
  var field = ""
  var subjects: Set<String> = []
  var tokens: [PageToken] = []
  /// Addresses outside the site.
  var addresses: [String] = []
  /// Links within the site that lead nowhere.
  var brokenLinks: [String] = []
  /// Whether blanks and line ends count.
  var isVerbatim = false
}

/// The lines of a page that are wanted, by number from 0.
func pageLines(_ file: SourceFile, _ subjects: Subjects, wanted: Set<Int>) -> [Int: PageLine] {
  var scan = PageScan(path: file.path, subjects: subjects, wanted: wanted)
  file.bytes.withUnsafeBufferPointer { scan.run($0) }
  return scan.lines
}

/// The line, from 1, on which each id of a page stands.
func linesOfIDs(_ bytes: [UInt8]) -> [String: Int] {
  let mark = Array(" id=\"".utf8)
  var lines: [String: Int] = [:]
  var line = 1
  bytes.withUnsafeBufferPointer { bytes in
    var i = 0
    while i + mark.count < bytes.count {
      if bytes[i] == 0x0A { line += 1 }
      if bytes[i] == 0x20, (1..<mark.count).allSatisfy({ bytes[i + $0] == mark[$0] }) {
        let start = i + mark.count
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
        let id = String(decoding: bytes[start..<end], as: UTF8.self)
        if lines[id] == nil { lines[id] = line }
      }
      i += 1
    }
  }
  return lines
}

extension SiteModel {
  /// The judgements of a page, in its order.
  func judgements(on page: String) -> [SiteRecord] {
    let lines = linesOfIDs(tree[page]?.bytes ?? [])
    return judgements.values.filter { $0.page == page }
      .sorted { (lines[$0.id] ?? 0, $0.id) < (lines[$1.id] ?? 0, $1.id) }
  }
}

private struct Open {
  var name: String
  var id: String?
  var subjects: [String]
  /// What an entry of a list links to.
  var links: [String] = []
  var home: Home
  var place: TokenPlace
  var field: String
}

private struct PageScan {
  let path: String
  let subjects: Subjects
  let wanted: Set<Int>
  /// Of a source's own page.
  let key: String?
  let isMirrorPage: Bool
  /// A page that the tool makes of what stands elsewhere, such as the brief.
  let isListPage: Bool
  var lines: [Int: PageLine] = [:]
  private var open: [Open] = []
  private var line = 0
  private var current: PageLine?

  init(path: String, subjects: Subjects, wanted: Set<Int>) {
    (self.path, self.subjects, self.wanted) = (path, subjects, wanted)
    key = sourceOfPage(path)
    isListPage = subjects.site.pages[path] == nil && key == nil && path != correctionsPage
    isMirrorPage = path.hasSuffix("/claims.html") || path == "claims.html"
  }

  mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    let last = wanted.max() ?? -1
    startLine()
    var i = 0
    // What follows the last line that is wanted says nothing about it.
    while i < bytes.count, line <= last {
      if bytes[i] == UInt8(ascii: "<") {
        i = tag(bytes, i)
      } else {
        let end = bytes[i...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        text(bytes, i..<end)
        i = end
      }
    }
    endLine()
  }

  private mutating func startLine() {
    guard wanted.contains(line) else { return }
    var new = PageLine()
    new.home = open.last?.home ?? .frame
    new.id = open.last { $0.id != nil }?.id ?? ""
    new.field = open.last?.field ?? ""
    new.isVerbatim = open.contains { $0.name == "pre" || $0.name == "textarea" }
    for element in open {
      new.subjects.formUnion(element.subjects)
      for link in element.links {
        new.subjects.formUnion(subjects.about(link: link, on: path)?.subjects ?? [])
      }
    }
    new.subjects.insert(path)
    current = new
  }

  private mutating func endLine() {
    if var current {
      // What the dossier says of itself stands around each page, above the front page and beside each claim.
      if current.home == .frame || ["report", "marking", "citation"].contains(current.field)
        || current.field == "dateline" && ["index.html", "brief.html"].contains(path)
      {
        current.subjects.insert(detailsSubject)
      }
      lines[line] = current
    }
    current = nil
    line += 1
  }

  private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let place = open.last?.place ?? .authored
    var start = range.lowerBound
    while start < range.upperBound {
      let end = bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      if current != nil, end > start {
        let words = unescapedText(String(decoding: bytes[start..<end], as: UTF8.self))
        append(words, place, isInTag: false)
      }
      if end < range.upperBound {
        endLine()
        startLine()
      }
      start = end + 1
    }
  }

  private mutating func append(_ words: String, _ place: TokenPlace, isInTag: Bool) {
    eachWord(words) { word in
      current?.tokens.append(
        PageToken(
          hash: word.hash, place: place, hasFigure: word.hasFigure, isMark: word.isMark, isInTag: isInTag))
    }
  }

  /// Reads a tag; returns what stands behind it.
  private mutating func tag(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var end = start + 1
    var isQuoted = false
    while end < bytes.count, isQuoted || bytes[end] != UInt8(ascii: ">") {
      if bytes[end] == UInt8(ascii: "\"") { isQuoted.toggle() }
      // A quotation mark that is never closed must not swallow the page.
      if bytes[end] == 0x0A { isQuoted = false }
      end += 1
    }
    let inside = UnsafeBufferPointer(rebasing: bytes[min(start + 1, bytes.count)..<min(end, bytes.count)])
    // Of a line that nobody asks for, only what says what the lines below are about.
    let tag = HTMLTag(inside, wanted: current == nil ? ["class", "id", "role", "href"] : nil)
    if tag.isEnd {
      if let place = open.lastIndex(where: { $0.name == tag.name }) { open.removeSubrange(place...) }
      token("/" + tag.name, .tag)
    } else {
      enter(tag)
    }
    // Tags of this program lie on one line; a damaged one may not.
    let breaks = bytes[start..<min(end, bytes.count)].count { $0 == 0x0A }
    for _ in 0..<breaks {
      endLine()
      startLine()
    }
    return min(end + 1, bytes.count)
  }

  private mutating func token(_ text: String, _ place: TokenPlace) {
    guard current != nil else { return }
    current?.tokens.append(
      PageToken(
        hash: tokenHash(text.utf8), place: place,
        hasFigure: text.utf8.contains { (0x30...0x39).contains($0) }, isInTag: true))
  }

  private mutating func enter(_ tag: HTMLTag) {
    let element = element(tag)
    if current != nil {
      current?.subjects.formUnion(element.subjects)
      if let id = tag["id"] { current?.id = id }
      if !element.field.isEmpty { current?.field = element.field }
      if current?.tokens.isEmpty == true || current?.home == .frame { current?.home = element.home }
      token(tag.name, .tag)
      for attribute in tag.attributes { self.attribute(attribute.name, attribute.value, element.place) }
    } else if element.home == .mirror, let link = tag["href"] {
      stick(link)
    }
    if !voidElements.contains(tag.name), !tag.isClosed { open.append(element) }
  }

  /// In a list of what stands elsewhere, an entry without an id is about what it links to, and so may be a
  /// line further down.
  private mutating func stick(_ link: String) {
    guard let place = open.lastIndex(where: { ["li", "section", "tr", "blockquote"].contains($0.name) }),
      open[place].id == nil, open[place].home == .mirror
    else { return }
    open[place].links.append(link)
  }

  /// The id of a heading is made of its words.
  private mutating func slug(_ id: String) {
    for word in id.dropFirst(2).split(whereSeparator: { $0 == "-" || $0 == "_" }) {
      let hasFigure = word.utf8.contains { (0x30...0x39).contains($0) }
      current?.tokens.append(
        PageToken(
          hash: slugHash(String(word)), place: .authored, hasFigure: hasFigure, isInTag: true))
    }
  }

  private func element(_ tag: HTMLTag) -> Open {
    let around = open.last
    let classes = tag["class"].map { $0.utf8.split(separator: 0x20).map { String(Substring($0)) } } ?? []
    var element = Open(
      name: tag.name, id: tag["id"], subjects: [], home: around?.home ?? .frame,
      place: around?.place ?? .authored, field: around?.field ?? "")
    if tag.name == "main" { element.home = key.map { .source($0) } ?? .page(path) }
    let id = tag["id"] ?? ""
    if !id.isEmpty { element.subjects = subjects.about(id, on: path) }
    if classes.contains("claim"), !isMirrorPage, !id.isEmpty {
      element.home = .claim(id)
    } else if classes.contains("judgement"), !id.isEmpty, tag.name == "section" {
      element.home = .judgement(id)
    } else if let key, element.home == .source(key),
      classes.contains("paragraph") || classes.contains("part"), !id.isEmpty
    {
      element.home = .paragraph("\(key)#\(id)")
    } else if (isMirrorPage || isListPage) && element.home != .frame
      || classes.contains(where: { mirrorClasses.contains($0) })
    {
      element.home = .mirror
    }
    if tag.name == "main", toolPages.contains(path) { element.place = .machine }
    // What a page says of itself for programs.
    if tag["name"] == "description", subjects.site.pages[path] != nil {
      (element.place, element.home) = (.detail, .page(path))
    }
    // Where a page lies on its server; it is held to the dossier's own address.
    if tag["rel"] == "canonical" || tag["name"] == "citation_public_url" {
      (element.place, element.field) = (.detail, "address")
    }
    // Who wrote a page and when; of the dossier as a whole it stands on every page.
    if let name = tag["name"], name.hasPrefix("citation_"), name != "citation_public_url" {
      (element.place, element.home, element.field) = (.detail, .page(path), "citation")
    }
    // Code, and what heads a table, is in no record.
    if tag.name == "pre" || tag.name == "th", element.home == .page(path) { element.place = .detail }
    // A paragraph without a digest is its label alone; what else stands plain on a source's page is ours.
    let isPlain = classes.isEmpty && element.home == key.map { .source($0) }
    if tag.name == "p", classes.contains("part") || isPlain { element.place = .machine }
    if tag.name == "tfoot" { (element.place, element.field) = (.detail, "ranking") }
    // Of an end note, "paragraph 4" behind the source's label.
    if tag.name == "a", classes.isEmpty, around?.id?.hasPrefix("n_") == true { element.place = .machine }
    for name in classes {
      if detailClasses.contains(name) { (element.place, element.field) = (.detail, name) }
      if drawnClasses.contains(name) { element.place = .drawing }
      if name == "summary" || name == "strip" { element.field = name }
      if machineClasses.contains(name) { (element.place, element.field) = (.machine, name) }
      // A claim that is shown on another page is quoted as a whole.
      if authoredClasses.contains(name), around?.field != "embed" {
        (element.place, element.field) = (.authored, name)
      }
    }
    if path == "timeline.html", classes.contains("basis") { element.place = .machine }
    if classes.contains("dateline"), subjects.site.pages[path] != nil, path != "index.html" {
      element.place = .detail
    }
    // The title of an event in the picture begins with its date in words.
    if tag.name == "title", element.home != .frame { element.place = .drawing }
    let isOurs = tag["role"] == "doc-backlink" || tag["href"] == "claims.html"
    if isOurs || tag.name == "summary" || tag.name == "dt" { element.place = .machine }
    if tag.name == "h2" || tag.name == "h3", element.home == .mirror || fixedHeadings.contains(id) {
      element.place = .machine
    }
    if case .paragraph = element.home, tag.name == "h3" { element.place = .machine }
    // What pages alone tell: what is said of all sources together, and the corrections.
    if path == sourcesPage, classes.contains("statement") { element.home = .page(path) }
    if path == correctionsPage, element.home == .page(path) { element.place = .detail }
    return element
  }

  private mutating func attribute(_ name: String, _ value: String, _ place: TokenPlace) {
    token(name, .tag)
    let value = path == notFoundPage ? subjects.withoutBase(value) : value
    switch name {
    case "class", "role", "type", "scope", "rel", "aria-labelledby", "tabindex", "aria-hidden", "dir", "lang":
      for word in value.split(separator: " ") { token(String(word), .tag) }
    case "id":
      let isKnown = !subjects.about(value, on: path).isEmpty || subjects.isFixedID(value)
      if !isKnown, value.hasPrefix("s-") { return slug(value) }
      token(value, .id(isKnown: isKnown))
    case "href", "src":
      guard let about = subjects.about(link: value, on: path) else {
        current?.addresses.append(value)
        append(unpercented(value), .detail, isInTag: true)
        return
      }
      current?.subjects.formUnion(about.subjects)
      stick(value)
      if !about.isSound { current?.brokenLinks.append(value) }
      // How deep a page lies is no part of where a link leads.
      var shown = value[...]
      while shown.hasPrefix("../") { shown = shown.dropFirst(3) }
      token(String(shown), .link(isSound: about.isSound))
    case "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "points", "viewBox":
      append(value, .drawing, isInTag: true)
    default: append(unpercented(value), place, isInTag: true)
    }
  }
}

let sourcesPage = "sources/index.html"
let correctionsPage = "corrections.html"

private let voidElements: Set<String> = [
  "meta", "link", "br", "hr", "img", "input", "path", "circle", "line", "rect", "use", "!DOCTYPE", "!doctype",
]
