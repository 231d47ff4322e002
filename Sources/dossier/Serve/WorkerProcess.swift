// The worker as the server sees it: a process at the other end of a socket, which may end at any time.

import Files
import Foundation
import Workspace

struct WorkerProcess {
  let process: pid_t
  /// Our end of the connection.
  let socket: Int32
  /// What it prints.
  let errors: Int32
  private(set) var said: [UInt8] = []
  private var incoming = WireBuffer()
  private var outgoing: [UInt8] = []
  private var sent = 0
  /// What it is at, if it is building.
  var building: Building?
  /// Whether it has the last good site.
  var hasSite = false
  /// The last build that it finished.
  var built = 0

  enum Building: Equatable {
    case folder
    /// The last good files, after another worker's end.
    case restored
  }

  /// Starts a worker. Throws a `Finding`'s reason as text when it cannot be started.
  init(_ arguments: [String]) throws(NotStarted) {
    var pair: [Int32] = [-1, -1]
    var pipe: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0 else {
      throw NotStarted(code: errno)
    }
    guard Foundation.pipe(&pipe) == 0 else {
      let code = errno
      for descriptor in pair { close(descriptor) }
      throw NotStarted(code: code)
    }
    for descriptor in pair + pipe { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
    posix_spawn_file_actions_adddup2(&actions, pipe[1], 2)
    posix_spawn_file_actions_adddup2(&actions, pair[1], WorkerCommand.descriptor)
    // A group of its own: Ctrl-C ends the server, and the worker ends when the connection does.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let (process, code) = startedProcess(
      "/proc/self/exe", ["dossier", "serve-worker"] + arguments, &actions, &attributes)
    close(pair[1])
    close(pipe[1])
    guard code == 0 else {
      close(pair[0])
      close(pipe[0])
      throw NotStarted(code: code)
    }
    self.process = process
    (socket, errors) = (pair[0], pipe[0])
    for descriptor in [socket, errors] { _ = preparedForPoll(descriptor) }
  }

  struct NotStarted: Error {
    var code: Int32
    var words: String { "the worker could not be started: " + String(cString: strerror(code)).lowercased() }
  }

  var socketEvents: Int16 { Int16(POLLIN) | (sent < outgoing.count ? Int16(POLLOUT) : 0) }

  mutating func send(_ request: Request) {
    outgoing += request.message()
    flush()
  }

  /// Sends what it takes; that it is gone is seen when it is read from.
  mutating func flush() {
    while sent < outgoing.count {
      let count = outgoing[sent...].withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      sent += count
    }
    (outgoing, sent) = ([], 0)
  }

  /// What it answered since the last time, or `nil` when it has ended.
  mutating func answers() -> [Answer]? {
    var answers: [Answer] = []
    var room = [UInt8](repeating: 0, count: 262_144)
    // No more at a time than leaves others their turn; the rest is still there the next time.
    for _ in 0..<8 {
      let count = room.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return answers }
      // What it answered before its end counts still; the end is seen the next time.
      guard count > 0 else { return answers.isEmpty ? nil : answers }
      incoming.append(room[..<count])
      while let message = incoming.next() { answers.append(Answer(message)) }
    }
    return answers
  }

  /// What it printed since the last time.
  mutating func printed() -> [UInt8] {
    var all: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = room.withUnsafeMutableBytes { read(errors, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      all += room[..<count]
    }
    said = Array((said + all).suffix(4096))
    return all
  }

  /// Waits for its end and lets go of it; what `waitpid` says of it.
  func end() -> Int32 {
    close(socket)
    close(errors)
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
