// The changed lines of files of records. They are held to more than pages are: a line must be what this
// program writes for its record, stand in its place, and agree with the records that it speaks of.

import Files
import Records

/// A changed line of a file of records.
private struct RecordLine {
  var file: String
  var isOld: Bool
  var line: Int
  var text: [UInt8]
  var record: Record?
  var shard: String
  /// Whether it stands in the order of ids.
  var isInOrder: Bool
}

extension Books {
  /// Adds the changed lines of all files of records; either may be missing.
  mutating func addRecords(_ changed: [(old: SourceFile?, new: SourceFile?)]) {
    var lines: [RecordLine] = []
    for (old, new) in changed {
      let (a, b) = (FileLines(old?.bytes ?? []), FileLines(new?.bytes ?? []))
      let (shardsA, shardsB) = (records(old), records(new))
      for edit in edits(a.hashes, b.hashes) {
        lines += edit.a.map { line(old?.path ?? "", true, $0, a, shardsA) }
        lines += edit.b.map { line(new?.path ?? "", false, $0, b, shardsB) }
      }
    }
    let relaid = relaid(lines)
    var presentation: Int?
    for (number, line) in lines.enumerated() {
      let id = line.record?.id ?? ""
      var reasons: [Int]?
      if relaid.contains(number) {
        presentation = presentation ?? addPresentation("data")
        reasons = presentation.map { [$0] }
      } else if let record = line.record {
        reasons = explained(record, line)
      } else {
        reasons = explainedFrame(line)
      }
      if let reasons {
        whole.append((line.file, id, line.isOld ? 1 : 0, line.isOld ? 0 : 1, reasons))
      } else {
        lost.append(
          Accounting.Unexplained(
            file: line.file, id: id, isRemoved: line.isOld, line: line.line,
            text: String(decoding: line.text, as: UTF8.self)))
      }
    }
  }

  private func records(_ file: SourceFile?) -> [Int: ReadRecord] {
    let read = file.map { readShards($0.bytes).records } ?? []
    return Dictionary(uniqueKeysWithValues: read.map { ($0.line, $0) })
  }

  private func line(
    _ path: String, _ isOld: Bool, _ number: Int, _ file: FileLines, _ records: [Int: ReadRecord]
  ) -> RecordLine {
    let own = records[number + 1]
    let neighbours = [records[number], records[number + 2]]
    let isInOrder = own.map { own in
      (neighbours[0].map { $0.shard != own.shard || precedes($0.record.id, own.record.id) } ?? true)
        && (neighbours[1].map { $0.shard != own.shard || precedes(own.record.id, $0.record.id) } ?? true)
    }
    return RecordLine(
      file: path, isOld: isOld, line: number + 1, text: Array(file.bytes[file.ranges[number]]),
      record: own?.record, shard: own?.shard ?? "", isInOrder: isInOrder ?? true)
  }

  /// The lines that only lie elsewhere: the same record of the same page, in another file.
  private func relaid(_ lines: [RecordLine]) -> Set<Int> {
    func key(_ line: RecordLine) -> String { line.shard + "\0" + String(decoding: line.text, as: UTF8.self) }
    var places: [String: [Int]] = [:]
    for (number, line) in lines.enumerated() where !line.isOld && line.isInOrder {
      places[key(line), default: []].append(number)
    }
    var found: Set<Int> = []
    for (number, line) in lines.enumerated() where line.isOld && line.isInOrder {
      guard let other = places[key(line)]?.last, lines[other].file != line.file else { continue }
      places[key(line)]?.removeLast()
      found.formUnion([number, other])
    }
    return found
  }

  /// The drafts behind a record that changed; `nil` where it is not what it should be.
  private mutating func explained(_ record: Record, _ line: RecordLine) -> [Int]? {
    let site = line.isOld ? drafting.a : drafting.b
    guard line.isInOrder, encodeRecord(record).dropLast() == line.text[...],
      record.fields.allSatisfy({ knownFields[record.kind]?.contains($0.name) == true })
    else { return nil }
    var subjects: Set = [record.id]
    switch record.kind {
    case .claim:
      guard let claim = site.claims[record.id], agrees(claim, site) else { return nil }
      subjects.formUnion(claim.record.texts("events"))
      subjects.formUnion(site.citedParagraphs(claim))
      subjects.formUnion(claim.cites.map { "source:\($0.source)" })
      subjects.formUnion(claim.record.rows("relations").compactMap { $0.count > 1 ? $0[1] : nil })
    case .judgement: subjects.formUnion(site.judgements[record.id]?.texts("rests-on") ?? [])
    case .para: subjects.insert("source:\(sourceKey(record.id))")
    case .event:
      if case .text(let claim)? = record.fields.first(where: { $0.name == "claim" })?.value {
        guard site.claims[claim]?.record.texts("events").contains(record.id) == true else { return nil }
        subjects.insert(claim)
      }
    case .page: subjects.formUnion(site.pages[record.id]?.record.texts("claims") ?? [])
    case .source, .entity: break
    }
    let about = drafts(about: subjects)
    // What came or went first: it is what the line is about.
    let own = about.filter { drafting.drafts[$0].change.subject == record.id }
    return about.isEmpty ? nil : Array((own + about.filter { !own.contains($0) }).prefix(8))
  }

  /// Whether what a claim's record repeats of others is what they say.
  private func agrees(_ claim: SiteClaim, _ site: SiteModel) -> Bool {
    claim.cites.allSatisfy { cite in
      guard let paragraph = site.paragraphs["\(cite.source)#\(cite.first)"] else { return false }
      let print = paragraph.text("fp")
      return cite.fingerprint.isEmpty ? print.isEmpty : print.hasPrefix("v1:" + cite.fingerprint)
    }
      && claim.record.texts("events").allSatisfy { site.events[$0]?.text("claim") == claim.id }
  }

  /// The first and last line of a shard come and go with its page.
  private mutating func explainedFrame(_ line: RecordLine) -> [Int]? {
    let text = String(decoding: line.text, as: UTF8.self)
    if text == "]);" {
      let isWhole = drafting.a.tree[line.file] == nil || drafting.b.tree[line.file] == nil
      let about = drafts(about: [pageOfShardFile(line.file)])
      if !about.isEmpty { return Array(about.prefix(1)) }
      return isWhole || isShared(line.file) ? [addPresentation("data")] : nil
    }
    let name = text.split(separator: "\"").dropFirst().first.map(String.init) ?? ""
    guard text == "dossier.put(\"\(name)\",\(shardVersion),[" else { return nil }
    // A shard belongs to a page that there is.
    let site = line.isOld ? drafting.a : drafting.b
    guard site.tree[name + ".html"] != nil else { return nil }
    let about = drafts(about: Set([name + ".html"] + Subjects(site: drafting.b).pageSubjects(name + ".html")))
    if !about.isEmpty { return Array(about.prefix(1)) }
    let isElsewhere =
      drafting.a.tree[line.file] == nil || drafting.b.tree[line.file] == nil || isShared(line.file)
    return isElsewhere ? [addPresentation("data")] : nil
  }

  /// Whether several pages share a file of records, or several files a page: `entities.1.js`.
  private func isShared(_ path: String) -> Bool {
    path.split(separator: ".").dropLast().last.map { $0.allSatisfy(\.isNumber) } ?? false
  }

  private func pageOfShardFile(_ path: String) -> String {
    String(path.dropFirst("data/".count).dropLast(".js".count)) + ".html"
  }

  /// One draft for all that is counted under a name.
  mutating func addPresentation(_ subject: String) -> Int {
    if let known = drafting.drafts.firstIndex(where: {
      $0.change.kind == .presentation && $0.change.subject == subject
    }) {
      return known
    }
    drafting.add(
      Change(kind: .presentation, severity: .info, page: subject, subject: subject), touches: [], old: [],
      new: [])
    return drafting.drafts.count - 1
  }
}

/// The fields that this program compares. What a newer one writes besides is left over, not passed over.
private let knownFields: [Record.Kind: Set<String>] = [
  .claim: ["badges", "cites", "entities", "events", "kind", "relations", "review", "settle"],
  .judgement: ["badges", "confidence", "likelihood", "rests-on"],
  .page: ["claims", "title", "tlp"], .entity: ["names", "type"], .event: ["basis", "claim", "date"],
  .para: ["fp", "grade", "retracted", "sentences"],
  .source: ["genre", "grade", "group", "issued", "label", "retracted", "tlp"],
]
