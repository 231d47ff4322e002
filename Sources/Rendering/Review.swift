// What a private review copy shows besides a public site: the paragraphs in full with their neighbours, and
// on every page that it is private.

import Corpus
import Files
import Markup

let reviewPath = SitePath(checked: "review.html")
let noIndexLine = "<meta name=\"robots\" content=\"noindex, nofollow\">\n"

extension Site {
  /// At the head of the content, which no template can leave out.
  /// - Parameter path: of a page that leads to the page for reviewers.
  func reviewBanner(from path: SitePath? = nil) -> [UInt8] {
    let link = path.map {
      "\n<a href=\"\(plan.href(reviewPath, from: $0))\">\(words.review.link)</a>"
    }
    return Array(
      "<p class=\"review-banner\" role=\"note\">\(words.frame.reviewBanner)\(link ?? "")</p>\n".utf8)
  }

  /// What stands in the head of a page of a review copy; the script on the page for reviewers alone.
  func reviewHead(_ page: PagePlan) -> String {
    let assets = "\(page.path.toRoot)assets/review"
    return noIndexLine + "<link rel=\"stylesheet\" href=\"\(assets).css\">\n"
      + (page.kind == .review ? "<script defer src=\"\(assets).js\"></script>\n" : "")
  }

  /// A paragraph in full, for reviewers; with the ones around it where those do not stand there anyway.
  func original(
    _ source: Int, _ label: String, withNeighbours: Bool, into html: inout HTML
  ) {
    guard let review else { return }
    let work = corpus.sources[source]
    // A missing exhibit has no words, and with full rights the page shows them already.
    guard work.rights != "full", !label.hasPrefix("t") else { return }
    guard let text = review[work] else {
      html.raw("<p class=\"original-state\">\(words.checks.notAtHand)</p>\n")
      return
    }
    guard let passage = text.passage(label) else {
      html.raw("<p class=\"original-state\">\(words.checks.notFound)</p>\n")
      return
    }
    if let state = stateWords(text.verification(label)?.state) {
      html.raw("<p class=\"original-state\">\(state)</p>\n")
    }
    let language = work.language.flatMap { $0 == corpus.settings.language ? nil : languageAttributes($0) }
    quote(passage.text, language, &html)
    guard withNeighbours, passage.before != nil || passage.after != nil else { return }
    html.raw("<details class=\"neighbours\">\n<summary>\(words.checks.beforeAndAfter)</summary>\n")
    for neighbour in [passage.before, passage.after] {
      if let neighbour {
        quote(neighbour, language, &html)
      } else {
        html.raw("<p>\(words.checks.textEnd)</p>\n")
      }
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
    case .moved: words.checks.movedText
    case .drifted: words.checks.driftedText
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
