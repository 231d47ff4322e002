// The dossier on two printed sides: what we judge, and the bottom line of each theme, for those who will
// read no more. Everything on it is quoted from other pages and leads to them.

import Corpus
import Files
import Linking

extension Site {
  func brief(into html: inout HTML) {
    let path = SitePath(checked: "brief.html")
    html.raw("<div class=\"brief wide\">\n<h1>")
    html.text(corpus.settings.title)
    html.raw("</h1>\n")
    frontMatter(&html)
    let judgements = corpus.notes.indices.flatMap { number in
      corpus.notes[number].judgements.indices.map { JudgementPlace(note: number, judgement: $0) }
    }
    if !judgements.isEmpty {
      html.raw("<h2 id=\"judgements\">\(words.reading.keyJudgements)</h2>\n")
      for place in judgements { briefJudgement(place, path, &html) }
    }
    html.raw("<h2 id=\"themes\">\(words.reading.bottomLines)</h2>\n")
    for (number, note) in corpus.notes.enumerated() {
      if case .theme(let theme) = note.place { bottomLine(number, theme, path, &html) }
    }
    html.raw("</div>\n")
  }

  private func briefJudgement(_ place: JudgementPlace, _ path: SitePath, _ html: inout HTML) {
    let judgement = corpus.notes[place.note].judgements[place.judgement]
    html.raw("<section class=\"judgement\">\n<p class=\"statement\"><a href=\"")
    html.text(plan.href(plan.notePaths[place.note], from: path, fragment: judgement.id))
    html.raw("\">")
    html.text(judgement.text)
    html.raw("</a></p>\n")
    assessed(judgement, into: &html)
    html.raw("</section>\n")
  }

  /// What a theme's page says before its first heading: its words, a paragraph or an item a line.
  private func bottomLine(_ number: Int, _ theme: String, _ path: SitePath, _ html: inout HTML) {
    let note = corpus.notes[number]
    let end = note.headings.first?.node ?? Int.max
    var blocks: [(node: Int, text: String)] = note.claims.indices.filter {
      note.claims[$0].node < end && !note.isEvidence(note.claims[$0].node)
    }.map {
      (note.claims[$0].node, linked.text(of: ClaimPlace(note: number, claim: $0)))
    }
    blocks += note.plainBlocks.filter { $0 < end }.map { ($0, blockText(note, $0)) }
    blocks.sort { $0.node < $1.node }
    html.raw("<section class=\"theme\">\n<h3><a href=\"themes/\(theme)/index.html\">")
    html.text(themeTitle(theme))
    html.raw("</a></h3>\n")
    for block in blocks where !block.text.isEmpty {
      html.raw("<p>")
      html.text(block.text)
      html.raw("</p>\n")
    }
    html.raw("</section>\n")
  }
}
