// The register as CSL-JSON, which Zotero, pandoc and other citation processors read. What CSL has no field
// for stands in `custom`. One field a line.

import Corpus
import Files

/// `bibliography.json`.
func encodeCSLJSON(_ entries: [BibliographyEntry]) -> [UInt8] {
  var bytes = Array("[\n".utf8)
  for (number, entry) in entries.enumerated() {
    bytes += "{\n".utf8
    for field in fields(entry) { appendField(field.name, field.value, to: &bytes) }
    // Always there and always last, so that no other line gains or loses its comma.
    bytes += "\"custom\": ".utf8
    bytes += custom(entry)
    bytes += (number + 1 < entries.count ? "\n},\n" : "\n}\n").utf8
  }
  return bytes + "]\n".utf8
}

private func appendField(_ name: String, _ value: [UInt8], to bytes: inout [UInt8]) {
  appendJSON(name, to: &bytes)
  bytes += ": ".utf8
  bytes += value
  bytes += ",\n".utf8
}

private func fields(_ entry: BibliographyEntry) -> [(name: String, value: [UInt8])] {
  var fields: [(name: String, value: [UInt8])] = []
  let text = { (name: String, value: String?) in
    if let value { fields.append((name, json(value))) }
  }
  let names = { (name: String, people: [PersonName]) in
    if !people.isEmpty { fields.append((name, list(people.map(object)))) }
  }
  let date = { (name: String, date: EDTFDate?) in
    if let date { fields.append((name, object(date))) }
  }
  text("id", entry.key)
  text("type", entry.type)
  text("title", entry.title)
  names("author", entry.authors)
  names("editor", entry.editors)
  names("translator", entry.translators)
  date("issued", entry.issued)
  date("original-date", entry.originalDate)
  date("event-date", entry.eventDate)
  for field in SourceWork.Field.allCases {
    switch field {
    case .archive: text("archive", entry.archive)
    case .archiveLocation: text("archive_location", entry.archiveLocation)
    case .isbn, .issn: text(field.rawValue.uppercased(), entry[field])
    default: text(field.rawValue, entry[field])
    }
  }
  text("language", entry.language)
  text("DOI", entry.doi)
  text("URL", entry.url)
  date("accessed", entry.accessed)
  return fields
}

/// The extras; a date that numbers say less of stands here as it was written.
private func custom(_ entry: BibliographyEntry) -> [UInt8] {
  var members = entry.extras.map { ($0.name, json($0.value)) }
  for (name, date) in [
    ("issued", entry.issued), ("original-date", entry.originalDate), ("event-date", entry.eventDate),
    ("accessed", entry.accessed),
  ] {
    if let date, !isWhole(date) { members.append(("\(name)-edtf", json(date.text))) }
  }
  if !entry.hashes.isEmpty {
    members.append(("sha256", lines(of: entry.hashes.map { ($0.name, json($0.value)) })))
  }
  return lines(of: members)
}

/// An object with a member a line.
private func lines(of members: [(String, [UInt8])]) -> [UInt8] {
  var bytes = Array("{\n".utf8)
  for (number, member) in members.enumerated() {
    bytes += json(member.0) + ": ".utf8 + member.1
    bytes += (number + 1 < members.count ? ",\n" : "\n").utf8
  }
  return bytes + "}".utf8
}

private func object(_ name: PersonName) -> [UInt8] {
  if let literal = name.literal { return object([("literal", literal)]) }
  let parts = [
    ("family", name.family), ("given", name.given), ("dropping-particle", name.droppingParticle),
    ("non-dropping-particle", name.particle), ("suffix", name.suffix),
  ]
  return object(parts.compactMap { part in part.1.map { (part.0, $0) } })
}

private func object(_ members: [(String, String)]) -> [UInt8] {
  var bytes = Array("{".utf8)
  for (number, member) in members.enumerated() {
    if number > 0 { bytes += ", ".utf8 }
    bytes += json(member.0) + ": ".utf8 + json(member.1)
  }
  return bytes + "}".utf8
}

/// Numbers where the years are known and after Christ, else words; the schema takes no bare EDTF.
private func object(_ date: EDTFDate) -> [UInt8] {
  guard let parts = dateParts(date) else { return object([("literal", englishDate(date))]) }
  let numbers = [date.startNumbers, date.endNumbers].compactMap { $0 }
  var text =
    "{\"date-parts\": ["
    + parts.map { "[\($0.map(String.init).joined(separator: ", "))]" }
    .joined(separator: ", ") + "]"
  if let season = numbers[0].season { text += ", \"season\": \(season)" }
  if numbers.contains(where: { $0.isUncertain || $0.isApproximate }) { text += ", \"circa\": true" }
  return Array((text + "}").utf8)
}

/// The numbers of a date, or of both ends of an interval; `nil` where they do not give it.
private func dateParts(_ date: EDTFDate) -> [[Int]]? {
  guard let start = date.startNumbers, start.year > 0 else { return nil }
  let parts = { (numbers: EDTFDate.Numbers) in
    [numbers.year, numbers.month, numbers.day].compactMap { $0 }
  }
  guard date.isInterval else { return [parts(start)] }
  // CSL has one season for both ends.
  guard let end = date.endNumbers, end.year > 0, start.season == nil, end.season == nil else { return nil }
  return [parts(start), parts(end)]
}

/// Whether the numbers say all that the date says.
private func isWhole(_ date: EDTFDate) -> Bool {
  dateParts(date) != nil
    && [date.startNumbers, date.endNumbers].allSatisfy { numbers in
      numbers.map { !$0.isUncertain && !$0.isApproximate && !$0.isPartial } ?? true
    }
}

private func json(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  appendJSON(text, to: &bytes)
  return bytes
}

private func list(_ values: [[UInt8]]) -> [UInt8] {
  Array("[".utf8) + Array(values.joined(separator: ", ".utf8)) + "]".utf8
}
