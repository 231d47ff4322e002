// Entries on settings and front matter, which are YAML: codes 0301 to 0307 and 0314.

let registerEntries: [Explanation] = fieldEntries + sourceEntries + textEntries + [draftEntry]

private let fieldEntries: [Explanation] = [
  Explanation(
    code: .yamlError, name: "yaml-error",
    meaning: """
      The settings, or the front matter between the two lines of ---, are not valid YAML.
      Usual reasons are a colon inside a value that has no quotes, a bracket that is not closed, or a
      missing second line of ---.
      """,
    why: """
      None of the fields can be read, not even the title or the marking.
      """,
    example: .note(
      """
      ---
      title: Berth fees: a first look
      ---
      The fee doubled [@demir-2024, ¶ 1].
      """),
    instead: .note(
      """
      ---
      title: "Berth fees: a first look"
      ---
      The fee doubled [@demir-2024, ¶ 1].
      """)),
  Explanation(
    code: .yamlFeature, name: "yaml-feature",
    meaning: """
      The YAML uses an anchor (&), an alias (*) or a tag (!), which are not allowed here.
      """,
    why: """
      With them a field can mean something other than what stands beside it, which reviewers miss.
      """,
    example: .note(
      """
      ---
      title: &name Berth fees
      aliases: [*name]
      ---
      The fee doubled [@demir-2024, ¶ 1].
      """),
    instead: .note(
      """
      ---
      title: Berth fees
      aliases: [Mooring fees]
      ---
      The fee doubled [@demir-2024, ¶ 1].
      """)),
  Explanation(
    code: .missingTitle, name: "missing-title",
    meaning: """
      The file has no title.
      It is the one field that is required everywhere.
      """,
    why: """
      The title stands on the page, in lists and in links; without one readers cannot tell where they are.
      """,
    example: .note(
      """
      ---
      tlp: CLEAR
      ---
      The fee doubled [@demir-2024, ¶ 1].
      """),
    instead: .note(
      """
      ---
      title: Mooring fees
      tlp: CLEAR
      ---
      The fee doubled [@demir-2024, ¶ 1].
      """)),
  Explanation(
    code: .unknownKey, name: "unknown-key",
    meaning: """
      A field has a name that is not known in this file.
      """,
    why: """
      It is most likely misspelt, and what you wanted to say with it would have no effect.
      """,
    example: .note(
      """
      ---
      title: Mooring fees
      alias: port dues
      ---
      The fee doubled [@demir-2024, ¶ 1].
      """),
    instead: .note(
      """
      ---
      title: Mooring fees
      aliases: port dues
      ---
      The fee doubled [@demir-2024, ¶ 1].
      """)),
  Explanation(
    code: .invalidValue, name: "invalid-value",
    meaning: """
      A field or an attribute has a value that cannot stand there.
      The message says what is expected.
      """,
    why: """
      The program would have to guess, and a guess at a marking or a grade misleads readers.
      """,
    example: .note(
      """
      ---
      title: Mooring fees
      tlp: PUBLIC
      ---
      The fee doubled [@demir-2024, ¶ 1].
      """),
    instead: .note(
      """
      ---
      title: Mooring fees
      tlp: CLEAR
      ---
      The fee doubled [@demir-2024, ¶ 1].
      """)),
  Explanation(
    code: .invalidDate, name: "invalid-date",
    meaning: """
      A date is not written in EDTF, the form in which a date may also be vague, or it is no day of the
      calendar.
      """,
    why: """
      The event would be missing from the timeline or stand at the wrong place.
      """,
    example: .note("The fee doubled in [spring 2023]{date=spring-2023} [@demir-2024, ¶ 1]."),
    instead: .note("The fee doubled in [spring 2023]{date=2023-21} [@demir-2024, ¶ 1].")),
  Explanation(
    code: .duplicateKey, name: "duplicate-key",
    meaning: """
      The same thing is said twice: a field, an attribute, a kind, a theme in the list, or the id of a copy.
      """,
    why: """
      Only one of the two can hold, and it may not be the one that you see first.
      """,
    example: .note(
      """
      ---
      title: Mooring fees
      title: Port dues
      ---
      The fee doubled [@demir-2024, ¶ 1].
      """),
    instead: .note(
      """
      ---
      title: Mooring fees
      aliases: Port dues
      ---
      The fee doubled [@demir-2024, ¶ 1].
      """)),
  Explanation(
    code: .unknownTheme, name: "unknown-theme",
    meaning: """
      The list of themes in content/dossier.yml and the folders of content/themes/ do not agree: a listed
      theme has no folder, or a folder is not listed.
      """,
    why: """
      The list decides the order of the themes, and a theme that is forgotten there would get lost.
      """,
    example: .settings(
      """
      title: The Strait of Selin
      tlp: CLEAR
      themes: [port]
      """),
    instead: .settings(
      """
      title: The Strait of Selin
      tlp: CLEAR
      themes: [ports]
      """)),
]

private let draftEntry = Explanation(
  code: .draft, name: "draft",
  meaning: """
    The front matter says 'draft: true' or 'publish: false', so the page is left out of the site.
    Nothing else is reported about it, and nothing may link to it or cite its claims.
    """,
  why: """
    You may believe that it is published when it is not.
    """,
  example: .note(
    """
    ---
    title: Example
    draft: true
    ---
    The fee doubled [@demir-2024, ¶ 1].
    """),
  instead: .note(
    """
    ---
    title: Example
    ---
    The fee doubled [@demir-2024, ¶ 1].
    """))
