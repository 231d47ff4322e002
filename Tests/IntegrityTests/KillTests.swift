// A build that is killed, before each of its mutating calls and at random times: the site is the old one or
// the new one, and the next build makes what a clean one makes.

import Foundation
import SiteSupport
import Support
import Testing

struct KillTests {
  /// Without strace most of what this target tests is not tested. This test is there to say so by its name.
  @Test func straceIsInstalledAndMayTrace() async throws {
    guard try await canTrace() else { return }
    let tried = try await trace(["--version"], options: ["-e", "trace=openat"])
    #expect(tried.outcome.code == 0 && !tried.calls.isEmpty, "\(tried.outcome.all)")
  }

  @Test(arguments: 0..<2)
  func beforeEachMutatingCall(half: Int) async throws {
    guard try await canTrace() else { return }
    let stand = try await Stand()
    let processors = try processors()
    let processor = processors[half % processors.count]
    let calls = try await tracedBuild(stand, processor: processor)
    let places = killPoints(calls, in: stand)
    // Some hundreds; fewer would mean that the log is read wrongly.
    try #require(places.count > 250, "only \(places.count) mutating calls")
    var random = SplitMix64(seed: 40)
    let points = sample(places, groupedBy: { calls[$0].makesFile ? "make" : calls[$0].name }, &random)
    for (number, place) in points.enumerated() where number % 2 == half {
      let call = calls[place]
      let here = "killed before call \(place), \(call.label)"
      try stand.reset()
      let options = injecting("signal=KILL", into: call, of: calls)
      _ = try await hitting(call, here, in: stand, processor, options) { trace in
        trace.outcome.wasKilled && trace.outcome.code == SIGKILL ? trace.calls.last : nil
      }
      let problem = try stand.problemOfHalfSite()
      #expect(problem == nil, "\(here)")
      let problems = try await stand.problemsOfTheNextBuild()
      #expect(problems == [], "\(here)")
    }
  }

  /// The indexes of the calls that change something where the site is.
  private func killPoints(_ calls: [TracedCall], in stand: Stand) -> [Int] {
    let inside = stand.scratch("out")
    let places = calls.indices.filter { place in
      calls[place].isMutating && calls[place].paths.contains { $0.hasPrefix(inside) }
    }
    for name in ["mkdirat", "write", "linkat", "symlinkat", "syncfs", "renameat2", "fsync", "unlinkat"] {
      #expect(places.contains { calls[$0].name == name }, "no \(name) among the calls")
    }
    return places
  }

  /// Where two names cannot be exchanged there is a moment without a site; the next build ends it.
  @Test func betweenTheTwoRenamesOfTheFallBack() async throws {
    guard try await canTrace() else { return }
    let stand = try await Stand()
    let refused = ["-e", "inject=renameat2:error=EINVAL"]
    let whole = try await trace(
      stand.newBuild, options: ["-e", "trace=/^rename"] + refused)
    #expect(whole.outcome.code == 0, "\(whole.outcome.all)")
    #expect(whole.calls.map(\.name).count == 3, "\(whole.calls.map(\.label))")
    #expect(try stand.differenceFromNew() == "")
    let rename = try #require(whole.calls.last?.name)
    for number in 1...2 {
      try stand.reset()
      let killed = try await trace(
        stand.newBuild,
        options: ["-e", "trace=renameat2,\(rename)", "-e", "inject=\(rename):signal=KILL:when=\(number)"]
          + refused)
      #expect(killed.outcome.wasKilled, "\(killed.outcome)")
      if number == 1 {
        #expect(try stand.differenceFromOld() == "")
      } else {
        #expect(try Tree(stand.scratch("out")).folder("site") == Tree(), "this is the moment without a site")
      }
      let problems = try await stand.problemsOfTheNextBuild()
      #expect(problems == [], "killed before rename \(number)")
    }
    // A rename that fails is undone.
    for number in 1...2 {
      try stand.reset()
      let failed = try await trace(
        stand.newBuild,
        options: ["-e", "trace=renameat2,\(rename)", "-e", "inject=\(rename):error=EIO:when=\(number)"]
          + refused)
      #expect(failed.outcome.code == 3 && failed.outcome.error.contains(stand.site), "\(failed.outcome.all)")
      #expect(try stand.differenceFromOld() == "")
      let problems = try await stand.problemsOfTheNextBuild()
      #expect(problems == [], "rename \(number) failed")
    }
  }

  @Test func atRandomTimes() async throws {
    let stand = try await Stand()
    var random = SplitMix64(seed: 41)
    var killed = 0
    let rounds = isCampaign ? 300 : 40
    // Seconds within which a build is killed. How long one takes depends on what else runs: the span follows.
    var span = 0.2
    for round in 0..<rounds {
      try stand.reset()
      let delay = String(format: "%.4f", 0.001 + span * Double(random.number(0..<1000)) / 1000)
      let words = ["timeout", "--foreground", "-s", "KILL", delay, binary, "build", stand.scratch("new")]
      let outcome = try await run("/usr/bin/env", words + ["-o", stand.site])
      if outcome.wasKilled || outcome.code == 128 + SIGKILL {
        (killed, span) = (killed + 1, span * 1.05)
      } else {
        span *= 0.85
        // 124: it ended of itself in the moment when it was to be killed.
        #expect(outcome.code == 0 || outcome.code == 124, "\(outcome)")
        #expect(try stand.differenceFromNew() == "", "round \(round), which ended")
      }
      let problem = try stand.problemOfHalfSite()
      #expect(problem == nil, "round \(round), killed after \(delay) s")
      let problems = try await stand.problemsOfTheNextBuild()
      #expect(problems == [], "round \(round), killed after \(delay) s")
    }
    #expect(killed > rounds / 4, "only \(killed) of \(rounds) builds were still there to be killed")
  }
}

/// In a campaign all; otherwise all of a group that is rare, and of the others some, evenly spread.
func sample(
  _ places: [Int], groupedBy group: (Int) -> String, rare: Int = 24, some: Int = 8,
  _ random: inout SplitMix64
) -> [Int] {
  if isCampaign { return places }
  return Dictionary(grouping: places, by: group).sorted { $0.key < $1.key }.flatMap { _, members in
    if members.count <= rare { return members }
    let offset = random.number(0..<members.count / some)
    return (0..<some).map { members[$0 * members.count / some + offset] }
  }
  .sorted()
}
