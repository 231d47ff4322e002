// Starts a process and says what it took. By posix_spawn and wait4, so that time and memory are the kernel's
// own figures for this one process and those that it waited for.

import Foundation

/// What a process took.
struct Usage {
  var code: Int32
  /// Seconds from its start to its end.
  var wall: Double
  /// Seconds of processor time, in the program and in the kernel.
  var processor: Double
  /// The most memory that it held at a time (the largest resident set).
  var peakMegabytes: Double
}

/// A program that did not do its work.
struct Failure: Error, CustomStringConvertible {
  var description: String
}

/// Runs a program to its end; what it prints goes to `log`.
func finished(_ arguments: [String], log: String, mayFail: Bool = false) throws -> Usage {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  posix_spawn_file_actions_adddup2(&actions, 1, 2)
  let words = arguments.map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  let start = ContinuousClock.now
  var process: pid_t = 0
  let code = posix_spawn(&process, arguments[0], &actions, nil, words, environ)
  guard code == 0 else {
    throw Failure(description: "\(arguments[0]) could not be started: \(String(cString: strerror(code)))")
  }
  var status: Int32 = 0
  var usage = rusage()
  while wait4(process, &status, 0, &usage) < 0 {
    guard errno == EINTR else { throw Failure(description: "the end of \(arguments[0]) was not seen") }
  }
  let wall = (ContinuousClock.now - start) / .seconds(1)
  // What a shell would say: the exit code, or 128 and the signal.
  let end = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  guard end == 0 || mayFail else {
    // The log says why, if it can be read.
    let lines = ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").split(separator: "\n").suffix(20)
    throw Failure(
      description: "\(arguments.joined(separator: " ")) ended with \(end):\n\(lines.joined(separator: "\n"))")
  }
  return Usage(
    code: end, wall: wall, processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
    peakMegabytes: Double(usage.ru_maxrss) / 1024)
}

private func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
