// What a source's page says of its text: its rights, how paragraphs begin and where they are found, when they
// were checked, what is printed and what we read; and the statement on all sources.

import Compiler
import Corpus
import Diagnostics
import Files
import Support
import Testing

private let fingerprints = (1...3).map { Fingerprint(of: "Number \($0).") }

/// A source of three paragraphs with openings, and a note that cites the second one.
private func dossier(
  _ fields: String = "", checks: [ParagraphCheck] = [], opening: String = "So it began, & then",
  settings: String = ""
) -> FileTree {
  let records = (1...3).map { number in
    ParagraphRecord(
      label: "p\(number)", lines: number...number, fingerprint: fingerprints[number - 1],
      opening: number == 3 ? nil : number == 2 ? opening : "First of all")
  }
  let tree = fixture(
    """
    --- content/dossier.yml ---
    title: T
    tlp: CLEAR
    \(settings)
    --- content/sources/a.md ---
    ---
    title: A
    label: A
    genre: primary
    issued: 2031-05~
    language: fa
    runs: none
    \(fields)
    ---
    One. {#p1}

    Two. {#p2 cred=2 why="two officials"}

    Three. {#p3}
    --- content/sources/b.md ---
    ---
    title: B
    issued: 2029
    ---
    One. {#p1}
    --- content/themes/t/n.md ---
    ---
    title: N
    ---
    X [@a, ¶ 2]. ^c-1
    """)
  let data = [
    SourceFile(path: "content/sources/a.paragraphs.jsonl", bytes: ParagraphRecord.encode(records)),
    SourceFile(
      path: "content/sources/a.checks.jsonl", bytes: Checks(paragraphs: checks, quotations: []).encode()),
  ]
  return FileTree(tree.files + data)
}

/// The lines of a page that hold some words.
private func lines(_ page: String, with words: String) -> [String] {
  page.split(separator: "\n").map(String.init).filter { $0.contains(words) }
}

@Suite struct SourcePageTests {
  @Test(
    arguments: [
      ("", "told in our own words; the text itself"),
      ("rights: digest", "told in our own words; the text itself"),
      ("rights: quotation", "told in our own words, and short passages may be quoted"),
      ("rights: full", "stands here in its own words"),
    ])
  func thePageSaysWhatItShows(rights: String, words: String) async throws {
    let text = try await page("sources/a.html", dossier(rights))
    #expect(lines(text, with: "<p>Each paragraph ").count == 1 && text.contains(words), "\(text)")
  }

  @Test func openingsAreAFindingAid() async throws {
    let opening = { (fields: String) in
      lines(try await page("sources/a.html", dossier(fields)), with: "class=\"opening\"")
    }
    let q = "<q lang=\"fa\" dir=\"rtl\">"
    let bare = "<p class=\"opening\">Begins: \(q)So it began, &amp; then</q>"
    #expect(
      try await opening("") == ["<p class=\"opening\">Begins: \(q)First of all</q></p>", bare + "</p>"])
    // An address of a copy that is not counted leads to other words, perhaps.
    let other = "copies: [{id: x, role: private}, {id: y, url: \"https://e.org/y\"}]\nnumbering: x"
    #expect(try await opening(other)[1] == bare + "</p>")
    let link = { (place: String) in
      bare + " · <a rel=\"external\" href=\"\(place)\">Find it in the text</a></p>"
    }
    let words = ":~:text=So%20it%20began%2C%20%26%20then"
    let counted =
      "copies: [{id: x, url: \"https://e.org/x?a=1&b=2\", archive-url: \"https://e.org/z\"}]\nnumbering: x"
    #expect(try await opening(counted)[1] == link("https://e.org/x?a=1&amp;b=2#" + words))
    let archive = "copies: [{id: x, archive-url: \"https://e.org/z#top\"}]\nnumbering: x"
    #expect(try await opening(archive)[1] == link("https://e.org/z#top" + words))
    #expect(try await opening("finding-aid: none") == [])
    #expect(try await opening("rights: full") == [])
    #expect(
      try await opening("rights: full\n" + archive)[1]
        == "<p class=\"opening\"><a rel=\"external\" href=\"https://e.org/z#top\(words)\">Find it in the text</a></p>"
    )
  }

  /// All that has a meaning in a fragment, or is no ASCII, is written in percent.
  @Test func fragmentsAreEncoded() async throws {
    let fields = "copies: [{id: x, url: \"https://e.org/x\"}]\nnumbering: x"
    let text = try await page("sources/a.html", dossier(fields, opening: "China’s 25-year_plan <~.%+"))
    #expect(text.contains("#:~:text=China%E2%80%99s%2025%2Dyear_plan%20%3C~.%25%2B\""), "\(text)")
  }

  /// Whatever the file holds, a page shows a few words that can be seen.
  @Test(
    arguments: [
      ("a\tb\nc", "a b c"), ("a\u{1}b c d", nil), ("", nil),
      ("1 2 3 4 5 6 7", "1 2 3 4 5 6 7"), ("1 2 3 4 5 6 7 8", nil),
      (String(repeating: "字", count: 101), nil),
    ] as [(String, String?)])
  func anOpeningIsAFewWords(opening: String, shown: String?) async throws {
    let text = try await page("sources/a.html", dossier(opening: opening))
    let found = lines(text, with: "class=\"opening\"").dropFirst()
    #expect(
      Array(found) == shown.map { ["<p class=\"opening\">Begins: <q lang=\"fa\" dir=\"rtl\">\($0)</q></p>"] }
        ?? [])
  }

  private func check(_ number: Int, _ state: ParagraphState, _ day: String) -> ParagraphCheck {
    ParagraphCheck(label: "p\(number)", fingerprint: fingerprints[number - 1], state: state, at: day)
  }

  private let day =
    "<time class=\"date\" datetime=\"2026-11-21\" data-edtf=\"2026-11-21\">21 November 2026</time>"

  @Test func oneDayIsSaidOnce() async throws {
    let whole = (1...3).map { check($0, .exact, "2026-11-21") }
    let text = try await page("sources/a.html", dossier(checks: whole))
    #expect(
      lines(text, with: "21 November") == [
        "<div><dt>Checked</dt><dd>every paragraph against the text, \(day)</dd></div>"
      ])
    let none = try await page("sources/a.html", dossier())
    #expect(!none.contains("checked") && !none.contains("Checked"))
  }

  @Test func otherwiseEachParagraphSaysWhen() async throws {
    let checks = [check(1, .exact, "2026-11-21"), check(2, .drifted, "2026-11-21")]
    let text = try await page("sources/a.html", dossier(checks: checks))
    let grades = lines(text, with: "class=\"grade\"")
    try #require(grades.count == 3)
    #expect(grades[0].hasSuffix(" · checked against the text on \(day)</p>"))
    #expect(
      grades[1].hasSuffix(" · two officials · changed since: drifted, seen on \(day)</p>"), "\(grades[1])")
    #expect(grades[2].hasSuffix(" · not yet checked against the text</p>"))
    #expect(!text.contains("<dt>Checked</dt>"))
    // A reader of the note sees what is wrong, and is spared what is not.
    let note = try await page("themes/t/n.html", dossier(checks: checks))
    #expect(
      lines(note, with: "class=\"grade\"")[0].hasSuffix(" · changed since: drifted, seen on \(day)</p>"))
    let sound = try await page("themes/t/n.html", dossier(checks: [check(2, .moved, "2026-11-21")]))
    #expect(!sound.contains("checked") && !sound.contains("2026"))
    let moved = try await page("sources/a.html", dossier(checks: [check(2, .moved, "2026-11-21")]))
    #expect(moved.contains("checked against the text on \(day), where it stands elsewhere now</p>"))
    let two = [
      check(1, .exact, "2026-11-21"), check(2, .exact, "2026-11-22"), check(3, .exact, "2026-11-22"),
    ]
    #expect(try await !page("sources/a.html", dossier(checks: two)).contains("<dt>Checked</dt>"))
  }

  /// What is printed and what we read stand at the paragraph and in the note that cites it.
  @Test func errataAreShownOnBothPages() async throws {
    let fields = """
      errata:
        - {at: p2, printed: forty, read: fourteen, why: the table says so, basis: confirmed}
        - {at: p2, printed: teh, read: the}
      """
    let source = try await page("sources/a.html", dossier(fields))
    #expect(
      lines(source, with: "class=\"erratum\"") == [
        "<p class=\"erratum\">Printed: <q>forty</q>. We read: fourteen. Why: the table says so (confirmed).</p>",
        "<p class=\"erratum\">Printed: <q>teh</q>. We read: the.</p>",
      ])
    let note = try await page("themes/t/n.html", dossier(fields))
    #expect(
      lines(note, with: "class=\"erratum\"") == [
        "<p class=\"erratum\">Printed: <q>forty</q>. We read: fourteen. Printed: <q>teh</q>. We read: the.</p>"
      ])
  }

  @Test func theStatementHasWordsAndFigures() async throws {
    let settings = "source-summary: |\n  Two texts,\n  one of them primary & late."
    let front = try await page("index.html", dossier(settings: settings))
    let register = try await page("sources/index.html", dossier(settings: settings))
    for text in [front, register] {
      #expect(
        text.contains("<p class=\"statement\">Two texts, one of them primary &amp; late.</p>\n"), "\(text)")
      #expect(text.contains("<li>Sources: 2, of which primary: 1</li>\n"))
      #expect(
        text.contains("<li>Groups that are independent of each other: 2</li>\n<li>Reliability: F: 2</li>\n"))
      #expect(
        text.contains(">2029</time> to <span class=\"date\" data-edtf=\"2031-05~\">")
          || text.contains(">2029</time> to <time"), "\(text)")
      #expect(text.contains("<li>Languages: fa: 1, not stated: 1</li>\n"))
    }
    #expect(
      front.contains(
        "<li>Claims: 1</li>\n<li>Claims that rest on <a href=\"coverage.html#one-group\">one group only</a>: 1</li>"
      ))
    #expect(!register.contains("<li>Claims"), "an edit of a claim changes nothing in the register")
    #expect(try await !page("index.html", dossier()).contains("class=\"statement\""))
  }
}
