// Ids are kept for good: those of claims that are gone are retired and given to no other; a rename keeps
// them; and branches that add or retire ids merge.

import Foundation
import SiteSupport
import Support
import Testing

@Suite struct RetiredIDTests {
  private let scratch: Scratch
  private let lock = "content/ids.lock"
  private let two = "content/themes/t/two.md"

  init() async throws {
    scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put(
      two, "---\ntitle: Two\n---\nTwo says so [@a, ¶ 2]. ^c-two\n\nAnd so [@a, ¶ 1]. ^c-three\n")
    let built = try await dossier("build", in: scratch.path)
    #expect(built.code == 0, "\(built.all)")
  }

  private func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: scratch(path)) }

  @Test func whatIsGoneIsRetired() async throws {
    let none = try await dossier("id", "--write", in: scratch.path)
    #expect(none.output == "" && !has(lock), "nothing is gone: \(none.all)")
    try scratch.put(two, "---\ntitle: Two\n---\nAnd so [@a, ¶ 1]. ^c-three\n")
    let listed = try await dossier("id", in: scratch.path)
    #expect(listed.output == "content/ids.lock: c-two retired, its claim is gone\n", "\(listed.all)")
    #expect(!has(lock), "a list writes nothing")
    let written = try await dossier("id", "--write", in: scratch.path)
    #expect(written.code == 0 && written.output == listed.output, "\(written.all)")
    #expect(try scratch.text(lock) == "c-two\n")
    // The site forgets it with the next build; the lock does not.
    #expect(try await dossier("build", in: scratch.path).code == 0)
    let again = try await dossier("id", "--write", in: scratch.path)
    #expect(again.output == "", "\(again.all)")
    #expect(try scratch.text(lock) == "c-two\n")
    try scratch.put(two, "---\ntitle: Two\n---\nQuite other [@a, ¶ 1]. ^c-two\n")
    let used = try await dossier("check", in: scratch.path)
    #expect(
      used.code == 1 && used.output.contains("two.md:4:26: error[DOS0824]: id 'c-two' is retired"),
      "\(used.all)")
    let refused = try await dossier("build", in: scratch.path)
    #expect(refused.code == 1, "\(refused.all)")
  }

  /// The site was built again before ids were looked at, and committed: its history tells.
  @Test func committedSitesAreRemembered() async throws {
    try git("init", "-q", in: scratch.path)
    try git("add", "-A", in: scratch.path)
    try git("commit", "-q", "-m", "first", in: scratch.path)
    try scratch.put(two, "---\ntitle: Two\n---\nAnd so [@a, ¶ 1]. ^c-three\n")
    #expect(try await dossier("build", in: scratch.path).code == 0)
    let uncommitted = try await dossier("id", in: scratch.path)
    #expect(uncommitted.output.contains("c-two retired") && !uncommitted.output.contains("c-three"))
    try git("commit", "-q", "-a", "-m", "second", in: scratch.path)
    try FileManager.default.removeItem(atPath: scratch(two))
    #expect(try await dossier("build", in: scratch.path).code == 0)
    let written = try await dossier("id", "--write", in: scratch.path)
    #expect(written.code == 0, "\(written.all)")
    #expect(try scratch.text(lock) == "c-three\nc-two\n")
  }

  /// Notes that are there and not in the site: of a higher marking, drafts, or such that cannot be read.
  @Test func whatIsOnlyHiddenIsNotGone() async throws {
    let hidden = [
      "---\ntitle: Two\ntlp: RED\n---\nTwo [@a, ¶ 2]. ^c-two\n\nAnd so [@a, ¶ 1]. ^c-three\n",
      "---\ntitle: Two\ndraft: true\n---\nTwo [@a, ¶ 2]. ^c-two\n\nAnd so [@a, ¶ 1]. ^c-three\n",
      "---\ntitle: Two\n---\nTwo [@a, ¶ 2]. ^c-two\n\nBroken \u{1} [@a, ¶ 1].\n",
      "<<<<<<< main\n---\ntitle: Two\n---\n",
    ]
    for text in hidden {
      try scratch.put(two, text)
      let outcome = try await dossier("id", "--write", in: scratch.path)
      #expect(!outcome.output.contains("retired"), "\(text): \(outcome.all)")
      #expect(!has(lock), "\(text)")
    }
    // An id that a hidden note has is taken.
    try scratch.put(two, "---\ntitle: Two\ntlp: RED\n---\nTwo [@a, ¶ 2].\n")
    let given = try await dossier("id", "--write", in: scratch.path)
    #expect(
      given.code == 0 && given.output.contains("two.md:5:1 c-"), "hidden claims get ids too: \(given.all)")
  }

  @Test func aRenameKeepsIds() async throws {
    let before = try await dossier("list", "claims", in: scratch.path).output
    let ids = { (text: String) in Set(text.matches(of: /c-[a-z0-9]+/).map { String($0.0) }) }
    #expect(ids(before).isSuperset(of: ["c-one", "c-two", "c-three"]))
    #expect(try await dossier("rename", "t/two", "t/second", in: scratch.path).code == 0)
    #expect(try await dossier("rename", "themes/t", "harbour", in: scratch.path).code == 0)
    let after = try await dossier("id", "--write", in: scratch.path)
    #expect(after.code == 0 && after.output == "" && !has(lock), "nothing is new or gone: \(after.all)")
    #expect(ids(try await dossier("list", "claims", in: scratch.path).output) == ids(before))
    // By hand: a note that is moved to another theme.
    try scratch.put("content/themes/u/index.md", smallTheme.replacing("^c-", with: "^c-u-"))
    try scratch.put("content/dossier.yml", "title: Small\ntlp: CLEAR\nthemes: [harbour, u]\n")
    try FileManager.default.moveItem(
      atPath: scratch("content/themes/harbour/second.md"), toPath: scratch("content/themes/u/second.md"))
    let moved = try await dossier("id", "--write", in: scratch.path)
    #expect(moved.code == 0 && moved.output == "" && !has(lock), "\(moved.all)")
  }

  @Test func branchesMerge() async throws {
    #expect(try await dossier("init", "lind", in: scratch.path).code == 0)
    let lind = scratch("lind")
    try git("init", "-q", in: lind)
    #expect(try await dossier("build", in: lind).code == 0)
    try git("add", "-A", in: lind)
    try git("commit", "-q", "-m", "first", in: lind)
    let year = try scratch.text("lind/content/themes/trade/first-year.md")
    for (branch, note, gone) in [("x", "walls", "c-fish"), ("y", "wells", "c-timber")] {
      try git("switch", "-q", "-c", branch, "main", in: lind)
      // Each adds a note with a claim that gets its id, and takes another claim away.
      try scratch.put(
        "lind/content/themes/trade/\(note).md", "---\ntitle: \(note)\n---\nA \(note) [@mora-2031, ¶ 1].\n")
      let kept = year.split(separator: "\n", omittingEmptySubsequences: false).filter {
        !$0.hasSuffix("^\(gone)")
      }
      try scratch.put("lind/content/themes/trade/first-year.md", kept.joined(separator: "\n"))
      let written = try await dossier("id", "--write", in: lind)
      #expect(written.code == 0 && written.output.contains("\(gone) retired"), "\(written.all)")
      try git("add", "-A", in: lind)
      try git("commit", "-q", "-m", branch, in: lind)
    }
    // The two claims stand on neighbouring lines, which only a person can merge; the rest merges by itself.
    let merged = try await run(
      "/usr/bin/git", ["merge", "--no-edit", "x"], in: lind,
      environment: [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
      ])
    #expect(
      !merged.output.contains("ids.lock: needs merge") && !merged.output.contains("in content/ids.lock"))
    #expect(try scratch.text("lind/\(lock)").split(separator: "\n").sorted() == ["c-fish", "c-timber"])
    let ids = try ["walls", "wells"].map { try scratch.text("lind/content/themes/trade/\($0).md") }
    #expect(ids.allSatisfy { $0.contains(" ^c-") })
  }
}
