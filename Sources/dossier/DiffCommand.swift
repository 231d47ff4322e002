// `dossier diff`: what changed between two sites, and whether that accounts for every line.

import ArgumentParser
import Comparing
import Compiler
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
  var failOn: FailOn = .none

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
    if sides.count == 2, let range = sides.first(where: { $0.contains("...") }) {
      throw ValidationError("'\(range)' names both sides already")
    }
    if let only { _ = try kinds(in: only) }
  }

  func run() async throws {
    let session = try Session(base, format: .text)
    let (a, b) = try await loadSides(session)
    let found: Comparison
    do {
      found = try compare(a, b, from: from, showsOriginals: profile == .review)
    } catch {
      session.report([error.finding])
      throw ExitCode(2)
    }
    var shown = found.filtered(kinds: try only.map { try kinds(in: $0) }, page: page)
    var gate = LeakGate()
    if profile == .public, let compiled = try await compiled(session) {
      shown = shown.withholding(
        Withheld(ids: compiled.exclusions.words, names: compiled.exclusions.slugs))
      gate = LeakGate(compiled)
    }
    let text = report(shown, session)
    let leaks = gate.leaks(in: Array(text.utf8), path: format == .html ? "diff.html" : "diff.txt")
    if !leaks.isEmpty {
      session.report(leaks)
      session.terminal.error(
        "dossier: the report would show what must not be published; nothing was written\n")
      throw ExitCode(1)
    }
    try await write(text, session)
    if format != .text || output != nil { session.terminal.note(summary(shown)) }
    if shown.changes.contains(where: failOn.counts) { throw ExitCode(1) }
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

  private func write(_ text: String, _ session: Session) async throws {
    guard let output else { return session.terminal.output(text) }
    let path = absolutePath(output, from: currentFolder())
    try await session.environment { try writeFile(path, Array(text.utf8)) }
  }

  /// The working dossier, which says what may be shown; `nil` where there is none.
  private func compiled(_ session: Session) async throws -> Compiled? {
    let settings = absolutePath("content/dossier.yml", from: session.root)
    let isHere = try await session.environment { try readFileIfPresent(settings) != nil }
    return isHere ? try await session.compile(profile: .public).0.value : nil
  }

  private func kinds(in list: String) throws -> Set<ChangeKind> { Set(try changeKinds(list)) }
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
enum FailOn: ExpressibleByArgument {
  case none
  case any
  case severity(Comparing.Severity)
  case kinds(Set<ChangeKind>)

  init?(argument: String) {
    switch argument {
    case "none": self = .none
    case "any": self = .any
    case "warning": self = .severity(.warning)
    case "high": self = .severity(.high)
    default:
      guard let kinds = try? changeKinds(argument) else { return nil }
      self = .kinds(Set(kinds))
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
private func changeKinds(_ list: String) throws -> [ChangeKind] {
  try list.split(separator: ",").flatMap { word -> [ChangeKind] in
    if let kind = ChangeKind(rawValue: String(word)) { return [kind] }
    let group = ChangeKind.allCases.filter { $0.rawValue.hasPrefix(word + "-") }
    guard !group.isEmpty else {
      let near =
        nearestName(to: String(word), in: ChangeKind.allCases.map(\.rawValue)).map {
          "; did you mean '\($0)'?"
        } ?? ""
      throw ValidationError("'\(word)' is no kind of change\(near)")
    }
    return group
  }
}
