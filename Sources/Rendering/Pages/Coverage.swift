// Which theme stands on which source and with what kinds of claims, what nobody cites, what rests on one
// group alone. Every number leads to what it counts; claims are named by their ids.

import Corpus
import Files
import Linking

private let path = SitePath(checked: "coverage.html")

extension Site {
  func coverage(into html: inout HTML) {
    let own = words.pages.coverage
    let groups = claimsByThemeAndSource()
    html.raw("<h1>\(words.frame.coverage)</h1>\n")
    matrix(groups, &html)
    kinds(&html)
    uncited(&html)
    ids(
      "one-group", own.oneGroup, own.oneGroupIntro,
      claimsByID.filter { self.badges(of: $0).contains(.singleSource) }, &html)
    ids(
      "no-citation", own.noCitation, own.noCitationIntro,
      claimsByID.filter { corpus.notes[$0.note].claims[$0.claim].citations.isEmpty }, &html)
    unverified(&html)
    bySource(groups, &html)
  }

  /// By theme and source: the claims that cite it, by id.
  private func claimsByThemeAndSource() -> [String: [[ClaimPlace]]] {
    var groups: [String: [[ClaimPlace]]] = [:]
    let none = Array(repeating: [ClaimPlace](), count: corpus.sources.count)
    for place in claimsByID {
      guard let theme = corpus.notes[place.note].place.theme else { continue }
      let marks = linked.marks(of: place)
      for source in Set(marks.indices.map { marks[$0].source }) {
        groups[theme, default: none][source].append(place)
      }
    }
    return groups
  }

  private func matrix(_ groups: [String: [[ClaimPlace]]], _ html: inout HTML) {
    let own = words.pages.coverage
    openTable("matrix", own.matrix, own.matrixIntro, own.theme, &html)
    for source in corpus.sources {
      html.raw("<th scope=\"col\"><a href=\"sources/\(source.key).html\">")
      html.text(source.label.value)
      html.raw("</a></th>\n")
    }
    html.raw("</tr>\n</thead>\n<tbody>\n")
    for theme in corpus.themes {
      html.raw("<tr>")
      themeHead(theme, "row", &html)
      for (number, source) in corpus.sources.enumerated() {
        let count = groups[theme]?[number].count ?? 0
        cell(count, isShaded: true, href: "#\(groupAnchor(theme, source))", &html)
      }
      html.raw("</tr>\n")
    }
    html.raw("</tbody>\n</table>\n</div>\n")
  }

  /// A row a kind or badge, a column a theme; a number leads to the theme's claims page with the filter that
  /// shows what it counts.
  private func kinds(_ html: inout HTML) {
    let own = words.pages.coverage
    let elsewhere = claimPlaces { $0.theme == nil }
    var columns: [(places: [ClaimPlace], target: String?)] = corpus.themes.map { theme in
      (claimPlaces { $0.theme == theme }, "themes/\(theme)/claims.html")
    }
    if !elsewhere.isEmpty { columns.append((elsewhere, nil)) }
    openTable("kinds", own.kinds, own.kindsIntro, own.kind, &html)
    for theme in corpus.themes { themeHead(theme, "col", &html) }
    if !elsewhere.isEmpty {
      html.raw("<th scope=\"col\"><a href=\"#elsewhere\">\(words.pictures.otherPages)</a></th>\n")
    }
    html.raw("</tr>\n</thead>\n<tbody>\n")
    for kind in Kind.allCases {
      countRow(words.claims.kinds[kind], filterAnchor(kind), columns, &html) { linked.kind(of: $0) == kind }
    }
    for badge in Badge.allCases {
      let said = words.claims.badges[badge]
      let title = "\(capitalised(said.word))\n<small>\(said.meaning)</small>"
      countRow(title, filterAnchor(badge), columns, &html) { badges(of: $0).contains(badge) }
    }
    html.raw("</tbody>\n</table>\n</div>\n")
    guard !elsewhere.isEmpty else { return }
    html.raw(
      "<details>\n<summary>\(words.pictures.otherPages)</summary>\n<ul class=\"ids\" id=\"elsewhere\">\n")
    for place in elsewhere { idLine(place, &html) }
    html.raw("</ul>\n</details>\n")
  }

  private func countRow(
    _ title: String, _ filter: String, _ columns: [(places: [ClaimPlace], target: String?)],
    _ html: inout HTML, where isCounted: (ClaimPlace) -> Bool
  ) {
    html.raw("<tr><th scope=\"row\">\(title)</th>\n")
    for (places, target) in columns {
      let href = target.map { "\($0)#\(filter)" } ?? "#elsewhere"
      cell(places.count(where: isCounted), isShaded: false, href: href, &html)
    }
    html.raw("</tr>\n")
  }

  private func openTable(_ id: String, _ title: String, _ intro: String, _ rows: String, _ html: inout HTML) {
    html.raw("<h2 id=\"\(id)\">\(title)</h2>\n<p>\(intro)</p>\n<div class=\"scroll wide\">\n")
    html.raw("<table class=\"coverage\">\n<thead>\n<tr>\n")
    html.raw("<th scope=\"col\">\(rows)</th>\n")
  }

  private func themeHead(_ theme: String, _ scope: String, _ html: inout HTML) {
    html.raw("<th scope=\"\(scope)\"><a href=\"themes/\(theme)/claims.html\">")
    html.text(themeTitle(theme))
    html.raw("</a></th>\n")
  }

  private func cell(_ count: Int, isShaded: Bool, href: String, _ html: inout HTML) {
    let shown = count == 0 ? words.number(0) : "<a href=\"\(href)\">\(words.number(count))</a>"
    html.raw("<td\(isShaded ? " class=\"n\(shade(count))\"" : "")>\(shown)</td>")
  }

  private func groupAnchor(_ theme: String, _ source: Source) -> String { "x_\(theme)_\(source.key)" }

  /// What the matrix counts. A browser opens what is folded when a link leads into it.
  private func bySource(_ groups: [String: [[ClaimPlace]]], _ html: inout HTML) {
    let own = words.pages.coverage
    html.raw("<h2 id=\"by-source\">\(own.bySource)</h2>\n<p>\(own.bySourceIntro)</p>\n")
    for theme in corpus.themes {
      guard let ofTheme = groups[theme] else { continue }
      html.raw("<details>\n<summary>")
      html.text(themeTitle(theme))
      html.raw("</summary>\n")
      for (number, source) in corpus.sources.enumerated() where !ofTheme[number].isEmpty {
        let name = isolated(escaped(source.label.value))
        let said = name + words.text.colon + own.claims(ofTheme[number].count)
        html.raw("<h3 id=\"\(groupAnchor(theme, source))\">\(said)</h3>\n")
        html.raw("<ul class=\"ids\">\n")
        for place in ofTheme[number] { idLine(place, &html) }
        html.raw("</ul>\n")
      }
      html.raw("</details>\n")
    }
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

  /// Quotations by their marks: the committed records alone tell, since a site must not depend on who has the
  /// texts.
  private func unverified(_ html: inout HTML) {
    let own = words.pages.coverage
    html.raw("<h2 id=\"unverified\">\(own.unverified)</h2>\n<p>\(own.unverifiedIntro)</p>\n")
    let marks = linked.unverifiedQuotations.map {
      (note: $0.note, mark: linked.notes[$0.note].marks[$0.mark])
    }
    guard !marks.isEmpty else { return html.raw("<p>\(own.none)</p>\n") }
    html.raw("<ul class=\"ids\">\n")
    for (note, mark) in marks.sorted(by: { precedes($0.mark.id, $1.mark.id) }) {
      html.raw("<li><a href=\"")
      html.text(plan.href(plan.notePaths[note], from: path, fragment: mark.id))
      html.raw("\">\(mark.claim.map { corpus.notes[note].claims[$0].id + " " } ?? "")")
      html.raw("\(isolated(escaped(label(mark))))</a></li>\n")
    }
    html.raw("</ul>\n")
  }

  private func ids(
    _ id: String, _ title: String, _ intro: String, _ places: [ClaimPlace], _ html: inout HTML
  ) {
    html.raw("<h2 id=\"\(id)\">\(title)</h2>\n<p>\(intro)</p>\n<ul class=\"ids\">\n")
    for place in places { idLine(place, &html) }
    html.raw("</ul>\n")
  }

  private func idLine(_ place: ClaimPlace, _ html: inout HTML) {
    let id = linked.id(of: place)
    html.raw("<li><a href=\"")
    html.text(plan.notePaths[place.note].text)
    html.raw("#")
    html.text(id)
    html.raw("\">")
    html.raw(id)
    html.raw("</a></li>\n")
  }
}
