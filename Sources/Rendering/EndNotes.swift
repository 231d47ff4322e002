// The notes at a page's end: one a source and paragraph, sorted by key and file order, with links back
// to each citation. Moving a claim moves no note.

import Corpus
import Files
import Linking
import Markup

extension Site {
  /// The section of the sources cited on the page; empty on a page that cites nothing.
  func endNotes(of number: Int, into html: inout HTML) {
    let marks = linked.notes[number].marks
    guard !marks.isEmpty else { return }
    var entries: [(source: Int, paragraph: Int, mark: Int)] = []
    for (index, mark) in marks.enumerated() {
      for paragraph in mark.paragraphs { entries.append((mark.source, paragraph, index)) }
    }
    let ids = marks.map(\.id)
    entries.sort { a, b in
      if a.source != b.source { return precedes(corpus.sources[a.source].key, corpus.sources[b.source].key) }
      if a.paragraph != b.paragraph { return a.paragraph < b.paragraph }
      return precedes(ids[a.mark], ids[b.mark])
    }
    html.raw("<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"notes\">\n")
    html.raw("<h2 id=\"notes\">\(words.claims.endNotes)</h2>\n<ul>\n")
    var start = 0
    while start < entries.count {
      var end = start
      while end < entries.count, entries[end].source == entries[start].source,
        entries[end].paragraph == entries[start].paragraph
      { end += 1 }
      note(
        entries[start].source, entries[start].paragraph, entries[start..<end].map { marks[$0.mark] },
        on: number, into: &html)
      start = end
    }
    html.raw("</ul>\n</section>\n")
  }

  private func note(
    _ source: Int, _ paragraph: Int, _ marks: [CitationMark], on number: Int, into html: inout HTML
  ) {
    let work = corpus.sources[source]
    let label = work.paragraphs[paragraph].label
    html.raw("<li id=\"\(noteAnchor(source: source, paragraph: paragraph))\">\n<a href=\"")
    html.text(plan.href(plan.sourcePaths[source], from: plan.notePaths[number], fragment: label))
    html.raw("\"><cite>\(isolated(escaped(work.label.value)))</cite>")
    html.raw("\(words.text.comma)\(words.sources.labels[label])</a>\n")
    if !digests[source][paragraph].isEmpty {
      html.raw("<p class=\"digest\">")
      html.raw(digests[source][paragraph])
      html.raw("</p>\n")
    }
    original(source, label, withNeighbours: true, into: &html)
    // What is missing or no running prose cannot be graded.
    if label.hasPrefix("p") {
      let problem = checkedWords(source, paragraph, alsoSound: false)
      html.raw("<p class=\"grade\">\(gradeLine(source, paragraph))\(problem)</p>\n")
    }
    if let retracted = retractedWords(source, paragraph) {
      html.raw("<p class=\"retracted\">\(retracted)</p>\n")
    }
    errataLine(work, label, &html)
    for mark in marks {
      let holder = mark.claim.map { corpus.notes[number].claims[$0].id }
      let back = holder.map { words.claims.backTo(isolated($0)) } ?? words.claims.backToText
      html.raw("<a role=\"doc-backlink\" href=\"#")
      html.text(mark.id)
      html.raw("\">\(back)</a>")
      let remark = remark(mark)
      if !remark.isEmpty {
        html.raw(" <span class=\"why\">")
        html.text(remark)
        html.raw("</span>")
      }
      html.raw("\n")
    }
    html.raw("</li>\n")
  }

  /// What is printed and what we read, all on one line; why stands on the source's page.
  private func errataLine(_ work: Source, _ label: String, _ html: inout HTML) {
    let errata = work.errata.filter { $0.at.value == label }
    guard !errata.isEmpty else { return }
    let parts = errata.map { erratum in
      erratumWords(erratum) + words.text.stop
    }
    html.raw("<p class=\"erratum\">\(parts.joined(separator: words.text.space))</p>\n")
  }

  /// What the author says of a citation itself: its role, its own credibility, and why.
  private func remark(_ mark: CitationMark) -> String {
    var parts: [String] = []
    switch mark.role {
    case .supports: break
    case .contradicts: parts.append(words.claims.contradicts)
    case .context: parts.append(words.claims.context)
    }
    if let credibility = mark.credibility { parts.append(words.claims.credibilityHere("\(credibility)")) }
    let said = parts.joined(separator: words.text.comma)
    return [said, mark.why ?? ""].filter { !$0.isEmpty }.joined(separator: words.text.colon)
  }

  /// `D4 · v1:7fa7298e`
  func gradeLine(_ source: Int, _ paragraph: Int) -> String {
    let record = corpus.sources[source].paragraphs[paragraph].record
    return isolated(grade(source, paragraph))
      + (record?.fingerprint.map { " · " + isolated("v1:\($0.short)") } ?? "")
  }
}
