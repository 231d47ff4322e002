// What became of a claim's citations. One that went and one that came are taken for a citation that leads
// elsewhere: of the same source first, then in order.

import Files

extension Drafting {
  mutating func compareCitations(_ old: SiteClaim, _ new: SiteClaim) {
    var (gone, come) = (old.cites, new.cites)
    var kept: [(Cite, Cite)] = []
    // A source that has another key is the same source.
    let keys = keys
    let isSamePlace = { (old: Cite, new: Cite) in
      (keys[old.source] ?? old.source) == new.source && old.first == new.first && old.last == new.last
    }
    take(&gone, &come, { isSamePlace($0, $1) && $0.role == $1.role }) { kept.append(($0, $1)) }
    var roles: [(Cite, Cite)] = []
    take(&gone, &come, isSamePlace) { roles.append(($0, $1)) }
    var targets: [(Cite, Cite)] = []
    take(&gone, &come, { $0.source == $1.source }) { targets.append(($0, $1)) }
    take(&gone, &come, { _, _ in true }) { targets.append(($0, $1)) }
    for (before, after) in kept where !isGradeOfParagraph(before, after) {
      cite(old, new, .citationGradeChanged, before, after) { "\($0.shown), \($0.grade)" }
    }
    for (before, after) in roles {
      cite(old, new, .citationRoleChanged, before, after) { "\($0.shown), \($0.role)" }
    }
    for (before, after) in targets {
      let isOther = before.source != after.source
      cite(
        old, new, .citationRetargeted, before, after, isOther ? .high : .warning,
        isOther ? [.otherSource] : [])
    }
    for (number, before) in gone.enumerated() {
      let isLast = new.cites.isEmpty && number == gone.count - 1
      cite(old, new, isLast ? .lastCitationRemoved : .citationRemoved, before, nil)
    }
    for after in come { cite(old, new, .citationAdded, nil, after) }
  }

  /// Takes the pairs that belong together out of both lists.
  private func take(
    _ gone: inout [Cite], _ come: inout [Cite], _ belong: (Cite, Cite) -> Bool, _ body: (Cite, Cite) -> Void
  ) {
    var rest: [Cite] = []
    for cite in gone {
      if let place = come.firstIndex(where: { belong(cite, $0) }) {
        body(cite, come.remove(at: place))
      } else {
        rest.append(cite)
      }
    }
    gone = rest
  }

  /// Whether a grade is the same, or changed because that of the paragraph or source did.
  private func isGradeOfParagraph(_ before: Cite, _ after: Cite) -> Bool {
    if before.grade == after.grade { return true }
    let id = "\(before.source)#\(before.first)"
    let (old, new) = (a.paragraphs[id]?.text("grade"), b.paragraphs[id]?.text("grade"))
    if before.grade == old && after.grade == new { return true }
    // The letter is the source's.
    return before.grade.dropFirst() == after.grade.dropFirst()
      && a.sources[before.source]?.text("grade") != b.sources[before.source]?.text("grade")
  }

  private mutating func cite(
    _ old: SiteClaim, _ new: SiteClaim, _ kind: ChangeKind, _ before: Cite?, _ after: Cite?,
    _ severity: Severity? = nil, _ flags: [ChangeFlag] = [], value: @escaping (Cite) -> String = { $0.shown }
  ) {
    let side = { (site: SiteModel, claim: SiteClaim, cite: Cite?) -> ChangeState? in
      guard let cite else { return nil }
      var state = site.state(of: claim)
      state.value = value(cite)
      var one = claim
      one.cites = [cite]
      state.paragraphs = site.citedParagraphs(one).map { site.paragraph($0) }
      return state
    }
    var (left, right) = (side(a, old, before), side(b, new, after))
    // Of a range that grew or shrank, the paragraphs that came or went.
    let names = { (state: ChangeState?) in Set((state?.paragraphs ?? []).map { [$0.source, $0.label] }) }
    let shared = names(left).intersection(names(right))
    if kind == .citationRetargeted {
      left?.paragraphs.removeAll { shared.contains([$0.source, $0.label]) }
      right?.paragraphs.removeAll { shared.contains([$0.source, $0.label]) }
    }
    let change = Change(
      kind: kind, severity: severity ?? kind.severity, flags: flags, page: new.record.page, subject: new.id,
      claim: new.id, before: left, after: right,
      affects: b.resting(on: [new.id]).filter { $0 != new.id })
    var touches: Set = [new.id, old.id]
    for (site, claim) in [(a, old), (b, new)] {
      touches.formUnion(site.reach(of: claim).filter { $0.hasPrefix("sources/") || $0.contains("#") })
      touches.formUnion(site.reach(of: claim).filter { $0.hasPrefix("source:") || $0.hasPrefix("x_") })
      touches.formUnion(site.restingOnClaim[claim.id] ?? [])
    }
    let said = { (site: SiteModel, claim: SiteClaim, cite: Cite?) -> [String] in
      // Marks are parted by what their language parts them with.
      guard let cite else { return [citationMarks] }
      var one = claim
      one.cites = [cite]
      return [citationMarks] + site.saying(of: claim) + site.saying(of: cite)
        + site.citedParagraphs(one).flatMap { site.saying(ofParagraph: $0) }
    }
    add(change, touches: touches, old: said(a, old, before), new: said(b, new, after))
  }
}

private let citationMarks = ". , ; ؛ ، ； ， 。 、"
