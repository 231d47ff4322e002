// The only file that sees libarchive: it writes a zip file into an open descriptor, an entry at a time, and
// reads one from memory.
// What would differ between machines or days is left out or fixed.

import CArchive
import Glibc

/// A zip file that is being written. Whoever opened the descriptor closes it.
///
/// Every entry is of 1980-01-01 00:00, the first moment that the format knows, of user and group 0 without
/// names, and has mode 0644 or, for a folder, 0755. The moment is reached by giving libarchive none: it
/// would turn one into the local time of the machine, and write it a second time as an extended field.
///
/// Entries are deflated, not stored: libarchive knows no entry's checksum before its bytes, writes it behind
/// them, and readers that go through a file from its start, such as Java's, refuse that of stored entries.
struct ZipWriter: ~Copyable {
  private let archive: OpaquePointer
  private let entry: OpaquePointer

  /// Throws `unwritable` with the path.
  init(_ descriptor: Int32, path: String) throws {
    guard let archive = archive_write_new(), let entry = archive_entry_new() else {
      throw WorkspaceError.unwritable(path: path, errno: ENOMEM)
    }
    guard archive_write_set_format_zip(archive) == ARCHIVE_OK,
      archive_write_set_options(archive, "zip:compression=deflate,zip:compression-level=9") == ARCHIVE_OK,
      // Blocks are for tapes: the last one ends with the file.
      archive_write_set_bytes_per_block(archive, 1 << 16) == ARCHIVE_OK,
      archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK,
      archive_write_open_fd(archive, descriptor) == ARCHIVE_OK
    else {
      let code = archive_errno(archive)
      archive_write_free(archive)
      archive_entry_free(entry)
      throw WorkspaceError.unwritable(path: path, errno: code > 0 ? code : EIO)
    }
    (self.archive, self.entry) = (archive, entry)
  }

  deinit {
    // Whatever is not finished by now has failed: nothing more is to be written.
    archive_write_fail(archive)
    archive_write_free(archive)
    archive_entry_free(entry)
  }

  /// Adds a folder, whose name ends in a slash. Names are ASCII. Throws `unwritable` with the path.
  func add(folder name: String, path: String) throws {
    try start(name, S_IFDIR, folderMode, size: 0, path)
  }

  /// Adds a file. Throws `unwritable` with the path.
  func add(file name: String, _ bytes: [UInt8], path: String) throws {
    try start(name, S_IFREG, fileMode, size: bytes.count, path)
    try bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
        let count = archive_write_data(archive, rest.baseAddress, rest.count)
        guard count > 0 else { throw failure(path) }
        done += count
      }
    }
    guard archive_write_finish_entry(archive) == ARCHIVE_OK else { throw failure(path) }
  }

  /// Writes the list of entries that ends a zip file. Throws `unwritable` with the path.
  func finish(path: String) throws {
    guard archive_write_close(archive) == ARCHIVE_OK else { throw failure(path) }
  }

  private func start(_ name: String, _ kind: mode_t, _ mode: mode_t, size: Int, _ path: String) throws {
    archive_entry_clear(entry)
    archive_entry_set_pathname(entry, name)
    archive_entry_set_filetype(entry, kind)
    archive_entry_set_perm(entry, mode)
    archive_entry_set_size(entry, Int64(size))
    guard archive_write_header(archive, entry) == ARCHIVE_OK else { throw failure(path) }
  }

  /// libarchive has numbers of its own, below 0, for what is no error of the system.
  private func failure(_ path: String) -> WorkspaceError {
    let code = archive_errno(archive)
    return .unwritable(path: path, errno: code > 0 ? code : EIO)
  }
}

/// A zip file that is being read, from memory. Entries are handed out one at a time.
struct ZipReader: ~Copyable {
  private let archive: OpaquePointer
  private let path: String
  /// Invariant: stays where it is as long as the archive, which reads from it.
  private let memory: UnsafeMutableRawBufferPointer

  /// Throws `unreadable` with the path.
  init(_ bytes: [UInt8], path: String) throws {
    guard let archive = archive_read_new() else { throw WorkspaceError.unreadable(path: path, errno: ENOMEM) }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
    memory.copyBytes(from: bytes)
    guard archive_read_support_format_zip(archive) == ARCHIVE_OK,
      archive_read_open_memory(archive, memory.baseAddress, bytes.count) == ARCHIVE_OK
    else {
      archive_read_free(archive)
      memory.deallocate()
      throw WorkspaceError.unreadable(path: path, errno: EBADMSG)
    }
    (self.archive, self.path, self.memory) = (archive, path, memory)
  }

  deinit {
    archive_read_free(archive)
    memory.deallocate()
  }

  /// The name of the next regular file; `nil` behind the last. Throws `unreadable`.
  func next() throws -> String? {
    var entry: OpaquePointer?
    while true {
      switch archive_read_next_header(archive, &entry) {
      case ARCHIVE_EOF: return nil
      case ARCHIVE_OK, ARCHIVE_WARN: break
      default: throw WorkspaceError.unreadable(path: path, errno: EBADMSG)
      }
      guard archive_entry_filetype(entry) == S_IFREG else { continue }
      guard let name = archive_entry_pathname(entry) else {
        throw WorkspaceError.unreadable(path: path, errno: EBADMSG)
      }
      return String(cString: name)
    }
  }

  /// The bytes of the file whose name came last. Throws `unreadable`, with EFBIG for more than allowed:
  /// what an entry's head says of its size is not believed.
  func bytes(atMost limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let size = 1 << 16
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
    defer { piece.deallocate() }
    while true {
      let count = archive_read_data(archive, piece.baseAddress, size)
      guard count >= 0 else { throw WorkspaceError.unreadable(path: path, errno: EBADMSG) }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else { throw WorkspaceError.unreadable(path: path, errno: EFBIG) }
      bytes += piece[..<count]
    }
  }
}
