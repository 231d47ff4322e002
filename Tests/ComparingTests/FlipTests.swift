// Single bytes of the committed site that are not what they were: each is told, whatever byte it is.

import Comparing
import Files
import SiteSupport
import Support
import Testing

/// A site with one bit of it turned.
private func flipped(
  _ tree: FileTree, _ random: inout SeededGenerator
) -> (tree: FileTree, path: String, at: Int) {
  let total = tree.files.reduce(0) { $0 + $1.bytes.count }
  var place = Int.random(in: 0..<total, using: &random)
  for file in tree.files {
    if place < file.bytes.count {
      var bytes = file.bytes
      bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
      return (tree.with([SourceFile(path: file.path, bytes: bytes)]), file.path, place)
    }
    place -= file.bytes.count
  }
  preconditionFailure("a place beyond all files")
}

/// What came of some flips: those that were not told, and how many were told as unexplained.
private func missed(_ site: FileTree, seed: UInt64, flips: Int) async -> (missed: [String], unexplained: Int)
{
  var random = SeededGenerator(seed: seed)
  var result: (missed: [String], unexplained: Int) = ([], 0)
  for _ in 0..<flips {
    // Others' tests have limits of time.
    await Task.yield()
    let (other, path, at) = flipped(site, &random)
    let found: Comparison
    do {
      found = try compare(ComparedSite(name: "a", tree: site), ComparedSite(name: "b", tree: other))
    } catch {
      // That the file cannot be compared tells of it as well.
      if error.path != path { result.missed.append("seed \(seed): \(path) at \(at): \(error)") }
      continue
    }
    let isLaid = found.accounting.map.contains { $0.file == path }
    let isLeft = found.accounting.unexplained.contains { $0.file == path }
    // A change of a style sheet or script is counted; any other needs a change of its own.
    let isCounted = found.changes.contains { $0.kind != .presentation } || path.hasPrefix("assets/")
    if !(isLaid || isLeft) || !isCounted || found.changes.isEmpty {
      result.missed.append("seed \(seed): \(path) at \(at)")
    }
    if isLeft { result.unexplained += 1 }
  }
  return result
}

@Suite struct FlipTests {
  /// 10,000 flips; each is a change, or a reason why the sites cannot be compared.
  @Test func everyFlippedByteIsTold() async throws {
    let site = try readFolder("\(repository)/site")
    #expect(site.files.count > 100)
    let seeds = campaignSeeds(1...100)
    var results: (missed: [String], unexplained: Int) = ([], 0)
    for seed in seeds {
      let one = await missed(site, seed: seed, flips: 100)
      results.missed += one.missed
      results.unexplained += one.unexplained
    }
    #expect(results.missed == [])
    // Most bytes are in pages, where no record speaks of them.
    #expect(results.unexplained > seeds.count * 50)
  }

  /// Flips in the very lines that an edit changed: how many of them an edit can hide.
  @Test func aFlipBesideAnEditIsSeldomHidden() async throws {
    let dossier = SyntheticDossier(seed: 7)
    var random = SplitMix64(seed: 3)
    let before = try await siteTree(dossier.tree())
    var (seen, all) = (0, 0)
    for seed in campaignSeeds(1...6) {
      let script = Script(dossier, seed: seed)
      let after = try await siteTree(script.after.tree())
      let plain = try compare(ComparedSite(name: "a", tree: before), ComparedSite(name: "b", tree: after))
      let places = changedPlaces(before, after)
      for _ in 0..<80 {
        await Task.yield()
        let (path, at) = places[random.number(0..<places.count)]
        guard var bytes = after[path]?.bytes else { continue }
        bytes[at] ^= UInt8(1 << random.number(0..<8))
        all += 1
        let other = after.with([SourceFile(path: path, bytes: bytes)])
        guard
          let found = try? compare(
            ComparedSite(name: "a", tree: before), ComparedSite(name: "b", tree: other))
        else {
          seen += 1
          continue
        }
        let isNew =
          said(found) != said(plain)
          || found.changes.map(\.after) != plain.changes.map(\.after)
        if isNew { seen += 1 }
      }
    }
    #expect(Double(seen) >= 0.9 * Double(all), "\(seen) of \(all)")
  }

  /// The bytes of B's lines that A has not, in pages and records.
  private func changedPlaces(_ a: FileTree, _ b: FileTree) -> [(String, Int)] {
    b.files.flatMap { file -> [(String, Int)] in
      guard let old = a[file.path], old.bytes != file.bytes, !file.path.hasPrefix("assets/") else {
        return []
      }
      let lines = Set(old.bytes.split(separator: 0x0A).map { Array($0) })
      return file.bytes.split(separator: 0x0A).filter { !lines.contains(Array($0)) }
        .flatMap { line in line.indices.map { (file.path, $0) } }
    }
  }
}
