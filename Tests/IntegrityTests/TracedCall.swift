// A system call as strace prints it.

import Foundation

/// One call of one thread, from a log of `strace -f -y`.
struct TracedCall: Sendable {
  let thread: Int
  let name: String
  /// As printed, with the path behind each descriptor; without what the call answered.
  let arguments: String
  /// How many calls of this name its thread has made, this one counted. Strace counts in the same way.
  let ordinal: Int
  let wasInjected: Bool

  /// The path behind the descriptor that comes first, as in `write(9</tmp/x>, …`.
  var descriptorPath: String? {
    guard let match = arguments.prefixMatch(of: /[0-9]+<([^>]*)>/) else { return nil }
    return String(match.1)
  }

  /// Each path it names: the folder that a relative one starts from, if it is a descriptor's, and the text.
  var names: [(folder: String?, text: String)] {
    guard !TracedCall.onDescriptors.contains(name) else { return [] }
    let pattern = /(?:(?:AT_FDCWD|[0-9]+)<([^>]*)>(?:\(deleted\))?, )?"((?:[^"\\]|\\.)*)"/
    // What a link is to hold is no path of ours to judge, nor is what readlink answers.
    let all = arguments.matches(of: pattern).map { (folder: $0.1.map(String.init), text: String($0.2)) }
    if name.hasPrefix("symlink") { return Array(all.dropFirst().prefix(1)) }
    return Array(all.prefix(name.hasPrefix("rename") || name.hasPrefix("link") ? 2 : 1))
  }

  /// The paths that it works on, whole.
  var paths: [String] {
    if TracedCall.onDescriptors.contains(name) { return descriptorPath.map { [$0] } ?? [] }
    return names.map { folder, text in
      if text.hasPrefix("/") { return text }
      return text.isEmpty || text == "." ? folder ?? "" : (folder ?? "") + "/" + text
    }
  }

  /// Where it leaves a change or finds its fault: the last of its paths.
  var target: String { paths.last ?? "" }

  var makesFile: Bool { name == "openat" && arguments.contains("O_CREAT") }

  /// A call that changes what lies on the disk, or waits until it does.
  var isMutating: Bool { makesFile || TracedCall.mutating.contains(name) }

  /// The call without the numbers that differ from process to process.
  var label: String { "\(name) \(paths.map(withoutProcess).joined(separator: " "))" }

  static let mutating: Set = [
    "write", "pwrite64", "writev", "ftruncate", "truncate", "fchmod", "fchmodat", "fchmodat2", "chmod",
    "mkdir", "mkdirat", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "rmdir", "rename",
    "renameat", "renameat2", "utimensat", "fsync", "fdatasync", "syncfs", "fallocate", "copy_file_range",
    "sendfile", "mknod", "mknodat", "chown", "fchown", "lchown", "fchownat", "setxattr", "fsetxattr",
  ]

  private static let onDescriptors: Set = [
    "write", "pwrite64", "writev", "ftruncate", "fchmod", "fsync", "fdatasync", "syncfs", "flock", "read",
    "pread64", "getdents64", "close", "sync_file_range", "fchown", "fallocate", "sendfile", "copy_file_range",
  ]
}

/// A path without the number of the process in a stage's name.
func withoutProcess(_ path: String) -> String { path.replacing(/\.tmp-[0-9]+/, with: ".tmp-N") }

/// The calls of a log, in the order in which they began.
func tracedCalls(_ log: String) -> [TracedCall] {
  var counts: [String: Int] = [:]
  return log.split(separator: "\n").compactMap { line in
    // The second half of a call that another thread interrupted begins with `<...`.
    guard let match = line.prefixMatch(of: /([0-9]+) +([a-z0-9_]+)\(/) else { return nil }
    let (thread, name) = (String(match.1), String(match.2))
    counts["\(thread) \(name)", default: 0] += 1
    let rest = line[match.range.upperBound...]
    let end = rest.range(of: ") = ", options: .backwards) ?? rest.range(of: ")  ", options: .backwards)
    return TracedCall(
      thread: Int(thread) ?? 0, name: name, arguments: String(rest[..<(end?.lowerBound ?? rest.endIndex)]),
      ordinal: counts["\(thread) \(name)", default: 0], wasInjected: line.hasSuffix("(INJECTED)"))
  }
}
