// The words that a page may gain or lose by a change: those of what changed, and the tool's own.

import Files

/// What may come into a line, or go from it.
struct Vocabulary: Sendable {
  private(set) var words: Set<UInt64> = []

  /// The tool's own words alone.
  static let none = Vocabulary([])

  init(_ texts: [String]) {
    for text in Set(texts.map { TextKey($0) }) where !text.text.isEmpty {
      eachWord(text.text) { words.insert($0.hash) }
      for word in foldedWords(text.text) { words.insert(slugHash(String(word))) }
      // Links and ids are compared whole.
      words.insert(tokenHash(text.text.utf8))
    }
  }

  mutating func form(_ other: Vocabulary) { words.formUnion(other.words) }

  /// Whether a change explains a token that only one side of a line has.
  /// - Parameter isWhole: whether the whole line came or went.
  func explains(_ token: PageToken, isWhole: Bool) -> Bool {
    switch token.place {
    case .drawing: true
    case .link(let isSound), .id(let isSound): isSound || words.contains(token.hash)
    case .tag: structuralWords.contains(token.hash)
    case .detail where isWhole: true
    case .authored where isWhole && token.isMark: true
    case .machine where !token.hasFigure: true
    case .machine, .detail, .authored: words.contains(token.hash)
    }
  }
}

/// The names of tags, attributes, classes and roles that the tool writes into the main part of pages, so that
/// a damaged one is seen even in a line that changed for a good reason. A test holds it to the pages.
package let structuralWordList: [String] =
  elements + elements.map { "/" + $0 } + attributes + classes + (0...9).map { "n\($0)" }
  + ["a", "b", "c", "d", "e", "f"].map { "grade-\($0)" } + values + frames + frames.map { "/" + $0 }

let structuralWords = Set(structuralWordList.map { tokenHash($0.utf8) })

private let elements = [
  "a", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "button", "cite", "circle", "code", "dd",
  "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "form", "g", "h1", "h2", "h3", "h4",
  "h5",
  "h6", "hr", "i", "img", "input", "ins", "label", "li", "line", "main", "mark", "nav", "ol", "output", "p",
  "path", "pre", "q", "rect", "s", "section", "small", "span", "strong", "sub", "summary", "sup", "svg",
  "table", "tbody", "td", "template", "text", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "tt",
  "u", "ul", "use", "caption", "col", "colgroup", "noscript", "script",
]

private let attributes = [
  "alt", "aria-busy", "aria-describedby", "aria-expanded", "aria-hidden", "aria-label", "aria-labelledby",
  "aria-live", "checked", "cite", "class", "cols", "colspan", "controls", "cx", "cy", "d", "data-claim",
  "data-date", "data-edtf", "data-fp", "data-key", "data-label", "data-labels", "data-prints",
  "data-sentences",
  "datetime", "dir", "disabled", "for", "height", "href", "id", "lang", "loading", "name", "open",
  "placeholder", "points", "preserveAspectRatio", "r", "rel", "role", "rows", "scope", "spellcheck", "src",
  "start", "style", "tabindex", "title", "type", "value", "viewBox", "width", "x", "x1", "x2", "y", "y1",
  "y2",
]

private let classes = [
  "Z3988", "alternative", "ambiguous", "around", "assessed", "assessment", "assumption", "background",
  "badges",
  "band", "band-words", "basis", "brief", "callout", "callout-title", "caution", "chain", "chronicle", "cite",
  "cited", "claim", "claims", "confidence", "confirmed", "contested", "copies", "corroborated", "counted",
  "coverage", "date", "dateline", "descriptor", "digest", "dispute", "disputes", "embed", "erratum", "events",
  "evidence", "external", "fact", "facts", "filters", "footnote", "footnote-label", "footnote-mark",
  "footnotes",
  "from", "gap", "grade", "how-to-check", "how-to-search", "hypotheses", "ids", "important", "inferred",
  "judgement", "judgement-title", "kind", "lane", "lasting", "leads-here", "leads-to", "likelihood",
  "marking",
  "neighbours", "note", "notes", "on-a-retracted-source", "opening", "original", "original-state",
  "overtaken",
  "pages", "paragraph", "part", "primary", "relation", "report", "reported", "retracted", "review-banner",
  "scale", "scroll", "secondary-only", "self", "sentence", "settle", "single-source", "source", "sources",
  "stated", "statement", "strip", "subtitle", "themes", "timeline", "tip", "up", "uses", "warning", "why",
  "clear", "green", "amber", "amber-strict", "red", "marking-bar",
  "wide", "would-change", "yardstick", "year", "ach", "lead-here", "r-c", "r-cc", "r-i", "r-ii", "r-n",
  "theme", "summary", "doubtful", "ranking", "corrections", "corrected", "changed", "change-mark", "affects",
  "place", "redline", "remarks", "side", "sides", "values", "weight", "asked", "passage", "passages",
  "reviewing", "so-far", "without-script", "contradicts", "context",
]

/// What heads and feet of pages hold besides.
private let frames = [
  "!DOCTYPE", "alternate", "application/atom+xml", "body", "canonical", "charset", "content", "defer",
  "footer", "head", "header", "html", "link", "marking-bar", "meta", "nav-pages", "nav-themes",
  "search", "site", "site-title", "stylesheet",
]

/// Classes that hide or move what bears them; only around a page.
let frameWords = Set(["nostyle", "skip"].map { tokenHash($0.utf8) })

private let values = [
  "button", "checkbox", "col", "colgroup", "doc-backlink", "doc-endnotes", "doc-noteref", "img", "ltr",
  "neighbourhood", "note", "notes", "number", "region", "row", "rowgroup", "rtl", "status", "text", "true",
  "false", "-1", "0", "en", "fa", "zh", "zh-Hans", "zh-Hant", "ar", "de", "fr", "es", "ru", "ja", "ko", "tr",
  "doc-footnote", "search", "none",
]
