// Cutting an original into labelled paragraphs by the recipe that its source file holds
//. Nothing is guessed: what is no running text, the recipe names by line.

/// How an original is cut: one physical line is one block, and blank lines are dropped.
///
/// Lines count from 1. A line that no list names is running text.
package struct Segmentation: Sendable, Equatable {
  /// Lines that are no part of the text, such as share counters.
  package var skip: Set<Int>
  /// Lines before the text: title, standfirst, byline.
  package var front: [Int]
  /// Lines after the text: notes on the author or by the editors.
  package var back: [Int]
  package var headings: [Int]
  /// What the text announces and this copy lacks.
  package var missing: [MissingExhibit]

  package init(
    skip: Set<Int> = [], front: [Int] = [], back: [Int] = [], headings: [Int] = [],
    missing: [MissingExhibit] = []
  ) {
    self.skip = skip
    self.front = front
    self.back = back
    self.headings = headings
    self.missing = missing
  }
}

/// An exhibit that a copy announces but does not hold.
package struct MissingExhibit: Sendable, Equatable {
  /// The label of the paragraph that it would follow.
  package var after: String
  /// What is missing, in our own words.
  package var what: String

  package init(after: String, what: String) {
    self.after = after
    self.what = what
  }
}

/// What a part of a source is; the raw value is the letter of its label.
package enum ParagraphKind: String, Sendable, CaseIterable {
  case paragraph = "p"
  case heading = "h"
  case front = "f"
  case back = "b"
  case missing = "t"
}

/// One labelled part of an original.
package struct CutParagraph: Sendable, Equatable {
  /// `p1`, `h1`, `f1`, `b1` or `t1`: numbered in file order within each kind.
  package let label: String
  package let kind: ParagraphKind
  /// Line numbers from 1; `nil` for a missing exhibit.
  package let lines: ClosedRange<Int>?
  /// Unicode code points of the file, a byte order mark counted, half-open; `nil` for a missing exhibit.
  package let chars: Range<Int>?
  /// The line as it stands, without its line end and a byte order mark; empty for a missing exhibit.
  package let text: String
  /// What is missing, in the recipe's words; `nil` for what is there.
  package let what: String?
}

/// An original cut by a recipe, and where the recipe does not fit it.
package struct Cut: Sendable, Equatable {
  /// In file order; a missing exhibit stands after its announcement.
  package var paragraphs: [CutParagraph]
  /// By line; then what speaks of labels.
  package var problems: [CutProblem]
}

/// Where an original and its recipe do not fit.
package enum CutProblem: Sendable, Equatable {
  /// The first byte that is not UTF-8, as an offset from 0; nothing was cut.
  case notUTF8(offset: Int)
  /// The recipe names a line that the file does not have.
  case lineBeyondEnd(line: Int)
  /// The recipe gives a label to a blank line.
  case blankLine(line: Int)
  /// The recipe names a line twice. The first of skip, front, headings and back holds.
  case lineNamedTwice(line: Int)
  /// A missing exhibit stands after a label that the file does not have; it got no label.
  case unknownLabel(after: String)
}

/// Cuts an original into labelled paragraphs.
///
/// Lines end at LF; a CR before it is not part of the line. Total: any bytes give an answer.
package func cut(_ original: [UInt8], by recipe: Segmentation) -> Cut {
  if let offset = firstInvalidByte(original) {
    return Cut(paragraphs: [], problems: [.notUTF8(offset: offset)])
  }
  let lines = physicalLines(original)
  let (kinds, named) = roles(recipe)
  var problems: [CutProblem] = []
  for line in named {
    if line.number < 1 || line.number > lines.count {
      problems.append(.lineBeyondEnd(line: line.number))
    } else if lines[line.number - 1].isBlank, !recipe.skip.contains(line.number) {
      problems.append(.blankLine(line: line.number))
    }
    if line.isRepeated { problems.append(.lineNamedTwice(line: line.number)) }
  }

  var counts: [ParagraphKind: Int] = [:]
  func nextLabel(_ kind: ParagraphKind) -> String {
    counts[kind, default: 0] += 1
    return "\(kind.rawValue)\(counts[kind, default: 0])"
  }
  let missing = Dictionary(grouping: recipe.missing, by: \.after)
  var labels: Set<String> = []
  var paragraphs: [CutParagraph] = []
  for (index, line) in lines.enumerated() where !line.isBlank && !recipe.skip.contains(index + 1) {
    let kind = kinds[index + 1] ?? .paragraph
    let label = nextLabel(kind)
    labels.insert(label)
    paragraphs.append(
      CutParagraph(
        label: label, kind: kind, lines: index + 1...index + 1, chars: line.chars, text: line.text,
        what: nil))
    for exhibit in missing[label] ?? [] {
      paragraphs.append(
        CutParagraph(
          label: nextLabel(.missing), kind: .missing, lines: nil, chars: nil, text: "",
          what: exhibit.what))
    }
  }
  for exhibit in recipe.missing where !labels.contains(exhibit.after) {
    problems.append(.unknownLabel(after: exhibit.after))
  }
  return Cut(paragraphs: paragraphs, problems: problems)
}

/// The kind of each line that the recipe labels, and all lines that it names, each once, in order.
private func roles(
  _ recipe: Segmentation
) -> (kinds: [Int: ParagraphKind], named: [(number: Int, isRepeated: Bool)]) {
  var kinds: [Int: ParagraphKind] = [:]
  var times: [Int: Int] = [:]
  for line in recipe.skip { times[line] = 1 }
  for (kind, lines) in [
    (ParagraphKind.front, recipe.front), (.heading, recipe.headings), (.back, recipe.back),
  ] {
    for line in lines {
      times[line, default: 0] += 1
      if kinds[line] == nil { kinds[line] = kind }
    }
  }
  return (kinds, times.keys.sorted().map { ($0, times[$0, default: 0] > 1) })
}

/// A line of an original, without its line end.
private struct PhysicalLine {
  var chars: Range<Int>
  var text: String
  /// Nothing of it is left in the normal form, so no fingerprint could tell it.
  var isBlank: Bool
}

private func physicalLines(_ bytes: [UInt8]) -> [PhysicalLine] {
  var lines: [PhysicalLine] = []
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  var start = hasMark ? 3 : 0
  var startChar = hasMark ? 1 : 0
  while start < bytes.count {
    let lineFeed = bytes[start...].firstIndex(of: 0x0A)
    var end = lineFeed ?? bytes.count
    let hasReturn = lineFeed != nil && end > start && bytes[end - 1] == 0x0D
    if hasReturn { end -= 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let endChar = startChar + text.unicodeScalars.count
    lines.append(
      PhysicalLine(
        chars: startChar..<endChar, text: text, isBlank: normalisedBytesV1(text).isEmpty))
    startChar = endChar + (hasReturn ? 2 : 1)
    start = (lineFeed ?? bytes.count) + 1
  }
  return lines
}

/// The offset of the first byte that no UTF-8 text could have there, `nil` if all is well.
private func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
  do {
    _ = try UTF8Span(validating: bytes.span)
    return nil
  } catch {
    return error.byteOffsets.lowerBound
  }
}
