// What is put into a change when all are found: its id, its place in the files, what stands around it; and
// the order of reports.

import Files

/// Looks up places; pages are read once.
struct Finishing {
  let a: SiteModel
  let b: SiteModel
  let isPrivate: Bool
  private var lines: (a: [String: [String: Int]], b: [String: [String: Int]]) = ([:], [:])
  private var places: (a: [String: Int], b: [String: Int])

  init(_ drafting: Drafting) {
    (a, b, isPrivate) = (drafting.a, drafting.b, drafting.isPrivate)
    let numbered = { (site: SiteModel) in
      Dictionary(
        site.order.values.flatMap { ids in ids.enumerated().map { ($1, $0) } },
        uniquingKeysWith: { one, _ in one })
    }
    places = (numbered(drafting.a), numbered(drafting.b))
  }

  mutating func finished(_ change: Change) -> Change {
    var change = change
    place(&change.before, a, &lines.a)
    place(&change.after, b, &lines.b)
    change.pageTitle =
      b.pages[change.page]?.title ?? a.pages[change.page]?.title
      ?? sourceOfPage(change.page).flatMap { b.sources[$0]?.text ?? a.sources[$0]?.text } ?? ""
    change.id = changeID(
      [change.kind.rawValue, change.claim ?? "", change.subject]
        + (change.kind.isOfCitation ? [change.before?.value ?? "", change.after?.value ?? ""] : []))
    change.around = around(change)
    return change
  }

  private func place(
    _ state: inout ChangeState?, _ site: SiteModel, _ lines: inout [String: [String: Int]]
  ) {
    guard var found = state else { return }
    func line(_ file: String, _ id: String) -> Int {
      if lines[file] == nil { lines[file] = linesOfIDs(site.tree[file]?.bytes ?? []) }
      return lines[file]?[id] ?? 0
    }
    if found.line == 0, !found.anchor.isEmpty { found.line = line(found.file, found.anchor) }
    for number in found.paragraphs.indices {
      found.paragraphs[number].line = line(found.paragraphs[number].file, found.paragraphs[number].label)
      if isPrivate { found.paragraphs[number].full = fullText(found.paragraphs[number], site) }
    }
    state = found
  }

  /// The paragraph in full, as a private copy shows it.
  private func fullText(_ paragraph: ParagraphState, _ site: SiteModel) -> String {
    guard paragraph.line > 0, let file = site.tree[paragraph.file] else { return "" }
    let table = LineTable(file.bytes)
    for line in paragraph.line..<min(paragraph.line + 12, table.lineCount) {
      let end = line < table.lineCount ? table.start(ofLine: line + 1) : file.bytes.count
      let text = String(decoding: file.bytes[table.start(ofLine: line)..<end], as: UTF8.self)
      if text.hasPrefix("<blockquote class=\"original\"") { return unescapedText(plainText(text)) }
      if line > paragraph.line, text.hasPrefix("<section") { break }
    }
    return ""
  }

  /// The claims before and after it on its page.
  private func around(_ change: Change) -> [Neighbour] {
    guard let claim = change.claim, change.subject == claim else { return [] }
    let isRemoved = change.after == nil
    let site = isRemoved ? a : b
    guard let page = site.claims[claim]?.record.page, let ids = site.order[page],
      let place = isRemoved ? places.a[claim] : places.b[claim]
    else { return [] }
    return [(place - 1, true), (place + 1, false)].compactMap { number, isBefore in
      guard ids.indices.contains(number), let other = site.claims[ids[number]] else { return nil }
      return Neighbour(id: other.id, text: other.record.text, isBefore: isBefore)
    }
  }
}

extension ChangeKind {
  /// Whether it is what became of one citation of a claim.
  var isOfCitation: Bool {
    switch self {
    case .citationAdded, .citationRemoved, .lastCitationRemoved, .citationRetargeted, .citationRoleChanged,
      .citationGradeChanged:
      true
    default: false
    }
  }
}

/// The first id that stands twice on a page.
func doubledID(_ bytes: [UInt8]) -> String? {
  let mark = Array(" id=\"".utf8)
  var seen: Set<String> = []
  return bytes.withUnsafeBufferPointer { bytes in
    var i = 0
    while i + mark.count < bytes.count {
      if bytes[i] == 0x20, (1..<mark.count).allSatisfy({ bytes[i + $0] == mark[$0] }) {
        let start = i + mark.count
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
        let id = String(decoding: bytes[start..<end], as: UTF8.self)
        if !seen.insert(id).inserted { return id }
      }
      i += 1
    }
    return nil
  }
}

/// By severity, a drift under an unchanged claim first; then by page and by place on it.
struct Order {
  private let places: [String: Int]

  init(_ sites: SiteModel...) {
    var places: [String: Int] = [:]
    for site in sites.reversed() {
      for ids in site.order.values { for (i, id) in ids.enumerated() { places[id] = i } }
    }
    self.places = places
  }

  func precedes(_ x: Change, _ y: Change) -> Bool {
    if x.severity != y.severity { return x.severity < y.severity }
    let (first, second) = (rank(x), rank(y))
    if first != second { return first < second }
    if x.page != y.page { return Files.precedes(x.page, y.page) }
    let (here, there) = (place(x), place(y))
    if here != there { return here < there }
    for (one, other) in [
      (x.claim ?? "", y.claim ?? ""), (x.kind.rawValue, y.kind.rawValue), (x.subject, y.subject),
    ]
    where one != other {
      return Files.precedes(one, other)
    }
    return Files.precedes(x.id, y.id)
  }

  private func rank(_ change: Change) -> Int {
    change.kind == .unexplained ? 2 : change.flags.contains(.underUnchangedClaim) ? 0 : 1
  }

  private func place(_ change: Change) -> Int {
    if let claim = change.claim { return places[claim] ?? Int.max }
    return labelRank(label(change.subject)).1
  }
}
