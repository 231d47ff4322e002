// What a page weighs: enough for a slow line and an old machine, and small enough to be read by a reviewer.

import SiteSupport
import Testing

@Suite struct WeightTests {
  /// In bytes. The reader's check comes to source pages alone; the last three when a reader does what needs them.
  @Test(arguments: [
    ("dossier.css", 20 * 1024), ("dossier.js", 20 * 1024), ("check.js", 8 * 1024), ("search.js", 12 * 1024),
    ("records.js", 4 * 1024), ("sha256.js", 2 * 1024),
  ])
  func anAssetStaysSmall(name: String, limit: Int) async throws {
    let site = try await Which.repository.site()
    let size = try #require(site.site.files["assets/\(name)"]).count
    #expect(size <= limit, "\(name) has \(size) bytes")
  }

  @Test(arguments: Which.allCases)
  func aPageOf25ClaimsStaysSmall(which: Which) async throws {
    let site = try await which.site()
    var seen = 0
    for page in site.written where page.path.hasPrefix("themes/") {
      let claims = page.elements.count { $0.hasClass("claim") && $0("id") != nil }
      guard claims > 0, claims <= 25 else { continue }
      seen += 1
      let size = site.site.files[page.path]?.count ?? 0
      #expect(size <= 60_000, "\(page.path): \(size) bytes for \(claims) claims")
    }
    #expect(seen > 5)
  }

  /// What searching loads, by the words that it finds: bytes of records for each word of their texts. Short
  /// claims with many marks weigh more than long ones.
  @Test(arguments: [(Which.repository, 13.0), (.synthetic, 16.0)])
  func recordsStaySmall(which: Which, limit: Double) async throws {
    let site = try await which.site().site
    let bytes = recordFiles(site).reduce(0) { $0 + (site.files[$1]?.count ?? 0) }
    let words = try shards(site).flatMap(\.records).reduce(0) { $0 + $1.text.split { $0.isWhitespace }.count }
    #expect(Double(bytes) <= limit * Double(words), "\(Double(bytes) / Double(words)) bytes a word")
  }
}
