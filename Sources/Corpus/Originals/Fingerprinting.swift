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
  _ source: Source, original: [UInt8], before: [ParagraphRecord], relabel isRelabelled: Bool
) -> Diagnosed<[ParagraphRecord]> {
  let pieces = cutOriginal(source, original)
  guard pieces.findings.isEmpty else { return Diagnosed([], pieces.findings) }
  let copy = String(decoding: original, as: UTF8.self)
  if !before.isEmpty, !isRelabelled {
    // Where paragraphs came in later, labels do not count from 1 in the order of the text.
    let kept = relabel(pieces.value, copy: copy, before: before, findingAid: source.hasFindingAid)
    if kept.keepsAll { return Diagnosed(kept.records) }
  }
  var findings: [Finding] = []
  let report = { (fact: Fact) in
    findings.append(Finding(fact, path: source.path, range: source.segmentationRange))
  }
  let now = records(of: pieces.value, copy: copy, findingAid: source.hasFindingAid)
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
  if !changed.isEmpty, !isRelabelled { report(.changedParagraphs(labels: changed)) }
  let labels = Set(now.map { TextKey($0.label) })
  let gone = before.filter { !labels.contains(TextKey($0.label)) }.map { record in
    var retired = record
    retired.retired = true
    return retired
  }
  return Diagnosed(now + gone, findings)
}
