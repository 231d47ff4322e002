// `dossier git-setup`: tells git how to show, merge and check a dossier.

import ArgumentParser
import Diagnostics
import Foundation
import Workspace

struct GitSetupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "git-setup",
    abstract: "Tell git how to show, merge and check the dossier.",
    discussion: """
      In the diff of a page the head of each part names the claim. A merge does not merge pages: they are \
      built anew. Before each commit the content is checked, and whether site/ is what a build writes.

      It shows what it would do, and then asks; nothing of yours is overwritten. The lines in .gitattributes \
      are for everybody and are committed; settings and hooks are this clone's alone, so each person runs \
      the command once. --remove takes all of it away again.

      Examples:
        dossier git-setup
        dossier git-setup --dry-run
        dossier git-setup --remove --yes
      """)

  @OptionGroup var base: BaseOptions

  @Flag(help: "Take away what the command set up.")
  var remove = false

  @Flag(help: "Show what would be done, and do nothing.")
  var dryRun = false

  @Flag(help: "Do it without asking.")
  var yes = false

  func run() async throws {
    let session = try Session(base, format: .text)
    let terminal = session.terminal
    let plan = try await session.environment {
      try GitSetupPlan(session.root, program: try ownProgram(), removes: remove)
    }
    for line in plan.lines { terminal.output("\(line)\n") }
    if plan.isDone {
      terminal.note(remove ? "nothing to remove\n" : "all of it is set up\n")
      return
    }
    if dryRun {
      terminal.note("nothing was changed\n")
      return
    }
    guard try yes || isWanted(terminal) else {
      terminal.note("nothing was changed\n")
      return
    }
    try await session.environment { try await plan.perform(session.interruption) }
    terminal.note(remove ? "removed\n" : "done; commit .gitattributes\n")
  }

  /// Asks a person; where there is none, the answer has to be on the command line.
  private func isWanted(_ terminal: Terminal) throws -> Bool {
    guard isatty(STDIN_FILENO) == 1 else {
      throw ValidationError("nobody is there to ask; add --yes to do this, or --dry-run to look at it")
    }
    terminal.error("Do this? [y/N] ")
    let answer = readLine(strippingNewline: true)?.trimmingCharacters(in: .whitespaces).lowercased()
    return answer == "y" || answer == "yes"
  }
}
