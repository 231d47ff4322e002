// The footnotes of a page: definitions, and who refers to them.

import Diagnostics
import Files
import Markup

/// Collects the footnotes of a tree in the order of their definitions. One that nothing refers to, or that is
/// defined again, is a finding; of several definitions references lead to the first.
func readFootnotes(_ tree: Tree, path: String) -> Diagnosed<[NoteFootnote]> {
  var footnotes: [NoteFootnote] = []
  var findings: [Finding] = []
  var anchors: Set<String> = []
  var counts: [String: Int] = [:]
  var places: [TextKey: Int] = [:]
  for (index, node) in tree.nodes.enumerated() where node.kind == .item && node.flag == 4 {
    let definition = tree.footnotes[Int(node.token)]
    let key = footnoteKey(definition.label)
    if places[key] == nil {
      places[key] = footnotes.count
    } else {
      findings.append(
        Finding(.duplicateFootnote(label: definition.label), path: path, range: definition.range))
    }
    let slug = slug(definition.label)
    var anchor = "f_" + slug
    // Labels may differ and have one slug; what was tried for the last one is not tried again.
    var count = counts[slug] ?? 1
    if count > 1 { anchor = "f_\(slug)_\(count)" }
    while !anchors.insert(anchor).inserted {
      count += 1
      anchor = "f_\(slug)_\(count)"
    }
    counts[slug] = count
    footnotes.append(NoteFootnote(label: definition.label, node: index, anchor: anchor, references: []))
  }
  if footnotes.isEmpty { return Diagnosed([]) }
  for (index, node) in tree.nodes.enumerated() where node.kind == .footnoteReference {
    if let place = places[footnoteKey(tree.text(node))] { footnotes[place].references.append(index) }
  }
  for (place, footnote) in footnotes.enumerated()
  where footnote.references.isEmpty && places[footnoteKey(footnote.label)] == place {
    let range = tree.footnotes[Int(tree.nodes[footnote.node].token)].range
    findings.append(Finding(.unusedFootnote(label: footnote.label), path: path, range: range))
  }
  return Diagnosed(footnotes, findings)
}
