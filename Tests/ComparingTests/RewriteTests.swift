// A dossier that was written anew: hardly a line stays, some pages grow or shrink by much, and long lists hold
// other claims. Still every line is told, from both sides.

import Comparing
import SiteSupport
import Testing

@Suite struct RewriteTests {
  private static let sizes = [(25, 900), (900, 25), (1500, 1350)]

  @Test(arguments: sizes)
  func everyLineIsAccountedFor(_ old: Int, _ new: Int) async throws {
    let (a, b) = (
      try await siteTree(SyntheticDossier(seed: 31, claims: old).tree()),
      try await siteTree(SyntheticDossier(seed: 32, claims: new).tree())
    )
    let found = try compare(ComparedSite(name: "a", tree: a), ComparedSite(name: "b", tree: b))
    #expect(found.accounting.unexplained == [], "\(old) to \(new) claims")
    let (came, went) = (
      found.changes.count { $0.kind == .claimAdded }, found.changes.count { $0.kind == .claimRemoved }
    )
    #expect(came - went == new - old, "\(came) came, \(went) went")
  }
}
