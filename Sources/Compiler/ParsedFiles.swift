// The stage that parses, and what it made of each file, so that the next compilation of the same dossier
// need not read again what has not changed. `serve` alone hands it on.

import Corpus
import Diagnostics
import Files
import Linking

/// What was parsed of a dossier, file by file.
///
/// Invariant: each value is what its file gives, and for notes and entities the settings; nothing in it
/// depends on another file, so that whatever is taken over is what parsing anew would make.
struct ParsedFiles: Sendable {
  var notes: [Diagnosed<Note>] = []
  var sources: [Diagnosed<Source>] = []
  var entities: [Diagnosed<Entity>] = []
  /// The files that these were made of.
  fileprivate var inputs = Inputs()

  var findings: [Finding] {
    var found: [Finding] = []
    for number in notes.indices { found += notes[number].findings }
    return found + sources.flatMap(\.findings) + entities.flatMap(\.findings)
  }

  /// Pages that say that they are not finished.
  var drafts: [Note] {
    notes.indices.filter { notes[$0].value.details.draft != nil }.map { notes[$0].value }
      + entities.map(\.value.note).filter { $0.details.draft != nil }
  }

  /// Whether every other file of the dossier is what it was, so that at most the texts of notes differ.
  func differInNotesAlone(from before: ParsedFiles) -> Bool {
    let (now, then) = (inputs, before.inputs)
    return isSame(now.settings, then.settings)
      && areSame(now.sources.map(\.file), then.sources.map(\.file))
      && zip(now.sources, then.sources).allSatisfy { isSame($0.data, $1.data) }
      && areSame(now.entities.map(\.file), then.entities.map(\.file))
      && areSame(now.images, then.images) && areSame(now.statics, then.statics)
  }
}

/// What a compilation leaves to the next one of the same dossier. `serve` alone hands it on.
package struct KeptStages: Sendable {
  var classified: Classified
  var parsed: ParsedFiles
  var linked: LinkedNotes
}

/// What an earlier compilation made of notes that lead where they led.
struct EarlierLinks: Sendable {
  private(set) var linked: LinkedNotes?
  /// The notes that are linked anew all the same.
  private(set) var changed = ChangedNotes()

  init(of corpus: Corpus, _ parsed: ParsedFiles, _ before: KeptStages?) {
    guard let before, parsed.differInNotesAlone(from: before.parsed),
      let changed = changedNotes(corpus, since: before.linked)
    else { return }
    (linked, self.changed) = (before.linked, changed)
  }

  subscript(number: Int) -> LinkedNotes? { changed.numbers.contains(number) ? nil : linked }
}

/// Parses every file on its own, in parallel, but those that were parsed before and are the same.
func parse(
  _ inputs: Inputs, _ settings: Settings, reusing before: ParsedFiles?, jobs: Int, _ observer: BuildObserver
) async throws -> ParsedFiles {
  var known = KnownFiles(before, inputs.settings)
  let places = inputs.notes.indices.map { known.notePlace($0, inputs.notes[$0].file) }
  let unknown = places.indices.filter { places[$0] == nil }
  let read = try await parallelMap(unknown.count, jobs: jobs) { [notes = inputs.notes] number in
    let (file, place) = notes[unknown[number]]
    defer { observer.readNote() }
    observer.worksOn(file.path)
    defer { observer.worksOn(nil) }
    return readNote(file, place: place, settings: settings)
  }
  var notes = read
  if let before, read.count < places.count {
    var rest = read[...]
    notes = places.map { place in place.map { before.notes[$0] } ?? rest.removeFirst() }
  }
  let sources = try await parallelMap(inputs.sources.count, jobs: jobs) {
    [known, sources = inputs.sources] index in
    let (file, key, data) = sources[index]
    if let source = known.source(file, data) { return source }
    observer.worksOn(file.path)
    defer { observer.worksOn(nil) }
    return readSource(file, key: key, data: data)
  }
  let entities = try await parallelMap(inputs.entities.count, jobs: jobs) {
    [known, entities = inputs.entities] index in
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
  private var hasNotes = false
  private var notes: [TextKey: Int] = [:]
  private var sources: [TextKey: Int] = [:]
  private var entities: [TextKey: Int] = [:]

  init(_ before: ParsedFiles?, _ settings: SourceFile?) {
    guard let before else { return }
    self.before = before
    sources = places(before.inputs.sources.map(\.file))
    // The settings say how notes and entities are read.
    guard isSame(before.inputs.settings, settings) else { return }
    hasNotes = true
    entities = places(before.inputs.entities.map(\.file))
  }

  /// Where among those parsed before a note is that is the same.
  /// - Parameter number: its place among those of now. Unless a file came or went it is where it was.
  mutating func notePlace(_ number: Int, _ file: SourceFile) -> Int? {
    guard hasNotes else { return nil }
    let files = before.inputs.notes
    if files.indices.contains(number), TextKey(files[number].file.path) == TextKey(file.path) {
      return isSame(files[number].file, file) ? number : nil
    }
    if notes.isEmpty { notes = Compiler.places(files.map(\.file)) }
    return notes[TextKey(file.path)].flatMap { isSame(files[$0].file, file) ? $0 : nil }
  }

  func source(_ file: SourceFile, _ data: SourceData) -> Diagnosed<Source>? {
    sources[TextKey(file.path)].flatMap { index in
      let old = before.inputs.sources[index]
      return isSame(old.file, file) && isSame(old.data, data) ? before.sources[index] : nil
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

private func isSame(_ a: SourceData, _ b: SourceData) -> Bool {
  isSame(a.paragraphs, b.paragraphs) && isSame(a.checks, b.checks) && isSame(a.runs, b.runs)
}

/// Whether two lists name the same files with the same bytes.
private func areSame(_ a: [SourceFile], _ b: [SourceFile]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { $0.path.utf8.elementsEqual($1.path.utf8) && isSame($0, $1) }
}
