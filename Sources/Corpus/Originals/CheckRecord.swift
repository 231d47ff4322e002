// The lines of KEY.checks.jsonl: what was found when the register was checked against the private text. The
// public site says of a text only what stands here.

import Files
import Foundation

/// One line of KEY.checks.jsonl.
package enum CheckRecord: Sendable, Equatable {
  case paragraph(ParagraphCheck)
  case quotation(QuotationCheck)
}

/// What was found of a paragraph.
package struct ParagraphCheck: Sendable, Equatable {
  package var label: String
  /// Of the paragraph as the register had it.
  package var fingerprint: Fingerprint
  package var state: ParagraphState
  /// The day on which it was found so first, `2026-11-21`.
  package var at: String
  /// The claims that rested on the paragraph, by id: the first 16 hexadecimal digits of the SHA-256 of the
  /// v1 text of each, so that a later check can say which of them changed since.
  package var claims: [String: String]

  package init(
    label: String, fingerprint: Fingerprint, state: ParagraphState, at: String, claims: [String: String] = [:]
  ) {
    self.label = label
    self.fingerprint = fingerprint
    self.state = state
    self.at = at
    self.claims = claims
  }
}

/// What was found of a quotation.
package struct QuotationCheck: Sendable, Equatable {
  package enum Verdict: String, Sendable { case verbatim, different }

  /// The first 16 hexadecimal digits of the SHA-256 of the quotation's v1 text.
  package var quote: String
  package var label: String
  package var verdict: Verdict
  package var at: String

  package init(quote: String, label: String, verdict: Verdict, at: String) {
    self.quote = quote
    self.label = label
    self.verdict = verdict
    self.at = at
  }
}

/// All that a KEY.checks.jsonl holds.
package struct Checks: Sendable, Equatable {
  package var paragraphs: [ParagraphCheck] = []
  package var quotations: [QuotationCheck] = []

  package init(paragraphs: [ParagraphCheck] = [], quotations: [QuotationCheck] = []) {
    self.paragraphs = paragraphs
    self.quotations = quotations
  }

  /// What was recorded of a paragraph with these words; `nil` if nobody looked since they changed.
  package func check(_ label: String, _ fingerprint: Fingerprint?) -> ParagraphCheck? {
    paragraphs.first { $0.label == label && $0.fingerprint == fingerprint }
  }

  /// Reads a file. Total: any bytes give an answer, and lines that cannot be read are named, from 1.
  package static func decode(_ file: [UInt8]) -> (checks: Checks, unreadable: [Int]) {
    let decoder = JSONDecoder()
    var checks = Checks()
    var unreadable: [Int] = []
    for (index, line) in file.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { continue }
      guard let written = try? decoder.decode(WrittenCheck.self, from: Data(line)),
        EDTFDate(written.at) != nil
      else {
        unreadable.append(index + 1)
        continue
      }
      if let fingerprint = written.fp.flatMap({ Fingerprint($0) }),
        let state = written.state.flatMap({ ParagraphState(rawValue: $0) })
      {
        checks.paragraphs.append(
          ParagraphCheck(
            label: written.label, fingerprint: fingerprint, state: state, at: written.at,
            claims: written.claims ?? [:]))
      } else if let quote = written.quote,
        let verdict = written.verdict.flatMap({ QuotationCheck.Verdict(rawValue: $0) })
      {
        checks.quotations.append(
          QuotationCheck(quote: quote, label: written.label, verdict: verdict, at: written.at))
      } else {
        unreadable.append(index + 1)
      }
    }
    return (checks, unreadable)
  }

  /// The file: paragraphs in the order given, then quotations by label and hash.
  package func encode() -> [UInt8] {
    var out: [UInt8] = []
    for check in paragraphs {
      append([("label", check.label), ("fp", check.fingerprint.text), ("state", check.state.rawValue)], &out)
      out.append(contentsOf: #","at":"\#(check.at)""#.utf8)
      if !check.claims.isEmpty {
        out.append(contentsOf: #","claims":"#.utf8)
        append(check.claims.sorted { precedes($0.key, $1.key) }, &out)
        out.append(UInt8(ascii: "}"))
      }
      out.append(contentsOf: "}\n".utf8)
    }
    let sorted = quotations.sorted { a, b in
      a.label == b.label ? precedes(a.quote, b.quote) : precedes(a.label, b.label)
    }
    for check in sorted {
      append(
        [
          ("quote", check.quote), ("label", check.label), ("verdict", check.verdict.rawValue),
          ("at", check.at),
        ], &out)
      out.append(contentsOf: "}\n".utf8)
    }
    return out
  }
}

/// A line as JSON has it, before its values are checked.
private struct WrittenCheck: Decodable {
  var label: String
  var at: String
  var fp: String?
  var state: String?
  var claims: [String: String]?
  var quote: String?
  var verdict: String?
}

/// An object without its closing brace.
private func append(_ pairs: [(key: String, value: String)], _ out: inout [UInt8]) {
  out.append(UInt8(ascii: "{"))
  for (index, pair) in pairs.enumerated() {
    if index > 0 { out.append(UInt8(ascii: ",")) }
    appendJSON(pair.key, to: &out)
    out.append(UInt8(ascii: ":"))
    appendJSON(pair.value, to: &out)
  }
}
