// `dossier diff`: what changed between two sites, and whether that accounts for every line.

import ArgumentParser
import Comparing
import Corpus
import Diagnostics
import Files
import Foundation
import Workspace

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what changed between two sites.",
    discussion: """
      A and B are commits, A...B (what B changed since it parted from A), folders, or zip files of 'dossier \
      pack'; without them HEAD is compared with the site that lies here. Nothing is checked out or built: \
      commits are read from git as they are. Every line that differs is laid to a change, or listed as \
      unexplained. docs/diff.md tells what each kind of change means; docs/diff.schema.json describes the \
      JSON.

      Examples:
        dossier diff
        dossier diff main...HEAD --fail-on high
        dossier diff v1.0 v1.1 --format html -o redline.html
        dossier diff old.zip site --only paragraph-drifted,unexplained
      """)

  @OptionGroup var base: BaseOptions

  @Argument(help: ArgumentHelp("One or two of: a commit, A...B, a folder, a zip file.", valueName: "a b"))
  var sides: [String] = []

  @Option(help: ArgumentHelp("The site's folder, here and in commits.", valueName: "dir"))
  var site: String = "site"

  @Option(
    help: """
      How it is written: text, json (dossier-diff/1), markdown (for a comment), html (one page), github \
      (annotations) or sarif (2.1.0).
      """)
  var format: DiffFormat = .text

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "End with 1 when a change is that grave: none, any, warning, high; or of these kinds, with commas.",
      valueName: "what"))
  var failOn = "none"

  @Option(help: ArgumentHelp("Only changes of these kinds, with commas.", valueName: "kinds"))
  var only: String?

  @Option(
    help: ArgumentHelp("Only changes on pages of this pattern, such as 'themes/**'.", valueName: "glob"))
  var page: String?

  @Option(
    help: ArgumentHelp(
      "What sites are read from: data (their records) or html (ids and classes).", valueName: "what"))
  var from: SiteReading?

  @Option(help: "public, or review: then what private copies show of the originals is shown too.")
  var profile: Profile = .public

  func validate() throws {
    if sides.count > 2 { throw ValidationError("diff takes at most two sides") }
    // An empty word would mean the current folder, or nothing: mostly it is a variable that was never set.
    if sides.contains("") { throw ValidationError("a side is empty; name a commit, a folder or a zip file") }
    if sides.contains("...") { throw ValidationError("'...' names no commit; write A...B") }
    let given = [
      ("--site", site), ("--output", output), ("--fail-on", failOn), ("--only", only), ("--page", page),
    ]
    if let name = given.first(where: { $0.1 == "" })?.0 { throw ValidationError("\(name) is empty") }
    if sides.count == 2, let range = sides.first(where: { $0.contains("...") }) {
      throw ValidationError("'\(range)' names both sides already")
    }
    if let only { _ = try changeKinds(only) }
    _ = try FailOn(failOn)
  }

  func run() async throws {
    let session = try Session(base, format: .text)
    let fails = try FailOn(failOn)
    let (a, b) = try await loadSides(session)
    try refuseSides([a, b], session)
    let found: Comparison
    do {
      found = try compare(a, b, from: from, showsOriginals: profile == .review)
    } catch {
      session.report([error.finding])
      throw ExitCode(2)
    }
    var shown = found.filtered(kinds: try only.map { Set(try changeKinds($0)) }, page: page)
    var gate = DiffGate()
    if profile == .public, let found = try await DiffGate(session) {
      gate = found
      shown = shown.withholding(gate.withheld)
    }
    let text = report(shown, session)
    try gate.refuseLeaks(of: shown, in: text, path: format == .html ? "diff.html" : "diff.txt", session)
    try await write(text, isPrivate: shown.isPrivate, session)
    if format != .text || output != nil { session.terminal.note(summary(shown)) }
    if shown.changes.contains(where: fails.counts) { throw ExitCode(1) }
  }

  /// Sides that are nothing to compare, or not to be shown.
  private func refuseSides(_ sides: [ComparedSite], _ session: Session) throws {
    for side in sides {
      if side.tree.files.isEmpty {
        session.report([NotComparable(path: side.name, reason: "no file of a site is there").finding])
        throw ExitCode(2)
      }
      if profile == .public { try refusePrivateCopy(side, session) }
    }
  }

  private func report(_ comparison: Comparison, _ session: Session) -> String {
    // Annotations name files from the top of the repository, where there is one.
    let site = (try? gitPath(of: site, in: session.root)) ?? site
    let links = DiffLinks(ProcessInfo.processInfo.environment, of: comparison, site: site)
    return switch format {
    case .text: diffText(comparison, color: output == nil && session.terminal.colorOnOutput)
    case .json: String(decoding: diffJSON(comparison), as: UTF8.self)
    case .markdown: markdownDiff(comparison, links: links)
    case .html: htmlDiff(comparison, links: links)
    case .github: githubDiff(comparison, site: site)
    case .sarif: sarifDiff(comparison, site: site, version: Dossier.configuration.version)
    }
  }

  private func write(_ text: String, isPrivate: Bool, _ session: Session) async throws {
    guard let output else { return session.terminal.output(text) }
    let path = absolutePath(output, from: currentFolder())
    try await session.environment {
      if isPrivate { try refuseMixing(path, dossier: session.root, isPrivate: true) }
      try writeFile(path, Array(text.utf8))
    }
  }
}

// MARK: Sides

extension DiffCommand {
  private func loadSides(_ session: Session) async throws -> (ComparedSite, ComparedSite) {
    let here = absolutePath(site, from: session.root)
    let first = sides.first ?? "HEAD"
    let parts = first.ranges(of: "...").first.map {
      (String(first[..<$0.lowerBound]), String(first[$0.upperBound...]))
    }
    return try await session.environment {
      if let (left, right) = parts, !isFolder(absolutePath(first, from: currentFolder())) {
        let (a, b) = (left.isEmpty ? "HEAD" : left, right.isEmpty ? "HEAD" : right)
        let base = try gitMergeBase(a, b, in: session.root)
        return (try commit(base, shown: first, session), try commit(b, shown: b, session))
      }
      let a = try side(first, session)
      if sides.count == 2 { return (a, try side(sides[1], session)) }
      return (a, ComparedSite(name: site, tree: try loadSite(here)))
    }
  }

  /// A folder, a zip file, or else a commit.
  private func side(_ name: String, _ session: Session) throws -> ComparedSite {
    let path = absolutePath(name, from: currentFolder())
    if isFolder(path) {
      // A dossier's folder stands for the site in it.
      let inner = absolutePath(site, from: path)
      let isDossier = try readFileIfPresent(absolutePath("content/dossier.yml", from: path)) != nil
      return ComparedSite(name: name, tree: try loadSite(isDossier ? inner : path))
    }
    if name.lowercased().hasSuffix(".zip") {
      return ComparedSite(name: name, tree: siteInPack(try loadZip(path)))
    }
    let isCommit = try gitCommit(name, in: session.root) != nil
    if !isCommit, try readFileIfPresent(path) != nil {
      throw WorkspaceError.gitRefused(
        path: name, reason: "it is a file, and neither a zip file nor a commit",
        advice: "name a commit, the folder of a site, or a file whose name ends in .zip")
    }
    return try commit(name, shown: name, session)
  }

  private func commit(_ name: String, shown: String, _ session: Session) throws -> ComparedSite {
    let tree = try loadGitTree(name, folder: site, in: session.root)
    return ComparedSite(name: shown, commit: try gitCommit(name, in: session.root), tree: tree)
  }
}

/// The files of a built site, `.nojekyll` among them.
private func loadSite(_ folder: String) throws -> FileTree {
  try loadFolder(folder, under: ["."], includesHidden: true).tree
}

/// The site in a pack: the files of its one folder, without those that are only for who unpacks it.
private func siteInPack(_ tree: FileTree) -> FileTree {
  let tops = Set(tree.files.map { $0.path.split(separator: "/").first.map(String.init) ?? "" })
  let prefix = tops.count == 1 && tree["index.html"] == nil ? (tops.first ?? "") + "/" : ""
  let extra = [ArchiveFile.startName, ArchiveFile.readMeName, ArchiveFile.checksumsName]
  return FileTree(
    tree.files.compactMap { file in
      let path = String(file.path.dropFirst(prefix.count))
      return extra.contains(path) ? nil : SourceFile(path: path, bytes: file.bytes)
    })
}

// MARK: What is asked for

enum DiffFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, json, html, github, sarif
}

extension SiteReading: ExpressibleByArgument {}

/// What ends the command with 1.
enum FailOn {
  case none
  case any
  case severity(Comparing.Severity)
  case kinds(Set<ChangeKind>)

  /// Throws what is wrong with the word.
  init(_ word: String) throws {
    switch word {
    case "none": self = .none
    case "any": self = .any
    case "warning": self = .severity(.warning)
    case "high": self = .severity(.high)
    default: self = .kinds(Set(try changeKinds(word, orOneOf: ["none", "any", "warning", "high"])))
    }
  }

  func counts(_ change: Change) -> Bool {
    switch self {
    case .none: false
    case .any: true
    case .severity(let least): change.severity <= least
    case .kinds(let kinds): kinds.contains(change.kind)
    }
  }
}

/// Kinds in a list with commas; a group such as `claim` stands for all of its kinds.
/// - Parameter others: words that may stand in the place of the list.
private func changeKinds(_ list: String, orOneOf others: [String] = []) throws -> [ChangeKind] {
  try list.split(separator: ",", omittingEmptySubsequences: false).flatMap { part -> [ChangeKind] in
    let word = part.trimmingCharacters(in: .whitespaces)
    if word.isEmpty { throw ValidationError("a kind is missing between the commas of '\(list)'") }
    if let kind = ChangeKind(rawValue: word) { return [kind] }
    let group = ChangeKind.allCases.filter { $0.rawValue.hasPrefix(word + "-") }
    guard !group.isEmpty else {
      let near = nearestName(to: word, in: ChangeKind.allCases.map(\.rawValue) + others)
      let hint = near.map { "; did you mean '\($0)'?" } ?? ""
      let rest = others.isEmpty ? "" : " and none of \(others.joined(separator: ", "))"
      throw ValidationError("'\(word)' is no kind of change\(rest)\(hint)")
    }
    return group
  }
}
