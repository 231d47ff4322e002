import Diagnostics
import Files
import Markup
import Support
import Testing

/// What the source says where our nodes of a kind say they are.
private func written(_ kinds: [Node.Kind], in markdown: String) -> [String] {
  let (tree, _, file) = parsed(markdown)
  return tree.nodes.filter { kinds.contains($0.kind) }.map {
    String(decoding: file.bytes[$0.source], as: UTF8.self)
  }
}

/// Every range slices to what was written there.
@Suite struct PositionTests {
  @Test(arguments: [
    "", "---\ntitle: Ünited 中\n---\n", "\u{FEFF}", "\u{FEFF}---\ntitle: T\n---\n", "---\r\na: b\r\n---\r\n",
  ])
  func citationsWhateverStandsBefore(front: String) {
    let body = """
      Ünited **states.**[@a, ¶ 1] and `code [@no]` @b [¶ 2].

      > - nested [@c,
      >   ¶ 3] ^c-x

      | a | b |
      |---|---|
      | \\| [@d, ¶ 4] | [[x\\|y]] -@e [¶ 5]{cred=2} |

      1. one
          [@f, ¶ 6; see @g]{why="said so"}
      lazy [@h, ¶ 7]
      """
    #expect(
      written([.citation], in: front + body) == [
        "[@a, ¶ 1]", "@b [¶ 2]", "[@c,\n>   ¶ 3]", "[@d, ¶ 4]", "-@e [¶ 5]{cred=2}",
        "[@f, ¶ 6; see @g]{why=\"said so\"}", "[@h, ¶ 7]",
      ])
    #expect(written([.wikilink], in: front + body) == ["[[x\\|y]]"])
  }

  @Test func linksSpansAndPictures() {
    let text = "中 [t](x.md#a 'y') ![p](<m n.png>) [s]{lang=fa}\n   [[n]] [u](v\\)w)\n"
    #expect(written([.link, .image], in: text) == ["x.md#a", "m n.png", "v\\)w"])
    #expect(written([.span], in: text) == ["[s]{lang=fa}"])
    #expect(written([.wikilink], in: text) == ["[[n]]"])
  }

  @Test func blocks() {
    let text = "# Héad [@a]\n\nPara\ntwo.\n\n- item\n  more\n\n> quoted\n\n| r |\n|---|\n| é [@a, ¶ 1] |\n"
    #expect(written([.heading], in: text) == ["# Héad [@a]"])
    #expect(written([.paragraph], in: text) == ["Para\ntwo.", "item\n  more", "quoted"])
    #expect(written([.tableRow], in: text) == ["| r |", "| é [@a, ¶ 1] |"])
    #expect(written([.item], in: text) == ["- item\n  more"])
  }

  /// The library gives a paragraph no place that a table below it ended.
  @Test func paragraphsAboveATable() {
    let table = "| r |\n|---|\n"
    for rows in ["", "| x |\n"] {
      #expect(
        written([.paragraph, .tableRow], in: "First.\n\nOne\n`two\nthree`.\n\(table)\(rows)\nLast.\n")
          == ["First.", "One\n`two\nthree`.", "| r |"] + (rows.isEmpty ? [] : ["| x |"]) + ["Last."])
      let quoted = "> First.\n>\n> - One\n>   two.\n>   | r |\n>   |---|\n"
      #expect(
        written([.paragraph, .tableRow], in: quoted + (rows.isEmpty ? "" : ">   | x |"))
          == ["First.", "One\n>   two.", "| r |"] + (rows.isEmpty ? [] : ["| x |"]))
    }
    #expect(written([.paragraph, .tableRow], in: table) == ["| r |"])
  }

  @Test func cellsWithoutAColumn() {
    let text = "| a | b |\n|---|---|\n"
    let listed = { (row: String) in
      let (_, findings, file) = parsed(text + row)
      return findings.map { "\($0.code.text) \(String(decoding: file.bytes[$0.range], as: UTF8.self))" }
    }
    for row in [
      "| x | y |", "x | y", "| x |", "x", "||", "| x | y \\| z |", "| [[x|y]] | [@a, ¶ 1]{why=\"a|b\"} |  ",
    ] {
      #expect(listed(row) == [], "\(row)")
    }
    #expect(listed("| x | y | z |") == ["DOS0213 | z |"])
    #expect(listed("x | [[y|z]] | [@a, ¶ 2] | |") == ["DOS0213 | [@a, ¶ 2] | |"])
    #expect(listed("> | x | y | z").isEmpty, "no row of that table")
  }

  /// A column of the parser counts the bytes of our masks, so it is of no use behind one.
  @Test func blocksBehindAMaskOnTheirLine() {
    #expect(written([.tableCell], in: "|a|b|\n|-|-|\n|[[x]]|y|\n").last == "y|")
  }

  @Test func attributesAndKeys() throws {
    let (tree, _, file) = parsed("---\ntitle: T\n---\nTéxt [@k-1, ¶ 2]. {#c-7f3kq .gap why=\"é b\"}\n")
    let slice = { (range: Range<Int>) in String(decoding: file.bytes[range], as: UTF8.self) }
    let attributes = try #require(tree.attributes.first)
    #expect(attributes.id.map { slice($0.range) } == "c-7f3kq")
    #expect(attributes.classes.map { slice($0.range) } == ["gap"])
    #expect(attributes.pairs.map { slice($0.range) } == ["é b"])
    #expect(slice(attributes.range) == "{#c-7f3kq .gap why=\"é b\"}")
    let item = try #require(tree.citations.first?.items.first)
    #expect(slice(item.keyRange) == "k-1" && item.labels.map { slice($0.range) } == ["2"])
  }

  @Test(
    arguments: [
      ("---\na: b\n---\nText", 4..<9, 13), ("---\na: b\n...\nText", 4..<9, 13), ("---\n---\nText", 4..<4, 8),
      ("--- \t\na: b\n---\t\nText", 6..<11, 16), ("\u{FEFF}---\na\n---\n", 7..<9, 13),
      ("---\na\n---", 4..<6, 9),
    ])
  func frontMatterIsSplitOff(text: String, range: Range<Int>, body: Int) {
    let parts = splitFrontMatter(Array(text.utf8))
    #expect(parts.frontMatter == range && parts.bodyStart == body)
  }

  @Test(arguments: [
    "Text\n---\na\n---\n", "----\na\n---\n", " ---\na\n---\n", "---\nno end\n", "...\na\n---\n", "---", "",
  ])
  func whatIsNoFrontMatter(text: String) {
    let parts = splitFrontMatter(Array(text.utf8))
    #expect(parts.frontMatter == nil && parts.bodyStart == 0)
  }
}

@Suite struct DesignExampleTests {
  /// A page before the paragraph is no hindrance.
  @Test func placesBehindAPage() throws {
    let (tree, findings, file) = parsed("[see @a, ¶¶ 3–5, 9; -@b, p. 3, ¶ 2]")
    let items = try #require(tree.citations.first).items
    #expect(items.map(\.key) == ["a", "b"] && items.map(\.suppressesAuthor) == [false, true])
    #expect(items.map { $0.labels.map { "\($0.first)-\($0.last)" } } == [["p3-p5", "p9-p9"], ["p2-p2"]])
    #expect(listed(findings, in: file.bytes) == [])
  }

  /// `<!-- … -->` is dropped from every output, also where an HTML block starts with it.
  @Test(
    arguments: [
      "<!-- not for readers --> Text.", "<!-- not for readers -->\nText.",
      "<div>\n<!-- not for readers -->\n</div>",
      "Text <!-- not for\nreaders --> text.", "- <!-- not for readers --> x",
      "<!-- a --><!-- not for readers -->",
      "<!-- not for readers -->\n<!-- b --> [@a, ¶ 1]",
    ])
  func commentsNeverComeOut(markdown: String) {
    #expect(!dump(parsed(markdown).tree).contains("readers"))
  }

  @Test func theNoteOfTheDesign() throws {
    let (tree, findings, file) = parsed(
      """
      ---
      title: Supply cases and the 2020 deterrent
      ---
      ## Cases the sources name

      The [2017 case]{date=2017-05-17 date-basis=confirmed} went under [[modafl]] [@zaheer-2022, ¶ 2].
      [He prints it as an approval.]{.assessment} {#c-7f3kq contradicts=c-p8wn3}

      > [!GAP]
      > Neither source gives an order.
      """)
    #expect(listed(findings, in: file.bytes) == [])
    let paragraph = try #require(tree.nodes.first { $0.kind == .paragraph })
    #expect(tree.attributes(of: paragraph)?.id?.text == "c-7f3kq")
    #expect(tree.nodes.filter { $0.kind == .span }.count == 2)
    #expect(tree.nodes.filter { $0.kind == .citation }.count == 1)
  }

  /// The line above a table's first row is a paragraph; one that looks like a table and has other cells is not.
  @Test func aTableBelowAParagraph() {
    check(
      "Words [@a, ¶ 1] ^c-words\n| a | b |\n|---|---|\n| 1 | 2 ^c-row |",
      #"""
      paragraph {#c-words} @0-25
        text "Words "
        citation @a p1 @6-16
      table @26-62
        tableRow 1 @26-35
          tableCell @27-35
            text "a"
          tableCell @31-35
            text "b"
        tableRow {#c-row} @46-62
          tableCell @47-62
            text "1"
          tableCell @51-62
            text "2"
      """#)
    check(
      "Words\n| a |\n|---|---|\nand [@a,\n¶ 1] ^c-words",
      #"""
      paragraph {#c-words} @0-45
        text "Words"
        softBreak
        text "| a |"
        softBreak
        text "|---|---|"
        softBreak
        text "and "
        citation @a p1 @26-36
      """#)
  }
}
