// Families of input on which the packaged parser is slow or aborts, at 64 KiB: each is either refused by
// the screen with a limit, or it parses. That a test run ends is the assertion; no time is measured.

import Diagnostics
import Files
import Markup
import Testing

private let size = 64 << 10

private func times(_ unit: String) -> String {
  String(repeating: unit, count: max(1, size / unit.utf8.count))
}

struct Family: Sendable, CustomTestStringConvertible {
  var name: String
  var isRefused: Bool
  var text: @Sendable () -> String

  var testDescription: String { name }
}

private let families = [
  Family(name: "emphasis that nests", isRefused: true) { times("*a **a ") + times(" a** a*") },
  Family(name: "emphasis that never opens", isRefused: true) { times("a_ ") },
  Family(name: "one long run of stars", isRefused: true) { times("*") + "x" + times("*") },
  Family(name: "brackets that only open", isRefused: true) { times("[a") },
  Family(name: "brackets in brackets", isRefused: true) { times("[") + "a" + times("]") },
  Family(name: "pictures without a text", isRefused: true) { times("![[]()") },
  Family(name: "titles that never close", isRefused: true) { times("[a](b \"c") },
  Family(name: "definitions whose title never closes", isRefused: true) { times("[a]: u \"t\n") },
  Family(name: "one long address used often", isRefused: true) {
    "[a]: /" + String(repeating: "u", count: 16_000) + "\n\n" + times("[a]\n\n")
  },
  Family(name: "backticks of every length", isRefused: true) {
    (1...360).map { "e" + String(repeating: "`", count: $0) }.joined()
  },
  Family(name: "comments that never close", isRefused: true) { times("a<!-- ") },
  Family(name: "declarations that never close", isRefused: true) { times("a<?\n") },
  Family(name: "tags that never close", isRefused: true) { times("a<a b='") },
  Family(name: "every line a delimiter row", isRefused: true) { "|a|\n" + times("|-|-|\n") },
  Family(name: "a wide table of short rows", isRefused: true) {
    String(repeating: "|a", count: 500) + "|\n" + String(repeating: "|-", count: 500) + "|\n" + times("x\n")
  },
  Family(name: "a long paragraph, then a table", isRefused: true) { times("x\n") + "|a|\n|-|\n" },
  Family(name: "quotes in quotes", isRefused: true) { times("> ") + "a" },
  Family(name: "lists in lists", isRefused: true) { times("- ") + "a" },
  Family(name: "deep quotes full of text", isRefused: true) { times(">") + times("]:") },
  Family(name: "blank lines under deep lists", isRefused: true) { times("- ") + "a\n" + times("\n") },
  Family(name: "setext headings", isRefused: true) { times("a\n=\n") },
  Family(name: "many small items", isRefused: false) { times("- a\n") },
  Family(name: "many loose items", isRefused: false) { times("- a\n\n") },
  Family(name: "blank lines", isRefused: false) { times("\n") },
  Family(name: "fences that open", isRefused: false) { times("```\n~~~\n") },
  Family(name: "HTML blocks", isRefused: false) { times("<div>\n\n") },
  Family(name: "citations", isRefused: false) { times("[@a, ¶ 1]\n\n") },
  Family(name: "cross-links that only open", isRefused: true) { times("[[a") },
  Family(name: "citations that only open", isRefused: true) { times("[@a, ") },
  Family(name: "keys without end", isRefused: true) { times("@a:") },
  Family(name: "attributes that never close", isRefused: true) { times("{a=\"") },
  Family(name: "spans in spans", isRefused: true) { times("[") + "a" + times("]{.gap}") },
  Family(name: "paragraphs of openers", isRefused: false) {
    times(String(repeating: "[@a [[b {c=\"", count: 80) + "\n\n")
  },
  Family(name: "combining marks", isRefused: true) { "a" + times("\u{301}") },
  Family(name: "lines that end in CR", isRefused: true) { times("a\r") },
]

@Suite struct PathologicalTests {
  @Test(.timeLimit(.minutes(2)), arguments: families)
  func isRefusedOrParses(family: Family) {
    let (tree, findings, file) = parsed(family.text())
    let limits = findings.filter { $0.code == .limitExceeded }
    #expect(limits.isEmpty == !family.isRefused, "\(findings.prefix(3).map(\.fact.message))")
    if limits.isEmpty {
      #expect(tree.nodes.count > 1 || file.bytes.allSatisfy { $0 == 0x0A })
      #expect(problems(in: tree, of: file) == [])
    }
  }

  /// The same shapes cut into blocks that the screen lets pass: what is accepted must parse.
  @Test(.timeLimit(.minutes(2)), arguments: families)
  func blocksUnderTheLimitParse(family: Family) {
    let bytes = Array(family.text().utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 4000) {
      text += bytes[start..<min(bytes.count, start + 4000)] + [0x0A, 0x0A]
    }
    let (tree, _, file) = parsed(String(decoding: text, as: UTF8.self))
    #expect(problems(in: tree, of: file) == [])
  }
}
