// CommonMark's and GFM's own examples, which are not in the repository: DOSSIER_SUITES names their folder.

import Diagnostics
import Files
import Foundation
import Markup
import Support
import Testing

private let suites = ProcessInfo.processInfo.environment["DOSSIER_SUITES"]

private struct Example: Codable, Sendable {
  var suite: String
  var example: Int
  var flags: [String]
  var markdown: String
  var html: String
}

private func examples(_ folder: String) throws -> [Example] {
  let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/gfm-examples.jsonl"))
  return try data.split(separator: 0x0A).map { try JSONDecoder().decode(Example.self, from: $0) }
}

@Suite struct SuiteTests {
  @Test func aMissingFolderIsSaid() {
    if suites == nil { print("SKIPPED, LOUDLY: DOSSIER_SUITES is unset; CommonMark's examples were not run") }
  }

  @Test(.enabled(if: suites != nil, "DOSSIER_SUITES names no folder of suites"))
  func everyExampleParses() throws {
    let examples = try examples(try #require(suites))
    #expect(examples.count >= 700)
    for example in examples {
      let (tree, _, file) = parsed(example.markdown)
      #expect(problems(in: tree, of: file) == [], "\(example.suite) \(example.example)")
    }
  }

  /// The screen refuses what the C parser does not bear; what others wrote to show the language is borne.
  @Test(.enabled(if: suites != nil, "DOSSIER_SUITES names no folder of suites"))
  func noExampleIsRefused() throws {
    let refusals: Set<Code> = [.limitExceeded, .invalidUTF8, .forbiddenCharacter]
    var refused: [String] = []
    for example in try examples(try #require(suites)) {
      let (tree, findings, _) = parsed(example.markdown)
      for finding in findings where refusals.contains(finding.code) {
        refused.append("\(example.suite) \(example.example): \(finding.fact.message)")
      }
      let isBlank = example.html.isEmpty || example.markdown.hasPrefix("---\n")
      if tree.nodes.count < 2, !isBlank { refused.append("\(example.suite) \(example.example) is empty") }
    }
    #expect(refused == [])
  }

  /// The words of each core example are those of its HTML. Left out is what differs on purpose: raw HTML,
  /// which we show as text, and texts that are ours, such as attributes and citations.
  @Test(.enabled(if: suites != nil, "DOSSIER_SUITES names no folder of suites"))
  func wordsAgreeWithTheExpectedHTML() throws {
    var compared = 0
    var differing: [String] = []
    for example in try examples(try #require(suites)) where example.suite == "spec" {
      guard example.flags.isEmpty || example.flags == ["table"] else { continue }
      // What starts with a line of `---` is front matter to us.
      if example.markdown.hasPrefix("---\n") { continue }
      let (tree, findings, _) = parsed(example.markdown)
      if findings.contains(where: { $0.code == .rawHTML }) || example.markdown.contains("<!--") { continue }
      if !tree.citations.isEmpty || !tree.wikilinks.isEmpty || !tree.attributes.isEmpty { continue }
      compared += 1
      let (ours, theirs) = (squeezed(words(of: tree)), squeezed(words(ofHTML: example.html)))
      if ours != theirs {
        differing.append("\(example.example) \(example.markdown.debugDescription): \(ours) | \(theirs)")
      }
    }
    #expect(compared >= 550, "too few examples are compared to say anything: \(compared)")
    let share = Double(compared - differing.count) / Double(max(compared, 1))
    #expect(share == 1, "\(differing.joined(separator: "\n"))")
  }
}

/// All text of a tree in order, code counted.
private func words(of tree: Tree) -> String {
  var bytes: [UInt8] = []
  for node in tree.nodes {
    switch node.kind {
    case .text, .code, .codeBlock: bytes.append(contentsOf: tree.bytes(node))
    default: bytes.append(0x20)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The text of HTML: tags go, the words of a picture stay.
private func words(ofHTML html: String) -> String {
  var text = ""
  var rest = html[...]
  while let open = rest.firstIndex(of: "<") {
    text += rest[..<open]
    guard let close = rest[open...].firstIndex(of: ">") else { return text + rest[open...] }
    let tag = rest[open...close]
    if tag.hasPrefix("<img"), let start = tag.range(of: "alt=\"") {
      text += tag[start.upperBound...].prefix { $0 != "\"" }
    }
    rest = rest[rest.index(after: close)...]
  }
  text += rest
  for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
    text = text.replacing(entity, with: character)
  }
  return text
}

/// Without white space, which HTML and a tree set in other places.
private func squeezed(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
}
