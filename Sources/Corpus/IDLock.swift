// `content/ids.lock`: the ids of claims and judgements that are gone, which no other ever gets. What was
// there before is told by the records of the site: what no site ever showed, nobody can have linked.

package import Diagnostics
package import Files
import Markup

/// Where the lock lies in a dossier.
package let idLockPath = "content/ids.lock"

extension Note {
  /// The ids that the author or `id --write` wrote, of claims and then of judgements, with their places.
  package var writtenIDs: [(id: String, range: Range<Int>)] {
    claims.filter(\.isWritten).map { ($0.id, $0.idRange ?? $0.source) }
      + judgements.filter(\.isWritten).map { ($0.id, $0.idRange ?? $0.source) }
  }
}

/// The ids in `content/ids.lock`, one a line, in any order; blanks around them do not count. A line that is
/// no id is a finding, and the ids of the other lines are retired all the same.
package func readIDLock(_ file: SourceFile?) -> Diagnosed<Set<TextKey>> {
  guard let file else { return Diagnosed([]) }
  var findings = screenText(file)
  let isText = findings.isEmpty
  var ids: Set<TextKey> = []
  for line in textLines(file.bytes, from: file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0) {
    let text = trimmed(String(decoding: file.bytes[line], as: UTF8.self))
    if text.isEmpty { continue }
    if isAuthoredID(text, prefix: "c-") || isAuthoredID(text, prefix: "j-") {
      ids.insert(TextKey(text))
    } else if isText {
      let what = "id of a claim or judgement, c-… or j-…,"
      findings.append(Finding(.invalidName(name: text, what: what), path: file.path, range: line))
    }
  }
  return Diagnosed(ids, findings)
}

/// The lock as it is written: sorted, one id a line, so that two branches that retire ids merge line by line.
package func encodeIDLock(_ ids: Set<TextKey>) -> [UInt8] {
  ids.sorted().flatMap { Array($0.text.utf8) + [UInt8(ascii: "\n")] }
}

/// The id of the claim or judgement that a line of a site's records tells of; `nil` for any other line, and
/// for a claim whose anchor is made of its words.
package func recordedID(_ line: some Collection<UInt8>) -> String? {
  let start = Array("[\"".utf8)
  guard line.starts(with: start) else { return nil }
  let rest = line.dropFirst(start.count)
  let id = String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  guard isAuthoredID(id, prefix: "c-") || isAuthoredID(id, prefix: "j-") else { return nil }
  let kind = rest.dropFirst(id.utf8.count)
  return ["\",\"claim\",", "\",\"judgement\","].contains { kind.starts(with: $0.utf8) } ? id : nil
}
