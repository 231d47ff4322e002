// `dossier id`: ids for claims that have none.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Workspace

struct ID: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "id",
    abstract: "Give every claim without an id one.",
    discussion: """
      Lists the claims that have no id of their own, with the id that each would get. With --write the ids \
      are written into the notes, at the end of each block, and nothing else is touched. An id is kept for \
      good: rewording or moving a claim keeps it.
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Write the ids into the notes.")
  var write = false

  func run() async throws {
    let session = try Session(common)
    let (compiled, tree) = try await session.compile()
    let corpus = compiled.value.corpus
    var taken = readIDLock(tree["content/ids.lock"])
    // A draft keeps its ids for the day on which it is published.
    taken.formUnion(
      (corpus.notes + compiled.value.drafts).flatMap {
        $0.claims.map { TextKey($0.id) } + $0.judgements.map { TextKey($0.id) }
      })
    var edits: [(note: Note, bytes: [UInt8], given: [(claim: Claim, id: String)])] = []
    for note in corpus.notes {
      let (bytes, given) = assignIDs(note, taken: &taken)
      if !given.isEmpty { edits.append((note, bytes, given)) }
    }
    try refuse(compiled, tree, session, editing: edits.map(\.note.path))
    for edit in edits where !confirmsIDs(edit.bytes, in: edit.note, given: edit.given) {
      session.terminal.error(
        "dossier: nothing was written: an id at the end of a block of \(edit.note.path) ")
      session.terminal.error("would not be read back; write the ids of that note by hand\n")
      throw ExitCode(1)
    }
    for edit in edits {
      let lines = LineTable(edit.note.file.bytes)
      for (claim, id) in edit.given {
        let place = lines.place(of: claim.source.lowerBound)
        session.terminal.output(
          "\(edit.note.path):\(place.line):\(place.column) \(id) \(excerpt(claim.text))\n")
      }
      guard write else { continue }
      try await session.environment {
        try writeFile(absolutePath(edit.note.path, from: session.root), edit.bytes)
      }
    }
    let count = edits.reduce(0) { $0 + $1.given.count }
    let ids = count == 1 ? "1 id" : "\(count) ids"
    session.terminal.note(
      count == 0
        ? "every claim has an id\n" : "\(ids) \(write ? "written" : "to write; run 'dossier id --write'")\n")
  }

  /// Notes with errors are not edited, and without settings there is no dossier.
  private func refuse(
    _ compiled: Diagnosed<Compiled>, _ tree: FileTree, _ session: Session, editing paths: [String]
  ) throws {
    let errors = compiled.findings.filter { finding in
      finding.code.severity == .error && (paths.contains(finding.path) || finding.code == .missingSettings)
    }
    guard !errors.isEmpty else { return }
    session.report(errors, of: compiled.value, in: tree)
    try session.endOnErrors(errors, isStrict: false)
  }

  private func excerpt(_ text: String) -> String {
    text.unicodeScalars.count <= 60
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(59))) + "…"
  }
}
