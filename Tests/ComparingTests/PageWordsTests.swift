// What pages and bibliographies say and no record does is told in words, and nothing of it is left over.

import Comparing
import Files
import SiteSupport
import Testing

private let note = "content/themes/t/n.md"
private let source = "content/sources/a.md"
private let tongue = tongues[0]

private func site(_ files: [String: String]) async throws -> FileTree { try await siteTree(smallTree(files)) }

private func compared(_ a: FileTree, _ b: FileTree) throws -> Comparison {
  try compare(ComparedSite(name: "a", tree: a), ComparedSite(name: "b", tree: b))
}

/// A page or bibliography with one text in the place of another.
private func altered(_ tree: FileTree, _ path: String, _ old: String, _ new: String) throws -> FileTree {
  let text = String(decoding: try #require(tree[path]).bytes, as: UTF8.self)
  #expect(text.contains(old), "\(path) holds no \(old)")
  return tree.with([SourceFile(path: path, text: text.replacing(old, with: new))])
}

@Suite struct PageWordsTests {
  /// An edit of a file, the kind that it is told by, and words that are told.
  private static let cases: [(String, String, String, ChangeKind, String)] = [
    (source, "type: report\n", "type: thesis\n", ChangeKind.sourceMetadataChanged, "thesis"),
    (source, "issued: 2020\n", "issued: 2021-09\n", .sourceMetadataChanged, "date-parts"),
    (source, "type: report\n", "type: report\nlanguage: fa\n", .sourceMetadataChanged, "Language: fa"),
    (source, "grade: C", "grade: B", .sourceRegraded, "B"),
    (note, "---\n", "---\nsubtitle: In short\n", .pageDetailsChanged, "In short"),
    (note, "---\n", "---\ndescription: Of ports\n", .pageDetailsChanged, "Of ports"),
    (note, "---\n", "---\nauthors: [A. Writer]\n", .pageDetailsChanged, "A. Writer"),
    (note, "---\n", "---\ndate: 2020-03-01\n", .pageDetailsChanged, "1 March 2020"),
    (note, tongue.prose, "\(tongue.prose)[^1]\n\n[^1]: A remark.", .pageDetailsChanged, "A remark."),
    (note, tongue.prose, "\(tongue.prose)\n\n```\nlet a = 1\n```", .pageDetailsChanged, "let a = 1"),
    (note, tongue.prose, "\(tongue.prose)\n\n| x | y |\n| - | - |\n| 1 | 2 |", .pageTextChanged, "1 2"),
    (
      note, tongue.prose, "See [it](https://example.org/x). \(tongue.prose)", .pageDetailsChanged,
      "https://example.org/x"
    ),
    (note, tongue.prose, "\(tongue.prose)\n\n![[o#^c-other]]", .pageDetailsChanged, tongue.otherPlain),
    (
      note, tongue.sum, "\(tongue.sum) of [peace](https://example.org/x)", .claimDetailsChanged,
      "https://example.org/x"
    ),
    (note, "[@a, ¶ 1]", "[but see @a, ¶ 1]", .claimDetailsChanged, "but see A ¶1"),
    (note, "[@a, ¶ 1]", "[@a, ¶ 1, at the end]", .claimDetailsChanged, "at the end"),
    (note, "[@a, ¶ 1]", "[@a, ¶ 1]{cred=5 why=\"Hearsay\"}", .citationGradeChanged, "C5"),
  ]

  @Test(arguments: cases)
  func nothingIsLeftOver(
    _ file: String, _ old: String, _ new: String, _ kind: ChangeKind, _ words: String
  ) async throws {
    var files = edited(tongue.files, [(source, "type: report\n", "issued: 2020\ntype: report\n")])
    let before = try await site(files)
    // Of front matter the first line alone is meant.
    var text = try #require(files[file])
    text.replaceSubrange(try #require(text.firstRange(of: old)), with: new)
    files[file] = text
    let after = try await site(files)
    for (a, b) in [(before, after), (after, before)] {
      let found = try compared(a, b)
      #expect(found.accounting.unexplained.isEmpty, "\(diffText(found))")
      let told = found.changes.filter { $0.kind == kind }
      #expect(!told.isEmpty, "\(diffText(found))")
      let said = told.flatMap { change in
        [change.before, change.after].compactMap { $0 }.flatMap { [$0.value, $0.text] }
          + change.words.map(\.text)
      }
      #expect(said.contains { $0.contains(words) }, "\(said)")
    }
  }

  /// A mark with the label of another source, or another number, does not say where it leads.
  @Test(arguments: [("A ¶1", "B ¶1"), ("A ¶1", "A ¶2"), ("A ¶1", "see B, A ¶1")])
  func aMarkThatSaysOtherIsLeftOver(_ old: String, _ new: String) async throws {
    let before = try await site(tongue.files)
    let after = try altered(before, "themes/t/n.html", "<bdi>\(old)</bdi>", "<bdi>\(new)</bdi>")
    #expect(!(try compared(before, after).accounting.unexplained.isEmpty), "\(new)")
  }

  /// One source in the place of another, without a text of its own, so that the fingerprints go too.
  @Test(arguments: tongues)
  func aSourceReplacedByAnotherLeavesNothingOver(_ tongue: Tongue) async throws {
    var files = tongue.files
    for (path, text) in files {
      files[path] = text.replacing("@a,", with: "@c,").replacing("in: a}", with: "in: c}")
    }
    files["content/sources/c.md"] = files["content/sources/b.md"]?.replacing("B", with: "C")
    files["content/sources/a.md"] = nil
    files["content/sources/a.paragraphs.jsonl"] = nil
    let (before, after) = (try await site(tongue.files), try await site(files))
    for (a, b) in [(before, after), (after, before)] {
      let found = try compared(a, b)
      #expect(found.accounting.unexplained.isEmpty, "\(diffText(found))")
      #expect(
        Set(found.changes.map(\.kind)).isSuperset(of: [.sourceAdded, .sourceRemoved, .citationRetargeted]))
    }
  }

  /// A callout's title is its author's, also where no record holds it, because claims stand below it.
  @Test func aTitleOfACalloutIsTold() async throws {
    let gap = "^c-whole\n\n> [!GAP] What is missing\n> Nobody has counted the boats. ^c-gap\n"
    let before = try await site(edited(tongue.files, [(note, "^c-whole", gap)]))
    let other = gap.replacing("What is missing", with: "What we lack")
    let found = try compared(before, try await site(edited(tongue.files, [(note, "^c-whole", other)])))
    #expect(found.accounting.unexplained.isEmpty, "\(diffText(found))")
    #expect(
      found.changes.map { [$0.before?.value, $0.after?.value] } == [["What is missing", "What we lack"]])
  }

  /// No record holds the order of judgements, nor of what is embedded.
  @Test func whatStandsElsewhereIsToldByItsPlace() async throws {
    let index = "content/index.md"
    let second =
      "> [!JUDGEMENT] K\n> Peace is unlikely. ^j-two\n>\n> - confidence: low\n> - basis: A\n"
      + "> - rests-on: c-sum\n> - would-change: B\n\n"
    let embed = "![[n#^c-sum]]\n\n"
    let head = "---\ntitle: D\n---\n"
    let first = try #require(tongue.files[index]).dropFirst(head.count) + "\n"
    func tree(_ body: String) async throws -> FileTree {
      var files = tongue.files
      files[index] = head + body
      return try await site(files)
    }
    let found = try compared(try await tree(first + second), try await tree(second + first))
    #expect(found.accounting.unexplained.isEmpty, "\(diffText(found))")
    let places = found.changes.map { [$0.before?.value, $0.after?.value] }
    #expect(
      [["place 1 of 2", "place 2 of 2"], ["place 2 of 2", "place 1 of 2"]].contains { places.contains($0) },
      "\(diffText(found))")
    let moved = try compared(try await tree(first + embed), try await tree(embed + first))
    #expect(moved.accounting.unexplained.isEmpty, "\(diffText(moved))")
    let values = moved.changes.flatMap { [$0.before?.value ?? "", $0.after?.value ?? ""] }
    #expect(values.contains { $0.hasPrefix("line ") } && !values.contains { $0.contains("<") }, "\(values)")
  }

  @Test func theYearsOfTheTimelineAreTold() async throws {
    let before = try await site(tongue.files)
    let after = try await site(edited(tongue.files, [("content/dossier.yml", "to: 2030", "to: 2024")]))
    let found = try compared(before, after)
    let told = try #require(found.changes.first { $0.subject == "dossier:timeline" }, "\(diffText(found))")
    #expect(told.before?.value == "2000 – 2030" && told.after?.value == "2000 – 2024")
  }

  /// Badges of a judgement are told in words.
  @Test func aRetractedBasisIsToldOfJudgements() async throws {
    let before = try await site(tongue.files)
    let after = try await site(edited(tongue.files, [(source, "{#p1 ", "{#p1 .retracted ")]))
    let found = try compared(before, after)
    let told = try #require(found.changes.first { $0.kind == .judgementDetailsChanged }, "\(diffText(found))")
    #expect(told.before?.value == "" && told.after?.value == "retracted")
    #expect(diffText(found).contains("none → retracted"))
  }

  /// Read from pages alone, a digest and a judgement are their own words, not what is listed below them.
  @Test func pagesAreReadWithoutTheirLists() async throws {
    let before = try await site(tongue.files)
    let edits = [(note, tongue.sum, tongue.otherSum)]
    let after = try await site(edited(tongue.files, edits))
    let sides = (ComparedSite(name: "a", tree: before), ComparedSite(name: "b", tree: after))
    let found = try compare(sides.0, sides.1, from: .html)
    let subjects = Set(found.changes.filter { $0.kind != .unexplained }.map(\.subject))
    #expect(subjects == ["c-sum"], "\(diffText(found))")
  }

  /// A bibliography that was changed by hand says other than the register.
  @Test func aBibliographyAloneIsLeftOver() async throws {
    let before = try await site(tongue.files)
    let after = try altered(before, "bibliography.json", "\"type\": \"report\"", "\"type\": \"map\"")
    #expect(try compared(before, after).accounting.unexplained.count >= 2)
    // Beside a change of another source too.
    let other = try await site(
      edited(tongue.files, [("content/sources/b.md", "genre: news", "genre: analysis")]))
    let both = try altered(other, "bibliography.ris", "ID  - a\nTI  - A", "ID  - a\nTI  - Falsehood")
    let found = try compared(before, both)
    #expect(found.accounting.unexplained.map(\.file).contains("bibliography.ris"), "\(diffText(found))")
  }

  /// Beside a change of the source itself it is told in words.
  @Test func aBibliographyIsToldBesideItsSource() async throws {
    let before = try await site(tongue.files)
    let other = try await site(edited(tongue.files, [(source, "genre: news", "genre: analysis")]))
    let after = try altered(other, "bibliography.ris", "ID  - a\nTI  - A", "ID  - a\nTI  - Falsehood")
    let found = try compared(before, after)
    #expect(found.accounting.unexplained.isEmpty, "\(diffText(found))")
    #expect(found.changes.contains { $0.after?.value.contains("Falsehood") == true }, "\(diffText(found))")
  }
}
