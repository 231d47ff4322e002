// Whole dossiers: Cases/NAME/in is compiled, and what comes out is compared with Cases/NAME/out and with
// Cases/NAME/diagnostics.txt. A case with errors publishes nothing and has no out.

import Compiler
import Diagnostics
import Files
import Foundation
import Support
import Testing
import Workspace

let cases = "\(repositoryRoot)/Tests/GoldenSiteTests/Cases"

/// A dossier read from disk, compiled, with its findings in the order of a report.
func compiled(_ name: String, jobs: Int = 2) async throws -> (site: Diagnosed<Compiled>, tree: FileTree) {
  let loaded = try loadFolder("\(cases)/\(name)/in", under: ["content", "templates"])
  var site = try await compile(loaded.tree, jobs: jobs)
  site.findings += loaded.links.map { Finding(.symbolicLink, path: $0, range: 0..<0) }
  site.findings = site.findings.sortedForReport()
  return (site, loaded.tree)
}

func rendered(_ site: Compiled) -> FileTree {
  FileTree(site.files.map { SourceFile(path: $0.path.text, bytes: $0.render()) })
}

func report(_ site: Diagnosed<Compiled>, _ tree: FileTree) -> String {
  textReport(
    Report(
      site.findings, waived: site.value.waived, sources: { tree[$0] }, known: site.value.vocabulary),
    color: false, listsWaived: true)
}

@Suite struct GoldenSiteTests {
  @Test func theExampleOfTheDesign() async throws {
    let (site, tree) = try await compiled("example")
    let found = try differences(report(site, tree), fromGolden: "\(cases)/example/diagnostics.txt")
    #expect(found == [])
    // Assets are those of templates/, which a test of their own says.
    let pages = FileTree(rendered(site.value).files.filter { !$0.path.hasPrefix("assets/") })
    #expect(try differences(pages, fromGoldenFolder: "\(cases)/example/out") == [])
  }

  @Test func assetsAreTheTemplates() async throws {
    let assets = rendered(try await compiled("example").site.value).files.filter {
      $0.path.hasPrefix("assets/")
    }
    let names = ["check.js", "dossier.css", "dossier.js", "records.js", "search.js", "sha256.js"]
    #expect(assets.map(\.path) == names.map { "assets/" + $0 })
    for (name, asset) in zip(names, assets) {
      let template = try Data(contentsOf: URL(fileURLWithPath: "\(repositoryRoot)/templates/\(name)"))
      // The words of the dossier's language stand before the script that says them.
      let words = name == "dossier.js" ? asset.bytes.prefix { $0 != 0x0A } : []
      #expect(words.isEmpty || words.starts(with: "const dossierWords = {".utf8))
      let bytes = words.isEmpty ? asset.bytes : Array(asset.bytes.dropFirst(words.count + 1))
      #expect(difference(bytes, [UInt8](template), in: asset.path) == [])
    }
  }

  @Test func theExampleIsWithoutErrors() async throws {
    let (site, tree) = try await compiled("example")
    #expect(site.findings.filter { $0.code.severity == .error }.isEmpty, "\(report(site, tree))")
  }

  @Test(arguments: ["findings", "bare", "policy"])
  func diagnostics(name: String) async throws {
    let (site, tree) = try await compiled(name)
    let found = try differences(report(site, tree), fromGolden: "\(cases)/\(name)/diagnostics.txt")
    #expect(found == [])
  }

  /// Codes that need what a folder in git cannot hold, or another command than a build.
  private static let elsewhere: Set<Code> = [
    .specialFile, .staleOutput, .foreignFile, .wrongHash, .segmentationFault, .changedParagraphs,
    .retiredLabel, .aboveCeiling, .refusedOutput, .unreadable, .unwritable, .changedWhileRead, .locked,
    .notAFile, .timeLimit, .memoryLimit, .leak, .unportablePath, .notComparable, .refusedVerdicts,
    .unreviewed,
  ]

  @Test func everyCodeHasACaseThatShowsIt() async throws {
    var seen: Set<Code> = []
    for name in ["example", "findings", "bare", "policy"] {
      seen.formUnion(try await compiled(name).site.findings.map(\.code))
    }
    #expect(Code.allCases.filter { !seen.contains($0) && !Self.elsewhere.contains($0) } == [])
    #expect(seen.intersection(Self.elsewhere) == [], "take it off the list")
  }

  @Test func rangesLieInsideTheirFiles() async throws {
    for name in ["example", "findings", "bare", "policy"] {
      let (site, tree) = try await compiled(name)
      for finding in site.findings {
        guard finding.range != 0..<0 else { continue }
        let count = tree[finding.path]?.bytes.count ?? -1
        #expect(
          finding.range.lowerBound >= 0 && finding.range.upperBound <= count,
          "\(finding.code) in \(finding.path): \(finding.range) of \(count)")
      }
    }
  }

  @Test(arguments: [1, 2, 7])
  func neitherJobsNorOrderReachTheOutput(jobs: Int) async throws {
    for name in ["example", "findings"] {
      let (first, tree) = try await compiled(name, jobs: 1)
      var random = SeededGenerator(seed: UInt64(jobs))
      let shuffled = FileTree(tree.files.shuffled(using: &random))
      var second = try await compile(shuffled, jobs: jobs)
      second.findings = second.findings.sortedForReport()
      let (a, b) = (rendered(first.value), rendered(second.value))
      #expect(a.files.map(\.path) == b.files.map(\.path))
      for (x, y) in zip(a.files, b.files) { #expect(difference(y.bytes, x.bytes, in: x.path) == []) }
      let links = first.findings.filter { $0.code == .symbolicLink }
      #expect(second.findings.count + links.count == first.findings.count)
    }
  }
}
