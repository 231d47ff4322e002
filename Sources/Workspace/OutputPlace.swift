// Where a site goes: whether it may go there, the names beside it, and the lock that one build holds.

import Files
import Glibc

/// The output folder, or the file of a pack, taken apart into the folder that holds it and its name.
struct OutputPlace: Sendable {
  /// Absolute, with the links in its parent resolved as far as that exists.
  let path: String
  let parent: String
  let name: String

  /// Throws `badOutput` when the output may not go there, `unreadable` when that cannot be found out.
  init(_ out: String, dossier root: String, isFile: Bool = false) throws {
    let start = currentFolder()
    let plain = absolutePath(out, from: start)
    if plain == "/" { throw WorkspaceError.badOutput(path: out, reason: "it is the root of the disk") }
    if isFile { try checkFileToReplace(plain) } else { _ = try isFolderToReplace(plain) }
    path = try resolvedAsFarAsItExists(plain)
    (parent, name) = splitLast(path)
    // Compared with links resolved, so that a link cannot hide that the folders overlap.
    let rootPath = try resolvedAsFarAsItExists(absolutePath(root, from: start))
    if contains(path, rootPath) {
      throw WorkspaceError.badOutput(
        path: out, reason: "it is the dossier's folder or holds it")
    }
    for folder in ["content", "templates", "originals", ".git"] {
      let kept = try resolvedAsFarAsItExists(absolutePath(folder, from: rootPath))
      if contains(path, kept) || contains(kept, path) {
        throw WorkspaceError.badOutput(
          path: out, reason: "it overlaps the dossier's '\(folder)'"
        )
      }
    }
  }

  func beside(_ suffix: String) -> RawPath { RawPath(".\(name).\(suffix)") }

  /// Clears away what a killed build left, and puts the old site back if it died between two renames.
  ///
  /// To be called with the lock held: then every such name belongs to a dead process, even one with a
  /// living process's number, since numbers are used again. Throws `unreadable` or `unwritable`.
  func clearLeftovers(in folder: Folder) throws {
    for name in try folder.names() where isNumbered(name, after: beside("old-")) {
      // Only a folder was ever moved aside; a link of that name is somebody's trick, or a slip.
      if try folder.status(RawPath(self.name)) == nil, try folder.status(name)?.kind == .folder {
        let back = folder.shown(RawPath(self.name))
        guard rename(folder.shown(name), back) == 0 else { throw folder.unwritable(name, errno) }
      } else {
        try folder.remove(name)
      }
    }
    try clearStages(in: folder)
  }

  /// Clears away what a killed run had not put in its place; to be called with the lock held.
  func clearStages(in folder: Folder) throws {
    for name in try folder.names() where isNumbered(name, after: beside("tmp-")) { try folder.remove(name) }
  }

  private func isNumbered(_ name: RawPath, after prefix: RawPath) -> Bool {
    let rest = name.bytes.dropFirst(prefix.bytes.count)
    return name.bytes.starts(with: prefix.bytes) && !rest.isEmpty
      && rest.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

/// Keeps public sites and private review copies apart: neither may be written over the other, nor a private
/// copy into a public site or to where the dossier's goes by default.
///
/// Relative paths start at the current folder. Throws `badOutput`, or `unreadable` when that cannot be found
/// out.
package func refuseMixing(_ out: String, dossier root: String, isPrivate: Bool) throws {
  let start = currentFolder()
  let path = try resolvedAsFarAsItExists(absolutePath(out, from: start))
  let holds = { (folder: String, name: String) in access(folder + "/" + name, F_OK) == 0 }
  let notice = SitePath.privateNotice.text
  guard isPrivate else {
    if holds(path, notice) {
      throw WorkspaceError.badOutput(path: out, reason: "a private review copy is there")
    }
    return
  }
  let site = try resolvedAsFarAsItExists(absolutePath("site", from: absolutePath(root, from: start)))
  if contains(site, path) {
    throw WorkspaceError.badOutput(path: out, reason: "it is the place of the public site")
  }
  var folder = path
  while folder != "/" {
    if holds(folder, "files.txt"), holds(folder, "assets/dossier.css"), !holds(folder, notice) {
      throw WorkspaceError.badOutput(path: out, reason: "a public site is there")
    }
    folder = splitLast(folder).folder
  }
}

/// Whether a folder lies at the path; `false` when nothing does.
///
/// Throws `badOutput` for a link or anything else, `unreadable` when it cannot be looked at.
func isFolderToReplace(_ path: String) throws -> Bool {
  var raw = stat()
  guard lstat(path, &raw) == 0 else {
    let code = errno
    if code == ENOENT || code == ENOTDIR { return false }
    throw WorkspaceError.unreadable(path: path, errno: code)
  }
  switch Kind(mode: raw.st_mode) {
  case .folder: return true
  case .link:
    throw WorkspaceError.badOutput(path: path, reason: "it is a symbolic link")
  case .file, .other:
    throw WorkspaceError.badOutput(path: path, reason: "it is not a folder")
  }
}

/// Whether a file may be written at the path: nothing is there, or another file.
///
/// Throws `badOutput` for a folder, a link or anything else, `unreadable` when it cannot be looked at.
private func checkFileToReplace(_ path: String) throws {
  var raw = stat()
  guard lstat(path, &raw) == 0 else {
    let code = errno
    if code == ENOENT || code == ENOTDIR { return }
    throw WorkspaceError.unreadable(path: path, errno: code)
  }
  switch Kind(mode: raw.st_mode) {
  case .file: return
  case .folder: throw WorkspaceError.badOutput(path: path, reason: "it is a folder")
  case .link: throw WorkspaceError.badOutput(path: path, reason: "it is a symbolic link")
  case .other: throw WorkspaceError.badOutput(path: path, reason: "it is not a file")
  }
}

/// The path with the links of its existing part resolved. Throws `unreadable`.
private func resolvedAsFarAsItExists(_ path: String) throws -> String {
  var existing = path
  var rest: [String] = []
  while true {
    if let buffer = realpath(existing, nil) {
      defer { free(buffer) }
      return absolutePath(rest.reversed().joined(separator: "/"), from: String(cString: buffer))
    }
    let code = errno
    guard code == ENOENT || code == ENOTDIR, existing != "/" else {
      throw WorkspaceError.unreadable(path: existing, errno: code)
    }
    let (folder, name) = splitLast(existing)
    rest.append(name)
    existing = folder
  }
}

/// Whether an absolute path is a folder's or lies in it.
private func contains(_ folder: String, _ path: String) -> Bool {
  if path.utf8.elementsEqual(folder.utf8) { return true }
  return path.utf8.starts(with: (folder == "/" ? folder : folder + "/").utf8)
}

/// The lock that lets one build at a time publish to a place.
///
/// The kernel frees a `flock` when its process dies, so a lock file left by a kill holds nobody up. The
/// file is removed on release, to leave no trace beside a committed site. That is safe because whoever
/// gets the lock checks that the file it locked still has the name: a process that opened the file just
/// before its removal finds that it has not, and opens anew.
struct OutputLock: Sendable {
  private let descriptor: Int32
  private let folder: Folder
  private let name: RawPath

  /// Throws `locked` at once when another process has it, else `unwritable` or `unreadable`.
  init(_ name: RawPath, in folder: Folder) throws {
    while true {
      let descriptor = folder.openFile(name, O_RDWR | O_CREAT, mode: 0o644)
      guard descriptor >= 0 else { throw folder.unwritable(name, errno) }
      do {
        try OutputLock.lock(descriptor, folder.shown(name))
        guard let mine = Status(descriptor: descriptor) else { throw folder.unwritable(name, errno) }
        if let named = try folder.status(name), mine.isSameFile(as: named) {
          // Signing would overwrite what has another name as well, and only files are signed.
          guard mine.kind == .file, mine.links == 1 else { throw folder.unwritable(name, EEXIST) }
          do {
            try OutputLock.sign(descriptor, folder.shown(name))
          } catch {
            // Ours to take away, as in `release`: an unsigned one would only lie about.
            _ = name.withPointer { unlinkat(folder.descriptor, $0, 0) }
            throw error
          }
          (self.descriptor, self.folder, self.name) = (descriptor, folder, name)
          return
        }
        close(descriptor)
      } catch {
        close(descriptor)
        throw error
      }
    }
  }

  func release() {
    // Removed while the lock is held. A failure leaves a file that holds nobody up.
    _ = name.withPointer { unlinkat(folder.descriptor, $0, 0) }
    close(descriptor)
  }

  private static func lock(_ descriptor: Int32, _ path: String) throws {
    guard retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) != 0 else { return }
    guard errno == EWOULDBLOCK else { throw WorkspaceError.unwritable(path: path, errno: errno) }
    var buffer = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    let digits = buffer.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }
    throw WorkspaceError.locked(path: path, pid: Int32(String(decoding: digits, as: UTF8.self)))
  }

  private static func sign(_ descriptor: Int32, _ path: String) throws {
    let text = Array("\(getpid())\n".utf8)
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count else {
      throw WorkspaceError.unwritable(path: path, errno: errno)
    }
  }
}
