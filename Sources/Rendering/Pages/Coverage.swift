// Which theme stands on which source, what nobody cites, what rests on one group alone.

import Corpus
import Files
import Linking

extension Site {
  func coverage() -> [UInt8] {
    let path = SitePath(checked: "coverage.html")
    var html = HTML()
    html.raw("<h1>Coverage</h1>\n<h2 id=\"matrix\">Themes and sources</h2>\n")
    html.raw("<p>How many claims of each theme cite each source.</p>\n<div class=\"scroll\">\n")
    html.raw("<table class=\"coverage\">\n<thead>\n<tr>\n<th scope=\"col\">Theme</th>\n")
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
      "one-group", "One group only", "Claims that rest on a single independence group.",
      claims { self.linked.groups(of: $0).count == 1 }, path, &html)
    ids(
      "no-citation", "No citation",
      "Claims without a citation: our assessments, assumptions, gaps and background.",
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
    for count in counts { html.raw("<td class=\"n\(shade(count))\">\(count)</td>") }
    html.raw("</tr>\n")
  }

  /// Fixed steps, so that one more claim does not recolour the table: 0, 1, 2, 3–4, 5 and more.
  private func shade(_ count: Int) -> Int {
    switch count {
    case 0, 1, 2: count
    case 3, 4: 3
    default: 5
    }
  }

  /// What the badges of claims say, and how many claims have each.
  private func badgeTable(_ html: inout HTML) {
    var counts: [Badge: Int] = [:]
    for place in claimsByID { for badge in linked.badges(of: place) { counts[badge, default: 0] += 1 } }
    html.raw("<h2 id=\"badges\">Badges</h2>\n<p>What is worked out about a claim stands below it.</p>\n")
    html.raw("<dl class=\"facts\">\n")
    for badge in Badge.allCases {
      fact(badge.rawValue, "\(badge.meaning); claims: \(counts[badge, default: 0])", &html)
    }
    html.raw("</dl>\n")
  }

  private func uncited(_ html: inout HTML) {
    html.raw("<h2 id=\"uncited\">Paragraphs that no claim cites</h2>\n<ul>\n")
    for (number, source) in corpus.sources.enumerated() {
      let labels = source.paragraphs.indices.filter {
        !linked.uses[number][$0].contains { $0.mark != nil } && source.paragraphs[$0].label.hasPrefix("p")
      }.map { source.paragraphs[$0].label }
      html.raw("<li>")
      html.text(source.label.value)
      html.raw(": ")
      html.raw(
        labels.isEmpty
          ? "none"
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
    _ id: String, _ title: String, _ words: String, _ places: [ClaimPlace], _ path: SitePath,
    _ html: inout HTML
  ) {
    html.raw("<h2 id=\"\(id)\">\(title)</h2>\n<p>\(words)</p>\n<ul class=\"ids\">\n")
    for place in places {
      html.raw("<li><a href=\"")
      html.text(claimHref(place, from: path))
      html.raw("\">\(linked.id(of: place))</a></li>\n")
    }
    html.raw("</ul>\n")
  }
}
