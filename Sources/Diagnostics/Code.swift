// The catalogue of codes. A number is never used again and never moves.

/// The code of a finding: `DOS` and four digits, the first two of which name the area
/// (01 reading, 02 markup, 03 register, 04 citations, 05 links, 06 templates, 07 output,
/// 08 analysis, 09 environment, 10 leaks and markings).
package enum Code: Int, CaseIterable, Sendable {
  case invalidUTF8 = 101
  case forbiddenCharacter = 102
  case limitExceeded = 103
  case invalidName = 104
  case unexpectedFile = 105
  case symbolicLink = 106
  case specialFile = 107
  case missingSettings = 108
  case bidirectionalControl = 109
  case tooManyMarks = 110
  case mergeConflict = 111

  case rawHTML = 201
  case malformedAttributes = 202
  case brokenSpan = 203
  case misplacedAttributes = 204
  case unknownAttribute = 205
  case refusedURL = 206
  case unknownCallout = 207
  case unusedWaiver = 208
  case invalidWaiver = 209
  case undefinedFootnote = 210
  case unusedFootnote = 211
  case duplicateFootnote = 212
  case surplusCells = 213

  case yamlError = 301
  case yamlFeature = 302
  case missingTitle = 303
  case unknownKey = 304
  case invalidValue = 305
  case invalidDate = 306
  case duplicateKey = 307
  case duplicateLabel = 308
  case invalidLabel = 309
  case invalidParagraphLine = 310
  case missingDigest = 311
  case duplicateSourceLabel = 312
  case digestWithoutLabel = 313
  case unknownTheme = 314
  case wrongHash = 315
  case segmentationFault = 316
  case changedParagraphs = 317
  case retiredLabel = 318
  case markupInDigest = 319
  case draft = 320
  case invalidCheckLine = 321
  case nearDuplicate = 322
  case invalidVerdict = 323
  case duplicateVerdict = 324
  case unsortedVerdict = 325
  case refusedVerdicts = 326
  case missingField = 327

  case unknownSource = 401
  case unknownParagraph = 402
  case bareCitation = 403
  case malformedCitation = 404
  case unreadLocator = 405
  case commaBetweenKeys = 406
  case reversedRange = 407
  case hiddenCitation = 408
  case confusableKey = 409
  case unknownPage = 410
  case placeWithoutParagraph = 411
  case changedParagraph = 412
  case quotationDiffers = 413
  case quotationTooLong = 414
  case quotationsTooMany = 415
  case uncheckedQuotation = 416

  case unknownTarget = 501
  case ambiguousTarget = 502
  case unknownHeading = 503
  case unknownClaim = 504
  case unknownRelation = 505
  case missingImage = 506
  case imageContent = 507
  case imageMetadata = 508
  case unknownEntity = 509
  case refusedEmbed = 510

  case templateError = 601
  case unknownTag = 602
  case missingPartial = 603
  case partialCycle = 604
  case forbiddenTag = 605
  case missingPolicy = 606

  case outputCollision = 701
  case staleOutput = 702
  case foreignFile = 703
  case refusedOutput = 704
  case unportablePath = 705
  case notComparable = 706

  case duplicateClaim = 801
  case claimWithoutCitation = 802
  case uncitedSentence = 803
  case uncitedBlock = 804
  case likelihoodWithConfidence = 805
  case judgementTerm = 806
  case judgementField = 807
  case corroboratedByOneGroup = 808
  case factWithoutPrimary = 809
  case credibilityByOneGroup = 810
  case missingSection = 811
  case claimsWithoutId = 812
  case selfRelation = 813
  case foreignTerm = 814
  case mixedRows = 815
  case vagueWord = 816
  case missingWouldChange = 817
  case groundlessJudgement = 818
  case retracted = 819
  case gradeWithoutReason = 820
  case hypothesisTable = 821
  case hypothesisRating = 822
  case evidenceWithoutCitation = 823
  case retiredClaim = 824
  case reviewerIsAuthor = 825
  case staleVerdict = 826
  case unreviewed = 827

  case unreadable = 901
  case unwritable = 902
  case changedWhileRead = 903
  case locked = 904
  case notAFile = 905
  case timeLimit = 906
  case memoryLimit = 907

  case missingMarking = 1001
  case aboveCeiling = 1002
  case leak = 1003
  case noLeakFilter = 1004
  case invalidRuns = 1005
  case excludedReference = 1006
  case leftOut = 1007

  /// As people write it: `DOS0401`.
  package var text: String {
    let digits = String(rawValue)
    return "DOS" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Reads `DOS0401`; the letters' case does not matter.
  package init?(text: String) {
    guard text.utf8.count == 7, text.lowercased().utf8.starts(with: "dos".utf8),
      let number = Int(text.dropFirst(3))
    else { return nil }
    self.init(rawValue: number)
  }

  /// Errors stop publication: what is unresolved, duplicate, invalid, unsafe or
  /// a broken analytic rule. All else warns.
  package var severity: Severity {
    switch self {
    case .unexpectedFile, .rawHTML, .unknownCallout, .missingDigest, .unreadLocator, .foreignFile,
      .uncitedSentence, .uncitedBlock, .missingSection, .missingMarking, .unusedWaiver, .imageMetadata,
      .undefinedFootnote, .unusedFootnote, .vagueWord, .missingWouldChange, .groundlessJudgement,
      .draft, .nearDuplicate, .changedParagraph, .noLeakFilter, .retracted, .gradeWithoutReason,
      .evidenceWithoutCitation, .unsortedVerdict, .staleVerdict, .surplusCells:
      .warning
    case .claimsWithoutId, .uncheckedQuotation, .leftOut: .note
    default: .error
    }
  }

  /// Whether something about the machine kept the command from its work: exit code 3, or 4 for a limit.
  package var concernsEnvironment: Bool { rawValue / 100 == 9 }

  /// Whether a limit of time or memory was hit: exit code 4.
  package var concernsLimit: Bool { self == .timeLimit || self == .memoryLimit }

  /// Whether the finding speaks of settings, templates, the output folder or two sites to compare: exit code
  /// 2.
  package var concernsSetUp: Bool {
    switch self {
    case .missingSettings, .templateError, .unknownTag, .unknownTheme, .missingPartial, .partialCycle,
      .forbiddenTag, .missingPolicy, .refusedOutput, .notComparable:
      true
    default: false
    }
  }
}
