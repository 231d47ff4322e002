// Ten thousand damaged dossiers, damaged in files of every kind, in the real notes and in the suites'
// examples: no crash, no hang, and every outcome is pages that hold together or a finding by name. With
// DOSSIER_KEEP_DAMAGE=FOLDER each round's files are in FOLDER while it runs, and stay there if it fails or
// crashes; DOSSIER_CAMPAIGN=10 runs ten times as many.

import Compiler
import Diagnostics
import Files
import Foundation
import Support
import Testing

private let roundsOfASeed = 500

/// What is damaged first in a round; these have their turns.
private enum Turn {
  /// A file of the small dossier.
  case small(FileKind)
  case realNote, example
}

private let turns = FileKind.allCases.map(Turn.small) + [.realNote, .example, .realNote, .example]

@Suite struct MutationTests {
  @Test(.timeLimit(.minutes(30)), arguments: campaignSeeds(1...20))
  func everyOutcomeHasAName(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    var damagedFiles = 0
    var reported = 0
    for round in 0..<roundsOfASeed {
      let (tree, kinds) = damagedDossier(turns[round % turns.count], &random)
      damagedFiles += kinds.count
      let kept = try keep(tree, "\(seed)-\(round)")
      let (problems, hasFindings) = try await outcome(of: tree, kinds)
      if hasFindings { reported += 1 }
      #expect(problems.isEmpty, "seed \(seed), round \(round), \(kinds): \(problems.prefix(3))")
      if let kept, problems.isEmpty { try FileManager.default.removeItem(atPath: kept) }
    }
    #expect(damagedFiles >= roundsOfASeed)
    // Damage that is never noticed would show that nothing is damaged.
    #expect(reported > roundsOfASeed / 2, "\(reported) of \(roundsOfASeed)")
  }

  /// The dossier itself is whole, or its damage would be told of nothing.
  @Test func theDossierIsWhole() async throws {
    let compiled = try await compile(smallDossier, jobs: 1)
    let errors = compiled.findings.filter { $0.code.severity == .error }
    #expect(errors.map { "\($0.path): \($0.fact.message)" } == [])
    #expect(compiled.value.files.count > 25)
    let (problems, _) = try await outcome(of: smallDossier, [])
    #expect(problems == [])
    let kinds = Set(smallDossier.files.compactMap { FileKind($0.path) })
    #expect(kinds == Set(FileKind.allCases))
  }

  /// Nor would damage be told of notes that have errors already, or of a dossier that lost its sources.
  @Test func theRealNotesAreWhole() async throws {
    #expect(realStarts.count > 20)
    for start in realStarts {
      let compiled = try await compile(start.tree, jobs: 1)
      let errors = compiled.findings.filter { $0.code.severity == .error }
      #expect(errors.map { "\($0.path): \($0.fact.message)" } == [], "\(start.note)")
      #expect(try await outcome(of: start.tree, []).0 == [], "\(start.note)")
    }
    #expect(realStarts.count { $0.tree.files.contains { FileKind($0.path) == .source } } > 15)
  }

  @Test func theExamplesAreThere() {
    if suites == nil {
      Issue.record(
        "the suites' examples were NOT DAMAGED: DOSSIER_SUITES is unset", severity: .warning)
    } else {
      #expect(exampleStarts.count == 1120)
    }
  }

  /// What the campaign looks for is found.
  @Test func problemsAreFound() {
    let problems = { (html: String) in
      pageProblems(in: [SourceFile(path: "a/b.html", text: html)], onlyDangers: false)
    }
    #expect(problems("<a id=\"x\" href=\"#x\">y</a><a href=\"https://x.org/\">z</a>") == [])
    for html in [
      "<p id=\"x\"></p><p id=\"x\"></p>", "<a href=\"#x\">", "<a href=\"c.html\">",
      "<a href=\"javascript:x\">",
      "<a href=\"//x.org\">", "<a href=\"../../c\">", "<p>\u{1}</p>", "<p onclick=\"x\">", "<p style=\"x\">",
      "<a href=\"x", "<a ",
    ] {
      #expect(problems(html).count == 1, "\(html): \(problems(html))")
    }
    for html in ["\u{1}", "<a href=\"javascript:x\">", "<img src=\"DATA:x\">"] {
      let page = SourceFile(path: "a/b.html", text: html)
      #expect(pageProblems(in: [page], onlyDangers: true).count == 1, "\(html)")
    }
  }
}

/// A dossier with one damaged file, sometimes two. Without the suites real notes take the examples' turns.
private func damagedDossier(
  _ turn: Turn, _ random: inout SeededGenerator
) -> (tree: FileTree, kinds: [FileKind]) {
  var start: Start?
  var kinds: [FileKind] = [.note]
  switch turn {
  case .small(let kind): kinds = [kind]
  case .realNote: start = realStarts.randomElement(using: &random)
  case .example: start = (exampleStarts.isEmpty ? realStarts : exampleStarts).randomElement(using: &random)
  }
  if Int.random(in: 0..<4, using: &random) == 0 {
    kinds += FileKind.allCases.shuffled(using: &random).prefix(1)
  }
  var files = (start?.tree ?? smallDossier).files
  for (number, kind) in kinds.enumerated() {
    let paths = files.map(\.path).filter { FileKind($0) == kind }
    guard let path = (number == 0 ? start?.note : nil) ?? paths.randomElement(using: &random),
      let other = files.randomElement(using: &random),
      let index = files.firstIndex(where: { $0.path == path })
    else { continue }
    files[index] = damaged(files[index], kind, splicing: other, &random)
  }
  return (FileTree(files), kinds)
}

/// What is wrong with the outcome of a build, and whether it has findings.
private func outcome(of tree: FileTree, _ kinds: [FileKind]) async throws -> ([String], hasFindings: Bool) {
  let compiled = try await compile(tree, jobs: 1)
  let findings = compiled.findings.sortedForReport()
  let pages = compiled.value.files.map { SourceFile(path: $0.path.text, bytes: $0.render()) }
  // An error stops the publication: its pages are made, and nobody sees them.
  let hasError = findings.contains { $0.code.severity == .error }
  var problems = pageProblems(in: pages, onlyDangers: hasError || kinds.contains(.template))
  if pages.isEmpty, !hasError {
    problems.append("no pages, and no error")
  }
  for finding in findings where finding.range != 0..<0 {
    let count = tree[finding.path]?.bytes.count ?? -1
    if finding.range.lowerBound < 0 || finding.range.upperBound > count {
      problems.append("\(finding.code) in \(finding.path): \(finding.range) of \(count)")
    }
  }
  for file in tree.files where (try? UTF8Span(validating: file.bytes.span)) == nil {
    // That it fails is the question; where is the finding's to say.
    if file.path.hasSuffix(".svg") { continue }
    if !findings.contains(where: { $0.path == file.path && $0.code.severity == .error }) {
      problems.append("\(file.path) is not UTF-8, and nothing says so")
    }
  }
  let report = Report(findings, sources: { tree[$0] }, known: compiled.value.vocabulary)
  let text = textReport(report, color: false)
  // Programs read every finding, whatever stands in it.
  if findings.count != jsonReport(report).split(separator: "\n").count - 1 {
    problems.append("\(findings.count) findings are not as many lines of JSON")
  }
  if text.isEmpty != findings.isEmpty {
    problems.append("\(findings.count) findings, but the report is '\(text)'")
  }
  return (problems, !findings.isEmpty)
}

/// Writes a dossier where DOSSIER_KEEP_DAMAGE says, so that a crash leaves its cause behind.
private func keep(_ tree: FileTree, _ name: String) throws -> String? {
  guard let folder = ProcessInfo.processInfo.environment["DOSSIER_KEEP_DAMAGE"] else { return nil }
  for file in tree.files {
    let path = "\(folder)/\(name)/\(file.path)"
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(file.bytes).write(to: URL(fileURLWithPath: path))
  }
  return "\(folder)/\(name)"
}
