// Down and up the chain is the same chain: in the made-up dossier and in this repository's, by the compiled
// value and by the command.

import Compiler
import Corpus
import Diagnostics
import Files
import Linking
import SiteSupport
import Testing

struct TraceAgreementTests {
  @Test(arguments: [7, 8, 9] as [UInt64])
  func downAndUpAgreeInTheSyntheticDossier(seed: UInt64) async throws {
    var dossier = SyntheticDossier(seed: seed)
    // More claims that rest on others than are drawn, circles among them.
    var random = SplitMix64(seed: seed)
    let places = dossier.locations
    for place in places where random.oneIn(3) && dossier[place].relations.isEmpty {
      let target = dossier[places[random.number(0..<places.count)]].id
      if target != dossier[place].id {
        dossier[place].relations = [.init(name: "rests-on", target: target)]
      }
    }
    try await expectAgreement(dossier.tree(), "seed \(seed)")
  }

  @Test func downAndUpAgreeInTheRepository() async throws {
    try await expectAgreement(loadRepository(), "repository")
  }

  private func expectAgreement(_ tree: FileTree, _ name: String) async throws {
    let linked = try await compile(tree, jobs: 2).value.linked
    let nodes = allNodes(linked)
    let (down, up) = (nodes.map { linked.trace($0, .down) }, nodes.map { linked.trace($0, .up) })
    let number = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    var below: Set<[Int]> = []
    var above: Set<[Int]> = []
    for (place, (down, up)) in zip(down, up).enumerated() {
      for node in down.resting { below.insert([place, number[node] ?? -1]) }
      for node in up.resting { above.insert([number[node] ?? -1, place]) }
      #expect(Set(down.nodes).count == down.nodes.count && down.nodes.first == nodes[place])
      #expect(down.edges.allSatisfy { down.nodes.contains($0.from) && down.nodes.contains($0.to) })
    }
    let different = below.symmetricDifference(above).map { $0.map { linked.id(of: nodes[$0]) } }
    #expect(different.isEmpty, "\(name): \(different.prefix(5))")
    #expect(below.count > nodes.count * 2, "\(name): chains have several nodes: \(below.count)")
    let depth = down.map { $0.nodes.count }.max() ?? 0
    #expect(depth > 8, "\(name): the longest chain has \(depth) nodes")
  }

  private func allNodes(_ linked: LinkedCorpus) -> [TraceNode] {
    var nodes: [TraceNode] = []
    for (number, note) in linked.corpus.notes.enumerated() {
      nodes += note.judgements.indices.map { .judgement(JudgementPlace(note: number, judgement: $0)) }
      nodes += note.claims.indices.map { .claim(ClaimPlace(note: number, claim: $0)) }
    }
    for (number, source) in linked.corpus.sources.enumerated() {
      nodes += source.paragraphs.indices.map { .paragraph($0, of: number) }
      nodes.append(.source(number))
    }
    return nodes
  }
}
