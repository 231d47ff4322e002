// Small dossiers of what authors write beside plain claims; the same walks over each.

import Diagnostics
import Files
import SiteSupport
import Support
import Testing

struct OddNoteTests {
  @Test(arguments: oddNotes)
  func theWalksHold(odd: OddNote) async throws {
    let walked = WalkedSite(try await buildSite(tree(odd.body)))
    #expect(!walked.pages.isEmpty)
    for walk in Walk.all {
      expectNone(walk.problems(walked), "\(odd.testDescription): \(walk.testDescription)")
    }
    for (path, text) in odd.wanted where !walked.site.text(path).contains(text) {
      Issue.record("\(path) lacks \(text):\n\(walked.site.text(path))")
    }
    let shards = try shards(walked.site)
    #expect(shards.flatMap(\.records).contains { $0.kind == "claim" })
    expectNone(walked.site.findings.filter { $0.code.severity == .error }.map(\.fact.message), "errors")
  }

  /// Six of them under each other; what one leaves open must not reach the next.
  @Test(arguments: campaignSeeds(0...23))
  func theWalksHoldForAnyMixture(seed: UInt64) async throws {
    var random = SplitMix64(seed: UInt64(seed))
    var body = ""
    for number in 0..<6 {
      let odd = oddNotes[random.number(0..<oddNotes.count)]
      // Ids are the note's own: c-1 becomes c-31 in the fourth, and so on.
      body += odd.body.replacing(/([cj])-(\d)/) { "\($0.output.1)-\(number)\($0.output.2)" } + "\n\n"
    }
    let walked = WalkedSite(try await buildSite(tree(body)))
    try #require(!walked.pages.isEmpty)
    for walk in Walk.all {
      expectNone(walk.problems(walked), "seed \(seed): \(walk.testDescription):\n\(body)")
    }
  }

  /// Whatever an author mistypes: findings or not, what is written is whole.
  @Test(arguments: 0..<10)
  func theWalksHoldForMistypedNotes(round: Int) async throws {
    let snippets = [
      "[[", "]]", "{", "}", "[@", "@a", "¶", "|", "\n", "\n\n", " ^c-9", "> ", "- ", "```\n", "*", "**", "\\",
      "<!--", "-->",
      "<b>", "](", "[", "]", "# ", "`", "&amp;", "\"", "'", "\u{301}", "\t", "{#c-8 .gap}", "{date=2010}",
      "![", "[!GAP]",
    ]
    for seed in (round * 60)..<(round * 60 + 60) {
      var random = SplitMix64(seed: UInt64(seed))
      let odd = oddNotes[random.number(0..<oddNotes.count)]
      var scalars = Array(odd.body.unicodeScalars)
      for _ in 0..<random.number(1..<5) {
        let at = random.number(0..<scalars.count + 1)
        if random.oneIn(3) {
          scalars.removeSubrange(at..<min(scalars.count, at + random.number(1..<4)))
        } else {
          scalars.insert(contentsOf: snippets[random.number(0..<snippets.count)].unicodeScalars, at: at)
        }
      }
      let body = String(String.UnicodeScalarView(scalars))
      let walked = WalkedSite(try await buildSite(tree(body)))
      guard !walked.site.findings.contains(where: { $0.code.severity == .error }) else { continue }
      // What level a mistyped heading has is its author's doing.
      for walk in Walk.all where walk.testDescription != "headings" {
        expectNone(walk.problems(walked), "seed \(seed): \(walk.testDescription):\n\(body)")
      }
    }
  }

  /// Every link from a theme page to a paragraph has its entry there, whatever way it is written.
  @Test(arguments: [
    "[[@a, ¶ 3]]", "[[@a,¶3]]", "[[@a#p3]]", "[[@a, ¶ 3|its third]]", "[its third](../../sources/a.md#p3)",
  ])
  func aLinkToAParagraphIsAMention(link: String) async throws {
    let walked = WalkedSite(try await buildSite(tree("As \(link) has it, one [@a, ¶ 1]. ^c-1")))
    let errors = walked.site.findings.filter { $0.code.severity == .error }
    #expect(errors.map(\.fact.message) == [], "\(link) is read as a link to the paragraph")
    let page = try #require(walked.page("themes/t/n.html"))
    #expect(
      page.elements.contains { $0("href") == "../../sources/a.html#p3" }, "\(link) leads to paragraph 3")
    let source = try #require(walked.page("sources/a.html"))
    let section = try #require(source.element("p3"))
    let entries = source.all("a", in: section).compactMap { source.elements[$0]("href") }
    #expect(entries.contains { $0.hasPrefix("../themes/t/n.html") }, "paragraph 3 has no entry for \(link)")
  }

  /// The design's own example of a citation: a page may stand before the paragraph.
  @Test func aPageMayStandBeforeTheParagraph() async throws {
    let body = "One [see @a, ¶¶ 3–5, 6; -@b, p. 3, ¶ 2]. ^c-1"
    let walked = WalkedSite(try await buildSite(tree(body)))
    expectNone(
      walked.site.findings.filter { $0.code.severity < .note }.map(\.fact.message).filter {
        $0.contains("'b'") || $0.contains("p. 3")
      }, body)
    let page = try #require(walked.page("themes/t/n.html"))
    for id in ["r_c-1_a_p3", "r_c-1_a_p6", "r_c-1_b_p2"] {
      #expect(page.element(id) != nil, "\(id) of \(body)")
    }
  }

  /// What would be shown nowhere is an error where it stands.
  @Test(
    arguments: [
      ("> [!NOTE] A title [@a, ¶ 1]\n> One [@a, ¶ 2]. ^c-1", Code.hiddenCitation),
      ("One [@a, ¶ 1]. ^c-1\n\n{#c-2 .gap}", Code.misplacedAttributes),
    ])
  func whatHasNoPlaceIsRefused(body: String, code: Code) async throws {
    let walked = WalkedSite(try await buildSite(tree(body)))
    #expect(walked.site.findings.map(\.code).contains(code))
    for walk in Walk.all { expectNone(walk.problems(walked), "\(body): \(walk.testDescription)") }
  }

  private func tree(_ body: String) -> FileTree {
    smallTree([
      "content/themes/t/n.md": "---\ntitle: N\n---\n\(body)\n",
      "content/themes/t/m.md": "---\ntitle: M\n---\n## Place\n\nEmbedded words [@b, ¶ 4]. ^c-m1\n",
      "content/themes/t/index.md": "---\ntitle: T\n---\nBottom line.\n",
      "content/entities/e.md": "---\ntitle: E\n---\nA body.\n",
      "content/entities/named.md": "---\ntitle: Nemo\nautolink: true\n---\nNemo is nobody.\n",
      "content/images/m.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
      "content/sources/a.md": smallSource("A", paragraphs: 6),
      "content/sources/b.md": smallSource("B", paragraphs: 6),
      "content/sources/c.md": smallSource("C", paragraphs: 1) + "\nA head. {#h1}\n\nA table. {#t1}\n",
    ])
  }
}
