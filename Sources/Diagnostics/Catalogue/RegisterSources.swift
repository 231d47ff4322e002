// Entries on the register of sources: codes 0308 to 0313 and 0315 to 0319.

let sourceEntries: [Explanation] = [
  Explanation(
    code: .duplicateLabel, name: "duplicate-label",
    meaning: """
      Two paragraphs of a source have the same label.
      """,
    why: """
      A citation of this label could mean either paragraph.
      """,
    example: .source(
      """
      Says what a berth costs. {#p1}

      Counts the ferries. {#p1}
      """),
    instead: .source(
      """
      Says what a berth costs. {#p1}

      Counts the ferries. {#p2}
      """)),
  Explanation(
    code: .invalidLabel, name: "invalid-label",
    meaning: """
      What stands at the end of a digest is no label.
      A label is a letter and a number: p1 for a paragraph, h1 heading, f1 front matter, b1 back matter,
      t1 missing exhibit.
      """,
    why: """
      No citation could lead to the paragraph.
      """,
    example: .source(
      """
      Says what a berth costs. {#p1}

      Counts the ferries. {#paragraph2}
      """),
    instead: .source(
      """
      Says what a berth costs. {#p1}

      Counts the ferries. {#p2}
      """)),
  Explanation(
    code: .invalidParagraphLine, name: "invalid-paragraph-line",
    meaning: """
      A line in the KEY.paragraphs.jsonl of a source cannot be read.
      The tool writes this file; perhaps it was edited by hand, or a merge went wrong.
      """,
    why: """
      The paragraph of this line would lose its fingerprint, so that nobody could check it against the text.
      """,
    example: .files(
      """
      --- content/sources/demir-2024.paragraphs.jsonl ---
      p1: lines 3 to 5
      """),
    instead: .act("dossier source fingerprint demir-2024")),
  Explanation(
    code: .missingDigest, name: "missing-digest",
    meaning: """
      A paragraph is cited and has no digest, which says in your own words what the paragraph says.
      """,
    why: """
      Readers who follow the citation find a number and nothing else.
      They cannot see whether the paragraph supports the claim.
      """,
    example: .files(
      """
      --- content/sources/otieno-2024.paragraphs.jsonl ---
      {"label":"p1"}
      --- content/sources/otieno-2024.md ---
      ---
      title: Timetable of the year 2024
      ---
      --- content/themes/ports/night.md ---
      ---
      title: At night
      ---
      No ferry crosses at night [@otieno-2024, ¶ 1].
      """),
    instead: .files(
      """
      --- content/sources/otieno-2024.paragraphs.jsonl ---
      {"label":"p1"}
      --- content/sources/otieno-2024.md ---
      ---
      title: Timetable of the year 2024
      ---
      Gives the hours at which ferries leave. {#p1}
      --- content/themes/ports/night.md ---
      ---
      title: At night
      ---
      No ferry crosses at night [@otieno-2024, ¶ 1].
      """)),
  Explanation(
    code: .duplicateSourceLabel, name: "duplicate-source-label",
    meaning: """
      Two sources have the same label, the short name that a mark shows.
      """,
    why: """
      In the text the marks of both would look alike, and readers could not tell which source is meant.
      """,
    example: .source(
      """
      ---
      title: Crossing the Strait
      label: Otieno 2023
      ---
      Says what a berth costs. {#p1}
      """),
    instead: .source(
      """
      ---
      title: Crossing the Strait
      label: Demir 2024
      ---
      Says what a berth costs. {#p1}
      """)),
  Explanation(
    code: .digestWithoutLabel, name: "digest-without-label",
    meaning: """
      A block of a source does not end in the label of a paragraph.
      """,
    why: """
      The tool cannot tell which paragraph the digest belongs to, so readers would not see it.
      """,
    example: .source(
      """
      Says what a berth costs. {#p1}

      Counts the ferries.
      """),
    instead: .source(
      """
      Says what a berth costs. {#p1}

      Counts the ferries. {#p2}
      """)),
  Explanation(
    code: .markupInDigest, name: "markup-in-digest",
    meaning: """
      A digest holds a citation, a link, a picture or a span.
      A digest is words alone.
      """,
    why: """
      It stands on several pages, and it says what the paragraph says, not what others say of it.
      """,
    example: .source("Says what a berth costs, unlike [the timetable](https://ferries.example/). {#p1}"),
    instead: .source("Says what a berth costs. {#p1}")),
]

let textEntries: [Explanation] = [
  Explanation(
    code: .wrongHash, name: "wrong-hash",
    meaning: """
      The text in originals/ is not the one that the register knows: its SHA-256 differs from the sha256 of
      the copy.
      Reported by 'dossier source fingerprint'.
      """,
    why: """
      The paragraphs of another text may be numbered differently, and every citation of this source could
      lead to the wrong one.
      """,
    example: .files(
      """
      --- originals/demir.txt ---
      The port authority charges every ferry for its berth.
      Two ferries cross each hour.
      --- content/sources/demir-2024.md ---
      ---
      title: Crossing the Strait
      numbering: text
      copies:
        - id: text
          file: demir.txt
          sha256: 0000000000000000000000000000000000000000000000000000000000000000
      ---
      Says what a berth costs. {#p1}
      """),
    instead: .files(
      """
      --- originals/demir.txt ---
      The port authority charges every ferry for its berth.
      Two ferries cross each hour.
      --- content/sources/demir-2024.md ---
      ---
      title: Crossing the Strait
      numbering: text
      copies:
        - id: text
          file: demir.txt
          sha256: d270e6d641063487b96485b1ff860c79edc3846af7ec0484c4fca0238d123ba0
      ---
      Says what a berth costs. {#p1}
      """)),
  Explanation(
    code: .segmentationFault, name: "segmentation-fault",
    meaning: """
      The segmentation of a source, which says how its text is cut into paragraphs, does not fit the text.
      Reported by 'dossier source fingerprint'.
      """,
    why: """
      Paragraphs would be numbered wrongly, and citations would lead to the wrong ones.
      """,
    example: .files(
      """
      --- originals/demir.txt ---
      CROSSING THE STRAIT
      The port authority charges every ferry for its berth.
      --- content/sources/demir-2024.md ---
      ---
      title: Crossing the Strait
      numbering: text
      copies: [{id: text, file: demir.txt}]
      segmentation: {by: line, headings: [12]}
      ---
      Says what a berth costs. {#p1}
      """),
    instead: .files(
      """
      --- originals/demir.txt ---
      CROSSING THE STRAIT
      The port authority charges every ferry for its berth.
      --- content/sources/demir-2024.md ---
      ---
      title: Crossing the Strait
      numbering: text
      copies: [{id: text, file: demir.txt}]
      segmentation: {by: line, headings: [1]}
      ---
      Says what a berth costs. {#p1}
      """)),
  Explanation(
    code: .changedParagraphs, name: "changed-paragraphs",
    meaning: """
      The text in originals/ has changed, so labels that were given before would now name other paragraphs.
      Reported by 'dossier source fingerprint', which then writes nothing.
      """,
    why: """
      Every citation of these labels, and their digests, would silently speak of other paragraphs.
      """,
    example: .files(
      """
      --- originals/demir.txt ---
      A preface that was not there before.
      The port authority charges every ferry for its berth.
      --- content/sources/demir-2024.md ---
      ---
      title: Crossing the Strait
      numbering: text
      copies: [{id: text, file: demir.txt}]
      ---
      Says what a berth costs. {#p1}
      --- content/sources/demir-2024.paragraphs.jsonl ---
      {"label":"p1","fp":"v1:1b227d9c0bf43d7447c39f900889513dc8f86fe6dba77a1a7b8add084d92a6f7"}
      """),
    instead: .files(
      """
      --- originals/demir.txt ---
      A preface that was not there before.
      The port authority charges every ferry for its berth.
      --- content/sources/demir-2024.md ---
      ---
      title: Crossing the Strait
      numbering: text
      copies: [{id: text, file: demir.txt}]
      segmentation: {by: line, skip: [1]}
      ---
      Says what a berth costs. {#p1}
      --- content/sources/demir-2024.paragraphs.jsonl ---
      {"label":"p1","fp":"v1:1b227d9c0bf43d7447c39f900889513dc8f86fe6dba77a1a7b8add084d92a6f7"}
      """)),
  Explanation(
    code: .retiredLabel, name: "retired-label",
    meaning: """
      Cutting the text gives a paragraph a label that an earlier paragraph had, one that is no longer in
      the text.
      Reported by 'dossier source fingerprint'.
      """,
    why: """
      A label names one paragraph for good: printed copies and older versions of the site still cite it.
      """,
    example: .files(
      """
      --- originals/demir.txt ---
      The port authority charges every ferry for its berth.
      A notice that the printer added.
      --- content/sources/demir-2024.md ---
      ---
      title: Crossing the Strait
      numbering: text
      copies: [{id: text, file: demir.txt}]
      ---
      Says what a berth costs. {#p1}
      --- content/sources/demir-2024.paragraphs.jsonl ---
      {"label":"p1"}
      {"label":"p2","retired":true}
      """),
    instead: .files(
      """
      --- originals/demir.txt ---
      The port authority charges every ferry for its berth.
      A notice that the printer added.
      --- content/sources/demir-2024.md ---
      ---
      title: Crossing the Strait
      numbering: text
      copies: [{id: text, file: demir.txt}]
      segmentation: {by: line, back: [2]}
      ---
      Says what a berth costs. {#p1}
      --- content/sources/demir-2024.paragraphs.jsonl ---
      {"label":"p1"}
      {"label":"p2","retired":true}
      """)),
]
