// Runs the real binary in processes of its own, and folders for it to work in.

package import Foundation
import Synchronization

/// What a run of the command left behind.
package struct Outcome: Sendable {
  package var code: Int32
  /// Ended by a signal, or stopped by us after a minute.
  package var wasKilled: Bool
  package var output: String
  package var error: String

  package var all: String { output + error }
}

/// The binary, which is built beside this bundle.
package let binary: String = {
  let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  let places = [own, CommandLine.arguments.first, Bundle.main.executablePath].compactMap { $0 }
    .map { ($0 as NSString).deletingLastPathComponent + "/dossier" }
  let all = places + ["\(repository)/.build/release/dossier"]
  return all.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "no dossier binary in \(all)"
}()

/// Runs the binary (or another copy of it) with nothing in the environment but what is given.
package func dossier(
  _ arguments: String..., in folder: String? = nil, environment: [String: String] = [:], copy: String? = nil
) async throws -> Outcome {
  try await run(copy ?? binary, arguments, in: folder, environment: environment)
}

/// Runs a program to its end.
package func run(
  _ program: String, _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]
) async throws -> Outcome {
  try await start(program, arguments, in: folder, environment: environment).outcome()
}

/// A process of ours that may still run.
package struct Running: Sendable {
  package let process: pid_t
  private let end: Task<Outcome, any Error>

  fileprivate init(_ process: pid_t, end: Task<Outcome, any Error>) {
    (self.process, self.end) = (process, end)
  }

  /// Waits for its end.
  package func outcome() async throws -> Outcome { try await end.value }
}

/// Starts a program with nothing in the environment but what is given; a minute later it is ended.
package func start(
  _ program: String, _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]
) throws -> Running {
  let scratch = try Scratch()
  let (outPath, errorPath) = (scratch("out"), scratch("err"))
  for path in [outPath, errorPath] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  process.currentDirectoryURL = folder.map { URL(fileURLWithPath: $0) }
  process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
  // Where the toolchain's libraries lie; the binary is linked to them.
  if let path = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] {
    process.environment?["LD_LIBRARY_PATH"] = path
  }
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outPath))
  process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errorPath))
  let (ends, ended) = AsyncStream<(code: Int32, wasKilled: Bool)>.makeStream()
  process.terminationHandler = {
    ended.yield(($0.terminationStatus, $0.terminationReason == .uncaughtSignal))
    ended.finish()
  }
  // Foundation's start of a process is not safe on several threads: once in some runs it read beyond its arrays.
  try launching.withLock { _ in try process.run() }
  endIfItHangs(process.processIdentifier)
  let end = Task {
    var outcome = Outcome(code: -1, wasKilled: true, output: "", error: "")
    for await (code, wasKilled) in ends { (outcome.code, outcome.wasKilled) = (code, wasKilled) }
    (outcome.output, outcome.error) = (try scratch.text("out"), try scratch.text("err"))
    return outcome
  }
  return Running(process.processIdentifier, end: end)
}

private let launching = Mutex(())

/// Ends a running process that hangs, so that a test fails and the run goes on. Its number is known only
/// once it runs: 0 would be our own group.
private func endIfItHangs(_ process: pid_t) {
  guard process > 1 else { return }
  DispatchQueue.global().asyncAfter(deadline: .now() + 60) {
    // A child that has ended has been waited for by then, and its number answers no more.
    if kill(process, 0) == 0 { kill(process, SIGKILL) }
  }
}

/// A temporary folder, removed when the test lets go of it.
package final class Scratch: Sendable {
  package let path: String

  /// Makes the folder.
  package init() throws {
    path = "\(FileManager.default.temporaryDirectory.path)/dossier-command-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // A folder that cannot be removed is no failure of the test that used it.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of a name in the folder.
  package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file and makes the folders above it.
  package func put(_ name: String, _ text: String) throws { try put(name, Array(text.utf8)) }

  /// Writes a file and makes the folders above it.
  package func put(_ name: String, _ bytes: [UInt8]) throws {
    let folder = (self(name) as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: self(name)))
  }

  /// A whole file.
  package func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: self(name))))
  }

  /// A whole file as text.
  package func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// Every regular file below a folder, by path.
  package func files(_ folder: String = "") throws -> [String: [UInt8]] {
    guard let names = FileManager.default.enumerator(atPath: self(folder)) else { return [:] }
    var files: [String: [UInt8]] = [:]
    for case let name as String in names {
      let url = URL(fileURLWithPath: self(folder) + "/" + name)
      if try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        files[name] = try [UInt8](Data(contentsOf: url))
      }
    }
    return files
  }

  /// A small dossier that has nothing to report.
  package func putSmallDossier(_ folder: String = "") throws {
    let inner = folder.isEmpty ? "" : folder + "/"
    try put(inner + "content/dossier.yml", "title: Small\ntlp: CLEAR\nthemes: [t]\n")
    try put(inner + "content/index.md", "---\ntitle: Small\n---\nWhat it is about.\n")
    try put(inner + "content/themes/t/index.md", smallTheme)
    try put(inner + "content/themes/t/n.md", "---\ntitle: N\n---\nOne says so [@a, ¶ 1]. ^c-one\n")
    try put(inner + "content/sources/a.md", smallSource("A", paragraphs: 3))
    try put(inner + "content/entities/e.md", "---\ntitle: E\n---\nA body.\n")
  }
}

/// The page of a theme that has nothing to report.
package let smallTheme = """
  ---
  title: T
  ---
  The bottom line.

  > [!ALTERNATIVE]
  > It may be otherwise. ^c-alt

  > [!GAP]
  > Much is unknown. ^c-gap

  """

/// All paths and bytes of a folder as one text to compare.
package func listing(_ files: [String: [UInt8]]) -> [String] {
  files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { path, bytes in
    // FNV-1a, so that a failure prints a line a file and not the files.
    let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return "\(path) \(bytes.count) \(String(hash, radix: 16))"
  }
}
