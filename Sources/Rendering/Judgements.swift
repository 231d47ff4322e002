// Key judgements: likelihood and confidence apart, the basis, and the chain below down to paragraphs.

import Corpus
import Files
import Linking

extension Site {
  /// What follows a judgement's statement, from the end of its text on.
  func judgementAfter(
    _ judgement: Judgement, at place: JudgementPlace, from path: SitePath, into html: inout HTML
  ) {
    let supports = linked.supports[place.note][place.judgement]
    html.raw("</p>\n")
    if let likelihood = judgement.likelihood {
      html.raw("<p class=\"likelihood\">Likelihood: \(likelihood.term)</p>\n")
    }
    if let confidence = judgement.confidence {
      html.raw("<p class=\"confidence\">Confidence: \(confidence)</p>\n")
    }
    line("basis", "Basis: ", judgement.basis, &html)
    line("would-change", "What would change it: ", judgement.wouldChange, &html)
    if linked.dependants.judgements.contains(place) {
      html.raw("<p class=\"retracted\">Rests on a retracted source.</p>\n")
    }
    if !supports.isEmpty {
      html.raw("<details class=\"chain\">\n<summary>Rests on</summary>\n<ul>\n")
      for place in supports {
        html.raw("<li>\n<p>")
        quote(place, from: path, into: &html)
        html.raw("</p>\n")
        quoteMarks(place, from: path, into: &html)
        html.raw("</li>\n")
      }
      html.raw("</ul>\n</details>\n")
    }
    html.raw("</section>\n")
  }

  private func line(_ name: String, _ words: String, _ value: String?, _ html: inout HTML) {
    guard let value else { return }
    html.raw("<p class=\"\(name)\">\(words)")
    html.text(value)
    html.raw("</p>\n")
  }

  /// The yardstick with its bands, on every page that uses a term; of two rows the one that is used.
  func yardstick(_ judgements: [Judgement], into html: inout HTML) {
    let yardstick = corpus.settings.yardstick
    let row = judgements.lazy.compactMap(\.likelihood?.row).first ?? 0
    html.raw("<aside class=\"yardstick\" aria-label=\"Words of likelihood\">\n")
    html.raw("<p>How likely, by the yardstick of \(yardstick.name):</p>\n<ul>\n")
    for (terms, band) in yardstick.steps(row: row) {
      html.raw("<li>\(terms.joined(separator: " or ")): \(band)</li>\n")
    }
    html.raw("</ul>\n</aside>\n")
  }
}
