// `dossier-bench`: writes dossiers of several sizes and measures how long a build takes and how much memory.
// `make bench` runs it. What it writes lies in .build/bench, and each measurement stays there as a line of
// JSON.

import ArgumentParser
import Foundation

@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier-bench",
    abstract: "Measures builds of made-up dossiers, in turn with Hugo on the same prose.",
    subcommands: [MeasureCommand.self, WriteCommand.self],
    defaultSubcommand: MeasureCommand.self)
}

/// `dossier-bench write`: writes what is measured.
///
/// A process of its own, because the kernel counts the memory of whoever starts a process as memory of the
/// process that is started: whoever measures must have stayed small.
struct WriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Write a made-up dossier, and a Hugo site with the same prose.")

  @Argument(help: "The folder that is made; what lies there is removed.")
  var folder: String

  @Argument(help: "How many notes.")
  var notes: Int

  func validate() throws { try refuseSizes([notes]) }

  func run() throws { try writeMadeUp(notes: notes, to: folder) }
}

/// `dossier-bench measure`: builds each size several times and prints a table.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Build dossiers of several sizes and print a table.")

  @Option(parsing: .upToNextOption, help: "How many notes; several numbers for several dossiers.")
  var notes: [Int] = [100, 1_000, 10_000]

  @Option(help: "How often each is built; medians are printed.")
  var runs: Int = 5

  @Option(help: "The program to measure; by default the one beside this.")
  var dossier: String?

  @Option(help: "Hugo's program; by default the one on the search path, if there is one.")
  var hugo: String?

  @Flag(help: "Do not run Hugo.")
  var withoutHugo = false

  @Option(help: "Where dossiers, sites and results go.")
  var folder = ".build/bench"

  func validate() throws {
    try refuseSizes(notes)
    if !(1...1_000).contains(runs) { throw ValidationError("--runs takes a number from 1 to 1000") }
  }

  func run() throws {
    let work = try madeFolder(folder)
    let bench = Measuring(
      folder: work, dossier: try program(), hugo: hugoProgram(), commit: try commit(log: "\(work)/log"))
    var measurements: [Measurement] = []
    for size in notes.sorted() {
      let made = "\(work)/\(size)"
      _ = try finished([ownPath, "write", made, "\(size)"], log: "\(work)/log")
      measurements += try bench.measurements(notes: size, runs: runs)
      // The largest takes gigabytes with its sites.
      try FileManager.default.removeItem(atPath: made)
    }
    print(table(of: measurements), terminator: "")
  }

  private func program() throws -> String {
    let path = dossier ?? (ownPath as NSString).deletingLastPathComponent + "/dossier"
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw ValidationError("there is no program at \(path); build it, or name it by --dossier")
    }
    return path
  }

  private func hugoProgram() -> String? {
    guard !withoutHugo else { return nil }
    guard let path = hugo ?? onSearchPath("hugo") else {
      note("there is no Hugo on the search path; dossier is measured alone")
      return nil
    }
    // Package managers of languages put a script in its place, which may take longer than a small build.
    if !isBinary(path) { note("\(path) is a script: its start counts; name the program itself by --hugo") }
    return path
  }

  /// The commit of the folder that this runs in.
  private func commit(log: String) throws -> String {
    guard let git = onSearchPath("git") else { return "unknown" }
    let describe = ["describe", "--always", "--dirty", "--exclude", "*", "--abbrev=12"]
    let result = try finished([git] + describe, log: log, mayFail: true)
    let text = try String(contentsOfFile: log, encoding: .utf8).trimmingCharacters(
      in: .whitespacesAndNewlines)
    return result.code == 0 ? text : "unknown"
  }
}

/// A folder that is there, by its absolute path.
private func madeFolder(_ path: String) throws -> String {
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  return URL(fileURLWithPath: path).path
}

private func refuseSizes(_ notes: [Int]) throws {
  if notes.isEmpty || notes.contains(where: { !(1...1_000_000).contains($0) }) {
    throw ValidationError("a dossier has 1 to 1000000 notes")
  }
}

/// The path of this program.
private var ownPath: String {
  let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  // Where there is no such link, the name that it was started by is all there is.
  return link ?? CommandLine.arguments[0]
}

private func onSearchPath(_ name: String) -> String? {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// Whether a file is machine code (ELF), not a script.
private func isBinary(_ path: String) -> Bool {
  guard let file = FileHandle(forReadingAtPath: path) else { return false }
  // A file that cannot be read is no program either; its start will say so.
  return (try? file.read(upToCount: 4)) == Data([0x7F, 0x45, 0x4C, 0x46])
}

private func note(_ text: String) {
  FileHandle.standardError.write(Data("dossier-bench: \(text)\n".utf8))
}
