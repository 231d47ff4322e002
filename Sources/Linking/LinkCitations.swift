// Citations to marks: every place behind a key becomes the paragraphs that it names, or a finding.

import Corpus
import Diagnostics
import Files
import Markup

extension NoteLinker {
  mutating func cite(_ node: Int, _ citation: Citation, _ holder: Holder) {
    let attributes = readCitationAttributes(citation)
    let start = linked.marks.count
    defer { quote(node, citation, marks: start..<linked.marks.count) }
    for item in citation.items {
      guard let source = index.sources[TextKey(item.key)] else {
        reportUnknown(key: item.key, item.keyRange)
        continue
      }
      let steps = steps(of: item, in: source)
      if !steps.contains(where: { if case .words = $0 { false } else { true } }) {
        reportPlaceless(item, in: source, citation)
        continue
      }
      let first = linked.marks.count
      var run = MarkRun()
      for step in steps {
        switch step {
        case .words(let words): run.add(words, to: &linked.marks, from: first)
        case .labels(let place):
          guard let paragraphs = resolve(place, in: source) else { continue }
          addMark(node, holder, source, paragraphs, placeText(place), attributes)
          run.isOpen = true
        case .pages(let place, let isBare):
          guard let paragraphs = resolvePages(place, isBare: isBare, in: source) else { continue }
          addMark(node, holder, source, paragraphs, pageText(place, isBare: isBare), attributes)
          run.isOpen = true
        }
      }
      run.end(&linked.marks, from: first)
      if first < linked.marks.count { linked.marks[first].prefix = item.prefix }
    }
  }

  /// What the places of an item come to in the source at hand.
  enum Step {
    case words(String)
    case labels(LabelRange)
    case pages(LabelRange, isBare: Bool)
  }

  /// A paragraph is the place where one is named; a page or section beside it is shown as words. Where
  /// none is, pages lead to the paragraphs on them. A bare number is a page where the source has pages.
  func steps(of item: CitationItem, in source: Int) -> [Step] {
    let pages = index.corpus.sources[source].pages
    let isBarePage = { (locator: Locator) in
      locator.term == .bare && !pages.isEmpty
        && (locator.ranges.contains { pages.index(of: $0.first) != nil }
          || locator.ranges.allSatisfy(\.isNumber))
    }
    let namesParagraph = item.locators.contains { $0.term.countsLabels && !isBarePage($0) }
    var steps: [Step] = []
    for locator in item.locators {
      if !locator.lead.isEmpty { steps.append(.words(locator.lead)) }
      if locator.term.countsLabels, !isBarePage(locator) {
        steps += locator.ranges.map(Step.labels)
      } else if !namesParagraph, !pages.isEmpty, locator.term == .page || locator.term == .bare {
        let isBare = locator.term == .bare
        steps += locator.ranges.map { .pages(pageRange($0, isBare: isBare, pages), isBare: isBare) }
      } else {
        steps.append(.words(locator.text))
      }
    }
    if !item.suffix.isEmpty { steps.append(.words(item.suffix)) }
    return steps
  }

  /// Words around marks: they stand behind the last mark of a run of places, and those at the end behind
  /// the last mark of all.
  private struct MarkRun {
    var isOpen = false
    private var words: [String] = []

    mutating func add(_ text: String, to marks: inout [CitationMark], from first: Int) {
      if isOpen, !words.isEmpty { end(&marks, from: first) }
      isOpen = false
      words.append(text)
    }

    mutating func end(_ marks: inout [CitationMark], from first: Int) {
      guard marks.count > first else { return }
      marks[marks.count - 1].suffix = joined([marks[marks.count - 1].suffix] + words)
      words = []
    }
  }

  private func reportedElsewhere(_ citation: Citation) -> Bool {
    citation.problems.contains { $0.fact.code == .commaBetweenKeys }
  }

  private mutating func reportPlaceless(_ item: CitationItem, in source: Int, _ citation: Citation) {
    if reportedElsewhere(citation) { return }
    if let locator = item.locators.first, let first = locator.ranges.first, let last = locator.ranges.last {
      report(
        .placeWithoutParagraph(key: item.key, place: locator.text, isPage: locator.term == .page),
        first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound))
    } else {
      report(.bareCitation(key: item.key), citation.range)
    }
  }

  private mutating func addMark(
    _ node: Int, _ holder: Holder, _ source: Int, _ paragraphs: [Int], _ place: String,
    _ attributes: (role: CitationMark.Role, credibility: Int?, why: String?)
  ) {
    let id = markID(
      holder.id, index.corpus.sources[source].key,
      index.corpus.sources[source].paragraphs[paragraphs[0]].label)
    linked.marks.append(
      CitationMark(
        id: id, node: node, claim: holder.claim,
        source: source, paragraphs: paragraphs, place: place, prefix: "", suffix: "", role: attributes.role,
        credibility: attributes.credibility, why: attributes.why))
  }

  private mutating func markID(_ holder: String, _ key: String, _ label: String) -> String {
    let id = "r_\(holder)_\(key)_\(label)"
    let count = usedMarks[TextKey(id), default: 0]
    usedMarks[TextKey(id)] = count + 1
    return count == 0 ? id : "\(id)_\(count + 1)"
  }

  /// Every paragraph of a place, in file order; a label that does not exist is a finding.
  private mutating func resolve(_ place: LabelRange, in source: Int) -> [Int]? {
    guard let first = index.corpus.sources[source].paragraphIndex[TextKey(place.first)] else {
      reportUnknown(place.first, in: source, place.range)
      return nil
    }
    guard place.first != place.last else { return [first] }
    guard let last = index.corpus.sources[source].paragraphIndex[TextKey(place.last)] else {
      reportUnknown(place.last, in: source, place.range)
      return nil
    }
    // A range that runs backwards was reported where it was read.
    guard first <= last else { return [first] }
    let kind = place.first.utf8.first
    return (first...last).filter { index.corpus.sources[source].paragraphs[$0].label.utf8.first == kind }
  }

  // MARK: Pages

  /// Two numbers with a dash between, unless that is what is printed on one page.
  private func pageRange(_ place: LabelRange, isBare: Bool, _ pages: PageMap) -> LabelRange {
    guard place.first != place.last else { return place }
    let whole = isBare ? "\(printed(place.first))-\(printed(place.last))" : "\(place.first)-\(place.last)"
    return pages.index(of: whole) == nil
      ? place : LabelRange(first: whole, last: whole, range: place.range)
  }

  /// Every paragraph on a page or a range of pages, in file order; a page that is not there is a finding.
  mutating func resolvePages(_ place: LabelRange, isBare: Bool, in source: Int) -> [Int]? {
    let pages = index.corpus.sources[source].pages
    guard let first = pages.index(of: place.first) else {
      reportUnknownPage(place.first, isBare: isBare, in: source, place.range)
      return nil
    }
    guard place.first != place.last else { return pages.entries[first].paragraphs }
    guard let last = pages.index(of: place.last) else {
      reportUnknownPage(place.last, isBare: isBare, in: source, place.range)
      return nil
    }
    guard first <= last else {
      // Of bare numbers this was reported where they were read.
      if !isBare { report(.reversedRange(from: place.first, to: place.last), place.range) }
      return pages.entries[first].paragraphs
    }
    return Set(pages.entries[first...last].flatMap(\.paragraphs)).sorted()
  }

  private mutating func reportUnknownPage(_ page: String, isBare: Bool, in source: Int, _ range: Range<Int>) {
    let work = index.corpus.sources[source]
    report(
      .unknownPage(
        key: work.key, page: isBare ? printed(page) : page, count: work.pages.entries.count), range)
  }

  func pageText(_ place: LabelRange, isBare: Bool) -> String {
    let (first, last) = isBare ? (printed(place.first), printed(place.last)) : (place.first, place.last)
    return InterfaceLanguage(index.corpus.settings.language).page(first, to: last)
  }

  /// The number that a label was made of.
  private func printed(_ label: String) -> String {
    label.hasPrefix("p") ? String(label.dropFirst()) : label
  }

  mutating func reportUnknown(key: String, _ range: Range<Int>) {
    if let (plain, scalar) = lookAlike(key), index.sources[TextKey(plain)] != nil {
      report(.confusableKey(key: key, scalar: scalar, meant: plain), range)
    } else {
      report(.unknownSource(key: key), range)
    }
  }

  mutating func reportUnknown(_ label: String, in source: Int, _ range: Range<Int>) {
    let work = index.corpus.sources[source]
    let count = work.paragraphs.count { $0.label.hasPrefix("p") }
    report(.unknownParagraph(key: work.key, label: label, count: count), range)
  }

  private func placeText(_ place: LabelRange) -> String {
    let isParagraph = place.first.hasPrefix("p")
    let first = isParagraph ? String(place.first.dropFirst()) : place.first
    guard place.first != place.last else { return isParagraph ? "¶\(first)" : first }
    let last = isParagraph ? String(place.last.dropFirst()) : place.last
    return isParagraph ? "¶¶\(first)–\(last)" : "\(first)–\(last)"
  }

  private mutating func readCitationAttributes(
    _ citation: Citation
  ) -> (role: CitationMark.Role, credibility: Int?, why: String?) {
    var role = CitationMark.Role.supports
    var credibility: Int?
    for pair in citation.attributes?.pairs ?? [] {
      switch pair.name {
      case "role":
        if let found = CitationMark.Role(rawValue: pair.value) {
          role = found
        } else {
          report(
            .invalidValue(
              key: "role", value: pair.value,
              expected: CitationMark.Role.allCases.map(\.rawValue).joined(separator: ", ")), pair.range)
        }
      case "cred":
        if let found = Int(pair.value), (1...6).contains(found) {
          credibility = found
        } else {
          report(.invalidValue(key: "cred", value: pair.value, expected: "1 to 6"), pair.range)
        }
      case "why": break
      case "quote":
        if pair.value != "term", pair.value != "translated" {
          report(.invalidValue(key: "quote", value: pair.value, expected: "term or translated"), pair.range)
        }
      default:
        report(.unknownAttribute(name: pair.name, known: ["cred", "role", "why", "quote"]), pair.nameRange)
      }
    }
    let why = citation.attributes?.value("why")?.value
    if let credibility, credibility < 6, why?.isEmpty ?? true {
      report(
        .gradeWithoutReason(grade: String(credibility)), citation.attributes?.value("cred")?.range ?? 0..<0)
    }
    return (role, credibility, why)
  }
}
