// git-setup: what its hooks do to merges. The pages of a merge's commit are those of the merged content and
// of nothing else in the folder; a commit that this merge did not make is never made anew.

import Foundation
import SiteSupport
import Support
import Testing

@Suite struct GitMergeTests {
  private let scratch: Scratch
  private let repo: String

  /// A dossier in a repository that is set up, and two branches `x` and `y` that change the same pages; `y`
  /// is checked out.
  init() async throws {
    scratch = try Scratch()
    repo = try scratch.putRepository("repo")
    try scratch.put("repo/.gitignore", "private*.md\n")
    #expect(try await dossier("git-setup", "--yes", in: repo).code == 0)
    try await buildAndCommit("first")
    for name in ["x", "y"] {
      _ = try await inGit("switch", "-q", "-c", name, "main")
      try put(name, "\(name.uppercased()) says so")
      try await buildAndCommit(name)
    }
  }

  private func put(_ name: String, _ words: String, head: String = "") throws {
    try scratch.put(
      "repo/content/themes/t/\(name).md", "---\ntitle: \(name)\n\(head)---\n\(words) [@a, ¶ 1]. ^c-\(name)1\n"
    )
  }

  private func buildAndCommit(_ message: String) async throws {
    #expect(try await dossier("build", in: repo).code == 0)
    try git("add", "-A", in: repo)
    let done = try await inGit("commit", "-q", "-m", message)
    #expect(done.code == 0, "\(done.all)")
  }

  /// Runs git with the program on the search path, where hooks look for it.
  private func inGit(_ arguments: String..., in folder: String? = nil, editor: String = "true") async throws
    -> Outcome
  {
    let own = (binary as NSString).deletingLastPathComponent
    return try await run(
      "/usr/bin/git", arguments, in: folder ?? repo,
      environment: [
        "PATH": own + ":/usr/bin:/bin", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_EDITOR": editor,
      ])
  }

  /// Whether a commit's pages are those of its content.
  private func isInOrder(_ revision: String) async throws -> Bool {
    let folder = scratch("clone-\(UInt32.random(in: 0...UInt32.max))")
    try git("clone", "-q", repo, folder, in: scratch.path)
    try git("checkout", "-q", try git("rev-parse", revision, in: repo), in: folder)
    return try await dossier("build", "--check", in: folder).code == 0
  }

  // MARK: What is built

  /// A note that is in no commit, one that git is told to overlook, and changes of one that is.
  @Test func aMergeHoldsPagesOfWhatIsMergedAlone() async throws {
    try put("fresh", "Fresh says so")
    try put("private-1", "The secret says so")
    try put("n", "One says something else")
    let merged = try await inGit("merge", "--no-edit", "x")
    #expect(merged.code == 0 && merged.error.contains("of the merged content alone"), "\(merged.all)")
    #expect(try await isInOrder("HEAD"), "\(merged.all)")
    let files = try git("ls-tree", "-r", "--name-only", "HEAD", in: repo)
    #expect(files.contains("site/themes/t/x.html") && files.contains("site/themes/t/y.html"))
    for name in ["fresh", "private-1"] { #expect(!files.contains(name), "\(name)") }
    let pages = try git("grep", "-h", "-e", "says", "HEAD", "--", "site", in: repo)
    for words in ["Fresh", "secret", "something else"] { #expect(!pages.contains(words), "\(words)") }
    let left = try git("status", "--porcelain", in: repo)
    #expect(left == " M content/themes/t/n.md\n?? content/themes/t/fresh.md", "the edits are kept")
  }

  @Test func aNoteWithErrorsThatIsInNoCommitStopsNoMerge() async throws {
    try scratch.put("repo/content/themes/t/draft-2.md", "---\ntitle: D\n---\nSo [@nobody, ¶ 1]. ^c-d1\n")
    #expect(try await dossier("check", in: repo).code == 1)
    let merged = try await inGit("merge", "--no-edit", "x")
    #expect(merged.code == 0, "\(merged.all)")
    #expect(try await isInOrder("HEAD"))
  }

  /// Private texts are in no commit, so they are read where they lie: a quotation that is not in one is
  /// found.
  @Test func privateTextsAreReadWhereTheyLie() async throws {
    try scratch.put("repo/.gitignore", "originals/\n")
    try scratch.put(
      "repo/content/dossier.yml", "title: Small\ntlp: CLEAR\nthemes: [t]\nquotation: {share: 1}\n")
    let copies = "copies: [{id: text, role: private, file: b.txt}]"
    try scratch.put(
      "repo/content/sources/b.md",
      "---\ntitle: B\nlabel: B\nrights: quotation\nnumbering: text\n\(copies)\n---\n\nTells of a fee. {#p1}\n"
    )
    try scratch.put("repo/originals/b.txt", "The port authority charges every ferry for its berth.\n")
    #expect(try await dossier("source", "fingerprint", "b", in: repo).code == 0)
    try await buildAndCommit("source")
    try scratch.put(
      "repo/content/themes/t/z.md",
      "---\ntitle: Z\n---\nThe \u{201C}authority asks a ferry for money\u{201D} [@b, ¶ 1]. ^c-z1\n")
    let built = try await dossier("build", "--originals", scratch.path, in: repo)
    #expect(built.code == 0, "without the text it cannot be known: \(built.all)")
    try git("add", "-A", in: repo)
    let done = try await inGit("commit", "-q", "-m", "wrong")
    #expect(done.code == 1 && done.error.contains("DOS0413"), "\(done.all)")
  }

  // MARK: Whose commit

  /// Somebody else merged; we follow, with pages and another file of ours staged.
  @Test func aFastForwardChangesNobodysCommit() async throws {
    #expect(try await inGit("merge", "--no-edit", "x").code == 0)
    let theirs = try git("rev-parse", "HEAD", in: repo)
    _ = try await inGit("switch", "-q", "main")
    try scratch.put("repo/mine.txt", "mine\n")
    try scratch.put("repo/site/mine.html", "mine\n")
    try git("add", "-A", in: repo)
    let followed = try await inGit("merge", "y")
    #expect(followed.code == 0, "\(followed.all)")
    #expect(try git("rev-parse", "HEAD", in: repo) == theirs, "\(followed.all)")
    #expect(try git("diff", "--cached", "--name-only", in: repo) == "mine.txt\nsite/mine.html")
  }

  /// A merge of ours that was given up leaves nothing behind that a fast-forward could take for its own.
  @Test func aMergeThatWasGivenUpIsForgotten() async throws {
    try git("tag", "before", in: repo)
    #expect(try await inGit("merge", "--no-edit", "x").code == 0)
    let theirs = try git("rev-parse", "HEAD", in: repo)
    try git("reset", "-q", "--hard", "before", in: repo)
    // The message is left empty, so that the merge stops behind the first hook.
    let stopped = try await inGit("merge", "--edit", "x", editor: "cp /dev/null")
    #expect(stopped.code != 0, "\(stopped.all)")
    _ = try await inGit("merge", "--abort")
    try git("reset", "-q", "--hard", "before", in: repo)
    try scratch.put("repo/mine.txt", "mine\n")
    try git("add", "mine.txt", in: repo)
    let followed = try await inGit("merge", "--ff-only", theirs)
    #expect(followed.code == 0, "\(followed.all)")
    #expect(try git("rev-parse", "HEAD", in: repo) == theirs, "\(followed.all)")
    #expect(try git("diff", "--cached", "--name-only", in: repo) == "mine.txt")
    // A squash after it makes no commit either.
    _ = try await inGit("commit", "-q", "-m", "mine")
    let head = try git("rev-parse", "HEAD", in: repo)
    _ = try await inGit("merge", "--squash", "main")
    #expect(try git("rev-parse", "HEAD", in: repo) == head)
  }

  /// The commit is made once more with its own message, author and parents, and only its pages change.
  @Test func theMergesCommitIsItsOwn() async throws {
    let merged = try await inGit("merge", "-m", "Both, and\n\nmore words", "x")
    #expect(merged.code == 0, "\(merged.all)")
    #expect(try git("log", "-1", "--format=%B%P", in: repo).hasPrefix("Both, and\n\nmore words\n"))
    let parents = try ["y", "x"].map { try git("rev-parse", $0 == "y" ? "HEAD^1" : $0, in: repo) }
    #expect(try git("log", "-1", "--format=%P", in: repo) == parents.joined(separator: " "))
    let before = try git("rev-parse", "HEAD@{1}", in: repo)
    let message = { (id: String) in
      try git("cat-file", "commit", id, in: repo).components(separatedBy: "\n\n").dropFirst()
    }
    #expect(try message("HEAD") == message(before), "to the byte")
    let changed = try git("diff", "--name-only", before, "HEAD", in: repo).split(separator: "\n")
    #expect(!changed.isEmpty && changed.allSatisfy { $0.hasPrefix("site/") }, "\(changed)")
    #expect(try git("status", "--porcelain", in: repo) == "")
    let left = try scratch.files("repo/.git").keys.filter { $0.contains("dossier-") }
    #expect(left.isEmpty, "\(left)")
  }

  // MARK: The whole dossier goes

  @Test func aDossierMayBeTakenOut() async throws {
    try git("rm", "-rq", "content", "site", in: repo)
    try scratch.put("repo/left.txt", "left\n")
    try git("add", "-A", in: repo)
    let done = try await inGit("commit", "-q", "-m", "out")
    #expect(done.code == 0, "\(done.all)")
  }
}
