// `dossier check`: every finding, nothing written.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Linking

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report everything that is wrong; write nothing.",
    discussion: """
      Prints every finding with its place and what to do, then the warnings that were waived. Fails if \
      there is an error; with --strict also if there is a warning. With --require-review it is an error too \
      that a claim, background left out, was found supported by nobody but its author, or in other words \
      than it has now.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The dossier's folder, as with -C.", valueName: "dir"))
  var directory: String?

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Require a valid verdict 'supported' on each claim, by somebody else than its author.")
  var requireReview = false

  @OptionGroup var originals: OriginalsOption

  @OptionGroup var work: WorkOptions

  func run() async throws {
    let session = try Session(common, folder: directory, work: work, reportsToOutput: true)
    var (compiled, tree) = try await session.compile(originals: originals)
    if requireReview {
      // With nothing left out: what is not for publication is owed a review too.
      let (whole, _) = try await session.compile(originals: originals, profile: .review)
      compiled.findings = (compiled.findings + checkRequiredReviews(whole.value.linked)).sortedForReport()
    }
    session.report(compiled.findings, of: compiled.value, in: tree, isStrict: strict)
    let problems = Report(compiled.findings, isStrict: strict).summary
    let waived = compiled.value.waived.count
    session.terminal.note(
      (problems.isEmpty ? "nothing to report" : problems) + (waived > 0 ? "; \(waived) waived" : "") + "\n")
    try session.endOnErrors(compiled.findings, isStrict: strict)
  }
}
