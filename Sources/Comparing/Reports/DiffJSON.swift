// A comparison as JSON, a change a line: `dossier-diff/1`, whose schema is docs/diff.schema.json. The names
// of each object stand in the order of their bytes.

import Files

/// The document of a comparison.
package func diffJSON(_ comparison: Comparison) -> [UInt8] {
  let accounting = comparison.accounting
  var json = "{\n\"a\":\(side(comparison.a)),\n\"accounting\":{\n"
  json += "\"added\":\(accounting.added),\n\"files\":\(accounting.files),\n\"map\":["
  json += accounting.map.map { entry in
    "\n"
      + object([
        ("added", String(entry.added)), ("changes", list(entry.changes)), ("file", quoted(entry.file)),
        ("id", quoted(entry.id)), ("removed", String(entry.removed)),
      ])
  }.joined(separator: ",")
  json += "],\n\"removed\":\(accounting.removed),\n\"unexplained\":["
  json += accounting.unexplained.map { line in
    "\n"
      + object([
        ("file", quoted(line.file)), ("id", quoted(line.id)), ("line", String(line.line)),
        ("side", line.isRemoved ? "\"a\"" : "\"b\""), ("text", quoted(line.text)),
      ])
  }.joined(separator: ",")
  json += "]\n},\n\"b\":\(side(comparison.b)),\n\"changes\":["
  json += comparison.changes.map { "\n" + object(fields($0)) }.joined(separator: ",")
  json += "],\n\"private\":\(comparison.isPrivate),\n\"schema\":\"dossier-diff/1\",\n\"totals\":"
  json += object([
    ("high", String(comparison.count(.high))), ("info", String(comparison.count(.info))),
    ("warning", String(comparison.count(.warning))),
  ])
  return Array((json + "\n}\n").utf8)
}

private func side(_ side: Comparison.Side) -> String {
  object([
    ("commit", side.commit.map { quoted($0) } ?? "null"), ("ref", quoted(side.name)),
    ("title", quoted(side.title)),
  ])
}

private func fields(_ change: Change) -> [(String, String)] {
  [
    ("affects", list(change.affects)), ("after", state(change.after)),
    (
      "around",
      array(
        change.around.map { neighbour in
          object([
            ("before", String(neighbour.isBefore)), ("id", quoted(neighbour.id)),
            ("text", quoted(neighbour.text)),
          ])
        })
    ),
    ("before", state(change.before)), ("claim", change.claim.map { quoted($0) } ?? "null"),
    ("flags", list(change.flags.map(\.rawValue))), ("id", quoted(change.id)),
    ("kind", quoted(change.kind.rawValue)), ("lines", String(change.lines)), ("page", quoted(change.page)),
    ("pageTitle", quoted(change.pageTitle)), ("severity", quoted(change.severity.rawValue)),
    ("subject", quoted(change.subject)),
    ("words", array(change.words.map { list([$0.kind.rawValue, $0.text]) })),
  ]
}

private func state(_ state: ChangeState?) -> String {
  guard let state else { return "null" }
  return object([
    ("anchor", quoted(state.anchor)), ("cites", array(state.cites.map(cite))),
    ("conf", quoted(state.confidence)),
    ("file", quoted(state.file)), ("kind", quoted(state.kind)), ("language", quoted(state.language)),
    ("likelihood", quoted(state.likelihood)), ("line", String(state.line)),
    ("paragraphs", array(state.paragraphs.map(paragraph))), ("text", quoted(state.text)),
    ("value", quoted(state.value)),
  ])
}

private func cite(_ cite: Cite) -> String {
  object([
    ("first", quoted(cite.first)), ("fp", quoted(cite.fingerprint)), ("grade", quoted(cite.grade)),
    ("last", quoted(cite.last)), ("role", quoted(cite.role)), ("source", quoted(cite.source)),
  ])
}

private func paragraph(_ paragraph: ParagraphState) -> String {
  object([
    ("digest", quoted(paragraph.digest)), ("file", quoted(paragraph.file)),
    ("fp", quoted(paragraph.fingerprint)),
    ("full", quoted(paragraph.full)), ("grade", quoted(paragraph.grade)), ("label", quoted(paragraph.label)),
    ("line", String(paragraph.line)), ("source", quoted(paragraph.source)),
  ])
}

private func object(_ fields: [(String, String)]) -> String {
  "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
}

private func array(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }

private func list(_ texts: [String]) -> String { array(texts.map(quoted)) }

private func quoted(_ text: String) -> String {
  var bytes: [UInt8] = []
  appendJSON(text, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
