import Testing

/// Cross-links in Obsidian's form, Markdown links and pictures.
@Suite struct WikilinkTests {
  @Test func targets() {
    check(
      "[[note]]",
      """
      paragraph @0-8
        wikilink note @0-8
      """)
    check(
      "See [[sco/index]] and [[note.md]].",
      #"""
      paragraph @0-34
        text "See "
        wikilink sco/index @4-17
        text " and "
        wikilink note.md @22-33
        text "."
      """#)
    check(
      "[[ note ]]",
      """
      paragraph @0-10
        wikilink note @0-10
      """)
    check(
      "[[@zaheer-2022]]",
      """
      paragraph @0-16
        wikilink @zaheer-2022 @0-16
      """)
  }

  @Test func headingsAndClaims() {
    check(
      "[[note#Heading]]",
      """
      paragraph @0-16
        wikilink note#Heading @0-16
      """)
    check(
      "[[note#A#B]]",
      """
      paragraph @0-12
        wikilink note#A#B @0-12
      """)
    check(
      "[[#Heading]]",
      """
      paragraph @0-12
        wikilink #Heading @0-12
      """)
    check(
      "[[note#^c-7f3kq]]",
      """
      paragraph @0-17
        wikilink note#^c-7f3kq @0-17
      """)
    check(
      "[[#^c-7f3kq]]",
      """
      paragraph @0-13
        wikilink #^c-7f3kq @0-13
      """)
    check(
      "[[@a#p2]]",
      """
      paragraph @0-9
        wikilink @a#p2 @0-9
      """)
  }

  @Test func texts() {
    check(
      "[[irgc|the Guards]]",
      """
      paragraph @0-19
        wikilink irgc|the Guards @0-19
      """)
    check(
      "[[irgc|a|b]]",
      """
      paragraph @0-12
        wikilink irgc|a|b @0-12
      """)
    check(
      "[[note#Heading|the *text*]]",
      """
      paragraph @0-27
        wikilink note#Heading|the *text* @0-27
      """)
  }

  @Test func wordsInBrackets() {
    check(
      "[[irgc|the Guards [of 1979]]] and [[a|[x] y]]",
      """
      paragraph @0-45
        wikilink irgc|the Guards [of 1979] @0-29
        text " and "
        wikilink a|[x] y @34-45
      """)
    // A citation or another link is more than words.
    check(
      "[[a|b [@c]]] [[a|b [[c]]]] [[a [b]]]",
      #"""
      paragraph @0-36
        text "[[a|b "
        citation @c @6-10
        text "]] [[a|b "
        wikilink c @19-24
        text "]] [[a [b]]]"
      """#)
  }

  @Test func embeds() {
    check(
      "![[map.png|300]]",
      """
      paragraph @0-16
        wikilink !map.png|300 @0-16
      """)
    check(
      "![[note#^c-7f3kq]]",
      """
      paragraph @0-18
        wikilink !note#^c-7f3kq @0-18
      """)
  }

  /// `\|` is the bar that does not cut the cell.
  @Test func inTables() {
    check(
      "| a | b |\n|---|---|\n| [[irgc\\|the Guards]] | [[x]] |",
      #"""
      table @0-52
        tableRow 1 @0-9
          tableCell @1-9
            text "a"
          tableCell @5-9
            text "b"
        tableRow @20-52
          tableCell @21-52
            wikilink irgc|the Guards @22-42
          tableCell @44-52
            wikilink x @45-50
      """#)
  }

  @Test func acrossALine() {
    check(
      "[[a\nb|c\nd]]",
      """
      paragraph @0-11
        wikilink a b|c d @0-11
      """)
    check(
      "> [[a\n> b]]",
      """
      blockQuote @0-11
        paragraph @2-11
          wikilink a b @2-11
      """)
  }

  @Test func noLinks() {
    check(
      "[[]]",
      #"""
      paragraph @0-4
        text "[[]]"
      """#)
    check(
      "[[:space:]]",
      #"""
      paragraph @0-11
        text "[[:space:]]"
      """#)
    check(
      #"\[[a]]"#,
      #"""
      paragraph @0-6
        text "[[a]]"
      """#)
    check(
      "`[[a]]`",
      #"""
      paragraph @0-7
        code "[[a]]"
      """#)
    check(
      "[[a",
      #"""
      paragraph @0-3
        text "[[a"
      """#)
    check(
      "[[a\n\nb]]",
      #"""
      paragraph @0-3
        text "[[a"
      paragraph @5-8
        text "b]]"
      """#)
    check(
      "[ [a] ]",
      #"""
      paragraph @0-7
        text "[ [a] ]"
      """#)
    check(
      "[[a[b]]",
      #"""
      paragraph @0-7
        text "[[a[b]]"
      """#)
  }

  @Test func beside() {
    check(
      "**[[a]]**b",
      #"""
      paragraph @0-10
        text "**"
        wikilink a @2-7
        text "**b"
      """#)
    check(
      "[[a]](u)",
      #"""
      paragraph @0-8
        wikilink a @0-5
        text "(u)"
      """#)
    check(
      "[x [[a]] y](u)",
      #"""
      paragraph @0-14
        link "u" @12-13
          text "x "
          wikilink a @3-8
          text " y"
      """#)
    check(
      "[[a]][@b, ¶ 1]",
      """
      paragraph @0-15
        wikilink a @0-5
        citation @b p1 @5-15
      """)
  }

  @Test func markdownLinks() {
    check(
      "[text](note.md#heading)",
      #"""
      paragraph @0-23
        link "note.md#heading" @7-22
          text "text"
      """#)
    check(
      "[a *b*](<x y.md> 'title')",
      #"""
      paragraph @0-25
        link "x y.md" title "title" @9-15
          text "a "
          emphasis
            text "b"
      """#)
    check(
      "![alt](map.png)",
      #"""
      paragraph @0-15
        image "map.png" @7-14
          text "alt"
      """#)
    check(
      "[t][ref]\n\n[ref]: x.md",
      #"""
      paragraph @0-8
        link "x.md" @0-8
          text "t"
      """#)
    check(
      "[a](b(c)d)",
      #"""
      paragraph @0-10
        link "b(c)d" @4-9
          text "a"
      """#)
  }

  @Test func attributesThatTouchALink() {
    check(
      "[[a]]{.x} y",
      #"""
      paragraph @0-11
        wikilink a @0-5
        text "{.x} y"
      """#, findings: ["DOS0204 misplacedAttributes@{.x}"])
  }
}
