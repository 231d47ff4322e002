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
    assessed(judgement, into: &html)
    line("would-change", words.judgements.wouldChange, judgement.wouldChange, &html)
    if linked.dependants.judgements.contains(place) {
      html.raw("<p class=\"retracted\">\(words.judgements.retracted)</p>\n")
    }
    for release in linked.releases(correcting: judgement.id) {
      let link = correctedIn(release, from: path)
      html.raw("<p><small class=\"relation corrected\">\(link)</small></p>\n")
    }
    if !supports.isEmpty {
      html.raw("<details class=\"chain\">\n<summary>\(words.judgements.restsOn)</summary>\n")
      var seen: Set<ClaimPlace> = []
      chain(supports, depth: 0, &seen, from: path, into: &html)
      html.raw("</details>\n")
    }
    html.raw("</section>\n")
  }

  /// Claims with what they stand on, each once; below one that cites nothing, the claims that it rests on, so
  /// that the tree ends at paragraphs. Claims that rest on each other end it too, and so does a depth that
  /// nobody would read down to.
  private func chain(
    _ places: [ClaimPlace], depth: Int, _ seen: inout Set<ClaimPlace>, from path: SitePath,
    into html: inout HTML
  ) {
    html.raw("<ul>\n")
    for place in places where seen.insert(place).inserted {
      html.raw("<li>\n<p>")
      quote(place, from: path, into: &html)
      html.raw("</p>\n")
      evidence(of: place, from: path, isFolded: true, into: &html)
      let below = linked.marks(of: place).isEmpty ? linked.restsOn(place).filter { !seen.contains($0) } : []
      if !below.isEmpty, depth < deepestChain {
        chain(below, depth: depth + 1, &seen, from: path, into: &html)
      }
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  /// How likely and how sure, apart from each other, and on what.
  func assessed(_ judgement: Judgement, into html: inout HTML) {
    html.raw("<div class=\"assessed\">\n")
    if let likelihood = judgement.likelihood {
      let term = isolated(likelihood.term, language: "en")
      let steps = likelihood.yardstick.steps(row: likelihood.row)
      let band =
        steps.indices.contains(likelihood.step) ? words.judgements.band(steps[likelihood.step].band) : ""
      html.raw("<p class=\"likelihood\">\(words.judgements.likelihood)\(words.text.colon)\(term)")
      html.raw(" <span class=\"band-words\">\(band)</span>\(likelihoodScale(likelihood))</p>\n")
    }
    if let confidence = judgement.confidence {
      let level = words.judgements.confidence(confidence)
      html.raw("<p class=\"confidence\">\(words.judgements.confidence)\(words.text.colon)\(level)</p>\n")
    }
    line("basis", words.judgements.basis, judgement.basis, &html)
    html.raw("</div>\n")
  }

  private func line(_ name: String, _ title: String, _ value: String?, _ html: inout HTML) {
    guard let value else { return }
    html.raw("<p class=\"\(name)\">\(title)\(words.text.colon)")
    html.text(value)
    html.raw("</p>\n")
  }

  /// The yardstick with its bands, on every page that uses a term; of two rows the one that is used.
  func yardstick(_ judgements: [Judgement], into html: inout HTML) {
    let yardstick = corpus.settings.yardstick
    let row = judgements.lazy.compactMap(\.likelihood?.row).first ?? 0
    html.raw("<aside class=\"yardstick\" aria-label=\"\(words.judgements.yardstickLabel)\">\n")
    html.raw("<p>\(words.judgements.yardstickIntro(isolated(yardstick.name)))</p>\n<ul>\n")
    for (terms, band) in yardstick.steps(row: row) {
      // The terms are the yardstick's own, which has them in English alone.
      let names = terms.map { isolated($0, language: "en") }.joined(separator: words.text.or)
      html.raw("<li>\(names)\(words.text.colon)\(words.judgements.band(band))</li>\n")
    }
    html.raw("</ul>\n</aside>\n")
  }
}

/// Levels of claims below those that a judgement names.
private let deepestChain = 12
