// Pages that are written as Markdown: front page, about, themes, notes, entities.

import Corpus
import Files
import Linking

extension Site {
  func notePage(_ number: Int, into html: inout HTML) {
    let note = corpus.notes[number]
    let path = plan.notePaths[number]
    breadcrumb(note, path, &html)
    let language = note.details.language.map(languageAttributes) ?? ""
    html.raw("<h1\(language)>")
    html.text(note.title)
    html.raw("</h1>\n")
    if let subtitle = note.details.subtitle {
      html.raw("<p class=\"subtitle\"\(language)>")
      html.text(subtitle)
      html.raw("</p>\n")
    }
    dateline(note.details, &html)
    if let marking = note.marking, marking != corpus.settings.marking {
      html.raw("<p class=\"marking\">TLP:\(marking.text)</p>\n")
    }
    if note.place == .front { frontMatter(&html) }
    if case .entity = note.place { entityFacts(number, path, &html) }
    var body = NoteHTML(self, note: number)
    if !language.isEmpty { html.raw("<div\(language)>\n") }
    body.write(into: &html)
    if !language.isEmpty { html.raw("</div>\n") }
    if !note.judgements.isEmpty { yardstick(note.judgements, into: &html) }
    switch note.place {
    case .front: frontIndex(path, &html)
    case .theme(let theme): themeIndex(theme, path, &html)
    case .entity: mentions(number, path, &html)
    case .about, .note: break
    }
    endNotes(of: number, into: &html)
    switch note.place {
    case .note, .entity: neighbourhood(of: .note(number), &html)
    case .front, .about, .theme: break
    }
  }

  /// Who wrote the page and when, as its front matter says.
  private func dateline(_ details: PageDetails, _ html: inout HTML) {
    var parts: [String] = []
    if !details.authors.isEmpty {
      parts.append(escaped(details.authors.joined(separator: words.text.nameComma)))
    }
    if let date = details.date { parts.append(time(date)) }
    if let updated = details.updated { parts.append(words.pages.updated(time(updated))) }
    if !parts.isEmpty { html.raw("<p class=\"dateline\">\(parts.joined(separator: " · "))</p>\n") }
  }

  private func breadcrumb(_ note: Note, _ path: SitePath, _ html: inout HTML) {
    switch note.place {
    case .note(let theme, _):
      html.raw("<p class=\"up\"><a href=\"index.html\">")
      html.text(themeTitle(theme))
      html.raw("</a></p>\n")
    case .entity: html.raw("<p class=\"up\"><a href=\"index.html\">\(words.frame.entities)</a></p>\n")
    case .front, .about, .theme: break
    }
  }

  func frontMatter(_ html: inout HTML) {
    let settings = corpus.settings
    var parts: [String] = []
    if let cutoff = settings.cutoff { parts.append(words.frame.cutoff(escaped(words.date(cutoff)))) }
    if let version = settings.version { parts.append(words.pages.version(isolated(escaped(version)))) }
    if !settings.authors.isEmpty {
      parts.append(escaped(settings.authors.joined(separator: words.text.nameComma)))
    }
    if !parts.isEmpty { html.raw("<p class=\"dateline\">\(parts.joined(separator: " · "))</p>\n") }
  }

  /// Themes with their first words, and the dossier's totals.
  private func frontIndex(_ path: SitePath, _ html: inout HTML) {
    html.raw("<h2 id=\"themes\">\(words.pages.themes)</h2>\n<ul class=\"themes\">\n")
    for theme in corpus.themes {
      html.raw("<li><a href=\"themes/\(theme)/index.html\">")
      html.text(themeTitle(theme))
      html.raw("</a></li>\n")
    }
    html.raw("</ul>\n")
    sourceStatement(registerFigures() + claimFigures(), &html)
  }

  private func themeIndex(_ theme: String, _ path: SitePath, _ html: inout HTML) {
    html.raw("<h2 id=\"notes-of-theme\">\(words.pages.notes)</h2>\n<ul class=\"pages\">\n")
    for number in corpus.notes.indices {
      guard case .note(theme, _) = corpus.notes[number].place else { continue }
      html.raw("<li><a href=\"\(plan.href(plan.notePaths[number], from: path))\">")
      html.text(corpus.notes[number].title)
      html.raw("</a></li>\n")
    }
    html.raw("</ul>\n<p><a href=\"claims.html\">\(words.pages.allClaims)</a></p>\n")
  }

  private func entityFacts(_ number: Int, _ path: SitePath, _ html: inout HTML) {
    guard let entity = corpus.entities.first(where: { $0.note.path == corpus.notes[number].path }) else {
      return
    }
    html.raw("<dl class=\"facts\">\n")
    if let type = entity.type { fact(words.pages.type, escaped(words.pages.entityTypes[type]), &html) }
    if let short = entity.short { fact(words.pages.short, isolated(escaped(short)), &html) }
    for native in entity.native {
      let direction = isRightToLeft(native.language) ? "rtl" : "ltr"
      fact(
        words.pages.ownScript,
        "<span lang=\"\(escaped(native.language))\" dir=\"\(direction)\">\(escaped(native.name))</span>",
        &html)
    }
    for name in entity.names {
      let source = name.source.flatMap { key in corpus.sources.firstIndex { $0.key == key.value } }
      let place = source.map { index in
        let href = plan.href(plan.sourcePaths[index], from: path)
        let label = isolated(escaped(corpus.sources[index].label.value))
        return words.pages.inSource("<a href=\"\(href)\">\(label)</a>")
      }
      fact(words.pages.printedAs, isolated(escaped(name.printed)) + (place ?? ""), &html)
    }
    html.raw("</dl>\n")
  }

  func fact(_ name: String, _ value: String, _ html: inout HTML) {
    html.raw("<div><dt>\(name)</dt><dd>\(value)</dd></div>\n")
  }

  private func mentions(_ number: Int, _ path: SitePath, _ html: inout HTML) {
    let places = linked.mentions[number] ?? []
    html.raw("<h2 id=\"mentions\">\(words.pages.mentionedIn)</h2>\n")
    guard !places.isEmpty else { return html.raw("<p>\(words.pages.notMentioned)</p>\n") }
    quotes(places, from: path, into: &html)
  }
}
