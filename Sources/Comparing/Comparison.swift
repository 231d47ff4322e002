// What changed between two sites, as values. They hold all that a report needs, so that no report looks at a
// site again. How they come about stands in `Compare.swift`; what each kind means, in docs/diff.md.

/// What changed from one site to another, and whether that accounts for every line.
package struct Comparison: Sendable {
  /// A site as it was named on the command line.
  package struct Side: Sendable, Equatable {
    /// `HEAD`, `v1.2`, `site`, `old.zip`.
    package var name: String
    /// The commit's id in full, where the side was read from git.
    package var commit: String?
    /// The title of the dossier, from its front page.
    package var title: String

    package init(name: String, commit: String? = nil, title: String = "") {
      (self.name, self.commit, self.title) = (name, commit, title)
    }
  }

  package var a: Side
  package var b: Side
  /// Whether a side is a private review copy, so that texts of sources may stand in the changes.
  package var isPrivate: Bool
  /// In the order of reports: by severity, then page, then place on the page.
  package var changes: [Change]
  package var accounting: Accounting

  package init(a: Side, b: Side, isPrivate: Bool, changes: [Change], accounting: Accounting) {
    (self.a, self.b, self.isPrivate) = (a, b, isPrivate)
    (self.changes, self.accounting) = (changes, accounting)
  }

  /// How many changes there are of a severity.
  package func count(_ severity: Severity) -> Int { changes.count { $0.severity == severity } }
}

/// How much a change asks of a reviewer; the gravest first.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  case high, warning, info

  /// The gravest is the least, so that sorting puts it first.
  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .high: 0
    case .warning: 1
    case .info: 2
    }
  }
}

/// One change that a reader of the site would want told.
package struct Change: Sendable {
  /// 12 hex digits, of kind and subject: the same in the next run, so that a tick of a reviewer stays.
  package var id: String
  package var kind: ChangeKind
  /// Of a rewording, what makes it grave; of a drift, whether the claims above it changed too. Sorted.
  package var flags: [ChangeFlag]
  package var severity: Severity
  /// The page of the site where it is to be read, in B, or in A where B has none.
  package var page: String
  /// The title of that page; empty where it has none.
  package var pageTitle: String
  /// What changed: a claim's or judgement's id, `KEY#p2`, `source:KEY`, `entity:ID`, an event's id, a path.
  package var subject: String
  /// The claim or judgement that the subject is or belongs to.
  package var claim: String?
  /// `nil` for what was added.
  package var before: ChangeState?
  /// `nil` for what was removed.
  package var after: ChangeState?
  /// The words of both sides, run by run; empty where there is no text on both sides.
  package var words: [WordRun]
  /// The ids of claims and judgements that rest on what changed; of an added or removed claim, of what it
  /// might be the same as. Sorted.
  package var affects: [String]
  /// The unchanged claims before and after it on its page; for reports that show where a change stands.
  package var around: [Neighbour]
  /// Of `presentation`, how many lines changed in the same way; of `unexplained`, how many lines; else 0.
  package var lines: Int

  package init(
    kind: ChangeKind, severity: Severity, flags: [ChangeFlag] = [], page: String, subject: String,
    claim: String? = nil, before: ChangeState? = nil, after: ChangeState? = nil, words: [WordRun] = [],
    affects: [String] = [], lines: Int = 0
  ) {
    (self.kind, self.severity, self.flags) = (kind, severity, flags)
    (self.page, self.subject, self.claim) = (page, subject, claim)
    (self.before, self.after, self.words) = (before, after, words)
    (self.affects, self.lines) = (affects, lines)
    (id, pageTitle, around) = ("", "", [])
  }
}

/// One side of a change.
package struct ChangeState: Sendable, Equatable {
  /// The words of the claim, judgement, event, digest or page; empty where the change is of a value.
  package var text: String
  /// The value that changed, as a reader would say it: `moderate`, `zaheer-2022 ¶2`, `D4`, `2017-05-17`.
  package var value: String
  /// BCP 47, of `text`.
  package var language: String
  /// Of a judgement: its confidence and likelihood; else empty.
  package var confidence: String
  package var likelihood: String
  /// Of a claim: its kind; else empty.
  package var kind: String
  package var cites: [Cite]
  /// Of a citation or paragraph that changed: the paragraphs of this side, for reading them side by side.
  package var paragraphs: [ParagraphState]
  /// The file of the site where it stands, its line there (from 1; 0 where it is not known), and the id to
  /// link to, which may be empty.
  package var file: String
  package var line: Int
  package var anchor: String

  package init(
    text: String = "", value: String = "", language: String = "", confidence: String = "",
    likelihood: String = "", kind: String = "", cites: [Cite] = [], paragraphs: [ParagraphState] = [],
    file: String = "", line: Int = 0, anchor: String = ""
  ) {
    (self.text, self.value, self.language) = (text, value, language)
    (self.confidence, self.likelihood, self.kind) = (confidence, likelihood, kind)
    (self.cites, self.paragraphs) = (cites, paragraphs)
    (self.file, self.line, self.anchor) = (file, line, anchor)
  }
}

/// A citation as the site shows it.
package struct Cite: Sendable, Hashable {
  package var source: String
  /// The first label and the last; the same where one paragraph is cited.
  package var first: String
  package var last: String
  /// Reliability and credibility, such as `D4`.
  package var grade: String
  /// The short fingerprint of the first paragraph; may be empty.
  package var fingerprint: String
  /// `supports`, `contradicts` or `context`.
  package var role: String

  package init(
    source: String, first: String, last: String, grade: String = "", fingerprint: String = "",
    role: String = "supports"
  ) {
    (self.source, self.first, self.last) = (source, first, last)
    (self.grade, self.fingerprint, self.role) = (grade, fingerprint, role)
  }

  /// As a reader would say it: `zaheer-2022 ¶2`, `zaheer-2022 ¶5–6`.
  package var shown: String {
    "\(source) " + (first == last ? pilcrow(first) : "\(pilcrow(first))–\(bare(last))")
  }

  private func bare(_ label: String) -> String { label.hasPrefix("p") ? String(label.dropFirst()) : label }
  private func pilcrow(_ label: String) -> String { "¶" + bare(label) }
}

/// A paragraph of a source as a side of a change shows it.
package struct ParagraphState: Sendable, Equatable {
  package var source: String
  package var label: String
  /// What the paragraph says, in the dossier's words.
  package var digest: String
  /// The paragraph in full; only in private copies whose pages hold it, else empty.
  package var full: String
  package var grade: String
  package var fingerprint: String
  /// Where it stands.
  package var file: String
  package var line: Int

  package init(
    source: String, label: String, digest: String, full: String, grade: String, fingerprint: String,
    file: String, line: Int
  ) {
    (self.source, self.label, self.digest, self.full) = (source, label, digest, full)
    (self.grade, self.fingerprint, self.file, self.line) = (grade, fingerprint, file, line)
  }
}

/// A claim beside the one that changed.
package struct Neighbour: Sendable, Equatable {
  package var id: String
  package var text: String
  /// Whether it stands before the changed one.
  package var isBefore: Bool

  package init(id: String, text: String, isBefore: Bool) {
    (self.id, self.text, self.isBefore) = (id, text, isBefore)
  }
}

/// A run of words that both sides have, or only A, or only B.
package struct WordRun: Sendable, Equatable {
  package enum Kind: String, Sendable { case same = "=", removed = "-", added = "+" }

  package var kind: Kind
  package var text: String

  package init(_ kind: Kind, _ text: String) { (self.kind, self.text) = (kind, text) }
}

/// Whether the changes account for every changed line of the two sites.
package struct Accounting: Sendable {
  /// What stands behind a changed line.
  package struct Entry: Sendable, Equatable {
    package var file: String
    /// The innermost id around the line, or the record that it is; empty for what has none.
    package var id: String
    /// The changed lines of both sides that this entry maps.
    package var removed: Int
    package var added: Int
    /// The ids of the changes that explain them; sorted.
    package var changes: [String]

    package init(file: String, id: String, removed: Int, added: Int, changes: [String]) {
      (self.file, self.id, self.removed, self.added) = (file, id, removed, added)
      self.changes = changes
    }
  }

  /// A changed line that no change explains.
  package struct Unexplained: Sendable, Equatable {
    package var file: String
    package var id: String
    /// Whether the line is one of A's (it went) or one of B's (it came).
    package var isRemoved: Bool
    /// From 1; 0 for a file that is no text.
    package var line: Int
    /// The line, cut; empty where it may not be shown.
    package var text: String

    package init(file: String, id: String, isRemoved: Bool, line: Int, text: String) {
      (self.file, self.id, self.isRemoved) = (file, id, isRemoved)
      (self.line, self.text) = (line, text)
    }
  }

  /// Files that differ, are new, or are gone.
  package var files: Int
  /// Their changed lines, each way.
  package var removed: Int
  package var added: Int
  package var map: [Entry]
  package var unexplained: [Unexplained]

  package init(files: Int, removed: Int, added: Int, map: [Entry], unexplained: [Unexplained]) {
    (self.files, self.removed, self.added) = (files, removed, added)
    (self.map, self.unexplained) = (map, unexplained)
  }

  /// Changed lines of both sides.
  package var lines: Int { removed + added }
}
