// build --profile review: the private copy, what it shows and where it must not go.

import Foundation
import SiteSupport
import Testing

private let paragraphs = [
  "The port authority charges every ferry that calls for its berth, for water and for the night.",
  "Two ferries cross the strait in each hour of an ordinary day, more when the market is held.",
  "Nobody counts the boats of the fishermen, which need no berth and pay nothing to anyone <at all>.",
]

struct ReviewProfileTests {
  private func dossierWithOriginal() async throws -> Scratch {
    let scratch = try Scratch()
    try await scratch.putDossierWithOriginal(
      digests: ["Tells of a fee.", "Tells of the crossing.", "Tells of boats."], text: paragraphs)
    try scratch.put(
      "content/themes/t/x.md",
      "---\ntitle: X\ntlp: AMBER+STRICT\naliases: [/old/x.html]\n---\nSo it is [@b, ¶ 2]. ^c-x\n")
    return scratch
  }

  @Test func paragraphsStandInFullWithTheirNeighbours() async throws {
    let scratch = try await dossierWithOriginal()
    let build = try await dossier("build", "--profile", "review", in: scratch.path)
    #expect(build.code == 0, "\(build.all)")
    let source = try scratch.text("review/sources/b.html")
    #expect(source.components(separatedBy: "<blockquote class=\"original\">").count == 4)
    #expect(source.contains(paragraphs[0]) && source.contains("&lt;at all&gt;"))
    let note = try scratch.text("review/themes/t/x.html")
    let own = try #require(note.range(of: paragraphs[1]))
    let before = try #require(note.range(of: paragraphs[0]))
    #expect(own.lowerBound < before.lowerBound, "the cited paragraph, then its neighbours")
    #expect(note.contains("Nobody counts the boats"))
    #expect(try await dossier("build", "--profile", "review", "--check", in: scratch.path).code == 0)
  }

  @Test func everyPageSaysThatItIsPrivate() async throws {
    let scratch = try await dossierWithOriginal()
    #expect(try await dossier("build", "--profile", "review", in: scratch.path).code == 0)
    let files = try scratch.files().filter { $0.key.hasPrefix("review/") }
    let pages = files.filter { $0.key.hasSuffix(".html") }
    #expect(pages.count > 10)
    for (path, bytes) in pages {
      let html = String(decoding: bytes, as: UTF8.self)
      let head = try #require(html.components(separatedBy: "</head>").first)
      #expect(head.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"), "\(path)")
      #expect(html.contains("Private review copy – not for distribution"), "\(path)")
      #expect(!html.contains("rel=\"canonical\""), "\(path) is published nowhere")
      let isStrict = head.contains("content=\"TLP:AMBER+STRICT\"")
      #expect(isStrict || head.contains("content=\"TLP:AMBER\""), "\(path)")
    }
    #expect(files["review/themes/t/x.html"] != nil, "what lies above the ceiling is shown")
    #expect(files["review/old/x.html"] != nil, "an old address is a page too")
    #expect(files["review/private.txt"] != nil)
    #expect(files["review/sitemap.xml"] == nil && files["review/feed.xml"] == nil)
  }

  @Test func neitherGoesWhereTheOtherIs() async throws {
    let scratch = try await dossierWithOriginal()
    try scratch.put("content/themes/t/x.md", "---\ntitle: X\n---\nSo it is [@b, ¶ 2]. ^c-x\n")
    func refused(_ arguments: String...) async throws {
      let before = try scratch.files()
      let build = try await run(binary, ["build"] + arguments, in: scratch.path)
      #expect(build.code == 2 && build.error.contains("error[DOS0704]"), "\(arguments): \(build.all)")
      #expect(try scratch.files() == before, "\(arguments)")
    }
    // The place of the public site is kept free even before there is one.
    try await refused("--profile", "review", "-o", "site")
    try await refused("--profile", "review", "-o", "site/private")
    #expect(try await dossier("build", "-o", "out/public", in: scratch.path).code == 0)
    try await refused("--profile", "review", "-o", "out/public")
    try await refused("--profile", "review", "-o", "out/public/deep/er")
    try FileManager.default.createSymbolicLink(
      atPath: scratch("link"), withDestinationPath: scratch("out/public"))
    try await refused("--profile", "review", "-o", "link/review")
    #expect(try await dossier("build", "--profile", "review", in: scratch.path).code == 0)
    try await refused("-o", "review")
  }

  @Test func aTextThatChangedOrIsGoneIsSaid() async throws {
    let scratch = try await dossierWithOriginal()
    try scratch.put(
      "originals/b.txt",
      [
        paragraphs[1], "Prices of fish at the quay have doubled.",
        paragraphs[0].replacingOccurrences(of: "water", with: "ice"),
      ].joined(separator: "\n") + "\n")
    #expect(try await dossier("build", "--profile", "review", in: scratch.path).code == 0)
    let page = try scratch.text("review/sources/b.html")
    #expect(page.contains("The text at hand differs; this is what is likest:"))
    #expect(page.contains("for ice and for the night"))
    #expect(page.contains("This paragraph is not found in the text at hand."))
    try FileManager.default.removeItem(atPath: scratch("originals"))
    let build = try await dossier("build", "--profile", "review", in: scratch.path)
    #expect(build.code == 0, "\(build.all)")
    let bare = try scratch.text("review/sources/b.html")
    #expect(bare.components(separatedBy: "The text of this source is not at hand.").count == 4)
  }
}
