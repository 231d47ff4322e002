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
      good: rewording or moving a claim keeps it. Ids that a site showed and that no note has any more, by \
      the records in site/ and its history in git, go into content/ids.lock, so that no claim ever gets one \
      of them.
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Write the ids into the notes.")
  var write = false

  func run() async throws {
    let session = try Session(common)
    // With nothing left out: what is not for publication has ids too, and keeps them.
    let (compiled, tree) = try await session.compile(profile: .review)
    let corpus = compiled.value.corpus
    let notes = corpus.notes + compiled.value.drafts
    let locked = readIDLock(tree[idLockPath]).value
    // A draft keeps its ids for the day on which it is published.
    let written = Set(notes.flatMap { $0.writtenIDs.map { TextKey($0.id) } })
    let gone = try await idsOfSites(session).subtracting(written).subtracting(locked)
    var taken = written.union(locked).union(gone)
    var edits: [Edit] = []
    for note in corpus.notes {
      let (bytes, given, left) = assignReadableIDs(note, taken: &taken)
      if !given.isEmpty || !left.isEmpty { edits.append((note, bytes, given, left)) }
    }
    try refuse(compiled, tree, session, editing: edits.map(\.note.path))
    for edit in edits {
      list(edit, session)
      guard write, !edit.given.isEmpty else { continue }
      try await session.environment {
        try writeFile(absolutePath(edit.note.path, from: session.root), edit.bytes)
      }
    }
    try await retire(gone, locked, unless: compiled.findings, tree, session)
    let count = edits.reduce(0) { $0 + $1.given.count }
    let ids = count == 1 ? "1 id" : "\(count) ids"
    let hasLeft = edits.contains { !$0.left.isEmpty }
    if count > 0 || !hasLeft {
      session.terminal.note(
        count == 0
          ? "every claim has an id\n" : "\(ids) \(write ? "written" : "to write; run 'dossier id --write'")\n"
      )
    }
    if hasLeft { throw ExitCode(1) }
  }

  private typealias Edit = (
    note: Note, bytes: [UInt8], given: [(claim: Claim, id: String)], left: [Claim]
  )

  private func list(_ edit: Edit, _ session: Session) {
    let lines = LineTable(edit.note.file.bytes)
    for (claim, id) in edit.given {
      let place = lines.place(of: claim.source.lowerBound)
      session.terminal.output(
        "\(edit.note.path):\(place.line):\(place.column) \(id) \(excerpt(claim.text))\n")
    }
    for claim in edit.left {
      let place = lines.place(of: claim.source.lowerBound)
      session.terminal.error(
        "\(edit.note.path):\(place.line):\(place.column) no id: none would be read at the end of this "
          + "block, as it is: \(excerpt(claim.text))\n")
    }
  }

  /// The ids in the records of the site that lies there, and of every committed one before it.
  private func idsOfSites(_ session: Session) async throws -> Set<TextKey> {
    var ids: Set<TextKey> = []
    let take = { (line: ArraySlice<UInt8>) in
      if let id = recordedID(line) { ids.insert(TextKey(id)) }
    }
    try await session.environment {
      for file in try loadFolder(session.root, under: ["site/data"]).tree.files {
        for line in file.bytes.split(separator: UInt8(ascii: "\n")) { take(line) }
      }
    }
    do {
      try gitRemovedLines(below: "site/data", in: session.root, take: take)
    } catch let error as WorkspaceError {
      // Ids are written all the same: those of a history that is not at hand are kept by whoever has it.
      let why = error.finding?.fact.message ?? ""
      session.terminal.note("ids of earlier commits were not looked for: \(why)\n")
    }
    return ids
  }

  /// Adds ids to the lock whose claims are gone. Not while there are errors: a note that cannot be read has
  /// its claims still.
  private func retire(
    _ gone: Set<TextKey>, _ locked: Set<TextKey>, unless findings: [Finding], _ tree: FileTree,
    _ session: Session
  ) async throws {
    let isDoubtful = findings.contains { $0.code.severity == .error }
    if !isDoubtful {
      for id in gone.sorted() { session.terminal.output("\(idLockPath): \(id) retired, its claim is gone\n") }
    } else if !gone.isEmpty {
      session.terminal.note("ids that are gone are retired when 'dossier check' finds no error\n")
    }
    let bytes = encodeIDLock(isDoubtful ? locked : locked.union(gone))
    // Also what a merge left unsorted; but lines that are no ids are for a person to mend.
    guard write, readIDLock(tree[idLockPath]).findings.isEmpty, bytes != tree[idLockPath]?.bytes ?? [] else {
      return
    }
    try await session.environment { try writeFile(absolutePath(idLockPath, from: session.root), bytes) }
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
