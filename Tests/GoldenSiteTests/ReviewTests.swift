// Verdicts as a build takes them: what turns one stale, what is reported, what the public site says of them and
// what it does not, and the page for reviewers.

import Compiler
import Corpus
import Diagnostics
import Files
import Foundation
import Linking
import Testing

@Suite struct StaleTests {
  /// Typography, ids, other claims and names of pages leave a verdict as it is; words and paragraphs do not.
  @Test(arguments: [
    ("", "", []),
    ("40 crowns", "40  crowns", []),
    ("Two ferries", "Three ferries", []),
    ("title: Berth fees", "title: Fees", []),
    ("Counts the ferries.", "Counts all ferries.", []),
    ("40 crowns", "45 crowns", ["the claim has other words now"]),
    ("costs. {#p1}", "costs today. {#p1}", ["not cited then, or with other words: demir-2024#p1"]),
    ("¶ 1]. ^c-fee", "¶ 2]. ^c-fee", ["not cited then, or with other words: demir-2024#p2"]),
    ("¶ 1]. ^c-fee", "¶¶ 1–2]. ^c-fee", ["not cited then, or with other words: demir-2024#p2"]),
    (" [@demir-2024, ¶ 1]. ^c-fee", ". {#c-fee .assessment}", ["cited no more: 1 paragraph"]),
  ])
  func whatTurnsAVerdictStale(old: String, new: String, changes: [String]) async throws {
    let tree = strait(reviews: [try await verdictRow("c-fee")])
    let after = old.isEmpty ? tree : replaced(old, with: new, in: tree)
    let expected = (["DOS0826", "c-fee", "the verdict of 'N. Aydin' on claim 'c-fee' is stale"] + changes)
      .joined(separator: " | ")
    #expect(try await reviewFindings(after) == (changes.isEmpty ? [] : [expected]), "\(old) → \(new)")
    let field = changes.isEmpty ? "\"review\":\"supported\"" : "\"review\":\"stale\""
    #expect(try await claimRecord("c-fee", after).contains(field))
  }

  /// Where there is a fingerprint, it is the paragraph's words, and the digest may be reworded.
  @Test func aFingerprintStandsBeforeTheDigest() async throws {
    let print = "v1:" + String(repeating: "0123456789abcdef", count: 4)
    let lines = ParagraphRecord.encode([
      ParagraphRecord(
        label: "p1", lines: 1...1, chars: 0..<4, fingerprint: Fingerprint(print), sentences: [])
    ])
    let file = SourceFile(path: "content/sources/demir-2024.paragraphs.jsonl", bytes: lines)
    let tree = strait().with([file])
    let line = try await verdictRow("c-fee", in: tree)
    #expect(line.hasSuffix(",t:0123456789abcdef"))
    let reviewed = strait(reviews: [line])
    #expect(try await reviewFindings(reviewed.with([file])) == [])
    #expect(
      try await reviewFindings(
        replaced("costs. {#p1}", with: "costs today. {#p1}", in: reviewed.with([file]))) == [])
    #expect(try await reviewFindings(reviewed).count == 1, "a digest is not the text that was read")
  }
}

@Suite struct ReviewTests {
  @Test func claimsThatAreNotThereAndAuthors() async throws {
    let rows = [
      try await verdictRow("c-fee", "ed  ITOR"),
      try await verdictRow("c-fee", "N. Aydin").replacing("c-fee", with: "c-gone"),
    ]
    #expect(
      try await reviewFindings(strait(reviews: rows)) == [
        "DOS0825 | ed  ITOR | 'ed  ITOR' wrote claim 'c-fee', and nobody reviews their own",
        "DOS0504 | c-gone | claim 'c-gone' does not exist",
      ])
    // A note's own authors stand in place of the dossier's.
    let own = strait(reviews: [try await verdictRow("c-fee", "Ed Itor")], note: "author: N. Aydin")
    #expect(try await reviewFindings(own) == [])
    let other = strait(reviews: [try await verdictRow("c-fee")], note: "author: N. Aydin")
    #expect(try await reviewFindings(other).count == 1)
  }

  /// What is left out of the public site keeps its verdicts, which say nothing there.
  @Test func aClaimAboveTheCeilingMayBeReviewed() async throws {
    let tree = strait(reviews: [try await verdictRow("c-fee")], note: "tlp: AMBER")
    let quiet = replaced("rests-on: c-fee", with: "rests-on: c-alone", in: tree).with([
      SourceFile(
        path: "content/themes/ports/alone.md",
        text: "---\ntitle: Alone\n---\nIt is so [@demir-2024, ¶ 1]. ^c-alone\n")
    ])
    #expect(try await reviewFindings(quiet) == [])
    #expect(try await reviewFindings(replaced("40 crowns", with: "45 crowns", in: quiet)) == [])
    #expect(
      try await reviewFindings(replaced("40 crowns", with: "45 crowns", in: quiet), profile: .review).count
        == 1)
    let draft = strait(reviews: [try await verdictRow("c-hour")], note: "draft: true")
    #expect(try await reviewFindings(draft) == [])
  }

  @Test(
    arguments: [
      ([("N. Aydin", "supported", false)], nil, "supported"),
      ([], "has no verdict", ""),
      ([("N. Aydin", "supported", true)], "has only verdicts on other words than its own", "stale"),
      ([("A. Okoye", "partly", false)], "has the verdict 'partly' and none that says 'supported'", "partly"),
      (
        [("A. Okoye", "not", false), ("B. Silva", "partly", false)],
        "has the verdict 'not' and none that says 'supported'", "not partly"
      ),
      ([("A. Okoye", "not", false), ("N. Aydin", "supported", false)], nil, "not supported"),
      ([("A. Okoye", "not", true), ("N. Aydin", "supported", false)], nil, "supported stale"),
      ([("Ed Itor", "supported", false)], "has no verdict", "supported"),
    ] as [([(String, String, Bool)], String?, String)])
  func whatCountsAsReviewed(
    verdicts: [(String, String, Bool)], expected: String?, field: String
  ) async throws {
    var rows: [String] = []
    for (who, word, isStale) in verdicts {
      let line = try await verdictRow("c-fee", who, word)
      rows.append(isStale ? line.replacing(",d:", with: ",d:0000000000000000 d:") : line)
    }
    let tree = strait(reviews: rows + [try await verdictRow("c-hour")])
    let linked = try await compile(tree, jobs: 1).value.linked
    let gaps = checkRequiredReviews(linked).map(\.fact.message)
    #expect(gaps == expected.map { ["claim 'c-fee' \($0)"] } ?? [], "\(rows)")
    let shard = try #require(
      try await compile(tree, jobs: 1).value.files.first { $0.path.text == "data/themes/ports/fees.js" })
    let line = String(decoding: shard.render(), as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("[\"c-fee\"") }
    #expect(line?.contains("\"review\":\"\(field)\"") == !field.isEmpty, "\(line ?? "")")
  }

  @Test func aClaimWithoutAnIdCannotBeReviewed() async throws {
    let tree = replaced(" ^c-hour", with: "", in: strait(reviews: [try await verdictRow("c-fee")]))
    let gaps = checkRequiredReviews(try await compile(tree, jobs: 1).value.linked)
    #expect(gaps.count == 1 && gaps[0].fact.message.hasSuffix("because it has no id of its own yet"))
  }

  /// One line of the public site changes with a verdict, and nobody's name is in it.
  @Test func aVerdictChangesOneLineOfTheSite() async throws {
    let before = rendered(try await compile(strait(), jobs: 1).value)
    let line = try await verdictRow("c-fee").replacing(",,", with: ",misgiving figure,")
    let after = rendered(try await compile(strait(reviews: [line]), jobs: 1).value)
    #expect(before.files.map(\.path) == after.files.map(\.path))
    let changed = zip(before.files, after.files).filter { $0.bytes != $1.bytes }
    #expect(changed.map(\.1.path) == ["data/themes/ports/fees.js"])
    let lines = changed.map { pair in
      [pair.0, pair.1].map { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n") }
    }
    #expect(zip(lines[0][0], lines[0][1]).count { $0 != $1 } == 1)
    for file in after.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for trace in ["Aydin", "misgiving", "review.js", "review.html", "reviewing", "task_"] {
        #expect(!text.contains(trace) && !file.path.contains(trace), "\(trace) in \(file.path)")
      }
    }
  }
}

@Suite struct ReviewPageTests {
  private func review(_ tree: FileTree) async throws -> FileTree {
    rendered(try await compile(tree, profile: .review, jobs: 1).value)
  }

  private func text(_ path: String, _ tree: FileTree) throws -> String {
    String(decoding: try #require(tree[path], "there is no \(path)").bytes, as: UTF8.self)
  }

  @Test func everyClaimStandsBesideItsParagraphs() async throws {
    let tree = strait(reviews: [try await verdictRow("c-fee", "N. <Aydin>", "partly")])
    let page = try text("review.html", try await review(tree))
    let sections = page.components(separatedBy: "<section class=\"task").dropFirst()
    #expect(sections.count == 2, "background is not reviewed: \(page)")
    let fee = try #require(sections.first { $0.contains("id=\"task_c-fee\"") })
    for part in [
      "<h2 id=\"title_c-fee\" tabindex=\"-1\">c-fee</h2>", "A berth costs 40 crowns.",
      "<a class=\"from\" href=\"themes/ports/fees.html#c-fee\">", "data-authors=\"Ed Itor\"",
      "<a href=\"sources/demir-2024.html#p1\">Demir 2024, paragraph 1</a>", "Says what a berth costs.",
      "The text of this source is not at hand.",
      "<li data-reviewer=\"N. &lt;Aydin&gt;\" data-verdict=\"partly\" data-date=\"2035-03-02\" data-note=\"\">",
    ] {
      #expect(fee.contains(part), "\(part) in \(fee)")
    }
    let hour = try #require(sections.first { $0.contains("id=\"task_c-hour\"") })
    #expect(fee.hasPrefix("\" id=") && hour.hasPrefix(" open\" id="))
  }

  @Test func everyPageLeadsThereAndOneLoadsTheScript() async throws {
    let site = try await review(strait())
    for file in site.files where file.path.hasSuffix(".html") {
      let page = try text(file.path, site)
      #expect(page.contains("review.html\">Review the claims</a>"), "\(file.path)")
      #expect(page.contains("assets/review.js") == (file.path == "review.html"), "\(file.path)")
      #expect(page.contains("assets/review.css"), "\(file.path)")
    }
    let names = try text("files.txt", site).split(separator: "\n")
    for name in ["review.html", "assets/review.css", "assets/review.js"] {
      #expect(names.contains(Substring(name)), "\(name)")
    }
    #expect(brokenLinks(in: site) + repeatedIDs(in: site) == [])
  }

  /// A dossier can make a private copy one day, whatever it copies to its site.
  @Test func itsNamesAreTaken() async throws {
    for name in ["review.html", "assets/review.js", "assets/Review.css"] {
      let tree = strait().with([SourceFile(path: "content/static/\(name)", text: "x")])
      let findings = try await compile(tree, jobs: 1).findings
      #expect(findings.map(\.code).contains(.outputCollision), "\(name)")
    }
  }

  /// The budget of the page's own files.
  @Test func theScriptIsSmall() async throws {
    let site = try await review(strait())
    #expect(try #require(site["assets/review.js"]).bytes.count <= 12 * 1024)
    #expect(try #require(site["assets/review.css"]).bytes.count <= 3 * 1024)
  }
}
