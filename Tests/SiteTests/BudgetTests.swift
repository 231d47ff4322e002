// One edit of a dossier of 10, 300 or 5,000 claims changes a dozen lines. A failure names
// the seed and the edit; `SyntheticDossier(seed:)` and `randomEdit` repeat them.

import Files
import SiteSupport
import Support
import Testing

struct BudgetTests {
  /// A hundred edits of each of four dossiers of 10 and of 300 claims; `make nightly` also takes one of 5,000.
  @Test(arguments: campaignSeeds(11...13).map { ($0, 300) } + [(10, 10)] + (isCampaign ? [(14, 5_000)] : []))
  func oneEditStaysInItsBudget(seed: UInt64, claims: Int) async throws {
    let dossier = SyntheticDossier(seed: seed, claims: claims)
    #expect(dossier.locations.count == claims)
    let before = try await buildSite(dossier.tree())
    var random = SplitMix64(seed: seed &* 1000)
    var counts: [String: Int] = [:]
    var closest = (share: 0.0, edit: "")
    for number in 1...100 {
      let edit = dossier.randomEdit(&random)
      let after = try await buildSite(dossier.applying(edit).tree())
      counts[String("\(edit)".prefix { $0 != " " }), default: 0] += 1
      // The design counts lines in a dossier of 300; in one of 10 most pages get their first neighbour or lose
      // their last, and in any only mirrors may change.
      let (problems, share) = check(edit, of: dossier, before, after, countsLines: claims == 300)
      if share > closest.share { closest = (share, "\(edit)") }
      if !problems.isEmpty {
        Issue.record(
          "\(claims) claims, seed \(seed), edit \(number): \(edit)\n  \(problems.joined(separator: "\n  "))")
      }
    }
    let kinds = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    print(
      "budgets: \(claims) claims, seed \(seed): \(kinds); closest: \(Int(closest.share * 100)) % by \(closest.edit)"
    )
    #expect(counts.count >= 6, "the seed draws too few kinds of edits")
  }

  private func check(
    _ edit: SyntheticDossier.Edit, of dossier: SyntheticDossier, _ before: BuiltSite, _ after: BuiltSite,
    countsLines: Bool = true
  ) -> (problems: [String], share: Double) {
    var problems = after.problems.map { "the edited dossier is not clean: \($0)" }
    let allowance = dossier.allowance(edit) { claimLines($0, dossier, before) }
    var total = LineCount()
    var changes: [String] = []
    for path in Set(before.files.keys).union(after.files.keys).sorted(by: precedes) {
      guard before.files[path] != after.files[path] else { continue }
      let count = changedLines(before.files[path] ?? [], after.files[path] ?? [])
      total.added += count.added
      total.removed += count.removed
      changes.append("\(path) +\(count.added) −\(count.removed)")
      if !allowance.files.contains(path) { problems.append("\(path) may not change") }
    }
    if countsLines, let lines = allowance.lines, max(total.added, total.removed) > lines {
      problems.append(
        "+\(total.added) −\(total.removed) lines, where \(lines) are allowed (\(allowance.sum))")
    }
    // An edit that changed nothing would stay in any budget.
    if let lines = allowance.lines, lines > 0, total == LineCount() { problems.append("nothing changed") }
    let share = Double(max(total.added, total.removed)) / Double(max(1, allowance.lines ?? 1_000_000))
    return (problems.isEmpty ? [] : problems + changes, share)
  }

  /// The lines of a claim on its page.
  private func claimLines(_ id: String, _ dossier: SyntheticDossier, _ site: BuiltSite) -> Int {
    guard let place = dossier.location(of: id) else { return 0 }
    let path = dossier.notes[place.note].stem + ".html"
    let page = HTMLPage(path: path, bytes: site.files[path] ?? [])
    guard let element = page.element(id).map({ page.elements[$0] }) else { return 0 }
    return element.lastLine - element.firstLine + 1
  }

  /// The check itself: a site that changes more than its edit is told, by file and by line.
  @Test func aChangeTooManyIsTold() async throws {
    let dossier = SyntheticDossier(seed: 14)
    let before = try await buildSite(dossier.tree())
    var other = before
    other.files["about.html"]?.append(contentsOf: "<!-- one line more -->\n".utf8)
    #expect(check(.none, of: dossier, before, before).problems == [])
    let problems = check(.none, of: dossier, before, other).problems
    #expect(problems.contains("about.html may not change"), "\(problems)")
    #expect(problems.contains { $0.hasPrefix("+1 −0 lines, where 0 are allowed") }, "\(problems)")
    let id = dossier[dossier.locations[5]].id
    let edit = SyntheticDossier.Edit.rewordClaim(id, sentence: 0, lead: "Wholly new words")
    var after = try await buildSite(dossier.applying(edit).tree())
    #expect(check(edit, of: dossier, before, after).problems == [])
    // A running number in front of every line of the claim's page.
    let page = dossier.notes[dossier.locations[5].note].stem + ".html"
    after.files[page] = after.text(page).split(separator: "\n").enumerated()
      .flatMap { Array("\($0)\($1)\n".utf8) }
    #expect(
      check(edit, of: dossier, before, after).problems.contains { $0.contains("are allowed (4+k+e+3t+q") })
  }

  /// The counting itself: what it must find, and what it must not.
  @Test func linesAreCountedAsTheyChange() {
    let count = { (a: String, b: String) in changedLines(Array(a.utf8), Array(b.utf8)) }
    #expect(count("a\nb\nc\n", "a\nb\nc\n") == LineCount())
    #expect(count("a\nb\nc\n", "a\nx\nc\n") == LineCount(added: 1, removed: 1))
    #expect(count("a\nb\nc\n", "c\na\nb\n") == LineCount(added: 1, removed: 1))
    #expect(count("", "a\nb\n") == LineCount(added: 2, removed: 0))
    #expect(count("a\nb\nc\nd\n", "b\nd\n") == LineCount(added: 0, removed: 2))
  }
}
