// The catalogue of findings is true: each example, put into a small dossier, triggers its finding, and what
// to write instead triggers nothing. docs/findings.md is what the catalogue makes.

import Compiler
import Corpus
import Diagnostics
import Files
import Support
import Testing
import Workspace

/// What stands around an example. By itself it is without findings.
private let surroundings = fixture(
  """
  --- content/dossier.yml ---
  title: The Strait of Selin
  tlp: CLEAR
  themes: [ports]
  --- content/index.md ---
  ---
  title: The Strait of Selin
  ---
  > [!JUDGEMENT] Fares
  > The line is likely to raise its fares. ^j-fares
  >
  > - confidence: moderate
  > - basis: two independent reports agree on the losses
  > - rests-on: c-losses
  > - would-change: a year without losses
  --- content/sources/demir-2024.md ---
  ---
  title: Crossing the Strait
  label: Demir 2024
  author: [{family: Demir, given: Lale}]
  genre: analysis
  reliability: {grade: B, why: names its sources}
  ---
  Says what a berth costs. {#p1 cred=2 why="the tariff is quoted"}

  Counts the ferries of an ordinary day. {#p2 cred=3 why="one day alone"}

  Compares the two harbours. {#p3}
  --- content/sources/otieno-2023.md ---
  ---
  title: Timetable of the Selin Ferries
  label: Otieno 2023
  author: [{family: Otieno, given: Amara}]
  genre: official
  ---
  Gives the hours at which ferries leave. {#p1}

  Names the years in which the line lost money. {#p2}
  --- content/entities/port-authority.md ---
  ---
  title: Selin Port Authority
  type: body
  ---
  Runs both harbours of the strait.
  --- content/themes/ports/index.md ---
  ---
  title: Ports
  ---
  > [!ALTERNATIVE]
  > The fee may follow fuel prices. ^c-fuel

  > [!GAP]
  > Nobody gives the fares of 2021. ^c-fares
  --- content/themes/ports/fees.md ---
  ---
  title: Berth fees
  ---
  ## Rates

  The [[port-authority]] charges every ferry for its berth [@demir-2024, ¶ 1]. ^c-fee

  The line lost money in two years [@otieno-2023, ¶ 2]. ^c-losses
  """)

/// Examples that are shown and not compiled: bytes that a text cannot hold, what is no file, commands, and
/// the machine.
private let shownOnly: Set<Code> = [
  .leak,
  .invalidUTF8, .symbolicLink, .specialFile, .imageMetadata, .staleOutput, .foreignFile, .refusedOutput,
  .unportablePath, .notComparable, .unreadable, .unwritable, .changedWhileRead, .locked, .notAFile,
  .timeLimit,
  .memoryLimit, .refusedVerdicts, .unreviewed,
]
/// The same for what to write instead: here a file that nobody writes by hand.
private let insteadShownOnly = shownOnly.union([.invalidParagraphLine])

private let shellTop = """
  <!DOCTYPE html>
  <html lang="{{language}}" dir="{{direction}}">
  <head>
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; \
  style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'">
  <title>{{title}}</title>
  {{head}}</head>
  <body>
  {{main}}

  """

/// The files of an example; `nil` for one that is only shown.
private func files(of example: Explanation.Example) -> [SourceFile]? {
  func page(_ path: String, _ text: String, _ frontMatter: String) -> [SourceFile] {
    let whole = text.hasPrefix("---\n") ? text : "---\n\(frontMatter)\n---\n\(text)"
    return [SourceFile(path: path, text: whole + "\n")]
  }
  switch example {
  case .note(let text): return page("content/themes/ports/example.md", text, "title: Example")
  case .index(let text): return page("content/index.md", text, "title: The Strait of Selin")
  case .theme(let text): return page("content/themes/ports/index.md", text, "title: Ports")
  case .source(let text):
    return page("content/sources/demir-2024.md", text, "title: Crossing the Strait\nlabel: Demir 2024")
  case .settings(let text): return [SourceFile(path: "content/dossier.yml", text: text + "\n")]
  case .template(let text):
    var parts = text.split(separator: "\n--- ", maxSplits: 1).map(String.init)
    parts[0] = "--- templates/page.mustache ---\n\(shellTop)\(parts[0])\n</body>\n</html>"
    return fixture(parts.joined(separator: "\n--- ")).files
  case .files(let text), .dossier(let text): return fixture(text).files
  case .act: return nil
  }
}

/// The dossier that an example stands in; `nil` for one that is only shown.
private func dossier(_ example: Explanation.Example) -> FileTree? {
  guard let own = files(of: example) else { return nil }
  if case .dossier = example { return FileTree(own) }
  let paths = Set(own.map(\.path))
  return FileTree(own + surroundings.files.filter { !paths.contains($0.path) })
}

/// What a build finds, and where there is a text of `demir-2024`, what `source fingerprint` finds.
private func findings(in tree: FileTree) async throws -> [Finding] {
  let inputs = FileTree(tree.files.filter { !$0.path.hasPrefix("originals/") })
  let originals = tree.files.filter { $0.path.hasPrefix("originals/") }.map { file in
    SourceFile(path: String(file.path.dropFirst("originals/".utf8.count)), bytes: file.bytes)
  }
  let site = try await compile(inputs, originals: FileTree(originals), jobs: 1)
  guard let original = tree.files.first(where: { $0.path.hasPrefix("originals/") }) else {
    return site.findings.sortedForReport()
  }
  let source = try #require(site.value.corpus.sources.first { $0.key == "demir-2024" })
  let copy = source.copies.first { $0.id == source.numbering }
  #expect(copy?.file.map { "originals/\($0)" } == original.path)
  let lines = tree["content/sources/demir-2024.paragraphs.jsonl"]?.bytes ?? []
  let cut = fingerprint(
    source, original: original.bytes, before: ParagraphRecord.decode(lines).records, relabel: false)
  return (site.findings + cut.findings).sortedForReport()
}

private func said(_ findings: [Finding]) -> String {
  findings.map { "\($0.path): \($0.code.text) \($0.fact.message)" }.joined(separator: "\n")
}

@Suite struct ExplainTests {
  @Test func theSurroundingsAreWithoutFindings() async throws {
    let found = try await findings(in: surroundings)
    #expect(found == [], "\(said(found))")
  }

  @Test(arguments: Code.allCases)
  func theExampleTriggersItsFinding(code: Code) async throws {
    let tree = dossier(code.explanation.example)
    #expect((tree == nil) == shownOnly.contains(code), "an example that could be compiled is compiled")
    guard let tree else { return }
    let found = try await findings(in: tree)
    #expect(found.contains { $0.code == code }, "\(said(found))")
    // What else is found in it would be a riddle, unless it is wrong for the same reason.
    let others = Set(found.map(\.code)).subtracting([code, .claimsWithoutId])
    #expect(others.subtracting(companions[code, default: []]) == [], "\(said(found))")
  }

  /// Findings that come with another: settings under a wrong name have no place, attributes that cannot be
  /// read are a sentence, the marks of git are a block, and a waiver that cannot be honoured waives nothing.
  private let companions: [Code: Set<Code>] = [
    .missingSettings: [.unexpectedFile], .malformedAttributes: [.uncitedSentence],
    .mergeConflict: [.uncitedBlock], .invalidWaiver: [.uncitedBlock],
    .excludedReference: [.leftOut],
  ]

  @Test(arguments: Code.allCases)
  func whatToWriteInsteadIsFine(code: Code) async throws {
    let tree = dossier(code.explanation.instead)
    #expect((tree == nil) == insteadShownOnly.contains(code), "what could be compiled is compiled")
    guard let tree else { return }
    // The one note, about ids, is for whoever asks for ids.
    let found = try await findings(in: tree).filter { $0.code == code || $0.code != .claimsWithoutId }
    #expect(found == [], "\(said(found))")
  }

  @Test func theSampleOfTheDocumentIsTrue() async throws {
    let tree = try #require(dossier(.note("Two ferries cross each hour [@demir-2042, ¶ 2]. ^c-hour")))
    var site = try await compile(tree, jobs: 1)
    site.findings = site.findings.sortedForReport()
    #expect(report(site, tree) == sampleOfAReport + "\n")
  }

  @Test func theDocumentIsWhatTheCatalogueMakes() throws {
    let found = try differences(findingsDocument(), fromGolden: "\(repositoryRoot)/docs/findings.md")
    #expect(found == [])
  }
}
