// The interface's words: all that pages say in our own name. One value for each language; every word is a
// field or a function, so that a table that lacks one does not compile.

package import Corpus

/// The words of one language. What a function is given is HTML already, and what it gives is HTML.
package struct Words: Sendable {
  let language: InterfaceLanguage
  let text: TextWords
  let frame: FrameWords
  let pages: PageWords
  let claims: ClaimWords
  let judgements: JudgementWords
  let sources: SourceWords
  let checks: CheckWords
  let summary: SummaryWords
  let reading: ReadingWords
  let pictures: PictureWords
  let pack: PackWords
  let search: SearchWords
  let scripts: ScriptWords
  let review: ReviewWords
  let corrections: CorrectionWords
  let changes: ChangeWords

  /// The table that a dossier's language asks for.
  package static func of(language tag: String) -> Words {
    switch InterfaceLanguage(tag) {
    case .english: .english
    case .persian: .persian
    case .chinese: .chinese
    }
  }

  /// A date in words, with all that its writer did not know about it.
  package func date(_ date: EDTFDate) -> String {
    switch language {
    case .english: englishDate(date)
    case .persian: persianDate(date)
    case .chinese: chineseDate(date)
    }
  }

  /// A number that we count ourselves. Numbers of labels, grades, ids and addresses stay as they are.
  package func number(_ number: Int) -> String { digits(number, in: language) }
}

/// How sentences and lists are joined.
struct TextWords: Sendable {
  let comma, colon, stop: String
  /// Between marks, at a line's end.
  let semicolon: String
  /// Behind a full stop that another sentence follows.
  let space: String
  /// Between the names of a list.
  let nameComma: String
  let or: String
}

/// What the page around the content says; a template's names.
struct FrameWords: Sendable {
  let skip, site, about, claims, timeline, disputes, gaps, coverage, sources, entities, unstyled: String
  /// Is given a date in words.
  let cutoff: @Sendable (String) -> String
  /// The review copy's warnings: on every page, and in a file beside the pages.
  let reviewBanner, privateNotice: String
}

/// Front page, themes, entities, lists, and what stands at addresses without a page.
struct PageWords: Sendable {
  let updated, version: @Sendable (String) -> String
  let themes, notes, allClaims: String
  let type, short, ownScript, printedAs: String
  /// The source that prints a name, as a link.
  let inSource: @Sendable (String) -> String
  let mentionedIn, notMentioned: String
  let claimsOf: @Sendable (_ theme: String) -> String
  let claimsIntro, timelineIntro, disputesIntro, wouldSettle, gapsIntro: String
  let notFound, notFoundText, startAtFront, moved: String
  let feedTitle: @Sendable (_ title: String, _ version: String) -> String
  let entityTypes: EntityTypeWords
  let coverage: CoverageWords
}

struct CoverageWords: Sendable {
  let matrix, matrixIntro, theme, kind, kinds, kindsIntro, bySource, bySourceIntro: String
  let claims: @Sendable (Int) -> String
  let uncited, none, oneGroup, oneGroupIntro, noCitation, noCitationIntro: String
  let unverified, unverifiedIntro: String
}

/// What is said of a claim and at its citations.
struct ClaimWords: Sendable {
  let kinds: KindWords
  let badges: BadgeWords
  let relations: RelationWords
  let dateBases: DateBasisWords
  /// `nil` where the names that authors type are words of the language.
  let callouts: CalloutWords?
  let endNotes, footnotes: String
  let backTo: @Sendable (_ id: String) -> String
  let backToText: String
  let contradicts, context: String
  let credibilityHere: @Sendable (_ digit: String) -> String
}

struct JudgementWords: Sendable {
  let likelihood, confidence, basis, wouldChange, retracted, restsOn: String
  let low, moderate, high: String
  let yardstickLabel: String
  let yardstickIntro: @Sendable (_ name: String) -> String
  let band: @Sendable (Band) -> String

  func confidence(_ level: String) -> String {
    switch level {
    case "low": low
    case "moderate": moderate
    case "high": high
    default: level
    }
  }
}

/// The register: the list of sources and a source's page.
struct SourceWords: Sendable {
  let takeAlong, register: String
  /// Behind a work in the list.
  let workEnd: @Sendable (_ letter: String, _ isRetracted: Bool) -> String
  let rightsReview, rightsFull, rightsQuotation, rightsDigest: String
  let mark, author, publishedBy, issued, genre, language, reliability, group, checked: String
  let gradedBy, everyParagraphChecked: @Sendable (String) -> String
  let genres: GenreWords
  let copyRoles: CopyRoleWords
  let whereRead, noPlace, archived: String
  let retrieved: @Sendable (_ day: String) -> String
  let countedIn: @Sendable (_ copy: String, _ hash: String?) -> String
  let paragraphs, citedBy, mentionedBy: String
  let labels: LabelWords
  let printed, weRead, why: String
  let erratumBases: ErratumBasisWords
}

/// What was found when texts were compared, and what of them a page shows.
struct CheckWords: Sendable {
  let retractedSource, retractedParagraph: String
  let notYet: String
  let sound, soundButMoved, noText: @Sendable (_ day: String) -> String
  let changed: @Sendable (_ state: String, _ day: String) -> String
  let drifted, ambiguous, lost: String
  let begins, find: String
  let notAtHand, notFound, beforeAndAfter, textEnd, movedText, driftedText: String
}

/// "Sources in short".
struct SummaryWords: Sendable {
  let title: String
  let sources: @Sendable (_ count: Int, _ primary: Int) -> String
  let groups: @Sendable (Int) -> String
  let reliability, issued, languages: @Sendable (String) -> String
  let span: @Sendable (_ from: String, _ to: String) -> String
  let undated, notStated, retracted, claims: @Sendable (Int) -> String
  /// The link is around what tells of the one group.
  let oneGroup: @Sendable (_ open: String, _ close: String, _ count: Int) -> String
}

/// What helps a reader through the pages: the brief, filters, a source at a glance, reporting an error.
struct ReadingWords: Sendable {
  let brief, keyJudgements, bottomLines, assumptions: String
  let filters, all, kind, badge, reliability, source: String
  let report: String
  let strip, howToCheck: String
  let howToCheckSteps: [String]
  let notEstablished, author, publisher, date, publishedPlace, archivedCopy: String
}

/// What stands at drawings and at the table of competing hypotheses.
struct PictureWords: Sendable {
  /// Of a timeline.
  let legend: String
  /// Pages that belong to no theme.
  let otherPages: String
  let neighbourhood, leadHere, leadsTo, sameGroup: String
  let inconsistency, weakPart, leastFirst, notDiagnostic, ratings: String
}

/// What a person is told who gets the dossier as one zip file. The texts stand in a page and in a plain file,
/// so they hold no mark of HTML.
struct PackWords: Sendable {
  let startHere, unpack, front, open, check: String
}

/// The page for searching, and the link that stands in each page's header where no script makes a box of it.
struct SearchWords: Sendable {
  let title, link, intro, withoutScript: String
  /// Queries, as a reader types them, and what each finds.
  let howTo: [(query: String, finds: String)]
}
