// `dossier check`: every finding, nothing written.

import ArgumentParser
import Compiler
import Diagnostics

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report everything that is wrong; write nothing.",
    discussion: """
      Prints every finding with its place and what to do. Fails if there is an error; with --strict also \
      if there is a warning.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The dossier's folder, as with -C.", valueName: "dir"))
  var directory: String?

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @OptionGroup var jobs: JobsOption

  func run() async throws {
    let session = try Session(common, folder: directory, jobs: jobs.jobs)
    let (compiled, tree) = try await session.compile()
    session.terminal.output(
      session.report(
        compiled.findings, strict: strict, tree: tree, known: compiled.value.vocabulary,
        color: session.terminal.colorOnOutput))
    let problems = summary(compiled.findings, strict: strict)
    session.terminal.note(problems.isEmpty ? "nothing to report\n" : problems + "\n")
    if let code = session.exitCode(compiled.findings, strict: strict) { throw code }
  }
}
