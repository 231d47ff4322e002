// What docs/publish.md and its workflows tell people to run, does run: each of their lines that begins with
// `dossier` or `make`, on the dossier of this repository.

import Foundation
import SiteSupport
import Support
import Testing

/// The lines of a workflow, or of the code in a document, that run the program or the Makefile, in order.
private func commands(in text: String) -> [[String]] {
  text.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ").map(String.init)
    let command = words.first == "-" ? Array(words.dropFirst()) : words
    return command.first == "dossier" || command.first == "make" ? command : nil
  }
}

struct PublishTests {
  @Test(
    arguments: [
      "github-package.yml", "github-source.yml", "gitlab-package.yml", "gitlab-source.yml", "../publish.md",
    ])
  func everyCommandRuns(_ name: String) async throws {
    let commands = commands(in: try repositoryText("docs/workflows/\(name)"))
    let scratch = try Scratch()
    for folder in ["content", "site"] {
      try FileManager.default.copyItem(atPath: "\(repository)/\(folder)", toPath: scratch(folder))
    }
    let before = listing(try scratch.files("site"))
    var ran: [String] = []
    for command in commands {
      let text = command.joined(separator: " ")
      if command[0] == "make" {
        // What it would do: a build of its own has no place in a test.
        let outcome = try await run("/usr/bin/make", ["-n"] + command.dropFirst(), in: repository)
        #expect(outcome.code == 0, "\(text): \(outcome.all)")
      } else {
        let outcome = try await run(binary, Array(command.dropFirst()), in: scratch.path)
        #expect(outcome.code == 0, "\(text): \(outcome.all)")
        ran.append(text.replacing(" --format github", with: ""))
      }
    }
    #expect(ran == ["dossier check", "dossier build --check"])
    #expect(commands.contains(["make", "install"]) == name.contains("source"))
    #expect(listing(try scratch.files("site")) == before, "what is checked is not changed")
    // The other way: the site is not committed.
    try FileManager.default.removeItem(atPath: scratch("site"))
    let built = try await run(binary, ["build"], in: scratch.path)
    #expect(built.code == 0, "\(built.all)")
    #expect(listing(try scratch.files("site")) == before)
  }

  /// A workflow that lets an error pass publishes it.
  @Test func anErrorStopsTheRun() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    #expect(try await run(binary, ["build"], in: scratch.path).code == 0)
    try scratch.put("content/themes/t/n.md", "---\ntitle: N\n---\nOne says so [@nobody, ¶ 1]. ^c-one\n")
    for command in [["check", "--format", "github"], ["check"], ["build", "--check"], ["build"]] {
      #expect(try await run(binary, command, in: scratch.path).code == 1, "\(command)")
    }
  }

  @Test func theDocumentLeadsToEachWorkflow() throws {
    let document = try repositoryText("docs/publish.md")
    let workflows = try repositoryFiles().filter { $0.hasPrefix("docs/workflows/") }
    #expect(workflows.count == 6)
    for path in workflows { #expect(document.contains("](\(path.dropFirst(5)))"), "\(path)") }
  }

  @Test func onlyCommandsAreFound() {
    let text =
      "# dossier a\n  - dossier check --x\n    make install\n- run: dossier no\nmaker\n  dossier build"
    #expect(
      commands(in: text) == [["dossier", "check", "--x"], ["make", "install"], ["dossier", "build"]])
  }
}
