// init: what it writes is free of every finding, and nothing is overwritten; and the tour of the README, every
// command of it.

import Foundation
import SiteSupport
import Support
import Testing

@Suite struct InitCommandTests {
  @Test func theFirstDossierHasNothingToReport() async throws {
    let scratch = try Scratch()
    let made = try await dossier("init", "new/lind", in: scratch.path)
    #expect(made.code == 0, "\(made.all)")
    let files = try scratch.files("new/lind")
    let listed = made.output.split(separator: "\n").map { String($0.dropFirst("new/lind/".count)) }
    #expect(Set(listed) == Set(files.keys), "it says what it wrote")
    #expect(made.error.contains("Next:\n  cd new/lind\n  dossier check\n  dossier build\n"), "\(made.error)")
    let check = try await dossier("check", "--strict", in: scratch("new/lind"))
    #expect(check.code == 0 && check.output == "" && check.error == "nothing to report\n", "\(check.all)")
    let ids = try await dossier("id", in: scratch("new/lind"))
    #expect(ids.output == "", "every claim has an id: \(ids.all)")
    let build = try await dossier("build", "--strict", in: scratch("new/lind"))
    #expect(build.code == 0, "\(build.all)")
    let notes = files.keys.filter { $0.hasPrefix("content/themes/trade/") && !$0.hasSuffix("index.md") }
    #expect(notes.count == 2 && files.keys.count { $0.hasPrefix("content/sources/") } == 2)
    let pages = try scratch.files("new/lind/site").filter { $0.key.hasSuffix(".html") }
    let told = pages.filter { String(decoding: $0.value, as: UTF8.self).contains("for writers") }
    #expect(pages.count > 15 && told.isEmpty, "comments are for writers: \(told.keys)")
  }

  /// git leaves out what is private, and takes what is built as it is.
  @Test func gitIsTold() async throws {
    guard let git = installed("git") else {
      Issue.record("the rules for git were NOT CHECKED, git is not installed", severity: .warning)
      return
    }
    let scratch = try Scratch()
    #expect(try await run(git, ["init", "-q", scratch("d")]).code == 0)
    #expect(try await dossier("init", "d", in: scratch.path).code == 0, "a repository is as good as empty")
    let ignored = [
      "originals/a.txt", "review/index.html", "lind.zip", ".site.tmp-12/index.html", ".site.lock",
      "content/.dossier-1f.tmp",
    ]
    let kept = ["content/ids.lock", "site/index.html", "content/static/a.zip", "content/index.md"]
    let check = try await run(git, ["-C", scratch("d"), "check-ignore"] + ignored + kept)
    #expect(check.output.split(separator: "\n").map(String.init) == ignored, "\(check.all)")
    let places = ["content/index.md", "site/index.html", "site/data/themes/a.js", "site/images/a.png"]
    let attributes = try await run(
      git, ["-C", scratch("d"), "check-attr", "text", "diff", "merge", "linguist-generated", "--"] + places)
    for line in [
      "content/index.md: text: set", "site/index.html: text: unset", "site/index.html: diff: dossier",
      "site/index.html: linguist-generated: unspecified", "site/data/themes/a.js: merge: union",
      "site/data/themes/a.js: linguist-generated: set", "site/images/a.png: text: unset",
    ] {
      #expect(attributes.output.contains(line + "\n"), "\(line): \(attributes.all)")
    }
  }

  @Test func theFolderIsSaidAsItIsTyped() async throws {
    let scratch = try Scratch()
    let blank = try await dossier("init", "-C", scratch.path, "my notes/", in: "/")
    #expect(
      blank.code == 0 && blank.error.contains("  cd '\(scratch("my notes").dropFirst())'\n"), "\(blank.all)")
    let none = try await dossier("init", "", in: scratch.path)
    #expect(none.code == 64 && none.error.contains("the folder's name is empty"), "\(none.all)")
    #expect(try scratch.files().keys.allSatisfy { $0.hasPrefix("my notes/") })
  }

  @Test func aFolderThatHoldsSomethingIsLeftAlone() async throws {
    let scratch = try Scratch()
    try scratch.put("d/notes.md", "mine\n")
    try scratch.put("file", "mine\n")
    let before = listing(try scratch.files())
    let full = try await dossier("init", "d", in: scratch.path)
    #expect(full.code == 64 && full.output == "", "\(full.all)")
    #expect(full.error.hasPrefix("Error: 'd' is not empty, it holds 'notes.md'; name a new folder\n"))
    let file = try await dossier("init", "file", in: scratch.path)
    #expect(file.code == 3 && file.error.contains("error[DOS0901]"), "\(file.all)")
    #expect(listing(try scratch.files()) == before)
    #expect(try await dossier("init", in: scratch.path).code == 64)
    let here = try await dossier("init", ".", in: scratch("d"))
    #expect(here.code == 64, "\(here.all)")
    #expect(try await dossier("init", "-C", scratch.path, "e", in: "/").code == 0)
    #expect(try await dossier("init", "e", in: scratch.path).code == 64, "not a second time")
  }

  /// Each command of the README's tour, as a reader would type them.
  @Test func theTourOfTheReadmeWorks() async throws {
    let readme = try String(contentsOfFile: "\(repositoryRoot)/README.md", encoding: .utf8)
    let tour = try #require(readme.range(of: "## A tour\n"))
    let start = try #require(readme.range(of: "\n```sh\n", range: tour.upperBound..<readme.endIndex))
    let end = try #require(readme.range(of: "\n```\n", range: start.upperBound..<readme.endIndex))
    let script = String(readme[start.upperBound..<end.lowerBound])
    for command in [
      "init", "check", "new note", "new source", "id --write", "rename", "list", "build", "pack",
    ] {
      #expect(script.contains("dossier \(command)"), "the tour shows '\(command)'")
    }
    let before = try #require(readme.range(of: "\n## Start\n"))
    #expect(!readme[before.upperBound..<tour.lowerBound].contains("\n## "), "right after the start")
    let scratch = try Scratch()
    let programs = (binary as NSString).deletingLastPathComponent + ":/usr/bin:/bin"
    let outcome = try await run(
      "/bin/sh", ["-exc", script], in: scratch.path, environment: ["PATH": programs])
    #expect(outcome.code == 0, "\(outcome.all)")
    let check = try await dossier("check", "--strict", in: scratch("lind"))
    #expect(check.code == 0, "the tour ends without a finding: \(check.all)")
    #expect(try await dossier("build", "--check", in: scratch("lind")).code == 0)
    let site = listing(try scratch.files("lind/site"))
    #expect(site.count > 30)
    #expect(listing(try scratch.files("www")) == site, "it is published")
    let old = try scratch.text("www/sources/osei-2032.html")
    #expect(old.contains("url=../sources/osei-2033.html"), "the old address leads on")
    #expect(try scratch.files("lind").keys.contains("lind-harbour.zip"))
  }
}
