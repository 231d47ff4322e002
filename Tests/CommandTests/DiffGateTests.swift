// diff: what it does not show, whatever is wrong with the dossier that says so, and what no report may hold.

import Foundation
import SiteSupport
import Support
import Testing

@Suite struct DiffGateTests {
  private let formats = ["text", "markdown", "json", "html", "github", "sarif"]

  /// A small dossier whose claim names ships, built and committed; then reworded and built again.
  private func changedDossier() async throws -> Scratch {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try put(scratch, "The Black Fleet sails on 3 days")
    #expect(try await dossier("build", in: scratch.path).code == 0)
    try git("init", "-q", in: scratch.path)
    try git("add", ".", in: scratch.path)
    try git("commit", "-q", "-m", "One", in: scratch.path)
    try put(scratch, "The White Fleet sails on 4 days")
    #expect(try await dossier("build", in: scratch.path).code == 0)
    return scratch
  }

  private func put(_ scratch: Scratch, _ claim: String, head: String = "") throws {
    try scratch.put("content/themes/t/n.md", "---\ntitle: N\n\(head)---\n\(claim) [@a, ¶ 1]. ^c-one\n")
  }

  /// The name is left out today. Where a part of it stayed, a report has a mark between its words.
  @Test func aNameThatAReportCutsIsFound() async throws {
    let scratch = try await changedDossier()
    try scratch.put("content/entities/bf.md", "---\ntitle: Black Fleet\ntlp: RED\n---\nShips.\n")
    for format in formats {
      let found = try await dossier("diff", "--format", format, "-o", "out", in: scratch.path)
      #expect(found.code == 1 && found.error.contains("nothing was written"), "\(format): \(found.all)")
      #expect(found.error.contains("DOS1003") && found.error.contains("Black Fleet"), "\(format)")
      #expect(try scratch.files()["out"] == nil, "\(format)")
    }
    let copy = try await dossier("build", "--since", "HEAD", "-o", "copy", in: scratch.path)
    #expect(copy.code == 1 && copy.error.contains("changes.html"), "\(copy.all)")
    #expect(try scratch.files("copy").isEmpty)
    try scratch.put("content/entities/bf.md", "---\ntitle: Grey Fleet\ntlp: RED\n---\nShips.\n")
    for format in formats {
      #expect(try await dossier("diff", "--format", format, in: scratch.path).code == 0, "\(format)")
    }
    #expect(try await dossier("build", "--since", "HEAD", "-o", "copy", in: scratch.path).code == 0)
  }

  /// A sentence of a private text, of which words came and went.
  @Test func aSentenceThatAReportCutsIsFound() async throws {
    let scratch = try Scratch()
    try await scratch.putDossierWithOriginal(
      digests: ["Tells of a fee."],
      text: ["The port authority charges every ferry that calls for its berth, for water and for the night."])
    try put(scratch, "The authority asks every boat that calls for a berth")
    #expect(try await dossier("build", in: scratch.path).code == 0)
    try FileManager.default.copyItem(atPath: scratch("site"), toPath: scratch("new"))
    let words = "The authority asks every boat that calls for a berth"
    let stolen = "The authority charges every ferry that calls for its berth"
    for (path, bytes) in try scratch.files("new") where path.hasSuffix(".html") || path.hasSuffix(".js") {
      let text = String(decoding: bytes, as: UTF8.self)
      try scratch.put("new/\(path)", text.replacing(words, with: stolen))
    }
    for format in formats {
      let found = try await dossier("diff", "new", "site", "--format", format, in: scratch.path)
      #expect(found.code == 1 && found.output == "", "\(format): \(found.all)")
      #expect(found.error.contains("words of 'b'"), "\(format): \(found.all)")
    }
  }

  /// What cannot be read says nothing for certain: a marking that is misspelled may be any.
  @Test(arguments: [
    ("tlp: REDD\n", "DOS0305", 1), ("tlp: [RED\n", "DOS", 1), ("", "DOS0901", 2), (nil, "DOS0101", 2),
  ])
  func withErrorsNothingIsShown(head: String?, code: String, status: Int32) async throws {
    let scratch = try await changedDossier()
    try put(scratch, "The White Fleet sails on 4 days", head: head ?? "")
    if head == nil { try FileManager.default.removeItem(atPath: scratch("content/dossier.yml")) }
    if head == "" { try scratch.put("content/dossier.yml", "title: Small\ntlp: CLEER\nthemes: [t]\n") }
    for format in formats {
      let found = try await dossier("diff", "--format", format, "-o", "out", in: scratch.path)
      #expect(found.code == status && found.output == "", "\(format): \(found.all)")
      #expect(found.error.contains("says what must be withheld, and it has errors"), "\(found.all)")
      #expect(found.error.contains("error[DOS"), "\(found.all)")
      #expect(!found.error.contains("sails"), "\(found.all)")
      #expect(try scratch.files()["out"] == nil)
    }
    let review = try await dossier("diff", "--profile", "review", in: scratch.path)
    #expect(review.code == 0 && review.output.contains("c-one"), "\(review.all)")
    // Warnings are no errors.
    try scratch.put("content/dossier.yml", "title: Small\ntlp: CLEAR\nthemes: [t]\n")
    try put(scratch, "The White Fleet sails on 4 days")
    try scratch.put("content/themes/t/index.md", "---\ntitle: T\n---\nThe bottom line.\n")
    #expect(try await dossier("check", in: scratch.path).output.contains("warning["))
    let warned = try await dossier("diff", in: scratch.path)
    #expect(warned.code == 0 && warned.output.contains("c-one"), "\(warned.all)")
  }

  /// A draft is on no page; what it was before is withheld all the same if it is marked.
  @Test func aMarkedDraftIsWithheld() async throws {
    let scratch = try await changedDossier()
    try put(scratch, "The White Fleet sails on 4 days", head: "draft: true\ntlp: RED\n")
    let found = try await dossier("diff", in: scratch.path)
    #expect(found.code == 0 && found.output.contains("withheld"), "\(found.all)")
    #expect(!found.all.contains("c-one") && !found.all.contains("Fleet"), "\(found.all)")
  }

  /// The id of a change is made of what it is about; that of something withheld is not.
  @Test func theIDOfAWithheldChangeTellsNothing() async throws {
    let scratch = try await changedDossier()
    let ids = { (text: String) in text.matches(of: /"id":"([0-9a-f]{12})"/).map { String($0.1) } }
    let open = try await dossier("diff", "--format", "json", in: scratch.path)
    #expect(ids(open.output).count == 1, "\(open.all)")
    try put(scratch, "The White Fleet sails on 4 days", head: "tlp: RED\n")
    let withheld = try await dossier("diff", "--format", "json", in: scratch.path)
    #expect(withheld.code == 0 && ids(withheld.output).count == 1, "\(withheld.all)")
    for id in ids(open.output) { #expect(!withheld.output.contains(id), "\(withheld.output)") }
    let id = try #require(ids(withheld.output).first)
    #expect(withheld.output.contains("\"changes\":[\"\(id)\"]"), "the account names it")
  }

  // MARK: Private copies

  private func privateCopies() async throws -> Scratch {
    let scratch = try Scratch()
    try await scratch.putDossierWithOriginal(
      digests: ["Tells of a fee."], text: ["The port authority charges every ferry that calls for its berth."]
    )
    try put(scratch, "One says so")
    #expect(try await dossier("build", in: scratch.path).code == 0)
    #expect(try await dossier("build", "--profile", "review", in: scratch.path).code == 0)
    #expect(try await dossier("pack", "--profile", "review", "-o", "review.zip", in: scratch.path).code == 0)
    return scratch
  }

  @Test func aPrivateCopyIsComparedInPrivateAlone() async throws {
    let scratch = try await privateCopies()
    for sides in [["site", "review"], ["review", "site"], ["review.zip", "site"], ["review", "review"]] {
      for format in formats {
        let found = try await run(binary, ["diff", "--format", format] + sides, in: scratch.path)
        #expect(found.code == 2 && found.output == "", "\(sides): \(found.all)")
        #expect(found.error.contains("is a private review copy"), "\(sides): \(found.all)")
      }
    }
    // Its notice may be lost on the way.
    try FileManager.default.removeItem(atPath: scratch("review/private.txt"))
    #expect(try await dossier("diff", "site", "review", in: scratch.path).code == 2)
    try FileManager.default.removeItem(atPath: scratch("review/review.html"))
    #expect(try await dossier("diff", "site", "review", in: scratch.path).code == 2)
    let shown = try await dossier("diff", "review.zip", "site", "--profile", "review", in: scratch.path)
    #expect(shown.code == 0 && shown.output.contains("private.txt"), "\(shown.all)")
    let mixed = try await dossier(
      "diff", "review.zip", "site", "--profile", "review", "-o", "site/diff.txt", in: scratch.path)
    #expect(mixed.code == 2 && mixed.error.contains("DOS0704"), "\(mixed.all)")
    #expect(try scratch.files()["site/diff.txt"] == nil)
    // The dossier's own folder is not what decides.
    let far = try await dossier("diff", "review", "site", "-C", "/", in: scratch.path)
    #expect(far.code == 2, "\(far.all)")
  }

  @Test func aCopyTellsNothingOfACommittedPrivateCopy() async throws {
    let scratch = try await privateCopies()
    try FileManager.default.removeItem(atPath: scratch("site"))
    try FileManager.default.moveItem(atPath: scratch("review"), toPath: scratch("site"))
    try git("init", "-q", in: scratch.path)
    try git("add", "site", in: scratch.path)
    try git("commit", "-q", "-m", "By mistake", in: scratch.path)
    let built = try await dossier("build", "--since", "HEAD", "-o", "copy", in: scratch.path)
    #expect(built.code == 2 && built.error.contains("is a private review copy"), "\(built.all)")
    #expect(try scratch.files("copy").isEmpty)
  }

  // MARK: Words of the command line

  @Test(arguments: [
    (["", "HEAD"], "a side is empty"), (["HEAD", ""], "a side is empty"), ([""], "a side is empty"),
    (["..."], "names no commit"), (["--site", ""], "--site is empty"),
    (["--output", ""], "--output is empty"),
    (["--fail-on", ""], "--fail-on is empty"), (["--only", ""], "--only is empty"),
    (["--page", ""], "--page is empty"), (["--only", ","], "a kind is missing"),
    (["--fail-on", "claim-reworded,"], "a kind is missing"),
    (["--fail-on", "clam-reworded"], "did you mean 'claim-reworded'?"),
    (["--fail-on", "hihg"], "none of none, any, warning, high; did you mean 'high'?"),
    (["--fail-on", "High"], "is no kind of change"), (["--only", "claim-"], "'claim-' is no kind of change"),
  ])
  func wordsThatMeanNothingAreRefused(arguments: [String], words: String) async throws {
    let scratch = try await changedDossier()
    let found = try await run(binary, ["diff"] + arguments, in: scratch.path)
    #expect(found.code == 64 && found.error.contains(words), "\(arguments): \(found.all)")
    #expect(found.output == "")
  }

  @Test func sidesThatAreNoSitesAreRefused() async throws {
    let scratch = try await changedDossier()
    try FileManager.default.createDirectory(atPath: scratch("empty"), withIntermediateDirectories: true)
    try scratch.put("a.txt", "no zip file\n")
    let sides: [(String, Int32, String)] = [
      ("empty", 2, "no file of a site is there"), ("a.txt", 3, "neither a zip file nor a commit"),
      ("nowhere", 3, "git knows no commit of this name"),
    ]
    for (side, code, words) in sides {
      let found = try await dossier("diff", side, "site", in: scratch.path)
      #expect(found.code == code && found.error.contains(words), "\(side): \(found.all)")
    }
    let none = try await dossier("diff", "--site", "other", "HEAD", "site", in: scratch.path)
    #expect(none.code == 3 && none.error.contains("no such folder in that commit"), "\(none.all)")
    // A branch whose name a file has too is a branch.
    try git("branch", "a.txt", in: scratch.path)
    #expect(try await dossier("diff", "a.txt", "site", in: scratch.path).code == 0)
  }
}
