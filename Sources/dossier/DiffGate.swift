// What a report of changes must not show, and what is done about it: the working dossier says what is above
// its ceiling and which texts are private. For `diff` and for copies of `build --since`.

import ArgumentParser
import Comparing
import Compiler
import Corpus
import Diagnostics
import Files
import Workspace

struct DiffGate {
  /// What is told without its name.
  let withheld: Withheld
  private let gate: LeakGate

  /// Lets everything pass: that of a private copy.
  init() { (withheld, gate) = (Withheld(ids: [], names: []), LeakGate()) }

  init(_ compiled: Compiled) {
    var compiled = compiled
    let settings = compiled.corpus.settings
    // A draft is on no page, but an earlier site may hold what it was.
    for note in compiled.drafts {
      let marking = note.marking ?? settings.marking
      if marking > settings.ceiling { compiled.exclusions.add(note, marking) }
    }
    withheld = Withheld(ids: compiled.exclusions.words, names: compiled.exclusions.slugs)
    gate = LeakGate(compiled)
  }

  /// What the dossier in the session's folder says; `nil` where there is none.
  ///
  /// With errors it says nothing for certain, as a marking that is misspelled: they are reported, and end the
  /// command.
  init?(_ session: Session) async throws {
    guard isFolder(absolutePath("content", from: session.root)) else { return nil }
    let (compiled, tree) = try await session.compile(originals: try OriginalsOption.parse([]))
    let report = Report(compiled.findings)
    let errors = compiled.findings.filter { report.severity($0) == .error }
    if !errors.isEmpty {
      session.report(errors, of: compiled.value, in: tree)
      session.terminal.error(
        "dossier: nothing was compared: the dossier says what must be withheld, and it has errors\n")
      try session.endOnErrors(errors, isStrict: false)
    }
    self.init(compiled.value)
  }

  /// Ends the command when a report would show what must not be published. The changes are gone through too,
  /// since a report cuts their texts.
  func refuseLeaks(of comparison: Comparison, in text: String = "", path: String, _ session: Session) throws {
    if gate.isIdle { return }
    // A word that nobody writes, so that no name is put together of two texts.
    let texts = Array(comparison.texts.joined(separator: "\nx0x0x0\n").utf8)
    var seen: Set<String> = []
    // Unexplained lines are of pages, tags and all; claims may hold a sign that begins none.
    let leaks = [(Array(text.utf8), path), (texts, "diff.txt"), (texts, "diff.html")].flatMap { bytes, name in
      gate.leaks(in: bytes, path: name).map { $0.moved(to: path) }
    }
    .filter { seen.insert("\($0.fact)").inserted }
    if leaks.isEmpty { return }
    session.report(leaks)
    session.terminal.error("dossier: the report would show what must not be published; nothing was written\n")
    throw ExitCode(1)
  }
}

/// Ends the command where a side is a private copy: its pages hold texts that only a private report may show.
func refusePrivateCopy(_ side: ComparedSite, _ session: Session) throws {
  guard isPrivateCopy(side.tree) else { return }
  session.terminal.error(
    "dossier: the sites cannot be compared: '\(side.name)' is a private review copy; "
      + "'dossier diff --profile review' compares it, for your eyes alone\n")
  throw ExitCode(2)
}
