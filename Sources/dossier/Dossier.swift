// The command. Standard output holds what was asked for; progress, timings, summaries and the findings
// of `build` go to standard error.

import ArgumentParser
import Corpus
import Diagnostics
import Workspace

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
      output folder; 3 reading or writing failed; 4 a limit of time or memory was hit; 64 wrong usage; \
      70 a mistake of ours; 130 or 143 interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, NewCommand.self, Build.self, Check.self, ServeCommand.self, WorkerCommand.self,
      ListCommand.self, TraceCommand.self, RenameCommand.self, PackCommand.self, ID.self, SourceCommand.self,
      DiffCommand.self, ReviewCommand.self, Inspect.self, Explain.self, GitSetupCommand.self,
    ])
}

/// What every command takes.
struct BaseOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: ArgumentHelp("The dossier's folder.", valueName: "dir"))
  var folder: String = "."

  @Flag(help: "Print nothing but what was asked for.")
  var quiet = false

  @Option(help: "Colours: auto (on a terminal, unless NO_COLOR is set), always or never.")
  var color: ColorChoice = .auto
}

/// What every command takes that reports on a dossier.
struct CommonOptions: ParsableArguments {
  @OptionGroup var base: BaseOptions

  @Option(
    help: "How findings are written: text, json (dossier-findings/1), sarif (2.1.0) or github (annotations).")
  var format: ReportFormat = .text

  var quiet: Bool { base.quiet }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

extension ReportFormat: ExpressibleByArgument {}

extension Profile: ExpressibleByArgument {}

/// How much a run may take.
struct WorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many files are worked on at a time; default: the machine's processors.", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Seconds of processor time that one note, source or page may take; default: 10.", valueName: "s"))
  var limitSeconds: Double?

  @Option(
    help: ArgumentHelp(
      "Megabytes of address space for the run; default: three quarters of the machine's memory.",
      valueName: "mb"))
  var limitMemory: Int?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256") }
    if let limitSeconds, !(limitSeconds > 0 && limitSeconds < 1e6) {
      throw ValidationError("--limit-seconds takes a number above 0")
    }
    if let limitMemory, !(1...1 << 30).contains(limitMemory) {
      throw ValidationError("--limit-memory takes a number from 1 on")
    }
  }
}

/// Where the private texts are.
struct OriginalsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where the private texts of sources are; default: originals in the dossier's folder.",
      valueName: "dir"))
  var originals: String?

  var isGiven: Bool { originals != nil }

  func folder(_ root: String) -> String {
    originals.map { absolutePath($0, from: currentFolder()) } ?? absolutePath("originals", from: root)
  }
}
