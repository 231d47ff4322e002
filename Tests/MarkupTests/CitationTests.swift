import Testing

/// Citations as they are written, and the trees they become.
@Suite struct CitationTests {
  @Test func oneKey() {
    check(
      "Text [@a, ¶ 2].",
      #"""
      paragraph @0-16
        text "Text "
        citation @a p2 @5-15
        text "."
      """#)
    check(
      "[@zaheer-2022, ¶ 2] stands first.",
      #"""
      paragraph @0-34
        citation @zaheer-2022 p2 @0-20
        text " stands first."
      """#)
    check(
      "[@a]",
      """
      paragraph @0-4
        citation @a @0-4
      """)
  }

  @Test func severalKeysKeepTheirOrder() {
    check(
      "Both [@a, ¶ 3; @b, ¶ 7; @c] agree.",
      #"""
      paragraph @0-36
        text "Both "
        citation @a p3; @b p7; @c @5-29
        text " agree."
      """#)
    check(
      "[@a, ¶ 1;@b, ¶ 2]",
      """
      paragraph @0-19
        citation @a p1; @b p2 @0-19
      """)
  }

  @Test func rangesAndLists() {
    check(
      "[@a, ¶¶ 3–5, 9]",
      """
      paragraph @0-19
        citation @a p3..p5 p9 @0-19
      """)
    check(
      "[@a, ¶ 3-5]",
      """
      paragraph @0-12
        citation @a p3..p5 @0-12
      """)
    check(
      "[@a, ¶¶ 3--5]",
      """
      paragraph @0-15
        citation @a p3..p5 @0-15
      """)
    check(
      "[@a, ¶¶ 1, 3, 10–12]",
      """
      paragraph @0-24
        citation @a p1 p3 p10..p12 @0-24
      """)
    check(
      "[@a ¶ 3]",
      """
      paragraph @0-9
        citation @a p3 @0-9
      """)
    check(
      "[@a,¶3]",
      """
      paragraph @0-8
        citation @a p3 @0-8
      """)
    check(
      "[@a, ¶\u{A0}3]",
      """
      paragraph @0-11
        citation @a p3 @0-11
      """)
  }

  @Test func otherWordsForParagraph() {
    check(
      "[@a, para. 3]",
      """
      paragraph @0-13
        citation @a p3 @0-13
      """)
    check(
      "[@a, paras. 3–5]",
      """
      paragraph @0-18
        citation @a p3..p5 @0-18
      """)
    check(
      "[@a, paragraph 3]",
      """
      paragraph @0-17
        citation @a p3 @0-17
      """)
    check(
      "[@a, Para. 3]",
      """
      paragraph @0-13
        citation @a p3 @0-13
      """)
    check(
      "[@a, 4]",
      """
      paragraph @0-7
        citation @a p4 @0-7
      """)
  }

  /// Headings, front matter, back matter and missing exhibits have labels of their own.
  @Test func labelsOfOtherKinds() {
    check(
      "[@a, ¶ t1]",
      """
      paragraph @0-11
        citation @a t1 @0-11
      """)
    check(
      "[@a, t1]",
      """
      paragraph @0-8
        citation @a t1 @0-8
      """)
    check(
      "[@a, p2]",
      """
      paragraph @0-8
        citation @a p2 @0-8
      """)
    check(
      "[@a, h1–3, f2, b1]",
      """
      paragraph @0-20
        citation @a h1..h3 f2 b1 @0-20
      """)
    check(
      "[@a, ¶ 007]",
      """
      paragraph @0-12
        citation @a p7 @0-12
      """)
  }

  @Test func prefixAndSuffix() {
    check(
      "[see @a, ¶ 2, and the note there]",
      #"""
      paragraph @0-34
        citation see @a p2 "and the note there" @0-34
      """#)
    check(
      "[compare also @a, ¶ 2; but see @b, ¶ 3]",
      """
      paragraph @0-41
        citation compare also @a p2; but see @b p3 @0-41
      """)
  }

  @Test func suppressedAuthor() {
    check(
      "He says so [-@a, ¶ 2].",
      #"""
      paragraph @0-23
        text "He says so "
        citation -@a p2 @11-22
        text "."
      """#)
    check(
      "[see -@a, ¶ 2]",
      """
      paragraph @0-15
        citation see -@a p2 @0-15
      """)
    check(
      "As -@a [¶ 2] says.",
      #"""
      paragraph @0-19
        text "As "
        citation -@a p2 in-text @3-13
        text " says."
      """#)
  }

  /// The author's name is part of the sentence.
  @Test func inText() {
    check(
      "@rezaei-2021 [¶ 25] says so.",
      #"""
      paragraph @0-29
        citation @rezaei-2021 p25 in-text @0-20
        text " says so."
      """#)
    check(
      "As @a says.",
      #"""
      paragraph @0-11
        text "As "
        citation @a in-text @3-5
        text " says."
      """#)
    check(
      "(@a)",
      #"""
      paragraph @0-4
        text "("
        citation @a in-text @1-3
        text ")"
      """#)
    check(
      "See @a[¶ 2].",
      #"""
      paragraph @0-13
        text "See "
        citation @a p2 in-text @4-12
        text "."
      """#)
    check(
      "@a [¶¶ 3–5, 9]{cred=2}",
      """
      paragraph @0-26
        citation @a p3..p5 p9 in-text {cred=2} @0-26
      """)
    check(
      "“@a”, *@a*.",
      #"""
      paragraph @0-15
        text "“"
        citation @a in-text @3-5
        text "”, "
        emphasis
          citation @a in-text @11-13
        text "."
      """#)
  }

  /// A bracket that names no place is not the citation's.
  @Test func inTextLeavesOtherBrackets() {
    check(
      "@a [and more]",
      #"""
      paragraph @0-13
        citation @a "and more" in-text @0-13
      """#)
    check(
      "@a [^note]",
      #"""
      paragraph @0-10
        citation @a in-text @0-2
        text " [^note]"
      """#, findings: ["DOS0210 undefinedFootnote@[^note]"])
  }

  /// A key may hold single marks inside; marks at its end belong to the sentence.
  @Test func keys() {
    check(
      "[@Foo_bar.baz, ¶ 1]",
      """
      paragraph @0-20
        citation @Foo_bar.baz p1 @0-20
      """)
    check(
      "See @a.",
      #"""
      paragraph @0-7
        text "See "
        citation @a in-text @4-6
        text "."
      """#)
    check(
      "See @a's work: @b: yes.",
      #"""
      paragraph @0-23
        text "See "
        citation @a in-text @4-6
        text "'s work: "
        citation @b in-text @15-17
        text ": yes."
      """#)
    check(
      "[@doe:2020/x, ¶ 1]",
      """
      paragraph @0-19
        citation @doe:2020/x p1 @0-19
      """)
    check(
      "[@مصدر1, ¶ 1]",
      """
      paragraph @0-18
        citation @مصدر1 p1 @0-18
      """)
    check(
      "@a--b",
      #"""
      paragraph @0-5
        citation @a in-text @0-2
        text "--b"
      """#)
  }

  @Test func moreKeysBehindAnInTextKey() {
    check(
      "@a [¶ 3; see also @b, ¶ 1]",
      """
      paragraph @0-28
        citation @a p3; see also @b p1 in-text @0-28
      """)
  }

  /// Typographic marks end a key and may stand before `@`.
  @Test func quotesAndDashesAreNoPartOfAKey() {
    check(
      "@rezaei-2021’s view",
      #"""
      paragraph @0-21
        citation @rezaei-2021 in-text @0-12
        text "’s view"
      """#)
    check(
      "«@a»—@b…",
      #"""
      paragraph @0-14
        text "«"
        citation @a in-text @2-4
        text "»—"
        citation @b in-text @9-11
        text "…"
      """#)
    check(
      "（@a）",
      #"""
      paragraph @0-8
        text "（"
        citation @a in-text @3-5
        text "）"
      """#)
  }

  /// The comma and the digits of Persian are read like ours.
  @Test func otherScripts() {
    check(
      "[@a، ¶ ۳]",
      """
      paragraph @0-12
        citation @a p3 @0-12
      """)
  }

  @Test func repeatedMarks() {
    check(
      "[@a, ¶3, ¶7]",
      """
      paragraph @0-14
        citation @a p3 p7 @0-14
      """)
  }

  @Test func keysThatAreAddresses() {
    check(
      "@foo/bar//baz",
      """
      paragraph @0-13
        citation @foo/bar//baz in-text @0-13
      """)
  }
}
