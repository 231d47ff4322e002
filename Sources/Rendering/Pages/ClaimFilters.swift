// The filters of a theme's claims page. Each is a link to itself: the style sheet hides what is of another
// kind, grade or badge while it is the target, so that they work without a script. A source's own page lists
// what rests on it.

import Corpus
import Files
import Linking

extension Site {
  /// Links for what there is among the claims.
  func filters(of places: [ClaimPlace], from path: SitePath, into html: inout HTML) {
    guard !places.isEmpty else { return }
    let reading = words.reading
    html.raw("<nav class=\"filters\" aria-label=\"\(reading.filters)\">\n")
    html.raw("<p><a id=\"only-all\" href=\"#only-all\">\(reading.all)</a></p>\n")
    row(reading.kind, Kind.allCases.map { (filterAnchor($0), words.claims.kinds[$0]) }, &html)
    row(reading.badge, Badge.allCases.map { (filterAnchor($0), words.claims.badges[$0].word) }, &html)
    row(reading.reliability, letters.map { ("only-grade-" + $0.lowercased(), $0) }, &html)
    let cited = Set(places.flatMap { linked.marks(of: $0).map(\.source) }).sorted {
      precedes(corpus.sources[$0].key, corpus.sources[$1].key)
    }
    if !cited.isEmpty {
      html.raw("<p>\(reading.source)\(words.text.colon)</p>\n<ul>\n")
      for source in cited {
        let href = plan.href(plan.sourcePaths[source], from: path, fragment: "paragraphs")
        html.raw(
          "<li><a href=\"\(href)\">\(isolated(escaped(corpus.sources[source].label.value)))</a></li>\n")
      }
      html.raw("</ul>\n")
    }
    html.raw("</nav>\n")
  }

  /// Where a theme's claims page shows the claims of one kind alone.
  func filterAnchor(_ kind: Kind) -> String { "only-" + kind.rawValue }

  func filterAnchor(_ badge: Badge) -> String { "only-" + name(badge) }

  private func row(_ title: String, _ links: [(id: String, text: String)], _ html: inout HTML) {
    html.raw("<p>\(title)\(words.text.colon)</p>\n<ul>\n")
    for link in links { html.raw("<li><a id=\"\(link.id)\" href=\"#\(link.id)\">\(link.text)</a></li>\n") }
    html.raw("</ul>\n")
  }

  /// What the style sheet tells claims apart by: the kind, the badges, and the letters of the cited sources.
  func filterClasses(of place: ClaimPlace) -> String {
    var classes = linked.kind(of: place).rawValue
    for badge in badges(of: place) { classes += " " + name(badge) }
    let marks = linked.marks(of: place)
    let grades = Set(marks.indices.map { corpus.sources[marks[$0].source].grade.letter })
    for letter in letters where grades.contains(letter) { classes += " grade-" + letter.lowercased() }
    return classes
  }

  private func name(_ badge: Badge) -> String {
    switch badge {
    case .retracted: "on-a-retracted-source"
    case .overtaken: "overtaken"
    case .contested: "contested"
    case .singleSource: "single-source"
    case .secondaryOnly: "secondary-only"
    }
  }
}

private let letters = ["A", "B", "C", "D", "E", "F"]
