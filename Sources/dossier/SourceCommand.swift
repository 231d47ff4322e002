// `dossier source …`: work on the register of sources.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Workspace

struct SourceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Work on the register of sources.",
    subcommands: [AttachCommand.self, FingerprintCommand.self, VerifyCommand.self])
}

struct FingerprintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fingerprint",
    abstract: "Cut a source's text into paragraphs and write their fingerprints.",
    discussion: """
      Reads the copy that 'numbering' names from originals/, cuts it by the source's 'segmentation', and \
      writes content/sources/KEY.paragraphs.jsonl: numbers, hashes and a short finding aid, never a \
      sentence. Without KEY, every source that names a private copy.

      Example:
        dossier source fingerprint zaheer-2022
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The keys of sources.", valueName: "key"))
  var keys: [String] = []

  @OptionGroup var originals: OriginalsOption

  @Flag(help: "Write also when labels come to name other paragraphs than before.")
  var relabel = false

  func run() async throws {
    let session = try Session(common)
    let (compiled, tree) = try await session.compile()
    let corpus = compiled.value.corpus
    let folder = originals.folder(session.root)
    try session.refuseUnknown(keys, corpus)
    var failed = false
    for source in corpus.sources where keys.isEmpty || keys.contains(source.key) {
      guard let name = source.countedCopy?.file else {
        if keys.isEmpty { continue }
        session.terminal.error(
          "dossier: '\(source.key)' names no copy with a file; add 'numbering' and 'copies'\n")
        failed = true
        continue
      }
      guard let path = pathOfOriginal(name, in: folder) else {
        session.terminal.error("dossier: the file of '\(source.key)' lies outside the originals\n")
        failed = true
        continue
      }
      let bytes = try await session.environment { try readFile(path) }
      if !(try await write(source, bytes, compiled, tree, session)) { failed = true }
    }
    if failed { throw ExitCode(1) }
  }

  /// Cuts one source and writes what changed; `false` when its files, its text or its recipe are not as
  /// they should be.
  private func write(
    _ source: Source, _ original: [UInt8], _ compiled: Diagnosed<Compiled>, _ tree: FileTree,
    _ session: Session
  ) async throws -> Bool {
    let path = "content/sources/\(source.key).paragraphs.jsonl"
    let before = tree[path].map { ParagraphRecord.decode($0.bytes).records } ?? []
    let result = fingerprint(source, original: original, before: before, relabel: relabel)
    let known = compiled.findings.filter {
      ($0.path == source.path || $0.path == path) && $0.code.severity == .error
        && $0.code != .unknownParagraph
    }
    let findings = (known + result.findings).sortedForReport()
    guard findings.isEmpty else {
      session.report(findings, of: compiled.value, in: tree)
      return false
    }
    for record in result.value where !record.retired {
      let lines = record.lines.map { "L\($0.lowerBound)" } ?? "-"
      session.terminal.output(
        "\(source.key)#\(record.label) \(lines) \(record.fingerprint.map { "v1:\($0.short)" } ?? "-")\n")
    }
    try await session.replace(path, with: ParagraphRecord.encode(result.value), in: tree)
    try await session.writeRuns(of: source, original, in: tree)
    return true
  }
}

extension Session {
  /// Ends the command when a key is in no register.
  func refuseUnknown(_ keys: [String], _ corpus: Corpus) throws {
    let unknown = keys.filter { key in !corpus.sources.contains { $0.key == key } }
    for key in unknown { terminal.error("dossier: source '\(key)' is not in the register\n") }
    if !unknown.isEmpty { throw ExitCode(1) }
  }

  /// Writes the filter by which leaks of a private text are found, where the register lets it.
  func writeRuns(of source: Source, _ original: [UInt8], in tree: FileTree) async throws {
    guard source.mayHaveRuns, source.rights != "full" else { return }
    try await replace(
      "content/sources/\(source.key).runs", with: RunFilter(of: original).encode(), in: tree)
  }

  /// Writes a file of the dossier, if that changes it.
  func replace(_ path: String, with bytes: [UInt8], in tree: FileTree) async throws {
    if tree[path]?.bytes == bytes { return terminal.note("\(path) is up to date\n") }
    try await environment { try writeFile(absolutePath(path, from: root), bytes) }
    terminal.note("\(path) written\n")
  }
}

/// The path of a private text; `nil` when its name leads out of the folder.
func pathOfOriginal(_ name: String, in folder: String) -> String? {
  let path = absolutePath(name, from: folder)
  return path.hasPrefix(folder + "/") ? path : nil
}
