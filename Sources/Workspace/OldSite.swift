// The site that stands already: what lies in its folder, and which of it is ours.

import Files
import Glibc

/// A listing of the output folder, made once; it stays open for comparing and linking.
///
/// An absent folder is a site without files.
struct OldSite: Sendable {
  /// `nil` when there is no such folder.
  let folder: Folder?
  /// The mode of the folder itself, and of all folders in it.
  let permissions: mode_t
  let folders: [RawPath: mode_t]
  /// Everything else, by path.
  let entries: [RawPath: Status]
  /// The paths in `files.txt` that are valid site paths: what an earlier build wrote and this one may remove.
  let owned: Set<RawPath>

  /// Throws `badOutput` when something other than a folder is there or another file system is mounted in it,
  /// else `unreadable` or `changedWhileRead`.
  init(_ path: String) throws {
    guard try isFolderToReplace(path) else {
      (folder, permissions, folders, entries, owned) = (nil, 0, [:], [:], [])
      return
    }
    let (parentPath, name) = splitLast(path)
    let parent = try Folder(opening: parentPath)
    defer { parent.close() }
    let opened = try parent.subfolder(RawPath(name))
    do {
      guard let status = Status(descriptor: opened.descriptor) else {
        throw WorkspaceError.unreadable(path: path, errno: errno)
      }
      var listing = Listing(device: status.device, root: path)
      try listing.add(opened, path: RawPath(""))
      owned = try ownedPaths(in: opened, listing.entries)
      (permissions, folders, entries) = (status.permissions, listing.folders, listing.entries)
      folder = opened
    } catch {
      opened.close()
      throw error
    }
  }

  func close() { folder?.close() }

  /// Whether a regular file with just these bytes lies at the path. Throws `unreadable`.
  func holds(_ bytes: [UInt8], at path: RawPath) throws -> Bool {
    guard let folder, let entry = entries[path], entry.kind == .file, entry.size == bytes.count else {
      return false
    }
    let descriptor = folder.openFile(path, O_RDONLY)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ELOOP { return false }
      throw folder.unreadable(path, errno)
    }
    defer { Glibc.close(descriptor) }
    return try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { chunk in
      var done = 0
      while true {
        let count = retrying { read(descriptor, chunk.baseAddress, chunk.count) }
        guard count >= 0 else { throw folder.unreadable(path, errno) }
        if count == 0 { return done == bytes.count }
        guard done + count <= bytes.count, isEqual(bytes, from: done, chunk, count) else { return false }
        done += count
      }
    }
  }

  /// Owned paths that hold something and that a new build does not write, in byte order.
  func stale(notIn written: Set<RawPath>) -> [RawPath] {
    owned.filter { entries[$0] != nil && !written.contains($0) }.sorted()
  }
}

/// Whether `count` bytes from an index on are those at the chunk's start.
private func isEqual(
  _ bytes: [UInt8], from start: Int, _ chunk: UnsafeMutableRawBufferPointer, _ count: Int
) -> Bool {
  bytes.withUnsafeBytes { whole in
    guard let first = whole.baseAddress, let second = chunk.baseAddress else { return count == 0 }
    return memcmp(first + start, second, count) == 0
  }
}

private struct Listing {
  let device: dev_t
  let root: String
  var folders: [RawPath: mode_t] = [:]
  var entries: [RawPath: Status] = [:]

  mutating func add(_ folder: Folder, path: RawPath) throws {
    for name in try folder.names() {
      let inner = path.appending(name)
      guard let status = try folder.status(name) else {
        throw WorkspaceError.changedWhileRead(path: folder.shown(name))
      }
      guard status.kind == .folder else {
        entries[inner] = status
        continue
      }
      // The old folder is removed after the swap: what is mounted in it would be emptied.
      guard status.device == device else {
        throw WorkspaceError.badOutput(
          path: root, reason: "another file system is mounted at '\(inner.text)' in it; unmount that first")
      }
      folders[inner] = status.permissions
      let next = try folder.subfolder(name)
      defer { next.close() }
      try add(next, path: inner)
    }
  }
}

/// Throws `unreadable` or `changedWhileRead`.
private func ownedPaths(in folder: Folder, _ entries: [RawPath: Status]) throws -> Set<RawPath> {
  let name = RawPath("files.txt")
  guard entries[name]?.kind == .file else { return [] }
  let descriptor = folder.openFile(name, O_RDONLY)
  guard descriptor >= 0 else { throw folder.unreadable(name, errno) }
  defer { close(descriptor) }
  guard let bytes = try readAll(descriptor, path: folder.shown(name)) else { return [] }
  var result: Set<RawPath> = []
  for line in bytes.split(separator: UInt8(ascii: "\n")) {
    // A line that is no site path is not one of ours, so it gives no right to remove anything.
    if let path = SitePath(String(decoding: line, as: UTF8.self)) { result.insert(RawPath(path)) }
  }
  return result
}
