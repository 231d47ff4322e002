// Entries on links, pictures and entities: codes 05xx.

let linkEntries: [Explanation] = [
  Explanation(
    code: .unknownTarget, name: "unknown-target",
    meaning: """
      The link names a page that is not in the dossier.
      Pages are found by their name or path, by an alias, or by their title.
      """,
    why: """
      On the site the link would lead to a page that is missing.
      """,
    example: .note("[[harbour-dues|The fee]] doubled [@demir-2024, ¶ 1]."),
    instead: .note("[[fees|The fee]] doubled [@demir-2024, ¶ 1].")),
  Explanation(
    code: .ambiguousTarget, name: "ambiguous-target",
    meaning: """
      The name in the link fits more than one page.
      The help lists them.
      """,
    why: """
      The program does not guess: the link could lead readers to the wrong page, and nobody would notice.
      """,
    example: .files(
      """
      --- content/themes/ports/ferries.md ---
      ---
      title: Ferries
      ---
      Two [[ferries]] cross each hour [@demir-2024, ¶ 2].
      --- content/entities/ferries.md ---
      ---
      title: Selin Ferries
      type: company
      ---
      Runs the only line across the strait.
      """),
    instead: .files(
      """
      --- content/themes/ports/ferries.md ---
      ---
      title: Ferries
      ---
      Two [[entities/ferries|ferries]] cross each hour [@demir-2024, ¶ 2].
      --- content/entities/ferries.md ---
      ---
      title: Selin Ferries
      type: company
      ---
      Runs the only line across the strait.
      """)),
  Explanation(
    code: .unknownHeading, name: "unknown-heading",
    meaning: """
      The page is there, but no heading of it has these words.
      Perhaps the heading was reworded after the link was written.
      """,
    why: """
      Readers would land at the top of the page and have to search.
      """,
    example: .note("The fee has [[fees#Discounts|no discounts]] [@demir-2024, ¶ 1]."),
    instead: .note("The fee has [[fees#Rates|no discounts]] [@demir-2024, ¶ 1].")),
  Explanation(
    code: .unknownClaim, name: "unknown-claim",
    meaning: """
      A link or a judgement names a claim, and no claim of the dossier has this id.
      """,
    why: """
      A judgement that rests on a claim nobody can find cannot be checked.
      """,
    example: .note("The fee [[fees#^c-fees|is high]] [@demir-2024, ¶ 1]."),
    instead: .note("The fee [[fees#^c-fee|is high]] [@demir-2024, ¶ 1].")),
  Explanation(
    code: .unknownRelation, name: "unknown-relation",
    meaning: """
      An attribute such as contradicts= or rests-on= names a claim that is not in the dossier.
      """,
    why: """
      The dispute or the support that you recorded would be shown to nobody.
      """,
    example: .note("The line will raise its fares. {.assessment rests-on=c-loss}"),
    instead: .note("The line will raise its fares. {.assessment rests-on=c-losses}")),
  Explanation(
    code: .missingImage, name: "missing-image",
    meaning: """
      The note shows a picture that is not in content/images/.
      """,
    why: """
      Readers would see an empty frame.
      Pictures from other servers are not shown either, because a page of a dossier fetches nothing.
      """,
    example: .note("![A map of the strait](strait.svg) The harbours face each other [@demir-2024, ¶ 1]."),
    instead: .files(
      """
      --- content/images/strait.svg ---
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 8 8 1"/></svg>
      --- content/themes/ports/map.md ---
      ---
      title: Map
      ---
      ![A map of the strait](strait.svg) The harbours face each other [@demir-2024, ¶ 1].
      """)),
  Explanation(
    code: .imageContent, name: "image-content",
    meaning: """
      A picture is not what its name says, has an ending that pages cannot show, or is an SVG drawing with
      a script or an event handler in it.
      Pages show PNG, JPEG, GIF, WebP, AVIF and SVG.
      """,
    why: """
      Browsers would show nothing, or run what the drawing brings along.
      """,
    example: .files(
      """
      --- content/images/strait.svg ---
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>
      """),
    instead: .files(
      """
      --- content/images/strait.svg ---
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 8 8 1"/></svg>
      """)),
  Explanation(
    code: .imageMetadata, name: "image-metadata",
    meaning: """
      A picture carries hidden data besides what it shows, such as the camera, the time, the place, or the
      name of who made it.
      """,
    why: """
      Whoever downloads the picture can read these data; a place or a name in them may put a person at risk.
      """,
    example: .act("content/images/quay.jpg, as the telephone stored it: with the coordinates of the quay."),
    instead: .act("exiftool -all= content/images/quay.jpg")),
  Explanation(
    code: .unknownEntity, name: "unknown-entity",
    meaning: """
      A link names a person, body or place that has no file in content/entities/.
      """,
    why: """
      The link would lead nowhere, and the claim would be missing from the entity's page.
      """,
    example: .note("[[entities/port-autority|The Authority]] sets the fee [@demir-2024, ¶ 1]."),
    instead: .note("[[entities/port-authority|The Authority]] sets the fee [@demir-2024, ¶ 1].")),
  Explanation(
    code: .refusedEmbed, name: "refused-embed",
    meaning: """
      An embed, which is a link with an exclamation mark before it, shows a claim of another place as a
      quotation.
      This one names a page, a heading, a judgement or another embed, stands inside other text, or has
      attributes.
      """,
    why: """
      A claim has one home, with its citations and its id.
      A copy of a whole page, or of a copy, would change in many places at once, and nobody could say which
      of them is meant.
      """,
    example: .note("![[fees]]"),
    instead: .note("![[fees#^c-fee]]")),
]
