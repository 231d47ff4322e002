// What the register's private texts say of the paragraphs that are cited: by the texts that are at hand, else
// by what was recorded when they were.

package import Corpus
import Diagnostics
import Files
import Markup

func checkSources(_ linked: LinkedCorpus, _ originals: Originals) -> [Finding] {
  checkParagraphs(linked, originals) + checkNearDuplicates(linked.corpus)
}

private func checkParagraphs(_ linked: LinkedCorpus, _ originals: Originals) -> [Finding] {
  var findings: [Finding] = []
  for (number, source) in linked.corpus.sources.enumerated() {
    let original = originals[source]
    for (place, paragraph) in source.paragraphs.enumerated() {
      guard linked.uses[number][place].contains(where: { $0.mark != nil }),
        let problem = problem(of: paragraph, in: source, original)
      else { continue }
      let claims = linked.claims(restingOn: place, of: number).map { linked.id(of: $0) }
      findings.append(
        Finding(
          .changedParagraph(key: source.key, label: paragraph.label, problem: problem, claims: claims),
          path: source.path, range: paragraph.digest.map { source.digests.nodes[$0].source } ?? 0..<0))
    }
  }
  return findings
}

private func problem(
  of paragraph: SourceParagraph, in source: Source, _ original: OriginalText?
) -> String? {
  if let original {
    guard let found = original.verification(paragraph.label), !found.state.isSound else { return nil }
    let line = found.piece.flatMap { original.pieces[$0].lines?.lowerBound }
    switch found.state {
    case .drifted: return "has other words now: line \(line ?? 0), \(Int(found.likeness * 100)) % alike"
    case .ambiguous: return "has other words now, and several places are as like"
    case .lost: return "is not in the text any more"
    case .exact, .moved, .unavailable: return nil
    }
  }
  guard let check = source.checks.check(paragraph.label, paragraph.record?.fingerprint),
    !check.state.isSound, check.state != .unavailable
  else { return nil }
  return "was found \(check.state.rawValue) on \(check.at)"
}

/// Paragraphs that say the same are one voice, wherever they stand; a warning at the later one.
private func checkNearDuplicates(_ corpus: Corpus) -> [Finding] {
  nearDuplicates(corpus.sources).compactMap { pair in
    guard let source = corpus.sources.first(where: { $0.key == pair.second.key }),
      let other = corpus.sources.first(where: { $0.key == pair.first.key }),
      let place = source.paragraph(pair.second.label)
    else { return nil }
    // Sources of one group are known to be one voice.
    if source.key != other.key, source.group == other.group { return nil }
    return Finding(
      .nearDuplicate(
        label: pair.second.label, key: pair.first.key, other: pair.first.label,
        percent: Int(pair.likeness * 100)),
      path: source.path,
      range: source.paragraphs[place].digest.map { source.digests.nodes[$0].source } ?? 0..<0)
  }
}

extension LinkedCorpus {
  /// The claims that cite a paragraph, by id, each once.
  package func claims(restingOn paragraph: Int, of source: Int) -> [ClaimPlace] {
    uses[source][paragraph].compactMap { use in
      guard use.mark != nil else { return nil }
      return use.claim.map { ClaimPlace(note: use.note, claim: $0) }
    }
  }

  /// What was found of each recorded paragraph of a source, to be written down.
  package func paragraphChecks(
    of number: Int, _ original: OriginalText, at day: String
  ) -> [ParagraphCheck] {
    let source = corpus.sources[number]
    return original.found.compactMap { found in
      guard let place = source.paragraph(found.label),
        let fingerprint = source.paragraphs[place].record?.fingerprint
      else { return nil }
      return ParagraphCheck(
        label: found.label, fingerprint: fingerprint, state: found.state, at: day,
        claims: claimHashes(restingOn: place, of: number))
    }
  }

  /// By id, the hash of the words of every claim that cites a paragraph.
  package func claimHashes(restingOn paragraph: Int, of source: Int) -> [String: String] {
    Dictionary(
      claims(restingOn: paragraph, of: source).map { place in
        (id(of: place), sha256Hex(normalisedBytesV1(text(of: place)), first: 16))
      }, uniquingKeysWith: { first, _ in first })
  }
}
