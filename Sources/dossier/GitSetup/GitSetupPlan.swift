// What `git-setup` would do in a clone, as a value: looked at, shown, then done, all of it or nothing.

import Foundation
import Workspace

/// One thing that is to be done, or that is left as it is and why.
enum GitSetupStep: Equatable {
  /// A setting of ours, which is made or taken away.
  case setting(key: String, value: String, isMade: Bool)
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
    guard try answer(["rev-parse", "--is-inside-work-tree"], root) == "true" else {
      throw WorkspaceError.gitRefused(
        path: root, reason: "it is in a repository without a working tree",
        advice: "run the command in a clone that has files")
    }
    let top = try answer(["rev-parse", "--show-toplevel"], root)
    let prefix = try answer(["rev-parse", "--show-prefix"], root)
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
    if isLink(path) {
      steps.append(.left(says: ".gitattributes: it is a link, which git does not follow; nothing is added"))
      return
    }
    let before = try readFileIfPresent(path)
    let block = Array(gitAttributesBlock.utf8)
    // Bytes, since the other lines are whatever somebody wrote, in whatever encoding.
    if !removes, before?.firstRange(of: block) != nil { return }
    guard let rest = withoutBlock(before ?? []) else {
      steps.append(.left(says: ".gitattributes: a mark of its block is missing; take the lines away by hand"))
      return
    }
    // Last, since a later line wins; behind a line end of its own, which goes with it.
    let after = removes ? rest : rest + (rest.isEmpty ? [] : [UInt8(ascii: "\n")]) + block
    let bytes = after.isEmpty ? nil : after
    guard bytes != before else { return }
    let says = removes ? "remove the lines of dossier" : "lines for the diff and the merge of the site"
    steps.append(
      .file(path: path, before: before, after: bytes, isProgram: false, says: ".gitattributes: \(says)"))
  }

  /// The file without our block and the line end before it; `nil` when the block has no beginning or no end.
  private func withoutBlock(_ bytes: [UInt8]) -> [UInt8]? {
    let (first, last) = (Array(gitAttributesMarks.first.utf8), Array(gitAttributesMarks.last.utf8))
    let lineEnd = UInt8(ascii: "\n")
    guard let start = bytes.firstRange(of: first)?.lowerBound else {
      return bytes.firstRange(of: last) == nil ? bytes : nil
    }
    guard let end = bytes[start...].firstRange(of: last)?.upperBound else { return nil }
    let rest = bytes[end...].firstIndex(of: lineEnd).map { bytes[($0 + 1)...] } ?? []
    var before = bytes[..<start]
    // Where lines were written behind the block, the line before it keeps its end.
    if before.last == lineEnd, rest.isEmpty || before.dropLast().last == lineEnd { before.removeLast() }
    return Array(before + rest)
  }

  // MARK: Settings

  private mutating func addSettings(_ removes: Bool) throws {
    for (key, value) in gitSettings {
      let found = try runGit(["config", "--local", "--null", "--get-all", key], in: root)
      let isOurs = String(decoding: found.output, as: UTF8.self) == value + "\0"
      if removes ? isOurs : found.output.isEmpty {
        steps.append(.setting(key: key, value: value, isMade: !removes))
      } else if !removes, !isOurs {
        steps.append(.left(says: "git config \(key): another value is there and stays"))
      }
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
      let found = String(decoding: before ?? [], as: UTF8.self)
      let isOurs = before == nil || found.contains(gitHookMark)
      let shown = isInside(path, top) ? belowTop(path) : path
      if !isOurs {
        if !removes { steps.append(.left(says: "\(shown): \(foreign(name))")) }
      } else if let other = gitHookFolder(found), other != folder, isFolder("\(top)/\(other)/content") {
        if !removes { steps.append(.left(says: "\(shown): it is the hook of the dossier in '\(other)'")) }
      } else if removes ? before != nil : before != Array(text.utf8) || !isExecutable(path) {
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
    if program.hasPrefix(top + "/") { return belowTop(program) }
    return isShared ? nil : program
  }

  /// A path in the working tree, from its top.
  private func belowTop(_ path: String) -> String {
    String(Substring(path.utf8.dropFirst(top.utf8.count + 1)))
  }

  // MARK: Doing it

  /// What is to be done, a line each.
  var lines: [String] {
    steps.map { step in
      switch step {
      case .setting(let key, _, let isMade): isMade ? "git config \(key)" : "git config --unset \(key)"
      case .file(_, _, _, _, let says): says
      case .left(let says): says
      }
    }
  }

  /// Does all of it; where a part cannot be done, what was done before it is undone. Throws what
  /// `session.environment` reports.
  func perform(_ interruption: Interruption) async throws {
    var undone: [(key: String, value: String, isMade: Bool)] = []
    var changes: [FileChange] = []
    var programs: [String] = []
    do {
      for step in steps {
        switch step {
        case .left: continue
        case .setting(let key, let value, let isMade):
          try set(key, value, isMade)
          undone.append((key, value, !isMade))
        case .file(let path, let before, let after, let isProgram, _):
          changes.append(FileChange(path: path, before: before, after: after))
          if isProgram, after != nil { programs.append(path) }
        }
      }
      try await changeFiles(changes, interruption: interruption)
      for path in programs { try makeExecutable(path) }
    } catch {
      // What cannot be undone either stays: the first error is what the person is told.
      for setting in undone.reversed() { try? set(setting.key, setting.value, setting.isMade) }
      throw error
    }
  }

  private func set(_ key: String, _ value: String, _ isMade: Bool) throws {
    _ = try answer(["config", "--local"] + (isMade ? ["--add", key, value] : ["--unset-all", key]), root)
  }
}

/// What git answers, without the line end. Throws `gitRefused`.
private func answer(_ arguments: [String], _ directory: String) throws -> String {
  let found = try runGit(arguments, in: directory)
  guard found.end.status == 0 else { throw refusal(found.end, directory) }
  let text = String(decoding: found.output, as: UTF8.self)
  return text.hasSuffix("\n") ? String(text.dropLast()) : text
}
