// The page for reviewers, in a private copy alone: every claim beside the paragraphs that it cites, in full
// where the texts are at hand. The script shows one claim at a time and takes the verdicts; without it all of
// them stand below each other.

import Corpus
import Files
import Linking

extension Site {
  func reviewPage(into html: inout HTML) {
    let review = words.review
    html.raw("<h1>\(review.title)</h1>\n<p>\(review.intro)</p>\n")
    html.raw("<p>\(review.file) <code dir=\"ltr\">dossier review import FILE</code></p>\n")
    // Browsers keep the verdicts of all pages on a disk in one place. A dossier that did not choose its id is
    // told from others by its title.
    let isNamed = corpus.settings.id != Settings().id
    let store = isNamed ? corpus.settings.id : "\(corpus.settings.id)/\(slug(corpus.settings.title))"
    html.raw("<div class=\"reviewing wide\" data-dossier=\"\(escaped(corpus.settings.id))\"")
    html.raw(" data-store=\"\(escaped(store))\" data-words=\"\(escaped(review.scriptWords))\">\n")
    html.raw("<p class=\"without-script\">\(review.withoutScript)</p>\n")
    for number in corpus.notes.indices {
      for claim in corpus.notes[number].claims.indices {
        let place = ClaimPlace(note: number, claim: claim)
        if linked.kind(of: place) != .background { task(place, into: &html) }
      }
    }
    html.raw("</div>\n")
  }

  /// One claim to review. What a verdict on it has to carry along stands in attributes.
  private func task(_ place: ClaimPlace, into html: inout HTML) {
    let reviewed = linked.reviewed(place)
    let (id, note) = (linked.id(of: place), corpus.notes[place.note])
    let hashes = linked.reviewHashes(of: place)
    var classes = ["task"]
    if reviewed.standing.isEmpty { classes.append("open") }
    if reviewed.hasStale { classes.append("stale") }
    if !note.claims[place.claim].isWritten { classes.append("unwritten") }
    html.raw("<section class=\"\(classes.joined(separator: " "))\" id=\"task_\(id)\"")
    html.raw(" aria-labelledby=\"title_\(id)\" data-claim=\"\(id)\" data-hash=\"\(hashes.claim)\"")
    html.raw(" data-paragraphs=\"\(hashes.paragraphs.joined(separator: " "))\"")
    html.raw(" data-authors=\"\(escaped(corpus.authors(of: note).joined(separator: "\n")))\">\n")
    html.raw("<div class=\"asked\">\n<h2 id=\"title_\(id)\" tabindex=\"-1\">\(isolated(id))</h2>\n<p>")
    kindWord(of: place, into: &html)
    quote(place, from: reviewPath, into: &html)
    html.raw("</p>\n")
    quoteMarks(place, from: reviewPath, into: &html)
    if !note.claims[place.claim].isWritten { html.raw("<p class=\"why\">\(words.review.noID)</p>\n") }
    verdicts(reviewed, into: &html)
    html.raw("</div>\n<div class=\"passages\">\n")
    for (source, paragraph) in linked.citedParagraphs(of: place) { passage(source, paragraph, into: &html) }
    html.raw("</div>\n</section>\n")
  }

  /// A cited paragraph: what we say that it says, and the paragraph itself where it is at hand.
  private func passage(_ source: Int, _ paragraph: Int, into html: inout HTML) {
    let work = corpus.sources[source]
    let label = work.paragraphs[paragraph].label
    let href = plan.href(plan.sourcePaths[source], from: reviewPath, fragment: label)
    let name = sourceLabels[source] + words.text.comma + words.sources.labels[label]
    html.raw("<section class=\"passage\">\n<h3><a href=\"\(href)\">\(name)</a></h3>\n")
    let digest = digests[source][paragraph]
    if !digest.isEmpty {
      html.raw("<p class=\"digest\">")
      html.raw(digest)
      html.raw("</p>\n")
    } else if let what = work.missingExhibit(label) {
      html.raw("<p class=\"digest\">")
      html.text(what)
      html.raw("</p>\n")
    }
    original(source, label, withNeighbours: true, into: &html)
    html.raw("</section>\n")
  }

  /// The verdicts so far, folded, so that a second reviewer may look without knowing the first one's.
  private func verdicts(_ reviewed: ReviewedClaim, into html: inout HTML) {
    guard !reviewed.verdicts.isEmpty else { return }
    html.raw("<details class=\"so-far\">\n<summary>\(words.review.soFar)</summary>\n<ul>\n")
    for (verdict, isStale) in reviewed.verdicts {
      html.raw("<li data-reviewer=\"\(escaped(verdict.reviewer))\" data-verdict=\"\(verdict.word.rawValue)\"")
      html.raw(" data-date=\"\(verdict.day)\" data-note=\"\(escaped(verdict.note))\">")
      html.raw(isolated(escaped(verdict.reviewer)) + words.text.colon + word(verdict.word))
      if let day = EDTFDate(verdict.day) { html.raw(words.text.comma + time(day)) }
      if isStale { html.raw(words.text.comma + words.review.stale) }
      if !verdict.note.isEmpty { html.raw(words.text.colon + isolated(escaped(verdict.note))) }
      html.raw("</li>\n")
    }
    html.raw("</ul>\n</details>\n")
  }

  private func word(_ word: Verdict.Word) -> String {
    switch word {
    case .supported: words.review.supported
    case .partly: words.review.partly
    case .not: words.review.not
    }
  }

  /// What the record of a claim says of its verdicts, so that a diff of sites can: the words that stand, the
  /// worst first, and `stale`. Who gave them, when and why is nobody's but the dossier's; most claims of most
  /// dossiers have no such field.
  func reviewField(_ place: ClaimPlace) -> String {
    if corpus.reviews.isEmpty { return "" }
    let reviewed = linked.reviewed(place)
    return (reviewed.standing.map(\.rawValue) + (reviewed.hasStale ? ["stale"] : [])).joined(separator: " ")
  }
}
