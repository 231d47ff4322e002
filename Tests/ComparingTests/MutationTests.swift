// Scripts of known edits on made-up dossiers: the comparison returns exactly them, accounts for every line,
// and says from B to A the mirror of what it says from A to B.

import Comparing
import Files
import Records
import SiteSupport
import Support
import Testing

/// Edits of different things, and what a comparison is to say of them: `KIND SUBJECT`.
struct Script {
  var before: SyntheticDossier
  var after: SyntheticDossier
  var expected: Set<String> = []
  private var random: SplitMix64
  /// Claims and notes that an edit has touched.
  private var taken: Set<String> = []

  init(_ dossier: SyntheticDossier, seed: UInt64) {
    (before, after, random) = (dossier, dossier, SplitMix64(seed: seed))
    for place in before.locations {
      let claim = before[place]
      // What others refer to changes them too.
      for relation in claim.relations { taken.formUnion([claim.id, relation.target]) }
    }
    for judgement in before.judgements { taken.formUnion(judgement.restsOn) }
    for note in before.notes { taken.formUnion(note.embeds) }
    let count = random.number(1..<21)
    while expected.count < count { edit() }
  }

  private mutating func edit() {
    switch random.number(0..<12) {
    case 0, 1: reword()
    case 2: add()
    case 3: remove()
    case 4: move()
    case 5, 6: retarget()
    case 7: judgement()
    case 8: digest()
    case 9: drift()
    case 10: retitle()
    default: regrade()
    }
  }

  private mutating func freeClaim() -> SyntheticDossier.Claim? {
    let places = after.locations
    let claim = after[places[random.number(0..<places.count)]]
    return taken.contains(claim.id) ? nil : claim
  }

  private mutating func take(_ id: String, _ said: String) {
    taken.insert(id)
    expected.insert(said)
  }

  private mutating func reword() {
    guard let claim = freeClaim() else { return }
    after = after.applying(.rewordClaim(claim.id, sentence: 0, lead: claim.sentences[0].lead + " anew"))
    take(claim.id, "claim-reworded \(claim.id)")
  }

  private mutating func add() {
    let places = after.locations
    let place = places[random.number(0..<places.count)]
    let note = "note \(place.note)"
    guard !taken.contains(note) else { return }
    if case .callout = after.notes[place.note].sections[place.section].shape { return }
    var ids = places.map { after[$0].id }
    let id = after.newID(&ids, &random)
    let claim = after.claim(id, in: after.notes[place.note].sections[place.section].shape, &random)
    after = after.applying(
      .addClaim(claim, note: place.note, section: place.section, index: place.index, judgement: nil))
    taken.insert(id)
    take(note, "claim-added \(id)")
  }

  private mutating func remove() {
    guard let claim = freeClaim(), let place = after.location(of: claim.id),
      after.notes[place.note].sections[place.section].claims.count > 1
    else { return }
    let isCallout =
      if case .callout = after.notes[place.note].sections[place.section].shape { true } else { false }
    guard !isCallout, !taken.contains("note \(place.note)") else { return }
    after = after.applying(.removeClaim(claim.id))
    taken.insert("note \(place.note)")
    take(claim.id, "claim-removed \(claim.id)")
  }

  /// From one end of three to the other: then it is this one that moved, and no other.
  private mutating func move() {
    guard let claim = freeClaim(), let place = after.location(of: claim.id),
      !taken.contains("note \(place.note)"),
      after.notes[place.note].sections[place.section].claims.count == 3, place.index != 1
    else { return }
    after = after.applying(.moveClaimWithinPage(claim.id, section: place.section, index: 2 - place.index))
    taken.insert("note \(place.note)")
    take(claim.id, "claim-moved \(claim.id)")
  }

  private mutating func retarget() {
    guard let claim = freeClaim(),
      let sentence = claim.sentences.firstIndex(where: { !$0.citations.isEmpty })
    else { return }
    let all = claim.sentences.flatMap(\.citations)
    let old = claim.sentences[sentence].citations[0]
    var new = SyntheticDossier.Citation(source: old.source, first: random.number(1..<19), last: 0)
    // Another source of the same make, so that no badge changes with it.
    let other = random.number(0..<after.sources.count)
    if all.count == 1, after.sources[other].genre == after.sources[old.source].genre { new.source = other }
    new.last = new.first
    guard !all.contains(where: { $0.source == new.source && ($0.first...$0.last).contains(new.first) }),
      all.count(where: { $0.source == old.source }) == 1,
      !claim.sentences.contains(where: { $0.mention?.source == new.source })
    else { return }
    after = after.applying(.retargetCitation(claim.id, sentence: sentence, citation: 0, to: new))
    take(claim.id, "citation-retargeted \(claim.id)")
  }

  private mutating func judgement() {
    let number = random.number(0..<after.judgements.count)
    let old = after.judgements[number]
    guard !taken.contains(old.id) else { return }
    let field = ["confidence", "likelihood", "basis", "would-change"][random.number(0..<4)]
    var said = "judgement-details-changed"
    var value = random.words(6)
    if field == "confidence" {
      let steps = ["low", "moderate", "high"]
      value = steps[random.number(0..<3)]
      guard let from = steps.firstIndex(of: old.confidence), let to = steps.firstIndex(of: value), from != to
      else { return }
      said = from < to ? "confidence-raised" : "confidence-lowered"
    } else if field == "likelihood" {
      value = ["unlikely", "likely", "very likely"][random.number(0..<3)]
      guard value != old.likelihood else { return }
      said = "likelihood-changed"
    }
    after = after.applying(.changeJudgementField(number, field: field, value: value))
    take(old.id, "\(said) \(old.id)")
  }

  private mutating func digest() {
    let (source, paragraph) = (random.number(0..<after.sources.count), random.number(0..<18))
    let id = "\(SyntheticDossier.sourceKey(source))#p\(paragraph + 1)"
    guard !taken.contains(id) else { return }
    after.sources[source].digests[paragraph] += " " + random.words(2)
    take(id, "digest-changed \(id)")
  }

  private mutating func drift() {
    let source = random.number(0..<after.sources.count)
    guard let bytes = after.sources[source].paragraphs else { return }
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    let line = random.number(0..<lines.count)
    let label = lines[line].split(separator: "\"")[3]
    let id = "\(SyntheticDossier.sourceKey(source))#\(label)"
    guard !taken.contains(id), let print = lines[line].firstRange(of: "v1:") else { return }
    let digit = lines[line][print.upperBound]
    lines[line].replaceSubrange(print.upperBound...print.upperBound, with: digit == "0" ? "1" : "0")
    after.sources[source].paragraphs = Array(lines.map { $0 + "\n" }.joined().utf8)
    take(id, "paragraph-drifted \(id)")
  }

  private mutating func retitle() {
    let number = random.number(0..<after.notes.count)
    let path = after.notes[number].stem + ".html"
    guard after.notes[number].name != "index", !taken.contains(path) else { return }
    after.notes[number].title += " " + random.words(1)
    take(path, "page-retitled \(path)")
  }

  private mutating func regrade() {
    let source = random.number(0..<after.sources.count)
    let id = "source:\(SyntheticDossier.sourceKey(source))"
    guard !taken.contains(id) else { return }
    let old = after.sources[source].grade
    after.sources[source].grade = old == "B" ? "C" : "B"
    take(id, "source-regraded \(id)")
  }
}

/// The files of a built site.
func siteTree(_ tree: FileTree) async throws -> FileTree {
  let site = try await buildSite(tree)
  return FileTree(site.files.map { SourceFile(path: $0.key, bytes: $0.value) })
}

/// What a comparison says, as `KIND SUBJECT`.
func said(_ comparison: Comparison) -> Set<String> {
  Set(comparison.changes.map { "\($0.kind.rawValue) \($0.subject)" })
}

private let dossier = SyntheticDossier(seed: 7)

@Suite struct MutationTests {
  @Test(arguments: campaignSeeds(1...12))
  func aComparisonReturnsTheEditsAndNothingElse(seed: UInt64) async throws {
    let script = Script(dossier, seed: seed)
    let (a, b) = (try await siteTree(script.before.tree()), try await siteTree(script.after.tree()))
    await Task.yield()
    let found = try compare(ComparedSite(name: "a", tree: a), ComparedSite(name: "b", tree: b))
    await Task.yield()
    #expect(said(found).subtracting(script.expected).sorted() == [], "seed \(seed)")
    #expect(script.expected.subtracting(said(found)).sorted() == [], "seed \(seed)")
    let left = found.accounting.unexplained.map {
      "\($0.file):\($0.line) \($0.isRemoved ? "-" : "+") \($0.text)"
    }
    #expect(left == [], "seed \(seed)")
    #expect(found.accounting.lines > 0 && Set(found.changes.map(\.id)).count == found.changes.count)
    // Every line is counted: as many as a comparison line by line counts.
    let back = try compare(ComparedSite(name: "b", tree: b), ComparedSite(name: "a", tree: a))
    #expect(Set(back.changes.map(mirrored)) == Set(found.changes.map { "\($0.kind.rawValue) \($0.subject)" }))
    #expect(back.accounting.unexplained == [], "seed \(seed)")
    #expect(back.accounting.added == found.accounting.removed)
    #expect(back.accounting.removed == found.accounting.added)
  }

  /// What a change would be from the other side.
  private func mirrored(_ change: Change) -> String {
    let name = change.kind.rawValue
    let pairs = [
      ("-added", "-removed"), ("-raised", "-lowered"), ("-broken", "-fixed"), ("-removed", "-added"),
      ("-lowered", "-raised"), ("-fixed", "-broken"),
    ]
    for (end, other) in pairs where name.hasSuffix(end) {
      return name.dropLast(end.count) + other + " " + change.subject
    }
    return "\(name) \(change.subject)"
  }

  @Test func aSiteIsItself() async throws {
    let site = try await siteTree(dossier.tree())
    let found = try compare(ComparedSite(name: "a", tree: site), ComparedSite(name: "a", tree: site))
    #expect(found.changes.isEmpty && found.accounting.files == 0 && found.accounting.lines == 0)
  }

  /// With 5 % of the ids taken away, what changed is found by likeness.
  @Test func editsAreFoundWithoutIDs() async throws {
    var (right, told, wanted) = (0, 0, 0)
    for seed in campaignSeeds(101...106) {
      let script = Script(dossier, seed: seed)
      var random = SplitMix64(seed: seed)
      let referred = Set(
        dossier.judgements.flatMap(\.restsOn) + dossier.notes.flatMap(\.embeds)
          + dossier.locations.flatMap { dossier[$0].relations.map(\.target) })
      let bare = dossier.locations.map { dossier[$0].id }.filter {
        !referred.contains($0) && random.oneIn(20)
      }
      #expect(!bare.isEmpty)
      let sites = try await [script.before, script.after].asyncMap {
        try await siteTree(without(bare, $0.tree()))
      }
      let found = try compare(
        ComparedSite(name: "a", tree: sites[0]), ComparedSite(name: "b", tree: sites[1]))
      // A claim without an id is known by its words; those of the edited dossier are told in full.
      let full = try await siteTree(script.after.tree())
      let old = try await siteTree(script.before.tree())
      let ids = claimsByText(old).merging(claimsByText(full)) { $1 }
      let names = found.changes.map { change in
        let text = change.after?.text ?? change.before?.text ?? ""
        let subject = change.subject.hasPrefix("u-") ? ids[text] ?? change.subject : change.subject
        return "\(change.kind.rawValue) \(subject)"
      }
      right += Set(names).intersection(script.expected).count
      told += Set(names).count
      wanted += script.expected.count
    }
    #expect(Double(right) >= 0.95 * Double(told), "precision \(right) of \(told)")
    #expect(Double(right) >= 0.95 * Double(wanted), "recall \(right) of \(wanted)")
  }

  /// Takes the ids of claims out of notes.
  private func without(_ ids: [String], _ tree: FileTree) -> FileTree {
    tree.with(
      tree.files.filter { $0.path.hasPrefix("content/themes/") }.map { file in
        var text = String(decoding: file.bytes, as: UTF8.self)
        for id in ids {
          text = text.replacing(" ^\(id)", with: "").replacing("{#\(id) ", with: "{").replacing(
            " {#\(id)}", with: "")
        }
        return SourceFile(path: file.path, text: text)
      })
  }

  private func claimsByText(_ site: FileTree) -> [String: String] {
    var ids: [String: String] = [:]
    for file in site.files where file.path.hasPrefix("data/themes/") {
      for read in readShards(file.bytes).records where read.record.kind == .claim {
        ids[read.record.text] = read.record.id
      }
    }
    return ids
  }
}

extension Array {
  fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async throws -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await body(element)) }
    return values
  }
}
