// Lists over the whole dossier: claims, entities, timeline, disputes, gaps.

import Corpus
import Files
import Linking

extension Site {
  /// All claims of a theme by id, each with its anchor; the one page where a mirror carries the claim's id.
  func themeClaims(_ theme: String, into html: inout HTML) {
    let path = SitePath(checked: "themes/\(theme)/claims.html")
    html.raw("<p class=\"up\"><a href=\"index.html\">")
    html.text(themeTitle(theme))
    let title = words.pages.claimsOf(escaped(themeTitle(theme)))
    html.raw("</a></p>\n<h1>\(title)</h1>\n")
    let places = claimPlaces { $0.theme == theme }
    filters(of: places, from: path, into: &html)
    html.raw("<ul class=\"claims\">\n")
    for place in places {
      html.raw("<li class=\"\(markedClass("claim", linked.id(of: place))) ")
      html.raw(filterClasses(of: place))
      html.raw("\" id=\"")
      html.raw(linked.id(of: place))
      html.raw("\">\n<p>")
      kindWord(of: place, into: &html)
      quote(place, from: path, into: &html)
      claimLines(of: place, from: path, into: &html)
      html.raw("</p>\n")
      quoteMarks(place, from: path, into: &html)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  /// The claims of some notes, sorted by id.
  func claimPlaces(where isWanted: (Place) -> Bool) -> [ClaimPlace] {
    let wanted = corpus.notes.indices.map { isWanted(corpus.notes[$0].place) }
    return claimsByID.filter { wanted[$0.note] }
  }

  func claimsPage(into html: inout HTML) {
    html.raw("<h1>\(words.frame.claims)</h1>\n<p>\(words.pages.claimsIntro)</p>\n<ul class=\"pages\">\n")
    for theme in corpus.themes {
      html.raw("<li><a href=\"themes/\(theme)/claims.html\">")
      html.text(themeTitle(theme))
      html.raw("</a></li>\n")
    }
    html.raw("</ul>\n<p><a href=\"search.html\">\(words.search.title)</a></p>\n")
  }

  /// A script builds the box and the results; how to search is said in any case.
  func searchPage(into html: inout HTML) {
    let search = words.search
    html.raw("<h1>\(search.title)</h1>\n<p>\(search.intro)</p>\n")
    html.raw("<div class=\"search\"><p>\(search.withoutScript)</p>\n")
    html.raw("<p><a href=\"claims.html\">\(search.link)</a></p></div>\n<dl class=\"facts how-to-search\">\n")
    for (query, finds) in search.howTo { fact("<code>\(escaped(query))</code>", finds, &html) }
    html.raw("</dl>\n")
  }

  func entityList(into html: inout HTML) {
    html.raw("<h1>\(words.frame.entities)</h1>\n<ul class=\"pages\">\n")
    for entity in corpus.entities {
      html.raw("<li><a href=\"\(entity.id).html\">")
      html.text(entity.title)
      html.raw("</a>")
      if let type = entity.type { html.raw(" (\(escaped(words.pages.entityTypes[type])))") }
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  /// The events as a picture and as a list.
  func timeline(into html: inout HTML) {
    let path = SitePath(checked: "timeline.html")
    let events = timelineEvents
    html.raw("<h1>\(words.frame.timeline)</h1>\n")
    html.raw("<p>\(words.pages.timelineIntro)</p>\n")
    timelinePicture(events, &html)
    html.raw("<ol class=\"timeline\">\n")
    for event in events {
      html.raw("<li id=\"\(escaped(event.event.id))\">\(time(event.event.date)) ")
      html.raw("<span class=\"basis\">\(words.claims.dateBases[event.event.basis])</span>\n<p>")
      html.text(linked.eventText(event.number, of: event.place))
      html.raw(" <a class=\"from\" href=\"")
      html.text(claimHref(event.place, from: path))
      html.raw("\">")
      html.text(corpus.notes[event.place.note].title)
      html.raw("</a></p></li>\n")
    }
    html.raw("</ol>\n")
  }

  /// Claims that contradict each other.
  func disputes(into html: inout HTML) {
    let path = SitePath(checked: "disputes.html")
    html.raw("<h1>\(words.frame.disputes)</h1>\n<p>\(words.pages.disputesIntro)</p>\n")
    html.raw("<ul class=\"disputes wide\">\n")
    for relation in linked.relations where relation.name == .contradicts {
      html.raw("<li>\n")
      for place in [relation.from, relation.to] {
        html.raw("<div>\n<p>")
        quote(place, from: path, into: &html)
        html.raw("</p>\n")
        evidence(of: place, from: path, isFolded: false, into: &html)
        html.raw("</div>\n")
      }
      if let settling = linked.claim(relation.from).wouldSettle {
        html.raw("<p class=\"why\">\(words.pages.wouldSettle)\(words.text.colon)")
        html.text(settling)
        html.raw("</p>\n")
      }
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  /// What the dossier does not know, and what it takes for granted, by theme.
  func gaps(into html: inout HTML) {
    let path = SitePath(checked: "gaps.html")
    html.raw("<h1>\(words.frame.gaps)</h1>\n<p>\(words.pages.gapsIntro)</p>\n")
    for theme in corpus.themes {
      let all = claimPlaces { $0.theme == theme }
      let gaps = all.filter { linked.kind(of: $0) == .gap }
      let assumptions = all.filter { linked.kind(of: $0) == .assumption }
      guard !gaps.isEmpty || !assumptions.isEmpty else { continue }
      html.raw("<h2>")
      html.text(themeTitle(theme))
      html.raw("</h2>\n")
      quotes(gaps, from: path, into: &html)
      if !assumptions.isEmpty { html.raw("<h3>\(words.reading.assumptions)</h3>\n") }
      quotes(assumptions, from: path, into: &html)
    }
  }

  /// A list of quoted claims; nothing where there are none.
  func quotes(_ places: [ClaimPlace], from path: SitePath, into html: inout HTML) {
    guard !places.isEmpty else { return }
    html.raw("<ul class=\"claims\">\n")
    for place in places {
      html.raw("<li>")
      quote(place, from: path, into: &html)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  func notFound(into html: inout HTML) {
    let front = escaped(corpus.settings.basePath) + "index.html"
    html.raw("<h1>\(words.pages.notFound)</h1>\n<p>\(words.pages.notFoundText)\(words.text.space)")
    html.raw("<a href=\"\(front)\">\(words.pages.startAtFront)</a></p>\n")
  }
}
