// Entries on key judgements and on the sections of a theme: codes 08xx.

let judgementEntries: [Explanation] = [
  Explanation(
    code: .likelihoodWithConfidence, name: "likelihood-with-confidence",
    meaning: """
      One sentence of a judgement says both how likely something is and how confident you are.
      """,
    why: """
      The two are different things, and in one sentence readers take them for one (ICD 203).
      """,
    example: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is likely, with high confidence, to raise its fares. ^j-fares
      >
      > - confidence: high
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses
      """),
    instead: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is likely to raise its fares. ^j-fares
      >
      > - confidence: high
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses
      """)),
  Explanation(
    code: .judgementTerm, name: "judgement-term",
    meaning: """
      The statement of a judgement holds no term of the yardstick, or several.
      The yardstick has seven terms, from 'almost no chance' to 'almost certain'.
      A term that another word turns round or shades, such as 'not likely', does not count.
      """,
    why: """
      Words such as 'might' mean something else to each reader; a term of the yardstick stands for a range
      of probability.
      """,
    example: .index(
      """
      > [!JUDGEMENT] Fares
      > The line might raise its fares. ^j-fares
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses
      """),
    instead: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is likely to raise its fares. ^j-fares
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses
      """)),
  Explanation(
    code: .judgementField, name: "judgement-field",
    meaning: """
      A field of a judgement is missing, given twice, not known, or has a value that cannot stand there.
      A judgement needs an id, a confidence, its basis, and the claims it rests on.
      Where its statement is not in English, it needs a likelihood too.
      """,
    why: """
      Without them readers see what you think and cannot check why.
      """,
    example: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is likely to raise its fares. ^j-fares
      >
      > - confidence: medium
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses
      """),
    instead: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is likely to raise its fares. ^j-fares
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses
      """)),
  Explanation(
    code: .foreignTerm, name: "foreign-term",
    meaning: """
      The statement of a judgement uses a term of another yardstick than the dossier's.
      The setting 'yardstick' is 'icd203' or 'phia'.
      """,
    why: """
      Each yardstick has ranges of its own, and readers would look the term up in the wrong table.
      """,
    example: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is highly likely to raise its fares. ^j-fares
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses
      """),
    instead: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is very likely to raise its fares. ^j-fares
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses
      """)),
  Explanation(
    code: .mixedRows, name: "mixed-rows",
    meaning: """
      ICD 203 has two rows of terms that mean the same, and the judgements of the dossier use both.
      The first judgement sets the row.
      """,
    why: """
      Readers look for a difference between 'likely' and 'probable' where none is meant.
      """,
    example: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is likely to raise its fares. ^j-fares
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses

      > [!JUDGEMENT] Ferries
      > A third ferry is improbable. ^j-ferries
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses
      """),
    instead: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is likely to raise its fares. ^j-fares
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses

      > [!JUDGEMENT] Ferries
      > A third ferry is unlikely. ^j-ferries
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses
      """)),
  Explanation(
    code: .missingWouldChange, name: "missing-would-change",
    meaning: """
      A judgement does not say what would change it.
      """,
    why: """
      Readers cannot tell which news would overturn it, and you cannot tell when to look at it again.
      """,
    example: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is likely to raise its fares. ^j-fares
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      """),
    instead: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is likely to raise its fares. ^j-fares
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses
      """)),
  Explanation(
    code: .groundlessJudgement, name: "groundless-judgement",
    meaning: """
      None of the claims that a judgement rests on cites a paragraph, nor does a claim that these rest on.
      """,
    why: """
      Readers follow a judgement down to the paragraphs of sources; here the way ends before them.
      """,
    example: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is likely to raise its fares. ^j-fares
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-fuel
      > - would-change: a year without losses
      """),
    instead: .index(
      """
      > [!JUDGEMENT] Fares
      > The line is likely to raise its fares. ^j-fares
      >
      > - confidence: moderate
      > - basis: two independent reports agree on the losses
      > - rests-on: c-losses
      > - would-change: a year without losses
      """)),
  Explanation(
    code: .missingSection, name: "missing-section",
    meaning: """
      The page of a theme has no [!ALTERNATIVE] or no [!GAP], or one that says nothing.
      """,
    why: """
      Readers want to know which other explanations you considered, and what you do not know.
      'None found' is an answer too.
      """,
    example: .theme(
      """
      > [!GAP]
      > Nobody gives the fares of 2021.
      """),
    instead: .theme(
      """
      > [!ALTERNATIVE]
      > The fee may follow fuel prices.

      > [!GAP]
      > Nobody gives the fares of 2021.
      """)),
]
