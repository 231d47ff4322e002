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
  drafting.compareDetails()
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
  books.findPresentation(ofFrames: true)
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

/// The HTML of what a page is about.
private func mainPart(_ page: SourceFile) -> String {
  let text = String(decoding: page.bytes, as: UTF8.self)
  guard let start = text.firstRange(of: "<main")?.lowerBound,
    let end = text[start...].firstRange(of: "</main>")?.upperBound
  else { return "" }
  return String(text[start..<end]).replacing("\n", with: " ")
}

extension Drafting {
  /// Files that no record speaks of: they come, go or change as a whole. Style sheets and scripts are form.
  fileprivate mutating func compareFiles() {
    var told: Set<String> = []
    for draft in drafts { told.formUnion(draft.touches) }
    // Files of records are laid out by size and number, whatever is in them.
    let laid = differingPaths.filter { isShardFile($0) && (a.tree[$0] == nil) != (b.tree[$0] == nil) }
    if !laid.isEmpty { addForm("data", laid) }
    for path in differingPaths where !isShardFile(path) {
      let (old, new) = (a.tree[path], b.tree[path])
      let isKept = old != nil && new != nil
      if told.contains(path) || isKept && isMirrorText(path) { continue }
      // A page that leads on where there was one to read, or the other way round.
      let turned = isKept && isTurned(old, new)
      if isKept, path.hasSuffix(".html"), !turned { continue }
      if ownAssets.contains(path) {
        // A list of files names it.
        if old == nil || new == nil { addForm(path, [path]) }
        continue
      }
      let kind: ChangeKind
      switch (path.hasSuffix(".html"), old == nil, new == nil) {
      case (true, true, _): kind = b.leads(new) ? .linkRedirected : .pageAdded
      case (true, false, false): kind = .linkRedirected
      case (true, false, true): kind = .pageRemoved
      case (false, true, _): kind = .fileAdded
      case (false, _, true): kind = .fileRemoved
      case (false, _, _): kind = .fileChanged
      }
      let state = { (file: SourceFile?) in
        file.map {
          let words = path == correctionsPage ? plainText(mainPart($0)) : ""
          let value = redirectTarget($0) ?? (words.isEmpty ? "\($0.bytes.count) bytes" : unescapedText(words))
          return ChangeState(value: value, file: path)
        }
      }
      let change = Change(
        kind: kind, severity: kind.severity, page: path, subject: path, before: state(old), after: state(new))
      // The navigation names a page of the tool's own by its title; the feed says what was corrected.
      let said = { (file: SourceFile?) in
        [path, heading(file)]
          + (path == correctionsPage ? [file.map { unescapedText(mainPart($0)) } ?? ""] : [])
      }
      add(change, touches: [path], old: said(old), new: said(new))
    }
  }

  /// What is counted alone; the lists of files name what came and went with it.
  private mutating func addForm(_ subject: String, _ paths: [String]) {
    add(
      Change(kind: .presentation, severity: .info, page: subject, subject: subject), touches: Set(paths),
      old: paths + ["\","], new: paths + ["\","])
  }

  /// Whether a page of one side is, on the other, one that only leads to another page of the site.
  func isTurned(_ old: SourceFile?, _ new: SourceFile?) -> Bool {
    let leads = (a.leads(old), b.leads(new))
    guard leads.0 != leads.1, let path = old?.path else { return false }
    // What a page says that leads on is held by no record.
    let site = leads.0 ? a : b
    return site.pages[path] == nil && sourceOfPage(path).map { site.sources[$0] == nil } ?? true
  }

  /// The paths whose bytes differ, or that only one side has; sorted.
  var differingPaths: [String] {
    let paths = Set((a.tree.files + b.tree.files).map { TextKey($0.path) })
    return paths.map(\.text).filter { a.tree[$0]?.bytes != b.tree[$0]?.bytes }.sorted(by: precedes)
  }
}

/// The title that a page shows; empty where there is none.
private func heading(_ file: SourceFile?) -> String {
  guard let file, file.path.hasSuffix(".html") else { return "" }
  let lines = FileLines(file.bytes)
  let first = (0..<lines.count).first { lines.line($0).starts(with: Array("<h1>".utf8)) }
  return first.map { unescapedText(plainText(lines.text($0))) } ?? ""
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
      } else if ownAssets.contains(path) {
        addWhole(path, old, new, [addPresentation(path)])
      } else if let old, let new, path.hasSuffix(".html"), drafting.isTurned(old, new), path != "index.html",
        case let own = drafts(about: [path]), !own.isEmpty
      {
        addWhole(path, old, new, Array(own.prefix(8)))
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
    let acting = path.hasSuffix(".html") ? acting(path, old, new) : []
    lost += acting
    let isText = [old, new].allSatisfy { $0.map { !$0.bytes.contains(0) } ?? true }
    let found = isText ? edits(a.hashes, b.hashes) : []
    let removed = isText ? found.reduce(0) { $0 + $1.a.count } : 0
    let added = isText ? found.reduce(0) { $0 + $1.b.count } : 0
    let left = (removed: acting.count { $0.isRemoved }, added: acting.count { !$0.isRemoved })
    whole.append((path, "", max(0, removed - left.removed), max(0, added - left.added), reasons))
  }

  /// What acts in a browser on a page that came or went, but for the policy of all pages.
  private func acting(_ path: String, _ old: SourceFile?, _ new: SourceFile?) -> [Accounting.Unexplained] {
    var found: [Accounting.Unexplained] = []
    for (file, site, isOld) in [(old, drafting.a, true), (new, drafting.b, false)] {
      guard let file else { continue }
      let known = Set(FileLines(site.tree["index.html"]?.bytes ?? []).hashes)
      let lines = FileLines(file.bytes)
      for number in 0..<lines.count where !known.contains(lines.hashes[number]) {
        let details = isOld ? drafting.details.a : drafting.details.b
        let base = path == notFoundPage ? details.path : ""
        if activeMarkup(lines.line(number), leadsOn: site.leads(file), base: base).isEmpty { continue }
        found.append(
          Accounting.Unexplained(
            file: path, id: "", isRemoved: isOld, line: number + 1, text: lines.text(number)))
      }
    }
    return found
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
