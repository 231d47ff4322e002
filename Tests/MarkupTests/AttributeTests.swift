import Testing

/// Attributes at the end of blocks, on spans, and where they do not belong.
@Suite struct AttributeTests {
  @Test func paragraphs() {
    check(
      "Text. {#c-7f3kq .assessment}",
      #"""
      paragraph {#c-7f3kq .assessment} @0-28
        text "Text."
      """#)
    check(
      "Text [@a, ¶ 1]. ^c-2m4vq",
      #"""
      paragraph {#c-2m4vq} @0-25
        text "Text "
        citation @a p1 @5-15
        text "."
      """#)
    check(
      "Two\nlines. {.gap}",
      #"""
      paragraph {.gap} @0-17
        text "Two"
        softBreak
        text "lines."
      """#)
    check(
      "Text.\n{.gap}",
      #"""
      paragraph {.gap} @0-12
        text "Text."
      """#)
    check(
      "{.gap}",
      """
      paragraph {.gap} @0-6
      """)
    check(
      #"Text. {ignore="DOS0412: a reason" contradicts=c-p8wn3}"#,
      #"""
      paragraph {ignore=DOS0412: a reason contradicts=c-p8wn3} @0-54
        text "Text."
      """#)
    check(
      "Text. {.gap} ^c-2m4vq",
      #"""
      paragraph {#c-2m4vq .gap} @0-21
        text "Text."
      """#)
  }

  @Test func headings() {
    check(
      "## Title {#custom}",
      #"""
      heading 2 {#custom} @0-18
        text "Title"
      """#)
    check(
      "## Title {#custom} ##",
      #"""
      heading 2 {#custom} @0-21
        text "Title"
      """#)
    check(
      "Title {#custom}\n===",
      #"""
      heading 1 {#custom} @0-19
        text "Title"
      """#)
  }

  @Test func listItems() {
    check(
      "- one {.gap}\n- two [@a, ¶ 1] ^c-8hd2x\n- three",
      #"""
      list @0-46
        item @0-12
          paragraph {.gap} @2-12
            text "one"
        item @13-38
          paragraph {#c-8hd2x} @15-38
            text "two "
            citation @a p1 @19-29
        item @39-46
          paragraph @41-46
            text "three"
      """#)
    check(
      "1. one\n   more {#c-a}\n\n   second paragraph {#c-b}",
      #"""
      list 3 @0-49
        item @0-49
          paragraph {#c-a} @3-21
            text "one"
            softBreak
            text "more"
          paragraph {#c-b} @26-49
            text "second paragraph"
      """#)
  }

  /// In a row they stand at the end of the last cell and belong to the row.
  @Test func tableRows() {
    check(
      "| a | b |\n|---|---|\n| 1 | 2 {#c-row .gap} |\n| 3 | 4 ^c-2m4vq |\n| 5 | 6 |",
      #"""
      table @0-72
        tableRow 1 @0-9
          tableCell @1-9
            text "a"
          tableCell @5-9
            text "b"
        tableRow {#c-row .gap} @20-43
          tableCell @21-43
            text "1"
          tableCell @25-43
            text "2"
        tableRow {#c-2m4vq} @44-62
          tableCell @45-62
            text "3"
          tableCell @49-62
            text "4"
        tableRow @63-72
          tableCell @64-72
            text "5"
          tableCell @68-72
            text "6"
      """#)
  }

  @Test func blockQuotes() {
    check(
      "> Text. {#c-a}\n> \n> Other. ^c-b",
      #"""
      blockQuote @0-31
        paragraph {#c-a} @2-14
          text "Text."
        paragraph {#c-b} @20-31
          text "Other."
      """#)
  }

  @Test func spans() {
    check(
      "The [2017 case]{date=2017-05-17 date-basis=confirmed} went on.",
      #"""
      paragraph @0-62
        text "The "
        span {date=2017-05-17 date-basis=confirmed} @4-53
          text "2017 case"
        text " went on."
      """#)
    check(
      "[He reads it.]{.assessment} {#c-7f3kq}",
      #"""
      paragraph {#c-7f3kq} @0-38
        span {.assessment} @0-27
          text "He reads it."
      """#)
    check(
      "[a [b]{lang=fa} c]{.gap}",
      #"""
      paragraph @0-24
        span {.gap} @0-24
          text "a "
          span {lang=fa} @3-15
            text "b"
          text " c"
      """#)
    check(
      "[**bold** and [[x]] and @a]{lang=fa}",
      #"""
      paragraph @0-36
        span {lang=fa} @0-36
          strong
            text "bold"
          text " and "
          wikilink x @14-19
          text " and "
          citation @a in-text @24-26
      """#)
    check(
      "*[a]{lang=fa}*",
      #"""
      paragraph @0-14
        emphasis
          span {lang=fa} @1-13
            text "a"
      """#)
    check(
      "[a\nb]{lang=fa}",
      #"""
      paragraph @0-14
        span {lang=fa} @0-14
          text "a"
          softBreak
          text "b"
      """#)
    check(
      "[سلام]{lang=fa}",
      #"""
      paragraph @0-19
        span {lang=fa} @0-19
          text "سلام"
      """#)
  }

  @Test func spansWithLinks() {
    check(
      "[see [text](x.md) now]{lang=fa}",
      #"""
      paragraph @0-31
        span {lang=fa} @0-31
          text "see "
          link "x.md" @12-16
            text "text"
          text " now"
      """#)
    check(
      "![a]{lang=fa}",
      #"""
      paragraph @0-13
        text "![a]{lang=fa}"
      """#, findings: ["DOS0204 misplacedAttributes@{lang=fa}"])
  }

  @Test func values() {
    check(
      "T {a=b}",
      #"""
      paragraph {a=b} @0-7
        text "T"
      """#)
    check(
      #"T {a="b c" d='e f'}"#,
      #"""
      paragraph {a=b c d=e f} @0-19
        text "T"
      """#)
    check(
      "T {#x .a .b c=d}",
      #"""
      paragraph {#x .a .b c=d} @0-16
        text "T"
      """#)
    check(
      "T { .gap }",
      #"""
      paragraph {.gap} @0-10
        text "T"
      """#)
  }

  /// Braces in prose are prose.
  @Test func noAttributes() {
    check(
      "A {x} b.",
      #"""
      paragraph @0-8
        text "A {x} b."
      """#)
    check(
      "Set {1, 2}",
      #"""
      paragraph @0-10
        text "Set {1, 2}"
      """#)
    check(
      "T {}",
      #"""
      paragraph @0-4
        text "T {}"
      """#)
    check(
      "T {.gap",
      #"""
      paragraph @0-7
        text "T {.gap"
      """#)
    check(
      #"T\{.gap}"#,
      #"""
      paragraph @0-8
        text "T{.gap}"
      """#)
    check(
      "`T {.gap}`",
      #"""
      paragraph @0-10
        code "T {.gap}"
      """#)
    check(
      #"T {a="b}"#,
      #"""
      paragraph @0-8
        text "T {a="b}"
      """#, findings: ["DOS0202 malformedAttributes@{a=\"b}"])
    check(
      "x^2",
      #"""
      paragraph @0-3
        text "x^2"
      """#)
    check(
      "a ^b c",
      #"""
      paragraph @0-6
        text "a ^b c"
      """#)
  }

  @Test func misplaced() {
    check(
      "Text {.gap} goes on.",
      #"""
      paragraph @0-20
        text "Text {.gap} goes on."
      """#, findings: ["DOS0204 misplacedAttributes@{.gap}"])
    check(
      "word{.gap}",
      #"""
      paragraph @0-10
        text "word{.gap}"
      """#, findings: ["DOS0204 misplacedAttributes@{.gap}"])
  }

  /// A span must hold whole pieces of other markup.
  @Test func brokenSpans() {
    check(
      "[a *b]{lang=fa} c*",
      #"""
      paragraph @0-18
        brokenSpan @0-1
          text "a "
          emphasis
            text "b c"
      """#, findings: ["DOS0203 brokenSpan@]{lang=fa}"])
    check(
      "*a [b* c]{lang=fa}",
      #"""
      paragraph @0-18
        emphasis
          text "a "
          brokenSpan @3-4
            text "b"
        text " c"
      """#, findings: ["DOS0203 brokenSpan@]{lang=fa}"])
  }

  /// `\|` in a value is the bar that does not cut the cell.
  @Test func barsInARow() {
    check(
      "|a|\n|-|\n|x [@a, ¶ 2]{why=\"a \\| b\"}|",
      #"""
      table @0-36
        tableRow 1 @0-3
          tableCell @1-3
            text "a"
        tableRow @8-36
          tableCell @9-36
            text "x "
            citation @a p2 {why=a | b} @11-35
      """#)
  }

  /// A break before a block's attributes is no content.
  @Test func afterALineBreak() {
    check(
      "a\\\n{.gap}",
      #"""
      paragraph {.gap} @0-9
        text "a"
      """#)
    check(
      "a  \n^c-x",
      #"""
      paragraph {#c-x} @0-8
        text "a"
      """#)
  }

  @Test func severalIDs() {
    check(
      "Text ^c-a ^c-b",
      #"""
      paragraph {#c-b} @0-14
        text "Text ^c-a"
      """#, findings: ["DOS0204 misplacedAttributes@^c-a"])
    check(
      "Text {#a}{#b}",
      #"""
      paragraph @0-13
        text "Text {#a}{#b}"
      """#, findings: ["DOS0204 misplacedAttributes@{#a}", "DOS0204 misplacedAttributes@{#b}"])
  }
}
