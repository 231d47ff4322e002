// An open folder and the calls this module makes relative to it. Everything goes through descriptors
// and never follows a link, so that nothing planted in a folder leads us out of it.

import Glibc

/// What a name on disk stands for.
enum Kind: Sendable {
  case file, folder, link
  /// A FIFO, a socket or a device.
  case other

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

struct Status: Sendable {
  let kind: Kind
  /// The lowest twelve bits of the mode.
  let permissions: mode_t
  /// In bytes.
  let size: Int
  /// How many names it has.
  let links: nlink_t
  let device: dev_t
  let inode: ino_t
  let accessed: timespec
  let modified: timespec
  /// When the file or what is known of it, such as its name, last changed.
  let changed: timespec

  init(_ raw: stat) {
    kind = Kind(mode: raw.st_mode)
    permissions = raw.st_mode & 0o7777
    size = Int(raw.st_size)
    links = raw.st_nlink
    device = raw.st_dev
    inode = raw.st_ino
    accessed = raw.st_atim
    modified = raw.st_mtim
    changed = raw.st_ctim
  }

  /// Of an open file; `nil` with `errno` set when the system refuses.
  init?(descriptor: Int32) {
    var raw = stat()
    guard fstat(descriptor, &raw) == 0 else { return nil }
    self.init(raw)
  }

  func isSameFile(as other: Status) -> Bool { device == other.device && inode == other.inode }
}

/// An open folder: its descriptor, and the path that messages show. Whoever opened it closes it.
struct Folder: Sendable {
  let descriptor: Int32
  let path: String

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens a folder that a person named; links on the way are followed.
  ///
  /// Throws `notFound` or `unreadable`.
  init(opening path: String) throws {
    let descriptor = retrying { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      let code = errno
      throw code == ENOENT
        ? WorkspaceError.notFound(path: path) : WorkspaceError.unreadable(path: path, errno: code)
    }
    self.init(descriptor: descriptor, path: path)
  }

  func close() { Glibc.close(descriptor) }

  /// Opens a folder below, which must be no link. Throws `unreadable`.
  func subfolder(_ name: RawPath) throws -> Folder {
    let descriptor = openFile(name, O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { throw unreadable(name, errno) }
    return Folder(descriptor: descriptor, path: shown(name))
  }

  /// `openat` with the flags that are always wanted: no link is followed, no child process inherits the
  /// descriptor, and a FIFO that took a file's place does not hang us. -1 with `errno` on failure.
  func openFile(_ name: RawPath, _ flags: Int32, mode: mode_t = 0) -> Int32 {
    name.withPointer { pointer in
      retrying { openat(descriptor, pointer, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, mode) }
    }
  }

  /// What lies at a name, links not followed; `nil` when nothing does. Throws `unreadable`.
  func status(_ name: RawPath) throws -> Status? {
    var raw = stat()
    let result = name.withPointer { fstatat(descriptor, $0, &raw, AT_SYMLINK_NOFOLLOW) }
    if result == 0 { return Status(raw) }
    let code = errno
    if code == ENOENT || code == ENOTDIR { return nil }
    throw unreadable(name, code)
  }

  /// The names in the folder, without `.` and `..`, in byte order. Throws `unreadable`.
  func names() throws -> [RawPath] {
    // A second descriptor, because `closedir` closes the one it was given.
    let copy = retrying { openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard copy >= 0 else { throw WorkspaceError.unreadable(path: path, errno: errno) }
    guard let stream = fdopendir(copy) else {
      let code = errno
      Glibc.close(copy)
      throw WorkspaceError.unreadable(path: path, errno: code)
    }
    defer { closedir(stream) }
    var result: [RawPath] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      // Read in place: a copied `dirent` has 256 bytes of name, more than the kernel may have written.
      let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
      let start = UnsafeRawPointer(entry) + offset
      let length = strlen(start.assumingMemoryBound(to: CChar.self))
      let name = RawPath(UnsafeRawBufferPointer(start: start, count: length))
      if name.text != ".", name.text != ".." { result.append(name) }
    }
    guard errno == 0 else { throw WorkspaceError.unreadable(path: path, errno: errno) }
    return result.sorted()
  }

  /// Removes whatever lies at a name, folders with all they hold, links without following them.
  ///
  /// Nothing there is fine. Throws `unreadable` or `unwritable`; a mounted file system is left alone.
  func remove(_ name: RawPath) throws {
    guard let status = try status(name) else { return }
    guard status.kind == .folder else { return try unlink(name, flags: 0) }
    let rwx: mode_t = 0o700
    if status.permissions & rwx != rwx {
      // A foreign folder may be closed even to its owner; if this fails, opening says so.
      _ = name.withPointer { fchmodat(descriptor, $0, status.permissions | rwx, 0) }
    }
    let folder = try subfolder(name)
    defer { folder.close() }
    let outer = Status(descriptor: descriptor)
    guard status.device == outer?.device else { throw unwritable(name, EBUSY) }
    for child in try folder.names() { try folder.remove(child) }
    try unlink(name, flags: AT_REMOVEDIR)
  }

  private func unlink(_ name: RawPath, flags: Int32) throws {
    let result = name.withPointer { unlinkat(descriptor, $0, flags) }
    guard result == 0 || errno == ENOENT else { throw unwritable(name, errno) }
  }

  /// The path of a name in this folder, for messages.
  func shown(_ name: RawPath) -> String { path == "/" ? "/\(name.text)" : "\(path)/\(name.text)" }

  func unreadable(_ name: RawPath, _ code: Int32) -> WorkspaceError {
    .unreadable(path: shown(name), errno: code)
  }

  func unwritable(_ name: RawPath, _ code: Int32) -> WorkspaceError {
    .unwritable(path: shown(name), errno: code)
  }
}

/// Calls again as long as a signal interrupted the call.
func retrying<Number: SignedInteger>(_ call: () -> Number) -> Number {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
