// The repository's own dossier: its sources, themes and claims, and that site/ is what a build writes.

import Compiler
import Corpus
import Diagnostics
import Files
import Foundation
import Markup
import SiteSupport
import Testing

/// Built once, whichever test asks first.
private let compiled = Task { try await compile(loadRepository(), jobs: 2) }

/// The first 8 hexadecimal digits of each paragraph's fingerprint, p1 first (content map, sections 3 and 4).
private let fingerprints = [
  "zaheer-2022": """
  112b6a5a 7fa7298e 7f4fab84 4f355095 e9234166 572d1dc0 8289fbca e4484091 e8bd4982 f527c5bf
  6f30b7de b2a908f5 0806478e
  """,
  "rezaei-2021": """
  e7b92c55 cac211bc ddf6afa7 16f2d592 9ae0b425 8ada123b 2c645586 29c0b4bc 1acbca96 41f0a920
  103890ac 6e569719 c2f0187e ea78e321 03d16e1f 9ca57549 649bece5 db1841b6 6b2946bc c90c63c2
  26c43c11 a70867d0 198ab28b 3b7b3fd0 0b5e4711 a366a5bf 47185034 0fd5cc2c 5d76d731 fb44ab57
  330c90d4 5bb6c237 1f0caaec 8260315c 8ce44de3 27de10dd 5155fbdc 2f6ba069 0eba31d1 6f923bf2
  e2560834 9840a844 5e4365cc 828ea9e2 8ef92d86 4f1e3263 df3a1db7 b1b6bd0d
  """,
]

struct DossierTests {
  @Test(arguments: [("zaheer-2022", 13), ("rezaei-2021", 48)])
  func paragraphsHaveTheFingerprintsOfTheContentMap(key: String, count: Int) throws {
    let tree = try loadRepository()
    let file = try #require(tree["content/sources/\(key).paragraphs.jsonl"])
    let (records, problems) = ParagraphRecord.decode(file.bytes)
    #expect(problems.isEmpty)
    let paragraphs = records.filter { $0.label.hasPrefix("p") }
    #expect(paragraphs.map(\.label) == (1...count).map { "p\($0)" })
    let wanted = (fingerprints[key] ?? "").split { $0 == " " || $0 == "\n" }.map(String.init)
    #expect(wanted.count == count)
    #expect(paragraphs.map { $0.fingerprint?.short } == wanted)
    #expect(ParagraphRecord.encode(records) == file.bytes, "the file is as the tool writes it")
  }

  @Test(arguments: [("zaheer-2022", 13), ("rezaei-2021", 48)])
  func everyParagraphHasAShortDigest(key: String, count: Int) async throws {
    let corpus = try await compiled.value.value.corpus
    let source = try #require(corpus.sources.first { $0.key == key })
    let paragraphs = source.paragraphs.filter { $0.label.hasPrefix("p") }
    #expect(paragraphs.count == count)
    for paragraph in paragraphs {
      let node = try #require(paragraph.digest, "\(key)#\(paragraph.label) has no digest")
      let bytes = source.file.bytes[source.digests.nodes[node].source]
      let text = String(decoding: bytes, as: UTF8.self)
      let words = text.prefix { $0 != "{" }.split { $0.isWhitespace }.count
      #expect((1...40).contains(words), "\(key)#\(paragraph.label) has a digest of \(words) words")
    }
  }

  @Test func themesStandInOrderEachWithABottomLineAndNotes() async throws {
    let corpus = try await compiled.value.value.corpus
    #expect(
      corpus.themes
        == ["sanctions", "cyber", "sco", "jcpoa-constraints", "military-diplomacy", "regional-balance"])
    for theme in corpus.themes {
      let index = corpus.notes.first { $0.place == .theme(theme) }
      #expect(index?.hasBottomLine == true, "\(theme) has no bottom line")
      let kinds = Set(index?.callouts.map(\.kind) ?? [])
      #expect(kinds.isSuperset(of: ["ALTERNATIVE", "GAP"]), "\(theme) says \(kinds)")
      let notes = corpus.notes.filter { if case .note(theme, _) = $0.place { true } else { false } }
      #expect(!notes.isEmpty, "\(theme) has no note")
      #expect(notes.contains { !$0.claims.isEmpty }, "\(theme) claims nothing")
    }
  }

  @Test func claimsAreCitedAndCarryTheirIds() async throws {
    let corpus = try await compiled.value.value.corpus
    let claims = corpus.notes.flatMap(\.claims)
    #expect(claims.count { !$0.citations.isEmpty } >= 40)
    for claim in claims where claim.citations.isEmpty {
      #expect(claim.kind.needsNoCitation, "\(claim.id) of kind \(claim.kind.rawValue) cites nothing")
    }
    #expect(claims.filter { !$0.isWritten }.map(\.id) == [])
  }

  @Test func judgementsStandOnTheFrontPage() async throws {
    let corpus = try await compiled.value.value.corpus
    let front = try #require(corpus.notes.first { $0.place == .front })
    #expect(front.judgements.count >= 3)
    let ids = Set(corpus.notes.flatMap { $0.claims.map(\.id) })
    for judgement in front.judgements {
      #expect(judgement.likelihood != nil, "\(judgement.id) has no likelihood")
      #expect(
        judgement.confidence != nil && judgement.basis != nil, "\(judgement.id) has no confidence or basis")
      #expect(
        !judgement.restsOn.isEmpty && judgement.restsOn.allSatisfy { ids.contains($0.value) },
        "\(judgement.id)")
    }
  }

  @Test func nothingIsFound() async throws {
    let findings = try await compiled.value.findings
    #expect(findings.filter { $0.code.severity < .note }.map { "\($0.path): \($0.fact.message)" } == [])
  }

  /// Files that nobody builds are no part of it; what git ignores may lie there.
  @Test func theCommittedSiteIsWhatABuildWrites() async throws {
    let files = try await compiled.value.value.files
    var problems: [String] = []
    for file in files {
      let url = URL(fileURLWithPath: "\(repository)/site/\(file.path.text)")
      guard let bytes = try? [UInt8](Data(contentsOf: url)) else {
        problems.append("site/\(file.path) is missing")
        continue
      }
      if bytes != file.render() { problems.append("site/\(file.path) differs") }
    }
    let written = Set(files.map(\.path.text))
    for path in try trackedFiles() where path.hasPrefix("site/") {
      if !written.contains(String(path.dropFirst(5))) { problems.append("\(path) is not written by a build") }
    }
    #expect(problems == [], "run 'dossier build' and commit site/")
  }
}
