// Renaming as a function of values: a tree of files and a new name in, a tree of files out in which every
// reference has followed. It is read again before it is handed out, and leads to the same places as before.

import Corpus
package import Diagnostics
package import Files
import Linking

/// A dossier with another name in it.
package struct Renamed: Sendable {
  package var tree: FileTree
  package var files: [File]

  /// A file that changes or moves.
  package struct File: Sendable {
    /// `nil` for a page that nobody had written.
    package var from: String?
    package var to: String
    /// How many references in it were rewritten.
    package var references: Int
  }
}

/// Why a name was not changed.
package enum RenameProblem: Error, Sendable {
  /// Files cannot be read as they are, so that it is not known what they refer to.
  case unread([Finding])
  /// Something has a file of the new name already.
  case taken(path: String)
  /// The front matter or the settings are written in a way that is not foreseen.
  case unforeseen(path: String)
  /// The page that would have had this address leads elsewhere by other means than its name.
  case differs(path: String)
  /// Sources that are independent of each other would be in one group, or the other way round.
  case groups(String)
  /// What the renamed dossier would have.
  case errors([Finding], in: FileTree)
}

/// Gives a note, theme, source or entity another name, with every reference to it.
///
/// References are found where links and citations are resolved. Then the new dossier is read, and where a
/// link leads elsewhere, since the new name means something else there, it is written by its whole path.
/// Old addresses become aliases. Nothing else changes.
package func renamed(
  _ renaming: Renaming, in tree: FileTree, jobs: Int
) async throws -> Result<Renamed, RenameProblem> {
  let before = try await read(tree, jobs: jobs)
  let unread = before.findings.filter { $0.code.severity == .error && hidesReferences($0.code) }
  if !unread.isEmpty { return .failure(.unread(unread)) }
  if let file = tree.files.first(where: {
    renaming.path($0.path) != $0.path && tree[renaming.path($0.path)] != nil
  }) {
    return .failure(.taken(path: renaming.path(file.path)))
  }
  var work = RenameWork(renaming: renaming, tree: tree, views: before.views)
  if let problem = work.begin() { return .failure(problem) }
  var after = try await read(work.after, jobs: jobs)
  for round in 0... {
    let strays = zip(before.views, after.views).map { Linking.strays($0, $1, renamed: renaming.path) }
    if let path = strays.flatMap(\.paths).first { return .failure(.differs(path: path)) }
    if strays.allSatisfy(\.links.isEmpty) { break }
    if let path = work.mend(strays, after.views, isLast: round == 3) { return .failure(.differs(path: path)) }
    after = try await read(work.after, jobs: jobs)
  }
  if let group = changedGroup(before.sources, after.sources, renaming) { return .failure(.groups(group)) }
  let errors = addedErrors(before.findings, after.findings)
  if !errors.isEmpty { return .failure(.errors(errors, in: work.after)) }
  return .success(Renamed(tree: work.after, files: work.files()))
}

/// A dossier as it is published and, where that leaves something out, as it is written.
private struct Reading {
  var views: [LinkedView]
  var sources: [Source]
  var findings: [Finding]
}

private func read(_ tree: FileTree, jobs: Int) async throws -> Reading {
  let compiled = try await compile(tree, keepsStages: true, jobs: jobs)
  var corpus = compiled.value.corpus
  var views = [LinkedView(Index(corpus), compiled.value.linked.notes)]
  if !compiled.value.exclusions.isEmpty {
    let whole = try await compile(tree, profile: .review, keepsStages: true, jobs: jobs)
    corpus = whole.value.corpus
    views.append(LinkedView(Index(corpus), whole.value.linked.notes))
  }
  if !compiled.value.drafts.isEmpty {
    corpus.notes += compiled.value.drafts
    let index = Index(corpus)
    let notes = try await parallelMap(corpus.notes.count, jobs: jobs) { linkNote($0, index).value }
    views.append(LinkedView(index, notes))
  }
  return Reading(views: views, sources: corpus.sources, findings: compiled.findings)
}

/// Errors after which a file, or a part of it, was not read.
private func hidesReferences(_ code: Code) -> Bool {
  code.rawValue / 100 == 1 || code == .yamlError || code == .yamlFeature || code == .duplicateKey
}

/// A group that would lose or win a source: a source without a group is in one of its key's name.
private func changedGroup(_ before: [Source], _ after: [Source], _ renaming: Renaming) -> String? {
  let groups = Dictionary(uniqueKeysWithValues: after.map { (TextKey($0.path), $0.group) })
  var there: [TextKey: String] = [:]
  var back: [TextKey: String] = [:]
  for source in before {
    guard let group = groups[TextKey(renaming.path(source.path))] else { return source.group }
    if there.updateValue(group, forKey: TextKey(source.group)).map({ $0 != group }) == true { return group }
    if back.updateValue(source.group, forKey: TextKey(group)).map({ $0 != source.group }) == true {
      return group
    }
  }
  return nil
}
