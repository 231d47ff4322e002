// What must never end in a signal: every bad input has its finding, by name, and the old site stays.

import Foundation
import SiteSupport
import Testing

/// Something put into a small dossier, the exit code it must give and what must be said.
struct BadInput: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var code: Int32
  var says: [String]
  var put: @Sendable (Scratch) throws -> Void
}

private let note = "content/themes/t/x.md"
private let head = "---\ntitle: X\n---\n"

private let badInputs = [
  BadInput(testDescription: "no settings", code: 2, says: ["content/dossier.yml", "DOS0108"]) {
    try FileManager.default.removeItem(atPath: $0("content/dossier.yml"))
  },
  BadInput(testDescription: "an empty content folder", code: 2, says: ["content/dossier.yml"]) {
    try FileManager.default.removeItem(atPath: $0("content"))
    try FileManager.default.createDirectory(atPath: $0("content"), withIntermediateDirectories: true)
  },
  BadInput(testDescription: "no content folder", code: 2, says: ["content/dossier.yml"]) {
    try FileManager.default.removeItem(atPath: $0("content"))
  },
  BadInput(testDescription: "binary junk in a note", code: 1, says: [note, "DOS0101"]) {
    var random = SplitMix64(seed: 3)
    try $0.put(note, (0..<20_000).map { _ in UInt8(truncatingIfNeeded: random.next()) })
  },
  BadInput(testDescription: "a NUL in a note", code: 1, says: [note + ":4:", "DOS0102"]) {
    try $0.put(note, Array("\(head)One\u{0} [@a, ¶ 1].\n".utf8))
  },
  BadInput(testDescription: "a note of 2 MB", code: 1, says: [note, "DOS0103"]) {
    try $0.put(note, head + String(repeating: "One says so [@a, ¶ 1].\n\n", count: 87_000))
  },
  BadInput(testDescription: "one line of 2 MB", code: 1, says: [note, "DOS0103"]) {
    try $0.put(note, head + String(repeating: "[", count: 2_000_000))
  },
  BadInput(testDescription: "deep quotations", code: 1, says: [note, "DOS0103"]) {
    try $0.put(note, head + String(repeating: "> ", count: 5_000) + "x\n")
  },
  BadInput(testDescription: "a FIFO", code: 1, says: [note, "DOS0107"]) {
    #expect(mkfifo($0(note), 0o644) == 0)
  },
  BadInput(testDescription: "a link to a file", code: 1, says: [note, "DOS0106"]) {
    try FileManager.default.createSymbolicLink(atPath: $0(note), withDestinationPath: "n.md")
  },
  BadInput(testDescription: "a link that leads round", code: 1, says: ["content/themes/loop", "DOS0106"]) {
    try FileManager.default.createSymbolicLink(atPath: $0("content/themes/loop"), withDestinationPath: "..")
  },
  BadInput(
    testDescription: "unknown files", code: 0, says: ["content/themes/t/x.txt", "content/what.md", "DOS0105"]
  ) {
    try $0.put("content/themes/t/x.txt", "x")
    try $0.put("content/what.md", "x")
  },
  BadInput(testDescription: "a folder named x.md", code: 0, says: ["content/themes/t/x.md/y.md", "DOS0105"]) {
    try $0.put("content/themes/t/x.md/y.md", head)
  },
  BadInput(testDescription: "a theme listed twice", code: 2, says: ["content/dossier.yml:3:", "'t'"]) {
    try $0.put("content/dossier.yml", "title: Small\ntlp: CLEAR\nthemes: [t, t]\n")
  },
  BadInput(testDescription: "a name with capitals", code: 1, says: ["content/themes/t/Upper.md", "DOS0104"]) {
    try $0.put("content/themes/t/Upper.md", head)
  },
  BadInput(testDescription: "a note named claims", code: 1, says: ["content/themes/t/claims.md", "DOS0104"]) {
    try $0.put("content/themes/t/claims.md", head)
  },
  BadInput(
    testDescription: "names of devices", code: 1,
    says: ["content/themes/t/con.md", "content/static/nul.txt", "content/static/x.: ", "DOS0104"]
  ) {
    try $0.put("content/themes/t/con.md", head)
    try $0.put("content/static/nul.txt", "x")
    try $0.put("content/static/x.", "x")
  },
  BadInput(
    testDescription: "paragraphs that are not UTF-8", code: 1,
    says: ["content/sources/a.paragraphs.jsonl:1:", "DOS0101"]
  ) {
    try $0.put(
      "content/sources/a.paragraphs.jsonl",
      Array("{\"label\":\"p1\",\"x\":\"".utf8) + [0xFF] + Array("\"}\n".utf8))
  },
  BadInput(testDescription: "addresses without a host", code: 1, says: [note + ":4:", "'http:x'", "DOS0206"])
  {
    try $0.put(note, head + "[a](http:x), <https:/x>, [b](https:\\\\x.org) and [c](http://) [@a, ¶ 1].\n")
  },
  BadInput(testDescription: "front matter that never ends", code: 1, says: [note]) {
    try $0.put(note, "---\ntitle: X\nOne says so [@a, ¶ 1].\n")
  },
  BadInput(testDescription: "broken front matter", code: 1, says: [note, "DOS0301"]) {
    try $0.put(note, "---\ntitle: [\n---\nOne says so [@a, ¶ 1].\n")
  },
  BadInput(testDescription: "an id used twice", code: 1, says: [note + ":4:", "DOS0801"]) {
    try $0.put(note, head + "One says so [@a, ¶ 1]. ^c-one\n")
  },
  BadInput(
    testDescription: "junk for paragraphs", code: 1,
    says: ["content/sources/a.paragraphs.jsonl:2:", "DOS0310"]
  ) {
    try $0.put(
      "content/sources/a.paragraphs.jsonl",
      "{\"label\":\"p1\",\"lines\":null,\"chars\":null,\"fp\":null}\nnot json\n")
  },
  BadInput(
    testDescription: "paragraphs of no source", code: 0,
    says: ["content/sources/z.paragraphs.jsonl", "DOS0105"]
  ) {
    try $0.put("content/sources/z.paragraphs.jsonl", "")
  },
  BadInput(testDescription: "a static file in the place of a page", code: 1, says: ["index.html", "DOS0701"])
  {
    try $0.put("content/static/index.html", "x")
  },
]

struct BadInputTests {
  @Test(arguments: badInputs)
  func hasItsFinding(input: BadInput) async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    let built = try await dossier("build", in: scratch.path)
    try #require(built.code == 0, "\(built.all)")
    let before = listing(try scratch.files("site"))
    try input.put(scratch)
    for command in ["build", "check"] {
      let outcome = try await dossier(command, in: scratch.path)
      #expect(!outcome.wasKilled, "\(command) ended by signal \(outcome.code)")
      #expect(outcome.code == input.code, "\(command): \(outcome.all.prefix(3000))")
      for text in input.says {
        #expect(outcome.all.contains(text), "\(command) says \(text): \(outcome.all.prefix(3000))")
      }
      #expect(outcome.all.utf8.count < 100_000, "\(command) floods the terminal")
      if input.code != 0 { #expect(listing(try scratch.files("site")) == before, "the old site stays") }
    }
    if input.code == 0 {
      // `id` and the rest must live with it too.
      let listed = try await dossier("id", in: scratch.path)
      #expect(listed.code == 0, "\(listed.all)")
    }
  }

  /// Bytes changed at random in every kind of file: an outcome by name, never a signal.
  @Test(arguments: 0..<8)
  func mutatedFilesAreFoundOut(round: Int) async throws {
    var random = SplitMix64(seed: UInt64(round) + 900)
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    let paths = try scratch.files("content").keys.sorted()
    let snippets = [
      "[[", "]]", "{", "}", "[@", "@a", "¶", "|", "\n---\n", "^c-", "\u{0}", "\r", "> ", "```\n", "*", "\\",
      "<!--",
    ]
    for _ in 0..<6 {
      let path = "content/" + paths[random.number(0..<paths.count)]
      var bytes = try scratch.bytes(path)
      for _ in 0..<random.number(1..<6) {
        let at = random.number(0..<bytes.count + 1)
        switch random.number(0..<3) {
        case 0: bytes.insert(contentsOf: snippets[random.number(0..<snippets.count)].utf8, at: at)
        case 1: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
        default: if at < bytes.count { bytes.remove(at: at) }
        }
      }
      try scratch.put(path, bytes)
      let outcome = try await dossier("build", in: scratch.path)
      #expect(!outcome.wasKilled, "round \(round): signal \(outcome.code) by \(path): \(bytes)")
      #expect(
        [0, 1, 2].contains(outcome.code),
        "round \(round): \(outcome.code) by \(path): \(outcome.all) \(bytes)")
      if outcome.code != 0 { #expect(outcome.error.contains("error[DOS"), "round \(round): \(outcome.all)") }
    }
  }
}
