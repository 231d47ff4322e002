// Entries on the Markdown of notes and on what we add to it: codes 02xx.

let markupEntries: [Explanation] = [
  Explanation(
    code: .rawHTML, name: "raw-html",
    meaning: """
      The note holds HTML tags.
      They are shown as text, as you typed them; only comments are dropped.
      """,
    why: """
      Readers see the tags instead of what they were to do.
      HTML is not passed through because it could bring scripts or requests to other servers into the site.
      """,
    example: .note("The fee <b>doubled</b> in a year [@demir-2024, ¶ 1]."),
    instead: .note("The fee **doubled** in a year [@demir-2024, ¶ 1].")),
  Explanation(
    code: .malformedAttributes, name: "malformed-attributes",
    meaning: """
      What stands in braces looks like attributes and cannot be read as such.
      They are written {#id .kind key=value key="several words"}.
      """,
    why: """
      The id, kind or date that you meant is lost, and the braces would be shown to readers.
      """,
    example: .note("The fee doubled [@demir-2024, ¶ 1]. {.reported date=}"),
    instead: .note("The fee doubled [@demir-2024, ¶ 1]. {.reported date=2023}")),
  Explanation(
    code: .brokenSpan, name: "broken-span",
    meaning: """
      A span, which is text in brackets with attributes behind it, begins inside bold, italic or a link and
      ends outside, or the other way round.
      """,
    why: """
      It is not clear which words the date, language or kind belongs to.
      """,
    example: .note("The fee [doubled *in 2023]{date=2023} alone* [@demir-2024, ¶ 1]."),
    instead: .note("The fee [doubled *in 2023*]{date=2023} alone [@demir-2024, ¶ 1].")),
  Explanation(
    code: .misplacedAttributes, name: "misplaced-attributes",
    meaning: """
      Attributes stand where they belong to nothing.
      Their places are the end of a block, behind a blank, and directly behind a span or a citation.
      """,
    why: """
      The program would have to guess what you mean, and a date or an assessment at the wrong words
      misleads.
      """,
    example: .note("The fee doubled {date=2023} at both harbours [@demir-2024, ¶ 1]."),
    instead: .note("The fee [doubled]{date=2023} at both harbours [@demir-2024, ¶ 1].")),
  Explanation(
    code: .unknownAttribute, name: "unknown-attribute",
    meaning: """
      An attribute or a kind has a name that is not known at this place.
      The help names the nearest one, or all that may stand there.
      """,
    why: """
      It is most likely misspelt: without the finding a date would silently be missing from the timeline.
      """,
    example: .note("The fee doubled [@demir-2024, ¶ 1]. {.reported dated=2023}"),
    instead: .note("The fee doubled [@demir-2024, ¶ 1]. {.reported date=2023}")),
  Explanation(
    code: .refusedURL, name: "refused-url",
    meaning: """
      The link leads to an address that pages must not link to.
      Allowed are http, https, mailto, and paths to files of the dossier.
      """,
    why: """
      Other addresses can run code in a reader's browser, or name a place on your own disk, which no reader
      can open and which tells about you.
      """,
    example: .note(
      """
      The [timetable](file:///C:/Ferries/timetable.pdf) has two ferries an hour [@demir-2024, ¶ 2].
      """),
    instead: .note(
      """
      The [timetable](https://ferries.example/timetable) has two ferries an hour [@demir-2024, ¶ 2].
      """)),
  Explanation(
    code: .unknownCallout, name: "unknown-callout",
    meaning: """
      A block quote begins with a kind in brackets that is not known.
      It is shown as a note.
      """,
    why: """
      A gap, assumption or judgement that is misspelt is not listed where readers look for it.
      """,
    example: .note(
      """
      > [!GAPS]
      > The timetable leaves out the fares [@otieno-2023, ¶ 1].
      """),
    instead: .note(
      """
      > [!GAP]
      > The timetable leaves out the fares [@otieno-2023, ¶ 1].
      """)),
  Explanation(
    code: .unusedWaiver, name: "unused-waiver",
    meaning: """
      A waiver names a warning that does not occur in what it stands on.
      Either the text was mended since, or the waiver names the wrong code.
      """,
    why: """
      A waiver that is left behind would hide the next warning of this kind, and nobody would decide about
      that one.
      """,
    example: .note(
      """
      The fee doubled [@demir-2024, ¶ 1]. {ignore="DOS0803: the table below has the figures"}
      """),
    instead: .note("The fee doubled [@demir-2024, ¶ 1].")),
  Explanation(
    code: .invalidWaiver, name: "invalid-waiver",
    meaning: """
      A waiver cannot be honoured: it cannot be read, names no code, names an error, or gives no reason.
      Only warnings can be waived, and only with a reason.
      """,
    why: """
      Reviewers read the reason to decide whether they agree.
      An error means that the site would be wrong, and no reason changes that.
      """,
    example: .note("This page takes the harbours in turn. {ignore=\"DOS0804\"}"),
    instead: .note(
      """
      This page takes the harbours in turn. {ignore="DOS0804: says what follows, claims nothing"}
      """)),
  Explanation(
    code: .surplusCells, name: "surplus-cells",
    meaning: """
      A row of a table has more cells than the table's header.
      Markdown leaves out the cells that have no column, with their citations, and an id that stands there.
      """,
    why: "What the row says is not all on the page, and a claim that ends in a lost cell can have no id.",
    example: .note(
      """
      | Crossing | Fee |
      |----------|-----|
      | North | It doubled [@demir-2024, ¶ 1]. | since spring |
      """),
    instead: .note(
      """
      | Crossing | Fee | Since |
      |----------|-----|-------|
      | North | It doubled [@demir-2024, ¶ 1]. | spring ^c-north |
      """)),
]
