// The register as BibLaTeX, for LaTeX and for whatever reads its files. UTF-8 stays; what TeX takes for
// commands is escaped. One field a line.

import Corpus

/// `bibliography.bib`.
func encodeBibLaTeX(_ entries: [BibliographyEntry]) -> [UInt8] {
  let blocks = entries.map { entry in
    let fields = fields(entry).map { "  \($0.name) = {\($0.value)},\n" }.joined()
    return "@\(form(of: entry.type).entry){\(entry.key),\n\(fields)}\n"
  }
  // A file without an entry still ends in a line break.
  return Array((blocks.isEmpty ? "\n" : blocks.joined(separator: "\n")).utf8)
}

/// How BibLaTeX calls a type and what depends on it (its manual, section 2.1).
private struct Form {
  var entry: String
  var subtype: String?
  /// The field of what the work appeared in.
  var container = "journaltitle"
  /// The field of whoever published it.
  var publisher = "publisher"
  /// Whether a number is one of a series.
  var isBook = false
}

private func form(of type: String) -> Form {
  switch type {
  case "article", "article-journal": Form(entry: "article")
  case "article-magazine": Form(entry: "article", subtype: "magazine")
  case "article-newspaper": Form(entry: "article", subtype: "newspaper")
  case "review", "review-book": Form(entry: "review")
  case "periodical": Form(entry: "periodical")
  case "book", "classic": Form(entry: "book", isBook: true)
  case "collection": Form(entry: "collection", isBook: true)
  case "chapter": Form(entry: "incollection", container: "booktitle", isBook: true)
  case "entry", "entry-dictionary", "entry-encyclopedia":
    Form(entry: "inreference", container: "booktitle", isBook: true)
  case "paper-conference": Form(entry: "inproceedings", container: "booktitle", isBook: true)
  case "pamphlet": Form(entry: "booklet")
  case "report": Form(entry: "report", publisher: "institution")
  case "thesis": Form(entry: "thesis", publisher: "institution")
  case "webpage", "post", "post-weblog": Form(entry: "online", publisher: "organization")
  case "dataset": Form(entry: "dataset")
  case "software": Form(entry: "software")
  case "standard": Form(entry: "standard")
  case "patent": Form(entry: "patent")
  case "bill", "legislation", "regulation": Form(entry: "legislation")
  case "treaty": Form(entry: "legal")
  case "legal_case": Form(entry: "jurisdiction")
  case "manuscript", "speech": Form(entry: "unpublished")
  case "personal_communication": Form(entry: "letter")
  case "graphic", "figure": Form(entry: "image")
  case "motion_picture": Form(entry: "movie")
  case "broadcast": Form(entry: "video")
  case "song": Form(entry: "audio")
  case "musical_score": Form(entry: "music")
  case "performance": Form(entry: "performance")
  default: Form(entry: "misc")
  }
}

private func fields(_ entry: BibliographyEntry) -> [(name: String, value: String)] {
  let form = form(of: entry.type)
  var fields: [(name: String, value: String)] = []
  let plain = { (name: String, value: String?) in
    if let value { fields.append((name, value)) }
  }
  let text = { (name: String, value: String?) in plain(name, value.map(escapedForTeX)) }
  // In braces of their own: styles would else change the case of a title, and cut a list at each "and".
  let whole = { (name: String, value: String?) in plain(name, value.map { "{\(escapedForTeX($0))}" }) }
  let list = { (name: String, value: String?) in
    if let value, splitsAtAnd(value) { whole(name, value) } else { text(name, value) }
  }
  let isArticle = form.entry == "article" || form.entry == "review" || form.entry == "periodical"
  plain("author", names(entry.authors))
  plain("editor", names(entry.editors))
  plain("translator", names(entry.translators))
  if (entry.authors + entry.editors + entry.translators).contains(where: { $0.particle != nil }) {
    plain("options", "useprefix=true")
  }
  whole("title", entry.title)
  whole("shorttitle", entry[.titleShort])
  whole("origtitle", entry[.originalTitle])
  plain("entrysubtype", form.subtype)
  whole(form.container, entry[.containerTitle])
  whole("series", entry[.collectionTitle])
  plain("date", entry.issued?.text)
  plain("origdate", entry.originalDate?.text)
  text("volume", entry[.volume])
  text("volumes", entry[.numberOfVolumes])
  text("number", form.isBook ? entry[.collectionNumber] : isArticle ? entry[.issue] : entry[.number])
  if isArticle { text("eid", entry[.number]) }
  plain("pages", entry[.page].map(pages))
  text("pagetotal", entry[.numberOfPages])
  text("chapter", entry[.chapterNumber])
  text("edition", entry[.edition])
  text("version", entry[.version])
  list(form.publisher, entry[.publisher])
  // A patent's location is the states that it holds in.
  if form.entry != "patent" { list("location", entry[.publisherPlace]) }
  whole("eventtitle", entry[.eventTitle])
  plain("eventdate", entry.eventDate?.text)
  text("venue", entry[.eventPlace])
  plain("langid", entry.language.flatMap(babelName))
  text("language", entry.language.map { babelName($0) ?? $0 })
  plain("isbn", entry[.isbn].map(verbatim))
  plain("issn", entry[.issn].map(verbatim))
  plain("doi", entry.doi.map(verbatim))
  plain("url", entry.url.map(verbatim))
  plain("urldate", entry.accessed?.text)
  return fields
}

// MARK: Names

private func names(_ people: [PersonName]) -> String? {
  people.isEmpty ? nil : people.map(name).joined(separator: " and ")
}

/// `Family, Given`, `von Family, Suffix, Given`; a body, and a name that would be cut wrongly, in braces.
private func name(_ name: PersonName) -> String {
  if let literal = name.literal { return "{\(escapedForTeX(literal))}" }
  let particles = [name.droppingParticle, name.particle].compactMap { $0 }
  // Without a given name a suffix would be taken for one.
  if name.given == nil, name.suffix != nil { return "{\(escapedForTeX(name.full))}" }
  // Only words in small letters are read as a particle.
  let isRead = particles.allSatisfy { $0.split(separator: " ").allSatisfy(startsSmall) }
  let family =
    isRead
    ? (particles.map(escapedForTeX) + [namePart(name.family)]).joined(separator: " ")
    : "{\(escapedForTeX((particles + [name.family]).joined(separator: " ")))}"
  return [family, name.suffix.map(namePart), name.given.map(givenName)].compactMap { $0 }
    .joined(separator: ", ")
}

private func namePart(_ text: String) -> String {
  let isPlain = !text.contains { $0 == " " || $0 == "," || $0 == "=" } && !startsSmall(text)
  return isPlain ? escapedForTeX(text) : "{\(escapedForTeX(text))}"
}

private func givenName(_ text: String) -> String {
  let isPlain = !text.contains { $0 == "," || $0 == "=" } && !splitsAtAnd(text)
  return isPlain ? escapedForTeX(text) : "{\(escapedForTeX(text))}"
}

private func startsSmall(_ text: some StringProtocol) -> Bool {
  text.unicodeScalars.first?.properties.isLowercase ?? false
}

private func splitsAtAnd(_ text: String) -> Bool {
  text.split(separator: " ").contains { $0.lowercased() == "and" }
}

// MARK: Values

/// Text as TeX prints it: `& % $ # _ { } ~ ^ \` escaped, and no hyphens joined to a dash.
func escapedForTeX(_ text: String) -> String {
  var result = ""
  let partners = bracePartners(text)
  for (index, scalar) in text.unicodeScalars.enumerated() {
    switch scalar {
    case "&", "%", "$", "#", "_": result += "\\\(scalar)"
    case "~": result += "\\textasciitilde{}"
    case "^": result += "\\textasciicircum{}"
    case "\\": result += "\\textbackslash{}"
    // Readers count braces, behind a backslash too: one alone would take in the rest of the file.
    case "{": result += partners.contains(index) ? "\\{" : "\\textbraceleft{}"
    case "}": result += partners.contains(index) ? "\\}" : "\\textbraceright{}"
    case "-" where result.hasSuffix("-"): result += "{}-"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The places of braces that open and close in order.
private func bracePartners(_ text: String) -> Set<Int> {
  var open: [Int] = []
  var partners: Set<Int> = []
  for (index, scalar) in text.unicodeScalars.enumerated() {
    if scalar == "{" { open.append(index) }
    if scalar == "}", let start = open.popLast() { partners.formUnion([start, index]) }
  }
  return partners
}

/// An address or number, which TeX takes as it stands; what would break the field is written in per cent.
private func verbatim(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "{": result += "%7B"
    case "}": result += "%7D"
    case "\\": result += "%5C"
    case " ": result += "%20"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A range of plain pages with TeX's dash.
private func pages(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy { "0123456789, -–".unicodeScalars.contains($0) }
  return isPlain
    ? text.split(separator: #/[-–]+/#, omittingEmptySubsequences: false).joined(separator: "--")
    : escapedForTeX(text)
}

/// What the package babel calls a language; `nil` where it has no name of its own for it.
private func babelName(_ tag: String) -> String? {
  let names = [
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "ngerman", "el": "greek", "en": "english",
    "en-gb": "british", "en-us": "american", "es": "spanish", "fa": "persian", "fi": "finnish",
    "fr": "french", "he": "hebrew", "hi": "hindi", "it": "italian", "ja": "japanese", "ko": "korean",
    "nl": "dutch", "pl": "polish", "pt": "portuguese", "pt-br": "brazilian", "ru": "russian",
    "sv": "swedish", "tr": "turkish", "uk": "ukrainian", "ur": "urdu", "zh": "chinese",
  ]
  let tag = tag.lowercased()
  return names[tag] ?? tag.split(separator: "-").first.flatMap { names[String($0)] }
}
