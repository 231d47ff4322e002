// What is printed where, and in which colours.

import Diagnostics
import Files
import Foundation
import Synchronization

struct Terminal: Sendable {
  let quiet: Bool
  let colorOnOutput: Bool
  let colorOnError: Bool

  init(_ options: BaseOptions) {
    // A reader that closes its end, such as `head`, ends the output, not the command.
    signal(SIGPIPE, SIG_IGN)
    // A file that may grow no further is an error of writing, with its path.
    signal(SIGXFSZ, SIG_IGN)
    quiet = options.quiet
    let noColor = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let wants = { (descriptor: Int32) -> Bool in
      switch options.color {
      case .always: true
      case .never: false
      case .auto: !noColor && isatty(descriptor) == 1
      }
    }
    colorOnOutput = wants(STDOUT_FILENO)
    colorOnError = wants(STDERR_FILENO)
  }

  func output(_ text: String) { write(text, STDOUT_FILENO) }

  /// The columns of the terminal that shows the output; `nil` where none does, or it does not say.
  var columnsOfOutput: Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20
    else { return nil }
    return Int(size.ws_col)
  }

  /// Summaries and progress; nothing when quiet.
  func note(_ text: String) { if !quiet { write(text, STDERR_FILENO) } }

  func error(_ text: String) { write(text, STDERR_FILENO) }

  /// A closed pipe ends the output, not the command.
  private func write(_ text: String, _ descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}

/// A line on the terminal that counts, for work that takes more than half a second.
final class Progress: Sendable {
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let last: Mutex<ContinuousClock.Instant?> = Mutex(nil)
  private let count: Mutex<Int> = Mutex(0)

  init(_ terminal: Terminal) {
    isShown = !terminal.quiet && isatty(STDERR_FILENO) == 1
  }

  func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .milliseconds(500) else { return }
    let isDue = last.withLock { last in
      if let last, now - last < .milliseconds(100) { return false }
      last = now
      return true
    }
    guard isDue else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text())".utf8))
  }

  /// Counts one piece of work.
  func step(_ text: (Int) -> String) {
    guard isShown else { return }
    let done = count.withLock { count in
      count += 1
      return count
    }
    show(text(done))
  }

  func clear() {
    guard isShown, last.withLock({ $0 != nil }) else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}

/// Seconds by stage, for `--timings`.
final class Timings: Sendable {
  private let stages: Mutex<[(name: String, start: ContinuousClock.Instant)]> = Mutex([])

  func begin(_ name: String) {
    stages.withLock { $0.append((name, .now)) }
  }

  /// A line a stage, then the total and the peak memory of the process.
  func report() -> String {
    let end = ContinuousClock.now
    return stages.withLock { stages in
      var text = ""
      for (index, stage) in stages.enumerated() {
        let next = index + 1 < stages.count ? stages[index + 1].start : end
        text += "\(padded(stage.name, 10))\(seconds(next - stage.start))\n"
      }
      if let first = stages.first { text += "\(padded("total", 10))\(seconds(end - first.start))\n" }
      var usage = rusage()
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return text + "\(padded("memory", 10))\(usage.ru_maxrss / 1024) MB peak\n"
    }
  }

  private func seconds(_ duration: Duration) -> String {
    let milliseconds = duration / .milliseconds(1)
    return String(format: "%8.3f s", milliseconds / 1000)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }
}
