// pack where it must not write, or not this: the old pack stays, and nothing is left lying about.

import Foundation
import SiteSupport
import Testing

@Suite struct PackRefusalTests {
  private func packed() async throws -> (Scratch, [UInt8]) {
    let scratch = try Scratch()
    try scratch.putSmallDossier("d")
    let outcome = try await dossier("pack", scratch("d"), "-o", scratch("out/p.zip"))
    try #require(outcome.code == 0, "\(outcome.all)")
    return (scratch, try scratch.bytes("out/p.zip"))
  }

  private func names(_ folder: String, in scratch: Scratch) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch(folder)).sorted()
  }

  @Test func contentWithAnErrorLeavesTheOldPack() async throws {
    let (scratch, old) = try await packed()
    try scratch.put("d/content/themes/t/n.md", "---\ntitle: N\n---\nOne says so [@b, ¶ 1]. ^c-one\n")
    let failed = try await dossier("pack", scratch("d"), "-o", scratch("out/p.zip"))
    #expect(failed.code == 1 && failed.output == "", "\(failed.all)")
    #expect(failed.error.contains("error[DOS0401]"), "\(failed.error)")
    #expect(failed.error.hasSuffix("1 error; nothing was packed\n"))
    #expect(try scratch.bytes("out/p.zip") == old)
    #expect(try names("out", in: scratch) == ["p.zip"])
    let none = try await dossier("pack", scratch("d"))
    #expect(none.code == 1)
    #expect(try names("d", in: scratch) == ["content"])
    try scratch.put("d/content/dossier.yml", "titel: Small\n")
    #expect(try await dossier("pack", scratch("d")).code == 2)
    let json = try await dossier("pack", scratch("d"), "--format", "json", "--quiet")
    let document = try JSONSerialization.jsonObject(with: Data(json.error.utf8))
    #expect(json.code == 2 && document is [String: Any], "one document, and nothing else: \(json.all)")
  }

  /// Words of a private text, as in a build; the pack would carry them further than a site.
  @Test func aLeakLeavesTheOldPack() async throws {
    let (scratch, old) = try await packed()
    let sentence = "Nine dredgers worked on the outer basin through the whole of that winter"
    try scratch.put(
      "d/content/sources/b.md",
      "---\ntitle: B\nlabel: B\nnumbering: text\ncopies: [{id: text, role: private, file: b.txt}]\n---\n"
        + "\nTells of work. {#p1}\n")
    try scratch.put("d/originals/b.txt", sentence + ".\n")
    try scratch.put("d/content/themes/t/n.md", "---\ntitle: N\n---\n\(sentence) [@b, ¶ 1]. ^c-one\n")
    #expect(try await dossier("source", "fingerprint", "-C", scratch("d")).code == 0)
    let leak = try await dossier("pack", scratch("d"), "-o", scratch("out/p.zip"))
    #expect(leak.code == 1 && leak.error.contains("error[DOS1003]"), "\(leak.all)")
    #expect(try scratch.bytes("out/p.zip") == old)
    #expect(try names("out", in: scratch) == ["p.zip"])
  }

  @Test(arguments: [
    ("content/images/\(String(repeating: "x", count: 61)).svg", "a name in its path has 61 characters"),
    (
      "content/static/\(String(repeating: "y", count: 50))/\(String(repeating: "z", count: 60))/w.txt",
      "its path in a pack has 123 characters; 120 are allowed"
    ),
    ("content/static/start-here.html", "some systems take its path in a pack for 'small/START-HERE.html'"),
    ("content/static/SHA256SUMS.txt", "some systems take its path in a pack for 'small/SHA256SUMS.txt'"),
  ])
  func pathsThatDoNotUnpackEverywhere(path: String, says: String) async throws {
    let (scratch, old) = try await packed()
    let text = path.hasSuffix(".svg") ? "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n" : "A file.\n"
    try scratch.put("d/\(path)", text)
    let built = try await dossier("build", scratch("d"), "-o", scratch("site"))
    #expect(built.code == 0, "a site may have it: \(built.all)")
    let outcome = try await dossier("pack", scratch("d"), "-o", scratch("out/p.zip"))
    #expect(outcome.code == 1, "\(outcome.all)")
    #expect(outcome.error.contains("\(path): error[DOS0705]: \(says)"), "\(outcome.error)")
    #expect(try scratch.bytes("out/p.zip") == old)
  }

  /// A theme and a note with the longest names that they may have.
  @Test func namesThatAreLongTogether() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    let (theme, note) = (String(repeating: "t", count: 60), String(repeating: "n", count: 60))
    try scratch.put("content/dossier.yml", "title: Small\ntlp: CLEAR\n")
    try scratch.put("content/themes/\(theme)/\(note).md", "---\ntitle: N\n---\nSo [@a, ¶ 2]. ^c-two\n")
    let outcome = try await dossier("pack", in: scratch.path)
    #expect(outcome.code == 1, "\(outcome.all)")
    let page = "themes/\(theme)/\(note).html"
    #expect(outcome.error.contains("\(page): error[DOS0705]: its path in a pack has 139 characters"))
    #expect(outcome.error.contains("data/themes/\(theme)/\(note).js: error[DOS0705]"))
    #expect(!FileManager.default.fileExists(atPath: scratch("small.zip")))
  }

  /// What a build refuses already.
  @Test(arguments: [
    ("content/static/con.txt", "DOS0104"), ("content/static/nul", "DOS0104"),
    ("content/static/a b.txt", "DOS0104"), ("content/static/trailing.", "DOS0104"),
    ("content/static/CNAME", "DOS0701"), ("content/static/Index.html", "DOS0701"),
  ])
  func namesThatNoSiteMayHave(path: String, code: String) async throws {
    let (scratch, _) = try await packed()
    try scratch.put("d/content/static/cname", "example.org\n")
    try scratch.put("d/\(path)", "A file.\n")
    let outcome = try await dossier("pack", scratch("d"))
    #expect(outcome.code == 1 && outcome.error.contains("error[\(code)]"), "\(outcome.all)")
    #expect(try names("d", in: scratch) == ["content"])
  }

  @Test func placesThatAreRefused() async throws {
    let (scratch, _) = try await packed()
    try FileManager.default.createDirectory(
      atPath: scratch("d/originals"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: scratch("folder.zip"), withIntermediateDirectories: true)
    try scratch.put("other.zip", "not a pack")
    try FileManager.default.createSymbolicLink(
      atPath: scratch("link.zip"), withDestinationPath: scratch("other.zip"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch("in"), withDestinationPath: scratch("d/content"))
    #expect(mkfifo(scratch("pipe.zip"), 0o644) == 0)
    #expect(try await dossier("build", scratch("d")).code == 0)
    #expect(try await dossier("build", scratch("d"), "-o", scratch("public")).code == 0)
    let before = listing(try scratch.files())
    for out in [
      "d/content/p.zip", "d/content/static/p.zip", "d/templates/p.zip", "d/originals/p.zip", "in/p.zip",
      "folder.zip", "link.zip", "pipe.zip",
    ] {
      let outcome = try await dossier("pack", scratch("d"), "-o", scratch(out))
      #expect(outcome.code == 2, "\(out): \(outcome.all)")
      #expect(outcome.error.contains("error[DOS0704]: the output cannot be written here: "), "\(outcome.all)")
    }
    for out in ["d/site/p.zip", "d/site/new/p.zip", "public/p.zip", "public/themes/t/p.zip"] {
      let outcome = try await dossier("pack", scratch("d"), "-o", scratch(out), "--profile", "review")
      #expect(outcome.code == 2 && outcome.error.contains("public site"), "\(out): \(outcome.all)")
    }
    for out in ["p.txt", "p", "folder", "p.zip/", ".zip.gz"] {
      let outcome = try await dossier("pack", scratch("d"), "-o", scratch(out))
      #expect(outcome.code == 64 && outcome.error.contains("zip file"), "\(out): \(outcome.all)")
    }
    #expect(listing(try scratch.files()) == before)
  }

  @Test func whatCannotBeWrittenIsThree() async throws {
    let (scratch, old) = try await packed()
    try scratch.put("d/content/index.md", "---\ntitle: Small\n---\nWhat it is about now.\n")
    let pack = ["pack", scratch("d"), "-o", scratch("out/p.zip")]
    let full = try await run(
      "/bin/sh", ["-c", "trap '' XFSZ; ulimit -f 2; exec \"$0\" \"$@\"", binary] + pack)
    #expect(full.code == 3 && full.error.contains("error[DOS0902]: "), "\(full.all)")
    #expect(full.error.contains("file too large"), "\(full.all)")
    #expect(try scratch.bytes("out/p.zip") == old)
    #expect(try names("out", in: scratch) == ["p.zip"], "nothing is left lying about")
    let nowhere = try await dossier("pack", scratch("d"), "-o", scratch("out/p.zip/x.zip"))
    #expect(nowhere.code == 3, "\(nowhere.all)")
    try scratch.put("out/.p.zip.lock/x", "in the way")
    let locked = try await run(binary, pack)
    #expect(locked.code == 3 && locked.error.contains(".p.zip.lock: error[DOS0902]"), "\(locked.all)")
    #expect(try scratch.bytes("out/p.zip") == old)
    try FileManager.default.removeItem(atPath: scratch("out/.p.zip.lock"))
    // What a killed run left goes with the next.
    try scratch.put("out/.p.zip.tmp-1", "half")
    let done = try await run(binary, pack)
    #expect(done.code == 0, "\(done.all)")
    #expect(try scratch.bytes("out/p.zip") != old)
    #expect(try names("out", in: scratch) == ["p.zip"])
    let elsewhere = try await dossier("pack", scratch("d"), "-o", scratch("new/folder/p.ZIP"))
    #expect(elsewhere.code == 0, "folders are made as by a build: \(elsewhere.all)")
  }

  /// A pack beside the content or in it never becomes content: else each pack would hold the one before.
  @Test func aPackIsNoContent() async throws {
    let (scratch, old) = try await packed()
    try FileManager.default.copyItem(atPath: scratch("out/p.zip"), toPath: scratch("d/small.zip"))
    let beside = try await dossier("check", scratch("d"))
    #expect(beside.code == 0 && beside.all == "nothing to report\n", "\(beside.all)")
    for path in ["content/p.zip", "content/static/p.zip", "content/images/p.zip", "content/themes/t/p.zip"] {
      try scratch.put("d/\(path)", old)
      let outcome = try await dossier("pack", scratch("d"), "-o", scratch("out/p.zip"))
      #expect(outcome.code == 0 && outcome.error.contains("\(path): warning[DOS0105]"), "\(outcome.all)")
      #expect(try scratch.bytes("out/p.zip") == old, "\(path)")
    }
    // Any other zip file is a file to copy.
    try scratch.put("d/content/static/tables.zip", [0x50, 0x4B, 0x03, 0x04, 0x0A])
    #expect(try await dossier("build", scratch("d")).code == 0)
    #expect(try scratch.bytes("d/site/tables.zip").count == 5)
    #expect(!FileManager.default.fileExists(atPath: scratch("d/site/p.zip")))
  }
}
