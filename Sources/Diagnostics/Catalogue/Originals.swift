// Entries on what the private texts of sources say of the register, and on quotations: codes 0321, 0322, and
// 0412 to 0416.

let originalEntries: [Explanation] = registerCheckEntries + quotationEntries

private let registerCheckEntries: [Explanation] = [
  Explanation(
    code: .invalidCheckLine, name: "invalid-check-line",
    meaning: """
      A line of KEY.checks.jsonl, which records what was found when a source was checked against its private
      text, cannot be read.
      """,
    why: """
      The pages would not say when the paragraph was checked, or whether its text has changed since.
      """,
    example: .files(
      """
      --- content/sources/demir-2024.checks.jsonl ---
      p1 was fine when I looked
      """),
    instead: .files(
      """
      --- content/sources/demir-2024.checks.jsonl ---
      {"label":"p1","fp":"v1:1b227d9c0bf43d7447c39f900889513dc8f86fe6dba77a1a7b8add084d92a6f7","stat\
      e":"exact","at":"2026-11-21"}
      """)),
  Explanation(
    code: .nearDuplicate, name: "near-duplicate",
    meaning: """
      Two paragraphs of the register have at least half of their runs of three words in common.
      They are compared by the sketches in KEY.paragraphs.jsonl, so no text is needed.
      """,
    why: """
      A paragraph printed twice, or a report that copies another, is one voice.
      Who cites both seems to have two.
      """,
    example: .files(
      """
      --- content/sources/demir-2024.md ---
      ---
      title: Crossing the Strait
      ---
      Says what a berth costs. {#p1}

      Says it again. {#p2}
      --- content/sources/demir-2024.paragraphs.jsonl ---
      {"label":"p1","sketch":"jugTkt4olREWn4VwQQKlWMroeUFKCydJCj7LpyRuj_vpOaqTdEi_mvz73PpX4PYs3d0X_q\
      xNj9msNs7TVICynfjdpVC9BCMEKFSJoANOKWrpP-TFvwqKm_iWIGqYSzyFhzOwd_KTmw6jmM0VyuLdPHfOkLyigXwd_lVE\
      u9yhnA8"}
      {"label":"p2","sketch":"jugTkhcolREWlYVwQQKlWJDoeTIkCydJCj5spyRuj_vpOaqTdEi_mjz73PrAfPZ33d0Xbq\
      xNj9msNs7TVICyivjdQlC9BCMEKFSJoANOKWrpP-QOvwqKm_iWIEPpSzyFhzOwd_KTmw6jmGUVyrvdPHfOkLyigXwd_lVE\
      u9yhnA8"}
      """),
    instead: .files(
      """
      --- content/sources/demir-2024.md ---
      ---
      title: Crossing the Strait
      ---
      Says what a berth costs. {#p1}

      Says it again, of the night. {#p2 ignore="DOS0322: the digest says so"}
      --- content/sources/demir-2024.paragraphs.jsonl ---
      {"label":"p1","sketch":"jugTkt4olREWn4VwQQKlWMroeUFKCydJCj7LpyRuj_vpOaqTdEi_mvz73PpX4PYs3d0X_q\
      xNj9msNs7TVICynfjdpVC9BCMEKFSJoANOKWrpP-TFvwqKm_iWIGqYSzyFhzOwd_KTmw6jmM0VyuLdPHfOkLyigXwd_lVE\
      u9yhnA8"}
      {"label":"p2","sketch":"jugTkhcolREWlYVwQQKlWJDoeTIkCydJCj5spyRuj_vpOaqTdEi_mjz73PrAfPZ33d0Xbq\
      xNj9msNs7TVICyivjdQlC9BCMEKFSJoANOKWrpP-QOvwqKm_iWIEPpSzyFhzOwd_KTmw6jmGUVyrvdPHfOkLyigXwd_lVE\
      u9yhnA8"}
      """)),
  Explanation(
    code: .changedParagraph, name: "changed-paragraph",
    meaning: """
      A paragraph that is cited has other words now, or is gone: in the private text that is at hand, or as
      'dossier source verify --write' last recorded it.
      """,
    why: """
      The claims that rest on it, and its digest, were made from words that are no longer there.
      """,
    example: .files(
      """
      --- content/sources/demir-2024.paragraphs.jsonl ---
      {"label":"p1","fp":"v1:1b227d9c0bf43d7447c39f900889513dc8f86fe6dba77a1a7b8add084d92a6f7"}
      {"label":"p2"}
      {"label":"p3"}
      --- content/sources/demir-2024.checks.jsonl ---
      {"label":"p1","fp":"v1:1b227d9c0bf43d7447c39f900889513dc8f86fe6dba77a1a7b8add084d92a6f7","stat\
      e":"drifted","at":"2026-11-21"}
      """),
    instead: .files(
      """
      --- content/sources/demir-2024.paragraphs.jsonl ---
      {"label":"p1","fp":"v1:1b227d9c0bf43d7447c39f900889513dc8f86fe6dba77a1a7b8add084d92a6f7"}
      {"label":"p2"}
      {"label":"p3"}
      --- content/sources/demir-2024.checks.jsonl ---
      {"label":"p1","fp":"v1:1b227d9c0bf43d7447c39f900889513dc8f86fe6dba77a1a7b8add084d92a6f7","stat\
      e":"exact","at":"2026-11-21"}
      """)),
]

/// A source that may be quoted, with a text.
private let quotedSource = """
  --- originals/demir.txt ---
  The port authority charges every ferry for its berth.
  Two ferries cross each hour.
  --- content/sources/demir-2024.md ---
  ---
  title: Crossing the Strait
  label: Demir 2024
  rights: quotation
  numbering: text
  copies: [{id: text, file: demir.txt}]
  ---
  Says what a berth costs. {#p1}

  Counts the ferries of an ordinary day. {#p2}

  """

/// Settings under which a text of two lines may be quoted.
private let freeSettings = """
  --- content/dossier.yml ---
  title: The Strait of Selin
  tlp: CLEAR
  quotation: {share: 1}

  """

private let quotationEntries: [Explanation] = [
  Explanation(
    code: .quotationDiffers, name: "quotation-differs",
    meaning: """
      The quoted words directly before a citation are not in the paragraph that it names.
      Both are compared in a normal form: kinds of quotation marks and dashes make no difference, … stands
      for words left out, and words in brackets for words put in.
      """,
    why: """
      Readers take what stands between quotation marks for the source's own words.
      """,
    example: .files(
      quotedSource + freeSettings + """
        --- content/themes/ports/example.md ---
        ---
        title: Example
        ---
        The paper says that “three ferries cross each hour” [@demir-2024, ¶ 2]. ^c-three
        """),
    instead: .files(
      quotedSource + freeSettings + """
        --- content/themes/ports/example.md ---
        ---
        title: Example
        ---
        The paper says that “[t]wo ferries cross … hour” [@demir-2024, ¶ 2]. ^c-two
        """)),
  Explanation(
    code: .quotationTooLong, name: "quotation-too-long",
    meaning: """
      A quotation has more words than 'quotation: {words: …}' allows, which is 25 unless the settings say
      otherwise, and 7 of a source with 'rights: digest'.
      """,
    why: """
      The text is its publisher's, and rules on quoting ask for little of it.
      """,
    example: .files(
      quotedSource.replacing("rights: quotation", with: "rights: digest") + freeSettings + """
        --- content/themes/ports/example.md ---
        ---
        title: Example
        ---
        “The port authority charges every ferry for its berth” [@demir-2024, ¶ 1]. ^c-berth
        """),
    instead: .files(
      quotedSource.replacing("rights: quotation", with: "rights: digest") + freeSettings + """
        --- content/themes/ports/example.md ---
        ---
        title: Example
        ---
        It “charges every ferry for its berth” [@demir-2024, ¶ 1]. ^c-berth
        """)),
  Explanation(
    code: .quotationsTooMany, name: "quotations-too-many",
    meaning: """
      All quotations of a source together have more words than 'quotation: {words-per-source: …}' allows, or
      are a larger part of its text than 'share: …'.
      """,
    why: """
      The text is its publisher's, and many short quotations take as much of it as a long one.
      """,
    example: .files(
      quotedSource + """
        --- content/themes/ports/example.md ---
        ---
        title: Example
        ---
        “Two ferries cross each hour” [@demir-2024, ¶ 2]. ^c-two
        """),
    instead: .files(
      quotedSource + """
        --- content/themes/ports/example.md ---
        ---
        title: Example
        ---
        There is a ferry every half hour [@demir-2024, ¶ 2]. ^c-two
        """)),
  Explanation(
    code: .uncheckedQuotation, name: "unchecked-quotation",
    meaning: """
      Quotations of a source could not be compared, because its text is not in originals/ and no verdict on
      these words is recorded in KEY.checks.jsonl.
      """,
    why: """
      Nobody should take them for checked.
      """,
    example: .note("The paper names “every ferry” [@demir-2024, ¶ 1]."),
    instead: .note("The paper names “every ferry” [@demir-2024, ¶ 1]{quote=term}.")),
]

/// Entries of Markings.swift's area that the leak gate reports.
let leakEntries: [Explanation] = [
  Explanation(
    code: .leak, name: "leak",
    meaning: """
      A file of the public site would hold eight words in a row of a private text, outside a quotation that
      is declared; or the id, name or title of something that is marked above the ceiling.
      Nothing is published then.
      """,
    why: """
      What was published once cannot be taken back.
      """,
    example: .act("A digest that repeats a sentence of the source, or a note that names an excluded entity."),
    instead: .act("The same in your own words, or without the name.")),
  Explanation(
    code: .noLeakFilter, name: "no-leak-filter",
    meaning: """
      The register names a private text of a source, but neither the text nor KEY.runs, which tells its
      sentences by hashes, is at hand.
      """,
    why: """
      A build cannot tell whether a page repeats a sentence of it.
      """,
    example: .source(
      """
      ---
      title: Crossing the Strait
      numbering: text
      copies: [{id: text, file: demir.txt}]
      ---
      Says what a berth costs. {#p1}
      """),
    instead: .source(
      """
      ---
      title: Crossing the Strait
      numbering: text
      runs: none
      copies: [{id: text, file: demir.txt}]
      ---
      Says what a berth costs. {#p1}
      """)),
  Explanation(
    code: .invalidRuns, name: "invalid-runs",
    meaning: """
      A KEY.runs is none that 'dossier source fingerprint' writes.
      """,
    why: """
      Without it a build cannot tell whether a page repeats a sentence of the private text.
      """,
    example: .files(
      """
      --- content/sources/demir-2024.runs ---
      all the words
      """),
    instead: .files(
      """
      --- content/sources/demir-2024.runs ---
      dossier-runs/1 text=d270e6d641063487 words=14 runs=2
      28af35600fb5f3c3 40517a1c9a3dd085
      """)),
  Explanation(
    code: .excludedReference, name: "excluded-reference",
    meaning: """
      A page that is published links to, cites or rests on something that is left out, because it is marked
      above the ceiling of the site.
      """,
    why: """
      Readers would be led nowhere, and would learn that there is something that they may not see.
      """,
    example: .files(
      """
      --- content/themes/ports/secret.md ---
      ---
      title: Talks
      tlp: AMBER
      ---
      The talks failed [@demir-2024, ¶ 1]. ^c-talks
      --- content/themes/ports/example.md ---
      ---
      title: Example
      ---
      The fee rose after [[secret|the talks]] [@demir-2024, ¶ 1]. ^c-rose
      """),
    instead: .note("The fee rose [@demir-2024, ¶ 1]. ^c-rose")),
  Explanation(
    code: .leftOut, name: "left-out",
    meaning: """
      Some notes, sources or entities are marked above 'publish: {ceiling: …}', so the public site is built
      without them.
      """,
    why: """
      Who builds the site should know that it is not all; the site itself does not say so.
      """,
    example: .files(
      """
      --- content/themes/ports/secret.md ---
      ---
      title: Talks
      tlp: AMBER
      ---
      The talks failed [@demir-2024, ¶ 1]. ^c-talks
      """),
    instead: .files(
      """
      --- content/themes/ports/secret.md ---
      ---
      title: Talks
      tlp: CLEAR
      ---
      The talks failed [@demir-2024, ¶ 1]. ^c-talks
      """)),
]
