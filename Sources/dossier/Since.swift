// `dossier build --since`: the site of a commit, compared with the one that is built, as a value that the
// pages of the copy are made with.

import ArgumentParser
import Comparing
import Compiler
import Corpus
import Diagnostics
import Files
import Linking
import Rendering
import Workspace

/// Where the public site is committed, below the dossier's folder.
let siteFolder = "site"

extension Build {
  /// The site of the commit that was named; `nil` where none was.
  func earlierSite(_ session: Session) async throws -> ComparedSite? {
    guard let since else { return nil }
    return try await session.environment {
      ComparedSite(name: since, tree: try loadGitTree(since, folder: siteFolder, in: session.root))
    }
  }

  /// The dossier, compiled; with an earlier site a second time, with what changed since.
  func compiled(
    _ session: Session, _ clock: Timings, since earlier: ComparedSite?
  ) async throws -> (Diagnosed<Compiled>, FileTree) {
    guard let earlier else {
      return try await session.compile(clock, originals: originals, profile: profile)
    }
    return try await session.environment {
      clock.begin("load")
      let loaded = try session.load(originals: originals)
      let tree = loaded.dossier.tree
      // What is compared is public on both sides, also for a private copy.
      let plain = try await session.compile(loaded, clock)
      if Report(plain.findings, isStrict: strict).exitStatus != 0 { return (plain, tree) }
      clock.begin("compare")
      let files = session.watched(plain.value.files)
      let rendered = try await parallelMap(files.count, jobs: session.jobs) { number in
        SourceFile(path: files[number].path.text, bytes: files[number].render())
      }
      let changes = try self.changes(since: earlier, to: FileTree(rendered), of: plain.value, session)
      return (try await session.compile(loaded, clock, profile: profile, since: changes), tree)
    }
  }

  private func changes(
    since earlier: ComparedSite, to site: FileTree, of compiled: Compiled, _ session: Session
  ) throws -> ChangesSince {
    try refusePrivateCopy(earlier, session)
    var found: Comparison
    do {
      found = try compare(earlier, ComparedSite(name: siteFolder, tree: site))
    } catch {
      session.report([error.finding])
      throw ExitCode(2)
    }
    let gate = profile == .public ? DiffGate(compiled) : DiffGate()
    found = found.withholding(gate.withheld)
    let grave = found.changes.filter { $0.severity != .info }
    let shown = grave.filter { $0.subject != withheldName && $0.page != withheldName }
    // The page marks what went and came between the words, and is read as it is written later on. Lines that
    // nothing explains are counted there, not shown, and no claim beside one that changed is either.
    found.changes = shown.filter { $0.kind != .unexplained }
    for number in found.changes.indices { found.changes[number].around = [] }
    (found.accounting.map, found.accounting.unexplained) = ([], [])
    try gate.refuseLeaks(of: found, path: "changes.html", session)
    return ChangesSince(
      reference: earlier.name, release: newRelease(compiled.linked.releases.first, earlier.tree),
      items: shown.compactMap { item($0, on: site) }, withheldCount: grave.count - shown.count)
  }

  /// The name of the newest release, unless the earlier site tells of it.
  private func newRelease(_ newest: Release?, _ earlier: FileTree) -> String? {
    guard let newest else { return nil }
    let anchor = Array("id=\"release-\(newest.slug)\"".utf8)
    let isKnown = earlier["corrections.html"].flatMap { firstPlace(of: anchor, in: $0.bytes[...]) } != nil
    return isKnown ? nil : newest.name
  }
}

/// A change as the pages tell it.
private func item(_ change: Change, on site: FileTree) -> ChangedItem? {
  guard let sort = ChangeSort(rawValue: change.kind.rawValue) else { return nil }
  let state = change.after ?? change.before
  let page = state.map { $0.file.isEmpty ? change.page : $0.file } ?? change.page
  var item = ChangedItem(
    id: change.id, sort: sort, isHigh: change.severity == .high, subject: shownSubject(change), page: page)
  item.remarks = change.flags.compactMap { ChangeRemark(rawValue: $0.rawValue) }
  item.claim = change.claim
  item.pageTitle = change.pageTitle
  item.leadsToPage = page.hasSuffix(".html") && site[page] != nil
  item.anchor = state.map { holds(site[page], id: $0.anchor) ? $0.anchor : "" } ?? ""
  item.affects = change.affects
  // Lines of pages are no words of an author's.
  if sort == .unexplained { return item }
  let isOfParagraphs = !(change.before?.paragraphs ?? []).isEmpty || !(change.after?.paragraphs ?? []).isEmpty
  // What is said of an overtaken claim would be all of its badges.
  if sort != .claimOvertaken { item.values = (change.before?.value ?? "", change.after?.value ?? "") }
  item.words = runs(of: change).map { run in
    switch run.kind {
    case .same: ChangedWords(.both, run.text)
    case .removed: ChangedWords(.before, run.text)
    case .added: ChangedWords(.after, run.text)
    }
  }
  item.language = state?.language ?? ""
  if isOfParagraphs {
    item.paragraphs = (
      paragraphs(change.before?.paragraphs ?? [], on: site),
      paragraphs(change.after?.paragraphs ?? [], on: site)
    )
  }
  return item
}

/// A source's key and an entity's id without what parts them from claims.
private func shownSubject(_ change: Change) -> String {
  for prefix in ["source:", "entity:"] where change.subject.hasPrefix(prefix) {
    return String(change.subject.dropFirst(prefix.count))
  }
  return change.subject
}

private func paragraphs(_ states: [Comparing.ParagraphState], on site: FileTree) -> [ChangedParagraph] {
  states.map { state in
    ChangedParagraph(
      source: state.source, label: state.label, digest: state.digest, grade: state.grade,
      isThere: holds(site["sources/\(state.source).html"], id: state.label))
  }
}

/// Whether a page has an id to lead to.
private func holds(_ page: SourceFile?, id: String) -> Bool {
  guard let page, !id.isEmpty else { return false }
  return firstPlace(of: Array(" id=\"\(id)\"".utf8), in: page.bytes[...]) != nil
}
