// A dossier of some fifty pages in two versions, and the site of the older one, ready to be built over.

import Foundation
import SiteSupport
import Testing

/// Folders of its own for one test: `old` and `new` are dossiers, `out` holds the site, with files of others
/// in it and what a killed build left beside it.
final class Stand: Sendable {
  let scratch: Scratch
  /// What lies at the site's place before and after a build of the new version, foreign files included.
  let oldSite: Tree
  let newSite: Tree
  /// The folder of the site with all that lies in it at the start.
  let start: Tree

  var site: String { scratch("out/site") }

  init() async throws {
    let scratch = try Scratch()
    self.scratch = scratch
    for (name, version) in [("old", 0), ("new", 1)] {
      for (path, text) in dossierFiles(version: version) { try scratch.put("\(name)/\(path)", text) }
      let built = try await dossier("build", scratch(name), "-o", scratch("clean/\(name)"))
      try #require(built.code == 0, "\(built.all)")
    }
    // The first site is copied from a clean one, not published, and the foreign files are put in by hand: so
    // what is expected does not come from what is tested.
    try await Stand.command("mkdir", "-p", scratch("first"))
    try await Stand.command("cp", "-a", scratch("clean/old"), scratch("first/site"))
    let foreign = try await Stand.putForeignFiles(in: scratch)
    let (cleanOld, cleanNew) = (try Tree(scratch("clean/old")), try Tree(scratch("clean/new")))
    start = try Tree(scratch("first"))
    oldSite = start.folder("site")
    newSite = cleanNew.adding(foreign)
    try #require(oldSite == cleanOld.adding(foreign), "\(oldSite.differences(from: cleanOld))")
    let pages = cleanOld.entries.keys.count { $0.hasSuffix(".html") }
    try #require(pages >= 50, "only \(pages) pages")
    let changed = cleanOld.entries.filter { cleanNew.entries[$0.key] != $0.value }
    try #require(
      changed.count >= 15, "the versions differ in \(changed.keys.sorted()) only")
    try reset()
  }

  /// Puts the older site back, with its leftovers.
  func reset() throws {
    try? FileManager.default.removeItem(atPath: scratch("out"))
    try start.write(to: scratch("out"))
  }

  /// The arguments of a build of the new version over the old site.
  var newBuild: [String] { ["build", scratch("new"), "-o", site, "--jobs", "1"] }

  func build(_ version: String = "new") async throws -> Outcome {
    try await dossier("build", scratch(version), "-o", site)
  }

  /// Builds once more, and says what is then not as after a clean build: the site and all that is beside it.
  func problemsOfTheNextBuild() async throws -> [String] {
    let outcome = try await build()
    if outcome.code != 0 { return ["the next build ended with \(outcome.code): \(outcome.all)"] }
    let all = try Tree(scratch("out"))
    var problems: [String] = []
    if all.names != ["site"] { problems.append("after the next build there lie \(all.names)") }
    let different = all.folder("site").differences(from: newSite)
    if !different.isEmpty { problems.append("after the next build: \(different)") }
    return problems
  }

  /// Empty when the site is the old one.
  func differenceFromOld() throws -> String { try Tree(site).differences(from: oldSite) }

  /// Empty when the site is the new one.
  func differenceFromNew() throws -> String { try Tree(site).differences(from: newSite) }

  /// What is wrong with a site that must be the old one or the new one; `nil` when it is.
  func problemOfHalfSite() throws -> String? {
    let now = try Tree(site)
    if now == oldSite || now == newSite { return nil }
    return "neither old nor new; from the old: \(now.differences(from: oldSite)); "
      + "from the new: \(now.differences(from: newSite))"
  }

  /// Puts files of others where they may be, and beside the site what a killed build leaves.
  ///
  /// Gives the foreign part of the site.
  private static func putForeignFiles(in scratch: Scratch) async throws -> Tree {
    let made = scratch("foreign")
    try scratch.put("foreign/CNAME", "example.org\n")
    try scratch.put("foreign/.git/hooks/x", "#!/bin/sh\n")
    try scratch.put("foreign/themes/one/mine.txt", "mine\n")
    try await command("mkdir", "-p", made + "/empty/inner")
    try await command("ln", "-s", "nowhere", made + "/away")
    try await command("chmod", "751", made + "/.git/hooks/x")
    try await command("chmod", "700", made + "/.git")
    try await command("chmod", "755", made, made + "/themes", made + "/themes/one")
    let foreign = try Tree(made)
    try await command("cp", "-a", made + "/.", scratch("first/site"))
    try scratch.put("first/.site.tmp-1/themes/half.html", "half")
    // The number of no process, for there is none so high.
    try scratch.put("first/.site.lock", "2147483647\n")
    return foreign
  }

  static func command(_ words: String...) async throws {
    let outcome = try await run("/usr/bin/env", words)
    try #require(outcome.code == 0, "\(words): \(outcome.all)")
  }
}

/// Three themes of six notes, ten sources and ten entities. From the old version to the new one many notes
/// change, one is gone, another is new, and so is a theme with its folders.
private func dossierFiles(version: Int) -> [(path: String, text: String)] {
  let themes = ["one", "two", "three"] + (version == 0 ? [] : ["four"])
  var files = [
    ("content/dossier.yml", "title: Small\ntlp: CLEAR\nthemes: [\(themes.joined(separator: ", "))]\n"),
    ("content/index.md", "---\ntitle: Small\n---\nWhat it is about.\n"),
  ]
  for theme in themes {
    let index = smallTheme.replacing("c-alt", with: "c-alt-\(theme)").replacing(
      "c-gap", with: "c-gap-\(theme)")
    files.append(("content/themes/\(theme)/index.md", index))
    for number in 0..<7 where number != (version == 0 ? 6 : 0) {
      let word = version == 1 && number.isMultiple(of: 2) ? "plainly" : "openly"
      files.append(
        (
          "content/themes/\(theme)/n\(number).md",
          "---\ntitle: Note \(number)\n---\n"
            + "One says so \(word) of [[e\(number)|a body]] [@s\(number), ¶ 1]. ^c-\(theme)-\(number)\n"
        ))
    }
  }
  for number in 0..<10 {
    files.append(("content/sources/s\(number).md", smallSource("S\(number)", paragraphs: 3)))
    files.append(("content/entities/e\(number).md", "---\ntitle: E\(number)\n---\nA body.\n"))
  }
  return files
}
