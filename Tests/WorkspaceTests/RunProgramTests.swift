// Programs that read and print more than any pipe holds, that stop reading, that fail or are ended.

import Files
import Foundation
import Testing
import Workspace

@Suite struct RunProgramTests {
  private let big = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
  private let path = ["PATH=/usr/bin:/bin"]

  @Test(.timeLimit(.minutes(1))) func whatIsSentComesBack() throws {
    let (end, output) = try runProgram(["cat"], environment: path, input: big)
    #expect(end == ProgramEnd(status: 0, error: ""))
    #expect(output == big)
    let none = try runProgram(["cat"], environment: path)
    #expect(none.end.status == 0 && none.output == [])
  }

  /// Standard error is filled while nobody reads standard output yet, and the other way round.
  @Test(.timeLimit(.minutes(1))) func bothStreamsAreTaken() throws {
    let script =
      "head -c 2000000 /dev/zero >&2; head -c 2000000 /dev/zero; cat >/dev/null; echo last >&2; exit 7"
    let (end, output) = try runProgram(["sh", "-c", script], environment: path, input: big)
    #expect(end.status == 7 && output.count == 2_000_000)
    #expect(end.error.utf8.count == 65_536 && end.error.hasSuffix("\0last\n"), "the end is kept")
  }

  @Test(.timeLimit(.minutes(1))) func whoStopsReadingIsNoHarm() throws {
    let (end, output) = try runProgram(["head", "-c", "3"], environment: path, input: big)
    #expect(end.status == 0 && output == Array(big.prefix(3)))
  }

  @Test func itIsToldHowAProgramEnded() throws {
    #expect(try runProgram(["sh", "-c", "kill -9 $$"], environment: path).end.status == 137)
    let words = try runProgram(
      ["sh", "-c", "echo \"$A\"; printf no >&2; exit 3"], environment: path + ["A=b c"])
    #expect(words.end == ProgramEnd(status: 3, error: "no") && words.output == Array("b c\n".utf8))
    #expect(throws: WorkspaceError.notStarted(program: "no-such-program", errno: ENOENT)) {
      try runProgram(["no-such-program"], environment: path)
    }
  }

  @Test(.timeLimit(.minutes(1))) func anErrorOfWhoTakesEndsTheProgram() throws {
    struct Enough: Error {}
    #expect(throws: Enough.self) {
      try runProgram(["yes"], environment: path) { _ in throw Enough() }
    }
  }
}
