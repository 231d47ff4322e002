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
  /// Other names that links may use, and old addresses (`/old/path.html`).
  package var aliases: [String]
  package var defaultKind: Kind?
  /// Warnings that the author lets pass, in the page or on a block of it.
  package var waivers: [Waiver] = []
  package var tree: Tree
  package var headings: [Heading]
  package var footnotes: [NoteFootnote] = []
  package var claims: [Claim]
  package var callouts: [Callout]
  package var judgements: [Judgement]
  /// Nodes of the blocks that are no claims.
  package var plainBlocks: [Int]
  /// Nodes whose words alone are shown, in a title or a field: what is ours in them has no place.
  package var hidden: [Range<Int>]
  /// Whether the page says something before its first heading.
  package var hasBottomLine: Bool

  package var path: String { file.path }
}

package struct Heading: Sendable {
  /// Index of its node in the tree.
  package var node: Int
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
  package var events: [Event]
  /// Its words on one line, markup and citations left out.
  package var text: String
  package var language: String?
  /// Sentences of `text` that no citation closes and that have no kind of their own.
  package var openSentences: [Range<Int>]
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
  /// In capitals.
  package var kind: String
  package var title: String
  /// The paragraph that holds the marker, and the first node behind the marker's line.
  package var paragraph: Int
  package var contentStart: Int

  package static let github = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]
  package static let ours = ["JUDGEMENT", "ASSUMPTION", "GAP", "ALTERNATIVE", "OVERTAKEN", "ACH"]

  /// The kind that the callout gives to the blocks in it.
  var claimKind: Kind? {
    switch kind {
    case "ASSUMPTION": .assumption
    case "GAP": .gap
    case "ALTERNATIVE", "OVERTAKEN": .assessment
    default: nil
    }
  }
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
  package var likelihood: Likelihood?
  package var confidence: String?
  package var basis: String?
  package var wouldChange: String?
  package var restsOn: [Located<String>]
}

/// The seven terms of ICD 203's yardstick, with their bands in per cent.
package enum Likelihood: String, Sendable, CaseIterable {
  case almostNoChance = "almost no chance"
  case veryUnlikely = "very unlikely"
  case unlikely
  case roughlyEvenChance = "roughly even chance"
  case likely
  case veryLikely = "very likely"
  case almostCertain = "almost certain"

  package var band: ClosedRange<Int> {
    switch self {
    case .almostNoChance: 1...5
    case .veryUnlikely: 5...20
    case .unlikely: 20...45
    case .roughlyEvenChance: 45...55
    case .likely: 55...80
    case .veryLikely: 80...95
    case .almostCertain: 95...99
    }
  }

  /// Words of either row of the yardstick, longest first.
  static let words: [(String, Likelihood)] = [
    ("roughly even chance", .roughlyEvenChance), ("roughly even odds", .roughlyEvenChance),
    ("almost no chance", .almostNoChance), ("highly improbable", .veryUnlikely),
    ("almost certainly", .almostCertain), ("almost certain", .almostCertain),
    ("nearly certain", .almostCertain),
    ("highly probable", .veryLikely), ("very unlikely", .veryUnlikely), ("very likely", .veryLikely),
    ("improbable", .unlikely), ("unlikely", .unlikely), ("probable", .likely), ("likely", .likely),
    ("remote", .almostNoChance),
  ]

  /// The terms that a text holds, each as often as it stands there.
  package static func terms(in text: String) -> [Likelihood] {
    var found: [Likelihood] = []
    let bytes = Array(text.lowercased().utf8)
    var i = 0
    next: while i < bytes.count {
      if i == 0 || !isWord(bytes[i - 1]) {
        for (word, term) in words where bytes[i...].starts(with: word.utf8) {
          let end = i + word.utf8.count
          if end == bytes.count || !isWord(bytes[end]) {
            found.append(term)
            i = end
            continue next
          }
        }
      }
      i += 1
    }
    return found
  }

  private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
}
