// Where waivers stand: under `ignore` in front matter and settings, and on blocks.

import Diagnostics
import Files
import Markup

extension FieldReader {
  /// The list under `ignore`.
  mutating func waivers(_ scope: Waiver.Scope) -> Diagnosed<[Waiver]> {
    texts("ignore").reduce(into: Diagnosed([])) { all, text in
      all = all + readWaivers(text.value, scope: scope, path: path, range: text.range)
    }
  }
}

/// What the `ignore` attributes of paragraphs, headings and table rows say.
func blockWaivers(_ tree: Tree, path: String) -> Diagnosed<[Waiver]> {
  var all = Diagnosed<[Waiver]>([])
  for node in tree.nodes {
    guard [.paragraph, .heading, .tableRow].contains(node.kind),
      let ignore = tree.attributes(of: node)?.value("ignore")
    else { continue }
    all = all + readWaivers(ignore.value, scope: .block(node.source), path: path, range: ignore.range)
  }
  return all
}

func + (a: Diagnosed<[Waiver]>, b: Diagnosed<[Waiver]>) -> Diagnosed<[Waiver]> {
  Diagnosed(a.value + b.value, a.findings + b.findings)
}
