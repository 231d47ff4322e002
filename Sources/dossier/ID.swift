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
      Lists the claims that have no id of their own, with the id that each would get. With --write the ids
      are written into the notes, at the end of each block, and nothing else is touched. An id is kept for
      good: rewording or moving a claim keeps it.
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Write the ids into the notes.")
  var write = false

  func run() async throws {
    let session = try Session(common)
    let (compiled, tree) = try await session.compile()
    let corpus = compiled.value.corpus
    var taken = Set(
      corpus.notes.flatMap { $0.claims.map { TextKey($0.id) } + $0.judgements.map { TextKey($0.id) } })
    for line in tree["content/ids.lock"].map({ String(decoding: $0.bytes, as: UTF8.self) })?.split(
      separator: "\n") ?? []
    {
      taken.insert(TextKey(String(line)))
    }
    var count = 0
    for note in corpus.notes {
      let (edited, given) = assignIDs(note, taken: &taken)
      guard !given.isEmpty else { continue }
      let lines = LineTable(note.file.bytes)
      for (claim, id) in given {
        let place = lines.place(of: claim.source.lowerBound)
        session.terminal.output("\(note.path):\(place.line):\(place.column) \(id) \(excerpt(claim.text))\n")
      }
      count += given.count
      guard write else { continue }
      guard confirms(edited, note, given) else {
        session.terminal.error("dossier: \(note.path) was left alone: an id would not be read back there\n")
        throw ExitCode(70)
      }
      try await session.environment {
        try writeFile(absolutePath(note.path, from: session.root), edited)
      }
    }
    let verb = write ? "written" : "to write; run 'dossier id --write'"
    session.terminal.note(count == 0 ? "every claim has an id\n" : "\(count) ids \(verb)\n")
  }

  private func excerpt(_ text: String) -> String {
    text.unicodeScalars.count <= 60
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(59))) + "…"
  }

  /// Whether the edited note has just the new ids and no other change.
  private func confirms(_ bytes: [UInt8], _ note: Note, _ given: [(claim: Claim, id: String)]) -> Bool {
    let again = readNote(SourceFile(path: note.path, bytes: bytes), place: note.place).value
    guard again.claims.count == note.claims.count else { return false }
    return given.allSatisfy { claim, id in
      again.claims.contains { $0.id == id && $0.text == claim.text && $0.kind == claim.kind }
    }
  }
}
