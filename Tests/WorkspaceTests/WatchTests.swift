// A watch notices every save, and loading again reads what was touched and nothing else.

import Files
import Foundation
import Testing
import Workspace

@Suite struct WatchTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.put("content/themes/t/n.md", "x")
  }

  private func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: scratch(name)) }

  private func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: scratch(name), toPath: scratch(other))
  }

  @Test(arguments: [false, true])
  func everySaveIsNoticed(looksOnly: Bool) throws {
    var watch = FolderWatch(scratch.path, folders: ["content", "templates"], looksOnly: looksOnly)
    defer { watch.close() }
    #expect((watch.descriptor == nil) == looksOnly)
    #expect(watch.changes() == 0)
    let saves: [(String, () throws -> Void)] = [
      ("a save", { try scratch.put("content/themes/t/n.md", "longer") }),
      ("a new file", { try scratch.put("content/themes/t/m.md", "x") }),
      ("a new folder", { try scratch.put("content/themes/u/deep/o.md", "x") }),
      ("in the new folder", { try scratch.put("content/themes/u/deep/p.md", "x") }),
      ("a rename", { try move("content/themes/t/m.md", to: "content/themes/t/k.md") }),
      ("a folder's rename", { try move("content/themes/u", to: "content/themes/v") }),
      ("in the renamed folder", { try scratch.put("content/themes/v/deep/p.md", "longer") }),
      ("a removal", { try remove("content/themes/t/k.md") }),
      ("a folder's removal", { try remove("content/themes/v") }),
      ("a folder that was missing", { try scratch.put("templates/page.mustache", "x") }),
      ("in it", { try scratch.put("templates/page.mustache", "longer") }),
      ("a file with a dot that is published", { try scratch.put("content/static/.nojekyll", "") }),
      ("all of content gone", { try remove("content") }),
      ("and back", { try scratch.put("content/index.md", "x") }),
      ("and saved", { try scratch.put("content/index.md", "longer") }),
    ]
    for (what, save) in saves {
      try save()
      #expect(watch.changes() > 0, "\(what)")
      #expect(watch.changes() == 0, "\(what), once more")
    }
  }

  @Test func whatIsNotOfTheDossierIsNotNoticed() throws {
    try scratch.put("site/index.html", "x")
    var watch = FolderWatch(scratch.path, folders: ["content", "templates"])
    defer { watch.close() }
    for name in ["site/index.html", "other.md", "content/n.md~", "content/.n.md.swp", "content/#n.md#"] {
      try scratch.put(name, "longer")
      #expect(watch.changes() == 0, "\(name)")
    }
    _ = try readFile(scratch("content/themes/t/n.md"))
    _ = try loadFolder(scratch.path, under: ["content"])
    #expect(watch.changes() == 0, "reading")
  }

  @Test func whatWasTouchedIsReadAgain() throws {
    let old = timespec(tv_sec: 1_000_000_000, tv_nsec: 0)
    let load = { (before: LoadedFolder?) in
      try loadFolder(scratch.path, under: ["content"], reusing: before)
    }
    let text = { (loaded: LoadedFolder) in
      String(decoding: loaded.tree["content/themes/t/n.md"]?.bytes ?? [], as: UTF8.self)
    }
    var loaded = try load(nil)
    // The same length, and the time of change put back, at once and after it has settled.
    for letter in ["a", "b"] {
      if letter == "b" {
        usleep(2_300_000)
        loaded = try load(loaded)
      }
      try scratch.put("content/themes/t/n.md", letter)
      var times = [old, old]
      utimensat(AT_FDCWD, scratch("content/themes/t/n.md"), &times, 0)
      loaded = try load(loaded)
      #expect(text(loaded) == letter)
    }
    try scratch.put("content/themes/t/m.md", "new")
    try remove("content/themes/t/n.md")
    loaded = try load(loaded)
    #expect(loaded.tree.files.map(\.path) == ["content/themes/t/m.md"])
  }
}
