// Entries on verdicts of reviewers and on content/changes.yml: codes 03xx and 08xx.

let reviewEntries: [Explanation] = [
  Explanation(
    code: .invalidVerdict, name: "invalid-verdict",
    meaning: """
      A line of content/reviews.csv is no verdict: its columns are not those of the first line, or its
      quotation marks do not pair.
      A field never goes on in the next line.
      """,
    why: """
      A verdict that cannot be read counts for nothing, and nobody would notice that it is missing.
      """,
    example: .files(
      """
      --- content/reviews.csv ---
      claim,reviewer,verdict,date,note,claim-hash,paragraph-hashes
      c-fee,A. Okoye,supported,2035-03-02,table, row 2,01c1933f3118d495,d:148a54d40360a299
      """),
    instead: .files(
      """
      --- content/reviews.csv ---
      claim,reviewer,verdict,date,note,claim-hash,paragraph-hashes
      c-fee,A. Okoye,supported,2035-03-02,"table, row 2",01c1933f3118d495,d:148a54d40360a299
      """)),
  Explanation(
    code: .duplicateVerdict, name: "duplicate-verdict",
    meaning: """
      One reviewer has two verdicts on one claim.
      Names count as the same whatever the case of their letters.
      """,
    why: """
      Readers of the file cannot tell which of the two holds.
      'dossier review import' keeps the newer one by itself.
      """,
    example: .files(
      """
      --- content/reviews.csv ---
      claim,reviewer,verdict,date,note,claim-hash,paragraph-hashes
      c-fee,A. Okoye,partly,2035-02-11,,01c1933f3118d495,d:148a54d40360a299
      c-fee,A. Okoye,supported,2035-03-02,,01c1933f3118d495,d:148a54d40360a299
      """),
    instead: .files(
      """
      --- content/reviews.csv ---
      claim,reviewer,verdict,date,note,claim-hash,paragraph-hashes
      c-fee,A. Okoye,supported,2035-03-02,,01c1933f3118d495,d:148a54d40360a299
      """)),
  Explanation(
    code: .unsortedVerdict, name: "unsorted-verdict",
    meaning: """
      The lines of content/reviews.csv stand by claim and then by reviewer, and this one does not.
      """,
    why: """
      In a sorted file a new verdict is one new line, and two branches that add verdicts merge.
      """,
    example: .files(
      """
      --- content/reviews.csv ---
      claim,reviewer,verdict,date,note,claim-hash,paragraph-hashes
      c-losses,A. Okoye,supported,2035-03-02,,5f70aa61a3fd23d9,d:460de69aab5cf6a1
      c-fee,A. Okoye,supported,2035-03-02,,01c1933f3118d495,d:148a54d40360a299
      """),
    instead: .files(
      """
      --- content/reviews.csv ---
      claim,reviewer,verdict,date,note,claim-hash,paragraph-hashes
      c-fee,A. Okoye,supported,2035-03-02,,01c1933f3118d495,d:148a54d40360a299
      c-losses,A. Okoye,supported,2035-03-02,,5f70aa61a3fd23d9,d:460de69aab5cf6a1
      """)),
  Explanation(
    code: .refusedVerdicts, name: "refused-verdicts",
    meaning: """
      The command 'dossier review import' takes nothing of a file as long as something in it does not fit this
      dossier: a claim that is not there, a claim that the reviewer wrote, another dossier's verdicts, a
      value that is none.
      """,
    why: """
      Half of a review would look like a whole one.
      """,
    example: .act("dossier review import review-of-another-dossier.json"),
    instead: .act("dossier review import review-selin-a-okoye-2035-03-02.json")),
  Explanation(
    code: .missingField, name: "missing-field",
    meaning: """
      A release of content/changes.yml lacks its name or its date, or a correction its text.
      """,
    why: """
      Readers are told what changed, in which release and on which day; the feed needs all three.
      """,
    example: .files(
      """
      --- content/changes.yml ---
      releases:
        - release: "2"
          corrections:
            - text: We had given the fee of another berth.
      """),
    instead: .files(
      """
      --- content/changes.yml ---
      releases:
        - release: "2"
          date: 2035-03-02
          corrections:
            - text: We had given the fee of another berth.
              claims: c-fee
      """)),
  Explanation(
    code: .reviewerIsAuthor, name: "reviewer-is-author",
    meaning: """
      Who gave this verdict is among the authors of the note that holds the claim, or, where the note
      names none, of the dossier.
      """,
    why: """
      A review is a second pair of eyes.
      """,
    example: .files(
      """
      --- content/dossier.yml ---
      title: The Strait of Selin
      tlp: CLEAR
      themes: [ports]
      authors: [A. Okoye]
      --- content/reviews.csv ---
      claim,reviewer,verdict,date,note,claim-hash,paragraph-hashes
      c-fee,A. Okoye,supported,2035-03-02,,01c1933f3118d495,d:148a54d40360a299
      """),
    instead: .files(
      """
      --- content/dossier.yml ---
      title: The Strait of Selin
      tlp: CLEAR
      themes: [ports]
      authors: [A. Okoye]
      --- content/reviews.csv ---
      claim,reviewer,verdict,date,note,claim-hash,paragraph-hashes
      c-fee,N. Aydin,supported,2035-03-02,,01c1933f3118d495,d:148a54d40360a299
      """)),
  Explanation(
    code: .staleVerdict, name: "stale-verdict",
    meaning: """
      Since the verdict was given the claim has got other words, it cites another paragraph, or a
      paragraph that it cites reads otherwise.
      """,
    why: """
      The reviewer has not seen what readers see now, so the verdict counts for nothing until it is given
      again.
      """,
    example: .files(
      """
      --- content/reviews.csv ---
      claim,reviewer,verdict,date,note,claim-hash,paragraph-hashes
      c-fee,A. Okoye,supported,2035-03-02,,0123456789abcdef,d:148a54d40360a299
      """),
    instead: .files(
      """
      --- content/reviews.csv ---
      claim,reviewer,verdict,date,note,claim-hash,paragraph-hashes
      c-fee,A. Okoye,supported,2035-03-02,,01c1933f3118d495,d:148a54d40360a299
      """)),
  Explanation(
    code: .unreviewed, name: "unreviewed",
    meaning: """
      The command 'dossier check --require-review' asks that somebody other than its author has found each
      claim supported, in the words that it has now, and this claim has no such verdict.
      Background needs none.
      """,
    why: """
      Those who publish want to know that every claim was read beside its paragraphs by a second person.
      """,
    example: .act("dossier check --require-review"),
    instead: .act("dossier build --profile review, then dossier review import FILE")),
]
