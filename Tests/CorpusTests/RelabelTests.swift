// A text that has changed is taken over: labels go on naming what they named.

import Corpus
import Diagnostics
import Files
import Testing

struct RelabelTests {
  private func bind(_ text: String, _ before: [ParagraphRecord], headings: [Int] = []) -> Relabelling {
    relabel(
      cut(Array(text.utf8), by: Segmentation(headings: headings)), copy: text, before: before,
      findingAid: false)
  }

  private func labels(_ records: [ParagraphRecord]) -> String {
    records.map { $0.label + ($0.retired ? "!" : "") }.joined(separator: " ")
  }

  @Test func whatIsFoundKeepsItsLabel() {
    let first = bind("Alpha one two three.\nBeta four five six.\nGamma seven eight nine.\n", [])
    #expect(labels(first.records) == "p1 p2 p3")
    let again = bind("Alpha one two three.\nBeta four five six.\nGamma seven eight nine.\n", first.records)
    #expect(again.keepsAll && again.records == first.records)
    let grown = bind(
      "Alpha one two three.\nSomething new here.\nBeta four five six.\nGamma seven eight nine.\n",
      first.records)
    #expect(labels(grown.records) == "p1 p4 p2 p3")
    #expect(grown.steps.contains(.added(label: "p4", line: 2)))
    let shrunk = bind("Alpha one two three.\nSomething new here.\nGamma seven eight nine.\n", grown.records)
    #expect(labels(shrunk.records) == "p1 p4 p3 p2!")
    // A label is never used twice, not even when its words come back.
    let back = bind(
      "Alpha one two three.\nSomething new here.\nBeta four five six.\nGamma seven eight nine.\n",
      shrunk.records)
    #expect(labels(back.records) == "p1 p4 p5 p3 p2!")
  }

  @Test func otherWordsInAPlaceThatIsClearAreTakenOver() {
    let long =
      "The port authority charges every ferry that calls at either of its two harbours for a berth and for water."
    let first = bind("\(long)\nBeta four five six.\n", [])
    let reworded = bind(
      "\(long.replacing("a berth", with: "a mooring"))\nBeta four five six.\n", first.records)
    #expect(labels(reworded.records) == "p1 p2")
    #expect(!reworded.keepsAll)
    guard case .reworded("p1", 1, let likeness)? = reworded.steps.first else {
      Issue.record("\(reworded.steps)")
      return
    }
    #expect(likeness > 0.5 && likeness < 1)
  }

  /// A heading that became running text is another part of the text.
  @Test func kindsAreNotMixed() {
    let first = bind("Head\nAlpha one two three.\n", [], headings: [1])
    #expect(labels(first.records) == "h1 p1")
    let changed = bind("Head\nAlpha one two three.\n", first.records)
    #expect(labels(changed.records) == "p2 p1 h1!")
  }

  /// After a relabelling 'source fingerprint' finds nothing to do.
  @Test func fingerprintKeepsLabelsOutOfOrder() {
    let text = "Alpha one two three.\nSomething new here.\nBeta four five six.\n"
    let first = bind("Alpha one two three.\nBeta four five six.\n", [])
    let grown = bind(text, first.records)
    let source = readSource(
      SourceFile(path: "content/sources/a.md", text: "---\ntitle: A\nfinding-aid: none\n---\n"), key: "a"
    )
    .value
    let again = fingerprint(source, original: Array(text.utf8), before: grown.records, relabel: false)
    #expect(again.findings == [] && again.value == grown.records)
  }
}
