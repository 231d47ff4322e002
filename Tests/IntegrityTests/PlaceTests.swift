// Links, odd outputs, and places that cannot be written: nothing is followed, nothing of others is touched.

import Foundation
import SiteSupport
import Testing

/// Something put in the way of a small dossier with a site, and what must come of it.
private struct Trap: Sendable {
  var name: String
  var code: Int32
  var says: [String]
  /// Paths that may differ afterwards; all else stays as it is.
  var mayChange: [String] = []
  var put: @Sendable (Scratch) throws -> Void
}

private func link(_ target: String, at path: String, in scratch: Scratch) throws {
  try? FileManager.default.removeItem(atPath: scratch(path))
  try FileManager.default.createSymbolicLink(atPath: scratch(path), withDestinationPath: target)
}

private func hardLink(_ path: String, _ other: String, in scratch: Scratch) throws {
  try? FileManager.default.removeItem(atPath: scratch(path))
  try FileManager.default.linkItem(atPath: scratch(other), toPath: scratch(path))
}

private let traps = [
  Trap(name: "a link to a file outside", code: 1, says: ["content/themes/t/x.md", "DOS0106"]) {
    try link("../../../../outside/secret.md", at: "d/content/themes/t/x.md", in: $0)
  },
  Trap(name: "a link to a folder outside", code: 1, says: ["content/themes/u", "DOS0106"]) {
    try link("../../../outside", at: "d/content/themes/u", in: $0)
  },
  Trap(name: "a link to nothing", code: 1, says: ["content/sources/x.md", "DOS0106"]) {
    try link("nowhere", at: "d/content/sources/x.md", in: $0)
  },
  Trap(name: "content is a link", code: 2, says: ["content", "DOS0106"]) {
    try FileManager.default.moveItem(atPath: $0("d/content"), toPath: $0("d/really"))
    try link("really", at: "d/content", in: $0)
  },
  Trap(
    name: "a page is a link", code: 0, says: ["1 written"], mayChange: ["d/site/index.html"]
  ) { try link("../../outside/secret.md", at: "d/site/index.html", in: $0) },
  Trap(
    name: "a page is a second name of a file", code: 0, says: ["1 written"], mayChange: ["d/site/index.html"]
  ) { try hardLink("d/site/index.html", "outside/secret.md", in: $0) },
  Trap(
    name: "a page was edited", code: 0, says: ["1 written"], mayChange: ["d/site/index.html"]
  ) { try $0.put("d/site/index.html", "edited by hand") },
  Trap(
    name: "a folder of pages is a link", code: 2,
    says: ["site: error[DOS0704]: the output cannot be written here: 'entities' in it is not ours"]
  ) { try link("../../outside", at: "d/site/entities", in: $0) },
  Trap(name: "the lock is a link", code: 3, says: [".site.lock: error[DOS0902]"]) {
    try link("../outside/secret.md", at: "d/.site.lock", in: $0)
  },
  Trap(
    name: "the lock is a second name of a file", code: 3, says: [".site.lock: error[DOS0902]", "file exists"]
  ) {
    try hardLink("d/.site.lock", "outside/secret.md", in: $0)
  },
  Trap(name: "the lock is a FIFO", code: 3, says: [".site.lock: error[DOS0902]", "file exists"]) {
    #expect(mkfifo($0("d/.site.lock"), 0o644) == 0)
  },
  Trap(name: "a leftover is a link", code: 0, says: [" 0 written"], mayChange: ["d/.site.tmp-7"]) {
    try link("../outside", at: "d/.site.tmp-7", in: $0)
  },
  Trap(
    name: "an old site is a link, and there is none", code: 0, says: [" written"],
    mayChange: ["d/.site.old-7", "d/site"]
  ) {
    try FileManager.default.removeItem(atPath: $0("d/site"))
    try link("../outside", at: "d/.site.old-7", in: $0)
  },
]

struct PlaceTests {
  /// A small dossier `d` with its site, and a folder outside.
  private func dossierWithSite() async throws -> Scratch {
    let scratch = try Scratch()
    try scratch.putSmallDossier("d")
    try scratch.put("outside/secret.md", "A secret of others.\n")
    let built = try await dossier("build", scratch("d"))
    try #require(built.code == 0, "\(built.all)")
    return scratch
  }

  @Test(arguments: traps.indices)
  func nothingIsFollowed(number: Int) async throws {
    let trap = traps[number]
    let scratch = try await dossierWithSite()
    let site = try scratch.files("d/site")
    try trap.put(scratch)
    let before = try Tree(scratch.path)
    let outcome = try await dossier("build", scratch("d"))
    #expect(outcome.code == trap.code && !outcome.wasKilled, "\(trap.name): \(outcome)")
    for text in trap.says {
      #expect(outcome.error.contains(text), "\(trap.name) says '\(text)': \(outcome.all)")
    }
    var after = try Tree(scratch.path)
    if trap.code == 0 {
      #expect(listing(try scratch.files("d/site")) == listing(site), "\(trap.name): the site is whole again")
      #expect(after.folder("d").names == ["content", "site"], "\(trap.name)")
    }
    var expected = before
    for path in trap.mayChange {
      for name in Set(before.entries.keys).union(after.entries.keys)
      where name == path || name.hasPrefix(path + "/") {
        after.entries[name] = nil
        expected.entries[name] = nil
      }
    }
    #expect(after.differences(from: expected) == "", "\(trap.name)")
  }

  /// A file that becomes a link between the look at it and its opening is not followed either.
  @Test(arguments: ["content/themes/one/n1.md", "content/themes/one"])
  func aSwapAfterTheLookIsNotFollowed(path: String) async throws {
    guard try await canTrace() else { return }
    let stand = try await Stand()
    try stand.scratch.put("outside/n1.md", "A secret of others.\n")
    let whole = try await trace(
      ["check", stand.scratch("new"), "--jobs", "1"], processor: try processors()[0],
      options: ["-e", "trace=%file"])
    let place = stand.scratch("new/\(path)")
    let look = try #require(whole.calls.first { $0.name == "newfstatat" && $0.paths == [place] })
    let options = injecting("signal=SIGSTOP", into: look, of: whole.calls)
    let log = ["-f", "-y", "--quiet=all", "-o", "/dev/null"]
    let build = try start("/usr/bin/env", ["strace"] + log + options + [binary] + stand.newBuild, in: "/")
    let process = try await stoppedProcess(under: build)
    try FileManager.default.removeItem(atPath: place)
    try link(
      path.hasSuffix(".md") ? "../../../../outside/n1.md" : "../../../outside", at: "new/\(path)",
      in: stand.scratch)
    kill(process, SIGCONT)
    let outcome = try await build.outcome()
    #expect(outcome.code == 3 && outcome.error.contains(path + ": error[DOS090"), "\(outcome)")
    #expect(try stand.differenceFromOld() == "")
  }

  @Test(arguments: [
    "/", "/.", ".", "..", "../..", "content", "content/themes/t", "content/static", "templates",
    "originals/x",
    ".git", "$HOME", "file", "link", "../outside/link-in",
  ])
  func badOutputsAreTwo(out: String) async throws {
    let scratch = try await dossierWithSite()
    try scratch.put("d/file", "a file")
    try link("site", at: "d/link", in: scratch)
    try link("../d/content", at: "outside/link-in", in: scratch)
    let before = try Tree(scratch.path)
    let out = out == "$HOME" ? scratch.path : out
    let outcome = try await dossier(
      "build", "-o", out, in: scratch("d"), environment: ["HOME": scratch.path])
    #expect(outcome.code == 2 && outcome.output == "", "\(outcome)")
    #expect(outcome.error.contains("error[DOS0704]: the output cannot be written here: "), "\(outcome.error)")
    #expect(try Tree(scratch.path).differences(from: before) == "")
  }

  /// As root nothing is closed, so then the command runs without root's privileges.
  @Test(arguments: [
    ("out", "written", "/out/.site.tmp-1"), ("out/site/themes", "read", "/out/site/themes"),
    ("out/site/index.html", "", ""), ("new/content/index.md", "read", "content/index.md"),
    ("new/content/themes", "read", "content/themes"),
  ])
  func closedPlacesAreThree(closed: String, says: String, path: String) async throws {
    let stand = try await Stand()
    let place = stand.scratch(closed)
    try await Stand.command("chmod", closed == "out" ? "555" : "000", place)
    let drop = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"]
    let outcome = try await run(
      "/usr/bin/env", (geteuid() == 0 ? drop : []) + [binary] + stand.newBuild)
    if says.isEmpty {
      // A page of ours that cannot be read is written anew.
      #expect(outcome.code == 0, "\(outcome)")
      #expect(try stand.differenceFromNew() == "")
      return
    }
    #expect(outcome.code == 3, "\(outcome)")
    // In the dossier a path starts at its folder.
    let shown = path.hasPrefix("/") ? stand.scratch.path + path : path
    #expect(outcome.error.hasPrefix(shown + ": error[DOS090"), "\(outcome.error)")
    #expect(
      outcome.error.contains("this cannot be \(says): permission denied\n  help: change its permissions"))
    try await Stand.command("chmod", path.hasSuffix(".md") ? "644" : "755", place)
    #expect(try stand.differenceFromOld() == "")
    let problems = try await stand.problemsOfTheNextBuild()
    #expect(problems == [])
  }

  /// A disk that is really full, and one that is really read-only, in a name space of mounts of its own.
  @Test(arguments: [
    (
      "cat /dev/zero > \"$1/filler\" 2> /dev/null; truncate -s -65536 \"$1/filler\"",
      "no space left on device"
    ),
    ("mount -o remount,ro tmpfs \"$1\"", "read-only file system"),
  ])
  func realDisks(prepare: String, says: String) async throws {
    let stand = try await Stand()
    let names = geteuid() == 0 ? ["unshare", "-m"] : ["unshare", "-Urm"]
    let tried = try await run(
      "/usr/bin/env", names + ["mount", "-t", "tmpfs", "tmpfs", stand.scratch("out")])
    guard tried.code == 0 else {
      Issue.record(
        "this system lets nobody mount a disk, so this was NOT TESTED: \(tried.error)", severity: .warning)
      return
    }
    let script = """
      mount -t tmpfs -o size=8m tmpfs "$1" && cp -a "$2/." "$1" || exit 99
      \(prepare)
      shift 2
      "$0" "$@"
      code=$?
      diff -r --no-dereference "$FIRST/site" "$OUT/site" || exit 98
      exit $code
      """
    let first = stand.scratch("first")
    let outcome = try await run(
      "/usr/bin/env",
      names + ["/bin/sh", "-c", script, binary, stand.scratch("out"), first] + stand.newBuild,
      environment: ["FIRST": first, "OUT": stand.scratch("out")])
    #expect(outcome.code == 3, "\(outcome)")
    #expect(outcome.error.contains(says) && outcome.error.hasPrefix(stand.scratch("out/")), "\(outcome)")
  }
}
