// The folder of a dossier as a value. Follows no link and opens nothing but regular files; what it
// leaves out for those reasons it names, so that a check can say so.

package import Files
import Glibc

/// What was read, and what was left out for not being a regular file. All paths are relative to the root.
package struct LoadedFolder: Sendable {
  package let tree: FileTree
  /// Symbolic links, sorted by bytes; they were not followed.
  package let links: [String]
  /// FIFOs, sockets and devices, and anything but a folder where one was asked for; sorted by bytes.
  package let special: [String]
  /// What was read of files that were at rest, by path, and how each was then.
  fileprivate let settled: [TextKey: (stamp: Stamp, file: SourceFile)]

  /// Files that were read elsewhere.
  package init(_ tree: FileTree) { self.init(tree: tree, links: [], special: [], settled: [:]) }

  fileprivate init(
    tree: FileTree, links: [String], special: [String], settled: [TextKey: (stamp: Stamp, file: SourceFile)]
  ) {
    (self.tree, self.links, self.special, self.settled) = (tree, links, special, settled)
  }
}

/// What tells that a file may be another than the one that was read.
private struct Stamp: Equatable {
  let device: dev_t
  let inode: ino_t
  let size: Int
  let modified: Int
  let changed: Int

  init(_ status: Status) {
    (device, inode, size) = (status.device, status.inode, status.size)
    modified = nanoseconds(status.modified)
    changed = nanoseconds(status.changed)
  }

  /// The clock of files has steps: what was written within one step of its reading looks the same after it.
  func isSettled(at now: Int) -> Bool { max(modified, changed) < now - 2_000_000_000 }
}

private func nanoseconds(_ time: timespec) -> Int { time.tv_sec * 1_000_000_000 + time.tv_nsec }

/// Reads every regular file below `root/FOLDER` for each of the folders, which must not overlap.
///
/// A folder is a path such as `content` or `content/themes`, or `.` for all; a missing one is empty. Passed
/// over are what editors and systems drop, and names that start with a dot but for `content/static`.
/// Names that are no UTF-8 get U+FFFD, which no rule for names allows.
/// - Parameters:
///   - before: the same folders as they were read before; a file that has not been touched since is taken
///     from there.
///   - includesHidden: whether names that start with a dot count, as those of a site do.
///   - isWanted: says of a file's name whether it is to be read; others are not opened.
///
/// Throws `notFound` for the root, `unreadable`, or `changedWhileRead`.
package func loadFolder(
  _ root: String, under folders: [String], reusing before: LoadedFolder? = nil,
  includesHidden: Bool = false, where isWanted: @escaping (String) -> Bool = { _ in true }
) throws -> LoadedFolder {
  let top = try Folder(opening: root)
  defer { top.close() }
  var loading = Loading(isWanted: isWanted, includesHidden: includesHidden, before: before)
  for folder in folders {
    // By bytes: as a `Character`, a slash before a combining mark is no slash.
    let parts = folder.utf8.split(separator: UInt8(ascii: "/")).map { RawPath($0) }
    try loading.find(parts.filter { $0.text != "." }[...], in: top, path: RawPath(""))
  }
  return LoadedFolder(
    tree: FileTree(loading.files), links: loading.links.sorted(by: precedes),
    special: loading.special.sorted(by: precedes), settled: loading.settled)
}

private struct Loading {
  let isWanted: (String) -> Bool
  let includesHidden: Bool
  let before: LoadedFolder?
  /// Taken before anything is read, so that it is never too late.
  let start = now()
  var settled: [TextKey: (stamp: Stamp, file: SourceFile)] = [:]
  var files: [SourceFile] = []
  var links: [String] = []
  var special: [String] = []

  /// Goes down to an asked folder part by part, so that no link on the way is followed.
  mutating func find(_ parts: ArraySlice<RawPath>, in folder: Folder, path: RawPath) throws {
    guard let name = parts.first else { return try add(folder, path: path) }
    let inner = path.appending(name)
    switch try folder.status(name)?.kind {
    case nil: return
    case .link: links.append(inner.text)
    case .file, .other: special.append(inner.text)
    case .folder:
      let next = try folder.subfolder(name)
      defer { next.close() }
      try find(parts.dropFirst(), in: next, path: inner)
    }
  }

  private mutating func add(_ folder: Folder, path: RawPath) throws {
    let hiddenToo = includesHidden || path.text == "content/static" || starts(path.text, "content/static/")
    for name in try folder.names() {
      let text = name.text
      if isEditorDropping(text) || (!hiddenToo && starts(text, ".")) || text == ".git" { continue }
      let inner = path.appending(name)
      guard let status = try folder.status(name) else {
        throw WorkspaceError.changedWhileRead(path: folder.shown(name))
      }
      switch status.kind {
      case .link: links.append(inner.text)
      case .other: special.append(inner.text)
      case .file where !isWanted(text): continue
      case .file: files.append(try file(name, inner, status, in: folder))
      case .folder:
        let next = try folder.subfolder(name)
        defer { next.close() }
        try add(next, path: inner)
      }
    }
  }

  /// A file as it is, or as it was when it was read before and has not been touched since.
  private mutating func file(
    _ name: RawPath, _ path: RawPath, _ status: Status, in folder: Folder
  ) throws -> SourceFile {
    let text = path.text
    // Names that are no UTF-8 may be spelled alike.
    if text.utf8.elementsEqual(path.bytes) {
      // Of what changes between this look and the reading the stamp is too old: then it is read once more.
      let stamp = Stamp(status)
      let key = TextKey(text)
      let known = before?.settled[key].flatMap { $0.stamp == stamp ? $0.file : nil }
      let file = try known ?? SourceFile(path: text, bytes: read(name, in: folder))
      if stamp.isSettled(at: start) { settled[key] = (stamp, file) }
      return file
    }
    return SourceFile(path: text, bytes: try read(name, in: folder))
  }

  /// Reads what was a regular file a moment ago; anything else by now has changed meanwhile.
  private func read(_ name: RawPath, in folder: Folder) throws -> [UInt8] {
    let shown = folder.shown(name)
    let descriptor = folder.openFile(name, O_RDONLY | O_NOCTTY)
    guard descriptor >= 0 else {
      let code = errno
      throw code == ENOENT || code == ELOOP
        ? WorkspaceError.changedWhileRead(path: shown) : WorkspaceError.unreadable(path: shown, errno: code)
    }
    defer { close(descriptor) }
    guard let bytes = try readAll(descriptor, path: shown) else {
      throw WorkspaceError.changedWhileRead(path: shown)
    }
    return bytes
  }
}

/// The time of the clock that files are stamped by, in nanoseconds.
private func now() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return nanoseconds(time)
}

/// Files that operating systems leave in any folder they show.
func isSystemDropping(_ name: String) -> Bool {
  name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini"
}

/// What editors and systems leave beside a writer's files; not even `content/static` publishes it.
func isEditorDropping(_ name: String) -> Bool {
  if isSystemDropping(name) || ends(name, "~") { return true }
  // AppleDouble files; Emacs' locks and automatic saves; Vim's swap files.
  if starts(name, "._") || starts(name, ".#") { return true }
  if starts(name, "#") && ends(name, "#") { return true }
  if starts(name, ".") && (ends(name, ".swp") || ends(name, ".swo")) { return true }
  // Our own, when a write was killed.
  return starts(name, ".dossier-") && ends(name, ".tmp")
}

// By bytes, since `hasPrefix` does not find a dot that a combining mark follows.

private func starts(_ name: String, _ prefix: String) -> Bool { name.utf8.starts(with: prefix.utf8) }

private func ends(_ name: String, _ suffix: String) -> Bool {
  name.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
}
