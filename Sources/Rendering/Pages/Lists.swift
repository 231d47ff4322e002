// Lists over the whole dossier: claims, entities, timeline, disputes, gaps.

import Corpus
import Files
import Linking

extension Site {
  /// All claims of a theme by id, each with its anchor; the one page where a mirror carries the claim's id.
  func themeClaims(_ theme: String) -> [UInt8] {
    let path = SitePath(checked: "themes/\(theme)/claims.html")
    var html = HTML()
    html.raw("<p class=\"up\"><a href=\"index.html\">")
    html.text(themeTitle(theme))
    html.raw("</a></p>\n<h1>Claims: ")
    html.text(themeTitle(theme))
    html.raw("</h1>\n<ul class=\"claims\">\n")
    for place in claimPlaces(where: { $0.place.theme == theme }) {
      let claim = linked.claim(place)
      html.raw("<li class=\"claim\" id=\"\(claim.id)\">\n<p>")
      kindWord(of: place, into: &html)
      quote(place, from: path, into: &html)
      claimLines(of: place, from: path, into: &html)
      html.raw("</p>\n")
      quoteMarks(place, from: path, into: &html)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
    return html.bytes
  }

  /// The claims of some notes, sorted by id.
  func claimPlaces(where isWanted: (Note) -> Bool) -> [ClaimPlace] {
    let wanted = corpus.notes.map { isWanted($0) }
    return claimsByID.filter { wanted[$0.note] }
  }

  func claimsPage() -> [UInt8] {
    var html = HTML()
    html.raw(
      "<h1>Claims</h1>\n<p>Every claim stands on the claims page of its theme.</p>\n<ul class=\"pages\">\n")
    for theme in corpus.themes {
      html.raw("<li><a href=\"themes/\(theme)/claims.html\">")
      html.text(themeTitle(theme))
      html.raw("</a></li>\n")
    }
    html.raw("</ul>\n")
    return html.bytes
  }

  func entityList() -> [UInt8] {
    var html = HTML()
    html.raw("<h1>Entities</h1>\n<ul class=\"pages\">\n")
    for entity in corpus.entities {
      html.raw("<li><a href=\"\(entity.id).html\">")
      html.text(entity.title)
      html.raw("</a>")
      if let type = entity.type { html.raw(" (\(escaped(type)))") }
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
    return html.bytes
  }

  /// Events by date; ties by id.
  func timeline() -> [UInt8] {
    let path = SitePath(checked: "timeline.html")
    var events: [(event: Event, number: Int, place: ClaimPlace)] = []
    for (number, note) in corpus.notes.enumerated() {
      for (claim, value) in note.claims.enumerated() {
        events += value.events.enumerated().map { ($1, $0, ClaimPlace(note: number, claim: claim)) }
      }
    }
    events.sort { a, b in
      a.event.date.sortKey == b.event.date.sortKey
        ? precedes(a.event.id, b.event.id) : a.event.date.sortKey < b.event.date.sortKey
    }
    var html = HTML()
    html.raw("<h1>Timeline</h1>\n")
    html.raw("<p>Stated: the source gives the date. Inferred: we work it out. ")
    html.raw("Confirmed: published material outside the sources gives it.</p>\n")
    html.raw("<ol class=\"timeline\">\n")
    for (event, number, place) in events {
      html.raw("<li id=\"\(escaped(event.id))\">\n\(time(event.date)) ")
      html.raw("<span class=\"basis\">\(event.basis)</span>\n<p>")
      html.text(linked.eventText(number, of: place))
      html.raw(" <a class=\"from\" href=\"")
      html.text(claimHref(place, from: path))
      html.raw("\">")
      html.text(corpus.notes[place.note].title)
      html.raw("</a></p>\n</li>\n")
    }
    html.raw("</ol>\n")
    return html.bytes
  }

  /// Claims that contradict each other.
  func disputes() -> [UInt8] {
    let path = SitePath(checked: "disputes.html")
    var html = HTML()
    html.raw("<h1>Disputes</h1>\n<p>Claims that contradict each other, each with its own sources.</p>\n")
    html.raw("<ul class=\"disputes\">\n")
    for relation in linked.relations where relation.name == .contradicts {
      html.raw("<li>\n<p>")
      quote(relation.from, from: path, into: &html)
      html.raw("</p>\n<p class=\"against\">")
      quote(relation.to, from: path, into: &html)
      html.raw("</p>\n</li>\n")
    }
    html.raw("</ul>\n")
    return html.bytes
  }

  /// What the dossier says that it does not know, by theme.
  func gaps() -> [UInt8] {
    let path = SitePath(checked: "gaps.html")
    var html = HTML()
    html.raw("<h1>Gaps</h1>\n<p>What we do not know, and do not claim.</p>\n")
    for theme in corpus.themes {
      let places = claimPlaces { $0.place.theme == theme }.filter { linked.claim($0).kind == .gap }
      guard !places.isEmpty else { continue }
      html.raw("<h2>")
      html.text(themeTitle(theme))
      html.raw("</h2>\n<ul class=\"claims\">\n")
      for place in places {
        html.raw("<li>")
        quote(place, from: path, into: &html)
        html.raw("</li>\n")
      }
      html.raw("</ul>\n")
    }
    return html.bytes
  }

  func notFound() -> [UInt8] {
    var html = HTML()
    html.raw("<h1>Page not found</h1>\n<p>The page you asked for is not here. ")
    html.raw(
      "<a href=\"\(escaped(corpus.settings.basePath))index.html\">Start at the front page.</a></p>\n")
    return html.bytes
  }
}
