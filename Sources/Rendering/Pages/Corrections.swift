// The corrections of each release, from content/changes.yml, and the line at a claim that was corrected.

import Corpus
import Files
import Linking

private let correctionsPath = SitePath(checked: "corrections.html")

extension Site {
  func correctionsPage(into html: inout HTML) {
    html.raw("<h1>\(words.corrections.title)</h1>\n<p>\(words.corrections.intro)</p>\n")
    for release in linked.releases {
      let name = words.corrections.release(isolated(escaped(release.name)))
      html.raw("<h2 id=\"\(anchor(of: release))\">\(name)</h2>\n")
      if let day = EDTFDate(release.day) { html.raw("<p class=\"dateline\">\(time(day))</p>\n") }
      guard !release.corrections.isEmpty else { continue }
      html.raw("<ul class=\"corrections\">\n")
      for correction in release.corrections {
        html.raw("<li>")
        html.text(correction.text)
        for (note, id) in correction.claims {
          let href = plan.href(plan.notePaths[note], from: correctionsPath, fragment: id)
          html.raw("\n<a class=\"from\" href=\"\(escaped(href))\">\(isolated(escaped(id)))</a>")
        }
        for page in correction.pages {
          let href = plan.href(plan.path(of: page), from: correctionsPath)
          html.raw("\n<a class=\"from\" href=\"\(href)\">\(isolated(escaped(title(of: page))))</a>")
        }
        html.raw("</li>\n")
      }
      html.raw("</ul>\n")
    }
  }

  private func title(of page: Page) -> String {
    switch page {
    case .note(let number): corpus.notes[number].title
    case .source(let number): corpus.sources[number].title
    }
  }

  /// The link at a corrected claim to the release that tells of it.
  func correctedIn(_ release: Release, from path: SitePath) -> String {
    let href = plan.href(correctionsPath, from: path, fragment: anchor(of: release))
    let name = "<a href=\"\(escaped(href))\">\(isolated(escaped(release.name)))</a>"
    return words.corrections.corrected(name)
  }

  /// The id of a release on the page.
  func anchor(of release: Release) -> String { "release-\(escaped(release.slug))" }
}
