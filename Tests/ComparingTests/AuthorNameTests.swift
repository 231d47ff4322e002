// Who says it is part of what is said: the names of the sources' authors in claims.

import Comparing
import Files
import SiteSupport
import Testing

@Suite struct AuthorNameTests {
  /// What is told of a claim that becomes another, in a dossier whose first source is by somebody.
  private func flags(_ author: String, _ tongue: Tongue, _ old: String, _ new: String) async throws
    -> [ChangeFlag]
  {
    let note = "content/themes/t/n.md"
    let before = edited(
      tongue.files,
      [
        ("content/sources/a.md", "type: report\n", "type: report\nauthor: [\(author)]\n"),
        (note, "\(tongue.sum) [@a, ¶ 1]", "\(old) [@a, ¶ 1]"),
      ])
    let after = edited(before, [(note, old, new)])
    let (a, b) = (try await siteTree(smallTree(before)), try await siteTree(smallTree(after)))
    let found = try compare(ComparedSite(name: "a", tree: a), ComparedSite(name: "b", tree: b))
    let reworded = try #require(found.changes.first { $0.kind == .claimReworded }, "\(diffText(found))")
    #expect(reworded.severity == (reworded.flags.contains(where: \.isGrave) ? .high : .warning))
    return reworded.flags
  }

  @Test(arguments: [
    (
      "{family: Rezaei, given: Masoud}", "As Rezaei counts them, ships came",
      "As Zaheer counts them, ships came"
    ),
    (
      "{family: Rezaei, given: Masoud}", "Ships, as Rezaei counts them, came in spring",
      "Ships came in spring"
    ),
    ("{family: Haar, non-dropping-particle: van der}", "Ships came, Haar finds", "Ships came, they all find"),
    ("{literal: Board of Trade}", "The Board of Trade saw ships", "The captain saw ships"),
  ])
  func aChangedAuthorIsGrave(_ author: String, _ old: String, _ new: String) async throws {
    #expect(try await flags(author, tongues[0], old, new) == [.entity])
    #expect(try await flags(author, tongues[0], new, old) == [.entity])
  }

  @Test func aFamilyOfOneIdeographIsKnownByTheWholeName() async throws {
    let author = "{family: 王, given: 毅}"
    #expect(try await flags(author, tongues[2], "王毅称该港接待了船", "报道称该港接待了船") == [.entity])
    #expect(try await flags(author, tongues[2], "国王看见该港的船", "水手看见该港的船") == [])
  }

  @Test func wordsBesideTheNameAreNoOtherAuthor() async throws {
    let author = "{family: Rezaei, given: Masoud}"
    #expect(
      try await flags(
        author, tongues[0], "Rezaei tells of ships in spring", "Rezaei tells of boats in spring")
        == [])
  }
}
