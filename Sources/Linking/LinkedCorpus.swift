// The dossier with every edge of the chain in both directions.

package import Corpus
package import Diagnostics
import Files

/// Something that rests on a paragraph.
package struct Use: Sendable {
  /// Index in `Corpus.notes`.
  package var note: Int
  /// Index of the claim in its note; `nil` for a mark outside any claim.
  package var claim: Int?
  /// Id of the mark on its page; `nil` for a link, which cites nothing.
  package var mark: String?
}

/// A relation with both ends known.
package struct ResolvedRelation: Sendable {
  package var name: Relation.Name
  package var from: ClaimPlace
  package var to: ClaimPlace
}

package struct LinkedCorpus: Sendable {
  package let corpus: Corpus
  /// One for each of `corpus.notes`.
  package let notes: [LinkedNote]
  /// By source and paragraph: who cites it, each claim once, claims by id first, then other marks.
  package let uses: [[[Use]]]
  /// By entity's note index: the claims that link to it, by id.
  package let mentions: [Int: [ClaimPlace]]
  /// Sorted by name, then by the ids of both ends.
  package let relations: [ResolvedRelation]
  /// By claim: the relations in which it is the target or the origin.
  package let relationsOf: [ClaimPlace: [Int]]
  /// By judgement (note, index in it): the claims it rests on.
  package let supports: [[[ClaimPlace]]]
  package let vocabulary: Vocabulary
  /// What rests on a source or paragraph that was taken back.
  package fileprivate(set) var dependants = Dependants()

  package func claim(_ place: ClaimPlace) -> Claim { corpus.notes[place.note].claims[place.claim] }

  /// A claim's words on one line, as its page shows them.
  package func text(of place: ClaimPlace) -> String {
    notes[place.note].words[place.claim]?.text ?? corpus.notes[place.note].claims[place.claim].text
  }

  /// The words of a claim's event.
  package func eventText(_ event: Int, of place: ClaimPlace) -> String {
    notes[place.note].words[place.claim]?.events[event]
      ?? corpus.notes[place.note].claims[place.claim].events[event].text
  }

  /// A claim's id, without a copy of the claim.
  package func id(of place: ClaimPlace) -> String { corpus.notes[place.note].claims[place.claim].id }

  /// The marks of a claim, in the order of its text.
  package func marks(of place: ClaimPlace) -> ArraySlice<CitationMark> {
    notes[place.note].marks(in: corpus.notes[place.note].claims[place.claim].content)
  }

  /// The links of a claim, in the order of its text.
  package func links(of place: ClaimPlace) -> ArraySlice<ResolvedLink> {
    notes[place.note].links(in: corpus.notes[place.note].claims[place.claim].content)
  }

  /// The claims that a claim says it rests on, by id.
  package func restsOn(_ place: ClaimPlace) -> [ClaimPlace] {
    (relationsOf[place] ?? []).compactMap { number in
      let relation = relations[number]
      return relation.name == .restsOn && relation.from == place && relation.to != place ? relation.to : nil
    }
  }

  /// The sources that support a claim: those it cites to contradict it or for context do not.
  package func supporters(of place: ClaimPlace) -> Set<Int> {
    Set(marks(of: place).lazy.filter { $0.role == .supports }.map(\.source))
  }

  /// The independence groups of the sources that support a claim, sorted; a source that was taken back
  /// supports nothing.
  package func groups(of place: ClaimPlace) -> [String] {
    var groups: Set<String> = []
    for source in supporters(of: place) where corpus.sources[source].retraction == nil {
      groups.insert(corpus.sources[source].group)
    }
    return groups.sorted(by: precedes)
  }
}

/// Joins the linked notes: backlinks, relations, judgements, and the rules that need all of them.
/// - Parameter originals: the private texts that are at hand; they change findings and nothing else.
package func join(
  _ index: Index, _ linked: [Diagnosed<LinkedNote>], _ originals: Originals
) -> Diagnosed<LinkedCorpus> {
  let corpus = index.corpus
  let notes = linked.map(\.value)
  var findings = linked.flatMap(\.findings)
  let (relations, relationFindings) = resolveRelations(index)
  findings += relationFindings
  var relationsOf: [ClaimPlace: [Int]] = [:]
  for (number, relation) in relations.enumerated() {
    relationsOf[relation.from, default: []].append(number)
    if relation.to != relation.from { relationsOf[relation.to, default: []].append(number) }
  }
  let (supports, supportFindings) = resolveSupports(index)
  findings += supportFindings
  var result = LinkedCorpus(
    corpus: corpus, notes: notes, uses: collectUses(corpus, notes), mentions: collectMentions(corpus, notes),
    relations: relations, relationsOf: relationsOf, supports: supports,
    vocabulary: Vocabulary(
      sources: corpus.sources.map(\.key), targets: index.targetNames, claims: index.claimNames))
  result.dependants = result.dependants { result.isRetracted($0, $1) }
  findings += checkAnalysis(result)
  findings += checkSources(result, originals)
  findings += checkQuotations(result, originals)
  return Diagnosed(result, findings)
}

private func collectUses(_ corpus: Corpus, _ notes: [LinkedNote]) -> [[[Use]]] {
  var uses: [[[Use]]] = corpus.sources.map { Array(repeating: [], count: $0.paragraphs.count) }
  for (number, note) in notes.enumerated() {
    for mark in note.marks {
      for paragraph in mark.paragraphs {
        uses[mark.source][paragraph].append(Use(note: number, claim: mark.claim, mark: mark.id))
      }
    }
    for link in note.links where !link.isWords {
      switch link.target {
      case .page(.source(let source), let label):
        guard let paragraph = corpus.sources[source].paragraph(label) else { continue }
        uses[source][paragraph].append(Use(note: number, claim: link.claim, mark: nil))
      case .embed(let place) where place.note != number:
        // Through what it quotes, the page leads to the paragraphs that the claim cites.
        let content = corpus.notes[place.note].claims[place.claim].content
        for mark in notes[place.note].marks(in: content) {
          for paragraph in mark.paragraphs {
            uses[mark.source][paragraph].append(Use(note: number, claim: nil, mark: nil))
          }
        }
      case .page, .embed, .external, .file, .broken: continue
      }
    }
  }
  for source in uses.indices {
    for paragraph in uses[source].indices where uses[source][paragraph].count > 1 {
      uses[source][paragraph] = sortedOnce(uses[source][paragraph], corpus)
    }
  }
  return uses
}

/// Citations by claim id, each claim once; then marks outside claims; then links, each place once, but no
/// claim that cites the paragraph too.
private func sortedOnce(_ uses: [Use], _ corpus: Corpus) -> [Use] {
  let keyed = uses.map { use in
    (use, use.claim.map { corpus.notes[use.note].claims[$0].id } ?? "", corpus.notes[use.note].path)
  }
  let rank = { (use: Use) in use.mark == nil ? 2 : use.claim == nil ? 1 : 0 }
  let sorted = keyed.sorted { a, b in
    if rank(a.0) != rank(b.0) { return rank(a.0) < rank(b.0) }
    if a.1 != b.1 { return precedes(a.1, b.1) }
    if a.2 != b.2 { return precedes(a.2, b.2) }
    return precedes(a.0.mark ?? "", b.0.mark ?? "")
  }
  var result: [Use] = []
  var citing: Set<ClaimPlace> = []
  for (use, _, _) in sorted {
    if let claim = use.claim {
      let place = ClaimPlace(note: use.note, claim: claim)
      if use.mark != nil {
        citing.insert(place)
      } else if citing.contains(place) {
        continue
      }
    }
    // A mark outside any claim is a place of its own.
    if let last = result.last, rank(last) == rank(use), rank(use) != 1, last.claim == use.claim,
      last.note == use.note
    {
      continue
    }
    result.append(use)
  }
  return result
}

private func collectMentions(_ corpus: Corpus, _ notes: [LinkedNote]) -> [Int: [ClaimPlace]] {
  var mentions: [Int: [ClaimPlace]] = [:]
  for (number, note) in notes.enumerated() {
    for link in note.links {
      guard case .page(.note(let target), _) = link.target, case .entity = corpus.notes[target].place,
        target != number, !link.isWords, let claim = link.claim
      else { continue }
      let place = ClaimPlace(note: number, claim: claim)
      // Links come in the order of the text, so a claim's links to one entity follow each other.
      if mentions[target]?.last != place { mentions[target, default: []].append(place) }
    }
  }
  return mentions.mapValues { places in
    places.sorted { a, b in
      let (first, second) = (corpus.notes[a.note].claims[a.claim].id, corpus.notes[b.note].claims[b.claim].id)
      return first == second ? a < b : precedes(first, second)
    }
  }
}

private func resolveRelations(_ index: Index) -> ([ResolvedRelation], [Finding]) {
  var relations: [ResolvedRelation] = []
  var findings: [Finding] = []
  for (number, note) in index.corpus.notes.enumerated() {
    for (place, claim) in note.claims.enumerated() {
      for relation in claim.relations {
        guard let target = index.claims[TextKey(relation.target)] else {
          findings.append(
            Finding(
              .unknownRelation(relation: relation.name.rawValue, id: relation.target), path: note.path,
              range: relation.range))
          continue
        }
        guard target != ClaimPlace(note: number, claim: place) else {
          findings.append(
            Finding(.selfRelation(relation: relation.name.rawValue), path: note.path, range: relation.range))
          continue
        }
        relations.append(
          ResolvedRelation(name: relation.name, from: ClaimPlace(note: number, claim: place), to: target))
      }
    }
  }
  let id = { (place: ClaimPlace) in index.corpus.notes[place.note].claims[place.claim].id }
  relations.sort { a, b in
    if a.name != b.name { return precedes(a.name.rawValue, b.name.rawValue) }
    if id(a.from) != id(b.from) { return precedes(id(a.from), id(b.from)) }
    return precedes(id(a.to), id(b.to))
  }
  return (relations, findings)
}

private func resolveSupports(_ index: Index) -> ([[[ClaimPlace]]], [Finding]) {
  var findings: [Finding] = []
  let supports = index.corpus.notes.map { note in
    note.judgements.map { judgement in
      judgement.restsOn.compactMap { id -> ClaimPlace? in
        if let place = index.claims[TextKey(id.value)] { return place }
        findings.append(Finding(.unknownClaim(id: id.value), path: note.path, range: id.range))
        return nil
      }
    }
  }
  return (supports, findings)
}

extension Corpus {
  /// What a link shows that has no text of its own; `nil` when its own words do.
  package func shownText(_ link: ResolvedLink) -> String? {
    switch link.target {
    case .page(.source(let source), let fragment):
      fragment.isEmpty
        ? sources[source].label.value
        : sources[source].label.value + " "
          + (link.place ?? (fragment.hasPrefix("p") ? "¶" + fragment.dropFirst() : fragment))
    case .page(.note(let note), let fragment) where fragment.isEmpty: notes[note].title
    default: nil
    }
  }
}
