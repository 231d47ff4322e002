// Changes while they are found: each with what it may have touched, so that the lines of the site can be
// accounted for by it afterwards.

import Files
import Records

/// A change, and what the lines that it explains may speak of and say.
struct Draft {
  var change: Change
  /// Whatever a line must be about to be explained: a claim's id, `KEY#p2`, `source:KEY`, a page's path.
  var touches: Set<String>
  /// The texts whose words may go from the lines of A, and those whose words may come in the lines of B.
  var old: [String]
  var new: [String]
}

/// Both sites and what was found so far.
struct Drafting {
  let a: SiteModel
  let b: SiteModel
  let pairs: ClaimPairs
  /// Sources that have another key and are the same in all else: the key in B, by that in A.
  let keys: [String: String]
  /// The claims of B that moved.
  let moved: Set<String>
  /// What each dossier says of itself.
  let details: (a: DossierDetails, b: DossierDetails)
  /// The names that both dossiers know, once a text is looked through for them.
  lazy var names = IndexedNames(knownNames())
  /// Whether full texts of paragraphs may be told.
  let isPrivate: Bool
  var drafts: [Draft] = []
  /// Claims of B whose words changed; added and removed ones too, by their own ids.
  var reworded: Set<String> = []

  init(_ a: SiteModel, _ b: SiteModel, isPrivate: Bool) {
    (self.a, self.b, self.isPrivate) = (a, b, isPrivate)
    pairs = pairClaims(a, b)
    keys = rekeyedSources(a, b)
    moved = movedClaims(a, b, pairs)
    details = (DossierDetails(a), DossierDetails(b))
  }

  mutating func add(
    _ change: Change, touches: Set<String>, old: [String], new: [String]
  ) {
    drafts.append(Draft(change: change, touches: touches, old: old, new: new))
  }
}

// MARK: What a claim touches

extension SiteModel {
  /// What lines may speak of where a claim stands, is quoted or is linked.
  func touches(of claim: SiteClaim) -> Set<String> {
    var touched: Set = [claim.id]
    touched.formUnion(claim.record.texts("events"))
    return touched
  }

  /// And what it leads to: paragraphs, sources, entities, related claims, judgements, pages.
  func reach(of claim: SiteClaim) -> Set<String> {
    var reach = touches(of: claim)
    for paragraph in citedParagraphs(claim) {
      reach.insert(paragraph)
      let key = sourceKey(paragraph)
      reach.formUnion(["source:\(key)", "sources/\(key).html", "x_\(theme(claim.record.page))_\(key)"])
    }
    for entity in claim.record.texts("entities") {
      reach.formUnion(["entity:\(entity)", "entities/\(entity).html"])
    }
    for relation in claim.record.rows("relations") where relation.count > 1 {
      reach.insert(relation[1])
      // A dispute shows the paragraphs of both sides.
      if let other = claims[relation[1]] { reach.formUnion(citedParagraphs(other)) }
    }
    reach.formUnion(restingOnClaim[claim.id] ?? [])
    reach.insert(claim.record.page)
    return reach
  }

  /// The texts that stand where a claim stands or is quoted.
  func saying(of claim: SiteClaim) -> [String] {
    let record = claim.record
    var texts = [record.id, record.text, pages[record.page]?.title ?? "", record.page, claim.kind]
    for event in record.texts("events").compactMap({ events[$0] }) {
      texts += [event.id, event.text, event.text("date"), event.text("basis")]
    }
    return texts
  }

  /// The texts that stand where it is linked with what it leads to.
  func sayingAll(of claim: SiteClaim) -> [String] {
    var texts = saying(of: claim)
    for cite in claim.cites { texts += saying(of: cite) }
    for paragraph in citedParagraphs(claim) { texts += saying(ofParagraph: paragraph) }
    for id in claim.record.texts("entities") { texts += ["entities/\(id).html", entities[id]?.text ?? ""] }
    for relation in claim.record.rows("relations") {
      texts += relation
      if relation.count > 1, let other = claims[relation[1]] {
        texts += [other.record.text, other.record.page, pages[other.record.page]?.title ?? ""]
        texts += other.cites.flatMap { saying(of: $0) }
        texts += citedParagraphs(other).flatMap { saying(ofParagraph: $0) }
      }
    }
    for id in restingOnClaim[claim.id] ?? [] {
      texts += [id, claims[id]?.record.page ?? "", judgements[id]?.page ?? ""]
    }
    texts += claim.record.texts("events") + [claim.record.text("settle")]
    return texts
  }

  func saying(of cite: Cite) -> [String] {
    [
      cite.source, cite.first, cite.last, shownLabel(cite.first) + "–" + shownLabel(cite.last), cite.grade,
      cite.role, cite.fingerprint, sources[cite.source]?.text("label") ?? "",
      sources[cite.source]?.text ?? "", "sources/\(cite.source).html",
    ]
  }

  func saying(ofParagraph id: String) -> [String] {
    let record = paragraphs[id]
    let key = sourceKey(id)
    let fingerprint = record?.text("fp") ?? ""
    return [
      record?.text ?? "", record?.text("grade") ?? "", String(fingerprint.dropFirst(3).prefix(8)),
      // What parts the one from the other.
      fingerprint, fingerprint.isEmpty ? "" : "·",
      label(id), shownLabel(label(id)), String(label(id).dropFirst()), key, sources[key]?.text("label") ?? "",
      record?.text("retracted") ?? "",
    ]
  }

  /// The theme of a page's path, as the coverage page's ids name it.
  func theme(_ page: String) -> String {
    let parts = page.split(separator: "/")
    return parts.count > 2 && parts[0] == "themes" ? String(parts[1]) : ""
  }
}

// MARK: One side of a change

extension SiteModel {
  func state(of claim: SiteClaim) -> ChangeState {
    ChangeState(
      text: claim.record.text, language: claim.record.language, kind: claim.kind, cites: claim.cites,
      file: claim.record.page, anchor: claim.id)
  }

  func state(ofJudgement record: SiteRecord) -> ChangeState {
    ChangeState(
      text: record.text, language: record.language, confidence: record.text("confidence"),
      likelihood: record.text("likelihood"), file: record.page, anchor: record.id)
  }

  func state(ofParagraph id: String) -> ChangeState {
    let record = paragraphs[id]
    return ChangeState(
      text: record?.text ?? "", value: shownParagraph(id), language: record?.language ?? "",
      paragraphs: [paragraph(id)], file: "sources/\(sourceKey(id)).html", anchor: label(id))
  }

  func paragraph(_ id: String) -> ParagraphState {
    let record = paragraphs[id]
    return ParagraphState(
      source: sourceKey(id), label: label(id), digest: record?.text ?? "", full: "",
      grade: record?.text("grade") ?? "", fingerprint: record?.text("fp") ?? "",
      file: "sources/\(sourceKey(id)).html", line: 0)
  }

  /// All claims and judgements that rest on a paragraph, directly or through other claims; sorted.
  func resting(onParagraph id: String) -> [String] {
    resting(on: claimsOfParagraph[id] ?? [])
  }

  /// The given claims and what rests on them.
  func resting(on claims: [String]) -> [String] {
    var seen = Set(claims)
    var waiting = claims
    while let id = waiting.popLast() {
      for other in restingOnClaim[id] ?? [] where seen.insert(other).inserted { waiting.append(other) }
    }
    return seen.sorted(by: precedes)
  }
}
