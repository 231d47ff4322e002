// Which theme stands on which source, what nobody cites, what rests on one group alone.

import Corpus
import Files
import Linking

extension Site {
  func coverage() -> [UInt8] {
    let path = SitePath(checked: "coverage.html")
    var html = HTML()
    let own = words.pages.coverage
    html.raw("<h1>\(words.frame.coverage)</h1>\n<h2 id=\"matrix\">\(own.matrix)</h2>\n")
    html.raw("<p>\(own.matrixIntro)</p>\n<div class=\"scroll\">\n")
    html.raw("<table class=\"coverage\">\n<thead>\n<tr>\n<th scope=\"col\">\(own.theme)</th>\n")
    for source in corpus.sources {
      html.raw("<th scope=\"col\"><a href=\"sources/\(source.key).html\">")
      html.text(source.label.value)
      html.raw("</a></th>\n")
    }
    html.raw("</tr>\n</thead>\n<tbody>\n")
    for theme in corpus.themes { themeRow(theme, &html) }
    html.raw("</tbody>\n</table>\n</div>\n")
    badgeTable(&html)
    uncited(&html)
    ids(
      "one-group", own.oneGroup, own.oneGroupIntro,
      claims { self.badges(of: $0).contains(.singleSource) }, path, &html)
    ids(
      "no-citation", own.noCitation, own.noCitationIntro,
      claims { self.linked.claim($0).citations.isEmpty }, path, &html)
    return html.bytes
  }

  private func themeRow(_ theme: String, _ html: inout HTML) {
    var counts = Array(repeating: 0, count: corpus.sources.count)
    for number in corpus.notes.indices where corpus.notes[number].place.theme == theme {
      var seen: Set<[Int]> = []
      for mark in linked.notes[number].marks {
        guard let claim = mark.claim, seen.insert([claim, mark.source]).inserted else { continue }
        counts[mark.source] += 1
      }
    }
    html.raw("<tr><th scope=\"row\"><a href=\"themes/\(theme)/claims.html\">")
    html.text(themeTitle(theme))
    html.raw("</a></th>")
    for count in counts { html.raw("<td class=\"n\(shade(count))\">\(words.number(count))</td>") }
    html.raw("</tr>\n")
  }

  /// What the badges of claims say, and how many claims have each.
  private func badgeTable(_ html: inout HTML) {
    var counts: [Badge: Int] = [:]
    for place in claimsByID { for badge in badges(of: place) { counts[badge, default: 0] += 1 } }
    let own = words.pages.coverage
    html.raw("<h2 id=\"badges\">\(own.badges)</h2>\n<p>\(own.badgesIntro)</p>\n")
    html.raw("<dl class=\"facts\">\n")
    for badge in Badge.allCases {
      let said = words.claims.badges[badge]
      fact(said.word, own.badge(said.meaning, counts[badge, default: 0]), &html)
    }
    html.raw("</dl>\n")
  }

  private func uncited(_ html: inout HTML) {
    html.raw("<h2 id=\"uncited\">\(words.pages.coverage.uncited)</h2>\n<ul>\n")
    for (number, source) in corpus.sources.enumerated() {
      let labels = source.paragraphs.indices.filter {
        !linked.uses[number][$0].contains { $0.mark != nil } && source.paragraphs[$0].label.hasPrefix("p")
      }.map { source.paragraphs[$0].label }
      html.raw("<li>\(isolated(escaped(source.label.value)))\(words.text.colon)")
      html.raw(
        labels.isEmpty
          ? words.pages.coverage.none
          : labels.map { "<a href=\"sources/\(source.key).html#\($0)\">¶\($0.dropFirst())</a>" }.joined(
            separator: " "))
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  private func claims(_ isWanted: (ClaimPlace) -> Bool) -> [ClaimPlace] {
    claimPlaces { _ in true }.filter(isWanted)
  }

  private func ids(
    _ id: String, _ title: String, _ intro: String, _ places: [ClaimPlace], _ path: SitePath,
    _ html: inout HTML
  ) {
    html.raw("<h2 id=\"\(id)\">\(title)</h2>\n<p>\(intro)</p>\n<ul class=\"ids\">\n")
    for place in places {
      html.raw("<li><a href=\"")
      html.text(claimHref(place, from: path))
      html.raw("\">\(linked.id(of: place))</a></li>\n")
    }
    html.raw("</ul>\n")
  }
}
