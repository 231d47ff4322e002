// What became of judgements, events, entities and pages.

import Files

extension Drafting {
  // MARK: Judgements

  mutating func compareJudgements() {
    for id in Set(a.judgements.keys).union(b.judgements.keys).sorted(by: precedes) {
      switch (a.judgements[id], b.judgements[id]) {
      case (let old?, let new?): if !old.says(new) { compareJudgement(old, new) }
      case (let old?, nil): judgementComesOrGoes(old, isAdded: false)
      case (nil, let new?): judgementComesOrGoes(new, isAdded: true)
      case (nil, nil): break
      }
    }
  }

  private mutating func judgementComesOrGoes(_ record: SiteRecord, isAdded: Bool) {
    let site = isAdded ? b : a
    let state = site.state(ofJudgement: record)
    let change = Change(
      kind: isAdded ? .judgementAdded : .judgementRemoved, severity: .warning, page: record.page,
      subject: record.id, claim: record.id, before: isAdded ? nil : state, after: isAdded ? state : nil)
    let said = saying(record, site)
    add(
      change, touches: Set([record.id, record.page] + record.texts("rests-on")), old: isAdded ? [] : said,
      new: isAdded ? said : [])
  }

  private mutating func compareJudgement(_ old: SiteRecord, _ new: SiteRecord) {
    let terms = (old.text("likelihood"), new.text("likelihood"))
    if terms.0 != terms.1 { judgement(old, new, .likelihoodChanged) { $0.text("likelihood") } }
    let isTermAlone =
      terms.0 != terms.1 && same(old.text.replacing(terms.0, with: terms.1), new.text) && !terms.0.isEmpty
    if !same(old.text, new.text), !isTermAlone {
      let found = flags(old.text, new.text, names: names)
      judgement(
        old, new, .judgementReworded, severity: rewordingSeverity(found), flags: found,
        words: wordRuns(old.text, new.text))
    }
    let (before, after) = (old.text("confidence"), new.text("confidence"))
    if before != after {
      let steps = ["low", "moderate", "high"]
      let kind: ChangeKind =
        switch (steps.firstIndex(of: before), steps.firstIndex(of: after)) {
        case (let from?, let to?): from < to ? .confidenceRaised : .confidenceLowered
        default: .confidenceChanged
        }
      judgement(old, new, kind) { $0.text("confidence") }
    }
    let rests = { (record: SiteRecord, map: [String: String]) in
      record.texts("rests-on").map { map[$0] ?? $0 }.sorted(by: precedes)
    }
    if rests(old, pairs.bOfA) != rests(new, [:]) {
      judgement(old, new, .judgementSupportChanged) { $0.texts("rests-on").joined(separator: " ") }
    }
    if old.text("badges") != new.text("badges") {
      judgement(old, new, .judgementDetailsChanged) { badgeNames($0.text("badges")) }
    } else if old.language != new.language || old.page != new.page {
      judgement(old, new, .judgementDetailsChanged) {
        old.page == new.page ? $0.language : $0.page
      }
    }
  }

  private mutating func judgement(
    _ old: SiteRecord, _ new: SiteRecord, _ kind: ChangeKind, severity: Severity? = nil,
    flags: [ChangeFlag] = [], words: [WordRun] = [], value: ((SiteRecord) -> String)? = nil
  ) {
    var (before, after) = (a.state(ofJudgement: old), b.state(ofJudgement: new))
    if let value { (before.value, after.value) = (value(old), value(new)) }
    let change = Change(
      kind: kind, severity: severity ?? kind.severity, flags: flags, page: new.page, subject: new.id,
      claim: new.id, before: before, after: after, words: words,
      affects: kind == .judgementSupportChanged
        ? Set(old.texts("rests-on")).symmetricDifference(new.texts("rests-on")).sorted(by: precedes) : [])
    var touches: Set = [new.id]
    if kind == .judgementSupportChanged { touches.formUnion(old.texts("rests-on") + new.texts("rests-on")) }
    add(change, touches: touches, old: saying(old, a), new: saying(new, b))
  }

  private func saying(_ record: SiteRecord, _ site: SiteModel) -> [String] {
    [record.id, record.text, record.text("likelihood"), record.text("confidence"), record.page]
      + record.texts("rests-on").flatMap { id in site.claims[id].map { site.sayingAll(of: $0) } ?? [id] }
  }

  // MARK: Events

  /// An event's id holds its date, so what is left over is paired by its claim. Those of a claim that came or
  /// went come and go with it.
  mutating func compareEvents() {
    var left: [String: (a: [SiteRecord], b: [SiteRecord])] = [:]
    for (id, old) in a.events {
      if let new = b.events[id] {
        if !old.says(new) { compareEvent(old, new) }
      } else if let claim = pairs.bOfA[old.text("claim")] {
        left[claim, default: ([], [])].a.append(old)
      }
    }
    for (id, new) in b.events where a.events[id] == nil && pairs.aOfB[new.text("claim")] != nil {
      left[new.text("claim"), default: ([], [])].b.append(new)
    }
    for claim in left.keys.sorted(by: precedes) {
      let sides = left[claim] ?? ([], [])
      var (gone, come) = (
        sides.a.sorted { precedes($0.id, $1.id) }, sides.b.sorted { precedes($0.id, $1.id) }
      )
      while let old = gone.first, !come.isEmpty {
        let place = come.firstIndex { $0.text("date") == old.text("date") } ?? 0
        compareEvent(gone.removeFirst(), come.remove(at: place))
      }
      for old in gone { eventComesOrGoes(old, isAdded: false) }
      for new in come { eventComesOrGoes(new, isAdded: true) }
    }
  }

  private mutating func compareEvent(_ old: SiteRecord, _ new: SiteRecord) {
    let (before, after) = (old.text("date"), new.text("date"))
    if before != after {
      event(old, new, isSamePoint(before, after) ? .eventPrecisionChanged : .eventRedated) { $0.text("date") }
    }
    if old.text("basis") != new.text("basis") { event(old, new, .eventResourced) { $0.text("basis") } }
    // The sentence of an event is its claim's, unless the author gave it one of its own.
    if !same(old.text, new.text), !reworded.contains(new.text("claim")) {
      event(old, new, .eventReworded, words: wordRuns(old.text, new.text))
    }
  }

  private mutating func eventComesOrGoes(_ record: SiteRecord, isAdded: Bool) {
    let state = state(ofEvent: record, record.text("date"))
    let claim = record.text("claim")
    let change = Change(
      kind: isAdded ? .eventAdded : .eventRemoved, severity: isAdded ? .info : .warning, page: record.page,
      subject: record.id, claim: claim, before: isAdded ? nil : state, after: isAdded ? state : nil)
    let said = saying(event: record)
    add(change, touches: [record.id, claim], old: isAdded ? [] : said, new: isAdded ? said : [])
  }

  private mutating func event(
    _ old: SiteRecord, _ new: SiteRecord, _ kind: ChangeKind, words: [WordRun] = [],
    value: ((SiteRecord) -> String)? = nil
  ) {
    let change = Change(
      kind: kind, severity: kind.severity, page: new.page, subject: new.id, claim: new.text("claim"),
      before: state(ofEvent: old, value?(old) ?? ""), after: state(ofEvent: new, value?(new) ?? ""),
      words: words)
    add(
      change, touches: [old.id, new.id, old.text("claim"), new.text("claim")], old: saying(event: old),
      new: saying(event: new))
  }

  private func state(ofEvent record: SiteRecord, _ value: String) -> ChangeState {
    ChangeState(
      text: record.text, value: value, language: record.language, file: record.page,
      anchor: record.text("claim"))
  }

  private func saying(event: SiteRecord) -> [String] {
    [a.pages[event.page]?.title ?? "", b.pages[event.page]?.title ?? ""] + [
      event.id, event.text, event.text("date"), event.text("basis"), event.text("claim"), event.page,
    ]
  }

  // MARK: Entities

  mutating func compareEntities() {
    for id in Set(a.entities.keys).union(b.entities.keys).sorted(by: precedes) {
      switch (a.entities[id], b.entities[id]) {
      case (let old?, let new?): compareEntity(id, old, new)
      case (let old?, nil):
        // Another that took up its name was merged with it; one of the same title has a new id.
        if let other = b.entities.first(where: { a.entities[$0.key] == nil && same($0.value.text, old.text) })
        {
          entity(old, other.value, .entityRenamed) { $0.id }
        } else if let other = b.entities.values.filter({ $0.texts("names").contains(old.text) })
          .min(by: { precedes($0.id, $1.id) })
        {
          entity(old, other, .entityMerged) { $0.text }
        } else {
          entity(old, nil, .entityRemoved) { $0.text }
        }
      case (nil, let new?):
        let isRenamed = a.entities.contains { b.entities[$0.key] == nil && same($0.value.text, new.text) }
        if !isRenamed { entity(nil, new, .entityAdded) { $0.text } }
      case (nil, nil): break
      }
    }
  }

  private mutating func compareEntity(_ id: String, _ old: SiteRecord, _ new: SiteRecord) {
    if !same(old.text, new.text) { entity(old, new, .entityRenamed) { $0.text } }
    if old.text("type") != new.text("type") { entity(old, new, .entityTypeChanged) { $0.text("type") } }
    if old.texts("names") != new.texts("names") || old.language != new.language {
      entity(old, new, .entityNamesChanged) { $0.texts("names").joined(separator: ", ") }
    }
  }

  private mutating func entity(
    _ old: SiteRecord?, _ new: SiteRecord?, _ kind: ChangeKind, value: @escaping (SiteRecord) -> String
  ) {
    guard let shown = new ?? old else { return }
    let state = { (record: SiteRecord?) in
      record.map { ChangeState(value: value($0), language: $0.language, file: $0.page) }
    }
    let id = String(shown.id.dropFirst("entity:".utf8.count))
    let site = new == nil ? a : b
    let affects = site.claims.values.filter { $0.record.texts("entities").contains(id) }.map(\.id)
    let change = Change(
      kind: kind, severity: kind.severity, page: shown.page, subject: shown.id, before: state(old),
      after: state(new), affects: affects.sorted(by: precedes))
    let said = { (record: SiteRecord?) in
      record.map { [$0.id, $0.text, $0.text("type"), $0.page] + $0.texts("names") } ?? []
    }
    let touches = [old, new].compactMap { $0 }.flatMap { [$0.id, $0.page] }
    add(change, touches: Set(touches), old: said(old), new: said(new))
  }

  // MARK: Pages

  mutating func comparePages() {
    for path in Set(a.pages.keys).union(b.pages.keys).sorted(by: precedes) {
      switch (a.pages[path], b.pages[path]) {
      case (let old?, let new?): if !old.record.says(new.record) { comparePage(old, new) }
      case (let old?, nil):
        if let new = successor(of: old) {
          page(old, new, .pageMoved) { $0.path }
        } else if !isEntity(path) {
          page(old, nil, .pageRemoved) { $0.title }
        }
      case (nil, let new?):
        let isMoved = a.pages.values.contains { b.pages[$0.path] == nil && successor(of: $0)?.path == path }
        if !isMoved, !isEntity(path) { page(nil, new, .pageAdded) { $0.title } }
      case (nil, nil): break
      }
    }
  }

  /// An entity's page comes, goes and is renamed with the entity.
  private func isEntity(_ path: String) -> Bool { path.hasPrefix("entities/") }

  /// The new page that took a page's place: most of its claims stand there, or it has its title and words.
  private func successor(of page: SitePage) -> SitePage? {
    guard b.pages[page.path] == nil else { return nil }
    let claims = (a.order[page.path] ?? []).compactMap { pairs.bOfA[$0] }
    var counts: [String: Int] = [:]
    for id in claims { counts[b.claims[id]?.record.page ?? "", default: 0] += 1 }
    let best = counts.filter { a.pages[$0.key] == nil }.max { ($0.value, $1.key) < ($1.value, $0.key) }
    if let best, best.value * 2 > claims.count { return b.pages[best.key] }
    guard claims.isEmpty else { return nil }
    return b.pages.values.filter { a.pages[$0.path] == nil && same($0.record.text, page.record.text) }
      .min { precedes($0.path, $1.path) }
  }

  private mutating func comparePage(_ old: SitePage, _ new: SitePage) {
    if !same(old.title, new.title), !isEntity(new.path) { page(old, new, .pageRetitled) { $0.title } }
    if !same(old.prose, new.prose) || old.record.language != new.record.language {
      page(old, new, .pageTextChanged, words: wordRuns(old.prose, new.prose)) { _ in "" }
    }
    let (before, after) = (old.record.text("tlp"), new.record.text("tlp"))
    if before != after, !isMarkingOfDossier(before, after) {
      page(old, new, .pageMarkingChanged) { $0.record.text("tlp") }
    }
  }

  private mutating func page(
    _ old: SitePage?, _ new: SitePage?, _ kind: ChangeKind, words: [WordRun] = [],
    value: @escaping (SitePage) -> String
  ) {
    guard let shown = new ?? old else { return }
    let state = { (page: SitePage?) in
      page.map {
        ChangeState(
          text: kind == .pageTextChanged ? $0.prose : "", value: value($0), language: $0.record.language,
          file: $0.path)
      }
    }
    let change = Change(
      kind: kind, severity: kind.severity, page: shown.path, subject: shown.path, before: state(old),
      after: state(new), words: words)
    let said = { (page: SitePage?) in
      page.map {
        [$0.record.text, $0.title, $0.path, "TLP:", $0.record.text("tlp")] + pagesOfTheme($0.path)
      } ?? []
    }
    var touches = [old, new].compactMap { $0?.path }.flatMap { [$0] + pagesOfTheme($0) }
    // A page that the tool makes of others bears the highest of their labels.
    if kind == .pageMarkingChanged {
      touches += toolLists + ["search.html", claimsPage(shown.path)]
      for claim in a.claims.values.filter({ $0.record.page == shown.path }) {
        touches += claim.cites.map { "sources/\($0.source).html" }
      }
    }
    add(change, touches: Set(touches), old: said(old), new: said(new))
  }
}

/// Whether two dates mean the same point, one more exactly or more surely than the other.
private func isSamePoint(_ a: String, _ b: String) -> Bool {
  let plain = { (date: String) in date.filter { !"?~%".contains($0) } }
  let (x, y) = (plain(a), plain(b))
  return x == y || x.hasPrefix(y + "-") || y.hasPrefix(x + "-")
}

/// The page of a theme's claims.
private func claimsPage(_ path: String) -> String {
  path.split(separator: "/").dropLast().map { $0 + "/" }.joined() + "claims.html"
}

/// What else the tool makes of a theme: the page of its claims, its place in lists and in the picture.
private func pagesOfTheme(_ path: String) -> [String] {
  let parts = path.split(separator: "/")
  guard parts.count == 3, parts[0] == "themes", parts[2] == "index.html" else { return [] }
  return [
    "themes/\(parts[1])/claims.html", "claims.html", "timeline.html", "gaps.html", "brief.html",
    "coverage.html",
  ]
}
