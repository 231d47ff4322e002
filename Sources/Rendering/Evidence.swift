// What a claim stands on, where the claim is quoted: each of its citations with what the paragraph says, so
// that a reader gets down to the paragraph without leaving the page.

import Corpus
import Files
import Linking

extension Site {
  /// The citations of a claim, one a line: the grade of each paragraph, its digest, and the mark that leads
  /// to the note on the claim's page.
  /// - Parameter isFolded: whether a mark is opened to show what its paragraphs say.
  func evidence(of place: ClaimPlace, from path: SitePath, isFolded: Bool, into html: inout HTML) {
    let home = plan.notePaths[place.note]
    for mark in linked.marks(of: place) {
      let name = "<bdi>\(escaped(label(mark)))</bdi>"
      if isFolded {
        html.raw("<details class=\"evidence\"><summary>\(name)</summary>")
      } else {
        html.raw("<div class=\"evidence\">")
      }
      for paragraph in mark.paragraphs where !digests[mark.source][paragraph].isEmpty {
        html.raw("<p>")
        html.raw(digests[mark.source][paragraph])
        html.raw(" <span class=\"grade\">\(grade(mark.source, paragraph))</span></p>")
      }
      html.raw("<a class=\"cite\" href=\"")
      html.text(plan.href(home, from: path, fragment: noteAnchor(mark)))
      html.raw("\">\(name)</a>\(isFolded ? "</details>" : "</div>")\n")
    }
  }
}
