// The kinds of changes, how grave each is, and what is said of each in plain words. docs/diff.md tells what
// each means, and a test holds that table to this list. A name is never given to something else.

/// What happened. The raw value is what `--only`, `--fail-on` and the JSON say.
package enum ChangeKind: String, Sendable, CaseIterable {
  case claimAdded = "claim-added"
  case claimRemoved = "claim-removed"
  case claimReworded = "claim-reworded"
  case claimMoved = "claim-moved"
  case claimIDChanged = "claim-id-changed"
  case claimKindChanged = "claim-kind-changed"
  case claimOvertaken = "claim-overtaken"
  case claimBadgesChanged = "claim-badges-changed"
  case claimRelationsChanged = "claim-relations-changed"
  case claimDetailsChanged = "claim-details-changed"
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
  case judgementDetailsChanged = "judgement-details-changed"

  case citationAdded = "citation-added"
  case citationRemoved = "citation-removed"
  case lastCitationRemoved = "last-citation-removed"
  case citationRetargeted = "citation-retargeted"
  case citationRoleChanged = "citation-role-changed"
  case citationGradeChanged = "citation-grade-changed"

  case sourceAdded = "source-added"
  case sourceRemoved = "source-removed"
  case sourceRetracted = "source-retracted"
  case sourceReinstated = "source-reinstated"
  case sourceRegraded = "source-regraded"
  case sourceKeyChanged = "source-key-changed"
  case sourceCopyChanged = "source-copy-changed"
  case sourceMetadataChanged = "source-metadata-changed"

  case paragraphAdded = "paragraph-added"
  case paragraphRemoved = "paragraph-removed"
  case paragraphDrifted = "paragraph-drifted"
  case paragraphRelabelled = "paragraph-relabelled"
  case paragraphLost = "paragraph-lost"
  case paragraphAmbiguous = "paragraph-ambiguous"
  case paragraphFound = "paragraph-found"
  case paragraphRetracted = "paragraph-retracted"
  case paragraphReinstated = "paragraph-reinstated"
  case paragraphRegraded = "paragraph-regraded"
  case digestChanged = "digest-changed"
  case paragraphDetailsChanged = "paragraph-details-changed"

  case linkBroken = "link-broken"
  case linkFixed = "link-fixed"
  case linkRedirected = "link-redirected"
  case linkArchived = "link-archived"

  case eventAdded = "event-added"
  case eventRemoved = "event-removed"
  case eventRedated = "event-redated"
  case eventPrecisionChanged = "event-precision-changed"
  case eventResourced = "event-resourced"
  case eventReworded = "event-reworded"

  case entityAdded = "entity-added"
  case entityRemoved = "entity-removed"
  case entityRenamed = "entity-renamed"
  case entityMerged = "entity-merged"
  case entityNamesChanged = "entity-names-changed"
  case entityTypeChanged = "entity-type-changed"

  case pageAdded = "page-added"
  case pageRemoved = "page-removed"
  case pageMoved = "page-moved"
  case pageRetitled = "page-retitled"
  case pageTextChanged = "page-text-changed"
  case pageDetailsChanged = "page-details-changed"
  case pageMarkingChanged = "page-marking-changed"
  case fileAdded = "file-added"
  case fileRemoved = "file-removed"
  case fileChanged = "file-changed"

  case dossierDetailsChanged = "dossier-details-changed"
  case presentation
  case unexplained
}

/// What makes a change graver, or tells of it.
package enum ChangeFlag: String, Sendable, CaseIterable, Comparable {
  /// Of a rewording: a number, a date or a unit changed.
  case number
  case date
  case unit
  /// A negation came or went.
  case negation
  /// A term of likelihood or a hedge changed.
  case likelihood
  case hedge
  /// A named entity changed.
  case entity
  /// Nothing but punctuation, or spelling.
  case punctuation
  case spelling
  /// Of a retarget: to another source.
  case otherSource = "other-source"
  /// Of a move: to another page.
  case otherPage = "other-page"
  /// Of a paragraph: at least one claim that cites it did not change with it.
  case underUnchangedClaim = "under-unchanged-claim"
  /// Of a claim without an id: its anchor changes with its words, so links to it broke.
  case noID = "no-id"

  package static func < (a: ChangeFlag, b: ChangeFlag) -> Bool { a.rawValue < b.rawValue }
}

private let ownNouns = [
  "claim-", "judgement-", "source-", "paragraph-", "event-", "entity-", "page-", "file-",
  "dossier-",
]

extension ChangeKind {
  /// How grave a change of this kind is where no flag says otherwise.
  package var severity: Severity {
    switch self {
    case .claimIDChanged, .confidenceRaised, .confidenceLowered, .confidenceChanged, .likelihoodChanged,
      .lastCitationRemoved, .citationRoleChanged, .sourceRetracted, .paragraphDrifted, .paragraphLost,
      .paragraphAmbiguous, .paragraphRetracted, .eventRedated, .reviewStale, .unexplained:
      .high
    case .claimAdded, .claimRemoved, .claimReworded, .claimKindChanged, .claimOvertaken,
      .claimRelationsChanged, .claimSplit, .claimMerged, .reviewChanged,
      .judgementAdded, .judgementRemoved, .judgementReworded, .judgementSupportChanged, .citationRemoved,
      .citationRetargeted, .citationGradeChanged, .sourceRemoved, .sourceReinstated, .sourceRegraded,
      .sourceKeyChanged, .sourceCopyChanged, .paragraphRemoved, .paragraphRelabelled, .paragraphRegraded,
      .paragraphReinstated, .linkBroken, .eventRemoved, .eventPrecisionChanged, .entityRemoved,
      .entityRenamed, .entityMerged, .entityTypeChanged,
      .pageRemoved, .pageMarkingChanged, .fileRemoved, .fileChanged, .dossierDetailsChanged:
      .warning
    case .claimMoved, .claimBadgesChanged, .claimDetailsChanged, .judgementDetailsChanged, .citationAdded,
      .sourceAdded, .sourceMetadataChanged, .paragraphAdded, .paragraphFound, .digestChanged,
      .paragraphDetailsChanged, .linkFixed, .linkRedirected, .linkArchived, .eventAdded, .eventResourced,
      .eventReworded, .entityAdded, .entityNamesChanged, .pageAdded, .pageMoved, .pageRetitled,
      .pageTextChanged, .pageDetailsChanged, .fileAdded, .presentation:
      .info
    }
  }

  /// What a person is told, after the subject: `c-7f3kq reworded`.
  package var words: String {
    switch self {
    case .lastCitationRemoved: "lost its last citation"
    case .claimOvertaken: "overtaken"
    case .reviewStale: "review gone stale"
    case .paragraphDrifted: "drifted"
    case .paragraphLost: "lost in the text at hand"
    case .paragraphAmbiguous: "ambiguous in the text at hand"
    case .eventResourced: "re-sourced"
    case .paragraphFound: "found again"
    default:
      // What the subject is itself need not be said: `c-7f3kq reworded`, but `c-7f3kq citation added`.
      (ownNouns.first { rawValue.hasPrefix($0) }.map { String(rawValue.dropFirst($0.count)) } ?? rawValue)
        .replacing("-", with: " ")
    }
  }

  /// The sign of a change in lists: something came, went, or is another.
  package var sign: String {
    let name = rawValue
    return name.hasSuffix("-added") ? "+" : name.hasSuffix("-removed") ? "-" : "~"
  }
}
