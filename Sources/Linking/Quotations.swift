// Quotations: the quoted words directly before a citation are compared with the paragraph that it names.

package import Corpus
import Diagnostics
import Files
import Markup

/// Quoted words directly before a citation.
package struct LinkedQuotation: Sendable {
  /// Without the marks around them.
  package var text: String
  /// Byte range in the note, from where the words begin to the citation.
  var range: Range<Int>
  /// The citation's marks, as indices in the note's.
  var marks: Range<Int>
}

/// No quotation is looked for further back than so many bytes.
private let longestQuotation = 8192

extension NoteLinker {
  /// Finds the quotation before a citation whose marks have been made.
  mutating func quote(_ node: Int, _ citation: Citation, marks: Range<Int>) {
    guard !marks.isEmpty, !citation.inText, citation.attributes?.value("quote") == nil,
      let quotation = quotation(before: node, citation)
    else { return }
    linked.quotations.append(LinkedQuotation(text: quotation.text, range: quotation.range, marks: marks))
  }

  private func quotation(before node: Int, _ citation: Citation) -> (text: String, range: Range<Int>)? {
    let tree = note.tree
    guard let close = lastWords(before: node), let mark = closingMark(close) else { return nil }
    var text: [UInt8] = []
    var i = node - 1
    while i > 0, text.count < longestQuotation {
      let inner = tree.nodes[i]
      switch inner.kind {
      case .text, .code, .html: text.insert(contentsOf: tree.literals[inner.literal], at: 0)
      case .softBreak
      where tree.nodes[i - 1].kind == .text
        && tree.joins(tree.literals[tree.nodes[i - 1].literal].suffix(3), atBreak: i):
        break
      case .softBreak, .lineBreak: text.insert(0x20, at: 0)
      case .wikilink:
        let link = tree.wikilinks[Int(inner.token)]
        text.insert(contentsOf: (link.text ?? shown(at: i) ?? link.target).utf8, at: 0)
      case .emphasis, .strong, .span, .link, .citation: break
      default: return nil
      }
      if let words = quotedWords(text, mark) {
        let from =
          openingOffset(in: inner, before: citation.range.lowerBound, mark) ?? inner.source.lowerBound
        return (words, from..<max(from, citation.range.lowerBound))
      }
      i -= 1
    }
    return nil
  }

  /// The words that stand directly before a node.
  private func lastWords(before node: Int) -> String? {
    var i = node - 1
    let tree = note.tree
    // A blank or a line's end may stand between.
    while i > 0, [.softBreak].contains(tree.nodes[i].kind) { i -= 1 }
    guard i > 0, tree.nodes[i].kind == .text || tree.nodes[i].kind == .code else { return nil }
    return String(decoding: tree.literals[tree.nodes[i].literal].suffix(16), as: UTF8.self)
  }

  /// Where the mark that opens a quotation stands in the file, within the node that holds it.
  private func openingOffset(in node: Node, before end: Int, _ mark: QuotationMarks) -> Int? {
    guard node.source.lowerBound < end else { return nil }
    let bytes = note.file.bytes[node.source.lowerBound..<min(node.source.upperBound, end)]
    return mark.opening.compactMap { scalar -> Int? in
      let wanted = Array(String(scalar).utf8)
      var last: Int?
      for i in bytes.indices where bytes[i...].starts(with: wanted) { last = i }
      return last
    }.max()
  }
}

/// A mark that closes a quotation, and those that may open it.
private struct QuotationMarks {
  var closing: Unicode.Scalar
  var opening: [Unicode.Scalar]
}

private let quotationMarks = [
  QuotationMarks(closing: "\"", opening: ["\""]),
  QuotationMarks(closing: "”", opening: ["“", "„"]),
  QuotationMarks(closing: "“", opening: ["„"]),
  QuotationMarks(closing: "»", opening: ["«"]),
  QuotationMarks(closing: "«", opening: ["»"]),
  QuotationMarks(closing: "」", opening: ["「"]),
  QuotationMarks(closing: "』", opening: ["『"]),
]

/// The mark that closes a quotation at the end of some words; blanks and one mark of the sentence may follow.
private func closingMark(_ words: String) -> QuotationMarks? {
  var scalars = Array(words.unicodeScalars)
  while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
  if let last = scalars.last, ".,;:。，；،؛".unicodeScalars.contains(last) { scalars.removeLast() }
  return quotationMarks.first { $0.closing == scalars.last }
}

/// The words between a quotation's marks, where its opening mark is among them; `nil` where it is not.
private func quotedWords(_ text: [UInt8], _ marks: QuotationMarks) -> String? {
  let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
  guard let close = scalars.lastIndex(of: marks.closing) else { return nil }
  var depth = 1
  for i in (0..<close).reversed() {
    if marks.opening.contains(scalars[i]) {
      depth -= 1
    } else if scalars[i] == marks.closing {
      depth += 1
    }
    if depth == 0 {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[(i + 1)..<close])
      return String(view)
    }
  }
  return nil
}

// MARK: Comparing

/// Compares every quotation with its source, or with what was recorded of it, and holds the house limits.
func checkQuotations(_ linked: LinkedCorpus, _ originals: Originals) -> [Finding] {
  let corpus = linked.corpus
  var findings: [Finding] = []
  /// By source: words quoted, the first quotation, and how many nobody could compare.
  var quoted = Array(repeating: 0, count: corpus.sources.count)
  var unchecked = quoted
  var seen: Set<[String]> = []
  for (number, note) in linked.notes.enumerated() {
    for quotation in note.quotations {
      let marks = note.marks[quotation.marks]
      guard let first = marks.first else { continue }
      let source = corpus.sources[first.source]
      if source.rights == "full" { continue }
      let path = corpus.notes[number].path
      let words = wordCount(of: quotation.text)
      let allowed =
        source.rights == "digest" ? min(7, corpus.settings.quotation.words) : corpus.settings.quotation.words
      if words > allowed {
        findings.append(
          Finding(
            .quotationTooLong(words: words, allowed: allowed, isDigestOnly: source.rights == "digest"),
            path: path, range: quotation.range))
      }
      // The same words quoted twice are shown twice, but taken once.
      if seen.insert([source.key, normalisedV1(quotation.text)]).inserted { quoted[first.source] += words }
      switch verdict(of: quotation, marks, corpus, originals) {
      case .verbatim: break
      case .unavailable: unchecked[first.source] += 1
      case .different(let theirs, let elsewhere):
        findings.append(
          Finding(
            .quotationDiffers(key: source.key, place: first.place, theirs: theirs, elsewhere: elsewhere),
            path: path, range: quotation.range))
      }
    }
  }
  for (number, source) in corpus.sources.enumerated() {
    findings += checkAmount(source, quoted[number], corpus.settings.quotation, originals)
    if unchecked[number] > 0 {
      findings.append(
        Finding(
          .uncheckedQuotation(key: source.key, count: unchecked[number]), path: source.path, range: 0..<0))
    }
  }
  return findings
}

/// What is known of a quotation.
package enum QuotationVerdict: Sendable, Equatable {
  case verbatim
  case different(theirs: String, elsewhere: String?)
  /// Neither the text nor a verdict on these words is at hand.
  case unavailable
}

/// Compares a quotation with the paragraphs that its citation names; any of them may hold it.
private func verdict(
  of quotation: LinkedQuotation, _ marks: ArraySlice<CitationMark>, _ corpus: Corpus, _ originals: Originals
) -> QuotationVerdict {
  var different: QuotationVerdict?
  var isUnknown = false
  for mark in marks {
    let source = corpus.sources[mark.source]
    let labels = mark.paragraphs.map { source.paragraphs[$0].label }
    guard let original = originals[source] else {
      let hash = quotationHash(quotation.text)
      let recorded = source.checks.quotations.filter { $0.quote == hash && labels.contains($0.label) }
      if recorded.contains(where: { $0.verdict == .verbatim }) { return .verbatim }
      if recorded.isEmpty { isUnknown = true } else { different = .different(theirs: "", elsewhere: nil) }
      continue
    }
    let texts = labels.compactMap { original.text($0) }
    switch compareQuotation(quotation.text, with: texts.joined(separator: " ")) {
    case .verbatim: return .verbatim
    case .different(let nearest):
      guard different == nil else { continue }
      different = .different(theirs: nearest, elsewhere: place(of: quotation.text, in: source, original))
    }
  }
  return isUnknown ? .unavailable : different ?? .unavailable
}

/// Another paragraph of a source that holds a quotation.
private func place(of text: String, in source: Source, _ original: OriginalText) -> String? {
  source.paragraphs.lazy.map(\.label).first { label in
    original.text(label).map { compareQuotation(text, with: $0) == .verbatim } ?? false
  }
}

/// The house limits on all that is quoted of a source.
private func checkAmount(
  _ source: Source, _ words: Int, _ limits: Settings.QuotationLimits, _ originals: Originals
) -> [Finding] {
  guard words > 0, source.rights != "full" else { return [] }
  let report = { (allowed: Int, isShare: Bool) in
    [
      Finding(
        .quotationsTooMany(key: source.key, words: words, allowed: allowed, isShare: isShare),
        path: source.path, range: 0..<0)
    ]
  }
  if words > limits.wordsPerSource { return report(limits.wordsPerSource, false) }
  guard let all = originals[source]?.filter.words ?? source.runs?.words else { return [] }
  let share = Int(limits.share * Double(all))
  return words > share ? report(share, true) : []
}

extension LinkedCorpus {
  /// What a comparison with the texts at hand finds of each quotation of a source; nothing where its text is
  /// not at hand.
  package func quotationChecks(
    of number: Int, _ originals: Originals, at day: String
  ) -> [QuotationCheck] {
    let source = corpus.sources[number]
    guard let original = originals[source] else { return [] }
    var checks: [TextKey: QuotationCheck] = [:]
    for note in notes {
      for quotation in note.quotations {
        for mark in note.marks[quotation.marks] where mark.source == number {
          let labels = mark.paragraphs.map { source.paragraphs[$0].label }
          let hash = quotationHash(quotation.text)
          let holder =
            labels.first { label in
              original.text(label).map { compareQuotation(quotation.text, with: $0) == .verbatim } ?? false
            }
          let isVerbatim =
            holder != nil
            || compareQuotation(
              quotation.text, with: labels.compactMap { original.text($0) }.joined(separator: " "))
              == .verbatim
          let label = holder ?? labels[0]
          checks[TextKey(label + " " + hash)] = QuotationCheck(
            quote: hash, label: label, verdict: isVerbatim ? .verbatim : .different, at: day)
        }
      }
    }
    return Array(checks.values)
  }

  /// The quotations that no committed record calls verbatim, by note and mark. Whether a text is at hand
  /// changes nothing here, so that pages may show it.
  package var unverifiedQuotations: [(note: Int, mark: Int)] {
    notes.indices.flatMap { note in
      notes[note].quotations.filter { quotation in
        let marks = notes[note].marks[quotation.marks]
        guard marks.first.map({ corpus.sources[$0.source].rights != "full" }) ?? false else { return false }
        let hash = quotationHash(quotation.text)
        return !marks.contains { isRecorded(hash, $0) }
      }.map { (note, $0.marks.lowerBound) }
    }
  }

  private func isRecorded(_ hash: String, _ mark: CitationMark) -> Bool {
    let source = corpus.sources[mark.source]
    let labels = mark.paragraphs.map { source.paragraphs[$0].label }
    return source.checks.quotations.contains {
      $0.quote == hash && $0.verdict == .verbatim && labels.contains($0.label)
    }
  }

  /// The words of all quotations that are compared, which the leak gate lets pass.
  package var quotedTexts: [String] { notes.flatMap { $0.quotations.map(\.text) } }
}
