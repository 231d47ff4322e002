// A pack is written beside its place, synced, and renamed into it: until then the old one stands.

package import Files
import Glibc

/// Refuses a place where no pack may be written: what a build would refuse for a site, or for a review copy.
///
/// Relative paths start at the current folder. Throws `badOutput`, or `unreadable` when that cannot be found
/// out.
package func checkPackPlace(_ out: String, dossier root: String, isPrivate: Bool) throws {
  _ = try OutputPlace(out, dossier: root, isFile: true)
  try refuseMixing(out, dossier: root, isPrivate: isPrivate)
}

/// Writes a zip file with one folder, in it the files, which come in the order of their paths.
///
/// - Parameter folder: the name of the one folder.
/// - Returns: the size of the zip file in bytes.
///
/// Throws `badOutput`, `locked`, `unreadable`, `unwritable` or `interrupted`; the old pack then still stands.
/// Only when the parent folder cannot be synced does the new one stand already.
package func writePack(
  _ files: [ArchiveFile], folder: String, to out: String, dossier root: String, isPrivate: Bool,
  interruption: Interruption = Interruption(), progress: (@Sendable (_ done: Int) -> Void)? = nil
) async throws -> Int {
  try await interruption.staging {
    try checkPackPlace(out, dossier: root, isPrivate: isPrivate)
    let place = try OutputPlace(out, dossier: root, isFile: true)
    try makeFolders(place.parent)
    let parent = try Folder(opening: place.parent)
    defer { parent.close() }
    let lock = try OutputLock(place.beside("lock"), in: parent)
    defer { lock.release() }
    try place.clearStages(in: parent)
    let name = place.beside("tmp-\(getpid())")
    do {
      let size = try write(files, folder, as: name, in: parent, interruption, progress)
      // From here on the new pack takes the old one's place, and the wish to end comes too late.
      try interruption.check()
      guard rename(parent.shown(name), parent.shown(RawPath(place.name))) == 0 else {
        throw parent.unwritable(RawPath(place.name), errno)
      }
      // EINVAL: a file system whose folders cannot be synced, and then need not be.
      guard retrying({ fsync(parent.descriptor) }) == 0 || errno == EINVAL else {
        throw WorkspaceError.unwritable(path: parent.path, errno: errno)
      }
      return size
    } catch {
      // The first error is the one to tell; what cannot be removed now, the next run removes.
      try? parent.remove(name)
      throw error
    }
  }
}

/// Writes the zip file under another name and waits until it is on the disk.
private func write(
  _ files: [ArchiveFile], _ folder: String, as name: RawPath, in parent: Folder,
  _ interruption: Interruption, _ progress: (@Sendable (Int) -> Void)?
) throws -> Int {
  let descriptor = parent.openFile(name, O_WRONLY | O_CREAT | O_EXCL, mode: fileMode)
  guard descriptor >= 0 else { throw parent.unwritable(name, errno) }
  var isOpen = true
  defer { if isOpen { close(descriptor) } }
  let shown = parent.shown(name)
  let zip = try ZipWriter(descriptor, path: shown)
  var done = 0
  for (path, file) in entries(files, folder) {
    try interruption.check()
    guard let file else {
      try zip.add(folder: path, path: shown)
      continue
    }
    try zip.add(file: path, file.render(), path: shown)
    done += 1
    progress?(done)
  }
  try zip.finish(path: shown)
  if let code = setPermissions(descriptor, fileMode) { throw parent.unwritable(name, code) }
  guard fsync(descriptor) == 0, let status = Status(descriptor: descriptor) else {
    throw parent.unwritable(name, errno)
  }
  isOpen = false
  // Some file systems report a full disk only here. After EINTR the descriptor is closed all the same.
  guard close(descriptor) == 0 || errno == EINTR else { throw parent.unwritable(name, errno) }
  return status.size
}

/// Every file, and every folder that holds one, with its slash: all by the bytes of their whole paths.
private func entries(_ files: [ArchiveFile], _ folder: String) -> [(path: String, file: ArchiveFile?)] {
  let named = files.map { ("\(folder)/\($0.path)", Optional($0)) }
  let folders = Set(named.flatMap { RawPath($0.0).ancestors.map { TextKey($0.text + "/") } })
  return (named + folders.map { ($0.text, nil) }).sorted { precedes($0.0, $1.0) }
}
