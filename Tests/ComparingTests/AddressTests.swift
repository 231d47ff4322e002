// A dossier with an address has a sitemap and a feed: what they say again is accounted for by what they say it
// of, and what they say alone is left over.

import Comparing
import Files
import SiteSupport
import Testing

private let note = "content/themes/t/n.md"
private let settings = "content/dossier.yml"
private let changes = "content/changes.yml"
private let release = """
  releases:
    - release: "1.1"
      date: 2031-02-03
      corrections:
        - text: The number of ships was too high.
          claims: [c-sum, j-one]

  """

private func compared(_ a: FileTree, _ b: FileTree) throws -> Comparison {
  try compare(ComparedSite(name: "a", tree: a), ComparedSite(name: "b", tree: b))
}

@Suite struct AddressTests {
  private static let edits: [[(file: String, old: String, new: String)]] = [
    [("content/themes/t/new.md", "", "---\ntitle: New\n---\nA word of it [@a, ¶ 1]. ^c-new\n")],
    [("content/entities/f.md", "", "---\ntitle: F\ntype: body\n---\nA body.\n")],
    [(settings, "cutoff: 2031-01-02", "cutoff: 2031-01-25")],
    [(settings, "version: \"1\"", "version: \"2\"")],
    [(settings, "title: D", "title: E")],
    [(settings, "example.org", "example.com")],
    [(changes, "", release)],
  ]

  private func site(
    _ tongue: Tongue, _ edits: [(file: String, old: String, new: String)] = []
  ) async throws -> FileTree {
    let head = "base-url: https://example.org/d/\ncutoff: 2031-01-02\nversion: \"1\"\n"
    return try await siteTree(smallTree(edited(edited(tongue.files, [(settings, "", head)]), edits)))
  }

  @Test(arguments: tongues.indices)
  func whatSitemapAndFeedRepeatIsAccountedFor(number: Int) async throws {
    let before = try await site(tongues[number])
    for edit in Self.edits {
      let after = try await site(tongues[number], edit)
      for (a, b) in [(before, after), (after, before)] {
        let found = try compared(a, b)
        #expect(found.accounting.unexplained.isEmpty, "\(edit[0].new): \(diffText(found))")
      }
    }
  }

  @Test func aPageThatLeadsOnIsInNoSitemap() async throws {
    let before = try await site(tongues[0])
    var files = edited(tongues[0].files, [(note, "---\ntitle", "---\naliases: [/themes/t/n.html]\ntitle")])
    files["content/themes/t/m.md"] = files.removeValue(forKey: note)
    let head = "base-url: https://example.org/d/\ncutoff: 2031-01-02\nversion: \"1\"\n"
    let after = try await siteTree(smallTree(edited(files, [(settings, "", head)])))
    for (a, b) in [(before, after), (after, before)] {
      let found = try compared(a, b)
      #expect(found.accounting.unexplained.isEmpty, "\(diffText(found))")
    }
  }

  @Test func laterReleasesAreAccountedFor() async throws {
    let before = try await site(tongues[0], [(changes, "", release)])
    let second = release.replacing("1.1", with: "1.2").replacing("2031-02-03", with: "2031-04-05")
    for text in [
      second + release.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n",
      release.replacing("was too high", with: "was far too high"), release.replacing("02-03", with: "02-04"),
    ] {
      let after = try await site(tongues[0], [(changes, "", text)])
      let found = try compared(before, after)
      #expect(found.accounting.unexplained.isEmpty, "\(diffText(found))")
      #expect(found.changes.contains { $0.page == "corrections.html" }, "\(diffText(found))")
    }
  }

  /// What corrections say is told when the first of them comes.
  @Test func aFirstReleaseIsToldInWords() async throws {
    let before = try await site(tongues[0])
    let found = try compared(before, try await site(tongues[0], [(changes, "", release)]))
    let told = try #require(found.changes.first { $0.subject == "corrections.html" })
    #expect(told.after?.value.contains("The number of ships was too high.") == true, "\(diffText(found))")
  }

  @Test func whatTheySayAloneIsLeftOver() async throws {
    let before = try await site(tongues[0])
    let after = try await site(tongues[0], [(note, "^c-whole", "^c-whole\n\nA word of it [@a, ¶ 1]. ^c-new")])
    for (path, old, new) in [
      ("sitemap.xml", "d/themes/t/n.html", "d/themes/t/x.html"),
      ("sitemap.xml", "<url><loc>https://example.org/d/claims.html</loc></url>\n", ""),
      ("sitemap.xml", "https://example.org/d/claims", "https://example.net/d/claims"),
      ("feed.xml", "D, version 1<", "D, version 7<"), ("feed.xml", "<title>D<", "<title>Other<"),
      ("feed.xml", "<link href=\"https://example.org/d/\"", "<link href=\"https://example.net/d/\""),
    ] {
      let text = String(decoding: try #require(after[path]).bytes, as: UTF8.self)
      #expect(text.contains(old), "\(path) holds no \(old)")
      let damaged = after.with([SourceFile(path: path, text: text.replacing(old, with: new))])
      let found = try compared(before, damaged)
      #expect(found.accounting.unexplained.contains { $0.file == path }, "\(new): \(diffText(found))")
    }
  }
}
