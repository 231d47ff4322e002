// What a private review copy shows besides a public site: the paragraphs in full with their neighbours, and
// on every page that it is private.

import Corpus
import Files
import Markup

/// What the private notice of a review copy says.
let privateWords = """
  Private review copy - not for distribution.
  The pages in this folder hold private texts in full. Do not publish or commit it.

  """

/// At the head of the content, which no template can leave out.
let reviewBanner = Array(
  "<p class=\"review-banner\" role=\"note\">Private review copy – not for distribution</p>\n".utf8)

let noIndexLine = "<meta name=\"robots\" content=\"noindex, nofollow\">\n"

extension Site {
  /// A paragraph in full, for reviewers; with the ones around it where those do not stand there anyway.
  func original(
    _ source: Int, _ label: String, withNeighbours: Bool, into html: inout HTML
  ) {
    let work = corpus.sources[source]
    // A missing exhibit has no words, and with full rights the page shows them already.
    guard let review, work.rights != "full", !label.hasPrefix("t") else { return }
    guard let text = review[work] else {
      html.raw("<p class=\"original-state\">The text of this source is not at hand.</p>\n")
      return
    }
    guard let passage = text.passage(label) else {
      html.raw("<p class=\"original-state\">This paragraph is not found in the text at hand.</p>\n")
      return
    }
    if let words = stateWords(text.verification(label)?.state) {
      html.raw("<p class=\"original-state\">\(words)</p>\n")
    }
    let language = work.language.flatMap { $0 == corpus.settings.language ? nil : languageAttributes($0) }
    quote(passage.text, language, &html)
    guard withNeighbours, passage.before != nil || passage.after != nil else { return }
    html.raw("<details class=\"neighbours\">\n<summary>Before and after it</summary>\n")
    for neighbour in [passage.before, passage.after] {
      if let neighbour { quote(neighbour, language, &html) } else { html.raw("<p>The text’s end.</p>\n") }
    }
    html.raw("</details>\n")
  }

  private func quote(_ text: String, _ language: String?, _ html: inout HTML) {
    html.raw("<blockquote class=\"original\"\(language ?? "")>")
    html.text(visible(text))
    html.raw("</blockquote>\n")
  }

  private func stateWords(_ state: ParagraphState?) -> String? {
    switch state {
    case .moved: "The same words, but elsewhere in the text at hand:"
    case .drifted: "The text at hand differs; this is what is likest:"
    case .exact, .ambiguous, .lost, .unavailable, nil: nil
    }
  }
}

/// A foreign text as a page may show it: line breaks as spaces, without characters that no page may hold or
/// that turn the order of what follows.
private func visible(_ text: String) -> String {
  var shown = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: shown.unicodeScalars.append(" ")
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: continue
    default: if scalar.value & 0xFFFE != 0xFFFE { shown.unicodeScalars.append(scalar) }
    }
  }
  return shown
}
