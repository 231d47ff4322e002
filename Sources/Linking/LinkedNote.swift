// A note whose citations and links are resolved: every one a target, or a finding.

package import Corpus
import Files

/// What one citation of one place looks like to a reader: the source's label and the paragraph.
package struct CitationMark: Sendable {
  /// `r_<claim>_<key>_<label>`, unique on the page.
  package var id: String
  /// Index of the citation node in the note's tree.
  package var node: Int
  /// Index of the claim in the note; `nil` in headings, judgements and other text.
  package var claim: Int?
  /// Index in `Corpus.sources`.
  package var source: Int
  /// Indices in `Source.paragraphs`: every paragraph of a range, in file order.
  package var paragraphs: [Int]
  /// What the mark shows behind the source's label: `¶2`, `¶¶3–5`, `t1`.
  package var place: String
  package var prefix: String
  package var suffix: String
  package var role: Role
  /// Credibility of this paragraph for this claim, where the citation overrides the paragraph's.
  package var credibility: Int?
  package var why: String?

  package enum Role: String, Sendable, CaseIterable { case supports, contradicts, context }
}

/// Where a link leads.
package enum LinkTarget: Sendable, Equatable {
  /// A page of the dossier and an id on it; empty for its top.
  case page(Page, fragment: String)
  case external(String)
  /// A picture or copied file, by its path in the site.
  case file(String)
  /// A claim that is shown here as a quotation.
  case embed(ClaimPlace)
  /// Reported; the text stays.
  case broken
}

package struct ResolvedLink: Sendable {
  /// Index of the link's node in the note's tree.
  package var node: Int
  /// Index of the claim in the note that holds the link.
  package var claim: Int?
  package var target: LinkTarget
  /// What is shown of a place in a source that is no paragraph's label: `p. 12`.
  package var place: String?
  /// Whether it stands in the text of another link, where only its words are shown.
  package var isWords = false
  /// Bytes of a text's literal: a name in it that is linked by itself.
  package var name: Range<Int>?
}

/// What linking adds to a note.
package struct LinkedNote: Sendable {
  /// In the order of the text; the marks of one citation follow each other.
  package var marks: [CitationMark] = []
  /// In the order of the text.
  package var links: [ResolvedLink] = []
  /// In the order of the text.
  package var quotations: [LinkedQuotation] = []
  /// By claim: its words where they depend on what its links show.
  package var words: [Int: ClaimWords] = [:]

  /// The marks of a citation node.
  package func marks(at node: Int) -> ArraySlice<CitationMark> { marks(in: node..<(node + 1)) }

  /// The marks of the citations among some nodes, such as those of a claim.
  package func marks(in nodes: Range<Int>) -> ArraySlice<CitationMark> {
    let start = marks.indices.partitioningIndex(where: { marks[$0].node >= nodes.lowerBound })
    return marks[
      start..<marks.indices[start...].partitioningIndex(where: { marks[$0].node >= nodes.upperBound })]
  }

  /// The links among some nodes.
  package func links(in nodes: Range<Int>) -> ArraySlice<ResolvedLink> {
    let start = links.indices.partitioningIndex(where: { links[$0].node >= nodes.lowerBound })
    return links[
      start..<links.indices[start...].partitioningIndex(where: { links[$0].node >= nodes.upperBound })]
  }

  package func link(at node: Int) -> ResolvedLink? { links(in: node..<(node + 1)).first }
}
