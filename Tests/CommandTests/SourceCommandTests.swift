// source fingerprint on a made-up original.

import Corpus
import Foundation
import SiteSupport
import Testing

struct SourceCommandTests {
  private static let original =
    "On harbours\n\nThe first says much. It goes on.\n\nHead\n\nThe second says little.\n"

  private func dossierWithOriginal(sha256: String? = nil) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    let hash = sha256.map { ", sha256: \($0)" } ?? ""
    try scratch.put(
      "content/sources/b.md",
      """
      ---
      title: B
      label: B
      numbering: text
      copies: [{id: text, role: private, file: b.txt\(hash)}]
      segmentation: {by: line, front: [1], headings: [5], missing: [{after: p1, what: a table}]}
      ---

      Tells of the first. {#p1}

      """)
    try scratch.put("originals/b.txt", SourceCommandTests.original)
    return scratch
  }

  @Test func paragraphsAreWrittenOnceAndNoWordOfThem() async throws {
    let scratch = try dossierWithOriginal(sha256: sha256Hex(Array(SourceCommandTests.original.utf8)))
    let before = try scratch.files()
    let outcome = try await dossier("source", "fingerprint", "b", in: scratch.path)
    #expect(outcome.code == 0, "\(outcome.all)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.map { $0.split(separator: " ")[0] } == ["b#f1", "b#p1", "b#t1", "b#h1", "b#p2"])
    let short = Fingerprint(of: "The first says much. It goes on.").short
    #expect(lines[1] == "b#p1 L3 v1:\(short)")
    let path = "content/sources/b.paragraphs.jsonl"
    let text = try scratch.text(path)
    #expect(text.split(separator: "\n").count == 5)
    #expect(!text.contains("first says much. It"), "no sentence of the original")
    var after = try scratch.files()
    after[path] = nil
    #expect(after.removeValue(forKey: "content/sources/b.runs") != nil)
    #expect(listing(after) == listing(before), "no other file is written")
    let again = try await dossier("source", "fingerprint", in: scratch.path)
    #expect(again.code == 0 && again.error.contains("up to date"), "\(again.all)")
    #expect(try scratch.text(path) == text)
    let build = try await dossier("build", in: scratch.path)
    #expect(build.code == 0, "\(build.all)")
    #expect(try scratch.text("site/sources/b.html").contains("v1:\(short)"))
  }

  /// A label that was given once names the same paragraph, unless someone says otherwise.
  @Test func labelsAreNotBoundToOtherParagraphsInSilence() async throws {
    let scratch = try dossierWithOriginal()
    #expect(try await dossier("source", "fingerprint", "b", in: scratch.path).code == 0)
    let path = "content/sources/b.paragraphs.jsonl"
    let before = try scratch.text(path)
    try scratch.put(
      "originals/b.txt", SourceCommandTests.original.replacingOccurrences(of: "says much", with: "says more"))
    let refused = try await dossier("source", "fingerprint", "b", in: scratch.path)
    #expect(refused.code == 1 && refused.error.contains("error[DOS0317]"), "\(refused.all)")
    #expect(refused.error.contains("p1 would name") && refused.error.contains("b.md:6:"), "\(refused.all)")
    #expect(try scratch.text(path) == before)
    let relabelled = try await dossier("source", "fingerprint", "b", "--relabel", in: scratch.path)
    #expect(relabelled.code == 0, "\(relabelled.all)")
    #expect(try scratch.text(path) != before)
  }

  @Test func aRetiredLabelStaysRetired() async throws {
    let scratch = try dossierWithOriginal()
    #expect(try await dossier("source", "fingerprint", "b", in: scratch.path).code == 0)
    try scratch.put("originals/b.txt", "On harbours\n\nThe first says much. It goes on.\n\nHead\n")
    #expect(try await dossier("source", "fingerprint", "b", in: scratch.path).code == 0)
    #expect(try scratch.text("content/sources/b.paragraphs.jsonl").contains("\"retired\":true"))
    try scratch.put("originals/b.txt", SourceCommandTests.original)
    let again = try await dossier("source", "fingerprint", "b", in: scratch.path)
    #expect(again.code == 1 && again.error.contains("error[DOS0318]"), "\(again.all)")
  }

  @Test func aRecipeThatDoesNotFitIsAFindingWithAPlace() async throws {
    let scratch = try dossierWithOriginal()
    try scratch.put("originals/b.txt", "On harbours\n")
    let outcome = try await dossier("source", "fingerprint", "b", in: scratch.path)
    #expect(outcome.code == 1 && outcome.error.contains("content/sources/b.md:6:"), "\(outcome.all)")
    #expect(outcome.error.contains("error[DOS0316]"), "\(outcome.all)")
  }

  @Test func anOriginalWithAnotherHashIsRefused() async throws {
    let scratch = try dossierWithOriginal(sha256: String(repeating: "0", count: 64))
    let outcome = try await dossier("source", "fingerprint", "b", in: scratch.path)
    #expect(outcome.code == 1, "\(outcome.all)")
    #expect(outcome.error.contains("content/sources/b.md"), "\(outcome.error)")
    #expect(try scratch.files()["content/sources/b.paragraphs.jsonl"] == nil)
  }

  @Test func whatCannotBeFingerprintedIsSaid() async throws {
    let scratch = try dossierWithOriginal()
    let unknown = try await dossier("source", "fingerprint", "c", in: scratch.path)
    #expect(unknown.code == 1 && unknown.error.contains("'c'"), "\(unknown.all)")
    let noCopy = try await dossier("source", "fingerprint", "a", in: scratch.path)
    #expect(noCopy.code == 1 && noCopy.error.contains("'a'"), "\(noCopy.all)")
    try scratch.put("originals/b.txt", [0x61, 0xFF, 0x0A])
    let junk = try await dossier("source", "fingerprint", "b", in: scratch.path)
    #expect(junk.code == 1 && junk.error.contains("b.md"), "\(junk.all)")
    try FileManager.default.removeItem(atPath: scratch("originals"))
    let missing = try await dossier("source", "fingerprint", "b", in: scratch.path)
    #expect(missing.code == 3 && missing.error.contains("b.txt"), "\(missing.all)")
    #expect(try scratch.files()["content/sources/b.paragraphs.jsonl"] == nil)
  }

  @Test func anOriginalElsewhereAndAFileOutsideIt() async throws {
    let scratch = try dossierWithOriginal()
    try FileManager.default.moveItem(atPath: scratch("originals"), toPath: scratch("elsewhere"))
    let found = try await dossier("source", "fingerprint", "b", "--originals", "elsewhere", in: scratch.path)
    #expect(found.code == 0, "\(found.all)")
    let text = try scratch.text("content/sources/b.md").replacingOccurrences(
      of: "file: b.txt", with: "file: ../content/dossier.yml")
    try scratch.put("content/sources/b.md", text)
    let outside = try await dossier(
      "source", "fingerprint", "b", "--originals", "elsewhere", in: scratch.path)
    #expect(outside.code == 1, "\(outside.all)")
  }

  @Test func aLabelThatGoesIsRetired() async throws {
    let scratch = try dossierWithOriginal()
    _ = try await dossier("source", "fingerprint", "b", in: scratch.path)
    try scratch.put("originals/b.txt", "On harbours\n\nThe first says much. It goes on.\n\nHead\n")
    let outcome = try await dossier("source", "fingerprint", "b", in: scratch.path)
    #expect(outcome.code == 0, "\(outcome.all)")
    let last = try scratch.text("content/sources/b.paragraphs.jsonl").split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("{\"label\":\"p2\"") && last.hasSuffix("\"retired\":true}"), "\(last)")
  }
}
