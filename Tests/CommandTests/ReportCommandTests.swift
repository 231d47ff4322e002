// What the command says in each of its four formats, and that programs can read it.

import Foundation
import SiteSupport
import Support
import Testing

@Suite struct ReportCommandTests {
  private let everyFinding = "\(repositoryRoot)/Tests/GoldenSiteTests/Cases/findings/in"

  @Test(arguments: [[], ["--strict"]])
  func jsonFollowsItsSchema(more: [String]) async throws {
    let outcome = try await run(binary, ["check", everyFinding, "--format", "json"] + more)
    #expect(
      try await schemaProblems(outcome.output, schema: "\(repositoryRoot)/docs/findings.schema.json") == "")
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let findings = try #require(document?["findings"] as? [[String: Any]])
    #expect(findings.count > 80)
    #expect(
      (document?["waived"] as? [[String: Any]])?.map { $0["reason"] as? String } == [
        "the printer's caption", "a motto",
      ])
    #expect(findings.contains { $0["severity"] as? String == "warning" } == more.isEmpty)
    // The schema has teeth: a finding without its help is refused.
    let broken = outcome.output.replacing("\"help\":", with: "\"helps\":")
    #expect(try await schemaProblems(broken, schema: "\(repositoryRoot)/docs/findings.schema.json") != "")
  }

  @Test func sarifFollowsTheStandard() async throws {
    guard let suites = ProcessInfo.processInfo.environment["DOSSIER_SUITES"] else {
      Issue.record(
        "NOT CHECKED against the schema of SARIF: set DOSSIER_SUITES to its folder", severity: .warning)
      return
    }
    for folder in [everyFinding, "\(repositoryRoot)/Tests/GoldenSiteTests/Cases/example/in"] {
      let outcome = try await dossier("check", folder, "--format", "sarif")
      #expect(try await schemaProblems(outcome.output, schema: "\(suites)/sarif-2.1.0.schema.json") == "")
    }
  }

  @Test func formatsAreTheSameInEveryRun() async throws {
    for format in ["text", "json", "sarif", "github"] {
      let first = try await dossier("check", everyFinding, "--format", format)
      #expect(first.code == 2 && first.output.utf8.count > 1000)
      for jobs in ["1", "8"] {
        let again = try await dossier("check", everyFinding, "--format", format, "--jobs", jobs)
        #expect(again.output == first.output, "\(format)")
      }
    }
  }

  /// The paths of annotations start where the command was started, which in a workflow is the repository.
  @Test func annotationsLeadToTheFiles() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier("briefings/one")
    try scratch.put("briefings/one/content/themes/t/n.md", "---\ntitle: N\n---\nText.\n")
    let outcome = try await dossier("check", "briefings/one", "--format", "github", in: scratch.path)
    let start =
      "::warning file=briefings/one/content/themes/t/n.md,line=4,endLine=4,col=1,endColumn=5,title=DOS0804 uncited-block::"
    #expect(outcome.output.hasPrefix(start), "\(outcome.output)")
    #expect(outcome.code == 0)
  }

  @Test func buildReportsOnStandardError() async throws {
    let outcome = try await dossier("build", everyFinding, "--format", "json")
    #expect(outcome.code == 2 && outcome.output == "")
    #expect(outcome.error.hasPrefix("{\"format\":\"dossier-findings/1\""))
  }

  /// However late something is found: what programs read is one document, with all of it.
  @Test func whatIsFoundLaterIsInTheSameDocument() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put("content/themes/t/n.md", "---\ntitle: N\n---\nText.\n")
    func codes(_ arguments: String..., ends code: Int32) async throws -> [String] {
      let outcome = try await run(binary, arguments + [scratch.path, "--format", "json"])
      #expect(outcome.code == code, "\(outcome.all)")
      #expect(outcome.error.split(separator: "dossier-findings/1").count == 2, "\(outcome.all)")
      return outcome.error.matches(of: /"code":"(DOS\d+)"/).map { String($0.1) }
    }
    #expect(try await codes("build", "--strict", ends: 1) == ["DOS0804"])
    #expect(try await codes("build", "--check", ends: 1) == ["DOS0702", "DOS0804"])
    #expect(try await codes("build", ends: 0) == ["DOS0804"])
    #expect(try await codes("build", "--check", ends: 0) == ["DOS0804"])
    try scratch.put("site/mine.txt", "not of the site\n")
    #expect(try await codes("build", ends: 0) == ["DOS0703", "DOS0804"])
    // The dossier's own folder as the output: an error of the disk, which also knows its place.
    #expect(try await codes("build", "-o", scratch.path, ends: 2) == ["DOS0704", "DOS0804"])
    #expect(try await codes("pack", "-o", scratch("content/p.zip"), ends: 2) == ["DOS0704", "DOS0804"])
    #expect(try await codes("pack", ends: 0) == ["DOS0804"])
    let refused = try await dossier("build", scratch.path, "-o", scratch.path)
    #expect(refused.error.contains("\n.: error[DOS0704]: "), "\(refused.all)")
  }

  @Test func errorsOfTheEnvironmentAreFindingsToo() async throws {
    let outcome = try await dossier("check", "/nowhere/at-all", "--format", "json")
    #expect(outcome.code == 3 && outcome.output.contains("\"code\":\"DOS0901\""), "\(outcome.all)")
    #expect(outcome.output.contains("\"path\":\"/nowhere/at-all\""))
  }

  // MARK: explain

  @Test(arguments: ["DOS0401", "dos0401", "401", "unknown-source"])
  func explainsACode(name: String) async throws {
    let outcome = try await dossier("explain", name)
    #expect(
      outcome.code == 0 && outcome.output.hasPrefix("DOS0401 unknown-source (error)\n"), "\(outcome.all)")
    for part in ["Why it matters", "Example", "Instead"] { #expect(outcome.output.contains("\n\(part)")) }
  }

  @Test func explainListsAllCodes() async throws {
    let outcome = try await dossier("explain")
    #expect(outcome.code == 0)
    #expect(outcome.output.split(separator: "\n").count { $0.hasPrefix("  DOS") } > 80)
  }

  @Test(arguments: [
    ("unknown-sourse", "near it: DOS0401 unknown-source; "),
    ("DOS0512", "near it: DOS0510 refused-embed, DOS0509 unknown-entity, DOS0508 image-metadata; "),
    ("xyzzy", "there is no code 'xyzzy'; 'dossier explain' lists all"),
  ])
  func explainKnowsNearCodes(text: String, told: String) async throws {
    let outcome = try await dossier("explain", text)
    #expect(outcome.code == 64 && outcome.error.contains(told), "\(outcome.all)")
  }

  // MARK: Waivers

  @Test func waivedWarningsAreListedByCheckAndCountForNothing() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put(
      "content/themes/t/n.md", "---\ntitle: N\n---\nA motto. {ignore=\"DOS0804: the desk's motto\"}\n")
    let check = try await dossier("check", scratch.path, "--strict")
    #expect(check.code == 0, "\(check.all)")
    #expect(
      check.output == """
        content/themes/t/n.md:4:1: waived[DOS0804]: this block has no citation, id or kind
          reason: the desk's motto

        """)
    #expect(check.error == "nothing to report; 1 waived\n")
    let build = try await dossier("build", scratch.path)
    #expect(build.code == 0 && !build.error.contains("DOS0804"), "\(build.all)")
  }

  /// A foreign file is seen when a site is written, so a waiver of it is never unused.
  @Test func aForeignFileCanBeWaived() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put("site/theirs.txt", "theirs")
    let first = try await dossier("build", scratch.path)
    #expect(first.code == 0 && first.error.contains("warning[DOS0703]: 'theirs.txt'"), "\(first.all)")
    let settings = try scratch.text("content/dossier.yml")
    try scratch.put("content/dossier.yml", settings + "ignore: [\"DOS0703: the host's own file\"]\n")
    let second = try await dossier("build", scratch.path)
    #expect(second.code == 0 && !second.error.contains("DOS0703"), "\(second.all)")
    let check = try await dossier("check", scratch.path, "--strict")
    #expect(check.code == 0 && check.output == "", "\(check.all)")
  }
}
