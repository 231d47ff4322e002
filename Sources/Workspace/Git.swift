// Asks git, by its plumbing alone: nothing is checked out, no index is read or written, nothing is fetched,
// and what the caller's environment says to git is left out. Files of a revision are read in GitTree.swift.

import Glibc

/// Runs git in a folder and keeps what it prints.
///
/// Throws `gitRefused` where git cannot be started.
package func runGit(
  _ arguments: [String], in directory: String, input: [UInt8] = []
) throws -> (end: ProgramEnd, output: [UInt8]) {
  try startingGit(directory) {
    try runProgram(gitWords(arguments, directory), environment: gitEnvironment(), input: input)
  }
}

/// The full id of the commit that a word names; `nil` where it names none, or git knows no repository there.
///
/// A word such as `HEAD`, `v1.2`, `main~3` or an id; a tag leads to its commit. A word that begins with `-`
/// is none. Throws `gitRefused` where git cannot be started or does not trust the repository.
package func gitCommit(_ revision: String, in directory: String) throws -> String? {
  // A word of git's own options never reaches it, and the kernel would cut a word at a NUL.
  guard let first = revision.utf8.first, first != UInt8(ascii: "-"), !revision.utf8.contains(0) else {
    return nil
  }
  let found = try runGit(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"], in: directory)
  guard found.end.status == 0 else {
    if isDistrusted(found.end) { throw refusal(found.end, directory) }
    return nil
  }
  // `^main` is answered by a caret and an id.
  let id = firstLine(found.output)
  return isObjectID(id) ? id : nil
}

/// The full id of the commit at which two histories parted: of `A...B`, the side that B began from.
///
/// Throws `gitRefused` when one of the two is no revision, or they have nothing in common.
package func gitMergeBase(_ a: String, _ b: String, in directory: String) throws -> String {
  let ids = try [a, b].map { try existingCommit($0, in: directory) }
  let found = try runGit(["merge-base"] + ids, in: directory)
  let id = firstLine(found.output)
  guard found.end.status == 0, isObjectID(id) else {
    if found.end.status != 1 { throw refusal(found.end, directory) }
    throw WorkspaceError.gitRefused(
      path: "\(a)...\(b)", reason: "the two have no commit in common",
      advice:
        "compare two commits of one history; a clone that holds the newest commits alone is completed by "
        + "'git fetch --unshallow'")
  }
  return id
}

/// The path of a folder from the top of its repository, without a slash at either end.
/// - Parameter folder: a path such as `site`, below `directory`.
///
/// Throws `gitRefused`, as where there is no repository.
package func gitPath(of folder: String, in directory: String) throws -> String {
  // Where `directory` lies in the repository, with a slash at its end; empty at the top, and in a bare one.
  let prefix = try runGit(["rev-parse", "--show-prefix"], in: directory)
  guard prefix.end.status == 0 else { throw refusal(prefix.end, directory) }
  return String(absolutePath(folder, from: "/" + firstLine(prefix.output)).dropFirst())
}

/// The full id of a commit that must be there. Throws `gitRefused`.
func existingCommit(_ revision: String, in directory: String) throws -> String {
  if let id = try gitCommit(revision, in: directory) { return id }
  let place = try runGit(["rev-parse", "--git-dir"], in: directory)
  if place.end.status != 0 { throw refusal(place.end, directory) }
  throw WorkspaceError.gitRefused(
    path: revision, reason: "git knows no commit of this name",
    advice: "'git log --oneline' lists the commits; a clone of few commits is completed by "
      + "'git fetch --unshallow'")
}

/// What an answer of git's that is no success means to a person.
package func refusal(_ end: ProgramEnd, _ directory: String) -> WorkspaceError {
  let error = end.error
  if isDistrusted(end) {
    return .gitRefused(
      path: directory, reason: "git does not trust this repository, because another user owns it",
      advice: "run 'git config --global --add safe.directory FOLDER' if you trust it")
  }
  if error.contains("not a git repository") {
    return .gitRefused(
      path: directory, reason: "it is in no git repository",
      advice: "name folders or zip files instead of commits, or begin a repository with 'git init'")
  }
  if error.contains("cannot change to") { return .notFound(path: directory) }
  let line = error.split(separator: "\n").last.map(String.init) ?? ""
  let words = line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : line
  return .gitRefused(
    path: directory, reason: words.isEmpty ? "git ended with \(end.status)" : "git says: \(words.prefix(60))",
    advice: "see whether 'git fsck' finds something wrong")
}

func gitWords(_ arguments: [String], _ directory: String) -> [String] {
  ["git", "--no-pager", "-C", directory] + arguments
}

/// Puts the words of git in the place of the system's.
func startingGit<Value>(_ directory: String, _ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch WorkspaceError.notStarted(_, let code) {
    throw WorkspaceError.gitRefused(
      path: directory, reason: code == ENOENT ? "git is not installed" : "git could not be started",
      advice: "install git, or name folders or zip files instead of commits")
  }
}

/// Our environment without what would lead git elsewhere, and with what keeps it to reading what is here.
///
/// A hook of git's runs with `GIT_DIR` and `GIT_INDEX_FILE` set, which would win over the folder that is
/// asked. Kept is what says where git's own files are, and whom it trusts.
package func gitEnvironment(_ given: [String] = ownEnvironment()) -> [String] {
  let kept: Set = [
    "GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH",
  ]
  let ours = given.filter { variable in
    let name = String(variable.prefix { $0 != "=" })
    return (!name.hasPrefix("GIT_") || kept.contains(name)) && !name.hasPrefix("LC_") && name != "LANGUAGE"
  }
  return ours + [
    // Its messages are looked through.
    "LC_ALL=C",
    // What is asked for is what was committed, not what somebody put in its place.
    "GIT_NO_REPLACE_OBJECTS=1",
    // A partial clone would fetch what it lacks; the second does for older versions what the first does.
    "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=",
    "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_LITERAL_PATHSPECS=1",
  ]
}

func isObjectID(_ text: String) -> Bool {
  // SHA-1 or SHA-256.
  (text.utf8.count == 40 || text.utf8.count == 64)
    && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
}

func firstLine(_ output: [UInt8]) -> String {
  String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
}

private func isDistrusted(_ end: ProgramEnd) -> Bool { end.error.contains("dubious ownership") }
