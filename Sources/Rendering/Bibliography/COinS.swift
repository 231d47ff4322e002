// A source inside its page, for reference managers that read pages (COinS; OpenURL 1.0, Z39.88-2004). Only on
// pages of the register: on a dossier's page it would win over what the page says of itself.

import Corpus

/// An empty element whose title holds the work.
func coins(_ entry: BibliographyEntry) -> String {
  let pairs = [("ctx_ver", "Z39.88-2004")] + pairs(entry)
  let query = pairs.map { "\($0.0)=\(percentEncoded($0.1))" }.joined(separator: "&")
  return "<span class=\"Z3988\" title=\"\(escaped(query))\"></span>"
}

private func pairs(_ entry: BibliographyEntry) -> [(String, String)] {
  var pairs: [(String, String)] = []
  let add = { (name: String, value: String?) in
    if let value { pairs.append((name, value)) }
  }
  let format = { (name: String) in add("rft_val_fmt", "info:ofi/fmt:kev:mtx:\(name)") }
  switch entry.type {
  case "article-journal":
    format("journal")
    add("rft.genre", "article")
    add("rft.atitle", entry.title)
    add("rft.jtitle", entry[.containerTitle])
  case "book", "classic", "collection":
    format("book")
    add("rft.genre", "book")
    add("rft.btitle", entry.title)
  case "chapter", "paper-conference":
    format("book")
    add("rft.genre", entry.type == "chapter" ? "bookitem" : "proceeding")
    add("rft.atitle", entry.title)
    add("rft.btitle", entry[.containerTitle])
  default:
    // Newspapers, reports and web pages have no format of their own: Dublin Core, with Zotero's types.
    format("dc")
    add("rft.type", zoteroType(entry.type))
    add("rft.title", entry.title)
    add("rft.source", entry[.containerTitle])
  }
  authors(entry.authors, add)
  add("rft.date", entry.issued?.htmlDatetime)
  add("rft.volume", entry[.volume])
  add("rft.issue", entry[.issue])
  add("rft.pages", entry[.page])
  add("rft.edition", entry[.edition])
  add("rft.publisher", entry[.publisher])
  add("rft.place", entry[.publisherPlace])
  add("rft.isbn", entry[.isbn])
  add("rft.issn", entry[.issn])
  add("rft.language", entry.language)
  add("rft_id", entry.doi.map { "info:doi/\($0)" })
  add("rft_id", entry.url)
  return pairs
}

/// The parts of the first name, then every name whole; bodies apart.
private func authors(_ people: [PersonName], _ add: (String, String?) -> Void) {
  if let first = people.first, first.literal == nil {
    add("rft.aulast", first.short)
    add("rft.aufirst", first.given)
  }
  for person in people { add(person.literal == nil ? "rft.au" : "rft.aucorp", person.full) }
}

private func zoteroType(_ type: String) -> String {
  switch type {
  case "article-magazine": "magazineArticle"
  case "article-newspaper": "newspaperArticle"
  case "report": "report"
  case "webpage": "webpage"
  case "post": "forumPost"
  case "post-weblog": "blogPost"
  case "thesis": "thesis"
  case "manuscript": "manuscript"
  case "map": "map"
  case "motion_picture": "film"
  case "bill": "bill"
  case "hearing": "hearing"
  case "legal_case": "case"
  case "legislation", "regulation", "treaty": "statute"
  case "patent": "patent"
  case "speech": "presentation"
  case "interview": "interview"
  case "personal_communication": "letter"
  case "software": "computerProgram"
  default: "document"
  }
}

/// All but RFC 3986's unreserved characters, byte by byte.
private func percentEncoded(_ text: String) -> String {
  var result = ""
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }
  }
  return result
}
