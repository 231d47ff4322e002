// The pages around a page as a picture without coordinates: those that lead here, the page, and those that it
// leads to. The style sheet draws the lines; a neighbour is a line of HTML.

import Corpus
import Files
import Linking

extension Site {
  /// Nothing where a page stands alone.
  func neighbourhood(of page: Page, _ html: inout HTML) {
    let found = linked.neighbours[page] ?? Neighbours()
    let ownGroup = sameGroup(as: page)
    guard !found.leadHere.isEmpty || !found.leadsTo.isEmpty || !ownGroup.isEmpty else { return }
    let path = plan.path(of: page)
    html.raw("<section class=\"wide\" aria-labelledby=\"neighbourhood\">\n")
    html.raw("<h2 id=\"neighbourhood\">\(words.pictures.neighbourhood)</h2>\n<div class=\"around\">\n")
    list(words.pictures.leadHere, "lead-here", found.leadHere, path, &html)
    html.raw("<p class=\"self\">\(name(of: page))</p>\n")
    list(words.pictures.leadsTo, "leads-to", found.leadsTo, path, &html)
    list(words.pictures.sameGroup, "leads-to", ownGroup, path, &html)
    html.raw("</div>\n</section>\n")
  }

  private func list(
    _ title: String, _ name: String, _ pages: [Page], _ path: SitePath, _ html: inout HTML
  ) {
    guard !pages.isEmpty else { return }
    html.raw("<div class=\"\(name)\">\n<h3>\(title)</h3>\n<ul>\n")
    for page in pages {
      html.raw("<li><a href=\"")
      appendHref(plan.path(of: page), from: path, to: &html)
      html.raw("\">")
      html.raw(self.name(of: page))
      html.raw("</a></li>\n")
    }
    html.raw("</ul>\n</div>\n")
  }

  /// A source by its mark, which is how pages speak of it; anything else by its title.
  private func name(of page: Page) -> String {
    switch page {
    case .note(let number): noteTitles[number]
    case .source(let number): sourceLabels[number]
    }
  }

  /// The sources that count as one voice with a source.
  private func sameGroup(as page: Page) -> [Page] {
    guard case .source(let number) = page else { return [] }
    let group = corpus.sources[number].group
    return corpus.sources.indices.filter { $0 != number && corpus.sources[$0].group == group }.map {
      .source($0)
    }
  }
}
