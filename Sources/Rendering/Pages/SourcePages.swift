// The register: a list of sources, and a page a source with every paragraph numbered and anchored.

import Corpus
import Files
import Linking
import Markup

extension Site {
  func sourceList(into html: inout HTML) {
    html.raw("<h1>\(words.frame.sources)</h1>\n")
    let files = [("json", "CSL-JSON"), ("bib", "BibLaTeX"), ("ris", "RIS")].map { ending, name in
      "<a href=\"../bibliography.\(ending)\">\(isolated(name))</a>"
    }
    html.raw("<p>\(words.sources.takeAlong)\(words.text.colon)")
    html.raw("\(files.joined(separator: words.text.comma))\(words.text.stop)</p>\n")
    sourceStatement(registerFigures(), &html)
    html.raw("<h2 id=\"register\">\(words.sources.register)</h2>\n<ul class=\"sources\">\n")
    for (number, source) in corpus.sources.enumerated() {
      html.raw("<li><a href=\"\(source.key).html\">")
      html.raw("\(isolated(escaped(source.label.value)))</a>\(words.text.colon)\(workLine(source))")
      html.raw("\(coins(bibliographyEntry(number)))</li>\n")
    }
    html.raw("</ul>\n")
  }

  private func workLine(_ source: Source) -> String {
    var parts: [String] = []
    if !source.authors.isEmpty { parts.append(authorLine(source)) }
    parts.append(isolated(escaped(source.title), language: source.language))
    if let publisher = source.publisher { parts.append(isolated(escaped(publisher))) }
    if let issued = source.issued { parts.append(escaped(words.date(issued))) }
    return parts.joined(separator: words.text.comma)
      + words.sources.workEnd(isolated(source.grade.letter), source.retraction != nil)
  }

  private func authorLine(_ source: Source) -> String {
    source.authors.map { isolated(escaped(spoken($0))) }.joined(separator: words.text.nameComma)
  }

  /// A name as it is spoken: in Chinese characters the family name comes first, without a blank.
  private func spoken(_ name: PersonName) -> String {
    guard let given = name.given, isWide(Array(name.family.utf8)[...].prefix(3)),
      isWide(Array(given.utf8)[...].prefix(3))
    else { return name.full }
    return name.family + given
  }

  /// How much of the text this page may show (`rights`).
  private func rightsWords(_ source: Source) -> String {
    if review != nil { return words.sources.rightsReview }
    return switch source.rights {
    case "full": words.sources.rightsFull
    case "quotation": words.sources.rightsQuotation
    default: words.sources.rightsDigest
    }
  }

  func sourcePage(_ number: Int, into html: inout HTML) {
    let source = corpus.sources[number]
    let path = plan.sourcePaths[number]
    html.raw("<p class=\"up\"><a href=\"index.html\">\(words.frame.sources)</a></p>\n")
    html.raw("<h1>\(isolated(escaped(source.title), language: source.language))</h1>\n")
    html.raw("\(coins(bibliographyEntry(number)))\n")
    if let descriptor = source.descriptor {
      html.raw("<p class=\"descriptor\">")
      html.text(descriptor)
      html.raw("</p>\n")
    }
    if let retracted = retractedWords(number, nil) { html.raw("<p class=\"retracted\">\(retracted)</p>\n") }
    let checked = source.dayOfWholeCheck
    workFacts(source, checked, &html)
    copies(source, &html)
    howToCheck(source, &html)
    html.raw("<h2 id=\"paragraphs\">\(words.sources.paragraphs)</h2>\n<p>\(rightsWords(source))</p>\n")
    strip(number, &html)
    for place in source.paragraphs.indices {
      paragraph(source, number, place, path, isChecked: checked != nil, &html)
    }
    neighbourhood(of: .source(number), &html)
  }

  private func workFacts(_ source: Source, _ checked: EDTFDate?, _ html: inout HTML) {
    html.raw("<dl class=\"facts\">\n")
    let own = words.sources
    fact(own.mark, isolated(escaped(source.label.value)), &html)
    if !source.authors.isEmpty { fact(own.author, authorLine(source), &html) }
    if let publisher = source.publisher { fact(own.publishedBy, isolated(escaped(publisher)), &html) }
    if let issued = source.issued { fact(own.issued, time(issued), &html) }
    if let genre = source.genre { fact(own.genre, escaped(own.genres[genre]), &html) }
    if let language = source.language { fact(own.language, isolated(escaped(language)), &html) }
    let why = source.grade.why.map { words.text.colon + escaped($0) } ?? ""
    let grader = source.grade.by.map { own.gradedBy(isolated(escaped($0))) } ?? ""
    fact(own.reliability, isolated(source.grade.letter) + why + grader, &html)
    fact(own.group, isolated(escaped(source.group)), &html)
    if let missing = notEstablished(source) { fact(words.reading.notEstablished, missing, &html) }
    if let checked { fact(own.checked, own.everyParagraphChecked(time(checked)), &html) }
    html.raw("</dl>\n")
  }

  /// A date in words; the machine-readable part where HTML takes one, the EDTF as written beside it.
  func time(_ date: EDTFDate) -> String {
    let (open, close) = dateTags(date)
    return open + escaped(words.date(date)) + close
  }

  /// Where the text can be found, the copy whose paragraphs are counted first; or that no place is known.
  private func copies(_ source: Source, _ html: inout HTML) {
    html.raw("<h2 id=\"copies\">\(words.sources.whereRead)</h2>\n")
    let counted = source.copies.filter { $0.id == source.numbering }
    let published = (counted + source.copies.filter { $0.id != source.numbering }).filter {
      $0.url != nil || $0.archiveURL != nil
    }
    if published.isEmpty {
      html.raw("<p>\(words.sources.noPlace)</p>\n")
    } else {
      html.raw("<ul class=\"copies\">\n")
      for copy in published {
        html.raw("<li>\(escaped(words.sources.copyRoles[copy.role]))\(words.text.colon)")
        let archived = words.sources.archived
        let places = [(copy.url, nil as String?), (copy.archiveURL, archived)].compactMap { url, word in
          url.map { "<a rel=\"external\" href=\"\(escaped($0))\">\(word ?? isolated(escaped($0)))</a>" }
        }
        html.raw(places.joined(separator: words.text.comma))
        if let retrieved = copy.retrieved { html.raw(words.sources.retrieved(time(retrieved))) }
        html.raw("</li>\n")
      }
      html.raw("</ul>\n")
    }
    for copy in counted {
      let hash = copy.sha256.map { isolated("SHA-256 <code>\(escaped(String($0.prefix(16))))…</code>") }
      let said = words.sources.countedIn(isolated(escaped(copy.id)), hash)
      html.raw("<p class=\"counted\">\(said)</p>\n")
    }
  }

  /// - Parameter isChecked: whether the page says of all paragraphs at once when they were checked.
  private func paragraph(
    _ source: Source, _ number: Int, _ place: Int, _ path: SitePath, isChecked: Bool, _ html: inout HTML
  ) {
    let paragraph = source.paragraphs[place]
    let uses = linked.uses[number][place]
    let digest = digests[number][place]
    let errata = source.errata.filter { $0.at.value == paragraph.label }
    let isProse = paragraph.label.hasPrefix("p")
    let name = capitalised(words.sources.labels[paragraph.label])
    if !isProse, digest.isEmpty, uses.isEmpty, errata.isEmpty, review == nil {
      // A heading or byline of the text that nothing speaks of: its place, and no more.
      html.raw("<p class=\"part\" id=\"\(paragraph.label)\">\(name)</p>\n")
      return
    }
    html.raw("<section class=\"paragraph\" id=\"\(paragraph.label)\">\n")
    html.raw("<h3>\(isProse ? "¶ " + paragraph.label.dropFirst() : name)</h3>\n")
    if !digest.isEmpty {
      html.raw("<p class=\"digest\">")
      html.raw(digest)
      html.raw("</p>\n")
    }
    original(number, paragraph.label, withNeighbours: false, into: &html)
    if let retracted = retractedWords(number, place) { html.raw("<p class=\"retracted\">\(retracted)</p>\n") }
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
    usesList(words.sources.citedBy, uses.filter { $0.claim != nil && $0.mark != nil }, path, &html)
    usesList(words.sources.mentionedBy, uses.filter { $0.claim == nil || $0.mark == nil }, path, &html)
    html.raw("</section>\n")
  }

  /// Always both, what is printed and what we read.
  private func erratum(_ erratum: Source.Erratum, _ html: inout HTML) {
    html.raw("<p class=\"erratum\">\(erratumWords(erratum))")
    if let why = erratum.why {
      html.raw(words.text.stop + words.text.space + words.sources.why + words.text.colon)
      html.text(why)
    }
    if let basis = erratum.basis { html.raw(" (\(words.sources.erratumBases[basis]))") }
    html.raw("\(words.text.stop)</p>\n")
  }

  /// What is printed and what we read, without a full stop at its end.
  func erratumWords(_ erratum: Source.Erratum) -> String {
    let read = isolated(escaped(erratum.read))
    return words.sources.printed + words.text.colon + "<q>\(isolated(escaped(erratum.printed)))</q>"
      + words.text.stop + words.text.space + words.sources.weRead + words.text.colon + read
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
