// Reads the fields of a mapping into typed values; every field that is unknown, given twice or of the
// wrong shape is a finding, and reading goes on.

import Diagnostics
import Files
import Markup

/// A text and where it stands in its file.
package struct Located<Value: Sendable>: Sendable {
  package var value: Value
  package var range: Range<Int>

  package init(_ value: Value, _ range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

struct FieldReader {
  let path: String
  private let fields: [YAMLField]
  private(set) var findings: [Finding] = []

  /// - Parameter known: every key that may stand here.
  init(_ fields: [YAMLField], path: String, known: [String]) {
    self.path = path
    self.fields = fields
    var seen: Set<TextKey> = []
    for field in fields {
      if !known.contains(where: { $0.utf8.elementsEqual(field.key.utf8) }) {
        report(.unknownKey(key: field.key, known: known), field.keyRange)
      } else if !seen.insert(TextKey(field.key)).inserted {
        report(.duplicateKey(key: field.key), field.keyRange)
      }
    }
  }

  mutating func report(_ fact: Fact, _ range: Range<Int>) {
    findings.append(Finding(fact, path: path, range: range))
  }

  func has(_ key: String) -> Bool { field(key) != nil }

  /// The first of several names of one field that is given; a second one is a finding.
  mutating func oneKey(of keys: [String]) -> String? {
    let given = keys.filter(has)
    for other in given.dropFirst() { report(.duplicateKey(key: other), field(other)?.keyRange ?? 0..<0) }
    return given.first
  }

  func range(_ key: String) -> Range<Int> { field(key)?.value.range ?? 0..<0 }

  /// A text; a list or mapping in its place is a finding.
  mutating func text(_ key: String) -> Located<String>? {
    guard let field = field(key) else { return nil }
    guard case .scalar(let text, let range) = field.value else {
      report(.invalidValue(key: key, value: "a list or mapping", expected: "a text"), field.value.range)
      return nil
    }
    return Located(text, range)
  }

  /// A list of texts; one text stands for a list of one.
  mutating func texts(_ key: String) -> [Located<String>] {
    guard let field = field(key) else { return [] }
    switch field.value {
    case .scalar(let text, let range): return [Located(text, range)]
    case .list(let values, _):
      return values.compactMap { value in
        guard case .scalar(let text, let range) = value else {
          report(
            .invalidValue(key: key, value: "a list or mapping", expected: "a list of texts"), value.range)
          return nil
        }
        return Located(text, range)
      }
    case .mapping(_, let range):
      report(.invalidValue(key: key, value: "a mapping", expected: "a list of texts"), range)
      return []
    }
  }

  mutating func choice(_ key: String, of allowed: [String]) -> String? {
    guard let found = text(key) else { return nil }
    guard allowed.contains(found.value) else {
      report(
        .invalidValue(key: key, value: found.value, expected: "one of " + allowed.joined(separator: ", ")),
        found.range)
      return nil
    }
    return found.value
  }

  mutating func date(_ key: String) -> EDTFDate? {
    guard let found = text(key) else { return nil }
    guard let date = EDTFDate(found.value) else {
      report(.invalidDate(key: key, value: found.value), found.range)
      return nil
    }
    return date
  }

  mutating func boolean(_ key: String) -> Bool? {
    choice(key, of: ["true", "false"]).map { $0 == "true" }
  }

  /// A whole number that is not negative.
  mutating func number(_ key: String) -> Int? {
    guard let found = text(key) else { return nil }
    guard let number = Int(found.value), number >= 0 else {
      report(.invalidValue(key: key, value: found.value, expected: "a whole number"), found.range)
      return nil
    }
    return number
  }

  mutating func numbers(_ key: String) -> [Int] {
    texts(key).compactMap { found in
      guard let number = Int(found.value), number > 0 else {
        report(.invalidValue(key: key, value: found.value, expected: "line numbers from 1"), found.range)
        return nil
      }
      return number
    }
  }

  /// A mapping under a key, read by the body; its findings join ours.
  mutating func mapping<Value>(_ key: String, known: [String], _ body: (inout FieldReader) -> Value) -> Value?
  {
    guard let field = field(key) else { return nil }
    guard case .mapping(let fields, _) = field.value else {
      report(.invalidValue(key: key, value: "a text or list", expected: "{key: value, …}"), field.value.range)
      return nil
    }
    return read(fields, known, body)
  }

  /// A list of mappings under a key.
  mutating func mappings<Value>(
    _ key: String, known: [String], _ body: (inout FieldReader, Range<Int>) -> Value?
  ) -> [Value] {
    guard let field = field(key) else { return [] }
    guard case .list(let values, _) = field.value else {
      report(
        .invalidValue(key: key, value: "no list", expected: "a list of {key: value, …}"), field.value.range)
      return []
    }
    return values.compactMap { value in
      guard case .mapping(let fields, let range) = value else {
        report(.invalidValue(key: key, value: "a text or list", expected: "{key: value, …}"), value.range)
        return nil
      }
      return read(fields, known) { body(&$0, range) }
    }
  }

  /// Every text field of a mapping whose keys are free, such as languages.
  mutating func freeTexts(_ key: String) -> [(key: String, value: String)] {
    guard let field = field(key) else { return [] }
    guard case .mapping(let fields, _) = field.value else {
      report(.invalidValue(key: key, value: "a text or list", expected: "{key: value, …}"), field.value.range)
      return []
    }
    return fields.compactMap { entry in
      guard case .scalar(let text, _) = entry.value else {
        report(
          .invalidValue(key: entry.key, value: "a list or mapping", expected: "a text"), entry.value.range)
        return nil
      }
      return (entry.key, text)
    }
  }

  /// Every field of a mapping whose keys are free, with the places of keys and values.
  func freeFields(_ key: String) -> [(key: Located<String>, value: YAMLValue)] {
    guard case .mapping(let fields, _)? = field(key)?.value else { return [] }
    return fields.map { (Located($0.key, $0.keyRange), $0.value) }
  }

  private mutating func read<Value>(
    _ fields: [YAMLField], _ known: [String], _ body: (inout FieldReader) -> Value
  ) -> Value {
    var reader = FieldReader(fields, path: path, known: known)
    let value = body(&reader)
    findings += reader.findings
    return value
  }

  private func field(_ key: String) -> YAMLField? {
    fields.first { $0.key.utf8.elementsEqual(key.utf8) }
  }
}

/// Reads the front matter of a Markdown file; no front matter is an empty one.
/// - Returns: the fields; what is wrong with the YAML; and whether it was read, so that a missing title
///   is not reported of a file whose bytes or YAML cannot be read.
func readFrontMatter(
  _ file: SourceFile, known: [String]
) -> (FieldReader, findings: [Finding], wasRead: Bool) {
  let parts = splitFrontMatter(file.bytes)
  guard isValidUTF8(file.bytes) else { return (FieldReader([], path: file.path, known: known), [], false) }
  if file.bytes.starts(with: "+++\n".utf8) || file.bytes.starts(with: "+++\r".utf8) {
    let problem = "'+++' begins TOML; write YAML between two lines of '---'"
    let finding = Finding(.yamlError(problem: problem), path: file.path, range: 0..<3)
    return (FieldReader([], path: file.path, known: known), [finding], false)
  }
  if parts.frontMatter == nil,
    file.bytes.starts(with: "---\n".utf8) || file.bytes.starts(with: "---\r".utf8)
  {
    let problem = "no line of '---' ends the front matter"
    let finding = Finding(.yamlError(problem: problem), path: file.path, range: 0..<3)
    return (FieldReader([], path: file.path, known: known), [finding], false)
  }
  guard let range = parts.frontMatter else {
    return (FieldReader([], path: file.path, known: known), [], true)
  }
  let read = readYAML(file, range)
  return (FieldReader(read.value, path: file.path, known: known), read.findings, read.findings.isEmpty)
}

/// Bad bytes are reported by the screen; YAML is not read from them.
private func isValidUTF8(_ bytes: [UInt8]) -> Bool {
  (try? UTF8Span(validating: bytes.span)) != nil  // The error's place is the screen's to report.
}
