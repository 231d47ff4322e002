// A wish to end, from Ctrl-C or the system. Publishing takes notice between two files and clears its stage
// away; whoever stages nothing may be ended at once.

import Synchronization

package final class Interruption: Sendable {
  private struct State {
    var signal: Int32?
    var requested: ContinuousClock.Instant?
    /// How many are at work that must clear up.
    var stages = 0
    /// Whether a site has been published: then the wish comes too late to be told of.
    var isDone = false
  }

  private let state = Mutex(State())

  package init() {}

  /// Takes notice of a signal. `true` when the process may end at once: nothing is staged, or the wish is
  /// uttered again after a second. Sooner it may be the same wish, sent to the process and to its group.
  package func request(_ signal: Int32) -> Bool {
    state.withLock { state in
      if state.isDone { return false }
      let isPressing = state.requested.map { ContinuousClock.now - $0 > .seconds(1) } ?? false
      state.requested = state.requested ?? .now
      state.signal = signal
      return state.stages == 0 || isPressing
    }
  }

  /// Throws `interrupted` once a signal has come.
  func check() throws {
    if let signal = state.withLock({ $0.signal }) { throw WorkspaceError.interrupted(signal: signal) }
  }

  /// Runs what leaves something behind unless it clears up. Throws `interrupted`, or what the body throws.
  func staging<Value>(_ body: () async throws -> Value) async throws -> Value {
    state.withLock { $0.stages += 1 }
    defer { state.withLock { $0.stages -= 1 } }
    try check()
    let value = try await body()
    state.withLock { $0.isDone = true }
    return value
  }
}
