// `dossier review import`: the file that the review page exports, merged into content/reviews.csv.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Foundation
import Linking
import Workspace

struct ReviewImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take over the verdicts that a reviewer exported.",
    discussion: """
      Merges the file (dossier-review/1) into content/reviews.csv, a line a verdict, and prints what became \
      of each. Of two verdicts by one reviewer on one claim the newer stays. Nothing is taken as long as \
      something in the file does not fit: another dossier's verdicts, claims that are not there, claims that \
      the reviewer wrote. A verdict on words that have changed since is taken, and is stale from the start.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The exported file.", valueName: "file"))
  var file: String

  func run() async throws {
    let session = try Session(common)
    let bytes = try await session.environment { try readFile(absolutePath(file, from: currentFolder())) }
    // What a public site leaves out is reviewed too.
    let (compiled, tree) = try await session.compile(profile: .review)
    try session.endWithoutSettings(compiled, in: tree)
    let unread = compiled.findings.filter { $0.path == Reviews.path && $0.code.severity == .error }
    guard unread.isEmpty else {
      session.report(unread, of: compiled.value, in: tree)
      session.terminal.error("dossier: nothing was taken, because \(Reviews.path) has errors\n")
      throw ExitCode(1)
    }
    let export: ReviewExport
    switch ReviewExport.decode(bytes) {
    case .failure(let refused): return try refuse(refused.problems, session)
    case .success(let decoded): export = decoded
    }
    var corpus = compiled.value.corpus
    corpus.notes += compiled.value.drafts
    let problems = export.problems(in: corpus, today: lastDay())
    guard problems.isEmpty else { return try refuse(problems, session) }
    let result = merged(export.verdicts, into: compiled.value.corpus.reviews, tree[Reviews.path])
    let isChanged = result.outcomes.contains {
      switch $0.outcome {
      case .added, .replaced: true
      case .known, .outdated: false
      }
    }
    if isChanged {
      let change = FileChange(
        path: absolutePath(Reviews.path, from: session.root), before: tree[Reviews.path]?.bytes,
        after: result.bytes)
      try await session.environment { try await changeFiles([change], interruption: session.interruption) }
    }
    say(result.outcomes, of: export, compiled.value.linked, session)
  }

  /// The day that it is where days begin first.
  private func lastDay() -> String {
    String(Date().addingTimeInterval(14 * 3600).ISO8601Format().prefix(10))
  }

  /// Ends the command with everything that does not fit.
  private func refuse(_ problems: [ExportProblem], _ session: Session) throws {
    session.report(problems.map { Finding(.refusedVerdicts($0), path: file, range: 0..<0) })
    session.terminal.error("dossier: nothing was taken\n")
    throw ExitCode(1)
  }

  /// A line a verdict on standard output, and a sum.
  private func say(
    _ outcomes: [MergedVerdict], of export: ReviewExport, _ linked: LinkedCorpus, _ session: Session
  ) {
    var taken = 0
    for outcome in outcomes {
      let verdict = outcome.verdict
      let became: String
      switch outcome.outcome {
      case .added: became = "new"
      case .replaced(let old): became = "in place of '\(old.word.rawValue)' of \(old.day)"
      case .known: became = "was there"
      case .outdated(let newer): became = "left out: '\(newer.word.rawValue)' of \(newer.day) is newer"
      }
      switch outcome.outcome {
      case .added, .replaced: taken += 1
      case .known, .outdated: break
      }
      let place = linked.place(ofClaim: verdict.claim)
      let isStale = place.map { linked.reviewHashes(of: $0) != verdict.seen } ?? false
      session.terminal.output(
        "\(verdict.claim) \(verdict.word.rawValue) (\(became))"
          + (isStale ? "; stale: the claim or its paragraphs have changed since" : "") + "\n")
    }
    let left = outcomes.count - taken
    session.terminal.note(
      "\(taken) of \(outcomes.count == 1 ? "1 verdict" : "\(outcomes.count) verdicts") by \(export.reviewer)"
        + " written to \(Reviews.path)" + (left > 0 ? "; \(left) changed nothing" : "") + "\n")
  }
}
