// `dossier build`: writes the site, or compares it with what is there.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Foundation
import Synchronization
import Workspace

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the site.",
    discussion: """
      Reads content/ and writes site/. If the content has an error, nothing is written and the last good \
      site stays. With --check nothing is written at all: the command fails, naming the first differing \
      file, when the output is not what a build would write.

      With --since the pages also say what changed since the site of a commit: changes.html, and a bar at \
      each changed claim. That is for a copy to hand around, so it needs -o; the committed site would change \
      with every commit that is named.

      Examples:
        dossier build
        dossier build -o /tmp/preview
        dossier build --profile review
        dossier build --check
        dossier build --since v1.2 -o /tmp/for-readers
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The dossier's folder, as with -C.", valueName: "dir"))
  var directory: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the site goes; default: site in the dossier's folder, review for the review profile.",
      valueName: "out"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "What is made: the site to publish, or a private copy with the paragraphs of the originals in full."))
  var profile: Profile = .public

  @Flag(help: "Write nothing; fail if the output is stale.")
  var check = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Also say what changed since the site in this commit; for a copy, so -o is needed.", valueName: "ref"))
  var since: String?

  @OptionGroup var originals: OriginalsOption

  @OptionGroup var work: WorkOptions

  @Flag(help: "Print the seconds of each stage and the peak memory.")
  var timings = false

  func validate() throws {
    if since != nil, output == nil {
      throw ValidationError("--since makes a copy to hand around; say with -o where it goes")
    }
  }

  func run() async throws {
    var session = try Session(common, folder: directory, work: work)
    let terminal = session.terminal
    let clock = Timings()
    let progress = Progress(terminal)
    let name = profile == .public ? "site" : "review"
    let out =
      output.map { absolutePath($0, from: currentFolder()) } ?? absolutePath(name, from: session.root)
    if since != nil, out == absolutePath(siteFolder, from: session.root) {
      throw ValidationError("the committed site holds no changes since a commit; give -o another folder")
    }
    // Asked for first: a commit that is none needs no build.
    let earlier = try await earlierSite(session)
    let (compiled, tree) = try await self.compiled(session, clock, since: earlier)
    if out == ProcessInfo.processInfo.environment["HOME"] {
      // Whatever lies in a home would be taken for somebody's files in a site, and staged.
      let refusal = Finding(.refusedOutput(reason: "it is your home"), path: out, range: 0..<0)
      session.report([refusal])
      try session.endOnErrors([refusal], isStrict: strict)
    }
    session = session.reporting(
      shown(compiled.findings), of: compiled.value, in: tree, isStrict: strict)
    let outcome = Report(compiled.findings, isStrict: strict)
    if outcome.exitStatus != 0 {
      session.reportRest()
      let end = "\(outcome.summary); nothing was written\n"
      if session.writesText { terminal.error(end) } else { terminal.note(end) }
      try session.endOnErrors(compiled.findings, isStrict: strict)
    }
    try await session.environment {
      try refuseMixing(out, dossier: session.root, isPrivate: profile == .review)
    }
    let watch = LeakWatch(profile == .public ? LeakGate(compiled.value) : LeakGate())
    let files = watch.watched(session.watched(compiled.value.files))
    if check {
      try await checkOutput(session, files, out, clock, watch)
    } else {
      try await write(session, compiled, files, out, clock, progress, watch)
    }
    if timings { terminal.error(clock.report()) }
    // What was read is not worth taking apart: for ten thousand notes that takes longer than a small build.
    Foundation.exit(0)
  }

  /// Quiet shows errors only.
  private func shown(_ findings: [Finding]) -> [Finding] {
    let report = Report([], isStrict: strict)
    return common.quiet ? findings.filter { report.severity($0) == .error } : findings
  }

  private func write(
    _ session: Session, _ compiled: Diagnosed<Compiled>, _ files: [OutputFile], _ out: String,
    _ clock: Timings, _ progress: Progress, _ watch: LeakWatch
  ) async throws {
    clock.begin("write")
    let published = try await session.environment {
      try await publish(
        files, to: out, dossier: session.root, forEach: forEachIndex(jobs: session.jobs),
        interruption: session.interruption, approve: { try refuseLeaks(watch, session) }
      ) { done in
        progress.show("writing \(done) of \(files.count)")
      }
    }
    progress.clear()
    let foreign = published.foreign.map { Finding(.foreignFile(path: $0), path: out, range: 0..<0) }
    let (unwaived, _) = waive(
      foreign, compiled.value.corpus.settings.waivers.filter { $0.code == .foreignFile })
    session.reportRest(shown(unwaived))
    let problems = Report(compiled.findings + unwaived, isStrict: false).summary
    session.terminal.note(
      "\(files.count) files, \(published.written) written"
        + (published.removed.isEmpty ? "" : ", \(published.removed.count) removed")
        + (problems.isEmpty ? "" : "; \(problems)") + "\nopen \(out)/index.html\n")
  }

  /// Ends the command when a file holds what it must not.
  private func refuseLeaks(_ watch: LeakWatch, _ session: Session) throws {
    let leaks = watch.findings
    guard !leaks.isEmpty else { return }
    session.report(leaks)
    if session.writesText { session.terminal.error("\(Report(leaks).summary); nothing was published\n") }
    throw ExitCode(1)
  }

  private func checkOutput(
    _ session: Session, _ files: [OutputFile], _ out: String, _ clock: Timings, _ watch: LeakWatch
  ) async throws {
    clock.begin("compare")
    let difference = try await session.environment {
      try await firstDifference(files, in: out, forEach: forEachIndex(jobs: session.jobs))
    }
    try refuseLeaks(watch, session)
    guard let difference else {
      session.reportRest()
      return session.terminal.note("\(out) is up to date\n")
    }
    let how =
      switch difference.kind {
      case .missing: "is missing"
      case .differs: "differs from what a build writes"
      case .stale: "is no longer written by a build"
      }
    let finding = Finding(.staleOutput(path: difference.path, how: how), path: out, range: 0..<0)
    session.report([finding])
    throw ExitCode(1)
  }
}
