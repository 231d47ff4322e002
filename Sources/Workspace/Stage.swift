// The folder beside the output in which a new site is put together before it takes the old one's place.

import CPosix
import Files
import Glibc

let folderMode: mode_t = 0o755
let fileMode: mode_t = 0o644

struct Stage: Sendable {
  let name: RawPath
  let folder: Folder
  private let parent: Folder

  /// Makes the empty folder. Throws `unwritable` or `unreadable`.
  init(_ name: RawPath, in parent: Folder) throws {
    guard name.withPointer({ mkdirat(parent.descriptor, $0, folderMode) }) == 0 else {
      throw parent.unwritable(name, errno)
    }
    (self.name, self.parent) = (name, parent)
    do {
      folder = try parent.subfolder(name)
    } catch {
      // It is empty; if even this fails, the next build removes it.
      try? parent.remove(name)
      throw error
    }
    if let code = setPermissions(folder.descriptor, folderMode) {
      folder.close()
      try? parent.remove(name)
      throw parent.unwritable(name, code)
    }
  }

  /// Removes what was staged. Throws `unreadable` or `unwritable`.
  func discard() throws { try parent.remove(name) }

  /// Throws `unwritable`.
  func makeFolder(_ path: RawPath, _ permissions: mode_t) throws {
    guard path.withPointer({ mkdirat(folder.descriptor, $0, permissions) }) == 0 else {
      throw folder.unwritable(path, errno)
    }
    try setFolderMode(path, permissions)
  }

  /// Sets a folder's mode whatever the umask was. Throws `unwritable`.
  func setFolderMode(_ path: RawPath, _ permissions: mode_t) throws {
    guard path.withPointer({ fchmodat(folder.descriptor, $0, permissions, 0) }) == 0 else {
      // As in `setPermissions`: a file system without modes.
      if errno == EPERM || errno == EOPNOTSUPP { return }
      throw folder.unwritable(path, errno)
    }
  }

  /// Writes a new file with a mode that does not depend on the umask. Throws `unwritable`.
  func write(_ bytes: [UInt8], at path: RawPath, permissions: mode_t = fileMode) throws {
    let descriptor = folder.openFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: permissions)
    guard descriptor >= 0 else { throw folder.unwritable(path, errno) }
    try writeAll(descriptor, bytes, permissions: permissions, sync: false, path: folder.shown(path))
  }

  /// Gives a file of the old site a second name in this one. `false` when the file system does not let us.
  func link(_ path: RawPath, from old: Folder) -> Bool {
    path.withPointer { linkat(old.descriptor, $0, folder.descriptor, $0, 0) } == 0
  }

  /// Takes over what is not ours: the same file by a second name, else a copy; links are made anew.
  ///
  /// Throws `unreadable`, `unwritable` or `changedWhileRead`.
  func carry(_ path: RawPath, _ status: Status, from old: Folder) throws {
    if status.kind == .link { return try carryLink(path, size: status.size, from: old) }
    if link(path, from: old) { return }
    let code = errno
    guard status.kind == .file else { throw folder.unwritable(path, code) }
    let source = old.openFile(path, O_RDONLY)
    guard source >= 0 else { throw old.unreadable(path, errno) }
    defer { close(source) }
    guard let bytes = try readAll(source, path: old.shown(path)) else {
      throw WorkspaceError.changedWhileRead(path: old.shown(path))
    }
    try write(bytes, at: path, permissions: status.permissions)
    let times = [status.accessed, status.modified]
    guard path.withPointer({ utimensat(folder.descriptor, $0, times, AT_SYMLINK_NOFOLLOW) }) == 0 else {
      throw folder.unwritable(path, errno)
    }
  }

  private func carryLink(_ path: RawPath, size: Int, from old: Folder) throws {
    // One more than its length, to see whether the link grew since it was listed.
    var target = [CChar](repeating: 0, count: size + 2)
    let count = path.withPointer { readlinkat(old.descriptor, $0, &target, size + 1) }
    guard count >= 0 else { throw old.unreadable(path, errno) }
    guard count <= size else { throw WorkspaceError.changedWhileRead(path: old.shown(path)) }
    guard path.withPointer({ symlinkat(target, folder.descriptor, $0) }) == 0 else {
      throw folder.unwritable(path, errno)
    }
  }

  /// Waits until everything staged is on the disk. Throws `unwritable`.
  func sync() throws {
    guard dossier_syncfs(folder.descriptor) == 0 else {
      throw WorkspaceError.unwritable(path: folder.path, errno: errno)
    }
  }

  /// Puts the stage in the output's place; the name under which the old site then lies, if there was one.
  ///
  /// A reader sees the old site or the new one. Only where the file system cannot exchange two names there
  /// is a moment without either; `clearLeftovers` mends it if we die then. Throws `unwritable`, with
  /// the output as it was.
  func swap(with place: OutputPlace, oldExists: Bool) throws -> RawPath? {
    let output = parent.shown(RawPath(place.name))
    guard oldExists else {
      guard rename(folder.path, output) == 0 else {
        throw WorkspaceError.unwritable(path: output, errno: errno)
      }
      return nil
    }
    if dossier_exchange(folder.path, output) == 0 { return name }
    guard errno == EINVAL || errno == ENOSYS else {
      throw WorkspaceError.unwritable(path: output, errno: errno)
    }
    let aside = place.beside("old-\(getpid())")
    guard rename(output, parent.shown(aside)) == 0 else {
      throw WorkspaceError.unwritable(path: output, errno: errno)
    }
    guard rename(folder.path, output) == 0 else {
      let code = errno
      // If this fails too, the next build puts it back.
      rename(parent.shown(aside), output)
      throw WorkspaceError.unwritable(path: output, errno: code)
    }
    return aside
  }

  /// Makes the swap last through a loss of power. Throws `unwritable`.
  func syncParent() throws {
    // EINVAL: a file system whose folders cannot be synced, and then need not be.
    guard retrying({ fsync(parent.descriptor) }) == 0 || errno == EINVAL else {
      throw WorkspaceError.unwritable(path: parent.path, errno: errno)
    }
  }
}
