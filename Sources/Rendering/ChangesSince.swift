// What changed since an earlier site, as the pages of a copy tell it. The command makes this of a comparison;
// here nothing is compared. An ordinary build has none of it.

/// The changes that a copy shows, and where each leads.
package struct ChangesSince: Sendable {
  /// The earlier site, as it was named: `v1.2`.
  package var reference: String
  /// The author's name for the newest release, where the earlier site does not know it yet.
  package var release: String?
  /// In the order of a report: the gravest first, then by page and place.
  package var items: [ChangedItem]
  /// How many more there are that must not be named.
  package var withheldCount: Int
  /// By claim or judgement: its first change, and whether it is new.
  let marks: [String: (item: String, isNew: Bool)]

  package init(reference: String, release: String?, items: [ChangedItem], withheldCount: Int) {
    (self.reference, self.release) = (reference, release)
    (self.items, self.withheldCount) = (items, withheldCount)
    var marks: [String: (item: String, isNew: Bool)] = [:]
    for item in items {
      guard let claim = item.claim else { continue }
      let isNew = item.sort == .claimAdded || item.sort == .judgementAdded
      marks[claim] = (marks[claim]?.item ?? item.id, isNew || marks[claim]?.isNew == true)
    }
    self.marks = marks
  }
}

/// One change.
package struct ChangedItem: Sendable {
  /// Tells it from all others, in the id that it has on its page.
  package var id: String
  package var sort: ChangeSort
  package var isHigh: Bool
  package var remarks: [ChangeRemark]
  /// What changed: a claim's or event's id, `KEY#p2`, a source's key, a path.
  package var subject: String
  /// The claim or judgement that it belongs to.
  package var claim: String?
  /// The page that tells of it, and its title, which may be empty.
  package var page: String
  package var pageTitle: String
  /// Whether the new site has that page, and the id on it to lead to, which may be empty.
  package var leadsToPage: Bool
  package var anchor: String
  /// The value that changed, before and after; both empty where the words tell it.
  package var values: (before: String, after: String)
  /// The words of both sides.
  package var words: [ChangedWords]
  /// BCP 47, of the words; may be empty.
  package var language: String
  /// Of a citation or paragraph: the paragraphs of both sides; `nil` where paragraphs do not tell it.
  package var paragraphs: (before: [ChangedParagraph], after: [ChangedParagraph])?
  /// Ids of the claims and judgements that rest on it.
  package var affects: [String]

  package init(id: String, sort: ChangeSort, isHigh: Bool, subject: String, page: String) {
    (self.id, self.sort, self.isHigh, self.subject, self.page) = (id, sort, isHigh, subject, page)
    (remarks, claim, pageTitle, leadsToPage, anchor) = ([], nil, "", false, "")
    (values, words, language, paragraphs, affects) = (("", ""), [], "", nil, [])
  }
}

/// A run of words that both sides have, or only one.
package struct ChangedWords: Sendable {
  package enum Side: Sendable { case both, before, after }

  package var side: Side
  package var text: String

  package init(_ side: Side, _ text: String) { (self.side, self.text) = (side, text) }
}

/// A paragraph of a source on one side.
package struct ChangedParagraph: Sendable {
  package var source: String
  package var label: String
  package var digest: String
  package var grade: String
  /// Whether the new site has it.
  package var isThere: Bool

  package init(source: String, label: String, digest: String, grade: String, isThere: Bool) {
    (self.source, self.label, self.digest) = (source, label, digest)
    (self.grade, self.isThere) = (grade, isThere)
  }
}

/// The sorts of changes that are grave enough to be shown, by the names that `dossier diff` has for them.
package enum ChangeSort: String, Sendable, CaseIterable {
  case claimAdded = "claim-added"
  case claimRemoved = "claim-removed"
  case claimReworded = "claim-reworded"
  case claimIDChanged = "claim-id-changed"
  case claimKindChanged = "claim-kind-changed"
  case claimOvertaken = "claim-overtaken"
  case claimRelationsChanged = "claim-relations-changed"
  case claimSplit = "claim-split"
  case claimMerged = "claim-merged"
  case reviewChanged = "review-changed"
  case reviewStale = "review-stale"
  case judgementAdded = "judgement-added"
  case judgementRemoved = "judgement-removed"
  case judgementReworded = "judgement-reworded"
  case confidenceRaised = "confidence-raised"
  case confidenceLowered = "confidence-lowered"
  case confidenceChanged = "confidence-changed"
  case likelihoodChanged = "likelihood-changed"
  case judgementSupportChanged = "judgement-support-changed"
  case citationRemoved = "citation-removed"
  case lastCitationRemoved = "last-citation-removed"
  case citationRetargeted = "citation-retargeted"
  case citationRoleChanged = "citation-role-changed"
  case citationGradeChanged = "citation-grade-changed"
  case sourceRemoved = "source-removed"
  case sourceRetracted = "source-retracted"
  case sourceReinstated = "source-reinstated"
  case sourceRegraded = "source-regraded"
  case sourceKeyChanged = "source-key-changed"
  case sourceCopyChanged = "source-copy-changed"
  case paragraphRemoved = "paragraph-removed"
  case paragraphDrifted = "paragraph-drifted"
  case paragraphRelabelled = "paragraph-relabelled"
  case paragraphLost = "paragraph-lost"
  case paragraphAmbiguous = "paragraph-ambiguous"
  case paragraphRetracted = "paragraph-retracted"
  case paragraphReinstated = "paragraph-reinstated"
  case paragraphRegraded = "paragraph-regraded"
  case linkBroken = "link-broken"
  case eventRemoved = "event-removed"
  case eventRedated = "event-redated"
  case eventPrecisionChanged = "event-precision-changed"
  case entityRemoved = "entity-removed"
  case entityRenamed = "entity-renamed"
  case entityMerged = "entity-merged"
  case entityTypeChanged = "entity-type-changed"
  case pageRemoved = "page-removed"
  case pageMarkingChanged = "page-marking-changed"
  case fileRemoved = "file-removed"
  case fileChanged = "file-changed"
  case dossierDetailsChanged = "dossier-details-changed"
  case unexplained
}

/// What makes a change graver.
package enum ChangeRemark: String, Sendable, CaseIterable {
  case number, date, unit, negation, likelihood, hedge, entity, punctuation, spelling
  case otherSource = "other-source"
  case otherPage = "other-page"
  case underUnchangedClaim = "under-unchanged-claim"
  case noID = "no-id"
}
