// Entries on tables of competing hypotheses: codes 08xx.

let hypothesisEntries: [Explanation] = [
  Explanation(
    code: .hypothesisTable, name: "hypothesis-table",
    meaning: """
      An [!ACH] block holds a table of competing hypotheses: a row for each piece of evidence, a column for
      each hypothesis, and in each cell CC, C, N, I, II or NA. This one has no table, or too little in it.
      """,
    why: """
      One hypothesis alone competes with nothing, and any evidence will seem to confirm it.
      """,
    example: .note(
      """
      > [!ACH] Why the fares rise
      >
      > | evidence | costs |
      > | --- | --- |
      > | The fee was raised twice [@demir-2024, ¶ 1] | CC |
      """),
    instead: .note(
      """
      > [!ACH] Why the fares rise
      >
      > | evidence | costs | a cartel |
      > | --- | --- | --- |
      > | The fee was raised twice [@demir-2024, ¶ 1] | CC | I |
      """)),
  Explanation(
    code: .hypothesisRating, name: "hypothesis-rating",
    meaning: """
      A cell of a table of competing hypotheses holds something else than a rating: CC very consistent,
      C consistent, N neutral, I inconsistent, II very inconsistent, NA not applicable.
      """,
    why: """
      What counts against each hypothesis is added up from the ratings; a cell that is none would count
      nothing, and nobody would notice.
      """,
    example: .note(
      """
      > [!ACH] Why the fares rise
      >
      > | evidence | costs | a cartel |
      > | --- | --- | --- |
      > | The fee was raised twice [@demir-2024, ¶ 1] | CC | no |
      """),
    instead: .note(
      """
      > [!ACH] Why the fares rise
      >
      > | evidence | costs | a cartel |
      > | --- | --- | --- |
      > | The fee was raised twice [@demir-2024, ¶ 1] | CC | I |
      """)),
  Explanation(
    code: .evidenceWithoutCitation, name: "evidence-without-citation",
    meaning: """
      A row of a table of competing hypotheses cites no paragraph.
      """,
    why: """
      Evidence that cannot be followed to a source is an opinion, and it would weigh as much as the rest.
      """,
    example: .note(
      """
      > [!ACH] Why the fares rise
      >
      > | evidence | costs | a cartel |
      > | --- | --- | --- |
      > | The fee was raised twice | CC | I |
      """),
    instead: .note(
      """
      > [!ACH] Why the fares rise
      >
      > | evidence | costs | a cartel |
      > | --- | --- | --- |
      > | The fee was raised twice [@demir-2024, ¶ 1] | CC | I |
      """)),
]
