// Tables of a note. A table of competing hypotheses also says what counts against each, how much of that
// rests on weak sources, which evidence tells nothing apart, and which hypothesis is least inconsistent.

import Corpus
import Files
import Linking
import Markup

extension NoteHTML {
  mutating func openTable(_ i: Int, _ end: Int) {
    if let table = note.hypothesisTables.first(where: { $0.node == i }) {
      html.raw("<div class=\"scroll\">\n<table class=\"hypotheses\">\n")
      frames.append(Frame(end: end, close: site.hypothesisTableEnd(table, of: number), role: .container))
    } else {
      html.raw("<table>\n")
      frames.append(Frame(end: end, close: "</table>\n", role: .container))
    }
  }

  mutating func openCell(_ i: Int, _ end: Int, _ node: Node) {
    let row = frames.last
    let isHeader = row?.role == .row(isHeader: true)
    let isFirst = tree.nodes[i - 1].kind == .tableRow
    let evidence = note.evidence(at: i)
    let align = ["", "left", "center", "right"][Int(min(node.flag, 3))]
    let name =
      evidence?.ratings.first { $0.cell == i }?.rating.map { "r-" + $0.rawValue.lowercased() } ?? align
    html.raw((isHeader ? "<th" : "<td") + (name.isEmpty ? ">" : " class=\"\(name)\">"))
    var frame = Frame(end: end, close: isHeader ? "</th>\n" : "</td>\n", role: .text)
    // A row's kind stands in its first cell, its relations in the last, of evidence in the first too.
    if isFirst, let claim = row?.claim { openKind(claim) }
    if evidence == nil ? end == row?.end : isFirst { frame.claim = row?.claim }
    if let evidence, isFirst { frame.close = site.evidenceEnd(evidence, of: number) + frame.close }
    frames.append(frame)
  }
}

/// What is worked out about a table.
private struct Scores {
  /// By hypothesis: what counts against it, and the part of that which rests on weak sources alone.
  var inconsistency: [Int]
  var weak: [Int]
}

extension Site {
  /// What stands behind the rows, with the table's end: two rows of figures, the order of the hypotheses, and
  /// what the ratings mean.
  func hypothesisTableEnd(_ table: HypothesisTable, of number: Int) -> String {
    let scores = scores(table, of: number)
    let own = words.pictures
    let row = { (title: String, figures: [Int]) in
      "<tr>\n<th scope=\"row\">\(title)</th>\n"
        + figures.map { "<td>\(self.words.number($0))</td>\n" }.joined() + "</tr>\n"
    }
    // Equal figures stay in the author's order.
    let order = table.hypotheses.indices.sorted {
      (scores.inconsistency[$0], $0) < (scores.inconsistency[$1], $1)
    }
    let ranking = order.map {
      "\(isolated(escaped(table.hypotheses[$0]))) (\(words.number(scores.inconsistency[$0])))"
    }
    let shown = ranking.joined(separator: words.text.comma)
    return "<tfoot>\n" + row(own.inconsistency, scores.inconsistency) + row(own.weakPart, scores.weak)
      + "</tfoot>\n</table>\n</div>\n"
      + "<p class=\"ranking\">\(own.leastFirst)\(words.text.colon)\(shown)</p>\n"
      + "<p class=\"counted\">\(own.ratings)</p>\n"
  }

  /// What stands at a piece of evidence: the grades of what it cites, and whether it tells nothing apart.
  func evidenceEnd(_ row: HypothesisTable.Row, of number: Int) -> String {
    var said: [String] = []
    let grades = Set(
      marks(of: row, number).flatMap { mark in mark.paragraphs.map { grade(mark.source, $0) } })
    if !grades.isEmpty {
      said.append(grades.sorted().map { isolated($0) }.joined(separator: words.text.comma))
    }
    if !row.isDiagnostic { said.append(words.pictures.notDiagnostic) }
    return said.isEmpty ? "" : "\n<small class=\"grade\">\(said.joined(separator: " · "))</small>"
  }

  private func marks(of row: HypothesisTable.Row, _ number: Int) -> ArraySlice<CitationMark> {
    let claim = corpus.notes[number].claim(at: row.node)
    return claim.map { linked.marks(of: ClaimPlace(note: number, claim: $0)) } ?? []
  }

  private func scores(_ table: HypothesisTable, of number: Int) -> Scores {
    let none = Array(repeating: 0, count: table.hypotheses.count)
    var scores = Scores(inconsistency: none, weak: none)
    for row in table.rows {
      let marks = marks(of: row, number)
      let isWeak =
        !marks.isEmpty && marks.allSatisfy { ["D", "E"].contains(corpus.sources[$0.source].grade.letter) }
      for (hypothesis, cell) in row.ratings.enumerated() where hypothesis < none.count {
        let points = cell.rating?.inconsistency ?? 0
        scores.inconsistency[hypothesis] += points
        if isWeak { scores.weak[hypothesis] += points }
      }
    }
    return scores
  }
}
