// Entries on claims and kinds: codes 08xx. Those on judgements stand in Judgements.swift, those on grades and
// retracted sources in Grades.swift.

let analysisEntries: [Explanation] = claimEntries + gradeEntries + judgementEntries + hypothesisEntries

private let claimEntries: [Explanation] = [
  Explanation(
    code: .duplicateClaim, name: "duplicate-claim",
    meaning: """
      Two claims or judgements have the same id.
      An id is used once in the whole dossier.
      """,
    why: """
      A link or a judgement that names this id could mean either.
      """,
    example: .note("Two ferries cross each hour [@demir-2024, ¶ 2]. ^c-fee"),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2]. ^c-crossings")),
  Explanation(
    code: .retiredClaim, name: "retired-claim",
    meaning: """
      A claim or judgement has an id that content/ids.lock lists.
      Once a claim is gone, 'dossier id --write' keeps its id there.
      """,
    why: """
      Whoever noted or linked the old claim by its id would be led to another one, without a word.
      """,
    example: .files(
      """
      --- content/ids.lock ---
      c-toll
      --- content/themes/ports/dues.md ---
      ---
      title: Dues
      ---
      The dues rose by a tenth [@demir-2024, ¶ 1]. ^c-toll
      """),
    instead: .files(
      """
      --- content/ids.lock ---
      c-toll
      --- content/themes/ports/dues.md ---
      ---
      title: Dues
      ---
      The dues rose by a tenth [@demir-2024, ¶ 1]. ^c-dues
      """)),
  Explanation(
    code: .claimWithoutCitation, name: "claim-without-citation",
    meaning: """
      A claim says that sources report, corroborate or prove something, and cites none.
      """,
    why: """
      Readers would take your own view for that of a source.
      """,
    example: .note("The line will stop crossing in winter. {.reported}"),
    instead: .note("The line will stop crossing in winter. {.assessment}")),
  Explanation(
    code: .uncitedSentence, name: "uncited-sentence",
    meaning: """
      Behind the last citation of the block stands a sentence that no citation closes.
      A citation covers every sentence of its block before it.
      """,
    why: """
      Readers cannot tell whether the sentence comes from the source or from you.
      """,
    example: .note("Two ferries cross each hour [@demir-2024, ¶ 2]. That is not enough."),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2]. [That is not enough.]{.assessment}")),
  Explanation(
    code: .uncitedBlock, name: "uncited-block",
    meaning: """
      A paragraph, list item or table row of a note has no citation and does not say what it is.
      """,
    why: """
      In a note every statement shows where it comes from: from a source, or from your own analysis.
      """,
    example: .note("Two ferries an hour are not enough."),
    instead: .note("Two ferries an hour are not enough. {.assessment}")),
  Explanation(
    code: .corroboratedByOneGroup, name: "corroborated-by-one-group",
    meaning: """
      A claim is marked corroborated, but all sources that support it belong to one group.
      Sources of one group draw on each other or on the same origin.
      """,
    why: """
      Two reports of one origin are one report, and a reader would trust the claim more than it deserves.
      """,
    example: .note("Two ferries cross each hour [@demir-2024, ¶¶ 1–2]. {.corroborated}"),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2; @otieno-2023, ¶ 1]. {.corroborated}")),
  Explanation(
    code: .factWithoutPrimary, name: "fact-without-primary",
    meaning: """
      A claim is marked as a fact, but no source that supports it is of genre primary, official or dataset.
      """,
    why: """
      A fact should rest on the document or the figures themselves, not on what somebody writes about them.
      """,
    example: .note("Two ferries cross each hour [@demir-2024, ¶ 2]. {.fact}"),
    instead: .note("Two ferries cross each hour [@otieno-2023, ¶ 1]. {.fact}")),
  Explanation(
    code: .credibilityByOneGroup, name: "credibility-by-one-group",
    meaning: """
      A cited paragraph has credibility 1, which means confirmed by others, and no source of a second group
      supports the claim.
      """,
    why: """
      Nothing in the dossier shows who confirmed it.
      """,
    example: .note("Two ferries cross each hour [@demir-2024, ¶ 2]{cred=1 why=\"counted\"}."),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2]{cred=2 why=\"counted\"}.")),
  Explanation(
    code: .claimsWithoutId, name: "claims-without-id",
    meaning: """
      Some claims have no id of their own yet.
      Nothing is wrong; 'dossier id --write' gives each of them one.
      """,
    why: """
      Until then the address of the claim changes with its words, and links to it from elsewhere break.
      """,
    example: .note("Two ferries cross each hour [@demir-2024, ¶ 2]."),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2]. ^c-7f3kq")),
  Explanation(
    code: .selfRelation, name: "self-relation",
    meaning: """
      A claim is said to contradict, corroborate, supersede or rest on itself.
      Most likely the wrong id was copied.
      """,
    why: """
      The claim that you meant does not show the relation.
      """,
    example: .note("The berths are free [@otieno-2023, ¶ 1]. {#c-free contradicts=c-free}"),
    instead: .note("The berths are free [@otieno-2023, ¶ 1]. {#c-free contradicts=c-fee}")),
  Explanation(
    code: .vagueWord, name: "vague-word",
    meaning: """
      An assessment says 'may', 'could' or 'possibly', which leaves open how likely something is.
      Words in quotation marks, 'could not' and the text of an [!ALTERNATIVE] are let be.
      """,
    why: """
      Such words mean something else to each reader, and fit whatever happens.
      """,
    example: .note("The line may stop crossing in winter. {.assessment}"),
    instead: .note("The line is unlikely to cross in winter. {.assessment}")),
]
