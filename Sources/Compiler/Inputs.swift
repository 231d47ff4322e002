// A file tree sorted out into what a build needs.

import Corpus
import Diagnostics
import Files

/// The files of a dossier by their role.
struct Inputs: Sendable {
  var settings: SourceFile?
  var notes: [(file: SourceFile, place: Place)] = []
  var sources: [(file: SourceFile, key: String, data: SourceData)] = []
  var entities: [(file: SourceFile, id: String)] = []
  /// Paths below the site's root.
  var images: [SourceFile] = []
  var statics: [SourceFile] = []
  var templates: [SourceFile] = []
  /// content/reviews.csv and content/changes.yml.
  var reviews: SourceFile?
  var changes: SourceFile?
  /// The ids that no claim may have any more.
  var idLock: SourceFile?
}

/// A tree and what it was sorted out into, for the next one.
struct Classified: Sendable {
  var tree: FileTree
  var inputs: Diagnosed<Inputs>
}

/// What `classify` gives, where another tree was sorted out before: if nothing but notes has changed since,
/// every file has the place that it had.
func classify(_ tree: FileTree, after before: Classified?) -> Classified {
  if let before, before.tree.files.count == tree.files.count {
    var inputs = before.inputs
    let isSame = zip(before.tree.files, tree.files).allSatisfy { old, new in
      guard old.path.utf8.elementsEqual(new.path.utf8) else { return false }
      if old.bytes == new.bytes { return true }
      let place = inputs.value.notes.firstIndex { $0.file.path.utf8.elementsEqual(new.path.utf8) }
      guard let place, !isPack(new.bytes) else { return false }
      inputs.value.notes[place].file = new
      return true
    }
    if isSame { return Classified(tree: tree, inputs: inputs) }
  }
  return Classified(tree: tree, inputs: classify(tree))
}

/// How the names of the files end that the tool writes beside a source.
private let writtenSuffixes = [".paragraphs.jsonl", ".checks.jsonl", ".runs"]

/// Sorts files by their paths; a name that is none, or a file that has no place here, is a finding.
func classify(_ tree: FileTree) -> Diagnosed<Inputs> {
  var inputs = Inputs()
  var findings: [Finding] = []
  /// By suffix and key: what the tool wrote about sources.
  var written: [String: [TextKey: SourceFile]] = [:]
  for file in tree.files {
    let parts = file.path.split(separator: "/").map(String.init)
    if parts.first == "templates" {
      if parts.count == 2 { inputs.templates.append(file) }
      continue
    }
    // A pack that was put here would be in the site, and so in the next pack.
    if isPack(file.bytes) {
      findings.append(Finding(.unexpectedFile, path: file.path, range: 0..<0))
      continue
    }
    let inside = Array(parts.dropFirst())
    let check = { (name: String, what: String, reserved: [String]) -> Bool in
      if isPlainName(name), !reserved.contains(name) { return true }
      findings.append(Finding(.invalidName(name: name, what: what), path: file.path, range: 0..<0))
      return false
    }
    switch (inside.first, inside.count) {
    case ("dossier.yml", 1): inputs.settings = file
    case ("index.md", 1): inputs.notes.append((file, .front))
    case ("about.md", 1): inputs.notes.append((file, .about))
    case ("ids.lock", 1): inputs.idLock = file
    case ("reviews.csv", 1): inputs.reviews = file
    case ("changes.yml", 1): inputs.changes = file
    case ("themes", 3) where inside[2].hasSuffix(".md"):
      let name = String(inside[2].dropLast(3))
      guard check(inside[1], "theme", ["index"]) else { continue }
      if name == "index" {
        inputs.notes.append((file, .theme(inside[1])))
      } else if check(name, "note", ["index", "claims"]) {
        inputs.notes.append((file, .note(theme: inside[1], name: name)))
      }
    case ("sources", 2) where writtenSuffixes.contains { inside[1].hasSuffix($0) }:
      let suffix = writtenSuffixes.first { inside[1].hasSuffix($0) } ?? ""
      written[suffix, default: [:]][TextKey(String(inside[1].dropLast(suffix.utf8.count)))] = file
    case ("sources", 2) where inside[1].hasSuffix(".md"):
      let key = String(inside[1].dropLast(3))
      if check(key, "source key", ["index"]) { inputs.sources.append((file, key, SourceData())) }
    case ("entities", 2) where inside[1].hasSuffix(".md"):
      let id = String(inside[1].dropLast(3))
      if check(id, "entity", ["index"]) { inputs.entities.append((file, id)) }
    case ("images", 2): inputs.images.append(SourceFile(path: "images/" + inside[1], bytes: file.bytes))
    case ("static", 2...):
      inputs.statics.append(SourceFile(path: inside.dropFirst().joined(separator: "/"), bytes: file.bytes))
    default: findings.append(Finding(.unexpectedFile, path: file.path, range: 0..<0))
    }
  }
  for index in inputs.sources.indices {
    let key = TextKey(inputs.sources[index].key)
    inputs.sources[index].data = SourceData(
      paragraphs: written[".paragraphs.jsonl"]?.removeValue(forKey: key),
      checks: written[".checks.jsonl"]?.removeValue(forKey: key),
      runs: written[".runs"]?.removeValue(forKey: key))
  }
  for file in written.values.flatMap(\.values).sorted(by: { precedes($0.path, $1.path) }) {
    findings.append(Finding(.unexpectedFile, path: file.path, range: 0..<0))
  }
  addMissingPages(&inputs)
  return Diagnosed(inputs, findings)
}

/// The front page and a theme's page are there even when nobody wrote them.
private func addMissingPages(_ inputs: inout Inputs) {
  let places = Set(inputs.notes.map(\.place))
  let page = { (path: String, title: String) in
    SourceFile(path: path, text: "---\ntitle: \(title)\n---\n")
  }
  if !places.contains(.front) { inputs.notes.append((page("content/index.md", "Dossier"), .front)) }
  let themes = Set(inputs.notes.compactMap { $0.place.theme }).sorted(by: precedes)
  for theme in themes where !places.contains(.theme(theme)) {
    inputs.notes.append((page("content/themes/\(theme)/index.md", theme), .theme(theme)))
  }
}
