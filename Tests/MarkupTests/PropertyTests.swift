import Diagnostics
import Files
import Foundation
import Markup
import Support
import Synchronization
import Testing

/// A dump together with the findings: all that a parse gives.
private func outcome(_ file: SourceFile) -> String {
  let parts = splitFrontMatter(file.bytes)
  let read = parseMarkdown(file, from: parts.bodyStart)
  return dump(read.value) + listed(read.findings, in: file.bytes).joined(separator: "\n")
}

private func note(_ bytes: [UInt8]) -> SourceFile { SourceFile(path: "note.md", bytes: bytes) }

@Suite struct PropertyTests {
  @Test(arguments: campaignSeeds(1...4))
  func parsingIsTotalAndTreesHold(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<500 { verify(note(Array(random.mix().utf8)), "seed \(seed), mix \(round)") }
    for round in 0..<250 { verify(note(random.damagedNote()), "seed \(seed), damaged note \(round)") }
  }

  private func verify(_ file: SourceFile, _ name: String) {
    let read = parseMarkdown(file, from: splitFrontMatter(file.bytes).bodyStart)
    let text = String(decoding: file.bytes, as: UTF8.self).debugDescription
    let broken = problems(in: read.value, of: file)
    #expect(broken == [], "\(name): \(text)")
    for finding in read.findings {
      let isInside = finding.range.lowerBound >= 0 && finding.range.upperBound <= file.bytes.count
      #expect(isInside, "\(name): \(finding.code) at \(finding.range) in \(text)")
    }
    // No mask may be left in what readers see.
    let leftOver = literals(in: read.value).contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    #expect(!leftOver, "\(name): a mask is left in \(text)")
    let isSame = outcome(file) == outcome(file)
    #expect(isSame, "\(name): two outcomes of \(text)")
  }

  /// What random mixes found: the lexer sees no destination where the parser, reading masks, sees one.
  @Test(arguments: [
    "[]([@a ])", "[x]({l=a}( '')", "[t](<[@a\n]>)", "[t]([[a b]])", "[note 3]([@a, ¶ 1])",
    "[t]: [[a b]]\n\n[t]",
    "[t]: u '{a=\"b c\"}'\n\n[t]",
  ])
  func masksNeverComeOut(markdown: String) {
    verify(note(Array(markdown.utf8)), "by hand")
  }

  /// What random mixes found: blanks trimmed before attributes may lie in a link that is closed already.
  @Test(arguments: ["[a\n](v) {.gap}\n\n- b", "[ ](v) {.gap}\n\n- b", "[ ]{lang=fa} {.gap}\n\n- b"])
  func trimmingKeepsTheTree(markdown: String) {
    verify(note(Array(markdown.utf8)), "by hand")
  }

  /// The words of a text stand in its tree: nothing is lost between masks.
  @Test func noWordIsLost() {
    let seed: UInt64 = 11
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "[@a, ¶ 1]", "*w*", "**[@b, ¶ 2]**", "[[n]]", "[s]{lang=fa}", "`c`", "\n", " ", ". ", "- ", "\n> ",
    ]
    for round in 0..<500 {
      var text = ""
      var count = 0
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        text += (pieces.randomElement(using: &random) ?? "") + " word "
        count += 1
      }
      let tree = parsed(text).tree
      let shown = String(decoding: literals(in: tree), as: UTF8.self)
      let found = shown.components(separatedBy: "word").count - 1
      #expect(found == count, "seed \(seed), round \(round): \(text.debugDescription)")
    }
  }

  /// Eight threads that parse at once get what one gets alone: 10,000 parses, 80,000 in a campaign.
  @Test(.timeLimit(.minutes(isCampaign ? 15 : 2))) func threadsDoNotDisturbOneAnother() {
    let seed: UInt64 = 7
    var random = SeededGenerator(seed: seed)
    let files = (0..<500).map { index in
      note(index.isMultiple(of: 2) ? random.damagedNote() : Array((wholeNote + random.mix()).utf8))
    }
    let expected = files.map(outcome)
    let rounds = isCampaign ? 80_000 : 10_000
    let wrong = Wrong()
    let done = DispatchSemaphore(value: 0)
    for worker in 0..<8 {
      let thread = Thread {
        for number in stride(from: worker, to: rounds, by: 8) {
          let index = number % files.count
          if outcome(files[index]) != expected[index] { wrong.add(index) }
        }
        done.signal()
      }
      thread.stackSize = 512 << 10
      thread.start()
    }
    for _ in 0..<8 { done.wait() }
    #expect(wrong.indices == [], "seed \(seed): these notes came out otherwise on a thread")
  }
}

/// Collects from several threads.
private final class Wrong: Sendable {
  private let found = Mutex<Set<Int>>([])

  func add(_ index: Int) { found.withLock { _ = $0.insert(index) } }

  var indices: [Int] { found.withLock { $0.sorted() } }
}
