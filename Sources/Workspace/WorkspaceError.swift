// What can go wrong between this program and the disk, as data. What is said of it is made in Diagnostics.

package import Diagnostics
import Glibc

/// A reason for which the environment did not let a command do its work.
package enum WorkspaceError: Error, Sendable, Equatable {
  /// Nothing is there.
  case notFound(path: String)
  /// Opening, listing or reading failed.
  case unreadable(path: String, errno: Int32)
  /// Creating, writing, linking, renaming or removing failed.
  case unwritable(path: String, errno: Int32)
  /// The file was rewritten, replaced or removed between its listing and the end of its reading.
  case changedWhileRead(path: String)
  /// A folder, FIFO, socket or device where a regular file was asked for.
  case notAFile(path: String)
  /// Another process publishes to the same folder; `pid` is `nil` while it has not written its number yet.
  case locked(path: String, pid: Int32?)
  /// The output folder may not be used; the reason is a clause.
  case badOutput(path: String, reason: String)
  /// A program that we need could not be started.
  case notStarted(program: String, errno: Int32)
  /// git does not give what was asked of it; the reason is a clause, the advice the next act.
  case gitRefused(path: String, reason: String, advice: String)
  /// A signal asked to end.
  case interrupted(signal: Int32)

  /// The error as it is reported, with a path that is absolute or as it was given; `nil` for a wish to end.
  package var finding: Finding? {
    switch self {
    case .notFound(let path):
      Finding(.unreadable(reason: "it does not exist", advice: "check the path"), path: path, range: 0..<0)
    case .unreadable(let path, let code):
      Finding(.unreadable(reason: describe(code), advice: advice(code)), path: path, range: 0..<0)
    case .unwritable(let path, let code):
      Finding(.unwritable(reason: describe(code), advice: advice(code)), path: path, range: 0..<0)
    case .changedWhileRead(let path): Finding(.changedWhileRead, path: path, range: 0..<0)
    case .notAFile(let path): Finding(.notAFile, path: path, range: 0..<0)
    case .locked(let path, let pid): Finding(.locked(process: pid.map(Int.init)), path: path, range: 0..<0)
    case .badOutput(let path, let reason): Finding(.refusedOutput(reason: reason), path: path, range: 0..<0)
    case .notStarted(let program, let code):
      Finding(
        .unreadable(reason: "it could not be started: \(describe(code))", advice: advice(code)),
        path: program,
        range: 0..<0)
    case .gitRefused(let path, let reason, let advice):
      Finding(.unreadable(reason: reason, advice: advice), path: path, range: 0..<0)
    case .interrupted: nil
    }
  }
}

private func describe(_ code: Int32) -> String {
  switch code {
  // What the reader of zip files says of a file, not the system of a disk.
  case EBADMSG: "this is no zip file, or it is damaged"
  // glibc keeps these texts per thread, and they stay English because nobody calls setlocale.
  default: String(cString: strerror(code)).lowercased()
  }
}

private func advice(_ code: Int32) -> String {
  switch code {
  case ENOSPC, EDQUOT: "free some space and run the command again"
  case EACCES, EPERM: "change its permissions or those of its folder"
  case EROFS: "choose a place that can be written"
  case EMFILE, ENFILE: "raise the limit of open files (ulimit -n)"
  case ENOENT, ENOTDIR, EISDIR, ELOOP, ENAMETOOLONG: "check the path"
  case EBADMSG: "fetch the file again, or have it made again with 'dossier pack'"
  case EBUSY, EXDEV, ENOTEMPTY, EEXIST: "see what else uses that place"
  default: "check the disk and run the command again"
  }
}
