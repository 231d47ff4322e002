// Entries of the catalogue: footnotes.

let footnoteEntries: [Explanation] = [
  Explanation(
    code: .undefinedFootnote, name: "undefined-footnote",
    meaning: """
      The text refers to a footnote that the page does not define, or a label holds a blank, which no \
      label may. The brackets are shown as they are written.
      """,
    why: "The reader sees a sign that leads nowhere, and the remark that belongs there is missing.",
    example: .note(
      """
      The fee fell twice[^fall] [@demir-2024, ¶ 1]. ^c-fall
      """),
    instead: .note(
      """
      The fee fell twice[^fall] [@demir-2024, ¶ 1]. ^c-fall

      [^fall]: In spring and in autumn.
      """)),
  Explanation(
    code: .unusedFootnote, name: "unused-footnote",
    meaning: "A footnote is defined, and nothing on the page refers to it.",
    why: "It is shown at the page's end, and nobody can tell what it is about.",
    example: .note(
      """
      The fee fell twice [@demir-2024, ¶ 1]. ^c-fall

      [^fall]: In spring and in autumn.
      """),
    instead: .note(
      """
      The fee fell twice[^fall] [@demir-2024, ¶ 1]. ^c-fall

      [^fall]: In spring and in autumn.
      """)),
  Explanation(
    code: .duplicateFootnote, name: "duplicate-footnote",
    meaning: "Two footnotes of a page have the same label. References lead to the first.",
    why: "The second remark is about something that the reader is not led to.",
    example: .note(
      """
      The fee fell twice[^a] [@demir-2024, ¶ 1]. ^c-fall

      [^a]: In spring and in autumn.

      [^a]: By a tenth each time.
      """),
    instead: .note(
      """
      The fee fell twice[^a], by a tenth[^b] [@demir-2024, ¶ 1]. ^c-fall

      [^a]: In spring and in autumn.

      [^b]: Each time.
      """)),
]
