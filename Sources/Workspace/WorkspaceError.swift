// What can go wrong between this program and the disk, as data. The prose is made here, in one place.

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
  /// The output folder may not be used; the reason is a clause that says what to do.
  case badOutput(path: String, reason: String)

  /// What, where and what to do, in one clause without a full stop.
  package var message: String {
    switch self {
    case .notFound(let path):
      "'\(path)' does not exist; check the path"
    case .unreadable(let path, let code):
      "cannot read '\(path)': \(describe(code)); \(advice(code))"
    case .unwritable(let path, let code):
      "cannot write '\(path)': \(describe(code)); \(advice(code))"
    case .changedWhileRead(let path):
      "'\(path)' changed while it was read; run the command again"
    case .notAFile(let path):
      "'\(path)' is not a regular file; name a file"
    case .locked(let path, let pid):
      "another build\(pid.map { " (process \($0))" } ?? "") holds '\(path)'; wait until it has finished"
    case .badOutput(let path, let reason):
      "cannot publish to '\(path)': \(reason)"
    }
  }

  /// 2 for what concerns the output folder, 3 for the environment.
  package var exitCode: Int32 {
    switch self {
    case .badOutput: 2
    case .notFound, .unreadable, .unwritable, .changedWhileRead, .notAFile, .locked: 3
    }
  }
}

private func describe(_ code: Int32) -> String {
  // glibc keeps these texts per thread, and they stay English because nobody calls setlocale.
  String(cString: strerror(code)).lowercased()
}

private func advice(_ code: Int32) -> String {
  switch code {
  case ENOSPC, EDQUOT: "free some space and run the command again"
  case EACCES, EPERM: "change its permissions or those of its folder"
  case EROFS: "choose a place that can be written"
  case EMFILE, ENFILE: "raise the limit of open files (ulimit -n)"
  case ENOENT, ENOTDIR, EISDIR, ELOOP, ENAMETOOLONG: "check the path"
  case EBUSY, EXDEV, ENOTEMPTY, EEXIST: "see what else uses that place"
  default: "check the disk and run the command again"
  }
}
