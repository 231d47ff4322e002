// What became of claims: added, removed, reworded, moved, of another kind; and split or merged, as a
// proposal.

import Files

extension Drafting {
  mutating func compareClaims() {
    for pair in pairs.pairs {
      guard let old = a.claims[pair.a], let new = b.claims[pair.b] else { continue }
      if pair.a == pair.b, old.record.says(new.record) { continue }
      if !same(old.record.text, new.record.text) { reword(old, new) }
      compareIDs(old, new)
      compareDetails(old, new)
      compareCitations(old, new)
    }
    for id in moved.sorted(by: precedes) { move(id) }
    for id in pairs.removed { if let claim = a.claims[id] { comeOrGo(claim, isAdded: false) } }
    for id in pairs.added { if let claim = b.claims[id] { comeOrGo(claim, isAdded: true) } }
    proposeSplits()
  }

  /// The names of entities and of the sources' authors.
  func knownNames() -> [String] {
    var names: Set<String> = []
    for site in [a, b] {
      names.formUnion(site.authorNames())
      for entity in site.entities.values { names.formUnion([entity.text] + entity.texts("names")) }
    }
    return names.sorted(by: precedes)
  }

  private mutating func reword(_ old: SiteClaim, _ new: SiteClaim) {
    reworded.insert(new.id)
    var found = flags(old.record.text, new.record.text, names: names)
    if old.isWithoutID || new.isWithoutID { found = (found + [.noID]).sorted() }
    // Names that came or went lead to other pages, which name this one.
    let isLinked = old.record.texts("entities") != new.record.texts("entities")
    draft(
      old, new, .claimReworded, rewordingSeverity(found), flags: found,
      words: wordRuns(old.record.text, new.record.text),
      affects: b.resting(on: [new.id]).filter { $0 != new.id }, reaches: isLinked)
  }

  private mutating func compareIDs(_ old: SiteClaim, _ new: SiteClaim) {
    // The anchor of a claim without an id follows its words; that is no change of its own.
    guard old.id != new.id, !(old.isWithoutID && new.isWithoutID) else { return }
    let found: [ChangeFlag] = old.isWithoutID || new.isWithoutID ? [.noID] : []
    draft(
      old, new, .claimIDChanged, old.isWithoutID ? .info : .high, flags: found, value: { $0.id },
      reaches: true)
  }

  private mutating func compareDetails(_ old: SiteClaim, _ new: SiteClaim) {
    if old.kind != new.kind {
      draft(old, new, .claimKindChanged, value: { $0.kind })
    }
    let (badgesA, badgesB) = (old.badges, new.badges)
    if badgesA != badgesB {
      let isOvertaken = badgesB.contains("o") && !badgesA.contains("o")
      draft(
        old, new, isOvertaken ? .claimOvertaken : .claimBadgesChanged, value: { badgeNames($0.badges) })
    }
    compareReviews(old, new)
    // Relations lead to ids, and those of claims without one follow words.
    let relations = { (claim: SiteClaim, map: [String: String]) in
      claim.record.rows("relations").map { row in row.map { map[$0] ?? $0 } }
    }
    if relations(old, pairs.bOfA) != relations(new, [:]) {
      draft(
        old, new, .claimRelationsChanged,
        value: { claim in
          claim.record.rows("relations").map { $0.joined(separator: " ") }.joined(separator: ", ")
        }, reaches: true)
    }
    let isReworded = reworded.contains(new.id)
    let isLinked = !isReworded && old.record.texts("entities") != new.record.texts("entities")
    let events = (old.record.texts("events"), new.record.texts("events"))
    let isReordered = events.0 != events.1 && Set(events.0) == Set(events.1)
    if isLinked || isReordered || old.record.text("settle") != new.record.text("settle")
      || old.record.language != new.record.language
    {
      draft(
        old, new, .claimDetailsChanged,
        value: { claim in
          let language = old.record.language == new.record.language ? "" : claim.record.language
          return ([language] + claim.record.texts("entities") + [claim.record.text("settle")])
            .filter { !$0.isEmpty }.joined(separator: " · ")
        }, reaches: true)
    }
  }

  /// What reviewers say of the claim. The grave part is that a claim was reviewed and now has other words.
  private mutating func compareReviews(_ old: SiteClaim, _ new: SiteClaim) {
    let review = { (claim: SiteClaim) in claim.record.text("review") }
    guard review(old) != review(new) else { return }
    let isStale = { (claim: SiteClaim) in review(claim).split(separator: " ").contains("stale") }
    let wentStale = isStale(new) && !isStale(old) && !review(old).isEmpty
    draft(old, new, wentStale ? .reviewStale : .reviewChanged, value: review)
  }

  private mutating func move(_ id: String) {
    guard let new = b.claims[id], let old = pairs.aOfB[id].flatMap({ a.claims[$0] }) else { return }
    let isOther = old.record.page != new.record.page
    draft(
      old, new, .claimMoved, flags: isOther ? [.otherPage] : [], value: { $0.record.page }, reaches: true,
      besides: isOther ? [old.record.page, new.record.page] : [new.record.page])
  }

  private mutating func comeOrGo(_ claim: SiteClaim, isAdded: Bool) {
    let site = isAdded ? b : a
    let state = site.state(of: claim)
    reworded.insert(claim.id)
    let affects = Set(site.resting(on: [claim.id]) + (pairs.hints[claim.id] ?? [])).subtracting([claim.id])
    let change = Change(
      kind: isAdded ? .claimAdded : .claimRemoved, severity: .warning,
      flags: claim.isWithoutID ? [.noID] : [], page: claim.record.page, subject: claim.id, claim: claim.id,
      before: isAdded ? nil : state, after: isAdded ? state : nil, affects: affects.sorted(by: precedes))
    let said = site.sayingAll(of: claim)
    add(change, touches: site.reach(of: claim), old: isAdded ? [] : said, new: isAdded ? said : [])
  }

  /// Puts down a change of a claim that both sides have.
  /// - Parameters:
  ///   - value: what it is of a claim that changed, where that is not its text.
  ///   - reaches: whether lines about what the claim leads to may change with it.
  mutating func draft(
    _ old: SiteClaim, _ new: SiteClaim, _ kind: ChangeKind, _ severity: Severity? = nil,
    flags: [ChangeFlag] = [], words: [WordRun] = [], value: ((SiteClaim) -> String)? = nil,
    affects: [String] = [], reaches: Bool = false, besides: Set<String> = []
  ) {
    var (before, after) = (a.state(of: old), b.state(of: new))
    if let value { (before.value, after.value) = (value(old), value(new)) }
    let change = Change(
      kind: kind, severity: severity ?? kind.severity, flags: flags, page: new.record.page, subject: new.id,
      claim: new.id, before: before, after: after, words: words, affects: affects)
    var touches = a.touches(of: old).union(b.touches(of: new)).union(besides)
    if reaches { touches.formUnion(a.reach(of: old).union(b.reach(of: new))) }
    add(
      change, touches: touches, old: reaches ? a.sayingAll(of: old) : a.saying(of: old) + [before.value],
      new: reaches ? b.sayingAll(of: new) : b.saying(of: new) + [after.value])
  }

  /// One claim that became several, or several that became one: where most of the words of a short one stand
  /// in a long one of the other side that lost or gained them.
  private mutating func proposeSplits() {
    let parts = { (ids: [String], site: SiteModel) in
      ids.compactMap { id in site.claims[id].map { (id, Bigrams($0.record.text)) } }
    }
    guard pairs.added.count <= leftoversMax, pairs.removed.count <= leftoversMax else { return }
    propose(.claimSplit, wholes: a, parts: parts(pairs.added, b), remaining: pairs.bOfA, partSite: b)
    propose(.claimMerged, wholes: b, parts: parts(pairs.removed, a), remaining: pairs.aOfB, partSite: a)
  }

  private mutating func propose(
    _ kind: ChangeKind, wholes: SiteModel, parts: [(id: String, grams: Bigrams)],
    remaining: [String: String], partSite: SiteModel
  ) {
    guard !parts.isEmpty else { return }
    let isSplit = kind == .claimSplit
    // Only a claim that changed can have lost or taken up words.
    let candidates = wholes.claims.keys.filter { id in
      remaining[id].map { reworded.contains(isSplit ? $0 : id) } ?? true
    }
    for id in candidates.sorted(by: precedes) {
      guard let whole = wholes.claims[id] else { continue }
      let grams = Bigrams(whole.record.text)
      var inside = parts.filter { $0.grams.hashes.count >= 3 && $0.grams.share(in: grams) >= 0.75 }.map(\.id)
      if let kept = remaining[id], let other = partSite.claims[kept] {
        guard Bigrams(other.record.text).share(in: grams) >= 0.6 else { continue }
        inside.append(kept)
      }
      guard inside.count >= 2,
        Bigrams(text(of: inside, partSite)).common(grams) * 10 >= grams.hashes.count * 6
      else { continue }
      let affects = inside.sorted(by: precedes)
      let state = wholes.state(of: whole)
      let change = Change(
        kind: kind, severity: kind.severity, page: whole.record.page, subject: id, claim: id,
        before: isSplit ? state : nil, after: isSplit ? nil : state, affects: affects)
      add(change, touches: [id], old: [], new: [])
    }
  }

  private func text(of ids: [String], _ site: SiteModel) -> String {
    ids.compactMap { site.claims[$0]?.record.text }.joined(separator: " ")
  }
}

/// A rewording is as grave as its flags.
func rewordingSeverity(_ flags: [ChangeFlag]) -> Severity {
  if flags.contains(where: \.isGrave) { return .high }
  return flags.contains(.punctuation) || flags.contains(.spelling) ? .info : .warning
}

/// The letters of badges in words.
func badgeNames(_ letters: String) -> String {
  let names: [Character: String] = [
    "r": "retracted", "o": "overtaken", "c": "contested", "s": "single-source", "2": "secondary only",
  ]
  return letters.map { names[$0] ?? String($0) }.joined(separator: ", ")
}
