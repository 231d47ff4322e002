// Paragraphs are found again after every kind of edit: generated sources are cut, edited with what happened to
// each paragraph known, and verified.

import Corpus
import Foundation
import Support
import Testing

/// A generated text and its records.
private struct Made {
  var paragraphs: [[String]]

  init(_ count: Int, using random: inout SeededGenerator) {
    paragraphs = (0..<count).map { _ in
      (0..<Int.random(in: 30...90, using: &random)).map { _ in word(using: &random) }
    }
  }

  var records: [ParagraphRecord] { recorded(written(paragraphs)) }
}

private func recorded(_ text: String) -> [ParagraphRecord] {
  records(of: bareCut(Array(text.utf8)), copy: text, findingAid: false)
}

private func word(using random: inout SeededGenerator) -> String {
  // About as many words as a writer has, so that paragraphs share some and few runs of three.
  let number = Int.random(in: 0..<4000, using: &random)
  return "w\(number % 40 == 0 ? number % 7 : number)"
}

private func written(_ paragraphs: [[String]]) -> String {
  paragraphs.map { $0.joined(separator: " ") + ".\n" }.joined(separator: "\n")
}

/// What became of a paragraph by the edit.
private enum Truth: Equatable {
  /// Its words stand in this paragraph of the new text, in the old order or not.
  case kept(Int)
  /// Reworded by a part of its words, in this paragraph.
  case reworded(Int, percent: Int)
  /// Merged with a neighbour or split: it lies in these paragraphs.
  case among([Int])
  case gone
}

/// A new text, each paragraph with the index of the old one that it is made of.
private struct Edit {
  var paragraphs: [(words: [String], from: [Int], percent: Int)]

  init(_ made: Made) { paragraphs = made.paragraphs.enumerated().map { ($1, [$0], 0) } }

  mutating func apply(using random: inout SeededGenerator) {
    let place = Int.random(in: paragraphs.indices, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      paragraphs.insert(
        ((0..<50).map { _ in word(using: &random) }, [], 0), at: place)
    case 1 where paragraphs.count > 4: paragraphs.remove(at: place)
    case 2:
      paragraphs.insert(
        paragraphs.remove(at: place), at: Int.random(in: 0..<paragraphs.count, using: &random))
    case 3 where place + 1 < paragraphs.count:
      let next = paragraphs.remove(at: place + 1)
      paragraphs[place].words += next.words
      paragraphs[place].from += next.from
      paragraphs[place].percent = 100
    case 4 where paragraphs[place].words.count > 40:
      let half = paragraphs[place].words.count / 2
      var second = paragraphs[place]
      second.words = Array(second.words[half...])
      second.percent = 100
      paragraphs[place].words = Array(paragraphs[place].words[..<half])
      paragraphs[place].percent = 100
      paragraphs.insert(second, at: place + 1)
    default:
      guard paragraphs[place].percent == 0 else { return }
      let percent = Int.random(in: 5...60, using: &random)
      for i in paragraphs[place].words.indices where Int.random(in: 0..<100, using: &random) < percent {
        paragraphs[place].words[i] = "x\(Int.random(in: 0..<4000, using: &random))"
      }
      paragraphs[place].percent = percent
    }
  }

  func truth(of old: Int) -> Truth {
    let places = paragraphs.indices.filter { paragraphs[$0].from.contains(old) }
    guard let first = places.first else { return .gone }
    let percent = paragraphs[first].percent
    if places.count > 1 || percent == 100 { return .among(places) }
    return percent == 0 ? .kept(first) : .reworded(first, percent: percent)
  }
}

struct VerificationTests {
  @Test(arguments: 1...60)
  func everyParagraphIsFoundOrSaidToBeLost(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let made = Made(Int.random(in: 5...30, using: &random), using: &random)
    var edit = Edit(made)
    for _ in 0..<Int.random(in: 1...8, using: &random) { edit.apply(using: &random) }
    let pieces = bareCut(Array(written(edit.paragraphs.map(\.words)).utf8)).paragraphs
    let found = verify(made.records, in: pieces)
    #expect(found.count == made.paragraphs.count)
    for (old, verification) in found.enumerated() {
      let truth = edit.truth(of: old)
      let words = made.paragraphs[old].joined(separator: " ") + "."
      switch (verification.state, truth) {
      case (.exact, _), (.moved, _):
        #expect(verification.piece.map { pieces[$0].text } == words, "seed \(seed), p\(old + 1): wrong words")
      case (_, .kept(let place)):
        Issue.record("seed \(seed), p\(old + 1) stands in \(place) as it was, but is \(verification.state)")
      case (.drifted, .reworded(let place, _)):
        #expect(verification.piece == place, "seed \(seed), p\(old + 1)")
      case (.drifted, .among(let places)):
        #expect(places.contains(verification.piece ?? -1), "seed \(seed), p\(old + 1)")
      case (.drifted, .gone): Issue.record("seed \(seed), p\(old + 1) is gone, but located")
      case (.ambiguous, _), (.lost, _), (.unavailable, _): break
      }
    }
  }

  /// At 20 % of its words reworded, nearly every paragraph is located.
  @Test func aFifthRewordedIsLocated() {
    var located = 0
    var count = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let made = Made(20, using: &random)
      var new = made.paragraphs
      for paragraph in new.indices {
        for i in new[paragraph].indices where Int.random(in: 0..<100, using: &random) < 20 {
          new[paragraph][i] = "x\(Int.random(in: 0..<4000, using: &random))"
        }
      }
      let found = verify(made.records, in: bareCut(Array(written(new).utf8)).paragraphs)
      for (index, verification) in found.enumerated() where verification.state != .exact {
        count += 1
        if verification.state == .drifted { located += 1 }
        if let piece = verification.piece, verification.state == .drifted {
          #expect(piece == index, "seed \(seed)")
        }
      }
    }
    #expect(count > 700)
    #expect(located * 100 >= count * 95, "\(located) of \(count)")
  }

  @Test func theLongestRunKeepsItsOrder() {
    let letters = ["a", "b", "c", "d", "e"].map { [String](repeating: $0, count: 5) }
    let records = recorded(written(letters))
    func states(_ order: [Int]) -> [ParagraphState] {
      verify(records, in: bareCut(Array(written(order.map { letters[$0] }).utf8)).paragraphs).map(\.state)
    }
    #expect(states([0, 1, 2, 3, 4]) == [.exact, .exact, .exact, .exact, .exact])
    #expect(states([4, 0, 1, 2, 3]) == [.exact, .exact, .exact, .exact, .moved])
    #expect(states([1, 2, 0, 3, 4]) == [.moved, .exact, .exact, .exact, .exact])
    #expect(states([0, 0, 1, 1, 2, 3, 4]) == [.exact, .exact, .exact, .exact, .exact])
    #expect(states([0, 2, 4]) == [.exact, .lost, .exact, .lost, .exact])
  }

  /// A rule of asterisks a hundred times over takes no longer than anything else.
  @Test func manyEqualParagraphsArePairedInOrder() {
    let text = String(repeating: "* * *\n", count: 3000)
    let records = recorded(text)
    let found = verify(records, in: bareCut(Array(text.utf8)).paragraphs)
    #expect(found.allSatisfy { $0.state == .exact })
    #expect(found.compactMap(\.piece) == Array(0..<3000))
  }

  @Test func checksAreWrittenAndReadBack() {
    let fingerprint = Fingerprint(of: "x")
    let checks = Checks(
      paragraphs: [
        ParagraphCheck(
          label: "p1", fingerprint: fingerprint, state: .drifted, at: "2026-11-21",
          claims: ["c-b": "0123456789abcdef", "c-a": "fedcba9876543210"])
      ],
      quotations: [
        QuotationCheck(quote: "00112233445566aa", label: "p1", verdict: .verbatim, at: "2026-11-20")
      ])
    let text = String(decoding: checks.encode(), as: UTF8.self)
    #expect(
      text == """
        {"label":"p1","fp":"\(fingerprint.text)","state":"drifted","at":"2026-11-21","claims":{"c-a":"fedcba9876543210","c-b":"0123456789abcdef"}}
        {"quote":"00112233445566aa","label":"p1","verdict":"verbatim","at":"2026-11-20"}

        """)
    let read = Checks.decode(checks.encode())
    #expect(read.checks == checks && read.unreadable == [])
    #expect(
      Checks.decode(Array("{}\n\n[1]\n{\"label\":\"p1\",\"at\":\"soon\"}\n".utf8)).unreadable == [1, 3, 4])
  }
}
