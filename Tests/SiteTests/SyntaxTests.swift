// What authors bring from Obsidian, GitHub and pandoc, a row a form: links, embeds, pictures, callouts,
// attributes, front matter. Where we do something else than they, the row says so.

import Diagnostics
import Files
import SiteSupport
import Testing

/// A form, and what becomes of it.
struct Form: Sendable, CustomTestStringConvertible {
  var written: String
  /// What stands on the page of the note; nothing for a form that is a finding.
  var shown: [String] = []
  var codes: [Code] = []
  /// What the form means elsewhere, where it differs.
  var elsewhere = ""

  init(_ written: String, _ shown: String..., codes: [Code] = [], elsewhere: String = "") {
    (self.written, self.shown, self.codes, self.elsewhere) = (written, shown, codes, elsewhere)
  }

  var testDescription: String { written }
}

private let links = [
  Form("See [[m]].", "<a href=\"m.html\">M</a>"),
  Form("See [[m.md]].", "<a href=\"m.html\">M</a>"),
  Form("See [[t/m]].", "<a href=\"m.html\">M</a>"),
  Form(
    "See [[themes/t/m]] and [[content/themes/t/m.md]].",
    "<a href=\"m.html\">M</a> and <a href=\"m.html\">M</a>"),
  Form("See [[M]].", "<a href=\"m.html\">M</a>"),
  Form("See [[second name]].", "<a href=\"m.html\">M</a>"),
  Form("See [[E]], [[entities/e]], [[eee]].", "<a href=\"../../entities/e.html\">The E</a>, "),
  Form("See [[cafe\u{301}]].", "<a href=\"../../themes/u/cafe.html\">Café</a>"),
  Form(
    "See [[about]].", "<a href=\"../../about.html\">About</a>", elsewhere: "an exact path wins over a name"),
  Form("See [[index]], [[t/index]].", "<a href=\"../../index.html\">Front</a>, <a href=\"index.html\">T</a>"),
  Form("See [[m#A head]].", "<a href=\"m.html#s-a-head\">m</a>"),
  Form("See [[m#**a** head!]].", "href=\"m.html#s-a-head\""),
  Form("See [[m#Part]].", "href=\"m.html#s-part\""),
  Form("See [[m#B head#Part]].", "href=\"m.html#s-part_2\""),
  Form("See [[m#part-1]].", "href=\"m.html#s-part_2\"", elsewhere: "the id is part_2 here; both are found"),
  Form("See [[m#part_2]].", "href=\"m.html#s-part_2\""),
  Form("See [[m#Part#A head]].", codes: [.unknownHeading]),
  Form("See [[m#own]].", "href=\"m.html#s-own\""),
  Form("## Here\n\nSee [[#Here]].", "<a href=\"#s-here\">Here</a>"),
  Form("See [[m#^c-m1]].", "<a href=\"m.html#c-m1\">m</a>"),
  Form("One [@a, ¶ 1]. ^c-1\n\nSee [[#^c-1]].", "<a href=\"#c-1\">c-1</a>"),
  Form("See [[m|the text]].", ">the text</a>"), Form("See [[m|a|b *c*]].", ">a|b *c*</a>"),
  Form("See [[m| ]].", "<a href=\"m.html\">M</a>"),
  Form("See [[m\n|the\ntext]].", "<a href=\"m.html\">the text</a>"),
  Form("See [[m|R&amp;D &eacute;]].", ">R&amp;D é</a>"),
  Form("| A |\n|---|\n| [[m\\|x\\|y]] |", "<a href=\"m.html\">x|y</a>"),
  Form("| A |\n|---|\n| [[m|x]] |", "<a href=\"m.html\">x</a>", elsewhere: "a bare bar cuts the cell"),
  Form("See [[a]](u).", codes: [.unknownTarget], elsewhere: "a link with brackets in CommonMark"),
  Form("See [[m]](u).", "<a href=\"m.html\">M</a>(u)."),
  Form("See [[m]].\n\n[m]: https://x.example/", "<a href=\"m.html\">M</a>", elsewhere: "[m] is a link there"),
  Form("[See [[m]] there](https://x.example/)", "<a href=\"https://x.example/\">See M there</a>"),
  Form("\\[[m]] `[[m]]` [[]] [[:space:]]", "[[m]] <code>[[m]]</code> [[]] [[:space:]]"),
  Form("[[a[b]] [[a]b]]", "[[a[b]] [[a]b]]"),
  Form("See [[@a]].", "<a href=\"../../sources/a.html\">A</a>"),
  Form(
    "See [[@a, ¶ 3]], [[sources/a]].",
    "<a href=\"../../sources/a.html#p3\">A ¶3</a>, <a href=\"../../sources/a.html\">"),
  Form("See [[@a, ¶¶ 3–5]].", codes: [.malformedCitation], elsewhere: "a range is cited, not linked"),
  Form("See [[@a, ¶ 99]].", codes: [.unknownParagraph]),
  Form("See [[twin]].", codes: [.ambiguousTarget]), Form("See [[nowhere]].", codes: [.unknownTarget]),
  Form("See [[The text|m]].", codes: [.unknownTarget], elsewhere: "GitHub's wikis put the text first"),
  Form("See ((c-m1)).", "((c-m1))", elsewhere: "a link to a block in Roam and Logseq"),
  Form("See [[m.svg]].", "<a href=\"../../images/m.svg\">m.svg</a>"),
  Form(
    "See [x](m.md#a-head), [y](m.md#^c-m1), [z](m.md#c-m1).", "\"m.html#s-a-head\">x", "\"m.html#c-m1\">y",
    "\"m.html#c-m1\">z"),
  Form("See [x](m.md#s-part_2).", "\"m.html#s-part_2\">x"),
  Form("See [x](m.md#gone).", codes: [.unknownHeading]),
  Form("See [x](m.md#c-gone).", codes: [.unknownClaim]),
  Form("See [x](gone.md).", codes: [.unknownTarget]),
  Form("See [x](m.md \"A &amp; B\").", "<a href=\"m.html\" title=\"A &amp; B\">x</a>"),
  Form("See [x][r].\n\n[r]: m.md 'T'", "<a href=\"m.html\" title=\"T\">x</a>"),
]

private let embeds = [
  Form(
    "![[m#^c-m1]]",
    "<blockquote class=\"embed\">\n<p>Embedded words. <a class=\"from\""
      + " href=\"m.html#c-m1\">M</a></p>\n<a class=\"cite\" href=\"m.html#n_b_p4\"><bdi>B ¶4</bdi></a>\n</blockquote>"
  ),
  Form(
    "![[m#^c-m1]]\n![[m#^c-m2]]",
    "</blockquote>\n<blockquote class=\"embed\">\n<p><span class=\"kind assessment\">Assessment</span>\nOurs."
  ),
  Form("- ![[m#^c-m1]]", "<li><blockquote class=\"embed\">"),
  Form("![[m.svg|300]]", "<p><img src=\"../../images/m.svg\" alt=\"m\" width=\"300\"></p>"),
  Form("![[images/m.svg|300x200]]", "alt=\"m\" width=\"300\" height=\"200\">"),
  Form(
    "![[m.svg|A map|300]]",
    "alt=\"A map\" width=\"300\">\n<figcaption aria-hidden=\"true\">A map</figcaption>"),
  Form("![[m]]", codes: [.refusedEmbed], elsewhere: "the whole note"),
  Form("![[m#A head]]", codes: [.refusedEmbed], elsewhere: "the section"),
  Form("![[@a]]", codes: [.refusedEmbed]), Form("![[m#^c-gone]]", codes: [.unknownClaim]),
  Form("![[gone#^c-m1]]", codes: [.unknownTarget]), Form("![[gone.png]]", codes: [.missingImage]),
  Form("Words ![[m#^c-m1]] here.", codes: [.refusedEmbed], elsewhere: "a box among the words"),
  Form("> [!NOTE] ![[m#^c-m1]]\n> Text.", codes: [.refusedEmbed]),
  Form("| A |\n|---|\n| ![[m#^c-m1]] |", codes: [.refusedEmbed]),
  Form("![[m#^c-m1]] ^c-2", codes: [.refusedEmbed]),
  Form(
    "![[m#^c-m1]] ^c-2\n\n![[#^c-2]]", codes: [.refusedEmbed, .refusedEmbed],
    elsewhere: "an embed of an embed"),
  Form("![[m#^c-m1]]{width=3}", codes: [.refusedEmbed, .misplacedAttributes]),
]

private let attributes = [
  Form(
    "![A](m.svg){width=300 #fig lang=fa}",
    "<figure id=\"s-fig\" lang=\"fa\" dir=\"rtl\">\n<img src=\"../../images/m.svg\" alt=\"A\""
      + " width=\"300\">"),
  Form("![A][r]{width=9} b.\n\n[r]: m.svg", "alt=\"A\" width=\"9\"> b."),
  Form("![r]{width=9} b.\n\n[r]: m.svg", "alt=\"r\" width=\"9\"> b."),
  Form("![A](m.svg){#fig} b.\n\nSee [[#fig]].", "alt=\"A\" id=\"s-fig\"> b.", "<a href=\"#s-fig\">fig</a>"),
  Form("![A](m.svg){width=50%}", codes: [.invalidValue], elsewhere: "pandoc's share needs a style"),
  Form("![A](m.svg){.wide}", codes: [.unknownAttribute]),
  Form("![A](m.svg){alt=x}", codes: [.unknownAttribute]),
  Form("[A](m.md){.x}", codes: [.misplacedAttributes], elsewhere: "pandoc's links have attributes"),
  Form(
    "## H {#x lang=fa}\n\nSee [[#x]].", "<h2 id=\"s-x\" lang=\"fa\" dir=\"rtl\">H</h2>",
    "<a href=\"#s-x\">x</a>"),
  Form("## H {.gap}", codes: [.unknownAttribute]), Form("## H {date=2031}", codes: [.unknownAttribute]),
  Form("## H [x]{colour=red}", codes: [.unknownAttribute]),
  Form("متن {lang=fa}", "<p lang=\"fa\" dir=\"rtl\">متن</p>"),
  Form("- متن {lang=fa}", "<li lang=\"fa\" dir=\"rtl\">متن</li>"),
  Form("- متن {lang=fa}\n\n- b", "<li lang=\"fa\" dir=\"rtl\">\n<p>متن</p>"),
  Form("| A |\n|---|\n| متن {lang=fa} |", "<tr lang=\"fa\" dir=\"rtl\">\n<td>متن</td>"),
  Form("| الف {lang=fa} |\n|---|\n| b |", "<thead>\n<tr lang=\"fa\" dir=\"rtl\">"),
  Form("| A {#x} |\n|---|\n| b |", codes: [.unknownAttribute]),
  Form("A [متن]{lang=fa} b.", "<span lang=\"fa\" dir=\"rtl\">متن</span>"),
  Form(
    "A [متن]{lang=fa date=2031} b [@a, ¶ 1]. ^c-1",
    "<time class=\"date\" lang=\"fa\" dir=\"rtl\" datetime=\"2031\""),
  Form(
    "A [b.]{.gap date=2031~} c [@a, ¶ 1]. ^c-1",
    "<span class=\"sentence gap\"><span class=\"kind gap\">Gap</span>\n<time class=\"date\""),
  Form("[متن.]{lang=fa .gap} b [@a, ¶ 1]. ^c-1", "<span class=\"sentence gap\" lang=\"fa\" dir=\"rtl\">"),
  Form("A [b]{#x} c.", codes: [.unknownAttribute], elsewhere: "pandoc's spans have ids"),
  Form("A [b]{event=x} c.", codes: [.unknownAttribute]), Form("A b. {date=2031}", codes: [.unknownAttribute]),
  Form("A b. {contradicts=c-m1}", codes: [.unknownAttribute]),
  Form("A b [@a, ¶ 1]. {#c-1 event=x}", codes: [.unknownAttribute]),
  Form("> [!NOTE] T {.gap}\n\nA.", codes: [.misplacedAttributes]),
  Form("> [!NOTE] [T]{lang=fa}\n> A.", codes: [.misplacedAttributes]),
]

private let blocks = [
  Form("~~~ c++ x\n\\<a>\n~~~", "<pre><code class=\"language-c++\">\\&lt;a&gt;\n</code></pre>"),
  Form("- [ ] a\n- [x] b", "<li>☐ a</li>", "<li>☑ b</li>"),
  Form(
    "| A | B | C |\n|:--|:-:|--:|\n| a | b | c |",
    "<th class=\"left\">A</th>\n<th class=\"center\">B</th>\n<th class=\"right\">C</th>",
    "<td class=\"right\">c</td>"),
  Form(
    "> [!note]\n> A.",
    "<div class=\"callout note\" role=\"note\">\n<p class=\"callout-title\">Note</p>\n<p>A.</p>"),
  Form("> [!Warning] Take *care*\n> A.", "<p class=\"callout-title\">Take care</p>"),
  Form("> [!TIP]", "<div class=\"callout tip\" role=\"note\">\n<p class=\"callout-title\">Tip</p>\n</div>"),
  Form(
    "> [!NOTE]- T\n> A.",
    "<details class=\"callout note\">\n<summary class=\"callout-title\">T</summary>\n<p>A.</p>\n</details>"),
  Form(
    "> [!NOTE]+\n> A.",
    "<details class=\"callout note\" open>\n<summary class=\"callout-title\">Note</summary>"),
  Form(
    "A term[^1]\n\n: Its words[^2].\n\n[^1]: X.\n\n[^2]: Y.", "<dd>Its words<sup ", "id=\"rf_2\"",
    "<p>X.</p>", "<p>Y.</p>"),
  Form(
    "- a\n\n* a\n\n1. a\n\n1) a[^1]\n\n+ b\n\n[^1]: X.", "<p>b</p>\n</li>\n</ul>\n<section", "<p>X.</p>"),
  Form("> [!NOTE] - T\n> A.", "<p class=\"callout-title\">- T</p>"),
  Form("> [!NOTE]-x\n> A.", "<p class=\"callout-title\">-x</p>"),
  Form("> [!NOTE] A\n> B.\n>\n> > [!TIP]- C\n> > D.", "<p>B.</p>\n<details class=\"callout tip\">"),
  Form(
    "> [!ODD] T\n> A.", "<div class=\"callout note\" role=\"note\">\n<p class=\"callout-title\">T</p>",
    codes: [.unknownCallout]),
  Form(
    "> [!note|wide]\n> A.", "<blockquote>\n<p>[!note|wide]", elsewhere: "Obsidian hands the rest to themes"),
  Form(
    "![A map](m.svg)",
    "<figure>\n<img src=\"../../images/m.svg\" alt=\"A map\">\n<figcaption aria-hidden=\"true\">A"
      + " map</figcaption>\n</figure>"
  ),
  Form("![A map](m.svg \"The strait\")", "<figcaption>The strait</figcaption>"),
  Form("![](m.svg)", "<p><img src=\"../../images/m.svg\" alt=\"\"></p>"),
  Form("A ![A map](m.svg \"The strait\").", "alt=\"A map\" title=\"The strait\">."),
  Form(
    "An Office says so. The Office again.",
    "An <a href=\"../../entities/office.html\">Office</a> says so. The Office again."),
  Form("Our bureau and bureaus.", "Our <a href=\"../../entities/office.html\">bureau</a> and bureaus."),
  Form(
    "Bureau-wide, by the Office (as printed).",
    "<a href=\"../../entities/office.html\">Bureau</a>-wide, by the Office (as printed)."),
  Form(
    "## Office\n\n`Office` [Office](m.md) [[m|Office]] Officer",
    "<code>Office</code> <a href=\"m.html\">Office</a> <a href=\"m.html\">Office</a> Officer"),
  Form("The [[office]], then Office.", "The <a href=\"../../entities/office.html\">Office</a>, then Office."),
  Form("北京的部门很大。", "北京的<a href=\"../../entities/office.html\">部门</a>很大。"),
  Form("Both say Shared.", "Both say Shared.", elsewhere: "a name of two entities leads to neither"),
]

/// Obsidian's other names for kinds, and the kinds they mean.
private let kinds = [
  ("abstract", "abstract"), ("summary", "abstract"), ("tldr", "abstract"), ("info", "info"), ("todo", "todo"),
  ("tip", "tip"), ("hint", "tip"), ("important", "important"), ("success", "success"), ("check", "success"),
  ("done", "success"), ("question", "question"), ("help", "question"), ("faq", "question"),
  ("warning", "warning"), ("caution", "caution"), ("attention", "warning"), ("failure", "failure"),
  ("fail", "failure"), ("missing", "failure"), ("danger", "danger"), ("error", "danger"), ("bug", "bug"),
  ("example", "example"), ("quote", "quote"), ("cite", "quote"), ("note", "note"),
]

private func dossier(_ body: String, frontMatter: String = "title: N") -> FileTree {
  smallTree([
    "content/dossier.yml": "title: Small\ntlp: CLEAR\nbase-url: https://example.org/d/\n",
    "content/index.md": "---\ntitle: Front\n---\nWords.\n",
    "content/about.md": "---\ntitle: About\n---\nWords.\n",
    "content/themes/t/n.md": "---\n\(frontMatter)\n---\n\(body)\n",
    "content/themes/t/m.md": """
    ---
    title: M
    aliases: [Second name]
    ---
    ## A head

    ### Part

    ## B head

    ### Part

    ## Mine {#own}

    Embedded words [@b, ¶ 4]. ^c-m1

    Ours. {#c-m2 .assessment}

    """,
    "content/themes/t/index.md": "---\ntitle: T\n---\nBottom line.\n",
    "content/themes/t/twin.md": "---\ntitle: One twin\n---\n",
    "content/themes/u/twin.md": "---\ntitle: Other twin\n---\n",
    "content/themes/u/index.md": "---\ntitle: U\n---\n",
    "content/themes/u/about.md": "---\ntitle: Not it\n---\n",
    "content/themes/u/cafe.md": "---\ntitle: Café\n---\n",
    "content/entities/e.md": "---\ntitle: The E\nshort: Eee\n---\nA body.\n",
    "content/entities/shared.md": "---\ntitle: Shared\n---\nA body.\n",
    "content/entities/office.md":
      "---\ntitle: Office\nshort: bureau\nnames: [{printed: 部门, in: a}, {printed:"
      + " Shared}]\nautolink: true\n---\nOffice.\n",
    "content/images/m.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    "content/sources/a.md": smallSource("A", paragraphs: 6),
    "content/sources/b.md": smallSource("B", paragraphs: 6),
  ])
}

struct SyntaxTests {
  @Test(arguments: links + embeds + attributes + blocks)
  func form(form: Form) async throws {
    let site = try await buildSite(dossier(form.written))
    let others: Set<Code> = [.uncitedBlock, .uncitedSentence, .missingSection, .claimsWithoutId]
    let found = site.findings.filter { !others.contains($0.code) }
    #expect(
      found.map(\.code.text) == form.codes.map(\.text), "\(found.map(\.fact.message)) \(form.elsewhere)")
    let page = site.text("themes/t/n.html")
    for text in form.shown where !page.contains(text) {
      let main = page.split(separator: "<main", maxSplits: 1).last ?? ""
      Issue.record("\(form.written) lacks \(text):\n\(main)")
    }
    let walked = WalkedSite(site)
    for walk in Walk.all where walk.testDescription != "headings" {
      expectNone(walk.problems(walked), "\(form.written): \(walk.testDescription)")
    }
  }

  @Test(arguments: kinds)
  func kindOfCallout(name: String, kind: String) async throws {
    let site = try await buildSite(dossier("> [!\(name)]\n> A.\n\n> [!\(name.uppercased())]- T\n> B."))
    let page = site.text("themes/t/n.html")
    let word = name.prefix(1).uppercased() + name.dropFirst()
    #expect(
      page.contains("<div class=\"callout \(kind)\" role=\"note\">\n<p class=\"callout-title\">\(word)</p>"))
    #expect(page.contains("<details class=\"callout \(kind)\">"))
    #expect(!site.findings.contains { $0.code == .unknownCallout })
  }

  /// A figure is what the picture of a claim is not: there the claim's frame stands around it.
  @Test func aPictureInAClaimIsNoPartOfItsWords() async throws {
    let site = try await buildSite(dossier("![A map](m.svg) Two harbours [@a, ¶ 1]. ^c-1"))
    #expect(site.text("data/themes/t/n.js").contains("\"Two harbours.\""))
  }
}

// MARK: Front matter

struct FrontMatterTests {
  @Test(arguments: [
    ("description: Of \"two\" ports", "<meta name=\"description\" content=\"Of &quot;two&quot; ports\">"),
    ("abstract: In short", "<meta name=\"description\" content=\"In short\">"),
    ("subtitle: And more", "</h1>\n<p class=\"subtitle\">And more</p>"),
    (
      "authors: [Ines Mora, Abi Osei]\ndate: 2031-04\nupdated: 2031-05-02",
      "<p class=\"dateline\">Ines Mora, Abi Osei · <time class=\"date\" datetime=\"2031-04\""
        + " data-edtf=\"2031-04\">April 2031</time>"
        + " · Updated <time class=\"date\" datetime=\"2031-05-02\" data-edtf=\"2031-05-02\">2 May"
        + " 2031</time></p>"
    ),
    ("author: Ines Mora", "<p class=\"dateline\">Ines Mora</p>"),
    ("lastmod: 2031", "Updated <time"), ("date-modified: 2031", "Updated <time"),
    ("lang: fa", "<h1 lang=\"fa\" dir=\"rtl\">N</h1>\n<div lang=\"fa\" dir=\"rtl\">\n"),
    ("language: fa", "<div lang=\"fa\" dir=\"rtl\">\n"),
    ("tags: [a]\ncategories: [b]\ndraft: false\npublish: true", "<h1>N</h1>"),
  ])
  func keyThatHasAMeaning(key: String, shown: String) async throws {
    let text = "One [@a, ¶ 1]. ^c-1"
    let site = try await buildSite(dossier(text, frontMatter: "title: N\n\(key)"))
    let duplicates = key.hasPrefix("tags") ? ["content/themes/t/n.md DOS0307 'publish' is given twice"] : []
    #expect(site.problems.filter { $0.hasPrefix("content/themes/t/n.md") } == duplicates)
    #expect(site.text("themes/t/n.html").contains(shown), "\(site.text("themes/t/n.html"))")
  }

  /// What other generators know and a dossier does not is told, never dropped in silence.
  @Test(arguments: [
    "slug", "permalink", "weight", "order", "dir", "toc", "bibliography", "csl", "nocite", "references",
    "reference-section-title", "link-citations", "suppress-bibliography", "license", "cssclasses", "image",
    "themes",
  ])
  func keyThatHasNone(key: String) async throws {
    let site = try await buildSite(dossier("One [@a, ¶ 1]. ^c-1", frontMatter: "title: N\n\(key): x"))
    #expect(site.findings.contains { $0.code == .unknownKey && $0.path == "content/themes/t/n.md" })
  }

  @Test(arguments: ["draft: true", "publish: false"])
  func aDraftIsLeftOut(key: String) async throws {
    let note = "title: N\n\(key)"
    let site = try await buildSite(dossier("One [@gone, ¶ 1]. {colour=red} ^c-1", frontMatter: note))
    #expect(site.problems.filter { $0.hasPrefix("content/themes/t/n.md") }.count == 1)
    #expect(site.findings.contains { $0.code == .draft && $0.code.severity == .warning })
    #expect(site.files["themes/t/n.html"] == nil)
    #expect(!site.text("themes/t/index.html").contains("\"n.html\""))
    let linked = try await buildSite(
      FileTree(
        dossier("One. ^c-1", frontMatter: note).files.map {
          $0.path == "content/index.md" ? SourceFile(path: $0.path, text: "---\ntitle: F\n---\n[[n]]\n") : $0
        }))
    #expect(linked.findings.contains { $0.code == .unknownTarget }, "nothing may lead to a draft")
  }

  @Test func aPageThatIsAlwaysThereIsNoDraft() async throws {
    let site = try await buildSite(smallTree(["content/index.md": "---\ntitle: F\ndraft: true\n---\n"]))
    #expect(site.findings.contains { $0.code == .invalidValue })
    #expect(site.files["index.html"] != nil)
  }

  @Test func tomlIsTold() async throws {
    let site = try await buildSite(
      smallTree(["content/index.md": "+++\ntitle = \"F\"\n+++\nWords.\n"]))
    #expect(site.findings.contains { $0.code == .yamlError })
  }

  @Test(arguments: [
    ("/old/n.html", "old/n.html"), ("old.html", "old.html"), ("/a/b/c/d.html", "a/b/c/d.html"),
    ("/posts/n/", "posts/n/index.html"), ("/posts/n", "posts/n/index.html"),
  ])
  func anOldAddressLeadsToThePage(alias: String, path: String) async throws {
    let site = try await buildSite(
      dossier("One [@a, ¶ 1]. ^c-1", frontMatter: "title: N\naliases: [\(alias)]"))
    let page = site.text(path)
    let root = String(repeating: "../", count: path.count { $0 == "/" })
    #expect(
      page.contains("<meta http-equiv=\"refresh\" content=\"0; url=\(root)themes/t/n.html\">"), "\(page)")
    #expect(page.contains("<a href=\"\(root)themes/t/n.html\">N</a>"))
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/d/themes/t/n.html\">"))
    #expect(page.contains("<head>\n<meta http-equiv=\"Content-Security-Policy\""))
    #expect(site.text("files.txt").contains("\(path)\n"))
    #expect(!site.text("sitemap.xml").contains("/d/\(path)<"))
    let walked = WalkedSite(site)
    for walk in Walk.all { expectNone(walk.problems(walked), "\(alias): \(walk.testDescription)") }
  }

  @Test(arguments: [
    ("/../n.html", Code.invalidValue), ("/a b.html", .invalidValue), ("/a/?x.html", .invalidValue),
    ("/con/n.html", .invalidValue), ("/themes/t/m.html", .outputCollision), ("/", .outputCollision),
    ("/index.html/n.html", .outputCollision), ("/Themes/T/n.html", .outputCollision),
    ("/images/m.svg", .outputCollision),
  ])
  func anOldAddressThatCannotBe(alias: String, code: Code) async throws {
    let site = try await buildSite(
      dossier("One [@a, ¶ 1]. ^c-1", frontMatter: "title: N\naliases: [\"\(alias)\"]"))
    #expect(site.findings.contains { $0.code == code && !$0.range.isEmpty }, "\(site.problems)")
  }

  @Test func twoPagesWithOneOldAddress() async throws {
    let site = try await buildSite(
      dossier("One [@a, ¶ 1]. ^c-1", frontMatter: "title: N\naliases: [/x.html, /X.html]"))
    #expect(site.findings.count { $0.code == .outputCollision } == 1)
  }
}
