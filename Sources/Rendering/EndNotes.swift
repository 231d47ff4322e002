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
    entries.sort { a, b in
      if a.source != b.source { return precedes(corpus.sources[a.source].key, corpus.sources[b.source].key) }
      if a.paragraph != b.paragraph { return a.paragraph < b.paragraph }
      return precedes(marks[a.mark].id, marks[b.mark].id)
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
        entries[start].source, entries[start].paragraph, entries[start..<end].map(\.mark), on: number,
        into: &html)
      start = end
    }
    html.raw("</ul>\n</section>\n")
  }

  /// - Parameter marks: indices among the marks of the page.
  private func note(
    _ source: Int, _ paragraph: Int, _ marks: [Int], on number: Int, into html: inout HTML
  ) {
    let label = corpus.sources[source].paragraphs[paragraph].label
    html.raw("<li id=\"")
    appendNoteAnchor(source: source, paragraph: paragraph, to: &html)
    html.raw("\">\n<a href=\"")
    appendHref(plan.sourcePaths[source], from: plan.notePaths[number], fragment: label, to: &html)
    html.raw(noteBodies.body(source, paragraph) { noteBody(source, paragraph, label) })
    for mark in marks {
      let holder = linked.notes[number].marks[mark].claim.map { corpus.notes[number].claims[$0].id }
      html.raw("<a role=\"doc-backlink\" href=\"#")
      html.text(linked.notes[number].marks[mark].id)
      html.raw("\">")
      html.raw(holder.map { words.claims.backTo(isolated($0)) } ?? words.claims.backToText)
      html.raw("</a>")
      let remark = remark(number, mark)
      if !remark.isEmpty {
        html.raw(" <span class=\"why\">")
        html.text(remark)
        html.raw("</span>")
      }
      html.raw("\n")
    }
    html.raw("</li>\n")
  }

  /// What a note says of its paragraph, from the end of the link's address on: the same on every page.
  private func noteBody(_ source: Int, _ paragraph: Int, _ label: String) -> [UInt8] {
    var html = HTML()
    html.raw("\"><cite>")
    html.raw(sourceLabels[source])
    html.raw("</cite>")
    html.raw(words.text.comma)
    html.raw(words.sources.labels[label])
    html.raw("</a>\n")
    if !digests[source][paragraph].isEmpty {
      html.raw("<p class=\"digest\">")
      html.raw(digests[source][paragraph])
      html.raw("</p>\n")
    }
    original(source, label, withNeighbours: true, into: &html)
    // What is missing or no running prose cannot be graded.
    if label.hasPrefix("p") {
      html.raw("<p class=\"grade\">")
      html.raw(gradeLine(source, paragraph))
      html.raw(checkedWords(source, paragraph, alsoSound: false))
      html.raw("</p>\n")
    }
    if let retracted = retractedWords(source, paragraph) {
      html.raw("<p class=\"retracted\">\(retracted)</p>\n")
    }
    errataLine(source, label, &html)
    return html.bytes
  }

  /// What is printed and what we read, all on one line; why stands on the source's page.
  private func errataLine(_ source: Int, _ label: String, _ html: inout HTML) {
    let errata = corpus.sources[source].errata.filter { $0.at.value == label }
    guard !errata.isEmpty else { return }
    let parts = errata.map { erratum in
      erratumWords(erratum) + words.text.stop
    }
    html.raw("<p class=\"erratum\">\(parts.joined(separator: words.text.space))</p>\n")
  }

  /// What the author says of a citation itself: its role, its own credibility, and why.
  private func remark(_ number: Int, _ place: Int) -> String {
    let (role, credibility) = (
      linked.notes[number].marks[place].role, linked.notes[number].marks[place].credibility
    )
    let why = linked.notes[number].marks[place].why
    if role == .supports, credibility == nil { return why ?? "" }
    var parts: [String] = []
    switch role {
    case .supports: break
    case .contradicts: parts.append(words.claims.contradicts)
    case .context: parts.append(words.claims.context)
    }
    if let credibility { parts.append(words.claims.credibilityHere("\(credibility)")) }
    let said = parts.joined(separator: words.text.comma)
    return [said, why ?? ""].filter { !$0.isEmpty }.joined(separator: words.text.colon)
  }

  /// `D4 · v1:7fa7298e`
  func gradeLine(_ source: Int, _ paragraph: Int) -> String {
    let fingerprint = corpus.sources[source].paragraphs[paragraph].record?.fingerprint
    return isolated(grade(source, paragraph))
      + (fingerprint.map { " · " + isolated("v1:\($0.short)") } ?? "")
  }
}
