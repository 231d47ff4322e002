// A pack over an old one, killed at or failing in each call that changes something: the old pack or the new
// one lies there, whole, and nothing else once the next run is done.

import Foundation
import SiteSupport
import Testing

struct PackTests {
  private struct Ground {
    let scratch: Scratch
    let old: [UInt8]
    let new: [UInt8]
    let arguments: [String]
  }

  private func ground() async throws -> Ground {
    let scratch = try Scratch()
    try scratch.putSmallDossier("d")
    let arguments = ["pack", scratch("d"), "-o", scratch("out/p.zip"), "--jobs", "1"]
    try #require(try await run(binary, arguments).code == 0)
    let old = try scratch.bytes("out/p.zip")
    try scratch.put("d/content/index.md", "---\ntitle: Small\n---\nWhat it is about now.\n")
    try #require(try await dossier("pack", scratch("d"), "-o", scratch("new.zip")).code == 0)
    let new = try scratch.bytes("new.zip")
    try #require(old != new)
    return Ground(scratch: scratch, old: old, new: new, arguments: arguments)
  }

  private func problemOfTheNextRun(_ ground: Ground) async throws -> String? {
    let next = try await run(binary, ground.arguments)
    if next.code != 0 { return next.all }
    let names = try FileManager.default.contentsOfDirectory(atPath: ground.scratch("out"))
    if names != ["p.zip"] { return "\(names)" }
    return try ground.scratch.bytes("out/p.zip") == ground.new ? nil : "another pack"
  }

  /// The renaming is the moment: before it the old pack lies there, behind it the new one.
  @Test func killedAtAnyCallThatChangesSomething() async throws {
    guard try await canTrace() else { return }
    let ground = try await ground()
    for (call, leavesOld) in [
      ("flock", true), ("fchmod", true), ("fsync", true), ("rename", true), ("fsync:when=2", false),
    ] {
      try ground.scratch.put("out/p.zip", ground.old)
      let parts = call.split(separator: ":", maxSplits: 1).map(String.init)
      let when = parts.count > 1 ? ":" + parts[1] : ":when=1"
      let killed = try await trace(
        ground.arguments,
        options: ["-e", "trace=\(parts[0])", "-e", "inject=\(parts[0]):signal=KILL\(when)"])
      #expect(killed.outcome.wasKilled, "\(call): \(killed.outcome)")
      let now = try ground.scratch.bytes("out/p.zip")
      #expect(now == (leavesOld ? ground.old : ground.new), "killed at \(call)")
      let problem = try await problemOfTheNextRun(ground)
      #expect(problem == nil, "after a kill at \(call)")
    }
  }

  @Test(arguments: ["fchmod:EIO:1", "fsync:ENOSPC:1", "rename:EACCES:1", "pwrite64:ENOSPC:1", "fsync:EIO:2"])
  func aFaultIsThree(fault: String) async throws {
    guard try await canTrace() else { return }
    let ground = try await ground()
    let parts = fault.split(separator: ":").map(String.init)
    let run = try await trace(
      ground.arguments,
      options: ["-e", "trace=\(parts[0])", "-e", "inject=\(parts[0]):error=\(parts[1]):when=\(parts[2])"])
    #expect(run.outcome.code == 3 && run.outcome.error.contains("error[DOS0902]"), "\(run.outcome)")
    // Only the last sync comes when the new pack lies there already.
    let isLate = fault == "fsync:EIO:2"
    #expect(try ground.scratch.bytes("out/p.zip") == (isLate ? ground.new : ground.old))
    let names = try FileManager.default.contentsOfDirectory(atPath: ground.scratch("out"))
    #expect(names == ["p.zip"])
    let problem = try await problemOfTheNextRun(ground)
    #expect(problem == nil)
  }

  @Test func opensNoSocketAndNoOldSite() async throws {
    guard try await canTrace() else { return }
    let ground = try await ground()
    try ground.scratch.put("d/site/index.html", "old")
    try ground.scratch.put("d/other.txt", "not content")
    let run = try await trace(ground.arguments, options: ["-e", "trace=%file,%network"])
    #expect(run.outcome.code == 0, "\(run.outcome.all)")
    #expect(run.calls.count > 100, "the log is read")
    let names = run.calls.map(\.name)
    #expect(!names.contains("socket") && !names.contains("connect"))
    // Whether the place is inside a public site is asked of its folders by name, and nothing is opened there.
    let opened = run.calls.filter { $0.name == "openat" }.flatMap(\.paths)
    #expect(opened.contains(ground.scratch("d/content/index.md")))
    #expect(!opened.contains { $0.hasPrefix(ground.scratch("d/site")) || $0.hasSuffix("/other.txt") })
  }
}
