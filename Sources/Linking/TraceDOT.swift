// A chain as a graph for Graphviz. Arrows point from what rests to what it rests on, in either direction of
// the walk; what is cited for context or to contradict has a broken arrow.

import Corpus
import Files

/// The graph of a chain, in the language of `dot`.
package func traceDOT(_ trace: Trace, _ linked: LinkedCorpus) -> String {
  var text = "digraph trace {\nrankdir=TB;\nnode [shape=box, fontname=\"sans-serif\"];\n"
  for node in trace.nodes {
    let isStart = node == trace.start ? ", penwidth=2" : ""
    text += "\(quoted(linked.id(of: node))) [label=\(label(of: node, linked))\(shape(of: node))\(isStart)];\n"
  }
  for edge in trace.edges {
    text += "\(quoted(linked.id(of: edge.from))) -> \(quoted(linked.id(of: edge.to)))"
    if case .cites(let role) = edge.kind, role != .supports {
      text += " [label=\(quoted(role.rawValue)), style=dashed]"
    }
    text += ";\n"
  }
  return text + "}\n"
}

private func shape(of node: TraceNode) -> String {
  switch node {
  case .judgement: ", style=bold"
  case .claim: ""
  case .paragraph: ", shape=note"
  case .source: ", shape=folder"
  }
}

/// The id, and below it words in short lines.
private func label(of node: TraceNode, _ linked: LinkedCorpus) -> String {
  let corpus = linked.corpus
  let words: String
  switch node {
  case .judgement(let place): words = linked.judgement(place).text
  case .claim(let place): words = linked.text(of: place)
  case .paragraph(let paragraph, let source):
    let work = corpus.sources[source]
    let own = work.paragraphs[paragraph]
    let digest = own.digest.map { digestText(work, $0) } ?? work.missingExhibit(own.label) ?? ""
    words = (linked.grade(source, paragraph).map { "\($0): " } ?? "") + digest
  case .source(let source): words = corpus.sources[source].title
  }
  return quoted(([linked.id(of: node)] + lines(words)).joined(separator: "\n"))
}

/// At most four lines of some 36 characters.
private func lines(_ text: String) -> [String] {
  var lines: [String] = []
  for word in text.split(whereSeparator: \.isWhitespace) {
    var word = word[...]
    // Scripts without blanks between words have lines all the same.
    while word.count > 36 {
      lines.append(String(word.prefix(36)))
      word = word.dropFirst(36)
    }
    if let last = lines.last, last.count + word.count < 36 {
      lines[lines.count - 1] += " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines.count > 4 ? Array(lines.prefix(4)) + ["…"] : lines
}

/// A string of DOT: a backslash begins an escape in a label, so one that is meant is written twice.
private func quoted(_ text: String) -> String {
  let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  return "\"\(escaped)\""
}
