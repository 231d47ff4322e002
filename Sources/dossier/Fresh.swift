// What the commands share that write new files: the dossier as it is, and as it would be.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Workspace

/// A dossier that is about to get a new file.
struct Fresh: Sendable {
  let session: Session
  let compiled: Diagnosed<Compiled>
  let tree: FileTree

  init(_ options: CommonOptions) async throws {
    session = try Session(options)
    (compiled, tree) = try await session.compile()
    try session.endWithoutSettings(compiled, in: tree)
  }

  /// A theme that there is; the only one where none was named.
  func theme(_ name: String?, for what: String) throws -> String {
    let themes = compiled.value.corpus.themes
    let list = themes.map { "'\($0)'" }.joined(separator: ", ")
    guard let name else {
      if themes.count == 1 { return themes[0] }
      throw ValidationError(
        themes.isEmpty
          ? "there is no theme for \(what) yet; write one with 'dossier new theme NAME'"
          : "say which theme \(what) belongs to: \(list)")
    }
    if themes.contains(name) { return name }
    throw ValidationError(
      "there is no theme '\(name)'" + (themes.isEmpty ? "" : " among \(list)")
        + "; write one with 'dossier new theme \(isPlainName(name) ? name : "NAME")'")
  }

  /// Writes a file that is not there yet, and prints its path.
  /// - Parameter changed: files that change with it.
  func write(_ path: String, _ text: String, changing changed: [SourceFile] = []) async throws {
    let target = absolutePath(path, from: session.root)
    let isThere = try await session.environment { try readFileIfPresent(target) != nil }
    if isThere { throw ValidationError("there is \(path) already; nothing was written") }
    try await put([SourceFile(path: path, text: text)] + changed)
    session.terminal.output(path + "\n")
  }

  /// Puts a text at the end of a page, which is made where it is missing, and prints its path.
  /// - Parameter id: of the judgement that the text is.
  func append(_ text: String, to path: String, title: String, id: String) async throws {
    guard let page = tree[path] else {
      return try await write(path, "---\ntitle: \(yamlText(title))\n---\n" + text)
    }
    let isCRLF = page.bytes.firstRange(of: [0x0D, 0x0A]) != nil
    let ending = isCRLF ? "\r\n" : "\n"
    let lines = text.replacing("\n", with: ending)
    let closed = page.bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true
    try await put(
      [SourceFile(path: path, bytes: page.bytes + Array(((closed ? "" : ending) + lines).utf8))],
      judgement: id)
    session.terminal.output(path + "\n")
  }

  /// What to do next.
  func say(_ next: String) { session.terminal.note("next: \(next)\n") }

  /// Writes files, unless the dossier would then have an error that it does not have now.
  private func put(_ files: [SourceFile], judgement id: String? = nil) async throws {
    // Where a link leads is perhaps no part of the dossier, and is not read.
    let links = compiled.findings.filter { finding in
      finding.code == .symbolicLink && files.contains { $0.path.hasPrefix(finding.path + "/") }
    }
    if !links.isEmpty {
      session.report(links, of: compiled.value, in: tree)
      session.terminal.error("dossier: nothing was written, because it would be where this link leads\n")
      try session.endOnErrors(links, isStrict: false)
    }
    let after = tree.with(files)
    let again = try await Compiler.compile(after, jobs: session.jobs)
    let errors = addedErrors(compiled.findings, again.findings)
    if !errors.isEmpty {
      session.report(errors, of: again.value, in: after)
      session.terminal.error("dossier: nothing was written, because the content would have this error\n")
      try session.endOnErrors(errors, isStrict: false)
    }
    if let id, !again.value.corpus.notes.contains(where: { $0.judgements.contains { $0.id == id } }) {
      throw ValidationError(
        "a text at the end of \(files[0].path) would not be read as a judgement; "
          + "close the code block that is open there")
    }
    try await session.environment {
      try await changeFiles(
        files.map { file in
          FileChange(
            path: absolutePath(file.path, from: session.root), before: tree[file.path]?.bytes,
            after: file.bytes)
        }, interruption: session.interruption)
    }
  }
}

/// A name as it was given, if it may be one.
func checkedName(_ name: String, _ what: String, reserved: [String] = []) throws -> String {
  if reserved.contains(name) {
    throw ValidationError("'\(name)' is a name of the tool's own; give the \(what) another")
  }
  if isPlainName(name) { return name }
  let article = what == "entity" ? "an" : "a"
  let plain = slug(folded(name))
  let offer = isPlainName(plain) && plain != "section" && !reserved.contains(plain)
  throw ValidationError(
    "'\(name)' cannot name \(article) \(what): names are 1 to 60 of a-z, 0-9 and '-', "
      + "and no device of Windows"
      + (offer ? "; '\(plain)' can" : ""))
}
