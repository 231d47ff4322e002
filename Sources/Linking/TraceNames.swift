// What a person may call the start of a chain, and what is said to one who names something else.

import Corpus
import Diagnostics
import Files

/// What a name stands for.
package enum TraceTarget: Sendable {
  case found(TraceNode)
  /// A source's key with a place that it does not have; the labels that are nearest.
  case noParagraph(key: String, label: String, near: [String])
  /// An entity, and the claims that link to it.
  case entity(id: String, claims: [String])
  /// An event, and the claim that holds it.
  case event(claim: String)
  /// Nothing; the ids that are nearest.
  case unknown(near: [String])
}

extension LinkedCorpus {
  /// Reads the id of a judgement or claim, `source:KEY`, `@KEY` or `KEY`, and `KEY#p2`, `@KEY ¶2` or
  /// `KEY p2`.
  ///
  /// Of a claim and a source of one name it is the claim; `@` names the source.
  package func traceTarget(_ written: String) -> TraceTarget {
    let name = TextKey(written)
    for (number, note) in corpus.notes.enumerated() {
      if let judgement = note.judgements.firstIndex(where: { TextKey($0.id) == name }) {
        return .found(.judgement(JudgementPlace(note: number, judgement: judgement)))
      }
      if let claim = note.claims.firstIndex(where: { TextKey($0.id) == name }) {
        return .found(.claim(ClaimPlace(note: number, claim: claim)))
      }
    }
    if let found = sourceTarget(written) { return found }
    if let found = entityTarget(written) { return found }
    for note in corpus.notes {
      for claim in note.claims where claim.events.contains(where: { TextKey($0.id) == name }) {
        return .event(claim: claim.id)
      }
    }
    return .unknown(near: nearestNames(to: written, in: traceNames(like: written), most: 3))
  }

  private func sourceTarget(_ written: String) -> TraceTarget? {
    var rest = written[...]
    for mark in ["source:", "@"] where rest.hasPrefix(mark) { rest = rest.dropFirst(mark.count) }
    let key = rest.prefix { character in
      character.isASCII && (character.isLetter || character.isNumber || character == "-")
    }
    guard let source = corpus.sources.firstIndex(where: { $0.key == key }) else { return nil }
    var label = String(rest.dropFirst(key.count).drop { "#,¶ ".contains($0) })
    while label.hasSuffix(" ") { label.removeLast() }
    if label.isEmpty { return .found(.source(source)) }
    if label.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) { label = "p" + label }
    let work = corpus.sources[source]
    if let paragraph = work.paragraph(label) { return .found(.paragraph(paragraph, of: source)) }
    // What directly follows the key is no place in it, but the rest of another name.
    guard rest.dropFirst(key.count).first.map({ "#,¶ ".contains($0) }) == true else { return nil }
    let near = nearestNames(to: label, in: work.paragraphs.map(\.label), most: 3)
    return .noParagraph(key: work.key, label: label, near: near)
  }

  private func entityTarget(_ written: String) -> TraceTarget? {
    let mark = "entity:"
    let id = written.hasPrefix(mark) ? String(written.dropFirst(mark.count)) : written
    guard let note = corpus.notes.firstIndex(where: { $0.place == .entity(id) }) else { return nil }
    return .entity(id: id, claims: (mentions[note] ?? []).map { self.id(of: $0) })
  }

  /// All names, in the form of the one that was written.
  private func traceNames(like written: String) -> [String] {
    let marks = ["source:", "@"]
    if let mark = marks.first(where: written.hasPrefix) { return corpus.sources.map { mark + $0.key } }
    if written.contains("#") {
      return corpus.sources.flatMap { source in source.paragraphs.map { "\(source.key)#\($0.label)" } }
    }
    return corpus.notes.flatMap { $0.judgements.map(\.id) + $0.claims.filter(\.isWritten).map(\.id) }
      + corpus.sources.map(\.key)
  }
}
