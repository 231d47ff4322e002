// Whether a folder is what a build would publish. Writes nothing.

package import Files
import Synchronization

/// A file of a site that is not as a build would write it.
package struct Difference: Sendable, Equatable {
  package enum Kind: Sendable {
    /// The build writes it, and the folder has nothing at its path.
    case missing
    /// Other bytes, or no regular file.
    case differs
    /// An earlier build wrote it, and this one does not.
    case stale
  }

  /// Relative to the site's folder.
  package let path: String
  package let kind: Kind

  package init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }
}

/// The first difference by the bytes of its path, or `nil` when `out` is up to date.
///
/// Modes and foreign files are not compared. A missing folder is a site without files.
///
/// Throws `badOutput`, `unreadable` or `changedWhileRead`, and what `forEach` throws of its own.
package func firstDifference(
  _ files: [OutputFile], in out: String, forEach: ForEachIndex
) async throws -> Difference? {
  let old = try OldSite(absolutePath(out, from: currentFolder()))
  defer { old.close() }
  let first = First()
  if let stale = old.stale(notIn: Set(files.map { RawPath($0.path) })).first {
    first.offer(Difference(path: stale.text, kind: .stale))
  }
  try await forEach(files.count) { index in
    let file = files[index]
    // What lies behind a known difference need not be rendered.
    guard first.isAfter(file.path.text) else { return }
    let path = RawPath(file.path)
    if old.entries[path] == nil, old.folders[path] == nil {
      first.offer(Difference(path: file.path.text, kind: .missing))
    } else if try !old.holds(file.render(), at: path) {
      first.offer(Difference(path: file.path.text, kind: .differs))
    }
  }
  return first.found
}

private final class First: Sendable {
  private let state = Mutex<Difference?>(nil)

  var found: Difference? { state.withLock { $0 } }

  func isAfter(_ path: String) -> Bool {
    state.withLock { known in known.map { precedes(path, $0.path) } ?? true }
  }

  func offer(_ difference: Difference) {
    state.withLock { known in
      if known.map({ precedes(difference.path, $0.path) }) ?? true { known = difference }
    }
  }
}
