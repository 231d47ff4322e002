// diff: its sides, what it ends with, and what it does not show.

import Foundation
import SiteSupport
import Support
import Testing

@Suite struct DiffCommandTests {
  /// A small dossier that is built, committed, reworded and built again.
  private func changedDossier() async throws -> Scratch {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    #expect(try await dossier("build", in: scratch.path).code == 0)
    for words in [
      ["init", "-q", "-b", "main"], ["add", "."],
      ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "One"],
    ] {
      #expect(try await run("/usr/bin/git", ["-C", scratch.path] + words).code == 0)
    }
    let note = try scratch.text("content/themes/t/n.md")
    #expect(note.contains("One says so"))
    try scratch.put("content/themes/t/n.md", note.replacing("One says so", with: "One does not say so"))
    #expect(try await dossier("build", in: scratch.path).code == 0)
    return scratch
  }

  @Test func comparesTheLastCommitWithTheSiteThatLiesHere() async throws {
    let scratch = try await changedDossier()
    let before = listing(try scratch.files("site"))
    let found = try await dossier("diff", in: scratch.path)
    #expect(
      found.code == 0 && found.output.contains("H ~ c-one  themes/t/n.html  reworded  [negation]"),
      "\(found.all)")
    #expect(found.output.contains("every line is accounted for"), "\(found.all)")
    #expect(!found.output.contains("\u{1B}["))
    #expect(listing(try scratch.files("site")) == before)
    let coloured = try await dossier("diff", "--color", "always", in: scratch.path)
    #expect(coloured.output.contains("\u{1B}[32m"))
    let same = try await dossier("diff", "HEAD", "HEAD", in: scratch.path)
    #expect(same.code == 0 && same.output == "nothing changed\n", "\(same.all)")
  }

  @Test func sidesAreCommitsFoldersAndZipFiles() async throws {
    let scratch = try await changedDossier()
    #expect(try await dossier("pack", "-o", "new.zip", in: scratch.path).code == 0)
    for sides in [["HEAD", "site"], ["main"], ["HEAD", "new.zip"], ["HEAD", "."]] {
      let found = try await run(binary, ["diff"] + sides, in: scratch.path)
      #expect(
        found.code == 0 && found.output.contains("c-one  themes/t/n.html  reworded"), "\(sides): \(found.all)"
      )
    }
    let back = try await dossier("diff", "site", "main", in: scratch.path)
    #expect(back.output.contains("[-does not say-]{+says+}"), "\(back.all)")
    let range = try await dossier("diff", "main...HEAD", in: scratch.path)
    #expect(range.code == 0 && range.output == "nothing changed\n", "\(range.all)")
    for wrong in ["nowhere", "no.zip"] {
      let found = try await dossier("diff", wrong, "site", in: scratch.path)
      #expect(found.code == 3 && found.output == "", "\(found.all)")
    }
    try scratch.put("bad.zip", "no zip file")
    let bad = try await dossier("diff", "bad.zip", "site", in: scratch.path)
    #expect(bad.code == 3 && bad.error.contains("this is no zip file, or it is damaged"), "\(bad.all)")
    #expect(try await dossier("diff", "content", "site", in: scratch.path).code == 2)
    #expect(try await dossier("diff", "a", "b", "c", in: scratch.path).code == 64)
    #expect(try await dossier("diff", "--only", "claim-rewarded", in: scratch.path).code == 64)
  }

  /// Of a dossier below the repository's top, with a file whose name begins with a dot.
  @Test func placesAreNamedFromTheTopOfTheRepository() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier("deep/d")
    try scratch.put("deep/d/content/static/.nojekyll", "")
    let root = scratch.path + "/deep/d"
    #expect(try await dossier("build", in: root).code == 0)
    for words in [
      ["init", "-q", "-b", "main"], ["add", "."],
      ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "One"],
    ] {
      #expect(try await run("/usr/bin/git", ["-C", scratch.path] + words).code == 0)
    }
    let same = try await dossier("diff", in: root)
    #expect(same.code == 0 && same.output == "nothing changed\n", "\(same.all)")
    let note = try scratch.text("deep/d/content/themes/t/n.md")
    try scratch.put(
      "deep/d/content/themes/t/n.md", note.replacing("One says so", with: "One does not say so"))
    #expect(try await dossier("build", in: root).code == 0)
    let github = try await dossier("diff", "--format", "github", in: root)
    #expect(github.output.contains("file=deep/d/site/themes/t/n.html"), "\(github.all)")
    let sarif = try await dossier("diff", "--format", "sarif", in: root)
    #expect(sarif.output.contains("\"deep/d/site/themes/t/n.html\""), "\(sarif.all)")
  }

  @Test func failsOnWhatItIsToldTo() async throws {
    let scratch = try await changedDossier()
    for (what, code) in [
      ("none", 0), ("any", 1), ("warning", 1), ("high", 1), ("claim-reworded", 1), ("source", 0),
    ] {
      let found = try await dossier("diff", "--fail-on", what, in: scratch.path)
      #expect(found.code == code, "\(what): \(found.all)")
    }
    let other = try await dossier("diff", "--fail-on", "any", "--only", "citation,event", in: scratch.path)
    #expect(other.code == 0 && !other.output.contains("reworded"), "\(other.all)")
    let page = try await dossier("diff", "--page", "sources/*", in: scratch.path)
    #expect(page.code == 0 && !page.output.contains("reworded"), "\(page.all)")
  }

  @Test func writesJSONThatItsSchemaDescribes() async throws {
    let scratch = try await changedDossier()
    let found = try await dossier("diff", "--format", "json", "-o", "diff.json", in: scratch.path)
    #expect(found.code == 0 && found.output == "" && found.error.contains("1 high"), "\(found.all)")
    let text = try scratch.text("diff.json")
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let changes = try #require((json as? [String: Any])?["changes"] as? [[String: Any]])
    #expect(changes.count == 1 && changes[0]["kind"] as? String == "claim-reworded")
    #expect(text.split(separator: "\n").contains { $0.hasPrefix("{\"affects\":") })
    // Every name of the schema is written and no other, at each level that has a list of them.
    let schema = try JSONSerialization.jsonObject(with: Data(try repositoryFile("docs/diff.schema.json")))
    let problems = mismatches(json, schema as? [String: Any] ?? [:], of: schema as? [String: Any] ?? [:])
    #expect(problems == [])
    #expect(mismatches(["a": 1], schema as? [String: Any] ?? [:], of: [:]) != [])
  }

  /// What of a value its schema does not allow: names, types and choices.
  private func mismatches(_ value: Any, _ schema: [String: Any], of root: [String: Any]) -> [String] {
    if let name = schema["$ref"] as? String, let defs = root["$defs"] as? [String: Any],
      let target = defs[name.replacing("#/$defs/", with: "")] as? [String: Any]
    {
      return mismatches(value, target, of: root)
    }
    if let choices = schema["oneOf"] as? [[String: Any]] {
      return choices.contains { mismatches(value, $0, of: root) == [] } ? [] : ["no choice fits \(value)"]
    }
    if let wanted = schema["enum"] as? [String] {
      return (value as? String).map { wanted.contains($0) } == true ? [] : ["\(value) is none of \(wanted)"]
    }
    switch schema["type"] as? String {
    case "object":
      guard let object = value as? [String: Any] else { return ["\(value) is no object"] }
      let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
      let names = Set(object.keys).symmetricDifference(schema["required"] as? [String] ?? [])
      return names.map { "the name \($0)" }
        + object.flatMap { name, inner in mismatches(inner, properties[name] ?? [:], of: root) }
    case "array":
      guard let list = value as? [Any] else { return ["\(value) is no list"] }
      guard let items = schema["items"] as? [String: Any] else { return [] }
      return list.flatMap { mismatches($0, items, of: root) }
    case "string": return value is String ? [] : ["\(value) is no text"]
    case "integer": return value is Int ? [] : ["\(value) is no number"]
    case "null": return value is NSNull ? [] : ["\(value) is not null"]
    default: return []
    }
  }

  /// A note that is now marked above the ceiling stands in the old site still; it is not told.
  @Test func whatIsLeftOutIsNotTold() async throws {
    let scratch = try await changedDossier()
    try scratch.put(
      "content/themes/t/n.md",
      "---\ntitle: The sealed report of spring\ntlp: RED\n---\nOne says so [@a, ¶ 1]. ^c-one\n")
    #expect(try await dossier("build", in: scratch.path).code == 0)
    let found = try await dossier("diff", in: scratch.path)
    #expect(found.code == 0 && found.output.contains("withheld"), "\(found.all)")
    for secret in ["c-one", "One says", "sealed", "themes/t/n"] {
      #expect(!found.all.contains(secret), "\(secret): \(found.all)")
    }
    let json = try await dossier("diff", "--format", "json", in: scratch.path)
    #expect(
      json.code == 0 && !json.output.contains("c-one") && !json.output.contains("themes/t/n"), "\(json.all)")
    let review = try await dossier("diff", "--profile", "review", in: scratch.path)
    #expect(review.output.contains("c-one"), "\(review.all)")
  }
}
