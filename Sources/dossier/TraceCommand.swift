// `dossier trace`: the chain from a judgement or claim down to the paragraphs, or from a source or paragraph
// up to all that falls with it.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Linking
import Workspace

struct TraceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Show what a judgement or claim stands on, or what falls with a source or paragraph.",
    discussion: """
      From a judgement or claim the chain leads down: to the claims that it rests on, to the paragraphs \
      that they cite, with digest, grade, fingerprint and what the last check found, and to where the \
      source can be read, or that no place is known. From a source or paragraph it leads up: to the claims \
      that cite it, the claims that rest on these, and the judgements that fall with them. What is left \
      out of a public site for its marking is shown too. docs/trace.schema.json describes the JSON; \
      --format dot is for Graphviz.

      Examples:
        dossier trace j-arms
        dossier trace @zaheer-2022 ¶2
        dossier trace source:zaheer-2022 --format dot | dot -Tsvg > chain.svg
      """)

  @OptionGroup var base: BaseOptions

  @Argument(
    help: ArgumentHelp(
      "The id of a judgement or claim; KEY, @KEY or source:KEY; KEY#p2 or '@KEY ¶2'.", valueName: "id"))
  var id: [String]

  @Option(help: "How it is written: text, json (dossier-trace/1) or dot (Graphviz).")
  var format: TraceFormat = .text

  func run() async throws {
    let session = try Session(base, format: .text)
    // A chain that left out what is marked would say of too little that it falls.
    let (compiled, tree) = try await session.compile(profile: .review)
    let errors = compiled.findings.filter { $0.code.severity == .error }
    if !errors.isEmpty {
      session.report(errors, of: compiled.value, in: tree)
      session.terminal.note("\(Report(errors).summary); nothing was traced\n")
      try session.endOnErrors(errors, isStrict: false)
    }
    let linked = compiled.value.linked
    let start = try start(linked)
    let trace = linked.trace(start, start.isBelowClaims ? .up : .down)
    let text =
      switch format {
      case .text:
        traceText(
          trace, linked, width: session.terminal.columnsOfOutput, color: session.terminal.colorOnOutput)
      case .json: String(decoding: traceJSON(trace, linked), as: UTF8.self)
      case .dot: traceDOT(trace, linked)
      }
    session.terminal.output(text)
    if format == .text { session.terminal.note(summary(trace)) }
  }

  private func start(_ linked: LinkedCorpus) throws -> TraceNode {
    let name = id.joined(separator: " ")
    let near = { (names: [String]) in
      names.isEmpty ? "" : "; did you mean \(names.map { "'\($0)'" }.joined(separator: " or "))?"
    }
    switch linked.traceTarget(name) {
    case .found(let node): return node
    case .noParagraph(let key, let label, let names):
      throw ValidationError("source '\(key)' has no paragraph '\(label)'\(near(names))")
    case .entity(let id, let claims):
      let few = claims.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
      throw ValidationError(
        "'\(id)' is an entity, which rests on nothing; trace a claim that links to it"
          + (claims.isEmpty ? "" : ", such as \(few)"))
    case .event(let claim):
      throw ValidationError("'\(name)' is an event; trace the claim that holds it, '\(claim)'")
    case .unknown(let names):
      throw ValidationError("no judgement, claim or source has the id '\(name)'\(near(names))")
    }
  }

  /// How much there is of each kind, the start not counted.
  private func summary(_ trace: Trace) -> String {
    let counts = trace.resting.subtracting([trace.start]).reduce(into: [0, 0, 0, 0]) { counts, node in
      switch node {
      case .judgement: counts[0] += 1
      case .claim: counts[1] += 1
      case .paragraph: counts[2] += 1
      case .source: counts[3] += 1
      }
    }
    let names = [
      ("judgement", "judgements"), ("claim", "claims"), ("paragraph", "paragraphs"), ("source", "sources"),
    ]
    let shown = trace.direction == .down ? 1...3 : 0...1
    let parts = shown.filter { counts[$0] > 0 }.map {
      "\(counts[$0]) \(counts[$0] == 1 ? names[$0].0 : names[$0].1)"
    }
    let list = parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    return trace.direction == .down ? "rests on \(list)\n" : "falls with it: \(list)\n"
  }
}

enum TraceFormat: String, ExpressibleByArgument, CaseIterable { case text, json, dot }

extension TraceNode {
  /// Whether the chain has more to say above it than below.
  fileprivate var isBelowClaims: Bool {
    switch self {
    case .judgement, .claim: false
    case .paragraph, .source: true
    }
  }
}
