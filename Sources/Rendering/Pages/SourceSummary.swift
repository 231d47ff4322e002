// The source summary statement (ICD 206): what the analysts say of all sources together, and figures.

import Corpus
import Files
import Linking

extension Site {
  /// "Sources in short": the analysts' own words from the settings, then figures.
  func sourceStatement(_ figures: [String], _ html: inout HTML) {
    html.raw("<h2 id=\"sources\">\(words.summary.title)</h2>\n")
    if let statement = corpus.settings.sourceSummary {
      html.raw("<p class=\"statement\">\(escaped(statement))</p>\n")
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
      return count > 0 ? isolated(letter) + words.text.colon + words.number(count) : nil
    }
    var figures = [
      words.summary.sources(sources.count, sources.count(where: \.isPrimary)),
      words.summary.groups(groups),
    ]
    if !grades.isEmpty {
      figures.append(words.summary.reliability(grades.joined(separator: words.text.comma)))
    }
    if let span = issuedSpan() { figures.append(words.summary.issued(span)) }
    if let languages = languageCounts() { figures.append(words.summary.languages(languages)) }
    if retracted > 0 { figures.append(words.summary.retracted(retracted)) }
    return figures
  }

  /// From the first to the last date of issue, and how many sources have none.
  private func issuedSpan() -> String? {
    let dates = corpus.sources.compactMap(\.issued).sorted { $0.sortKey < $1.sortKey }
    guard let first = dates.first, let last = dates.last else { return nil }
    let undated = corpus.sources.count - dates.count
    return (first.text == last.text ? time(first) : words.summary.span(time(first), time(last)))
      + (undated == 0 ? "" : words.summary.undated(undated))
  }

  private func languageCounts() -> String? {
    let tags = corpus.sources.compactMap(\.language)
    guard !tags.isEmpty else { return nil }
    let unstated = corpus.sources.count - tags.count
    let counts = Set(tags).sorted(by: precedes).map { tag in
      isolated(escaped(tag)) + words.text.colon + words.number(tags.count { $0 == tag })
    }
    let rest = unstated == 0 ? [] : [words.summary.notStated(unstated)]
    return (counts + rest).joined(separator: words.text.comma)
  }

  /// What an edit of a claim may change; it stands on the front page, which holds totals.
  func claimFigures() -> [String] {
    let oneGroup = claimsByID.count { badges(of: $0).contains(.singleSource) }
    return [
      words.summary.claims(claimsByID.count),
      words.summary.oneGroup("<a href=\"coverage.html#one-group\">", "</a>", oneGroup),
    ]
  }
}
