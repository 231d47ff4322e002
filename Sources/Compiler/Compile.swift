// A build as one function of values: a tree of files in, output files and findings out.

package import Corpus
package import Diagnostics
package import Files
import Linking
import Rendering

/// A site ready to be written.
package struct Compiled: Sendable {
  package var corpus: Corpus
  package var files: [OutputFile]
  package var vocabulary: Vocabulary
  /// Warnings that the authors let pass, in the order of a report.
  package var waived: [Waived]
}

/// The name of a stage, for `--timings` and the progress line.
package enum BuildStage: String, Sendable, CaseIterable {
  case classify, parse, gather, link, plan, render
}

/// Who looks on while a dossier is compiled. All functions may be called on any thread.
package struct BuildObserver: Sendable {
  /// A stage begins.
  package var stage: @Sendable (BuildStage) -> Void = { _ in }
  /// This thread begins to work on a file; with `nil` it has ended.
  package var worksOn: @Sendable (_ path: String?) -> Void = { _ in }
  /// A note has been read.
  package var readNote: @Sendable () -> Void = {}

  package init() {}
}

/// Compiles a dossier.
/// - Parameters:
///   - tree: `content/` and `templates/`, paths relative to the dossier.
///   - jobs: how many files are worked on at a time.
/// - Returns: the site, and everything that was found, in the order of a report and without what is
///   waived. Files are rendered when they are asked for.
package func compile(
  _ tree: FileTree, jobs: Int, observer: BuildObserver = BuildObserver()
) async throws -> Diagnosed<Compiled> {
  observer.stage(.classify)
  let inputs = classify(tree)
  let settings = readSettings(inputs.value.settings)
  observer.stage(.parse)
  let notes = try await parallelMap(inputs.value.notes.count, jobs: jobs) {
    [notes = inputs.value.notes, settings = settings.value] index in
    observer.worksOn(notes[index].file.path)
    defer {
      observer.worksOn(nil)
      observer.readNote()
    }
    return readNote(notes[index].file, place: notes[index].place, settings: settings)
  }
  let sources = try await parallelMap(inputs.value.sources.count, jobs: jobs) {
    [sources = inputs.value.sources] index in
    observer.worksOn(sources[index].file.path)
    defer { observer.worksOn(nil) }
    return readSource(sources[index].file, key: sources[index].key, paragraphs: sources[index].paragraphs)
  }
  let entities = try await parallelMap(inputs.value.entities.count, jobs: jobs) {
    [entities = inputs.value.entities, settings = settings.value] index in
    observer.worksOn(entities[index].file.path)
    defer { observer.worksOn(nil) }
    return readEntity(entities[index].file, id: entities[index].id, settings: settings)
  }
  observer.stage(.gather)
  let corpus = gather(
    settings: settings.value, notes: notes.map(\.value).filter { $0.details.draft == nil },
    sources: sources.map(\.value), entities: entities.map(\.value).filter { $0.note.details.draft == nil },
    images: inputs.value.images, statics: inputs.value.statics)
  observer.stage(.link)
  let index = Index(corpus.value)
  let linkedNotes = try await parallelMap(corpus.value.notes.count, jobs: jobs) { number in
    observer.worksOn(index.corpus.notes[number].path)
    defer { observer.worksOn(nil) }
    return linkNote(number, index)
  }
  let linked = join(index, linkedNotes)
  observer.stage(.plan)
  let plan = plan(linked.value)
  observer.stage(.render)
  let outputs = outputs(plan.value, theme: ThemeFiles(own: inputs.value.templates))
  var findings = inputs.findings + settings.findings
  findings += notes.flatMap(\.findings) + sources.flatMap(\.findings) + entities.flatMap(\.findings)
  findings += corpus.findings + linked.findings + plan.findings + outputs.findings
  let (kept, waived) = waive(findings.sortedForReport(), waivers(of: corpus.value))
  return Diagnosed(
    Compiled(
      corpus: corpus.value, files: outputs.value, vocabulary: linked.value.vocabulary, waived: waived), kept)
}

private func waivers(of corpus: Corpus) -> [Waiver] {
  corpus.notes.flatMap(\.waivers) + corpus.sources.flatMap(\.waivers) + corpus.settings.waivers
}
