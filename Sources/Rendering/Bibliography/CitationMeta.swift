// What a page of the dossier says of itself to reference managers: Highwire's `citation_*` tags in its head.

import Corpus
import Files

extension Site {
  /// The tags of the front page, of themes' pages and of notes; nothing for other pages.
  func citationMeta(_ number: Int) -> String {
    let note = corpus.notes[number]
    switch note.place {
    case .front, .theme, .note: break
    case .about, .entity: return ""
    }
    let settings = corpus.settings
    let isFront = note.place == .front
    var tags = [("title", isFront ? settings.title : note.title)]
    let authors = note.details.authors.isEmpty ? settings.authors : note.details.authors
    tags += authors.map { ("author", $0) }
    // Never the day of a build: the page's own date, else the cut-off.
    if let date = (note.details.updated ?? note.details.date ?? settings.cutoff)?.htmlDatetime {
      tags.append(("publication_date", date.replacing("-", with: "/")))
    }
    // Without an institution Zotero takes the page for an article of a journal.
    let institution = settings.authors.isEmpty ? settings.title : settings.authors.joined(separator: ", ")
    tags.append(("technical_report_institution", institution))
    if let base = settings.baseURL {
      tags.append(("public_url", base + (isFront ? "" : plan.notePaths[number].text)))
    }
    tags.append(("language", note.details.language ?? settings.language))
    return tags.map { "<meta name=\"citation_\($0.0)\" content=\"\(escaped($0.1))\">\n" }.joined()
  }
}
