// Faults of the disk put into one call of a build after another: it ends with 3 and the path, and the old
// site stands untouched. What is rightly survived is listed here, with its reason.

import Foundation
import SiteSupport
import Support
import Testing

private let errors = ["ENOSPC", "EIO", "EROFS", "EACCES", "EMFILE"]

/// What a fault in a call must lead to.
private enum Expected: Equatable {
  case failure
  /// The build goes on and makes the whole new site.
  case survival(because: String)
  /// The build fails when the new site stands already.
  case lateFailure(because: String)
}

private func expected(_ call: TracedCall, isAfterSwap: Bool) -> Expected {
  if isAfterSwap {
    // The caller cannot be told in another way that the new site might not outlast a loss of power.
    if call.name == "fsync" {
      return .lateFailure(because: "the new site stands, but may not be on the disk")
    }
    return .survival(
      because: "the new site stands and is on the disk; the next build removes what is left of the old one")
  }
  if call.name == "linkat" { return .survival(because: "a file that gets no second name is written anew") }
  return .failure
}

/// Further calls that get a fault, besides those that change something and the opening of files.
private let reading: Set = ["read", "getdents64", "flock"]

struct FaultTests {
  @Test(arguments: 0..<2)
  func eachEndsInThreeWithThePath(half: Int) async throws {
    guard try await canTrace() else { return }
    let stand = try await Stand()
    let processors = try processors()
    let processor = processors[half % processors.count]
    let calls = try await tracedBuild(stand, processor: processor)
    let swap = try #require(calls.firstIndex { $0.name == "renameat2" })
    // What a killed build left is cleared away first; the stage is made last of what is beside the site.
    let cleared = try #require(calls.firstIndex { $0.name == "mkdirat" })
    let leftovers = try Tree(stand.scratch("out")).names
    let places = calls.indices.filter { place in
      let call = calls[place]
      return (call.isMutating || reading.contains(call.name) || call.name == "openat")
        && call.target.hasPrefix(stand.scratch.path)
    }
    try #require(places.count > 500, "only \(places.count) calls")
    var random = SplitMix64(seed: 50)
    var number = 0
    for error in errors {
      // Reading meets neither a full disk nor a read-only one. Each error meets other calls of a sort.
      let possible = places.filter { calls[$0].isMutating || !["ENOSPC", "EROFS"].contains(error) }
      let points = sample(
        possible, groupedBy: { sort(calls[$0], isAfterSwap: $0 > swap) }, rare: 2, some: 2, &random)
      for place in points {
        number += 1
        guard number % 2 == half else { continue }
        let fault = Fault(
          error: error, call: calls[place], expected: expected(calls[place], isAfterSwap: place > swap),
          leaves: place < cleared ? leftovers : ["site"], lasts: number % 4 < 2)
        try await check(fault, stand, calls, processor)
      }
    }
  }

  /// Reads and writes of the inputs, of the old site and of the new one are told apart.
  private func sort(_ call: TracedCall, isAfterSwap: Bool) -> String {
    let sort = call.name == "openat" ? (call.makesFile ? "make" : "open") : call.name
    return "\(sort) \(call.target.contains("/content") ? "input" : "") \(isAfterSwap ? "later" : "")"
  }

  private struct Fault {
    let error: String
    let call: TracedCall
    let expected: Expected
    /// What lies where the site lies after a failure.
    let leaves: [String]
    /// Whether all later calls of its name fail too, as on a full disk.
    let lasts: Bool
  }

  private func check(_ fault: Fault, _ stand: Stand, _ calls: [TracedCall], _ processor: String) async throws
  {
    let before = try Tree(stand.scratch("out"))
    // Writes that failed from then on would also lose the message, and opens are named by their paths.
    let lasts = fault.lasts && !["write", "openat", "read"].contains(fault.call.name)
    let options = injecting("error=\(fault.error)", into: fault.call, of: calls, onwards: lasts)
    let here = "\(fault.error) in call \(fault.call.ordinal) of its name, \(fault.call.label)"
    let run = try await hitting(fault.call, here, in: stand, processor, options) { trace in
      trace.calls.first { $0.wasInjected }
    }
    let (outcome, after) = (run.outcome, try Tree(stand.scratch("out")))
    let site = after.folder("site")
    switch fault.expected {
    case .failure:
      let different = site.differences(from: stand.oldSite)
      #expect(different == "", "\(here)")
      expectThree(outcome, naming: fault.call.target, in: stand, here)
      let left = Set(after.names).subtracting(fault.leaves)
      #expect(left == [], "\(here)")
    case .survival(let why):
      #expect(outcome.code == 0, "\(here): \(why); but \(outcome.code): \(outcome.all)")
      let different = site.differences(from: stand.newSite)
      #expect(different == "", "\(here)")
    case .lateFailure(let why):
      let different = site.differences(from: stand.newSite)
      #expect(different == "", "\(here): \(why)")
      expectThree(outcome, naming: fault.call.target, in: stand, here)
    }
    // When nothing at all changed, the next build is the one that was seen to work.
    if after == before { return }
    let problems = try await stand.problemsOfTheNextBuild()
    #expect(problems == [], "\(here)")
    try stand.reset()
  }

  private func expectThree(_ outcome: Outcome, naming path: String, in stand: Stand, _ here: String) {
    #expect(!outcome.wasKilled && outcome.code == 3, "\(here): \(outcome.code): \(outcome.all)")
    let said = outcome.error.range(of: ": error[DOS09").map {
      withoutProcess(String(outcome.error[..<$0.lowerBound]))
    }
    let name = withoutProcess((path as NSString).lastPathComponent)
    #expect(
      said?.hasPrefix(said?.hasPrefix("/") == true ? stand.scratch.path : "content") == true
        && (said?.hasSuffix("/" + name) == true || said == name),
      "\(here): '\(name)' is to be named: \(outcome.all)")
    #expect(outcome.output == "", "\(here)")
  }

  /// Without strace, as it really happens: too few descriptors, and files that may not grow.
  @Test(arguments: [
    ("ulimit -n 9", "too many open files\n  help: raise the limit of open files (ulimit -n)"),
    // A write that crosses the limit is cut short before the next one is refused.
    ("trap '' XFSZ; ulimit -f 2", "file too large"),
  ])
  func limitsOfTheShell(limit: String, says: String) async throws {
    let stand = try await Stand()
    let outcome = try await run(
      "/bin/sh", ["-c", limit + "; exec \"$0\" \"$@\"", binary] + stand.newBuild)
    #expect(outcome.code == 3 && !outcome.wasKilled, "\(outcome)")
    #expect(
      outcome.error.contains(says) && outcome.error.contains(": error[DOS090"), "\(outcome.all)")
    #expect(try stand.differenceFromOld() == "")
    let problems = try await stand.problemsOfTheNextBuild()
    #expect(problems == [])
  }
}
