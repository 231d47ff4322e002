import Testing

/// Every reason why something that looks like a citation is none.
@Suite struct NoCitationTests {
  @Test func escapes() {
    check(
      #"\[\@a, ¶ 2\]"#,
      #"""
      paragraph @0-13
        text "[@a, ¶ 2]"
      """#)
    check(
      #"\@a"#,
      #"""
      paragraph @0-3
        text "@a"
      """#)
    check(
      #"\\[@a, ¶ 2]"#,
      #"""
      paragraph @0-12
        text "\"
        citation @a p2 @2-12
      """#)
  }

  @Test func linkDestinations() {
    check(
      "[text](https://x.org/@a)",
      #"""
      paragraph @0-24
        link "https://x.org/@a" @7-23
          text "text"
      """#)
    check(
      "[text](<b @a>)",
      #"""
      paragraph @0-14
        link "b @a" @8-12
          text "text"
      """#)
    check(
      #"[text](x.md "see @a")"#,
      #"""
      paragraph @0-21
        link "x.md" title "see @a" @7-11
          text "text"
      """#)
    check(
      "![alt](@a.png)",
      #"""
      paragraph @0-14
        image "@a.png" @7-13
          text "alt"
      """#)
    check(
      "[@a](x.md)",
      #"""
      paragraph @0-10
        link "x.md" @5-9
          citation @a in-text @1-3
      """#)
    check(
      #"[t](a_b*c\)d)"#,
      #"""
      paragraph @0-13
        link "a_b*c)d" @4-12
          text "t"
      """#)
  }

  /// A definition wins over a citation, as in pandoc.
  @Test func linkDefinitions() {
    check(
      "[@a]: https://x.org\n\nText [@a] here.",
      #"""
      paragraph @21-36
        text "Text "
        link "https://x.org" @21-36
          text "@a"
        text " here."
      """#)
    check(
      "[@a]\n\n[@a]: https://x.org/@b",
      #"""
      paragraph @0-4
        link "https://x.org/@b" @0-4
          text "@a"
      """#)
    check(
      "[t]: x.md \"see @a\"\n\n[t]",
      #"""
      paragraph @20-23
        link "x.md" title "see @a" @20-23
          text "t"
      """#)
  }

  @Test func autolinks() {
    check(
      "<https://x.org/@a>",
      #"""
      paragraph @0-18
        link "https://x.org/@a" @0-18
          text "https://x.org/@a"
      """#)
    check(
      "<me@a.org>",
      #"""
      paragraph @0-10
        link "mailto:me@a.org" @0-10
          text "me@a.org"
      """#)
  }

  @Test func mailAddresses() {
    check(
      "Write to me@a.org or x.y@a.",
      #"""
      paragraph @0-27
        text "Write to me@a.org or x.y@a."
      """#)
    check(
      "日@a",
      #"""
      paragraph @0-5
        text "日@a"
      """#)
    check(
      "1@a",
      #"""
      paragraph @0-3
        text "1@a"
      """#)
  }

  @Test func bareAddresses() {
    check(
      "https://x.org/@a and @b",
      #"""
      paragraph @0-23
        link "https://x.org/@a" @0-16
          text "https://x.org/@a"
        text " and "
        citation @b in-text @21-23
      """#)
  }

  @Test func htmlTags() {
    check(
      #"a <b title="@a"> c"#,
      #"""
      paragraph @0-18
        text "a "
        html "<b title="@a">" @0-18
        text " c"
      """#, findings: [#"DOS0201 rawHTML@a <b title="@a"> c"#])
  }

  @Test func aLonelyAt() {
    check(
      "@ a",
      #"""
      paragraph @0-3
        text "@ a"
      """#)
    check(
      "[@]",
      #"""
      paragraph @0-3
        text "[@]"
      """#)
    check(
      "[@ a]",
      #"""
      paragraph @0-5
        text "[@ a]"
      """#)
    check(
      "@@a",
      #"""
      paragraph @0-3
        text "@"
        citation @a in-text @1-3
      """#)
    check(
      "[ @, ¶ 2]",
      #"""
      paragraph @0-10
        text "[ @, ¶ 2]"
      """#)
  }

  @Test func footnoteReferences() {
    check(
      "text [^@a]",
      #"""
      paragraph @0-10
        text "text [^@a]"
      """#, findings: ["DOS0210 undefinedFootnote@[^@a]"])
  }

  /// Nothing of ours crosses a blank line, a new item, or a cell.
  @Test func acrossBlocks() {
    check(
      "[@a,\n\n¶ 2]",
      #"""
      paragraph @0-4
        text "["
        citation @a in-text @1-3
        text ","
      paragraph @6-11
        text "¶ 2]"
      """#)
    check(
      "- [@a,\n- ¶ 2]",
      #"""
      list @0-14
        item @0-6
          paragraph @2-6
            text "["
            citation @a in-text @3-5
            text ","
        item @7-14
          paragraph @9-14
            text "¶ 2]"
      """#)
    check(
      "| a | b |\n|---|---|\n| [@a, | ¶ 2] |",
      #"""
      table @0-36
        tableRow 1 @0-9
          tableCell @1-9
            text "a"
          tableCell @5-9
            text "b"
        tableRow @20-36
          tableCell @21-36
            text "["
            citation @a in-text @23-25
            text ","
          tableCell @28-36
            text "¶ 2]"
      """#)
    check(
      "[@a,\n## ¶ 2]",
      #"""
      paragraph @0-4
        text "["
        citation @a in-text @1-3
        text ","
      heading 2 @5-13
        text "¶ 2]"
      """#)
  }

  @Test func aWordBefore() {
    check(
      "Text [x@a, ¶ 1] y",
      #"""
      paragraph @0-18
        text "Text [x@a, ¶ 1] y"
      """#)
    check(
      "&#91;@a, ¶ 1]",
      #"""
      paragraph @0-14
        text "["
        citation @a in-text @5-7
        text ", ¶ 1]"
      """#)
    check(
      #"[@a, ¶ 2\]"#,
      #"""
      paragraph @0-11
        text "["
        citation @a in-text @1-3
        text ", ¶ 2]"
      """#)
  }
}
