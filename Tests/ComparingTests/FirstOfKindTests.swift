// A dossier grows: the first judgement brings a yardstick and a heading, the first link a list. None of these
// has a record, and none of them is left over, nor when the last of its kind goes.

import Comparing
import Files
import SiteSupport
import Testing

private let note = "content/themes/t/n.md"
private let index = "content/index.md"
private let theme = "content/themes/t/index.md"
private let source = "content/sources/a.md"
private let settings = "content/dossier.yml"

private let files = [
  settings: "title: D\ntlp: CLEAR\nthemes: [t]\n",
  index: "---\ntitle: D\n---\nIntro.\n",
  theme: "---\ntitle: T\n---\nAbout ports.\n",
  note: """
  ---
  title: N
  ---
  The port took in twelve ships in its first spring [@a, ¶ 1]. ^c-one

  Fees for berths went up when the ferry line had gone [@a, ¶ 2]. ^c-two

  """,
  source: "---\ntitle: A\nlabel: A\ntype: report\n---\nTells of ships. {#p1}\n\nTells of fees. {#p2}\n",
]

private let judgement = """

  > [!JUDGEMENT] Trade
  > Trade is likely to grow. ^j-one
  >
  > - confidence: moderate
  > - basis: B
  > - rests-on: c-one c-two
  > - would-change: C

  """

@Suite struct FirstOfKindTests {
  /// A file, a text in it, and what stands in its place then; an empty one is the file's end.
  private static let cases = [
    (index, "", judgement), (theme, "", judgement),
    (theme, "", "\n> [!GAP]\n> None found.\n\n> [!ALTERNATIVE]\n> None found.\n"),
    ("content/entities/e.md", "", "---\ntitle: Harbour board\ntype: body\n---\nA board.\n"),
    ("content/themes/t/o.md", "", "---\ntitle: O\n---\n![[n#^c-one]]\n"),
    ("content/about.md", "", "---\ntitle: About\n---\nWho we are.\n"),
    ("content/sources/b.md", "", "---\ntitle: B\nlabel: B\ntype: report\n---\nTells. {#p1}\n"),
    (note, "The port took", "[The port took]{date=2017-05-17 date-basis=stated}"),
    (note, "^c-two", "{#c-two contradicts=c-one would-settle=\"a list\"}"),
    (note, "^c-two", "{#c-two supersedes=c-one}"),
    (note, "", "\n> [!GAP] What is missing\n> Nobody counted the boats. ^c-gap\n"),
    (note, "", "\nThe port is thriving. {#c-th .assessment rests-on=\"c-one c-two\"}\n"),
    (note, "", "\nThe board \"met behind doors that were closed\" [@a, ¶ 2]. ^c-quo\n"),
    (note, "The port", "The [[t/index|port]]"), (note, "The port", "As [[@a, ¶ 2]] says, the port"),
    (
      source, "type: report\n",
      "type: report\ncopies:\n  - {id: page, role: original, url: \"https://example.org/a\"}\n"
    ),
    (source, "type: report\n", "type: report\nreliability: {grade: B, why: W}\n"),
    (source, "type: report\n", "type: report\nretracted: withdrawn by its publisher\n"),
    (settings, "", "base-url: https://example.org/d/\n"), (settings, "", "language: fa\n"),
    (settings, "", "contact: mailto:a@example.org\n"), (settings, "CLEAR", "AMBER"),
    (settings, "", "authors: [A. Writer]\nversion: \"1.0\"\ncutoff: 2022-05-01\n"),
  ]

  @Test(arguments: cases)
  func nothingIsLeftOver(_ file: String, _ old: String, _ new: String) async throws {
    let sites = [
      try await siteTree(smallTree(files)),
      try await siteTree(smallTree(edited(files, [(file: file, old: old, new: new)]))),
    ]
    for (a, b) in [(sites[0], sites[1]), (sites[1], sites[0])] {
      let found = try compare(ComparedSite(name: "a", tree: a), ComparedSite(name: "b", tree: b))
      #expect(!found.changes.isEmpty)
      #expect(found.accounting.unexplained == [], "\(diffText(found))")
    }
  }

  /// Lines that stand elsewhere on the other side are told in the order of their own.
  @Test func anotherYardstickIsToldFromTheLeastLikelyOn() async throws {
    let old = edited(files, [(file: index, old: "", new: judgement)])
    let new = edited(old, [(file: settings, old: "", new: "yardstick: phia\n")])
    let found = try compare(
      ComparedSite(name: "a", tree: try await siteTree(smallTree(old))),
      ComparedSite(name: "b", tree: try await siteTree(smallTree(new))))
    let change = try #require(found.changes.first { $0.kind == .pageDetailsChanged })
    let steps = { (state: ChangeState?) in state?.value.matches(of: /[0-9]+ to/).map { String($0.output) } }
    #expect(steps(change.before) == ["1 to", "5 to", "20 to", "45 to", "55 to", "80 to", "95 to"])
    #expect(steps(change.after) == ["10 to", "25 to", "40 to", "55 to", "80 to"])
  }

  /// A yardstick is held to its page's judgements, a neighbourhood to what the page leads to: what nothing
  /// brought is left over, or a change of its own.
  @Test func whatNothingBroughtIsTold() async throws {
    let before = try await siteTree(smallTree(edited(files, [(file: index, old: "", new: judgement)])))
    let page = try #require(before["themes/t/n.html"])
    let text = String(decoding: page.bytes, as: UTF8.self)
    let list = "<h3>Leads to</h3>\n<ul>\n"
    let neighbour = text.replacing(list, with: list + "<li><a href=\"index.html\">T</a></li>\n")
    let front = String(decoding: try #require(before["index.html"]).bytes, as: UTF8.self)
    let after = [
      SourceFile(path: page.path, text: neighbour),
      SourceFile(path: "index.html", text: front.replacing("55 to 80 %", with: "55 to 90 %")),
      SourceFile(path: "index.html", text: front.replacing("<li>likely: 55 to 80 %</li>\n", with: "")),
    ]
    for file in after {
      #expect(file.bytes != before[file.path]?.bytes, "\(file.path)")
      let found = try compare(
        ComparedSite(name: "a", tree: before), ComparedSite(name: "b", tree: before.with([file])))
      let isTold = found.changes.contains { $0.kind == .pageDetailsChanged && $0.page == file.path }
      #expect(isTold || !found.accounting.unexplained.isEmpty, "\(diffText(found))")
    }
  }
}
