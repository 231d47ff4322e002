// What changed as annotations, which GitHub shows beside the lines of a proposed change. It shows ten of a
// type a step and drops the rest, so that the gravest get the room and the others are counted.

import Diagnostics
import Files

private let annotationsMax = 10

/// The gravest changes, a line each, and one line on the rest; empty where nothing changed.
/// - Parameter site: where the site lies in the repository, such as `site`.
package func githubDiff(_ comparison: Comparison, site: String) -> String {
  let shown = comparison.changes.filter { $0.severity == .high }.prefix(annotationsMax)
  var text = ""
  for change in shown {
    var properties: [(String, String)] = []
    // Lines of what is gone are in no file that could be shown.
    if let state = change.after, !state.file.isEmpty {
      properties.append(("file", "\(site)/\(state.file)"))
      if state.line > 0 { properties.append(("line", String(state.line))) }
    }
    properties.append(("title", withoutHidden(cut(change.headline, 120))))
    let list = properties.map { "\($0)=\(workflowEscaped($1, isProperty: true))" }.joined(separator: ",")
    text += "::warning \(list)::\(workflowEscaped(message(change), isProperty: false))\n"
  }
  let more = comparison.changes.count - shown.count
  guard more > 0 else { return text }
  return text
    + "::notice title=dossier diff::\(shown.isEmpty ? "" : "and ")\(more) \(shown.isEmpty ? "" : "more ")"
    + "\(more == 1 ? "change" : "changes"); 'dossier diff' lists all\n"
}

private func message(_ change: Change) -> String {
  var parts = [change.headline]
  if let values = change.values { parts.append(cut(values, 300)) }
  parts += change.remarks
  let words = shortened(runs(of: change), context: 60, changed: 300).map { run in
    switch run.kind {
    case .same: run.text
    case .removed: "[-\(run.text)-]"
    case .added: "{+\(run.text)+}"
    }
  }
  return withoutHidden(parts.joined(separator: " · ") + (words.isEmpty ? "" : "\n" + words.joined()))
}

func cut(_ text: String, _ count: Int) -> String {
  text.unicodeScalars.count <= count
    ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(count))) + "…"
}
