import Testing

/// Code is shown as it was written, and what only looks like code is text.
@Suite struct CodeTests {
  @Test func codeSpans() {
    check(
      "`[@a, ¶ 2]` and `` @a ` b ``",
      #"""
      paragraph @0-29
        code "[@a, ¶ 2]"
        text " and "
        code "@a ` b"
      """#)
    check(
      "`[@a]` [@b, ¶ 1] `@c`",
      #"""
      paragraph @0-22
        code "[@a]"
        text " "
        citation @b p1 @7-17
        text " "
        code "@c"
      """#)
    check(
      "`` `[@a]` ``",
      #"""
      paragraph @0-12
        code "`[@a]`"
      """#)
  }

  /// Code is shown as it was written.
  @Test func codeBlocks() {
    check(
      "```\n[@a, ¶ 2] @b {#c-x} [[w]]\n```",
      #"""
      codeBlock "[@a, ¶ 2] @b {#c-x} [[w]]\n" @0-34
      """#)
    check(
      "    [@a, ¶ 2] @b\n\n    [[w|t]] {.gap}",
      #"""
      codeBlock "[@a, ¶ 2] @b\n\n[[w|t]] {.gap}\n" @4-37
      """#)
    check(
      "~~~ text\n[@a,\n¶ 2]\n~~~",
      #"""
      codeBlock "[@a,\n¶ 2]\n" in text @0-23
      """#)
    check(
      "> - ``` [@a]{.x}&amp;\\* @b [[w]]\n>   [@a]\n>   ```",
      #"""
      blockQuote @0-49
        list @2-49
          item @2-49
            codeBlock "[@a]\n" in [@a]{.x}&* @4-49
      """#)
    check(
      "> ```\n> [@a, ¶ 2]\n> ```",
      #"""
      blockQuote @0-24
        codeBlock "[@a, ¶ 2]\n" @2-24
      """#)
    check(
      "- item\n\n      [@a, ¶ 2]\n      [[w]]",
      #"""
      list 2 @0-36
        item @0-36
          paragraph @2-6
            text "item"
          codeBlock "[@a, ¶ 2]\n[[w]]\n" @14-36
      """#)
    check(
      "- item\n  ```\n  [@a,\n  ¶ 2]\n  ```\n  end [@b, ¶ 1]",
      #"""
      list @0-50
        item @0-50
          paragraph @2-6
            text "item"
          codeBlock "[@a,\n¶ 2]\n" @9-33
          paragraph @36-50
            text "end "
            citation @b p1 @40-50
      """#)
  }

  /// The parser ends the fence with its item; what follows is text again.
  @Test func fencesThatEndEarly() {
    check(
      "- ```\n[@a, ¶ 1]\n\n- x",
      #"""
      list @0-5
        item @0-5
          codeBlock "" @2-5
      paragraph @6-16
        citation @a p1 @6-16
      list @18-21
        item @18-21
          paragraph @20-21
            text "x"
      """#)
    check(
      "- ```\n[@a, ¶ 1]\n```",
      #"""
      list @0-5
        item @0-5
          codeBlock "" @2-5
      paragraph @6-16
        citation @a p1 @6-16
      codeBlock "" @17-20
      """#)
    check(
      "> ```\n[@a, ¶ 1]",
      #"""
      blockQuote @0-5
        codeBlock "" @2-5
      paragraph @6-16
        citation @a p1 @6-16
      """#)
  }

  @Test func indentedTextThatIsNoCode() {
    check(
      "x\n    [@a, ¶ 1]",
      #"""
      paragraph @0-16
        text "x"
        softBreak
        citation @a p1 @6-16
      """#)
    check(
      "1.  a\n\n        [@a]\n\n    [@b, ¶ 1]",
      #"""
      list 3 @0-35
        item @0-35
          paragraph @4-5
            text "a"
          codeBlock "[@a]\n" @15-19
          paragraph @25-35
            citation @b p1 @25-35
      """#)
    check(
      ">     [@a]\n> [@b]",
      #"""
      blockQuote @0-17
        codeBlock "[@a]\n" @6-10
        paragraph @13-17
          citation @b @13-17
      """#)
    check(
      "- a\n\n\t[@a, ¶ 1]\n\n\t\t[@b]",
      #"""
      list 2 @0-24
        item @0-24
          paragraph @2-3
            text "a"
          paragraph @6-16
            citation @a p1 @6-16
          codeBlock "  [@b]\n" @19-24
      """#)
  }
}
