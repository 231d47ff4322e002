// What a page weighs: enough for a slow line and an old machine, and small enough to be read by a reviewer.

import SiteSupport
import Testing

@Suite struct WeightTests {
  /// In bytes; the script of the reader's check comes to source pages alone.
  @Test(arguments: [("dossier.css", 20 * 1024), ("dossier.js", 20 * 1024), ("check.js", 8 * 1024)])
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
}
