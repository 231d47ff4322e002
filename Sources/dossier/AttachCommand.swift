// `dossier source attach`: puts a private text in its place, if it is the one that the register knows.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Workspace

struct AttachCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach",
    abstract: "Put the private text of a source in place.",
    discussion: """
      Compares the file with the hash in the register and copies it to originals/, under the name that the \
      source's copy gives it. A file with another hash is refused.

      Example:
        dossier source attach zaheer-2022 ~/Downloads/article.txt
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The key of the source.", valueName: "key"))
  var key: String

  @Argument(help: ArgumentHelp("The text.", valueName: "file"))
  var file: String

  @OptionGroup var originals: OriginalsOption

  func run() async throws {
    let session = try Session(common)
    let (compiled, tree) = try await session.compile()
    try session.refuseUnknown([key], compiled.value.corpus)
    guard let source = compiled.value.corpus.sources.first(where: { $0.key == key }) else { return }
    let folder = originals.folder(session.root)
    guard let name = source.countedCopy?.file, let target = pathOfOriginal(name, in: folder) else {
      session.terminal.error("dossier: '\(key)' names no copy with a file; add 'numbering' and 'copies'\n")
      throw ExitCode(1)
    }
    let bytes = try await session.environment { try readFile(absolutePath(file, from: currentFolder())) }
    guard let expected = source.countedCopy?.sha256 else {
      session.terminal.error(
        "dossier: the register has no hash of '\(key)' to compare with; add 'sha256: \(sha256Hex(bytes))'\n")
      throw ExitCode(1)
    }
    if let wrong = source.wrongHash(of: bytes) {
      session.report(
        [Finding(wrong, path: source.path, range: source.copiesRange)], of: compiled.value, in: tree)
      session.terminal.error("dossier: nothing was copied; expected \(expected.prefix(16))…\n")
      throw ExitCode(1)
    }
    if try await session.environment({ try readFileIfPresent(target) }) == bytes {
      return session.terminal.note("\(target) is in place\n")
    }
    try await session.environment {
      try makeFolders(folder)
      try writeFile(target, bytes)
    }
    session.terminal.note("\(target) written\n")
  }
}
