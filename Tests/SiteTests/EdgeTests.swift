// The walks over the repository's site and a made-up one, and over sites that were broken on purpose.

import Files
import Foundation
import SiteSupport
import Testing

/// A walk by name; it gives what is broken.
struct Walk: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var problems: @Sendable (WalkedSite) -> [String]

  static let all = [
    Walk(testDescription: "pages are well formed") { $0.pages.flatMap(\.problems) },
    Walk(testDescription: "mark → note → paragraph", problems: markProblems),
    Walk(testDescription: "note → mark", problems: noteProblems),
    Walk(testDescription: "page ↔ paragraph", problems: usesProblems),
    Walk(testDescription: "judgement → claim → mark", problems: judgementProblems),
    Walk(testDescription: "embed → claim → mark", problems: embedProblems),
    Walk(testDescription: "claim ↔ entity", problems: entityProblems),
    Walk(testDescription: "timeline → claim", problems: timelineProblems),
    Walk(testDescription: "links", problems: linkProblems),
    Walk(testDescription: "ids", problems: idProblems),
    Walk(testDescription: "policy", problems: policyProblems),
    Walk(testDescription: "headings", problems: headingProblems),
    Walk(testDescription: "plain text", problems: textProblems),
  ]
}

struct EdgeTests {
  @Test(arguments: Walk.all, Which.allCases)
  func nothingIsBroken(walk: Walk, which: Which) async throws {
    expectNone(walk.problems(try await which.site()), walk.testDescription)
  }

  /// The walks would find nothing wrong with pages that hold nothing.
  @Test(arguments: Which.allCases)
  func thereIsSomethingToWalk(which: Which) async throws {
    let walk = try await which.site()
    let isSynthetic = which == .synthetic
    let claims = walk.written.reduce(0) { count, page in count + page.elements.count { $0.hasClass("claim") }
    }
    let marks = walk.written.reduce(0) { $0 + SiteTests.marks(on: $1).count }
    let ranges = walk.written.reduce(0) { count, page in
      count + SiteTests.marks(on: page).count { paragraphs(ofMark: $0, on: page).count > 1 }
    }
    let mentions = walk.pages.reduce(0) { count, page in
      page.element("mentions").map { heading in count + page.all("a", "from").count { $0 > heading } }
        ?? count
    }
    #expect(claims >= (isSynthetic ? 300 : 40))
    #expect(marks >= (isSynthetic ? 300 : 80))
    #expect(ranges >= (isSynthetic ? 20 : 1), "marks of ranges")
    #expect(mentions >= 15)
    #expect(walk.pages.reduce(0) { $0 + $1.all("section", "judgement").count } >= 6)
    #expect((walk.page("timeline.html")?.all("time").count ?? 0) >= 15)
    expectNone(walk.site.problems, "the dossier is without errors and warnings")
    if isSynthetic {
      let embeds = walk.written.reduce(0) { $0 + $1.all("blockquote", "embed").count }
      #expect(embeds == 16, "claims that another page quotes")
      let named = walk.pages.filter { $0.path.hasPrefix("entities/named-") }
      let byName = named.reduce(0) { $0 + $1.all("a", "from").count }
      #expect(byName == 108, "names that are linked by themselves, one a part of a note")
      #expect(walk.pages.count(where: walk.isRedirect) == 12)
      #expect(walk.written.reduce(0) { $0 + $1.all("li", "claim").count } == 72)
      #expect(walk.written.reduce(0) { $0 + $1.all("tr", "claim").count } == 96)
    }
  }

  /// Each break is seen by some walk: take out or change one thing on one page.
  @Test(arguments: [
    (
      "themes/theme-01/note-a.html", "<a role=\"doc-backlink\"", "<b role=\"doc-backlink\"",
      "pages are well formed"
    ),
    (
      "themes/theme-01/note-a.html", "role=\"doc-noteref\" href=\"#n_", "role=\"doc-noteref\" href=\"#m_",
      "mark → note → paragraph"
    ),
    (
      "themes/theme-01/note-a.html", "<a role=\"doc-backlink\" href=\"#r_",
      "<a role=\"doc-backlink\" href=\"#q_", "note → mark"
    ),
    ("themes/theme-01/note-a.html", "id=\"r_c-", "id=\"r_c-x", "note → mark"),
    ("themes/theme-01/note-a.html", "<h2 id=", "<h4 id=", "pages are well formed"),
    ("themes/theme-01/note-a.html", "/entities/entity-", "/entitles/entity-", "claim ↔ entity"),
    ("sources/source-01.html", "Cited by", "Liked by", "page ↔ paragraph"),
    ("sources/source-01.html", "/note-a.html#c-", "/note-b.html#c-", "page ↔ paragraph"),
    ("sources/source-01.html", "id=\"p3\"", "id=\"p4\"", "ids"),
    ("entities/entity-01.html", "<a class=\"from\"", "<a class=\"form\"", "claim ↔ entity"),
    ("timeline.html", "<li id=\"e_c-", "<li id=\"e_x-", "timeline → claim"),
    (
      "themes/theme-02/index.html", "<a class=\"cite\" href=\"", "<a class=\"cite\" href=\"x",
      "embed → claim → mark"
    ),
    ("themes/theme-02/index.html", "<a class=\"from\"", "<a class=\"form\"", "embed → claim → mark"),
    (
      "themes/theme-02/index.html", "<blockquote class=\"embed\">", "<blockquote class=\"embed\" id=\"x\">",
      "embed → claim → mark"
    ),
    ("entities/named-01.html", "<a class=\"from\"", "<a class=\"form\"", "claim ↔ entity"),
    ("old/theme-01.html", "<meta http-equiv", "<meta name=\"x\">\n<meta http-equiv", "policy"),
    (
      "index.html", "<a class=\"cite\" href=\"themes/", "<a class=\"cite\" href=\"theme/",
      "judgement → claim → mark"
    ),
    ("index.html", "<meta http-equiv", "<meta charset=\"utf-8\">\n<meta http-equiv", "policy"),
    ("index.html", "<a href=\"about.html\">", "<a href=\"https:about.html\">", "links"),
    ("index.html", "<a href=\"about.html\">", "<a href=\"about.htm\">", "links"),
    ("index.html", "<h1>", "<h1 onclick=\"x\">", "policy"),
    ("index.html", "</h1>\n", "</h1> \n", "plain text"),
    ("about.html", "h2", "h3", "headings"),
  ])
  func aBreakIsTold(path: String, what: String, instead: String, walk name: String) async throws {
    var site = try await Which.synthetic.site().site
    let text = site.text(path)
    let range = try #require(text.firstRange(of: what), "\(path) no longer holds \(what)")
    let broken =
      what == "h2" ? text.replacing(what, with: instead) : text.replacingCharacters(in: range, with: instead)
    site.files[path] = Array(broken.utf8)
    let walked = WalkedSite(site)
    let walk = try #require(Walk.all.first { $0.testDescription == name })
    #expect(!walk.problems(walked).isEmpty, "\(path): '\(instead)' passes")
  }
}
