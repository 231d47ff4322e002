// What `git-setup` would do in a clone, as a value: looked at, shown, then done.

import Foundation
import Workspace

/// One thing that is to be done, or that is left as it is and why.
enum GitSetupStep: Equatable {
  /// `nil` takes the setting away.
  case setting(key: String, value: String?)
  /// A text file; `nil` takes it away.
  case file(path: String, before: [UInt8]?, after: [UInt8]?, isProgram: Bool, says: String)
  case left(says: String)
}

/// A clone as `git-setup` found it.
struct GitSetupPlan {
  private(set) var steps: [GitSetupStep] = []
  private let root: String
  /// The top of the working tree, and where the dossier lies below it.
  private let top: String
  private let folder: String

  /// Looks at a clone. Throws what `session.environment` reports.
  /// - Parameter program: the path of this program.
  init(_ root: String, program: String, removes: Bool) throws {
    self.root = root
    let top = try answer(["rev-parse", "--show-toplevel"], root)
    let prefix = try answer(["rev-parse", "--show-prefix"], root)
    guard !top.isEmpty else {
      throw WorkspaceError.gitRefused(
        path: root, reason: "it is in a repository without a working tree",
        advice: "run the command in a clone that has files")
    }
    self.top = top
    folder = prefix.isEmpty ? "." : String(prefix.dropLast())
    try addAttributes(removes)
    try addSettings(removes)
    try addHooks(removes, program)
  }

  var isDone: Bool { !steps.contains { if case .left = $0 { false } else { true } } }

  // MARK: Attributes

  private mutating func addAttributes(_ removes: Bool) throws {
    let path = "\(root)/.gitattributes"
    let before = try readFileIfPresent(path)
    let text = String(decoding: before ?? [], as: UTF8.self)
    if !removes, text.contains(gitAttributesBlock) { return }
    guard let rest = withoutBlock(text) else {
      steps.append(.left(says: ".gitattributes: a mark of its block is missing; take the lines away by hand"))
      return
    }
    var after = rest
    if !removes {
      // Last, since a later line wins.
      if !after.isEmpty, !after.hasSuffix("\n") { after += "\n" }
      if !after.isEmpty, !after.hasSuffix("\n\n") { after += "\n" }
      after += gitAttributesBlock
    }
    let bytes = after.isEmpty ? nil : Array(after.utf8)
    guard bytes != before else { return }
    let says = removes ? "remove the lines of dossier" : "lines for the diff and the merge of the site"
    steps.append(
      .file(path: path, before: before, after: bytes, isProgram: false, says: ".gitattributes: \(says)"))
  }

  /// The file without our block and the blank line before it; `nil` when the block has no beginning or no
  /// end.
  private func withoutBlock(_ text: String) -> String? {
    let (first, last) = gitAttributesMarks
    guard let start = text.range(of: first) else { return text.contains(last) ? nil : text }
    guard let end = text.range(of: last, range: start.upperBound..<text.endIndex) else { return nil }
    var before = text[..<start.lowerBound]
    if before.hasSuffix("\n\n") { before = before.dropLast() }
    let lineEnd = text[end.upperBound...].firstIndex { $0.isNewline }
    let rest = lineEnd.map { text[text.index(after: $0)...] } ?? ""
    return String(before) + String(rest)
  }

  // MARK: Settings

  private mutating func addSettings(_ removes: Bool) throws {
    for (key, value) in gitSettings {
      let found = try runGit(["config", "--local", "--null", "--get-all", key], in: root)
      let now = String(decoding: found.output, as: UTF8.self)
      if removes, !now.isEmpty { steps.append(.setting(key: key, value: nil)) }
      if !removes, now != value + "\0" { steps.append(.setting(key: key, value: value)) }
    }
  }

  // MARK: Hooks

  private mutating func addHooks(_ removes: Bool, _ program: String) throws {
    let hooks = absolutePath(try answer(["rev-parse", "--git-path", "hooks"], root), from: root)
    let own = absolutePath(try answer(["rev-parse", "--git-common-dir"], root), from: root)
    let isInside = { (path: String, folder: String) in path == folder || path.hasPrefix(folder + "/") }
    if !isInside(hooks, own), !isInside(hooks, top) {
      steps.append(
        .left(says: "\(hooks): hooks of other repositories too (core.hooksPath), so none is put there"))
      return
    }
    for (name, text) in gitHooks(folder: folder, program: fallback(program, isShared: !isInside(hooks, own)))
    {
      let path = "\(hooks)/\(name)"
      let before = try readFileIfPresent(path)
      let isOurs = before.map { String(decoding: $0, as: UTF8.self).contains(gitHookMark) } ?? true
      let shown = isInside(path, top) ? String(path.dropFirst(top.utf8.count + 1)) : path
      if !isOurs {
        if !removes { steps.append(.left(says: "\(shown): \(foreign(name))")) }
      } else if removes ? before != nil : before != Array(text.utf8) {
        steps.append(
          .file(
            path: path, before: before, after: removes ? nil : Array(text.utf8), isProgram: true,
            says: "\(shown): \(removes ? "remove this hook" : purpose(name))"))
      }
    }
  }

  private func purpose(_ name: String) -> String {
    switch name {
    case "pre-commit": "'dossier check' and 'dossier build --check' of what is to be committed"
    case "pre-merge-commit": "'dossier build' in the place of a merge of the pages"
    default: "puts the built pages into the merge's commit"
    }
  }

  private func foreign(_ name: String) -> String {
    let advice =
      switch name {
      case "pre-commit": "call 'dossier check && dossier build --check' from it"
      case "pre-merge-commit": "call 'dossier build && git add site' from it"
      default: "after a merge, commit the pages that it built"
      }
    return "another hook is there and stays; \(advice)"
  }

  /// Where a shell that does not find `dossier` finds it: in the working tree, by a path that other clones
  /// have too; elsewhere only for hooks that are this clone's alone.
  private func fallback(_ program: String, isShared: Bool) -> String? {
    if program.hasPrefix(top + "/") { return String(program.dropFirst(top.utf8.count + 1)) }
    return isShared ? nil : program
  }

  // MARK: Doing it

  /// What is to be done, a line each.
  var lines: [String] {
    steps.map { step in
      switch step {
      case .setting(let key, let value): value == nil ? "git config --unset \(key)" : "git config \(key)"
      case .file(_, _, _, _, let says): says
      case .left(let says): says
      }
    }
  }

  func perform() throws {
    for step in steps {
      switch step {
      case .left: continue
      case .setting(let key, let value):
        let words = value.map { ["--replace-all", key, $0] } ?? ["--unset-all", key]
        _ = try answer(["config", "--local"] + words, root)
      case .file(let path, let before, let after, let isProgram, _):
        guard try readFileIfPresent(path) == before else { throw WorkspaceError.changedWhileRead(path: path) }
        guard let after else {
          try removeFile(path)
          continue
        }
        try makeFolders((path as NSString).deletingLastPathComponent)
        try writeFile(path, after)
        if isProgram { try makeExecutable(path) }
      }
    }
  }
}

/// What git answers, without the line end. Throws `gitRefused`.
private func answer(_ arguments: [String], _ directory: String) throws -> String {
  let found = try runGit(arguments, in: directory)
  guard found.end.status == 0 else { throw refusal(found.end, directory) }
  let text = String(decoding: found.output, as: UTF8.self)
  return text.hasSuffix("\n") ? String(text.dropLast()) : text
}
