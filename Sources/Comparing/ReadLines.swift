// From two versions of a file to the items of the account: its changed lines, each with what it is about and
// what it gained and lost.

import Files
import Records

extension Books {
  /// Adds the changed lines of a page.
  mutating func addPage(_ old: SourceFile, _ new: SourceFile) {
    let (a, b) = (FileLines(old.bytes), FileLines(new.bytes))
    let path = old.path
    let found = pageEdits(a, b, drafting.pairs, moved: drafting.moved.filter { isClaim($0, on: path) })
    let subjects = (
      Subjects(site: drafting.a, base: drafting.details.a.path),
      Subjects(site: drafting.b, base: drafting.details.b.path)
    )
    let linesA = pageLines(old, subjects.0, wanted: Set(found.hunks.flatMap(\.a)))
    let linesB = pageLines(new, subjects.1, wanted: Set(found.hunks.flatMap(\.b)))
    // An old address says nothing but where its page is now.
    let targets = (drafting.a.leadsTo(old), drafting.b.leadsTo(new))
    for hunk in found.hunks {
      if isBrokenElsewhere(hunk, a, b), !hunk.a.contains(where: { linesA[$0]?.isVerbatim ?? false }) {
        whole.append(
          (path, linesB[hunk.b[0]]?.id ?? "", hunk.a.count, hunk.b.count, [addPresentation("line breaks")]))
        continue
      }
      for (x, y) in pairs(hunk, { linesA[$0]?.tokens ?? [] }, { linesB[$0]?.tokens ?? [] }) {
        var item = item(path, hunk.numbers, (x, x.flatMap { linesA[$0] }), (y, y.flatMap { linesB[$0] }))
        if let target = targets.0 { item.subjects.insert(target) }
        let details = drafting.details
        item.acts = activeDifference(
          x.map { details.a.acts(a.line($0), in: linesA[$0]?.id ?? "", on: path, leadsTo: targets.0) } ?? [],
          y.map { details.b.acts(b.line($0), in: linesB[$0]?.id ?? "", on: path, leadsTo: targets.1) } ?? [])
        items.append(item)
      }
    }
    for line in found.moved {
      addMovedJudgement(line.id, path)
      var item = item(path, line.numbers, (line.a, nil), (line.b, nil))
      (item.moved, item.id) = (line.id, line.id)
      items.append(item)
    }
  }

  /// No record holds the order of judgements.
  private mutating func addMovedJudgement(_ id: String, _ path: String) {
    guard let old = drafting.a.judgements[id], let new = drafting.b.judgements[id], new.page == path,
      !drafts(about: [id]).contains(where: {
        drafting.drafts[$0].change.kind == .judgementDetailsChanged
          && drafting.drafts[$0].change.subject == id
      })
    else { return }
    let beside = [drafting.a, drafting.b].map { $0.judgements(on: path) }
    var states = (drafting.a.state(ofJudgement: old), drafting.b.state(ofJudgement: new))
    let places = beside.map { judgements in
      "place \((judgements.firstIndex { $0.id == id } ?? 0) + 1) of \(judgements.count)"
    }
    (states.0.value, states.1.value) = (places[0], places[1])
    let change = Change(
      kind: .judgementDetailsChanged, severity: .info, page: path, subject: id, claim: id, before: states.0,
      after: states.1)
    // Its neighbours change places with it wherever they are listed.
    let said = beside.map { $0.flatMap { [$0.id, $0.text, $0.text("likelihood"), $0.text("confidence")] } }
    drafting.add(change, touches: Set([id] + beside.joined().map(\.id)), old: said[0], new: said[1])
  }

  /// Whether a claim of B stands on a page in both sites.
  private func isClaim(_ id: String, on path: String) -> Bool {
    drafting.b.claims[id]?.record.page == path
      && drafting.pairs.aOfB[id].flatMap { drafting.a.claims[$0] }?.record.page == path
  }

  /// Whether two stretches differ in nothing but where their lines end, so that they are read alike.
  private func isBrokenElsewhere(_ hunk: Hunk, _ a: FileLines, _ b: FileLines) -> Bool {
    guard !hunk.a.isEmpty, !hunk.b.isEmpty, hunk.a.count + hunk.b.count > 2 else { return false }
    let words = { (file: FileLines, lines: [Int]) in
      lines.flatMap { file.line($0).split { $0 == 0x20 || $0 == 0x09 }.map { Array($0) } }
    }
    return words(a, hunk.a) == words(b, hunk.b)
  }

  func item(
    _ path: String, _ hunks: [Int], _ a: (number: Int?, line: PageLine?), _ b: (number: Int?, line: PageLine?)
  ) -> LineItem {
    let shown = b.line ?? a.line ?? PageLine()
    var item = LineItem(
      file: path, hunks: hunks, lineA: a.number.map { $0 + 1 }, lineB: b.number.map { $0 + 1 },
      home: shown.home,
      id: shown.id, field: shown.field,
      subjects: (a.line?.subjects ?? []).union(b.line?.subjects ?? []), gone: a.line?.tokens ?? [],
      come: b.line?.tokens ?? [])
    // A reason that went stands in the line that had it alone.
    if a.line?.field == "why" { item.field = "why" }
    item.broken = (b.line?.brokenLinks ?? []).filter { !(a.line?.brokenLinks ?? []).contains($0) }
    item.fixed = (a.line?.brokenLinks ?? []).filter { !(b.line?.brokenLinks ?? []).contains($0) }
    item.addresses = (a.line?.addresses ?? [], b.line?.addresses ?? [])
    if a.number != nil, b.number != nil { reduce(&item) }
    return item
  }

  /// Leaves of two lines what only one of them has.
  private func reduce(_ item: inout LineItem) {
    var (gone, come): ([PageToken], [PageToken]) = ([], [])
    let isTurned = item.come.map(\.hash).lexicographicallyPrecedes(item.gone.map(\.hash))
    let found =
      isTurned
      ? edits(item.come, item.gone, cells: 400_000).map { Edit(a: $0.b, b: $0.a) }
      : edits(item.gone, item.come, cells: 400_000)
    for edit in found {
      gone += item.gone[edit.a]
      come += item.come[edit.b]
    }
    (item.gone, item.come) = (gone, come)
  }

  /// Which lines of a stretch are one line before and after: those most of whose words are the same.
  func pairs(
    _ hunk: Hunk, _ a: (Int) -> [PageToken], _ b: (Int) -> [PageToken]
  ) -> [(Int?, Int?)] {
    let hashes = { (tokens: [PageToken]) in tokens.map(\.hash).sorted() }
    let (old, new) = (hunk.a.map { hashes(a($0)) }, hunk.b.map { hashes(b($0)) })
    // The square of a large stretch would take too long; its lines are looked for nearby.
    let reach = old.count * new.count > 40_000 ? 20 : max(old.count, new.count)
    var likest: [(likeness: Double, i: Int, j: Int)] = []
    for i in old.indices {
      let first = max(0, i - reach)
      for j in first..<max(first, min(new.count, i + reach + 1)) {
        let likeness = likeness(old[i], new[j])
        if likeness > 0.4 { likest.append((likeness, i, j)) }
      }
    }
    // The likest first, and of those the nearest: the same from both sides.
    likest.sort {
      ($1.likeness, abs($0.i - $0.j), $0.i + $0.j) < ($0.likeness, abs($1.i - $1.j), $1.i + $1.j)
    }
    var (ofOld, ofNew): ([Int: Int], [Int: Int]) = ([:], [:])
    for pair in likest where ofOld[pair.i] == nil && ofNew[pair.j] == nil {
      (ofOld[pair.i], ofNew[pair.j]) = (pair.j, pair.i)
    }
    let pairs = old.indices.map { i in (Int?(hunk.a[i]), ofOld[i].map { hunk.b[$0] }) }
    return pairs + new.indices.filter { ofNew[$0] == nil }.map { (nil, hunk.b[$0]) }
  }

  private func likeness(_ a: [UInt64], _ b: [UInt64]) -> Double {
    var (i, j, both) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        (i, j, both) = (i + 1, j + 1, both + 1)
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return a.isEmpty || b.isEmpty ? 0 : 2 * Double(both) / Double(a.count + b.count)
  }
}
