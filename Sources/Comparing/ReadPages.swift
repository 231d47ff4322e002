// A page's records, read from its ids and classes: for sites without records. Less is to be had so: no kinds
// of sources, no names of entities, and of a range of paragraphs what the mark says.

import Files
import Records

/// The records of a page, as far as it shows them.
func readPage(_ file: SourceFile) -> ReadShards {
  var reader = PageReader(path: file.path)
  file.bytes.withUnsafeBufferPointer { reader.run($0) }
  var shards = ReadShards()
  shards.records = reader.records()
  return shards
}

/// An element whose words are collected.
private struct Collecting {
  enum What { case claim, judgement, paragraph, heading, prose, skipped }

  var what: What
  var name: String
  var depth: Int
  var id = ""
  var text = ""
  /// Whether its words are all there: what follows is the tool's.
  var isWhole = false
  var fields: [(name: String, value: RecordValue)] = []
  var cites: [[String]] = []
  var entities: Set<String> = []
}

private struct PageReader {
  let path: String
  private var depth = 0
  private var isMain = false
  private var language = ""
  private var stack: [Collecting] = []
  private var done: [Collecting] = []
  private var field: (name: String, depth: Int, text: String)?

  init(path: String) { self.path = path }

  mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    var i = 0
    while i < bytes.count {
      let end = bytes[i...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      text(unescapedText(String(decoding: bytes[i..<end], as: UTF8.self)))
      guard end < bytes.count else { break }
      let close = bytes[end...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
      tag(HTMLTag(UnsafeBufferPointer(rebasing: bytes[min(end + 1, close)..<close])))
      i = close + 1
    }
  }

  private mutating func text(_ words: String) {
    guard isMain else { return }
    if field != nil {
      field?.text += words
    } else if let last = stack.indices.last, stack[last].what != .skipped, !stack[last].isWhole {
      stack[last].text += words
    }
  }

  private mutating func tag(_ tag: HTMLTag) {
    if tag.isEnd {
      depth -= 1
      if let field, field.depth == depth { close(field) }
      if let last = stack.last, last.depth == depth { done.append(stack.removeLast()) }
      if tag.name == "main" { isMain = false }
      return
    }
    if tag.name == "html" { language = tag["lang"] ?? "" }
    if tag.name == "main" { isMain = true }
    if isMain { open(tag) }
    if !["br", "hr", "img", "input", "meta", "link"].contains(tag.name), !tag.isClosed { depth += 1 }
  }

  private mutating func open(_ tag: HTMLTag) {
    let classes = Set(tag["class"].map { $0.split(separator: " ").map(String.init) } ?? [])
    let id = tag["id"] ?? ""
    func start(_ what: Collecting.What) {
      stack.append(Collecting(what: what, name: tag.name, depth: depth, id: id))
    }
    if classes.contains("claim"), !id.isEmpty, !path.hasSuffix("claims.html") { return start(.claim) }
    if classes.contains("judgement"), !id.isEmpty { return start(.judgement) }
    if classes.contains("paragraph") || classes.contains("part"), !id.isEmpty { return start(.paragraph) }
    if tag.name == "h1" { return start(.heading) }
    if let last = stack.indices.last, stack[last].what == .claim {
      if tag.name == "a", classes.contains("cite") {
        cite(id, last)
        return start(.skipped)
      }
      if tag.name == "small" || classes.contains("why") { return start(.skipped) }
      if classes.contains("kind") {
        let kind = classes.subtracting(["kind"]).sorted(by: precedes).first ?? ""
        stack[last].fields.append(("kind", .text(kind)))
        return start(.skipped)
      }
      if let link = tag["href"], link.contains("entities/"), let name = link.split(separator: "/").last {
        stack[last].entities.insert(String(name.dropLast(".html".count)))
      }
    }
    for name in ["statement", "digest", "grade", "likelihood", "confidence"] where classes.contains(name) {
      if field == nil { field = (name, depth, "") }
    }
  }

  /// `r_CLAIM_KEY_p2`.
  private mutating func cite(_ id: String, _ claim: Int) {
    let parts = id.split(separator: "_").map(String.init)
    if parts.count >= 4 { stack[claim].cites.append([parts[2], parts[3]]) }
  }

  private mutating func close(_ field: (name: String, depth: Int, text: String)) {
    self.field = nil
    guard let last = stack.indices.last else { return }
    let words = squeezed(field.text)
    switch (stack[last].what, field.name) {
    case (.judgement, "statement"), (.paragraph, "digest"):
      (stack[last].text, stack[last].isWhole) = (words, true)
    case (.judgement, "likelihood"), (.judgement, "confidence"):
      stack[last].fields.append(
        (field.name, .text(String(words.drop { $0 != ":" && $0 != "：" }.dropFirst(2)))))
    case (.paragraph, "grade"):
      let parts = words.split(separator: " ")
      stack[last].fields.append(("grade", .text(String(parts.first ?? ""))))
      if let print = parts.first(where: { $0.hasPrefix("v1:") }) {
        stack[last].fields.append(("fp", .text(String(print))))
      }
    default: break
    }
  }

  func records() -> [ReadRecord] {
    var records: [Record] = []
    let key = sourceOfPage(path)
    let claims = done.filter { $0.what == .claim }
    for element in done {
      switch element.what {
      case .claim:
        var fields = element.fields + [("cites", RecordValue.rows(element.cites))]
        fields.append(("entities", .texts(element.entities.sorted(by: precedes))))
        records.append(
          Record(id: element.id, kind: .claim, language: language, text: tidy(element.text), fields: fields))
      case .judgement:
        records.append(
          Record(
            id: element.id, kind: .judgement, language: language, text: element.text, fields: element.fields))
      case .paragraph:
        guard let key else { continue }
        let isTold = element.fields.contains { $0.name == "grade" }
        records.append(
          Record(
            id: "\(key)#\(element.id)", kind: .para, language: language, text: isTold ? element.text : "",
            fields: element.fields))
      case .heading, .prose, .skipped: continue
      }
    }
    let title = squeezed(done.first { $0.what == .heading }?.text ?? "")
    if let key {
      records.append(Record(id: "source:\(key)", kind: .source, language: language, text: title, fields: []))
    } else if !path.hasSuffix("claims.html") {
      let order = claims.map(\.id)
      records.append(
        Record(
          id: path, kind: .page, language: language, text: title,
          fields: [("claims", .texts(order)), ("title", .text(title))]))
    }
    let shard = path.hasSuffix(".html") ? String(path.dropLast(".html".count)) : path
    return records.enumerated().map { ReadRecord(record: $1, shard: shard, line: $0 + 1) }
  }

  /// Words with single blanks.
  private func squeezed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A mark that was left out leaves a blank before the full stop.
  private func tidy(_ text: String) -> String {
    var words = squeezed(text)
    for mark in [".", ",", ";", ":", "?", "!", "،", "؛", "؟"] {
      words = words.replacing(" \(mark)", with: mark)
    }
    return words.replacing(" 。", with: "。").replacing(" ，", with: "，")
  }
}
