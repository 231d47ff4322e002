// `dossier init`: a small dossier to begin with.

import ArgumentParser
import Diagnostics
import Workspace

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a small dossier to begin with.",
    discussion: """
      Writes a dossier of two notes, two sources, an entity and a judgement about an invented harbour, with \
      comments that teach the format, and files that tell git what to leave out. The folder is made where it \
      is missing. One that holds anything but a repository is left alone.

      Example:
        dossier init lind
        cd lind
        dossier build
      """)

  @OptionGroup var base: BaseOptions

  @Argument(help: ArgumentHelp("The new folder.", valueName: "dir"))
  var directory: String

  func run() async throws {
    let session = try Session(base, format: .text)
    let root = absolutePath(directory, from: session.root)
    try await session.environment {
      let names = try folderNames(root) ?? []
      if let other = names.first(where: { !ownNames.contains($0) }) {
        throw ValidationError("'\(directory)' is not empty, it holds '\(other)'; name a new folder")
      }
      try changeFiles(
        starterFiles.map { FileChange(path: "\(root)/\($0.path)", before: nil, after: Array($0.text.utf8)) })
    }
    for file in starterFiles {
      session.terminal.output("\(directory == "." ? "" : directory + "/")\(file.path)\n")
    }
    session.terminal.note(
      """
      \(starterFiles.count) files written; read them in this order, they explain the format. Next:
      \(root == currentFolder() ? "" : "  cd \(directory)\n")  dossier check
        dossier build

      """)
  }
}

/// What a folder may hold that is otherwise empty: a repository, and what systems leave anywhere.
private let ownNames: Set = [".git", ".hg", ".jj", ".svn", ".DS_Store", "Thumbs.db", "desktop.ini"]
