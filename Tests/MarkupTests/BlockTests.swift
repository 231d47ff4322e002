import Testing

/// CommonMark's blocks with tables and tasks, callouts, comments, raw HTML.
@Suite struct BlockTests {
  @Test func headings() {
    check(
      "# One\n\nTwo\n---\n\n###### Six",
      #"""
      heading 1 @0-5
        text "One"
      heading 2 @7-14
        text "Two"
      heading 6 @16-26
        text "Six"
      """#)
  }

  @Test func nestedLists() {
    check(
      "- a\n  - b\n    1. c\n- d",
      #"""
      list @0-22
        item @0-18
          paragraph @2-3
            text "a"
          list @6-18
            item @6-18
              paragraph @8-9
                text "b"
              list 1 @14-18
                item @14-18
                  paragraph @17-18
                    text "c"
        item @19-22
          paragraph @21-22
            text "d"
      """#)
    check(
      "3. a\n\n4. b",
      #"""
      list 3 @0-10
        item @0-4
          paragraph @3-4
            text "a"
        item @6-10
          paragraph @9-10
            text "b"
      """#)
    check(
      "- a\n\n  b\n- c",
      #"""
      list 2 @0-12
        item @0-8
          paragraph @2-3
            text "a"
          paragraph @7-8
            text "b"
        item @9-12
          paragraph @11-12
            text "c"
      """#)
  }

  @Test func taskLists() {
    check(
      "- [ ] open\n- [x] done [@a, ¶ 1]\n- plain",
      #"""
      list @0-40
        item 1 @0-10
          paragraph @6-10
            text "open"
        item 2 @11-32
          paragraph @17-32
            text "done "
            citation @a p1 @22-32
        item @33-40
          paragraph @35-40
            text "plain"
      """#)
  }

  @Test func tables() {
    check(
      "| l | c | r | n |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |",
      #"""
      table @0-53
        tableRow 1 @0-17
          tableCell 1 @1-17
            text "l"
          tableCell 2 @5-17
            text "c"
          tableCell 3 @9-17
            text "r"
          tableCell @13-17
            text "n"
        tableRow @36-53
          tableCell 1 @37-53
            text "1"
          tableCell 2 @41-53
            text "2"
          tableCell 3 @45-53
            text "3"
          tableCell @49-53
            text "4"
      """#)
    check(
      "| a |\n|---|\n| `x \\| y` |",
      #"""
      table @0-24
        tableRow 1 @0-5
          tableCell @1-5
            text "a"
        tableRow @12-24
          tableCell @13-24
            code "x | y"
      """#)
    check(
      "a | b\n--|--\n*1* | [@a, ¶ 1] {.gap}",
      #"""
      table @0-35
        tableRow 1 @0-5
          tableCell @0-5
            text "a"
          tableCell @3-5
            text "b"
        tableRow {.gap} @12-35
          tableCell @12-35
            emphasis
              text "1"
          tableCell @17-35
            citation @a p1 @18-28
      """#)
  }

  @Test func quotesAndRules() {
    check(
      "> a\n> b\n\n***\n\n> > c",
      #"""
      blockQuote @0-7
        paragraph @2-7
          text "a"
          softBreak
          text "b"
      thematicBreak @9-12
      blockQuote @14-19
        blockQuote @16-19
          paragraph @18-19
            text "c"
      """#)
  }

  @Test func callouts() {
    check(
      "> [!GAP]\n> Nothing is known.",
      #"""
      blockQuote @0-28
        paragraph @2-28
          text "[!GAP]"
          softBreak
          text "Nothing is known."
      """#)
    check(
      "> [!JUDGEMENT] Arms\n> It is unlikely. ^j-arms\n>\n> - confidence: moderate\n> - rests-on: c-a c-b",
      #"""
      blockQuote @0-94
        paragraph {#j-arms} @2-45
          text "[!JUDGEMENT] Arms"
          softBreak
          text "It is unlikely."
        list @50-94
          item @50-72
            paragraph @52-72
              text "confidence: moderate"
          item @75-94
            paragraph @77-94
              text "rests-on: c-a c-b"
      """#)
  }

  /// Comments go without a finding.
  @Test func comments() {
    check(
      "a <!-- [@a, ¶ 1] --> b",
      #"""
      paragraph @0-23
        text "a  b"
      """#)
    check(
      "<!-- a\n\n[@b] -->\n\nText.",
      #"""
      paragraph @18-23
        text "Text."
      """#)
    check(
      "a <!-- x\ny --> b",
      #"""
      paragraph @0-16
        text "a  b"
      """#)
  }

  /// Other HTML is shown as text, with a finding.
  @Test func rawHTML() {
    check(
      "a <b>c</b> d",
      #"""
      paragraph @0-12
        text "a "
        html "<b>" @0-12
        text "c"
        html "</b>" @0-12
        text " d"
      """#, findings: ["DOS0201 rawHTML@a <b>c</b> d", "DOS0201 rawHTML@a <b>c</b> d"])
    check(
      "<div>\nx\n</div>",
      #"""
      htmlBlock "<div>\nx\n</div>\n" @0-14
      """#, findings: ["DOS0201 rawHTML@<div>\nx\n</div>"])
    check(
      "<!-- a --> <script>x</script>",
      #"""
      htmlBlock " <script>x</script>\n" @0-29
      """#, findings: ["DOS0201 rawHTML@<!-- a --> <script>x</script>"])
  }

  @Test func codeKeepsItsInfo() {
    check(
      "```swift\nlet a = 1\n```",
      #"""
      codeBlock "let a = 1\n" in swift @0-22
      """#)
    check(
      "    a\n\tb",
      #"""
      codeBlock "a\nb\n" @4-8
      """#)
  }

  @Test func entitiesAndEscapes() {
    check(
      "&amp; &copy; \\* \\# &#x41;",
      #"""
      paragraph @0-25
        text "& © * # A"
      """#)
  }

  @Test func breaks() {
    check(
      "a\nb  \nc\\\nd",
      #"""
      paragraph @0-10
        text "a"
        softBreak
        text "b"
        lineBreak
        text "c"
        lineBreak
        text "d"
      """#)
  }

  /// Strikethrough, smart punctuation and bare links of the library are off.
  @Test func noStrikethrough() {
    check(
      #"~~a~~ -- "b" ... www.x.org"#,
      #"""
      paragraph @0-26
        text "~~a~~ -- "b" ... www.x.org"
      """#)
  }

  /// Positions count the front matter.
  @Test func frontMatter() {
    check(
      "---\ntitle: A\n---\nText [@a, ¶ 1].",
      #"""
      paragraph @17-33
        text "Text "
        citation @a p1 @22-32
        text "."
      """#)
    check(
      "---\ntitle: A\n...\n\nT",
      #"""
      paragraph @18-19
        text "T"
      """#)
    check(
      "---\nno end",
      #"""
      thematicBreak @0-3
      paragraph @4-10
        text "no end"
      """#)
  }

  @Test func lineEnds() {
    check(
      "a\r\nb [@a,\r\n¶ 2]\r\n\r\nc",
      #"""
      paragraph @0-16
        text "a"
        softBreak
        text "b "
        citation @a p2 @5-16
      paragraph @20-21
        text "c"
      """#)
  }
}
