import Diagnostics
import Files
import Markup
import Support
import Testing

/// The places of the only citation of a text, each as `term:labels`.
private func places(_ rest: String) -> [String] {
  parsed("[@k\(rest)]").tree.citations.flatMap(\.items).flatMap(\.locators).map { locator in
    "\(locator.term.rawValue):"
      + locator.ranges.map { $0.first == $0.last ? $0.first : "\($0.first)-\($0.last)" }.joined(
        separator: ",")
  }
}

/// What is counted, in the words of seven languages, and the numbers of four scripts.
@Suite struct LocatorTests {
  @Test(
    arguments: [
      (
        "paragraph",
        "paragraph 3|Paragraphs 3|para. 3|paras 3|¶ 3|¶¶ 3|Absatz 3|Abs. 3|Randnummer 3|Rz. 3|Tz. 3"
      ),
      ("paragraph", "paragraphe 3|paragr. 3|абзац 3|абз. 3|пункт 3|п. 3|پاراگراف ۳|پاراگراف‌های ۳|بند ۳"),
      ("paragraph", "فقرة ٣|الفقرة ٣|段 3|段落3|第3段|第 3 段|第３段|para.3|Abs.3"),
      ("page", "page 3|pages 3|p. 3|pp. 3|Seite 3|Seiten 3|S. 3|страница 3|с. 3|стр. 3|صفحه ۳|ص ۳|صص ۳"),
      ("page", "صفحة ٣|الصفحة ٣|页 3|第3页|頁 3"),
      ("section", "section 3|sec. 3|§ 3|§§ 3|§3|Abschnitt 3|sect. 3|раздел 3|بخش ۳|قسم ٣|第3节"),
      ("chapter", "chapter 3|chap. 3|ch. 3|Kapitel 3|Kap. 3|chapitre 3|глава 3|гл. 3|فصل ۳|الفصل ٣|第3章"),
      ("article-locator", "article 3|Art. 3|arts. 3|Artikel 3|статья 3|ст. 3|ماده ۳|المادة ٣|第3条"),
      ("appendix", "appendix 3|app. 3|annex 3|Anhang 3|annexe 3|приложение 3|پیوست ۳|ملحق ٣|附录 3"),
      ("act", "act 3|Akt 3|acte 3"), ("book", "book 3|bk. 3|Buch 3|livre 3|книга 3|کتاب ۳|كتاب ٣"),
      ("canon", "canon 3|can. 3|cann. 3"), ("column", "column 3|col. 3|Sp. 3|colonne 3|столбец 3|第3栏"),
      ("elocation", "location 3|loc. 3"), ("equation", "equation 3|eq. 3|Gleichung 3|équation 3|公式 3"),
      ("figure", "figure 3|fig. 3|Abb. 3|рис. 3|图 3|شکل ۳|الشكل ٣"),
      ("folio", "folio 3|fol. 3|Blatt 3|f° 3|лист 3|برگ ۳"),
      ("issue", "no. 3|nos. 3|Nr. 3|n° 3|numéro 3|№ 3|номер 3|شماره ۳|العدد ٣|第3期"),
      ("line", "line 3|l. 3|ll. 3|Zeile 3|ligne 3|строка 3|سطر ۳|第3行"),
      ("note", "note 3|n. 3|nn. 3|Anm. 3|прим. 3|یادداشت ۳|حاشية ٣|注 3"), ("opus", "opus 3|op. 3|opp. 3"),
      ("part", "part 3|pt. 3|Teil 3|partie 3|часть 3|ч. 3|قسمت ۳|الجزء ٣|第3部分"),
      ("rule", "rule 3|r. 3|Regel 3|règle 3|правило 3"), ("scene", "scene 3|sc. 3|Szene 3|scène 3"),
      ("sub-verbo", "s.v. 3|s. v. 3|sub verbo 3|s.vv. 3"), ("supplement", "supplement 3|supp. 3|suppl. 3"),
      ("table", "table 3|tbl. 3|Tabelle 3|Tab. 3|tableau 3|таблица 3|جدول ۳|表 3"),
      ("timestamp", "1:02:03|12:28|timestamp 1:02:03"), ("title-locator", "title 3|tit. 3|Titel 3|titre 3"),
      ("verse", "verse 3|v. 3|vv. 3|Vers 3|verset 3|стих 3|آیه ۳|بيت ٣"),
      ("version", "version 3|versions 3|версия 3|نسخه ۳|版本 3"),
      ("volume", "volume 3|vol. 3|vols. 3|Band 3|Bd. 3|tome 3|t. 3|том 3|т. 3|جلد ۳|مجلد ٣|第3卷"),
      ("recital", "recital 3|Erwägungsgrund 3|considérant 3"), ("clause", "clause 3|Klausel 3|第3款"),
      ("slide", "slide 3|Folie 3"), ("sheet", "sheet 3|第3张"),
    ])
  func everyWordForATerm(term: String, forms: String) {
    for form in forms.split(separator: "|").map(String.init) {
      let found = parsed("[@k, \(form)]")
      #expect(found.tree.citations.first?.items.first?.locators.map(\.term.rawValue) == [term], "\(form)")
      #expect(found.tree.citations.first?.items.first?.words == "", "\(form)")
      #expect(found.findings.isEmpty, "\(form)")
      let number =
        term == "paragraph" ? "p3" : term == "timestamp" ? form.split(separator: " ").last ?? "" : "3"
      let ranges = found.tree.citations.first?.items.first?.locators.first?.ranges
      #expect(ranges?.map(\.first) == [String(number)], "\(form)")
    }
  }

  @Test(
    arguments: [
      (", ¶¶ 3–5 & 9", ["paragraph:p3-p5,p9"]), (", ¶ 3, and 5", ["paragraph:p3,p5"]),
      (", Abs. 3 und 5", ["paragraph:p3,p5"]), (", par. 3 et 5", ["paragraph:p3,p5"]),
      (", п. 3 и 5", ["paragraph:p3,p5"]), ("، بند ۳ و ۵", ["paragraph:p3,p5"]),
      ("، الفقرات ٣، ٥–٧", ["paragraph:p3,p5-p7"]), ("，第3、5段", ["paragraph:p3,p5"]),
      ("，第12页第3段", ["page:12", "paragraph:p3"]), (", § 2 ¶ 3", ["section:2", "paragraph:p3"]),
      (", p. 3, ¶ 2", ["page:3", "paragraph:p2"]), (", ¶ 3, ¶ 7", ["paragraph:p3", "paragraph:p7"]),
      (", Bd. II, S. 12–14, Abs. 2", ["volume:II", "page:12-14", "paragraph:p2"]),
      (", pp. iv–vi, 12", ["page:iv-vi,12"]), (", p. 12a", ["page:12a"]), (", ¶ 3 – 5", ["paragraph:p3-p5"]),
      (", ¶¶ 3—5", ["paragraph:p3-p5"]), (", ¶¶ 3\u{2011}5", ["paragraph:p3-p5"]),
      (", t1, h2–h3", ["bare:t1,h2-h3"]), (", p. 3, t1", ["page:3", "bare:t1"]),
      (", ¶ 4.4.8", ["paragraph:4.4.8"]), (", {p. 3, ¶ 2}", ["page:3", "paragraph:p2"]),
      (", {xii}", ["bare:xii"]),
      (", p. 3 ¶ 2, p. 4 ¶ 6", ["page:3", "paragraph:p2", "page:4", "paragraph:p6"]),
      (", &#182; 3", ["paragraph:p3"]), (", ¶ *3*", ["paragraph:p3"]), (", ¶\n3", ["paragraph:p3"]),
    ])
  func severalPlaces(rest: String, expected: [String]) {
    #expect(places(rest) == expected)
    #expect(parsed("[@k\(rest)]").findings.isEmpty)
  }

  /// Words that only begin like a place, and what is left of them.
  @Test(
    arguments: [
      (", ¶ 3 and 5 tables", ["paragraph:p3"], "and 5 tables"),
      (", ¶ 3, 4th item", ["paragraph:p3"], "4th item"),
      (", p. 3, 4th ed.", ["page:3"], "4th ed."), (", ¶ 3 (b)", ["paragraph:p3"], "(b)"),
      (", ¶ 3, note I wrote", ["paragraph:p3"], "note I wrote"),
      (", ¶ 3, part of it", ["paragraph:p3"], "part of it"),
      (", ¶ 3, mix of two", ["paragraph:p3"], "mix of two"), (", s. 5", [], "s. 5"),
      (", the table, ¶ 2", ["paragraph:p2"], "the table"),
      (", p. 3, the table, ¶ 2, and more", ["page:3", "paragraph:p2"], "the table, and more"),
      (", ¶ and more", [], "¶ and more"), (" {} 99 years", [], "99 years"), (", b2b deals", [], "b2b deals"),
    ])
  func wordsAreNoPlaces(rest: String, expected: [String], words: String) {
    #expect(places(rest) == expected)
    #expect(parsed("[@k\(rest)]").tree.citations.first?.items.first?.words == words)
  }

  /// A word with a number that is not read warns, in any digits; words that `{}` says are words do not.
  @Test(
    arguments: [
      (", foo. 3", ["DOS0405 unreadLocator@foo. 3"]), ("، فلان ۳", ["DOS0405 unreadLocator@فلان ۳"]),
      (", ¶ 3, *stanza* 7", ["DOS0405 unreadLocator@stanza* 7"]), (" {} 99 years", []), (", and passim", []),
      (", ¶¶ 5–3", ["DOS0407 reversedRange@5–3"]), (", ¶ 5 – *3*", ["DOS0407 reversedRange@5 – *3"]),
    ])
  func whatIsFound(rest: String, expected: [String]) {
    let (_, findings, file) = parsed("[@k\(rest)]")
    #expect(listed(findings, in: file.bytes) == expected)
  }

  /// Semicolons of three scripts part the sources; those in code, addresses, braces and brackets do not.
  @Test(
    arguments: [
      ("[@a, ¶ 1؛ @b، ¶ 2]", ["a", "b"]), ("[@a，¶ 1；@b]", ["a", "b"]), ("@a [¶ 1； @b]", ["a", "b"]),
      ("[@a, ¶ 1; `x;y` @b, ¶ 2]", ["a", "b"]), ("[see https://x.org/?a;b @a]", ["a"]),
      ("[@{a;b}, ¶ 1; @c]", ["a;b", "c"]), ("[@a {¶ 1; 2}]", ["a"]), ("[@a, [x; y]; @b]", ["a", "b"]),
      ("[@a \\; b; @c]", ["a", "c"]),
    ])
  func sourcesAreParted(markdown: String, keys: [String]) {
    #expect(parsed(markdown).tree.citations.first?.items.map(\.key) == keys)
  }

  @Test(
    arguments: [
      ("[@{a}, ¶ 1]", "a"), ("[@{a{b}c}]", "a{b}c"), ("[-@{a.}]", "a."), ("@{a}b", "a"), ("@Ünal", "Ünal"),
      ("@张三2020", "张三2020"), ("@مصدر1", "مصدر1"), ("@_k", "_k"), ("@9news", "9news"),
      ("@un:2231.", "un:2231"),
    ])
  func keysOfEveryScript(markdown: String, key: String) {
    #expect(parsed(markdown).tree.citations.first?.items.first?.key == key)
  }

  @Test(arguments: [
    "@{a b}", "@{}", "@{a", "| A |\n|---|\n| @{a|b} |", "x@{a}", "[see https://x.org/@b]", "@-a",
  ])
  func noKeys(markdown: String) {
    #expect(parsed(markdown).tree.citations.isEmpty)
  }

  /// What belongs to no citation is not swallowed by it.
  @Test func whatFollowsAKeyInTheText() {
    #expect(
      citations(in: "@a [x](u) @b [[n]] @c [y]{lang=fa} @d [^1] @e")
        == "in-text @a + in-text @b + in-text @c + in-text @d + in-text @e")
    #expect(citations(in: "@a [¶ 3, see [x](u)]") == "in-text @a <paragraph 3> \"see x\"")
    #expect(citations(in: "@a [see [@b, ¶ 1] there]") == "in-text @a + @b <paragraph 1>")
    let (_, findings, file) = parsed("@a [¶ 2; and others]")
    #expect(listed(findings, in: file.bytes) == ["DOS0404 malformedCitation@and others"])
  }

  /// Attributes belong to the citation wherever it stands.
  @Test(arguments: [
    "%", "*%*", "**%**", "# T %", "T %\n===", "- x %", "1. x\n   %", "> %", "> - [ ] %",
    "| A |\n|---|\n| % |",
    "[t %](u.md)", "x[^1]\n\n[^1]: y %", "[%]{lang=fa}", "lazy\n> x\n%",
  ])
  func attributesInEveryPlace(around: String) throws {
    for citation in ["[@a, ¶ 2]", "@a [¶ 2]", "-@a [¶ 2]", "[see @a, ¶ 2; @b, ¶ 1]"] {
      let written = citation + #"{role=context cred=2 why="so it is" quote=term}"#
      let tree = parsed(around.replacing("%", with: written)).tree
      let found = try #require(tree.citations.first { $0.items[0].key == "a" }, "\(around)")
      let pairs = found.attributes?.pairs.map { "\($0.name)=\($0.value)" }
      #expect(pairs == ["role=context", "cred=2", "why=so it is", "quote=term"], "\(around) \(citation)")
      #expect(tree.nodes.contains { $0.kind == .citation }, "\(around) \(citation)")
    }
  }
}
