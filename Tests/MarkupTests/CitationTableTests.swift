// The table of citations that pandoc was measured on: what is written, what pandoc makes of it, what we do.

import Diagnostics
import Files
import Markup
import Support
import Testing

/// One form of citation.
struct CitationRow: Sendable, CustomTestStringConvertible {
  var input: String
  /// What pandoc 3.9 reads in en-US, in words; `as here` where it is the same.
  var pandoc: String
  var ours: String
  var findings: [String]

  init(_ input: String, _ ours: String, pandoc: String = "as here", _ findings: [String] = []) {
    (self.input, self.ours, self.pandoc, self.findings) = (input, ours, pandoc, findings)
  }

  var testDescription: String { input }
}

/// Every citation of a text on one line: `see -@key <term value> "words"`, `in-text @key`.
func citations(in markdown: String) -> String {
  let tree = parsed(markdown).tree
  return tree.nodes.filter { $0.kind == .citation }.map { node in
    let citation = tree.citations[Int(node.token)]
    return (citation.inText ? "in-text " : "")
      + citation.items.map { item in
        var parts = [item.prefix, (item.suppressesAuthor ? "-@" : "@") + item.key]
        parts += item.locators.map { "<\($0.term.rawValue) \($0.value)>" }
        if !item.words.isEmpty { parts.append("\"\(item.words)\"") }
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
      }.joined(separator: "; ")
  }.joined(separator: " + ")
}

private let rows: [CitationRow] = [
  .init("[see @a, ¶¶ 3-5; -@b]", "see @a <paragraph 3-5>; -@b"),
  .init("@key [para. 3]", "in-text @key <paragraph 3>"),
  .init("@key[para. 3]", "in-text @key <paragraph 3>"),
  .init("@key\n[para. 3]", "in-text @key <paragraph 3>"),
  .init("@key [¶ 3; see also @b]", "in-text @key <paragraph 3>; see also @b"),
  .init("@a [see @b]", "in-text @a; see @b"),
  .init("@a [@b]", "in-text @a; @b"),
  .init("[@a ¶ 3]", "@a <paragraph 3>"),
  .init("[@a,¶3]", "@a <paragraph 3>"),
  .init("[@a, para.3]", "@a <paragraph 3>"),
  .init("[@a, Para. 3]", "@a <paragraph 3>"),
  .init("[@a, paragraph 3]", "@a <paragraph 3>"),
  .init("[@a, ¶ 3a]", "@a <paragraph 3a>"),
  .init("[@a, para 3]", "@a <paragraph 3>", pandoc: "no place: the full stop is missing"),
  .init("[@a, p 3]", "@a <page 3>", pandoc: "no place"),
  .init("[@a, ch. 3]", "@a <chapter 3>", pandoc: "no place: its word is chap."),
  .init("[@a p3]", "@a <bare p3>", pandoc: "page p3"),
  .init("[@a, 12:28]", "@a <timestamp 12:28>", pandoc: "page 12:28"),
  .init("[@a, ¶¶ 3–5, 9]", "@a <paragraph 3–5, 9>"),
  .init("[@a, 3--5]", "@a <bare 3--5>", pandoc: "page 3–5"),
  .init("[@a, ¶¶ 3-5 & 9]", "@a <paragraph 3-5 & 9>", pandoc: "3-5; the rest is words"),
  .init("[@a, ¶3, ¶7]", "@a <paragraph 3> <paragraph 7>", pandoc: "3; the rest is words"),
  .init("[@a, 3 and 5]", "@a <bare 3 and 5>", pandoc: "page 3; the rest is words"),
  .init("[@a, § 2 ¶ 3]", "@a <section 2> <paragraph 3>", pandoc: "section 2; the rest is words"),
  .init("[@a, p. 3, para. 2]", "@a <page 3> <paragraph 2>", pandoc: "page 3; the rest is words"),
  .init("[@a, vol. 2, p. 3]", "@a <volume 2> <page 3>", pandoc: "volume 2; the rest is words"),
  .init("[@a, app. 3]", "@a <appendix 3>", pandoc: "words"),
  .init("[@a, art. 5]", "@a <article-locator 5>", pandoc: "words"),
  .init("[@a, tbl. 2]", "@a <table 2>", pandoc: "words"),
  .init("[@a, Article 5(2)(b)]", "@a <article-locator 5(2)(b)>", pandoc: "words"),
  .init("[@a, Annex II]", "@a <appendix II>", pandoc: "words"),
  .init("[@a, timestamp 12:28]", "@a <timestamp 12:28>", pandoc: "words"),
  .init("[@a, iv]", "@a \"iv\""),
  .init("[@a, p. iv]", "@a <page iv>"),
  .init("[@a{¶ 3}]", "@a <paragraph 3>"),
  .init(
    "[@a, {¶ 3 (second sentence)}]", "@a <paragraph 3 (second sentence)> \"(second sentence)\"",
    pandoc: "as here, in the plural"),
  .init("[@a {} 99 years]", "@a \"99 years\""),
  .init("[*see* @a, **p.** 3]", "see @a <page 3>"),
  .init("[@a, p. `3`]", "@a <page 3>"),
  .init(
    "[@a, p. 3[^x]]", "@a <page 3>", pandoc: "as here, with the note behind it",
    ["DOS0405 unreadLocator@[^x]"]),
  .init("[@a]{.x}", "in-text @a"),
  .init("[@a](u)", "in-text @a"),
  .init("[t @a](u)", "in-text @a"),
  .init("[@a]\n\n[@a]: u", "", pandoc: "a link, in CommonMark"),
  .init("[@a][r]\n\n[r]: u", "in-text @a", pandoc: "a link that holds the key"),
  .init(
    "[@a; and others]", "@a", pandoc: "brackets around a key in the text",
    ["DOS0404 malformedCitation@and others"]),
  .init(
    "[foo; @a]", "@a", pandoc: "brackets around words and a key in the text",
    ["DOS0404 malformedCitation@foo"]),
  .init("[@a, @b]", "@a", pandoc: "b is in the words and is lost", ["DOS0406 commaBetweenKeys@b"]),
  .init("[@a p. 3 @b]", "@a", pandoc: "b is in the words and is lost", ["DOS0406 commaBetweenKeys@b"]),
  .init("\\[@a, p. 3]", "in-text @a"),
  .init("\\@a", ""),
  .init("`[@a]`", ""),
  .init("```\n[@a]\n```", ""),
  .init("    [@a]", ""),
  .init("x <b t=\"@a\">", "", ["DOS0201 rawHTML@x <b t=\"@a\">"]),
  .init("https://x.org/@a", ""),
  .init("[t](https://x.org/@a)", ""),
  .init("<https://x.org/@a>", ""),
  .init("me@a.org", ""),
  .init("[^@a]", "", ["DOS0210 undefinedFootnote@[^@a]"]),
  .init("@a.", "in-text @a"),
  .init("@a: x", "in-text @a"),
  .init("@a's", "in-text @a"),
  .init("\"@a\"", "in-text @a"),
  .init("*@a*", "in-text @a"),
  .init("**[@a]**", "@a"),
  .init("# T [@a]", "@a"),
  .init("| A |\n|---|\n| [@a] |", "@a"),
  .init("x[^1]\n\n[^1]: See [@a].", "@a"),
  .init("@Foo_bar.baz.", "in-text @Foo_bar.baz"),
  .init("@{Foo_bar.baz.}", "in-text @Foo_bar.baz."),
  .init("@a--b", "in-text @a"),
  .init("@foo/bar//baz", "in-text @foo/bar//baz"),
  .init("[@doi:10.1/x_y(z)]", "@doi:10.1/x_y \"(z)\""),
  .init(
    "[@https://e.org/p?q=1]", "@https://e.org/p?q \"=1\"", pandoc: "as here, in silence",
    ["DOS0405 unreadLocator@=1"]),
  .init("[@{https://e.org/p?q=1}, ¶ 2]", "@https://e.org/p?q=1 <paragraph 2>"),
  .init("^[see @a, p. 3]", "see @a <page 3>", pandoc: "a note; no place is read in it"),
  .init("(@a) x", "in-text @a", pandoc: "the start of an example"),
  .init("[@a, ص ۳]", "@a <page ۳>", pandoc: "words"),
  .init("[@a، ص ۳]", "@a <page ۳>", pandoc: "words"),
  .init("[@a, 段 3]", "@a <paragraph 3>", pandoc: "as here, if the language is zh-CN"),
  .init("[@a, 第3段]", "@a <paragraph 3>", pandoc: "page 第3段"),
  .init("如@a所述", ""),
  .init("如 @{a}所述", "in-text @a"),
  .init("[@a, Abs. 5]", "@a <paragraph 5>", pandoc: "as here, if the language is de-DE"),
  .init("[@a, S. 5]", "@a <page 5>", pandoc: "as here, if the language is de-DE"),
  .init("[@a, Rn. 5]", "@a <paragraph 5>", pandoc: "words"),
]

@Suite struct CitationTableTests {
  @Test(arguments: rows)
  func row(_ row: CitationRow) {
    #expect(citations(in: row.input) == row.ours, "pandoc: \(row.pandoc)")
    let (tree, findings, file) = parsed(row.input)
    // A warning for every span class is the note's business, not the citation's.
    #expect(listed(findings, in: file.bytes) == row.findings)
    #expect(problems(in: tree, of: file) == [])
  }
}
