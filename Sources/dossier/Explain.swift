// `dossier explain`: the page about a code, or the list of all.

import ArgumentParser
import Diagnostics

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a finding means and what to do.",
    discussion: """
      Prints what the code means, why it matters, an example and what to write instead. Without a code, all \
      codes are listed.

      Examples:
        dossier explain DOS0401
        dossier explain unknown-source
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("A code or its name.", valueName: "code"))
  var code: String?

  func run() throws {
    let terminal = Terminal(common.base)
    guard let code else { return terminal.output(explainList()) }
    guard let found = Code(named: code) else {
      let near = nearCodes(to: code).map { "\($0.text) \($0.name)" }
      throw ValidationError(
        "there is no code '\(code)'; "
          + (near.isEmpty ? "" : "near it: \(near.joined(separator: ", ")); ") + "'dossier explain' lists all"
      )
    }
    terminal.output(explainText(found))
  }
}
