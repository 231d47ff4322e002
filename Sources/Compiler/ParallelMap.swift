// The one task group: an index in, a slot out. The order of the result never depends on a thread.

package import Files
import Synchronization

/// Maps indices to values on several tasks, each taking the next index when it is free.
/// - Parameter jobs: how many tasks at the most; 1 runs the same code in order.
package func parallelMap<Value: Sendable>(
  _ count: Int, jobs: Int, _ transform: @escaping @Sendable (Int) throws -> Value
) async throws -> [Value] {
  let next = Counter()
  return try await withThrowingTaskGroup(of: Slots<Value>.self) { group in
    for _ in 0..<max(1, min(jobs, count)) {
      group.addTask {
        var slots = Slots<Value>()
        while true {
          let index = next.take()
          guard index < count else { return slots }
          do {
            slots.values.append((index, try transform(index)))
          } catch {
            slots.failure = (index, error)
            return slots
          }
        }
      }
    }
    var all: [Slots<Value>] = []
    var failure: (index: Int, error: any Error)?
    for try await slots in group {
      all.append(slots)
      if let failed = slots.failure, failed.index < failure?.index ?? .max { failure = failed }
    }
    // Of several failures the one of the lowest index is thrown, whichever came first.
    if let failure { throw failure.error }
    // Each value is copied once: of a big one that counts a reference for each of its parts.
    var places = Array(repeating: (job: -1, place: 0), count: count)
    for (job, slots) in all.enumerated() {
      for place in slots.values.indices { places[slots.values[place].0] = (job, place) }
    }
    return places.map { all[$0.job].values[$0.place].1 }
  }
}

/// Hands out the numbers from 0 on, each once.
private final class Counter: Sendable {
  private let next = Atomic<Int>(0)

  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}

private struct Slots<Value: Sendable>: Sendable {
  var values: [(Int, Value)] = []
  var failure: (index: Int, error: any Error)?
}

/// `parallelMap` for work without a result.
package func forEachIndex(jobs: Int) -> ForEachIndex {
  { count, body in
    _ = try await parallelMap(count, jobs: jobs) { index in try body(index) }
  }
}
