/// The tree as text with byte ranges, one node a line: for tests and for seeing what the parser saw.
package func dump(_ tree: Tree) -> String {
  var lines: [String] = []
  var ends: [Int] = []
  for (index, node) in tree.nodes.enumerated() {
    while let end = ends.last, index >= end { ends.removeLast() }
    var line = String(repeating: "  ", count: ends.count) + "\(node.kind)"
    switch node.kind {
    case .text, .code, .codeBlock, .html, .htmlBlock, .link, .image, .footnoteReference:
      line += " \(quoted(tree.text(node)))"
    case .heading, .list, .item, .tableRow, .tableCell, .paragraph:
      line += node.flag == 0 ? "" : " \(node.flag)"
    case .citation: line += " " + describe(tree.citations[Int(node.token)])
    case .wikilink:
      let link = tree.wikilinks[Int(node.token)]
      line += " \(link.embeds ? "!" : "")\(link.target)"
      if let fragment = link.fragment { line += "#\(fragment)" }
      if let text = link.text { line += "|\(text)" }
      if let size = link.size { line += "|\(size.width)" + (size.height.map { "x\($0)" } ?? "") }
    default: break
    }
    if let title = tree.titles[index] { line += " title \(quoted(title))" }
    if let language = tree.languages[index] { line += " in \(language)" }
    if let attributes = tree.attributes(of: node) { line += " " + describe(attributes) }
    switch node.kind {
    case .text, .softBreak, .lineBreak, .code, .emphasis, .strong: break
    default: line += " @\(node.source.lowerBound)-\(node.source.upperBound)"
    }
    lines.append(line)
    ends.append(Int(node.end))
  }
  return lines.joined(separator: "\n") + "\n"
}

private func quoted(_ text: String) -> String {
  "\"" + text.replacing("\n", with: "\\n") + "\""
}

private func describe(_ citation: Citation) -> String {
  var text = citation.items.map { item in
    var parts = item.prefix.isEmpty ? "" : "\(item.prefix) "
    parts += "\(item.suppressesAuthor ? "-" : "")@\(item.key)"
    var words: [String] = []
    for locator in item.locators {
      words.append(locator.lead)
      // What is no paragraph is shown as words, as in a mark.
      if !locator.term.countsLabels { words.append(locator.text) }
    }
    for place in item.labels {
      parts += " \(place.first)" + (place.first == place.last ? "" : "..\(place.last)")
    }
    let suffix = joined(words + [item.suffix])
    return parts + (suffix.isEmpty ? "" : " \(quoted(suffix))")
  }.joined(separator: "; ")
  if citation.inText { text += " in-text" }
  if let attributes = citation.attributes { text += " " + describe(attributes) }
  return text
}

private func describe(_ attributes: Attributes) -> String {
  var parts: [String] = []
  if let id = attributes.id { parts.append("#\(id.text)") }
  parts += attributes.classes.map { ".\($0.text)" }
  parts += attributes.pairs.map { "\($0.name)=\($0.value)" }
  return "{" + parts.joined(separator: " ") + "}"
}
