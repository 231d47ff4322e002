import Testing

/// Citations beside other markup, over several lines, and what is found wrong in them.
@Suite struct CitationPlaceTests {
  @Test func attributesOfACitation() {
    check(
      #"[@zaheer-2022, ¶ 2]{cred=4 role=contradicts why="verb reversed in print"}"#,
      """
      paragraph @0-74
        citation @zaheer-2022 p2 {cred=4 role=contradicts why=verb reversed in print} @0-74
      """)
    check(
      "[@a, ¶ 1]{quote=term}.",
      #"""
      paragraph @0-23
        citation @a p1 {quote=term} @0-22
        text "."
      """#)
  }

  /// Any other attribute makes the bracket a span.
  @Test func aSpanWithACitationInIt() {
    check(
      "[@a]{.assessment}",
      """
      paragraph @0-17
        span {.assessment} @0-17
          citation @a in-text @1-3
      """)
    check(
      "[he says @a]{lang=fa}",
      #"""
      paragraph @0-21
        span {lang=fa} @0-21
          text "he says "
          citation @a in-text @9-11
      """#)
    check(
      "[@a, ¶ 2]{#c-x}",
      #"""
      paragraph @0-16
        span {#c-x} @0-16
          citation @a in-text @1-3
          text ", ¶ 2"
      """#)
  }

  /// A mask that is no punctuation lost the bold here.
  @Test func touchingStrong() {
    check(
      "**x.**[@a, ¶ 1]",
      #"""
      paragraph @0-16
        strong
          text "x."
        citation @a p1 @6-16
      """#)
    check(
      "*x.*[@a, ¶ 1]",
      #"""
      paragraph @0-14
        emphasis
          text "x."
        citation @a p1 @4-14
      """#)
    check(
      "**“x”**[@a, ¶ 1] y",
      #"""
      paragraph @0-23
        strong
          text "“x”"
        citation @a p1 @11-21
        text " y"
      """#)
    check(
      "**[@a, ¶ 1]**",
      """
      paragraph @0-14
        strong
          citation @a p1 @2-12
      """)
    check(
      "a**[@a, ¶ 1]**b",
      #"""
      paragraph @0-16
        text "a**"
        citation @a p1 @3-13
        text "**b"
      """#)
  }

  @Test func acrossLines() {
    check(
      "Text [@a,\n¶ 2] goes on.",
      #"""
      paragraph @0-24
        text "Text "
        citation @a p2 @5-15
        text " goes on."
      """#)
    check(
      "Text [see @a,\n  ¶ 2;\n@b, ¶ 3] goes on.",
      #"""
      paragraph @0-40
        text "Text "
        citation see @a p2; @b p3 @5-31
        text " goes on."
      """#)
    check(
      "- item [@a,\n  ¶ 2] end",
      #"""
      list @0-23
        item @0-23
          paragraph @2-23
            text "item "
            citation @a p2 @7-19
            text " end"
      """#)
  }

  /// The quotation's `>` is no part of the citation.
  @Test func acrossLinesOfAQuote() {
    check(
      "> Text [@a,\n> ¶ 2] goes on.",
      #"""
      blockQuote @0-28
        paragraph @2-28
          text "Text "
          citation @a p2 @7-19
          text " goes on."
      """#)
    check(
      "> Text [@a, ¶ 2;\n> @b, ¶ 3].\n>\n> More.",
      #"""
      blockQuote @0-40
        paragraph @2-30
          text "Text "
          citation @a p2; @b p3 @7-29
          text "."
        paragraph @35-40
          text "More."
      """#)
    check(
      "> lazy [@a,\n¶ 2] line",
      #"""
      blockQuote @0-22
        paragraph @2-22
          text "lazy "
          citation @a p2 @7-17
          text " line"
      """#)
  }

  @Test func inHeadingsAndItems() {
    check(
      "## Title [@a, ¶ 2]",
      #"""
      heading 2 @0-19
        text "Title "
        citation @a p2 @9-19
      """#)
    check(
      "- one [@a, ¶ 2]\n- two @b [¶ 3]",
      #"""
      list @0-32
        item @0-16
          paragraph @2-16
            text "one "
            citation @a p2 @6-16
        item @17-32
          paragraph @19-32
            text "two "
            citation @b p3 in-text @23-32
      """#)
  }

  @Test func twoInARow() {
    check(
      "[@a, ¶ 1][@b, ¶ 2]",
      """
      paragraph @0-20
        citation @a p1 @0-10
        citation @b p2 @10-20
      """)
    check(
      "[@a, ¶ 1] [@b, ¶ 2]",
      #"""
      paragraph @0-21
        citation @a p1 @0-10
        text " "
        citation @b p2 @11-21
      """#)
  }

  @Test func inTextAcrossALine() {
    check(
      "@key\n[para. 3] says",
      #"""
      paragraph @0-19
        citation @key p3 in-text @0-14
        text " says"
      """#)
  }

  @Test func bracketsAroundACitation() {
    check(
      "[a [@b, ¶ 1] c]",
      #"""
      paragraph @0-16
        text "[a "
        citation @b p1 @3-13
        text " c]"
      """#)
    check(
      "[a [@b, ¶ 1] c](u)",
      #"""
      paragraph @0-19
        link "u" @17-18
          text "a "
          citation @b p1 @3-13
          text " c"
      """#)
  }

  /// What could be read stays, and a finding names the rest.
  @Test func whatIsWrong() {
    check(
      "[@a, @b]",
      """
      paragraph @0-8
        citation @a @0-8
      """, findings: ["DOS0406 commaBetweenKeys@b"])
    check(
      "[@a p. 3 @b]",
      """
      paragraph @0-12
        citation @a @0-12
      """, findings: ["DOS0406 commaBetweenKeys@b"])
    check(
      "[@a, ¶¶ 5–3]",
      """
      paragraph @0-16
        citation @a p5..p3 @0-16
      """, findings: ["DOS0407 reversedRange@5–3"])
    check(
      "[@a, ¶¶ t1–p3]",
      """
      paragraph @0-18
        citation @a t1..p3 @0-18
      """, findings: ["DOS0407 reversedRange@t1–p3"])
    check(
      "[@a, foo. 3]",
      #"""
      paragraph @0-12
        citation @a "foo. 3" @0-12
      """#, findings: ["DOS0405 unreadLocator@foo. 3"])
    // A number that no source has is for the register to say.
    check(
      "[@a, ¶ 3a]",
      """
      paragraph @0-11
        citation @a 3a @0-11
      """)
    check(
      "[@a, ¶ 1234567]",
      """
      paragraph @0-16
        citation @a p1234567 @0-16
      """)
    check(
      "[@a, ¶ 1; and others]",
      """
      paragraph @0-22
        citation @a p1 @0-22
      """, findings: ["DOS0404 malformedCitation@and others"])
    check(
      "[@a, iv]",
      #"""
      paragraph @0-8
        citation @a "iv" @0-8
      """#)
  }
}
