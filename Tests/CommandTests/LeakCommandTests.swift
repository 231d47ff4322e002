// The leak gate, from outside: whatever way a sentence or a trace of something excluded comes into the site,
// nothing is published.

import Foundation
import SiteSupport
import Testing

private let original =
  "The port authority charges every ferry that calls for its berth, for water and for the night."
private let stolen = "authority charges every ferry that calls for its berth"

struct LeakCommandTests {
  private func dossierWithOriginal() async throws -> Scratch {
    let scratch = try Scratch()
    try await scratch.putDossierWithOriginal(digests: ["Tells of a fee."], text: [original])
    return scratch
  }

  /// A path of the dossier and a text in it that repeats the original.
  static let leaks: [(path: String, text: String)] = [
    ("content/themes/t/x.md", "---\ntitle: X\n---\nThe \(stolen) [@b, ¶ 1]. ^c-x\n"),
    (
      "content/themes/t/x.md",
      "---\ntitle: X\n---\nThe *authority charges* every ferry\nthat calls for its berth [@b, ¶ 1]. ^c-x\n"
    ),
    ("content/themes/t/x.md", "---\ntitle: The \(stolen)\n---\nSo [@b, ¶ 1]. ^c-x\n"),
    ("content/themes/t/x.md", "---\ntitle: X\ndescription: The \(stolen)\n---\nSo [@b, ¶ 1]. ^c-x\n"),
    ("content/themes/t/x.md", "---\ntitle: X\n---\nSo [@b, ¶ 1]{why=\"\(stolen)\"}. ^c-x\n"),
    (
      "content/themes/t/x.md",
      "---\ntitle: X\n---\nSo [a](https://example.org \"\(stolen)\") [@b, ¶ 1]. ^c-x\n"
    ),
    (
      "content/themes/t/x.md",
      "---\ntitle: X\n---\nSo [it is]{date=2020 event=\"\(stolen)\"} [@b, ¶ 1]. ^c-x\n"
    ),
    (
      "content/sources/c.md",
      "---\ntitle: C\nlabel: C\narchive-location: The \(stolen)\n---\n\nTells. {#p1}\n"
    ),
    ("content/static/page.html", "<p>authority charges&nbsp;every&Tab;ferry that calls for its berth</p>"),
    ("content/static/page.html", "<!DOCTYPE html><title>x</title><img alt=\"\(stolen)\">"),
    ("content/static/page.html", "<!-- \(stolen) -->"),
    (
      "content/static/data.json", "{\"x\":\"authority charges\\nevery ferry th\\u0061t calls for its berth\"}"
    ),
    ("content/static/authority-charges-every-ferry-that-calls-for-its-berth.txt", "x\n"),
    (
      "content/dossier.yml",
      "title: Small\ntlp: CLEAR\nbase-url: https://example.org/s/\nthemes: [t]\nauthors: [\(stolen)]\n"
    ),
    ("templates/dossier.css", "/* \(stolen) */\n"),
    (
      "content/changes.yml",
      "releases: [{release: a, date: 2035-01-01, corrections: [{text: \"The \(stolen).\"}]}]\n"
    ),
  ]

  @Test(arguments: leaks.indices, [true, false])
  func aSentenceIsFoundWhereverItStands(number: Int, hasOriginal: Bool) async throws {
    let scratch = try await dossierWithOriginal()
    #expect(try await dossier("build", in: scratch.path).code == 0)
    if !hasOriginal { try FileManager.default.removeItem(atPath: scratch("originals")) }
    let before = try scratch.files().filter { $0.key.hasPrefix("site/") }
    let leak = Self.leaks[number]
    try scratch.put(leak.path, leak.text)
    let build = try await dossier("build", in: scratch.path)
    #expect(build.code == 1 && build.error.contains("error[DOS1003]"), "\(build.all)")
    #expect(build.error.contains("words of 'b'"), "\(build.error)")
    let after = try scratch.files().filter { $0.key.hasPrefix("site/") }
    #expect(after == before, "the last good site stays")
    #expect(try await dossier("build", "--check", in: scratch.path).code == 1)
  }

  @Test func theSiteIsTheSameWithAndWithoutOriginals() async throws {
    let scratch = try await dossierWithOriginal()
    #expect(try await dossier("build", "-o", "with", in: scratch.path).code == 0)
    try FileManager.default.removeItem(atPath: scratch("originals"))
    #expect(try await dossier("build", "-o", "without", in: scratch.path).code == 0)
    let files = try scratch.files()
    func tree(_ folder: String) -> [String: [UInt8]] {
      Dictionary(
        uniqueKeysWithValues: files.filter { $0.key.hasPrefix(folder + "/") }.map {
          (String($0.key.dropFirst(folder.utf8.count)), Array($0.value))
        })
    }
    #expect(tree("with") == tree("without") && !tree("with").isEmpty)
  }

  @Test func aDeclaredQuotationIsNoLeak() async throws {
    let scratch = try await dossierWithOriginal()
    let register = try scratch.text("content/sources/b.md")
    try scratch.put(
      "content/sources/b.md",
      register.replacingOccurrences(of: "label: B", with: "label: B\nrights: quotation"))
    try scratch.put("content/dossier.yml", "title: Small\ntlp: CLEAR\nthemes: [t]\nquotation: {share: 1}\n")
    try scratch.put(
      "content/themes/t/x.md", "---\ntitle: X\n---\nThe \u{201C}\(stolen)\u{201D} [@b, ¶ 1]. ^c-x\n")
    let build = try await dossier("build", in: scratch.path)
    #expect(build.code == 0, "\(build.all)")
    try scratch.put(
      "content/themes/t/x.md", "---\ntitle: X\n---\nThe \u{201C}\(stolen) free\u{201D} [@b, ¶ 1]. ^c-x\n")
    let wrong = try await dossier("build", in: scratch.path)
    #expect(wrong.code == 1 && wrong.error.contains("error[DOS0413]"), "\(wrong.all)")
  }

  // MARK: Markings

  private func dossierWithSecret(_ note: String) async throws -> Scratch {
    let scratch = try await dossierWithOriginal()
    try scratch.put(
      "content/themes/t/hidden-talks.md",
      "---\ntitle: What the hidden talks came to\ntlp: AMBER\n---\nThey failed [@b, ¶ 1]. ^c-talks\n\n![[plan.png]]\n"
    )
    try scratch.put(
      "content/entities/black-fleet.md", "---\ntitle: Black Fleet\nshort: BF9\ntlp: RED\n---\nShips.\n")
    try scratch.put(
      "content/sources/memo.md", "---\ntitle: Memo\nlabel: Memo\ntlp: AMBER\n---\nSays it. {#p1}\n")
    try scratch.put("content/themes/t/x.md", "---\ntitle: X\n---\n\(note)\n")
    return scratch
  }

  /// Traces are looked for where no private text is known too.
  @Test func mentionsAreFoundWithoutAnyPrivateText() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put(
      "content/entities/black-fleet.md", "---\ntitle: Black Fleet\ntlp: RED\n---\nShips.\n")
    #expect(try await dossier("build", in: scratch.path).code == 0)
    let words = String(repeating: "many words of a note ", count: 200)
    try scratch.put(
      "content/themes/t/x.md", "---\ntitle: X\n---\n\(words)on the Black Fleet [@a, ¶ 1]. ^c-x\n")
    let build = try await dossier("build", in: scratch.path)
    #expect(build.code == 1 && build.error.contains("error[DOS1003]"), "\(build.all)")
  }

  /// A text that is not the registered one does not hide the registered one's sentences.
  @Test func anotherTextDoesNotOpenTheGate() async throws {
    let scratch = try await dossierWithOriginal()
    try scratch.put("originals/b.txt", "Something else altogether.\n")
    try scratch.put("content/themes/t/x.md", "---\ntitle: X\n---\nThe \(stolen) [@b, ¶ 1]. ^c-x\n")
    let build = try await dossier("build", in: scratch.path)
    #expect(build.code == 1 && build.error.contains("error[DOS1003]"), "\(build.all)")
  }

  @Test func whatLiesAboveTheCeilingLeavesNoTrace() async throws {
    let scratch = try await dossierWithSecret("So [@b, ¶ 1]. ^c-x")
    try scratch.put("content/images/plan.png", smallPNG)
    let build = try await dossier("build", in: scratch.path)
    #expect(build.code == 0, "\(build.all)")
    #expect(
      build.error.contains("note[DOS1007]: left out as above CLEAR: 1 note, 1 source, 1 entity"),
      "\(build.all)")
    for (path, bytes) in try scratch.files() where path.hasPrefix("site/") {
      let text = path + String(decoding: bytes, as: UTF8.self)
      for trace in [
        "hidden-talks", "hidden talks", "c-talks", "black-fleet", "Black Fleet", "BF9", "memo", "Memo",
        "plan.png", "AMBER", "left out",
      ]
      where !path.hasSuffix(".css") || trace != "AMBER" {
        #expect(!text.contains(trace), "\(trace) in \(path)")
      }
    }
  }

  @Test(arguments: [
    ("So [@memo, ¶ 1]. ^c-x", "DOS1006"), ("See [[hidden-talks]] [@b, ¶ 1]. ^c-x", "DOS1006"),
    ("See [[t/hidden-talks|there]] [@b, ¶ 1]. ^c-x", "DOS1006"),
    ("See [there](hidden-talks.md) [@b, ¶ 1]. ^c-x", "DOS1006"),
    ("The [[black-fleet|ships]] [@b, ¶ 1]. ^c-x", "DOS1006"),
    ("So [@b, ¶ 1]. {#c-x contradicts=c-talks}", "DOS1006"), ("![[hidden-talks#^c-talks]]", "DOS1006"),
    ("The Black Fleet sails [@b, ¶ 1]. ^c-x", "DOS1003"), ("BF9 sails [@b, ¶ 1]. ^c-x", "DOS1003"),
    ("As c-talks says [@b, ¶ 1]. ^c-x", "DOS1003"),
    ("See “What the hidden talks came to” [@b, ¶ 1]{quote=term}. ^c-x", "DOS1003"),
    ("See [x](https://example.org/hidden-talks.html) [@b, ¶ 1]. ^c-x", "DOS1003"),
  ])
  func everyReferenceToItIsAnError(note: String, code: String) async throws {
    let scratch = try await dossierWithSecret(note)
    let build = try await dossier("build", in: scratch.path)
    #expect(build.code == 1 && build.error.contains("error[\(code)]"), "\(build.all)")
  }

  @Test func aPageIsMarkedByTheStrictestThatItShows() async throws {
    let scratch = try await dossierWithSecret("So [@memo, ¶ 1]. ^c-x")
    try scratch.put("content/images/plan.png", smallPNG)
    try scratch.put(
      "content/dossier.yml", "title: Small\ntlp: CLEAR\nthemes: [t]\npublish: {ceiling: RED}\n")
    let build = try await dossier("build", in: scratch.path)
    #expect(build.code == 0, "\(build.all)")
    func marking(_ page: String) throws -> String {
      let html = try scratch.text("site/\(page)")
      let bars = html.matches(of: /<p class="marking-bar ([a-z-]+)">TLP:([A-Z+]+)<\/p>/)
      #expect(bars.count == 2 && bars[0].2 == bars[1].2, "\(page)")
      let meta = html.firstMatch(of: /<meta name="tlp" content="TLP:([A-Z+]+)">/)
      #expect(meta?.1 == bars.first?.2, "\(page)")
      return bars.first.map { String($0.2) } ?? ""
    }
    #expect(try marking("themes/t/x.html") == "AMBER", "it cites an AMBER source")
    #expect(try marking("sources/memo.html") == "AMBER")
    #expect(try marking("sources/b.html") == "AMBER", "it quotes an AMBER note")
    #expect(try marking("entities/black-fleet.html") == "RED")
    #expect(try marking("claims.html") == "RED")
    #expect(try marking("index.html") == "CLEAR")
  }
}

/// One white pixel.
private let smallPNG: [UInt8] = Array(
  Data(
    base64Encoded:
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTmfxwAAAABJRU5ErkJggg==")!)
