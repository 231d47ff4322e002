// What falls with a source or a paragraph that was taken back: the claims that cite it in support, the claims
// that rest on these, and the judgements above them.

import Corpus
import Diagnostics
import Files

/// Where a judgement stands, by indices.
package struct JudgementPlace: Sendable, Hashable {
  /// Index in `Corpus.notes`.
  package var note: Int
  /// Index in `Note.judgements`.
  package var judgement: Int

  package init(note: Int, judgement: Int) {
    self.note = note
    self.judgement = judgement
  }
}

/// Claims and judgements that rest on something.
package struct Dependants: Sendable, Equatable {
  package var claims: Set<ClaimPlace> = []
  package var judgements: Set<JudgementPlace> = []
}

extension LinkedCorpus {
  /// Whether a paragraph was taken back, by itself or with its source.
  package func isRetracted(_ source: Int, _ paragraph: Int) -> Bool {
    corpus.sources[source].retraction != nil
      || corpus.sources[source].paragraphs[paragraph].retraction != nil
  }

  /// What rests on some paragraphs: a citation for context, or one that contradicts, does not.
  package func dependants(on isMeant: (_ source: Int, _ paragraph: Int) -> Bool) -> Dependants {
    var found = Dependants()
    for number in notes.indices {
      let marks = notes[number].marks
      for mark in marks.indices where marks[mark].role == .supports {
        let source = marks[mark].source
        guard let claim = marks[mark].claim, marks[mark].paragraphs.contains(where: { isMeant(source, $0) })
        else { continue }
        found.claims.insert(ClaimPlace(note: number, claim: claim))
      }
    }
    if found.claims.isEmpty { return found }
    var open = Array(found.claims)
    while let claim = open.popLast() {
      for index in relationsOf[claim] ?? [] {
        let relation = relations[index]
        guard relation.name == .restsOn, relation.to == claim else { continue }
        if found.claims.insert(relation.from).inserted { open.append(relation.from) }
      }
    }
    for (number, judgements) in supports.enumerated() {
      for (place, supports) in judgements.enumerated() where supports.contains(where: found.claims.contains) {
        found.judgements.insert(JudgementPlace(note: number, judgement: place))
      }
    }
    return found
  }

  /// The ids of claims and of judgements, each sorted.
  func ids(of dependants: Dependants) -> [String] {
    dependants.claims.map { id(of: $0) }.sorted(by: precedes)
      + dependants.judgements.map { corpus.notes[$0.note].judgements[$0.judgement].id }.sorted(by: precedes)
  }
}

/// One warning for each source that was taken back, else for each paragraph, if anything rests on it.
func checkRetractions(_ linked: LinkedCorpus) -> [Finding] {
  var findings: [Finding] = []
  for (number, source) in linked.corpus.sources.enumerated() {
    func report(_ label: String?, _ range: Range<Int>, on isMeant: (Int) -> Bool) {
      let ids = linked.ids(of: linked.dependants { $0 == number && isMeant($1) })
      guard !ids.isEmpty else { return }
      findings.append(
        Finding(.retracted(key: source.key, label: label, dependants: ids), path: source.path, range: range))
    }
    if let retraction = source.retraction {
      report(nil, retraction.range) { _ in true }
      continue
    }
    for (place, paragraph) in source.paragraphs.enumerated() {
      guard let retraction = paragraph.retraction else { continue }
      report(paragraph.label, retraction.range) { $0 == place }
    }
  }
  return findings
}
