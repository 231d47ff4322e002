// docs/dossier.1 is what the program says of itself, and a shell completes what is there and no more.

import Foundation
import SiteSupport
import Support
import Testing

struct ManualTests {
  private func help() async throws -> Help {
    let outcome = try await run(binary, ["--experimental-dump-help"])
    #expect(outcome.code == 0, "\(outcome.error)")
    return try JSONDecoder().decode(Help.self, from: Data(outcome.output.utf8))
  }

  @Test func theManualIsWhatTheProgramSays() async throws {
    let version = try await run(binary, ["--version"])
    let page = manual(
      try await help(), version: version.output.trimmingCharacters(in: .whitespacesAndNewlines))
    #expect(try differences(page, fromGolden: "\(repositoryRoot)/docs/dossier.1") == [], "run make golden")
    for code in ["0", "1", "2", "3", "4", "64", "70", "130 or 143"] {
      #expect(page.contains(".TP\n\\fB\(code)\\fR\n"), "exit code \(code)")
    }
    #expect(page.contains(".SS dossier build\n") && page.contains(".SS dossier source verify\n"))
    #expect(page.contains("\\fB\\-o\\fR, \\fB\\-\\-output\\fR \\fIout\\fR\n"))
    #expect(page.components(separatedBy: "\\fB\\-\\-quiet\\fR").count == 2, "what all take stands once")
  }

  /// groff's own complaints; man shows the page by it.
  @Test func groffReadsTheManual() async throws {
    guard let groff = installed("groff") else {
      print("SKIPPED, LOUDLY: groff is not installed; the manual page was not read")
      return
    }
    let page = try await run(groff, ["-man", "-Tutf8", "-ww", "-z", "\(repositoryRoot)/docs/dossier.1"])
    #expect(page.code == 0 && page.all == "")
  }

  /// Every name that hides is nowhere, and every other is everywhere.
  @Test(arguments: ["bash", "zsh", "fish"]) func shellsCompleteWhatIsShown(_ shell: String) async throws {
    let script = try await run(binary, ["--generate-completion-script", shell])
    #expect(script.code == 0 && script.output.utf8.count > 1000)
    let commands = try await help().command.subcommands ?? []
    #expect(commands.count > 5)
    for command in commands {
      #expect(script.output.contains(command.commandName) == command.shouldDisplay, "\(command.commandName)")
    }
    guard let program = installed(shell) else { return }
    let scratch = try Scratch()
    try scratch.put("completions", script.output)
    let read = try await run(program, ["-n", scratch("completions")])
    #expect(read.code == 0 && read.all == "", "\(shell) does not read it")
  }

  /// What a program may say of itself, and the page that it becomes.
  @Test func whatIsHiddenIsNotInIt() throws {
    let text = """
      {"command": {"commandName": "dossier", "abstract": "Does it.", "shouldDisplay": true,
        "discussion": "A \\\\ text.\\n\\n  .code 'a' ^b\\n\\nExit codes: 0 fine; 130 or 143 interrupted.",
        "subcommands": [
          {"commandName": "worker", "abstract": "Hidden.", "shouldDisplay": false, "arguments": []},
          {"commandName": "show", "abstract": "'Show' ¶ --all.", "shouldDisplay": true, "arguments": [
            {"kind": "positional", "valueName": "id", "abstract": "Which.", "isOptional": false,
              "isRepeating": true, "shouldDisplay": true},
            {"kind": "flag", "names": [{"kind": "long", "name": "inner"}], "isOptional": true,
              "isRepeating": false, "shouldDisplay": false},
            {"kind": "option", "names": [{"kind": "short", "name": "f"}, {"kind": "long", "name": "form"}],
              "valueName": "form", "abstract": "How.", "allValues": ["a", "b"], "defaultValue": "a",
              "isOptional": true, "isRepeating": false, "shouldDisplay": true}]},
          {"commandName": "go", "abstract": "Go.", "shouldDisplay": true, "arguments": []}]}}
      """
    let page = manual(try JSONDecoder().decode(Help.self, from: Data(text.utf8)), version: "9")
    for hidden in ["worker", "Hidden", "inner"] { #expect(!page.contains(hidden), "\(hidden)") }
    let wanted = [
      ".TH DOSSIER 1 \"\" \"dossier 9\" \"User Commands\"\n.SH NAME\ndossier \\- does it\n",
      ".SH DESCRIPTION\nA \\e text.\n.PP\n.RS\n.nf\n\\&.code \\(aqa\\(aq \\(hab\n.fi\n.RE\n.SH COMMANDS\n",
      ".SS dossier show\n\\fBdossier show\\fR [\\fIoptions\\fR] \\fIid\\fR ...\n",
      ".PP\n\\&'Show' \\[u00B6] \\-\\-all.\n.TP\n\\fIid\\fR\nWhich.\n",
      ".TP\n\\fB\\-f\\fR, \\fB\\-\\-form\\fR \\fIform\\fR\nHow. (values: a, b; default: a)\n",
      ".SH EXIT STATUS\n.TP\n\\fB0\\fR\nfine\n.TP\n\\fB130 or 143\\fR\ninterrupted\n.SH FILES\n",
    ]
    for part in wanted { #expect(page.contains(part), "\(part)\nis not in\n\(page)") }
  }
}
