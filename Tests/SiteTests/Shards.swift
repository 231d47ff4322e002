// Reads the data shards back line by line, with a JSON reader that is not ours.

import Foundation
import SiteSupport

struct Shard: Sendable {
  struct Record: Sendable {
    var id: String
    var kind: String
    var language: String
    var text: String
    /// `claims` and other lists of texts.
    var lists: [String: [String]]
    var line: String
  }

  var path: String
  var records: [Record]
}

struct Misread: Error, CustomStringConvertible {
  var description: String
}

/// All shards of a site but the index; throws where one is not in the format.
func shards(_ site: BuiltSite) throws -> [Shard] {
  try site.paths.filter { $0.hasPrefix("data/") && $0 != "data/_index.js" }.map {
    try readShard($0, site.text($0))
  }
}

func readShard(_ path: String, _ text: String) throws -> Shard {
  let name = path.dropFirst("data/".count).dropLast(".js".count)
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  guard lines.count >= 3, lines.removeLast().isEmpty else {
    throw Misread(description: "\(path): no final newline")
  }
  guard lines.removeFirst() == "dossier.put(\"\(name)\",1,[" else {
    throw Misread(description: "\(path): first line")
  }
  guard lines.removeLast() == "]);" else { throw Misread(description: "\(path): last line") }
  return Shard(path: path, records: try lines.map { try readRecord(String($0), path) })
}

private func readRecord(_ line: String, _ path: String) throws -> Shard.Record {
  let fail = { (what: String) in Misread(description: "\(path): \(what): \(line.prefix(120))") }
  guard line.hasSuffix(",") else { throw fail("no comma at the end") }
  for sign in ["<", "\u{2028}", "\u{2029}"] where line.contains(sign) { throw fail("\(sign) is not escaped") }
  guard let json = try? JSONSerialization.jsonObject(with: Data(line.dropLast().utf8)),
    let parts = json as? [Any],
    parts.count == 5, let texts = Array(parts[..<4]) as? [String], let fields = parts[4] as? [String: Any]
  else { throw fail("no array of [id, type, lang, text, {fields}]") }
  guard ["claim", "para", "source", "entity", "event", "judgement", "page", "link"].contains(texts[1]) else {
    throw fail("the type is none")
  }
  let names = fields.keys.map {
    (name: $0, at: line.range(of: "\"\($0)\":", options: .backwards)?.lowerBound)
  }
  // Keys may occur in values too, so only their order by last occurrence is looked at where it is certain.
  guard names.allSatisfy({ $0.at != nil }) else { throw fail("a field's name is escaped") }
  return Shard.Record(
    id: texts[0], kind: texts[1], language: texts[2], text: texts[3],
    lists: fields.compactMapValues { $0 as? [String] }, line: line)
}
