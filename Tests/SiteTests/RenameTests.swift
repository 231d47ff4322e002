// Renaming as a function of values: a renamed dossier is, but for the pages at its old addresses, the site of
// the same dossier written under its new names from the start.

import Compiler
import Diagnostics
import Files
import SiteSupport
import Support
import Testing

struct RenameTests {
  /// Four renamings of each of 250 dossiers, one after the other.
  @Test(arguments: campaignSeeds(1...250))
  func theSiteIsThatOfTheNewNames(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    var dossier = NamedDossier(&random)
    var tree = dossier.tree()
    let start = try await buildSite(tree)
    try #require(start.findings.filter { $0.code.severity == .error } == [], "\(start.problems)")
    var olds: [NamedDossier.Page: [String]] = [:]
    for step in 0..<4 {
      let before = dossier
      let (page, renaming) = try #require(dossier.rename(step: step, olds: olds, &random))
      let result = try await renamed(renaming, in: tree, jobs: 1)
      guard case .success(let renamed) = result else {
        Issue.record("seed \(seed): \(renaming): \(result)")
        return
      }
      tree = renamed.tree
      for moved in dossier.pages where before.path(of: moved) != dossier.path(of: moved) {
        olds[moved, default: []] += addresses(before, moved)
        olds[moved]?.removeAll { addresses(dossier, moved).contains($0) }
      }
      let redirects = olds.flatMap { page, paths in paths.map { ($0, page) } }
      let problem = difference(
        try await buildSite(tree), try await buildSite(dossier.tree()),
        redirects: Dictionary(redirects) { $1 }, dossier)
      try #require(problem == nil, "seed \(seed): \(renaming) of \(page): \(problem ?? "")")
    }
  }

  /// The pages of a page: a theme has one for its claims too.
  private func addresses(_ dossier: NamedDossier, _ page: NamedDossier.Page) -> [String] {
    let path = String(dossier.path(of: page).dropFirst("content/".count).dropLast(3))
    guard case .theme = page else { return [path + ".html"] }
    return [path + ".html", String(path.dropLast("index".count)) + "claims.html"]
  }

  /// The first thing in which a site differs from the wanted one with pages at old addresses.
  private func difference(
    _ site: BuiltSite, _ wanted: BuiltSite, redirects: [String: NamedDossier.Page], _ dossier: NamedDossier
  ) -> String? {
    for (old, page) in redirects.sorted(by: { $0.key < $1.key }) {
      let target = old.hasSuffix("/claims.html") ? addresses(dossier, page)[1] : addresses(dossier, page)[0]
      let up = String(repeating: "../", count: old.split(separator: "/").count - 1)
      if !site.text(old).contains("content=\"0; url=\(up)\(target)\"") {
        return "no way from \(old) to \(target)"
      }
    }
    let paths = site.paths.filter { redirects[$0] == nil }
    if paths != wanted.paths {
      return "files: \(Set(paths).symmetricDifference(wanted.paths).sorted())"
    }
    for path in paths where path != "files.txt" && site.files[path] != wanted.files[path] {
      return "\(path): \(firstDifference(site.text(path), wanted.text(path)))"
    }
    let listed = site.text("files.txt").split(separator: "\n").filter { redirects[String($0)] == nil }
    return listed == wanted.text("files.txt").split(separator: "\n") ? nil : "files.txt"
  }

  private func firstDifference(_ a: String, _ b: String) -> String {
    let lines = zip(a.split(separator: "\n"), b.split(separator: "\n")).first { $0 != $1 }
    return lines.map { "\($0)\n\($1)" } ?? "one is longer"
  }
}

extension NamedDossier {
  /// Takes another name for one of its pages; at the last step one that it had before.
  fileprivate mutating func rename(
    step: Int, olds: [Page: [String]], _ random: inout SplitMix64
  ) -> (Page, Renaming)? {
    let fresh = ["x-\(step)", "new--\(step)", "-n\(step)-", "fees-\(step)", "q\(step)"][random.number(0..<5)]
    let page = pages[random.number(0..<pages.count)]
    switch page {
    case .theme(let theme):
      let name = themes[theme]
      themes[theme] = step == 3 ? former(olds[page], part: 1) ?? fresh : fresh
      return (page, .theme(name, to: themes[theme]))
    case .note(let note):
      let (theme, name) = notes[note]
      let to = random.number(0..<themes.count)
      // A name that something else bears: other links by that name must go on to lead there.
      let shared = ["fees", "port", "mora-2031", "board", fresh][random.number(0..<5)]
      let isFree = !notes.contains { $0.theme == to && $0.name == shared } && !hadPage(to, shared, olds)
      notes[note] = (to, isFree ? shared : fresh)
      return (
        page,
        .note(theme: themes[theme], name: name, toTheme: themes[to], toName: notes[note].name)
      )
    case .source(let source):
      let name = sources[source]
      sources[source] = step == 3 ? former(olds[page], part: 1) ?? fresh : fresh
      return (page, .source(name, to: sources[source]))
    case .entity(let entity):
      let name = entities[entity]
      entities[entity] = step == 3 ? former(olds[page], part: 1) ?? fresh : fresh
      return (page, .entity(name, to: entities[entity]))
    }
  }

  /// A name that the page had, from one of its old addresses.
  private func former(_ olds: [String]?, part: Int) -> String? {
    guard let parts = olds?.first?.split(separator: "/"), parts.count > part else { return nil }
    let name = String(parts[part])
    return name.hasSuffix(".html") ? String(name.dropLast(5)) : name
  }

  /// Whether a page that is elsewhere now stood at an address.
  private func hadPage(_ theme: Int, _ name: String, _ olds: [Page: [String]]) -> Bool {
    olds.values.contains { $0.contains("themes/\(themes[theme])/\(name).html") }
  }
}
