// Attributes where they have no meaning: each is a finding, so that nothing an author wrote is lost in
// silence. Those of claims are checked where claims are read, those of most spans in Inlines.swift.

import Diagnostics
import Files
import Markup

extension BlockReader {
  /// One pass over all nodes, after the blocks were read.
  mutating func checkAttributes() {
    let tree = note.tree
    let judgements = Set(note.callouts.filter { $0.kind == "JUDGEMENT" }.map(\.paragraph))
    let callouts = Set(
      note.callouts.filter { $0.contentStart >= Int(tree.nodes[$0.paragraph].end) }.map(\.paragraph))
    for (index, node) in tree.nodes.enumerated() {
      if node.kind == .citation, let attributes = tree.citations[Int(node.token)].attributes {
        findings += repeatedNames(in: attributes, path: note.path)
      }
      guard let attributes = tree.attributes(of: node) else { continue }
      findings += repeatedNames(in: attributes, path: note.path)
      switch node.kind {
      case .image: checkPicture(index, attributes)
      case .heading: check(attributes, pairs: ["lang", "ignore"])
      case .tableRow where node.flag == 1:
        refuseID(attributes, ["lang"])
        check(attributes, pairs: ["lang"])
      case .span:
        refuseID(attributes, spanAttributes)
        checkDate(attributes)
        if note.hidden.contains(where: { $0.contains(index) }) {
          findings.append(Finding(.misplacedAttributes, path: note.path, range: attributes.range))
        }
      // A judgement's statement is checked where it is read.
      case .paragraph where judgements.contains(index): break
      case .paragraph where callouts.contains(index):
        findings.append(Finding(.misplacedAttributes, path: note.path, range: attributes.range))
      case .paragraph, .tableRow: checkDate(attributes)
      default: break
      }
    }
  }

  /// A block that is no claim: its language and what it waives, and nothing else.
  mutating func checkPlainBlock(_ attributes: Attributes?) {
    for pair in attributes?.pairs ?? [] where blockAttributes.contains(pair.name) {
      if !["lang", "ignore"].contains(pair.name) { report(pair.name, ["lang", "ignore"], pair.nameRange) }
    }
  }

  private mutating func checkPicture(_ node: Int, _ attributes: Attributes) {
    check(attributes, pairs: ["width", "height", "lang"])
    for name in ["width", "height"] {
      guard let pair = attributes.value(name), pixels(pair.value) == nil else { continue }
      findings.append(
        Finding(
          .invalidValue(key: name, value: pair.value, expected: "pixels such as 300"), path: note.path,
          range: pair.range))
    }
    if let id = attributes.id {
      note.pictures.append(Note.Picture(node: node, anchor: anchor("s-" + slug(id.text))))
    }
  }

  /// No kinds, and of the others only those of a list.
  private mutating func check(_ attributes: Attributes, pairs known: [String]) {
    for name in attributes.classes { report("." + name.text, known, name.range) }
    for pair in attributes.pairs where !known.contains(pair.name) { report(pair.name, known, pair.nameRange) }
    if let language = attributes.value("lang"), !isLanguageTag(language.value) {
      findings.append(
        Finding(
          .invalidValue(key: "lang", value: language.value, expected: "a tag such as fa"), path: note.path,
          range: language.range))
    }
  }

  private mutating func refuseID(_ attributes: Attributes, _ known: [String]) {
    if let id = attributes.id { report("#" + id.text, known, id.range) }
  }

  /// What says how a date is known, or what happened then, needs the date.
  private mutating func checkDate(_ attributes: Attributes) {
    if let event = attributes.value("event"), event.value.allSatisfy(\.isWhitespace) {
      findings.append(
        Finding(
          .invalidValue(key: "event", value: event.value, expected: "words for the timeline"),
          path: note.path, range: event.range))
    }
    guard attributes.value("date") == nil else { return }
    for pair in attributes.pairs where pair.name == "date-basis" || pair.name == "event" {
      report(pair.name, ["date"], pair.nameRange)
    }
  }

  private mutating func report(_ name: String, _ known: [String], _ range: Range<Int>) {
    findings.append(Finding(.unknownAttribute(name: name, known: known), path: note.path, range: range))
  }
}

/// Names that are given twice; only the last of each would count.
func repeatedNames(in attributes: Attributes, path: String) -> [Finding] {
  var seen: Set<TextKey> = []
  return attributes.pairs.filter { !seen.insert(TextKey($0.name)).inserted }.map { pair in
    Finding(.duplicateKey(key: pair.name), path: path, range: pair.nameRange)
  }
}

private let spanAttributes = ["date", "date-basis", "event", "lang"]

/// A width or height: `300` or `300px`, from 1 to 9999.
package func pixels(_ value: String) -> Int? {
  let digits = value.hasSuffix("px") ? String(value.dropLast(2)) : value
  guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
    let number = Int(digits), number > 0
  else { return nil }
  return number
}
