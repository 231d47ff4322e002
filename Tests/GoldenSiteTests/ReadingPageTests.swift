// What helps a reader through the pages: drawn likelihoods, chains down to paragraphs, disputes side by side,
// filters, a source at a glance, the brief, and reporting an error.

import Compiler
import Diagnostics
import Files
import Foundation
import Support
import Testing

private func dossier(contact: String = "desk@example.org", statement: String = "likely") -> FileTree {
  fixture(
    """
    --- content/dossier.yml ---
    title: T & co
    tlp: CLEAR
    contact: \(contact)
    --- content/index.md ---
    ---
    title: Front
    ---
    > [!JUDGEMENT] Trade
    > Trade is \(statement) to grow. ^j-trade
    >
    > - confidence: low
    > - basis: one report
    > - rests-on: c-1
    > - would-change: a second one
    --- content/sources/a.md ---
    ---
    title: A
    label: A 1
    reliability: {grade: D, why: thin}
    author: [{literal: The <desk>}]
    ---
    Says <one>. {#p1 cred=3 why="seen"}

    Says two. {#p2}

    Says three. {#p3}
    --- content/themes/t/index.md ---
    ---
    title: Ports
    ---
    The ports are full [@a, ¶ 3]. ^c-full

    They will stay so. {#c-stay .assessment rests-on=c-full}

    ## More
    Nothing of note [@a, ¶ 3]. ^c-more
    --- content/themes/t/n.md ---
    ---
    title: N
    ---
    It grew [@a, ¶¶ 1–2]. ^c-1

    It shrank [@a, ¶ 2]. {#c-2 contradicts=c-1 would-settle="the <books> of both years"}

    > [!ASSUMPTION]
    > The figures are whole. ^c-whole

    > [!GAP]
    > No figures of our own. ^c-gap
    """)
}

@Suite struct ReadingPageTests {
  @Test(
    arguments: [
      ("likely", "55 to 80 %", "M55.5 5H79.5"), ("unlikely", "20 to 45 %", "M20.5 5H44.5"),
      ("very likely", "80 to 95 %", "M80.5 5H94.5"), ("almost certain", "95 to 99 %", "M95.5 5H98.5"),
    ])
  func aLikelihoodIsDrawnWhereItsBandLies(term: String, words: String, path: String) async throws {
    let front = try await page("index.html", dossier(statement: term))
    #expect(front.contains("Likelihood: \(term) <span class=\"band-words\">\(words)</span><svg"))
    #expect(front.contains("<path class=\"band\" d=\"\(path)\"/>"))
    #expect(front.split(separator: "M").count { $0.hasPrefix("1.5") } == 1, "all steps are drawn")
  }

  @Test func aChainLeadsDownToTheParagraphs() async throws {
    let front = try await page("index.html", dossier())
    let line =
      "<details class=\"evidence\"><summary><bdi>A 1 ¶¶1–2</bdi></summary>"
      + "<p>Says &lt;one&gt;. <span class=\"grade\">D3</span></p>"
      + "<p>Says two. <span class=\"grade\">D6</span></p>"
      + "<a class=\"cite\" href=\"themes/t/n.html#n_a_p1\"><bdi>A 1 ¶¶1–2</bdi></a></details>\n"
    #expect(front.contains(line), "\(front)")
  }

  /// Below an assessment that cites nothing stands what it rests on; a circle and a very long way down end.
  @Test func aChainGoesOnUntilAParagraph() async throws {
    let claims = (0..<500).map { number in
      let next = number == 2 ? "c-n0 c-cited" : "c-n\((number + 1) % 500)"
      return "We think \(number). {#c-n\(number) .assessment rests-on=\"\(next)\"}"
    }
    let tree = fixture(
      """
      --- content/dossier.yml ---
      title: T
      tlp: CLEAR
      --- content/index.md ---
      ---
      title: Front
      ---
      > [!JUDGEMENT] Near
      > It is likely. ^j-near
      >
      > - confidence: low
      > - basis: one report
      > - rests-on: c-n1
      > - would-change: a second one

      > [!JUDGEMENT] Far
      > It is likely again. ^j-far
      >
      > - confidence: low
      > - basis: one report
      > - rests-on: c-n3
      > - would-change: a second one
      --- content/sources/a.md ---
      ---
      title: A
      label: A 1
      ---
      Says so. {#p1}
      --- content/themes/t/index.md ---
      ---
      title: T
      ---
      So.
      --- content/themes/t/n.md ---
      ---
      title: N
      ---
      It says so [@a, ¶ 1]. ^c-cited

      \(claims.joined(separator: "\n\n"))
      """)
    let front = try await page("index.html", tree)
    let chains = front.components(separatedBy: "<details class=\"chain\">")
    let near = chains[1].matches(of: #/n\.html#(c-[a-z0-9]+)"/#).map { String($0.1) }
    #expect(near == ["c-n1", "c-n2", "c-cited", "c-n0"])
    #expect(chains[1].contains("n_a_p1"))
    #expect(chains[2].components(separatedBy: "class=\"from\"").count - 1 == 13)
  }

  @Test func disputesStandSideBySide() async throws {
    let text = try await page("disputes.html", dossier())
    let list = try #require(text.split(separator: "<ul class=\"disputes wide\">").last)
    #expect(list.split(separator: "<div>\n").count == 3, "two claims: \(list)")
    #expect(list.contains("It shrank.") && list.contains("It grew."))
    #expect(list.split(separator: "Says two.").count == 3, "the digest below each of the two")
    let settling = "</div>\n<p class=\"why\">What would settle it: the &lt;books&gt; of both years</p>\n</li>"
    #expect(list.contains(settling), "\(list)")
    #expect(try await page("data/themes/t/n.js", dossier()).contains("\"settle\":\"the \\u003cbooks\\u003e"))
  }

  @Test func gapsAndAssumptionsAreKeptApart() async throws {
    let text = try await page("gaps.html", dossier())
    let parts = text.components(separatedBy: "<h3>Assumptions</h3>")
    #expect(parts.count == 2 && parts[0].contains("No figures of our own."))
    #expect(parts.last?.contains("The figures are whole.") == true)
  }

  @Test func aFilterIsALinkToItself() async throws {
    let text = try await page("themes/t/claims.html", dossier())
    for name in ["all", "reported", "assessment", "contested", "single-source", "grade-d", "grade-f"] {
      #expect(text.contains("<a id=\"only-\(name)\" href=\"#only-\(name)\">"), "\(name)")
    }
    #expect(text.contains("<a href=\"../../sources/a.html#paragraphs\">A 1</a>"))
    #expect(
      text.contains("<li class=\"claim reported contested single-source secondary-only grade-d\" id=\"c-2\">")
    )
    let files = try await compile(dossier(), jobs: 1).value.files
    let css = try #require(files.first { $0.path.text == "assets/dossier.css" })
    let style = String(decoding: css.render(), as: UTF8.self)
    for match in text.matches(of: /id="only-([a-z-]+)"/) where match.1 != "all" {
      let rule = "main:has(#only-\(match.1):target) &:not(.\(match.1))"
      #expect(style.contains(rule), "\(match.1) has no rule")
    }
  }

  @Test func aSourceIsSeenAtAGlance() async throws {
    let text = try await page("sources/a.html", dossier())
    #expect(
      text.contains(
        "<li class=\"n1\"><a href=\"#p1\">1</a></li>\n<li class=\"n2\"><a href=\"#p2\">2</a></li>"))
    #expect(text.contains("<dt>Not established</dt><dd>publisher, date, published place, archived copy</dd>"))
  }

  @Test func theBriefHoldsJudgementsAndBottomLines() async throws {
    let text = try await page("brief.html", dossier())
    #expect(text.contains("<a href=\"index.html#j-trade\">Trade is likely to grow.</a>"))
    #expect(text.contains("Confidence: low") && text.contains("Basis: one report"))
    #expect(text.contains("<p>The ports are full.</p>\n<p>They will stay so.</p>\n</section>"), "\(text)")
    #expect(!text.contains("Nothing of note"), "what stands below the first heading")
    #expect(!text.contains(" id=\"c-"), "a mirror carries no ids")
  }

  @Test(
    arguments: [
      (
        "desk@example.org",
        "mailto:desk@example.org?subject=c%2D1%20%C2%B7%20T%20%26%20co&amp;body=themes%2Ft%2Fn.html"
      ),
      (
        "mailto:desk@example.org",
        "mailto:desk@example.org?subject=c%2D1%20%C2%B7%20T%20%26%20co&amp;body=themes%2Ft%2Fn.html"
      ),
      ("https://example.org/new", "https://example.org/new?claim=c%2D1&amp;page=themes%2Ft%2Fn.html"),
      ("https://example.org/?a=b", "https://example.org/?a=b&amp;claim=c%2D1&amp;page=themes%2Ft%2Fn.html"),
    ])
  func anErrorIsReportedWithItsPlace(contact: String, address: String) async throws {
    let tree = dossier(contact: contact)
    let text = try await page("themes/t/n.html", tree)
    #expect(
      text.contains("<small class=\"report\"><a href=\"\(address)\">Report an error</a></small>"), "\(text)")
    #expect(try await !page("themes/t/claims.html", tree).contains("class=\"report\""), "a mirror has none")
  }

  @Test(arguments: ["the desk", "javascript:alert(1)", "a@b@c", "\"x@y?cc=z\"", "https://a b"])
  func aContactIsAnAddress(contact: String) async throws {
    let findings = try await compile(dossier(contact: contact), jobs: 1).findings
    #expect(findings.contains { $0.code == .invalidValue && $0.path == "content/dossier.yml" }, "\(findings)")
    #expect(
      try await !page("themes/t/n.html", dossier(contact: contact), hasErrors: true).contains(
        "class=\"report\""))
  }
}
