// The records of a site: one format for search, previews and `diff`. A record is one line of a shard,
// so that an edit of a claim changes one line.

import Files

/// A value of a record's field.
package enum RecordValue: Sendable {
  case text(String)
  case texts([String])
  case rows([[String]])
}

/// One record: a claim, paragraph, source, entity, event, judgement or page.
package struct Record: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case claim, para, source, entity, event, judgement, page
  }

  /// Claim id, `KEY#p2`, `source:KEY`, `entity:ID`, event id, judgement id or page path.
  package var id: String
  package var kind: Kind
  package var language: String
  package var text: String
  /// Written sorted by name; empty lists are left out.
  package var fields: [(name: String, value: RecordValue)]

  package init(
    id: String, kind: Kind, language: String, text: String, fields: [(name: String, value: RecordValue)]
  ) {
    self.id = id
    self.kind = kind
    self.language = language
    self.text = text
    self.fields = fields
  }
}

/// The version of the shard format, the second argument of `dossier.put`.
package let shardVersion = 1

/// A shard: a classic script that hands its records to the page. A file may hold several, one after another,
/// and a large shard may lie in several files (`ShardFiles.swift`).
///
/// `dossier.put("name",1,[`, then one JSON array a line with a comma behind each, then `]);`. The comma
/// behind the last record keeps lines independent, so that two branches that add records merge.
/// Records are sorted by the UTF-8 bytes of their ids.
package func encodeShard(name: String, records: [Record]) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.append(contentsOf: "dossier.put(".utf8)
  appendJSON(name, to: &bytes)
  bytes.append(contentsOf: ",\(shardVersion),[\n".utf8)
  let order = records.indices.sorted { precedes(records[$0].id, records[$1].id) }
  for index in order { appendRecord(records[index], to: &bytes) }
  bytes.append(contentsOf: "]);\n".utf8)
  return bytes
}

/// `data/_index.js`: the names of all files of records, one a line, sorted.
package func encodeShardIndex(_ names: [String]) -> [UInt8] {
  var bytes = Array("dossier.index(\(shardVersion),[\n".utf8)
  for name in names.sorted(by: precedes) {
    appendJSON(name, to: &bytes)
    bytes.append(contentsOf: ",\n".utf8)
  }
  bytes.append(contentsOf: "]);\n".utf8)
  return bytes
}

/// A record's line.
package func encodeRecord(_ record: Record) -> [UInt8] {
  var bytes: [UInt8] = []
  appendRecord(record, to: &bytes)
  return bytes
}

private func appendRecord(_ record: Record, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "["))
  for text in [record.id, record.kind.rawValue, record.language, record.text] {
    appendJSON(text, to: &bytes)
    bytes.append(UInt8(ascii: ","))
  }
  bytes.append(UInt8(ascii: "{"))
  var isFirst = true
  for field in record.fields.sorted(by: { precedes($0.name, $1.name) }) where !isEmpty(field.value) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    appendJSON(field.name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    switch field.value {
    case .text(let text): appendJSON(text, to: &bytes)
    case .texts(let texts): appendList(texts, to: &bytes) { appendJSON($0, to: &$1) }
    case .rows(let rows):
      appendList(rows, to: &bytes) { row, bytes in appendList(row, to: &bytes) { appendJSON($0, to: &$1) } }
    }
  }
  bytes.append(contentsOf: "}],\n".utf8)
}

private func isEmpty(_ value: RecordValue) -> Bool {
  switch value {
  case .text(let text): text.isEmpty
  case .texts(let texts): texts.isEmpty
  case .rows(let rows): rows.isEmpty
  }
}

private func appendList<Element>(
  _ elements: [Element], to bytes: inout [UInt8], _ append: (Element, inout [UInt8]) -> Void
) {
  bytes.append(UInt8(ascii: "["))
  for (index, element) in elements.enumerated() {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    append(element, &bytes)
  }
  bytes.append(UInt8(ascii: "]"))
}
