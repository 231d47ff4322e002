// What the renderers of pages share: the plan, the digests as HTML, and how claims are quoted.

import Corpus
import Files
import Linking
import Markup

/// The plan with what is rendered once and used on many pages. A class, because each file of the site holds
/// it, and a copy would count a reference for each of its fields; nothing in it changes.
final class Site: Sendable {
  let plan: SitePlan
  let shells: Shells
  /// What pages say in our own name, in the dossier's language.
  let words: Words
  /// The private texts of a review copy; `nil` in a public site.
  let review: Originals?
  /// By source and paragraph: the digest's words as HTML.
  let digests: [[[UInt8]]]
  /// By note: the marking of its page.
  let noteMarkings: [Marking]
  /// Every claim, sorted by id.
  let claimsByID: [ClaimPlace]

  let linked: LinkedCorpus
  let corpus: Corpus
  /// The sources' marks as HTML.
  let sourceLabels: [String]
  let noteBodies: NoteBodies
  /// The notes' titles as HTML.
  let noteTitles: [String]
  /// Whether what is in no words of the interface is kept apart (`isolated`).
  private let isolates: Bool

  init(plan: SitePlan, shells: Shells, review: Originals?) {
    self.plan = plan
    self.shells = shells
    self.review = review
    words = plan.words
    let linked = plan.linked
    self.linked = linked
    corpus = linked.corpus
    claimsByID = linked.claimsByID
    noteBodies = NoteBodies(linked.corpus)
    let isolates = words.language != .english || isRightToLeft(linked.corpus.settings.language)
    self.isolates = isolates
    let isolated = { (html: String) in isolates ? "<bdi>\(html)</bdi>" : html }
    sourceLabels = linked.corpus.sources.map { isolated(escaped($0.label.value)) }
    noteTitles = linked.corpus.notes.indices.map { isolated(escaped(linked.corpus.notes[$0].title)) }
    noteMarkings = markingsOfNotes(linked)
    digests = plan.linked.corpus.sources.map { source in
      source.paragraphs.map { paragraph in
        guard let node = paragraph.digest else { return [] }
        var html = HTML()
        html.text(digestText(source, node))
        return html.bytes
      }
    }
  }

  func badges(of place: ClaimPlace) -> [Badge] { linked.badges(of: place) }

  func themeTitle(_ theme: String) -> String { plan.themeTitles[theme] ?? theme }

  /// `D4`: the source's reliability and the paragraph's credibility, each judged apart.
  func grade(_ source: Int, _ paragraph: Int) -> String {
    corpus.sources[source].grade.letter
      + String(corpus.sources[source].paragraphs[paragraph].credibility ?? 6)
  }

  /// What `SitePlan.href` gives, without a string of its own: paths and ids hold nothing to escape. With no
  /// fragment the page's own address is left out, for a fragment that follows.
  func appendHref(_ to: SitePath, from: SitePath, fragment: String = "", to html: inout HTML) {
    if to != from {
      if to.folder == from.folder {
        html.raw(to.fileName)
      } else {
        html.raw(from.toRoot)
        html.raw(to.text)
      }
    }
    guard !fragment.isEmpty else { return }
    html.raw("#")
    html.raw(fragment)
  }

  func claimHref(_ place: ClaimPlace, from path: SitePath) -> String {
    plan.href(plan.notePaths[place.note], from: path, fragment: linked.id(of: place))
  }

  /// A claim quoted on another page: its words on one line and a link to it. Carries no id.
  func quote(_ place: ClaimPlace, from path: SitePath, into html: inout HTML) {
    if let language = corpus.notes[place.note].claims[place.claim].language {
      html.raw("<span\(languageAttributes(language))>")
      html.text(linked.text(of: place))
      html.raw("</span>")
    } else {
      html.text(linked.text(of: place))
    }
    html.raw(" <a class=\"from\" href=\"")
    appendHref(plan.notePaths[place.note], from: path, fragment: linked.id(of: place), to: &html)
    html.raw("\">")
    html.text(corpus.notes[place.note].title)
    html.raw("</a>")
  }

  /// The kind of a claim as a word, unless it is the usual one.
  func kindWord(of place: ClaimPlace, into html: inout HTML) {
    let kind = linked.kind(of: place)
    guard kind != .reported else { return }
    html.raw("<span class=\"kind \(kind.rawValue)\">\(words.claims.kinds[kind])</span>\n")
  }

  /// The marks of a claim quoted elsewhere, one a line; they lead to the notes on the claim's page.
  func quoteMarks(_ place: ClaimPlace, from path: SitePath, into html: inout HTML) {
    let marks = linked.marks(of: place)
    for mark in marks.indices {
      html.raw("<a class=\"cite\" href=\"")
      appendHref(plan.notePaths[place.note], from: path, to: &html)
      html.raw("#")
      appendNoteAnchor(source: marks[mark].source, paragraph: marks[mark].paragraphs[0], to: &html)
      html.raw("\"><bdi>")
      html.text(corpus.sources[marks[mark].source].label.value)
      html.raw(" ")
      html.text(marks[mark].place)
      html.raw("</bdi></a>\n")
    }
  }

  /// `Zaheer 2022 ¶2`
  func label(_ mark: CitationMark) -> String {
    corpus.sources[mark.source].label.value + " " + mark.place
  }

  /// The id of the note at the page's end that a mark leads to.
  func noteAnchor(_ mark: CitationMark) -> String {
    noteAnchor(source: mark.source, paragraph: mark.paragraphs[0])
  }

  func noteAnchor(source: Int, paragraph: Int) -> String {
    "n_\(corpus.sources[source].key)_\(corpus.sources[source].paragraphs[paragraph].label)"
  }

  /// The same, without a string of its own: keys and labels hold nothing to escape.
  func appendNoteAnchor(source: Int, paragraph: Int, to html: inout HTML) {
    html.raw("n_")
    html.raw(corpus.sources[source].key)
    html.raw("_")
    html.raw(corpus.sources[source].paragraphs[paragraph].label)
  }

  /// What is worked out about a claim, and what the dossier's relations say of it: below its words, on its
  /// page and on its theme's claims page alone.
  func claimLines(of place: ClaimPlace, from path: SitePath, into html: inout HTML) {
    if let line = changedLine(linked.id(of: place), from: path) { html.raw("\n" + line) }
    let badges = badges(of: place)
    for (place, badge) in badges.enumerated() {
      html.raw(place == 0 ? "\n<small class=\"badges\">" : " · ")
      html.raw(words.claims.badges[badge].word)
    }
    if !badges.isEmpty { html.raw("</small>") }
    for number in linked.relationsOf[place] ?? [] {
      let relation = linked.relations[number]
      let isOrigin = relation.from == place
      let other = isOrigin ? relation.to : relation.from
      let word = words.claims.relations.word(relation.name, isOrigin: isOrigin)
      html.raw("\n<small class=\"relation\">\(word) <a href=\"")
      html.text(claimHref(other, from: path))
      html.raw("\">\(isolated(linked.id(of: other)))</a></small>")
    }
    for release in linked.releases(correcting: linked.id(of: place)) {
      html.raw("\n<small class=\"relation corrected\">\(correctedIn(release, from: path))</small>")
    }
    if path == plan.notePaths[place.note] { html.raw(reportLink(linked.id(of: place), path)) }
  }

  /// What is not in the words of the interface, kept apart from the sentence around it, so that the
  /// direction of the one does not turn the other. Pages with English words from left to right are as they
  /// were.
  /// - Parameter html: HTML, such as a title of a source, an id or an address.
  /// - Parameter language: of the words, where it is known.
  func isolated(_ html: String, language: String? = nil) -> String {
    guard isolates else { return html }
    let tag = language.flatMap { $0 == corpus.settings.language ? nil : " lang=\"\(escaped($0))\"" }
    return "<bdi\(tag ?? "")>\(html)</bdi>"
  }
}
