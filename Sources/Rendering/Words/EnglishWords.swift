// The interface's words in English.

import Corpus

extension Words {
  static let english = Words(
    language: .english, text: englishText, frame: englishFrame, pages: englishPages, claims: englishClaims,
    judgements: englishJudgements, sources: englishSources, checks: englishChecks, summary: englishSummary,
    reading: englishReading, pictures: englishPictures, pack: englishPack,
    search: englishSearch, scripts: englishScripts, review: englishReview,
    corrections: englishCorrections, changes: englishChanges)
}

private let claim = CountedNoun(one: "claim", other: "claims")

private let englishText = TextWords(
  comma: ", ", colon: ": ", stop: ".", semicolon: ";", space: " ", nameComma: ", ", or: " or ")

private let englishFrame = FrameWords(
  skip: "Skip to the text", site: "Site", about: "About", claims: "Claims", timeline: "Timeline",
  disputes: "Disputes", gaps: "Gaps", coverage: "Coverage", sources: "Sources", entities: "Entities",
  unstyled: "If this page looks bare, unpack the whole folder first and open index.html in it.",
  cutoff: { "Information cut-off: \($0)" },
  reviewBanner: "Private review copy – not for distribution",
  privateNotice: """
    Private review copy - not for distribution.
    The pages in this folder hold private texts in full. Do not publish or commit it.

    """)

private let englishPages = PageWords(
  updated: { "Updated \($0)" }, version: { "Version \($0)" }, themes: "Themes", notes: "Notes",
  allClaims: "All claims of this theme", type: "Type", short: "Short", ownScript: "Own script",
  printedAs: "Printed as", inSource: { " in \($0)" }, mentionedIn: "Mentioned in",
  notMentioned: "No claim links here.", claimsOf: { "Claims: \($0)" },
  claimsIntro: "Every claim stands on the claims page of its theme.",
  timelineIntro: "Stated: the source gives the date. Inferred: we work it out. "
    + "Confirmed: published material outside the sources gives it.",
  disputesIntro: "Claims that contradict each other, each with its own sources.",
  wouldSettle: "What would settle it",
  gapsIntro: "What we do not know, and do not claim.", notFound: "Page not found",
  notFoundText: "The page you asked for is not here.", startAtFront: "Start at the front page.",
  moved: "This page has moved", feedTitle: { "\($0), version \($1)" },
  entityTypes: EntityTypeWords(
    person: "person", body: "body", force: "force", company: "company", agreement: "agreement",
    legalAct: "legal-act", programme: "programme", place: "place", armedGroup: "armed-group"),
  coverage: englishCoverage)

private let englishCoverage = CoverageWords(
  matrix: "Themes and sources",
  matrixIntro: "How many claims of each theme cite each source. A number leads to the claims that it counts.",
  theme: "Theme", kind: "Kind or badge", kinds: "Kinds and badges",
  kindsIntro: "How many claims of each kind a theme has, and how many have each badge. "
    + "A badge is worked out from citations and relations.",
  bySource: "Claims by theme and source", bySourceIntro: "What the numbers of the first table count.",
  claims: { counted($0, claim, in: .english) }, uncited: "Paragraphs that no claim cites", none: "none",
  oneGroup: "One group only", oneGroupIntro: "Claims that rest on a single independence group.",
  noCitation: "No citation",
  noCitationIntro: "Claims without a citation: our assessments, assumptions, gaps and background.",
  unverified: "Quotations not verified",
  unverifiedIntro: "Quoted words of which no comparison with the source’s text is on record.")

private let englishClaims = ClaimWords(
  kinds: KindWords(
    reported: "Reported", corroborated: "Corroborated", fact: "Fact", assessment: "Assessment",
    assumption: "Assumption", gap: "Gap", background: "Background"),
  badges: BadgeWords(
    retracted: .init(
      word: "on a retracted source",
      meaning: "a source or paragraph that the claim rests on was taken back"),
    overtaken: .init(word: "overtaken", meaning: "another claim takes its place"),
    contested: .init(word: "contested", meaning: "another claim or a cited paragraph contradicts it"),
    singleSource: .init(
      word: "single-source", meaning: "all sources that support it belong to one independence group"),
    secondaryOnly: .init(
      word: "secondary only", meaning: "no source that supports it is primary, official or a dataset")),
  relations: RelationWords(
    contradicts: "contradicts", contradictedBy: "contradicted by", corroborates: "corroborates",
    corroboratedBy: "corroborated by", supersedes: "supersedes", supersededBy: "superseded by",
    restsOn: "rests on", supports: "supports"),
  dateBases: DateBasisWords(stated: "stated", inferred: "inferred", confirmed: "confirmed"),
  callouts: nil, endNotes: "Sources cited on this page", footnotes: "Footnotes",
  backTo: { "back to \($0)" }, backToText: "back to the text", contradicts: "contradicts the claim",
  context: "for context", credibilityHere: { "credibility \($0) here" })

private let englishJudgements = JudgementWords(
  likelihood: "Likelihood", confidence: "Confidence", basis: "Basis", wouldChange: "What would change it",
  retracted: "Rests on a retracted source.", restsOn: "Rests on", low: "low", moderate: "moderate",
  high: "high", yardstickLabel: "Words of likelihood",
  yardstickIntro: { "How likely, by the yardstick of \($0):" },
  band: { band in
    switch (band.from, band.to) {
    case (let from?, let to?): "\(from) to \(band.isBelow ? "less than " : "")\(to) %"
    case (let from?, nil): "\(from) % and more"
    case (nil, let to?): "up to \(to) %"
    case (nil, nil): "0 to 100 %"
    }
  })

private let englishSources = SourceWords(
  takeAlong: "Take the register with you", register: "Register",
  workEnd: { ". Reliability \($0).\($1 ? " Retracted." : "")" },
  rightsReview: "Each paragraph is told in our own words, with the private text below it.",
  rightsFull: "Each paragraph stands here in its own words, as its rights allow.",
  rightsQuotation: "Each paragraph is told in our own words, and short passages may be quoted; "
    + "the text itself is the publisher’s.",
  rightsDigest: "Each paragraph is told in our own words; the text itself is the publisher’s.",
  mark: "Mark", author: "Author", publishedBy: "Published by", issued: "Issued", genre: "Genre",
  language: "Language", reliability: "Reliability", group: "Independence group", checked: "Checked",
  gradedBy: { " (graded by \($0))" }, everyParagraphChecked: { "every paragraph against the text, \($0)" },
  genres: GenreWords(
    opinion: "opinion", news: "news", analysis: "analysis", primary: "primary", official: "official",
    dataset: "dataset"),
  copyRoles: CopyRoleWords(
    copy: "Copy", original: "Original", reprint: "Reprint", archive: "Archive", private: "Private"),
  whereRead: "Where it can be read", noPlace: "No published place of this text is known to us.",
  archived: "archived", retrieved: { ", retrieved \($0)" },
  countedIn: { "Paragraphs are counted in the copy “\($0)”\($1.map { " (\($0))" } ?? "")." },
  paragraphs: "Paragraphs", citedBy: "Cited by", mentionedBy: "Mentioned by",
  labels: LabelWords(
    paragraph: "paragraph", heading: "heading", frontMatter: "front matter", backMatter: "back matter",
    missingExhibit: "missing exhibit"),
  printed: "Printed", weRead: "We read", why: "Why",
  erratumBases: ErratumBasisWords(confirmed: "confirmed", inferred: "inferred", known: "known"))

private let englishChecks = CheckWords(
  retractedSource: "This source was retracted", retractedParagraph: "This paragraph was retracted",
  notYet: "not yet checked against the text", sound: { "checked against the text on \($0)" },
  soundButMoved: { "checked against the text on \($0), where it stands elsewhere now" },
  noText: { "no text to check it against on \($0)" }, changed: { "changed since: \($0), seen on \($1)" },
  drifted: "drifted", ambiguous: "ambiguous", lost: "lost", begins: "Begins",
  find: "Find it in the text", notAtHand: "The text of this source is not at hand.",
  notFound: "This paragraph is not found in the text at hand.", beforeAndAfter: "Before and after it",
  textEnd: "The text’s end.", movedText: "The same words, but elsewhere in the text at hand:",
  driftedText: "The text at hand differs; this is what is likest:")

private let englishSummary = SummaryWords(
  title: "Sources in short", sources: { "Sources: \($0), of which primary: \($1)" },
  groups: { "Groups that are independent of each other: \($0)" }, reliability: { "Reliability: \($0)" },
  issued: { "Issued: \($0)" }, languages: { "Languages: \($0)" }, span: { "\($0) to \($1)" },
  undated: { "; undated: \($0)" }, notStated: { "not stated: \($0)" }, retracted: { "Retracted: \($0)" },
  claims: { "Claims: \($0)" },
  oneGroup: { "Claims that rest on \($0)one group only\($1): \($2)" })

private let englishReading = ReadingWords(
  brief: "Brief", keyJudgements: "Key judgements", bottomLines: "Bottom lines", assumptions: "Assumptions",
  filters: "Show only", all: "Show all claims", kind: "Kind", badge: "Badge", reliability: "Reliability",
  source: "By source", report: "Report an error",
  strip: "All paragraphs in the order of the text; the darker, the more claims cite it.",
  howToCheck: "How to check this",
  howToCheckSteps: [
    "Open the article at one of the places above, or take your own copy of it.",
    "Find a paragraph by how it begins, and compare what it says with what we say that it says.",
    "To be sure that you read the same words, compute its fingerprint: the SHA-256 of the paragraph in "
      + "Unicode’s form NFC, with plain quotation marks, hyphens and single spaces. "
      + "Its first eight digits stand behind “v1:”.",
  ],
  notEstablished: "Not established", author: "author", publisher: "publisher", date: "date",
  publishedPlace: "published place", archivedCopy: "archived copy")

private let englishPictures = PictureWords(
  legend: "A dot is a day. A thin bar is a month, a year or more, within which it was; a thick bar lasted. "
    + "Hollow or dashed is what is inferred or in doubt. Each mark leads to its line below.",
  otherPages: "Other pages", neighbourhood: "Neighbourhood", leadHere: "Lead here", leadsTo: "Leads to",
  sameGroup: "Same independence group", inconsistency: "Inconsistency",
  weakPart: "Of it on sources graded D or E", leastFirst: "Least inconsistent first",
  notDiagnostic: "not diagnostic: it fits all hypotheses alike",
  ratings: "CC very consistent, C consistent, N neutral, I inconsistent (counts 1), "
    + "II very inconsistent (counts 2), NA not applicable.")

private let englishPack = PackWords(
  startHere: "Start here",
  unpack: "Unpack the whole folder first: a page that is opened inside the zip file finds neither its style "
    + "nor the other pages.",
  front: "Go to the front page",
  open: "Then open START-HERE.html in the unpacked folder with a web browser; no network is needed.",
  check: "To see that every file is whole, run this in the unpacked folder:")

private let englishSearch = SearchWords(
  title: "Search", link: "Search the claims",
  intro: "Claims, judgements, paragraphs, sources, entities, events and pages of this dossier. "
    + "Nothing that you type leaves this page.",
  withoutScript: "This page needs a script. Without one, open the claims of a theme "
    + "and let your browser find a word on the page.",
  howTo: [
    ("arms trade", "both words, or words that begin so"), ("\"arms trade\"", "these words in a row"),
    ("arms -drone", "without words that begin so"),
    ("src:KEY", "what a source says, and the claims that cite it"),
    ("in:claim", "claims alone; so also in:judgement, in:para, in:source, in:entity, in:event and in:page"),
    ("conf:high", "judgements of this confidence; so also conf:moderate and conf:low"),
  ])

private let englishScripts = ScriptWords(
  preview: "Preview", close: "Close", previewsOff: "Turn previews off", previewsOn: "Turn previews on",
  openSource: "Open source page at {}", openPage: "Open: {}", alsoCited: "Also cited by", all: "all",
  retracted: "Retracted", checkTitle: "Have the article? Load or paste it",
  checkAbout: "Your text is compared with our fingerprints on this page. "
    + "Nothing is stored, and nothing leaves it.",
  checkFile: "A plain text file", checkText: "Or its text", checkNow: "Check",
  checkSum: "Of {0} recorded parts: {1} exact, {2} moved, {3} not found.", exact: "exact", moved: "moved",
  lost: "not found in your text", bySentences: "found by its sentences",
  notText: "This file is not UTF-8 text.", noPrints: "The fingerprints could not be loaded.",
  search: "Search", loading: "Loading: {} %", found: "Results: {0}",
  foundMore: "Results: {0}; the first {1} are shown", foundNone: "No results",
  noRecords: "The records could not be loaded.", alsoSources: "Search the sources too",
  keyOff: "Turn the key / off", keyOn: "Let the key / lead to the search box",
  types: RecordTypeWords(
    claim: "Claim", paragraph: "Paragraph", source: "Source", entity: "Entity", event: "Event",
    judgement: "Judgement", page: "Page"))
