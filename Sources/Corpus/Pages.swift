// The pages of a source: `pages: {iv: p1, "12": p2–p4}`. What is printed on a page, its place in the order
// of pages, and the paragraphs on it are three things.

import Diagnostics
import Files
import Markup

/// The pages of a source, in their order.
package struct PageMap: Sendable {
  package struct Page: Sendable, Equatable {
    /// As it is printed: `iv`, `12`.
    package var label: String
    /// Indices in `Source.paragraphs`, in file order. A paragraph may stand on several pages.
    package var paragraphs: [Int]
  }

  /// The place in this list is the page's index, whatever is printed on it.
  package private(set) var entries: [Page] = []
  private var byLabel: [TextKey: Int] = [:]

  package var isEmpty: Bool { entries.isEmpty }

  /// The place of a page by what is printed on it. The number of a bare place, read as the label `p12`,
  /// is the page `12` where there is no page `p12`.
  package func index(of label: String) -> Int? {
    byLabel[TextKey(label)] ?? (label.hasPrefix("p") ? byLabel[TextKey(String(label.dropFirst()))] : nil)
  }

  fileprivate mutating func add(_ page: Page) {
    byLabel[TextKey(page.label)] = entries.count
    entries.append(page)
  }
}

extension LabelRange {
  /// Whether it may be a plain number: `3`, read as `p3`.
  package var isNumber: Bool {
    [first, last].allSatisfy { $0.hasPrefix("p") || $0.utf8.first.map { (0x30...0x39).contains($0) } == true }
  }
}

extension Source {
  /// Reads `pages` once the paragraphs are known.
  mutating func readPages(_ reader: FieldReader) -> [Finding] {
    var findings: [Finding] = []
    let report = { [path] (fact: Fact, range: Range<Int>) in Finding(fact, path: path, range: range) }
    let expected = "pages and their paragraphs: {\"12\": p3-p5, iv: p1}"
    if reader.has("pages"), reader.freeFields("pages").isEmpty {
      return [
        report(.invalidValue(key: "pages", value: "no mapping", expected: expected), reader.range("pages"))
      ]
    }
    for (label, value) in reader.freeFields("pages") {
      guard case .scalar(let text, let range) = value, let places = paragraphLabels(text) else {
        findings.append(
          report(
            .invalidValue(key: label.value, value: "no labels", expected: "labels such as p3-p5"), value.range
          ))
        continue
      }
      var paragraphs: Set<Int> = []
      for place in places {
        let ends = [place.first, place.last].map { ($0, paragraph($0)) }
        if let (unknown, _) = ends.first(where: { $0.1 == nil }) {
          findings.append(
            report(.unknownParagraph(key: key, label: unknown, count: self.paragraphs.count), range))
        } else if let first = ends[0].1, let last = ends[1].1 {
          if first > last {
            findings.append(report(.reversedRange(from: place.first, to: place.last), range))
          }
          // What stands between two paragraphs on paper stands on the page, headings too.
          paragraphs.formUnion(min(first, last)...max(first, last))
        }
      }
      if !paragraphs.isEmpty { pages.add(PageMap.Page(label: label.value, paragraphs: paragraphs.sorted())) }
    }
    return findings
  }
}
