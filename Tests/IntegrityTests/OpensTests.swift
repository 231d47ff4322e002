// What the binary opens, seen by strace: `check` nothing for writing, `build` its inputs and its output, and
// nobody opens a socket.

import Foundation
import SiteSupport
import Testing

struct OpensTests {
  /// Every call that takes a path, talks to the network or changes a file.
  private static let watched = [
    "-e", "trace=%file,%network,/write,/fallocate,/truncate,/fch,copy_file_range,sendfile,io_uring_setup",
  ]

  @Test(arguments: [["check"], ["check", "--strict"], ["build", "--check"], ["id"]])
  func commandsThatOnlyLookWriteNothing(command: [String]) async throws {
    guard try await canTrace() else { return }
    let stand = try await Stand()
    let before = try Tree(stand.scratch.path)
    let run = try await trace(command + ["-C", stand.scratch("new")], options: Self.watched)
    // There is no site beside the notes, so `build --check` misses one; and strict makes warnings errors.
    #expect(run.outcome.code <= 1 && !run.outcome.wasKilled, "\(run.outcome.all)")
    #expect(
      run.calls.contains { $0.paths.contains(stand.scratch("new/content/index.md")) }, "the log is read")
    let offences = run.calls.filter { networks($0) || opensForWriting($0) || changes($0) }
    // `id` asks git which ids there were: over pairs of sockets that nobody else can reach.
    let allowed: Set = command == ["id"] ? ["socketpair ", "openat /dev/null"] : []
    #expect(offences.map(\.label).filter { !allowed.contains($0) } == [])
    let after = try Tree(stand.scratch.path)
    #expect(after.differences(from: before) == "")
  }

  @Test func buildOpensItsInputsAndItsOutput() async throws {
    guard try await canTrace() else { return }
    let stand = try await Stand()
    // No source names it, so it is nobody's business.
    try stand.scratch.put("new/originals/s1.txt", "A sentence of an original.\n")
    try stand.scratch.put("new/notes.txt", "Not content.\n")
    let arguments = ["build", stand.scratch("new"), "-o", stand.site]
    let run = try await trace(arguments, options: Self.watched)
    #expect(run.outcome.code == 0, "\(run.outcome.all)")
    #expect(try stand.differenceFromNew() == "")
    #expect(run.calls.count > 1000, "the log is read")
    let inputs = Inputs(stand, run.calls)
    let offences = run.calls.filter { !inputs.allow($0) }
    #expect(offences.map { "\($0.label) (\($0.arguments.suffix(60)))" } == [])
  }
}

private func networks(_ call: TracedCall) -> Bool {
  let names: Set = [
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg",
    "recvfrom", "recvmsg", "io_uring_setup",
  ]
  return names.contains(call.name)
}

private func opensForWriting(_ call: TracedCall) -> Bool {
  guard ["open", "openat", "openat2", "creat"].contains(call.name) else { return false }
  if call.name == "creat" { return true }
  return ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "O_TMPFILE"].contains {
    call.arguments.contains($0)
  }
}

/// Changes something other than what is printed. The runtime wakes its threads by writing to an eventfd.
private func changes(_ call: TracedCall) -> Bool {
  guard call.isMutating, !call.makesFile else { return false }
  guard ["write", "writev"].contains(call.name) else { return true }
  return !call.arguments.hasPrefix("1<") && !call.arguments.hasPrefix("2<")
    && call.descriptorPath?.hasPrefix("anon_inode:[eventfd") != true
}

/// What a build may do with which paths.
private struct Inputs {
  /// May be read with all they hold.
  let read: [String]
  /// May be opened, but nothing else in them.
  let folders: Set<String>
  /// May be looked at, by stat and readlink: what lies above the folders that the command names, and the
  /// folders that an output may not overlap.
  let lookedAt: Set<String>
  let outParent: String
  /// The folders in which the loader of shared libraries looks for them, as far as it did.
  let libraryFolders: Set<String>
  /// The process's own.
  let threads: Set<Int>

  init(_ stand: Stand, _ calls: [TracedCall]) {
    let root = stand.scratch("new")
    outParent = stand.scratch("out")
    read = [root + "/content", root + "/templates", stand.site]
    folders = [root, outParent, root + "/originals"]
    var above: Set = ["/"]
    for path in [root, outParent] {
      var folder = path as NSString
      while folder.length > 1 {
        above.insert(folder as String)
        folder = folder.deletingLastPathComponent as NSString
      }
    }
    lookedAt = above.union([root + "/originals", root + "/originals/s1.txt", root + "/.git"])
    threads = Set(calls.map(\.thread))
    libraryFolders = Set(
      calls.flatMap(\.paths).filter(isLibrary).map { ($0 as NSString).deletingLastPathComponent })
  }

  func allow(_ call: TracedCall) -> Bool {
    if networks(call) { return false }
    if call.name == "execve" { return call.paths == [binary] }
    // A file of the old site gets a second name in the stage.
    if call.name == "linkat" { return isIn(read, call.paths[0]) && isOutput(call.target) }
    if opensForWriting(call) || changes(call) { return call.paths.allSatisfy(isOutput) }
    if call.isMutating { return true }
    if isOfTheSystem(call) { return true }
    return call.paths.allSatisfy { path in
      isIn(read, path) || folders.contains(path) || isOutput(path)
        || (isOnlyLooking(call) && lookedAt.contains(path))
    }
  }

  /// The output, and beside it the lock, the stage of this process and what a killed build left.
  private func isOutput(_ path: String) -> Bool {
    if path == outParent + "/site" || path == outParent + "/.site.lock" || path == outParent { return true }
    let name = withoutProcess(path)
    return name == outParent + "/.site.tmp-N" || isIn([outParent + "/.site.tmp-N"], name)
  }

  /// What the loader and the runtime read before the command begins.
  private func isOfTheSystem(_ call: TracedCall) -> Bool {
    if call.name == "getcwd" { return true }
    guard let path = call.paths.first else { return false }
    switch call.name {
    case "access": return path == "/etc/ld.so.preload"
    case "readlink" where path == "/proc/self/exe": return true
    case "open", "openat":
      // The runtime looks whether its threads run or wait.
      return isLibrary(path) || Inputs.systemFiles.contains(path)
        || threads.contains { path == "/proc/\($0)/stat" }
    default: break
    }
    guard isOnlyLooking(call) else { return false }
    // What is open already; the folders of libraries; and the program that would print a crash.
    return isLibrary(path) || Inputs.systemFiles.contains(path)
      || path.wholeMatch(of: /\/proc\/[0-9]+\/maps/) != nil
      || libraryFolders.contains { $0 == path || $0.hasPrefix(path + "/") }
      || path.contains("/libexec/swift/")
  }

  /// What the loader reads to find libraries, the C library to know the main thread's stack and, before it
  /// gives a thread's memory back, whether the kernel lends more than it has, and the runtime and Foundation
  /// to count the processors.
  private static let systemFiles: Set = [
    "/etc/ld.so.cache", "/proc/self/maps", "/proc/sys/vm/overcommit_memory",
    "/sys/devices/system/cpu/possible",
    "/sys/devices/system/cpu/online", "/sys/fs/cgroup/cpu/cpu.cfs_quota_us",
    "/sys/fs/cgroup/cpu/cpu.cfs_period_us", "/sys/fs/cgroup/cpuset/cpuset.cpus",
  ]

  private func isOnlyLooking(_ call: TracedCall) -> Bool {
    ["newfstatat", "fstatat64", "stat", "lstat", "statx", "readlink", "readlinkat", "fstat"].contains(
      call.name)
  }

  private func isIn(_ folders: [String], _ path: String) -> Bool {
    folders.contains { path == $0 || path.hasPrefix($0 + "/") }
  }
}

/// `libc.so.6` and its like, by the name alone: where they lie differs from system to system.
private func isLibrary(_ path: String) -> Bool {
  let name = (path as NSString).lastPathComponent
  return name.wholeMatch(of: /lib[A-Za-z0-9_+-]+\.so(\.[0-9a-z]+)*/) != nil
}
