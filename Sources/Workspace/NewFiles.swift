// Files that are not there yet, and changes of several files at a time: nothing is overwritten that was
// not read before, and what fails is put back.

import Glibc

/// The names in a folder, sorted by bytes; `nil` when nothing lies there.
///
/// Throws `unreadable`, also when it is no folder.
package func folderNames(_ path: String) throws -> [String]? {
  var raw = stat()
  if stat(path, &raw) != 0, errno == ENOENT { return nil }
  let folder = try Folder(opening: path)
  defer { folder.close() }
  return try folder.names().map(\.text).sorted()
}

/// What is to become of one file.
package struct FileChange: Sendable {
  /// Absolute.
  package var path: String
  /// Its bytes as they were read; `nil` for a file that is not there yet.
  package var before: [UInt8]?
  /// Its bytes from now on; `nil` for a file that goes.
  package var after: [UInt8]?
  /// Where a file that is moved lay, absolute: it keeps its mode.
  package var from: String?

  package init(path: String, before: [UInt8]?, after: [UInt8]?, from: String? = nil) {
    (self.path, self.before, self.after, self.from) = (path, before, after, from)
  }
}

/// Makes all of the changes or, where one cannot be made, none.
///
/// Every new text is on the disk beside its place before the first file is touched, so that a full disk or
/// a folder that may not be written ends it while nothing has changed. Then the texts take their places,
/// and only then the files go that are to go; should one of these steps fail, those before it are undone.
/// A process that is killed among them leaves files twice, never none; one that is interrupted undoes them.
/// Folders that become empty go too.
///
/// Throws `changedWhileRead` when a file is not as it was read, `unwritable`, also when something lies where
/// nothing was, or `interrupted`.
package func changeFiles(_ changes: [FileChange], interruption: Interruption) async throws {
  try await interruption.staging { try change(changes, interruption) }
}

private func change(_ changes: [FileChange], _ interruption: Interruption) throws {
  for change in changes {
    guard try readFileIfPresent(change.path) == change.before else {
      throw WorkspaceError.changedWhileRead(path: change.path)
    }
  }
  var changing = Changing()
  do {
    try changing.stage(changes, interruption)
    try changing.place(interruption)
    try changing.remove(changes, interruption)
  } catch {
    changing.undo()
    throw error
  }
  let folders = Set(changes.filter { $0.after == nil }.map { splitLast($0.path).folder })
  // The inner ones first; a folder that still holds something stays.
  for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) { rmdir(folder) }
}

private struct Changing {
  private var staged: [(change: FileChange, temporary: String)] = []
  /// With the modes of files that went.
  private var done: [(change: FileChange, mode: mode_t?)] = []
  private var folders: [String] = []

  mutating func stage(_ changes: [FileChange], _ interruption: Interruption) throws {
    for change in changes {
      try interruption.check()
      guard let bytes = change.after else { continue }
      let folder = splitLast(change.path).folder
      var above = folder
      var missing: [String] = []
      while !isFolder(above), above != "/", above != "." {
        missing.append(above)
        above = splitLast(above).folder
      }
      folders += missing.reversed()
      if !missing.isEmpty { try makeFolders(folder) }
      let permissions = mode(of: change.from ?? change.path)
      staged.append((change, try writeBeside(change.path, bytes, permissions: permissions)))
    }
  }

  mutating func place(_ interruption: Interruption) throws {
    for (change, temporary) in staged {
      try interruption.check()
      let mode = mode(of: change.path)
      let isPlaced =
        change.before == nil ? takesEmptyPlace(temporary, change.path) : rename(temporary, change.path) == 0
      guard isPlaced else { throw WorkspaceError.unwritable(path: change.path, errno: errno) }
      done.append((change, mode))
    }
  }

  /// Gives a file a name that nothing has. A second name and the loss of the first, because a change of
  /// names would replace what came to lie there meanwhile; where there are no second names, that.
  private func takesEmptyPlace(_ temporary: String, _ path: String) -> Bool {
    if link(temporary, path) == 0 {
      unlink(temporary)
      return true
    }
    guard errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS else { return false }
    var raw = stat()
    guard lstat(path, &raw) != 0 else {
      errno = EEXIST
      return false
    }
    return rename(temporary, path) == 0
  }

  mutating func remove(_ changes: [FileChange], _ interruption: Interruption) throws {
    for change in changes where change.after == nil {
      try interruption.check()
      let mode = mode(of: change.path)
      guard unlink(change.path) == 0 else {
        throw WorkspaceError.unwritable(path: change.path, errno: errno)
      }
      done.append((change, mode))
    }
  }

  private func mode(of path: String) -> mode_t? {
    var raw = stat()
    return stat(path, &raw) == 0 ? raw.st_mode & 0o7777 : nil
  }

  /// Puts back what was changed. What cannot be put back stays as it is: the error that brought us here is
  /// what the person is told.
  func undo() {
    for (change, mode) in done.reversed() {
      if let before = change.before {
        guard let temporary = try? writeBeside(change.path, before, permissions: mode) else { continue }
        rename(temporary, change.path)
      } else {
        unlink(change.path)
      }
    }
    for (_, temporary) in staged { unlink(temporary) }
    for folder in folders.reversed() { rmdir(folder) }
  }
}
