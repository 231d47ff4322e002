// Two builds at once: one wins, the other says who holds the place. The lock of a dead process holds up
// nobody.

import Foundation
import SiteSupport
import Testing

struct LockTests {
  /// A build that is stopped before it puts its site in place, with the lock held.
  private func stoppedBuild(_ stand: Stand) async throws -> (build: Running, process: pid_t) {
    let options = ["-f", "-o", "/dev/null", "-e", "trace=syncfs", "-e", "inject=syncfs:signal=SIGSTOP"]
    let build = try start("/usr/bin/env", ["strace"] + options + [binary] + stand.newBuild)
    let process = try await stoppedProcess(under: build)
    #expect(try stand.scratch.text("out/.site.lock") == "\(process)\n")
    return (build, process)
  }

  @Test func theSecondNamesTheHolder() async throws {
    guard try await canTrace() else { return }
    let stand = try await Stand()
    let (build, process) = try await stoppedBuild(stand)
    let name = try String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
    #expect(name == "dossier\n", "the number in the lock is the build's")
    for _ in 0..<2 {
      let second = try await stand.build()
      #expect(second.code == 3, "\(second.all)")
      let lock = stand.scratch("out/.site.lock")
      #expect(
        second.error
          == "\(lock): error[DOS0904]: another build (process \(process)) is writing here\n"
          + "  help: wait until it has finished, and run the command again\n")
      #expect(try stand.differenceFromOld() == "")
    }
    // To another place it may build meanwhile, and to compare is no building.
    let elsewhere = try await dossier("build", stand.scratch("new"), "-o", stand.scratch("out/other"))
    #expect(elsewhere.code == 0, "\(elsewhere.all)")
    let compared = try await dossier("build", "--check", stand.scratch("new"), "-o", stand.site)
    #expect(compared.code == 1 && compared.error.contains("differs"), "\(compared.all)")
    kill(process, SIGCONT)
    let first = try await build.outcome()
    #expect(first.code == 0, "\(first.all)")
    #expect(try stand.differenceFromNew() == "")
    #expect(try Tree(stand.scratch("out")).names == ["other", "site"])
  }

  @Test func theLockOfAKilledHolderIsTakenOver() async throws {
    guard try await canTrace() else { return }
    let stand = try await Stand()
    let (build, process) = try await stoppedBuild(stand)
    kill(process, SIGKILL)
    let first = try await build.outcome()
    #expect(first.wasKilled, "\(first)")
    #expect(try stand.scratch.text("out/.site.lock") == "\(process)\n", "its lock lies there still")
    #expect(try stand.differenceFromOld() == "")
    let problems = try await stand.problemsOfTheNextBuild()
    #expect(problems == [])
  }

  /// What is in the file does not count: a number may be given to another process, or be none.
  @Test(arguments: ["1\n", "own", "", "no number\n", "-1\n", "99999999999999999999\n"])
  func aLockThatNobodyHoldsIsTakenOver(text: String) async throws {
    let stand = try await Stand()
    try stand.scratch.put("out/.site.lock", text == "own" ? "\(getpid())\n" : text)
    let problems = try await stand.problemsOfTheNextBuild()
    #expect(problems == [])
  }

  @Test func ofManyAtOnceEachWinsOrNamesTheHolder() async throws {
    let stand = try await Stand()
    let builds = try (0..<12).map { _ in try start(binary, stand.newBuild) }
    var won = 0
    for build in builds {
      let outcome = try await build.outcome()
      if outcome.code == 0 {
        won += 1
      } else {
        #expect(outcome.code == 3 && outcome.error.contains("another build"), "\(outcome)")
      }
    }
    #expect(won > 0)
    #expect(try stand.differenceFromNew() == "")
    #expect(try Tree(stand.scratch("out")).names == ["site"])
  }

  /// A lock that cannot be written is not left lying there.
  @Test(arguments: ["ftruncate", "pwrite64"])
  func anUnwrittenLockGoes(call: String) async throws {
    guard try await canTrace() else { return }
    let stand = try await Stand()
    try FileManager.default.removeItem(atPath: stand.scratch("out/.site.lock"))
    let failed = try await trace(
      stand.newBuild, options: ["-e", "trace=\(call)", "-e", "inject=\(call):error=ENOSPC"])
    #expect(
      failed.outcome.code == 3 && failed.outcome.error.contains("/.site.lock: error[DOS0902]: "),
      "\(failed.outcome)")
    #expect(try Tree(stand.scratch("out")).names == [".site.tmp-1", "site"])
    #expect(try stand.differenceFromOld() == "")
  }
}
