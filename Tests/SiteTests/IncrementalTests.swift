// A compilation that takes over what an earlier one parsed gives what a clean one gives, whatever was edited
// between the two.

import Compiler
import Diagnostics
import Files
import SiteSupport
import Support
import Synchronization
import Testing

struct IncrementalTests {
  /// Edits by files, as they come from editors, git and rename: most leave a dossier with errors.
  @Test(arguments: campaignSeeds(1...6))
  func anyEditsGiveWhatACleanBuildGives(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let start = seed % 2 == 0 ? try loadRepository() : SyntheticDossier(seed: seed).tree()
    var edits = FileEdits(start)
    var parsed: KeptStages?
    for step in 0..<14 {
      let tree = edits.tree
      let incremental = try await compile(tree, reusing: parsed, keepsStages: true, jobs: 2)
      let clean = try await compile(tree, jobs: 2)
      parsed = incremental.value.kept
      let what = "seed \(seed), step \(step): \(edits.last)"
      #expect(incremental.findings == clean.findings, "\(what)")
      #expect(incremental.value.waived.map(\.finding) == clean.value.waived.map(\.finding), "\(what)")
      let (a, b) = (incremental.value.files, clean.value.files)
      #expect(a.map(\.path) == b.map(\.path), "\(what)")
      let different = zip(a, b).filter { $0.render() != $1.render() }.map(\.0.path.text)
      #expect(different == [], "\(what)")
      edits.edit(&random)
    }
  }

  @Test func whatIsTheSameIsNotParsedAgain() async throws {
    let tree = SyntheticDossier(seed: 3).tree()
    let first = try await compile(tree, keepsStages: true, jobs: 2).value.kept
    #expect(try await parsedPaths(tree, reusing: nil).count > 10)
    #expect(try await parsedPaths(tree, reusing: first) == [])
    let note = try #require(tree.files.first { $0.path.hasSuffix("note-b.md") })
    let edited = FileTree(
      tree.files.filter { $0.path != note.path } + [SourceFile(path: note.path, bytes: note.bytes + [0x0A])])
    #expect(try await parsedPaths(edited, reusing: first) == [note.path])
    // The settings say how notes are read, and nothing of sources.
    let settings = try #require(tree["content/dossier.yml"])
    let other = SourceFile(path: settings.path, bytes: settings.bytes + Array("# A comment.\n".utf8))
    let reset = FileTree(tree.files.filter { $0.path != settings.path } + [other])
    let again = try await parsedPaths(reset, reusing: first)
    #expect(again.contains(note.path) && !again.contains { $0.hasPrefix("content/sources/") })
  }

  private func parsedPaths(_ tree: FileTree, reusing before: KeptStages?) async throws -> [String] {
    let seen = Mutex((isParsing: false, paths: [String]()))
    var observer = BuildObserver()
    observer.stage = { stage in seen.withLock { $0.isParsing = stage == .parse } }
    observer.worksOn = { path in
      seen.withLock { seen in
        if seen.isParsing, let path { seen.paths.append(path) }
      }
    }
    _ = try await compile(tree, reusing: before, jobs: 2, observer: observer)
    return seen.withLock { $0.paths.sorted(by: precedes) }
  }
}

/// A tree of files that is edited at random.
private struct FileEdits {
  private let original: [String: [UInt8]]
  private var files: [String: [UInt8]]
  /// What was done last, for a test that fails.
  private(set) var last = "nothing"

  init(_ tree: FileTree) {
    original = Dictionary(uniqueKeysWithValues: tree.files.map { ($0.path, $0.bytes) })
    files = original
  }

  var tree: FileTree { FileTree(files.map { SourceFile(path: $0.key, bytes: $0.value) }) }

  mutating func edit(_ random: inout SplitMix64) {
    let paths = files.keys.sorted(by: precedes)
    let path = paths[random.number(0..<paths.count)]
    let notes = paths.filter { $0.hasPrefix("content/themes/") }
    let note = notes.isEmpty ? path : notes[random.number(0..<notes.count)]
    switch random.number(0..<15) {
    case 0...2:
      last = "a sentence more in \(note)"
      files[note, default: []] += Array("\n\(random.words(6)) [[\(random.words(1))]].\n".utf8)
    case 12...14:
      let words = random.words(5)
      last = "a claim without an id more in \(note)"
      files[note] = withClaim(words, files[note] ?? [])
    case 3:
      last = "\(path) removed"
      files[path] = nil
    case 4:
      let name = "content/themes/\(random.words(1))/\(random.words(1)).md"
      last = "\(note) renamed to \(name)"
      files[name] = files.removeValue(forKey: note)
    case 5:
      last = "\(path) as it was"
      files[path] = original[path]
    case 6:
      last = "everything as it was"
      files = original
    case 7, 8:
      let setting = [
        "language: fa", "language: zh", "yardstick: phia", "yardstick: icd203", "title: Other", "tlp: GREEN",
        "themes: [t]", "cutoff: 2031-02-03", "base-url: https://example.org/x/",
      ][random.number(0..<9)]
      last = "the setting \(setting)"
      let key = setting.prefix { $0 != ":" } + ":"
      let text = String(decoding: files["content/dossier.yml"] ?? [], as: UTF8.self)
      let rest = text.split(separator: "\n").filter { !$0.hasPrefix(key) }
      files["content/dossier.yml"] = Array((rest + [setting[...]]).joined(separator: "\n").utf8)
    case 9:
      last = "another stylesheet"
      files["templates/dossier.css"] = Array("main { color: #\(random.number(100..<999)); }\n".utf8)
    case 10:
      last = "\(path) and \(note) changed places"
      (files[path], files[note]) = (files[note], files[path])
    default:
      let bytes = files[path] ?? []
      last = "\(path) cut off"
      files[path] = Array(bytes.prefix(random.number(0..<bytes.count + 1)))
    }
    if files.isEmpty { files = original }
  }

  /// A note with one more claim before all others, which cites what its first citation cites.
  private func withClaim(_ words: String, _ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let start = text.firstRange(of: "[@")?.lowerBound, let end = text[start...].firstRange(of: "]"),
      let front = text.firstRange(of: "\n---\n")?.upperBound, front <= start
    else { return bytes }
    return Array("\(text[..<front])\n\(words) \(text[start..<end.upperBound]).\n\n\(text[front...])".utf8)
  }
}
