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

  /// The file that it lies in.
  var path: String
  /// The path of its page without `.html`.
  var name: String
  var records: [Record]
}

struct Misread: Error, CustomStringConvertible {
  var description: String
}

/// The files of records of a site, the index left out.
func recordFiles(_ site: BuiltSite) -> [String] {
  site.paths.filter { $0.hasPrefix("data/") && $0 != "data/_index.js" }
}

/// All shards of a site; throws where a file is not in the format.
func shards(_ site: BuiltSite) throws -> [Shard] {
  try recordFiles(site).flatMap { try readShards($0, site.text($0)) }
}

/// The shards of a file, one after another.
func readShards(_ path: String, _ text: String) throws -> [Shard] {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  guard lines.removeLast().isEmpty else { throw Misread(description: "\(path): no final newline") }
  var shards: [Shard] = []
  var isOpen = false
  for line in lines {
    if isOpen, line == "]);" {
      isOpen = false
    } else if isOpen {
      shards[shards.count - 1].records.append(try readRecord(String(line), path))
    } else if line.hasPrefix("dossier.put(\""), line.hasSuffix("\",1,[") {
      let name = line.dropFirst("dossier.put(\"".count).dropLast("\",1,[".count)
      shards.append(Shard(path: path, name: String(name), records: []))
      isOpen = true
    } else {
      throw Misread(description: "\(path): \(line.prefix(80))")
    }
  }
  if isOpen { throw Misread(description: "\(path): last line") }
  return shards
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
