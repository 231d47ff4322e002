// The dossier with every edge of the chain in both directions.

package import Corpus
package import Diagnostics
import Files
import Markup

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
package struct ResolvedRelation: Sendable, Equatable {
  package var name: Relation.Name
  package var from: ClaimPlace
  package var to: ClaimPlace
}

package struct LinkedCorpus: Sendable {
  package let corpus: Corpus
  /// One for each of `corpus.notes`.
  package let notes: [LinkedNote]
  /// Every claim, sorted by id; those of one id by place.
  package let claimsByID: [ClaimPlace]
  /// By source: whether it is primary.
  let arePrimary: [Bool]
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
  /// By note and claim.
  fileprivate(set) var badges: [[[Badge]]] = []
  /// By page; one that has none is left out.
  package fileprivate(set) var neighbours: [Page: Neighbours] = [:]
  /// The releases of content/changes.yml, the newest first.
  package fileprivate(set) var releases: [Release] = []

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

  /// A claim's kind, without a copy of the claim, as with its id below: copying one counts a reference for
  /// each of its lists and texts, which shows where every claim is asked.
  package func kind(of place: ClaimPlace) -> Kind { corpus.notes[place.note].claims[place.claim].kind }

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
    let marks = marks(of: place)
    var sources: Set<Int> = []
    for mark in marks.indices where marks[mark].role == .supports { sources.insert(marks[mark].source) }
    return sources
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

/// Joins the linked notes: backlinks, relations, judgements. What the rules say of them, `checkNote` and
/// `checkDossier` find.
/// - Parameters:
///   - forgetsPlaces: whether citations drop the places that they name, a tenth of a dossier's memory; they
///     lead somewhere now.
///   - before: what was joined of the same names before; it is taken over where it is the same.
///   - changed: the notes that were linked anew since.
package func join(
  _ index: Index, _ linked: [Diagnosed<LinkedNote>], forgetsPlaces: Bool, after before: LinkedCorpus? = nil,
  changed: ChangedNotes = ChangedNotes()
) -> Diagnosed<LinkedCorpus> {
  var corpus = index.corpus
  if forgetsPlaces {
    for number in corpus.notes.indices { corpus.notes[number].tree.forgetPlaces() }
  }
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
  // What holds places of claims.
  let same = changed.haveOtherClaims ? nil : before
  let claimsByID = same?.claimsByID ?? sortedByID(corpus)
  let alike = same.flatMap { before in
    changed.numbers.allSatisfy { leadsAlike(notes[$0], before.notes[$0]) } ? before : nil
  }
  var result = LinkedCorpus(
    corpus: corpus, notes: notes, claimsByID: claimsByID, arePrimary: corpus.sources.map(\.isPrimary),
    uses: alike?.uses ?? collectUses(corpus, notes, claimsByID),
    mentions: alike?.mentions ?? collectMentions(corpus, notes),
    relations: relations, relationsOf: relationsOf, supports: supports,
    vocabulary: before?.vocabulary
      ?? Vocabulary(
        sources: corpus.sources.map(\.key), targets: index.targetNames, claims: index.claimNames))
  let releases = resolveReleases(index)
  findings += releases.findings
  result.releases = releases.value
  let isAlike = alike.map { $0.relations == relations } ?? false
  result.neighbours = alike?.neighbours ?? result.findNeighbours()
  if let alike, isAlike {
    (result.dependants, result.badges) = (alike.dependants, alike.badges)
  } else {
    result.dependants = result.dependants { result.isRetracted($0, $1) }
    result.badges = result.allBadges()
  }
  return Diagnosed(result, findings)
}

private func sortedByID(_ corpus: Corpus) -> [ClaimPlace] {
  let id = { (place: ClaimPlace) in corpus.notes[place.note].claims[place.claim].id }
  return corpus.notes.indices.flatMap { number in
    corpus.notes[number].claims.indices.map { ClaimPlace(note: number, claim: $0) }
  }.sorted { precedes(id($0), id($1)) }
}

private func collectUses(_ corpus: Corpus, _ notes: [LinkedNote], _ claims: [ClaimPlace]) -> [[[Use]]] {
  var uses: [[[Use]]] = corpus.sources.map { Array(repeating: [], count: $0.paragraphs.count) }
  for number in notes.indices {
    let marks = notes[number].marks
    for mark in marks.indices {
      let (source, claim) = (marks[mark].source, marks[mark].claim)
      for paragraph in marks[mark].paragraphs {
        uses[source][paragraph].append(Use(note: number, claim: claim, mark: marks[mark].id))
      }
    }
    for link in notes[number].links where !link.isWords {
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
  let order = UseOrder(corpus, claims)
  for source in uses.indices {
    for paragraph in uses[source].indices where uses[source][paragraph].count > 1 {
      uses[source][paragraph] = order.sortedOnce(uses[source][paragraph])
    }
  }
  return uses
}

/// The order of what rests on a paragraph, by numbers: comparing ids and paths for each of many thousand
/// citations takes longer than finding them.
private struct UseOrder {
  /// By note and claim: the place of the claim's id among all; equal ids have equal places.
  private var claims: [[Int]]
  /// By note: the place of its path among all.
  private var notes: [Int]

  init(_ corpus: Corpus, _ sorted: [ClaimPlace]) {
    claims = corpus.notes.map { Array(repeating: 0, count: $0.claims.count) }
    var last = ""
    var rank = 0
    for place in sorted {
      let id = corpus.notes[place.note].claims[place.claim].id
      if !id.utf8.elementsEqual(last.utf8) { (last, rank) = (id, rank + 1) }
      claims[place.note][place.claim] = rank
    }
    notes = Array(repeating: 0, count: corpus.notes.count)
    let byPath = corpus.notes.indices.sorted { precedes(corpus.notes[$0].path, corpus.notes[$1].path) }
    for (rank, number) in byPath.enumerated() { notes[number] = rank }
  }

  /// Citations by claim id, each claim once; then marks outside claims; then links, each place once, but no
  /// claim that cites the paragraph too.
  func sortedOnce(_ uses: [Use]) -> [Use] {
    let rank = { (use: Use) in use.mark == nil ? 2 : use.claim == nil ? 1 : 0 }
    let keys = uses.map { use in
      (rank(use), use.claim.map { claims[use.note][$0] } ?? 0, notes[use.note])
    }
    let order = uses.indices.sorted { a, b in
      keys[a] == keys[b] ? precedes(uses[a].mark ?? "", uses[b].mark ?? "") : keys[a] < keys[b]
    }
    var result: [Use] = []
    var citing: Set<ClaimPlace> = []
    for place in order {
      let use = uses[place]
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
  let notes = index.corpus.notes
  for number in notes.indices {
    let path = notes[number].file.path
    for place in notes[number].claims.indices {
      for relation in notes[number].claims[place].relations {
        guard let target = index.claims[TextKey(relation.target)] else {
          findings.append(
            Finding(
              .unknownRelation(relation: relation.name.rawValue, id: relation.target), path: path,
              range: relation.range))
          continue
        }
        guard target != ClaimPlace(note: number, claim: place) else {
          findings.append(
            Finding(.selfRelation(relation: relation.name.rawValue), path: path, range: relation.range))
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
