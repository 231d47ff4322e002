// Competing hypotheses (Heuer, "Psychology of Intelligence Analysis", chapter 8): a table inside `[!ACH]`,
// with a row for each piece of evidence, a column for each hypothesis, and in each cell how the two go
// together.

import Diagnostics
import Files
import Markup

/// How a piece of evidence goes with a hypothesis, as written.
package enum Rating: String, Sendable, CaseIterable {
  case veryConsistent = "CC"
  case consistent = "C"
  case neutral = "N"
  case inconsistent = "I"
  case veryInconsistent = "II"
  case notApplicable = "NA"

  /// What it counts against the hypothesis. Consistency counts nothing: much fits everything.
  package var inconsistency: Int {
    switch self {
    case .inconsistent: 1
    case .veryInconsistent: 2
    case .veryConsistent, .consistent, .neutral, .notApplicable: 0
    }
  }
}

/// A table of competing hypotheses.
package struct HypothesisTable: Sendable {
  /// The node of the table.
  package var node: Int
  /// The words of its columns behind the first.
  package var hypotheses: [String]
  package var rows: [Row]

  /// A piece of evidence. Its first cell is a claim of the note where it holds a citation.
  package struct Row: Sendable {
    package var node: Int
    /// By hypothesis: the node of the cell and what it says; `nil` where that is no rating, as was reported.
    package var ratings: [(cell: Int, rating: Rating?)]

    /// Whether it tells no hypothesis from another.
    package var isDiagnostic: Bool {
      Set(ratings.compactMap(\.rating).filter { $0 != .notApplicable }).count > 1
    }
  }
}

extension Note {
  /// Whether a node is the row of a table of competing hypotheses.
  package func isEvidence(_ node: Int) -> Bool {
    evidence(at: node)?.node == node
  }

  /// The piece of evidence that a node lies in. Tables, rows and claims stand in the order of the text, and a
  /// table may have thousands of rows.
  package func evidence(at node: Int) -> HypothesisTable.Row? {
    let table = hypothesisTables.partitioningIndex(where: { $0.node > node }) - 1
    guard table >= 0 else { return nil }
    let rows = hypothesisTables[table].rows
    let row = rows.partitioningIndex(where: { $0.node > node }) - 1
    guard row >= 0, node < Int(tree.nodes[rows[row].node].end) else { return nil }
    return rows[row]
  }

  /// The claim whose anchor is a node.
  package func claim(at node: Int) -> Int? {
    let place = claims.indices.partitioningIndex(where: { claims[$0].node >= node })
    return place < claims.count && claims[place].node == node ? place : nil
  }
}

extension BlockReader {
  /// What of a row is its text: of evidence the first cell, since the others hold ratings.
  func content(ofRow row: Int, in callout: Callout?) -> Range<Int> {
    let first = row + 1
    guard callout?.kind == "ACH", first < note.tree.nodes.count, note.tree.nodes[first].kind == .tableCell
    else {
      return first..<Int(note.tree.nodes[row].end)
    }
    return first..<Int(note.tree.nodes[first].end)
  }

  /// Reads the tables of all `[!ACH]` blocks, once the claims are known.
  mutating func readHypotheses() {
    for callout in note.callouts where callout.kind == "ACH" {
      let tables = note.tree.children(of: callout.node).filter { note.tree.nodes[$0].kind == .table }
      for table in tables { readTable(table) }
      if tables.isEmpty { report(.hypothesisTable(problem: "is missing"), callout.node) }
    }
  }

  private mutating func readTable(_ node: Int) {
    let tree = note.tree
    var table = HypothesisTable(node: node, hypotheses: [], rows: [])
    for row in tree.children(of: node) {
      let cells = Array(tree.children(of: row))
      if tree.nodes[row].flag == 1 {
        table.hypotheses = cells.dropFirst().map {
          trimmed(tree.plainText(($0 + 1)..<Int(tree.nodes[$0].end)))
        }
      } else {
        let ratings = cells.dropFirst().map { (cell: $0, rating: rating(ofCell: $0)) }
        table.rows.append(HypothesisTable.Row(node: row, ratings: ratings))
        if note.claim(at: row).map({ note.claims[$0].citations.isEmpty }) ?? true {
          report(.evidenceWithoutCitation, row)
        }
      }
    }
    if table.hypotheses.count < 2 {
      report(.hypothesisTable(problem: "needs two hypotheses or more, a column each"), node)
    }
    if table.rows.isEmpty { report(.hypothesisTable(problem: "has no row of evidence"), node) }
    note.hypothesisTables.append(table)
  }

  /// A cell holds one rating and nothing else.
  private mutating func rating(ofCell cell: Int) -> Rating? {
    let tree = note.tree
    let content = (cell + 1)..<Int(tree.nodes[cell].end)
    let text = trimmed(tree.plainText(content))
    if content.count == 1, let rating = Rating(rawValue: text) { return rating }
    report(.hypothesisRating(value: text, known: Rating.allCases.map(\.rawValue)), cell)
    return nil
  }

  private mutating func report(_ fact: Fact, _ node: Int) {
    let source = note.tree.nodes[node].source
    // Of a block that runs over lines the first is enough to find it.
    let end = note.file.bytes[source].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? source.upperBound
    findings.append(Finding(fact, path: note.path, range: source.lowerBound..<end))
  }
}
