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

/// Writes a file that is not there yet. Throws `unwritable`, also when something lies there.
package func createFile(_ path: String, _ bytes: [UInt8]) throws {
  let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
  let descriptor = retrying { open(path, flags, 0o666) }
  guard descriptor >= 0 else { throw WorkspaceError.unwritable(path: path, errno: errno) }
  do {
    try writeAll(descriptor, bytes, permissions: nil, sync: true, path: path)
  } catch {
    unlink(path)
    throw error
  }
}

/// What is to become of one file.
package struct FileChange: Sendable {
  /// Absolute.
  package var path: String
  /// Its bytes as they were read; `nil` for a file that is not there yet.
  package var before: [UInt8]?
  /// Its bytes from now on; `nil` for a file that goes.
  package var after: [UInt8]?

  package init(path: String, before: [UInt8]?, after: [UInt8]?) {
    (self.path, self.before, self.after) = (path, before, after)
  }
}

/// Makes all of the changes or, where one cannot be made, none.
///
/// Every new text is on the disk beside its place before the first file is touched, so that a full disk or
/// a folder that may not be written ends it while nothing has changed. Then the texts take their places,
/// and only then the files go that are to go; should one of these steps fail, those before it are undone.
/// A process that is killed among them leaves files twice, never none. Folders that become empty go too.
///
/// Throws `changedWhileRead` when a file is not as it was read, or `unwritable`.
package func changeFiles(_ changes: [FileChange]) throws {
  for change in changes {
    guard try readFileIfPresent(change.path) == change.before else {
      throw WorkspaceError.changedWhileRead(path: change.path)
    }
  }
  var changing = Changing()
  do {
    try changing.stage(changes)
    try changing.place()
    try changing.remove(changes)
  } catch {
    changing.undo()
    throw error
  }
  for folder in Set(changes.filter { $0.after == nil }.map { splitLast($0.path).folder }) {
    // A folder that still holds something stays.
    rmdir(folder)
  }
}

private struct Changing {
  private var staged: [(change: FileChange, temporary: String)] = []
  private var done: [FileChange] = []
  private var folders: [String] = []

  mutating func stage(_ changes: [FileChange]) throws {
    for change in changes {
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
      var raw = stat()
      let permissions = stat(change.path, &raw) == 0 ? raw.st_mode & 0o7777 : nil
      staged.append((change, try writeBeside(change.path, bytes, permissions: permissions)))
    }
  }

  mutating func place() throws {
    for (change, temporary) in staged {
      guard rename(temporary, change.path) == 0 else {
        throw WorkspaceError.unwritable(path: change.path, errno: errno)
      }
      done.append(change)
    }
  }

  mutating func remove(_ changes: [FileChange]) throws {
    for change in changes where change.after == nil {
      guard unlink(change.path) == 0 else {
        throw WorkspaceError.unwritable(path: change.path, errno: errno)
      }
      done.append(change)
    }
  }

  /// Puts back what was changed. What cannot be put back stays as it is: the error that brought us here is
  /// what the person is told.
  func undo() {
    for change in done.reversed() {
      if let before = change.before {
        try? writeFile(change.path, before)
      } else {
        unlink(change.path)
      }
    }
    for (_, temporary) in staged { unlink(temporary) }
    for folder in folders.reversed() { rmdir(folder) }
  }
}
