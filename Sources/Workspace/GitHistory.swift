// What lines of a folder's files were there once, by git's history.

/// Every line that a commit up to the checked out one took out of a file below a folder, or that the folder
/// lacks since then; some are there again, in this file or another. Nothing in no repository, and before a
/// first commit.
///
/// Files of the folder that are not tracked are not looked at. Throws `gitRefused` when git cannot be
/// started or the clone lacks files of the history.
package func gitRemovedLines(
  below folder: String, in directory: String, take: (ArraySlice<UInt8>) -> Void
) throws {
  guard try gitCommit("HEAD", in: directory) != nil else { return }
  let form = [
    "-p", "--unified=0", "--text", "--no-renames", "--no-color", "--no-ext-diff", "--no-textconv",
    "--diff-filter=MD",
  ]
  let history = ["log", "-m", "--format=", "--no-show-signature"] + form + ["HEAD", "--", folder]
  let sinceThen = ["diff-index"] + form + ["HEAD", "--", folder]
  for arguments in [history, sinceThen] {
    var line: [UInt8] = []
    let end = try startingGit(directory) {
      try runProgram(gitWords(arguments, directory), environment: gitEnvironment()) { piece in
        var rest = piece[...]
        while let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")) {
          line += rest[..<lineEnd]
          if line.first == UInt8(ascii: "-") { take(line.dropFirst()) }
          line.removeAll(keepingCapacity: true)
          rest = rest[(lineEnd + 1)...]
        }
        line += rest
      }
    }
    guard end.status == 0 else { throw answerError(end, folder, directory) }
  }
}
