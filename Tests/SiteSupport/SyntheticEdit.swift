// One edit of the made-up dossier, what it may cost in changed lines, and which files it may touch
//.

extension SyntheticDossier {
  package enum Edit: Sendable, CustomStringConvertible {
    case rewordClaim(String, sentence: Int, lead: String)
    /// Before the claim at `index` of a section; `judgement` is one that is to rest on it.
    case addClaim(Claim, note: Int, section: Int, index: Int, judgement: Int?)
    case removeClaim(String)
    /// To another index of a section of the same shape on the same page.
    case moveClaimWithinPage(String, section: Int, index: Int)
    case retargetCitation(String, sentence: Int, citation: Int, to: Citation)
    case changeJudgementField(Int, field: String, value: String)
    case changeStylesheet(String)
    case none

    package var description: String {
      switch self {
      case .rewordClaim(let id, let sentence, _): "reword sentence \(sentence + 1) of \(id)"
      case .addClaim(let claim, let note, let section, let index, let judgement):
        "add \(claim.id) to note \(note), part \(section + 1), at \(index)"
          + (judgement.map { ", with a judgement (\($0)) that rests on it" } ?? "")
      case .removeClaim(let id): "remove \(id)"
      case .moveClaimWithinPage(let id, let section, let index):
        "move \(id) to part \(section + 1), at \(index)"
      case .retargetCitation(let id, _, _, let to):
        "retarget a citation of \(id) to \(sourceKey(to.source)) ¶\(to.first)"
      case .changeJudgementField(let number, let field, _): "change \(field) of judgement \(number + 1)"
      case .changeStylesheet: "change the stylesheet"
      case .none: "change nothing"
      }
    }
  }

  /// What the design allows an edit.
  package struct Allowance: Sendable {
    /// Changed lines each way; `nil` where only files are counted.
    package var lines: Int?
    package var files: Set<String>
    /// How `lines` came about.
    package var sum: String
  }

  package struct Location: Sendable, Equatable {
    package var note: Int
    package var section: Int
    package var index: Int
  }

  package var locations: [Location] {
    notes.indices.flatMap { note in
      notes[note].sections.indices.flatMap { section in
        notes[note].sections[section].claims.indices.map { Location(note: note, section: section, index: $0) }
      }
    }
  }

  package func location(of id: String) -> Location? { locations.first { self[$0].id == id } }

  package subscript(place: Location) -> Claim {
    get { notes[place.note].sections[place.section].claims[place.index] }
    set { notes[place.note].sections[place.section].claims[place.index] = newValue }
  }
}

// MARK: Applying

extension SyntheticDossier {
  package func applying(_ edit: Edit) -> SyntheticDossier {
    var edited = self
    switch edit {
    case .rewordClaim(let id, let sentence, let lead):
      edited.change(id) { $0.sentences[sentence].lead = lead }
    case .addClaim(let claim, let note, let section, let index, let judgement):
      edited.notes[note].sections[section].claims.insert(claim, at: index)
      if let judgement { edited.judgements[judgement].restsOn.append(claim.id) }
    case .removeClaim(let id): edited.remove(id)
    case .moveClaimWithinPage(let id, let section, let index):
      guard let from = location(of: id) else { preconditionFailure("no claim \(id)") }
      let claim = edited.notes[from.note].sections[from.section].claims.remove(at: from.index)
      edited.notes[from.note].sections[section].claims.insert(claim, at: index)
    case .retargetCitation(let id, let sentence, let citation, let to):
      edited.change(id) { $0.sentences[sentence].citations[citation] = to }
    case .changeJudgementField(let number, let field, let value):
      switch field {
      case "confidence": edited.judgements[number].confidence = value
      case "likelihood": edited.judgements[number].likelihood = value
      case "basis": edited.judgements[number].basis = value
      default: edited.judgements[number].wouldChange = value
      }
    case .changeStylesheet(let text): edited.stylesheet = text
    case .none: break
    }
    return edited
  }

  private mutating func change(_ id: String, _ body: (inout Claim) -> Void) {
    guard let place = location(of: id) else { preconditionFailure("no claim \(id)") }
    body(&self[place])
  }

  /// Also takes out what other claims and judgements say of it.
  private mutating func remove(_ id: String) {
    guard let place = location(of: id) else { preconditionFailure("no claim \(id)") }
    notes[place.note].sections[place.section].claims.remove(at: place.index)
    for other in locations { self[other].relations.removeAll { $0.target == id } }
    for number in judgements.indices { judgements[number].restsOn.removeAll { $0 == id } }
    for number in notes.indices { notes[number].embeds.removeAll { $0 == id } }
  }
}

// MARK: Cost

extension SyntheticDossier {
  /// The numbers k, e, t and q of the design for a claim as it stands.
  package struct Numbers: Sendable {
    package var paragraphs: Set<Citation> = []
    /// Ids of those that are linked, and of those that are named.
    package var entities: Set<String> = []
    package var events = 0
    package var quotingPlaces = 0

    package var reword: Int { 4 + paragraphs.count + entities.count + 3 * events + quotingPlaces }
  }

  package func numbers(_ id: String) -> Numbers {
    guard let place = location(of: id) else { preconditionFailure("no claim \(id)") }
    var numbers = Numbers()
    numbers.paragraphs = Self.paragraphs(self[place])
    // A paragraph that mentions the claim quotes it like one that is cited.
    numbers.paragraphs.formUnion(self[place].sentences.compactMap(\.mention))
    numbers.entities = Set(
      self[place].sentences.flatMap { sentence in
        [sentence.entity.map(Self.entityID), sentence.named.map(Self.namedID)].compactMap { $0 }
      })
    numbers.events = self[place].sentences.count { $0.date != nil }
    numbers.quotingPlaces = judgements.count { $0.restsOn.contains(id) }
    numbers.quotingPlaces += notes.count { $0.embeds.contains(id) }
    // A dispute quotes both of its claims.
    numbers.quotingPlaces += relations(of: id).count { $0.name == "contradicts" }
    if notes[place.note].sections[place.section].shape == .callout("GAP") { numbers.quotingPlaces += 1 }
    return numbers
  }

  /// Relations in which a claim is either end; `target` is the other end.
  private func relations(of id: String) -> [Relation] {
    locations.flatMap { place in
      self[place].relations.compactMap { relation -> Relation? in
        if self[place].id == id { return relation }
        return relation.target == id ? Relation(name: relation.name, target: self[place].id) : nil
      }
    }
  }

  private static func paragraphs(_ claim: Claim) -> Set<Citation> {
    Set(
      claim.sentences.flatMap(\.citations).flatMap { citation in
        (citation.first...citation.last).map { Citation(source: citation.source, first: $0, last: $0) }
      })
  }

  /// Paragraphs that a page cites in one claim alone.
  private func ownNotes(_ id: String) -> Set<Citation> {
    guard let place = location(of: id) else { preconditionFailure("no claim \(id)") }
    let others = locations.filter { $0.note == place.note && $0 != place }
    return Self.paragraphs(self[place]).subtracting(others.flatMap { Self.paragraphs(self[$0]) })
  }

  /// The pages and shards that show a claim, and those that the design lets any edit of a claim touch.
  private func mirrors(_ id: String) -> Set<String> {
    guard let place = location(of: id) else { preconditionFailure("no claim \(id)") }
    let note = notes[place.note]
    let theme = "themes/\(Self.themeName(note.theme))"
    var files: Set<String> = [
      note.stem + ".html", "data/\(note.stem).js", theme + "/claims.html", theme + "/index.html",
      "index.html", "coverage.html",
    ]
    let numbers = numbers(id)
    for paragraph in numbers.paragraphs { files.insert("sources/\(Self.sourceKey(paragraph.source)).html") }
    for entity in numbers.entities { files.insert("entities/\(entity).html") }
    // Neighbours: a note that it links to may list the page.
    for linked in self[place].sentences.compactMap(\.note) { files.insert(notes[linked].stem + ".html") }
    for other in notes where other.embeds.contains(id) {
      files.insert(other.stem + ".html")
    }
    if numbers.events > 0 { files.insert("timeline.html") }
    if judgements.contains(where: { $0.restsOn.contains(id) }) { files.insert("brief.html") }
    if relations(of: id).contains(where: { $0.name == "contradicts" }) { files.insert("disputes.html") }
    if note.sections[place.section].shape == .callout("GAP") { files.insert("gaps.html") }
    return files
  }

  /// What an edit of this dossier may change. `claimLines` gives the lines of a claim on its page.
  package func allowance(_ edit: Edit, claimLines: (String) -> Int) -> Allowance {
    let after = applying(edit)
    switch edit {
    case .rewordClaim(let id, _, _):
      let n = numbers(id)
      return Allowance(
        lines: n.reword, files: mirrors(id),
        sum:
          "4+k+e+3t+q with k=\(n.paragraphs.count) e=\(n.entities.count) t=\(n.events) q=\(n.quotingPlaces)")
    case .addClaim(let claim, _, _, _, let judgement):
      return after.wholeClaim(claim.id, changesJudgement: judgement != nil)
    case .removeClaim(let id):
      return wholeClaim(id, changesJudgement: judgements.contains { $0.restsOn.contains(id) })
    case .moveClaimWithinPage(let id, _, _):
      return Allowance(
        lines: claimLines(id) + 2, files: mirrors(id), sum: "the claim's \(claimLines(id)) lines + 2")
    case .retargetCitation(let id, _, _, _):
      // New notes count one way, gone ones the other.
      let new = after.ownNotes(id).subtracting(ownNotes(id)).count
      let gone = ownNotes(id).subtracting(after.ownNotes(id)).count
      return Allowance(
        lines: 24 + 9 * max(new, gone), files: mirrors(id).union(after.mirrors(id)),
        sum: "24+9n with n=\(max(new, gone))")
    case .changeJudgementField:
      return Allowance(lines: 6, files: ["index.html", "data/index.js", "brief.html"], sum: "6")
    case .changeStylesheet: return Allowance(lines: nil, files: ["assets/dossier.css"], sum: "one file")
    case .none: return Allowance(lines: 0, files: [], sum: "nothing")
    }
  }

  private func wholeClaim(_ id: String, changesJudgement: Bool) -> Allowance {
    let n = numbers(id)
    let new = ownNotes(id).count
    let others = relations(of: id).map(\.target)
    var lines =
      20 + 13 * n.paragraphs.count + 9 * new + 3 * n.entities.count + 3 * n.events + 8 * n.quotingPlaces
    var files = mirrors(id)
    for other in others {
      lines += 8 + numbers(other).reword
      files.formUnion(mirrors(other))
    }
    if changesJudgement { files.insert("data/index.js") }
    return Allowance(
      lines: lines, files: files,
      sum: "20+13k+9n+3e+3t+8q and \(others.count) relations with k=\(n.paragraphs.count) n=\(new) "
        + "e=\(n.entities.count) t=\(n.events) q=\(n.quotingPlaces)")
  }
}
