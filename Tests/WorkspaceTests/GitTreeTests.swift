// Folders of revisions, read from real repositories: what is read, what is refused and in which words, and
// that nothing is checked out, written or fetched.

import Diagnostics
import Files
import Foundation
import Support
import Testing
import Workspace

@Suite struct GitTreeTests {
  private let scratch: Scratch

  /// A repository with a dossier in a folder of its own, and two commits.
  init() throws {
    scratch = try Scratch()
    try git("init", "-q", "repo", in: scratch.path)
    try scratch.put("repo/d/site/index.html", "one\n")
    try scratch.put("repo/d/site/sub/a b.html", "ä\n")
    try scratch.put("repo/d/site/.nojekyll", "")
    try scratch.put("repo/d/site/sub/.DS_Store", "dropped")
    try scratch.put("repo/d/content/a.md", "A\n")
    try scratch.link("repo/d/site/link.html", to: "index.html")
    try scratch.link("repo/d/linked", to: "site")
    try commit("first")
    try git("tag", "-a", "-m", "v1", "v1", in: repo)
    try scratch.put("repo/d/site/index.html", "two\n")
    try scratch.put("repo/d/site/new.bin", String(decoding: [0, 10, 0, 13, 10], as: UTF8.self))
    try commit("second")
  }

  private var repo: String { scratch("repo") }
  private var dossier: String { scratch("repo/d") }

  private func commit(_ message: String) throws {
    try git("add", "-A", in: repo)
    try git("commit", "-q", "-m", message, in: repo)
  }

  private func texts(_ tree: FileTree) -> [String] {
    tree.files.map { "\($0.path)=\(String(decoding: $0.bytes, as: UTF8.self))" }
  }

  /// What is refused, as a person reads it.
  private func refused(_ call: () throws -> Void) -> String? {
    do {
      try call()
      return nil
    } catch let error as WorkspaceError {
      return error.finding.map { "\($0.path): \($0.fact.message)" }
    } catch {
      return nil
    }
  }

  @Test func aFolderOfARevisionIsRead() throws {
    let second = [".nojekyll=", "index.html=two\n", "new.bin=\0\n\0\r\n", "sub/a b.html=ä\n"]
    let first = [".nojekyll=", "index.html=one\n", "sub/a b.html=ä\n"]
    for name in ["HEAD", "main", "@", try git("rev-parse", "HEAD", in: repo)] {
      #expect(texts(try loadGitTree(name, folder: "site", in: dossier)) == second, "\(name)")
    }
    for name in ["HEAD~1", "v1", "main^", "refs/tags/v1"] {
      #expect(texts(try loadGitTree(name, folder: "site", in: dossier)) == first, "\(name)")
    }
    for folder in ["./site/", "../d/site", "site/sub/.."] {
      #expect(texts(try loadGitTree("HEAD", folder: folder, in: dossier)) == second, "\(folder)")
    }
    #expect(try loadGitTree("HEAD", folder: ".", in: dossier).files.map(\.path).contains("content/a.md"))
    #expect(texts(try loadGitTree("HEAD", folder: "d/site", in: repo)) == second)
    let some = try loadGitTree("HEAD", folder: "site", in: dossier) { $0.hasPrefix("sub/") }
    #expect(texts(some) == ["sub/a b.html=ä\n"])
  }

  @Test func itIsWhatAnotherCheckoutHolds() throws {
    try git("worktree", "add", "-q", scratch("tree"), "v1", in: repo)
    let read = try loadGitTree("v1", folder: "site", in: scratch("tree/d"))
    let checkedOut = try loadFolder(scratch("tree/d/site"), under: ["."], includesHidden: true).tree
    #expect(texts(read) == texts(checkedOut))
    #expect(
      texts(try loadGitTree("main", folder: "site", in: scratch("tree/d"))).contains("index.html=two\n"))
    try git("clone", "-q", "--bare", repo, scratch("bare"), in: scratch.path)
    #expect(texts(try loadGitTree("v1", folder: "d/site", in: scratch("bare"))) == texts(read))
  }

  /// A change that is not committed, staged or not, has no say, and neither index nor files are touched.
  @Test func nothingIsTouched() throws {
    try scratch.put("repo/d/site/index.html", "staged\n")
    try git("add", "-A", in: repo)
    try scratch.put("repo/d/site/index.html", "saved\n")
    let files = try scratch.everything("repo")
    let index = try readFile(scratch("repo/.git/index"))
    let status = scratch.status("repo/.git/index")
    #expect(texts(try loadGitTree("HEAD", folder: "site", in: dossier)).contains("index.html=two\n"))
    #expect(try scratch.everything("repo") == files)
    #expect(try readFile(scratch("repo/.git/index")) == index)
    #expect(scratch.status("repo/.git/index").st_mtim.tv_nsec == status.st_mtim.tv_nsec)
  }

  @Test(arguments: [
    "", "-h", "--all", "--help", "^main", "main..v1", "v1...main", "HEAD:d/site", "nothing", "site", "a\0b",
    "main\n", "0000000000000000000000000000000000000000",
  ])
  func noRevision(_ word: String) throws {
    #expect(try gitCommit(word, in: dossier) == nil)
    let words = refused { _ = try loadGitTree(word, folder: "site", in: dossier) }
    #expect(words == "\(word): this cannot be read: git knows no commit of this name")
  }

  @Test func aRevisionIsACommit() throws {
    let head = try git("rev-parse", "HEAD", in: repo)
    #expect(try gitCommit("main", in: dossier) == head)
    #expect(try gitCommit("v1", in: dossier) == (try git("rev-parse", "v1^{commit}", in: repo)))
    #expect(try gitCommit("main", in: scratch.path) == nil, "in no repository")
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let site = { (folder: String) in
      refused { _ = try loadGitTree("HEAD", folder: folder, in: dossier) } ?? ""
    }
    #expect(site("nowhere") == "HEAD:nowhere: this cannot be read: there is no such folder in that commit")
    #expect(site("site/index.html").contains("it is no folder in that commit"))
    #expect(site("linked").contains("it is no folder in that commit, but a file or a link"), "not followed")
    let outside = refused { _ = try loadGitTree("HEAD", folder: "site", in: scratch.path) }
    #expect(outside?.hasSuffix("it is in no git repository") == true, "\(outside ?? "")")
    let gone = refused { _ = try loadGitTree("HEAD", folder: "site", in: scratch("nowhere")) }
    #expect(gone == "\(scratch("nowhere")): this cannot be read: it does not exist", "\(gone ?? "")")
    let id = try git("rev-parse", "HEAD", in: repo)
    try git("update-index", "--add", "--cacheinfo", "160000,\(id),d/site/inner", in: repo)
    try git("commit", "-q", "-m", "a submodule", in: repo)
    #expect(site("site").hasPrefix("HEAD:site/inner: this cannot be read: another repository is linked in"))
    #expect(site("site/inner").hasPrefix("HEAD:site/inner: this cannot be read: another repository"))
    #expect(site("content") == "", "elsewhere it is no matter")
  }

  @Test func wherePathsParted() throws {
    let base = try git("rev-parse", "HEAD", in: repo)
    try git("switch", "-q", "-c", "side", in: repo)
    try scratch.put("repo/d/content/b.md", "B\n")
    try commit("side")
    try git("switch", "-q", "main", in: repo)
    try scratch.put("repo/d/content/c.md", "C\n")
    try commit("main")
    #expect(try gitMergeBase("main", "side", in: dossier) == base)
    #expect(refused { _ = try gitMergeBase("main", "-x", in: dossier) }?.hasPrefix("-x: ") == true)
    try git("switch", "-q", "--orphan", "other", in: repo)
    try git("commit", "-q", "--allow-empty", "-m", "other", in: repo)
    let words = refused { _ = try gitMergeBase("main", "other", in: repo) }
    #expect(words == "main...other: this cannot be read: the two have no commit in common")
  }

  /// `git replace` shows another file in a file's place to whoever does not refuse that.
  @Test func whatWasCommittedIsRead() throws {
    let old = try git("rev-parse", "v1:d/site/index.html", in: repo)
    let new = try git("rev-parse", "main:d/site/index.html", in: repo)
    try git("replace", new, old, in: repo)
    #expect(try git("show", "main:d/site/index.html", in: repo) == "one")
    #expect(texts(try loadGitTree("main", folder: "site", in: dossier)).contains("index.html=two\n"))
  }

  @Test func nothingIsFetched() throws {
    try git("config", "uploadpack.allowFilter", "true", in: repo)
    try git("config", "uploadpack.allowAnySHA1InWant", "true", in: repo)
    try git(
      "clone", "-q", "--bare", "--filter=blob:none", "file://\(repo)", scratch("partial"), in: scratch.path)
    let before = try scratch.everything("partial")
    let words = refused { _ = try loadGitTree("main", folder: "d/site", in: scratch("partial")) }
    #expect(
      words == "main:d/site: this cannot be read: this clone does not hold its files, and nothing is fetched")
    #expect(try scratch.everything("partial") == before)
    #expect(try git("show", "main:d/site/index.html", in: scratch("partial")) == "two", "git itself fetches")
  }

  /// More ids than a socket holds go in while more bytes than it holds come out.
  @Test(.timeLimit(.minutes(2))) func manyFilesAndBigOnes() throws {
    let count = 12_000
    var stream = "commit refs/heads/many\ncommitter A <a@example.org> 0 +0000\ndata 1\nm\n"
    for i in 0..<count {
      let text = i % 1000 == 0 ? String(repeating: "\(i)\n", count: 100_000) : "\(i)\n"
      stream += "M 644 inline site/\(i).txt\ndata \(text.utf8.count)\n\(text)\n"
    }
    let made = try runProgram(
      ["git", "-C", repo, "fast-import", "--quiet"], environment: ["PATH=/usr/bin:/bin"],
      input: Array(stream.utf8))
    try #require(made.end.status == 0, "\(made.end.error)")
    let tree = try loadGitTree("many", folder: "site", in: repo)
    #expect(tree.files.count == count)
    let wrong = (0..<count).filter { i in
      let text = i % 1000 == 0 ? String(repeating: "\(i)\n", count: 100_000) : "\(i)\n"
      return tree["\(i).txt"]?.bytes != Array(text.utf8)
    }
    #expect(wrong == [])
  }

  @Test func theCallersEnvironmentDoesNotLeadElsewhere() {
    let given = [
      "PATH=/bin", "HOME=/h", "GIT_DIR=/x", "GIT_INDEX_FILE=/x", "GIT_PAGER=less", "GIT_TRACE=1", "LC_ALL=fa",
      "LC_MESSAGES=fa", "LANGUAGE=fa", "GIT_CONFIG_GLOBAL=/g", "GIT_ALLOW_PROTOCOL=file", "GITHUB_SHA=1",
    ]
    let kept = gitEnvironment(given)
    #expect(kept.prefix(4) == ["PATH=/bin", "HOME=/h", "GIT_CONFIG_GLOBAL=/g", "GITHUB_SHA=1"])
    let names = kept.map { $0.prefix { $0 != "=" } }
    #expect(Set(names).count == names.count, "each once")
    for variable in ["LC_ALL=C", "GIT_NO_REPLACE_OBJECTS=1", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL="] {
      #expect(kept.contains(variable), "\(variable)")
    }
  }
}
