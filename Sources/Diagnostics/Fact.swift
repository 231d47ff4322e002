// What can be found, as data. One case a fact; what is said of it stands in Prose.swift.

/// A limit of the screen before the Markdown parser (reliability: the packaged parser is
/// super-linear on known families of input, and aborts when memory runs out).
package enum Limit: Sendable {
  case fileBytes, lineBytes, blockBytes, containerDepth, pipesInLine, delimiterRows
  case tableCells, declarations, definitionExpansion, nestingDepth
}

/// How an original and the recipe that cuts it do not fit.
package enum SegmentationFault: Sendable, Equatable {
  case notUTF8(offset: Int)
  case lineBeyondEnd(line: Int)
  case blankLine(line: Int)
  case lineNamedTwice(line: Int)
  case unknownLabel(String)
  /// The recipe leaves no paragraph.
  case nothingLeft
}

/// Why a waiver cannot be honoured.
package enum WaiverProblem: Sendable, Equatable {
  case unreadable
  case unknownCode(String)
  case errorCode(String)
  case withoutReason
}

/// How a picture and its name do not fit.
package enum ImageProblem: Sendable, Equatable {
  /// The name's ending is of no format that pages may show.
  case unknownEnding(known: [String])
  /// The bytes are of another format, or of none that we know.
  case otherFormat(String?)
  /// An SVG that holds a script, an event handler or a link to somewhere else.
  case activeContent(String)
}

/// Why a claim cannot be shown where it was embedded.
package enum EmbedProblem: Sendable, Equatable {
  /// What was named is no claim: `a page`, `a heading`, `a judgement`.
  case notAClaim(String)
  /// The id stands on an embed, which is no claim.
  case embed
  case insideText
  /// An id, kind or other attribute stands on the embed.
  case attributes
}

/// Why a path of a pack would not unpack on every system.
package enum PathProblem: Sendable, Equatable {
  case longPath(count: Int, allowed: Int)
  /// A name in it, its ending left out.
  case longName(count: Int, allowed: Int)
  case deviceName(String)
  case characters
  /// Another path of the pack differs from it by the case of letters alone, or is the same.
  case twin(String)
}

/// Why a line of content/reviews.csv is no verdict.
package enum VerdictProblem: Sendable, Equatable {
  /// The first line is another one than this.
  case header(String)
  case columns(Int, expected: Int)
  case openQuote, strayQuote
}

/// Why nothing is taken of a file with verdicts.
package enum ExportProblem: Sendable, Equatable {
  case unreadable
  case format(String, expected: String)
  case otherDossier(String, expected: String)
  case unknownClaim(String)
  /// The reviewer wrote it.
  case ownClaim(String)
  case twice(claim: String)
  /// The note of a claim, or the reviewer's name, holds characters that no file of a dossier may hold.
  case characters(claim: String?)
  case value(claim: String, key: String, value: String, expected: String)
}

/// What a claim lacks to count as reviewed.
package enum ReviewGap: Sendable, Equatable {
  case noVerdict
  /// There are verdicts, all of them on other words.
  case stale
  /// Nobody says that it is supported; somebody says `partly` or `not`.
  case objection(String)
  /// Nothing can be said of it, because its id changes with its words.
  case noID
}

/// The facts that checks report. Payloads are what the writer wrote, never prose.
package enum Fact: Sendable, Equatable {
  // 01 reading
  case invalidUTF8
  case forbiddenCharacter(scalar: UInt32)
  case limitExceeded(Limit, value: Int, allowed: Int)
  case invalidName(name: String, what: String)
  case unexpectedFile
  case symbolicLink
  case specialFile
  case missingSettings
  case bidirectionalControl(scalar: UInt32)
  case tooManyMarks(count: Int, allowed: Int)
  case mergeConflict
  // 02 markup
  case rawHTML
  case malformedAttributes(text: String)
  case brokenSpan
  case misplacedAttributes
  case unknownAttribute(name: String, known: [String])
  case refusedURL(url: String)
  case unknownCallout(name: String, known: [String])
  case unusedWaiver(code: String)
  case invalidWaiver(text: String, problem: WaiverProblem)
  case undefinedFootnote(label: String)
  case unusedFootnote(label: String)
  case duplicateFootnote(label: String)
  /// A row of a table has more cells than its header has.
  case surplusCells(count: Int, columns: Int)
  // 03 register
  case yamlError(problem: String)
  case yamlFeature(feature: String)
  case missingTitle
  case unknownKey(key: String, known: [String])
  case invalidValue(key: String, value: String, expected: String)
  case invalidDate(key: String, value: String)
  case duplicateKey(key: String)
  case duplicateLabel(label: String)
  case invalidLabel(label: String)
  case invalidParagraphLine(problem: String)
  case missingDigest(key: String, label: String)
  case duplicateSourceLabel(label: String, other: String)
  case digestWithoutLabel
  case unknownTheme(theme: String, known: [String])
  case wrongHash(expected: String, found: String)
  case segmentationFault(SegmentationFault)
  case changedParagraphs(labels: [String])
  case retiredLabel(label: String)
  case markupInDigest
  case draft
  case invalidCheckLine
  case nearDuplicate(label: String, key: String, other: String, percent: Int)
  case invalidVerdict(VerdictProblem)
  case duplicateVerdict(claim: String, reviewer: String)
  case unsortedVerdict(claim: String, above: String)
  case refusedVerdicts(ExportProblem)
  case missingField(key: String, of: String)
  // 04 citations
  case unknownSource(key: String)
  case unknownParagraph(key: String, label: String, count: Int)
  case bareCitation(key: String)
  case malformedCitation(text: String)
  case unreadLocator(text: String)
  case commaBetweenKeys(first: String, second: String)
  case reversedRange(from: String, to: String)
  case hiddenCitation
  case confusableKey(key: String, scalar: UInt32, meant: String)
  case unknownPage(key: String, page: String, count: Int)
  case placeWithoutParagraph(key: String, place: String, isPage: Bool)
  /// Why a cited paragraph is not what was cited, and the claims that rest on it.
  case changedParagraph(key: String, label: String, problem: String, claims: [String])
  /// What the source says instead, at most 25 words; the paragraph that holds the quotation.
  case quotationDiffers(key: String, place: String, theirs: String, elsewhere: String?)
  case quotationTooLong(words: Int, allowed: Int, isDigestOnly: Bool)
  case quotationsTooMany(key: String, words: Int, allowed: Int, isShare: Bool)
  case uncheckedQuotation(key: String, count: Int)
  // 05 links
  case unknownTarget(target: String)
  case ambiguousTarget(target: String, candidates: [String])
  case unknownHeading(heading: String, page: String)
  case unknownClaim(id: String)
  case unknownRelation(relation: String, id: String)
  case missingImage(name: String)
  case imageContent(name: String, problem: ImageProblem)
  case imageMetadata(kind: String)
  case unknownEntity(id: String, known: [String])
  case refusedEmbed(target: String, problem: EmbedProblem)
  // 06 templates
  case templateError(problem: String)
  case unknownTag(tag: String, known: [String])
  case missingPartial(name: String, known: [String])
  case partialCycle(names: [String])
  case forbiddenTag(tag: String, place: String)
  case missingPolicy
  // 07 output
  case outputCollision(path: String, other: String)
  case staleOutput(path: String, how: String)
  case foreignFile(path: String)
  case refusedOutput(reason: String)
  case unportablePath(PathProblem)
  /// A clause.
  case notComparable(reason: String)
  // 08 analysis
  case duplicateClaim(id: String, other: String)
  case claimWithoutCitation(id: String, kind: String)
  case uncitedSentence(sentence: String)
  case uncitedBlock
  case likelihoodWithConfidence(likelihood: String, confidence: String)
  case judgementTerm(found: [String], known: [String])
  case judgementField(field: String, problem: String)
  case corroboratedByOneGroup(id: String, group: String)
  case factWithoutPrimary(id: String)
  case credibilityByOneGroup(key: String, label: String)
  case missingSection(callout: String, isEmpty: Bool)
  case claimsWithoutId(count: Int)
  case selfRelation(relation: String)
  case foreignTerm(term: String, of: String, expected: String)
  case mixedRows(term: String, other: String, path: String)
  case vagueWord(word: String)
  case missingWouldChange(id: String)
  case groundlessJudgement(id: String)
  /// A source, or with a label a paragraph of it; the ids of the claims and judgements that rest on it.
  case retracted(key: String, label: String?, dependants: [String])
  /// A letter or a digit.
  case gradeWithoutReason(grade: String)
  case hypothesisTable(problem: String)
  case hypothesisRating(value: String, known: [String])
  case evidenceWithoutCitation
  /// A claim or judgement has an id of `content/ids.lock`.
  case retiredClaim(id: String)
  case reviewerIsAuthor(claim: String, reviewer: String)
  /// Whether the claim has other words now, the paragraphs that it did not cite then or that read otherwise,
  /// and how many it cites no more.
  case staleVerdict(claim: String, reviewer: String, isReworded: Bool, paragraphs: [String], gone: Int)
  case unreviewed(claim: String, ReviewGap)
  // 09 environment
  case unreadable(reason: String, advice: String)
  case unwritable(reason: String, advice: String)
  case changedWhileRead
  case locked(process: Int?)
  case notAFile
  case timeLimit(seconds: Double)
  case memoryLimit(megabytes: Int)
  // 10 markings
  case missingMarking
  case aboveCeiling(marking: String, ceiling: String)
  /// What of which text or item the file holds.
  case leak(words: String, of: String)
  case noLeakFilter(key: String)
  case invalidRuns
  /// What leads to something that is left out.
  case excludedReference(name: String, marking: String)
  case leftOut(notes: Int, sources: Int, entities: Int, ceiling: String)

  package var code: Code {
    switch self {
    case .invalidUTF8: .invalidUTF8
    case .forbiddenCharacter: .forbiddenCharacter
    case .limitExceeded: .limitExceeded
    case .invalidName: .invalidName
    case .unexpectedFile: .unexpectedFile
    case .symbolicLink: .symbolicLink
    case .specialFile: .specialFile
    case .missingSettings: .missingSettings
    case .bidirectionalControl: .bidirectionalControl
    case .tooManyMarks: .tooManyMarks
    case .mergeConflict: .mergeConflict
    case .rawHTML: .rawHTML
    case .malformedAttributes: .malformedAttributes
    case .brokenSpan: .brokenSpan
    case .misplacedAttributes: .misplacedAttributes
    case .unknownAttribute: .unknownAttribute
    case .refusedURL: .refusedURL
    case .unknownCallout: .unknownCallout
    case .unusedWaiver: .unusedWaiver
    case .invalidWaiver: .invalidWaiver
    case .undefinedFootnote: .undefinedFootnote
    case .unusedFootnote: .unusedFootnote
    case .duplicateFootnote: .duplicateFootnote
    case .surplusCells: .surplusCells
    case .yamlError: .yamlError
    case .yamlFeature: .yamlFeature
    case .missingTitle: .missingTitle
    case .unknownKey: .unknownKey
    case .invalidValue: .invalidValue
    case .invalidDate: .invalidDate
    case .duplicateKey: .duplicateKey
    case .duplicateLabel: .duplicateLabel
    case .invalidLabel: .invalidLabel
    case .invalidParagraphLine: .invalidParagraphLine
    case .missingDigest: .missingDigest
    case .duplicateSourceLabel: .duplicateSourceLabel
    case .digestWithoutLabel: .digestWithoutLabel
    case .unknownTheme: .unknownTheme
    case .wrongHash: .wrongHash
    case .segmentationFault: .segmentationFault
    case .changedParagraphs: .changedParagraphs
    case .retiredLabel: .retiredLabel
    case .markupInDigest: .markupInDigest
    case .draft: .draft
    case .invalidCheckLine: .invalidCheckLine
    case .nearDuplicate: .nearDuplicate
    case .invalidVerdict: .invalidVerdict
    case .duplicateVerdict: .duplicateVerdict
    case .unsortedVerdict: .unsortedVerdict
    case .refusedVerdicts: .refusedVerdicts
    case .missingField: .missingField
    case .unknownSource: .unknownSource
    case .unknownParagraph: .unknownParagraph
    case .bareCitation: .bareCitation
    case .malformedCitation: .malformedCitation
    case .unreadLocator: .unreadLocator
    case .commaBetweenKeys: .commaBetweenKeys
    case .reversedRange: .reversedRange
    case .hiddenCitation: .hiddenCitation
    case .confusableKey: .confusableKey
    case .unknownPage: .unknownPage
    case .placeWithoutParagraph: .placeWithoutParagraph
    case .changedParagraph: .changedParagraph
    case .quotationDiffers: .quotationDiffers
    case .quotationTooLong: .quotationTooLong
    case .quotationsTooMany: .quotationsTooMany
    case .uncheckedQuotation: .uncheckedQuotation
    case .unknownTarget: .unknownTarget
    case .ambiguousTarget: .ambiguousTarget
    case .unknownHeading: .unknownHeading
    case .unknownClaim: .unknownClaim
    case .unknownRelation: .unknownRelation
    case .missingImage: .missingImage
    case .imageContent: .imageContent
    case .imageMetadata: .imageMetadata
    case .unknownEntity: .unknownEntity
    case .refusedEmbed: .refusedEmbed
    case .templateError: .templateError
    case .unknownTag: .unknownTag
    case .missingPartial: .missingPartial
    case .partialCycle: .partialCycle
    case .forbiddenTag: .forbiddenTag
    case .missingPolicy: .missingPolicy
    case .outputCollision: .outputCollision
    case .staleOutput: .staleOutput
    case .foreignFile: .foreignFile
    case .refusedOutput: .refusedOutput
    case .unportablePath: .unportablePath
    case .notComparable: .notComparable
    case .duplicateClaim: .duplicateClaim
    case .claimWithoutCitation: .claimWithoutCitation
    case .uncitedSentence: .uncitedSentence
    case .uncitedBlock: .uncitedBlock
    case .likelihoodWithConfidence: .likelihoodWithConfidence
    case .judgementTerm: .judgementTerm
    case .judgementField: .judgementField
    case .corroboratedByOneGroup: .corroboratedByOneGroup
    case .factWithoutPrimary: .factWithoutPrimary
    case .credibilityByOneGroup: .credibilityByOneGroup
    case .missingSection: .missingSection
    case .claimsWithoutId: .claimsWithoutId
    case .selfRelation: .selfRelation
    case .foreignTerm: .foreignTerm
    case .mixedRows: .mixedRows
    case .vagueWord: .vagueWord
    case .missingWouldChange: .missingWouldChange
    case .groundlessJudgement: .groundlessJudgement
    case .retracted: .retracted
    case .gradeWithoutReason: .gradeWithoutReason
    case .hypothesisTable: .hypothesisTable
    case .hypothesisRating: .hypothesisRating
    case .evidenceWithoutCitation: .evidenceWithoutCitation
    case .retiredClaim: .retiredClaim
    case .reviewerIsAuthor: .reviewerIsAuthor
    case .staleVerdict: .staleVerdict
    case .unreviewed: .unreviewed
    case .unreadable: .unreadable
    case .unwritable: .unwritable
    case .changedWhileRead: .changedWhileRead
    case .locked: .locked
    case .notAFile: .notAFile
    case .timeLimit: .timeLimit
    case .memoryLimit: .memoryLimit
    case .missingMarking: .missingMarking
    case .aboveCeiling: .aboveCeiling
    case .leak: .leak
    case .noLeakFilter: .noLeakFilter
    case .invalidRuns: .invalidRuns
    case .excludedReference: .excludedReference
    case .leftOut: .leftOut
    }
  }
}

extension Fact {
  /// The name in a finding that says that something does not exist, as it was written; a source's with `@`.
  package var unknownName: String? {
    switch self {
    case .unknownSource(let key): "@" + key
    case .unknownTarget(let target): target
    case .unknownClaim(let id), .unknownRelation(_, let id), .unknownEntity(let id, _): id
    default: nil
    }
  }
}
