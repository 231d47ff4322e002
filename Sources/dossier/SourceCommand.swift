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
    subcommands: [FingerprintCommand.self])
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

  @Option(
    help: ArgumentHelp(
      "Where the originals are; default: originals in the dossier's folder.", valueName: "dir"))
  var originals: String?

  @Flag(help: "Write also when labels come to name other paragraphs than before.")
  var relabel = false

  func run() async throws {
    let session = try Session(common)
    let (compiled, tree) = try await session.compile()
    let corpus = compiled.value.corpus
    let folder =
      originals.map { absolutePath($0, from: currentFolder()) }
      ?? absolutePath("originals", from: session.root)
    for key in keys where !corpus.sources.contains(where: { $0.key == key }) {
      session.terminal.error("dossier: source '\(key)' is not in the register\n")
      throw ExitCode(1)
    }
    var failed = false
    for source in corpus.sources where keys.isEmpty || keys.contains(source.key) {
      guard let copy = source.copies.first(where: { $0.id == source.numbering }), let name = copy.file else {
        if keys.isEmpty { continue }
        session.terminal.error(
          "dossier: '\(source.key)' names no copy with a file; add 'numbering' and 'copies'\n")
        failed = true
        continue
      }
      let path = absolutePath(name, from: folder)
      guard path.hasPrefix(folder + "/") else {
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
    let encoded = ParagraphRecord.encode(result.value)
    if tree[path]?.bytes == encoded {
      session.terminal.note("\(path) is up to date\n")
    } else {
      try await session.environment { try writeFile(absolutePath(path, from: session.root), encoded) }
      session.terminal.note("\(path) written\n")
    }
    return true
  }
}
