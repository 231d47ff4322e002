// The register: a list of sources, and a page a source with every paragraph numbered and anchored.

import Corpus
import Files
import Linking

extension Site {
  func sourceList() -> [UInt8] {
    var html = HTML()
    html.raw("<h1>Sources</h1>\n")
    html.raw("<p>Take the register with you: <a href=\"../bibliography.json\">CSL-JSON</a>, ")
    html.raw("<a href=\"../bibliography.bib\">BibLaTeX</a>, <a href=\"../bibliography.ris\">RIS</a>.</p>\n")
    sourceStatement(registerFigures(), &html)
    html.raw("<h2 id=\"register\">Register</h2>\n<ul class=\"sources\">\n")
    for (number, source) in corpus.sources.enumerated() {
      html.raw("<li><a href=\"\(source.key).html\">")
      html.text(source.label.value)
      html.raw("</a>: ")
      html.text(workLine(source))
      html.raw("\(coins(bibliographyEntry(number)))</li>\n")
    }
    html.raw("</ul>\n")
    return html.bytes
  }

  private func workLine(_ source: Source) -> String {
    var parts: [String] = []
    if !source.authors.isEmpty { parts.append(authorLine(source)) }
    parts.append(source.title)
    if let publisher = source.publisher { parts.append(publisher) }
    if let issued = source.issued { parts.append(issued.words) }
    let retracted = source.retraction == nil ? "" : " Retracted."
    return parts.joined(separator: ", ") + ". Reliability \(source.grade.letter).\(retracted)"
  }

  private func authorLine(_ source: Source) -> String {
    source.authors.map(\.full).joined(separator: ", ")
  }

  /// How much of the text this page may show (`rights`).
  private func rightsWords(_ source: Source) -> String {
    if review != nil { return "Each paragraph is told in our own words, with the private text below it." }
    return switch source.rights {
    case "full": "Each paragraph stands here in its own words, as its rights allow."
    case "quotation":
      "Each paragraph is told in our own words, and short passages may be quoted; the text itself is the "
        + "publisher’s."
    default: "Each paragraph is told in our own words; the text itself is the publisher’s."
    }
  }

  func sourcePage(_ number: Int) -> [UInt8] {
    let source = corpus.sources[number]
    let path = plan.sourcePaths[number]
    var html = HTML()
    html.raw("<p class=\"up\"><a href=\"index.html\">Sources</a></p>\n<h1>")
    html.text(source.title)
    html.raw("</h1>\n\(coins(bibliographyEntry(number)))\n")
    if let descriptor = source.descriptor {
      html.raw("<p class=\"descriptor\">")
      html.text(descriptor)
      html.raw("</p>\n")
    }
    if let words = retractedWords(number, nil) { html.raw("<p class=\"retracted\">\(words)</p>\n") }
    let checked = source.dayOfWholeCheck
    workFacts(source, checked, &html)
    copies(source, &html)
    html.raw("<h2 id=\"paragraphs\">Paragraphs</h2>\n<p>\(rightsWords(source))</p>\n")
    for place in source.paragraphs.indices {
      paragraph(number, place, path, isChecked: checked != nil, &html)
    }
    return html.bytes
  }

  private func workFacts(_ source: Source, _ checked: EDTFDate?, _ html: inout HTML) {
    html.raw("<dl class=\"facts\">\n")
    fact("Mark", escaped(source.label.value), &html)
    if !source.authors.isEmpty { fact("Author", escaped(authorLine(source)), &html) }
    if let publisher = source.publisher { fact("Published by", escaped(publisher), &html) }
    if let issued = source.issued { fact("Issued", time(issued), &html) }
    if let genre = source.genre { fact("Genre", escaped(genre), &html) }
    if let language = source.language { fact("Language", escaped(language), &html) }
    let why = source.grade.why.map { ": " + escaped($0) } ?? ""
    let grader = source.grade.by.map { " (graded by \(escaped($0)))" } ?? ""
    fact("Reliability", source.grade.letter + why + grader, &html)
    fact("Independence group", escaped(source.group), &html)
    if let checked { fact("Checked", "every paragraph against the text, \(time(checked))", &html) }
    html.raw("</dl>\n")
  }

  /// A date in words; the machine-readable part where HTML takes one, the EDTF as written beside it.
  func time(_ date: EDTFDate) -> String {
    let (open, close) = dateTags(date)
    return open + escaped(date.words) + close
  }

  /// Where the text can be found, the copy whose paragraphs are counted first; or that no place is known.
  private func copies(_ source: Source, _ html: inout HTML) {
    html.raw("<h2 id=\"copies\">Where it can be read</h2>\n")
    let counted = source.copies.filter { $0.id == source.numbering }
    let published = (counted + source.copies.filter { $0.id != source.numbering }).filter {
      $0.url != nil || $0.archiveURL != nil
    }
    if published.isEmpty {
      html.raw("<p>No published place of this text is known to us.</p>\n")
    } else {
      html.raw("<ul class=\"copies\">\n")
      for copy in published {
        html.raw("<li>\(escaped(capitalised(copy.role ?? "copy"))): ")
        let places = [(copy.url, nil as String?), (copy.archiveURL, "archived")].compactMap { url, word in
          url.map { "<a rel=\"external\" href=\"\(escaped($0))\">\(word ?? escaped($0))</a>" }
        }
        html.raw(places.joined(separator: ", "))
        if let retrieved = copy.retrieved { html.raw(", retrieved \(time(retrieved))") }
        html.raw("</li>\n")
      }
      html.raw("</ul>\n")
    }
    for copy in counted {
      let hash = copy.sha256.map { ", SHA-256 <code>\(escaped(String($0.prefix(16))))…</code>" } ?? ""
      html.raw("<p class=\"counted\">Paragraphs are counted in the copy “\(escaped(copy.id))”\(hash).</p>\n")
    }
  }

  /// - Parameter isChecked: whether the page says of all paragraphs at once when they were checked.
  private func paragraph(
    _ number: Int, _ place: Int, _ path: SitePath, isChecked: Bool, _ html: inout HTML
  ) {
    let source = corpus.sources[number]
    let paragraph = source.paragraphs[place]
    let uses = linked.uses[number][place]
    let digest = digests[number][place]
    let errata = source.errata.filter { $0.at.value == paragraph.label }
    let isProse = paragraph.label.hasPrefix("p")
    if !isProse, digest.isEmpty, uses.isEmpty, errata.isEmpty, review == nil {
      // A heading or byline of the text that nothing speaks of: its place, and no more.
      html.raw(
        "<p class=\"part\" id=\"\(paragraph.label)\">\(capitalised(labelWords(paragraph.label)))</p>\n")
      return
    }
    html.raw("<section class=\"paragraph\" id=\"\(paragraph.label)\">\n")
    html.raw(
      "<h3>\(isProse ? "¶ " + paragraph.label.dropFirst() : capitalised(labelWords(paragraph.label)))</h3>\n")
    if !digest.isEmpty {
      html.raw("<p class=\"digest\">")
      html.raw(digest)
      html.raw("</p>\n")
    }
    original(number, paragraph.label, withNeighbours: false, into: &html)
    if let words = retractedWords(number, place) { html.raw("<p class=\"retracted\">\(words)</p>\n") }
    if isProse {
      html.raw("<p class=\"grade\">\(gradeLine(number, place))")
      if let why = paragraph.why {
        html.raw(" · ")
        html.text(why)
      }
      html.raw("\(checkedWords(number, place, alsoSound: !isChecked))</p>\n")
      finding(aid: paragraph, in: source, &html)
    }
    if let what = source.missingExhibit(paragraph.label), digest.isEmpty {
      html.raw("<p class=\"digest\">")
      html.text(what)
      html.raw("</p>\n")
    }
    for erratum in errata { self.erratum(erratum, &html) }
    usesList("Cited by", uses.filter { $0.claim != nil && $0.mark != nil }, path, &html)
    usesList("Mentioned by", uses.filter { $0.claim == nil || $0.mark == nil }, path, &html)
    html.raw("</section>\n")
  }

  /// Always both, what is printed and what we read.
  private func erratum(_ erratum: Source.Erratum, _ html: inout HTML) {
    html.raw("<p class=\"erratum\">Printed: <q>")
    html.text(erratum.printed)
    html.raw("</q>. We read: ")
    html.text(erratum.read)
    if let why = erratum.why {
      html.raw(". Why: ")
      html.text(why)
    }
    if let basis = erratum.basis { html.raw(" (\(basis))") }
    html.raw(".</p>\n")
  }

  private func usesList(_ title: String, _ uses: [Use], _ path: SitePath, _ html: inout HTML) {
    guard !uses.isEmpty else { return }
    html.raw("<p class=\"uses\">\(title)</p>\n<ul class=\"cited\">\n")
    for use in uses {
      html.raw("<li>")
      if let claim = use.claim {
        quote(ClaimPlace(note: use.note, claim: claim), from: path, into: &html)
      } else {
        html.raw("<a href=\"")
        html.text(plan.href(plan.notePaths[use.note], from: path, fragment: use.mark ?? ""))
        html.raw("\">")
        html.text(corpus.notes[use.note].title)
        html.raw("</a>")
      }
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }
}
