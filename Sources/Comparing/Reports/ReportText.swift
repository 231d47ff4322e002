// What the reports of a comparison share: how a change is put in a line, how its words are cut, and where it
// can be looked at. Each report escapes in its own file, by the functions here or by its own.

import Files

/// Where the files of the two sites can be looked at, as prefixes of addresses with a slash at their ends.
package struct DiffLinks: Sendable, Equatable {
  /// The sources of the files, at whose ends `#L12` leads to a line.
  package var linesBefore: String?
  package var linesAfter: String?
  /// The pages of the second site, to be read.
  package var pages: String?

  package init(linesBefore: String? = nil, linesAfter: String? = nil, pages: String? = nil) {
    (self.linesBefore, self.linesAfter, self.pages) = (linesBefore, linesAfter, pages)
  }

  /// The lines on GitHub or GitLab, where one of them runs us and both sides are commits.
  /// - Parameters:
  ///   - variables: the environment.
  ///   - site: where the site lies in the repository, such as `site`.
  package init(_ variables: [String: String], of comparison: Comparison, site: String) {
    var base: String?
    if let server = variables["GITHUB_SERVER_URL"], let name = variables["GITHUB_REPOSITORY"] {
      base = "\(server)/\(name)/blob/"
    } else if let project = variables["CI_PROJECT_URL"] {
      base = "\(project)/-/blob/"
    }
    let lines = { (side: Comparison.Side, otherwise: String?) -> String? in
      guard let base, base.hasPrefix("https://") || base.hasPrefix("http://"),
        let commit = side.commit ?? otherwise
      else { return nil }
      return "\(base)\(commit)/\(uriReference(site))/"
    }
    self.init(
      linesBefore: lines(comparison.a, nil),
      // A folder is what the run checked out.
      linesAfter: lines(comparison.b, variables["GITHUB_SHA"] ?? variables["CI_COMMIT_SHA"]))
  }

  /// The address of a side's line; `nil` where it is not known.
  func line(of state: ChangeState, isBefore: Bool) -> String? {
    guard !state.file.isEmpty, let prefix = isBefore ? linesBefore : linesAfter else { return nil }
    return prefix + uriReference(state.file) + (state.line > 0 ? "#L\(state.line)" : "")
  }
}

extension Change {
  /// The side to look at: the new one where there is one.
  var shownState: ChangeState? { after ?? before }

  /// `themes/sco/accession.html:12`, or the page alone.
  var place: String {
    guard let state = shownState, !state.file.isEmpty else { return page }
    return state.line > 0 ? "\(state.file):\(state.line)" : state.file
  }

  /// What changed, for people: `claim c-7f3kq`, `zaheer-2022 ¶2`, `source zaheer-2022`, `page about.html`.
  var shownSubject: String {
    let name = subject.split(separator: ":", maxSplits: 1).last.map(String.init) ?? subject
    switch kind.group {
    case .claims: return "claim \(subject)"
    case .judgements: return "judgement \(subject)"
    case .citations: return "citation in \(claim ?? subject)"
    case .sources: return "source \(name)"
    case .paragraphs: return kind == .digestChanged ? "digest of \(paragraphName)" : paragraphName
    case .links: return "link \(name)"
    case .events: return "event \(subject)"
    case .entities: return "entity \(name)"
    case .pages: return kind.rawValue.hasPrefix("file-") ? "file \(subject)" : "page \(subject)"
    case .presentation: return subject
    case .unexplained: return subject
    }
  }

  /// `claim c-7f3kq reworded`.
  var headline: String {
    switch kind {
    case .presentation:
      lines > 0
        ? "presentation changed alike in \(lines) \(lines == 1 ? "line" : "lines")"
        : "presentation of the pages changed"
    case .unexplained: "\(lines) changed \(lines == 1 ? "line" : "lines") in \(subject) not accounted for"
    case .lastCitationRemoved: "claim \(claim ?? subject) lost its last citation"
    default: "\(shownSubject) \(kind.words)"
    }
  }

  private var paragraphName: String {
    let parts = subject.split(separator: "#", maxSplits: 1)
    guard parts.count == 2 else { return "paragraph \(subject)" }
    let label = parts[1].hasPrefix("p") ? "¶\(parts[1].dropFirst())" : "¶ \(parts[1])"
    return "paragraph \(parts[0]) \(label)"
  }

  /// What happened to a value, where it is one: `moderate → low`; `nil` where the texts tell it.
  var values: String? {
    let (old, new) = (before?.value ?? "", after?.value ?? "")
    if old.isEmpty && new.isEmpty || old == new { return nil }
    if old.isEmpty { return before == nil && after != nil ? new : "none → \(new)" }
    return new.isEmpty ? (after == nil ? old : "\(old) → none") : "\(old) → \(new)"
  }

  /// Flags and, of a change that claims rest on, how many; for people.
  var remarks: [String] {
    var remarks = flags.map { $0.rawValue.replacing("-", with: " ") }
    if !affects.isEmpty {
      let names = affects.prefix(8).joined(separator: ", ") + (affects.count > 8 ? ", …" : "")
      remarks.append(kind == .claimAdded || kind == .claimRemoved ? "see \(names)" : "bears on \(names)")
    }
    return remarks
  }
}

/// What the totals count together, in their order.
enum ChangeGroup: String, CaseIterable {
  case claims, judgements, citations, sources, paragraphs, links, events, entities, pages, presentation,
    unexplained
}

extension ChangeKind {
  var group: ChangeGroup {
    switch self {
    case .confidenceRaised, .confidenceLowered, .confidenceChanged, .likelihoodChanged: return .judgements
    case .lastCitationRemoved: return .citations
    case .reviewChanged, .reviewStale: return .claims
    case .digestChanged: return .paragraphs
    case .presentation: return .presentation
    case .unexplained: return .unexplained
    default: break
    }
    switch rawValue.prefix(while: { $0 != "-" }) {
    case "claim": return .claims
    case "judgement": return .judgements
    case "citation": return .citations
    case "source": return .sources
    case "paragraph": return .paragraphs
    case "link": return .links
    case "event": return .events
    case "entity": return .entities
    default: return .pages
    }
  }

}

/// Runs of words with the middle of long unchanged ones left out, so that what changed is seen.
/// - Parameters:
///   - context: how many characters of an unchanged run stay at each end.
///   - changed: how many characters of a changed run stay.
func shortened(_ runs: [WordRun], context: Int = 120, changed: Int = 1200) -> [WordRun] {
  runs.enumerated().map { index, run in
    let text = run.text.unicodeScalars
    if run.kind != .same {
      return text.count <= changed ? run : WordRun(run.kind, String(text.prefix(changed)) + "…")
    }
    let (isFirst, isLast) = (index == 0, index == runs.count - 1)
    let kept = isFirst || isLast ? context : 2 * context
    if text.count <= kept + 20 { return run }
    // Nothing but what stands beside a change is of use.
    let start = isFirst ? "" : String(text.prefix(context))
    let end = isLast ? "" : String(text.suffix(context))
    return WordRun(.same, isFirst && isLast ? String(text.prefix(context)) + "…" : "\(start)…\(end)")
  }
}

/// The runs of a change, or its one text as a run; empty where it has none.
package func runs(of change: Change) -> [WordRun] {
  if !change.words.isEmpty { return change.words }
  if change.before == nil, let text = change.after?.text, !text.isEmpty { return [WordRun(.added, text)] }
  if change.after == nil, let text = change.before?.text, !text.isEmpty { return [WordRun(.removed, text)] }
  let text = change.after?.text ?? ""
  return text.isEmpty ? [] : [WordRun(.same, text)]
}

/// A text as it may stand in HTML, in an attribute too.
func htmlEscaped(_ text: String) -> String {
  var result = ""
  for scalar in withoutHidden(text).unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Without what a reader does not see and a program might obey: control characters but line ends and
/// tabs, and those that turn the order of what follows.
func withoutHidden(_ text: String) -> String {
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let isLine = scalar == "\n" || scalar == "\t"
    let isHidden = isTurning(scalar) || scalar.properties.generalCategory == .control && !isLine
    shown.append(isHidden ? "\u{FFFD}" : scalar)
  }
  return String(shown)
}

/// Whether a character turns the direction of what follows, beyond the text that it stands in; no note holds
/// one, but a site that is compared may be anybody's.
func isTurning(_ scalar: Unicode.Scalar) -> Bool {
  (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
}
