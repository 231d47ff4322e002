// Entries on grades that lack their reason, and on sources that were taken back: codes 08xx.

let gradeEntries: [Explanation] = [
  Explanation(
    code: .retracted, name: "retracted",
    meaning: """
      A source or a paragraph is marked as retracted, and claims or judgements rest on it: they cite it in
      support, or rest on claims that do.
      All of them are named, and their pages say so.
      """,
    why: """
      What was taken back supports nothing any more, and whoever used it has to look again.
      """,
    example: .source(
      """
      ---
      title: Crossing the Strait
      label: Demir 2024
      retracted: withdrawn by its publisher
      ---
      Says what a berth costs. {#p1}
      """),
    instead: .files(
      """
      --- content/sources/demir-2024.md ---
      ---
      title: Crossing the Strait
      label: Demir 2024
      retracted: withdrawn by its publisher
      ---
      Says what a berth costs. {#p1}
      --- content/themes/ports/fees.md ---
      ---
      title: Berth fees
      ---
      The line lost money in two years [@otieno-2023, ¶ 2]. ^c-losses
      """)),
  Explanation(
    code: .gradeWithoutReason, name: "grade-without-reason",
    meaning: """
      A grade is given and its reason is not: a letter for a source, a digit for a paragraph, or a digit of
      its own for a citation.
      F and 6 say that nothing can be judged, and need none.
      """,
    why: """
      A reader can weigh a grade only by what it rests on, and a second analyst can only then arrive at the
      same one.
      """,
    example: .note("Two ferries cross each hour [@demir-2024, ¶ 2]{cred=4}."),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2]{cred=4 why=\"the count of one day\"}.")),
]
