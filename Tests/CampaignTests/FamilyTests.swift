// Every family of the suite's pathological input through the whole of a build: it ends in pages, or in a
// limit by name. That a run ends is half of the assertion; what no limit stops has its pages written.

import Compiler
import Diagnostics
import Files
import Foundation
import Support
import Testing

/// What a family's file is turned into before it is a note.
enum Disguise: String, CaseIterable, Sendable {
  case plain
  /// With the line ends of Windows.
  case crlf
  /// Behind a code block whose end stands in by a blank, which the screen must see.
  case behindCode
  /// As words of a claim's list item.
  case inItem
  /// Cut into blocks that pass the limits for one block.
  case cut

  func note(_ bytes: [UInt8]) -> [UInt8] {
    let head = Array("---\ntitle: X\n---\n".utf8)
    switch self {
    case .plain: return head + bytes
    case .crlf:
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      return head + lines.joined(separator: [0x0D, 0x0A])
    case .behindCode: return head + Array("```\n ```\n".utf8) + bytes
    case .inItem: return head + Array("- One says so [@a, ¶ 1]. ^c-x\n- ".utf8) + bytes
    case .cut:
      var text = head
      for start in stride(from: 0, to: bytes.count, by: 16_000) {
        text += bytes[start..<min(bytes.count, start + 16_000)] + [0x0A, 0x0A]
      }
      return text
    }
  }
}

@Suite struct FamilyTests {
  @Test func aMissingSuiteIsSaid() {
    if suites == nil {
      print("SKIPPED, LOUDLY: DOSSIER_SUITES is unset; the families of pathological input were not run")
    }
  }

  @Test(.enabled(if: suites != nil, "DOSSIER_SUITES names no folder of suites"))
  func theSuiteIsThere() {
    #expect(suiteFamilies.count > 120, "\(suiteFamilies.count)")
  }

  @Test(.timeLimit(.minutes(30)), .enabled(if: suites != nil), arguments: suiteFamilies)
  func smallOnesEndInPagesOrALimit(family: String) async throws {
    for disguise in Disguise.allCases { try await expectAnEnd(family, 4 << 10, disguise) }
  }

  @Test(.timeLimit(.minutes(30)), .enabled(if: suites != nil), arguments: suiteFamilies)
  func thoseOf64KiBEndInPagesOrALimit(family: String) async throws {
    for disguise in Disguise.allCases { try await expectAnEnd(family, 64 << 10, disguise) }
  }

  /// The largest that are read. All disguises of them take a minute or two, so that a usual run has one.
  @Test(.timeLimit(.minutes(60)), .enabled(if: suites != nil), arguments: suiteFamilies)
  func thoseOf1MBEndInPagesOrALimit(family: String) async throws {
    for disguise in isCampaign ? Disguise.allCases : [.plain] {
      try await expectAnEnd(family, 1_000_000, disguise)
    }
  }

  private func expectAnEnd(_ family: String, _ size: Int, _ disguise: Disguise) async throws {
    let bytes = try await SuiteFiles.shared.bytes(family, size, from: try #require(suites))
    #expect(bytes.count > size / 4, "\(family) has \(bytes.count) bytes")
    let note = SourceFile(path: "content/themes/t/x.md", bytes: disguise.note(bytes))
    let compiled = try await compile(FileTree(smallDossier.files + [note]), jobs: 1)
    let own = compiled.findings.filter { $0.path == note.path }
    let name = "\(family), \(size) bytes, \(disguise)"
    let refusals: Set<Code> = [.limitExceeded, .forbiddenCharacter, .invalidUTF8]
    if own.contains(where: { refusals.contains($0.code) }) { return }
    let pages = compiled.value.files.map { SourceFile(path: $0.path.text, bytes: $0.render()) }
    let page = pages.first { $0.path == "themes/t/x.html" }
    #expect(page != nil, "\(name) gives no page")
    let problems = pageProblems(in: pages, onlyDangers: false)
    #expect(problems.isEmpty, "\(name): \(problems.prefix(3))")
  }
}

private let isCampaign = ProcessInfo.processInfo.environment["DOSSIER_CAMPAIGN"] != nil
