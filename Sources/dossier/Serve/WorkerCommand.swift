// `dossier serve-worker`, which `serve` starts and nobody else: keeps the parsed dossier, builds it, and
// renders what is asked for. When it hits a limit it ends, and the server starts another.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Foundation
import Synchronization
import Workspace

struct WorkerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve-worker", abstract: "The process that builds for 'serve'.", shouldDisplay: false)

  /// Where `serve` leaves the worker's end of their connection.
  static let descriptor: Int32 = 3

  @OptionGroup var base: BaseOptions

  @OptionGroup var originals: OriginalsOption

  @OptionGroup var work: WorkOptions

  func run() async throws {
    // From here on Ctrl-C is the server's affair: when it ends, so does the connection, and so do we.
    let session = try Session(base, format: .text, work: work)
    let desk = Desk(session)
    let (builds, asked) = AsyncStream.makeStream(of: Request.self)
    // Pages are rendered by a thread of their own, so that nobody waits for a build to see one.
    Thread.detachNewThread { desk.listen { asked.yield($0) } }
    var state = BuildState()
    for await request in builds {
      await state.answer(request, session, originals, desk)
    }
  }
}

/// What listens and answers.
private final class Desk: Sendable {
  /// The last good site.
  struct Site: Sendable {
    var number = 0
    var files: [String: OutputFile] = [:]
  }

  private let session: Session
  private let site = Mutex(Site())
  /// Held while a message is written, so that two never mix.
  private let line = Mutex(())

  init(_ session: Session) { self.session = session }

  /// - Returns: the site before, to be let go of when there is time.
  func show(_ new: Site) -> Site {
    site.withLock { site in
      defer { site = new }
      return site
    }
  }

  /// Hears the server for good, renders what it asks for, and hands on what is to be built.
  func listen(_ build: (Request) -> Void) -> Never {
    var buffer = WireBuffer()
    var room = [UInt8](repeating: 0, count: 65_536)
    while true {
      while let message = buffer.next() {
        let request = Request(message)
        guard case .render(let ticket, let path) = request else {
          build(request)
          continue
        }
        let now = site.withLock { $0 }
        let bytes = now.files[path].map { file in session.watching(path) { file.render() } }
        say(.rendered(ticket: ticket, page: Answer.Page(site: now.number, bytes: bytes)))
      }
      let count = room.withUnsafeMutableBytes { read(WorkerCommand.descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // The server is gone, and nobody else wants what is being made.
      guard count > 0 else { _exit(0) }
      buffer.append(room[..<count])
    }
  }

  func say(_ answer: Answer) {
    let bytes = answer.message()
    line.withLock { _ in
      var done = 0
      while done < bytes.count {
        let count = bytes[done...].withUnsafeBytes {
          write(WorkerCommand.descriptor, $0.baseAddress, $0.count)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { _exit(0) }
        done += count
      }
    }
  }
}

/// What one build leaves to the next.
private struct BuildState {
  private var loaded: Session.Loaded?
  private var kept: KeptStages?
  /// What the server keeps, should we end.
  private var good = FileTree([])

  mutating func answer(
    _ request: Request, _ session: Session, _ originals: OriginalsOption, _ desk: Desk
  ) async {
    do {
      switch request {
      case .render: break
      case .restore(let number, let files):
        good = FileTree(files)
        let files = Session.Loaded(dossier: LoadedFolder(good))
        try await build(files, number, session, desk)
      case .build(let number, let isForced):
        let now = try await load(session, originals)
        if !isForced, let loaded, isSame(loaded, now) {
          // Taken over for its newer stamps.
          self.loaded = now
          return desk.say(.built(number: number, outcome: .unchanged))
        }
        try await build(now, number, session, desk)
      }
    } catch {
      let number =
        switch request {
        case .build(let number, _), .restore(let number, _): number
        case .render: 0
        }
      // What stood in the way may be gone the next time, so nothing is held for read.
      loaded = nil
      let finding = (error as? WorkspaceError).flatMap(session.finding)
      let found =
        finding ?? Finding(.unreadable(reason: "\(error)", advice: "try again"), path: "", range: 0..<0)
      desk.say(.built(number: number, outcome: .built(report([found]))))
    }
  }

  /// Reads the folder; what changed under our hands is read again, since whoever saved it is done soon.
  private func load(_ session: Session, _ originals: OriginalsOption) async throws -> Session.Loaded {
    for _ in 0..<10 {
      do {
        return try session.load(originals: originals, reusing: loaded)
      } catch WorkspaceError.changedWhileRead {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    return try session.load(originals: originals, reusing: loaded)
  }

  private mutating func build(
    _ now: Session.Loaded, _ number: Int, _ session: Session, _ desk: Desk
  ) async throws {
    let compiled = try await session.compile(now, reusing: kept, keepsStages: true)
    // Who saved waits for the answer; what the build before made is let go of afterwards.
    let past = (loaded, kept)
    defer { withExtendedLifetime(past) {} }
    loaded = now
    kept = compiled.value.kept
    let report = report(
      compiled.findings, compiled.value, now.dossier.tree, color: session.terminal.colorOnError)
    guard report.errors == 0 else { return desk.say(.built(number: number, outcome: .built(report))) }
    let files = compiled.value.files.map { ($0.path.text, $0) }
    let site = Desk.Site(number: number, files: Dictionary(files, uniquingKeysWith: { first, _ in first }))
    let old = desk.show(site)
    desk.say(.built(number: number, outcome: .built(report)))
    withExtendedLifetime(old) {}
    keep(now.dossier.tree, desk)
  }

  /// Hands the server what of the last good files is another than before.
  private mutating func keep(_ tree: FileTree, _ desk: Desk) {
    let removed = good.files.filter { tree[$0.path] == nil }.map(\.path)
    var part: [SourceFile] = []
    var size = 0
    for file in tree.files where good[file.path]?.bytes != file.bytes {
      part.append(file)
      size += file.bytes.count
      // The server has others to attend to between two parts.
      guard size > 1 << 20 else { continue }
      desk.say(.files(changed: part, removed: [], isLast: false))
      (part, size) = ([], 0)
    }
    desk.say(.files(changed: part, removed: removed, isLast: true))
    good = tree
  }
}

private func isSame(_ a: Session.Loaded, _ b: Session.Loaded) -> Bool {
  isSame(a.dossier, b.dossier)
    && isSame(a.texts ?? LoadedFolder(FileTree([])), b.texts ?? LoadedFolder(FileTree([])))
}

private func isSame(_ a: LoadedFolder, _ b: LoadedFolder) -> Bool {
  a.links == b.links && a.special == b.special && a.tree.files.count == b.tree.files.count
    && zip(a.tree.files, b.tree.files).allSatisfy {
      $0.path.utf8.elementsEqual($1.path.utf8) && $0.bytes == $1.bytes
    }
}

/// A report for the page and the terminal. Of very many findings a page shows the first, errors before all.
private func report(
  _ findings: [Finding], _ compiled: Compiled? = nil, _ tree: FileTree = FileTree([]), color: Bool = false
) -> BuildReport {
  var result = BuildReport()
  // By number, in one go: a large dossier has hundreds of thousands.
  var (errors, warnings): ([Int], [Int]) = ([], [])
  for (number, finding) in findings.enumerated() {
    switch finding.code.severity {
    case .error: errors.append(number)
    case .warning: warnings.append(number)
    case .note: continue
    }
  }
  let known = compiled?.vocabulary ?? Vocabulary()
  let write = { Report($0, sources: { tree[$0] }, known: known) }
  (result.errors, result.warnings) = (errors.count, warnings.count)
  result.json = jsonReport(write((errors + warnings).prefix(200).map { findings[$0] }))
  result.text = textReport(write(errors.map { findings[$0] }), color: color)
  result.editor = compiled?.corpus.settings.editor?.template
  return result
}
