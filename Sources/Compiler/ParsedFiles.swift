// The stage that parses, and what it made of each file, so that the next compilation of the same dossier
// need not read again what has not changed. `serve` alone hands it on.

import Corpus
import Diagnostics
import Files

/// What was parsed of a dossier, file by file.
///
/// Invariant: each value is what its file gives, and for notes and entities the settings; nothing in it
/// depends on another file, so that whatever is taken over is what parsing anew would make.
package struct ParsedFiles: Sendable {
  var notes: [Diagnosed<Note>] = []
  var sources: [Diagnosed<Source>] = []
  var entities: [Diagnosed<Entity>] = []
  /// The files that these were made of.
  fileprivate var inputs = Inputs()
}

/// Parses every file on its own, in parallel, but those that were parsed before and are the same.
func parse(
  _ inputs: Inputs, _ settings: Settings, reusing before: ParsedFiles?, jobs: Int, _ observer: BuildObserver
) async throws -> ParsedFiles {
  let known = KnownFiles(before, inputs.settings)
  let notes = try await parallelMap(inputs.notes.count, jobs: jobs) { [notes = inputs.notes] index in
    let (file, place) = notes[index]
    defer { observer.readNote() }
    if let note = known.note(file) { return note }
    observer.worksOn(file.path)
    defer { observer.worksOn(nil) }
    return readNote(file, place: place, settings: settings)
  }
  let sources = try await parallelMap(inputs.sources.count, jobs: jobs) { [sources = inputs.sources] index in
    let (file, key, data) = sources[index]
    if let source = known.source(file, data) { return source }
    observer.worksOn(file.path)
    defer { observer.worksOn(nil) }
    return readSource(file, key: key, data: data)
  }
  let entities = try await parallelMap(inputs.entities.count, jobs: jobs) {
    [entities = inputs.entities] index in
    let (file, id) = entities[index]
    if let entity = known.entity(file) { return entity }
    observer.worksOn(file.path)
    defer { observer.worksOn(nil) }
    return readEntity(file, id: id, settings: settings)
  }
  return ParsedFiles(notes: notes, sources: sources, entities: entities, inputs: inputs)
}

/// What was parsed before, to be found by path and bytes.
private struct KnownFiles: Sendable {
  private var before = ParsedFiles()
  private var notes: [TextKey: Int] = [:]
  private var sources: [TextKey: Int] = [:]
  private var entities: [TextKey: Int] = [:]

  init(_ before: ParsedFiles?, _ settings: SourceFile?) {
    guard let before else { return }
    self.before = before
    sources = places(before.inputs.sources.map(\.file))
    // The settings say how notes and entities are read.
    guard isSame(before.inputs.settings, settings) else { return }
    notes = places(before.inputs.notes.map(\.file))
    entities = places(before.inputs.entities.map(\.file))
  }

  func note(_ file: SourceFile) -> Diagnosed<Note>? {
    notes[TextKey(file.path)].flatMap { isSame(before.inputs.notes[$0].file, file) ? before.notes[$0] : nil }
  }

  func source(_ file: SourceFile, _ data: SourceData) -> Diagnosed<Source>? {
    sources[TextKey(file.path)].flatMap { index in
      let old = before.inputs.sources[index]
      let isKnown =
        isSame(old.file, file) && isSame(old.data.paragraphs, data.paragraphs)
        && isSame(old.data.checks, data.checks) && isSame(old.data.runs, data.runs)
      return isKnown ? before.sources[index] : nil
    }
  }

  func entity(_ file: SourceFile) -> Diagnosed<Entity>? {
    entities[TextKey(file.path)].flatMap {
      isSame(before.inputs.entities[$0].file, file) ? before.entities[$0] : nil
    }
  }
}

private func places(_ files: [SourceFile]) -> [TextKey: Int] {
  Dictionary(files.enumerated().map { (TextKey($1.path), $0) }, uniquingKeysWith: { first, _ in first })
}

/// Bytes that are one array in memory, as those of a file that was not read again, are not compared.
private func isSame(_ a: SourceFile?, _ b: SourceFile?) -> Bool { a?.bytes == b?.bytes }
