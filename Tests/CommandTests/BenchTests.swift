// `dossier-bench` at the size of a unit: it measures what it says it measures. How fast a build is, is no test.

import Foundation
import SiteSupport
import Testing

private let bench = (binary as NSString).deletingLastPathComponent + "/dossier-bench"

/// A line of results.jsonl.
private struct Line: Decodable {
  struct Stage: Decodable {
    var name: String
    var seconds: Double
  }

  var commit, tool: String
  var notes, run: Int
  var stages: [Stage]
  var wall, processor, peakMegabytes: Double
}

struct BenchTests {
  @Test func twoSizesInTurnWithHugo() async throws {
    let scratch = try Scratch()
    // In Hugo's place, a program that makes what was asked for a site and takes next to nothing.
    try scratch.putProgram(
      "hugo", "#!/bin/sh\ntest -f \"$2/hugo.toml\" && mkdir \"$4\" && : > \"$4/index.html\"\n")
    let outcome = try await run(
      bench,
      [
        "--notes", "20", "2", "--runs", "2", "--dossier", binary, "--hugo", scratch("hugo"), "--folder",
        scratch("bench"),
      ])
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(
      outcome.error == "dossier-bench: \(scratch("hugo")) is a script: its start counts;"
        + " name the program itself by --hugo\n")
    let rows = outcome.output.split(separator: "\n").map(String.init)
    for size in [2, 20] {
      let title = try #require(rows.firstIndex { $0.hasPrefix("\(size) notes, medians of 2") })
      #expect(rows[title].hasSuffix("ratio"))
      let names = rows[(title + 1)...].prefix(12).map { $0.prefix(26).trimmingCharacters(in: .whitespaces) }
      #expect(names.prefix(3) == ["seconds", "processor seconds", "peak memory, MB"])
      #expect(names.contains("load") && names.contains("parse") && names.contains("write"))
      for row in rows[(title + 1)...].prefix(3) {
        let values = row.dropFirst(26).split(separator: " ").compactMap { Double($0) }
        #expect(values.count == 3, "ours, theirs, and the ratio: \(row)")
      }
    }
    #expect(rows.last?.hasPrefix("dossier, from 2 to 20 notes: seconds × ") == true)

    let lines = try scratch.text("bench/results.jsonl").split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    let order = [2, 20].flatMap { size in
      (1...2).flatMap { run in ["\(size) dossier \(run)", "\(size) hugo \(run)"] }
    }
    #expect(lines.map { "\($0.notes) \($0.tool) \($0.run)" } == order)
    for line in lines {
      #expect(!line.commit.isEmpty && line.wall > 0 && line.processor > 0 && line.peakMegabytes > 0)
      guard line.tool == "dossier" else {
        #expect(line.stages.isEmpty)
        continue
      }
      #expect(line.peakMegabytes > 5, "it is the build's memory")
      let sum = line.stages.reduce(0) { $0 + $1.seconds }
      #expect(sum <= line.wall, "the stages are within the run")
      #expect(Set(line.stages.map(\.name)).isSuperset(of: ["load", "parse", "link", "render", "write"]))
    }
  }

  /// Two programs can only be compared on the same text.
  @Test func bothFormsHoldTheSameProseAndEverySeedTheSameBytes() async throws {
    let scratch = try Scratch()
    for name in ["a", "b"] {
      let outcome = try await run(bench, ["write", scratch(name), "20"])
      #expect(outcome.code == 0, "\(outcome.error)")
    }
    let files = try scratch.files("a")
    #expect(listing(files) == listing(try scratch.files("b")))
    let notes = files.keys.filter { $0.hasPrefix("dossier/content/themes/") && !$0.hasSuffix("/index.md") }
    #expect(notes.count == 20)
    for path in notes.sorted() {
      let other = path.replacing("dossier/content/themes/", with: "hugo/content/")
      let (ours, theirs) = (try scratch.text("a/\(path)"), try scratch.text("a/\(other)"))
      #expect(prose(ours) == prose(theirs), "\(path)")
      let citations = ours.components(separatedBy: "[@src-").count - 1
      #expect(theirs.components(separatedBy: "\n[^").count - 1 == citations && citations > 5)
      #expect(ours.components(separatedBy: "\n## ").count - 1 == 6)
    }
    #expect(files.keys.count { $0.hasPrefix("dossier/content/sources/") } == 4)
  }

  /// What is made is a dossier in which every citation and link leads somewhere.
  @Test func whatIsMadeHasNoErrors() async throws {
    let scratch = try Scratch()
    let made = try await run(bench, ["write", scratch("a"), "20"])
    #expect(made.code == 0, "\(made.error)")
    let check = try await dossier("check", scratch("a/dossier"))
    #expect(check.code == 0, "\(check.all)")
  }

  @Test func aBuildThatFailsIsNoMeasurement() async throws {
    let scratch = try Scratch()
    let outcome = try await run(
      bench, ["--notes", "2", "--runs", "1", "--dossier", "/bin/false", "--folder", scratch("bench")])
    #expect(outcome.code == 1)
    #expect(outcome.error.contains("/bin/false build") && outcome.error.contains("ended with 1"))
    #expect(!FileManager.default.fileExists(atPath: scratch("bench/results.jsonl")))
    let wrong = try await run(bench, ["--notes", "0"])
    #expect(wrong.code == 64)
  }
}

/// A note's text without what the two forms write differently: front matter, links, citations, footnotes.
private func prose(_ text: String) -> String {
  let body = text.components(separatedBy: "\n---\n").dropFirst().joined()
  let notes = body.components(separatedBy: "\n[^1]: ")[0]
  return notes.replacing(#/\ ?\[@[^\]]*\]|\[\^\d+\]/#, with: "")
    .replacing(#/\[\[[^|\]]*\|([^\]]*)\]\]/#) { $0.1 }
    .replacing(#/\[([^\]]*)\]\([^)]*\)/#) { $0.1 }
    .trimmingCharacters(in: .whitespacesAndNewlines)
}
