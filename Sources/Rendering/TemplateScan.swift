// Our own look at templates before they are compiled: names, sections, partials and comments only; of names
// only those that a page has; and only where an escaped value stays a value: in text and in quoted
// attributes, never in scripts, styles, comments or the attributes that run something.

import Diagnostics
import Files
import Markup

/// `page` for `templates/page.mustache`.
func templateName(_ file: SourceFile) -> String {
  let name =
    file.path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? file.path
  return name.hasSuffix(".mustache") ? String(name.dropLast(".mustache".count)) : name
}

/// What is wrong with a page's template and the partials beside it; a file that cannot be read is not looked
/// into.
func scanTemplates(_ page: SourceFile, partials: [SourceFile]) -> [Finding] {
  let files = [page] + partials
  let names = partials.map(templateName)
  var findings: [Finding] = []
  var includes: [(from: String, to: String, range: Range<Int>, path: String)] = []
  for file in files {
    let refused = screenText(file)
    findings += refused
    guard refused.isEmpty else { continue }
    var scan = TemplateScan(file: file, partials: names)
    scan.run()
    findings += scan.findings
    includes += scan.includes.map { (templateName(file), $0.name, $0.range, file.path) }
  }
  // From each inclusion back to its own file, through what the partials hold.
  for start in includes {
    if let chain = path(from: start.to, to: start.from, includes.map { ($0.from, $0.to) }) {
      findings.append(
        Finding(.partialCycle(names: [start.from] + chain), path: start.path, range: start.range))
    }
  }
  return findings
}

/// The shortest chain of inclusions between two templates.
private func path(from start: String, to goal: String, _ edges: [(from: String, to: String)]) -> [String]? {
  var chains = [[start]]
  var seen: Set = [start]
  while !chains.isEmpty {
    if let found = chains.first(where: { $0.last == goal }) { return found }
    chains = chains.flatMap { chain in
      edges.filter { $0.from == chain.last && seen.insert($0.to).inserted }.map { chain + [$0.to] }
    }
  }
  return nil
}

/// One pass over a template that knows where in the HTML it is.
private struct TemplateScan {
  let file: SourceFile
  let partials: [String]
  var findings: [Finding] = []
  var includes: [(name: String, range: Range<Int>)] = []

  /// Where the bytes stand (HTML, section 13.2.5, as far as it decides what a value may do).
  private enum Place: Equatable {
    case text
    /// Behind `<name`, between attributes or in an attribute's name.
    case tag
    case unquoted
    case quoted(UInt8)
    case comment
    /// In a script or a style, up to its end tag.
    case raw(String)
  }

  private var place = Place.text
  /// The element and the attribute at hand, in small letters.
  private var element = ""
  private var attribute = ""
  private var sections: [(name: String, range: Range<Int>)] = []

  init(file: SourceFile, partials: [String]) {
    self.file = file
    self.partials = partials
  }

  mutating func run() {
    let bytes = file.bytes
    var i = 0
    while i < bytes.count {
      guard holds("{{", at: i) else {
        i = step(i)
        continue
      }
      guard let end = close(of: i) else {
        return report(.templateError(problem: "a tag is not closed"), i..<min(i + 2, bytes.count))
      }
      readTag(i..<end)
      i = end
    }
    for section in sections {
      report(.templateError(problem: "section '\(section.name)' is not closed"), section.range)
    }
    if place != .text {
      report(.templateError(problem: "an HTML tag, comment, script or style is not closed"), 0..<0)
    }
  }

  private mutating func report(_ fact: Fact, _ range: Range<Int>) {
    findings.append(Finding(fact, path: file.path, range: range))
  }

  // MARK: Tags

  private func holds(_ text: String, at start: Int) -> Bool {
    start + text.utf8.count <= file.bytes.count
      && file.bytes[start..<(start + text.utf8.count)].elementsEqual(text.utf8)
  }

  /// Behind the tag that starts at an offset.
  private func close(of start: Int) -> Int? {
    let mark = holds("{{{", at: start) ? "}}}" : "}}"
    return (start + 2..<max(start + 2, file.bytes.count)).first { holds(mark, at: $0) }
      .map { $0 + mark.utf8.count }
  }

  private mutating func readTag(_ range: Range<Int>) {
    let inner = file.bytes[(range.lowerBound + 2)..<(range.upperBound - 2)]
    guard let sign = inner.first else { return report(.forbiddenTag(tag: "", place: "is empty"), range) }
    if sign == UInt8(ascii: "!") { return }
    let hasSign = "#^/>&{=%$<*".utf8.contains(sign)
    let name = trimmed(inner.dropFirst(hasSign ? 1 : 0))
    guard !hasSign || "#^/>".utf8.contains(sign) else {
      return report(.forbiddenTag(tag: name, place: "is of a sort that is not allowed"), range)
    }
    if let reason = refusal(of: name, sign: hasSign ? sign : nil) {
      return report(.forbiddenTag(tag: name, place: reason), range)
    }
    switch hasSign ? sign : nil {
    case UInt8(ascii: ">"):
      guard partials.contains(name) else {
        return report(.missingPartial(name: name, known: partials.sorted(by: precedes)), range)
      }
      includes.append((name, range))
    case UInt8(ascii: "/"):
      guard let open = sections.popLast(), open.name == name else {
        return report(.templateError(problem: "'\(name)' is closed here and was not open"), range)
      }
    case nil:
      if !dossierNames.contains(name), !pageNames.contains(name) { reportUnknown(name, range) }
    default:
      if !dossierNames.contains(name) { reportUnknown(name, range) }
      sections.append((name, range))
    }
  }

  private mutating func reportUnknown(_ name: String, _ range: Range<Int>) {
    report(.unknownTag(tag: name, known: (dossierNames + pageNames).sorted(by: precedes)), range)
  }

  /// Why a tag may not stand where it stands.
  private func refusal(of name: String, sign: UInt8?) -> String? {
    switch place {
    case .text: return nil
    case .comment: return "stands in a comment"
    case .raw(let element): return "stands in a \(element)"
    case .unquoted: return "stands in an attribute without quotes"
    case .tag: return sign == nil || sign == UInt8(ascii: ">") ? "stands inside an HTML tag" : nil
    case .quoted:
      if attribute.hasPrefix("on") || ["style", "srcdoc"].contains(attribute) {
        return "stands in the attribute '\(attribute)'"
      }
      let isMarkup = name == "head" || name == "main" || sign == UInt8(ascii: ">")
      return isMarkup ? "brings HTML into an attribute" : nil
    }
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let isBlank = { (byte: UInt8) in [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    let start = bytes.drop(while: isBlank)
    let end = start.lastIndex { !isBlank($0) } ?? start.startIndex - 1
    return String(decoding: start[start.startIndex..<(end + 1)], as: UTF8.self)
  }

  // MARK: HTML

  /// Takes one byte, or the bytes that belong together; where the next starts.
  private mutating func step(_ i: Int) -> Int {
    let byte = file.bytes[i]
    switch place {
    case .text: return stepText(i)
    case .comment:
      guard holds("-->", at: i) else { return i + 1 }
      place = .text
      return i + 3
    case .raw(let element):
      guard byte == UInt8(ascii: "<"), lowered(i + 1, element.utf8.count + 1) == "/" + element else {
        return i + 1
      }
      return stepText(i)
    case .quoted(let quote):
      if byte == quote { place = .tag }
    case .unquoted:
      if [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place = .tag }
      if byte == UInt8(ascii: ">") { endTag() }
    case .tag: return stepTag(i)
    }
    return i + 1
  }

  private mutating func stepText(_ i: Int) -> Int {
    guard file.bytes[i] == UInt8(ascii: "<"), i + 1 < file.bytes.count else { return i + 1 }
    if holds("<!--", at: i) {
      place = .comment
      return i + 4
    }
    var end = i + 1
    if "/!".utf8.contains(file.bytes[end]) { end += 1 }
    let start = end
    while end < file.bytes.count, isNameByte(file.bytes[end]) { end += 1 }
    guard end > start else { return i + 1 }
    // An end tag opens no script.
    element = start == i + 1 ? lowered(start, end - start) : ""
    attribute = ""
    place = .tag
    return end
  }

  private mutating func stepTag(_ i: Int) -> Int {
    let byte = file.bytes[i]
    if byte == UInt8(ascii: ">") {
      endTag()
      return i + 1
    }
    if isNameByte(byte) {
      var end = i
      while end < file.bytes.count, isNameByte(file.bytes[end]) { end += 1 }
      attribute = lowered(i, end - i)
      return end
    }
    guard byte == UInt8(ascii: "=") else { return i + 1 }
    var next = i + 1
    while next < file.bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(file.bytes[next]) { next += 1 }
    guard next < file.bytes.count else { return next }
    let quote = file.bytes[next]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      place = .unquoted
      return next
    }
    place = .quoted(quote)
    return next + 1
  }

  private mutating func endTag() {
    place = element == "script" || element == "style" ? .raw(element) : .text
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
      || "-:_".utf8.contains(byte)
  }

  private func lowered(_ start: Int, _ count: Int) -> String {
    guard start <= file.bytes.count else { return "" }
    return String(decoding: file.bytes[start..<min(file.bytes.count, start + count)], as: UTF8.self)
      .lowercased()
  }
}
