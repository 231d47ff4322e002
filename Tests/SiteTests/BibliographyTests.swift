// The register in three formats, and what pages say of themselves and of sources to reference managers.

import Corpus
import Diagnostics
import Files
import Foundation
import SiteSupport
import Support
import Testing

/// A full source, a body in doubt, and one of which nothing is known but its title.
private let register = smallTree([
  "content/dossier.yml": """
  title: Ships & "quays"
  tlp: CLEAR
  cutoff: 2035-03-31
  authors: [Ines Mora, The harbour desk]
  base-url: https://example.org/harbour/

  """,
  "content/index.md": "---\ntitle: Front\n---\nWords.\n",
  "content/about.md": "---\ntitle: About\n---\nWords.\n",
  "content/entities/e.md": "---\ntitle: E\n---\nA body.\n",
  "content/themes/t/index.md": "---\ntitle: T\n---\nWords.\n",
  "content/themes/t/n.md":
    "---\ntitle: N\nauthor: Li Osei\nupdated: 2034-02\nlanguage: fa\n---\nWords [@full, ¶ 1]. ^c-1\n",
  "content/sources/full.md": #"""
  ---
  title: "Harbours & \"quays\": 50% of {all} $5 #1 a_b ~ ^ \\x -- {y"
  label: Mora 2031
  type: chapter
  author:
    - {family: Gogh, given: Vincent, non-dropping-particle: van, suffix: Jr.}
    - {family: حسینی نژاد, given: علی}
    - {family: 王, given: 小明}
    - {literal: "Ministry of Trade and Industry, 1st Office"}
  editor: [{family: Müller, given: Jörg}]
  translator: [{family: Solo}]
  issued: 2031-05~
  original-date: 1999
  event-date: 2030-05-01/2030-05-03
  language: fa
  genre: analysis
  reliability: {grade: B, why: names its sources}
  group: quays
  numbering: text
  copies:
    - {id: text, role: private, file: a.txt, retrieved: 2034-01, sha256: 893bae9d893bae9d893bae9d893bae9d893bae9d893bae9d893bae9d893bae9d}
    - {id: old, role: reprint, url: "https://reprint.example.org/a"}
    - {id: web, role: original, url: "https://example.org/a_{b}?x=1&y=~2", archive-url: "https://archive.example.org/2034/a", retrieved: 2034-01-02}
  doi: 10.1000/a_(b)
  container-title: The Book & Co
  collection-title: Series
  collection-number: 7
  publisher: Rand and Sons
  publisher-place: Oslo
  volume: 2
  page: 10–20
  edition: 2
  isbn: 978-3-16-148410-0
  event-title: Meeting
  ---

  Its digest is not carried away. {#p1}
  """#,
  "content/sources/body.md": """
  ---
  title: >
    A title
    on two lines
  type: report
  author: [{literal: 外交部}]
  issued: 198X
  number: R-7
  publisher: 外交部
  language: zh-Hans
  copies: [{id: a, role: archive, url: "https://archive.example.org/b"}]
  ---
  """,
  "content/sources/bare.md": "---\ntitle: Bare\nissued: 2010/2012\n---\n",
])

@Suite struct BibliographyTests {
  private let site = Task { try await buildSite(register) }

  @Test func asBibLaTeX() async throws {
    #expect(
      try await site.value.text("bibliography.bib") == ##"""
        @misc{bare,
          title = {{Bare}},
          date = {2010/2012},
        }

        @report{body,
          author = {{外交部}},
          title = {{A title on two lines}},
          date = {198X},
          number = {R-7},
          institution = {外交部},
          langid = {chinese},
          language = {chinese},
          url = {https://archive.example.org/b},
        }

        @incollection{full,
          author = {van Gogh, Jr., Vincent and {حسینی نژاد}, علی and 王, 小明 and {Ministry of Trade and Industry, 1st Office}},
          editor = {Müller, Jörg},
          translator = {Solo},
          options = {useprefix=true},
          title = {{Harbours \& "quays": 50\% of \{all\} \$5 \#1 a\_b \textasciitilde{} \textasciicircum{} \textbackslash{}x -{}- \textbraceleft{}y}},
          booktitle = {{The Book \& Co}},
          series = {{Series}},
          date = {2031-05~},
          origdate = {1999},
          volume = {2},
          number = {7},
          pages = {10--20},
          edition = {2},
          publisher = {{Rand and Sons}},
          location = {Oslo},
          eventtitle = {{Meeting}},
          eventdate = {2030-05-01/2030-05-03},
          langid = {persian},
          language = {persian},
          isbn = {978-3-16-148410-0},
          doi = {10.1000/a_(b)},
          url = {https://example.org/a_%7Bb%7D?x=1&y=~2},
          urldate = {2034-01-02},
        }

        """##)
  }

  @Test func asRIS() async throws {
    #expect(
      try await site.value.text("bibliography.ris") == #"""
        TY  - GEN
        ID  - bare
        TI  - Bare
        PY  - 2010
        ER  -

        TY  - RPRT
        ID  - body
        TI  - A title on two lines
        AU  - 外交部,
        M1  - R-7
        PB  - 外交部
        LA  - zh-Hans
        DB  - archive.example.org
        AN  - https://archive.example.org/b
        UR  - https://archive.example.org/b
        ER  -

        TY  - CHAP
        ID  - full
        TI  - Harbours & "quays": 50% of {all} $5 #1 a_b ~ ^ \x -- {y
        AU  - van Gogh, Vincent, Jr.
        AU  - حسینی نژاد, علی
        AU  - 王, 小明
        AU  - Ministry of Trade and Industry, 1st Office,
        ED  - Müller, Jörg
        A4  - Solo,
        T2  - The Book & Co
        T3  - Series
        PY  - 2031
        DA  - 2031/05//about
        VL  - 2
        SP  - 10
        EP  - 20
        ET  - 2
        PB  - Rand and Sons
        CY  - Oslo
        SN  - 978-3-16-148410-0
        LA  - fa
        DB  - archive.example.org
        AN  - https://archive.example.org/2034/a
        DO  - 10.1000/a_(b)
        UR  - https://example.org/a_{b}?x=1&y=~2
        Y2  - 2034/01/02/
        ER  -

        """#)
  }

  @Test func asCSLJSON() async throws {
    let text = try await site.value.text("bibliography.json")
    let bare = #"""
      [
      {
      "id": "bare",
      "type": "document",
      "title": "Bare",
      "issued": {"date-parts": [[2010], [2012]]},
      "custom": {
      "label": "bare",
      "reliability": "F",
      "group": "bare",
      "rights": "digest",
      "dossier-page": "https://example.org/harbour/sources/bare.html"
      }
      },
      {
      "id": "body",
      """#
    #expect(text.hasPrefix(bare))
    let full = #"""
      {
      "id": "full",
      "type": "chapter",
      "title": "Harbours \u0026 \"quays\": 50% of {all} $5 #1 a_b ~ ^ \\x -- {y",
      "author": [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van", "suffix": "Jr."}, {"family": "حسینی نژاد", "given": "علی"}, {"family": "王", "given": "小明"}, {"literal": "Ministry of Trade and Industry, 1st Office"}],
      "editor": [{"family": "Müller", "given": "Jörg"}],
      "translator": [{"family": "Solo"}],
      "issued": {"date-parts": [[2031, 5]], "circa": true},
      "original-date": {"date-parts": [[1999]]},
      "event-date": {"date-parts": [[2030, 5, 1], [2030, 5, 3]]},
      "container-title": "The Book \u0026 Co",
      "collection-title": "Series",
      "collection-number": "7",
      "publisher": "Rand and Sons",
      "publisher-place": "Oslo",
      "volume": "2",
      "page": "10–20",
      "edition": "2",
      "event-title": "Meeting",
      "archive": "archive.example.org",
      "archive_location": "https://archive.example.org/2034/a",
      "ISBN": "978-3-16-148410-0",
      "language": "fa",
      "DOI": "10.1000/a_(b)",
      "URL": "https://example.org/a_{b}?x=1\u0026y=~2",
      "accessed": {"date-parts": [[2034, 1, 2]]},
      "custom": {
      "label": "Mora 2031",
      "reliability": "B",
      "group": "quays",
      "genre": "analysis",
      "rights": "digest",
      "dossier-page": "https://example.org/harbour/sources/full.html",
      "issued-edtf": "2031-05~",
      "sha256": {
      "text": "893bae9d893bae9d893bae9d893bae9d893bae9d893bae9d893bae9d893bae9d"
      }
      }
      }
      ]

      """#
    #expect(text.hasSuffix("},\n" + full))
    #expect(
      text.contains(#""issued": {"literal": "the 1980s"},"#) && text.contains(#""issued-edtf": "198X""#))
  }

  /// Dates that CSL has no numbers for are words there, and always as written among the extras.
  @Test(
    arguments: [
      ("2022-04-27", #"{"date-parts": [[2022, 4, 27]]}"#, true),
      ("2022-22", #"{"date-parts": [[2022]], "season": 2}"#, true),
      ("2004-06-XX", #"{"date-parts": [[2004, 6]]}"#, false),
      ("2016?/2018", #"{"date-parts": [[2016], [2018]], "circa": true}"#, false),
      ("2010/..", #"{"literal": "since 2010"}"#, false), ("-0044", #"{"literal": "45 BC"}"#, false),
      ("2021-21/2022", #"{"literal": "spring 2021 to 2022"}"#, false),
    ])
  func aDateAsCSLHasIt(date: String, expected: String, isWhole: Bool) async throws {
    let source = "---\ntitle: A\nissued: \(date)\n---\n"
    let text = try await buildSite(smallTree(["content/sources/a.md": source])).text("bibliography.json")
    #expect(text.contains("\"issued\": \(expected),\n"), "\(text)")
    #expect(text.contains("\"issued-edtf\": \"\(date)\"") == !isWhole)
  }

  @Test func nothingOfADigestIsCarriedAway() async throws {
    let site = try await site.value
    #expect(site.text("sources/full.html").contains("Its digest is not carried away"))
    for ending in ["json", "bib", "ris"] {
      #expect(!site.text("bibliography.\(ending)").lowercased().contains("digest is"))
    }
  }

  @Test func anEmptyRegisterIsReadable() async throws {
    let site = try await buildSite(smallTree([:]))
    #expect(site.text("bibliography.json") == "[\n]\n")
    #expect(site.text("bibliography.bib") == "\n" && site.text("bibliography.ris") == "\n")
  }

  @Test(arguments: ["json", "bib", "ris"])
  func aFileOfTheDossierCannotTakeItsPlace(ending: String) async throws {
    let path = "content/static/bibliography.\(ending)"
    let site = try await buildSite(smallTree([path: "mine\n"]))
    #expect(site.findings.filter { $0.path == path }.map(\.code) == [.outputCollision])
  }

  @Test func theRegisterLeadsToTheFiles() async throws {
    let page = try await site.value.text("sources/index.html")
    #expect(
      page.contains(
        "<p>Take the register with you: <a href=\"../bibliography.json\">CSL-JSON</a>, "
          + "<a href=\"../bibliography.bib\">BibLaTeX</a>, <a href=\"../bibliography.ris\">RIS</a>.</p>"))
  }

  @Test func pagesOfTheDossierSayWhatTheyAre() async throws {
    let site = try await site.value
    let tags = { (path: String) in
      site.text(path).split(separator: "\n").filter { $0.hasPrefix("<meta name=\"citation_") }
        .map { $0.dropFirst("<meta name=\"citation_".count).dropLast(2) }
    }
    #expect(
      tags("index.html") == [
        "title\" content=\"Ships &amp; &quot;quays&quot;", "author\" content=\"Ines Mora",
        "author\" content=\"The harbour desk", "publication_date\" content=\"2035/03/31",
        "technical_report_institution\" content=\"Ines Mora, The harbour desk",
        "public_url\" content=\"https://example.org/harbour/", "language\" content=\"en",
      ])
    #expect(
      tags("themes/t/n.html") == [
        "title\" content=\"N", "author\" content=\"Li Osei", "publication_date\" content=\"2034/02",
        "technical_report_institution\" content=\"Ines Mora, The harbour desk",
        "public_url\" content=\"https://example.org/harbour/themes/t/n.html", "language\" content=\"fa",
      ])
    #expect(tags("themes/t/index.html").first == "title\" content=\"T")
    let bare = try await buildSite(smallTree([:])).text("index.html")
    #expect(bare.contains("citation_technical_report_institution\" content=\"Small\""))
    #expect(!bare.contains("citation_publication_date") && !bare.contains("citation_public_url"))
  }

  /// A span of a source on a dossier's page would win over the page's own tags, and the other way round.
  @Test func spansAndTagsNeverMeet() async throws {
    let site = try await site.value
    for path in site.paths where path.hasSuffix(".html") {
      let page = site.text(path)
      let isOfTheRegister = path.hasPrefix("sources/")
      let spans = page.components(separatedBy: "<span class=\"Z3988\" title=\"").count - 1
      #expect(spans == (path == "sources/index.html" ? 3 : isOfTheRegister ? 1 : 0), "\(path)")
      let isOfTheDossier =
        path == "index.html" || path.hasPrefix("themes/t/") && !path.hasSuffix("claims.html")
      #expect(page.contains("name=\"citation_title\"") == isOfTheDossier, "\(path)")
    }
  }

  @Test(
    arguments: [
      (
        "full",
        """
        ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.genre=bookitem
        &rft.atitle=Harbours & "quays": 50% of {all} $5 #1 a_b ~ ^ \\x -- {y&rft.btitle=The Book & Co
        &rft.aulast=van Gogh&rft.aufirst=Vincent&rft.au=Vincent van Gogh Jr.&rft.au=علی حسینی نژاد
        &rft.au=小明 王&rft.aucorp=Ministry of Trade and Industry, 1st Office&rft.date=2031-05&rft.volume=2
        &rft.pages=10–20&rft.edition=2&rft.publisher=Rand and Sons&rft.place=Oslo
        &rft.isbn=978-3-16-148410-0&rft.language=fa&rft_id=info:doi/10.1000/a_(b)
        &rft_id=https://example.org/a_{b}?x=1&y=~2
        """
      ),
      (
        "body",
        """
        ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft.type=report
        &rft.title=A title on two lines&rft.aucorp=外交部&rft.publisher=外交部&rft.language=zh-Hans
        &rft_id=https://archive.example.org/b
        """
      ),
    ])
  func aSourcePageHoldsTheWork(key: String, expected: String) async throws {
    let page = HTMLPage(
      path: "sources/\(key).html", bytes: try await site.value.files["sources/\(key).html"] ?? [])
    let span = try #require(page.all("span", "Z3988").first)
    let title = try #require(page.elements[span]("title"))
    #expect(title.allSatisfy { $0.isASCII && $0 != " " })
    #expect(title.removingPercentEncoding == expected.replacing("\n", with: ""))
  }

  /// One source of each type of CSL, with names and dates: what the schema allows, and nothing else.
  @Test func theJSONFollowsItsSchema() async throws {
    guard let suites = ProcessInfo.processInfo.environment["DOSSIER_SUITES"] else {
      Issue.record(
        "NOT CHECKED against the schema of CSL-JSON: set DOSSIER_SUITES to its folder", severity: .warning)
      return
    }
    let schema = "\(suites)/csl-data.schema.json"
    let document = try await site.value.text("bibliography.json")
    #expect(try await schemaProblems(document, schema: schema) == "")
    let broken = document.replacing("\"custom\":", with: "\"extras\":")
    #expect(try await schemaProblems(broken, schema: schema) != "", "the schema has teeth")
    let sources = SourceWork.types.enumerated().map { number, type in
      ("content/sources/s\(number).md", "---\ntitle: A\ntype: \(type)\n---\n")
    }
    let all = try await buildSite(smallTree(Dictionary(uniqueKeysWithValues: sources)))
    #expect(try await schemaProblems(all.text("bibliography.json"), schema: schema) == "")
    // And the other way round: every type of the schema can be written in the register.
    let read = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: schema)))
    let items = (read as? [String: Any])?["items"] as? [String: Any]
    let type = (items?["properties"] as? [String: Any])?["type"] as? [String: Any]
    #expect(type?["enum"] as? [String] == SourceWork.types)
  }
}
