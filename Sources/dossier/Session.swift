// What commands share: the folder, the limits, loading, compiling, reporting, exit codes.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Foundation
import Markup
import Rendering
import Workspace

struct Session: Sendable {
  let terminal: Terminal
  /// The dossier's folder, absolute.
  let root: String
  let jobs: Int
  let interruption = Interruption()
  /// Whether findings are what was asked for, and so go to standard output.
  private let reportsToOutput: Bool
  private let format: ReportFormat
  private let watchdog: Watchdog
  /// What the next report tells besides.
  private var held: Report?

  init(
    _ options: CommonOptions, folder: String? = nil, work: WorkOptions? = nil, reportsToOutput: Bool = false
  ) throws {
    try self.init(
      options.base, format: options.format, folder: folder, work: work, reportsToOutput: reportsToOutput)
  }

  init(
    _ options: BaseOptions, format: ReportFormat, folder: String? = nil, work: WorkOptions? = nil,
    reportsToOutput: Bool = false
  ) throws {
    let terminal = Terminal(options)
    self.terminal = terminal
    self.format = format
    self.reportsToOutput = reportsToOutput
    root = absolutePath(folder ?? ".", from: absolutePath(options.folder, from: currentFolder()))
    jobs = work?.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let limits = Limits(seconds: work?.limitSeconds, megabytes: work?.limitMemory)
    watchdog = Watchdog(limits, interruption) { finding in
      write(Report([finding]), as: format, on: terminal, isAsked: reportsToOutput)
      _exit(4)
    } onSignal: { number in
      terminal.error("dossier: interrupted\n")
      _exit(128 + number)
    }
    Thread.detachNewThread { [watchdog] in watchdog.watch() }
    watchdog.boundMemory()
    guard isFolder(root) else {
      report(
        [
          Finding(
            .unreadable(reason: "there is no such folder", advice: "check the path"), path: root, range: 0..<0
          )
        ])
      throw ExitCode(3)
    }
  }

  /// Reads and compiles the dossier; with the private texts where the command has use for them.
  func compile(
    _ timings: Timings? = nil, originals: OriginalsOption? = nil, profile: Profile = .public
  ) async throws -> (Diagnosed<Compiled>, FileTree) {
    try await environment {
      timings?.begin("load")
      let loaded = try load(originals: originals)
      return (try await compile(loaded, timings, profile: profile), loaded.dossier.tree)
    }
  }

  /// What was read of a dossier, and of the private texts that its register names.
  struct Loaded: Sendable {
    var dossier: LoadedFolder
    var texts: LoadedFolder?
  }

  /// Reads the dossier and the private texts, but what was read before and has not been touched since.
  func load(originals: OriginalsOption?, reusing before: Loaded? = nil) throws -> Loaded {
    let dossier = try loadFolder(root, under: ["content", "templates"], reusing: before?.dossier)
    let texts = try originals.flatMap {
      try loadOriginals($0, register: dossier.tree, reusing: before?.texts)
    }
    return Loaded(dossier: dossier, texts: texts)
  }

  /// Compiles what was read.
  func compile(
    _ loaded: Loaded, _ timings: Timings? = nil, profile: Profile = .public, since: ChangesSince? = nil,
    reusing before: KeptStages? = nil, keepsStages: Bool = false
  ) async throws -> Diagnosed<Compiled> {
    let progress = Progress(terminal)
    defer { progress.clear() }
    var observer = BuildObserver()
    observer.stage = { timings?.begin($0.rawValue) }
    observer.worksOn = { [watchdog] in watchdog.worksOn($0) }
    observer.readNote = { progress.step { "reading: \($0) notes" } }
    var compiled = try await Compiler.compile(
      loaded.dossier.tree, originals: loaded.texts?.tree ?? FileTree([]), profile: profile,
      since: since, reusing: before, keepsStages: keepsStages, jobs: jobs, observer: observer)
    let odd =
      loaded.dossier.links.map { Finding(.symbolicLink, path: $0, range: 0..<0) }
      + loaded.dossier.special.map { Finding(.specialFile, path: $0, range: 0..<0) }
    if !odd.isEmpty { compiled.findings = (compiled.findings + odd).sortedForReport() }
    return compiled
  }

  /// The private texts that the register names, by their names; `nil` where there is no such folder.
  private func loadOriginals(
    _ option: OriginalsOption, register: FileTree, reusing before: LoadedFolder?
  ) throws -> LoadedFolder? {
    let folder = option.folder(root)
    if !option.isGiven, !isFolder(folder) { return nil }
    // Whatever else lies there, large or secret, is not even opened.
    let named = namesInRegister(register)
    return try loadFolder(folder, under: ["."], reusing: before) { named.contains(TextKey($0)) }
  }

  /// Does work on a file within the limits.
  func watching<Value>(_ path: String, _ body: () -> Value) -> Value {
    watchdog.worksOn(path)
    defer { watchdog.worksOn(nil) }
    return body()
  }

  /// The files of a site, each watched while it is rendered.
  func watched(_ files: [OutputFile]) -> [OutputFile] {
    files.map { file in
      OutputFile(path: file.path) { watching(file.path.text) { file.render() } }
    }
  }

  /// Runs what touches the disk; its errors are reported and end the command with their exit code.
  func environment<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let error as WorkspaceError {
      if case .interrupted(let signal) = error {
        terminal.error("dossier: interrupted; nothing was published\n")
        throw ExitCode(128 + signal)
      }
      if let finding = finding(of: error) {
        report([finding])
        throw ExitCode(Report([finding]).exitStatus)
      }
      throw error
    }
  }

  /// What an error of the disk is as a finding, which names a file of the dossier by its path in it.
  func finding(of error: WorkspaceError) -> Finding? {
    guard let finding = error.finding else { return nil }
    if finding.path.utf8.elementsEqual(root.utf8) { return finding.moved(to: ".") }
    guard finding.path.utf8.starts(with: (root + "/").utf8) else { return finding }
    return finding.moved(to: String(Substring(finding.path.utf8.dropFirst(root.utf8.count + 1))))
  }

  /// Writes findings down in the form that was asked for.
  func report(
    _ findings: [Finding], of compiled: Compiled? = nil, in tree: FileTree = FileTree([]),
    isStrict: Bool = false
  ) {
    let report = reportOf(findings, compiled, tree, isStrict)
    // A person who keeps what was asked for in a file still wants to see why there is nothing in it.
    let isAsked = reportsToOutput && !(writesText && findings.contains { $0.code.concernsEnvironment })
    write(report, as: format, on: terminal, isAsked: isAsked, listsWaived: reportsToOutput)
  }

  /// Reports what a command has found that goes on: to people at once; to programs with all that is found
  /// later, since what they read is one document.
  /// - Returns: the session to go on with, which ends with `reportRest` or with another report.
  func reporting(
    _ findings: [Finding], of compiled: Compiled? = nil, in tree: FileTree = FileTree([]),
    isStrict: Bool = false
  ) -> Session {
    var session = self
    if writesText {
      report(findings, of: compiled, in: tree, isStrict: isStrict)
    } else {
      session.held = reportOf(findings, compiled, tree, isStrict)
    }
    return session
  }

  /// Reports what was found last, if anything, and what programs were not yet told.
  func reportRest(_ findings: [Finding] = []) {
    if held != nil || !findings.isEmpty { report(findings) }
  }

  private func reportOf(
    _ findings: [Finding], _ compiled: Compiled?, _ tree: FileTree, _ isStrict: Bool
  ) -> Report {
    if var held {
      held.findings = (held.findings + findings).sortedForReport()
      return held
    }
    return Report(
      findings, waived: compiled?.waived ?? [], isStrict: isStrict, sources: { tree[$0] },
      known: compiled?.vocabulary ?? Vocabulary(), folder: folderForReaders)
  }

  /// Whether findings are written for people.
  var writesText: Bool {
    switch format {
    case .text: true
    case .json, .sarif, .github: false
    }
  }

  /// Ends a command that has use for no other finding if there is no dossier here.
  func endWithoutSettings(_ compiled: Diagnosed<Compiled>, in tree: FileTree) throws {
    let missing = compiled.findings.filter { $0.code == .missingSettings }
    guard !missing.isEmpty else { return }
    report(missing, of: compiled.value, in: tree)
    try endOnErrors(missing, isStrict: false)
  }

  /// Ends the command if there is an error among the findings.
  func endOnErrors(_ findings: [Finding], isStrict: Bool) throws {
    let status = Report(findings, isStrict: isStrict).exitStatus
    if status != 0 { throw ExitCode(status) }
  }

  /// Where the dossier lies below the current folder, for those who read paths from there.
  private var folderForReaders: String {
    let here = currentFolder()
    let prefix = here == "/" ? "/" : here + "/"
    guard root.utf8.starts(with: prefix.utf8) else { return "" }
    return String(Substring(root.utf8.dropFirst(prefix.utf8.count))) + "/"
  }
}

/// - Parameter isAsked: whether the report goes to standard output.
private func write(
  _ report: Report, as format: ReportFormat, on terminal: Terminal, isAsked: Bool, listsWaived: Bool = false
) {
  let color = isAsked ? terminal.colorOnOutput : terminal.colorOnError
  let text =
    switch format {
    case .text: textReport(report, color: color, listsWaived: listsWaived)
    case .json: jsonReport(report)
    case .sarif: sarifReport(report, version: Dossier.configuration.version)
    case .github: githubReport(report)
    }
  if isAsked { terminal.output(text) } else { terminal.error(text) }
}

/// Whatever may be the name of a file in the front matter of a source, with or without quotes; a name may
/// hold blanks, so each rest of a line behind `file:` counts up to any mark that could end it.
private func namesInRegister(_ tree: FileTree) -> Set<TextKey> {
  var names: Set<TextKey> = []
  for file in tree.files where file.path.hasPrefix("content/sources/") && file.path.hasSuffix(".md") {
    let head = String(decoding: file.bytes.prefix(splitFrontMatter(file.bytes).bodyStart), as: UTF8.self)
    for place in head.ranges(of: "file:") {
      let rest = head[place.upperBound...].prefix { !$0.isNewline }
      let value = rest.drop { $0 == " " || $0 == "\t" }
      if let quote = value.first, quote == "\"" || quote == "'" {
        names.insert(TextKey(lastPart(value.dropFirst().prefix { $0 != quote })))
      } else {
        names.insert(TextKey(lastPart(value.prefix { !",}#".contains($0) })))
      }
    }
  }
  return names
}

/// The name of a file without its folders and the blanks around it.
private func lastPart(_ path: Substring) -> String {
  let name = path.split(separator: "/").last ?? path
  return name.trimmingCharacters(in: .whitespaces)
}
