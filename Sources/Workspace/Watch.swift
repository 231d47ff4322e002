// Tells when files of a dossier may have changed: by inotify, or by looking where that is not to be had.
// It says that something changed, never what; what it is, loading finds out.

import Glibc

/// A watch over some folders below a root, whether or not they are there yet.
package struct FolderWatch {
  private let root: String
  private let folders: [RawPath]
  /// The descriptor of inotify; -1 where the watch looks by itself.
  private var queue: Int32
  /// By watch descriptor: the folder's path below the root, the root's own empty.
  private var watched: [Int32: RawPath] = [:]
  private var look = 0

  /// - Parameter looksOnly: whether to do without inotify, as on a file system that does not have it.
  package init(_ root: String, folders: [String], looksOnly: Bool = false) {
    self.root = root
    self.folders = folders.map { RawPath($0) }
    queue = looksOnly ? -1 : inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    if queue >= 0 { watchAll() }
    if queue < 0 { look = state() }
  }

  /// Is readable when something may have changed; `nil` where `changes` must be asked from time to time.
  package var descriptor: Int32? { queue < 0 ? nil : queue }

  /// How many changes there were since the last call; looking, it counts all of them as one.
  package mutating func changes() -> Int {
    guard queue >= 0 else {
      let now = state()
      defer { look = now }
      return now == look ? 0 : 1
    }
    var count = 0
    var room = [UInt8](repeating: 0, count: 65_536)
    while queue >= 0 {
      let length = room.withUnsafeMutableBytes { read(queue, $0.baseAddress, $0.count) }
      if length < 0, errno == EINTR { continue }
      guard length > 0 else { return count }
      room.withUnsafeBytes { count += take(UnsafeRawBufferPointer(rebasing: $0[..<length])) }
    }
    return count + 1
  }

  package func close() { if queue >= 0 { Glibc.close(queue) } }

  private mutating func take(_ events: UnsafeRawBufferPointer) -> Int {
    var count = 0
    var at = 0
    // struct inotify_event: the watch, a mask, a cookie, the length of the name, the name with its NULs.
    while at + 16 <= events.count {
      let watch = events.loadUnaligned(fromByteOffset: at, as: Int32.self)
      let mask = events.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self)
      let length = Int(events.loadUnaligned(fromByteOffset: at + 12, as: UInt32.self))
      let name = RawPath(events[(at + 16)..<min(at + 16 + length, events.count)].prefix { $0 != 0 })
      at += 16 + length
      if takes(watch, mask, name) { count += 1 }
    }
    return count
  }

  /// Whether an event counts; a folder that came is watched from now on.
  private mutating func takes(_ watch: Int32, _ mask: UInt32, _ name: RawPath) -> Bool {
    if mask & UInt32(IN_Q_OVERFLOW) != 0 {
      watchAll()
      return true
    }
    guard let folder = watched[watch] else { return false }
    if mask & UInt32(IN_IGNORED) != 0 {
      watched[watch] = nil
      return false
    }
    if name.isEmpty { return !folder.isEmpty }
    if isEditorDropping(name.text) { return false }
    // Of the root, only the folders that are watched.
    if folder.isEmpty, !folders.contains(name) { return false }
    let isHidden = name.text.utf8.first == UInt8(ascii: ".")
    if isHidden, !folder.appending(name).text.utf8.starts(with: "content/static".utf8) { return false }
    if mask & UInt32(IN_ISDIR) != 0 { add(folder.appending(name)) }
    return true
  }

  private mutating func watchAll() {
    add(RawPath(""))
    for folder in folders { add(folder) }
  }

  /// Watches a folder with all below it; without the right or the room to, watching becomes looking.
  private mutating func add(_ folder: RawPath) {
    guard queue >= 0 else { return }
    let mask =
      IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
      | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR | IN_DONT_FOLLOW
    let path = RawPath(root).appending(folder)
    let watch = (folder.isEmpty ? RawPath(root) : path).withPointer {
      inotify_add_watch(queue, $0, UInt32(mask))
    }
    guard watch >= 0 else {
      // What is no folder, or is gone by now, needs no watch.
      if errno == ENOENT || errno == ENOTDIR || errno == ELOOP { return }
      Glibc.close(queue)
      queue = -1
      look = state()
      return
    }
    watched[watch] = folder
    // Of the root itself only the names of the folders count.
    if folder.isEmpty { return }
    for name in foldersIn(folder) { add(folder.appending(name)) }
  }

  private func foldersIn(_ path: RawPath) -> [RawPath] {
    // A folder that cannot be listed is reported when it is loaded.
    guard let folder = try? Folder(opening: RawPath(root).appending(path).text) else { return [] }
    defer { folder.close() }
    let names = (try? folder.names()) ?? []
    return names.filter { (try? folder.status($0))?.kind == .folder }
  }

  /// A number for all names, sizes and times below the folders; another one when something has changed.
  private func state() -> Int {
    var hasher = Hasher()
    for folder in folders { add(folder, to: &hasher) }
    return hasher.finalize()
  }

  private func add(_ path: RawPath, to hasher: inout Hasher) {
    guard let folder = try? Folder(opening: RawPath(root).appending(path).text) else { return }
    defer { folder.close() }
    for name in (try? folder.names()) ?? [] where !isEditorDropping(name.text) {
      guard let status = try? folder.status(name) else { continue }
      hasher.combine(name)
      hasher.combine(status.inode)
      hasher.combine(status.size)
      for time in [status.modified, status.changed] {
        hasher.combine(time.tv_sec)
        hasher.combine(time.tv_nsec)
      }
      if status.kind == .folder { add(path.appending(name), to: &hasher) }
    }
  }
}
