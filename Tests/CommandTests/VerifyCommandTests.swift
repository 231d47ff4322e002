// source verify and source attach on a made-up original.

import Corpus
import Foundation
import SiteSupport
import Testing

private let first =
  "The port authority charges every ferry that calls for its berth, for water and for the night."
private let second =
  "Two ferries cross the strait in each hour of an ordinary day, more when the market is held."
private let third =
  "Nobody counts the boats of the fishermen, which need no berth and pay nothing to anyone at all."

struct VerifyCommandTests {
  private func dossierWithOriginal(_ original: String? = nil) async throws -> Scratch {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    let text = "\(first)\n\(second)\n\(third)\n"
    try scratch.put(
      "content/sources/b.md",
      """
      ---
      title: B
      label: B
      numbering: text
      rights: quotation
      copies: [{id: text, role: private, file: b.txt, sha256: \(sha256Hex(Array(text.utf8)))}]
      ---

      Tells of the first. {#p1}

      Tells of the second. {#p2}

      """)
    try scratch.put(
      "content/themes/t/b.md",
      "---\ntitle: B\n---\nIt says so [@b, ¶ 1]. ^c-fee\n\nAnd it says that \u{201C}the market\u{201D} [@b, ¶ 2]. ^c-market\n"
    )
    try scratch.put("originals/b.txt", text)
    #expect(try await dossier("source", "fingerprint", "b", in: scratch.path).code == 0)
    if let original { try scratch.put("originals/b.txt", original) }
    return scratch
  }

  @Test func anUnchangedTextIsExactAndRecordedOnce() async throws {
    let scratch = try await dossierWithOriginal()
    let quiet = try await dossier("source", "verify", "b", in: scratch.path)
    #expect(quiet.code == 0, "\(quiet.all)")
    #expect(quiet.output == "b: 3 exact\n  quotations: 1 verbatim\n")
    let path = "content/sources/b.checks.jsonl"
    #expect(try scratch.files()[path] == nil, "without --write nothing is written")
    let environment = ["SOURCE_DATE_EPOCH": "1700000000"]
    let written = try await dossier(
      "source", "verify", "b", "--write", in: scratch.path, environment: environment)
    #expect(written.code == 0, "\(written.all)")
    let text = try scratch.text(path)
    #expect(text.split(separator: "\n").count == 4)
    #expect(text.contains(#""state":"exact","at":"2023-11-14","claims":{"c-fee":""#))
    #expect(text.contains(#""label":"p2","verdict":"verbatim","at":"2023-11-14"}"#))
    let again = try await dossier("source", "verify", "b", "--write", in: scratch.path)
    #expect(
      again.code == 0 && again.error.contains("up to date"), "another day changes nothing: \(again.all)")
  }

  @Test func whatChangedIsSaidWithTheClaimsThatRestOnIt() async throws {
    let scratch = try await dossierWithOriginal()
    #expect(try await dossier("source", "verify", "b", "--write", in: scratch.path).code == 0)
    let reworded = first.replacingOccurrences(of: "every ferry", with: "each large vessel")
    try scratch.put("originals/b.txt", "\(third)\n\(second)\n\(reworded)\n")
    let found = try await dossier("source", "verify", "b", in: scratch.path)
    #expect(found.code == 1, "\(found.all)")
    #expect(found.output.contains("; the text is not the registered one"), "\(found.output)")
    #expect(found.output.contains("  p1 drifted, line 3, "), "\(found.output)")
    #expect(found.output.contains("    c-fee rests on it, unchanged since "), "\(found.output)")
    #expect(found.output.contains("  p2 moved") != found.output.contains("  p3 moved"), "\(found.output)")
    try scratch.put(
      "content/themes/t/b.md",
      "---\ntitle: B\n---\nIt says something else [@b, ¶ 1]. ^c-fee\n\nNew [@b, ¶ 1]. ^c-new\n")
    let mended = try await dossier("source", "verify", "b", in: scratch.path)
    #expect(mended.output.contains("c-fee rests on it, changed since "), "\(mended.output)")
    #expect(mended.output.contains("c-new rests on it, new since "), "\(mended.output)")
    let check = try await dossier("check", in: scratch.path)
    #expect(check.code == 0 && check.output.contains("warning[DOS0412]"), "\(check.all)")
  }

  @Test func aTextThatIsGoneFailsOnlyWhereItWasCited() async throws {
    let scratch = try await dossierWithOriginal()
    try scratch.put("originals/b.txt", "\(first)\n\(second)\n")
    let uncited = try await dossier("source", "verify", "b", in: scratch.path)
    #expect(uncited.code == 0 && uncited.output.contains("  p3 lost\n"), "\(uncited.all)")
    try scratch.put("originals/b.txt", "\(second)\n\(third)\n")
    let cited = try await dossier("source", "verify", "b", in: scratch.path)
    #expect(cited.code == 1 && cited.output.contains("  p1 lost\n"), "\(cited.all)")
  }

  @Test func withoutTheTextNothingPassesAsChecked() async throws {
    let scratch = try await dossierWithOriginal()
    try FileManager.default.removeItem(atPath: scratch("originals"))
    let found = try await dossier("source", "verify", in: scratch.path)
    #expect(found.code == 0, "\(found.all)")
    #expect(found.output.contains("b: 3 unavailable; 'b.txt' is not in "), "\(found.output)")
    #expect(found.output.contains("a: 0 unavailable; the register names no text of it"), "\(found.output)")
    let check = try await dossier("check", in: scratch.path)
    #expect(check.output.contains("note[DOS0416]"), "\(check.all)")
  }

  @Test func aChangedTextIsTakenOver() async throws {
    let scratch = try await dossierWithOriginal()
    let text = "A preface.\n\(first)\n\(third)\n"
    try scratch.put("originals/b.txt", text)
    let refused = try await dossier("source", "verify", "b", "--accept", in: scratch.path)
    #expect(refused.code == 1 && refused.error.contains("error[DOS0315]"), "\(refused.all)")
    let register = try scratch.text("content/sources/b.md")
    let old = try #require(register.firstRange(of: /sha256: [0-9a-f]{64}/))
    try scratch.put(
      "content/sources/b.md",
      register.replacingCharacters(in: old, with: "sha256: \(sha256Hex(Array(text.utf8)))"))
    let accepted = try await dossier("source", "verify", "b", "--accept", in: scratch.path)
    #expect(accepted.code == 0, "\(accepted.all)")
    #expect(
      accepted.output
        == "b: 2 keep their words\n  p4 is new: line 1\n  p2 retires; what cites it needs another paragraph\n"
    )
    let lines = try scratch.text("content/sources/b.paragraphs.jsonl").split(separator: "\n")
    #expect(
      lines.map { $0.prefix(13) } == [
        "{\"label\":\"p4\"", "{\"label\":\"p1\"", "{\"label\":\"p3\"", "{\"label\":\"p2\"",
      ])
    let check = try await dossier("check", in: scratch.path)
    #expect(
      check.code == 1 && check.output.contains("error[DOS0402]"), "what cites p2 is found: \(check.all)")
    let again = try await dossier("source", "fingerprint", "b", in: scratch.path)
    #expect(again.code == 0 && again.error.contains("up to date"), "\(again.all)")
  }

  /// A line's end between wide characters is no blank of the quotation.
  @Test func aQuotationMayRunOverLines() async throws {
    let scratch = try Scratch()
    try await scratch.putDossierWithOriginal(digests: ["讲收费。"], text: ["港务局向每艘渡轮收费，夜间加倍。"])
    let register = try scratch.text("content/sources/b.md")
    try scratch.put(
      "content/sources/b.md",
      register.replacingOccurrences(of: "label: B", with: "label: B\nrights: quotation"))
    try scratch.put("content/dossier.yml", "title: Small\ntlp: CLEAR\nthemes: [t]\nquotation: {share: 1}\n")
    let note = { (quotation: String) in "---\ntitle: X\n---\n它「\(quotation)」 [@b, ¶ 1]。 ^c-x\n" }
    try scratch.put("content/themes/t/x.md", note("向每艘\n渡轮收费，\n夜间"))
    let check = try await dossier("check", in: scratch.path)
    #expect(check.code == 0, "\(check.all)")
    try scratch.put("content/themes/t/x.md", note("向每艘 渡轮收费"))
    let wrong = try await dossier("check", in: scratch.path)
    #expect(wrong.code == 1 && wrong.all.contains("DOS0413"), "\(wrong.all)")
  }

  @Test func onlyTheRegisteredTextIsAttached() async throws {
    let scratch = try await dossierWithOriginal()
    try FileManager.default.moveItem(atPath: scratch("originals/b.txt"), toPath: scratch("found.txt"))
    try FileManager.default.removeItem(atPath: scratch("originals"))
    try scratch.put("other.txt", "Another text.\n")
    let refused = try await dossier("source", "attach", "b", "other.txt", in: scratch.path)
    #expect(refused.code == 1 && refused.error.contains("error[DOS0315]"), "\(refused.all)")
    #expect(try scratch.files()["originals/b.txt"] == nil)
    let attached = try await dossier("source", "attach", "b", "found.txt", in: scratch.path)
    #expect(attached.code == 0, "\(attached.all)")
    #expect(try scratch.text("originals/b.txt") == scratch.text("found.txt"))
    #expect(
      try await dossier("source", "attach", "b", "found.txt", in: scratch.path).error.contains("in place"))
    #expect(try await dossier("source", "attach", "c", "found.txt", in: scratch.path).code == 1)
    #expect(try await dossier("source", "attach", "b", "nowhere.txt", in: scratch.path).code == 3)
  }
}
