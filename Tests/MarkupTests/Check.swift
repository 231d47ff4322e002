// The one helper for trees: Markdown in, the dump of its tree out.

import Diagnostics
import Files
import Markup
import Support
import Testing

/// Parses a text as a file; its front matter is passed over.
func parsed(_ markdown: String) -> (tree: Tree, findings: [Finding], file: SourceFile) {
  let file = SourceFile(path: "content/themes/arms/note.md", text: markdown)
  let read = parseMarkdown(file, from: splitFrontMatter(file.bytes).bodyStart)
  return (read.value, read.findings, file)
}

/// Checks the tree of a text, without its line for the document, and everything that is found in it.
func check(
  _ markdown: String, _ expected: String, findings: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let (tree, found, file) = parsed(markdown)
  let inside = dump(tree).split(separator: "\n").dropFirst().map { String($0.dropFirst(2)) }
  #expect(
    inside.joined(separator: "\n") == expected, "the tree of \(markdown.debugDescription)",
    sourceLocation: sourceLocation)
  #expect(
    listed(found, in: file.bytes) == findings, "the findings of \(markdown.debugDescription)",
    sourceLocation: sourceLocation)
  #expect(problems(in: tree, of: file) == [], "\(markdown.debugDescription)", sourceLocation: sourceLocation)
}

/// Everything that the nodes of a tree say, in their order.
func literals(in tree: Tree) -> [UInt8] { tree.nodes.flatMap { tree.bytes($0) } }

/// What breaks the invariants of a tree: ends that do not nest, ranges outside the file, citations whose
/// range does not start where they were written.
func problems(in tree: Tree, of file: SourceFile) -> [String] {
  var problems: [String] = []
  var ends: [Int] = []
  for (index, node) in tree.nodes.enumerated() {
    while let last = ends.last, index >= last { ends.removeLast() }
    let end = Int(node.end)
    if end <= index || end > (ends.last ?? tree.nodes.count) { problems.append("node \(index): end \(end)") }
    ends.append(end)
    if (node.kind == .document) != (index == 0) { problems.append("node \(index): a document inside") }
    if node.sourceStart < 0 || node.sourceEnd < node.sourceStart || Int(node.sourceEnd) > file.bytes.count {
      problems.append("node \(index) \(node.kind): source \(node.sourceStart)-\(node.sourceEnd)")
    }
    if node.literalStart < 0 || node.literalEnd < node.literalStart
      || Int(node.literalEnd) > tree.literals.count
    {
      problems.append("node \(index) \(node.kind): literal \(node.literalStart)-\(node.literalEnd)")
    }
    if node.kind == .citation {
      problems += citationProblems(tree.citations[Int(node.token)], node, file).map { "node \(index): \($0)" }
    }
  }
  return problems
}

private func citationProblems(_ citation: Citation, _ node: Node, _ file: SourceFile) -> [String] {
  guard citation.range.lowerBound >= 0, citation.range.upperBound <= file.bytes.count else {
    return ["citation outside the file: \(citation.range)"]
  }
  var problems: [String] = []
  if node.source != citation.range {
    problems.append("the node is at \(node.source), not at \(citation.range)")
  }
  let written = String(decoding: file.bytes[citation.range], as: UTF8.self)
  let starts = citation.inText ? ["@", "-@"] : ["["]
  if !starts.contains(where: { written.utf8.starts(with: $0.utf8) }) {
    problems.append("the citation reads '\(written)'")
  }
  for item in citation.items {
    let key = String(decoding: file.bytes[item.keyRange], as: UTF8.self)
    if key != item.key { problems.append("the key reads '\(key)', not '\(item.key)'") }
    for place in item.locators.flatMap(\.ranges) where !citation.range.contains(place.range.lowerBound) {
      problems.append("the place \(place.first) lies outside the citation")
    }
  }
  return problems
}
