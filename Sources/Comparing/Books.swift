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
  /// The stretches of changed lines that it lies in: its own first.
  var hunks: [Int]
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
  /// What of it acts in a browser and is not on the other side: nothing explains that.
  var acts: [String] = []
  /// Of a line that is the same and stands elsewhere: the claim that moved.
  var moved: String?
  /// Whether it is told with lines of other pages that nothing explains either.
  var isGathered = false
  /// The drafts that explain it; `nil` while none do.
  var reasons: [Int]?

  /// Whether a change is still looked for.
  var isOpen: Bool { reasons == nil && acts.isEmpty && !isGathered }
  /// Whether the whole line came or went.
  var isWhole: Bool { lineA == nil || lineB == nil }
  /// Whether it is nothing but the tool's own: tags, and words such as "Cited by".
  var isBare: Bool {
    moved == nil && (gone + come).allSatisfy { Vocabulary.none.explains($0, isWhole: isWhole) }
  }
  /// Whether it stands in a list that the tool made, or around the page.
  var isListed: Bool {
    if case .page = home { return toolLists.contains(file) }
    return home == .mirror || home == .frame
  }
  /// Whether it may be what the page of an entity says where nothing leads to it.
  var isEmptyList: Bool {
    isWhole && file.hasPrefix("entities/") && home == .page(file)
      && !(gone + come).contains(where: \.hasFigure)
  }
}

/// The field of a line of a page's yardstick of likelihood.
let yardstickField = "yardstick"

/// Pages that the tool makes of what stands elsewhere.
let toolLists: Set<String> = [
  "brief.html", "claims.html", "coverage.html", "disputes.html", "entities/index.html", "gaps.html",
  "index.html", "timeline.html", sourcesPage,
]

/// The account while it is made.
struct Books {
  var drafting: Drafting
  var items: [LineItem] = []
  var files = 0
  /// Lines that are told at once: of files that came or went as a whole, and of what is counted alone.
  var whole: [(file: String, id: String, removed: Int, added: Int, reasons: [Int])] = []
  var lost: [Accounting.Unexplained] = []
  /// Items that changed alike on several pages and that nothing explains.
  var gathered: [[Int]] = []
  private var index = DraftIndex()

  init(_ drafting: Drafting) { self.drafting = drafting }

  /// The drafts that touch one of the subjects, in order.
  mutating func drafts(about subjects: Set<String>) -> [Int] {
    index.follow(drafting.drafts)
    return index.drafts(about: subjects)
  }

  /// Whether a word that only one side of a line has is the tool's own, or one of these drafts', in order.
  func isExplained(_ token: PageToken, _ isOld: Bool, _ isWhole: Bool, by drafts: [Int]) -> Bool {
    Vocabulary.none.explains(token, isWhole: isWhole)
      || index.first(of: drafts, with: token, isOld: isOld) != nil
  }

  /// In another language the tool says all that it says in other words.
  private var isRetold: Bool { drafting.details.a.language != drafting.details.b.language }

  /// The drafts that explain an item; `nil` where a word of it is none of theirs.
  mutating func reasons(_ item: LineItem) -> [Int]? {
    if let moved = item.moved { return reasons(ofMoved: moved, item) }
    if item.field == yardstickField, item.isWhole { return reasons(ofYardstick: item.file) }
    let isOfDetails = isRetold || isUncovered(item)
    return reasons(
      item, drafts(about: isOfDetails ? item.subjects.union([detailsSubject]) : item.subjects))
  }

  /// A private copy shows the texts of sources, and says so on their pages.
  private func isUncovered(_ item: LineItem) -> Bool {
    drafting.a.isPrivate != drafting.b.isPrivate && item.home.isOfSource
  }

  /// Which of some drafts explain an item, if they do.
  func reasons(_ item: LineItem, _ about: [Int]) -> [Int]? {
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
    // Addresses of the dossier's own are held to its details; one that is not as they say is taken to act.
    let isReport = item.field == "report" || item.field == "address"
    var used: Set<Int> = []
    let names =
      item.home == .mirror
      ? (nameWords(item.subjects, drafting.a), nameWords(item.subjects, drafting.b)) : (.none, .none)
    for (tokens, isOld) in [(item.gone, true), (item.come, false)] {
      for token in tokens {
        let isFree = Vocabulary.none.explains(token, isWhole: item.isWhole)
        if isFree || ((isReasoned || isOfOneSide || isReport) && token.place == .detail) { continue }
        let isOurs =
          item.isListed && token.place == .authored || item.file == "search.html" && token.place == .detail
        if isRetold, isOurs, !token.hasFigure { continue }
        if isUncovered(item), token.place == .machine || token.place == .authored { continue }
        if item.home == .frame, frameWords.contains(token.hash) { continue }
        if (isOld ? names.0 : names.1).explains(token, isWhole: item.isWhole) { continue }
        guard let owner = index.first(of: about, with: token, isOld: isOld) else { return nil }
        used.insert(owner)
      }
    }
    // A line whose every word is the tool's own belongs to all that it may speak of.
    return used.isEmpty ? Array(about.prefix(8)) : used.sorted()
  }

  /// A yardstick comes with the first judgement of its page, and goes with the last.
  private mutating func reasons(ofYardstick page: String) -> [Int]? {
    if isRetold { return drafts(about: [detailsSubject]) }
    let (old, new) = (drafting.a, drafting.b)
    let own = { (site: SiteModel) in site.judgements.values.filter { $0.page == page }.map(\.id) }
    guard own(old).isEmpty != own(new).isEmpty else { return nil }
    let ids = Set(own(old) + own(new))
    let about = drafts(about: ids).filter { ids.contains(drafting.drafts[$0].change.subject) }
    return about.isEmpty ? nil : Array(about.prefix(8))
  }

  /// A line that is the same and stands elsewhere: its claim moved, or what its page is sorted by changed.
  private mutating func reasons(ofMoved id: String, _ item: LineItem) -> [Int]? {
    let own = drafts(about: [id]).filter {
      let change = drafting.drafts[$0].change
      return change.subject == id && (change.kind == .claimMoved || change.kind == .judgementDetailsChanged)
    }
    if !own.isEmpty { return own }
    let old = drafting.pairs.aOfB[id] ?? id
    let pages = [
      drafting.a.claims[old]?.record.page, drafting.a.judgements[id]?.page,
      drafting.b.claims[id]?.record.page, drafting.b.judgements[id]?.page,
    ].compactMap { $0 }
    // On its own page the order of claims is told by the page's record.
    guard !pages.contains(item.file) else { return nil }
    let about = drafts(about: Set(pages + [item.file]))
    return about.isEmpty ? nil : Array(about.prefix(8))
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
    for number in items.indices where items[number].isOpen {
      items[number].reasons = reasons(items[number])
    }
    settleOrder()
    settleTotals()
    settleBareLines()
    settleMirroredLinks()
  }

  /// Lines of lists that the tool makes, and of the navigation, that are the same and stand elsewhere: what
  /// the list is sorted by changed.
  private mutating func settleOrder() {
    var places: [String: [Int]] = [:]
    func key(_ item: LineItem) -> String {
      let tokens = item.lineA == nil ? item.come : item.gone
      return item.file + tokens.map { "\($0.isInTag ? "<" : " ")\($0.hash)" }.joined()
    }
    for (number, item) in items.enumerated()
    where item.isOpen && item.lineA == nil && !item.come.isEmpty && item.isListed {
      places[key(item), default: []].append(number)
    }
    guard !places.isEmpty else { return }
    for number in items.indices
    where items[number].isOpen && items[number].lineB == nil && items[number].isListed {
      guard let other = places[key(items[number])]?.last else { continue }
      var about = drafts(about: items[number].subjects.union(items[other].subjects))
      // The navigation is in the order of the themes.
      if items[number].home == .frame {
        about.removeAll { drafting.drafts[$0].change.subject != detailsSubject + "themes" }
      }
      if about.isEmpty { continue }
      places[key(items[number])]?.removeLast()
      for moved in [number, other] { items[moved].reasons = Array(about.prefix(8)) }
    }
  }

  /// The pages with totals, where any change may turn a figure. Which figure is right cannot be told here.
  private mutating func settleTotals() {
    let counted = drafting.drafts.indices.filter { drafting.drafts[$0].change.kind.changesTotals }
    guard !counted.isEmpty else { return }
    let regraded = drafting.drafts.indices.filter { drafting.drafts[$0].change.kind == .sourceRegraded }
    let grades = Vocabulary(regraded.flatMap { drafting.drafts[$0].old + drafting.drafts[$0].new }).words
    for number in items.indices where items[number].isOpen {
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
      } else if item.field == "summary", !regraded.isEmpty,
        tokens.allSatisfy({ $0.hasFigure || $0.isMark || grades.contains($0.hash) })
      {
        // How many sources have each grade.
        items[number].reasons = Array(regraded.prefix(8))
      }
    }
  }

  /// A line of nothing but tags came or went with the lines beside it.
  private mutating func settleBareLines() {
    var reasons: [String: Set<Int>] = [:]
    for item in items {
      guard let own = item.reasons else { continue }
      for hunk in item.hunks { reasons["\(item.file)\0\(hunk)", default: []].formUnion(own) }
    }
    for number in items.indices
    where items[number].isOpen && (items[number].isBare || items[number].isEmptyList) {
      let item = items[number]
      // Lines of the same stretch first, then those of claims between which it stands.
      if let own = item.hunks.lazy.compactMap({ reasons["\(item.file)\0\($0)"] }).first {
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
