// A Markdown page of the dossier, and what its blocks say: claims, events, judgements, callouts.

package import Diagnostics
package import Files
package import Markup

/// Where a Markdown page belongs.
package enum Place: Hashable, Sendable {
  /// `content/index.md`, the front page.
  case front
  case about
  /// `content/themes/THEME/index.md`
  case theme(String)
  case note(theme: String, name: String)
  case entity(String)

  package var theme: String? {
    switch self {
    case .theme(let theme), .note(let theme, _): theme
    case .front, .about, .entity: nil
    }
  }
}

/// What a claim is: shown as a word, not by colour alone.
package enum Kind: String, Sendable, CaseIterable {
  case reported, corroborated, fact, assessment, assumption, gap, background

  /// Kinds that say on purpose that no source stands behind the words.
  package var needsNoCitation: Bool {
    switch self {
    case .reported, .corroborated, .fact: false
    case .assessment, .assumption, .gap, .background: true
    }
  }
}

/// A Markdown page.
package struct Note: Sendable {
  package var place: Place
  package var file: SourceFile
  package var title: String
  package var marking: Marking?
  package var details = PageDetails()
  package var defaultKind: Kind?
  /// Warnings that the author lets pass, in the page or on a block of it.
  package var waivers: [Waiver] = []
  package var tree: Tree
  package var headings: [Heading]
  package var footnotes: [NoteFootnote] = []
  /// Pictures with an id of their own.
  package var pictures: [Picture] = []
  package var claims: [Claim]
  package var callouts: [Callout]
  package var judgements: [Judgement]
  package var hypothesisTables: [HypothesisTable] = []
  /// By the node of a paragraph that holds nothing else: the claims that it embeds, as nodes of links.
  package var embeds: [Int: [Int]] = [:]
  /// Ids that were written on embeds, which are none.
  package var embedIDs: Set<TextKey> = []
  /// Nodes of the blocks that are no claims.
  package var plainBlocks: [Int]
  /// Nodes whose words alone are shown, in a title or a field: what is ours in them has no place.
  package var hidden: [Range<Int>]
  /// Whether the page says something before its first heading.
  package var hasBottomLine: Bool

  package var path: String { file.path }

  package struct Picture: Sendable {
    package var node: Int
    /// With the prefix `s-`; unique on the page.
    package var anchor: String
  }
}

package struct Heading: Sendable {
  /// Index of its node in the tree.
  package var node: Int
  package var level: Int
  package var text: String
  /// With the prefix `s-`; unique on the page.
  package var anchor: String
}

/// The definition of a footnote. Its blocks are no claims.
package struct NoteFootnote: Sendable {
  /// As written.
  package var label: String
  /// Index of its item in the tree.
  package var node: Int
  /// With the prefix `f_`; unique on the page.
  package var anchor: String
  /// Nodes of the references to it, in order.
  package var references: [Int]
}

/// A block that holds a citation, or carries an id or a kind.
package struct Claim: Sendable {
  package enum Shape: Sendable { case paragraph, item, row }

  package var id: String
  /// Whether the author wrote the id; an unwritten one changes with the text.
  package var isWritten: Bool
  package var kind: Kind
  package var shape: Shape
  /// The node that carries the anchor: the paragraph, the item or the row.
  package var node: Int
  /// The nodes of its text.
  package var content: Range<Int>
  /// Byte range of the block in the file.
  package var source: Range<Int>
  /// Byte range of the id, if it is written.
  package var idRange: Range<Int>?
  /// Where `id --write` puts a new id, and whether attributes stand there already.
  package var idPlace: (offset: Int, insideBraces: Bool)
  /// Indices of citation nodes in the tree.
  package var citations: [Int]
  package var relations: [Relation]
  /// What would settle whether this claim or the one that it contradicts holds.
  package var wouldSettle: String?
  package var events: [Event]
  /// Its words on one line, markup and citations left out.
  package var text: String
  package var language: String?
  /// The sentences of `text`, in order.
  package var sentences: [Sentence] = []

  /// The sentences that no citation closes, although neither they nor the claim are of a kind that may
  /// stand without one.
  package var openSentences: [Range<Int>] {
    if kind.needsNoCitation { return [] }
    return sentences.filter { $0.closedBy == nil && $0.kind?.needsNoCitation != true }.map(\.range)
  }
}

/// A sentence of a claim.
package struct Sentence: Sendable {
  /// What a span around it says; `nil` for the claim's own kind.
  package var kind: Kind?
  // Small numbers: there are as many sentences as lines in a dossier.
  private var start, end, closing: Int32

  package init(range: Range<Int>, kind: Kind?, closedBy: Int?) {
    self.kind = kind
    (start, end, closing) = (Int32(range.lowerBound), Int32(range.upperBound), Int32(closedBy ?? -1))
  }

  /// Bytes of the claim's text.
  package var range: Range<Int> { Int(start)..<Int(end) }
  /// The node of the first citation that closes it; `nil` when none does.
  package var closedBy: Int? { closing < 0 ? nil : Int(closing) }
}

/// `contradicts=c-x`, `rests-on="c-a c-b"` and so on.
package struct Relation: Sendable {
  package enum Name: String, Sendable, CaseIterable {
    case contradicts, corroborates, supersedes
    case restsOn = "rests-on"
  }

  package var name: Name
  package var target: String
  package var range: Range<Int>
}

/// A dated statement.
package struct Event: Sendable {
  package var date: EDTFDate
  /// How the date is known: `stated`, `inferred` or `confirmed`.
  package var basis: String
  /// The sentence that holds it, or what `event="…"` says.
  package var text: String
  package var id: String
}

/// A quotation block that starts with `[!KIND]`.
package struct Callout: Sendable {
  package var node: Int
  /// In capitals, the usual one of several names.
  package var kind: String
  /// The kind as it was written.
  package var name: String
  package var folding: Folding?
  package var title: String
  /// The paragraph that holds the marker, and the first node behind the marker's line.
  package var paragraph: Int
  package var contentStart: Int

  package enum Folding: Sendable { case open, closed }
}

/// A key judgement.
package struct Judgement: Sendable {
  package var id: String
  package var isWritten: Bool
  package var title: String
  package var node: Int
  /// The nodes of the statement.
  package var content: Range<Int>
  package var source: Range<Int>
  package var idRange: Range<Int>?
  package var text: String
  /// What the statement says, or the field where it is not in English.
  package var likelihood: Likelihood?
  /// Where the term stands, else the statement.
  package var termRange: Range<Int>
  /// Where the value of the field `likelihood` stands, and whether it is no term.
  var fieldRange = 0..<0
  var isLikelihoodRefused = false
  package var confidence: String?
  package var basis: String?
  package var wouldChange: String?
  package var restsOn: [Located<String>]
}
