// What holds of the files of a site as a whole.

import Files
import SiteSupport
import Testing

struct FileTests {
  @Test(arguments: Which.allCases)
  func stylesheetsAskForNothing(which: Which) async throws {
    let walk = try await which.site()
    for path in walk.site.paths where path.hasSuffix(".css") {
      let text = walk.site.text(path)
      #expect(!text.contains("@import"), "\(path)")
      #expect(!text.contains("url("), "\(path)")
    }
    for name in ["check", "dossier", "records", "search", "sha256"].map({ "assets/\($0).js" }) {
      let script = walk.site.text(name)
      for word in ["fetch(", "XMLHttpRequest", "import(", "http://", "https://", "eval(", "innerHTML"] {
        #expect(!script.contains(word), "\(word) in \(name)")
      }
    }
  }

  @Test(arguments: Which.allCases)
  func filesAreListedAndPathsAreSafeAnywhere(which: Which) async throws {
    let walk = try await which.site()
    let list = walk.site.text("files.txt")
    #expect(list == walk.site.paths.map { $0 + "\n" }.joined())
    let folded = Set(walk.site.paths.map { $0.lowercased() })
    #expect(folded.count == walk.site.paths.count, "two paths differ by case alone")
    let plain = Set("abcdefghijklmnopqrstuvwxyz0123456789-_./")
    expectNone(
      walk.site.paths.filter { $0.count > 120 || !plain.isSuperset(of: $0) },
      "paths of at most 120 plain symbols")
  }

  @Test func aSiteWithAnAddressHasCanonicalLinksSitemapAndFeed() async throws {
    let walk = try await Which.synthetic.site()
    let base = "https://example.org/synthetic/"
    var problems: [String] = []
    for page in walk.pages where walk.isRedirect(page) {
      let link = page.all("a").first.flatMap { page.elements[$0]("href") } ?? ""
      let (path, _) = target(of: link, from: page.path)
      let address = page.all("link").first { page.elements[$0]("rel") == "canonical" }
      let refresh = page.all("meta").compactMap { page.elements[$0]("content") }
      if walk.page(path) == nil || address.map({ page.elements[$0]("href") }) != base + path
        || !refresh.contains("0; url=\(link)")
      {
        problems.append("\(page.path) leads to '\(link)'")
      }
      if walk.site.text("sitemap.xml").contains(page.path) {
        problems.append("\(page.path) is in the sitemap")
      }
    }
    for page in walk.pages where page.path != "404.html" && !walk.isRedirect(page) {
      let canonical = page.all("link").filter { page.elements[$0]("rel") == "canonical" }
      let wanted = base + (page.path == "index.html" ? "" : page.path)
      if canonical.map({ page.elements[$0]("href") }) != [wanted] { problems.append(page.path) }
      if !walk.site.text("sitemap.xml").contains("<loc>\(base)\(page.path)</loc>"), page.path != "index.html"
      {
        problems.append("\(page.path) is not in the sitemap")
      }
    }
    expectNone(problems, "canonical links")
    #expect(walk.site.files["feed.xml"] != nil)
    let without = try await Which.repository.site()
    for path in ["sitemap.xml", "feed.xml", "404.html"] {
      #expect(without.site.files[path] == nil, "\(path) without base-url")
    }
  }
}
