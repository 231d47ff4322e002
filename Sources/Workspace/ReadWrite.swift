// Whole files in and out, and paths as text.

import CPosix
import Glibc

/// The bytes of a regular file that a person or the program named; links are followed.
///
/// Throws `notFound`, `notAFile`, `unreadable` or `changedWhileRead`.
package func readFile(_ path: String) throws -> [UInt8] {
  guard let bytes = try readFileIfPresent(path) else { throw WorkspaceError.notFound(path: path) }
  return bytes
}

/// The bytes of a regular file, or `nil` when there is nothing at the path. Throws as `readFile` does.
package func readFileIfPresent(_ path: String) throws -> [UInt8]? {
  // Without O_NONBLOCK opening a FIFO would wait for a writer.
  let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
  guard descriptor >= 0 else {
    let code = errno
    if code == ENOENT || code == ENOTDIR { return nil }
    throw WorkspaceError.unreadable(path: path, errno: code)
  }
  defer { close(descriptor) }
  guard let bytes = try readAll(descriptor, path: path) else { throw WorkspaceError.notAFile(path: path) }
  return bytes
}

/// All bytes of an open file, or `nil` when it is no regular file.
///
/// Throws `unreadable`, or `changedWhileRead` when its size or time changed meanwhile.
func readAll(_ descriptor: Int32, path: String) throws -> [UInt8]? {
  guard let before = Status(descriptor: descriptor) else {
    throw WorkspaceError.unreadable(path: path, errno: errno)
  }
  guard before.kind == .file else { return nil }
  let bytes = try [UInt8](unsafeUninitializedCapacity: before.size) { buffer, filled in
    while filled < before.size {
      let room = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
      let count = retrying { read(descriptor, room.baseAddress, before.size - filled) }
      guard count >= 0 else { throw WorkspaceError.unreadable(path: path, errno: errno) }
      guard count > 0 else { throw WorkspaceError.changedWhileRead(path: path) }
      filled += count
    }
  }
  guard let after = Status(descriptor: descriptor) else {
    throw WorkspaceError.unreadable(path: path, errno: errno)
  }
  guard after.size == before.size, after.modified.tv_sec == before.modified.tv_sec,
    after.modified.tv_nsec == before.modified.tv_nsec
  else { throw WorkspaceError.changedWhileRead(path: path) }
  return bytes
}

/// Writes a file so that a reader sees the old bytes or the new ones, never a part.
///
/// A link is followed, an existing file keeps its mode, a new one gets 0666 less the umask. The folder
/// must exist. Throws `notAFile` or `unwritable`, and then leaves the file as it was.
package func writeFile(_ path: String, _ bytes: [UInt8]) throws {
  var target = path
  var raw = stat()
  var permissions: mode_t?
  if stat(path, &raw) == 0 {
    guard Kind(mode: raw.st_mode) == .file else { throw WorkspaceError.notAFile(path: path) }
    permissions = raw.st_mode & 0o7777
    // A rename onto a link would replace the link, so write where it leads.
    target = try resolved(path)
  } else if errno != ENOENT {
    throw WorkspaceError.unwritable(path: path, errno: errno)
  }
  let temporary = try writeBeside(target, bytes, permissions: permissions)
  guard rename(temporary, target) == 0 else {
    let code = errno
    unlink(temporary)
    throw WorkspaceError.unwritable(path: path, errno: code)
  }
}

/// Writes what is to become a file to one beside it, synced, and gives its path. Throws `unwritable`.
func writeBeside(_ path: String, _ bytes: [UInt8], permissions: mode_t?) throws -> String {
  // A short name of its own, since the file's name may fill the limit already; with a dot, so that
  // loading passes it over should we be killed; by chance, so that two writers never share one.
  let name = ".dossier-\(String(UInt64.random(in: 0...UInt64.max), radix: 16)).tmp"
  let temporary = "\(splitLast(path).folder)/\(name)"
  let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
  let descriptor = retrying { open(temporary, flags, 0o666) }
  guard descriptor >= 0 else { throw WorkspaceError.unwritable(path: path, errno: errno) }
  do {
    try writeAll(descriptor, bytes, permissions: permissions, sync: true, path: path)
  } catch {
    unlink(temporary)
    throw error
  }
  return temporary
}

/// Writes all bytes to an open file, gives it its mode, and closes it in any case. Throws `unwritable`.
func writeAll(
  _ descriptor: Int32, _ bytes: [UInt8], permissions: mode_t?, sync: Bool, path: String
) throws {
  var failure: Int32?
  bytes.withUnsafeBytes { buffer in
    var done = 0
    while done < buffer.count, failure == nil {
      let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
      let count = retrying { write(descriptor, rest.baseAddress, rest.count) }
      if count >= 0 { done += count } else { failure = errno }
    }
  }
  if failure == nil, let permissions { failure = setPermissions(descriptor, permissions) }
  if failure == nil, sync, fsync(descriptor) != 0 { failure = errno }
  // The disk works while the next page is rendered, so that the one sync at the end has less to wait for.
  if failure == nil, !sync { dossier_start_writing(descriptor) }
  // Some file systems report a full disk only here. After EINTR the descriptor is closed all the same.
  if close(descriptor) != 0, failure == nil, errno != EINTR { failure = errno }
  if let failure { throw WorkspaceError.unwritable(path: path, errno: failure) }
}

/// Sets the mode of what we just made, whatever the umask; the error's number, or `nil` when all is well.
func setPermissions(_ descriptor: Int32, _ permissions: mode_t) -> Int32? {
  if fchmod(descriptor, permissions) == 0 { return nil }
  // We own what we made, so a refusal means a file system without modes (vfat): there is nothing to set.
  return errno == EPERM || errno == EOPNOTSUPP ? nil : errno
}

/// Lets whoever may read a file run it too. Throws `unwritable`.
package func makeExecutable(_ path: String) throws {
  var raw = stat()
  guard stat(path, &raw) == 0, chmod(path, raw.st_mode | (raw.st_mode & 0o444) >> 2) == 0 else {
    throw WorkspaceError.unwritable(path: path, errno: errno)
  }
}

/// Whether we may run a file.
package func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

/// The path of the program that runs.
package func ownProgram() throws -> String { try resolved("/proc/self/exe") }

/// Makes a folder and those above it that are missing, with 0777 less the umask. Throws `unwritable`.
package func makeFolders(_ path: String) throws {
  if isFolder(path) { return }
  let (parent, _) = splitLast(path)
  if parent != path, parent != "." { try makeFolders(parent) }
  if mkdir(path, 0o777) == 0 { return }
  let code = errno
  if code == EEXIST, isFolder(path) { return }
  throw WorkspaceError.unwritable(path: path, errno: code == EEXIST ? ENOTDIR : code)
}

/// Whether a path is a symbolic link, wherever it leads.
package func isLink(_ path: String) -> Bool {
  var raw = stat()
  return lstat(path, &raw) == 0 && raw.st_mode & S_IFMT == S_IFLNK
}

/// Whether a folder lies there, or a link to one.
package func isFolder(_ path: String) -> Bool {
  var raw = stat()
  return stat(path, &raw) == 0 && Kind(mode: raw.st_mode) == .folder
}

/// A path without `.`, `..` and doubled slashes, starting from an absolute folder when it is relative.
///
/// By text alone: links are not looked at, so `link/..` is the folder that holds `link`.
package func absolutePath(_ path: String, from base: String) -> String {
  var parts: [String] = []
  let whole = path.utf8.first == UInt8(ascii: "/") ? path : "\(base)/\(path)"
  // By bytes: as a `Character`, a slash before a combining mark is no slash.
  for part in whole.utf8.split(separator: UInt8(ascii: "/")) {
    switch String(Substring(part)) {
    case ".": continue
    case "..": _ = parts.popLast()
    case let name: parts.append(name)
    }
  }
  return "/" + parts.joined(separator: "/")
}

/// The folder the command was started in; `/` when that folder has been removed, where no dossier is found.
package func currentFolder() -> String {
  guard let buffer = getcwd(nil, 0) else { return "/" }
  defer { free(buffer) }
  return String(cString: buffer)
}

/// The path with all links resolved. Throws `unwritable`.
private func resolved(_ path: String) throws -> String {
  guard let buffer = realpath(path, nil) else { throw WorkspaceError.unwritable(path: path, errno: errno) }
  defer { free(buffer) }
  return String(cString: buffer)
}

/// The folder and the name of a path; the folder of a bare name is `.`.
func splitLast(_ path: String) -> (folder: String, name: String) {
  let trimmed = path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : path
  guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", trimmed) }
  let folder = trimmed[..<slash]
  return (folder.isEmpty ? "/" : String(folder), String(trimmed[trimmed.utf8.index(after: slash)...]))
}
