// `dossier init`: a small dossier to begin with.

import ArgumentParser
import Diagnostics
import Foundation
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
    if directory.isEmpty { throw ValidationError("the folder's name is empty") }
    let session = try Session(base, format: .text)
    let root = absolutePath(directory, from: session.root)
    let shown = shownFolder(root)
    try await session.environment {
      let names = try folderNames(root) ?? []
      if let other = names.first(where: { !ownNames.contains($0) }) {
        throw ValidationError("'\(directory)' is not empty, it holds '\(other)'; name a new folder")
      }
      try await changeFiles(
        starterFiles.map { FileChange(path: "\(root)/\($0.path)", before: nil, after: Array($0.text.utf8)) },
        interruption: session.interruption)
    }
    for file in starterFiles {
      session.terminal.output("\(shown.isEmpty ? "" : shown + "/")\(file.path)\n")
    }
    session.terminal.note(
      """
      \(starterFiles.count) files written; read them in this order, they explain the format. Next:
      \(shown.isEmpty ? "" : "  cd \(shellWord(shown))\n")  dossier check
        dossier build

      """)
  }
}

/// What a folder may hold that is otherwise empty: a repository, and what systems leave anywhere.
private let ownNames: Set = [".git", ".hg", ".jj", ".svn", ".DS_Store", "Thumbs.db", "desktop.ini"]

/// A folder as somebody in the current one would write it; empty for that one.
private func shownFolder(_ root: String) -> String {
  let here = currentFolder()
  if root == here { return "" }
  let prefix = here == "/" ? "/" : here + "/"
  guard root.utf8.starts(with: prefix.utf8) else { return root }
  return String(Substring(root.utf8.dropFirst(prefix.utf8.count)))
}

/// A name as a shell takes it for one word.
private func shellWord(_ name: String) -> String {
  let isPlain = name.utf8.allSatisfy { byte in
    isalnum(Int32(byte)) != 0 || "/._-".utf8.contains(byte)
  }
  return isPlain && !name.hasPrefix("-") ? name : "'" + name.replacing("'", with: "'\\''") + "'"
}
