// The account: every changed line of both sites is laid to the changes that explain it, or is left over.
//
// A line is about what its ids and links name and what it stands in. A change explains it when the line is
// about something that the change touched, and every word that the line gained or lost is one of the
// change's.

import Files
import Records

/// A changed line, or two that are one line before and after.
struct LineItem {
  var file: String
  var hunk: Int
  /// From 1; `nil` where the side has no such line.
  var lineA: Int?
  var lineB: Int?
  var home: Home
  var id: String
  var field: String
  var subjects: Set<String>
  var gone: [PageToken]
  var come: [PageToken]
  /// Links that lead nowhere, in B alone and in A alone; addresses outside the site of both.
  var broken: [String] = []
  var fixed: [String] = []
  var addresses: (a: [String], b: [String]) = ([], [])
  /// The drafts that explain it; `nil` while none do.
  var reasons: [Int]?

  /// Whether the whole line came or went.
  var isWhole: Bool { lineA == nil || lineB == nil }
  /// Whether it is nothing but the tool's own: tags, and words such as "Cited by".
  var isBare: Bool { (gone + come).allSatisfy { Vocabulary.none.explains($0, isWhole: isWhole) } }
  /// Whether it may be what the page of an entity says where nothing leads to it.
  var isEmptyList: Bool {
    isWhole && file.hasPrefix("entities/") && home == .page(file)
      && !(gone + come).contains(where: \.hasFigure)
  }
}

/// The account while it is made.
struct Books {
  var drafting: Drafting
  var items: [LineItem] = []
  var files = 0
  /// Lines that are told at once: of files that came or went as a whole, and of what is counted alone.
  var whole: [(file: String, id: String, removed: Int, added: Int, reasons: [Int])] = []
  var lost: [Accounting.Unexplained] = []
  private var index: [String: [Int]] = [:]
  private var vocabularies: [Int: (old: Vocabulary, new: Vocabulary)] = [:]
  private var indexed = 0

  init(_ drafting: Drafting) { self.drafting = drafting }

  /// The drafts that touch one of the subjects.
  mutating func drafts(about subjects: Set<String>) -> [Int] {
    while indexed < drafting.drafts.count {
      for subject in drafting.drafts[indexed].touches { index[subject, default: []].append(indexed) }
      indexed += 1
    }
    var found: Set<Int> = []
    for subject in subjects { found.formUnion(index[subject] ?? []) }
    return found.sorted()
  }

  private mutating func vocabulary(_ draft: Int) -> (old: Vocabulary, new: Vocabulary) {
    if let known = vocabularies[draft] { return known }
    let made = (Vocabulary(drafting.drafts[draft].old), Vocabulary(drafting.drafts[draft].new))
    vocabularies[draft] = made
    return made
  }

  /// The drafts that explain an item; `nil` where a word of it is none of theirs.
  mutating func reasons(_ item: LineItem) -> [Int]? {
    let about = drafts(about: item.subjects)
    guard !about.isEmpty, !item.gone.isEmpty || !item.come.isEmpty else { return nil }
    // What a citation is for, and its own grade, stand beside its note with a reason that no record holds.
    let isReasoned =
      item.field == "why"
      && about.contains { drafting.drafts[$0].change.kind.isReasonedOnPages }
    // What no record holds of a claim comes and goes with it.
    let isOfOneSide =
      if case .claim(let id) = item.home {
        (drafting.a.claims[id] == nil) != (drafting.b.claims[id] == nil)
      } else { false }
    var used: Set<Int> = []
    let names =
      item.home == .mirror
      ? (nameWords(item.subjects, drafting.a), nameWords(item.subjects, drafting.b)) : (.none, .none)
    for (tokens, isOld) in [(item.gone, true), (item.come, false)] {
      for token in tokens {
        let isFree = Vocabulary.none.explains(token, isWhole: item.isWhole)
        if isFree || ((isReasoned || isOfOneSide) && token.place == .detail) { continue }
        if (isOld ? names.0 : names.1).explains(token, isWhole: item.isWhole) { continue }
        let owner = about.first { draft in
          let words = vocabulary(draft)
          return (isOld ? words.old : words.new).explains(token, isWhole: item.isWhole)
        }
        guard let owner else { return nil }
        used.insert(owner)
      }
    }
    // A line whose every word is the tool's own belongs to all that it may speak of.
    return used.isEmpty ? Array(about.prefix(8)) : used.sorted()
  }

  /// What stands where a page, source or entity is linked: its title.
  private func nameWords(_ subjects: Set<String>, _ site: SiteModel) -> Vocabulary {
    Vocabulary(
      subjects.compactMap { subject in
        if let page = site.pages[subject] { return page.title }
        guard subject.hasPrefix("source:") else { return nil }
        return site.sources[String(subject.dropFirst("source:".count))]?.text("label")
      })
  }

  /// Lays whatever it can to the drafts there are.
  mutating func settle() {
    for number in items.indices where items[number].reasons == nil {
      items[number].reasons = reasons(items[number])
    }
    settleTotals()
    settleBareLines()
  }

  /// The pages with totals, where any change may turn a figure. Which figure is right cannot be told here.
  private mutating func settleTotals() {
    let counted = drafting.drafts.indices.filter { drafting.drafts[$0].change.kind.changesTotals }
    guard !counted.isEmpty else { return }
    for number in items.indices where items[number].reasons == nil {
      let item = items[number]
      guard
        ["index.html", "coverage.html", "sources/index.html"].contains(item.file) || item.field == "strip",
        !item.isWhole || item.file == "coverage.html" || item.field == "summary", item.home != .frame
      else { continue }
      let tokens = item.gone + item.come
      let isFigures = tokens.allSatisfy {
        $0.hasFigure && !$0.isInTag || Vocabulary.none.explains($0, isWhole: true)
      }
      if isFigures, item.file == "coverage.html" || tokens.contains(where: \.hasFigure) {
        items[number].reasons = Array(counted.prefix(8))
      }
    }
  }

  /// A line of nothing but tags came or went with the lines beside it.
  private mutating func settleBareLines() {
    var reasons: [String: Set<Int>] = [:]
    for item in items {
      if let own = item.reasons { reasons["\(item.file)\0\(item.hunk)", default: []].formUnion(own) }
    }
    for number in items.indices
    where items[number].reasons == nil && (items[number].isBare || items[number].isEmptyList) {
      if let own = reasons["\(items[number].file)\0\(items[number].hunk)"] {
        items[number].reasons = own.sorted().prefix(8).map { $0 }
      }
    }
  }
}

extension ChangeKind {
  fileprivate var isReasonedOnPages: Bool { self == .citationRoleChanged || self == .citationGradeChanged }

  /// Whether a change of this kind may turn the totals of the front page and the coverage page.
  fileprivate var changesTotals: Bool {
    switch self {
    case .presentation, .unexplained, .claimReworded, .judgementReworded, .pageTextChanged, .digestChanged,
      .pageDetailsChanged, .fileAdded, .fileChanged, .fileRemoved:
      false
    default: true
    }
  }
}
