// What changed as a comment on a proposed change, within the size that GitHub takes. The first line is a
// mark by which the comment of the run before is found and replaced.

import Files

/// The first line of the comment.
package let diffCommentMark = "<!-- dossier-diff -->"

/// A comparison as Markdown: totals, then what is grave, then the rest folded.
/// - Parameter limit: how long it may be, in UTF-16 code units; GitHub takes 65,536. It is cut between two
///   changes, and says how many are left out.
package func markdownDiff(
  _ comparison: Comparison, links: DiffLinks = DiffLinks(), limit: Int = 60_000
) -> String {
  let head = head(comparison)
  var writer = MarkdownWriter(links: links, left: limit - head.utf16.count - 400)
  for severity in Severity.allCases {
    writer.add(comparison.changes.filter { $0.severity == severity }, severity)
  }
  return head + writer.text + writer.ending
}

private func head(_ comparison: Comparison) -> String {
  let name = { (side: Comparison.Side) -> String in
    let commit = side.commit.map { " (\($0.prefix(10)))" } ?? ""
    return markdownEscaped(side.name, cut: 100) + commit
  }
  var text = "\(diffCommentMark)\n### What changed in the site\n\n"
  text += "From \(name(comparison.a)) to \(name(comparison.b))."
  if comparison.isPrivate { text += " **Private: this holds texts of sources, and is not for publication.**" }
  text += "\n\n"
  if comparison.changes.isEmpty {
    text += "Nothing changed.\n"
  } else {
    text += "| | high | warning | info |\n| :-- | --: | --: | --: |\n"
    for group in ChangeGroup.allCases {
      let own = comparison.changes.filter { $0.kind.group == group }
      guard !own.isEmpty else { continue }
      let counts = Severity.allCases.map { severity in String(own.count { $0.severity == severity }) }
      text += "| \(group.rawValue) | \(counts.joined(separator: " | ")) |\n"
    }
  }
  let accounting = comparison.accounting
  text += "\n\(accounting.files) \(accounting.files == 1 ? "file" : "files"), "
  text += "+\(accounting.added) −\(accounting.removed) lines; "
  let open = accounting.unexplained.count
  text +=
    open == 0
    ? "every changed line is accounted for.\n"
    : "**\(open) changed \(open == 1 ? "line is" : "lines are") not accounted for.**\n"
  return text
}

/// How long one change may be; a claim of some sentences has room several times.
private let itemMax = 16_000

private struct MarkdownWriter {
  let links: DiffLinks
  /// How much may still be written.
  var left: Int
  var text = ""
  private var omitted = 0

  init(links: DiffLinks, left: Int) { (self.links, self.left) = (links, left) }

  mutating func add(_ changes: [Change], _ severity: Severity) {
    if changes.isEmpty { return }
    let isOpen = severity == .high
    let count = "\(changes.count) \(name(severity, changes.count))"
    let start = isOpen ? "\n#### \(count)\n\n" : "\n<details><summary>\(count)</summary>\n\n"
    let end = isOpen ? "" : "\n</details>\n"
    left -= start.utf16.count + end.utf16.count
    var items = ""
    var kept = 0
    // Once one does not fit, none does: a list with gaps would look whole.
    if omitted == 0 {
      for change in changes {
        var item = item(change)
        // One change of very many words must not hide those behind it.
        if item.utf16.count > min(left, itemMax) { item = self.item(change, withWords: false) }
        guard item.utf16.count <= left else { break }
        left -= item.utf16.count
        items += item
        kept += 1
      }
    }
    omitted += changes.count - kept
    if kept > 0 { text += start + items + end }
  }

  /// What was left out, and where all of it is.
  var ending: String {
    guard omitted > 0 else { return "" }
    return
      "\n\(omitted) more \(omitted == 1 ? "change is" : "changes are") not shown here, for want of room. "
      + "`dossier diff --format html -o diff.html` shows all of them.\n"
  }

  private func name(_ severity: Severity, _ count: Int) -> String {
    switch severity {
    case .high: "of high weight"
    case .warning: count == 1 ? "warning" : "warnings"
    case .info: "for information"
    }
  }

  private func item(_ change: Change, withWords: Bool = true) -> String {
    var line = "- **\(markdownEscaped(change.headline, cut: 200))**"
    if let values = change.values { line += " " + markdownEscaped(values, cut: 300) }
    for remark in change.remarks { line += " · " + markdownEscaped(remark, cut: 300) }
    line += " — \(place(change))\n"
    let runs = withWords ? shortened(runs(of: change)) : []
    let words = runs.map { run in
      let text = markdownEscaped(run.text)
      switch run.kind {
      case .same: return text
      case .removed: return "<del>\(text)</del>"
      case .added: return "<ins>\(text)</ins>"
      }
    }
    // A quotation in the item; of a page's presentation there are no words.
    if !words.isEmpty { line += "  > \(startOfLine(words.joined()))\n" }
    if !withWords { line += "  > *too many words for a comment*\n" }
    return line
  }

  private func place(_ change: Change) -> String {
    let shown = markdownEscaped(change.place, cut: 200)
    guard let state = change.shownState,
      let address = links.line(of: state, isBefore: change.after == nil)
    else { return shown }
    return "[\(shown)](<\(address)>)"
  }
}

/// A line that is a paragraph: a dash, a number or blanks at its start would make it a list, a rule or code.
private func startOfLine(_ text: String) -> String {
  guard let first = text.unicodeScalars.first, first == "-" || first == " " || ("0"..."9").contains(first)
  else { return text }
  return "&#\(first.value);" + String(text.unicodeScalars.dropFirst())
}

/// A text of authors that stays one: no character of it is Markdown, HTML, a mention of a person or an issue.
private func markdownEscaped(_ text: String, cut: Int = .max) -> String {
  var result = ""
  var count = 0
  let scalars = Array(text.unicodeScalars)
  for scalar in scalars {
    count += 1
    if count > cut { return result + "…" }
    let next = count < scalars.count ? scalars[count] : " "
    let isName = next.properties.isAlphabetic || next.properties.numericType != nil || next == "\""
    switch scalar {
    case "\n", "\r", "\t", "\u{2028}", "\u{2029}": result += " "
    // A name or number behind it would be told of the comment, or made a link: on GitHub behind these two
    // and `GH-`, on GitLab behind the others too. It is looked for after references are read, so that a
    // character that nobody sees has to part the two.
    case "@", "#": result += "&#\(scalar.value);&#8288;"
    case _ where isName && "!$%&~".unicodeScalars.contains(scalar):
      result += "&#\(scalar.value);&#8288;"
    case "-" where isName && result.suffix(2).lowercased() == "gh": result += "&#45;&#8288;"
    case "!", "$", "&", "~", "\"", "'", "(", ")", "*", "+", "<", "=", ">", "[", "\\", "]", "^", "_", "`", "{",
      "|", "}", ":":
      result += "&#\(scalar.value);"
    // The start of an address is made a link of where it stands.
    case "w" where result.hasSuffix("ww"): result += "&#119;"
    default:
      let isHidden = isTurning(scalar) || scalar.properties.generalCategory == .control
      result.unicodeScalars.append(isHidden ? "\u{FFFD}" : scalar)
    }
  }
  return result
}
