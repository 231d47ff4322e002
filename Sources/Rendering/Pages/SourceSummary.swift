// The source summary statement (ICD 206): what the analysts say of all sources together, and figures.

import Corpus
import Files
import Linking

extension Site {
  /// "Sources in short": the analysts' own words from the settings, then figures.
  func sourceStatement(_ figures: [String], _ html: inout HTML) {
    html.raw("<h2 id=\"sources\">Sources in short</h2>\n")
    if let words = corpus.settings.sourceSummary {
      html.raw("<p class=\"statement\">\(escaped(words))</p>\n")
    }
    html.raw("<ul class=\"summary\">\n")
    for figure in figures { html.raw("<li>\(figure)</li>\n") }
    html.raw("</ul>\n")
  }

  /// What the register alone says: no edit of a claim changes it.
  func registerFigures() -> [String] {
    let sources = corpus.sources
    let groups = Set(sources.map(\.group)).count
    let retracted = sources.count { $0.retraction != nil }
    let grades = ["A", "B", "C", "D", "E", "F"].compactMap { letter in
      let count = sources.count { $0.grade.letter == letter }
      return count > 0 ? "\(letter): \(count)" : nil
    }
    var figures = [
      "Sources: \(sources.count), of which primary: \(sources.count(where: \.isPrimary))",
      "Groups that are independent of each other: \(groups)",
    ]
    if !grades.isEmpty { figures.append("Reliability: \(grades.joined(separator: ", "))") }
    if let span = issuedSpan() { figures.append("Issued: \(span)") }
    if let languages = languageCounts() { figures.append("Languages: \(languages)") }
    if retracted > 0 { figures.append("Retracted: \(retracted)") }
    return figures
  }

  /// From the first to the last date of issue, and how many sources have none.
  private func issuedSpan() -> String? {
    let dates = corpus.sources.compactMap(\.issued).sorted { $0.sortKey < $1.sortKey }
    guard let first = dates.first, let last = dates.last else { return nil }
    let undated = corpus.sources.count - dates.count
    return time(first) + (first.text == last.text ? "" : " to " + time(last))
      + (undated == 0 ? "" : "; undated: \(undated)")
  }

  private func languageCounts() -> String? {
    let tags = corpus.sources.compactMap(\.language)
    guard !tags.isEmpty else { return nil }
    let unstated = corpus.sources.count - tags.count
    let counts = Set(tags).sorted(by: precedes).map { tag in "\(escaped(tag)): \(tags.count { $0 == tag })" }
    return (counts + (unstated == 0 ? [] : ["not stated: \(unstated)"])).joined(separator: ", ")
  }

  /// What an edit of a claim may change; it stands on the front page, which holds totals.
  func claimFigures() -> [String] {
    let oneGroup = claimsByID.count { linked.groups(of: $0).count == 1 }
    return [
      "Claims: \(claimsByID.count)",
      "Claims that rest on <a href=\"coverage.html#one-group\">one group only</a>: \(oneGroup)",
    ]
  }
}
