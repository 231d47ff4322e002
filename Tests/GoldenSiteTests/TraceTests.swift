// The chain as text, JSON and a graph: goldens of the example, circles, roles, names, and long chains.

import Compiler
import Corpus
import Diagnostics
import Files
import Foundation
import Linking
import Support
import Testing

/// The settings, sources and a note of a small dossier, linked.
func linked(_ note: String, judgement: String = "") async throws -> LinkedCorpus {
  let tree = fixture(
    """
    --- content/dossier.yml ---
    title: Small
    tlp: CLEAR
    --- content/index.md ---
    ---
    title: Small
    ---
    \(judgement)
    --- content/themes/t/n.md ---
    ---
    title: N
    ---
    \(note)
    --- content/sources/a.md ---
    ---
    title: A long look
    label: A
    copies: [{id: print, role: original, url: "https://example.org/a?b=\\"c\\"", archive-url: "https://example.net/a"}]
    ---
    One. {#p1 cred=2 why="named"}

    Two. {#p2 retracted="taken back"}
    --- content/sources/b.md ---
    ---
    title: B
    label: B
    reliability: {grade: C, why: named}
    ---
    Third. {#p3}

    Heading. {#h1}
    --- content/entities/board.md ---
    ---
    title: Board
    ---
    A body.
    """)
  let site = try await compile(tree, profile: .review, jobs: 1)
  let errors = site.findings.filter { $0.code.severity == .error }
  try #require(errors.isEmpty, "\(errors.map(\.fact.message))")
  return site.value.linked
}

private func node(_ name: String, _ linked: LinkedCorpus) throws -> TraceNode {
  guard case .found(let node) = linked.traceTarget(name) else {
    throw NotFound(name: name)
  }
  return node
}

private struct NotFound: Error { let name: String }

private func text(
  _ name: String, _ direction: Trace.Direction, _ linked: LinkedCorpus, width: Int? = nil, color: Bool = false
) throws -> [String] {
  traceText(linked.trace(try node(name, linked), direction), linked, width: width, color: color)
    .split(separator: "\n").map(String.init)
}

@Suite struct TraceTests {
  @Test(arguments: [
    ("j-arms", Trace.Direction.down, "judgement"), ("c-r6k2m", .down, "claim"),
    ("zaheer-2022#p2", .up, "paragraph"), ("source:rezaei-2021", .up, "source"),
  ])
  func goldens(name: String, direction: Trace.Direction, file: String) async throws {
    let linked = try await compiled("example").site.value.linked
    let trace = linked.trace(try node(name, linked), direction)
    let golden = "\(cases)/example/trace/\(file)"
    let shown = traceText(trace, linked, width: nil, color: false)
    #expect(try differences(shown, fromGolden: golden + ".txt") == [])
    let json = String(decoding: traceJSON(trace, linked), as: UTF8.self)
    #expect(try differences(json, fromGolden: golden + ".json") == [])
    let dot = traceDOT(trace, linked)
    #expect(try differences(dot, fromGolden: golden + ".dot") == [])
    #expect(graphProblems(dot, trace, linked) == [])
  }

  @Test func circlesEnd() async throws {
    let linked = try await linked(
      """
      One [@a, ¶ 1]. {#c-one rests-on="c-two"}

      Two [@b, ¶ 3]. {#c-two rests-on="c-three"}

      Three. {#c-three .assessment rests-on="c-one c-two"}
      """)
    #expect(
      try text("c-one", .down, linked) == [
        "c-one  reported: One.", "├─ c-two  reported: Two.", "│  ├─ c-three  assessment: Three.",
        "│  │  ├─ c-one  (above)", "│  │  └─ c-two  (above)", "│  └─ b#p3  C6, no fingerprint: Third.",
        "│     └─ source:b  B, reliability C: B", "│        └─ no published place is known",
        "└─ a#p1  F2, no fingerprint: One.", "   └─ source:a  A, reliability F: A long look",
        "      ├─ https://example.org/a?b=\"c\" (original)", "      └─ https://example.net/a (archived copy)",
      ])
    #expect(
      try text("@b", .up, linked) == [
        "source:b  B, reliability C: B", "└─ b#p3  C6, no fingerprint: Third.", "   └─ c-two  reported: Two.",
        "      ├─ c-one  reported: One.", "      │  └─ c-three  assessment: Three.",
        "      │     └─ c-two  (above)", "      └─ c-three  (above)",
      ])
    for direction in [Trace.Direction.down, .up] {
      let trace = linked.trace(try node("c-one", linked), direction)
      #expect(Set(trace.nodes).count == trace.nodes.count && trace.resting.isSubset(of: trace.nodes))
      #expect(graphProblems(traceDOT(trace, linked), trace, linked) == [])
    }
  }

  /// What is cited for context or to contradict is shown, and nothing falls with it.
  @Test func rolesDecideWhatFalls() async throws {
    let linked = try await linked(
      """
      One [@a, ¶ 1]; so says the other [@a, ¶ 2]{role=context cred=4 why="said so"}. ^c-one

      Two [@b, ¶ 3], and not [@a, ¶ 2]{role=contradicts}. {#c-two rests-on="c-one"}

      Three [@a, ¶¶ 1–2]. {#c-three}
      """,
      judgement: """
        > [!JUDGEMENT] Trade
        > Trade is likely to grow. ^j-trade
        >
        > - confidence: low
        > - basis: one report
        > - rests-on: c-two
        > - would-change: another
        """)
    #expect(
      try text("a#p2", .up, linked) == [
        "a#p2  F6, no fingerprint, retracted: Two.",
        "├─ c-one  for context; reported: One; so says the other.",
        "├─ c-three  reported, on a retracted source: Three.",
        "└─ c-two  to contradict; reported, contested: Two, and not.",
      ])
    let down = linked.trace(try node("j-trade", linked), .down)
    let context = try node("a#p2", linked)
    #expect(down.nodes.contains(context) && !down.resting.contains(context))
    let shown = try text("c-one", .down, linked)
    #expect(
      shown.contains {
        $0.hasSuffix("a#p2  for context; F6, here F4 (said so), no fingerprint, retracted: Two.")
      }, "\(shown)")
    // The rule of retractions and this one are one rule.
    for (number, source) in linked.corpus.sources.enumerated() {
      for paragraph in source.paragraphs.indices {
        let fallen = linked.trace(.paragraph(paragraph, of: number), .up).resting
        let known = linked.dependants { $0 == number && $1 == paragraph }
        let claims = Set(known.claims.map { TraceNode.claim($0) })
        #expect(
          fallen.subtracting([.paragraph(paragraph, of: number)])
            == claims.union(known.judgements.map { .judgement($0) }))
      }
    }
  }

  @Test func namesAreReadInEachForm() async throws {
    let linked = try await linked(
      """
      One of [[board]] in [2031]{date=2031} [@a, ¶ 1]. ^c-one

      Two. {#c-two .gap}
      """)
    for name in ["a#p2", "@a#p2", "source:a#p2", "@a ¶2", "@a, ¶ 2", "a p2", "@a ¶ p2", "a ¶2 ", "a, 2"] {
      #expect(try linked.id(of: node(name, linked)) == "a#p2", "\(name)")
    }
    for name in ["a", "@a", "source:a"] { #expect(try linked.id(of: node(name, linked)) == "source:a") }
    for name in ["c-one", "b#h1"] { #expect(try linked.id(of: node(name, linked)) == name) }
    func said(_ name: String) -> String {
      switch linked.traceTarget(name) {
      case .found(let node): "found \(linked.id(of: node))"
      case .noParagraph(let key, let label, let near): "\(key) has no \(label), near \(near)"
      case .entity(let id, let claims): "entity \(id) of \(claims)"
      case .event(let claim): "event of \(claim)"
      case .unknown(let near): "unknown, near \(near)"
      }
    }
    #expect(said("c-onw") == "unknown, near [\"c-one\"]")
    #expect(said("@c") == "unknown, near [\"@a\", \"@b\"]")
    #expect(said("a#p9") == "a has no p9, near [\"p1\", \"p2\"]")
    #expect(said("a ¶¶1–2").hasPrefix("a has no 1–2"))
    #expect(said("board") == "entity board of [\"c-one\"]" && said("entity:board") == said("board"))
    #expect(said("e_c-one_2031") == "event of c-one")
    for name in ["", " ", "ab", "a-", "A", "harbour", "a\u{301}", "\u{0}", "#p1", "@", "source:"] {
      #expect(said(name).hasPrefix("unknown"), "\(name): \(said(name))")
    }
  }

  /// As wide as the terminal, by its columns and not by characters, and never through one.
  @Test func linesFitATerminal() async throws {
    let linked = try await linked(
      """
      \(String(repeating: "港口", count: 40)) [@a, ¶ 1]. ^c-one

      \(String(repeating: "e\u{301}", count: 90)) [@a, ¶ 1]. ^c-two
      """)
    for width in [21, 40, 41, 80] {
      for line in try text("a", .up, linked, width: width) {
        let taken = line.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
        #expect(taken <= width && !line.contains("\u{FFFD}"), "\(width): \(line)")
      }
    }
    let wide = try text("c-two", .down, linked, width: 40)
    #expect(wide[0] == "c-two  reported: " + String(repeating: "e\u{301}", count: 22) + "…")
    let coloured = try text("c-two", .down, linked, width: 40, color: true)
    #expect(coloured[0].hasPrefix("\u{1B}[1;36mc-two\u{1B}[0m  reported: "))
    #expect(coloured[0].replacing("\u{1B}[1;36m", with: "").replacing("\u{1B}[0m", with: "") == wide[0])
  }

  /// A chain of thousands ends, without recursion and in lines that stay short.
  @Test func longChainsEnd() async throws {
    let count = 4000
    let claims = (0..<count).map { "Claim. {#c-\($0) .assessment rests-on=\"c-\(($0 + 1) % count)\"}\n" }
    let linked = try await linked(claims.joined(separator: "\n"))
    for direction in [Trace.Direction.down, .up] {
      let trace = linked.trace(try node("c-0", linked), direction)
      #expect(trace.nodes.count == count && trace.edges.count == count)
      let lines = traceText(trace, linked, width: nil, color: false).split(separator: "\n")
      #expect(lines.count == count + 1 && lines.allSatisfy { $0.count < 160 })
    }
  }

  /// What authors write cannot leave its string in the graph.
  @Test func theGraphIsEscaped() async throws {
    let linked = try await linked(
      #"""
      Quotes \"x\" \\N \\" ]; a -> b; <b> & {c|d} \\\\ [@a, ¶ 1]. ^c-one
      """#)
    let trace = linked.trace(try node("c-one", linked), .down)
    let dot = traceDOT(trace, linked)
    #expect(graphProblems(dot, trace, linked) == [])
    #expect(dot.contains(#"Quotes \"x\" \\N \\\" ]; a -> b; <b> &"#), "\(dot)")
    #expect(graphProblems(dot.replacing(#"\"x"#, with: "\"x"), trace, linked) != [], "the check finds it")
  }
}

/// What is wrong with a graph, by a reader of our own for the part of DOT's grammar that it may use
/// (graphviz.org, "DOT Language"): each node and step of the chain once, ids and labels in quotes.
private func graphProblems(_ dot: String, _ trace: Trace, _ linked: LinkedCorpus) -> [String] {
  var problems: [String] = []
  let text = #"("(?:[^"\\]|\\["\\n])*")"#
  let attributes = #"\[((?:[a-z]+=(?:"(?:[^"\\]|\\["\\n])*"|[a-z0-9]+)(?:, )?)+)\]"#
  guard let node = try? Regex("\(text) \(attributes);"),
    let edge = try? Regex("\(text) -> \(text)(?: \(attributes))?;")
  else { return ["no pattern"] }
  var nodes: [String] = []
  var edges: [String] = []
  let lines = dot.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  if lines.first != "digraph trace {" || lines.suffix(2) != ["}", ""] { problems.append("the frame") }
  for line in lines.dropFirst(3).dropLast(2) {
    let parts = line.split(separator: "\"").map(String.init)
    if (try? node.wholeMatch(in: line)) ?? nil != nil {
      nodes.append(parts[0])
    } else if (try? edge.wholeMatch(in: line)) ?? nil != nil {
      edges.append(parts[0] + " " + parts[2])
    } else {
      problems.append("not read: \(line)")
    }
  }
  if nodes != trace.nodes.map({ linked.id(of: $0) }) { problems.append("nodes \(nodes)") }
  if edges != trace.edges.map({ linked.id(of: $0.from) + " " + linked.id(of: $0.to) }) {
    problems.append("edges \(edges)")
  }
  return problems
}
