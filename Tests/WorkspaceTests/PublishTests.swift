import Files
import Foundation
import Synchronization
import Testing
import Workspace

@Suite struct PublishTests {
  let scratch: Scratch
  let pages = ["index.html": "front", "themes/sco/index.html": "theme", "themes/sco/a.html": "note"]

  init() throws { scratch = try Scratch() }

  @discardableResult
  func publishSite(_ files: [String: String], to out: String = "site") async throws -> Published {
    try await publish(site(files), to: scratch(out), dossier: scratch.path, forEach: forEach, progress: nil)
  }

  @Test func makesANewSite() async throws {
    let done = Mutex<[Int]>([])
    let result = try await publish(
      site(pages), to: scratch("new/site"), dossier: scratch.path, forEach: forEach,
      progress: { count in done.withLock { $0.append(count) } })
    #expect(result.written == 4 && result.unchanged == 0)
    #expect(result.removed.isEmpty && result.foreign.isEmpty)
    #expect(try scratch.text("new/site/themes/sco/a.html") == "note")
    #expect(result.bytes == 14 + (try scratch.text("new/site/files.txt").utf8.count))
    #expect(done.withLock { $0.sorted() } == [1, 2, 3, 4])
    #expect(try scratch.names("new") == ["site"])
  }

  @Test func writesOnlyWhatChanged() async throws {
    try await publishSite(pages)
    let kept = scratch.status("site/index.html").st_ino
    var changed = pages
    changed["themes/sco/a.html"] = "nota"
    let result = try await publishSite(changed)
    #expect(result.written == 1 && result.unchanged == 3)
    #expect(try scratch.text("site/themes/sco/a.html") == "nota")
    #expect(scratch.status("site/index.html").st_ino == kept)
    #expect(scratch.status("site/index.html").st_nlink == 1)
    #expect(try scratch.names() == ["site"])
  }

  @Test func leavesAnIdenticalSiteAlone() async throws {
    try await publishSite(pages)
    try scratch.put("site/CNAME", "example.org")
    let (folder, inner) = (scratch.status("site"), scratch.status("site/themes/sco"))
    let result = try await publishSite(pages)
    #expect(result.written == 0 && result.unchanged == 4 && result.foreign == ["CNAME"])
    for (before, after) in [(folder, scratch.status("site")), (inner, scratch.status("site/themes/sco"))] {
      #expect(before.st_ino == after.st_ino)
      #expect(
        before.st_mtim.tv_nsec == after.st_mtim.tv_nsec && before.st_mtim.tv_sec == after.st_mtim.tv_sec)
      #expect(
        before.st_ctim.tv_nsec == after.st_ctim.tv_nsec && before.st_ctim.tv_sec == after.st_ctim.tv_sec)
    }
    #expect(try scratch.names() == ["site"])
  }

  @Test func removesStaleFilesAndTheirFolders() async throws {
    try await publishSite(pages)
    let result = try await publishSite(["index.html": "front"])
    #expect(result.removed == ["themes/sco/a.html", "themes/sco/index.html"])
    #expect(try scratch.everything("site") == ["files.txt", "index.html"])
  }

  @Test func carriesForeignFiles() async throws {
    try scratch.put("outside/x", "outside")
    try await publishSite(pages)
    try scratch.put("site/CNAME", "example.org")
    try scratch.put("site/.git/hooks/deep/x", "hook")
    try scratch.put("site/themes/sco/mine.txt", "mine")
    try scratch.put("site/themes/Thumbs.db", "thumbs")
    try makeFolders(scratch("site/empty/inner"))
    try scratch.link("site/away", to: "../outside")
    try scratch.link("site/gone", to: "nowhere")
    try #require(mkfifo(scratch("site/pipe"), 0o600) == 0)
    try #require(chmod(scratch("site/.git/hooks/deep/x"), 0o751) == 0)
    try #require(chmod(scratch("site/.git/hooks/deep"), 0o500) == 0)
    let inode = scratch.status("site/CNAME").st_ino

    let result = try await publishSite(["index.html": "new"])
    #expect(result.removed == ["themes/sco/a.html", "themes/sco/index.html"])
    #expect(
      result.foreign == [".git/hooks/deep/x", "CNAME", "away", "gone", "pipe", "themes/sco/mine.txt"])
    #expect(scratch.status("site/CNAME").st_ino == inode)
    #expect(scratch.permissions("site/.git/hooks/deep/x") == 0o751)
    #expect(scratch.permissions("site/.git/hooks/deep") == 0o500)
    #expect(try scratch.text("site/themes/sco/mine.txt") == "mine")
    #expect(try scratch.text("site/themes/Thumbs.db") == "thumbs")
    #expect(isFolder(scratch("site/empty/inner")))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch("site/away")) == "../outside")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch("site/gone")) == "nowhere")
    #expect(scratch.status("site/pipe").st_mode & S_IFMT == S_IFIFO)
    #expect(try scratch.text("outside/x") == "outside")
    #expect(try scratch.names() == ["outside", "site"])
    try #require(chmod(scratch("site/.git/hooks/deep"), 0o700) == 0)
  }

  @Test func replacesWhatItWritesItself() async throws {
    try scratch.put("outside", "theirs")
    try scratch.put("site/index.html", "by hand")
    try scratch.link("site/about.html", to: "../outside")
    let result = try await publishSite(["index.html": "front", "about.html": "theirs"])
    #expect(result.foreign.isEmpty && result.written == 3)
    #expect(scratch.status("site/about.html").st_mode & S_IFMT == S_IFREG)
    #expect(try scratch.text("site/index.html") == "front")
    #expect(try scratch.text("outside") == "theirs")
  }

  @Test func trustsOnlySitePathsInTheList() async throws {
    try scratch.put("kept", "kept")
    try scratch.put("site/mine", "mine")
    try scratch.put("site/files.txt", "../kept\n/etc/hosts\n./mine\nold.html\n")
    try scratch.put("site/old.html", "old")
    let result = try await publishSite(pages)
    #expect(result.removed == ["old.html"] && result.foreign == ["mine"])
    #expect(try scratch.text("kept") == "kept")
  }

  @Test(arguments: ["themes", "index.html/x"])
  func stopsAtForeignFilesInItsWay(path: String) async throws {
    try scratch.put("site/\(path)", "mine")
    let error = await failure { try await publishSite(pages) }
    #expect(error?.exitStatus == 2)
    #expect(try scratch.text("site/\(path)") == "mine")
    #expect(try scratch.names() == ["site"])
  }

  @Test func modesDoNotDependOnTheUmask() async throws {
    let before = umask(0o077)
    defer { umask(before) }
    try await publishSite(pages)
    for name in try scratch.everything("site") + ["."] {
      let folder = isFolder(scratch("site/\(name)"))
      #expect(scratch.permissions("site/\(name)") == (folder ? 0o755 : 0o644))
    }
    // What a strict umask left in a checkout is mended, and nothing then remains to be done.
    try #require(chmod(scratch("site/index.html"), 0o600) == 0)
    try #require(chmod(scratch("site/themes"), 0o700) == 0)
    #expect(try await publishSite(pages).written == 1)
    #expect(scratch.permissions("site/index.html") == 0o644 && scratch.permissions("site/themes") == 0o755)
    #expect(try await publishSite(pages).written == 0)
  }

  @Test func oneBuildAtATime() async throws {
    try await publishSite(pages)
    let lock = scratch(".site.lock")
    let descriptor = open(lock, O_RDWR | O_CREAT, 0o644)
    try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0 && write(descriptor, "4711\n", 5) == 5)
    let error = await failure { try await publishSite(["index.html": "new"]) }
    #expect(error == .locked(path: lock, pid: 4711) && error?.exitStatus == 3)
    #expect(try scratch.text("site/index.html") == "front")
    // The process dies: its lock is free, whatever the file says.
    close(descriptor)
    try await publishSite(["index.html": "new"])
    #expect(try scratch.names() == ["site"])
  }

  @Test func manyBuildsAtOnceLeaveOneWholeSite() async throws {
    try await publishSite(pages)
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask {
          let text = "\(number)"
          let error = await failure { try await publishSite(["a.html": text, "b.html": text]) }
          if let error, case .locked = error { return }
          #expect(error == nil)
        }
      }
    }
    #expect(try scratch.text("site/a.html") == scratch.text("site/b.html"))
    #expect(try scratch.everything("site") == ["a.html", "b.html", "files.txt"])
    #expect(try scratch.names() == ["site"])
  }

  @Test func clearsUpAfterKilledBuilds() async throws {
    try scratch.put("site/CNAME", "example.org")
    try scratch.put(".site.tmp-\(getpid())/x", "half")
    try scratch.put(".site.tmp-1/themes/x", "half")
    try scratch.put(".site.old-1/x", "old")
    try scratch.put(".site.tmp-mine/x", "mine")
    try await publishSite(pages)
    #expect(try scratch.names() == [".site.tmp-mine", "site"])
    // Killed between the two renames of the fall-back: the old site is where its foreign files are.
    try #require(rename(scratch("site"), scratch(".site.old-77")) == 0)
    let result = try await publishSite(pages)
    #expect(result.unchanged == 4 && result.foreign == ["CNAME"])
    #expect(try scratch.names() == [".site.tmp-mine", "site"])
  }

  @Test(arguments: [
    ".", "..", "/", "content", "content/x", "content/a/../../originals/deep", "templates", "link/x", ".git/x",
    "linked", "file",
  ])
  func refusesBadOutputs(out: String) async throws {
    for name in ["content/a.md", "templates/x", "originals/y"] { try scratch.put(name, "kept") }
    try scratch.put("file", "kept")
    try scratch.link("link", to: "content")
    try scratch.link("linked", to: "site")
    let before = try scratch.everything("")
    let error = await failure {
      let path = absolutePath(out, from: scratch.path)
      _ = try await publish(site(pages), to: path, dossier: scratch.path, forEach: forEach, progress: nil)
    }
    guard let error, case .badOutput = error else {
      Issue.record("\(out) gave \(String(describing: error))")
      return
    }
    #expect(error.exitStatus == 2)
    #expect(try scratch.everything("") == before)
  }

  @Test func saysWhereItCannotWrite() async throws {
    try scratch.put("file", "kept")
    let error = await failure { try await publishSite(pages, to: "file/site") }
    #expect(error == .unwritable(path: scratch("file"), errno: ENOTDIR))
    #expect(try scratch.names() == ["file"])
  }

  @Test func aFailureLeavesTheOldSite() async throws {
    struct Broken: Error {}
    try await publishSite(pages)
    let inode = scratch.status("site").st_ino
    let failing: ForEachIndex = { count, body in
      for index in 0..<count {
        if index == 2 { throw Broken() }
        try body(index)
      }
    }
    await #expect(throws: Broken.self) {
      _ = try await publish(
        site(["a": "1", "b": "2", "c": "3"]), to: scratch("site"), dossier: scratch.path, forEach: failing,
        progress: nil)
    }
    // Two files of one path: a mistake of ours, found when the second is made.
    let twice = site(pages) + site(["index.html": "again"])
    let error = await failure {
      _ = try await publish(
        twice, to: scratch("other"), dossier: scratch.path, forEach: forEach, progress: nil)
    }
    #expect(error?.exitStatus == 3)
    #expect(scratch.status("site").st_ino == inode)
    #expect(try scratch.text("site/index.html") == "front")
    #expect(try scratch.names() == ["site"])
  }
}
