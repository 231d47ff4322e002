// `dossier build`: writes the site, or compares it with what is there.

import ArgumentParser
import Compiler
import Diagnostics
import Files
import Synchronization
import Workspace

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the site.",
    discussion: """
      Reads content/ and writes site/. If the content has an error, nothing is written and the last good \
      site stays. With --check nothing is written at all: the command fails, naming the first differing \
      file, when the output is not what a build would write.

      Examples:
        dossier build
        dossier build -o /tmp/preview
        dossier build --check
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The dossier's folder, as with -C.", valueName: "dir"))
  var directory: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the site goes; default: site in the dossier's folder.", valueName: "out"))
  var output: String?

  @Flag(help: "Write nothing; fail if the output is stale.")
  var check = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @OptionGroup var jobs: JobsOption

  @Flag(help: "Print the seconds of each stage and the peak memory.")
  var timings = false

  func run() async throws {
    let session = try Session(common, folder: directory, jobs: jobs.jobs)
    let terminal = session.terminal
    let clock = Timings()
    let progress = Progress(terminal)
    let (compiled, tree) = try await session.compile(clock)
    let out =
      output.map { absolutePath($0, from: currentFolder()) } ?? absolutePath("site", from: session.root)
    terminal.error(
      session.report(
        shown(compiled.findings), strict: strict, tree: tree, known: compiled.value.vocabulary,
        color: terminal.colorOnError))
    if let code = session.exitCode(compiled.findings, strict: strict) {
      terminal.error("\(summary(compiled.findings, strict: strict)); nothing was written\n")
      throw code
    }
    if check {
      try await checkOutput(session, compiled.value.files, out, clock)
    } else {
      try await write(session, compiled, out, clock, progress)
    }
    if timings { terminal.error(clock.report()) }
  }

  /// Quiet shows errors only.
  private func shown(_ findings: [Finding]) -> [Finding] {
    common.quiet ? findings.filter { severity($0, strict: strict) == .error } : findings
  }

  private func write(
    _ session: Session, _ compiled: Diagnosed<Compiled>, _ out: String, _ clock: Timings, _ progress: Progress
  ) async throws {
    clock.begin("write")
    let files = compiled.value.files
    let published = try await session.environment {
      try await publish(files, to: out, dossier: session.root, forEach: forEachIndex(jobs: session.jobs)) {
        done in
        progress.show("writing \(done) of \(files.count)")
      }
    }
    progress.clear()
    for path in published.foreign {
      session.terminal.note("warning[\(Code.foreignFile.text)]: \(Fact.foreignFile(path: path).message)\n")
    }
    let problems = summary(compiled.findings, strict: strict)
    session.terminal.note(
      "\(files.count) files, \(published.written) written"
        + (published.removed.isEmpty ? "" : ", \(published.removed.count) removed")
        + (problems.isEmpty ? "" : "; \(problems)") + "\nopen \(out)/index.html\n")
  }

  private func checkOutput(_ session: Session, _ files: [OutputFile], _ out: String, _ clock: Timings)
    async throws
  {
    clock.begin("compare")
    let difference = try await session.environment {
      try await firstDifference(files, in: out, forEach: forEachIndex(jobs: session.jobs))
    }
    guard let difference else { return session.terminal.note("\(out) is up to date\n") }
    let how =
      switch difference.kind {
      case .missing: "is missing"
      case .differs: "differs from what a build writes"
      case .stale: "is no longer written by a build"
      }
    let finding = Finding(.staleOutput(path: difference.path, how: how), path: out, range: 0..<0)
    session.terminal.error(
      textReport(
        [finding], strict: strict, sources: { _ in nil }, known: Vocabulary(),
        options: ReportOptions(color: session.terminal.colorOnError)))
    throw ExitCode(1)
  }
}
