// build --since: a copy that says what changed since a commit, what it ends with, and what it does not show.

import Foundation
import SiteSupport
import Support
import Testing

@Suite struct SinceCommandTests {
  /// A small dossier, built and committed as `v1`.
  private func committedDossier() async throws -> Scratch {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put(
      "content/themes/t/n.md",
      "---\ntitle: N\n---\nOne says so [@a, ¶ 1]. ^c-one\n\n- Two says so [@a, ¶ 2]. ^c-two\n\n"
        + "Same [@a, ¶ 3]. ^c-same\n"
    )
    #expect(try await dossier("build", in: scratch.path).code == 0)
    try git("init", "-q", in: scratch.path)
    try git("add", ".", in: scratch.path)
    try git("commit", "-q", "-m", "One", in: scratch.path)
    try git("tag", "v1", in: scratch.path)
    return scratch
  }

  private func change(_ scratch: Scratch) throws {
    try scratch.put(
      "content/themes/t/n.md",
      "---\ntitle: N\n---\nOne does not say so [@a, ¶ 1]. ^c-one\n\n- Two says so [@a, ¶ 1]. ^c-two\n\n"
        + "Same [@a, ¶ 3]. ^c-same\n\nThree is <new> [@a, ¶ 2]. ^c-three\n")
  }

  private func main(_ page: String) -> String {
    (page.components(separatedBy: "<main id=\"main\">\n").last ?? page).components(separatedBy: "</main>")[0]
  }

  @Test func aCopyTellsWhatChanged() async throws {
    let scratch = try await committedDossier()
    try change(scratch)
    let built = try await dossier("build", "--since", "v1", "-o", "copy", in: scratch.path)
    #expect(built.code == 0, "\(built.all)")
    let page = try scratch.text("copy/changes.html")
    let names = "themes/t/n.html#c-"
    for part in [
      "<h1>Changes since v1</h1>", "<h2>T</h2>",
      "<h3>Claim reworded <span class=\"weight\">of high weight</span></h3>\n"
        + "<p class=\"place\"><a href=\"\(names)one\">N</a>, c-one</p>",
      "<p class=\"remarks\">negation came or went</p>", "<ins>", "<del>",
      "<h3>Citation leads to another paragraph</h3>\n"
        + "<p class=\"place\"><a href=\"\(names)two\">N</a>, c-two</p>",
      "<h4>Before</h4>\n<p><a href=\"sources/a.html#p2\"><bdi>A ¶2</bdi></a>",
      "<h4>After</h4>\n<p><a href=\"sources/a.html#p1\"><bdi>A ¶1</bdi></a>",
      "<h3>New claim</h3>", "<ins>Three is &lt;new&gt;",
    ] {
      #expect(page.contains(part), "\(part) in \(main(page))")
    }
    #expect(!page.contains("c-same"))
    let note = try scratch.text("copy/themes/t/n.html")
    for id in ["c-one", "c-two", "c-three"] {
      #expect(note.contains("class=\"claim changed\" id=\"\(id)\""), "\(id) in \(main(note))")
    }
    #expect(note.contains("class=\"claim\" id=\"c-same\""), "what did not change has no bar")
    #expect(note.components(separatedBy: "<small class=\"change-mark\">").count == 4)
    #expect(note.components(separatedBy: "\">new</a></small>").count == 2)
    // Each word at a claim leads to an entry, and every page to the page and its sheet.
    for href in note.components(separatedBy: "href=\"../../changes.html#").dropFirst() {
      let id = href.components(separatedBy: "\"")[0]
      #expect(page.contains("id=\"\(id)\""), "\(id)")
    }
    let files = try scratch.files("copy")
    for (path, bytes) in files where path.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("changes.html\">Changes</a></li>"), "\(path)")
      #expect(text.contains("assets/changes.css\">"), "\(path)")
    }
    #expect(files["assets/changes.css"] != nil)
    let again = try await dossier("build", "--since", "v1", "-o", "copy", "--check", in: scratch.path)
    #expect(again.code == 0, "\(again.all)")
  }

  @Test func anOrdinaryBuildHasNoTraceOfIt() async throws {
    let scratch = try await committedDossier()
    #expect(try await dossier("build", "--since", "v1", "-o", "copy", in: scratch.path).code == 0)
    #expect(try scratch.text("copy/changes.html").contains("Nothing that has weight has changed."))
    #expect(try await dossier("build", "--check", in: scratch.path).code == 0)
    let site = try scratch.files("site")
    #expect(site["changes.html"] == nil && site["assets/changes.css"] == nil)
    // The copy differs from the site by the link to the page, the sheet and the page alone.
    for (path, bytes) in try scratch.files("copy") where path.hasSuffix(".html") && path != "changes.html" {
      let text = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        .filter { !$0.contains("changes.html") && !$0.contains("changes.css") }
      let plain = String(decoding: try #require(site[path]), as: UTF8.self).split(separator: "\n")
      #expect(text == plain, "\(path)")
    }
  }

  @Test func theNewestReleaseNamesIt() async throws {
    let scratch = try await committedDossier()
    try scratch.put("content/changes.yml", "releases: [{release: \"1.1\", date: 2031-05-06}]\n")
    #expect(try await dossier("build", in: scratch.path).code == 0)
    #expect(try await dossier("build", "--since", "v1", "-o", "copy", in: scratch.path).code == 0)
    let page = try scratch.text("copy/changes.html")
    #expect(page.contains("<h1>Changes in release 1.1</h1>\n<p>Compared with v1."), "\(main(page))")
    #expect(!page.contains("2031"))
    try git("add", ".", in: scratch.path)
    try git("commit", "-q", "-m", "Two", in: scratch.path)
    #expect(try await dossier("build", "--since", "HEAD", "-o", "copy", in: scratch.path).code == 0)
    #expect(try scratch.text("copy/changes.html").contains("<h1>Changes since HEAD</h1>"))
  }

  /// What is above the ceiling now stands in the old site still. The copy does not tell of it.
  @Test func whatIsLeftOutIsNotTold() async throws {
    let scratch = try await committedDossier()
    try scratch.put(
      "content/themes/t/n.md",
      "---\ntitle: The sealed report of spring\ntlp: RED\n---\nOne says so [@a, ¶ 1]. ^c-one\n\n"
        + "Two [@a, ¶ 2]. ^c-two\n\nSame. {#c-same .background}\n"
    )
    let built = try await dossier("build", "--since", "v1", "-o", "copy", in: scratch.path)
    #expect(built.code == 0, "\(built.all)")
    let page = try scratch.text("copy/changes.html")
    #expect(page.contains("concern what is withheld.</p>"), "\(main(page))")
    for (path, bytes) in try scratch.files("copy") {
      let text = String(decoding: bytes, as: UTF8.self)
      for secret in ["c-one", "One says", "sealed", "themes/t/n.html"] {
        #expect(!text.contains(secret), "\(secret) in \(path)")
      }
    }
  }

  /// A name that was left out may stand in the old words of a claim that is still there. Then nothing is
  /// published.
  @Test func theLeakGateReadsThePage() async throws {
    let scratch = try await committedDossier()
    try scratch.put(
      "content/themes/t/n.md",
      "---\ntitle: N\n---\nThe Harbour Bureau says so [@a, ¶ 1]. ^c-one\n\nSame [@a, ¶ 3]. ^c-same\n")
    #expect(try await dossier("build", in: scratch.path).code == 0)
    try git("add", ".", in: scratch.path)
    try git("commit", "-q", "-m", "Two", in: scratch.path)
    try scratch.put(
      "content/themes/t/n.md",
      "---\ntitle: N\n---\nSomebody says so [@a, ¶ 1]. ^c-one\n\nSame [@a, ¶ 3]. ^c-same\n")
    try scratch.put("content/entities/hb.md", "---\ntitle: Harbour Bureau\ntlp: RED\n---\nA body.\n")
    #expect(try await dossier("build", "-o", "plain", in: scratch.path).code == 0)
    let built = try await dossier("build", "--since", "HEAD", "-o", "copy", in: scratch.path)
    #expect(built.code == 1 && built.error.contains("changes.html"), "\(built.all)")
    #expect(try scratch.files("copy").isEmpty)
  }

  @Test func whatCannotBeComparedIsSaid() async throws {
    let scratch = try await committedDossier()
    let before = listing(try scratch.files("site"))
    func ends(_ code: Int32, _ words: String, _ arguments: String...) async throws {
      let built = try await run(binary, ["build"] + arguments, in: scratch.path)
      #expect(built.code == code && built.error.contains(words), "\(arguments): \(built.all)")
      #expect(try scratch.files("copy").isEmpty, "\(arguments)")
    }
    try await ends(64, "say with -o where it goes", "--since", "v1")
    try await ends(64, "give -o another folder", "--since", "v1", "-o", "site")
    try await ends(3, "git knows no commit of this name", "--since", "v9", "-o", "copy")
    try git("rm", "-rq", "--cached", "site", in: scratch.path)
    try git("commit", "-q", "-m", "No site", in: scratch.path)
    try await ends(3, "no such folder in that commit", "--since", "HEAD", "-o", "copy")
    try git("checkout", "-q", "v1", "--", "site", in: scratch.path)
    // Records of a format that this program does not know.
    let shard = try scratch.text("site/data/themes/t/n.js")
    try scratch.put("site/data/themes/t/n.js", shard.replacing("\",1,[", with: "\",99,["))
    #expect(try scratch.text("site/data/themes/t/n.js") != shard, "\(shard.prefix(80))")
    try git("add", "-f", "site", in: scratch.path)
    try git("commit", "-q", "-m", "Newer", in: scratch.path)
    try await ends(2, "format 99", "--since", "HEAD", "-o", "copy")
    try scratch.put("site/data/themes/t/n.js", shard)
    #expect(listing(try scratch.files("site")) == before)
  }

  /// A private copy has the bars too, and is compared as far as it is public.
  @Test func aPrivateCopyHasThemToo() async throws {
    let scratch = try await committedDossier()
    try change(scratch)
    let built = try await dossier(
      "build", "--since", "v1", "--profile", "review", "-o", "review", in: scratch.path)
    #expect(built.code == 0, "\(built.all)")
    #expect(try scratch.text("review/themes/t/n.html").contains("class=\"claim changed\" id=\"c-one\""))
    #expect(try scratch.text("review/changes.html").contains("review-banner"))
  }
}
