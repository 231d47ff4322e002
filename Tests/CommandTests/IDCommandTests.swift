// id: what it lists, and that writing inserts the ids and touches nothing else.

import Foundation
import SiteSupport
import Testing

struct IDCommandTests {
  /// Notes in which every way to carry an id stands; `§` marks where one is to come.
  private static let notes: [(name: String, text: String)] = [
    (
      "plain",
      "---\ntitle:   Odd  spacing   # kept\n---\n\nOne says so [@a, ¶ 1].§\n\nTwo [@a, ¶ 2]. ^c-two\n"
    ),
    ("no-newline", "---\ntitle: N\n---\nOne says so [@a, ¶ 1].§"),
    ("crlf", "---\r\ntitle: N\r\n---\r\nOne says so [@a, ¶ 1].§\r\n\r\nTwo says\r\nmore [@a, ¶ 2].§\r\n"),
    ("blanks", "---\ntitle: N\n---\nOne says so [@a, ¶ 1].§  \n\n\n\nTwo [@a, ¶ 2].§\t\n"),
    (
      "table",
      "---\ntitle: N\n---\n| A | B |\n|---|---|\n| x | One [@a, ¶ 1].§ |\n| y | Two [@a, ¶ 2].§\n"
        + "| z | Three [@a, ¶ 3]. ^c-z |\n"
    ),
    (
      "cells",
      "---\ntitle: N\n---\n| A | B |\n|---|---|\n| x [@a, ¶ 1] |§ |\n| y | Two [@a, ¶ 2] \\|§ |\n"
    ),
    (
      "above-a-table",
      "---\ntitle: N\n---\nOther. {§.background}\n\nOne says so [@a, ¶ 1],\nand on.§\n| A | B |\n|---|---|\n"
        + "| x | Two [@a, ¶ 2]§ |\n\nThree [@a, ¶ 3]\nand on.§\n- Four [@a, ¶ 1].§\n"
    ),
    ("list", "---\ntitle: N\n---\n- One [@a, ¶ 1].§\n  - Two [@a, ¶ 2].§\n\n1. Three\n   more [@a, ¶ 3].§\n"),
    (
      "attributes",
      "---\ntitle: N\n---\nOne [@a, ¶ 1]. {§.assessment}\n\n"
        + "Two [@a, ¶ 2]. {§contradicts=c-two-b}\n\nThree [@a, ¶ 3]. ^c-two-b\n"
    ),
    ("callout", "---\ntitle: N\n---\n> [!GAP]\n> Nothing is known.§\n>\n> Nor of this.§\n"),
    ("quote", "---\ntitle: N\n---\n> One [@a, ¶ 1].§\nlazy no more\n"),
    ("persian", "---\ntitle: N\n---\nیک می‌گوید [@a, ¶ 1].§\n\nZwei [@a, ¶ 2]{cred=4 why=\"x\"}.§\n"),
  ]

  @Test(arguments: IDCommandTests.notes.map(\.name))
  func onlyIdsAreInserted(name: String) async throws {
    let marked = try #require(IDCommandTests.notes.first { $0.name == name }).text
    let text =
      name == "quote" ? marked.replacingOccurrences(of: "§\nlazy no more", with: "\nlazy no more§") : marked
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    let path = "content/themes/t/\(name).md"
    let plain = text.replacingOccurrences(of: "§", with: "")
    try scratch.put(path, plain)
    let places = text.components(separatedBy: "§")
    let before = listing(try scratch.files())

    let listed = try await dossier("id", in: scratch.path)
    #expect(listed.code == 0, "\(listed.all)")
    #expect(listed.output.split(separator: "\n").count == places.count - 1, "\(listed.output)")
    #expect(listing(try scratch.files()) == before, "a list writes nothing")

    let written = try await dossier("id", "--write", in: scratch.path)
    #expect(written.code == 0, "\(written.all)")
    #expect(written.output == listed.output, "what was listed is written")
    let after = try scratch.text(path)
    #expect(
      withoutIDs(after, places) == plain,
      "\(name) holds ids where they belong, and no other change:\n\(after)")
    var others = try scratch.files()
    others[path] = Array(plain.utf8)
    #expect(listing(others) == before, "no other file changes")

    let again = try await dossier("id", "--write", in: scratch.path)
    #expect(again.code == 0 && again.output == "", "\(again.all)")
    #expect(try scratch.text(path) == after, "a second run changes nothing")
    let checked = try await dossier("check", in: scratch.path)
    #expect(checked.code == 0 && !checked.output.contains("DOS0812"), "\(checked.all)")
  }

  /// The text with an id taken out at each place; `nil` when one is missing or something else changed.
  private func withoutIDs(_ text: String, _ places: [String]) -> String? {
    var rest = Array(text.utf8)[...]
    var seen: Set<String> = []
    for (number, piece) in places.enumerated() {
      guard rest.starts(with: piece.utf8) else { return nil }
      rest = rest.dropFirst(piece.utf8.count)
      guard number + 1 < places.count else { break }
      let written = String(decoding: rest.prefix(10), as: UTF8.self)
      let isInBraces = piece.utf8.last == UInt8(ascii: "{")
      let id = written.drop { $0 == " " || $0 == "^" || $0 == "#" }.prefix(7)
      let wanted = isInBraces ? "#\(id) " : " ^\(id)"
      let symbols = Set("23456789abcdefghjkmnpqrstvwxyz")
      guard id.count == 7, id.hasPrefix("c-"), symbols.isSuperset(of: id.dropFirst(2)),
        written.hasPrefix(wanted),
        seen.insert(String(id)).inserted
      else { return nil }
      rest = rest.dropFirst(wanted.utf8.count)
    }
    return rest.isEmpty ? places.joined() : nil
  }

  @Test func retiredIdsAreNotGivenAgain() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put("content/themes/t/x.md", "---\ntitle: X\n---\nOne says so [@a, ¶ 1].\n")
    let id = { (outcome: Outcome) in
      outcome.output.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    }
    let first = id(try await dossier("id", in: scratch.path))
    #expect(first.hasPrefix("c-"))
    try scratch.put("content/ids.lock", first + "\n")
    let second = id(try await dossier("id", in: scratch.path))
    #expect(second.hasPrefix("c-") && second != first)
    try scratch.put("content/themes/t/d.md", "---\ntitle: D\ndraft: true\n---\nA motto. ^\(second)\n")
    let third = id(try await dossier("id", in: scratch.path))
    #expect(third.hasPrefix("c-") && third != first && third != second, "a draft keeps its ids")
    #expect(try await dossier("id", in: scratch.path).output.contains("d.md") == false, "and gets none")
  }

  @Test func oneBlockThatCanCarryNoIdHoldsUpNoOther() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put(
      "content/themes/t/x.md",
      "---\ntitle: X\n---\nOne says so [@a, ¶ 1].\n\n| A | B |\n|---|---|\n| x | Two [@a, ¶ 2] | more |\n")
    try scratch.put("content/themes/t/y.md", "---\ntitle: Y\n---\nThree [@a, ¶ 3].\n")
    let listed = try await dossier("id", in: scratch.path)
    let written = try await dossier("id", "--write", in: scratch.path)
    #expect(written.code == 1 && written.output == listed.output, "\(written.all)")
    #expect(written.output.split(separator: "\n").count == 2 && written.error.contains("2 ids written"))
    #expect(written.error.contains("content/themes/t/x.md:8:1 no id: "), "\(written.all)")
    #expect(try scratch.text("content/themes/t/x.md").contains("One says so [@a, ¶ 1]. ^c-"))
    #expect(try scratch.text("content/themes/t/x.md").hasSuffix("| x | Two [@a, ¶ 2] | more |\n"))
    #expect(try scratch.text("content/themes/t/y.md").contains("Three [@a, ¶ 3]. ^c-"))
    let checked = try await dossier("check", in: scratch.path)
    #expect(checked.output.contains("x.md:8:22: warning[DOS0213]: this row has 3 cells"), "\(checked.all)")
    let again = try await dossier("id", "--write", in: scratch.path)
    #expect(again.code == 1 && again.output == "", "\(again.all)")
    #expect(!again.error.contains("every claim has an id"), "\(again.all)")
  }

  /// What somebody put into the lock that is no id stays there, to be mended, and ids beside it count.
  @Test func aLockWithOtherLinesIsNotRewritten() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put("content/themes/t/x.md", "---\ntitle: X\n---\nOne says so [@a, ¶ 1].\n")
    let first = try await dossier("id", in: scratch.path)
    let id = try #require(first.output.split(separator: " ").dropFirst().first)
    for text in ["\(id)\n# retired in May\n", "<<<<<<< a\n\(id)\n=======\nc-b\n>>>>>>> b\n"] {
      try scratch.put("content/ids.lock", text)
      let checked = try await dossier("check", in: scratch.path)
      #expect(checked.code == 1 && checked.output.contains("content/ids.lock:"), "\(checked.all)")
      let listed = try await dossier("id", in: scratch.path)
      #expect(listed.output.contains(" c-") && !listed.output.contains(id), "\(listed.all)")
      _ = try await dossier("id", "--write", in: scratch.path)
      #expect(try scratch.text("content/ids.lock") == text)
      try scratch.put("content/themes/t/x.md", "---\ntitle: X\n---\nOne says so [@a, ¶ 1].\n")
    }
  }

  @Test func aClaimThatCannotCarryAnIdIsLeftAlone() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    // Two claims with the same words: each needs an id of its own.
    let text =
      "---\ntitle: X\n---\nOne says so [@a, ¶ 1].\n\nOne says so [@a, ¶ 1].\n"
      + "\n    code [@a, ¶ 1]\n\n<!-- [@a, ¶ 1] -->\n"
    try scratch.put("content/themes/t/x.md", text)
    let written = try await dossier("id", "--write", in: scratch.path)
    #expect(written.code == 0, "\(written.all)")
    let ids = try scratch.text("content/themes/t/x.md").components(separatedBy: " ^c-").count - 1
    #expect(ids == 2)
    let checked = try await dossier("check", in: scratch.path)
    #expect(checked.code == 0, "\(checked.all)")
  }
}
