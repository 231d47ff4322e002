// A folder of a revision as a value, read from git's store. Asking git is in Git.swift.

package import Files
import Glibc

/// Reads every file below a folder of a revision, as it was committed.
///
/// One process of git lists them and one hands out their bytes, in any number. Symbolic links are left out,
/// as `loadFolder` leaves them out, and so is what editors and systems drop. Names that are no UTF-8 get
/// U+FFFD. Works in worktrees and bare repositories.
/// - Parameters:
///   - folder: a path such as `site`, below `directory`; `.` for all that lies there.
///   - directory: a folder of the repository, such as the dossier's. Paths in the tree begin below `folder`.
///   - isWanted: says of a path in the tree whether it is to be read.
///
/// Throws `gitRefused` with the revision and folder: when the revision is none, or the folder is missing
/// there, is no folder, or holds another repository.
package func loadGitTree(
  _ revision: String, folder: String, in directory: String, where isWanted: (String) -> Bool = { _ in true }
) throws -> FileTree {
  let commit = try existingCommit(revision, in: directory)
  let name = "\(revision):\(folder)"
  let tree = try folderID(folder, of: commit, shownAs: name, in: directory)
  let entries = try listed(tree, shownAs: name, in: directory).filter { isWanted($0.path) }
  return FileTree(try contents(entries, shownAs: name, in: directory))
}

private struct Entry {
  var path: String
  var id: String
}

/// The id of the folder's tree.
private func folderID(
  _ folder: String, of commit: String, shownAs name: String, in directory: String
) throws -> String {
  let path = try gitPath(of: folder, in: directory)
  let object = "\(commit):\(path)"
  let found = try runGit(["rev-parse", "--verify", "--quiet", object], in: directory)
  let id = firstLine(found.output)
  guard found.end.status == 0, isObjectID(id) else {
    throw WorkspaceError.gitRefused(
      path: name, reason: "there is no such folder in that commit",
      advice: "name a commit in which the site was committed, or compare folders")
  }
  let kind = try runGit(["cat-file", "-t", id], in: directory)
  switch firstLine(kind.output) {
  case "tree": return id
  case "blob":
    throw WorkspaceError.gitRefused(
      path: name, reason: "it is no folder in that commit, but a file or a link",
      advice: "name the folder in which the site was committed")
  case "commit": throw submodule(name)
  // git knows the id and not what it stands for.
  default: throw kind.end.status == 0 ? submodule(name) : missing(name)
  }
}

private func submodule(_ name: String) -> WorkspaceError {
  .gitRefused(
    path: name, reason: "another repository is linked in there (a submodule), which is not read",
    advice: "run the command in that repository")
}

private func missing(_ name: String) -> WorkspaceError {
  .gitRefused(
    path: name, reason: "this clone does not hold its files, and nothing is fetched",
    advice: "fetch them, for example by 'git fetch --refetch --no-filter', or compare folders")
}

/// The files below a tree. Links are left out; another repository among them is refused.
private func listed(_ tree: String, shownAs name: String, in directory: String) throws -> [Entry] {
  let answer = try runGit(["ls-tree", "-r", "-z", "--full-tree", tree], in: directory)
  guard answer.end.status == 0 else { throw answerError(answer.end, name, directory) }
  var entries: [Entry] = []
  for line in answer.output.split(separator: 0) {
    // `100644 blob ID<tab>PATH`.
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
    let fields = line[..<tab].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    guard fields.count == 3, isObjectID(fields[2]) else { continue }
    let path = line[(tab + 1)...]
    let parts = path.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    switch fields[0] {
    case "160000": throw submodule("\(name)/\(String(decoding: path, as: UTF8.self))")
    case "120000": continue
    default:
      if parts.contains(where: isEditorDropping) { continue }
      entries.append(Entry(path: String(decoding: path, as: UTF8.self), id: fields[2]))
    }
  }
  return entries
}

func answerError(_ end: ProgramEnd, _ name: String, _ directory: String) -> WorkspaceError {
  let words = ["promisor", "could not fetch", "not a valid object", "unable to read", "missing"]
  return words.contains { end.error.contains($0) } ? missing(name) : refusal(end, directory)
}

/// The bytes of the files, all from one process.
private func contents(_ entries: [Entry], shownAs name: String, in directory: String) throws -> [SourceFile] {
  if entries.isEmpty { return [] }
  let input = entries.flatMap { Array($0.id.utf8) + [UInt8(ascii: "\n")] }
  var reader = BatchReader(entries)
  let end = try startingGit(directory) {
    try runProgram(
      gitWords(["cat-file", "--batch"], directory), environment: gitEnvironment(), input: input
    ) { try reader.take($0, shownAs: name) }
  }
  // What a clone lacks may also end git.
  guard end.status == 0 else { throw answerError(end, name, directory) }
  guard reader.files.count == entries.count else { throw missing(name) }
  return reader.files
}

/// Cuts what `git cat-file --batch` prints into files: `ID blob SIZE`, a line end, the bytes, a line end.
private struct BatchReader {
  private(set) var files: [SourceFile] = []
  private let entries: [Entry]
  private var head: [UInt8] = []
  private var body: [UInt8] = []
  /// How many bytes of the file are to come, with the line end behind them; `nil` in a head.
  private var left: Int?

  init(_ entries: [Entry]) { self.entries = entries }

  mutating func take(_ piece: UnsafeRawBufferPointer, shownAs name: String) throws {
    var rest = piece[...]
    while !rest.isEmpty {
      guard let wanted = left else {
        let end = rest.firstIndex(of: UInt8(ascii: "\n"))
        head += rest[..<(end ?? rest.endIndex)]
        rest = end.map { rest[($0 + 1)...] } ?? rest[rest.endIndex...]
        if end != nil { try begin(name) }
        continue
      }
      let part = rest.prefix(wanted)
      // The line end behind the file is none of its bytes.
      body += part.count == wanted ? part.dropLast() : part
      // A line end alone in a piece: what came before is whole.
      left = wanted - part.count
      rest = rest.dropFirst(part.count)
      if left == 0 { finish() }
    }
  }

  private mutating func begin(_ name: String) throws {
    let fields = head.split(separator: UInt8(ascii: " "))
    // Anything else, such as `ID missing`, is no file.
    guard fields.count == 3, fields[1].elementsEqual("blob".utf8),
      let size = Int(String(decoding: fields[2], as: UTF8.self)), files.count < entries.count
    else { throw missing(name) }
    left = size + 1
    body = []
    body.reserveCapacity(size)
    head = []
  }

  private mutating func finish() {
    files.append(SourceFile(path: entries[files.count].path, bytes: body))
    (left, body) = (nil, [])
  }
}
