// dossier review, and check --require-review, from outside: what is taken, what is refused, what is owed.

import Foundation
import SiteSupport
import Support
import Testing

private let reviews = "content/reviews.csv"
private let header = "claim,reviewer,verdict,date,note,claim-hash,paragraph-hashes\n"

struct ReviewCommandTests {
  /// The small dossier has three claims to review, c-one, c-alt and c-gap; here with an author.
  private func small() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put(
      "content/dossier.yml", "title: Small\nid: small\ntlp: CLEAR\nthemes: [t]\nauthors: [Ed Itor]\n")
    return scratch
  }

  /// The hashes of a claim as the review page has them.
  private func hashes(_ claim: String, in scratch: Scratch) async throws -> (
    claim: String, paragraphs: [String]
  ) {
    let build = try await dossier("build", "--profile", "review", "--quiet", in: scratch.path)
    try #require(build.code == 0, "\(build.all)")
    let page = try scratch.text("review/review.html")
    let task = try #require(page.components(separatedBy: "id=\"task_\(claim)\"").last)
    func value(_ name: String) -> String {
      let rest = task.components(separatedBy: "data-\(name)=\"").dropFirst().first ?? ""
      return rest.components(separatedBy: "\"")[0]
    }
    return (value("hash"), value("paragraphs").split(separator: " ").map(String.init))
  }

  private func export(
    _ verdicts: [(claim: String, verdict: String, date: String)], by reviewer: String = "N. Aydin",
    dossier id: String = "small", in scratch: Scratch
  ) async throws {
    var lines: [String] = []
    for (claim, verdict, date) in verdicts {
      let (hash, paragraphs) = try await hashes(claim, in: scratch)
      let list = paragraphs.map { "\"\($0)\"" }.joined(separator: ",")
      lines.append(
        "{\"claim\":\"\(claim)\",\"verdict\":\"\(verdict)\",\"date\":\"\(date)\",\"note\":\"\","
          + "\"claim-hash\":\"\(hash)\",\"paragraph-hashes\":[\(list)]}")
    }
    try scratch.put(
      "export.json",
      "{\"format\":\"dossier-review/1\",\"dossier\":\"\(id)\",\"reviewer\":\"\(reviewer)\",\"verdicts\":["
        + lines.joined(separator: ",") + "]}")
  }

  @Test func verdictsAreTakenAndCounted() async throws {
    let scratch = try small()
    let owed = try await dossier("check", "--require-review", in: scratch.path)
    #expect(owed.code == 1 && owed.output.components(separatedBy: "DOS0827").count == 4, "\(owed.all)")
    #expect(try await dossier("check", in: scratch.path).code == 0)

    try await export(
      [("c-one", "supported", "2025-03-02"), ("c-alt", "partly", "2025-03-02")], in: scratch)
    let taken = try await dossier("review", "import", "export.json", in: scratch.path)
    #expect(taken.code == 0 && taken.output == "c-alt partly (new)\nc-one supported (new)\n", "\(taken.all)")
    #expect(taken.error == "2 of 2 verdicts by N. Aydin written to content/reviews.csv\n")
    let lines = try scratch.text(reviews).split(separator: "\n").map(String.init)
    #expect(lines[0] + "\n" == header && lines.count == 3)
    #expect(lines[1].hasPrefix("c-alt,N. Aydin,partly,2025-03-02,,"), "\(lines)")
    #expect(lines[2].hasPrefix("c-one,N. Aydin,supported,2025-03-02,,"), "\(lines)")

    let status = try await dossier("review", "status", in: scratch.path)
    let wanted = """
           claims  supported  partly  not  stale  missing
      t         3          1       1    0      0        1
      all       3          1       1    0      0        1

      c-alt content/themes/t/index.md:6 partly
      c-gap content/themes/t/index.md:9 missing

      """
    #expect(status.output == wanted, "\(status.all)")
    #expect(status.code == 0 && status.error == "2 reviews are owed\n")
    let check = try await dossier("check", "--require-review", in: scratch.path)
    #expect(check.code == 1 && check.output.components(separatedBy: "DOS0827").count == 3, "\(check.all)")
    #expect(check.output.contains("claim 'c-alt' has the verdict 'partly' and none that says 'supported'"))

    try await export(
      [("c-alt", "supported", "2025-03-05"), ("c-gap", "supported", "2025-03-05")], in: scratch)
    let more = try await dossier("review", "import", "export.json", in: scratch.path)
    #expect(
      more.output == "c-alt supported (in place of 'partly' of 2025-03-02)\nc-gap supported (new)\n",
      "\(more.all)")
    #expect(try await dossier("check", "--require-review", in: scratch.path).code == 0)
    #expect(try await dossier("review", "status", in: scratch.path).error == "nothing is owed\n")
    let whole = try scratch.bytes(reviews)
    let again = try await dossier("review", "import", "export.json", in: scratch.path)
    #expect(again.output == "c-alt supported (was there)\nc-gap supported (was there)\n", "\(again.all)")
    #expect(try scratch.bytes(reviews) == whole)
    try await export([("c-alt", "not", "2025-03-04")], in: scratch)
    let older = try await dossier("review", "import", "export.json", in: scratch.path)
    #expect(older.output == "c-alt not (left out: 'supported' of 2025-03-05 is newer)\n", "\(older.all)")
    #expect(try scratch.bytes(reviews) == whole)
  }

  @Test func aChangedClaimMakesAVerdictStale() async throws {
    let scratch = try small()
    try await export([("c-one", "supported", "2025-03-02")], in: scratch)
    // Between the export and the import.
    try scratch.put("content/themes/t/n.md", "---\ntitle: N\n---\nTwo say so [@a, ¶ 1]. ^c-one\n")
    let taken = try await dossier("review", "import", "export.json", in: scratch.path)
    #expect(
      taken.code == 0
        && taken.output
          == "c-one supported (new); stale: the claim or its paragraphs have changed since\n",
      "\(taken.all)")
    let check = try await dossier("check", in: scratch.path)
    #expect(check.code == 0 && check.output.contains("\(reviews):2:1: warning[DOS0826]"), "\(check.all)")
    #expect(try await dossier("check", "--strict", in: scratch.path).code == 1)
    let status = try await dossier("review", "status", in: scratch.path)
    #expect(status.output.contains("c-one content/themes/t/n.md:4 stale\n"), "\(status.all)")
    try scratch.put("content/themes/t/n.md", "---\ntitle: N\n---\nOne says so [@a, ¶ 1]. ^c-one\n")
    #expect(!(try await dossier("check", in: scratch.path).output.contains("DOS0826")))
  }

  @Test func whatIsWithheldIsOwedAReviewToo() async throws {
    let scratch = try small()
    try scratch.put(
      "content/themes/t/red.md", "---\ntitle: Red\ntlp: RED\n---\nNobody knows [@a, ¶ 2]. ^c-red\n")
    let status = try await dossier("review", "status", in: scratch.path)
    let owed = status.output.split(separator: "\n").filter { $0.contains(" missing") }.dropFirst()
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    let check = try await dossier("check", "--require-review", in: scratch.path)
    let named = check.output.matches(of: /DOS0827\]: claim '([^']*)'/).map { String($0.1) }
    #expect(named.sorted() == owed.sorted() && named.contains("c-red"), "\(check.all)\n\(status.all)")
  }

  @Test func whatDoesNotFitIsRefusedWhole() async throws {
    let scratch = try small()
    try await export([("c-one", "supported", "2025-03-02")], in: scratch)
    #expect(try await dossier("review", "import", "export.json", in: scratch.path).code == 0)
    let before = try scratch.files("content")
    let good = [("c-alt", "not", "2025-03-02"), ("c-gap", "not", "2025-03-02")]
    func refused(_ edit: (String) -> String, _ expected: String) async throws {
      try await export(good, in: scratch)
      try scratch.put("export.json", edit(try scratch.text("export.json")))
      let outcome = try await dossier("review", "import", "export.json", in: scratch.path)
      #expect(outcome.code == 1 && outcome.output == "", "\(outcome.all)")
      #expect(outcome.error.contains("export.json: error[DOS0326]: \(expected)"), "\(outcome.all)")
      #expect(outcome.error.contains("nothing was taken"))
      #expect(try scratch.files("content") == before, "\(expected)")
    }
    try await refused({ $0.replacing("c-gap", with: "c-gone") }, "claim 'c-gone' does not exist")
    try await refused({ $0.replacing("N. Aydin", with: "ed itor") }, "the reviewer wrote claim 'c-alt'")
    try await refused({ $0.replacing("\"small\"", with: "\"large\"") }, "these verdicts are on the dossier")
    try await refused({ $0.replacing("review/1", with: "review/2") }, "its format is 'dossier-review/2'")
    try await refused({ $0.replacing("c-gap", with: "c-alt") }, "there are two verdicts on claim 'c-alt'")
    try await refused({ $0.replacing("03-02", with: "13-02") }, "'date' of 'c-alt' is '2025-13-02'")
    try await refused({ $0.replacing("2025-03-02", with: "9025-03-02") }, "'date' of 'c-alt' is '9025-03-02'")
    try await refused({ String($0.dropLast(9)) }, "this is no file that the review page exports")

    try await export(good, in: scratch)
    try scratch.put(reviews, try scratch.text(reviews) + "c-two,A\n")
    let broken = try await dossier("review", "import", "export.json", in: scratch.path)
    #expect(broken.code == 1 && broken.error.contains("\(reviews):3:1: error[DOS0323]"), "\(broken.all)")
    #expect(try scratch.text(reviews).hasSuffix("c-two,A\n"))
    let none = try await dossier("review", "import", "nowhere.json", in: scratch.path)
    #expect(none.code == 3, "\(none.all)")
    let bare = try Scratch()
    try bare.put("export.json", "{}")
    #expect(try await dossier("review", "import", "export.json", in: bare.path).code == 2)
  }

  @Test func findingsHaveTheirForms() async throws {
    let scratch = try small()
    try scratch.put("export.json", "{}")
    let json = try await dossier("review", "import", "export.json", "--format", "json", in: scratch.path)
    #expect(json.code == 1 && json.error.contains("\"code\":\"DOS0326\""), "\(json.all)")
    let check = try await dossier("check", "--require-review", "--format", "github", in: scratch.path)
    #expect(
      check.code == 1 && check.output.contains("::error file=content/themes/t/n.md,line=4"), "\(check.all)")
  }

  @Test func statusFollowsItsSchema() async throws {
    let schema = "\(repositoryRoot)/docs/review.schema.json"
    let scratch = try small()
    try scratch.put("content/themes/t/m.md", "---\ntitle: M\n---\nSo [@a, ¶ 2].\n")
    try scratch.put("content/about.md", "---\ntitle: About\n---\nOne told us [@a, ¶ 3]. ^c-about\n")
    try await export([("c-one", "not", "2025-03-02"), ("c-alt", "supported", "2025-03-02")], in: scratch)
    #expect(try await dossier("review", "import", "export.json", in: scratch.path).code == 0)
    try scratch.put("content/themes/t/n.md", "---\ntitle: N\n---\nTwo say so [@a, ¶ 1]. ^c-one\n")
    for folder in [scratch.path, repository] {
      let outcome = try await dossier("review", "status", "--format", "json", in: folder)
      #expect(outcome.code == 0 && outcome.error == "", "\(outcome.all)")
      #expect(try await schemaProblems(outcome.output, schema: schema) == "", "\(folder)")
    }
    let json = try await dossier("review", "status", "--format", "json", in: scratch.path).output
    #expect(json.contains("{\"theme\":null,\"claims\":1,\"supported\":0,\"partly\":0,\"not\":0,\"stale\":0,"))
    for why in ["stale", "missing", "no-id"] { #expect(json.contains("\"why\":\"\(why)\""), "\(json)") }
    for (old, new) in [("status/1", "status/2"), ("\"why\":\"stale\"", "\"why\":\"old\"")] {
      #expect(try await schemaProblems(json.replacing(old, with: new), schema: schema) != "", "\(old)")
    }
  }
}
