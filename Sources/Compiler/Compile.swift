// A build as one function of values: a tree of files in, output files and findings out.

package import Corpus
package import Diagnostics
package import Files
package import Linking
package import Rendering

/// A site ready to be written.
package struct Compiled: Sendable {
  package var linked: LinkedCorpus
  package var originals: Originals
  package var exclusions: Exclusions
  /// Pages that are left out. What they say is checked when they are finished, but the ids in them are
  /// taken.
  package var drafts: [Note]
  package var files: [OutputFile]
  package var vocabulary: Vocabulary
  /// Warnings that the authors let pass, in the order of a report.
  package var waived: [Waived]
  /// What the next compilation may take over, if that was asked for.
  package var kept: KeptStages?

  package var corpus: Corpus { linked.corpus }
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
///   - originals: the private texts that are at hand, paths relative to their folder. They change findings,
///     never a byte of the public site.
///   - profile: whether the site is to be published or is a private copy for reviewers.
///   - since: what changed since an earlier site, for a copy that says so.
///   - before: what an earlier compilation kept; what is the same is taken over.
///   - keepsStages: whether all is kept that was read in the notes and where it leads, for another
///     compilation or to be edited; a site needs half of it.
///   - jobs: how many files are worked on at a time.
/// - Returns: the site, and everything that was found, in the order of a report and without what is
///   waived. Files are rendered when they are asked for.
package func compile(
  _ tree: FileTree, originals: FileTree = FileTree([]), profile: Profile = .public,
  since: ChangesSince? = nil, reusing before: KeptStages? = nil, keepsStages: Bool = false, jobs: Int,
  observer: BuildObserver = BuildObserver()
) async throws -> Diagnosed<Compiled> {
  observer.stage(.classify)
  let classified = classify(tree, after: before?.classified)
  let inputs = classified.inputs
  let settings = readSettings(inputs.value.settings)
  observer.stage(.parse)
  let parsed = try await parse(inputs.value, settings.value, reusing: before?.parsed, jobs: jobs, observer)
  observer.stage(.gather)
  var findings = inputs.findings + settings.findings + parsed.findings
  let drafts = parsed.drafts
  let gathered = gather(inputs.value, parsed, settings.value, drafts: drafts)
  let (corpus, exclusions, excluded) =
    profile == .public ? excluding(gathered.value) : (forReview(gathered.value), Exclusions(), [])
  findings += gathered.findings + excluded
  let hidden = exclusions.isEmpty ? [] : hiddenWaivers(of: gathered.value, in: corpus)
  // From here on the notes as they were read are of no use, and go with what no one holds.
  observer.stage(.link)
  let earlier = EarlierLinks(of: corpus, parsed, before)
  let index = earlier.linked?.index.holding(corpus, earlier.changed) ?? Index(corpus)
  let linkedNotes = try await parallelMap(corpus.notes.count, jobs: jobs) { number in
    if let known = earlier[number] { return known.notes[number] }
    observer.worksOn(index.corpus.notes[number].path)
    defer { observer.worksOn(nil) }
    return linkNote(number, index)
  }
  let toKeep = keepsStages ? (parsed, index, linkedNotes) : nil
  let texts = try await readOriginals(corpus, originals, jobs: jobs)
  let filters = profile == .public ? checkLeakFilters(corpus, texts) : []
  let linked = join(
    index, linkedNotes, forgetsPlaces: !keepsStages, after: earlier.linked?.joined, changed: earlier.changed)
  // What the rules find is not asked for before the end, so they are tried while pages are planned.
  async let checking = parallelMap(linked.value.corpus.notes.count, jobs: jobs) { number in
    earlier[number]?.checks[number] ?? checkNote(linked.value, number)
  }
  observer.stage(.plan)
  let plan = plan(linked.value, profile: profile, since: since)
  observer.stage(.render)
  let outputs = outputs(
    plan.value, theme: ThemeFiles(own: inputs.value.templates), review: profile == .review ? texts : nil)
  let checks = try await checking
  for found in [linked.findings, checkDossier(linked.value, texts)] + checks {
    findings += exclusions.isEmpty ? found : found.map(exclusions.explained)
  }
  findings += filters + plan.findings + outputs.findings
  let (kept, waived) = waive(
    findings.sortedForReport(), waivers(of: linked.value.corpus) + drafts.flatMap(draftWaivers) + hidden)
  // What is left out is not linked, so it is not known which of its waivers waive nothing.
  let hiddenPaths = Set(hidden.map(\.path))
  let shown =
    hidden.isEmpty ? kept : kept.filter { $0.code != .unusedWaiver || !hiddenPaths.contains($0.path) }
  return Diagnosed(
    Compiled(
      linked: linked.value, originals: texts, exclusions: exclusions, drafts: drafts, files: outputs.value,
      vocabulary: linked.value.vocabulary, waived: waived,
      kept: toKeep.map { parsed, index, notes in
        let linked = LinkedNotes(index: index, notes: notes, joined: linked.value, checks: checks)
        return KeptStages(classified: classified, parsed: parsed, linked: linked)
      }), shown)
}

/// All values of a dossier in order, drafts left out, and what is kept beside its pages.
private func gather(
  _ inputs: Inputs, _ parsed: ParsedFiles, _ settings: Settings, drafts: [Note]
) -> Diagnosed<Corpus> {
  let (notes, entities) = (parsed.notes, parsed.entities)
  let retired = readIDLock(inputs.idLock)
  var gathered = gather(
    settings: settings,
    notes: notes.indices.filter { notes[$0].value.details.draft == nil }.map { notes[$0].value },
    sources: parsed.sources.map(\.value),
    entities: entities.map(\.value).filter { $0.note.details.draft == nil }, images: inputs.images,
    statics: inputs.statics, retired: retired.value)
  let reviews = readReviews(inputs.reviews)
  let changes = readChanges(inputs.changes)
  (gathered.value.reviews, gathered.value.changes) = (reviews.value, changes.value)
  gathered.findings += retired.findings + reviews.findings + changes.findings
  gathered.findings += checkReviews(reviews.value, gathered.value, drafts: drafts)
  return gathered
}

/// Finds the paragraphs of every source again whose text is at hand.
private func readOriginals(_ corpus: Corpus, _ files: FileTree, jobs: Int) async throws -> Originals {
  let found = corpus.sources.compactMap { source in
    source.countedCopy?.file.flatMap { files[$0] }.map { (source, $0) }
  }
  let texts = try await parallelMap(found.count, jobs: jobs) { index in
    (found[index].0.key, OriginalText(found[index].0, found[index].1.bytes))
  }
  return Originals(Dictionary(texts, uniquingKeysWith: { first, _ in first }))
}

private func waivers(of corpus: Corpus) -> [Waiver] {
  var waivers: [Waiver] = []
  for number in corpus.notes.indices { waivers += corpus.notes[number].waivers }
  return waivers + corpus.sources.flatMap(\.waivers) + corpus.settings.waivers
}

/// The waivers of what is left out.
private func hiddenWaivers(of all: Corpus, in kept: Corpus) -> [Waiver] {
  let paths = Set(kept.notes.map(\.path) + kept.sources.map(\.path))
  return waivers(of: all).filter { !paths.contains($0.path) }
}

/// Of a draft nothing is reported but that it is one, so that nothing else is waived in it.
private func draftWaivers(_ draft: Note) -> [Waiver] {
  draft.waivers.filter { $0.code == .draft && $0.scope == .file }
}
