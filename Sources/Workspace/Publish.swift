// Publishing: stage the new site beside the old one, sync, swap, remove the old one.
// Until the swap the output folder is only read; a failure before it leaves everything as it was.

package import Files
import Glibc
import Synchronization

/// What publishing did.
package struct Published: Sendable {
  /// How many files are new or have other bytes (or another mode) than before.
  package let written: Int
  package let unchanged: Int
  /// Files of an earlier build that this one does not write, in byte order.
  package let removed: [String]
  /// Files of others, carried over; in byte order, without what operating systems drop.
  package let foreign: [String]
  /// The size of all files of the site together, without the foreign ones.
  package let bytes: Int
}

/// Makes `out` the folder of just these files and of the foreign files that are in it already.
///
/// `approve` is called when every file has been rendered; what it throws ends the publication.
///
/// Relative paths start at the current folder. `progress` is told after each file how many are done, from any
/// thread and not always in order. When nothing differs, the old folder stays untouched.
///
/// Throws `badOutput`, `locked`, `unreadable`, `unwritable`, `changedWhileRead` or `interrupted`, and what
/// `forEach` throws of its own, such as a cancellation; the old site then still stands. Only when the parent
/// folder cannot be synced does the new one stand already; it might not outlast a loss of power.
package func publish(
  _ files: [OutputFile], to out: String, dossier root: String, forEach: ForEachIndex,
  interruption: Interruption = Interruption(), approve: @Sendable () throws -> Void = {},
  progress: (@Sendable (_ done: Int) -> Void)?
) async throws -> Published {
  try await interruption.staging {
    try await replace(files, at: out, dossier: root, forEach, interruption, approve, progress)
  }
}

private func replace(
  _ files: [OutputFile], at out: String, dossier root: String, _ forEach: ForEachIndex,
  _ interruption: Interruption, _ approve: @Sendable () throws -> Void,
  _ progress: (@Sendable (_ done: Int) -> Void)?
) async throws -> Published {
  let place = try OutputPlace(out, dossier: root)
  try makeFolders(place.parent)
  let parent = try Folder(opening: place.parent)
  defer { parent.close() }
  let lock = try OutputLock(place.beside("lock"), in: parent)
  defer { lock.release() }
  try place.clearLeftovers(in: parent)
  let old = try OldSite(place.path)
  defer { old.close() }
  let plan = try Plan(files, over: old, at: out)
  let stage = try Stage(place.beside("tmp-\(getpid())"), in: parent)
  defer { stage.folder.close() }
  do {
    let tally = Tally()
    for path in plan.folders { try stage.makeFolder(path, folderMode) }
    try await write(files, to: stage, over: old, tally, forEach, interruption, progress)
    try approve()
    let count = tally.count
    let result = Published(
      written: count.written, unchanged: count.unchanged.count, removed: plan.stale.map(\.text),
      foreign: plan.foreign.filter { !isSystemDropping($0.name) }.map(\.text), bytes: count.bytes)
    if count.written == 0, plan.stale.isEmpty, !plan.foldersDiffer {
      try stage.discard()
      return result
    }
    try await linkUnchanged(files, count.unchanged, to: stage, from: old, forEach)
    try carryForeign(plan, to: stage, from: old)
    try stage.sync()
    // From here on the new site takes the old one's place, and the wish to end comes too late.
    try interruption.check()
    let aside = try stage.swap(with: place, oldExists: old.folder != nil)
    try stage.syncParent()
    // The new site stands, so an old one that cannot be removed is no failure of this build. The next
    // build tries again, and says so if it cannot.
    if let aside { try? parent.remove(aside) }
    return result
  } catch {
    // The first error is the one to tell; what cannot be removed now, the next build removes.
    try? stage.discard()
    throw error
  }
}

/// What is decided before the first file is rendered.
private struct Plan {
  /// All folders of the new site, each after the one it lies in.
  let folders: [RawPath]
  /// Whether the old site lacks one of them, or one has another mode.
  let foldersDiffer: Bool
  let stale: [RawPath]
  /// Whatever is not a folder and not ours, in byte order.
  let foreign: [RawPath]
  /// The folders that must be made for it, and empty ones; each after the one it lies in.
  let foreignFolders: [RawPath]

  /// Throws `badOutput` when something foreign stands where the site needs the place.
  init(_ files: [OutputFile], over old: OldSite, at out: String) throws {
    let written = Set(files.map { RawPath($0.path) })
    let needed = Set(written.flatMap(\.ancestors))
    folders = needed.sorted()
    foldersDiffer =
      old.folder == nil || old.permissions != folderMode
      || needed.contains { old.folders[$0] != folderMode }
    stale = old.stale(notIn: written)
    foreign = old.entries.keys.filter { !old.owned.contains($0) && !written.contains($0) }.sorted()
    for path in foreign {
      if let obstacle = needed.contains(path) ? path : path.ancestors.first(where: written.contains) {
        throw WorkspaceError.badOutput(
          path: out, reason: "'\(obstacle.text)' in it is not ours and stands in the way")
      }
    }
    let parents = Set(old.entries.keys.flatMap(\.ancestors) + old.folders.keys.compactMap(\.parent))
    var carried = Set(foreign.flatMap(\.ancestors))
    // Builds leave no empty folders, so an empty one is somebody's.
    for empty in old.folders.keys where !parents.contains(empty) {
      let chain = [empty] + empty.ancestors
      if !chain.contains(where: written.contains) { carried.formUnion(chain) }
    }
    foreignFolders = carried.subtracting(needed).sorted()
  }
}

private final class Tally: Sendable {
  struct Count {
    var written = 0
    var bytes = 0
    /// Indexes of the files that are as they were.
    var unchanged: [Int] = []
  }

  private let state = Mutex(Count())

  var count: Count { state.withLock { $0 } }

  /// How many files are done, this one included.
  func add(_ index: Int, bytes: Int, unchanged: Bool) -> Int {
    state.withLock {
      $0.bytes += bytes
      if unchanged { $0.unchanged.append(index) } else { $0.written += 1 }
      return $0.written + $0.unchanged.count
    }
  }
}

/// Renders each file, and writes it unless the old site holds it with the same bytes and mode.
private func write(
  _ files: [OutputFile], to stage: Stage, over old: OldSite, _ tally: Tally, _ forEach: ForEachIndex,
  _ interruption: Interruption, _ progress: (@Sendable (Int) -> Void)?
) async throws {
  try await forEach(files.count) { index in
    try interruption.check()
    let path = RawPath(files[index].path)
    let bytes = files[index].render()
    // A link shares its mode with the old file, so a file with another mode is written anew.
    let unchanged = try old.entries[path]?.permissions == fileMode && old.holds(bytes, at: path)
    if !unchanged { try stage.write(bytes, at: path) }
    let done = tally.add(index, bytes: bytes.count, unchanged: unchanged)
    progress?(done)
  }
}

/// Gives the unchanged files their second name. Apart from the writing, because a build that changes nothing,
/// the commonest of all, then makes no links only to remove them.
private func linkUnchanged(
  _ files: [OutputFile], _ unchanged: [Int], to stage: Stage, from old: OldSite, _ forEach: ForEachIndex
) async throws {
  guard let folder = old.folder else { return }
  try await forEach(unchanged.count) { index in
    let file = files[unchanged[index]]
    let path = RawPath(file.path)
    if !stage.link(path, from: folder) { try stage.write(file.render(), at: path) }
  }
}

private func carryForeign(_ plan: Plan, to stage: Stage, from old: OldSite) throws {
  guard let folder = old.folder else { return }
  // Open to us until they are full, then with the modes they had, the inner ones first.
  for path in plan.foreignFolders { try stage.makeFolder(path, 0o700) }
  for path in plan.foreign {
    if let status = old.entries[path] { try stage.carry(path, status, from: folder) }
  }
  for path in plan.foreignFolders.reversed() {
    if let permissions = old.folders[path] { try stage.setFolderMode(path, permissions) }
  }
}
