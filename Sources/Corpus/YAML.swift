// Front matter and settings as values with positions. Yams keeps the place of every node; anchors,
// aliases and tags are refused, because Yams resolves aliases in silence.

import Diagnostics
import Files
internal import Yams

/// A YAML value and its bytes in the file.
indirect enum YAMLValue: Sendable {
  case scalar(String, Range<Int>)
  case list([YAMLValue], Range<Int>)
  case mapping([YAMLField], Range<Int>)

  var range: Range<Int> {
    switch self {
    case .scalar(_, let range), .list(_, let range), .mapping(_, let range): range
    }
  }
}

struct YAMLField: Sendable {
  var key: String
  var keyRange: Range<Int>
  var value: YAMLValue
}

/// Reads a mapping from part of a file. What is not YAML, or more of YAML than we take, is a finding.
func readYAML(_ file: SourceFile, _ range: Range<Int>) -> Diagnosed<[YAMLField]> {
  let text = String(decoding: file.bytes[range], as: UTF8.self)
  var places = YAMLPlaces(file.bytes, range)
  let finding = { (fact: Fact, mark: Mark?) in
    let start = mark.map { places.offset($0.line, $0.column) } ?? range.lowerBound
    return Finding(fact, path: file.path, range: start..<min(file.bytes.count, start + 1))
  }
  do {
    // Every value is a text to us; guessing its type takes a regular expression for each.
    let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
    guard let root = try parser.singleRoot() else { return Diagnosed([]) }
    var converter = YAMLConverter(file: file, places: places)
    let value = converter.convert(root)
    if case .mapping(let fields, _)? = value { return Diagnosed(fields, converter.findings) }
    if converter.findings.isEmpty {
      return Diagnosed([], [finding(.yamlError(problem: "expected 'key: value' lines"), root.mark)])
    }
    return Diagnosed([], converter.findings)
  } catch let error as YamlError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Diagnosed([], [finding(.yamlError(problem: problem), mark)])
    case .duplicatedKeysInMapping(let keys, let context):
      // Each is looked for from the start; where there are thousands, twenty tell enough.
      return Diagnosed(
        [],
        keys.sorted(by: precedes).prefix(20).map { key in
          let again = repetition(of: key, file.bytes, range, from: places.offset(context.mark.line, 1))
          return again.map { Finding(.duplicateKey(key: key), path: file.path, range: $0) }
            ?? finding(.duplicateKey(key: key), context.mark)
        })
    default: return Diagnosed([], [finding(.yamlError(problem: "it cannot be read"), nil)])
    }
  } catch {
    return Diagnosed([], [finding(.yamlError(problem: "it cannot be read"), nil)])
  }
}

/// The second line that starts with a key, as `key:`; Yams tells only where the mapping starts.
private func repetition(of key: String, _ bytes: [UInt8], _ range: Range<Int>, from start: Int) -> Range<Int>?
{
  let wanted = Array(key.utf8) + [UInt8(ascii: ":")]
  var seen = false
  var line = start
  while line < range.upperBound {
    let content = bytes[line..<range.upperBound].drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
    if content.starts(with: wanted) {
      if seen { return content.startIndex..<(content.startIndex + wanted.count - 1) }
      seen = true
    }
    line = (bytes[line..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound) + 1
  }
  return nil
}

/// Turns Yams' marks (lines and Unicode scalars, from 1) into byte offsets of the file.
private struct YAMLPlaces {
  let bytes: [UInt8]
  let lines: [Int]
  /// The place that was asked for last. A line may hold thousands of values, which are asked for in order.
  private var last = (line: 0, column: 1, offset: 0)

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    var lines = [range.lowerBound]
    for i in range {
      let endsInCR = bytes[i] == 0x0D && (i + 1 == range.upperBound || bytes[i + 1] != 0x0A)
      if bytes[i] == 0x0A || endsInCR { lines.append(i + 1) }
    }
    self.lines = lines
  }

  mutating func offset(_ line: Int, _ column: Int) -> Int {
    guard line >= 1, line <= lines.count else { return bytes.count }
    let goesOn = last.line == line && last.column <= column
    var i = goesOn ? last.offset : lines[line - 1]
    var left = goesOn ? column - last.column : column - 1
    while left > 0, i < bytes.count {
      i += 1
      while i < bytes.count, bytes[i] & 0xC0 == 0x80 { i += 1 }
      left -= 1
    }
    last = (line, column, i)
    return i
  }
}

private struct YAMLConverter {
  let file: SourceFile
  var places: YAMLPlaces
  var findings: [Finding] = []
  private var depth = 0

  init(file: SourceFile, places: YAMLPlaces) {
    self.file = file
    self.places = places
  }

  /// The value of a node; `nil` when it uses a refused feature. Stops at the first, so that an alias
  /// bomb is never walked.
  mutating func convert(_ node: Yams.Node) -> YAMLValue? {
    let start = node.mark.map { places.offset($0.line, $0.column) } ?? 0
    if let feature = refusedFeature(node, at: start) {
      findings.append(
        Finding(
          .yamlFeature(feature: feature), path: file.path, range: start..<min(start + 1, file.bytes.count)))
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= 12 else {
      findings.append(
        Finding(
          .limitExceeded(.nestingDepth, value: depth, allowed: 12), path: file.path, range: start..<start))
      return nil
    }
    switch node {
    case .scalar(let scalar):
      let range = start..<end(of: scalar, from: start)
      if let hidden = scalar.string.unicodeScalars.first(where: isHidden) {
        // Escapes such as `"\x01"` come out of YAML behind the screen.
        findings.append(Finding(.forbiddenCharacter(scalar: hidden.value), path: file.path, range: range))
        return nil
      }
      return .scalar(scalar.string, range)
    case .sequence(let sequence):
      var values: [YAMLValue] = []
      for child in sequence {
        guard let value = convert(child) else { return nil }
        values.append(value)
      }
      return .list(values, start..<min(start + 1, file.bytes.count))
    case .mapping(let mapping):
      var fields: [YAMLField] = []
      for (key, child) in mapping {
        guard let name = convert(key), let value = convert(child) else { return nil }
        guard case .scalar(let text, let range) = name else {
          findings.append(
            Finding(.yamlError(problem: "a key must be a word"), path: file.path, range: name.range))
          continue
        }
        fields.append(YAMLField(key: text, keyRange: range, value: value))
      }
      return .mapping(fields, start..<min(start + 1, file.bytes.count))
    case .alias: return nil
    }
  }

  /// Controls but tab and line ends, and characters that turn the direction of what follows.
  private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private func refusedFeature(_ node: Yams.Node, at start: Int) -> String? {
    if node.anchor != nil { return "anchors" }
    guard start < file.bytes.count else { return nil }
    switch file.bytes[start] {
    case UInt8(ascii: "&"): return "anchors"
    case UInt8(ascii: "*"): return "aliases"
    case UInt8(ascii: "!"): return "tags"
    default: return nil
    }
  }

  /// The end of a scalar on its line; a block scalar is marked at its first byte only.
  private func end(of scalar: Yams.Node.Scalar, from start: Int) -> Int {
    var length = scalar.string.utf8.count
    switch scalar.style {
    case .literal, .folded: length = 1
    case .singleQuoted, .doubleQuoted: length += 2
    default: break
    }
    var end = start
    while end < file.bytes.count, end - start < length, file.bytes[end] != 0x0A { end += 1 }
    return max(end, min(start + 1, file.bytes.count))
  }
}
