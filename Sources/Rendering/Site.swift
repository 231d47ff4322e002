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
  let neighbours: [Page: Neighbours]
  /// By note and claim: what is worked out about the claim.
  private let badges: [[[Badge]]]

  init(plan: SitePlan, shells: Shells, review: Originals?) {
    self.plan = plan
    self.shells = shells
    self.review = review
    words = plan.words
    let linked = plan.linked
    self.linked = linked
    corpus = linked.corpus
    badges = linked.corpus.notes.indices.map { number in
      linked.corpus.notes[number].claims.indices.map {
        linked.badges(of: ClaimPlace(note: number, claim: $0))
      }
    }
    noteMarkings = markingsOfNotes(linked)
    neighbours = linked.neighbours()
    claimsByID = linked.corpus.notes.indices.flatMap { number in
      linked.corpus.notes[number].claims.indices.map { ClaimPlace(note: number, claim: $0) }
    }.sorted { precedes(linked.id(of: $0), linked.id(of: $1)) }
    digests = plan.linked.corpus.sources.map { source in
      source.paragraphs.map { paragraph in
        guard let node = paragraph.digest else { return [] }
        var html = HTML()
        html.text(digestText(source, node))
        return html.bytes
      }
    }
  }

  func badges(of place: ClaimPlace) -> [Badge] { badges[place.note][place.claim] }

  func themeTitle(_ theme: String) -> String { plan.themeTitles[theme] ?? theme }

  /// `D4`: the source's reliability and the paragraph's credibility, each judged apart.
  func grade(_ source: Int, _ paragraph: Int) -> String {
    corpus.sources[source].grade.letter
      + String(corpus.sources[source].paragraphs[paragraph].credibility ?? 6)
  }

  func claimHref(_ place: ClaimPlace, from path: SitePath) -> String {
    plan.href(plan.notePaths[place.note], from: path, fragment: linked.id(of: place))
  }

  /// A claim quoted on another page: its words on one line and a link to it. Carries no id.
  func quote(_ place: ClaimPlace, from path: SitePath, into html: inout HTML) {
    let text = linked.text(of: place)
    if let language = corpus.notes[place.note].claims[place.claim].language {
      html.raw("<span\(languageAttributes(language))>")
      html.text(text)
      html.raw("</span>")
    } else {
      html.text(text)
    }
    html.raw(" <a class=\"from\" href=\"")
    html.text(claimHref(place, from: path))
    html.raw("\">")
    html.text(corpus.notes[place.note].title)
    html.raw("</a>")
  }

  /// The kind of a claim as a word, unless it is the usual one.
  func kindWord(of place: ClaimPlace, into html: inout HTML) {
    let kind = linked.claim(place).kind
    guard kind != .reported else { return }
    html.raw("<span class=\"kind \(kind.rawValue)\">\(words.claims.kinds[kind])</span>\n")
  }

  /// The marks of a claim quoted elsewhere, one a line; they lead to the notes on the claim's page.
  func quoteMarks(_ place: ClaimPlace, from path: SitePath, into html: inout HTML) {
    let home = plan.notePaths[place.note]
    for mark in linked.marks(of: place) {
      html.raw("<a class=\"cite\" href=\"")
      html.text(plan.href(home, from: path, fragment: noteAnchor(mark)))
      html.raw("\"><bdi>")
      html.text(label(mark))
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

  /// What is worked out about a claim, and what the dossier's relations say of it: below its words, on its
  /// page and on its theme's claims page alone.
  func claimLines(of place: ClaimPlace, from path: SitePath, into html: inout HTML) {
    let badges = badges(of: place)
    if !badges.isEmpty {
      let list = badges.map { words.claims.badges[$0].word }.joined(separator: " · ")
      html.raw("\n<small class=\"badges\">\(list)</small>")
    }
    for number in linked.relationsOf[place] ?? [] {
      let relation = linked.relations[number]
      let isOrigin = relation.from == place
      let other = isOrigin ? relation.to : relation.from
      let word = words.claims.relations.word(relation.name, isOrigin: isOrigin)
      html.raw("\n<small class=\"relation\">\(word) <a href=\"")
      html.text(claimHref(other, from: path))
      html.raw("\">\(isolated(linked.id(of: other)))</a></small>")
    }
    if path == plan.notePaths[place.note] { html.raw(reportLink(linked.id(of: place), path)) }
  }

  /// What is not in the words of the interface, kept apart from the sentence around it, so that the
  /// direction of the one does not turn the other. Pages with English words from left to right are as they
  /// were.
  /// - Parameter html: HTML, such as a title of a source, an id or an address.
  /// - Parameter language: of the words, where it is known.
  func isolated(_ html: String, language: String? = nil) -> String {
    guard words.language != .english || isRightToLeft(corpus.settings.language) else { return html }
    let tag = language.flatMap { $0 == corpus.settings.language ? nil : " lang=\"\(escaped($0))\"" }
    return "<bdi\(tag ?? "")>\(html)</bdi>"
  }
}
