// The bounds within which a run stays, so that no note can take the machine with it: processor time a
// piece of work, and address space. A bound that is hit ends the process; the old site still stands,
// because a new one only takes its place when it is whole.

import CPosix
package import Diagnostics
import Glibc
import Synchronization

/// How much a run may take.
package struct Limits: Sendable {
  /// Seconds of processor time for one note, source or page.
  package var seconds: Double
  /// Megabytes (2^20 bytes) of address space for the whole run.
  package var megabytes: Int

  package init(seconds: Double?, megabytes: Int?) {
    self.seconds = seconds ?? 10
    self.megabytes = megabytes ?? Limits.usualMegabytes
  }

  /// Three quarters of the machine's memory; at least 4096, since threads reserve far more than they use.
  private static var usualMegabytes: Int {
    max(4096, sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) / 4 * 3 >> 20)
  }
}

/// Watches what every thread works on.
package final class Watchdog: Sendable {
  private struct Work {
    var path: String
    var clock: clockid_t
    /// Processor time of the thread when it began.
    var start: Double
  }

  private let limits: Limits
  private let onLimit: @Sendable (Finding) -> Never
  private let works: Mutex<[pthread_t: Work]> = Mutex([:])

  /// Sets the bound of memory and starts to watch.
  /// - Parameter onLimit: called on a thread of its own when a piece of work takes too long; it reports
  ///   the finding and ends the process.
  package init(_ limits: Limits, onLimit: @escaping @Sendable (Finding) -> Never) {
    self.limits = limits
    self.onLimit = onLimit
    let fact = Fact.memoryLimit(megabytes: limits.megabytes)
    // A bound that the system refuses to set is no reason not to work.
    _ = dossier_bound_memory(
      UInt64(limits.megabytes) << 20,
      ": error[\(fact.code.text)]: \(fact.message)\n  help: \(fact.help(Vocabulary()) ?? "")\n",
      ": a mistake of ours ended the run here; nothing was published; please report it with this file\n")
  }

  /// To be called when a thread begins a piece of work, and by the same thread, with `nil`, when it ends it.
  package func worksOn(_ path: String?) {
    dossier_working_on(path ?? "")
    let thread = pthread_self()
    guard let path else {
      works.withLock { _ = $0.removeValue(forKey: thread) }
      return
    }
    var clock = clockid_t()
    guard pthread_getcpuclockid(thread, &clock) == 0 else { return }
    let work = Work(path: path, clock: clock, start: Watchdog.seconds(clock))
    works.withLock { $0[thread] = work }
  }

  /// Looks at every piece of work from time to time, for good; runs on a thread of its own.
  package func watch() -> Never {
    while true {
      usleep(50_000)
      let late = works.withLock { works in
        // A thread whose clock is read here is at work, so it has not ended.
        works.values.filter { Watchdog.seconds($0.clock) - $0.start > limits.seconds }.map(\.path).min()
      }
      if let late { onLimit(Finding(.timeLimit(seconds: limits.seconds), path: late, range: 0..<0)) }
    }
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    guard clock_gettime(clock, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
