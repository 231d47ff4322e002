// What is marked above the ceiling of the public site is left out, before anything is linked. What it was
// called is kept, so that a reference to it is an error and the leak gate can look for its traces.

package import Diagnostics
import Files
import Markup

/// What was left out of a public site, by its names.
package struct Exclusions: Sendable {
  /// As links, citations and relations write them: `@key`, `note`, `theme/note`, `c-7f3kq`, a title.
  private var markings: [TextKey: Marking] = [:]
  /// Ids, names and titles that must not occur in a text: ids of claims and judgements, titles of four words
  /// and more, and the names of entities.
  package private(set) var words: Set<String> = []
  /// Names of notes, sources and entities, which must not occur as a part of a link, an id or a path.
  package private(set) var slugs: Set<String> = []

  package init() {}

  package var isEmpty: Bool { markings.isEmpty }

  /// The marking of what a reference names, if that was left out.
  package func marking(of reference: String) -> Marking? {
    var name = reference.split(separator: "#").first.map(String.init) ?? reference
    if let found = markings[TextKey(reference)] ?? markings[TextKey(name)] { return found }
    if name.hasSuffix(".md") { name = String(name.dropLast(3)) }
    guard let last = name.split(separator: "/").last else { return nil }
    return markings[TextKey(String(last))]
  }

  /// Adds a note that is left out.
  package mutating func add(_ note: Note, _ marking: Marking) {
    switch note.place {
    case .front, .about, .theme: return
    case .note(_, let name): addName(name, marking)
    case .entity(let id): addName(id, marking)
    }
    for name in [note.title] + note.details.names { markings[TextKey(name)] = marking }
    addTitle(note.title)
    let ids = note.claims.filter(\.isWritten).map(\.id) + note.judgements.filter(\.isWritten).map(\.id)
    for id in ids {
      markings[TextKey(id)] = marking
      markings[TextKey("^" + id)] = marking
    }
    words.formUnion(ids)
  }

  mutating func add(_ source: Source, _ marking: Marking) {
    addName(source.key, marking)
    markings[TextKey("@" + source.key)] = marking
    addTitle(source.title)
  }

  mutating func add(_ entity: Entity, _ marking: Marking) {
    add(entity.note, marking)
    words.formUnion(
      [entity.title, entity.short ?? ""] + entity.names.map(\.printed) + entity.native.map(\.name))
    words.remove("")
  }

  private mutating func addName(_ name: String, _ marking: Marking) {
    markings[TextKey(name)] = marking
    slugs.insert(name)
  }

  private mutating func addTitle(_ title: String) { if wordCount(of: title) >= 4 { words.insert(title) } }
}

/// The corpus of a public site: without what lies above its ceiling, and without pictures that nothing else
/// shows.
package func excluding(_ corpus: Corpus) -> (corpus: Corpus, exclusions: Exclusions, findings: [Finding]) {
  let settings = corpus.settings
  let isAbove = { (marking: Marking?) in (marking ?? settings.marking) > settings.ceiling }
  let nothingIsAbove =
    !corpus.notes.indices.contains { isAbove(corpus.notes[$0].marking) }
    && !corpus.sources.indices.contains { isAbove(corpus.sources[$0].marking) }
    && !corpus.entities.indices.contains { isAbove(corpus.entities[$0].note.marking) }
  if nothingIsAbove { return (corpus, Exclusions(), []) }
  var exclusions = Exclusions()
  var findings: [Finding] = []
  var kept = corpus
  kept.sources = corpus.sources.filter { source in
    guard isAbove(source.marking) else { return true }
    exclusions.add(source, source.marking ?? settings.marking)
    return false
  }
  kept.entities = corpus.entities.filter { entity in
    guard isAbove(entity.note.marking) else { return true }
    exclusions.add(entity, entity.note.marking ?? settings.marking)
    return false
  }
  kept.notes = corpus.notes.filter { note in
    guard isAbove(note.marking) else { return true }
    switch note.place {
    case .entity: return false
    case .note:
      exclusions.add(note, note.marking ?? settings.marking)
      return false
    case .front, .about, .theme:
      // A site has these pages, and they lead to all others.
      findings.append(
        Finding(
          .aboveCeiling(
            marking: (note.marking ?? settings.marking).text, ceiling: settings.ceiling.text),
          path: note.path, range: 0..<0))
      return true
    }
  }
  // A dossier above its own ceiling is an error of the settings, not a site without pages.
  guard !exclusions.isEmpty, settings.marking <= settings.ceiling else {
    return (corpus, Exclusions(), findings)
  }
  kept.images = corpus.images.filter { image in
    let name = image.path.split(separator: "/").last.map { Array($0.utf8) } ?? []
    func shows(_ note: Note) -> Bool { firstPlace(of: name, in: note.file.bytes[...]) != nil }
    let keptPaths = Set(kept.notes.map(\.path))
    let isShownThere = corpus.notes.contains { !keptPaths.contains($0.path) && shows($0) }
    return !isShownThere || kept.notes.contains(where: shows)
  }
  findings.append(
    Finding(
      .leftOut(
        notes: corpus.notes.count - kept.notes.count - (corpus.entities.count - kept.entities.count),
        sources: corpus.sources.count - kept.sources.count,
        entities: corpus.entities.count - kept.entities.count, ceiling: settings.ceiling.text),
      path: Settings.path, range: 0..<0))
  return (kept, exclusions, findings)
}

extension Exclusions {
  /// Says of a name that is not known that it was left out, where that is why.
  package func explained(_ finding: Finding) -> Finding {
    guard !isEmpty, let reference = finding.fact.unknownName, let marking = marking(of: reference) else {
      return finding
    }
    return Finding(
      .excludedReference(name: reference, marking: marking.text), path: finding.path, range: finding.range)
  }
}
