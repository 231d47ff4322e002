// A chain as a tree for a terminal: one line a node, its id first.

import Corpus
import Diagnostics
import Files

/// The tree of a chain.
///
/// What stands in it a second time, as in a circle, is named and not told again.
/// - Parameter width: the columns that a line may take; `nil` for as many as it needs.
package func traceText(_ trace: Trace, _ linked: LinkedCorpus, width: Int?, color: Bool) -> String {
  var text = ""
  var told: Set<TraceNode> = []
  var open = [Branch(what: .node(trace.start, by: nil), lead: "", stem: "")]
  while let branch = open.popLast() {
    var line = TraceLine(lead: branch.lead, id: "", words: "")
    var below: [Branch.What] = []
    switch branch.what {
    case .place(let words): line.words = words
    case .node(let node, let edge):
      line.id = linked.id(of: node)
      line.words = "(above)"
      if told.insert(node).inserted {
        line.words = role(edge) + words(of: node, edge, linked)
        below = (trace.steps[node] ?? []).map { .node(trace.end(of: $0), by: $0) }
        if case .source(let source) = node, trace.direction == .down {
          below = places(linked.corpus.sources[source]).map { .place($0) }
        }
      }
    }
    text += line.written(width, color) + "\n"
    for (number, what) in below.enumerated().reversed() {
      let isLast = number == below.count - 1
      // A chain as deep as no analyst makes one goes on without being drawn further in, so that its lines
      // stay as long as they are.
      let stem = branch.stem.count > 120 ? "" : isLast ? "   " : "│  "
      open.append(
        Branch(what: what, lead: branch.stem + (isLast ? "└─ " : "├─ "), stem: branch.stem + stem))
    }
  }
  return text
}

private struct Branch {
  enum What {
    case node(TraceNode, by: TraceEdge?)
    /// Where a source can be read; it has no id.
    case place(String)
  }

  let what: What
  /// What stands before it on its line, and before what is below it on theirs.
  let lead, stem: String
}

private struct TraceLine {
  var lead, id, words: String

  func written(_ width: Int?, _ color: Bool) -> String {
    let head = lead + id
    let plain = cut(printable(id.isEmpty ? head + words : "\(head)  \(words)"), to: width)
    guard color, !id.isEmpty, plain.hasPrefix(head) else { return plain }
    return lead + "\u{1B}[1;36m\(id)\u{1B}[0m" + plain.dropFirst(head.count)
  }
}

/// A text of at most so many columns, with a sign where some of it is left out.
private func cut(_ text: String, to width: Int?) -> String {
  guard let width, text.unicodeScalars.reduce(0, { $0 + columns(of: $1) }) > width else { return text }
  var kept = ""
  var used = 1
  for character in text {
    used += character.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    if used > width { break }
    kept.append(character)
  }
  return kept + "…"
}

/// What is said before a citation that does not support.
private func role(_ edge: TraceEdge?) -> String {
  switch edge?.kind {
  case .cites(.contradicts): "to contradict; "
  case .cites(.context): "for context; "
  case .cites(.supports), .restsOn, .partOf, nil: ""
  }
}

private func words(of node: TraceNode, _ edge: TraceEdge?, _ linked: LinkedCorpus) -> String {
  let said: (facts: [String], text: String)
  switch node {
  case .judgement(let place):
    let judgement = linked.judgement(place)
    said = (
      ["judgement"]
        + [judgement.likelihood?.term, judgement.confidence.map { "\($0) confidence" }]
        .compactMap(\.self), judgement.text
    )
  case .claim(let place):
    let badges = linked.badges(of: place).filter { [.retracted, .overtaken, .contested].contains($0) }
    said = ([linked.claim(place).kind.rawValue] + badges.map(\.rawValue), linked.text(of: place))
  case .paragraph(let paragraph, let source): said = facts(paragraph, source, edge, linked)
  case .source(let number):
    let source = linked.corpus.sources[number]
    said = (
      [source.label.value, "reliability \(source.grade.letter)"]
        + (source.retraction == nil ? [] : ["retracted"]), source.title
    )
  }
  return said.facts.joined(separator: ", ") + ": " + said.text
}

private func facts(
  _ paragraph: Int, _ source: Int, _ edge: TraceEdge?, _ linked: LinkedCorpus
) -> (facts: [String], text: String) {
  let work = linked.corpus.sources[source]
  let own = work.paragraphs[paragraph]
  var facts: [String] = []
  if let grade = linked.grade(source, paragraph) { facts.append(grade) }
  if let credibility = edge?.credibility {
    facts.append("here \(work.grade.letter)\(credibility)" + (edge?.why.map { " (\($0))" } ?? ""))
  }
  if let fingerprint = own.record?.fingerprint {
    let check = work.checks.check(own.label, fingerprint)
    facts.append("v1:\(fingerprint.short)")
    facts.append(check.map { "\($0.state.rawValue) on \($0.at)" } ?? "not checked")
  } else {
    facts.append("no fingerprint")
  }
  if linked.isRetracted(source, paragraph) { facts.append("retracted") }
  let digest = own.digest.map { digestText(work, $0) } ?? work.missingExhibit(own.label)
  return (facts, digest ?? "no digest")
}

/// Where a source can be read, the copy whose paragraphs are counted first.
private func places(_ source: Source) -> [String] {
  let lines = publishedCopies(of: source).flatMap { copy in
    [
      copy.url.map { "\($0) (\(copy.role ?? "copy"))" }, copy.archiveURL.map { "\($0) (archived copy)" },
    ].compactMap(\.self)
  }
  return lines.isEmpty ? ["no published place is known"] : lines
}

/// The copies that a reader can get at, the one whose paragraphs are counted first.
func publishedCopies(of source: Source) -> [Source.Copy] {
  let counted = source.copies.filter { $0.id == source.numbering }
  return (counted + source.copies.filter { $0.id != source.numbering }).filter {
    $0.url != nil || $0.archiveURL != nil
  }
}

extension LinkedCorpus {
  /// `D4`: the source's reliability and the paragraph's credibility, each judged apart; `nil` for what is no
  /// paragraph of the text, such as a heading.
  package func grade(_ source: Int, _ paragraph: Int) -> String? {
    let work = corpus.sources[source]
    guard work.paragraphs[paragraph].label.hasPrefix("p") else { return nil }
    return work.grade.letter + String(work.paragraphs[paragraph].credibility ?? 6)
  }
}
