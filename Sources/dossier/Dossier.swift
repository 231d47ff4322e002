// The command. Standard output holds what was asked for; progress, timings, summaries and the findings
// of `build` go to standard error.

import ArgumentParser

@main
struct Dossier: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier",
    abstract: "Turns annotated notes and a register of sources into a cross-linked briefing dossier.",
    discussion: """
      A dossier is a folder with content/dossier.yml. In a note, cite a paragraph of a source:

        Exports rose after the waiver lapsed [@bourse-2025, ¶ 25].

      Then build the site and open site/index.html from disk:

        dossier build

      Exit codes: 0 fine; 1 the content has errors, or the output is stale; 2 settings, templates or the \
      output folder; 3 reading or writing failed; 64 wrong usage; 70 a mistake of ours.
      """,
    version: "0.1.0",
    subcommands: [Build.self, Check.self, ID.self, SourceCommand.self])
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: ArgumentHelp("The dossier's folder.", valueName: "dir"))
  var folder: String = "."

  @Flag(help: "Print nothing but what was asked for.")
  var quiet = false

  @Option(help: "Colours: auto (on a terminal, unless NO_COLOR is set), always or never.")
  var color: ColorChoice = .auto
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

/// How many files are worked on at a time.
struct JobsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many files are worked on at a time; default: the machine's processors.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256") }
  }
}
