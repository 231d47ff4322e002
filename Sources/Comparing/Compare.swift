// Two sites compared: what changed, and whether that accounts for every line that differs.
//
// The records of both say what changed (`ClaimChanges.swift` and its neighbours). Then every file that
// differs is gone through line by line, and each line is laid to a change (`Books.swift`). What pages alone
// tell is found on the way. What is left over is told as unexplained.

package import Files

/// A side of a comparison.
package struct ComparedSite: Sendable {
  /// As it was named.
  package var name: String
  /// In full, where it was read from git.
  package var commit: String?
  /// The site's files, by paths from its root.
  package var tree: FileTree

  package init(name: String, commit: String? = nil, tree: FileTree) {
    (self.name, self.commit, self.tree) = (name, commit, tree)
  }
}

/// Compares two sites.
/// - Parameters:
///   - reading: what they are read from; by default their records, where both have some.
///   - showsOriginals: whether texts of sources that a private copy holds may stand in the result.
///
/// Throws `NotComparable`.
package func compare(
  _ a: ComparedSite, _ b: ComparedSite, from reading: SiteReading? = nil, showsOriginals: Bool = false
) throws(NotComparable) -> Comparison {
  let source = reading ?? (hasRecords(a.tree) && hasRecords(b.tree) ? .data : .html)
  let (siteA, files) = try readSite(a.tree, from: source)
  let siteB = try readSite(b.tree, from: source, reusing: files).site
  let isPrivate = siteA.isPrivate || siteB.isPrivate
  var drafting = Drafting(siteA, siteB, isPrivate: isPrivate && showsOriginals)
  drafting.compareClaims()
  drafting.compareSources()
  drafting.compareJudgements()
  drafting.compareEvents()
  drafting.compareEntities()
  drafting.comparePages()
  drafting.compareFiles()
  var books = Books(drafting)
  try books.addFiles()
  books.settle()
  books.findHomeChanges()
  books.settle()
  books.findPresentation()
  books.settle()
  let sides = (
    Comparison.Side(name: a.name, commit: a.commit, title: siteA.pages["index.html"]?.title ?? ""),
    Comparison.Side(name: b.name, commit: b.commit, title: siteB.pages["index.html"]?.title ?? "")
  )
  return books.comparison(sides.0, sides.1)
}

extension Drafting {
  /// Files that no record speaks of: they come, go or change as a whole. Style sheets and scripts are form.
  fileprivate mutating func compareFiles() {
    var told: Set<String> = []
    for draft in drafts { told.formUnion(draft.touches) }
    // Files of records are laid out by size and number, whatever is in them.
    let laid = differingPaths.filter { isShardFile($0) && (a.tree[$0] == nil) != (b.tree[$0] == nil) }
    if !laid.isEmpty { addForm("data", laid) }
    for path in differingPaths where !isShardFile(path) && !isMirrorText(path) {
      let (old, new) = (a.tree[path], b.tree[path])
      if old != nil && new != nil && path.hasSuffix(".html") || told.contains(path) { continue }
      if path.hasPrefix("assets/") {
        // A list of files names it.
        if old == nil || new == nil { addForm(path, [path]) }
        continue
      }
      let kind: ChangeKind
      switch (path.hasSuffix(".html"), old == nil, new == nil) {
      case (true, true, _): kind = isRedirect(new) ? .linkRedirected : .pageAdded
      case (true, _, _): kind = .pageRemoved
      case (false, true, _): kind = .fileAdded
      case (false, _, true): kind = .fileRemoved
      case (false, _, _): kind = .fileChanged
      }
      let state = { (file: SourceFile?) in
        file.map { ChangeState(value: redirectTarget($0) ?? "\($0.bytes.count) bytes", file: path) }
      }
      let change = Change(
        kind: kind, severity: kind.severity, page: path, subject: path, before: state(old), after: state(new))
      add(change, touches: [path], old: [path], new: [path])
    }
  }

  /// What is counted alone; the lists of files name what came and went with it.
  private mutating func addForm(_ subject: String, _ paths: [String]) {
    add(
      Change(kind: .presentation, severity: .info, page: subject, subject: subject), touches: Set(paths),
      old: paths + ["\","], new: paths + ["\","])
  }

  private func isRedirect(_ file: SourceFile?) -> Bool { file.flatMap(redirectTarget) != nil }

  /// The paths whose bytes differ, or that only one side has; sorted.
  var differingPaths: [String] {
    let paths = Set((a.tree.files + b.tree.files).map { TextKey($0.path) })
    return paths.map(\.text).filter { a.tree[$0]?.bytes != b.tree[$0]?.bytes }.sorted(by: precedes)
  }
}

/// Texts in which the tool says again what stands elsewhere.
func isMirrorText(_ path: String) -> Bool {
  [
    "files.txt", "data/_index.js", "sitemap.xml", "feed.xml", "bibliography.json", "bibliography.bib",
    "bibliography.ris",
  ].contains(path)
}

extension Books {
  fileprivate mutating func addFiles() throws(NotComparable) {
    var records: [(old: SourceFile?, new: SourceFile?)] = []
    for path in drafting.differingPaths {
      files += 1
      let (old, new) = (drafting.a.tree[path], drafting.b.tree[path])
      if isShardFile(path), path != "data/_index.js" {
        records.append((old, new))
      } else if path.hasPrefix("assets/") {
        addWhole(path, old, new, [addPresentation(path)])
      } else if let old, let new, path.hasSuffix(".html") {
        try refuseDoubledIDs(old, new)
        addPage(old, new)
      } else if let old, let new, isMirrorText(path) {
        addText(old, new)
      } else {
        let own = drafts(about: [path])
        addWhole(path, old, new, own.isEmpty ? [addPresentation(path)] : Array(own.prefix(8)))
      }
    }
    addRecords(records)
  }

  /// A file whose lines are explained as one.
  private mutating func addWhole(_ path: String, _ old: SourceFile?, _ new: SourceFile?, _ reasons: [Int]) {
    let (a, b) = (FileLines(old?.bytes ?? []), FileLines(new?.bytes ?? []))
    let isText = [old, new].allSatisfy { $0.map { !$0.bytes.contains(0) } ?? true }
    let found = isText ? edits(a.hashes, b.hashes) : []
    let removed = isText ? found.reduce(0) { $0 + $1.a.count } : 0
    let added = isText ? found.reduce(0) { $0 + $1.b.count } : 0
    whole.append((path, "", removed, added, reasons))
  }

  /// An id that stands twice on a page leaves open what a line is about.
  private func refuseDoubledIDs(_ old: SourceFile, _ new: SourceFile) throws(NotComparable) {
    for file in [old, new] {
      if let id = doubledID(file.bytes) {
        throw NotComparable(path: file.path, reason: "the id '\(id)' stands there twice")
      }
    }
  }

  // MARK: The result

  fileprivate mutating func comparison(_ a: Comparison.Side, _ b: Comparison.Side) -> Comparison {
    addUnexplained()
    var finishing = Finishing(drafting)
    let changes = drafting.drafts.map { finishing.finished($0.change) }
    var ids = changes.map(\.id)
    var seen: Set<String> = []
    for number in ids.indices {
      // Two changes of one kind and subject are told apart by their order among themselves.
      var copy = 2
      while !seen.insert(ids[number]).inserted {
        ids[number] = changeID([changes[number].id, String(copy)])
        copy += 1
      }
    }
    var numbered = changes
    for number in numbered.indices { numbered[number].id = ids[number] }
    for (number, count) in lineCounts() where numbered[number].kind == .presentation {
      numbered[number].lines = count
    }
    let accounting = accounting(ids)
    let order = Order(drafting.b, drafting.a)
    return Comparison(
      a: a, b: b, isPrivate: drafting.isPrivate,
      changes: numbered.filter { $0.kind != .presentation || $0.lines > 0 || $0.subject.hasPrefix("assets/") }
        .sorted { order.precedes($0, $1) }, accounting: accounting)
  }

  /// By draft: the lines that it explains.
  private func lineCounts() -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for item in items {
      for reason in item.reasons ?? [] {
        counts[reason, default: 0] += (item.lineA == nil ? 0 : 1) + (item.lineB == nil ? 0 : 1)
      }
    }
    for entry in whole {
      for reason in entry.reasons { counts[reason, default: 0] += entry.removed + entry.added }
    }
    return counts
  }

  private mutating func addUnexplained() {
    for item in items where item.reasons == nil {
      for (line, isOld) in [(item.lineA, true), (item.lineB, false)] {
        guard let line else { continue }
        lost.append(
          Accounting.Unexplained(
            file: item.file, id: item.id, isRemoved: isOld, line: line, text: text(item, isOld: isOld)))
      }
    }
    for number in lost.indices {
      let text = lost[number].text.split(whereSeparator: \.isNewline).first ?? ""
      lost[number].text = text.count > 200 ? String(text.prefix(200)) + "…" : String(text)
    }
    lost.sort {
      ($0.file, $0.isRemoved ? 0 : 1, $0.line) < ($1.file, $1.isRemoved ? 0 : 1, $1.line)
    }
    for (file, lines) in Dictionary(grouping: lost, by: \.file).sorted(by: { precedes($0.key, $1.key) }) {
      var change = Change(
        kind: .unexplained, severity: .high, page: file, subject: file,
        before: lines.first { $0.isRemoved }.map { state($0) },
        after: lines.first { !$0.isRemoved }.map { state($0) })
      change.lines = lines.count
      drafting.add(change, touches: [], old: [], new: [])
    }
  }

  private func state(_ line: Accounting.Unexplained) -> ChangeState {
    ChangeState(value: line.text, file: line.file, line: line.line, anchor: line.id)
  }

  private func accounting(_ ids: [String]) -> Accounting {
    var entries: [Accounting.Entry] = []
    for item in items {
      guard let reasons = item.reasons else { continue }
      entries.append(
        Accounting.Entry(
          file: item.file, id: item.id, removed: item.lineA == nil ? 0 : 1, added: item.lineB == nil ? 0 : 1,
          changes: reasons.map { ids[$0] }.sorted(by: precedes)))
    }
    for entry in whole {
      entries.append(
        Accounting.Entry(
          file: entry.file, id: entry.id, removed: entry.removed, added: entry.added,
          changes: entry.reasons.map { ids[$0] }.sorted(by: precedes)))
    }
    // Lines of one place and the same reasons are one entry.
    var joined: [[String]: Accounting.Entry] = [:]
    for entry in entries {
      joined[
        [entry.file, entry.id] + entry.changes,
        default: Accounting.Entry(
          file: entry.file, id: entry.id, removed: 0, added: 0, changes: entry.changes)
      ].removed += entry.removed
      joined[[entry.file, entry.id] + entry.changes]?.added += entry.added
    }
    let map = joined.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    let all = (removed: map.reduce(0) { $0 + $1.removed }, added: map.reduce(0) { $0 + $1.added })
    return Accounting(
      files: files, removed: all.removed + lost.count { $0.isRemoved },
      added: all.added + lost.count { !$0.isRemoved }, map: map, unexplained: lost)
  }
}
