// `dossier rename`: another name for a note, theme, source or entity, and every reference to it.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Workspace

struct RenameCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Give a note, theme, source or entity another name, and rewrite every reference to it.",
    discussion: """
      Rewrites citations, links, embeds and what front matter and settings say, moves the files, and \
      keeps the old addresses: a page there leads to the new one. Nothing else in a file changes. The \
      renamed dossier is read again before anything is written, and has to lead to the same places as before.

      A note is THEME/NAME, a source @KEY, an entity entities/ID, a theme themes/NAME; a bare name does \
      where only one thing bears it. A note that gets another THEME/NAME moves to that theme. Titles and \
      labels stay.

      Examples:
        dossier rename trade/fees trade/dues
        dossier rename trade/fees labour/fees --dry-run
        dossier rename @mora-2031 mora-2032
        dossier rename themes/trade commerce
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("What it is called.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("What it is to be called.", valueName: "new"))
  var new: String

  @Flag(help: "List what would change; write nothing.")
  var dryRun = false

  func run() async throws {
    let session = try Session(common)
    let (compiled, tree) = try await session.compile(profile: .review)
    // What stands in place of a note and is not read may refer to anything.
    let unread = compiled.findings.filter {
      [.symbolicLink, .specialFile].contains($0.code) && !$0.path.hasPrefix("content/images/")
        && !$0.path.hasPrefix("content/static/")
    }
    if !unread.isEmpty { try end(session, .unread(unread), compiled, tree) }
    let names = RenameNames(compiled.value)
    let renaming = try names.renaming(of: try names.target(old), to: new)
    let result = try await session.environment { try await renamed(renaming, in: tree, jobs: session.jobs) }
    switch result {
    case .failure(let problem): try end(session, problem, compiled, tree)
    case .success(let renamed): try await finish(session, renamed, tree)
    }
  }

  private func finish(_ session: Session, _ renamed: Renamed, _ tree: FileTree) async throws {
    if !dryRun { try await write(renamed, tree, session) }
    for file in renamed.files {
      let moved = file.from.map { $0 == file.to ? $0 : "\($0) -> \(file.to)" } ?? "\(file.to) (new)"
      let count = file.references
      let references = count == 0 ? "" : count == 1 ? ": 1 reference" : ": \(count) references"
      session.terminal.output("\(moved)\(references)\n")
    }
    let counts = renamed.files.map(\.references).filter { $0 > 0 }
    let count = counts.reduce(0, +)
    let references = "\(count) \(count == 1 ? "reference" : "references")"
    let places = counts.isEmpty ? "" : " in \(counts.count) \(counts.count == 1 ? "file" : "files")"
    session.terminal.note(
      references + places + (dryRun ? "; nothing was written\n" : "; next: dossier build\n"))
  }

  private func write(_ renamed: Renamed, _ tree: FileTree, _ session: Session) async throws {
    var changes: [FileChange] = []
    for file in renamed.files {
      let isMoved = file.from != file.to
      if isMoved, let from = file.from {
        changes.append(
          FileChange(
            path: absolutePath(from, from: session.root), before: tree[from]?.bytes, after: nil))
      }
      changes.append(
        FileChange(
          path: absolutePath(file.to, from: session.root), before: isMoved ? nil : tree[file.to]?.bytes,
          after: renamed.tree[file.to]?.bytes,
          from: file.from.map { absolutePath($0, from: session.root) }))
    }
    try await session.environment { [changes] in
      try await changeFiles(changes, interruption: session.interruption)
    }
  }

  /// Says why nothing was written.
  private func end(
    _ session: Session, _ problem: RenameProblem, _ compiled: Diagnosed<Compiled>, _ tree: FileTree
  ) throws {
    let reason: String
    switch problem {
    case .unread(let findings):
      session.report(findings, of: compiled.value, in: tree)
      reason = "what these files refer to is not known; mend them first"
    case .errors(let findings, let after):
      session.report(findings, of: compiled.value, in: after)
      reason = "under the new name the content would have this error"
    case .taken(let path): throw ValidationError("there is \(path) already; nothing was written")
    case .unforeseen(let path):
      reason =
        "\(path) is written in a way that this command cannot add to; "
        + "write its 'aliases' as a list of texts, [/a.html, /b.html]"
    case .differs(let path):
      reason = "a link or relation in \(path) would lead elsewhere than now; rename by hand, or mend it first"
    case .groups(let group):
      reason =
        "sources without a 'group' are in one of their key, and '\(group)' would come to name another; "
        + "give the source a 'group' of its own first"
    }
    session.terminal.error("dossier: nothing was written: \(reason)\n")
    throw ExitCode(1)
  }
}

/// What can be renamed, by all names that a person may give.
private struct RenameNames {
  enum Target: Equatable {
    case note(theme: String, name: String)
    case theme(String)
    case source(String)
    case entity(String)

    /// As it is told from all others.
    var written: String {
      switch self {
      case .note(let theme, let name):
        ["entities", "sources", "themes"].contains(theme) ? "themes/\(theme)/\(name)" : "\(theme)/\(name)"
      case .theme(let name): "themes/\(name)"
      case .source(let key): "@\(key)"
      case .entity(let id): "entities/\(id)"
      }
    }
  }

  private let targets: [Target]
  private let themes: [String]

  init(_ compiled: Compiled) {
    let pages = compiled.corpus.notes + compiled.drafts
    themes = compiled.corpus.themes
    targets =
      pages.compactMap { page in
        switch page.place {
        case .note(let theme, let name): .note(theme: theme, name: name)
        case .theme(let theme): .theme(theme)
        case .entity(let id): .entity(id)
        case .front, .about: nil
        }
      } + compiled.corpus.sources.map { .source($0.key) }
  }

  func target(_ name: String) throws -> Target {
    let found = targets.filter { names($0).contains(name) }
    if let one = found.first, found.count == 1 { return one }
    if found.isEmpty {
      let near = nearestNames(to: name, in: targets.flatMap { [$0.written] + names($0) }, most: 2)
      throw ValidationError(
        "nothing is called '\(name)'"
          + (near.isEmpty ? "" : "; did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?"))
    }
    let list = found.map { "'\($0.written)'" }.joined(separator: " or ")
    throw ValidationError("'\(name)' may mean several things; write \(list)")
  }

  private func names(_ target: Target) -> [String] {
    switch target {
    case .note(let theme, let name):
      let path = "themes/\(theme)/\(name)"
      return [name, "\(theme)/\(name)", path, "content/\(path).md"]
    case .theme(let name):
      return [name, "themes/\(name)", "themes/\(name)/", "\(name)/index", "content/themes/\(name)"]
    case .source(let key):
      return [key, "@\(key)", "source:\(key)", "sources/\(key)", "content/sources/\(key).md"]
    case .entity(let id): return [id, "entity:\(id)", "entities/\(id)", "content/entities/\(id).md"]
    }
  }

  func renaming(of target: Target, to new: String) throws -> Renaming {
    var name = new
    if name.hasPrefix("content/") { name = String(name.dropFirst("content/".count)) }
    if name.hasSuffix(".md") { name = String(name.dropLast(3)) }
    let renaming: Renaming
    let isSame: Bool
    switch target {
    case .note(let theme, let old):
      var parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      if parts.count == 3, parts[0] == "themes" { parts.removeFirst() }
      guard parts.count <= 2 else {
        throw ValidationError("'\(new)' is not THEME/NAME, such as 'trade/fees'")
      }
      let toTheme = parts.count == 2 ? parts[0] : theme
      let toName = try checkedName(parts[parts.count - 1], "note", reserved: ["index", "claims"])
      guard themes.contains(toTheme) else {
        throw ValidationError(
          "there is no theme '\(toTheme)'; write it first: "
            + "dossier new theme \(isPlainName(toTheme) ? toTheme : "NAME")")
      }
      renaming = .note(theme: theme, name: old, toTheme: toTheme, toName: toName)
      isSame = toTheme == theme && toName == old
    case .theme(let old):
      let name = try checkedName(without("themes/", name), "theme", reserved: ["index"])
      (renaming, isSame) = (.theme(old, to: name), name == old)
    case .source(let old):
      let plain = without("sources/", name.hasPrefix("@") ? String(name.dropFirst()) : name)
      let name = try checkedName(plain, "source", reserved: ["index"])
      (renaming, isSame) = (.source(old, to: name), name == old)
    case .entity(let old):
      let name = try checkedName(without("entities/", name), "entity", reserved: ["index"])
      (renaming, isSame) = (.entity(old, to: name), name == old)
    }
    if isSame { throw ValidationError("'\(target.written)' bears this name already") }
    return renaming
  }

  private func without(_ prefix: String, _ name: String) -> String {
    name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
  }
}
