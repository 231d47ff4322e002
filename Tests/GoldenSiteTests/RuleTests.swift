// Rules that need a whole dossier: who supports a claim, what a heading shows, which paths are taken.

import Compiler
import Diagnostics
import Files
import Support
import Testing

@Suite struct RuleTests {
  /// Two groups: `a` is an opinion, `b` primary; `b` grades its second paragraph 1.
  private func dossier(_ note: String, more: String = "") -> FileTree {
    fixture(
      """
      --- content/dossier.yml ---
      title: T
      tlp: CLEAR
      themes: [t]
      --- content/sources/a.md ---
      ---
      title: A
      label: A
      author: [{family: Mora}]
      genre: opinion
      ---
      One. {#p1}

      Two. {#p2}
      --- content/sources/b.md ---
      ---
      title: B
      label: B
      genre: primary
      ---
      One. {#p1}

      Two. {#p2 cred=1}
      --- content/themes/t/n.md ---
      ---
      title: N
      ---
      \(note)
      \(more)
      """)
  }

  private func codes(_ note: String, more: String = "") async throws -> [Code] {
    try await compile(dossier(note, more: more), jobs: 1).findings.map(\.code).filter {
      $0.severity == .error
    }
  }

  /// What is cited to contradict a claim, or for context, does not support it.
  @Test(
    arguments: [
      ("X [@a, ¶ 1; @b, ¶ 1]. {#c-1 .corroborated}", []),
      ("X [@a, ¶ 1]. {#c-1 .corroborated}", [.corroboratedByOneGroup]),
      ("X [@a, ¶ 1]{role=contradicts}. {#c-1 .corroborated}", [.corroboratedByOneGroup]),
      ("X [@a, ¶ 1] [@b, ¶ 1]{role=context}. {#c-1 .corroborated}", [.corroboratedByOneGroup]),
      ("X [@b, ¶ 1]. {#c-1 .fact}", []),
      ("X [@a, ¶ 1]. {#c-1 .fact}", [.factWithoutPrimary]),
      ("X [@a, ¶ 1] [@b, ¶ 1]{role=contradicts}. {#c-1 .fact}", [.factWithoutPrimary]),
      ("X [@b, ¶ 2]. ^c-1", [.credibilityByOneGroup]),
      ("X [@b, ¶¶ 1–2]. ^c-1", [.credibilityByOneGroup]),
      ("X [@b, ¶¶ 1–2; @a, ¶ 1]. ^c-1", []),
      ("X [@a, ¶ 1]. {#c-1 contradicts=c-1}", [.selfRelation]),
      ("X [@a, ¶ 1]. {#c-1 .fact .gap}", [.duplicateKey]),
    ] as [(String, [Code])])
  func supporters(note: String, expected: [Code]) async throws {
    #expect(try await codes(note) == expected, "\(note)")
  }

  /// Of a draft nothing is reported but that it is one; where its front matter says why, not even that.
  @Test(
    arguments: [
      ("ignore: [\"DOS0320: until May\"]", [], [.draft]), ("ignore: [\"DOS0320\"]", [.draft], []),
      ("ignore: [\"DOS0804: a motto\"]", [.draft], []), ("tags: [x]", [.draft], []),
    ] as [(String, [Code], [Code])])
  func aDraftIsWaived(field: String, reported: [Code], waived: [Code]) async throws {
    for path in ["content/themes/t/d.md", "content/entities/d.md", "content/about.md"] {
      let draft = "--- \(path) ---\n---\ntitle: D\ndraft: true\n\(field)\n---\nX. {ignore=\"DOS0804: x\"}"
      let compiled = try await compile(dossier("X [@a, ¶ 1]. ^c-1", more: draft), jobs: 1)
      #expect(compiled.findings.filter { $0.path == path }.map(\.code) == reported, "\(path)")
      #expect(compiled.value.waived.map(\.finding.code) == waived, "\(path)")
    }
  }

  /// The names of authors stand where the key stood; the mark follows the element.
  @Test func namesStayInHeadingsAndLinks() async throws {
    let compiled = try await compile(
      dossier("## As @a [¶ 2] says, **it** holds\n\nX [see @a [¶ 1] there](#c-1) [@a, ¶ 1]. ^c-1"), jobs: 1)
    let page = try #require(compiled.value.files.first { $0.path.text == "themes/t/n.html" })
    let text = String(decoding: page.render(), as: UTF8.self)
    #expect(text.contains(">As Mora says, <strong>it</strong> holds</h2><a class=\"cite\""), "\(text)")
    #expect(text.contains(">see Mora there</a><a class=\"cite\""), "\(text)")
  }

  @Test(arguments: ["themes/t", "themes/t/n.html", "Index.html", "data", "index.html/x"])
  func pathsThatAreTaken(path: String) async throws {
    let found = try await codes("X [@a, ¶ 1]. ^c-1", more: "--- content/static/\(path) ---\nx")
    #expect(found == [.outputCollision], "\(path)")
  }
}
