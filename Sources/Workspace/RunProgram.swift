// Runs a program to its end: what it is to read is sent, and what it prints is taken, as fast as each side
// likes. Nobody waits for a full pipe.

import Glibc

/// How a program ended.
package struct ProgramEnd: Sendable, Equatable {
  /// Its exit code, or 128 and the number of the signal that ended it.
  package var status: Int32
  /// What it printed on standard error, at most the last 64 KB of it.
  package var error: String

  package init(status: Int32, error: String) { (self.status, self.error) = (status, error) }
}

/// Runs a program to its end and hands on what it prints, piece by piece.
///
/// An error of `take` ends the program. Throws that, or `notStarted`, or `unreadable` with the program's
/// name.
/// - Parameters:
///   - words: the program, as a path or as a name to be looked for where programs are, and its arguments.
///   - environment: `NAME=value` each.
///   - input: what it finds on standard input.
package func runProgram(
  _ words: [String], environment: [String], input: [UInt8] = [],
  take: (UnsafeRawBufferPointer) throws -> Void
) throws -> ProgramEnd {
  let run = try ProgramRun(words, environment: environment)
  do {
    let error = try run.exchange(input, take)
    return ProgramEnd(status: run.end(), error: String(decoding: error, as: UTF8.self))
  } catch {
    kill(run.process, SIGKILL)
    _ = run.end()
    throw error
  }
}

/// Runs a program to its end and keeps what it prints.
package func runProgram(
  _ words: [String], environment: [String], input: [UInt8] = []
) throws -> (end: ProgramEnd, output: [UInt8]) {
  var output: [UInt8] = []
  let end = try runProgram(words, environment: environment, input: input) { output += $0 }
  return (end, output)
}

/// A program that runs, and our ends of its standard streams.
private struct ProgramRun {
  let process: pid_t
  private let program: String
  private let streams: [Int32]

  init(_ words: [String], environment: [String]) throws {
    program = words[0]
    var ours: [Int32] = []
    var theirs: [Int32] = []
    defer { for descriptor in theirs { close(descriptor) } }
    for _ in 0..<3 {
      // Sockets, because a pipe would end us by a signal when the program stops reading, and because they can
      // be made such that no program which another thread starts holds them open too.
      var pair: [Int32] = [-1, -1]
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else {
        let code = errno
        for descriptor in ours { close(descriptor) }
        throw WorkspaceError.notStarted(program: words[0], errno: code)
      }
      ours.append(pair[0])
      theirs.append(pair[1])
      _ = fcntl(pair[0], F_SETFL, fcntl(pair[0], F_GETFL) | O_NONBLOCK)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in theirs.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    let (process, code) = startedProcess(
      words[0], words, environment: environment, &actions, &attributes)
    guard code == 0 else {
      for descriptor in ours { close(descriptor) }
      throw WorkspaceError.notStarted(program: words[0], errno: code)
    }
    self.process = process
    streams = ours
  }

  /// Sends all and takes all; what was printed on standard error.
  func exchange(_ input: [UInt8], _ take: (UnsafeRawBufferPointer) throws -> Void) throws -> ArraySlice<UInt8>
  {
    var error: ArraySlice<UInt8> = []
    var sent = 0
    var isOpen = [true, true, true]
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 1)
    defer { room.deallocate() }
    while isOpen.contains(true) {
      if isOpen[0], !send(input, &sent) {
        // Whoever reads to the end of its input waits for this.
        shutdown(streams[0], Int32(SHUT_WR))
        isOpen[0] = false
      }
      if isOpen[1] { isOpen[1] = try read(streams[1], room, take) }
      if isOpen[2] {
        isOpen[2] = try read(streams[2], room) { error = (error + $0).suffix(1 << 16) }
      }
      try wait(isOpen)
    }
    return error
  }

  /// Sends what it takes; `false` when that was all, or nobody reads any more.
  private func send(_ input: [UInt8], _ sent: inout Int) -> Bool {
    while sent < input.count {
      let count = input[sent...].withUnsafeBytes {
        Glibc.send(streams[0], $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return true }
      guard count > 0 else { return false }
      sent += count
    }
    return false
  }

  /// Takes what is there; `false` at its end.
  private func read(
    _ descriptor: Int32, _ room: UnsafeMutableRawBufferPointer,
    _ take: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> Bool {
    let count = retrying { Glibc.read(descriptor, room.baseAddress, room.count) }
    if count < 0, errno == EAGAIN { return true }
    guard count >= 0 else { throw WorkspaceError.unreadable(path: program, errno: errno) }
    if count > 0 { try take(UnsafeRawBufferPointer(rebasing: room[..<count])) }
    return count > 0
  }

  private func wait(_ isOpen: [Bool]) throws {
    var polled = isOpen.indices.filter { isOpen[$0] }.map {
      pollfd(fd: streams[$0], events: Int16($0 == 0 ? POLLOUT : POLLIN), revents: 0)
    }
    guard !polled.isEmpty else { return }
    if poll(&polled, nfds_t(polled.count), -1) < 0, errno != EINTR {
      throw WorkspaceError.unreadable(path: program, errno: errno)
    }
  }

  /// Lets go of its streams and waits for its end.
  func end() -> Int32 {
    for descriptor in streams { close(descriptor) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}
