// What is worked out about claims: badges, and what falls with a source or a paragraph that was taken back.

import Compiler
import Corpus
import Diagnostics
import Files
import Linking
import Support
import Testing

/// Two sources of one group, one of another, and one that is primary. Fields of the front matter of `a` and
/// attributes of its second paragraph may be added.
private func dossier(_ note: String, source: String = "", paragraph: String = "") -> FileTree {
  fixture(
    """
    --- content/dossier.yml ---
    title: T
    tlp: CLEAR
    --- content/index.md ---
    ---
    title: Front
    ---
    > [!JUDGEMENT] Trade
    > Trade is likely to grow. ^j-trade
    >
    > - confidence: low
    > - basis: one report
    > - rests-on: c-base
    > - would-change: a second one
    --- content/sources/a.md ---
    ---
    title: A
    label: A
    group: one
    genre: opinion
    \(source)
    ---
    One. {#p1}

    Two. {#p2\(paragraph)}

    Three. {#p3}
    --- content/sources/b.md ---
    ---
    title: B
    label: B
    group: one
    genre: news
    ---
    One. {#p1}
    --- content/sources/c.md ---
    ---
    title: C
    label: C
    genre: analysis
    ---
    One. {#p1}
    --- content/sources/d.md ---
    ---
    title: D
    label: D
    genre: dataset
    ---
    One. {#p1}
    --- content/themes/t/n.md ---
    ---
    title: N
    ---
    The base [@c, ¶ 1; @d, ¶ 1]. ^c-base

    \(note)
    """)
}

/// Each claim with its badges, a line a claim, but for those without.
private func badges(_ tree: FileTree) async throws -> String {
  let linked = try await compile(tree, jobs: 1).value.linked
  var lines: [String] = []
  for (number, note) in linked.corpus.notes.enumerated() {
    for place in note.claims.indices {
      let claim = ClaimPlace(note: number, claim: place)
      let found = linked.badges(of: claim)
      if !found.isEmpty {
        lines.append("\(linked.id(of: claim)): \(found.map(\.rawValue).joined(separator: ", "))")
      }
    }
  }
  return lines.joined(separator: "\n")
}

@Suite struct BadgeTests {
  @Test(
    arguments: [
      ("X [@d, ¶ 1; @c, ¶ 1]. ^c-1", ""),
      ("X [@d, ¶ 1]. ^c-1", "c-1: single-source"),
      ("X [@c, ¶ 1]. ^c-1", "c-1: single-source, secondary only"),
      // Two sources of one group are one voice.
      ("X [@a, ¶ 1; @b, ¶ 1]. ^c-1", "c-1: single-source, secondary only"),
      ("X [@a, ¶ 1; @c, ¶ 1]. ^c-1", "c-1: secondary only"),
      // What is cited for context, or against the claim, supports nothing.
      ("X [@c, ¶ 1] [@d, ¶ 1]{role=context}. ^c-1", "c-1: single-source, secondary only"),
      ("X [@c, ¶ 1] [@d, ¶ 1]{role=contradicts}. ^c-1", "c-1: contested, single-source, secondary only"),
      ("X [@d, ¶ 1]{role=context}. ^c-1", ""),
      ("X. {#c-1 .assessment}", ""),
      ("X. {#c-1 .assessment contradicts=c-base}", "c-base: contested\nc-1: contested"),
      ("X. {#c-1 .assessment supersedes=c-base}", "c-base: overtaken"),
      ("X. {#c-1 .assessment corroborates=c-base rests-on=c-base}", ""),
    ])
  func badgesAreWorkedOut(note: String, expected: String) async throws {
    #expect(try await badges(dossier(note)) == expected, "\(note)")
  }

  /// Words below the claim's own, on its page and its theme's claims page; a mirror elsewhere has none.
  @Test func badgesStandAtTheClaimAlone() async throws {
    let tree = dossier("- X [@c, ¶ 1]. {#c-1 contradicts=c-base}")
    let line =
      "<small class=\"badges\">contested · single-source · secondary only</small>\n<small class=\"relation\">"
    for path in ["themes/t/n.html", "themes/t/claims.html"] {
      let text = try await page(path, tree)
      #expect(text.contains(line), "\(path): \(text)")
      #expect(text.split(separator: "class=\"badges\"").count == 3, "\(path): one a claim, and no more")
    }
    for path in ["disputes.html", "sources/c.html", "index.html"] {
      #expect(try await !page(path, tree).contains("class=\"badges\""), "\(path)")
    }
    let shard = try await page("data/themes/t/n.js", tree)
    #expect(shard.contains(#""badges":"cs2""#), "\(shard)")
    let coverage = try await page("coverage.html", tree)
    for badge in Badge.allCases {
      #expect(coverage.contains("<small>\(badge.meaning)</small></th>"), "\(badge)")
    }
    #expect(coverage.contains("<a href=\"themes/t/claims.html#only-contested\">2</a>"), "\(coverage)")
  }
}

@Suite struct RetractionTests {
  /// What is reported: the place, the headline and the note.
  private func found(_ tree: FileTree) async throws -> [String] {
    let findings = try await compile(tree, jobs: 1).findings.filter { $0.code == .retracted }
    return findings.map { finding in
      let place = String(decoding: (tree[finding.path]?.bytes ?? [])[finding.range], as: UTF8.self)
      return ([finding.path, place, finding.fact.message] + finding.fact.notes).joined(separator: " | ")
    }
  }

  private let note = """
    X [@a, ¶ 2]. ^c-direct

    Y [@a, ¶ 1]. ^c-other

    Z [@a, ¶¶ 1–3]. ^c-range

    It is for context [@c, ¶ 1] [@a, ¶ 2]{role=context}. ^c-context

    Above it. {#c-above .assessment rests-on=c-direct}

    Further up. {#c-top .assessment rests-on="c-above c-base"}

    Beside it [@c, ¶ 1]. {#c-beside corroborates=c-direct}
    """

  @Test func aParagraphTakesWhatRestsOnIt() async throws {
    let expected =
      "p2 of 'a' is retracted, and 4 claims and judgements rest on it | on it: c-above, c-direct, c-range, c-top"
    for (attribute, place) in [
      (" .retracted", "retracted"), (" retracted=true", "true"), (" retracted=\"a slip\"", "a slip"),
    ] {
      #expect(
        try await found(dossier(note, paragraph: attribute))
          == ["content/sources/a.md | \(place) | \(expected)"], "\(attribute)")
    }
    #expect(try await found(dossier(note, paragraph: " retracted=false")) == [])
  }

  @Test func aSourceTakesAllOfIt() async throws {
    let tree = dossier(note, source: "retracted: a hoax", paragraph: " .retracted")
    #expect(
      try await found(tree) == [
        "content/sources/a.md | a hoax | 'a' is retracted, and 5 claims and judgements rest on it | "
          + "on it: c-above, c-direct, c-other, c-range, c-top"
      ])
    #expect(
      try await found(dossier("X [@a, ¶ 1]{role=contradicts} [@c, ¶ 1]. ^c-1", source: "retracted: true"))
        == [])
    let waived = dossier(note, source: "retracted: a hoax\nignore: [\"DOS0819: kept as an example\"]")
    #expect(try await found(waived) == [])
    #expect(try await compile(waived, jobs: 1).value.waived.map(\.finding.code) == [.retracted])
  }

  @Test func aRetractedSourceCorroboratesNothing() async throws {
    func codes(_ source: String) async throws -> [Code] {
      let tree = dossier("X [@a, ¶ 1] [@c, ¶ 1]. {#c-1 .corroborated}", source: source)
      return try await compile(tree, jobs: 1).findings.map(\.code).filter { $0 == .corroboratedByOneGroup }
    }
    #expect(try await codes("") == [])
    #expect(try await codes("retracted: true") == [.corroboratedByOneGroup])
  }

  @Test func judgementsFallToo() async throws {
    let tree = dossier("Base of all [@a, ¶ 1]. ^c-1", source: "retracted: true")
    let first = try await compile(tree, jobs: 1).findings.first { $0.code == .retracted }
    #expect(first?.fact.notes == ["on it: c-1"])
    let base = dossier("X [@a, ¶ 2]. ^c-1", source: "retracted: true").files.map { file in
      SourceFile(
        path: file.path,
        text: String(decoding: file.bytes, as: UTF8.self).replacing("rests-on: c-base", with: "rests-on: c-1")
      )
    }
    let found = try await found(FileTree(base))
    #expect(
      found == [
        "content/sources/a.md | true | 'a' is retracted, and 2 claims and judgements rest on it | on it: c-1, j-trade"
      ])
    let front = try await page("index.html", FileTree(base))
    #expect(front.contains("<p class=\"retracted\">Rests on a retracted source.</p>"), "\(front)")
    let shard = try await page("data/index.js", FileTree(base))
    #expect(
      shard.contains(
        #"["j-trade","judgement","en","Trade is likely to grow.",{"badges":"r""#),
      "\(shard)")
  }

  @Test func pagesSaySo() async throws {
    let tree = dossier(note, paragraph: " retracted=\"a <slip>\"")
    let words = "<p class=\"retracted\">This paragraph was retracted: a &lt;slip&gt;.</p>\n"
    let source = try await page("sources/a.html", tree)
    #expect(source.split(separator: words).count == 2, "\(source)")
    #expect(!source.contains("This source was retracted"))
    let text = try await page("themes/t/n.html", tree)
    #expect(text.split(separator: words).count == 2, "\(text)")
    #expect(text.split(separator: "badges\">on a retracted source").count == 5, "four claims")
    let whole = dossier(note, source: "retracted: true")
    let page = try await page("sources/a.html", whole)
    #expect(
      page.split(separator: "<p class=\"retracted\">This source was retracted.</p>\n").count == 5, "\(page)")
    let register = try await self.register(whole)
    #expect(register.contains(" Retracted.") && register.contains("<li>Retracted: 1</li>"), "\(register)")
    let shard = try await self.shard(whole)
    #expect(shard.contains(#""label":"A","retracted":"true","tlp":"CLEAR"}"#), "\(shard)")
  }

  private func register(_ tree: FileTree) async throws -> String {
    try await page("sources/index.html", tree)
  }

  private func shard(_ tree: FileTree) async throws -> String { try await page("data/sources/a.js", tree) }
}
