// The register as RIS, which every reference manager reads. A tag a line; the format knows no escapes, and
// no part of a name but family, given and suffix.

import Corpus

/// `bibliography.ris`.
///
/// Lines end in LF, as in every file of the site, and `ER  -` has no blank at its end: readers take both.
func encodeRIS(_ entries: [BibliographyEntry]) -> [UInt8] {
  let blocks = entries.map { entry in
    let lines = lines(entry).map { "\($0.tag)  - \($0.value)\n" }.joined()
    return "TY  - \(risType(entry.type))\n\(lines)ER  -\n"
  }
  return Array((blocks.isEmpty ? "\n" : blocks.joined(separator: "\n")).utf8)
}

private func risType(_ type: String) -> String {
  switch type {
  case "article-journal", "review", "review-book": "JOUR"
  case "article-magazine": "MGZN"
  case "article-newspaper": "NEWS"
  case "periodical": "JFULL"
  case "book", "classic", "collection": "BOOK"
  case "chapter": "CHAP"
  case "entry-dictionary": "DICT"
  case "entry", "entry-encyclopedia": "ENCYC"
  case "paper-conference": "CPAPER"
  case "pamphlet": "PAMP"
  case "report": "RPRT"
  case "thesis": "THES"
  case "webpage": "ELEC"
  case "post", "post-weblog": "BLOG"
  case "dataset": "DATA"
  case "software": "COMP"
  case "standard": "STAND"
  case "patent": "PAT"
  case "bill": "BILL"
  case "legislation", "regulation", "treaty": "STAT"
  case "legal_case": "CASE"
  case "hearing": "HEAR"
  case "manuscript": "MANSCPT"
  case "personal_communication", "interview": "PCOMM"
  case "speech": "SLIDE"
  case "figure": "FIGURE"
  case "graphic": "ART"
  case "map": "MAP"
  case "motion_picture", "broadcast": "MPCT"
  case "song": "SOUND"
  case "musical_score": "MUSIC"
  default: "GEN"
  }
}

private func lines(_ entry: BibliographyEntry) -> [(tag: String, value: String)] {
  var lines: [(tag: String, value: String)] = []
  let add = { (tag: String, value: String?) in
    if let value, !value.isEmpty { lines.append((tag, value)) }
  }
  add("ID", entry.key)
  add("TI", entry.title)
  for author in entry.authors { add("AU", name(author)) }
  for editor in entry.editors { add("ED", name(editor)) }
  for translator in entry.translators { add("A4", name(translator)) }
  add("ST", entry[.titleShort])
  add("T2", entry[.containerTitle] ?? (entry.type == "paper-conference" ? entry[.eventTitle] : nil))
  add("T3", entry[.collectionTitle])
  add("PY", entry.issued.flatMap(year))
  add("DA", entry.issued.flatMap(date))
  add("VL", entry[.volume])
  add("IS", entry[.issue])
  add("M1", entry[.number])
  let pages = entry[.page]?.split(separator: #/[-–]+/#, maxSplits: 1).map { oneLine(String($0)) } ?? []
  add("SP", pages.first ?? entry[.numberOfPages])
  add("EP", pages.count > 1 ? pages[1] : nil)
  add("ET", entry[.edition])
  add("PB", entry[.publisher])
  add("CY", entry[.publisherPlace])
  add("SN", entry[.isbn])
  add("SN", entry[.issn])
  add("LA", entry.language)
  add("CN", entry[.callNumber])
  add("DB", entry.archive)
  add("AN", entry.archiveLocation)
  add("DO", entry.doi)
  add("UR", entry.url)
  add("Y2", entry.accessed.flatMap(date))
  return lines
}

/// `Family, Given, Suffix`; a comma at the end says that what stands before it is a whole name.
private func name(_ name: PersonName) -> String {
  if let literal = name.literal { return literal + "," }
  let family = [name.droppingParticle, name.particle, name.family].compactMap { $0 }.joined(separator: " ")
  if name.given == nil, name.suffix == nil { return family + "," }
  return [family, name.given ?? "", name.suffix].compactMap { $0 }.joined(separator: ", ")
}

/// Four digits; of an interval the first known year.
private func year(_ date: EDTFDate) -> String? {
  guard let year = (date.startNumbers ?? date.endNumbers)?.year, (1...9999).contains(year) else { return nil }
  return padded(year, to: 4)
}

/// `2022/04/27/words`, where any part but the year may be empty; an interval has no such form.
private func date(_ date: EDTFDate) -> String? {
  guard !date.isInterval, let year = year(date), let numbers = date.startNumbers else { return nil }
  let parts = [numbers.month, numbers.day].map { $0.map { padded($0, to: 2) } ?? "" }
  let season = numbers.season.map { ["spring", "summer", "autumn", "winter"][$0 - 1] }
  let doubt = numbers.isApproximate ? "about" : numbers.isUncertain ? "uncertain" : nil
  return ([year] + parts + [[doubt, season].compactMap { $0 }.joined(separator: " ")]).joined(separator: "/")
}

private func padded(_ number: Int, to count: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, count - digits.count)) + digits
}
