// Drawing one edit of the made-up dossier.

extension SyntheticDossier {
  package func randomEdit(_ random: inout SplitMix64) -> Edit {
    while true {
      let edit: Edit? =
        switch random.number(0..<30) {
        case 0..<6: reword(&random)
        case 6..<12: add(&random)
        case 12..<17: remove(&random)
        case 17..<22: move(&random)
        case 22..<27: retarget(&random)
        case 27, 28: judgementField(&random)
        default:
          random.oneIn(2) ? Edit.none : .changeStylesheet("main { color: #\(random.number(100..<999)); }\n")
        }
      if let edit { return edit }
    }
  }

  private func anyPlace(_ random: inout SplitMix64) -> Location {
    let all = locations
    return all[random.number(0..<all.count)]
  }

  private func isCallout(_ place: Location) -> Bool {
    if case .callout = notes[place.note].sections[place.section].shape { true } else { false }
  }

  private func reword(_ random: inout SplitMix64) -> Edit {
    let claim = self[anyPlace(&random)]
    let sentence = random.number(0..<claim.sentences.count)
    return .rewordClaim(claim.id, sentence: sentence, lead: claim.sentences[sentence].lead + " anew")
  }

  private func add(_ random: inout SplitMix64) -> Edit? {
    let place = anyPlace(&random)
    guard !isCallout(place) else { return nil }
    var ids = locations.map { self[$0].id }
    let all = ids
    let id = newID(&ids, &random)
    var claim = claim(id, in: notes[place.note].sections[place.section].shape, &random)
    if random.oneIn(4) {
      let name = ["contradicts", "corroborates", "rests-on", "supersedes"][random.number(0..<4)]
      claim.relations = [Relation(name: name, target: all[random.number(0..<all.count)])]
    }
    return .addClaim(
      claim, note: place.note, section: place.section, index: place.index,
      judgement: random.oneIn(8) ? random.number(0..<judgements.count) : nil)
  }

  private func remove(_ random: inout SplitMix64) -> Edit? {
    let place = anyPlace(&random)
    // The last claim of a list or table would take the list with it, which is another edit.
    guard !isCallout(place), notes[place.note].sections[place.section].claims.count > 1 else { return nil }
    let id = self[place].id
    // A judgement must rest on something.
    guard !judgements.contains(where: { $0.restsOn == [id] }) else { return nil }
    return .removeClaim(id)
  }

  private func move(_ random: inout SplitMix64) -> Edit? {
    let place = anyPlace(&random)
    let count = notes[place.note].sections[place.section].claims.count
    guard count > 1 else { return nil }
    let index = random.number(0..<count)
    guard index != place.index else { return nil }
    return .moveClaimWithinPage(self[place].id, section: place.section, index: index)
  }

  private func retarget(_ random: inout SplitMix64) -> Edit? {
    let claim = self[anyPlace(&random)]
    let sentence = random.number(0..<claim.sentences.count)
    let citations = claim.sentences[sentence].citations
    guard !citations.isEmpty else { return nil }
    let number = random.number(0..<citations.count)
    let old = citations[number]
    let paragraph = random.number(1..<21)
    let source = random.oneIn(2) ? old.source : random.number(0..<sources.count)
    let new = Citation(source: source, first: paragraph, last: paragraph)
    let isTaken = claim.sentences.flatMap(\.citations).contains {
      $0.source == source && ($0.first...$0.last).contains(paragraph)
    }
    guard old.first == old.last, !isTaken else { return nil }
    return .retargetCitation(claim.id, sentence: sentence, citation: number, to: new)
  }

  private func judgementField(_ random: inout SplitMix64) -> Edit? {
    let number = random.number(0..<judgements.count)
    let judgement = judgements[number]
    switch random.number(0..<4) {
    case 0:
      let value = ["low", "moderate", "high"][random.number(0..<3)]
      return value == judgement.confidence
        ? nil : .changeJudgementField(number, field: "confidence", value: value)
    case 1:
      let value = ["unlikely", "likely", "very likely"][random.number(0..<3)]
      return value == judgement.likelihood
        ? nil : .changeJudgementField(number, field: "likelihood", value: value)
    case 2: return .changeJudgementField(number, field: "basis", value: random.words(6))
    default: return .changeJudgementField(number, field: "would-change", value: random.words(6))
    }
  }
}
