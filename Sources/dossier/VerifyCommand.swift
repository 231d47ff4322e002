// `dossier source verify`: is every paragraph of the register still in its text?

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Foundation
import Linking
import Workspace

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Find the paragraphs of the register again in the private texts.",
    discussion: """
      Says of each paragraph whether it is exact (the same words), moved (the same words elsewhere), drifted \
      (other words, in a place that is clear), ambiguous (other words, several places), lost, or unavailable \
      (no text to look in), and which claims rest on those that are not exact. Quotations are compared too. \
      Fails if a cited paragraph is drifted, ambiguous or lost, or a quotation is not there.

      With --write the outcome goes into content/sources/KEY.checks.jsonl, from which the pages say when a \
      paragraph was checked. With --accept a text that has changed is taken over: labels go on naming the \
      paragraphs they named, new paragraphs get new labels, and a label that nothing is left for retires.

      Examples:
        dossier source verify
        dossier source verify zaheer-2022 --write
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The keys of sources; without one, all.", valueName: "key"))
  var keys: [String] = []

  @OptionGroup var originals: OriginalsOption

  @Flag(help: "Record the outcome in KEY.checks.jsonl.")
  var write = false

  @Flag(help: "Bind the labels to the text as it is now; says first what that comes to.")
  var accept = false

  func run() async throws {
    let session = try Session(common)
    let (compiled, tree) = try await session.compile(originals: originals)
    let linked = compiled.value.linked
    try session.refuseUnknown(keys, linked.corpus)
    var isSound = true
    for (number, source) in linked.corpus.sources.enumerated() where keys.isEmpty || keys.contains(source.key)
    {
      guard let text = compiled.value.originals[source] else {
        reportUnavailable(number, linked, session)
        continue
      }
      if accept {
        if try await !rebind(source, compiled, tree, session) { isSound = false }
        continue
      }
      let quotations = linked.quotationChecks(of: number, compiled.value.originals, at: today())
      let lines = verifyReport(number, linked, text, quotations)
      session.terminal.output(lines.text)
      if !lines.isSound { isSound = false }
      guard write else { continue }
      let checks = merged(
        Checks(paragraphs: linked.paragraphChecks(of: number, text, at: today()), quotations: quotations),
        over: source.checks)
      try await session.replace("content/sources/\(source.key).checks.jsonl", with: checks.encode(), in: tree)
    }
    if !isSound { throw ExitCode(1) }
  }

  private func reportUnavailable(_ number: Int, _ linked: LinkedCorpus, _ session: Session) {
    let source = linked.corpus.sources[number]
    let recorded = source.paragraphs.count { $0.record?.fingerprint != nil }
    let why =
      source.countedCopy?.file.map { "'\($0)' is not in \(originals.folder(session.root))" }
      ?? "the register names no text of it"
    session.terminal.output("\(source.key): \(recorded) unavailable; \(why)\n")
  }

  /// Binds a source to its text as it is now; `false` when its recipe or its hash is not that text's.
  private func rebind(
    _ source: Source, _ compiled: Diagnosed<Compiled>, _ tree: FileTree, _ session: Session
  ) async throws -> Bool {
    let path = "content/sources/\(source.key).paragraphs.jsonl"
    let before = tree[path].map { ParagraphRecord.decode($0.bytes).records } ?? []
    guard let name = source.countedCopy?.file,
      let file = pathOfOriginal(name, in: originals.folder(session.root))
    else { return false }
    let original = try await session.environment { try readFile(file) }
    let pieces = cutOriginal(source, original)
    guard pieces.findings.isEmpty else {
      session.report(pieces.findings, of: compiled.value, in: tree)
      return false
    }
    let binding = relabel(
      pieces.value, copy: String(decoding: original, as: UTF8.self), before: before,
      findingAid: source.hasFindingAid)
    session.terminal.output(acceptReport(source.key, binding))
    try await session.replace(path, with: ParagraphRecord.encode(binding.records), in: tree)
    try await session.writeRuns(of: source, original, in: tree)
    return true
  }
}

/// What was found of a source, and whether every cited paragraph and every quotation is there.
func verifyReport(
  _ number: Int, _ linked: LinkedCorpus, _ original: OriginalText, _ quotations: [QuotationCheck]
) -> (text: String, isSound: Bool) {
  let source = linked.corpus.sources[number]
  var isSound = true
  let counts = ParagraphState.allCases.compactMap { state -> String? in
    let count = original.found.count { $0.state == state }
    return count == 0 ? nil : "\(count) \(state.rawValue)"
  }
  var text =
    "\(source.key): " + (counts.isEmpty ? "no paragraph is recorded" : counts.joined(separator: ", "))
  text += original.isRegistered ? "\n" : "; the text is not the registered one\n"
  for found in original.found where found.state != .exact {
    text += "  \(found.label) \(found.state.rawValue)"
    if let line = found.piece.flatMap({ original.pieces[$0].lines?.lowerBound }) { text += ", line \(line)" }
    if !found.state.isSound, found.piece != nil { text += ", \(Int(found.likeness * 100)) % alike" }
    text += "\n"
    guard let place = source.paragraph(found.label) else { continue }
    let last = source.checks.check(found.label, source.paragraphs[place].record?.fingerprint)
    for (id, hash) in linked.claimHashes(restingOn: place, of: number).sorted(by: { precedes($0.key, $1.key) }
    ) {
      text += "    \(id) rests on it"
      if let last {
        text +=
          last.claims[id].map { $0 == hash ? ", unchanged since \(last.at)" : ", changed since \(last.at)" }
          ?? ", new since \(last.at)"
      }
      text += "\n"
    }
    let isCited = linked.uses[number][place].contains { $0.mark != nil }
    if isCited, !found.state.isSound { isSound = false }
  }
  let different = quotations.filter { $0.verdict == .different }
  if !quotations.isEmpty {
    text += "  quotations: \(quotations.count - different.count) verbatim"
    text += different.isEmpty ? "\n" : ", \(different.count) different; 'dossier check' shows them\n"
  }
  return (text, isSound && different.isEmpty)
}

/// What binding labels to a changed text comes to.
private func acceptReport(_ key: String, _ binding: Relabelling) -> String {
  let kept = binding.steps.count { if case .kept = $0 { true } else { false } }
  var text = "\(key): \(kept) keep their words\n"
  for step in binding.steps {
    switch step {
    case .kept: break
    case .reworded(let label, let line, let likeness):
      text +=
        "  \(label) takes the words of line \(line), \(Int(likeness * 100)) % alike: read its digest again\n"
    case .added(let label, let line): text += "  \(label) is new: line \(line)\n"
    case .retired(let label): text += "  \(label) retires; what cites it needs another paragraph\n"
    }
  }
  return text
}

/// New checks, with the day and the claims of the old ones where nothing has changed since.
func merged(_ checks: Checks, over old: Checks) -> Checks {
  var merged = checks
  for index in merged.paragraphs.indices {
    let new = merged.paragraphs[index]
    guard let last = old.check(new.label, new.fingerprint), last.state == new.state else { continue }
    merged.paragraphs[index].at = last.at
    // What a claim said when its paragraph was found wanting tells later whether somebody mended it.
    if !new.state.isSound { merged.paragraphs[index].claims.merge(last.claims) { _, old in old } }
  }
  for index in merged.quotations.indices {
    let new = merged.quotations[index]
    let last = old.quotations.first {
      $0.quote == new.quote && $0.label == new.label && $0.verdict == new.verdict
    }
    if let last { merged.quotations[index].at = last.at }
  }
  return merged
}

/// The day, in Universal Time; `SOURCE_DATE_EPOCH` stands in for the clock where it is set.
private func today() -> String {
  let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Double($0) }
  let date = epoch.map { Date(timeIntervalSince1970: $0) } ?? Date()
  return String(date.ISO8601Format().prefix(10))
}
