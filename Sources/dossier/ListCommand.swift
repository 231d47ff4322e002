// `dossier list`: claims, notes, sources or entities, one a line, or as JSON.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Linking
import Workspace

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the claims, notes, sources or entities.",
    discussion: """
      One a line: a claim's id, kind, place and words; a note's name, place and title; a source's key, \
      label, grade, place and title; an entity's name, type, place and title. --grep keeps the lines that \
      hold a text, whatever its case, accents and digits. What is left out of a public site for its \
      marking is listed too, and drafts are among the notes. docs/list.schema.json describes the JSON.

      Examples:
        dossier list claims --grep fees
        dossier list sources --format json
      """)

  @OptionGroup var base: BaseOptions

  @Argument(help: ArgumentHelp("claims, notes, sources or entities.", valueName: "what"))
  var kind: ListKind

  @Option(
    help: ArgumentHelp("Only what holds this text, in any case and with any accents.", valueName: "text"))
  var grep: String?

  @Option(help: "How it is written: text or json (dossier-list/1).")
  var format: ListFormat = .text

  func run() async throws {
    let session = try Session(base, format: .text)
    let (compiled, tree) = try await session.compile(profile: .review)
    try session.endWithoutSettings(compiled, in: tree)
    let all = rows(compiled.value)
    let wanted = grep.map(folded)
    let found = all.filter { row in
      wanted.map { folded(row.searched).utf8.firstRange(of: $0.utf8) != nil } ?? true
    }
    switch format {
    case .text: session.terminal.output(table(found))
    case .json: session.terminal.output(document(found))
    }
    let name = all.count == 1 ? kind.single : kind.rawValue
    if format == .text {
      session.terminal.note(
        grep == nil ? "\(all.count) \(name)\n" : "\(found.count) of \(all.count) \(name)\n")
    }
  }

  private func rows(_ compiled: Compiled) -> [ListRow] {
    let corpus = compiled.corpus
    switch kind {
    case .claims: return claimRows(compiled.linked)
    case .notes:
      let notes = corpus.notes + compiled.drafts.sorted { precedes($0.path, $1.path) }
      return notes.compactMap(noteRow)
    case .sources: return corpus.sources.map(sourceRow)
    case .entities: return corpus.entities.map(entityRow)
    }
  }

  /// The cells of each row below each other; the last, which may be long, is not filled up.
  private func table(_ rows: [ListRow]) -> String {
    let widths = (rows.first?.cells.indices).map { columns in
      columns.map { column in rows.map { $0.cells[column].unicodeScalars.count }.max() ?? 0 }
    }
    return rows.map { row in
      let cells = row.cells.enumerated().map { column, cell in
        cell + String(repeating: " ", count: (widths?[column] ?? 0) - cell.unicodeScalars.count)
      }
      return (cells + [row.text]).joined(separator: "  ") + "\n"
    }
    .joined()
  }

  private func document(_ rows: [ListRow]) -> String {
    let items = rows.map { row in "\n{\(row.fields.map { "\"\($0)\":\($1)" }.joined(separator: ","))}" }
    return "{\n\"format\":\"dossier-list/1\",\n\"kind\":\"\(kind.rawValue)\",\n\"items\":["
      + items.joined(separator: ",") + "]\n}\n"
  }
}

enum ListKind: String, ExpressibleByArgument, CaseIterable {
  case claims, notes, sources, entities

  var single: String {
    switch self {
    case .claims: "claim"
    case .notes: "note"
    case .sources: "source"
    case .entities: "entity"
    }
  }
}

enum ListFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// A line of a list.
private struct ListRow {
  var cells: [String]
  var text: String
  /// Names and values of JSON.
  var fields: [(name: String, value: String)]

  var searched: String { (cells + [text]).joined(separator: "\n") }
}

private func claimRows(_ linked: LinkedCorpus) -> [ListRow] {
  linked.corpus.notes.indices.flatMap { number in
    let note = linked.corpus.notes[number]
    let lines = LineTable(note.file.bytes)
    return note.claims.indices.map { place in
      let claim = note.claims[place]
      let line = lines.place(of: claim.source.lowerBound).line
      let text = linked.text(of: ClaimPlace(note: number, claim: place))
      return ListRow(
        cells: [claim.id, claim.kind.rawValue, "\(note.path):\(line)"], text: text,
        fields: [
          ("id", quoted(claim.id)), ("written", "\(claim.isWritten)"), ("kind", quoted(claim.kind.rawValue)),
          ("path", quoted(note.path)), ("line", "\(line)"), ("text", quoted(text)),
        ])
    }
  }
}

/// Entities have a list of their own.
private func noteRow(_ note: Note) -> ListRow? {
  let name: String
  switch note.place {
  case .front: name = "index"
  case .about: name = "about"
  case .theme(let theme): name = "\(theme)/index"
  case .note(let theme, let note): name = "\(theme)/\(note)"
  case .entity: return nil
  }
  let isDraft = note.details.draft != nil
  return ListRow(
    cells: [name, note.path], text: note.title + (isDraft ? " (draft)" : ""),
    fields: [
      ("name", quoted(name)), ("theme", note.place.theme.map(quoted) ?? "null"), ("path", quoted(note.path)),
      ("title", quoted(note.title)), ("claims", "\(note.claims.count)"), ("draft", "\(isDraft)"),
    ])
}

private func sourceRow(_ source: Source) -> ListRow {
  ListRow(
    cells: [source.key, source.label.value, source.grade.letter, source.path], text: source.title,
    fields: [
      ("key", quoted(source.key)), ("label", quoted(source.label.value)),
      ("grade", quoted(source.grade.letter)), ("path", quoted(source.path)), ("title", quoted(source.title)),
      ("paragraphs", "\(source.paragraphs.count)"),
    ])
}

private func entityRow(_ entity: Entity) -> ListRow {
  ListRow(
    cells: [entity.id, entity.type ?? "-", entity.note.path], text: entity.title,
    fields: [
      ("id", quoted(entity.id)), ("type", entity.type.map(quoted) ?? "null"),
      ("path", quoted(entity.note.path)), ("title", quoted(entity.title)),
    ])
}

/// A string of JSON.
func quoted(_ text: String) -> String {
  var bytes: [UInt8] = []
  appendJSON(text, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
