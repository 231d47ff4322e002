// What commands share: the folder, loading, compiling, reporting, exit codes.

import ArgumentParser
import Compiler
import Diagnostics
import Files
import Foundation
import Workspace

struct Session: Sendable {
  let terminal: Terminal
  /// The dossier's folder, absolute.
  let root: String
  let jobs: Int

  init(_ options: CommonOptions, folder: String? = nil, jobs: Int? = nil) throws {
    terminal = Terminal(options)
    root = absolutePath(folder ?? ".", from: absolutePath(options.folder, from: currentFolder()))
    self.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    guard isFolder(root) else {
      terminal.error("dossier: there is no folder \(root)\n")
      throw ExitCode(3)
    }
  }

  /// Reads and compiles the dossier.
  func compile(_ timings: Timings? = nil) async throws -> (Diagnosed<Compiled>, FileTree) {
    let progress = Progress(terminal)
    defer { progress.clear() }
    return try await environment {
      timings?.begin("load")
      let loaded = try loadFolder(root, under: ["content", "templates"])
      var compiled = try await Compiler.compile(
        loaded.tree, jobs: jobs, onStage: { timings?.begin($0.rawValue) },
        onNote: { progress.step { "reading: \($0) notes" } })
      compiled.findings += loaded.links.map { Finding(.symbolicLink, path: $0, range: 0..<0) }
      compiled.findings += loaded.special.map { Finding(.specialFile, path: $0, range: 0..<0) }
      compiled.findings = compiled.findings.sortedForReport()
      return (compiled, loaded.tree)
    }
  }

  /// Runs what touches the disk; its errors are said in words and end the command with their exit code.
  func environment<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let error as WorkspaceError {
      terminal.error("dossier: \(error.message)\n")
      throw ExitCode(error.exitCode)
    }
  }

  func report(_ findings: [Finding], strict: Bool, tree: FileTree, known: Vocabulary, color: Bool) -> String {
    textReport(
      findings, strict: strict, sources: { tree[$0] }, known: known, options: ReportOptions(color: color))
  }

  /// 0 without errors; 2 if one concerns settings, templates or the output folder; else 1.
  func exitCode(_ findings: [Finding], strict: Bool) -> ExitCode? {
    let errors = findings.filter { severity($0, strict: strict) == .error }
    if errors.isEmpty { return nil }
    let setUp = errors.contains {
      $0.code.concernsSetUp || $0.path == "content/dossier.yml" || $0.path.hasPrefix("templates/")
    }
    return ExitCode(setUp ? 2 : 1)
  }
}
