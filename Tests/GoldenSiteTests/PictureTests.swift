// What pages draw: the timeline to scale, the coverage of sources, the pages around a page, and competing
// hypotheses; each with the words that say the same.

import Files
import Foundation
import Support
import Testing

private func dossier(_ note: String, settings: String = "", index: String = "It is so.") -> FileTree {
  fixture(
    """
    --- content/dossier.yml ---
    title: T
    tlp: CLEAR
    themes: [t, u]
    \(settings)
    --- content/index.md ---
    ---
    title: Front
    ---
    \(index)
    --- content/sources/a.md ---
    ---
    title: A
    label: A 1
    reliability: {grade: D, why: thin}
    group: g
    ---
    Says one. {#p1 cred=4 why="thin"}

    Says two. {#p2}
    --- content/sources/b.md ---
    ---
    title: B
    label: B 1
    reliability: {grade: B, why: known}
    group: g
    ---
    Says it too. {#p1}
    --- content/sources/c.md ---
    ---
    title: C
    label: C 1
    reliability: {grade: A, why: records}
    genre: primary
    rights: quotation
    ---
    Counts. {#p1}
    --- content/themes/t/index.md ---
    ---
    title: Ports
    ---
    The bottom line, see [[n]].
    --- content/themes/u/index.md ---
    ---
    title: Roads
    ---
    The bottom line.
    --- content/entities/e.md ---
    ---
    title: The Board
    ---
    A body, in [[t/index]].
    --- content/themes/t/n.md ---
    ---
    title: N
    ---
    \(note)
    """)
}

/// The lines of a text that hold some words.
private func lines(_ text: String, with words: String) -> [String] {
  text.split(separator: "\n").map(String.init).filter { $0.contains(words) }
}

@Suite struct TimelinePictureTests {
  private let bounds = "timeline: {from: 2000, to: 2009}"

  private func marks(_ dates: [String], settings: String, language: String = "") async throws -> [String] {
    let note = dates.enumerated().map { number, date in
      "[It came \(number)]{date=\(date)} [@a, ¶ 1]. ^c-\(number)"
    }
    let text = try await page(
      "timeline.html", dossier(note.joined(separator: "\n\n"), settings: settings + language))
    return lines(text, with: "tabindex=\"-1\"").map { $0.replacing(#/ (y1|y2|cy)="[0-9]+"/#, with: "") }
  }

  /// 3,653 days lie within the bounds.
  @Test(
    arguments: [
      ("2000-01-01", "<circle cx=\"0%\" r=\"4\"/>", ["stated"]),
      ("2005-01-01", "<circle cx=\"50.01%\" r=\"4\"/>", ["stated"]),
      ("2005", "<line x1=\"50.01%\" x2=\"60%\"/>", ["stated"]),
      ("2009-12", "<line x1=\"99.15%\" x2=\"100%\"/>", ["stated"]),
      ("2001/2002", "<line x1=\"10.01%\" x2=\"30%\"/>", ["stated", "lasting"]),
      ("2001-01-01/..", "<line x1=\"10.01%\" x2=\"100%\"/>", ["stated", "lasting", "doubtful"]),
      ("2005-01-01?", "<circle cx=\"50.01%\" r=\"4\"/>", ["stated", "doubtful"]),
      // Outside the bounds it stands at the edge, and is marked as what it is not.
      ("1990-01-01", "<circle cx=\"0%\" r=\"4\"/>", ["stated", "doubtful"]),
    ])
  func aDateStandsToScale(date: String, shape: String, classes: [String]) async throws {
    let mark = try #require(try await marks([date], settings: bounds).first)
    #expect(mark.contains(shape), "\(mark)")
    #expect(mark.hasPrefix("<a class=\"\(classes.joined(separator: " "))\" href=\"#e_c-0_"), "\(mark)")
    #expect(mark.contains("It came 0.</title>"))
  }

  @Test func whereReadersReadLeftwardsTimeRunsSo() async throws {
    let mark = try #require(try await marks(["2001"], settings: bounds, language: "\nlanguage: fa").first)
    #expect(mark.contains("<line x1=\"89.99%\" x2=\"79.99%\"/>"), "\(mark)")
  }

  /// Without bounds of its own the picture shows whole decades, so that an event within them moves no other.
  @Test func anEventMovesNoOther() async throws {
    let few = try await marks(["2003-05-04", "2011-02"], settings: "")
    let more = try await marks(["2003-05-04", "2011-02", "2004", "2018"], settings: "")
    #expect(few.count == 2 && more.count == 4)
    #expect(few.allSatisfy(more.contains), "\(few) \(more)")
  }

  @Test func everyEventIsInThePictureAndInTheList() async throws {
    let tree = dossier(
      "[One.]{date=2003} [@a, ¶ 1]. ^c-1\n\n[Two <b>.]{date=0800} [@a, ¶ 1]. ^c-2", settings: "",
      index: "[At the front.]{date=2001} [@a, ¶ 1]. ^c-3")
    let text = try await page("timeline.html", tree)
    for id in ["e_c-1_2003", "e_c-2_0800", "e_c-3_2001"] {
      #expect(lines(text, with: "href=\"#\(id)\"").count == 1)
      #expect(text.contains("<li id=\"\(id)\">"))
    }
    #expect(text.contains(">Ports</text>") && text.contains(">Roads</text>"))
    #expect(text.contains(">Other pages</text>"), "an event of the front page has a lane too")
    #expect(text.components(separatedBy: "class=\"year\" x=").count - 1 <= 7, "a narrow screen has room")
  }

  @Test func withoutEventsThereIsNoPicture() async throws {
    #expect(try await !page("timeline.html", dossier("So [@a, ¶ 1]. ^c-1")).contains("<svg"))
  }
}

@Suite struct CoverageTests {
  private let note = """
    One [@a, ¶ 1]. ^c-1

    Two [@a, ¶ 1; @b, ¶ 1]. ^c-2

    Three. {#c-3 .gap}

    He says "it counts" [@c, ¶ 1]. ^c-4
    """

  @Test func everyNumberLeadsToWhatItCounts() async throws {
    let tree = dossier(note, index: "So it is [@c, ¶ 1]. ^c-5")
    let text = try await page("coverage.html", tree)
    #expect(
      text.contains("<td class=\"n2\"><a href=\"#x_t_a\">2</a></td><td class=\"n1\"><a href=\"#x_t_b\">1</a>")
    )
    #expect(text.contains("<h3 id=\"x_t_a\">A 1: 2 claims</h3>"))
    #expect(text.contains("<th scope=\"row\">Gap</th>\n<td><a href=\"themes/t/claims.html#only-gap\">1</a>"))
    let badges = "<td><a href=\"themes/t/claims.html#only-single-source\">3</a></td><td>0</td>"
    #expect(
      text.contains(badges + "<td><a href=\"#elsewhere\">1</a></td>"), "\(lines(text, with: "only-single"))")
    let claims = try await page("themes/t/claims.html", tree)
    #expect(claims.contains("id=\"only-gap\"") && claims.contains("id=\"only-single-source\""))
  }

  @Test func everyAnchorOfTheTableIsThere() async throws {
    let text = try await page("coverage.html", dossier(note))
    let wanted = text.matches(of: #/href="#([^"]+)"/#).map { String($0.1) }
    #expect(wanted.count > 3)
    for anchor in wanted { #expect(text.contains("id=\"\(anchor)\""), "\(anchor)") }
  }

  @Test func whatNobodyVerifiedIsNamed() async throws {
    let text = try await page("coverage.html", dossier(note))
    let part = text.components(separatedBy: "<h2 id=\"unverified\">").last ?? ""
    #expect(part.contains("<a href=\"themes/t/n.html#r_c-4_c_p1\">c-4 C 1 ¶1</a>"), "\(part)")
    let none = try await page("coverage.html", dossier("One [@a, ¶ 1]. ^c-1"))
    #expect(none.contains("on record.</p>\n<p>none</p>"))
  }
}

@Suite struct NeighbourhoodTests {
  @Test func thePagesAroundAPageAreNamedOnce() async throws {
    let tree = dossier("One [@b, ¶ 1; @a, ¶ 2] of [[e]]. ^c-1\n\nTwo [@a, ¶ 1] by [[e]]. ^c-2")
    let note =
      try await page("themes/t/n.html", tree).components(separatedBy: "id=\"neighbourhood\"").last ?? ""
    #expect(
      lines(note, with: "<li>") == [
        "<li><a href=\"index.html\">Ports</a></li>",
        "<li><a href=\"../../entities/e.html\">The Board</a></li>",
        "<li><a href=\"../../sources/a.html\">A 1</a></li>",
        "<li><a href=\"../../sources/b.html\">B 1</a></li>",
      ], "\(note)")
    let source =
      try await page("sources/a.html", tree).components(separatedBy: "id=\"neighbourhood\"").last ?? ""
    #expect(source.contains("<h3>Same independence group</h3>\n<ul>\n<li><a href=\"b.html\">"))
    let entity = try await page("entities/e.html", tree)
    #expect(entity.contains("<h3>Lead here</h3>\n<ul>\n<li><a href=\"../themes/t/n.html\">"))
    #expect(entity.contains("<h3>Leads to</h3>\n<ul>\n<li><a href=\"../themes/t/index.html\">"))
    #expect(try await !page("sources/c.html", tree).contains("neighbourhood"), "it stands alone")
  }
}

@Suite struct HypothesisTests {
  private let table = """
    > [!ACH] Why
    >
    > | Evidence | Cost | A <cartel> |
    > | --- | --- | --- |
    > | Fees rose [@a, ¶ 1] | C | II ^c-1 |
    > | Books are closed [@c, ¶ 1] | I | CC ^c-2 |
    > | All say so [@a, ¶ 1; @c, ¶ 1] | I | I ^c-3 |
    > | A rumour. | NA | I {#c-4 .assumption ignore="DOS0823: kept for its fame"} |
    """

  @Test func whatCountsAgainstEachIsAddedUp() async throws {
    let text = try await page("themes/t/n.html", dossier(table))
    let foot = text.components(separatedBy: "<tfoot>").last?.components(separatedBy: "</div>").first ?? ""
    #expect(foot.contains("<th scope=\"row\">Inconsistency</th>\n<td>2</td>\n<td>4</td>\n"), "\(foot)")
    // Source a is graded D; what c, graded A, says too does not rest on it alone.
    #expect(foot.contains("graded D or E</th>\n<td>0</td>\n<td>2</td>\n"), "\(foot)")
    #expect(
      text.contains("Least inconsistent first: Cost (2), A &lt;cartel&gt; (4)</p>"))
    #expect(lines(text, with: "not diagnostic").count == 2)
    #expect(text.contains("<td class=\"r-ii\">II</td>") && text.contains("<td class=\"r-na\">NA</td>"))
  }

  /// A row's claim is what its first cell says; the ratings are no words of it.
  @Test func theEvidenceIsTheClaim() async throws {
    let tree = dossier(table)
    #expect(try await page("data/themes/t/n.js", tree).contains("[\"c-1\",\"claim\",\"en\",\"Fees rose\","))
    #expect(try await page("themes/t/claims.html", tree).contains("<p>Fees rose <a class=\"from\""))
    #expect(try await page("sources/a.html", tree).contains("themes/t/n.html#c-1"))
  }
}
