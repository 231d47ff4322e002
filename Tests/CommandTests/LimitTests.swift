// The ends that have a name: a limit of time or memory (exit 4), Ctrl-C and the system's wish (130, 143).
// The old site stands after each.

import Files
import Foundation
import SiteSupport
import Testing

/// A note that the screen lets pass and that costs the parser much: a header line seeks its table
/// through long paragraphs.
private let costlyNote =
  "---\ntitle: Costly\n---\n"
  + String(repeating: String(repeating: "x\n", count: 7900) + "|a|\n|-|\n\n", count: 60)

@Suite(.serialized)
struct LimitTests {
  private func site(of scratch: Scratch) throws -> [String] { listing(try scratch.files("site")) }

  private func dossierWithASite() async throws -> (Scratch, [String]) {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    let first = try await dossier("build", scratch.path)
    try #require(first.code == 0, "\(first.all)")
    let old = try site(of: scratch)
    try scratch.put("content/themes/t/costly.md", costlyNote)
    return (scratch, old)
  }

  @Test func aNoteThatTakesTooLongIsNamed() async throws {
    let (scratch, old) = try await dossierWithASite()
    let outcome = try await dossier("build", scratch.path, "--limit-seconds", "0.05")
    #expect(outcome.code == 4 && !outcome.wasKilled, "\(outcome.all)")
    #expect(outcome.error.hasPrefix("content/themes/t/costly.md: error[DOS0906]: "), "\(outcome.all)")
    #expect(try site(of: scratch) == old)
    let check = try await dossier("check", scratch.path, "--limit-seconds", "0.05", "--format", "json")
    #expect(check.code == 4 && check.output.contains("\"code\":\"DOS0906\""), "\(check.all)")
    let whole = try await dossier("build", scratch.path)
    #expect(whole.code == 0, "a limit that is not hit changes nothing: \(whole.all)")
  }

  @Test(arguments: ["40", "100", "160"])
  func memoryThatRunsOutIsNamed(megabytes: String) async throws {
    let (scratch, old) = try await dossierWithASite()
    let outcome = try await dossier("build", scratch.path, "--limit-memory", megabytes)
    #expect(outcome.code == 4 && !outcome.wasKilled, "\(outcome.all)")
    #expect(outcome.error.contains("error[DOS0907]: the memory of \(megabytes) MB"), "\(outcome.all)")
    #expect(try site(of: scratch) == old)
  }

  @Test(arguments: [["--limit-seconds", "0"], ["--limit-seconds", "x"], ["--limit-memory", "0"]])
  func limitsMustBeNumbersAboveZero(arguments: [String]) async throws {
    #expect(try await run(binary, ["check"] + arguments).code == 64)
  }

  /// The signal comes at many moments of a build: reading, rendering, writing, syncing.
  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func aSignalEndsTheBuildAndLeavesNothing(number: Int32, code: Int32) async throws {
    let (scratch, old) = try await dossierWithASite()
    for file in SyntheticDossier(seed: 77).files() { try scratch.put("big/" + file.path, file.bytes) }
    try FileManager.default.copyItem(atPath: scratch("site"), toPath: scratch("big/site"))
    var interrupted = 0
    for step in 0..<24 {
      let delay = String(format: "%.3f", 0.01 * Double(step + 1))
      let outcome = try await run(
        "/usr/bin/timeout",
        ["--preserve-status", "-s", String(number), delay, binary, "build", scratch("big"), "--quiet"])
      let names = try FileManager.default.contentsOfDirectory(atPath: scratch("big")).sorted()
      #expect(names == ["content", "site"], "after \(delay) s: \(names)")
      if outcome.code == code {
        interrupted += 1
        let now = listing(try scratch.files("big/site"))
        #expect(now == old, "after \(delay) s")
      } else {
        // It was done before the signal came, or the signal came before it was caught.
        #expect([0, 128 + number].contains(outcome.code), "\(outcome.all)")
        if outcome.code == 0 {
          try FileManager.default.removeItem(atPath: scratch("big/site"))
          try FileManager.default.copyItem(atPath: scratch("site"), toPath: scratch("big/site"))
        }
      }
    }
    #expect(interrupted > 3, "\(interrupted) of 24 builds were interrupted")
  }
}
