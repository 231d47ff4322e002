// The lines of KEY.paragraphs.jsonl: what the repository holds of an original, which is numbers,
// hashes and one finding aid, never a paragraph's text.

import Foundation

/// One line of KEY.paragraphs.jsonl: a labelled part of an original, told by hashes.
package struct ParagraphRecord: Sendable, Equatable {
  /// A letter of `ParagraphKind` and a number from 1.
  package var label: String
  /// Line numbers of the original, from 1; `nil` for a missing exhibit.
  package var lines: ClosedRange<Int>?
  /// Unicode code points of the original, half-open; `nil` for a missing exhibit.
  package var chars: Range<Int>?
  /// Of the whole part; `nil` for a missing exhibit.
  package var fingerprint: Fingerprint?
  /// For each sentence the first 16 hexadecimal digits of the SHA-256 of its v1 text. Written as
  /// `null` when there are none.
  package var sentences: [String]
  /// The finding aid: the shortest opening of three to seven words that occurs once in the copy.
  package var opening: String?
  /// A `Sketch` as text.
  package var sketch: String?
  /// The label is no longer used, and never will be again.
  package var retired: Bool

  package init(
    label: String, lines: ClosedRange<Int>? = nil, chars: Range<Int>? = nil,
    fingerprint: Fingerprint? = nil, sentences: [String] = [], opening: String? = nil,
    sketch: String? = nil, retired: Bool = false
  ) {
    self.label = label
    self.lines = lines
    self.chars = chars
    self.fingerprint = fingerprint
    self.sentences = sentences
    self.opening = opening
    self.sketch = sketch
    self.retired = retired
  }

  /// What is wrong with a line of the file. The line is left out.
  package enum Problem: Sendable, Equatable {
    /// No JSON object in UTF-8, or one with a number that is not whole or too large.
    case unreadable
    /// A key is absent that must be there, or its value is none that this tool writes.
    case badValue(key: String)
    /// An earlier line has this label.
    case repeatedLabel(String)
  }

  /// Reads a KEY.paragraphs.jsonl. Total: any bytes give an answer.
  ///
  /// Keys may stand in any order; unknown ones and blank lines are passed over. Lines of problems
  /// count from 1.
  package static func decode(
    _ file: [UInt8]
  ) -> (records: [ParagraphRecord], problems: [(line: Int, what: Problem)]) {
    let decoder = JSONDecoder()
    var records: [ParagraphRecord] = []
    var problems: [(line: Int, what: Problem)] = []
    var labels: Set<String> = []
    let lines = file.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated()
    where !line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
      do throws(Unfit) {
        let record = try readRecord(line, decoder)
        guard labels.insert(record.label).inserted else {
          throw Unfit(problem: .repeatedLabel(record.label))
        }
        records.append(record)
      } catch {
        problems.append((index + 1, error.problem))
      }
    }
    return (records, problems)
  }

  /// Writes a KEY.paragraphs.jsonl: one line a record, in the order given, each ended by LF.
  package static func encode(_ records: [ParagraphRecord]) -> [UInt8] {
    var out: [UInt8] = []
    for record in records {
      out.append(contentsOf: #"{"label":"#.utf8)
      appendJSON(record.label, to: &out)
      appendPair("lines", record.lines.map { ($0.lowerBound, $0.upperBound) }, to: &out)
      appendPair("chars", record.chars.map { ($0.lowerBound, $0.upperBound) }, to: &out)
      appendText("fp", record.fingerprint?.text, to: &out)
      out.append(contentsOf: #","sentences":"#.utf8)
      if record.sentences.isEmpty {
        out.append(contentsOf: "null".utf8)
      } else {
        for (i, sentence) in record.sentences.enumerated() {
          out.append(UInt8(ascii: i == 0 ? "[" : ","))
          appendJSON(sentence, to: &out)
        }
        out.append(UInt8(ascii: "]"))
      }
      appendText("opening", record.opening, to: &out)
      appendText("sketch", record.sketch, to: &out)
      if record.retired { out.append(contentsOf: #","retired":true"#.utf8) }
      out.append(contentsOf: "}\n".utf8)
    }
    return out
  }
}

/// The records of an original that was cut: the lines that `encode` is to write.
///
/// `copy` is the whole text of the file, in which openings must be unique; `findingAid` is false
/// where the source's settings want no openings.
package func records(of cut: Cut, copy: String, findingAid: Bool) -> [ParagraphRecord] {
  let openings = findingAid ? uniqueOpenings(of: cut.paragraphs, in: copy) : []
  return cut.paragraphs.enumerated().map { index, part in
    guard part.kind != .missing else { return ParagraphRecord(label: part.label) }
    return ParagraphRecord(
      label: part.label, lines: part.lines, chars: part.chars,
      fingerprint: Fingerprint(of: part.text),
      sentences: sentencesV1(part.text).map { sha256Hex(normalisedBytesV1($0), first: 16) },
      opening: findingAid ? openings[index] : nil, sketch: Sketch(of: part.text).text)
  }
}

/// A line as JSON has it, before its values are checked.
private struct WrittenRecord: Decodable {
  var label: String
  var lines: [Int]?
  var chars: [Int]?
  var fp: String?
  var sentences: [String]?
  var opening: String?
  var sketch: String?
  var retired: Bool?
}

/// A problem on its way up to the loop over lines.
private struct Unfit: Error {
  var problem: ParagraphRecord.Problem
}

private func readRecord(_ line: ArraySlice<UInt8>, _ decoder: JSONDecoder) throws(Unfit) -> ParagraphRecord {
  let written: WrittenRecord
  do {
    written = try decoder.decode(WrittenRecord.self, from: Data(line))
  } catch {
    throw Unfit(problem: problem(of: error))
  }
  func require(_ holds: Bool, _ key: String) throws(Unfit) {
    if !holds { throw Unfit(problem: .badValue(key: key)) }
  }
  try require(isLabel(written.label), "label")
  let lines = written.lines ?? []
  try require(written.lines == nil || lines.count == 2 && 1 <= lines[0] && lines[0] <= lines[1], "lines")
  let chars = written.chars ?? []
  try require(written.chars == nil || chars.count == 2 && 0 <= chars[0] && chars[0] <= chars[1], "chars")
  let fingerprint = written.fp.flatMap { Fingerprint($0) }
  try require(written.fp == nil || fingerprint != nil, "fp")
  let sentences = written.sentences ?? []
  try require(sentences.allSatisfy { $0.utf8.count == 16 && $0.utf8.allSatisfy(isLowerHex) }, "sentences")
  try require(written.sketch.map { Sketch($0) != nil } ?? true, "sketch")
  return ParagraphRecord(
    label: written.label,
    lines: lines.isEmpty ? nil : lines[0]...lines[1],
    chars: chars.isEmpty ? nil : chars[0]..<chars[1],
    fingerprint: fingerprint, sentences: sentences, opening: written.opening,
    sketch: written.sketch, retired: written.retired ?? false)
}

private func problem(of error: any Error) -> ParagraphRecord.Problem {
  switch error as? DecodingError {
  case .keyNotFound(let key, _):
    .badValue(key: key.stringValue)
  case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
    context.codingPath.first.map { .badValue(key: $0.stringValue) } ?? .unreadable
  default: .unreadable
  }
}

/// Whether a text is a letter of `ParagraphKind` and a number from 1 without leading zeros.
private func isLabel(_ text: String) -> Bool {
  let digits = text.utf8.dropFirst()
  return ParagraphKind(rawValue: String(text.prefix(1))) != nil
    && (1...9).contains(digits.count) && digits.first != UInt8(ascii: "0")
    && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
}

private func appendPair(_ key: String, _ pair: (Int, Int)?, to out: inout [UInt8]) {
  out.append(contentsOf: ",\"\(key)\":".utf8)
  out.append(contentsOf: (pair.map { "[\($0.0),\($0.1)]" } ?? "null").utf8)
}

private func appendText(_ key: String, _ text: String?, to out: inout [UInt8]) {
  out.append(contentsOf: ",\"\(key)\":".utf8)
  if let text { appendJSON(text, to: &out) } else { out.append(contentsOf: "null".utf8) }
}

/// A JSON string: escapes are only what JSON demands, and `<`, so that a line may stand in HTML.
private func appendJSON(_ text: String, to out: inout [UInt8]) {
  out.append(UInt8(ascii: "\""))
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      out.append(UInt8(ascii: "\\"))
      out.append(byte)
    case 0..<0x20, UInt8(ascii: "<"):
      let digits = String(byte, radix: 16)
      out.append(contentsOf: (byte < 0x10 ? "\\u000" : "\\u00").utf8)
      out.append(contentsOf: digits.utf8)
    default: out.append(byte)
    }
  }
  out.append(UInt8(ascii: "\""))
}

/// For each part its shortest opening of three to seven words that occurs once in the copy, `nil` if
/// there is none.
///
/// Words are what white space divides, as printed, joined by one space. Occurrences are counted in
/// the normal form, case kept, at any position, so that no reader's search finds two. An opening of
/// running text stops short of the end of its first sentence, since no sentence of an original may be
/// in the repository; and none is longer than 100 code points, which keeps scripts without spaces out.
private func uniqueOpenings(of parts: [CutParagraph], in copy: String) -> [String?] {
  let haystack = normalisedBytesV1(copy)
  let words = parts.map { part in
    let text = part.kind == .paragraph ? sentencesV1(part.text).first ?? "" : part.text
    let words = text.unicodeScalars.split(maxSplits: 8) { isWhiteSpaceV1($0.value) }.map { String($0) }
    return part.kind == .paragraph ? words.dropLast().prefix(7) : words.prefix(7)
  }
  var openings = [String?](repeating: nil, count: parts.count)
  for count in 3...7 {
    var candidates: [(index: Int, opening: String)] = []
    var needles: [[UInt8]] = []
    for index in parts.indices where openings[index] == nil && words[index].count >= count {
      let opening = words[index].prefix(count).joined(separator: " ")
      guard opening.unicodeScalars.count <= 100 else { continue }
      candidates.append((index, opening))
      needles.append(normalisedBytesV1(opening))
    }
    for (candidate, times) in zip(candidates, occurrences(of: needles, in: haystack)) where times == 1 {
      openings[candidate.index] = candidate.opening
    }
  }
  return openings
}

/// How often each needle occurs, overlaps counted; an empty one never does.
///
/// All are looked for at once, in a tree of their bytes: a copy may have thousands of paragraphs that
/// begin alike.
private func occurrences(of needles: [[UInt8]], in haystack: [UInt8]) -> [Int] {
  /// From a node and a byte to the node below; node 0 is the root.
  var edges: [Int: Int] = [:]
  var times = [0]
  let ends = needles.map { needle in
    var node = 0
    for byte in needle {
      if let next = edges[node << 8 | Int(byte)] {
        node = next
      } else {
        edges[node << 8 | Int(byte)] = times.count
        node = times.count
        times.append(0)
      }
    }
    return node
  }
  for start in haystack.indices {
    var node = 0
    var i = start
    while i < haystack.count, let next = edges[node << 8 | Int(haystack[i])] {
      times[next] += 1
      node = next
      i += 1
    }
  }
  return ends.map { $0 == 0 ? 0 : times[$0] }
}
