// Imports of random verdicts, whole and damaged: never a crash, never a lost verdict, and no other line is
// touched.

import Corpus
import Diagnostics
import Files
import Support
import Testing

private let names = ["A. Okoye", "a. okoye", "نسترن", "审阅者", "=B(\"x\")", "O'Neil, \"Jr.\"", "Z"]
private let notes = ["", "plain", "a, b", "\"quoted\"", "\"", " ", "数字, 1", "می‌خواهم", "=1+1", "x;y"]

private func verdict(_ reviewer: String, _ random: inout SeededGenerator) -> Verdict {
  let digits = Array("0123456789abcdef")
  func hash(_ random: inout SeededGenerator) -> String {
    String((0..<16).map { _ in digits[Int.random(in: 0..<16, using: &random)] })
  }
  let paragraphs = (0..<Int.random(in: 0...3, using: &random)).map { _ in
    (Bool.random(using: &random) ? "t:" : "d:") + hash(&random)
  }
  let day = Int.random(in: 10...28, using: &random)
  return Verdict(
    claim: "c-" + String("abcdefgh".randomElement(using: &random) ?? "a"), reviewer: reviewer,
    word: Verdict.Word.allCases.randomElement(using: &random) ?? .not, day: "2035-03-\(day)",
    note: notes.randomElement(using: &random) ?? "",
    seen: ReviewHashes(claim: hash(&random), paragraphs: paragraphs))
}

private func text(_ text: String) -> String {
  var bytes: [UInt8] = []
  appendJSON(text, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

private func exported(_ verdicts: [Verdict], by reviewer: String) -> [UInt8] {
  let entries = verdicts.map { verdict in
    let paragraphs = verdict.seen.paragraphs.map(text).joined(separator: ",")
    return "{\"claim\":\(text(verdict.claim)),\"verdict\":\"\(verdict.word)\",\"date\":\"\(verdict.day)\","
      + "\"note\":\(text(verdict.note)),\"claim-hash\":\"\(verdict.seen.claim)\","
      + "\"paragraph-hashes\":[\(paragraphs)]}"
  }
  return Array(
    ("{\"format\":\"dossier-review/1\",\"dossier\":\"d\",\"reviewer\":\(text(reviewer)),\"verdicts\":["
      + entries.joined(separator: ",\n") + "]}").utf8)
}

@Suite struct ReviewPropertyTests {
  /// Verdicts by person and claim, as a model of what the file must hold.
  private typealias Model = [String: Verdict]

  private func key(_ verdict: Verdict) -> String { personKey(verdict.reviewer).text + "\n" + verdict.claim }

  @Test(arguments: campaignSeeds(1...40))
  func importsLoseNothing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var file: SourceFile?
    var model: Model = [:]
    for round in 0..<25 {
      let reviewer = names.randomElement(using: &random) ?? "Z"
      var incoming: [Verdict] = []
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let new = verdict(reviewer, &random)
        if !incoming.contains(where: { $0.claim == new.claim }) { incoming.append(new) }
      }
      let bytes = exported(incoming, by: reviewer)
      guard case .success(let export) = ReviewExport.decode(bytes) else {
        Issue.record("seed \(seed), round \(round): a good export is refused")
        return
      }
      let before = readReviews(file)
      let result = merged(export.verdicts, into: before.value, file)
      // The model: the newer of two stays, spelt as the first one was.
      for verdict in export.verdicts {
        guard let old = model[key(verdict)] else {
          model[key(verdict)] = verdict
          continue
        }
        guard verdict.day >= old.day else { continue }
        model[key(verdict)] = verdict
        model[key(verdict)]?.reviewer = old.reviewer
      }
      let after = SourceFile(path: Reviews.path, bytes: result.bytes)
      let read = readReviews(after)
      #expect(read.findings == [], "seed \(seed), round \(round)")
      let found = Dictionary(uniqueKeysWithValues: read.value.lines.map { (key($0.verdict), $0.verdict) })
      try #require(found == model, "seed \(seed), round \(round)")
      // Lines of verdicts that the import does not replace are the bytes that they were.
      let lines = Set(String(decoding: after.bytes, as: UTF8.self).split(separator: "\n"))
      for line in before.value.lines where model[key(line.verdict)] == line.verdict {
        let old = Substring(String(decoding: (file?.bytes ?? [])[line.range], as: UTF8.self))
        #expect(lines.contains(old), "seed \(seed), round \(round): \(old)")
      }
      #expect(
        merged(export.verdicts.filter { model[key($0)]?.day == $0.day }, into: read.value, after).bytes
          == after.bytes, "twice is once: seed \(seed), round \(round)")
      file = after
    }
    #expect(model.count > 10)
  }

  /// Damage of any kind is refused whole or read whole; what is read can be merged and read back.
  @Test(arguments: campaignSeeds(1...40))
  func damageIsRefusedOrRead(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &+ 7000)
    var refusals = 0
    for round in 0..<60 {
      let verdicts = ["c-a", "c-b", "c-c"].map { claim in
        var new = verdict("A", &random)
        new.claim = claim
        return new
      }
      let export = damaged(exported(verdicts, by: "A"), &random)
      var file = SourceFile(path: Reviews.path, bytes: merged(verdicts, into: Reviews(), nil).bytes)
      if round.isMultiple(of: 2) { file = SourceFile(path: file.path, bytes: damaged(file.bytes, &random)) }
      let before = readReviews(file)
      for finding in before.findings {
        #expect(finding.range.upperBound <= file.bytes.count, "seed \(seed), round \(round): \(finding)")
      }
      guard case .success(let read) = ReviewExport.decode(export) else {
        refusals += 1
        continue
      }
      guard before.findings.isEmpty else { continue }
      let result = merged(read.verdicts, into: before.value, file)
      let again = readReviews(SourceFile(path: Reviews.path, bytes: result.bytes))
      #expect(again.findings == [], "seed \(seed), round \(round)")
      let kept = Set(again.value.lines.map { key($0.verdict) })
      for verdict in before.value.lines.map(\.verdict) + read.verdicts {
        #expect(kept.contains(key(verdict)), "seed \(seed), round \(round): \(verdict) is lost")
      }
    }
    #expect(refusals > 5)
  }

  private func damaged(_ whole: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = whole
    for _ in 0..<Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1:
        bytes.insert(contentsOf: Array(["\"", ",", "\n", "\r\n", "{", "\u{202E}"][at % 6].utf8), at: at)
      case 2: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...30, using: &random)))
      default: bytes = Array(bytes[..<at])
      }
    }
    return bytes
  }
}
