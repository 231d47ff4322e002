// What changed in the same way on many pages: form, which is counted and not listed; and all else, which is
// told once for all of them.

import Files

extension Books {
  /// Lays lines of form that changed in the same way on most pages to the template, and gathers others.
  /// - Parameter ofFrames: whether only lines are looked at that are no claim's, judgement's or source's, and
  ///   only what changed on most of all pages: no author changes so many in the same way.
  mutating func findPresentation(ofFrames: Bool = false) {
    let pages = drafting.b.tree.files.map(\.path).filter {
      $0.hasSuffix(".html") && drafting.a.tree[$0] != nil
    }
    var total: [String: Int] = [:]
    for path in pages { total[sort(of: path), default: 0] += 1 }
    var places: [[UInt64]: [Int]] = [:]
    for (number, item) in items.enumerated()
    where item.reasons == nil && item.moved == nil && (!ofFrames || item.home.isOfPage) && !item.isGathered {
      places[key(item), default: []].append(number)
    }
    let groups = places.values.sorted { $0[0] < $1[0] }
    for members in groups {
      let files = Set(members.map { items[$0].file })
      let isForm = members.allSatisfy { self.isForm(items[$0]) }
      let bySort = Dictionary(grouping: files, by: sort(of:))
      let isEverywhere = files.count >= 2 && files.count * 2 > pages.count
      if ofFrames, !isEverywhere { continue }
      let common = members.filter { number in
        let own = sort(of: items[number].file)
        let count = bySort[own]?.count ?? 0
        return isEverywhere || (count >= 3 && count * 2 > (total[own] ?? 0))
      }
      if isForm, let first = common.first {
        let reason = formDraft(items[first])
        for number in common { items[number].reasons = [reason] }
      } else if files.count >= 3 {
        gather(members)
      }
    }
  }

  /// Whether all that a line lost or gained is form: names of tags, attributes and classes that the tool
  /// writes, coordinates, and words of its own in the place of others. Words that come, addresses and what
  /// acts in a browser never are.
  private func isForm(_ item: LineItem) -> Bool {
    guard item.acts.isEmpty, !item.gone.isEmpty || !item.come.isEmpty else { return false }
    let words = { (tokens: [PageToken]) in tokens.count { $0.place == .machine } }
    let isReplaced =
      !item.isWhole && words(item.gone) > 0 && words(item.come) > 0
      && words(item.come) <= words(item.gone) + 3
    return (item.gone + item.come).allSatisfy { token in
      switch token.place {
      case .tag: structuralWords.contains(token.hash)
      case .drawing: true
      case .id(let isKnown): isKnown
      case .machine: isReplaced && !token.hasFigure
      case .link, .authored, .detail: false
      }
    }
  }

  /// One draft for all tags; one for each way in which words of the tool changed, which tells them.
  private mutating func formDraft(_ item: LineItem) -> Int {
    guard (item.gone + item.come).contains(where: { $0.place == .machine }) else {
      return addPresentation("templates")
    }
    let (old, new) = (plainText(text(item, isOld: true)), plainText(text(item, isOld: false)))
    let reason = addPresentation("\(old) → \(new)")
    drafting.drafts[reason].change.page = item.file
    drafting.drafts[reason].change.before = ChangeState(value: old, file: item.file)
    drafting.drafts[reason].change.after = ChangeState(value: new, file: item.file)
    return reason
  }

  /// Lines of several pages that nothing accounts for and that changed alike: told as one.
  private mutating func gather(_ members: [Int]) {
    for number in members { items[number].isGathered = true }
    gathered.append(members)
  }

  /// Pages that are made alike.
  private func sort(of path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count > 1, let last = parts.last else { return path }
    return parts[0] + (["index.html", "claims.html"].contains(last) ? "/" + last : "/*")
  }

  /// What a line lost and gained, whatever page it is on.
  private func key(_ item: LineItem) -> [UInt64] {
    // A line without words is what is left of a damaged tag.
    if item.gone.isEmpty, item.come.isEmpty {
      return [true, false].map { tokenHash(text(item, isOld: $0).utf8) }
    }
    return item.gone.map(\.hash) + [0] + item.come.map(\.hash) + [item.isWhole ? 1 : 0]
  }
}

// MARK: What is left over

extension Books {
  /// Lists what nothing explains, and adds a change for each file, or for lines that changed alike on
  /// several.
  mutating func addUnexplained() {
    for item in items where item.reasons == nil && !item.isGathered { lost += unexplained(item) }
    sort(&lost)
    for (file, lines) in Dictionary(grouping: lost, by: \.file).sorted(by: { precedes($0.key, $1.key) }) {
      addUnexplained(file, lines)
    }
    for members in gathered {
      var lines = members.flatMap { unexplained(items[$0]) }
      sort(&lines)
      let count = Set(lines.map(\.file)).count
      addUnexplained("\(count) pages, such as \(lines[0].file)", lines)
      lost += lines
    }
    if !gathered.isEmpty { sort(&lost) }
  }

  private mutating func addUnexplained(_ subject: String, _ lines: [Accounting.Unexplained]) {
    var change = Change(
      kind: .unexplained, severity: .high, page: lines[0].file, subject: subject,
      before: lines.first { $0.isRemoved }.map { state($0) },
      after: lines.first { !$0.isRemoved }.map { state($0) })
    change.lines = lines.count
    drafting.add(change, touches: [], old: [], new: [])
  }

  private func unexplained(_ item: LineItem) -> [Accounting.Unexplained] {
    [(item.lineA, true), (item.lineB, false)].compactMap { line, isOld in
      line.map {
        Accounting.Unexplained(
          file: item.file, id: item.id, isRemoved: isOld, line: $0, text: text(item, isOld: isOld))
      }
    }
  }

  private func sort(_ lines: inout [Accounting.Unexplained]) {
    for number in lines.indices {
      let text = lines[number].text.split(whereSeparator: \.isNewline).first ?? ""
      lines[number].text = text.count > 200 ? String(text.prefix(200)) + "…" : String(text)
    }
    lines.sort {
      ($0.file, $0.isRemoved ? 0 : 1, $0.line) < ($1.file, $1.isRemoved ? 0 : 1, $1.line)
    }
  }

  private func state(_ line: Accounting.Unexplained) -> ChangeState {
    ChangeState(value: line.text, file: line.file, line: line.line, anchor: line.id)
  }
}
