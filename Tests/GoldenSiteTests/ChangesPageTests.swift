// The page of changes as a copy has it, made of changes that are written down here.

import Compiler
import Corpus
import Diagnostics
import Files
import Foundation
import Rendering
import Testing

@Suite struct ChangesPageTests {
  private var items: [ChangedItem] {
    ChangeSort.allCases.enumerated().map { number, sort in
      var item = ChangedItem(
        id: "\(number)", sort: sort, isHigh: number.isMultiple(of: 2), subject: "۱",
        page: "themes/ports/fees.html")
      item.remarks = ChangeRemark.allCases
      item.values = ("۱", "۲")
      item.paragraphs = ([], [])
      item.affects = ["c-fee", "c-gone"]
      return item
    }
  }

  @Test func everyChangeStandsThereWithItsWords() async throws {
    var reworded = ChangedItem(
      id: "ab", sort: .claimReworded, isHigh: true, subject: "c-fee", page: "themes/ports/fees.html")
    (reworded.claim, reworded.pageTitle, reworded.leadsToPage, reworded.anchor) = (
      "c-fee", "Berth fees", true, "c-fee"
    )
    (reworded.remarks, reworded.language, reworded.affects) = ([.number], "en", ["j-fares", "c-gone"])
    reworded.words = [
      .init(.both, "A berth costs "), .init(.before, "<30>"), .init(.after, "40"), .init(.both, " crowns."),
    ]
    var drifted = ChangedItem(
      id: "cd", sort: .paragraphDrifted, isHigh: true, subject: "demir-2024#p1",
      page: "sources/demir-2024.html")
    drifted.paragraphs = (
      [.init(source: "gone-1999", label: "p1", digest: "Was.", grade: "D4", isThere: false)],
      [.init(source: "demir-2024", label: "p1", digest: "Is.", grade: "", isThere: true)]
    )
    var gone = ChangedItem(id: "ef", sort: .pageRemoved, isHigh: false, subject: "old.html", page: "old.html")
    gone.claim = "c-hour"
    let since = ChangesSince(
      reference: "v<1>", release: nil, items: [reworded, drifted, gone], withheldCount: 1)
    let site = rendered(try await compile(strait(), since: since, jobs: 1).value)
    let page = String(decoding: try #require(site["changes.html"]).bytes, as: UTF8.self)
    let body = try #require(page.components(separatedBy: "<main id=\"main\">\n").last).components(
      separatedBy: "</main>")[0]
    #expect(
      body == """
        <h1>Changes since v&lt;1&gt;</h1>
        <p>Compared with v&lt;1&gt;. What is told here may bear on how the dossier is read; smaller changes \
        are left out. A bar in the margin marks the claims that are new or changed.</p>
        <h2>ports</h2>
        <article class="change high" id="change-ab">
        <h3>Claim reworded <span class="weight">of high weight</span></h3>
        <p class="place"><a href="themes/ports/fees.html#c-fee">Berth fees</a>, c-fee</p>
        <p class="remarks">number changed</p>
        <p class="redline" lang="en" dir="ltr">A berth costs <del>&lt;30&gt;</del><ins>40</ins> crowns.</p>
        <p class="affects">Bears on: <a href="index.html#j-fares">j-fares</a></p>
        </article>
        <h2>Sources</h2>
        <article class="change high" id="change-cd">
        <h3>Paragraph has another text <span class="weight">of high weight</span></h3>
        <p class="place">sources/demir-2024.html, <bdi>Demir 2024 ¶1</bdi></p>
        <div class="sides">
        <div class="side">
        <h4>Before</h4>
        <p><bdi>gone-1999 ¶1</bdi> <span class="grade">D4</span></p>
        <p>Was.</p>
        </div>
        <div class="side">
        <h4>After</h4>
        <p><a href="sources/demir-2024.html#p1"><bdi>Demir 2024 ¶1</bdi></a></p>
        <p>Is.</p>
        </div>
        </div>
        </article>
        <h2>Other pages</h2>
        <article class="change" id="change-ef">
        <h3>Page removed</h3>
        <p class="place">old.html</p>
        </article>
        <p>One more change concerns what is withheld.</p>

        """)
    #expect(brokenLinks(in: site) + repeatedIDs(in: site) == [])
  }

  /// The file of the dossier's own would be written over.
  @Test func itsNamesAreTakenInACopyAlone() async throws {
    let since = ChangesSince(reference: "v1", release: nil, items: [], withheldCount: 0)
    for name in ["changes.html", "assets/Changes.css"] {
      let tree = strait().with([SourceFile(path: "content/static/\(name)", text: "x")])
      let copy = try await compile(tree, since: since, jobs: 1).findings
      #expect(copy.map(\.code).contains(.outputCollision), "\(name)")
      #expect(try await compile(tree, jobs: 1).findings.map(\.code).contains(.outputCollision) == false)
    }
  }

  @Test(arguments: ["fa", "zh"])
  func noWordOfEnglishIsLeft(language: String) async throws {
    let since = ChangesSince(reference: "۱", release: nil, items: items, withheldCount: 2)
    let tree = replaced(
      "id: strait", with: "id: strait\nlanguage: \(language)", in: strait())
    let site = rendered(try await compile(tree, since: since, jobs: 1).value)
    let page = String(decoding: try #require(site["changes.html"]).bytes, as: UTF8.self)
    let body = try #require(page.components(separatedBy: "<main id=\"main\">\n").last).components(
      separatedBy: "</main>")[0]
    // What authors named is theirs: the theme, the page and the claim.
    let own = body.replacing(/<[^>]*>/, with: " ").replacing("c-fee", with: "").replacing("ports", with: "")
      .replacing("themes/", with: "").replacing("/fees.html", with: "")
    #expect(own.unicodeScalars.filter { (0x41...0x7A).contains($0.value) }.isEmpty, "\(own)")
    #expect(body.components(separatedBy: "<h3>").count == ChangeSort.allCases.count + 1)
    #expect(
      Set(
        body.components(separatedBy: "<h3>").dropFirst().map {
          $0.components(separatedBy: "</h3>")[0].components(separatedBy: " <span")[0]
        }
      ).count == ChangeSort.allCases.count)
  }

  /// The budget of the sheet, which is loaded by each page of a copy.
  @Test func theSheetIsSmall() async throws {
    let since = ChangesSince(reference: "v1", release: nil, items: [], withheldCount: 0)
    let site = rendered(try await compile(strait(), since: since, jobs: 1).value)
    #expect(try #require(site["assets/changes.css"]).bytes.count <= 3 * 1024)
  }
}
