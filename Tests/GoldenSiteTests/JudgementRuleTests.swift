// Rules on judgements that need a whole dossier: rows of the yardstick, the way down to paragraphs, the
// sections of a theme, and the legend on the page.

import Compiler
import Diagnostics
import Files
import Support
import Testing

@Suite struct JudgementRuleTests {
  /// A dossier with judgements on its front page, each a statement and what it rests on.
  private func dossier(
    _ judgements: [(statement: String, restsOn: String)], settings: String = "yardstick: icd203",
    theme: String = "> [!ALTERNATIVE]\n> None found.\n\n> [!GAP]\n> None found."
  ) -> FileTree {
    let blocks = judgements.enumerated().map { number, judgement in
      """
      > [!JUDGEMENT] Title
      > \(judgement.statement) ^j-\(number + 1)
      >
      > - confidence: low
      > - basis: one source
      > - rests-on: \(judgement.restsOn)
      > - would-change: news

      """
    }
    return fixture(
      """
      --- content/dossier.yml ---
      title: T
      tlp: CLEAR
      \(settings)
      --- content/sources/a.md ---
      ---
      title: A
      ---
      One. {#p1}
      --- content/index.md ---
      ---
      title: Front
      ---
      \(blocks.joined(separator: "\n"))
      --- content/themes/t/index.md ---
      ---
      title: Theme
      ---
      \(theme)
      --- content/themes/t/n.md ---
      ---
      title: N
      ---
      Cited [@a, ¶ 1]. ^c-cited

      Thought. {#c-thought .assessment rests-on=c-more}

      More thought. {#c-more .assessment rests-on="c-thought c-cited"}

      A ring. {#c-ring .assessment rests-on=c-bow}

      A bow. {#c-bow .assessment rests-on=c-ring}
      """)
  }

  /// What is found, with what stands at its place.
  private func found(_ tree: FileTree) async throws -> [String] {
    let findings = try await compile(tree, jobs: 1).findings.sortedForReport()
    return findings.filter { $0.code != .claimsWithoutId }.map { finding in
      let bytes = tree[finding.path]?.bytes ?? []
      return "\(finding.code.text) \(String(decoding: bytes[finding.range], as: UTF8.self))"
    }
  }

  @Test(
    arguments: [
      (["It is likely.", "It is very unlikely.", "It is almost certain."], []),
      (["It is probable.", "It is highly improbable.", "It is nearly certain."], []),
      (
        ["It is likely.", "It is improbable.", "The odds are roughly even odds."],
        ["DOS0815 improbable", "DOS0815 roughly even odds"]
      ),
      (["It is probable.", "It is unlikely."], ["DOS0815 unlikely"]),
    ] as [([String], [String])])
  func rowsAreNotMixed(statements: [String], expected: [String]) async throws {
    #expect(try await found(dossier(statements.map { ($0, "c-cited") })) == expected)
  }

  @Test func termsOfOneYardstickAlone() async throws {
    let statements = ["It is probable.", "It is highly likely.", "That is a realistic possibility."]
    let tree = dossier(statements.map { ($0, "c-cited") }, settings: "yardstick: phia")
    #expect(try await found(tree) == [])
    let other = dossier(statements.map { ($0, "c-cited") })
    #expect(try await found(other) == ["DOS0814 highly likely", "DOS0814 realistic possibility"])
  }

  @Test(
    arguments: [
      ("c-cited", []), ("c-ring c-cited", []), ("c-thought", []), ("c-more", []),
      ("c-ring", ["DOS0818 c-ring"]), ("c-bow c-ring", ["DOS0818 c-bow"]),
      ("c-cited c-none", ["DOS0504 c-none"]),
      ("c-none c-cited c-gone", ["DOS0504 c-none", "DOS0504 c-gone"]),
    ] as [(String, [String])])
  func aJudgementLeadsToParagraphs(restsOn: String, expected: [String]) async throws {
    #expect(try await found(dossier([("It is likely.", restsOn)])) == expected)
  }

  /// A mark alone says nothing, and a picture without words neither.
  @Test(
    arguments: [
      ("> [!ALTERNATIVE]\n> None found.\n\n> [!GAP]\n> - Fees.", []),
      ("> [!ALTERNATIVE] None found.\n\n> [!GAP]\n> Fees.", []),
      ("> [!ALTERNATIVE]\n> None found.", ["DOS0811 "]),
      ("> [!ALTERNATIVE]\n\n> [!GAP]\n> Fees.", ["DOS0811 > [!ALTERNATIVE]"]),
      ("> [!ALTERNATIVE]\n> None found.\n\n> [!GAP]\n>\n> [@a, ¶ 1]", ["DOS0811 > [!GAP]"]),
      ("> [!GAP]\n\n> [!GAP]\n> Fees.\n\n> [!ALTERNATIVE]\n> ![]()", ["DOS0811 > [!ALTERNATIVE]"]),
    ] as [(String, [String])])
  func sectionsSaySomething(theme: String, expected: [String]) async throws {
    let found = try await found(dossier([], theme: theme)).filter { $0.hasPrefix("DOS0811") }
    #expect(found == expected)
  }

  private func frontPage(_ statement: String, _ settings: String) async throws -> String {
    try await page("index.html", dossier([(statement, "c-cited")], settings: settings))
  }

  /// The page shows the term as the statement says it, and the row that it stands in.
  @Test func theLegendIsThatOfTheTerms() async throws {
    let first = try await frontPage("It is likely.", "yardstick: icd203")
    #expect(first.contains(">Likelihood: likely <span") && first.contains("yardstick of ICD 203:"))
    #expect(first.contains("<li>likely: 55 to 80 %</li>") && !first.contains("<li>probable"))
    let second = try await frontPage("It is probable.", "yardstick: icd203")
    #expect(
      second.contains(">Likelihood: probable <span") && second.contains("<li>probable: 55 to 80 %</li>"))
    #expect(!second.contains("<li>likely"))
    let phia = try await frontPage("It is highly likely.", "yardstick: phia")
    #expect(phia.contains(">Likelihood: highly likely <span") && phia.contains("yardstick of PHIA:"))
    #expect(phia.contains("<li>likely or probable: 55 to 75 %</li>"))
  }
}
