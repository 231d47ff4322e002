// The chain as a value: what a judgement or claim stands on, down to the sources, or what stands on a source,
// a paragraph or a claim, up to the judgements. Commands print it; pages may show it.

package import Corpus
import Files

/// Something in the chain.
package enum TraceNode: Hashable, Sendable {
  case judgement(JudgementPlace)
  case claim(ClaimPlace)
  /// Indices in `Corpus.sources` and `Source.paragraphs`.
  case paragraph(Int, of: Int)
  /// Index in `Corpus.sources`.
  case source(Int)
}

/// A step of the chain; it points down, from what rests to what it rests on.
package struct TraceEdge: Sendable {
  package enum Kind: Hashable, Sendable {
    /// A judgement or claim rests on a claim.
    case restsOn
    /// A claim cites a paragraph.
    case cites(CitationMark.Role)
    /// A paragraph is part of a source.
    case partOf
  }

  package var from: TraceNode
  package var to: TraceNode
  package var kind: Kind
  /// Of a citation that judges the paragraph for this claim: its credibility here, and the reason.
  package var credibility: Int?
  package var why: String?

  /// Whether what is above falls with what is below: a citation for context, or one that contradicts, is
  /// nothing to rest on.
  package var carries: Bool {
    switch kind {
    case .restsOn, .partOf, .cites(.supports): true
    case .cites(.contradicts), .cites(.context): false
    }
  }
}

/// All that the chain holds from one place on, in one direction.
package struct Trace: Sendable {
  package enum Direction: String, Sendable { case down, up }

  package let start: TraceNode
  package let direction: Direction
  /// Each once, the start first, in the order in which a reader who always takes the first step meets them.
  package let nodes: [TraceNode]
  /// Each once, grouped by the node that a walk leaves by them, in the order of `nodes`.
  package let edges: [TraceEdge]
  /// Down, the nodes that the start rests on; up, those that rest on it and fall with it. The start is one of
  /// them. The other nodes are cited, or cite, for context or to contradict.
  package let resting: Set<TraceNode>

  /// The steps that a walk takes from each node.
  package let steps: [TraceNode: [TraceEdge]]

  /// The node that a step leads to.
  package func end(of edge: TraceEdge) -> TraceNode { direction == .down ? edge.to : edge.from }
}

extension LinkedCorpus {
  /// Follows the chain from a place, whatever circles claims make by resting on each other.
  ///
  /// Down and up agree: what rests on something below falls with it from there.
  package func trace(_ start: TraceNode, _ direction: Trace.Direction) -> Trace {
    let judgements = direction == .up ? judgementsByClaim : [:]
    let next = { (node: TraceNode) in direction == .down ? below(node) : above(node, judgements) }
    let end = { (edge: TraceEdge) in direction == .down ? edge.to : edge.from }
    var steps: [TraceNode: [TraceEdge]] = [:]
    var resting: Set = [start]
    var open = [start]
    while let node = open.popLast() {
      let edges = next(node)
      steps[node] = edges
      for edge in edges where edge.carries && resting.insert(end(edge)).inserted { open.append(end(edge)) }
    }
    // What is only cited for context still says where it stands; nothing is said of what rests on a claim
    // that does not fall.
    for edge in steps.values.joined() where !resting.contains(end(edge)) {
      if case .paragraph = end(edge) { steps[end(edge)] = next(end(edge)) }
    }
    var nodes: [TraceNode] = []
    var seen: Set<TraceNode> = []
    open = [start]
    while let node = open.popLast() {
      guard seen.insert(node).inserted else { continue }
      nodes.append(node)
      open += (steps[node] ?? []).reversed().map(end)
    }
    return Trace(
      start: start, direction: direction, nodes: nodes, edges: nodes.flatMap { steps[$0] ?? [] },
      resting: resting, steps: steps)
  }

  /// What a node rests on: of a judgement in the order of its field, of a claim by id and then in the order
  /// of its text. A paragraph that no claim cites is no part of a chain.
  private func below(_ node: TraceNode) -> [TraceEdge] {
    switch node {
    case .judgement(let place):
      return supports[place.note][place.judgement].map {
        TraceEdge(from: node, to: .claim($0), kind: .restsOn)
      }
    case .claim(let place):
      return relationsFrom(place) + marks(of: place).flatMap { citations($0, of: node) }.uniqued()
    case .paragraph(let paragraph, let source):
      return isCited(paragraph, of: source)
        ? [TraceEdge(from: node, to: .source(source), kind: .partOf)] : []
    case .source: return []
    }
  }

  private func relationsFrom(_ place: ClaimPlace) -> [TraceEdge] {
    restsOn(place).map { TraceEdge(from: .claim(place), to: .claim($0), kind: .restsOn) }.uniqued()
  }

  private func citations(_ mark: CitationMark, of claim: TraceNode) -> [TraceEdge] {
    mark.paragraphs.map { paragraph in
      TraceEdge(
        from: claim, to: .paragraph(paragraph, of: mark.source), kind: .cites(mark.role),
        credibility: mark.credibility, why: mark.why)
    }
  }

  /// What rests on a node: claims by id, then judgements by id; of a source the paragraphs that claims cite.
  private func above(_ node: TraceNode, _ judgements: [ClaimPlace: [JudgementPlace]]) -> [TraceEdge] {
    switch node {
    case .judgement: return []
    case .claim(let place):
      let claims = (relationsOf[place] ?? []).compactMap { number -> TraceEdge? in
        let relation = relations[number]
        guard relation.name == .restsOn, relation.to == place else { return nil }
        return TraceEdge(from: .claim(relation.from), to: node, kind: .restsOn)
      }
      return claims.uniqued()
        + (judgements[place] ?? []).map { TraceEdge(from: .judgement($0), to: node, kind: .restsOn) }
    case .paragraph(let paragraph, let source):
      return claims(restingOn: paragraph, of: source).flatMap { place in
        marks(of: place).filter { $0.source == source && $0.paragraphs.contains(paragraph) }
          .flatMap { citations($0, of: .claim(place)) }.filter { $0.to == node }
      }.uniqued()
    case .source(let source):
      return uses[source].indices.filter { isCited($0, of: source) }.map {
        TraceEdge(from: .paragraph($0, of: source), to: node, kind: .partOf)
      }
    }
  }

  private func isCited(_ paragraph: Int, of source: Int) -> Bool {
    uses[source][paragraph].contains { $0.mark != nil && $0.claim != nil }
  }

  /// By claim: the judgements that rest on it, by id.
  private var judgementsByClaim: [ClaimPlace: [JudgementPlace]] {
    var found: [ClaimPlace: [JudgementPlace]] = [:]
    for (note, judgements) in supports.enumerated() {
      for (judgement, claims) in judgements.enumerated() {
        for claim in Set(claims) {
          found[claim, default: []].append(JudgementPlace(note: note, judgement: judgement))
        }
      }
    }
    return found.mapValues { places in places.sorted { precedes(id(of: $0), id(of: $1)) } }
  }

  package func id(of place: JudgementPlace) -> String { judgement(place).id }

  package func judgement(_ place: JudgementPlace) -> Judgement {
    corpus.notes[place.note].judgements[place.judgement]
  }

  /// A node's id, as records have it: `j-arms`, `c-7f3kq`, `zaheer-2022#p2`, `source:zaheer-2022`.
  package func id(of node: TraceNode) -> String {
    switch node {
    case .judgement(let place): id(of: place)
    case .claim(let place): id(of: place)
    case .paragraph(let paragraph, let source):
      "\(corpus.sources[source].key)#\(corpus.sources[source].paragraphs[paragraph].label)"
    case .source(let source): "source:\(corpus.sources[source].key)"
    }
  }
}

/// What tells steps apart.
private struct TraceEnds: Hashable {
  let from, to: TraceNode
  let kind: TraceEdge.Kind
}

extension [TraceEdge] {
  /// Of several equal steps the first, such as of a paragraph that a claim cites in each of its sentences.
  fileprivate func uniqued() -> [TraceEdge] {
    var seen: Set<TraceEnds> = []
    return filter { seen.insert(TraceEnds(from: $0.from, to: $0.to, kind: $0.kind)).inserted }
  }
}
