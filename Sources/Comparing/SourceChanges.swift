// What became of sources and their paragraphs, as far as the records say. A paragraph that changed under its
// label has drifted; one whose fingerprint stands under another label was relabelled. What the pages alone
// say (copies, checks, errata) is found with the lines that show it, in `HomeChanges.swift`.

import Files

extension Drafting {
  mutating func compareSources() {
    for key in Set(a.sources.keys).union(b.sources.keys).sorted(by: precedes) {
      switch (a.sources[key], b.sources[key]) {
      case (let old?, let new?):
        compareSource(key, old, new)
      case (let old?, nil):
        if let other = keys[key], let new = b.sources[other] {
          rekey(key, old, other, new)
        } else {
          sourceComesOrGoes(key, old, isAdded: false)
        }
      case (nil, let new?):
        if !keys.values.contains(key) { sourceComesOrGoes(key, new, isAdded: true) }
      case (nil, nil): break
      }
    }
    var keys: [String: (a: [String], b: [String])] = [:]
    for id in a.paragraphs.keys { keys[sourceKey(id), default: ([], [])].a.append(id) }
    for id in b.paragraphs.keys { keys[sourceKey(id), default: ([], [])].b.append(id) }
    for key in keys.keys.sorted(by: precedes) where a.sources[key] != nil && b.sources[key] != nil {
      compareParagraphs(keys[key]?.a ?? [], keys[key]?.b ?? [])
    }
  }

  private mutating func sourceComesOrGoes(_ key: String, _ record: SiteRecord, isAdded: Bool) {
    let site = isAdded ? b : a
    let state = sourceState(record, key, record.text)
    let own = site.paragraphs.keys.filter { sourceKey($0) == key }
    let cited = site.claims.values.filter { claim in claim.cites.contains { $0.source == key } }.map(\.id)
    let change = Change(
      kind: isAdded ? .sourceAdded : .sourceRemoved, severity: isAdded ? .info : .warning, page: state.file,
      subject: "source:\(key)", before: isAdded ? nil : state, after: isAdded ? state : nil,
      affects: cited.sorted(by: precedes))
    let said = saying(record, key) + own.flatMap { site.saying(ofParagraph: $0) }
    add(
      change, touches: Set(own + ["source:\(key)", state.file]), old: isAdded ? [] : said,
      new: isAdded ? said : [])
  }

  private mutating func rekey(_ key: String, _ old: SiteRecord, _ other: String, _ new: SiteRecord) {
    let cited = b.claims.values.filter { claim in claim.cites.contains { $0.source == other } }.map(\.id)
    let own = { (site: SiteModel, key: String) in site.paragraphs.keys.filter { sourceKey($0) == key } }
    func said(_ site: SiteModel, _ record: SiteRecord, _ key: String) -> [String] {
      saying(record, key) + own(site, key).flatMap { site.saying(ofParagraph: $0) }
        + Set(site.claims.values.flatMap { $0.cites.filter { $0.source == key } }).flatMap {
          site.saying(of: $0)
        }
        // A note at a page's end leads back to each claim, and stands elsewhere under another key.
        + site.claims.values.filter { $0.cites.contains { $0.source == key } }.map(\.id)
    }
    let change = Change(
      kind: .sourceKeyChanged, severity: ChangeKind.sourceKeyChanged.severity, page: "sources/\(other).html",
      subject: "source:\(other)", before: sourceState(old, key, key), after: sourceState(new, other, other),
      affects: cited.sorted(by: precedes))
    let touches = own(a, key) + own(b, other)
    add(
      change,
      touches: Set(
        touches + ["source:\(key)", "source:\(other)", "sources/\(key).html", "sources/\(other).html"]),
      old: said(a, old, key), new: said(b, new, other))
  }

  private mutating func compareSource(_ key: String, _ old: SiteRecord, _ new: SiteRecord) {
    let fields = old.differingFields(new)
    let (wasRetracted, isRetracted) = (old.text("retracted"), new.text("retracted"))
    if wasRetracted.isEmpty != isRetracted.isEmpty {
      source(key, old, new, isRetracted.isEmpty ? .sourceReinstated : .sourceRetracted) {
        $0.text("retracted")
      }
    }
    if fields.contains("grade") { source(key, old, new, .sourceRegraded) { $0.text("grade") } }
    let isMarked = isMarkingOfDossier(old.text("tlp"), new.text("tlp"))
    var rest = fields.filter { $0 != "grade" && $0 != "retracted" && !($0 == "tlp" && isMarked) }
    if !wasRetracted.isEmpty, !isRetracted.isEmpty, wasRetracted != isRetracted { rest.append("retracted") }
    if !rest.isEmpty || !same(old.text, new.text) || old.language != new.language {
      source(key, old, new, .sourceMetadataChanged) { record in
        ([record.text] + rest.map { "\($0): \(record.text($0))" }).joined(separator: "; ")
      }
    }
  }

  private mutating func source(
    _ key: String, _ old: SiteRecord, _ new: SiteRecord, _ kind: ChangeKind, value: (SiteRecord) -> String
  ) {
    let cited = b.claims.values.filter { claim in claim.cites.contains { $0.source == key } }.map(\.id)
    let change = Change(
      kind: kind, severity: kind.severity, page: "sources/\(key).html", subject: "source:\(key)",
      before: sourceState(old, key, value(old)), after: sourceState(new, key, value(new)),
      affects: kind == .sourceMetadataChanged ? [] : b.resting(on: cited))
    // Its grade stands in each of its paragraphs and wherever one is cited.
    let own = { (site: SiteModel) in
      site.paragraphs.values.filter { sourceKey($0.id) == key }.map { $0.text("grade") }
        + site.claims.values.flatMap { $0.cites.filter { $0.source == key }.map(\.grade) }
    }
    let graded = kind == .sourceRegraded || kind == .sourceRetracted || kind == .sourceReinstated
    add(
      change, touches: Set(["source:\(key)", "sources/\(key).html"] + (graded ? cited : [])),
      old: saying(old, key) + (graded ? Set(own(a)).sorted(by: precedes) : []),
      new: saying(new, key) + (graded ? Set(own(b)).sorted(by: precedes) : []))
  }

  private func sourceState(_ record: SiteRecord, _ key: String, _ value: String) -> ChangeState {
    ChangeState(value: value, language: record.language, file: "sources/\(key).html")
  }

  private func saying(_ record: SiteRecord, _ key: String) -> [String] {
    [key, record.text, "sources/\(key).html"] + record.fields.map { record.text($0.name) }
  }

  // MARK: Paragraphs

  private mutating func compareParagraphs(_ idsA: [String], _ idsB: [String]) {
    let isSame = { (id: String) in
      a.paragraphs[id].flatMap { old in b.paragraphs[id].map { old.says($0) } } ?? false
    }
    if idsA.count == idsB.count, idsA.allSatisfy(isSame) { return }
    let (setA, setB) = (Set(idsA), Set(idsB))
    let order = { (ids: [String]) in
      ids.map { ($0, labelRank(label($0))) }.sorted { $0.1 < $1.1 }.map(\.0)
    }
    // By fingerprint, for those that only one paragraph has.
    let prints = { (site: SiteModel, ids: [String]) in
      Dictionary(
        ids.compactMap { id in site.paragraphs[id].map { ($0.text("fp"), [id]) } }, uniquingKeysWith: +
      ).filter { !$0.key.isEmpty && $0.value.count == 1 }.mapValues { $0[0] }
    }
    let (placesA, placesB) = (prints(a, idsA), prints(b, idsB))
    var relabelled: [String: String] = [:]
    for id in order(idsA) {
      guard let print = a.paragraphs[id]?.text("fp"), !print.isEmpty, b.paragraphs[id]?.text("fp") != print,
        placesA[print] == id, let other = placesB[print], a.paragraphs[other]?.text("fp") != print
      else { continue }
      relabelled[id] = other
      relabel(id, other)
    }
    let targets = Set(relabelled.values)
    for id in order(idsA) where relabelled[id] == nil {
      if setB.contains(id), !targets.contains(id) {
        compareParagraph(id)
      } else {
        paragraphComesOrGoes(id, isAdded: false)
      }
    }
    for id in order(idsB) where !targets.contains(id) && (!setA.contains(id) || relabelled[id] != nil) {
      paragraphComesOrGoes(id, isAdded: true)
    }
  }

  private mutating func relabel(_ old: String, _ new: String) {
    // A claim that still names the old label now rests on another paragraph.
    let stale = (a.claimsOfParagraph[old] ?? []).filter { claim in
      pairs.bOfA[claim].map { b.claimsOfParagraph[old]?.contains($0) == true } ?? false
    }
    paragraph(
      .paragraphRelabelled, old, new, stale.isEmpty ? .warning : .high,
      flags: stale.isEmpty ? [] : [.underUnchangedClaim], affects: stale)
    if !same(a.paragraphs[old]?.text ?? "", b.paragraphs[new]?.text ?? "") { digest(old, new) }
  }

  private mutating func paragraphComesOrGoes(_ id: String, isAdded: Bool) {
    let site = isAdded ? b : a
    let state = site.state(ofParagraph: id)
    let change = Change(
      kind: isAdded ? .paragraphAdded : .paragraphRemoved, severity: isAdded ? .info : .warning,
      page: state.file, subject: id, before: isAdded ? nil : state, after: isAdded ? state : nil,
      affects: site.resting(onParagraph: id))
    let said = site.saying(ofParagraph: id)
    add(change, touches: [id], old: isAdded ? [] : said, new: isAdded ? said : [])
  }

  private mutating func compareParagraph(_ id: String) {
    guard let old = a.paragraphs[id], let new = b.paragraphs[id], !old.says(new) else { return }
    let fields = old.differingFields(new)
    if fields.contains("fp"), !old.text("fp").isEmpty, !new.text("fp").isEmpty { drift(id) }
    if !same(old.text, new.text) { digest(id, id) }
    let key = sourceKey(id)
    let credibility = { (record: SiteRecord) in record.text("grade").drop { !$0.isNumber } }
    if credibility(old) != credibility(new)
      || (fields.contains("grade") && a.sources[key]?.text("grade") == b.sources[key]?.text("grade"))
    {
      paragraph(.paragraphRegraded, id, id, affects: b.resting(onParagraph: id)) { site in
        site.paragraphs[id]?.text("grade") ?? ""
      }
    }
    let own = { (site: SiteModel, record: SiteRecord) in
      // A source that was taken back marks each of its paragraphs.
      (site.sources[key]?.text("retracted") ?? "").isEmpty ? record.text("retracted") : ""
    }
    if own(a, old).isEmpty != own(b, new).isEmpty,
      a.sources[key]?.text("retracted") == b.sources[key]?.text("retracted")
    {
      let kind = own(b, new).isEmpty ? ChangeKind.paragraphReinstated : .paragraphRetracted
      paragraph(kind, id, id, affects: b.resting(onParagraph: id))
    }
    let hasPrint = !old.text("fp").isEmpty && !new.text("fp").isEmpty
    let sentencesAlone = fields.contains("sentences") && !fields.contains("fp")
    if sentencesAlone || (fields.contains("fp") && !hasPrint) || old.language != new.language {
      paragraph(.paragraphDetailsChanged, id, id) { $0.paragraphs[id]?.text("fp") ?? "" }
    }
  }

  private mutating func drift(_ id: String) {
    let unchanged = (b.claimsOfParagraph[id] ?? []).filter { claim in
      !reworded.contains(claim)
        && pairs.aOfB[claim].map { a.claimsOfParagraph[id]?.contains($0) == true } ?? false
    }
    paragraph(
      .paragraphDrifted, id, id, flags: unchanged.isEmpty ? [] : [.underUnchangedClaim],
      affects: b.resting(onParagraph: id))
  }

  private mutating func digest(_ old: String, _ new: String) {
    paragraph(
      .digestChanged, old, new,
      words: wordRuns(a.paragraphs[old]?.text ?? "", b.paragraphs[new]?.text ?? ""),
      affects: b.claimsOfParagraph[new] ?? [])
  }

  private mutating func paragraph(
    _ kind: ChangeKind, _ old: String, _ new: String, _ severity: Severity? = nil, flags: [ChangeFlag] = [],
    words: [WordRun] = [], affects: [String] = [], value: ((SiteModel) -> String)? = nil
  ) {
    var (before, after) = (a.state(ofParagraph: old), b.state(ofParagraph: new))
    if let value { (before.value, after.value) = (value(a), value(b)) }
    let change = Change(
      kind: kind, severity: severity ?? kind.severity, flags: flags, page: after.file, subject: new,
      before: before, after: after, words: words, affects: affects)
    // Its grade stands in the rows of the claims that cite it.
    let grades = { (site: SiteModel, id: String) in
      (site.claimsOfParagraph[id] ?? []).flatMap { site.claims[$0]?.cites ?? [] }
        .filter { $0.source == sourceKey(id) }.map(\.grade)
    }
    // A mark of several paragraphs names the first alone.
    let ranges = { (site: SiteModel, id: String) in
      (site.claimsOfParagraph[id] ?? []).flatMap { site.claims[$0]?.cites ?? [] }
        .filter { $0.source == sourceKey(id) && $0.first != $0.last }.map { "\($0.source)#\($0.first)" }
    }
    add(
      change, touches: Set([old, new] + ranges(a, old) + ranges(b, new)),
      old: a.saying(ofParagraph: old) + grades(a, old),
      new: b.saying(ofParagraph: new) + grades(b, new))
  }
}

/// Sources that one side alone has and that are the same in all but their key: by the key in A, that in B.
func rekeyedSources(_ a: SiteModel, _ b: SiteModel) -> [String: String] {
  let gone = a.sources.keys.filter { b.sources[$0] == nil }
  let come = b.sources.keys.filter { a.sources[$0] == nil }
  guard !gone.isEmpty, !come.isEmpty else { return [:] }
  let own = { (site: SiteModel) in
    Dictionary(grouping: site.paragraphs.values) { sourceKey($0.id) }
  }
  let (ownA, ownB) = (own(a), own(b))
  func isSame(_ key: String, _ other: String) -> Bool {
    guard let old = a.sources[key], let new = b.sources[other], saysAlike(old, new, [key, other]),
      let paragraphs = ownA[key], paragraphs.count == ownB[other]?.count
    else { return false }
    return paragraphs.allSatisfy { paragraph in
      b.paragraphs["\(other)#\(label(paragraph.id))"].map { saysAlike(paragraph, $0) } ?? false
    }
  }
  var found: [String: String] = [:]
  for key in gone {
    let alike = come.filter { isSame(key, $0) }
    // Of two that are alike neither is taken for the other.
    guard alike.count == 1, gone.count(where: { isSame($0, alike[0]) }) == 1 else { continue }
    found[key] = alike[0]
  }
  return found
}

/// Whether all of a record but its id and page is another's. A field may hold its key where the other holds
/// the other key.
private func saysAlike(_ a: SiteRecord, _ b: SiteRecord, _ keys: [String] = []) -> Bool {
  a.language == b.language && same(a.text, b.text)
    && a.differingFields(b).allSatisfy { [a.text($0), b.text($0)] == keys }
}
