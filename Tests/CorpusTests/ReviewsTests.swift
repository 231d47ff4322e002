// content/reviews.csv read and merged into, and what the review page exports, as dumps.

import Corpus
import Diagnostics
import Files
import Support
import Testing

private let hash = "0123456789abcdef"
private let other = "fedcba9876543210"

private func file(_ lines: [String], header: String = Reviews.header, ending: String = "\n") -> SourceFile {
  SourceFile(path: Reviews.path, text: ([header] + lines).map { $0 + ending }.joined())
}

/// Every verdict, a line each, then what was found.
private func reading(_ file: SourceFile?) -> [String] {
  let read = readReviews(file)
  let verdicts = read.value.lines.map { line in
    let verdict = line.verdict
    return [
      verdict.claim, verdict.reviewer, verdict.word.rawValue, verdict.day, "'\(verdict.note)'",
      verdict.seen.claim, verdict.seen.paragraphs.joined(separator: "+"),
    ].joined(separator: " ")
  }
  let found = read.findings.map { finding in
    "\(finding.code.text) '\(String(decoding: (file?.bytes ?? [])[finding.range], as: UTF8.self))'"
  }
  return verdicts + found
}

@Suite struct ReviewsTests {
  @Test func whatStandsInALine() {
    let lines = [
      "c-a,A. Okoye,supported,2035-03-02,,\(hash),",
      "c-a,نسترن,partly,2035-03-03,\"a \"\"b\"\", and c\",\(hash),t:\(other) d:\(hash) t:\(other)",
      "",
      "c-b,\" A. Okoye\",not,2035-03-02,-,\(hash),d:\(hash)",
    ]
    let expected = [
      "c-a A. Okoye supported 2035-03-02 '' \(hash) ",
      "c-a نسترن partly 2035-03-03 'a \"b\", and c' \(hash) d:\(hash)+t:\(other)",
      "c-b  A. Okoye not 2035-03-02 '-' \(hash) d:\(hash)",
    ]
    for ending in ["\n", "\r\n", "\r"] { #expect(reading(file(lines, ending: ending)) == expected) }
    let whole = file(lines)
    #expect(reading(SourceFile(path: whole.path, bytes: [0xEF, 0xBB, 0xBF] + whole.bytes)) == expected)
    #expect(reading(SourceFile(path: whole.path, bytes: whole.bytes.dropLast())) == expected)
    #expect(reading(nil) == [] && reading(file([])) == [])
  }

  @Test(arguments: [
    ("c-a,A,supported,2035-03-02,,\(hash)", "DOS0323 'c-a,A,supported,2035-03-02,,\(hash)'"),
    ("c-a,A,supported,2035-03-02,a, b,\(hash),", "DOS0323 'c-a,A,supported,2035-03-02,a, b,\(hash),'"),
    ("c-a,A,supported,2035-03-02,\"a,\(hash),", "DOS0323 '\"a,\(hash),'"),
    ("c-a,A,supported,2035-03-02,\"a\" b,\(hash),", "DOS0323 ' '"),
    ("c-a,A,supported,2035-03-02,a \"b\",\(hash),", "DOS0323 '\"'"),
    ("c-a,A,Supported,2035-03-02,,\(hash),", "DOS0305 'Supported'"),
    ("c-a,A,supported,2035-02-30,,\(hash),", "DOS0305 '2035-02-30'"),
    ("c-a,A,supported,2035-02,,\(hash),", "DOS0305 '2035-02'"),
    ("c-a,A,supported,2035-02-2?,,\(hash),", "DOS0305 '2035-02-2?'"),
    ("c-a,A,supported,02.03.2035,,\(hash),", "DOS0305 '02.03.2035'"),
    ("c-a,\" \",supported,2035-03-02,,\(hash),", "DOS0305 '\" \"'"),
    ("u-a,A,supported,2035-03-02,,\(hash),", "DOS0305 'u-a'"),
    ("c-a,A,supported,2035-03-02,,\(hash.uppercased()),", "DOS0305 '\(hash.uppercased())'"),
    ("c-a,A,supported,2035-03-02,,\(hash),\(hash)", "DOS0305 '\(hash)'"),
    ("c-a,A,supported,2035-03-02,,\(hash),t:\(hash);t:\(other)", "DOS0305 't:\(hash);t:\(other)'"),
    ("c-a,A,supported,2035-03-02,a\u{202E}b,\(hash),", "DOS0109 '\u{202E}'"),
    ("<<<<<<< HEAD", "DOS0111 '<<<<<<<'"),
  ])
  func whatIsNoVerdict(line: String, expected: String) {
    let found = reading(file([line]))
    #expect(found.count == 1 && found[0].hasPrefix(expected), "\(line): \(found)")
  }

  @Test func anotherHeaderIsOneFinding() {
    let excel = file(["c-a;A;supported", "c-b;A;not"], header: Reviews.header.replacing(",", with: ";"))
    #expect(reading(excel).count == 1 && reading(excel)[0].hasPrefix("DOS0323"), "\(reading(excel))")
    #expect(reading(SourceFile(path: Reviews.path, text: "")).count == 1)
  }

  @Test func oneReviewerHasOneVerdictAndLinesAreSorted() {
    let row = { (claim: String, who: String) in "\(claim),\(who),supported,2035-03-02,,\(hash)," }
    let found = reading(file([row("c-b", "B"), row("c-b", "b "), row("c-a", "Z"), row("c-c", "A")]))
    #expect(found.count == 5, "\(found)")
    #expect(found.contains { $0.hasPrefix("DOS0324 'b '") }, "\(found)")
    #expect(found.contains { $0.hasPrefix("DOS0325 'c-a'") }, "\(found)")
  }
}

@Suite struct MergeTests {
  private func verdict(
    _ claim: String, _ who: String, _ word: Verdict.Word = .supported, _ day: String = "2035-03-02",
    note: String = ""
  ) -> Verdict {
    Verdict(
      claim: claim, reviewer: who, word: word, day: day, note: note,
      seen: ReviewHashes(claim: hash, paragraphs: ["t:\(other)"]))
  }

  private func merge(_ new: [Verdict], into text: String?) -> (text: String, outcomes: [String]) {
    let file = text.map { SourceFile(path: Reviews.path, text: $0) }
    let result = merged(new, into: readReviews(file).value, file)
    let outcomes = result.outcomes.map { "\($0.verdict.claim) \($0.outcome)".prefix { $0 != "(" } }
    return (String(decoding: result.bytes, as: UTF8.self), outcomes.map(String.init))
  }

  private let row = { (claim: String, who: String, rest: String) in
    "\(claim),\(who),\(rest),\(hash),t:\(other)\n"
  }

  @Test func aNewFileHasItsHeader() {
    let (text, outcomes) = merge([verdict("c-b", "B"), verdict("c-a", "B", note: "a, \"b\"")], into: nil)
    let lines =
      row("c-a", "B", "supported,2035-03-02,\"a, \"\"b\"\"\"") + row("c-b", "B", "supported,2035-03-02,")
    #expect(text == Reviews.header + "\n" + lines)
    #expect(outcomes == ["c-a added", "c-b added"])
  }

  /// A spreadsheet would work out a cell that begins so.
  @Test func noCellIsAFormula() {
    for text in ["=1+1", "+1", "- see ¶ 3", "@selin", "'=1", "''@", "'quoted'", "'", "a=b"] {
      let (written, _) = merge([verdict("c-a", text, note: text)], into: nil)
      let line = written.split(separator: "\n")[1]
      #expect(!line.split(separator: ",").contains { "=+-@".contains($0.first ?? " ") }, "\(line)")
      let read = readReviews(SourceFile(path: Reviews.path, text: written)).value.lines
      #expect(read.map(\.verdict.note) == [text] && read.map(\.verdict.reviewer) == [text], "\(line)")
      #expect(merge([verdict("c-a", text, note: text)], into: written).outcomes == ["c-a known"])
    }
    let byHand = row("c-a", "A", "not,2035-03-02,=1+1")
    #expect(readReviews(file([String(byHand.dropLast())])).value.lines.map(\.verdict.note) == ["=1+1"])
  }

  @Test func otherLinesStayByteForByte() {
    // Quotes that need not be, an unsorted line, no line end at the file's end.
    let old =
      Reviews.header + "\r\n\"c-b\",\"B\",partly,2035-01-01,\"x\",\(hash),\r\nc-d,B,not,2035-01-01,,\(hash),"
    let (text, outcomes) = merge(
      [verdict("c-e", "B"), verdict("c-f", "B"), verdict("c-c", "A"), verdict("c-d", "b")], into: old)
    #expect(outcomes == ["c-c added", "c-d replaced", "c-e added", "c-f added"])
    #expect(
      text == Reviews.header + "\r\n\"c-b\",\"B\",partly,2035-01-01,\"x\",\(hash),\r\n"
        + row("c-c", "A", "supported,2035-03-02,").replacing("\n", with: "\r\n")
        + row("c-d", "B", "supported,2035-03-02,").replacing("\n", with: "\r\n")
        + row("c-e", "B", "supported,2035-03-02,").replacing("\n", with: "\r\n")
        + row("c-f", "B", "supported,2035-03-02,").replacing("\n", with: "\r\n"))
    let again = merge([verdict("c-d", "B")], into: text)
    #expect(again.text == text && again.outcomes == ["c-d known"])
  }

  @Test func theNewerStays() {
    let old = Reviews.header + "\n" + row("c-a", "A", "not,2035-03-02,")
    #expect(merge([verdict("c-a", "A", .supported, "2035-03-01")], into: old).text == old)
    #expect(merge([verdict("c-a", "A", .supported, "2035-03-01")], into: old).outcomes == ["c-a outdated"])
    // Of one day, the one that comes in.
    let same = merge([verdict("c-a", "A", .partly, "2035-03-02")], into: old)
    #expect(same.text == old.replacing(",not,", with: ",partly,") && same.outcomes == ["c-a replaced"])
    #expect(merge([verdict("c-a", "B", .partly)], into: old).outcomes == ["c-a added"])
  }
}

@Suite struct ExportTests {
  private func export(_ verdicts: String, head: String = "") -> String {
    "{\"format\":\"dossier-review/1\",\"dossier\":\"d\",\"reviewer\":\"A  B\"\(head),\"verdicts\":[\(verdicts)]}"
  }

  private func problems(_ text: String) -> String {
    switch ReviewExport.decode(Array(text.utf8)) {
    case .success(let export): "\(export.verdicts.map { "\($0.claim) \($0.word) \($0.note)" })"
    case .failure(let refused): "\(refused.problems.map { "\($0)".prefix { $0 != "(" } })"
    }
  }

  private let good =
    "{\"claim\":\"c-a\",\"verdict\":\"not\",\"date\":\"2035-03-02\",\"note\":\"a\\n b\",\"claim-hash\":\"\(hash)\","
    + "\"paragraph-hashes\":[\"d:\(hash)\"]}"

  @Test func whatIsRead() {
    #expect(problems(export(good)) == "[\"c-a not a b\"]")
    #expect(problems(export("")) == "[]")
    #expect(problems(export(good, head: ",\"more\":1")) == "[\"c-a not a b\"]")
  }

  @Test func whatIsRefused() {
    #expect(problems("") == "[\"unreadable\"]")
    #expect(problems(String(repeating: "[", count: 100_000)) == "[\"unreadable\"]")
    #expect(problems("{\"format\":\"dossier-review/2\"}") == "[\"format\"]")
    #expect(problems("{\"format\":\"dossier-review/1\"}") == "[\"unreadable\"]")
    #expect(problems(export(good + "," + good)) == "[\"twice\"]")
    for (old, new) in [
      ("c-a", "u-a"), ("not", "Not"), ("2035-03-02", "2035-3-2"), (hash, "0"), ("d:\(hash)", hash),
    ] {
      #expect(problems(export(good.replacing(old, with: new))).hasPrefix("[\"value\""), "\(new)")
    }
    #expect(problems(export(good.replacing("a\\n b", with: "a\\u202Eb"))) == "[\"characters\"]")
    #expect(problems(export(good.replacing("a\\n b", with: "a\\u0007b"))) == "[\"characters\"]")
    #expect(problems(export(good).replacing("A  B", with: " ")).hasPrefix("[\"value\""))
  }
}
