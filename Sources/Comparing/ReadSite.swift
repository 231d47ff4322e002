// From the files of a site to what it says. The records are read where there are any; a site without them, as
// an older tool or a hand may have left it, is read from its pages' ids and classes (`ReadPages.swift`).

package import Diagnostics
package import Files
import Records

/// Why two sites cannot be compared; a clause.
package struct NotComparable: Error, Sendable, Equatable {
  /// The file that says so; empty for a whole side.
  package var path: String
  package var reason: String

  package init(path: String, reason: String) { (self.path, self.reason) = (path, reason) }

  package var finding: Finding { Finding(.notComparable(reason: reason), path: path, range: 0..<0) }
}

/// Where a site is read from.
package enum SiteReading: String, Sendable, CaseIterable {
  /// The records below `data/`.
  case data
  /// Ids and classes of the pages.
  case html
}

/// Whether a site is a private review copy: by its notice, which may lie a folder deeper in what somebody
/// packed, or by the banner of its pages should the notice have been lost on the way.
package func isPrivateCopy(_ tree: FileTree) -> Bool {
  let notice = SitePath.privateNotice.text
  if tree[notice] != nil { return true }
  let banner = Array("\n<p class=\"review-banner\"".utf8)
  return tree.files.contains { file in
    let parts = file.path.split(separator: "/")
    guard parts.count <= 2, let name = parts.last else { return false }
    if parts.count == 2, name == notice { return true }
    return (name == "index.html" || name == "review.html")
      && firstPlace(of: banner, in: file.bytes[...]) != nil
  }
}

/// Whether a site holds records.
func hasRecords(_ tree: FileTree) -> Bool { tree["data/_index.js"] != nil }

/// Reads a site.
/// - Parameter before: another site; files of the same bytes are read once.
///
/// Throws `NotComparable`.
func readSite(
  _ tree: FileTree, from reading: SiteReading, reusing before: RecordsByFile = RecordsByFile()
) throws(NotComparable) -> (site: SiteModel, files: RecordsByFile) {
  guard tree.files.contains(where: { $0.path.hasSuffix(".html") }) || tree.files.isEmpty else {
    throw NotComparable(path: "", reason: "no page of a site is among its files")
  }
  var files = RecordsByFile()
  var site = SiteModel(tree: tree)
  site.isPrivate = isPrivateCopy(tree)
  var all: [SiteRecord] = []
  var kinds: [(kind: Record.Kind, file: String)] = []
  for file in tree.files {
    let shards: ReadShards
    switch reading {
    case .data:
      guard isShardFile(file.path) else { continue }
      if let known = before.shards[file.path], known.bytes == file.bytes {
        shards = known.shards
      } else {
        shards = readShards(file.bytes)
      }
      files.shards[file.path] = (file.bytes, shards)
      if let version = shards.version, version > shardVersion {
        throw NotComparable(
          path: file.path,
          reason: "its records have format \(version), and this program knows \(shardVersion)")
      }
    case .html:
      guard file.path.hasSuffix(".html") else { continue }
      shards = readPage(file)
    }
    for read in shards.records {
      let record = read.record
      kinds.append((record.kind, file.path))
      all.append(
        SiteRecord(
          id: record.id, language: record.language, text: record.text, fields: record.fields,
          page: record.kind == .page ? record.id : read.shard + ".html"))
    }
  }
  try site.add(all, kinds)
  return (site, files)
}

/// The records of each file that was read, so that the same bytes are not read twice.
struct RecordsByFile: Sendable {
  var shards: [String: (bytes: [UInt8], shards: ReadShards)] = [:]

  init() {}
}

/// Whether a file holds records: below `data/`, but the index.
func isShardFile(_ path: String) -> Bool {
  path.hasPrefix("data/") && path.hasSuffix(".js")
}

extension SiteModel {
  fileprivate mutating func add(
    _ records: [SiteRecord], _ kinds: [(kind: Record.Kind, file: String)]
  ) throws(NotComparable) {
    for (record, kind) in zip(records, kinds) {
      let isNew: Bool
      switch kind.kind {
      case .claim:
        isNew = claims.updateValue(SiteClaim(record: record, cites: cites(record)), forKey: record.id) == nil
      case .judgement: isNew = judgements.updateValue(record, forKey: record.id) == nil
      case .para: isNew = paragraphs.updateValue(record, forKey: record.id) == nil
      case .source: isNew = sources.updateValue(record, forKey: withoutPrefix(record.id)) == nil
      case .event: isNew = events.updateValue(record, forKey: record.id) == nil
      case .entity: isNew = entities.updateValue(record, forKey: withoutPrefix(record.id)) == nil
      case .page: isNew = pages.updateValue(SitePage(record: record), forKey: record.id) == nil
      }
      guard isNew else {
        throw NotComparable(path: kind.file, reason: "the id '\(record.id)' stands there twice")
      }
    }
    index()
  }

  private mutating func index() {
    for (id, claim) in claims {
      for paragraph in citedParagraphs(claim) { claimsOfParagraph[paragraph, default: []].append(id) }
      for relation in claim.record.rows("relations") where relation.first == "rests-on" && relation.count > 1
      {
        restingOnClaim[relation[1], default: []].append(id)
      }
    }
    for (id, judgement) in judgements {
      for claim in judgement.texts("rests-on") { restingOnClaim[claim, default: []].append(id) }
    }
    for key in claimsOfParagraph.keys {
      claimsOfParagraph[key] = Set(claimsOfParagraph[key] ?? []).sorted(by: precedes)
    }
    for key in restingOnClaim.keys {
      restingOnClaim[key] = Set(restingOnClaim[key] ?? []).sorted(by: precedes)
    }
    // A page without a record keeps its claims in the order of their ids.
    for (path, page) in pages { order[path] = page.record.texts("claims").filter { claims[$0] != nil } }
    for (id, claim) in claims where pages[claim.record.page] == nil {
      order[claim.record.page, default: []].append(id)
    }
    for path in order.keys where pages[path] == nil { order[path]?.sort(by: precedes) }
  }

  /// The paragraphs that a claim cites, ranges spelled out by the labels that there are.
  func citedParagraphs(_ claim: SiteClaim) -> [String] {
    claim.cites.flatMap { cite -> [String] in
      guard cite.first != cite.last else { return ["\(cite.source)#\(cite.first)"] }
      let (from, to) = (labelRank(cite.first), labelRank(cite.last))
      // A range lies within a kind of label, as it is written.
      guard from.0 == to.0, from.1 <= to.1, to.1 - from.1 < 10_000 else {
        return ["\(cite.source)#\(cite.first)", "\(cite.source)#\(cite.last)"]
      }
      return (from.1...to.1).map { "\(cite.source)#\(from.0)\($0)" }
    }
  }
}

private func withoutPrefix(_ id: String) -> String {
  String(id.drop { $0 != ":" }.dropFirst())
}

/// What goes without saying in a row is put back. Older versions laid its columns in another order, so a
/// column is known by what stands in it.
private func cites(_ record: SiteRecord) -> [Cite] {
  record.rows("cites").compactMap { row in
    guard row.count >= 2 else { return nil }
    var cite = Cite(source: row[0], first: row[1], last: row[1])
    for column in row.dropFirst(2) where !column.isEmpty {
      let bytes = Array(column.utf8)
      if bytes.count == 2, (0x41...0x46).contains(bytes[0]), (0x31...0x36).contains(bytes[1]) {
        cite.grade = column
      } else if bytes.count == 8,
        bytes.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      {
        cite.fingerprint = column
      } else if ["supports", "contradicts", "context"].contains(column) {
        cite.role = column
      } else {
        cite.last = column
      }
    }
    return cite
  }
}
