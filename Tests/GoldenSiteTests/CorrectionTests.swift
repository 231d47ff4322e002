// content/changes.yml as a build takes it: the corrections page, the line at a claim, the feed, and renamings.

import Compiler
import Corpus
import Diagnostics
import Files
import Foundation
import Testing

private let twoReleases = """
  releases:
    - release: "1.1"
      date: 2035-03-02
      corrections:
        - text: The fee is 40 crowns; we had given <30>.
          claims: [c-fee, j-fares]
          pages: [ports/fees, sources/demir-2024]
    - release: Spring edition
      date: 2035-04-01
  """

@Suite struct CorrectionTests {
  @Test func releasesStandNewestFirst() async throws {
    let tree = strait(changes: twoReleases)
    #expect(try await reviewFindings(tree) == [])
    let text = try await page("corrections.html", tree)
    let body = try #require(text.components(separatedBy: "<main id=\"main\">\n").last)
      .components(separatedBy: "</main>")[0]
    #expect(
      body == """
        <h1>Corrections</h1>
        <p>What was corrected in each release, the newest first.</p>
        <h2 id="release-spring-edition">Release Spring edition</h2>
        <p class="dateline"><time class="date" datetime="2035-04-01" data-edtf="2035-04-01">1 April 2035</time></p>
        <h2 id="release-1.1">Release 1.1</h2>
        <p class="dateline"><time class="date" datetime="2035-03-02" data-edtf="2035-03-02">2 March 2035</time></p>
        <ul class="corrections">
        <li>The fee is 40 crowns; we had given &lt;30&gt;.
        <a class="from" href="themes/ports/fees.html#c-fee">c-fee</a>
        <a class="from" href="index.html#j-fares">j-fares</a>
        <a class="from" href="themes/ports/fees.html">Berth fees</a>
        <a class="from" href="sources/demir-2024.html">Crossing the Strait</a></li>
        </ul>

        """)
    #expect(text.contains("<li><a href=\"corrections.html\">Corrections</a></li>"))
    let note = try await page("themes/ports/fees.html", tree)
    #expect(
      note.components(
        separatedBy:
          "<small class=\"relation corrected\">corrected in <a href=\"../../corrections.html#release-1.1\">1.1</a></small>"
      ).count == 2, "\(note)")
    let front = try await page("index.html", tree)
    #expect(
      front.components(
        separatedBy:
          "<small class=\"relation corrected\">corrected in <a href=\"corrections.html#release-1.1\">1.1</a></small>"
      ).count == 2, "\(front)")
    let site = rendered(try await compile(tree, jobs: 1).value)
    #expect(brokenLinks(in: site) + repeatedIDs(in: site) == [])
  }

  @Test func withoutTheFileThereIsNoPage() async throws {
    let none = rendered(try await compile(strait(), jobs: 1).value)
    let empty = rendered(try await compile(strait(changes: "releases: []"), jobs: 1).value)
    #expect(none.files.map(\.bytes) == empty.files.map(\.bytes))
    #expect(!none.files.contains { String(decoding: $0.bytes, as: UTF8.self).contains("corrections.html") })
  }

  @Test(arguments: [
    ("releases: [{date: 2035-01-01}]", ["DOS0327 | { | this release has no 'release'"]),
    ("releases: [{release: a}]", ["DOS0327 | { | this release has no 'date'"]),
    ("releases: [{release: \"\", date: 2035-01-01}]", ["DOS0327 | \"\" | this release has no 'release'"]),
    (
      "releases: [{release: a, date: 2035-01-01, corrections: [{claims: c-fee}]}]",
      ["DOS0327 | { | this correction has no 'text'"]
    ),
    (
      "releases: [{release: a, date: 2035-01}]",
      ["DOS0305 | 2035-01 | 'date' is '2035-01'; expected a day, such as 2026-11-21"]
    ),
    (
      "releases: [{release: a, date: 2035-01-01}, {release: a, date: 2036-01-01}]",
      ["DOS0307 | a | 'a' is given twice"]
    ),
    ("- a", ["DOS0301 | - | this is not valid YAML: expected 'key: value' lines"]),
    (
      "releases: [{release: a, date: 2035-01-01, corrections: [{text: t, claims: [c-x, u-x], pages: [x, \"@y\"]}]}]",
      [
        "DOS0504 | c-x | claim 'c-x' does not exist", "DOS0504 | u-x | claim 'u-x' does not exist",
        "DOS0501 | x | link target 'x' does not exist",
        "DOS0401 | \"@y\" | source 'y' is not in the register",
      ]
    ),
  ])
  func whatIsWrongWithChanges(text: String, expected: [String]) async throws {
    #expect(try await reviewFindings(strait(changes: text)) == expected)
  }

  @Test func aCorrectionOfWhatIsLeftOutIsAnError() async throws {
    let tree = replaced(
      "rests-on: c-fee", with: "rests-on: c-alone", in: strait(changes: twoReleases, note: "tlp: AMBER")
    ).with([
      SourceFile(
        path: "content/themes/ports/alone.md",
        text: "---\ntitle: Alone\n---\nIt is so [@demir-2024, ¶ 1]. ^c-alone\n")
    ])
    #expect(
      try await reviewFindings(tree) == [
        "DOS1006 | c-fee | this leads to 'c-fee', which is marked AMBER and left out",
        "DOS1006 | ports/fees | this leads to 'ports/fees', which is marked AMBER and left out",
      ])
  }

  /// An entry a release, whose id it keeps; the version of the settings has one in any case, and only one.
  @Test(arguments: ["1.1", "2"])
  func theFeedHasReleases(version: String) async throws {
    let settings = "base-url: https://example.org/s/\nversion: \"\(version)\"\ncutoff: 2035-01-01"
    let feed = try await page("feed.xml", strait(changes: twoReleases, settings: settings))
    let ids = feed.components(separatedBy: "<id>").dropFirst(2).map { $0.components(separatedBy: "</id>")[0] }
    let own = version == "2" ? ["2"] : []
    #expect(ids == (own + ["spring-edition", "1.1"]).map { "https://example.org/s/#version-\($0)" })
    #expect(feed.contains("<updated>2035-04-01T00:00:00Z</updated>\n<author>"))
    #expect(feed.contains("<link href=\"https://example.org/s/corrections.html#release-1.1\"/>\n"))
    #expect(
      feed.contains("<content type=\"text\">The fee is 40 crowns; we had given &lt;30&gt;.</content>\n"))
    #expect(
      try await page("feed.xml", strait(settings: settings)).components(separatedBy: "<entry>").count == 2)
  }

  @Test func renamingsFollow() async throws {
    let tree = strait(reviews: [try await verdictRow("c-fee")], changes: twoReleases)
    let steps: [(Renaming, String)] = [
      (
        .note(theme: "ports", name: "fees", toTheme: "ports", toName: "costs"),
        "pages: [ports/costs, sources/demir-2024]"
      ),
      (.theme("ports", to: "quays"), "pages: [quays/fees, sources/demir-2024]"),
      (.source("demir-2024", to: "demir-2025"), "pages: [ports/fees, sources/demir-2025]"),
    ]
    for (renaming, expected) in steps {
      guard case .success(let renamed) = try await renamed(renaming, in: tree, jobs: 1) else {
        Issue.record("\(renaming) is refused")
        continue
      }
      let text = String(decoding: try #require(renamed.tree[Changes.path]).bytes, as: UTF8.self)
      #expect(text.contains(expected), "\(text)")
      #expect(renamed.tree[Reviews.path]?.bytes == tree[Reviews.path]?.bytes)
      #expect(try await reviewFindings(renamed.tree) == [], "\(renaming)")
    }
  }
}
