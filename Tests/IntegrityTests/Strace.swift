// Runs the binary under strace, and says loudly where that cannot be done.

import Foundation
import SiteSupport
import Testing

/// What a traced run left behind.
struct Trace: Sendable {
  let outcome: Outcome
  let calls: [TracedCall]
}

/// Runs the binary under strace.
///
/// On one processor the Swift runtime has one thread for all tasks, and with `--jobs 1` that thread makes the
/// same calls in the same order each time: only then does a number name a call. The current folder is the
/// root, where no name of ours is found, so that strace takes a relative path for the text that it is.
func trace(_ arguments: [String], processor: String? = nil, options: [String]) async throws -> Trace {
  let scratch = try Scratch()
  var words = ["strace", "-f", "-y", "--quiet=all", "-o", scratch("log")] + options
  if let processor { words = ["taskset", "-c", processor] + words }
  let outcome = try await run("/usr/bin/env", words + [binary] + arguments, in: "/")
  return Trace(outcome: outcome, calls: tracedCalls(try scratch.text("log")))
}

/// The calls of a build of the new version over the old site, which is then put back. All that touch a file
/// of the test are of one thread.
func tracedBuild(_ stand: Stand, processor: String) async throws -> [TracedCall] {
  for _ in 0..<8 {
    try stand.reset()
    let whole = try await trace(
      stand.newBuild, processor: processor, options: ["-e", "trace=%file,%desc"])
    try #require(whole.outcome.code == 0, "\(whole.outcome.all)")
    let different = try stand.differenceFromNew()
    try #require(different == "")
    try stand.reset()
    let ours = whole.calls.filter { call in call.paths.contains { $0.hasPrefix(stand.scratch.path) } }
    if Set(ours.map(\.thread)).count == 1 { return whole.calls }
  }
  throw TooManyThreads()
}

struct TooManyThreads: Error {}

/// The options of strace that put something into just this call of a run like the one it was seen in: an
/// error, a signal or a delay.
///
/// Strace counts for each thread and name on its own. The loader of shared libraries opens and reads files
/// too, on another thread, so a call is named by its path as well, where that does not hold the number of
/// the process.
/// - Parameter onwards: also into all later calls of the name.
func injecting(
  _ what: String, into call: TracedCall, of calls: [TracedCall], onwards: Bool = false
) -> [String] {
  var path: String?
  if ["openat", "newfstatat"].contains(call.name) {
    // The stage's own name holds the number; then the folder it lies in names the call.
    path = call.names.first.map { withoutProcess($0.text) == $0.text ? $0.text : $0.folder ?? "" }
  } else if call.name == "read" {
    path = call.descriptorPath
  }
  let filter = path.map { ["-P", $0] } ?? []
  let number = path.map { ordinal(of: call, among: calls, at: $0) } ?? call.ordinal
  let inject = "inject=\(call.name):\(what):when=\(number)\(onwards ? "+" : "")"
  return filter + ["-e", "trace=\(call.name)", "-e", inject]
}

/// The number of a call among those of its thread and name that strace finds by a path: in their text, or
/// behind their first descriptor.
private func ordinal(of call: TracedCall, among calls: [TracedCall], at path: String) -> Int {
  calls.count { other in
    other.thread == call.thread && other.name == call.name && other.ordinal <= call.ordinal
      && (other.descriptorPath == path || other.names.contains { $0.text == path || $0.folder == path })
  }
}

/// Builds the new version with something put into one call, until it was this call that was hit.
///
/// Once in a while the runtime moves a task to another thread, whose calls are counted anew. Then another
/// call was hit or none, and it is tried again from the start. After such a try too the site must be whole.
func hitting(
  _ call: TracedCall, _ here: String, in stand: Stand, _ processor: String, _ options: [String],
  hit: (Trace) -> TracedCall?
) async throws -> Trace {
  var misses: [String] = []
  while true {
    let run = try await trace(stand.newBuild, processor: processor, options: options)
    let label = hit(run)?.label
    if label == call.label { return run }
    let problem = try stand.problemOfHalfSite()
    #expect(problem == nil, "\(here), but it was \(label ?? "none")")
    misses.append(label ?? "none")
    try #require(misses.count < 8, "\(here): not hit, but \(misses)")
    try stand.reset()
  }
}

/// Waits until a process that runs under strace is stopped with all its threads, and gives its number.
///
/// To be used with `inject=…:signal=SIGSTOP`, which lets the call happen and the process stop behind it.
func stoppedProcess(under strace: Running) async throws -> pid_t {
  let clock = ContinuousClock()
  let end = clock.now + .seconds(120)
  var seen = 0
  while clock.now < end {
    try await Task.sleep(for: .milliseconds(20))
    let children = "/proc/\(strace.process)/task/\(strace.process)/children"
    guard let text = try? String(contentsOfFile: children, encoding: .utf8),
      let process = text.split(separator: " ").first.flatMap({ pid_t($0) }),
      let threads = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
    else { continue }
    let states = threads.map { thread in
      let status = try? String(contentsOfFile: "/proc/\(process)/task/\(thread)/status", encoding: .utf8)
      return status?.firstMatch(of: /State:\s+([A-Za-z])/).map { String($0.1) } ?? ""
    }
    // Each call stops a thread for a moment too; all of them at three looks in a row are stopped for good.
    seen = states.allSatisfy { $0 == "t" || $0 == "T" } ? seen + 1 : 0
    if seen == 3 { return process }
  }
  throw NeverStopped()
}

struct NeverStopped: Error {}

/// Whether strace can be used here.
enum Tracing: Sendable, Equatable {
  case works, isMissing
  case isRefused(String)

  fileprivate static let here = Task {
    let found = try await run("/usr/bin/env", ["strace", "--version"])
    guard found.code == 0 else { return Tracing.isMissing }
    let tried = try await run("/usr/bin/env", ["strace", "-f", "-o", "/dev/null", "true"])
    return tried.code == 0 ? .works : .isRefused(tried.error)
  }
}

/// Whether strace can be used. Where it is missing the test that asks fails. Where the system forbids
/// tracing, as some containers do, the test warns, since no set-up of ours can mend that.
func canTrace(_ location: SourceLocation = #_sourceLocation) async throws -> Bool {
  switch try await Tracing.here.value {
  case .works: return true
  case .isMissing:
    Issue.record(
      "strace is not installed, so this was NOT TESTED; run 'scripts/setup.sh --tests'",
      sourceLocation: location)
  case .isRefused(let why):
    Issue.record(
      "this system does not let strace trace, so this was NOT TESTED: \(why)", severity: .warning,
      sourceLocation: location)
  }
  return false
}

/// Numbers of processors that this process may use, as taskset takes them.
func processors() throws -> [String] {
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") } ?? ""
  let ranges = line.dropFirst("Cpus_allowed_list:".count).split { " \t,".contains($0) }
  let all = ranges.flatMap { range in
    let ends = range.split(separator: "-").compactMap { Int($0) }
    return ends.isEmpty ? [] : Array(ends[0]...(ends.last ?? ends[0])).map(String.init)
  }
  return try #require(all.isEmpty ? nil : all)
}
