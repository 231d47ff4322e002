// Words that English assessments and judgements leave out: vague ones, and a likelihood beside a confidence.

import Diagnostics
import Files
import Markup

extension BlockReader {
  /// Whether text is in English, the language of the yardsticks.
  func isInEnglish(_ language: String?) -> Bool { isEnglish(language ?? settings.language) }

  /// Looks through what a block says as an assessment of ours: all of it, or the sentences marked so.
  mutating func checkAssessment(_ claim: Claim, _ reading: InlineReading, isCallout: Bool) {
    let spans = reading.kinds.filter { $0.kind == .assessment }
    guard claim.kind == .assessment || !spans.isEmpty, isInEnglish(claim.language) else { return }
    let text = ScalarText(bytes: Array(claim.text.utf8))
    let others = reading.kinds.filter { $0.kind != .assessment }.map(\.range)
    for sentence in claim.sentences where (sentence.kind ?? claim.kind) == .assessment {
      checkLikelihoodAndConfidence(text.text(sentence.range), claim.source)
    }
    // An alternative says of itself that it may be so.
    var seen: Set<String> = []
    let pieces =
      claim.kind == .assessment && !isCallout
      ? [(0..<text.count, claim.source)] : spans.map { ($0.range, note.tree.nodes[$0.node].source) }
    for (range, source) in pieces {
      for (word, place) in vagueWords(in: text, range) where !others.contains(where: { $0.overlaps(place) }) {
        guard seen.insert(word).inserted else { continue }
        let range = self.place(ofWord: word, in: source)
        findings.append(Finding(.vagueWord(word: word), path: note.path, range: range))
      }
    }
  }

  /// How likely and how sure never stand in one sentence (ICD 203).
  mutating func checkLikelihoodAndConfidence(_ text: String, _ range: Range<Int>) {
    let bytes = Array(text.utf8)
    for sentence in sentenceRanges(bytes) {
      let words = String(decoding: bytes[sentence], as: UTF8.self)
      let confidences = confidences(in: words)
      guard !confidences.isEmpty,
        let term = Likelihood.terms(in: words, by: settings.yardstick).first
      else { continue }
      for confidence in confidences {
        findings.append(
          Finding(
            .likelihoodWithConfidence(likelihood: term.term, confidence: confidence), path: note.path,
            range: place(ofWord: term.term, in: range)))
      }
    }
  }

  /// Where words stand in a piece of the source, in whatever case; all of its first line where they do not
  /// stand there as they are read.
  func place(ofWord word: String, in range: Range<Int>) -> Range<Int> {
    let bytes = note.file.bytes
    let wanted = Array(word.lowercased().utf8)
    var i = range.lowerBound
    while i + wanted.count <= range.upperBound {
      let end = i + wanted.count
      let fits = zip(bytes[i..<end], wanted).allSatisfy { lowercased($0) == $1 }
      if fits, i == range.lowerBound || !isNamePart(bytes[i - 1]),
        end == bytes.count || !isNamePart(bytes[end])
      {
        return i..<end
      }
      i += 1
    }
    let lineEnd = bytes[range].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? range.upperBound
    return range.lowerBound..<lineEnd
  }

  private func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// A letter, a figure or a hyphen: `c-a` does not stand in `c-a2`.
  private func isNamePart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x2D || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}

/// The vague words of a piece of text, outside what is quoted. The month has a capital, and `could not` is
/// definite enough.
private func vagueWords(in text: ScalarText, _ range: Range<Int>) -> [(word: String, place: Range<Int>)] {
  var found: [(word: String, place: Range<Int>)] = []
  var quoted = 0
  var i = range.lowerBound
  while i < min(range.upperBound, text.count) {
    let (value, next) = text.scalar(at: i)
    switch value {
    case 0x201C, 0xAB: quoted += 1
    case 0x201D, 0xBB: quoted = max(0, quoted - 1)
    case 0x22: quoted = quoted == 0 ? 1 : 0
    default: break
    }
    guard isWordScalar(value) else {
      i = next
      continue
    }
    let place = text.run(from: i, isWordScalar)
    let word = text.text(place)
    i = place.upperBound
    guard quoted == 0, ["may", "could", "possibly", "Could", "Possibly"].contains(word) else { continue }
    let rest = text.run(from: i) { $0 != 0x20 }.upperBound
    let after = text.run(from: min(rest + 1, text.count), isWordScalar)
    if word.lowercased() == "could", rest == i, text.text(after) == "not" { continue }
    found.append((word.lowercased(), place))
  }
  return found
}

/// Words of confidence in a sentence, such as `high confidence` or `confidence is low`.
private func confidences(in sentence: String) -> [String] {
  let text = sentence.lowercased().replacing("-", with: " ")
  return ["high", "moderate", "low"].compactMap { level in
    ["\(level) confidence", "confidence is \(level)", "confidence in this is \(level)"].first(
      where: text.contains)
  } + ["highly confident", "moderately confident"].filter(text.contains)
}
