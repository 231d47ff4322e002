// The reports of a comparison: golden files of each, what authors wrote stays text in all of them, and the
// limits of those who show them are kept.

import Comparing
import Foundation
import SiteSupport
import Support
import Testing

private let folder = "\(repositoryRoot)/Tests/ComparingTests/Cases/reports"

private let links = DiffLinks(
  linesBefore: "https://example.org/o/r/blob/abc/site/", linesAfter: "https://example.org/o/r/blob/def/site/")

@Suite struct DiffReportTests {
  @Test func reportsAreAsTheyWere() throws {
    let reports = [
      ("diff.md", markdownDiff(sample(), links: links)), ("diff.html", htmlDiff(sample(), links: links)),
      ("private.html", htmlDiff(sample(isPrivate: true, isOpen: false))),
      ("nothing.html", htmlDiff(sample([], isOpen: false))),
      ("nothing.md", markdownDiff(sample([], isOpen: false))),
      ("diff.github.txt", githubDiff(sample(), site: "site")),
      ("diff.sarif", sarifDiff(sample(), site: "site", version: "1.0")),
    ]
    for (name, text) in reports {
      #expect(try differences(text, fromGolden: "\(folder)/\(name)") == [], "\(name)")
    }
  }

  /// Each change is in each report that lists all, by what it is about.
  @Test func everyChangeIsTold() {
    let (markdown, html) = (markdownDiff(sample()), htmlDiff(sample()))
    for subject in ["c-7f3kq", "c-fa222", "c-zh333", "c-new44", "c-old55", "c-mov66", "j-arms"] {
      #expect(markdown.contains(subject) && html.contains(subject), "\(subject)")
    }
    for text in ["<del>12</del>", "<ins>21</ins>", "<ins>۲۰۲۳</ins>", "<del>没有</del>"] {
      #expect(markdown.contains(text) && html.contains(text), "\(text)")
    }
    #expect(html.components(separatedBy: "<article ").count - 1 == sampleChanges.count)
  }

  /// A verdict is on a claim, so reports count it with the claims.
  @Test func aVerdictIsToldOfItsClaim() {
    for (kind, words) in [(ChangeKind.reviewChanged, "review changed"), (.reviewStale, "review gone stale")] {
      let change = Change(
        kind: kind, severity: kind.severity, page: "a.html", subject: "c-7f3kq", claim: "c-7f3kq")
      let markdown = markdownDiff(sample([change]))
      #expect(markdown.contains("claim c-7f3kq \(words)") && !markdown.contains("pages"), "\(markdown)")
      let github = githubDiff(sample([change]), site: "site")
      #expect(github.contains("title=claim c-7f3kq \(words)") || kind == .reviewChanged, "\(github)")
    }
  }

  // MARK: Markdown

  @Test func aCommentKeepsItsSize() {
    let text = String(repeating: "words of a claim, ", count: 20)
    let many = (0..<5000).map { number in
      var change = Change(
        kind: number < 100 ? .paragraphDrifted : number < 2500 ? .claimRemoved : .digestChanged,
        severity: number < 100 ? .high : number < 2500 ? .warning : .info, page: "a.html",
        subject: "s-\(number)#p1")
      change.after = ChangeState(text: text, file: "a.html")
      return change
    }
    let report = markdownDiff(sample(many), links: links)
    #expect(report.utf16.count <= 60_000 && report.utf16.count > 55_000, "\(report.utf16.count)")
    #expect(report.hasPrefix("<!-- dossier-diff -->\n"))
    let shown = report.components(separatedBy: "\n- **").count - 1
    #expect(
      shown > 50 && report.contains("\(5000 - shown) more changes are not shown here"), "\(shown) are shown")
    #expect(
      report.components(separatedBy: "<details>").count == report.components(separatedBy: "</details>").count)
    #expect(report.contains("| paragraphs | 100 | 0 | 2500 |"), "the totals are of all")
    let small = markdownDiff(sample(many), limit: 3000)
    #expect(small.utf16.count <= 3000 && small.contains("are not shown here"))
    let all = markdownDiff(sample(), links: links)
    #expect(!all.contains("not shown here"))
    // One change that fills the room is cut in itself.
    var long = sampleChanges[0]
    long.words = [WordRun(.added, String(repeating: "@", count: 100_000))]
    #expect(markdownDiff(sample([long])).contains("c-7f3kq"))
  }

  @Test func whatAuthorsWroteIsNoMarkdown() throws {
    let report = markdownDiff(sample([sampleChanges[6]], isOpen: false))
    let line = try #require(report.split(separator: "\n").first { $0.hasPrefix("  > <ins>") })
    let words = line.dropFirst("  > <ins>".count).dropLast("</ins>".count)
    // References aside, nothing is left that Markdown, HTML or GitHub reads.
    let plain = words.replacing(/&#[0-9]+;/, with: "")
    #expect(!plain.contains { "<>&@#`*_[]()|!\\~:\"'".contains($0) }, "\(plain)")
    #expect(words.contains("&#64;&#8288;octocat") && words.contains("&#35;&#8288;12"))
    #expect(!words.contains("www."), "no address")
    #expect(words.contains("second line"), "on the same line")
    for text in [report, htmlDiff(sample())] {
      #expect(!text.unicodeScalars.contains("\u{202E}"), "no turned text")
    }
  }

  /// What would begin a list, a rule or code where a line begins is a word there.
  @Test(arguments: [
    ("- one", "&#45; one"), ("---", "&#45;--"), ("1986. A year", "&#49;986. A year"),
    ("    so", "&#32;   so"),
    ("12) so", "&#49;2&#41; so"), ("so - 1. so", "so - 1. so"),
    ("gh-12 GH-x", "gh&#45;&#8288;12 GH&#45;&#8288;x"),
    ("!3 so! 5% ~a &b", "&#33;&#8288;3 so&#33; 5% &#126;&#8288;a &#38;&#8288;b"),
    ("well-known", "well-known"),
  ])
  func aLineOfACommentIsAParagraph(text: String, shown: String) {
    var change = sampleChanges[0]
    change.words = [WordRun(.same, text), WordRun(.added, " x")]
    let report = markdownDiff(sample([change], isOpen: false))
    #expect(report.contains("\n  > \(shown)<ins> x</ins>\n"), "\(report)")
  }

  /// One change of very many words does not push those behind it out of the comment.
  @Test func aLongChangeHidesNoOther() {
    var long = sampleChanges[0]
    long.words = (0..<5000).map { WordRun($0 % 2 == 0 ? .removed : .added, "@\($0) and #\($0)") }
    let report = markdownDiff(sample([long] + sampleChanges.dropFirst()))
    #expect(report.utf16.count <= 60_000)
    #expect(report.contains("**claim c-7f3kq reworded**") && report.contains("too many words for a comment"))
    for change in sampleChanges { #expect(report.contains(change.claim ?? "mora-2031"), "\(change.kind)") }
    #expect(!report.contains("not shown here"))
  }

  // MARK: HTML

  @Test func theRedlineHoldsItsOwnStyleAndNothingElse() async throws {
    for page in [htmlDiff(sample(), links: links), htmlDiff(sample(isPrivate: true))] {
      let scratch = try Scratch()
      try scratch.put("page.html", page)
      let script = """
        import base64, hashlib, re, sys
        page = open(sys.argv[1], encoding="utf-8").read()
        style = re.search("<style>(.*?)</style>", page, re.S).group(1)
        print(base64.b64encode(hashlib.sha256(style.encode()).digest()).decode())
        """
      let hash = try await run("/usr/bin/python3", ["-c", script, scratch("page.html")])
      #expect(hash.code == 0, "\(hash.all)")
      let policy =
        "default-src 'none'; style-src 'sha256-\(hash.output.dropLast())'; base-uri 'none'; form-action 'none'"
      #expect(page.contains("content=\"\(policy)\""), "\(hash.output)")
      for word in ["<script", " style=", " onerror=a>", "<link", "@import", "url(", "<img", "<iframe"] {
        #expect(!page.contains(word), "\(word)")
      }
      // The policy stands before anything that it rules.
      let (before, style) = (page.range(of: policy), page.range(of: "<style>"))
      #expect(try #require(before).lowerBound < (try #require(style)).lowerBound)
    }
  }

  @Test func textsOfSourcesAreInPrivateRedlinesAlone() {
    #expect(!htmlDiff(sample()).contains("The full text of"))
    #expect(!markdownDiff(sample()).contains("The full text of"))
    let page = htmlDiff(sample(isPrivate: true))
    #expect(page.contains("The full text of p1.") && page.contains("not for publication"))
    #expect(!markdownDiff(sample(isPrivate: true)).contains("The full text of"), "a comment is read by many")
  }

  @Test func languagesHaveTheirDirection() {
    let page = htmlDiff(sample())
    #expect(page.contains("lang=\"fa\" dir=\"rtl\">ایران"))
    #expect(page.contains("lang=\"zh\" dir=\"ltr\">中国"))
  }

  /// Each box that hides something has its rule, and each change is hidden by two boxes.
  @Test func filtersNeedNoScript() {
    let page = htmlDiff(sample())
    let boxes = page.matches(of: /id="show-([a-z]+)"/).map { String($0.1) }
    #expect(boxes.count == 3 + 6, "\(boxes)")
    for box in boxes {
      #expect(
        page.contains("body:has(#show-\(box):not(:checked)) .change.\(box) { display: none; }"), "\(box)")
    }
    for match in page.matches(of: /<article class="change ([a-z]+) ([a-z]+)"/) {
      #expect(boxes.contains(String(match.1)) && boxes.contains(String(match.2)), "\(match.0)")
    }
  }

  @Test func aRetargetShowsBothParagraphsAroundTheClaim() throws {
    let page = htmlDiff(sample([sampleChanges[1]]))
    let places = ["Counts the ships.", "The treaty holds.", "Counts the strikes."].map {
      page.range(of: $0)?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  // MARK: GitHub and SARIF

  @Test func annotationsAreTheGravestTen() {
    let many = (0..<25).map { number in
      Change(kind: .paragraphDrifted, severity: .high, page: "a.html", subject: "s#p\(number)")
    }
    let lines = githubDiff(sample(many + sampleChanges), site: "site").split(separator: "\n")
    #expect(lines.count == 11)
    #expect(lines.dropLast().allSatisfy { $0.hasPrefix("::warning ") })
    #expect(
      lines.last
        == "::notice title=dossier diff::and \(25 + sampleChanges.count - 10) more changes; 'dossier diff' lists all"
    )
    #expect(githubDiff(sample([]), site: "site") == "")
    // Line ends and the marks of commands stay in the text.
    var grave = sampleChanges[6]
    grave.severity = .high
    let one = githubDiff(sample([grave]), site: "site")
    #expect(one.split(separator: "\n").count == 1 && one.contains("%0A") && one.contains("%250A"), "\(one)")
  }

  /// No text turns what stands behind it, is obeyed by a terminal, or by GitHub where the text is printed.
  @Test func noReportHoldsWhatIsObeyed() {
    var change = sampleChanges[0]
    change.severity = .high
    change.subject = "c-\u{202E}a\u{1B}[2J"
    change.before?.value = "a\u{2066}b\u{7}"
    change.words = [WordRun(.same, "  ::error::so \u{1B}[31m"), WordRun(.added, "and\u{202E}")]
    let comparison = sample([change], isOpen: false)
    let reports = [
      diffText(comparison), markdownDiff(comparison), htmlDiff(comparison),
      githubDiff(comparison, site: "site"), sarifDiff(comparison, site: "site", version: "1"),
    ]
    for report in reports {
      let odd = report.unicodeScalars.filter { scalar in
        [0x1B, 7, 0x202E, 0x2066].contains(scalar.value)
      }
      #expect(odd.isEmpty, "\(odd) in \(report)")
    }
    let obeyed = diffText(comparison).split(separator: "\n").filter { line in
      line.drop { $0 == " " }.hasPrefix("::")
    }
    #expect(obeyed == [])
  }

  @Test func sarifIsValid() async throws {
    guard let suites = ProcessInfo.processInfo.environment["DOSSIER_SUITES"] else {
      Issue.record(
        "NOT CHECKED against the schema of SARIF: set DOSSIER_SUITES to its folder", severity: .warning)
      return
    }
    for comparison in [sample(), sample([])] {
      let text = sarifDiff(comparison, site: "site", version: "1.0")
      #expect(try await schemaProblems(text, schema: "\(suites)/sarif-2.1.0.schema.json") == "")
    }
    let text = sarifDiff(sample(), site: "site", version: "1.0")
    for change in sampleChanges { #expect(text.contains("{\"dossierChange/v1\":\"\(change.id)\"}")) }
  }

  @Test func linksLeadToTheLinesOfTheRun() {
    let github = [
      "GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "feed",
    ]
    let comparison = sample()
    #expect(
      DiffLinks(github, of: comparison, site: "site")
        == DiffLinks(
          linesBefore: "https://github.example/o/r/blob/\(comparison.a.commit ?? "")/site/",
          linesAfter: "https://github.example/o/r/blob/feed/site/"))
    let gitlab = ["CI_PROJECT_URL": "https://gitlab.example/g/p", "CI_COMMIT_SHA": "beef"]
    #expect(
      DiffLinks(gitlab, of: comparison, site: "d/site").linesAfter
        == "https://gitlab.example/g/p/-/blob/beef/d/site/")
    #expect(
      DiffLinks(gitlab, of: comparison, site: "a > b#1/site").linesAfter
        == "https://gitlab.example/g/p/-/blob/beef/a%20%3E%20b%231/site/")
    #expect(DiffLinks([:], of: comparison, site: "site") == DiffLinks())
    #expect(DiffLinks(["CI_PROJECT_URL": "javascript:a"], of: comparison, site: "site") == DiffLinks())
    let report = markdownDiff(comparison, links: links)
    #expect(report.contains("(<https://example.org/o/r/blob/def/site/themes/sco/accession.html#L12>)"))
    #expect(
      report.contains("(<https://example.org/o/r/blob/abc/site/themes/sco/accession.html#L9>)"),
      "what is gone")
  }
}
