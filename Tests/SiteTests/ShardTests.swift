// The data shards: their format, and that they say what the pages say.

import Files
import SiteSupport
import Testing

struct ShardTests {
  @Test(arguments: Which.allCases)
  func shardsAreSortedAndListed(which: Which) async throws {
    let walk = try await which.site()
    let shards = try shards(walk.site)
    for shard in shards {
      let ids = shard.records.map(\.id)
      #expect(zip(ids, ids.dropFirst()).allSatisfy { precedes($0, $1) }, "\(shard.path) is not sorted by id")
      #expect(walk.site.files[shard.name + ".html"] != nil, "\(shard.name) mirrors no page")
      let file = "data/\(shard.name).js"
      #expect(
        shard.path == file || shard.path.contains(/\.[0-9]+\.js$/), "\(shard.name) lies in \(shard.path)")
      #expect((walk.site.files[shard.path]?.count ?? 0) <= 256 * 1024, "\(shard.path) is too large")
    }
    let names = recordFiles(walk.site).map { "\"\($0.dropFirst("data/".count).dropLast(".js".count))\",\n" }
    let index = walk.site.text("data/_index.js")
    #expect(index == "dossier.index(1,[\n" + names.sorted().joined() + "]);\n")
    let all = shards.flatMap { $0.records.map(\.id) }
    #expect(Set(all).count == all.count, "a record's id is used twice")
  }

  @Test(arguments: Which.allCases)
  func claimsOfShardsAreThoseOfPages(which: Which) async throws {
    let walk = try await which.site()
    var problems: [String] = []
    for shard in try shards(walk.site) {
      let path = shard.name + ".html"
      guard let page = walk.page(path) else { continue }
      let shown = page.elements.filter { $0.hasClass("claim") }.compactMap { $0("id") }
      let recorded = shard.records.filter { $0.kind == "claim" }
      if Set(shown) != Set(recorded.map(\.id)) {
        problems.append("\(path): \(shown) and \(recorded.map(\.id))")
      }
      if let own = shard.records.first(where: { $0.kind == "page" && $0.id == path }) {
        if own.lists["claims"] ?? [] != shown {
          problems.append("\(path): its record lists other claims, or another order")
        }
      } else if !path.hasPrefix("sources/") {
        problems.append("\(shard.path) has no record of its page")
      }
      for claim in recorded {
        guard let element = page.element(claim.id) else { continue }
        let words = folded(page.text(element))
        // Relations, marks and kinds stand between the words on the page, so each word is looked for in turn.
        var rest = words[...]
        for word in folded(claim.text) {
          guard let found = rest.firstIndex(of: word) else {
            problems.append("\(path)#\(claim.id): '\(word)' of its record is not on the page")
            break
          }
          rest = rest[(found + 1)...]
        }
      }
    }
    expectNone(problems, "shards and pages")
  }

  @Test(arguments: Which.allCases)
  func everySourceParagraphHasItsRecord(which: Which) async throws {
    let walk = try await which.site()
    let recorded = try Set(shards(walk.site).flatMap { $0.records.filter { $0.kind == "para" }.map(\.id) })
    var shown: Set<String> = []
    for page in walk.sourcePages {
      let key = page.path.dropFirst("sources/".count).dropLast(".html".count)
      for part in sourceParts(of: page) { shown.insert("\(key)#\(page.elements[part]("id") ?? "")") }
    }
    #expect(shown.count >= 61)
    expectNone(shown.symmetricDifference(recorded).sorted(), "a part of a source and its record")
  }

  @Test(arguments: Which.allCases)
  func themesClaimsPagesHoldEveryClaimOnce(which: Which) async throws {
    let walk = try await which.site()
    var shown: [String] = []
    var home: [String] = []
    for page in walk.pages where page.path.hasPrefix("themes/") {
      let ids = page.elements.filter { $0.hasClass("claim") }.compactMap { $0("id") }
      if walk.isTheme(page.path) {
        home += ids
      } else {
        #expect(zip(ids, ids.dropFirst()).allSatisfy { precedes($0, $1) }, "\(page.path) is not sorted by id")
        shown += ids
      }
    }
    #expect(shown.sorted() == home.sorted())
    if which == .synthetic { #expect(home.count == 300) }
  }

  private func folded(_ text: String) -> [Substring] {
    text.split { $0 == " " || $0 == "\n" || $0 == "." || $0 == "," }
  }
}
