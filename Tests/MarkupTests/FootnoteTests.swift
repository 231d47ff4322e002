// Footnotes, definition lists and bare addresses: what the C parser does not read, at its place.

import Diagnostics
import Files
import Markup
import Support
import Testing

@Suite struct FootnoteTests {
  @Test func aReferenceAndItsDefinition() {
    check(
      "A[^1].\n\n[^1]: Note.",
      #"""
      paragraph @0-6
        text "A"
        footnoteReference "1" @1-5
        text "."
      list 8 @8-19
        item 4 @8-19
          paragraph @14-19
            text "Note."
      """#)
  }

  @Test func aDefinitionGoesOn() {
    check(
      "A[^n].\n\n[^n]: One\nlazy.\n\n    Two.\n\n    - item\n\nOut.",
      #"""
      paragraph @0-6
        text "A"
        footnoteReference "n" @1-5
        text "."
      list 10 @8-45
        item 4 @8-45
          paragraph @14-23
            text "One"
            softBreak
            text "lazy."
          paragraph @29-33
            text "Two."
          list @39-45
            item @39-45
              paragraph @41-45
                text "item"
      paragraph @47-51
        text "Out."
      """#)
  }

  @Test func theTextMayStartBelow() {
    check(
      "A[^n]\n\n[^n]:\n    Text.",
      #"""
      paragraph @0-5
        text "A"
        footnoteReference "n" @1-5
      list 8 @7-22
        item 4 @7-22
          paragraph @12-22
            text "Text."
      """#)
  }

  /// Definitions join no list around them, whatever bullets the note has.
  @Test(arguments: ["- a\n", "* a\n", "+ a\n", "- a\n\n* b\n\n", "1. a\n", "1) a\n"])
  func definitionsJoinNoList(list: String) throws {
    let tree = parsed("T[^1]\n\n\(list)[^1]: Note.\n").tree
    let lists = tree.nodes.filter { $0.kind == .list }
    #expect(lists.count { $0.flag & 8 != 0 } == 1)
    #expect(lists.count { $0.flag & 8 == 0 } == list.split(separator: "\n").count, "one a bullet")
    #expect(tree.nodes.count { $0.kind == .item && $0.flag == 4 } == 1)
    #expect(tree.nodes.count { $0.kind == .item && $0.flag == 0 } == list.split(separator: "\n").count)
  }

  /// A list of definitions ends where the footnotes begin, and so do lists of every kind before them.
  @Test func whatStandsAboveFootnotesStays() {
    let definitions = parsed("T[^1]\n\nTerm\n: Text.\n\n[^1]: Note.\n").tree
    let lists = definitions.nodes.filter { $0.kind == .list }
    #expect(lists.map { $0.flag & 12 } == [4, 8])
    #expect(definitions.nodes.filter { $0.kind == .item }.map(\.flag) == [3, 4])
    // Where the note has all kinds of lists itself, footnotes join one, but no item is lost for it.
    for last in ["- x", "* x", "+ x", "1. x", "1) x"] {
      let all = "- a\n\n* a\n\n+ a\n\n1. a\n\n1) a\n\nT\n\n\(last)\n\n[^1]: Note.\n[^2]: Note.\n"
      let tree = parsed("T[^1][^2]\n\n" + all).tree
      #expect(tree.nodes.filter { $0.kind == .item }.map(\.flag) == [0, 0, 0, 0, 0, 0, 4, 4], "\(last)")
      // Then it is no list of footnotes alone.
      for (i, list) in tree.nodes.enumerated() where list.kind == .list && list.flag & 8 != 0 {
        #expect(tree.nodes[i + 1].flag == 4, "\(last)")
      }
    }
  }

  /// `nil` where the definition is none.
  @Test(
    arguments: [
      ("[^1]: x", 1), ("> [^1]: x", 1), ("- [^1]: x", 1), ("Text\n[^1]: x", 1), ("[^é-ü]: x", 1),
      ("[^1]: a\n[^2]: b\n[^3]: c", 3), ("    [^1]: x", 0), ("```\n[^1]: x\n```", 0), ("`[^1]: x`", 0),
      ("\\[^1]: x", 0), ("a\n      [^1]: x", 0),
      ("<div>\n[^1]: x\n</div>", 0),
    ])
  func whereFootnotesAreDefined(text: String, count: Int) {
    let (tree, _, file) = parsed(text)
    #expect(tree.nodes.count { $0.kind == .item && $0.flag == 4 } == count, "\(text.debugDescription)")
    #expect(problems(in: tree, of: file) == [])
    let words = tree.nodes.filter { [.text, .code, .codeBlock, .htmlBlock].contains($0.kind) }.map(tree.text)
    // What is none stays as it was written.
    if count == 0 { #expect(words.joined().contains(":"), "\(words)") }
    #expect(!words.joined().contains("+   "), "\(words)")
  }

  @Test func undefinedReferencesStayText() {
    let (tree, findings, file) = parsed("A[^x] and [^y](u) and `[^z]`, [^ a].\n")
    #expect(!tree.nodes.contains { $0.kind == .footnoteReference })
    #expect(listed(findings, in: file.bytes) == ["DOS0210 undefinedFootnote@[^x]"])
    #expect(tree.nodes.contains { $0.kind == .link })
  }

  /// To the C parser these would be the definitions of links, and vanish.
  @Test(
    arguments: [
      ("A[^a b].\n\n[^a b]: text", ["[^a b]", "[^a b]"]), ("[^a b]: several words", ["[^a b]"]),
      ("> [^a b]: text", ["[^a b]"]), ("- [^ a]: text", ["[^ a]"]), ("Text\n[^a\tb]: x", ["[^a\tb]"]),
      ("A[^A  B].\n\n[^a b]: text", ["[^A  B]", "[^a b]"]), ("A[^a b].", []), ("A [^a b](u).", []),
      ("`[^a b]: x`", []), ("```\n[^a b]: x\n```", []), ("    [^a b]: x", []), ("\\[^a b]: x", []),
    ])
  func labelsHoldNoBlanks(text: String, found: [String]) {
    let (tree, findings, file) = parsed(text)
    #expect(
      listed(findings, in: file.bytes) == found.map { "DOS0210 undefinedFootnote@\($0)" },
      "\(text.debugDescription)")
    #expect(problems(in: tree, of: file) == [])
    let words = tree.nodes.filter { [.text, .code, .codeBlock].contains($0.kind) }.map(tree.text).joined()
    #expect(text.contains(": ") == words.contains(": "), "what was written stays: \(words)")
    #expect(!found.isEmpty || tree.nodes.contains { $0.kind == .link } == text.contains("]("))
  }

  @Test func labelsAreComparedAsLinksAre() {
    let tree = parsed("A[^Né].\n\n[^nÉ]: x").tree
    #expect(tree.nodes.contains { $0.kind == .footnoteReference })
    #expect(footnoteKey("Né") == footnoteKey("nÉ") && footnoteKey("a") != footnoteKey("b"))
  }

  @Test func citationsInFootnotesKeepTheirPlaces() throws {
    let shapes = [
      ("", "", "see"), ("> ", "> ", "see"), ("- ", "  ", "see"), ("", "", "é"), ("  ", "  ", "\t中"),
    ]
    for (first, rest, word) in shapes {
      let text = "A[^1].\n\n\(first)[^1]: \(word) [@a, ¶ 1].\n\(rest)\n\(rest)    More [@b, ¶ 2]."
      let (tree, _, file) = parsed(text)
      let found = tree.nodes.filter { $0.kind == .citation }.map {
        String(decoding: file.bytes[$0.source], as: UTF8.self)
      }
      #expect(found == ["[@a, ¶ 1]", "[@b, ¶ 2]"], "\(text.debugDescription)")
    }
  }
}

@Suite struct DefinitionListTests {
  @Test func aTermAndItsDefinitions() {
    check(
      "Term\n: One\n:  Two",
      #"""
      paragraph 1 @0-4
        text "Term"
      list 4 @5-17
        item 3 @5-10
          paragraph @7-10
            text "One"
        item 3 @11-17
          paragraph @14-17
            text "Two"
      """#)
  }

  @Test func looseOnes() {
    check(
      "Term\n\n: One\n\n    More\n\nNext\n: Two",
      #"""
      paragraph 1 @0-4
        text "Term"
      list 6 @6-21
        item 3 @6-21
          paragraph @8-11
            text "One"
          paragraph @17-21
            text "More"
      paragraph 1 @23-27
        text "Next"
      list 4 @28-33
        item 3 @28-33
          paragraph @30-33
            text "Two"
      """#)
  }

  /// A `:` that defines nothing stays text.
  @Test(
    arguments: [
      ("Term\n: x", 1), ("> Term\n> : x", 1), ("Two\nlines\n: x", 0), (": x", 0), ("# H\n: x", 0),
      ("Term\n:x", 0), ("| a |\n|:--|\n| b |", 0), ("```\nTerm\n: x\n```", 0), ("    Term\n    : x", 0),
      ("- item\n: x", 0), ("Term\n\n\n: x", 1), ("Term\n:", 0),
    ])
  func whatDefines(text: String, count: Int) {
    let (tree, _, file) = parsed(text)
    #expect(tree.nodes.count { $0.kind == .item && $0.flag == 3 } == count, "\(text.debugDescription)")
    #expect(problems(in: tree, of: file) == [])
    let words = tree.nodes.filter { [.text, .code, .codeBlock].contains($0.kind) }.map(tree.text).joined()
    if count == 0, !text.contains("|") { #expect(words.contains(":"), "\(words)") }
    #expect(!words.contains("+   "), "\(words)")
  }
}

@Suite struct BareURLTests {
  @Test func becomesALink() {
    check(
      "See https://x.org/a_b_c, then.",
      #"""
      paragraph @0-30
        text "See "
        link "https://x.org/a_b_c" @4-23
          text "https://x.org/a_b_c"
        text ", then."
      """#)
  }

  @Test(
    arguments: [
      ("https://x.org", "https://x.org"), ("http://x.org/?a=b&c=d#e", "http://x.org/?a=b&c=d#e"),
      ("(https://x.org/a)", "https://x.org/a"), ("https://x.org/a(b)c.", "https://x.org/a(b)c"),
      ("https://x.org/a).", "https://x.org/a"), ("“https://x.org/ü”", "https://x.org/ü"),
      ("见https：https://x.cn/一。", "https://x.cn/一"), ("**https://x.org/a*b*c**", "https://x.org/a*b*c"),
      ("https://x.org/a?", "https://x.org/a"), ("| https://x.org |\n|---|", "https://x.org"),
      ("HTTPS://X.org/A", "HTTPS://X.org/A"), ("Http://x.org.", "Http://x.org"), ("xHTTP://x.org", nil),
      ("https://", nil), ("xhttps://x.org", nil), ("ftp://x.org", nil), ("`https://x.org`", nil),
      ("https:// x", nil), ("http:x", nil),
    ] as [(String, String?)])
  func whereItEnds(text: String, url: String?) {
    let (tree, _, file) = parsed(text)
    let links = tree.nodes.filter { $0.kind == .link }
    #expect(links.map(tree.text) == (url.map { [$0] } ?? []), "\(text)")
    for link in links { #expect(String(decoding: file.bytes[link.source], as: UTF8.self) == url) }
    #expect(problems(in: tree, of: file) == [])
  }

  /// One link, not two in each other, and no citation in an address.
  @Test(
    arguments: [
      ("[https://a.org](https://b.org)", "https://b.org"), ("<https://a.org/@x>", "https://a.org/@x"),
      ("https://a.org/@x", "https://a.org/@x"),
    ])
  func linksHoldNoLinks(text: String, url: String) {
    let tree = parsed(text).tree
    #expect(tree.nodes.filter { $0.kind == .link }.map(tree.text) == [url])
    #expect(!tree.nodes.contains { $0.kind == .citation })
  }
}
