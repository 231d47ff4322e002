// trace: the command around the chain, its formats, and what it says to ids that start none.

import Foundation
import SiteSupport
import Support
import Testing

private let judgement = """
  ---
  title: Small
  ---
  > [!JUDGEMENT] Trade
  > Trade is likely to grow. ^j-trade
  >
  > - confidence: low
  > - basis: one report
  > - rests-on: c-one
  > - would-change: another report

  """

@Suite struct TraceCommandTests {
  private func scratchDossier() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put("content/index.md", judgement)
    return scratch
  }

  private let below = """
    j-trade  judgement, likely, low confidence: Trade is likely to grow.
    └─ c-one  reported: One says so.
       └─ a#p1  F6, no fingerprint: Tells of number 1.
          └─ source:a  A, reliability F: A
             └─ no published place is known

    """
  private let above = """
    a#p1  F6, no fingerprint: Tells of number 1.
    └─ c-one  reported: One says so.
       └─ j-trade  judgement, likely, low confidence: Trade is likely to grow.

    """

  @Test func leadsDownAndUp() async throws {
    let scratch = try scratchDossier()
    // Warnings do not keep it from its work, and are not its business.
    try scratch.put("content/themes/t/m.md", "---\ntitle: M\n---\nA block without any source.\n")
    let before = listing(try scratch.files())
    let down = try await dossier("trace", "j-trade", in: scratch.path)
    #expect(down.code == 0 && down.output == below, "\(down.all)")
    #expect(down.error == "rests on 1 claim, 1 paragraph, 1 source\n")
    for words in [["a#p1"], ["@a ¶1"], ["@a", "¶1"], ["a", "p1"], ["source:a#p1"]] {
      let up = try await run(binary, ["trace"] + words, in: scratch.path)
      #expect(up.code == 0 && up.output == above, "\(words): \(up.all)")
      #expect(up.error == "falls with it: 1 judgement, 1 claim\n")
    }
    let quiet = try await dossier("trace", "j-trade", "--quiet", in: scratch.path)
    #expect(quiet.code == 0 && quiet.output == below && quiet.error == "")
    let nothing = try await dossier("trace", "a#p3", in: scratch.path)
    #expect(nothing.code == 0 && nothing.error == "falls with it: nothing\n", "\(nothing.all)")
    let elsewhere = try await dossier("trace", "-C", scratch.path, "j-trade", in: "/")
    #expect(elsewhere.code == 0 && elsewhere.output == below)
    #expect(listing(try scratch.files()) == before, "nothing is written")
  }

  @Test func coloursFollowTheFlagAndTheEnvironment() async throws {
    let scratch = try scratchDossier()
    for (arguments, environment, coloured) in [
      ([], [:], false), (["--color", "always"], [:], true), (["--color", "always"], ["NO_COLOR": "1"], true),
      (["--color", "never"], [:], false), (["--color", "always", "--format", "json"], [:], false),
    ] as [([String], [String: String], Bool)] {
      let outcome = try await run(
        binary, ["trace", "j-trade"] + arguments, in: scratch.path, environment: environment)
      #expect(outcome.output.contains("\u{1B}[") == coloured, "\(arguments): \(outcome.all)")
    }
  }

  @Test func jsonFollowsItsSchema() async throws {
    let schema = "\(repositoryRoot)/docs/trace.schema.json"
    let scratch = try scratchDossier()
    for (folder, id) in [
      (scratch.path, "j-trade"), (scratch.path, "a"), (repository, "j-arms"), (repository, "j-condition"),
      (repository, "source:rezaei-2021"), (repository, "zaheer-2022#p2"), (repository, "rezaei-2021#t1"),
    ] {
      let outcome = try await dossier("trace", id, "--format", "json", in: folder)
      #expect(outcome.code == 0 && outcome.error == "", "\(outcome.all)")
      #expect(try await schemaProblems(outcome.output, schema: schema) == "", "\(id)")
    }
    let json = try await dossier("trace", "j-arms", "--format", "json", in: repository)
    for (old, new) in [
      ("\"rests\":", "\"rest\":"), ("\"dossier-trace/1\"", "\"dossier-trace/2\""),
      ("\"cites\"", "\"quotes\""),
      ("\"confidence\":\"", "\"confidence\":\"very "),
    ] {
      #expect(json.output.contains(old), "\(old)")
      #expect(try await schemaProblems(json.output.replacing(old, with: new), schema: schema) != "", "\(old)")
    }
  }

  /// Every chain of this repository's judgements and sources, read by Graphviz itself.
  @Test func graphsAreReadByGraphviz() async throws {
    guard let dot = installed("dot") else {
      Issue.record(
        "graphs were NOT READ by Graphviz, which is not installed; only our own check was made",
        severity: .warning)
      return
    }
    let scratch = try Scratch()
    for id in ["j-arms", "j-ceiling", "source:rezaei-2021", "zaheer-2022#p2"] {
      let graph = try await dossier("trace", id, "--format", "dot", in: repository)
      try scratch.put("g.dot", graph.output)
      let read = try await run(dot, ["-Tplain", scratch("g.dot")])
      #expect(read.code == 0 && read.error == "", "\(read.all)")
      let nodes = read.output.split(separator: "\n").count { $0.hasPrefix("node ") }
      #expect(
        nodes == graph.output.split(separator: "\n").count { $0.contains(" [label=") && !$0.contains(" -> ") }
      )
    }
  }

  @Test(arguments: [
    ("c-onw", "no judgement, claim or source has the id 'c-onw'; did you mean 'c-one'"),
    ("j-trad", "did you mean 'j-trade'?"), ("@b", "did you mean '@a'?"),
    ("a#p9", "source 'a' has no paragraph 'p9'; did you mean 'p1' or 'p2' or 'p3'?"),
    ("e", "'e' is an entity, which rests on nothing; trace a claim that links to it"),
    ("entirely-unknown", "no judgement, claim or source has the id 'entirely-unknown'\n"),
    ("themes/t/n.html", "no judgement, claim or source has the id"),
  ])
  func otherIdsAreWrongUsage(id: String, says: String) async throws {
    let scratch = try scratchDossier()
    let outcome = try await dossier("trace", id, in: scratch.path)
    #expect(outcome.code == 64 && outcome.output == "", "\(outcome.all)")
    #expect(outcome.error.hasPrefix("Error: ") && outcome.error.contains(says), "\(outcome.all)")
  }

  @Test func wrongUsage() async throws {
    let scratch = try scratchDossier()
    #expect(try await dossier("trace", in: scratch.path).code == 64)
    #expect(try await dossier("trace", "j-trade", "--format", "xml", in: scratch.path).code == 64)
    #expect(try await dossier("trace", "-C", "nowhere", "j-trade", in: scratch.path).code == 3)
  }

  @Test func contentWithAnErrorIsReported() async throws {
    let scratch = try scratchDossier()
    try scratch.put(
      "content/themes/t/m.md", "---\ntitle: M\n---\nTwo says so [@b, ¶ 1]. ^c-two\n\nNo source.\n")
    let outcome = try await dossier("trace", "j-trade", in: scratch.path)
    #expect(outcome.code == 1 && outcome.output == "", "\(outcome.all)")
    #expect(outcome.error.contains("content/themes/t/m.md:4:15: error[DOS0401]"), "\(outcome.error)")
    #expect(!outcome.error.contains("DOS0804"), "warnings are for check: \(outcome.error)")
    #expect(outcome.error.hasSuffix("1 error; nothing was traced\n"))
    try scratch.put("content/dossier.yml", "titel: Small\n")
    #expect(try await dossier("trace", "j-trade", in: scratch.path).code == 2)
  }

  /// What is left out of a public site falls all the same.
  @Test func whatIsLeftOutIsShown() async throws {
    let scratch = try scratchDossier()
    try scratch.put(
      "content/themes/t/x.md", "---\ntitle: X\ntlp: RED\n---\nSo it is [@a, ¶ 2]. {#c-x rests-on=c-one}\n")
    let outcome = try await dossier("trace", "a", in: scratch.path)
    #expect(outcome.code == 0 && outcome.output.contains("c-x  reported: So it is."), "\(outcome.all)")
  }
}
