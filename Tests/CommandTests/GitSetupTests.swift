// git-setup: what it writes is shown first and taken away again, nothing of anybody's is overwritten, and
// git does with it what it is for: heads of hunks, merges of pages, commits that are checked.

import Foundation
import SiteSupport
import Support
import Testing

@Suite struct GitSetupTests {
  private let scratch: Scratch
  private let repo: String

  /// A repository with a small dossier and its site, committed.
  init() async throws {
    scratch = try Scratch()
    repo = try scratch.putRepository("repo")
    try scratch.put("repo/content/themes/t/m.md", "---\ntitle: M\n---\nTwo says so [@a, ¶ 2]. ^c-two\n")
    try scratch.put("repo/.gitattributes", "*.md text eol=lf\n")
    let built = try await dossier("build", in: repo)
    #expect(built.code == 0, "\(built.all)")
    try commit("first")
  }

  private func commit(_ message: String) throws {
    try git("add", "-A", in: repo)
    try git("commit", "-q", "-m", message, in: repo)
  }

  /// Runs git with the program on the search path, where hooks look for it.
  private func git2(_ arguments: String..., in folder: String? = nil, finds: Bool = true) async throws
    -> Outcome
  {
    let own = (binary as NSString).deletingLastPathComponent
    return try await run(
      "/usr/bin/git", arguments, in: folder ?? repo,
      environment: [
        "PATH": (finds ? own + ":" : "") + "/usr/bin:/bin", "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true",
      ])
  }

  private func setUp(_ arguments: String...) async throws -> Outcome {
    try await run(binary, ["git-setup"] + arguments, in: repo)
  }

  private func config() throws -> String { try scratch.text("repo/.git/config") }

  @Test func itShowsWhatItDoesAndUndoesIt() async throws {
    let before = listing(try scratch.files("repo"))
    let shown = try await setUp("--dry-run")
    #expect(shown.code == 0 && shown.error == "nothing was changed\n", "\(shown.all)")
    #expect(shown.output.split(separator: "\n").count == 8, "\(shown.output)")
    #expect(listing(try scratch.files("repo")) == before, "a look changes nothing")
    let asked = try await setUp()
    #expect(asked.code == 64 && asked.error.contains("add --yes"), "\(asked.all)")
    #expect(asked.output == shown.output)
    #expect(listing(try scratch.files("repo")) == before)

    let done = try await setUp("--yes")
    #expect(done.code == 0 && done.output == shown.output, "\(done.all)")
    let after = listing(try scratch.files("repo"))
    #expect(after != before)
    let again = try await setUp("--yes")
    #expect(again.code == 0 && again.output == "" && again.error == "all of it is set up\n", "\(again.all)")
    #expect(listing(try scratch.files("repo")) == after, "a second run changes nothing")
    for hook in ["pre-commit", "pre-merge-commit", "post-merge"] {
      #expect(FileManager.default.isExecutableFile(atPath: scratch("repo/.git/hooks/\(hook)")), "\(hook)")
    }
    #expect(try scratch.text("repo/.gitattributes").hasPrefix("*.md text eol=lf\n\n# >>> dossier git-setup"))

    let removed = try await setUp("--remove", "--yes")
    #expect(removed.code == 0 && removed.error == "removed\n", "\(removed.all)")
    let left = listing(try scratch.files("repo"))
    #expect(left.filter { !$0.hasPrefix(".git/config ") } == before.filter { !$0.hasPrefix(".git/config ") })
    #expect(try !config().contains("dossier"))
    let none = try await setUp("--remove", "--yes")
    #expect(none.code == 0 && none.error == "nothing to remove\n", "\(none.all)")
  }

  @Test func whatInitWritesIsWhatItWants() async throws {
    #expect(try await dossier("init", "lind", in: scratch.path).code == 0)
    try git("init", "-q", "lind", in: scratch.path)
    let shown = try await dossier("git-setup", "--dry-run", "-C", scratch("lind"), in: scratch.path)
    #expect(shown.code == 0 && !shown.output.contains(".gitattributes"), "\(shown.all)")
  }

  @Test func nothingOfAnybodysIsOverwritten() async throws {
    try scratch.put("repo/.git/hooks/pre-commit", "#!/bin/sh\necho mine\n")
    try git("config", "diff.dossier.xfuncname", "mine", in: repo)
    let done = try await setUp("--yes")
    #expect(done.code == 0 && done.output.contains("another hook is there and stays; call 'dossier check"))
    #expect(try scratch.text("repo/.git/hooks/pre-commit") == "#!/bin/sh\necho mine\n")
    #expect(done.output.contains("git config diff.dossier.xfuncname: another value is there and stays"))
    #expect(try config().contains("xfuncname = mine"))
    #expect(try await setUp("--remove", "--yes").code == 0)
    #expect(try config().contains("xfuncname = mine"))
    #expect(try scratch.text("repo/.git/hooks/pre-commit") == "#!/bin/sh\necho mine\n")
    // A block whose end somebody took away is nobody's to guess.
    try scratch.put("repo/.gitattributes", "a -text\n# >>> dossier git-setup: x\nb -text\n")
    let broken = try await setUp("--yes")
    #expect(broken.output.contains("a mark of its block is missing"), "\(broken.all)")
    #expect(try scratch.text("repo/.gitattributes") == "a -text\n# >>> dossier git-setup: x\nb -text\n")
  }

  /// Whatever the lines are, with or without a last line end, in whatever encoding.
  @Test(arguments: ["a -text", "a -text\n", "a -text\n\n", "a -text\r\nb text\r\n", "\n", "a\u{A0} -text\n"])
  func removalLeavesEveryByteAsItWas(text: String) async throws {
    // U+00A0 stands for a byte that is no UTF-8.
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    try scratch.put("repo/.gitattributes", bytes)
    #expect(try await setUp("--yes").code == 0)
    #expect(try scratch.bytes("repo/.gitattributes").starts(with: bytes))
    #expect(try await setUp("--remove", "--yes").code == 0)
    #expect(try scratch.bytes("repo/.gitattributes") == bytes)
    // Lines that were written behind ours keep their place on a line.
    #expect(try await setUp("--yes").code == 0)
    try scratch.put("repo/.gitattributes", try scratch.bytes("repo/.gitattributes") + Array("z -text\n".utf8))
    #expect(try await setUp("--remove", "--yes").code == 0)
    let left = try scratch.bytes("repo/.gitattributes")
    #expect(left.starts(with: bytes) && left.suffix(9).elementsEqual("\nz -text\n".utf8), "\(left)")
  }

  @Test func aLinkIsNotReplaced() async throws {
    try FileManager.default.removeItem(atPath: scratch("repo/.gitattributes"))
    try scratch.put("shared", "*.md text\n")
    try FileManager.default.createSymbolicLink(
      atPath: scratch("repo/.gitattributes"), withDestinationPath: scratch("shared"))
    let done = try await setUp("--yes")
    #expect(done.code == 0 && done.output.hasPrefix(".gitattributes: it is a link"), "\(done.all)")
    #expect(try scratch.text("shared") == "*.md text\n")
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: scratch("repo/.gitattributes"))
    #expect(target == scratch("shared"))
  }

  /// Where a part cannot be done, nothing is.
  @Test func halfASetUpIsNone() async throws {
    let before = listing(try scratch.files("repo"))
    // No folder of hooks can be made where a file lies.
    try git("config", "core.hooksPath", ".hooks", in: repo)
    try scratch.put("repo/.hooks", "a file\n")
    let with = listing(try scratch.files("repo"))
    let failed = try await setUp("--yes")
    #expect(failed.code == 3, "\(failed.all)")
    #expect(listing(try scratch.files("repo")) == with)
    try FileManager.default.removeItem(atPath: scratch("repo/.hooks"))
    try git("config", "--unset", "core.hooksPath", in: repo)
    // Another git is at work on the settings.
    try scratch.put("repo/.git/config.lock", "")
    #expect(try await setUp("--yes").code == 3)
    try FileManager.default.removeItem(atPath: scratch("repo/.git/config.lock"))
    let after = listing(try scratch.files("repo"))
    #expect(after.filter { !$0.hasPrefix(".git/config ") } == before.filter { !$0.hasPrefix(".git/config ") })
    #expect(try !config().contains("dossier"))
    // A hook that lost its mode is no hook.
    #expect(try await setUp("--yes").code == 0)
    let hook = scratch("repo/.git/hooks/pre-commit")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: hook)
    #expect(try await setUp("--yes").output.hasSuffix("of what is to be committed\n"))
    #expect(FileManager.default.isExecutableFile(atPath: hook))
  }

  /// Hooks are for one dossier: that of another is not left unchecked in silence.
  @Test func aSecondDossierLeavesTheHooksOfTheFirst() async throws {
    try git("init", "-q", "häfen", in: scratch.path)
    for name in ["it's a", "b"] { try scratch.putSmallDossier("häfen/\(name)") }
    let (first, second) = (scratch("häfen/it's a"), scratch("häfen/b"))
    #expect(try await dossier("git-setup", "--yes", in: first).code == 0)
    let hook = try scratch.text("häfen/.git/hooks/pre-commit")
    let other = try await dossier("git-setup", "--yes", in: second)
    #expect(
      other.output.contains("\n.git/hooks/pre-commit: it is the hook of the dossier in 'it's a'"),
      "\(other.all)")
    #expect(try await dossier("git-setup", "--remove", "--yes", in: second).code == 0)
    #expect(try scratch.text("häfen/.git/hooks/pre-commit") == hook)
    // A dossier that is gone, or was moved, needs none.
    try FileManager.default.moveItem(atPath: first, toPath: scratch("häfen/c"))
    #expect(try await dossier("git-setup", "--yes", in: scratch("häfen/c")).code == 0)
    #expect(try scratch.text("häfen/.git/hooks/pre-commit").contains("folder='c'\n"))
  }

  @Test func whereThereAreNoFilesItSaysSo() async throws {
    try git("clone", "-q", "--bare", repo, scratch("bare"), in: scratch.path)
    for folder in [scratch("bare"), repo + "/.git"] {
      let outcome = try await dossier("git-setup", "--yes", in: folder)
      #expect(outcome.code == 3 && outcome.error.contains("without a working tree"), "\(outcome.all)")
    }
  }

  @Test func hooksGoWhereGitLooksForThem() async throws {
    try git("config", "core.hooksPath", ".hooks", in: repo)
    let inside = try await setUp("--yes")
    #expect(inside.output.contains("\n.hooks/pre-commit: "), "\(inside.all)")
    #expect(FileManager.default.isExecutableFile(atPath: scratch("repo/.hooks/pre-commit")))
    #expect(
      try !scratch.text("repo/.hooks/pre-commit").contains(binary), "others share it, and not this path")
    #expect(try await setUp("--remove", "--yes").code == 0)
    #expect(!FileManager.default.fileExists(atPath: scratch("repo/.hooks/pre-commit")))
    try git("config", "core.hooksPath", scratch("everybody"), in: repo)
    let outside = try await setUp("--yes")
    #expect(outside.output.contains("hooks of other repositories too"), "\(outside.all)")
    #expect(!FileManager.default.fileExists(atPath: scratch("everybody")))
  }

  @Test func inNoRepositoryItSaysSo() async throws {
    try scratch.putSmallDossier("alone")
    let outcome = try await dossier("git-setup", "--yes", in: scratch("alone"))
    #expect(outcome.code == 3 && outcome.error.contains("it is in no git repository"), "\(outcome.all)")
    // What the caller of git says, such as a hook of another repository, does not lead there.
    let led = try await dossier(
      "git-setup", "--yes", in: scratch("alone"), environment: ["GIT_DIR": scratch("repo/.git")])
    #expect(led.code == 3, "\(led.all)")
    #expect(try !config().contains("dossier"))
  }

  // MARK: What git does with it

  @Test func headsOfHunksNameTheClaim() async throws {
    let lines = (1...9).map { "- Point \($0)\n  stands [@a, ¶ 1]. ^c-point\($0)\n" }.joined()
    let table =
      "\n| A | B |\n|---|---|\n" + (1...9).map { "| x\($0) | Row [@a, ¶ 2]. ^c-row\($0) |\n" }.joined()
    let prose = (1...4).map {
      "\nProse \($0)\nof several\nlines that\nstand\napart\nhere [@a, ¶ 3]. ^c-prose\($0)\n"
    }
    let note = "---\ntitle: L\n---\n" + lines + table + prose.joined()
    try scratch.put("repo/content/themes/t/l.md", note)
    _ = try await dossier("build", in: repo)
    try commit("long")
    _ = try await setUp("--yes")
    let edited = note.replacingOccurrences(of: "Point 7\n  stands", with: "Point 7\n  stays")
      .replacingOccurrences(of: "| Row [@a, ¶ 2]. ^c-row5", with: "| Line [@a, ¶ 2]. ^c-row5")
      .replacingOccurrences(of: "here [@a, ¶ 3]. ^c-prose3", with: "there [@a, ¶ 3]. ^c-prose3")
    try scratch.put("repo/content/themes/t/l.md", edited)
    _ = try await dossier("build", in: repo)
    let diff = try git("diff", "-U0", "--", "site/themes/t/l.html", in: repo)
    let heads = diff.split(separator: "\n").filter { $0.hasPrefix("@@") }
    for id in ["c-point7", "c-row5", "c-prose3"] {
      #expect(heads.contains { $0.hasSuffix("@@ \(id)") }, "\(id): \(heads)")
    }
    let words = try git("diff", "--word-diff=plain", "-U0", "--", "site/themes/t/l.html", in: repo)
    #expect(words.contains("[-stands-]{+stays+}"), "\(words)")
  }

  @Test func aCommitIsCheckedAsItWillBe() async throws {
    _ = try await setUp("--yes")
    let note = "---\ntitle: N\n---\nOne says otherwise [@a, ¶ 1]. ^c-one\n"
    try scratch.put("repo/content/themes/t/n.md", note)
    // Built, but the pages are not added: the folder is in order, and the commit would not be.
    #expect(try await dossier("build", in: repo).code == 0)
    try git("add", "content", in: repo)
    let stale = try await git2("commit", "-q", "-m", "stale")
    #expect(stale.code == 1 && stale.error.contains("run 'dossier build' and 'git add site'"), "\(stale.all)")
    try git("add", "-A", in: repo)
    let good = try await git2("commit", "-q", "-m", "good")
    #expect(good.code == 0, "\(good.all)")
    try scratch.put("repo/content/themes/t/n.md", "---\ntitle: N\n---\nOne [@nobody, ¶ 1]. ^c-one\n")
    let wrong = try await git2("commit", "-q", "-a", "-m", "wrong")
    #expect(wrong.code == 1 && wrong.error.contains("what is to be committed has errors"), "\(wrong.all)")
    #expect(wrong.all.contains("DOS0401"), "and which")
    // Not of the commit: a note in the folder that has errors.
    try scratch.put("repo/notes.txt", "mine\n")
    try git("add", "notes.txt", in: repo)
    #expect(try await git2("commit", "-q", "-m", "other").code == 0, "nothing of the dossier")
    // Without the program it is told that nothing was checked.
    // Written by another process: a file that this one has just had open cannot be run while one of its other
    // tests starts a program.
    let hook = scratch.path + "/repo/.git/hooks/pre-commit"
    #expect(try await run("/usr/bin/sed", ["-i", "s|\(binary)|/nowhere|", hook]).code == 0)
    let unchecked = try await git2("commit", "-q", "-a", "-m", "unchecked", finds: false)
    #expect(unchecked.code == 0 && unchecked.error.contains("NOT CHECKED"), "\(unchecked.all)")
  }

  /// Two branches that change the same pages: the text merges, the pages are built, and the commit holds
  /// them.
  @Test func aMergeBuildsThePages() async throws {
    _ = try await setUp("--yes")
    try git("add", "-A", in: repo)
    #expect(try await git2("commit", "-q", "-m", "set up").code == 0)
    let edit = { (branch: String, name: String, text: String) in
      #expect(try await git2("switch", "-q", "-c", branch, "main").code == 0)
      try scratch.put("repo/content/themes/t/\(name).md", text)
      #expect(try await dossier("build", in: repo).code == 0)
      try git("add", "-A", in: repo)
      let done = try await git2("commit", "-q", "-m", branch)
      #expect(done.code == 0, "\(done.all)")
    }
    // Both change the theme's pages, the front page's totals, the source's page and the records.
    try await edit("x", "n", "---\ntitle: N\n---\nOne [@a, ¶ 1]. ^c-one\n\nFresh [@a, ¶ 1]. ^c-x1\n")
    try await edit("y", "m", "---\ntitle: M\n---\nTwo [@a, ¶ 1]. ^c-two\n\nFresher [@a, ¶ 1]. ^c-y1\n")
    let merged = try await git2("merge", "--no-edit", "x")
    #expect(merged.code == 0, "\(merged.all)")
    #expect(try git("status", "--porcelain", in: repo) == "", "all of it is committed")
    #expect(try git("rev-list", "--count", "--merges", "HEAD", in: repo) == "1")
    try git("clone", "-q", repo, scratch("clone"), in: scratch.path)
    let check = try await dossier("build", "--check", in: scratch("clone"))
    #expect(check.code == 0, "the commit holds the pages of both: \(check.all)")
    // Without the set-up the same merge stops in the pages.
    #expect(try await setUp("--remove", "--yes").code == 0)
    try git("reset", "-q", "--hard", "y^1", in: repo)
    let conflict = try await git2("-c", "merge.dossier.driver=false", "merge", "--no-edit", "x")
    #expect(conflict.code == 1 && conflict.output.contains("CONFLICT") && conflict.output.contains("site/"))
  }

  /// What merges line by line may be wrong as a whole: two claims of one id.
  @Test func aMergeWithErrorsIsNotCommitted() async throws {
    _ = try await setUp("--yes")
    try git("add", "-A", in: repo)
    #expect(try await git2("commit", "-q", "-m", "set up").code == 0)
    for (branch, name) in [("x", "p"), ("y", "q")] {
      #expect(try await git2("switch", "-q", "-c", branch, "main").code == 0)
      try scratch.put("repo/content/themes/t/\(name).md", "---\ntitle: P\n---\nSame [@a, ¶ 1]. ^c-same\n")
      #expect(try await dossier("build", in: repo).code == 0)
      try git("add", "-A", in: repo)
      #expect(try await git2("commit", "-q", "-m", branch).code == 0)
    }
    let merged = try await git2("merge", "--no-edit", "x")
    #expect(merged.code != 0 && merged.error.contains("the merged content has errors"), "\(merged.all)")
    #expect(merged.all.contains("DOS0801"))
    try scratch.put("repo/content/themes/t/q.md", "---\ntitle: Q\n---\nSame [@a, ¶ 1]. ^c-other\n")
    #expect(try await dossier("build", in: repo).code == 0)
    try git("add", "-A", in: repo)
    let done = try await git2("commit", "-q", "--no-edit")
    #expect(done.code == 0, "\(done.all)")
    #expect(try await dossier("build", "--check", in: repo).code == 0)
  }

  @Test func itWorksInAFolderOfARepositoryAndInAWorktree() async throws {
    let outer = try scratch.putRepository("outer", dossier: "the dossier's")
    let folder = scratch("outer/the dossier's")
    #expect(try await dossier("git-setup", "--yes", in: folder).code == 0)
    #expect(FileManager.default.fileExists(atPath: scratch("outer/the dossier's/.gitattributes")))
    #expect(try await dossier("build", in: folder).code == 0)
    try git("add", "-A", in: outer)
    let good = try await git2("commit", "-q", "-m", "good", in: outer)
    #expect(good.code == 0, "\(good.all)")
    try scratch.put(
      "outer/the dossier's/content/themes/t/n.md", "---\ntitle: N\n---\nOther [@a, ¶ 1]. ^c-one\n")
    let stale = try await git2("commit", "-q", "-a", "-m", "stale", in: outer)
    #expect(stale.code == 1 && stale.error.contains("run 'dossier build'"), "\(stale.all)")
    #expect(try await git2("worktree", "add", "-q", scratch("tree"), "HEAD", in: outer).code == 0)
    let tree = try await dossier("git-setup", "--dry-run", in: scratch("tree/the dossier's"))
    #expect(tree.code == 0 && tree.error == "all of it is set up\n", "\(tree.all)")
  }
}
