// The files of a zip file as a value: what a handed-over site is compared from. Whoever made the file may
// mean harm, so nothing is unpacked to the disk, and what would not fit into memory is refused on the way.

package import Files
import Glibc

/// How much a zip file may hold.
package struct ZipLimits: Sendable {
  /// Of the zip file itself, and of all its files unpacked.
  package var packedBytes = 1 << 30
  package var bytes = 1 << 30
  package var files = 200_000

  package init() {}
}

/// Reads every regular file of a zip file. Folders count for nothing, links are left out.
///
/// Throws `notFound`, `notAFile` or `unreadable`, with EFBIG for what is too large and EBADMSG for what is
/// damaged, leaves its folder, or is no zip file.
package func loadZip(_ path: String, limits: ZipLimits = ZipLimits()) throws -> FileTree {
  var status = stat()
  if stat(path, &status) == 0, status.st_size > limits.packedBytes {
    throw WorkspaceError.unreadable(path: path, errno: EFBIG)
  }
  let reader = try ZipReader(try readFile(path), path: path)
  var files: [SourceFile] = []
  var left = limits.bytes
  while let name = try reader.next() {
    guard files.count < limits.files else { throw WorkspaceError.unreadable(path: path, errno: EFBIG) }
    guard isInside(name) else { throw WorkspaceError.unreadable(path: path, errno: EBADMSG) }
    let bytes = try reader.bytes(atMost: left)
    left -= bytes.count
    files.append(SourceFile(path: name, bytes: bytes))
  }
  guard Set(files.map { TextKey($0.path) }).count == files.count else {
    throw WorkspaceError.unreadable(path: path, errno: EBADMSG)
  }
  return FileTree(files)
}

/// Whether a path stays in its folder.
private func isInside(_ path: String) -> Bool {
  let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  return !parts.contains { $0.isEmpty || $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }
}
