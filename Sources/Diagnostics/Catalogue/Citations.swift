// Entries on citations: codes 04xx.

let citationEntries: [Explanation] = [
  Explanation(
    code: .unknownSource, name: "unknown-source",
    meaning: """
      The citation names a key that no source of the register has.
      A key is the name of a file in content/sources/ without .md.
      """,
    why: """
      The claim would rest on nothing that a reader can look up.
      """,
    example: .note("Two ferries cross each hour [@demir-2042, ¶ 2]."),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2].")),
  Explanation(
    code: .unknownParagraph, name: "unknown-paragraph",
    meaning: """
      The source is there, but it has no paragraph of this label.
      The message says how many paragraphs there are.
      """,
    why: """
      A reader who follows the citation would arrive nowhere.
      A wrong number may also mean that the wrong source is cited.
      """,
    example: .note("Two ferries cross each hour [@demir-2024, ¶ 22]."),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2].")),
  Explanation(
    code: .bareCitation, name: "bare-citation",
    meaning: """
      The citation names a source and no paragraph of it.
      """,
    why: """
      Readers would have to search the whole source for what you saw.
      Every citation in a dossier leads to the exact paragraph.
      """,
    example: .note("Two ferries cross each hour [@demir-2024]."),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2].")),
  Explanation(
    code: .malformedCitation, name: "malformed-citation",
    meaning: """
      A part of the citation cannot be read.
      Each part between semicolons needs an @, a key and a place.
      """,
    why: """
      What cannot be read leads nowhere, and readers would think that you cite fewer sources than you do.
      """,
    example: .note("Two ferries cross each hour [@demir-2024, ¶ 2; and others]."),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2; @otieno-2023, ¶ 1].")),
  Explanation(
    code: .unreadLocator, name: "unread-locator",
    meaning: """
      Behind the key stand words with a number that look like a place and are not read as one.
      They are shown as plain text.
      """,
    why: """
      You may believe that the citation leads to that place, and it does not.
      """,
    example: .note("Two ferries cross each hour [@demir-2024, ¶ 2, stanza 7]."),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2].")),
  Explanation(
    code: .commaBetweenKeys, name: "comma-between-keys",
    meaning: """
      Two sources in one citation are separated by a comma.
      Sources are separated by a semicolon; a comma stands before a place.
      """,
    why: """
      It is not clear to which source a place belongs.
      """,
    example: .note("Two ferries cross each hour [@demir-2024, @otieno-2023]."),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2; @otieno-2023, ¶ 1].")),
  Explanation(
    code: .reversedRange, name: "reversed-range",
    meaning: """
      A range of paragraphs ends before it begins.
      """,
    why: """
      One of the two numbers is probably mistyped, and only you know which.
      """,
    example: .note("The fee and the ferries are counted [@demir-2024, ¶¶ 3–1]."),
    instead: .note("The fee and the ferries are counted [@demir-2024, ¶¶ 1–3].")),
  Explanation(
    code: .hiddenCitation, name: "hidden-citation",
    meaning: """
      A citation stands where only words are shown: in the title of a callout or judgement, in a field of a
      judgement, or in the description of a picture.
      """,
    why: """
      Its mark would appear nowhere, so that no reader could follow it.
      """,
    example: .note(
      """
      > [!NOTE] Fees doubled [@demir-2024, ¶ 1]
      > Both harbours charge the same [@demir-2024, ¶ 1].
      """),
    instead: .note(
      """
      > [!NOTE] Fees doubled
      > They did so in a year, and both harbours charge the same [@demir-2024, ¶ 1].
      """)),
  Explanation(
    code: .confusableKey, name: "confusable-key",
    meaning: """
      The key looks like one of the register but holds a letter of another alphabet, as when part of it was
      typed with a Cyrillic or Greek keyboard.
      In the example the first e is Cyrillic.
      """,
    why: """
      Nobody can see the difference, so you would search long for the reason why the source is not found.
      """,
    example: .note("Two ferries cross each hour [@d\u{435}mir-2024, ¶ 2]."),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2].")),
  Explanation(
    code: .unknownPage, name: "unknown-page",
    meaning: """
      The citation names a page, and the list of the source's pages does not have it.
      Pages are compared as they are printed: iv is not IV, and neither is 4.
      """,
    why: """
      A reader who follows the citation would arrive nowhere.
      """,
    example: .files(
      """
      --- content/sources/aydin-2022.md ---
      ---
      title: The Harbour Line
      label: Aydin 2022
      pages: {"11": p1, "12": p2}
      ---
      Describes the berths. {#p1}

      Counts the ferries. {#p2}
      --- content/themes/ports/ferries.md ---
      ---
      title: Ferries
      ---
      Two ferries cross each hour [@aydin-2022, p. 21]. ^c-crossing
      """),
    instead: .files(
      """
      --- content/sources/aydin-2022.md ---
      ---
      title: The Harbour Line
      label: Aydin 2022
      pages: {"11": p1, "12": p2}
      ---
      Describes the berths. {#p1}

      Counts the ferries. {#p2}
      --- content/themes/ports/ferries.md ---
      ---
      title: Ferries
      ---
      Two ferries cross each hour [@aydin-2022, p. 12]. ^c-crossing
      """)),
  Explanation(
    code: .placeWithoutParagraph, name: "place-without-paragraph",
    meaning: """
      The citation names a place of the source, such as a page, a section or a chapter, and no paragraph.
      A page is enough only where the source says in pages which paragraphs stand on it.
      """,
    why: """
      Readers would have to search the page or chapter for what you saw.
      Every citation in a dossier leads to the exact paragraph.
      """,
    example: .note("Two ferries cross each hour [@demir-2024, chap. 2]."),
    instead: .note("Two ferries cross each hour [@demir-2024, chap. 2, ¶ 2].")),
]
