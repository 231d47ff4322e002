// Every error of the environment is a finding of its own code, with its path.

import Diagnostics
import Glibc
import Testing
import Workspace

@Suite struct ErrorTests {
  @Test(
    arguments: [
      (.notFound(path: "/x"), .unreadable, "it does not exist"),
      (.unreadable(path: "/x", errno: EIO), .unreadable, "input/output error"),
      (.unwritable(path: "/x", errno: ENOSPC), .unwritable, "no space left on device"),
      (.changedWhileRead(path: "/x"), .changedWhileRead, "changed while it was read"),
      (.notAFile(path: "/x"), .notAFile, "not a regular file"),
      (.locked(path: "/x", pid: 7), .locked, "another build (process 7)"),
      (.locked(path: "/x", pid: nil), .locked, "another build is writing here"),
      (.badOutput(path: "/x", reason: "it is round"), .refusedOutput, "it is round"),
      (.notStarted(program: "/x", errno: ENOENT), .unreadable, "could not be started: no such file"),
      (.gitRefused(path: "/x", reason: "it is odd", advice: "ask"), .unreadable, "it is odd"),
    ] as [(WorkspaceError, Code, String)])
  func isAFinding(error: WorkspaceError, code: Code, says: String) throws {
    let finding = try #require(error.finding)
    #expect(finding.code == code && finding.path == "/x")
    #expect(finding.fact.message.contains(says), "\(finding.fact.message)")
    #expect(finding.fact.help(Vocabulary()) != nil, "it says what to do")
  }

  @Test func aWishToEndIsNone() {
    #expect(WorkspaceError.interrupted(signal: SIGINT).finding == nil)
  }
}
