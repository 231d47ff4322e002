// Runs the real binary in processes of its own, and folders for it to work in.

package import Foundation
import Support
import Synchronization

/// What a run of the command left behind.
package struct Outcome: Sendable {
  package var code: Int32
  /// Ended by a signal, or stopped by us since it hung.
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
  private let life: Life
  private let end: Task<Outcome, any Error>

  fileprivate init(_ life: Life, end: Task<Outcome, any Error>) {
    (self.life, self.end) = (life, end)
  }

  package var process: pid_t { life.process }

  /// Ends it if it still runs after some seconds.
  package func end(after seconds: Int) { life.end(after: seconds) }

  /// Waits for its end.
  package func outcome() async throws -> Outcome { try await end.value }
}

/// Starts a program with nothing in the environment but what is given; when its seconds are over it is ended.
package func start(
  _ program: String, _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:],
  seconds: Int = 300
) throws -> Running {
  let scratch = try Scratch()
  var variables = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
  // Where the toolchain's libraries lie; the binary is linked to them.
  if let path = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] { variables["LD_LIBRARY_PATH"] = path }
  let process = try spawn(
    [program] + arguments, environment: variables.map { "\($0)=\($1)" }, in: folder,
    output: scratch("out"), error: scratch("err"))
  let life = Life(process)
  life.end(after: seconds)
  let end = Task {
    let status = await life.ended()
    return Outcome(
      code: status & 0x7F == 0 ? status >> 8 & 0xFF : status & 0x7F, wasKilled: status & 0x7F != 0,
      output: try scratch.text("out"), error: try scratch.text("err"))
  }
  return Running(life, end: end)
}

/// How long a process of ours has its number: once it has been waited for, another may get the same.
private final class Life: Sendable {
  let process: pid_t
  private let isOver = Mutex(false)

  init(_ process: pid_t) { self.process = process }

  /// Waits for its end on a thread that may block, and gives what `waitpid` says of it.
  func ended() async -> Int32 {
    await withCheckedContinuation { continuation in
      Thread {
        let status = waitedFor(self.process) { self.isOver.withLock { $0 = true } }
        continuation.resume(returning: status)
      }.start()
    }
  }

  /// Ends it if it still runs then, so that a test fails and the run goes on.
  func end(after seconds: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) {
      self.isOver.withLock { isOver in
        // 0 would be our own group.
        if !isOver, self.process > 1 { kill(self.process, SIGKILL) }
      }
    }
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

  /// Writes a program that can be run at once.
  ///
  /// Another process writes it: what we wrote, a process started meanwhile could hold open for writing.
  package func putProgram(_ name: String, _ text: String) throws {
    try put("\(name).text", text)
    _ = try printed(by: ["install", "-m", "755", self("\(name).text"), self(name)])
    try FileManager.default.removeItem(atPath: self("\(name).text"))
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

  /// A repository in which somebody may commit, with the small dossier in it or in a folder of it.
  /// - Returns: the path of the repository.
  package func putRepository(_ name: String, dossier folder: String = "") throws -> String {
    try git("init", "-q", name, in: path)
    try putSmallDossier(folder.isEmpty ? name : "\(name)/\(folder)")
    try git("config", "user.name", "A", in: self(name))
    try git("config", "user.email", "a@example.org", in: self(name))
    return self(name)
  }

  /// The small dossier, with an address, and with a source `b` whose text is in `originals/`.
  /// - Parameters:
  ///   - digests: one a paragraph.
  ///   - text: the source's paragraphs, which get their fingerprints.
  package func putDossierWithOriginal(digests: [String], text: [String]) async throws {
    try putSmallDossier()
    try put(
      "content/dossier.yml", "title: Small\ntlp: CLEAR\nbase-url: https://example.org/s/\nthemes: [t]\n")
    let copies = "copies: [{id: text, role: private, file: b.txt}]"
    let blocks = digests.enumerated().map { "\($1) {#p\($0 + 1)}\n" }.joined(separator: "\n")
    try put(
      "content/sources/b.md", "---\ntitle: B\nlabel: B\nnumbering: text\n\(copies)\n---\n\n\(blocks)")
    try put("originals/b.txt", text.joined(separator: "\n") + "\n")
    let command = try await dossier("source", "fingerprint", "b", in: path)
    guard command.code == 0 else { throw Unprepared(output: command.all) }
  }
}

/// What a test needs could not be made.
private struct Unprepared: Error {
  var output: String
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
