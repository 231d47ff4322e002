// The same dossier with other line ends is the same site.

import Compiler
import Diagnostics
import Files
import Support
import Testing

@Suite struct LineEndTests {
  @Test(arguments: ["\r\n", "\r", "mixed", "no last line end", "byte order mark"])
  func lineEndsDoNotReachTheSite(variant: String) async throws {
    let changed = FileTree(
      smallDossier.files.map { file in
        guard file.path.hasSuffix(".md") || file.path.hasSuffix(".yml") else { return file }
        return SourceFile(path: file.path, bytes: written(file.bytes, variant))
      })
    let (before, after) = (try await compile(smallDossier, jobs: 1), try await compile(changed, jobs: 1))
    #expect(after.findings.map(\.code) == before.findings.map(\.code))
    #expect(after.value.files.map(\.path) == before.value.files.map(\.path))
    for (old, new) in zip(before.value.files, after.value.files) {
      #expect(difference(new.render(), old.render(), in: new.path.text) == [])
    }
  }

  private func written(_ bytes: [UInt8], _ variant: String) -> [UInt8] {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    switch variant {
    case "mixed":
      return lines.enumerated().map { Array($1) + ($0.isMultiple(of: 3) ? [0x0D, 0x0A] : [0x0A]) }.flatMap {
        $0
      }
    case "no last line end": return bytes.last == 0x0A ? bytes.dropLast() : bytes
    case "byte order mark": return [0xEF, 0xBB, 0xBF] + bytes
    default: return Array(lines.joined(separator: Array(variant.utf8)))
    }
  }
}
