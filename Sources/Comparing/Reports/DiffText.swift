// A comparison as text for a terminal: a line a change, the words below it, the sum at the end.

import Files

/// What changed, for people.
///
/// - Parameter color: whether what went and came is coloured too; the signs are there in any case.
package func diffText(_ comparison: Comparison, color: Bool = false) -> String {
  let paint = Paint(color: color)
  var text = ""
  for change in comparison.changes { text += lines(change, paint) }
  if !comparison.accounting.unexplained.isEmpty { text += "\nNot accounted for:\n" }
  for line in comparison.accounting.unexplained.prefix(unexplainedMax) {
    let sign = line.isRemoved ? "-" : "+"
    let place = line.line > 0 ? "\(line.file):\(line.line)" : line.file
    text += "  \(sign) \(place)  \(visible(line.text))\n"
  }
  let left = comparison.accounting.unexplained.count - unexplainedMax
  if left > 0 { text += "  and \(left) more\n" }
  return text + summary(comparison)
}

/// How much changed, and whether that is all.
package func summary(_ comparison: Comparison) -> String {
  let accounting = comparison.accounting
  if comparison.changes.isEmpty, accounting.files == 0 { return "nothing changed\n" }
  let counts = [(Severity.high, "high"), (.warning, "warning"), (.info, "info")].compactMap {
    severity, name in
    let count = comparison.count(severity)
    return count > 0 ? "\(count) \(name)" : nil
  }
  let files = "\(accounting.files) \(accounting.files == 1 ? "file" : "files")"
  let rest =
    accounting.unexplained.isEmpty
    ? "every line is accounted for" : "\(accounting.unexplained.count) lines unexplained"
  return "\(counts.isEmpty ? "no change" : counts.joined(separator: ", ")); "
    + "\(files), +\(accounting.added) -\(accounting.removed) lines, \(rest)\n"
}

private let unexplainedMax = 20

private struct Paint {
  let color: Bool

  func red(_ text: String) -> String { color ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
  func green(_ text: String) -> String { color ? "\u{1B}[32m\(text)\u{1B}[0m" : text }
  func bold(_ text: String) -> String { color ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}

private func lines(_ change: Change, _ paint: Paint) -> String {
  let letter =
    switch change.severity {
    case .high: "H"
    case .warning: "W"
    case .info: "I"
    }
  var line = "\(paint.bold(letter)) \(change.kind.sign) \(visible(change.subject))"
  if change.subject != change.page { line += "  \(change.page)" }
  line += "  \(change.kind.words)"
  if change.lines > 0 { line += " (\(change.lines) \(change.lines == 1 ? "line" : "lines"))" }
  if !change.flags.isEmpty { line += "  [\(change.flags.map(\.rawValue).joined(separator: ", "))]" }
  let (old, new) = (change.before?.value ?? "", change.after?.value ?? "")
  if change.kind != .unexplained, change.words.isEmpty {
    switch (old.isEmpty, new.isEmpty) {
    case (false, false) where old != new:
      line += "  \(paint.red(visible(old))) → \(paint.green(visible(new)))"
    // What came or went beside what stayed is told from what came or went as a whole.
    case (false, true): line += "  \(paint.red(visible(old)))" + (change.after == nil ? "" : " → none")
    case (true, false): line += "  " + (change.before == nil ? "" : "none → ") + paint.green(visible(new))
    default: break
    }
  }
  let cites = (change.after ?? change.before)?.cites ?? []
  if change.claim != nil, !cites.isEmpty, change.kind == .claimReworded || change.kind.sign != "~" {
    line += "  [\(cites.map(\.shown).joined(separator: "; "))]"
  }
  line += "\n"
  if !change.words.isEmpty {
    line += "    " + plain(change.words.map { run($0, paint) }.joined()) + "\n"
  } else if change.kind.isOfCitation {
    // The claim itself stayed.
  } else if change.kind.sign == "+", let text = change.after?.text, !text.isEmpty {
    line += "    \(paint.green("{+\(visible(text))+}"))\n"
  } else if change.kind.sign == "-", let text = change.before?.text, !text.isEmpty {
    line += "    \(paint.red("[-\(visible(text))-]"))\n"
  }
  line += digests(change)
  if !change.affects.isEmpty {
    let shown = change.affects.prefix(8).joined(separator: " ")
    line +=
      "    concerns \(shown)\(change.affects.count > 8 ? " and \(change.affects.count - 8) more" : "")\n"
  }
  return line
}

/// The paragraphs of a citation that leads elsewhere, or of a drift, one under the other.
private func digests(_ change: Change) -> String {
  guard [.citationRetargeted, .paragraphDrifted].contains(change.kind) else { return "" }
  var text = ""
  for (sign, state) in [("-", change.before), ("+", change.after)] {
    for paragraph in state?.paragraphs ?? [] {
      let words = paragraph.full.isEmpty ? paragraph.digest : paragraph.full
      text += "    \(sign) \(paragraph.source) \(shownLabel(paragraph.label)): \(visible(words))\n"
    }
  }
  return text
}

private func run(_ run: WordRun, _ paint: Paint) -> String {
  switch run.kind {
  case .same: visible(run.text)
  case .removed: paint.red("[-\(visible(run.text))-]")
  case .added: paint.green("{+\(visible(run.text))+}")
  }
}

/// A line that no run of GitHub's obeys: there a command is what begins with two colons, behind blanks too.
private func plain(_ line: String) -> String {
  line.drop { $0 == " " }.hasPrefix("::") ? "\u{2060}" + line : line
}

/// Without what a terminal would obey: control characters, and those that turn the order of what follows.
private func visible(_ text: String) -> String {
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x0A, 0x09: shown.append(" ")
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: shown.append("\u{FFFD}")
    default: shown.append(scalar)
    }
  }
  return String(shown)
}
