// build and check: exit codes, what is printed where, and that a failure leaves the last good site.

import Foundation
import SiteSupport
import Testing

struct BuildCommandTests {
  @Test(arguments: [[], ["build"], ["check"], ["id"], ["source"], ["source", "fingerprint"], ["inspect"]])
  func everyCommandHasHelpAndVersion(command: [String]) async throws {
    let help = try await run(binary, command + ["--help"])
    #expect(help.code == 0, "\(help.all)")
    #expect(help.output.contains("USAGE: dossier"))
    #expect(help.error == "")
    let version = try await run(binary, command + ["--version"])
    #expect(version.code == 0, "\(version.all)")
    #expect(version.output.split(separator: ".").count == 3, "\(version.output)")
    #expect(version.output.hasSuffix("\n") && version.error == "")
  }

  @Test(arguments: [
    ["--wrong"], ["build", "--wrong"], ["nothing"], ["build", "--jobs", "0"], ["check", "--color", "red"],
  ])
  func wrongUsageIs64(arguments: [String]) async throws {
    let outcome = try await run(binary, arguments)
    #expect(outcome.code == 64, "\(outcome.all)")
    #expect(outcome.output == "" && outcome.error.contains("Usage:"))
  }

  @Test(arguments: ["build", "check", "id", "source fingerprint"])
  func aMissingFolderIs3(command: String) async throws {
    let words = command.split(separator: " ").map(String.init)
    let outcome = try await run(binary, words + ["-C", "/nowhere/at-all"])
    #expect(outcome.code == 3, "\(outcome.all)")
    #expect(outcome.output == "" && outcome.error.contains("/nowhere/at-all"))
  }

  @Test func aGoodDossierBuildsAndStaysUpToDate() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    let checked = try await dossier("check", "-C", scratch.path, "--strict")
    #expect(checked.code == 0 && checked.output == "", "\(checked.all)")
    let built = try await dossier("build", scratch.path)
    #expect(built.code == 0 && built.output == "", "\(built.all)")
    #expect(built.error.contains("site/index.html"))
    let files = try scratch.files("site")
    #expect(
      Set(files.keys) == Set(try scratch.text("site/files.txt").split(separator: "\n").map(String.init)))
    let same = try await dossier("build", "--check", in: scratch.path)
    #expect(same.code == 0, "\(same.all)")
    let again = try await dossier("build", in: scratch.path)
    #expect(again.code == 0 && again.error.contains(" 0 written"), "\(again.all)")
    #expect(listing(try scratch.files("site")) == listing(files))
    let quiet = try await dossier("build", "--quiet", in: scratch.path)
    #expect(quiet.code == 0 && quiet.all == "", "\(quiet.all)")
  }

  @Test func aStaleSiteIsNamed() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    _ = try await dossier("build", in: scratch.path)
    let before = listing(try scratch.files("site"))
    try scratch.put("content/themes/t/n.md", "---\ntitle: N\n---\nOne says more [@a, ¶ 1]. ^c-one\n")
    let stale = try await dossier("build", "--check", in: scratch.path)
    #expect(stale.code == 1, "\(stale.all)")
    #expect(stale.error.contains("data/themes/t/n.js"), "the first file by name: \(stale.all)")
    #expect(listing(try scratch.files("site")) == before, "--check writes nothing")
    _ = try await dossier("build", in: scratch.path)
    try FileManager.default.removeItem(atPath: scratch("site/gaps.html"))
    let missing = try await dossier("build", "--check", in: scratch.path)
    #expect(missing.code == 1 && missing.error.contains("gaps.html"), "\(missing.all)")
    try FileManager.default.removeItem(atPath: scratch("site"))
    let none = try await dossier("build", "--check", in: scratch.path)
    #expect(none.code == 1, "\(none.all)")
  }

  @Test func aFailedBuildLeavesTheOldSite() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    _ = try await dossier("build", in: scratch.path)
    let before = listing(try scratch.files())
    try scratch.put(
      "content/themes/t/n.md", "---\ntitle: N\n---\nTwo lines here.\nOne says so [@b, ¶ 1]. ^c-one\n")
    let failed = try await dossier("build", in: scratch.path)
    #expect(failed.code == 1 && failed.output == "", "\(failed.all)")
    #expect(failed.error.contains("content/themes/t/n.md:5:15: error[DOS0401]"), "\(failed.error)")
    #expect(failed.error.contains("nothing was written"))
    try scratch.put("content/themes/t/n.md", "---\ntitle: N\n---\nOne says so [@a, ¶ 1]. ^c-one\n")
    #expect(listing(try scratch.files()) == before, "nothing but the note ever changed")
  }

  @Test func findingsOfCheckGoToStandardOutput() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put("content/themes/t/n.md", "---\ntitle: N\n---\nOne says so [@a, ¶ 9]. ^c-one\n")
    let checked = try await dossier("check", in: scratch.path)
    #expect(checked.code == 1, "\(checked.all)")
    #expect(checked.output.contains("content/themes/t/n.md:4:"), "\(checked.output)")
    #expect(checked.output.contains("error[DOS0402]"))
    #expect(!checked.error.contains("DOS0402"))
    #expect(checked.error.contains("1 error"))
  }

  @Test func warningsFailOnlyWhenStrict() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put("content/themes/t/n.md", "---\ntitle: N\n---\nA block without any source.\n")
    let plain = try await dossier("build", in: scratch.path)
    #expect(plain.code == 0 && plain.error.contains("warning[DOS0804]"), "\(plain.all)")
    let strict = try await dossier("build", "--strict", in: scratch.path)
    #expect(strict.code == 1 && strict.error.contains("error[DOS0804]"), "\(strict.all)")
    let check = try await dossier("check", "--strict", in: scratch.path)
    #expect(check.code == 1, "\(check.all)")
  }

  @Test(arguments: [
    "title: [", "titel: Small\n", "title: Small\ntlp: PINK\n", "title: &a Small\nid: *a\n",
    "title: Small\nthemes: [nowhere]\n",
    "title: Small\nbase-url: ftp://x\n", "", "- a\n- b\n",
  ])
  func badSettingsAre2(settings: String) async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put("content/dossier.yml", settings)
    let outcome = try await dossier("build", in: scratch.path)
    #expect(outcome.code == 2, "\(settings): \(outcome.all)")
    #expect(outcome.error.contains("content/dossier.yml"), "\(outcome.error)")
    #expect(!FileManager.default.fileExists(atPath: scratch("site")))
  }

  @Test(arguments: ["<p>{{nothing}}</p>", "{{{title}}}", "{{#nav}}", "{{> other}}", "{{"])
  func aBadTemplateIs2(template: String) async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put("templates/page.mustache", template)
    let outcome = try await dossier("build", in: scratch.path)
    #expect(outcome.code == 2, "\(template): \(outcome.all)")
    #expect(outcome.error.contains("templates/page.mustache"), "\(outcome.error)")
  }

  @Test func anOutputFolderThatIsTheDossierIs2() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    let before = listing(try scratch.files())
    for out in [".", "content", "content/themes/x", ".."] {
      let outcome = try await dossier("build", "-o", out, in: scratch.path)
      #expect(outcome.code == 2, "\(out): \(outcome.all)")
    }
    #expect(listing(try scratch.files()) == before)
  }

  @Test func coloursFollowTheFlagAndTheEnvironment() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put("content/themes/t/n.md", "---\ntitle: N\n---\nOne says so [@a, ¶ 9]. ^c-one\n")
    for (arguments, environment, coloured) in [
      ([], [:], false), (["--color", "always"], [:], true), (["--color", "always"], ["NO_COLOR": "1"], true),
      (["--color", "never"], [:], false), ([], ["NO_COLOR": "1"], false),
      ([], ["TERM": "xterm-256color"], false),
    ] as [([String], [String: String], Bool)] {
      for command in ["build", "check"] {
        let outcome = try await run(binary, [command] + arguments, in: scratch.path, environment: environment)
        #expect(
          outcome.all.contains("\u{1B}[") == coloured,
          "\(command) \(arguments) \(environment): \(outcome.all)")
      }
    }
  }

  @Test func foreignFilesInTheSiteAreKeptAndStaleOnesGo() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put("content/themes/t/m.md", "---\ntitle: M\n---\nTwo says so [@a, ¶ 2]. ^c-two\n")
    _ = try await dossier("build", in: scratch.path)
    try scratch.put("site/mine.txt", "mine")
    try FileManager.default.removeItem(atPath: scratch("content/themes/t/m.md"))
    let outcome = try await dossier("build", in: scratch.path)
    #expect(outcome.code == 0 && outcome.error.contains("mine.txt"), "\(outcome.all)")
    let files = try scratch.files("site")
    #expect(files["mine.txt"] == Array("mine".utf8))
    #expect(files["themes/t/m.html"] == nil && files["data/themes/t/m.js"] == nil)
  }
}
