// What the pages alone tell: reasons, errata, checks, facts of a source, links. Lines that no record explains
// are looked through for it, each in the one place where it is told in full; its mirrors are explained by it.

import Files

extension Books {
  /// Adds a change for each place whose own lines are left over and may differ without their record.
  mutating func findHomeChanges() {
    addLinkChanges()
    settleReviewPage()
    var groups: [Home: [Int]] = [:]
    for (number, item) in items.enumerated() where item.isOpen && item.moved == nil {
      // The reason of a citation is told in full beside its note.
      let claim = item.field == "why" ? item.subjects.filter { drafting.b.claims[$0] != nil } : []
      groups[claim.count == 1 ? claim.first.map { .claim($0) } ?? item.home : item.home, default: []].append(
        number)
    }
    for home in groups.keys.sorted(by: { precedes(sortKey($0), sortKey($1)) }) {
      guard let members = groups[home] else { continue }
      for (kind, numbers) in told(home, members).sorted(by: { precedes($0.key.rawValue, $1.key.rawValue) }) {
        add(kind, home, numbers)
      }
    }
    settleMachineCopies()
    settleBibliographies()
  }

  /// The page of a private copy that shows the verdicts on each claim, of which the records hold the sum.
  private mutating func settleReviewPage() {
    for number in items.indices where items[number].isOpen && items[number].file == "review.html" {
      let claims = items[number].subjects.filter { drafting.b.claims[$0] != nil }
      guard claims.count == 1, let id = claims.first, let new = drafting.b.claims[id],
        let old = drafting.pairs.aOfB[id].flatMap({ drafting.a.claims[$0] })
      else { continue }
      let told = drafts(about: [id]).first {
        [.reviewChanged, .reviewStale].contains(drafting.drafts[$0].change.kind)
      }
      if told == nil { drafting.draft(old, new, .reviewChanged, value: { $0.record.text("review") }) }
      items[number].reasons = [told ?? drafting.drafts.count - 1]
    }
  }

  /// What pages hold of a source for programs (`Z3988`) repeats its facts: on the source's own page it is a
  /// change of its own where none of them changed.
  private mutating func settleMachineCopies() {
    for number in items.indices where items[number].isOpen && items[number].field == "Z3988" {
      if case .source(let key) = items[number].home {
        let own = drafts(about: ["source:\(key)"])
        if own.isEmpty {
          add(.sourceMetadataChanged, .source(key), [number])
        } else {
          items[number].reasons = Array(own.prefix(8))
        }
      }
    }
    // The register has them again.
    for number in items.indices where items[number].isOpen && items[number].field == "Z3988" {
      let keys = items[number].subjects.filter { $0.hasPrefix("source:") }
      guard keys.count == 1, let key = keys.first else { continue }
      let own = drafts(about: [key]).filter { drafting.drafts[$0].change.subject == key }
      if isUnread(items[number], besides: own), !own.isEmpty {
        items[number].reasons = Array(own.prefix(8))
      }
    }
  }

  private func sortKey(_ home: Home) -> String { String(describing: home) }

  /// The lines that a kind of change tells of, by kind.
  private mutating func told(_ home: Home, _ members: [Int]) -> [ChangeKind: [Int]] {
    var kinds: [ChangeKind: [Int]] = [:]
    let own = drafts(about: [subject(home).id]).filter {
      drafting.drafts[$0].change.subject == subject(home).id
    }
    for number in members {
      let item = items[number]
      let isUnread = isUnread(item, besides: own)
      let kind: ChangeKind?
      switch home {
      case .claim: kind = isUnread || isBesideMark(item) ? .claimDetailsChanged : nil
      case .judgement:
        kind =
          ["basis", "would-change", "judgement-title", "corrected"].contains(item.field)
          ? .judgementDetailsChanged : nil
      case .paragraph: kind = paragraphKind(item)
      case .source:
        kind =
          item.field == "copies" || item.field == "counted"
          ? copyKind(item)
          : ["facts", "descriptor", "retracted"].contains(item.field) ? .sourceMetadataChanged : nil
      case .page(sourcesPage) where item.field == "statement": kind = .pageTextChanged
      case .page: kind = isUnread ? .pageDetailsChanged : nil
      case .mirror, .frame: kind = nil
      }
      if let kind { kinds[kind, default: []].append(number) }
    }
    return kinds
  }

  /// Whether an item changed in what pages alone tell, and in nothing else that its home's own changes do not
  /// say already: a link to outside in a claim that was reworded.
  private mutating func isUnread(_ item: LineItem, besides own: [Int]) -> Bool {
    var isUnread = false
    for (tokens, isOld) in [(item.gone, true), (item.come, false)] {
      for token in tokens {
        if token.isInTag || token.place == .detail {
          isUnread = true
        } else if !isExplained(token, isOld, item.isWhole, by: own) {
          return false
        }
      }
    }
    return isUnread
  }

  /// Whether words around a citation's mark came or went, such as `but see`, which no record holds: none of
  /// them a number or part of a source's label, so that the mark still says where it leads.
  private func isBesideMark(_ item: LineItem) -> Bool {
    guard item.field == "cite", !item.isWhole else { return false }
    let sources = [drafting.a, drafting.b].flatMap { $0.sources.values }
    let labels = Vocabulary(sources.flatMap { [$0.text("label"), String($0.id.dropFirst("source:".count))] })
    return (item.gone + item.come).allSatisfy {
      !$0.hasFigure && !$0.isInTag && $0.place == .authored && ($0.isMark || !labels.words.contains($0.hash))
    }
  }

  /// An archived copy came, or anything else became of the copies.
  private func copyKind(_ item: LineItem) -> ChangeKind {
    let new = item.addresses.b.filter { !item.addresses.a.contains($0) }
    let isKept = item.addresses.a.allSatisfy { item.addresses.b.contains($0) }
    return isKept && !item.addresses.a.isEmpty && !new.isEmpty ? .linkArchived : .sourceCopyChanged
  }

  /// What a check against the private text found stands behind the grade.
  private func paragraphKind(_ item: LineItem) -> ChangeKind? {
    guard
      ["grade", "opening", "erratum", "original", "original-state", "retracted", "neighbours"]
        .contains(item.field) || (item.gone + item.come).allSatisfy({ $0.place == .detail })
    else { return nil }
    guard item.field == "grade" else { return .paragraphDetailsChanged }
    let (before, after) = (state(text(item, isOld: true)), state(text(item, isOld: false)))
    if before == after { return .paragraphDetailsChanged }
    return after ?? .paragraphFound
  }

  /// The outcome stands last, behind grade, fingerprint and reason.
  private func state(_ line: String) -> ChangeKind? {
    let parts = plainText(line).split(separator: "·")
    guard parts.count > 2, let last = parts.last else { return nil }
    return stateWords.first { $0.words.contains { last.contains($0) } }?.kind
  }

  /// A line of an item as the site has it; empty where the side has none.
  func text(_ item: LineItem, isOld: Bool) -> String {
    let site = isOld ? drafting.a : drafting.b
    guard let line = isOld ? item.lineA : item.lineB, let file = site.tree[item.file] else { return "" }
    let table = LineTable(file.bytes)
    let end = line < table.lineCount ? table.start(ofLine: line + 1) : file.bytes.count
    return String(decoding: file.bytes[table.start(ofLine: line)..<end], as: UTF8.self)
  }

  /// Items in the order of their lines on a side: a line may belong to one that stands elsewhere there.
  private func inOrder(_ numbers: [Int], _ isOld: Bool) -> [Int] {
    let places = numbers.map { (items[$0].file, (isOld ? items[$0].lineA : items[$0].lineB) ?? 0, $0) }
    return places.sorted { $0.0 == $1.0 ? ($0.1, $0.2) < ($1.1, $1.2) : precedes($0.0, $1.0) }.map(\.2)
  }

  /// Adds a change that says what stands in lines of a home, and lays them to it.
  mutating func add(_ kind: ChangeKind, _ home: Home, _ numbers: [Int]) {
    let old = numbers.map { unescapedText(text(items[$0], isOld: true)) }.filter { !$0.isEmpty }
    let new = numbers.map { unescapedText(text(items[$0], isOld: false)) }.filter { !$0.isEmpty }
    let (subject, claim) = subject(home)
    let page = items[numbers[0]].file
    let (oldLinks, newLinks) = (
      numbers.flatMap { items[$0].addresses.a }, numbers.flatMap { items[$0].addresses.b }
    )
    let words = (old.map(plainText).filter { !$0.isEmpty }, new.map(plainText).filter { !$0.isEmpty })
    let isSame = words.0 == words.1
    func state(_ isOld: Bool) -> ChangeState? {
      let (texts, links) = isOld ? (old, oldLinks) : (new, newLinks)
      let plain = inOrder(numbers, isOld).map { plainText(unescapedText(text(items[$0], isOld: isOld))) }
        .filter { !$0.isEmpty }
      let others = Set(isOld ? newLinks : oldLinks)
      // Where only tags differ, the tags are what is told; else of them the addresses.
      let unsaid = links.filter { link in !others.contains(link) && !plain.contains { $0.contains(link) } }
      let shown =
        isSame ? tagsOrPlace(isOld ? (old, new) : (new, old), firstLine(numbers, isOld)) : plain + unsaid
      return texts.isEmpty ? nil : ChangeState(value: shown.joined(separator: " "), file: page)
    }
    var change = Change(
      kind: kind, severity: kind.severity, page: page, subject: subject, claim: claim, before: state(true),
      after: state(false))
    if case .paragraph(let id) = home {
      change.before?.paragraphs = [drafting.a.paragraph(id)]
      change.after?.paragraphs = [drafting.b.paragraph(id)]
      change.affects = drafting.b.resting(onParagraph: id)
    }
    // The front page repeats what is said of all sources together.
    drafting.add(
      change, touches: subject == sourcesPage ? [subject, "index.html"] : [subject], old: old, new: new)
    for number in numbers { items[number].reasons = [drafting.drafts.count - 1] }
  }

  /// The first of the lines of some items on one side, from 1.
  private func firstLine(_ numbers: [Int], _ isOld: Bool) -> Int {
    numbers.compactMap { isOld ? items[$0].lineA : items[$0].lineB }.min() ?? 0
  }

  /// What a change of a home is a change of, and the claim that it is of.
  private func subject(_ home: Home) -> (id: String, claim: String?) {
    switch home {
    case .claim(let id), .judgement(let id): (id, id)
    case .paragraph(let id): (id, nil)
    case .source(let key): ("source:\(key)", nil)
    case .page(let path): (path, nil)
    case .mirror, .frame: ("", nil)
    }
  }

  /// Links within the site that lead nowhere any more, or somewhere again.
  private mutating func addLinkChanges() {
    var (broken, fixed): ([String: Set<String>], [String: Set<String>]) = ([:], [:])
    for item in items where item.acts.isEmpty {
      for link in item.broken { broken[link, default: []].insert(item.file) }
      for link in item.fixed { fixed[link, default: []].insert(item.file) }
    }
    for (links, kind) in [(broken, ChangeKind.linkBroken), (fixed, .linkFixed)] {
      for link in links.keys.sorted(by: precedes) {
        for file in (links[link] ?? []).sorted(by: precedes) {
          let state = ChangeState(value: link, file: file)
          let change = Change(
            kind: kind, severity: kind.severity, page: file, subject: link,
            before: kind == .linkFixed ? state : nil, after: kind == .linkBroken ? state : nil)
          var shown = link[...]
          while shown.hasPrefix("../") { shown = shown.dropFirst(3) }
          drafting.add(change, touches: [], old: [], new: [])
          let draft = drafting.drafts.count - 1
          settle(link: String(shown), in: file, by: draft, isOld: kind == .linkFixed)
        }
      }
    }
  }

  /// Takes a told link out of the items of a file, and settles those of which nothing else is left.
  private mutating func settle(link: String, in file: String, by draft: Int, isOld: Bool) {
    let hash = tokenHash(link.utf8)
    for number in items.indices where items[number].file == file && items[number].isOpen {
      let told = isOld ? items[number].fixed : items[number].broken
      guard told.contains(where: { $0.hasSuffix(link) }) else { continue }
      if isOld {
        items[number].gone.removeAll { $0.hash == hash }
      } else {
        items[number].come.removeAll { $0.hash == hash }
      }
      // The other side's link is what stood there before.
      let isLink = { (token: PageToken) in
        if case .link = token.place { true } else { false }
      }
      if !items[number].isWhole {
        items[number].gone.removeAll(where: isLink)
        items[number].come.removeAll(where: isLink)
        if items[number].gone.isEmpty, items[number].come.isEmpty { items[number].reasons = [draft] }
      }
    }
  }
}

/// What tells a text from one of the same words: all of it where it is short or has no words, else those of
/// its tags that the other has not; and where both are the same, the line on which it stands.
private func tagsOrPlace(_ texts: (own: [String], other: [String]), _ line: Int) -> [String] {
  let isShort = texts.own.joined().count + texts.other.joined().count < 240 && texts.own != texts.other
  if isShort || texts.own.allSatisfy({ plainText($0).isEmpty }) {
    return texts.own.map { $0.filter { !$0.isNewline } }
  }
  let (own, other) = (texts.own.flatMap(tags), texts.other.flatMap(tags))
  if Set(own) != Set(other) { return own.filter { !other.contains($0) } }
  let words = texts.own.map(plainText).joined(separator: " ")
  return ["line \(line): \(words.count > 80 ? words.prefix(80) + "…" : words)"]
}

private func tags(_ line: String) -> [String] {
  line.split(separator: "<").compactMap { part in part.firstIndex(of: ">").map { "<\(part[...$0])" } }
}

/// What pages say of a paragraph that a check did not find as it was, in the languages of the interface.
let stateWords: [(kind: ChangeKind, words: [String])] = [
  (.paragraphDrifted, ["drifted", "تغییریافته", "已改动"]),
  (.paragraphAmbiguous, ["ambiguous", "مبهم", "不明确"]),
  (.paragraphLost, ["lost", "گم‌شده", "已消失"]),
]

/// A line of a page without its tags.
func plainText(_ line: String) -> String {
  var text = ""
  var isTag = false
  for character in line.replacing("</dt>", with: ": ") {
    if character == "<" { isTag = true }
    if !isTag { text.append(character) }
    if character == ">" { isTag = false }
  }
  return String(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
}
