// A chain as JSON, a node or a step a line: `dossier-trace/1`, whose schema is docs/trace.schema.json.

import Corpus
import Files

/// The document of a chain.
package func traceJSON(_ trace: Trace, _ linked: LinkedCorpus) -> [UInt8] {
  var json = "{\n\"format\":\"dossier-trace/1\",\n\"id\":\(quoted(linked.id(of: trace.start)))"
  json += ",\n\"direction\":\"\(trace.direction.rawValue)\",\n\"nodes\":["
  let lines = lineTables(of: trace, linked)
  json += trace.nodes.map { node in
    let rests = trace.resting.contains(node)
    return "\n{\"id\":\(quoted(linked.id(of: node))),\(fields(of: node, rests: rests, linked, lines))}"
  }.joined(separator: ",")
  json += "],\n\"edges\":["
  json += trace.edges.map { edge in
    let ends = "\"from\":\(quoted(linked.id(of: edge.from))),\"to\":\(quoted(linked.id(of: edge.to)))"
    return "\n{\(ends),\(fields(of: edge))}"
  }.joined(separator: ",")
  return Array((json + "]\n}\n").utf8)
}

private func quoted(_ text: String?) -> String {
  guard let text else { return "null" }
  var bytes: [UInt8] = []
  appendJSON(text, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

private func fields(of edge: TraceEdge) -> String {
  switch edge.kind {
  case .restsOn: "\"type\":\"rests-on\""
  case .partOf: "\"type\":\"part-of\""
  case .cites(let role):
    "\"type\":\"cites\",\"role\":\"\(role.rawValue)\""
      + ",\"credibility\":\(edge.credibility.map(String.init) ?? "null"),\"why\":\(quoted(edge.why))"
  }
}

/// By note: the lines of its file, counted once for all that stands in it.
private func lineTables(of trace: Trace, _ linked: LinkedCorpus) -> [Int: LineTable] {
  var tables: [Int: LineTable] = [:]
  for node in trace.nodes {
    let note: Int
    switch node {
    case .judgement(let place): note = place.note
    case .claim(let place): note = place.note
    case .paragraph, .source: continue
    }
    if tables[note] == nil { tables[note] = LineTable(linked.corpus.notes[note].file.bytes) }
  }
  return tables
}

private func fields(
  of node: TraceNode, rests: Bool, _ linked: LinkedCorpus, _ lines: [Int: LineTable]
) -> String {
  let (type, fields) =
    switch node {
    case .judgement(let place): ("judgement", judgementFields(place, linked, lines))
    case .claim(let place): ("claim", claimFields(place, linked, lines))
    case .paragraph(let paragraph, let source): ("paragraph", paragraphFields(paragraph, source, linked))
    case .source(let source): ("source", sourceFields(linked.corpus.sources[source]))
    }
  let written = fields.map { "\"\($0.name)\":\($0.value)" }
  return (["\"type\":\"\(type)\"", "\"rests\":\(rests)"] + written).joined(separator: ",")
}

/// A field and its value as JSON.
private typealias Field = (name: String, value: String)

private func placeFields(
  _ note: Int, _ range: Range<Int>, _ linked: LinkedCorpus, _ lines: [Int: LineTable]
) -> [Field] {
  let line = lines[note]?.place(of: range.lowerBound).line ?? 1
  return [("path", quoted(linked.corpus.notes[note].path)), ("line", String(line))]
}

private func judgementFields(
  _ place: JudgementPlace, _ linked: LinkedCorpus, _ lines: [Int: LineTable]
) -> [Field] {
  let judgement = linked.judgement(place)
  return [
    ("title", quoted(judgement.title)), ("text", quoted(judgement.text)),
    ("likelihood", quoted(judgement.likelihood?.term)), ("confidence", quoted(judgement.confidence)),
    ("basis", quoted(judgement.basis)),
  ] + placeFields(place.note, judgement.source, linked, lines)
}

private func claimFields(
  _ place: ClaimPlace, _ linked: LinkedCorpus, _ lines: [Int: LineTable]
) -> [Field] {
  let claim = linked.claim(place)
  let badges = linked.badges(of: place).map { quoted($0.rawValue) }.joined(separator: ",")
  return [
    ("kind", quoted(claim.kind.rawValue)), ("badges", "[\(badges)]"),
    ("text", quoted(linked.text(of: place))),
  ] + placeFields(place.note, claim.source, linked, lines)
}

private func paragraphFields(_ paragraph: Int, _ source: Int, _ linked: LinkedCorpus) -> [Field] {
  let work = linked.corpus.sources[source]
  let own = work.paragraphs[paragraph]
  let check = own.record?.fingerprint.flatMap { work.checks.check(own.label, $0) }.map {
    "{\"state\":\(quoted($0.state.rawValue)),\"at\":\(quoted($0.at))}"
  }
  return [
    ("source", quoted(work.key)), ("label", quoted(own.label)),
    ("grade", quoted(linked.grade(source, paragraph))), ("why", quoted(own.why)),
    ("digest", quoted(own.digest.map { digestText(work, $0) } ?? work.missingExhibit(own.label))),
    ("fingerprint", quoted(own.record?.fingerprint?.text)), ("check", check ?? "null"),
    ("isRetracted", String(linked.isRetracted(source, paragraph))),
  ]
}

private func sourceFields(_ source: Source) -> [Field] {
  let places = publishedCopies(of: source).map { copy in
    "{\"role\":\(quoted(copy.role)),\"url\":\(quoted(copy.url)),\"archiveUrl\":\(quoted(copy.archiveURL))"
      + ",\"retrieved\":\(quoted(copy.retrieved?.text))}"
  }
  return [
    ("label", quoted(source.label.value)), ("title", quoted(source.title)),
    ("reliability", quoted(source.grade.letter)), ("why", quoted(source.grade.why)),
    ("group", quoted(source.group)), ("places", "[\(places.joined(separator: ","))]"),
    ("isRetracted", String(source.retraction != nil)),
  ]
}
