// `dossier pack`: the whole dossier as one zip file, to hand over.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Foundation
import Workspace

struct PackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Write the site into one zip file, to hand over.",
    discussion: """
      The zip file holds one folder, named after the dossier's id or title: the pages as a build would write \
      them, START-HERE.html, READ ME FIRST.txt, and SHA256SUMS.txt, which 'sha256sum -c' checks the unpacked \
      folder by. What lies in site/ plays no part. The same content gives the same bytes on any day. If the \
      content has an error, or a path would not unpack on every system, nothing is written and the last pack \
      stays.

      Examples:
        dossier pack
        dossier pack -o ~/handover.zip
        dossier pack --profile review
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The dossier's folder, as with -C.", valueName: "dir"))
  var directory: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the zip file goes; default: NAME.zip or NAME-review.zip in the dossier's folder.",
      valueName: "file.zip"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "What is packed: the site to publish, or a private copy with the paragraphs of the originals in full."))
  var profile: Profile = .public

  @OptionGroup var originals: OriginalsOption

  @OptionGroup var work: WorkOptions

  func validate() throws {
    // Whatever stands at the place is replaced, so a slip must not cost a file of another kind.
    if let output, !output.lowercased().hasSuffix(".zip") {
      throw ValidationError("-o takes the name of a zip file, such as handover.zip")
    }
  }

  func run() async throws {
    var session = try Session(common, folder: directory, work: work)
    let (compiled, tree) = try await session.compile(originals: originals, profile: profile)
    let name = packName(compiled.value.corpus.settings, profile)
    let out =
      output.map { absolutePath($0, from: currentFolder()) }
      ?? absolutePath(name + ".zip", from: session.root)
    session = session.reporting(shown(compiled.findings), of: compiled.value, in: tree)
    try end(session, compiled.findings)
    let isPrivate = profile == .review
    try await session.environment {
      try checkPackPlace(out, dossier: session.root, isPrivate: isPrivate)
    }
    let watched = session.watched(compiled.value.files)
    let files = packFiles(watched, of: compiled.value, profile: profile)
    let unportable = checkPaths(of: files, folder: name, compiled.value.corpus)
    session = session.reporting(unportable)
    try end(session, unportable)
    let size = try await write(files, name, out, watched, compiled.value, session)
    session.reportRest()
    session.terminal.note("\(files.count + 1) files, \(size) bytes\n\(out)\n")
  }

  /// Renders every file for its checksum and for the leak gate, then once more into the zip file, so that
  /// memory does not grow with the site.
  private func write(
    _ files: [ArchiveFile], _ name: String, _ out: String, _ watched: [OutputFile], _ compiled: Compiled,
    _ session: Session
  ) async throws -> Int {
    let isPrivate = profile == .review
    let watch = LeakWatch(isPrivate ? LeakGate() : LeakGate(compiled))
    let gated = packFiles(watch.watched(watched), of: compiled, profile: profile)
    let sums = try await withChecksums(gated, jobs: session.jobs)
    let session = session.reporting(watch.findings)
    try end(session, watch.findings)
    guard let checksums = sums.first(where: { $0.path == ArchiveFile.checksumsName }) else { return 0 }
    let all = (files + [checksums]).sorted { precedes($0.path, $1.path) }
    let progress = Progress(session.terminal)
    defer { progress.clear() }
    return try await session.environment {
      try await writePack(
        all, folder: name, to: out, dossier: session.root, isPrivate: isPrivate,
        interruption: session.interruption
      ) { done in
        progress.show("packing \(done) of \(all.count)")
      }
    }
  }

  /// Quiet shows errors only.
  private func shown(_ findings: [Finding]) -> [Finding] {
    common.quiet ? findings.filter { $0.code.severity == .error } : findings
  }

  /// Ends the command if there is an error among the findings.
  private func end(_ session: Session, _ findings: [Finding]) throws {
    let outcome = Report(findings)
    guard outcome.exitStatus != 0 else { return }
    session.reportRest()
    let words = "\(outcome.summary); nothing was packed\n"
    if session.writesText { session.terminal.error(words) } else { session.terminal.note(words) }
    throw ExitCode(outcome.exitStatus)
  }
}
