// list: a line or a record for each thing, and what --grep finds.

import Foundation
import SiteSupport
import Support
import Testing

@Suite struct ListCommandTests {
  private func small() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put(
      "content/themes/t/m.md",
      "---\ntitle: Čapek و كتاب ۱۳۹۸\n---\nÜber «Fees»—1398 [@a, ¶ 2].\n\n"
        + "- It is so, as [[n]] says. {#c-long-id .assessment}\n")
    try scratch.put("content/themes/t/d.md", "---\ntitle: Later\ndraft: true\n---\nTwo [@a, ¶ 1]. ^c-later\n")
    try scratch.put("content/themes/t/r.md", "---\ntitle: R\ntlp: RED\n---\nThree [@a, ¶ 3]. ^c-red\n")
    return scratch
  }

  @Test func oneALine() async throws {
    let scratch = try small()
    let before = listing(try scratch.files())
    let claims = try await dossier("list", "claims", in: scratch.path)
    let lines = claims.output.split(separator: "\n").map(String.init)
    #expect(claims.code == 0 && claims.error == "6 claims\n", "\(claims.all)")
    #expect(
      lines.contains("c-one         reported    content/themes/t/n.md:4      One says so."), "\(claims.all)")
    #expect(lines.contains("c-long-id     assessment  content/themes/t/m.md:6      It is so, as N says."))
    #expect(
      lines.contains("c-red         reported    content/themes/t/r.md:5      Three."), "also what is left out"
    )
    #expect(lines.contains { $0.hasPrefix("u-") && $0.hasSuffix("  Über «Fees»—1398.") })
    let notes = try await dossier("list", "notes", "--quiet", in: scratch.path)
    let expected = """
      index    content/index.md           Small
      t/index  content/themes/t/index.md  T
      t/m      content/themes/t/m.md      Čapek و كتاب ۱۳۹۸
      t/n      content/themes/t/n.md      N
      t/r      content/themes/t/r.md      R
      t/d      content/themes/t/d.md      Later (draft)

      """
    #expect(notes.output == expected && notes.error == "", "\(notes.all)")
    let sources = try await dossier("list", "sources", in: scratch.path)
    #expect(sources.output == "a  A  F  content/sources/a.md  A\n" && sources.error == "1 source\n")
    let entities = try await dossier("list", "entities", in: scratch.path)
    #expect(entities.output == "e  -  content/entities/e.md  E\n" && entities.error == "1 entity\n")
    #expect(listing(try scratch.files()) == before)
  }

  /// Case, accents, the kinds of quotation marks and dashes, and letters and digits of Arabic and Persian.
  @Test(arguments: [
    ("notes", "capek", 1), ("notes", "کتاب", 1), ("notes", "1398", 1), ("claims", "uber \"fees\"-1398", 1),
    ("claims", "ASSESSMENT", 2), ("claims", "t/N.md", 1), ("claims", "nothing of it", 0), ("claims", "", 6),
    ("sources", "A.MD", 1), ("entities", "é", 1), ("claims", "c-one", 1),
  ])
  func grepIsFolded(kind: String, text: String, count: Int) async throws {
    let scratch = try small()
    let outcome = try await dossier("list", kind, "--grep", text, in: scratch.path)
    #expect(outcome.code == 0 && outcome.output.split(separator: "\n").count == count, "\(outcome.all)")
    #expect(outcome.error.hasPrefix("\(count) of "), "\(outcome.all)")
  }

  @Test func jsonFollowsItsSchema() async throws {
    let schema = "\(repositoryRoot)/docs/list.schema.json"
    let scratch = try small()
    let empty = try Scratch()
    try empty.put("content/dossier.yml", "title: Small\ntlp: CLEAR\n")
    for folder in [scratch.path, repository, empty.path] {
      for kind in ["claims", "notes", "sources", "entities"] {
        let outcome = try await dossier("list", kind, "--format", "json", in: folder)
        #expect(outcome.code == 0 && outcome.error == "", "\(outcome.all)")
        #expect(try await schemaProblems(outcome.output, schema: schema) == "", "\(kind)")
      }
    }
    let json = try await dossier("list", "claims", "--grep", "long", "--format", "json", in: scratch.path)
    let wanted = """
      {
      "format":"dossier-list/1",
      "kind":"claims",
      "items":[
      {"id":"c-long-id","written":true,"kind":"assessment","path":"content/themes/t/m.md","line":6,\
      "text":"It is so, as N says."}]
      }

      """
    #expect(json.output == wanted, "\(json.all)")
    for (old, new) in [
      ("\"kind\":\"claims\"", "\"kind\":\"notes\""), ("\"line\":6", "\"line\":0"), ("dossier-list/1", "x"),
    ] {
      #expect(try await schemaProblems(json.output.replacing(old, with: new), schema: schema) != "", "\(old)")
    }
  }

  @Test func wrongUsage() async throws {
    let scratch = try small()
    #expect(try await dossier("list", in: scratch.path).code == 64)
    #expect(try await dossier("list", "themes", in: scratch.path).code == 64)
    #expect(try await dossier("list", "claims", "--format", "xml", in: scratch.path).code == 64)
    let bare = try Scratch()
    let outcome = try await dossier("list", "claims", in: bare.path)
    #expect(outcome.code == 2 && outcome.output == "" && outcome.error.contains("DOS0108"), "\(outcome.all)")
  }
}
