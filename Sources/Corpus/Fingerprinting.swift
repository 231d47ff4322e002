// Binds a source to a text: cuts it, and gives its labels fingerprints. A label that was given once names
// the same paragraph for good.

package import Diagnostics
import Files

/// The paragraph data of a source from its text.
/// - Parameters:
///   - original: the bytes of the copy whose paragraphs are counted.
///   - before: what the tool wrote last time.
///   - relabel: whether labels may come to name other paragraphs than before.
/// - Returns: the lines to write, those of labels that are gone marked as retired; nothing is to be written
///   when there are findings.
package func fingerprint(
  _ source: Source, original: [UInt8], before: [ParagraphRecord], relabel: Bool
) -> Diagnosed<[ParagraphRecord]> {
  var findings: [Finding] = []
  let report = { (fact: Fact) in
    findings.append(Finding(fact, path: source.path, range: source.segmentationRange))
  }
  let hash = sha256Hex(original)
  if let expected = source.copies.first(where: { $0.id == source.numbering })?.sha256, expected != hash {
    report(.wrongHash(expected: expected, found: hash))
    return Diagnosed([], findings)
  }
  let pieces = cut(original, by: source.segmentation)
  for problem in pieces.problems { report(.segmentationFault(fault(problem))) }
  if findings.isEmpty, pieces.paragraphs.isEmpty { report(.segmentationFault(.nothingLeft)) }
  guard findings.isEmpty else { return Diagnosed([], findings) }
  let now = records(
    of: pieces, copy: String(decoding: original, as: UTF8.self), findingAid: source.hasFindingAid)
  let old = Dictionary(before.map { (TextKey($0.label), $0) }, uniquingKeysWith: { first, _ in first })
  var changed: [String] = []
  for record in now {
    guard let last = old[TextKey(record.label)] else { continue }
    if last.retired {
      report(.retiredLabel(label: record.label))
    } else if last.fingerprint != nil, last.fingerprint != record.fingerprint {
      changed.append(record.label)
    }
  }
  if !changed.isEmpty, !relabel { report(.changedParagraphs(labels: changed)) }
  let labels = Set(now.map { TextKey($0.label) })
  let gone = before.filter { !labels.contains(TextKey($0.label)) }.map { record in
    var retired = record
    retired.retired = true
    return retired
  }
  return Diagnosed(now + gone, findings)
}

private func fault(_ problem: CutProblem) -> SegmentationFault {
  switch problem {
  case .notUTF8(let offset): .notUTF8(offset: offset)
  case .lineBeyondEnd(let line): .lineBeyondEnd(line: line)
  case .blankLine(let line): .blankLine(line: line)
  case .lineNamedTwice(let line): .lineNamedTwice(line: line)
  case .unknownLabel(let label): .unknownLabel(label)
  }
}
