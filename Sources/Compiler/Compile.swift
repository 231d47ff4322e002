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
}

/// The name of a stage, for `--timings` and the progress line.
package enum BuildStage: String, Sendable, CaseIterable {
  case classify, parse, gather, link, plan, render
}

/// Compiles a dossier.
/// - Parameters:
///   - tree: `content/` and `templates/`, paths relative to the dossier.
///   - jobs: how many files are worked on at a time.
///   - onStage: told when a stage begins.
///   - onNote: told when a note has been read, on any thread.
/// - Returns: the site, and everything that was found. Files are rendered when they are asked for.
package func compile(
  _ tree: FileTree, jobs: Int, onStage: @Sendable (BuildStage) -> Void = { _ in },
  onNote: @escaping @Sendable () -> Void = {}
) async throws -> Diagnosed<Compiled> {
  onStage(.classify)
  let inputs = classify(tree)
  let settings = readSettings(inputs.value.settings)
  onStage(.parse)
  let notes = try await parallelMap(inputs.value.notes.count, jobs: jobs) {
    [notes = inputs.value.notes] index in
    defer { onNote() }
    return readNote(notes[index].file, place: notes[index].place)
  }
  let sources = try await parallelMap(inputs.value.sources.count, jobs: jobs) {
    [sources = inputs.value.sources] index in
    readSource(sources[index].file, key: sources[index].key, paragraphs: sources[index].paragraphs)
  }
  let entities = try await parallelMap(inputs.value.entities.count, jobs: jobs) {
    [entities = inputs.value.entities] index in
    readEntity(entities[index].file, id: entities[index].id)
  }
  onStage(.gather)
  let corpus = gather(
    settings: settings.value, notes: notes.map(\.value), sources: sources.map(\.value),
    entities: entities.map(\.value), images: inputs.value.images, statics: inputs.value.statics)
  onStage(.link)
  let index = Index(corpus.value)
  let linkedNotes = try await parallelMap(corpus.value.notes.count, jobs: jobs) { number in
    linkNote(number, index)
  }
  let linked = join(index, linkedNotes)
  onStage(.plan)
  let plan = plan(linked.value)
  onStage(.render)
  let outputs = outputs(plan.value, theme: ThemeFiles(own: inputs.value.templates))
  var findings = inputs.findings + settings.findings
  findings += notes.flatMap(\.findings) + sources.flatMap(\.findings) + entities.flatMap(\.findings)
  findings += corpus.findings + linked.findings + plan.findings + outputs.findings
  return Diagnosed(
    Compiled(corpus: corpus.value, files: outputs.value, vocabulary: linked.value.vocabulary), findings)
}
