// The same files give the same bytes, whatever the number of workers and the order of the folder.

import Files
import SiteSupport
import Testing

struct DeterminismTests {
  @Test func workersAndOrderChangeNoByte() async throws {
    let synthetic = SyntheticDossier(seed: 21).tree()
    for (name, tree) in [("repository", try loadRepository()), ("synthetic", synthetic)] {
      let one = try await buildSite(tree, jobs: 1)
      for jobs in [2, 8, 64] {
        let many = try await buildSite(tree, jobs: jobs)
        #expect(differences(one, many) == [], "\(name), \(jobs) workers")
      }
      var random = SplitMix64(seed: 5)
      for _ in 0..<5 {
        let shuffled = try await buildSite(FileTree(tree.files.shuffled(using: &random)))
        #expect(differences(one, shuffled) == [], "\(name), files in another order")
      }
    }
  }

  /// Whether the findings keep their order too is seen in what `check` prints; here all are the same ones.
  @Test func findingsAreTheSameForAnyNumberOfWorkers() async throws {
    var dossier = SyntheticDossier(seed: 22)
    for number in dossier.notes.indices where dossier.notes[number].name == "note-b" {
      dossier.notes[number].sections[0].claims[0].sentences[0].citations = [
        .init(source: 3, first: 99, last: 99)
      ]
    }
    let one = try await buildSite(dossier.tree(), jobs: 1)
    let many = try await buildSite(dossier.tree(), jobs: 8)
    #expect(one.problems.count == dossier.themeCount)
    #expect(one.problems == many.problems)
  }

  private func differences(_ a: BuiltSite, _ b: BuiltSite) -> [String] {
    Set(a.files.keys).union(b.files.keys).filter { a.files[$0] != b.files[$0] }.sorted(by: precedes)
  }
}
