// Whole dossiers with random damage: whatever stands in the files, a build gives pages and findings, and
// the pages hold together.

import Compiler
import Diagnostics
import Files
import Foundation
import Support
import Testing
import Workspace

private let pieces = [
  "[@zaheer-2022, ¶ 2]", "@rezaei-2021 [¶ 25]", "[@zaheer-2022, ¶¶ 1–3]", "[[irgc]]", "[[@zaheer-2022#p2]]",
  "[[#^c-7f3kq]]", "![[supply-cases#^c-8hd2x]]", "{#c-7f3kq}", "{.gap}", " ^c-p8wn3", "[x]{date=2017}", "<b>",
  "&amp;",
  "\"", "'", "<", "]", "}", "\n\n", "\n- ", "\n> [!JUDGEMENT]\n> ", "\n| a |\n|---|\n| ", "\n## H\n", "---\n",
  "title: ",
  "{", "[", "*", "`", ": ", "é", "中", "سلام", "\u{301}", "\\", "/../", "#", "%", "\r", "javascript:", "data:",
]

private func damaged(_ file: SourceFile, _ random: inout SeededGenerator) -> SourceFile {
  var bytes = file.bytes
  for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
    let at = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: bytes[at] = UInt8.random(in: 0x20..<0x7F, using: &random)
    case 1: bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: at)
    default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...20, using: &random)))
    }
  }
  return SourceFile(path: file.path, bytes: bytes)
}

@Suite struct DamageTests {
  @Test(.timeLimit(.minutes(20)), arguments: campaignSeeds(1...2))
  func aDamagedDossierStillGivesPagesAndFindings(seed: UInt64) async throws {
    let tree = try loadFolder("\(cases)/example/in", under: ["content"]).tree
    var random = SeededGenerator(seed: seed)
    for round in 0..<150 {
      let files = tree.files.map { Int.random(in: 0..<3, using: &random) == 0 ? damaged($0, &random) : $0 }
      let input = FileTree(files)
      var site = try await compile(input, jobs: 2)
      site.findings = site.findings.sortedForReport()
      _ = report(site, input)
      let pages = rendered(site.value)
      #expect(pages.files.count > 10)
      let broken = brokenLinks(in: pages) + repeatedIDs(in: pages)
      #expect(broken.isEmpty, "seed \(seed), round \(round): \(broken.prefix(3))")
      for page in pages.files where page.path.hasSuffix(".html") {
        let bad = page.bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 && $0 != 0x0D }
        #expect(!bad, "seed \(seed), round \(round): a control character in \(page.path)")
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(
          !text.contains("href=\"javascript:") && !text.contains("src=\"data:"), "seed \(seed), \(round)")
      }
      if !broken.isEmpty, let folder = ProcessInfo.processInfo.environment["DOSSIER_KEEP_DAMAGE"] {
        for file in files {
          let path = "\(folder)/\(seed)-\(round)/\(file.path)"
          try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
          try Data(file.bytes).write(to: URL(fileURLWithPath: path))
        }
      }
    }
  }
}
