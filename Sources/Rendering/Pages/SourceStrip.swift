// A source at a glance: all its paragraphs in a row, how a reader can check them, and what is not known of
// the work.

import Corpus
import Files
import Linking

extension Site {
  /// One cell a paragraph in the order of the text, shaded in fixed steps by how many claims cite it, each a
  /// link.
  func strip(_ number: Int, _ html: inout HTML) {
    let source = corpus.sources[number]
    html.raw("<p class=\"counted\">\(words.reading.strip)</p>\n<ol class=\"strip wide\">\n")
    for (place, paragraph) in source.paragraphs.enumerated() where paragraph.label.hasPrefix("p") {
      let citing = Set(linked.uses[number][place].compactMap { use in use.claim.map { [use.note, $0] } })
      let step = shade(citing.count)
      html.raw(
        "<li class=\"n\(step)\"><a href=\"#\(paragraph.label)\">\(paragraph.label.dropFirst())</a></li>\n")
    }
    html.raw("</ol>\n")
  }

  /// What anyone can do who has the article.
  func howToCheck(_ source: Source, _ html: inout HTML) {
    guard source.paragraphs.contains(where: { $0.record?.fingerprint != nil }) else { return }
    html.raw("<details class=\"how-to-check\">\n<summary>\(words.reading.howToCheck)</summary>\n<ol>\n")
    for step in words.reading.howToCheckSteps { html.raw("<li>\(step)</li>\n") }
    html.raw("</ol>\n</details>\n")
  }

  /// What we could not find out about the work, said aloud; `nil` when nothing is missing.
  func notEstablished(_ source: Source) -> String? {
    let names = words.reading
    var missing: [String] = []
    if source.authors.isEmpty { missing.append(names.author) }
    if source.publisher == nil { missing.append(names.publisher) }
    if source.issued == nil { missing.append(names.date) }
    if !source.copies.contains(where: { $0.url != nil }) { missing.append(names.publishedPlace) }
    if !source.copies.contains(where: { $0.archiveURL != nil || $0.role == "archive" }) {
      missing.append(names.archivedCopy)
    }
    return missing.isEmpty ? nil : missing.joined(separator: words.text.comma)
  }
}

/// Fixed steps, so that one more claim does not recolour a picture: 0, 1, 2, 3–4, 5 and more.
func shade(_ count: Int) -> Int {
  switch count {
  case 0, 1, 2: count
  case 3, 4: 3
  default: 5
  }
}
