// The bounds within which a run stays, so that no note can take the machine with it: processor time a
// piece of work, and address space. A bound that is hit ends the process, and so does a signal; the old
// site still stands, because a new one only takes its place when it is whole.

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
  private let interruption: Interruption
  private let onLimit: @Sendable (Finding) -> Never
  private let onSignal: @Sendable (Int32) -> Never
  private let works: Mutex<[pthread_t: Work]> = Mutex([:])

  /// - Parameters:
  ///   - interruption: is told of SIGINT, SIGTERM and SIGHUP.
  ///   - onLimit: called by `watch` when a bound is hit; reports the finding and ends the process.
  ///   - onSignal: called by `watch` when a signal may end the process at once.
  package init(
    _ limits: Limits, _ interruption: Interruption, onLimit: @escaping @Sendable (Finding) -> Never,
    onSignal: @escaping @Sendable (Int32) -> Never
  ) {
    self.limits = limits
    self.interruption = interruption
    self.onLimit = onLimit
    self.onSignal = onSignal
    dossier_catch_signals()
  }

  /// Sets the bound of memory; to be called when the thread of `watch` is there, since it needs some itself.
  package func boundMemory() {
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
    // Where memory lacks for a new thread, nothing fails: the work waits for the thread, without an end.
    var idle = (since: ContinuousClock.now, used: 0.0)
    while true {
      usleep(20_000)
      let signal = dossier_caught_signal()
      if signal != 0, interruption.request(signal) { onSignal(signal) }
      let used = Watchdog.seconds(CLOCK_PROCESS_CPUTIME_ID)
      if used - idle.used > 0.01 { idle = (.now, used) }
      if ContinuousClock.now - idle.since > .seconds(5), dossier_is_near_memory_bound() == 1 {
        onLimit(
          Finding(.memoryLimit(megabytes: limits.megabytes), path: paths.first ?? "content", range: 0..<0))
      }
      let late = works.withLock { works in
        // A thread whose clock is read here is at work, so it has not ended.
        works.values.filter { Watchdog.seconds($0.clock) - $0.start > limits.seconds }.map(\.path).min()
      }
      if let late { onLimit(Finding(.timeLimit(seconds: limits.seconds), path: late, range: 0..<0)) }
    }
  }

  private var paths: [String] { works.withLock { $0.values.map(\.path).sorted() } }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    guard clock_gettime(clock, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
