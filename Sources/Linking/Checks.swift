// The rules an analyst expects: grades, corroboration, sections that must be there,
// sentences that no citation closes.

package import Corpus
package import Diagnostics
import Files
import Markup

/// The rules that need more than one note, and what the private texts tell.
/// - Parameter originals: the texts that are at hand; they change findings and nothing else.
package func checkDossier(_ linked: LinkedCorpus, _ originals: Originals) -> [Finding] {
  var findings = checkIDs(linked.corpus)
  findings += checkRows(linked.corpus)
  findings += checkGrounds(linked)
  findings += checkDigests(linked)
  findings += checkRetractions(linked)
  findings += checkPrintedNames(linked.corpus)
  let unwritten = linked.corpus.notes.indices.reduce(0) { count, number in
    let claims = linked.corpus.notes[number].claims
    return count + claims.indices.count { !claims[$0].isWritten }
  }
  if unwritten > 0 {
    findings.append(Finding(.claimsWithoutId(count: unwritten), path: "content", range: 0..<0))
  }
  findings += checkSources(linked, originals)
  findings += checkQuotations(linked, originals)
  findings += checkStaleVerdicts(linked)
  return findings
}

/// The rules that one note keeps or breaks. Pure; may run for many notes at once.
package func checkNote(_ linked: LinkedCorpus, _ number: Int) -> [Finding] {
  let note = linked.corpus.notes[number]
  var findings = checkClaims(linked, number, note)
  findings += checkBlocks(note)
  if case .theme = note.place { findings += checkSections(note) }
  return findings
}

/// An id is used once in the whole dossier, by a claim or a judgement.
private func checkIDs(_ corpus: Corpus) -> [Finding] {
  var findings: [Finding] = []
  var seen: [TextKey: String] = [:]
  for number in corpus.notes.indices {
    let (claims, path) = (corpus.notes[number].claims, corpus.notes[number].file.path)
    let ids =
      claims.indices.filter { claims[$0].isWritten }.map {
        (claims[$0].id, claims[$0].idRange ?? claims[$0].source)
      } + corpus.notes[number].judgements.map { ($0.id, $0.idRange ?? $0.source) }
    for (id, range) in ids {
      if let other = seen[TextKey(id)] {
        findings.append(Finding(.duplicateClaim(id: id, other: other), path: path, range: range))
      } else {
        seen[TextKey(id)] = path
      }
    }
  }
  return findings
}

private func checkClaims(_ linked: LinkedCorpus, _ number: Int, _ note: Note) -> [Finding] {
  var findings: [Finding] = []
  for (place, claim) in note.claims.enumerated() {
    let range = claim.idRange ?? claim.source
    if claim.citations.isEmpty, !claim.kind.needsNoCitation {
      findings.append(
        Finding(.claimWithoutCitation(id: claim.id, kind: claim.kind.rawValue), path: note.path, range: range)
      )
    }
    guard claim.kind == .corroborated || claim.kind == .fact else { continue }
    guard !claim.citations.isEmpty else { continue }
    let supporters = linked.supporters(of: ClaimPlace(note: number, claim: place))
    let groups = linked.groups(of: ClaimPlace(note: number, claim: place))
    if claim.kind == .corroborated, groups.count < 2 {
      findings.append(
        Finding(
          .corroboratedByOneGroup(id: claim.id, group: groups.first ?? "none"), path: note.path, range: range)
      )
    }
    if claim.kind == .fact, !supporters.contains(where: { linked.corpus.sources[$0].isPrimary }) {
      findings.append(Finding(.factWithoutPrimary(id: claim.id), path: note.path, range: range))
    }
  }
  findings += checkCredibility(linked, number, note)
  return findings
}

/// Credibility 1, "confirmed", needs a second independent group in the same claim.
private func checkCredibility(_ linked: LinkedCorpus, _ number: Int, _ note: Note) -> [Finding] {
  var findings: [Finding] = []
  for mark in linked.notes[number].marks {
    guard let claim = mark.claim, mark.credibility ?? 1 == 1 else { continue }
    let confirmed = mark.paragraphs.first { paragraph in
      (mark.credibility ?? linked.corpus.sources[mark.source].paragraphs[paragraph].credibility) == 1
    }
    guard let confirmed, linked.groups(of: ClaimPlace(note: number, claim: claim)).count < 2 else { continue }
    let source = linked.corpus.sources[mark.source]
    findings.append(
      Finding(
        .credibilityByOneGroup(key: source.key, label: source.paragraphs[confirmed].label), path: note.path,
        range: note.tree.nodes[mark.node].source))
  }
  return findings
}

/// In notes every block is a claim, and every sentence is closed by a citation or has a kind.
private func checkBlocks(_ note: Note) -> [Finding] {
  guard case .note = note.place, note.defaultKind != .background else { return [] }
  // Evidence without a citation has a finding of its own.
  var findings = note.plainBlocks.filter { !note.isEvidence($0) }.map { block in
    Finding(.uncitedBlock, path: note.path, range: firstLine(note.tree.nodes[block].source, note))
  }
  for claim in note.claims where !claim.citations.isEmpty {
    let open = claim.openSentences
    if open.isEmpty { continue }
    let words = Array(claim.text.utf8)
    for sentence in open {
      let text = String(decoding: words[sentence], as: UTF8.self)
      findings.append(
        Finding(.uncitedSentence(sentence: text), path: note.path, range: firstLine(claim.source, note)))
    }
  }
  return findings
}

func firstLine(_ range: Range<Int>, _ note: Note) -> Range<Int> {
  let end = note.file.bytes[range].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? range.upperBound
  return range.lowerBound..<end
}

/// Alternatives and gaps may be said not to be known, but not be left out or empty.
private func checkSections(_ note: Note) -> [Finding] {
  ["ALTERNATIVE", "GAP"].compactMap { kind in
    let callouts = note.callouts.filter { $0.kind == kind }
    guard let first = callouts.first else {
      return Finding(.missingSection(callout: kind, isEmpty: false), path: note.path, range: 0..<0)
    }
    let saysSomething = callouts.contains { callout in
      let words = note.tree.plainText(callout.contentStart..<Int(note.tree.nodes[callout.node].end))
      return (callout.title + words).unicodeScalars.contains { !$0.properties.isWhitespace }
    }
    if saysSomething { return nil }
    return Finding(
      .missingSection(callout: kind, isEmpty: true), path: note.path,
      range: firstLine(note.tree.nodes[first.node].source, note))
  }
}

/// The rows of a yardstick mean the same, and a reader who meets both looks for the difference (ICD 203).
/// The first judgement sets the row.
private func checkRows(_ corpus: Corpus) -> [Finding] {
  var first: (likelihood: Likelihood, path: String)?
  var findings: [Finding] = []
  for note in corpus.notes {
    for judgement in note.judgements {
      guard let likelihood = judgement.likelihood else { continue }
      guard let known = first else {
        first = (likelihood, note.path)
        continue
      }
      guard likelihood.row != known.likelihood.row else { continue }
      findings.append(
        Finding(
          .mixedRows(term: likelihood.term, other: known.likelihood.term, path: known.path), path: note.path,
          range: judgement.termRange))
    }
  }
  return findings
}

/// A judgement leads to paragraphs: through the claims it rests on, or through what these rest on.
private func checkGrounds(_ linked: LinkedCorpus) -> [Finding] {
  var findings: [Finding] = []
  for number in linked.corpus.notes.indices where !linked.corpus.notes[number].judgements.isEmpty {
    let note = linked.corpus.notes[number]
    for (place, judgement) in note.judgements.enumerated() {
      var open = linked.supports[number][place]
      // An id that is no claim's is reported as such.
      guard !open.isEmpty else { continue }
      var seen = Set(open)
      var isGrounded = false
      while let claim = open.popLast(), !isGrounded {
        isGrounded = !linked.corpus.notes[claim.note].claims[claim.claim].citations.isEmpty
        for index in linked.relationsOf[claim] ?? [] {
          let relation = linked.relations[index]
          guard relation.name == .restsOn, relation.from == claim else { continue }
          if seen.insert(relation.to).inserted { open.append(relation.to) }
        }
      }
      if !isGrounded {
        findings.append(
          Finding(
            .groundlessJudgement(id: judgement.id), path: note.path,
            range: judgement.restsOn.first?.range ?? judgement.idRange ?? judgement.source))
      }
    }
  }
  return findings
}

/// Only cited paragraphs need a digest.
private func checkDigests(_ linked: LinkedCorpus) -> [Finding] {
  var findings: [Finding] = []
  for (number, source) in linked.corpus.sources.enumerated() {
    for (place, paragraph) in source.paragraphs.enumerated() {
      guard paragraph.digest == nil, linked.uses[number][place].contains(where: { $0.mark != nil }) else {
        continue
      }
      findings.append(
        Finding(.missingDigest(key: source.key, label: paragraph.label), path: source.path, range: 0..<0))
    }
  }
  return findings
}

private func checkPrintedNames(_ corpus: Corpus) -> [Finding] {
  let keys = Set(corpus.sources.map { TextKey($0.key) })
  return corpus.entities.flatMap { entity in
    entity.names.compactMap { name in
      guard let source = name.source, !keys.contains(TextKey(source.value)) else { return nil }
      return Finding(.unknownSource(key: source.value), path: entity.note.path, range: source.range)
    }
  }
}
