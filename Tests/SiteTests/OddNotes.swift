// What authors write beside plain claims, for the walks of OddNoteTests.

import Testing

/// A note, and what must hold of it besides the walks.
struct OddNote: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var body: String
  /// Path and text that must stand in it.
  var wanted: [(path: String, text: String)] = []
}

private let note = "themes/t/n.html"

let oddNotes = [
  OddNote(
    testDescription: "one paragraph cited twice in a claim",
    body: "One [@a, ¶ 2]. Two [@a, ¶ 2]. ^c-1",
    wanted: [(note, "id=\"r_c-1_a_p2\""), (note, "id=\"r_c-1_a_p2_2\"")]),
  OddNote(
    testDescription: "ranges that overlap", body: "One [@a, ¶¶ 2–4]. Two [@a, ¶¶ 3–5]. ^c-1",
    wanted: [("sources/a.html", "n.html#c-1")]),
  OddNote(
    testDescription: "a list of places", body: "One [@a, ¶¶ 1–2, 5; @b, ¶ 3]. ^c-1",
    wanted: [(note, "id=\"r_c-1_a_p1\""), (note, "id=\"r_c-1_a_p5\""), (note, "id=\"r_c-1_b_p3\"")]),
  OddNote(
    testDescription: "an author in the text", body: "@a [¶ 2] says one. ^c-1",
    wanted: [(note, "r_c-1_a_p2")]),
  OddNote(
    testDescription: "a citation in a heading", body: "## Head [@a, ¶ 2]\n\nOne [@a, ¶ 1]. ^c-1",
    wanted: [(note, "id=\"r_s-head_a_p2\""), ("sources/a.html", "Mentioned by")]),
  OddNote(testDescription: "a citation in link text", body: "See [the text [@a, ¶ 2]](m.md). ^c-1"),
  OddNote(
    testDescription: "a loose list",
    body:
      "- One [@a, ¶ 1]. ^c-1\n\n  More of it [@a, ¶ 3]. ^c-3\n\n"
      + "- Two [@a, ¶ 2]. {#c-2 .assessment rests-on=c-1}"
  ),
  OddNote(
    testDescription: "a nested list",
    body: "- One [@a, ¶ 1]. ^c-1\n  - Two [@a, ¶ 2]. {#c-2 contradicts=c-1}\n  - Three [@a, ¶ 3]. ^c-3"),
  OddNote(
    testDescription: "tables with kinds and relations",
    body:
      "| A | B |\n|---|---|\n| x | One [@a, ¶ 1]. {#c-1 .assessment} |\n"
      + "| y | Two [@a, ¶ 2]. {#c-2 rests-on=c-1} |"
  ),
  OddNote(
    testDescription: "callouts",
    body: "> [!NOTE] A title\n> One [@a, ¶ 1]. ^c-1\n\n> [!ASSUMPTION]\n> Two. ^c-2\n>\n> - Three. ^c-3"),
  OddNote(
    testDescription: "claims without ids, two alike",
    body: "One [@a, ¶ 1].\n\nOne [@a, ¶ 1].\n\n- One [@a, ¶ 1]."),
  OddNote(
    testDescription: "headings alike",
    body: "## Head\n\nOne [@a, ¶ 1]. ^c-1\n\n## Head\n\n### Head\n\n## Head {#own}\n\nTwo [@a, ¶ 2]. ^c-2",
    wanted: [(note, "id=\"s-head\""), (note, "id=\"s-head_2\""), (note, "id=\"s-own\"")]),
  OddNote(
    testDescription: "dates",
    body: """
      In [2017]{date=2017} and [2017]{date=2017} one [@a, ¶ 1]. ^c-1

      [About then]{date=2016~} and [between]{date=2010/2012}
      two [@a, ¶ 2]. {#c-2 date=2020-10-18 event="A day"}
      """,
    wanted: [
      ("timeline.html", "id=\"e_c-1_2017_2\""), ("timeline.html", "e_c-2_2016a"),
      ("timeline.html", "e_c-2_2010--2012"),
    ]),
  OddNote(
    testDescription: "links of every kind",
    body: """
      [[e]] and [[e|by name]], [[m]], [[m#Place]], [[m#^c-m1]], [[t/index]], [[@a]], [x](m.md#place),
      [[#^c-1]] [@a, ¶ 1]. ^c-1
      """, wanted: [("entities/e.html", "n.html#c-1")]),
  OddNote(
    testDescription: "embeds",
    body: "![[m#^c-m1]]\n\n- ![[#^c-1]]\n- One [@a, ¶ 1]. ^c-1\n\n> [!NOTE]\n> ![[m#^c-m1]]\n> ![[#^c-1]]",
    wanted: [
      (
        note,
        "<blockquote class=\"embed\">\n<p>Embedded words. <a class=\"from\" href=\"m.html#c-m1\">M</a></p>\n"
      ),
      (note, "<a class=\"cite\" href=\"m.html#n_b_p4\"><bdi>B ¶4</bdi></a>"),
      ("sources/b.html", "<li><a href=\"../themes/t/n.html\">N</a></li>"),
    ]),
  OddNote(
    testDescription: "a link in a link, a heading and a picture",
    body: "## The [[e]]\n\n[See [[e]] and [[@b, ¶ 2]]](m.md) ![[[e]] and [[@b, ¶ 3]]](m.svg) [@a, ¶"
      + " 1]. ^c-1"),
  OddNote(
    testDescription: "a paragraph that is cited and linked in one claim",
    body: "As [[@a, ¶ 1]] has it [@a, ¶ 1]. ^c-1"),
  OddNote(
    testDescription: "names that are linked by themselves",
    body:
      "## Of Nemo\n\n`Nemo` [Nemo](m.md) Nemos, **Nemo** and Nemo [@a, ¶ 1]. ^c-1\n\nNemo again [@a,"
      + " ¶ 2]. ^c-2",
    wanted: [
      (note, "</a> Nemos, <strong><a href=\"../../entities/named.html\">Nemo</a></strong> and Nemo\n<a"),
      ("entities/named.html", "n.html#c-1"),
    ]),
  OddNote(
    testDescription: "folded and nested callouts",
    body: """
      > [!FAQ]- Closed
      > One [@a, ¶ 1]. ^c-1
      >
      > > [!GAP]+
      > > Two. ^c-2
      """,
    wanted: [
      (note, "<details class=\"callout question\">\n<summary class=\"callout-title\">Closed</summary>"),
      (note, "<details class=\"callout gap\" open>\n<summary class=\"callout-title\">Gap</summary>"),
      ("gaps.html", "n.html#c-2"),
    ]),
  OddNote(
    testDescription: "pictures",
    body: """
      ![A map](m.svg "The strait"){#fig width=300 lang=fa}

      ![A map](m.svg){width=30px height=20 #fig} and ![[m.svg|40x30]] [@a, ¶ 1]. ^c-1

      ![[m.svg|The map|40]]

      | A |
      |---|
      | ![[m.svg\\|5]] [@a, ¶ 2] {#c-2 lang=fa} |
      """,
    wanted: [
      (
        note,
        "<figure id=\"s-fig\" lang=\"fa\" dir=\"rtl\">\n<img src=\"../../images/m.svg\" alt=\"A"
          + " map\" width=\"300\">\n"
      ),
      (note, "<figcaption>The strait</figcaption>"),
      (note, "alt=\"A map\" width=\"30\" height=\"20\" id=\"s-fig_2\">"),
      (note, "alt=\"m\" width=\"40\" height=\"30\">"), (note, "alt=\"m\" width=\"5\">"),
      (note, "<figcaption aria-hidden=\"true\">The map</figcaption>"),
      (note, "<tr class=\"claim\" id=\"c-2\" lang=\"fa\" dir=\"rtl\">"),
    ]),
  OddNote(
    testDescription: "signs that HTML knows", body: "A & B < C > D \"E\" 'F' `<b>` \\<i\\> [@a, ¶ 1]. ^c-1",
    wanted: [(note, "A &amp; B &lt; C &gt; D &quot;E&quot; &#39;F&#39;")]),
  OddNote(
    testDescription: "other scripts", body: "یک [@a, ¶ 1]. {#c-1 lang=fa}\n\n中文\n文字 [@a, ¶ 2]. ^c-2",
    wanted: [(note, "lang=\"fa\" dir=\"rtl\""), (note, "中文文字")]),
  OddNote(
    testDescription: "marks beside other signs",
    body: "**Bold.**[@a, ¶ 1] *It*[@a, ¶ 2]; (so [@a, ¶ 3]) and [@a, ¶ 4]! `[@a, ¶ 5]` [@b, ¶ 6]? ^c-1"),
  OddNote(
    testDescription: "words before and behind a place",
    body: "One [see @a, ¶ 2 and more; -@b, ¶ 2]{cred=4 role=contradicts why=\"because\"}. ^c-1",
    wanted: [(note, "credibility 4 here: because")]),
  OddNote(
    testDescription: "a judgement on a theme's note",
    body: """
      One [@a, ¶ 1]. ^c-1

      > [!JUDGEMENT] Big
      > It is likely that **much** follows [@a, ¶ 2]. ^j-1
      >
      > - confidence: low
      > - basis: little
      > - rests-on: c-1
      > - would-change: nothing
      """, wanted: [(note, "id=\"j-1\""), ("sources/a.html", "Mentioned by")]),
  OddNote(
    testDescription: "sentences of their own kind",
    body: "One [@a, ¶ 1]. [We doubt [[e|it]].]{.assessment} [خبر]{lang=fa} ends [@a, ¶ 2]. ^c-1",
    wanted: [("entities/e.html", "n.html#c-1")]),
  OddNote(
    testDescription: "code, rules, tasks, quotations and comments",
    body: """
      One [@a, ¶ 1]. ^c-1

      ```
      code [@a, ¶ 2] <b>

      ```

      ---

      - [ ] Two [@a, ¶ 3]. ^c-2
      - [x] Three [@a, ¶ 4]. ^c-3

      > > Four [@a, ¶ 5]. ^c-4

      <!-- hidden [@a, ¶ 6] -->
      <div>raw</div>
      """),
  OddNote(
    testDescription: "an ordered list that starts at 3 and a hard break",
    body: "3. One\\\n   two [@a, ¶ 1]. ^c-1\n4. Three  \n   four [@a, ¶ 2]. ^c-2"),
  OddNote(
    testDescription: "relations of every kind",
    body: """
      One [@a, ¶ 1]. {#c-1 contradicts=c-2 corroborates=c-3}

      Two [@b, ¶ 1]. {#c-2 supersedes=c-3 rests-on="c-1 c-3"}

      - Three [@b, ¶ 2]. {#c-3 .assessment contradicts=c-1}
      """, wanted: [("disputes.html", "n.html#c-1")]),
  OddNote(
    testDescription: "one entity twice in a claim",
    body: "The [[e]] and [[e|it]] [@a, ¶ 1]. ^c-1\n\nNo claim of [[e]]."),
  OddNote(
    testDescription: "a citation across lines",
    body: "One says so [@a,\n¶ 2; @b,\n¶ 3].\n[Two\nlines]{date=2011} [@a, ¶ 4]. ^c-1"),
  OddNote(
    testDescription: "gaps and assumptions",
    body: "> [!GAP] Named\n> One. ^c-1\n\nTwo. {#c-2 .gap}\n\nThree. {#c-3 .assumption}",
    wanted: [("gaps.html", "n.html#c-1"), ("gaps.html", "n.html#c-2")]),
  OddNote(
    testDescription: "a cited exhibit that is missing, a heading of a source",
    body: "One [@c, ¶ t1; @c, ¶ h1]. ^c-1",
    wanted: [("sources/c.html", "n.html#c-1"), (note, "id=\"r_c-1_c_t1\"")]),
  OddNote(
    testDescription: "two blanks or a tab before a citation", body: "One  [@a, ¶ 1]. Two\t[@a, ¶ 2]. ^c-1"),
  OddNote(
    testDescription: "a hard break before an indented line", body: "3. One\\\n  two [@a, ¶ 1]. ^c-1"),
]
