// inspect: what is read in one note, as JSON.

import Corpus
import Diagnostics
import Files
import Foundation
import SiteSupport
import Support
import Testing

private let suites = ProcessInfo.processInfo.environment["DOSSIER_SUITES"]

private struct Inspected: Decodable {
  struct Citation: Decodable {
    struct Item: Decodable {
      struct Place: Decodable, Equatable {
        var label: String
        var value: String
      }

      var key: String
      var mode: String
      var prefix: String
      var rest: String
      var locators: [Place]
      var suffix: String
      var attributes: [String: String]
    }

    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int
    var items: [Item]

    var place: [Int] { [line, column, endLine, endColumn] }
  }

  struct Link: Decodable {
    var kind: String
    var target: String
    var fragment: String?
    var text: String?
  }

  struct Claim: Decodable {
    var id: String
    var kind: String
    var text: String
  }

  struct Event: Decodable {
    var claim: String
    var date: String
  }

  struct Block: Decodable {
    var line: Int
    var kind: String
    var id: String?
    var classes: [String]
    var attributes: [String: String]
  }

  var file: String
  var title: String?
  var citations: [Citation]
  var links: [Link]
  var claims: [Claim]
  var events: [Event]
  var blocks: [Block]
}

private func inspected(_ json: String) throws -> Inspected {
  try JSONDecoder().decode(Inspected.self, from: Data(json.utf8))
}

private let note = """
  ---
  title: Ships & "cranes"
  ---
  ## First {#first}

  The [spring]{date=2031-21} was wet [see @mora-2031, p. 3, ¶¶ 2–4; -@{osei}]{cred=4 why="said so"}. ^c-wet

  > - Ünited @mora-2031
  >   [¶ 2, at noon] says [[opening#First|so]], [t](a.md#b), ![p](q.png), <https://x.org/> and ![[map.png|300]].

  """

@Suite struct InspectTests {
  @Test func everythingInANote() async throws {
    let scratch = try Scratch()
    try scratch.put("n.md", note)
    let outcome = try await dossier("inspect", "n.md", "--format", "json", in: scratch.path)
    #expect(outcome.code == 0 && outcome.error == "", "\(outcome.all)")
    let schema = "\(repositoryRoot)/docs/inspect.schema.json"
    #expect(try await schemaProblems(outcome.output, schema: schema) == "")
    #expect(
      try await schemaProblems(outcome.output.replacing("\"rest\":", with: "\"res\":"), schema: schema) != "")
    let seen = try inspected(outcome.output)
    #expect(seen.file == "n.md" && seen.title == "Ships & \"cranes\"")
    let group = try #require(seen.citations.first)
    #expect(group.place == [6, 36, 6, 102])
    #expect(group.items.map(\.key) == ["mora-2031", "osei"])
    #expect(group.items.map(\.mode) == ["normal", "suppress-author"])
    #expect(group.items.map(\.prefix) == ["see", ""] && group.items.map(\.rest) == [", p. 3, ¶¶ 2–4", ""])
    #expect(
      group.items[0].locators == [.init(label: "page", value: "3"), .init(label: "paragraph", value: "2–4")])
    #expect(group.items.allSatisfy { $0.attributes == ["cred": "4", "why": "said so"] })
    let inText = try #require(seen.citations.last)
    #expect(inText.place == [8, 13, 9, 20])
    #expect(inText.items.map(\.mode) == ["in-text"] && inText.items[0].suffix == "at noon")
    #expect(seen.links.map(\.kind) == ["wikilink", "link", "image", "url", "embed"])
    #expect(seen.links.map(\.target) == ["opening", "a.md", "q.png", "https://x.org/", "map.png"])
    #expect(seen.links.map(\.fragment) == ["First", "b", nil, nil, nil])
    #expect(seen.links.map(\.text) == ["so", "t", "p", "https://x.org/", nil])
    #expect(seen.claims.map(\.id).first == "c-wet" && seen.claims.count == 2)
    #expect(seen.events.map(\.date) == ["2031-21"] && seen.events.map(\.claim) == ["c-wet"])
    #expect(
      seen.blocks.map(\.kind) == ["heading", "paragraph", "blockQuote", "bulletList", "item", "paragraph"])
    #expect(seen.blocks.map(\.id) == ["first", "c-wet", nil, nil, nil, nil])
  }

  /// Standard input, no dossier around it, no front matter; JSON is the default.
  @Test func standardInput() async throws {
    let script = "printf 'It opened [@mora, \u{B6} 1].\\n' | '\(binary)' inspect -"
    let outcome = try await run("/bin/sh", ["-c", script])
    #expect(outcome.code == 0 && outcome.error == "", "\(outcome.all)")
    let seen = try inspected(outcome.output)
    #expect(seen.file == "-" && seen.title == nil)
    #expect(seen.citations.map(\.place) == [[1, 11, 1, 24]])
    let empty = try await run("/bin/sh", ["-c", "'\(binary)' inspect - < /dev/null"])
    #expect(empty.code == 0)
    #expect(try inspected(empty.output).blocks.isEmpty)
  }

  /// What is wrong goes to standard error; the output stays whole.
  @Test func whatIsWrongWithTheFile() async throws {
    let scratch = try Scratch()
    try scratch.put("bad.md", "Text [@a, @b].\n")
    let comma = try await dossier("inspect", "bad.md", in: scratch.path)
    #expect(comma.code == 1 && comma.error.contains("bad.md:1:12: error[DOS0406]"), "\(comma.all)")
    #expect(try inspected(comma.output).citations.count == 1)
    try scratch.put("bytes.md", [0x61, 0xFF])
    let refused = try await dossier("inspect", "bytes.md", in: scratch.path)
    #expect(refused.code == 1 && refused.error.contains("DOS0101"), "\(refused.all)")
    #expect(try inspected(refused.output).blocks.isEmpty)
    try scratch.put("key.md", "---\nlabel: of a source\n---\nText {#x\n")
    let odd = try await dossier("inspect", "key.md", in: scratch.path)
    #expect(odd.code == 0, "a key of another kind of page is no error here: \(odd.all)")
    let missing = try await dossier("inspect", "none.md", in: scratch.path)
    #expect(missing.code == 3 && missing.output == "" && missing.error.contains("none.md"), "\(missing.all)")
    #expect(try await dossier("inspect", in: scratch.path).code == 64)
    #expect(try await dossier("inspect", "bad.md", "--format", "text", in: scratch.path).code == 64)
  }

  /// A source's blocks are digests: no claims, and labels of paragraphs are no ids of claims.
  @Test func theFileOfASource() async throws {
    let scratch = try Scratch()
    let text = """
      ---
      title: Notes
      label: Mora
      author: [{family: Mora}]
      errata: [{at: p9, printed: teh, read: the}]
      ---
      One. {#p1 cred=2 why="named"}

      A table. {#t1}

      """
    for path in ["sources/a.md", "elsewhere.md"] {
      try scratch.put(path, text)
      let outcome = try await dossier("inspect", path, in: scratch.path)
      #expect(outcome.code == 0 && outcome.error == "", "\(outcome.all)")
      let seen = try inspected(outcome.output)
      #expect(seen.title == "Notes" && seen.claims.isEmpty && seen.blocks.map(\.id) == ["p1", "t1"])
      #expect(seen.blocks.first?.attributes == ["cred": "2", "why": "named"])
    }
    try scratch.put("sources/b.md", "---\ntitle: B\ngenre: song\n---\nOne.\n\n*Two* [[n]]. {#p2 crad=3}\n")
    let wrong = try await dossier("inspect", "b.md", in: "\(scratch.path)/sources")
    for code in ["DOS0305", "DOS0313", "DOS0319", "DOS0205"] {
      #expect(wrong.code == 1 && wrong.error.contains("[\(code)]"), "\(wrong.all)")
    }
    try scratch.put("n.md", "One [@a, ¶ 1]. {#p1}\n\nTwo [@a, ¶ 2]. ^c-two\n")
    let note = try await dossier("inspect", "n.md", in: scratch.path)
    #expect(note.code == 1 && note.error.contains("[DOS0104]"), "a note stays one: \(note.all)")
  }

  @Test func controlCharactersAndBackslashesAreWrittenAsJSON() throws {
    let file = SourceFile(path: "a\"\\\u{1}.md", text: "[@a, \u{2028}\\< \"x\"]{why=\"a\\b\"}")
    let seen = try inspected(String(decoding: inspection(of: inspectNote(file).value), as: UTF8.self))
    #expect(seen.file == "a\"\\\u{1}.md")
    #expect(seen.citations.first?.items.first?.attributes == ["why": "a\\b"])
  }
}

private struct Example: Decodable {
  struct Item: Decodable, Equatable {
    var key: String
    var mode: String
    var prefix: String
    var rest: String
  }

  var markdown: String
  var groups: [[Item]]
}

@Suite struct InspectSuiteTests {
  @Test func aMissingFolderIsSaid() {
    if suites == nil {
      Issue.record("inspect was NOT COMPARED with pandoc: DOSSIER_SUITES is unset", severity: .warning)
    }
  }

  /// All 400 by the function that the command prints from, and each tenth by the command itself.
  @Test(.enabled(if: suites != nil, "DOSSIER_SUITES names no folder of suites"))
  func citationsAreThoseOfPandoc() async throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(try #require(suites))/pandoc-citations.jsonl"))
    let examples = try data.split(separator: 0x0A).map { try JSONDecoder().decode(Example.self, from: $0) }
    #expect(examples.count == 400)
    let scratch = try Scratch()
    for (number, example) in examples.enumerated() {
      let file = SourceFile(path: "\(number).md", text: example.markdown)
      let json = String(decoding: inspection(of: inspectNote(file).value), as: UTF8.self)
      let ours = try inspected(json).citations.map { citation in
        citation.items.map { Example.Item(key: $0.key, mode: $0.mode, prefix: $0.prefix, rest: $0.rest) }
      }
      #expect(ours == example.groups, "\(example.markdown.debugDescription)")
      guard number.isMultiple(of: 10) else { continue }
      try scratch.put(file.path, file.bytes)
      let outcome = try await dossier("inspect", file.path, "--format", "json", in: scratch.path)
      #expect(outcome.output == json, "\(outcome.error)")
    }
  }
}
