import Files
import Foundation
import Testing
import Workspace

@Suite struct LoadFolderTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func readsNamedFoldersInByteOrder() throws {
    for name in [
      "content/b.md", "content/a/z.md", "content/a.md", "content/Z.md", "templates/x.css", "README",
    ] {
      try scratch.put(name, "text of \(name)")
    }
    let loaded = try loadFolder(scratch.path, under: ["templates", "content", "originals"])
    #expect(
      loaded.tree.files.map(\.path)
        == ["content/Z.md", "content/a.md", "content/a/z.md", "content/b.md", "templates/x.css"])
    #expect(loaded.tree["content/a/z.md"]?.bytes == Array("text of content/a/z.md".utf8))
    #expect(loaded.links.isEmpty && loaded.special.isEmpty)
  }

  @Test func readsNestedFoldersAndAll() throws {
    try scratch.put("content/themes/x.md")
    try scratch.put("content/y.md")
    #expect(
      try loadFolder(scratch.path, under: ["content/themes/"]).tree.files.map(\.path) == [
        "content/themes/x.md"
      ])
    #expect(try loadFolder(scratch.path, under: ["."]).tree.files.count == 2)
  }

  @Test func followsNoLinks() throws {
    try scratch.put("outside/secret.md", "secret")
    try scratch.put("content/a.md")
    try scratch.link("content/b.md", to: "a.md")
    try scratch.link("content/dangling", to: "nowhere")
    try scratch.link("content/loop", to: ".")
    try scratch.link("content/out", to: "../outside")
    try scratch.link("originals", to: "outside")
    let loaded = try loadFolder(scratch.path, under: ["content", "originals"])
    #expect(loaded.tree.files.map(\.path) == ["content/a.md"])
    #expect(loaded.links == ["content/b.md", "content/dangling", "content/loop", "content/out", "originals"])
  }

  @Test(.timeLimit(.minutes(1))) func opensNoSpecialFiles() throws {
    try scratch.put("content/a.md")
    try scratch.put("templates")
    try #require(mkfifo(scratch("content/pipe.md"), 0o600) == 0)
    let loaded = try loadFolder(scratch.path, under: ["content", "templates"])
    #expect(loaded.tree.files.map(\.path) == ["content/a.md"])
    #expect(loaded.special == ["content/pipe.md", "templates"])
    #expect(throws: WorkspaceError.notAFile(path: scratch("content/pipe.md"))) {
      try readFile(scratch("content/pipe.md"))
    }
  }

  @Test func passesOverDroppings() throws {
    let kept = [
      "content/a.md", "content/static/.nojekyll", "content/static/.well-known/x", "content/static/CNAME",
    ]
    let dropped = [
      "content/.a.md.swp", "content/.git/config", "content/.hidden", "content/Thumbs.db", "content/a.md~",
      "content/#a.md#", "content/static/.DS_Store", "content/static/.x.swp", "content/static/x~",
      "content/.\u{301}x", "templates/.x",
    ]
    for name in kept + dropped { try scratch.put(name, "x") }
    try scratch.link("content/.#a.md", to: "someone@somewhere")
    let loaded = try loadFolder(scratch.path, under: ["content", "templates"])
    #expect(loaded.tree.files.map(\.path) == kept)
    #expect(loaded.links.isEmpty)
  }

  @Test func keepsNamesApartAndReadsOddOnes() throws {
    try scratch.put("content/\u{E9}.md", "composed")
    try scratch.put("content/e\u{301}.md", "decomposed")
    // `creat` with bytes that are no UTF-8.
    let name = Array(scratch("content/").utf8) + [0xFF, 0]
    let descriptor = name.withUnsafeBytes {
      creat($0.baseAddress!.assumingMemoryBound(to: CChar.self), 0o600)
    }
    try #require(descriptor >= 0)
    close(descriptor)
    let tree = try loadFolder(scratch.path, under: ["content"]).tree
    #expect(tree.files.count == 3)
    #expect(tree["content/\u{E9}.md"]?.bytes == Array("composed".utf8))
    #expect(tree["content/e\u{301}.md"]?.bytes == Array("decomposed".utf8))
    #expect(tree["content/\u{FFFD}"] != nil)
  }

  @Test func aMissingRootIsAnError() throws {
    #expect(throws: WorkspaceError.notFound(path: scratch("none"))) {
      try loadFolder(scratch("none"), under: ["content"])
    }
    #expect(WorkspaceError.notFound(path: "x").exitStatus == 3)
  }
}

@Suite struct ReadWriteTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func readsWhatIsThere() throws {
    try scratch.put("a", "text")
    try scratch.put("empty")
    #expect(try readFile(scratch("a")) == Array("text".utf8))
    #expect(try readFileIfPresent(scratch("empty")) == [])
    #expect(try readFileIfPresent(scratch("none")) == nil)
    #expect(try readFileIfPresent(scratch("a/none")) == nil)
    #expect(throws: WorkspaceError.notFound(path: scratch("none"))) { try readFile(scratch("none")) }
    #expect(throws: WorkspaceError.notAFile(path: scratch.path)) { try readFile(scratch.path) }
  }

  @Test func readsLargeFiles() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try writeFile(scratch("large"), bytes)
    #expect(try readFile(scratch("large")) == bytes)
  }

  @Test func replacesAFileAndKeepsItsMode() throws {
    try scratch.put("a", "old")
    try #require(chmod(scratch("a"), 0o640) == 0)
    let before = scratch.status("a").st_ino
    try writeFile(scratch("a"), Array("new".utf8))
    #expect(try scratch.text("a") == "new")
    #expect(scratch.permissions("a") == 0o640)
    #expect(scratch.status("a").st_ino != before)
    #expect(try scratch.names() == ["a"])
  }

  @Test func writesThroughALink() throws {
    try scratch.put("real/a", "old")
    try scratch.link("a", to: "real/a")
    try writeFile(scratch("a"), Array("new".utf8))
    #expect(try scratch.text("real/a") == "new")
    #expect(scratch.status("a").st_mode & S_IFMT == S_IFLNK)
  }

  @Test func writesNothingWhereNoFileCanBe() throws {
    try scratch.put("a", "text")
    #expect(throws: WorkspaceError.unwritable(path: scratch("a/b"), errno: ENOTDIR)) {
      try writeFile(scratch("a/b"), [])
    }
    #expect(throws: WorkspaceError.notAFile(path: scratch.path)) { try writeFile(scratch.path, []) }
    #expect(throws: WorkspaceError.unwritable(path: scratch("a"), errno: ENOTDIR)) {
      try makeFolders(scratch("a/b"))
    }
    #expect(try scratch.names() == ["a"])
  }

  @Test(arguments: [
    ("x", "/a/b/x"), ("./x/../y/.", "/a/b/y"), ("../../../..", "/"), ("/q//r/", "/q/r"), ("", "/a/b"),
    ("..", "/a"), ("c/\u{301}d/..", "/a/b/c"), ("...", "/a/b/..."),
  ])
  func resolvesPathsAsText(path: String, expected: String) {
    #expect(absolutePath(path, from: "/a/b").utf8.elementsEqual(expected.utf8))
  }

  @Test func knowsFolders() throws {
    try scratch.put("folder/a")
    try scratch.link("link", to: "folder")
    #expect(isFolder(scratch("folder")) && isFolder(scratch("link")))
    #expect(!isFolder(scratch("folder/a")) && !isFolder(scratch("none")))
    #expect(isFolder(currentFolder()))
  }
}
