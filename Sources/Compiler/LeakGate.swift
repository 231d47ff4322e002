// The leak gate: no file of a public site holds a run of words of a private text. It reads the bytes that are
// about to be published, whatever wrote them.

package import Corpus
package import Diagnostics
package import Files
import Linking
import Synchronization

/// Knows the runs of words that may not be published.
package struct LeakGate: Sendable {
  private let table: RunTable
  private let keys: [String]
  private let names: NameTable
  private let slugs: Set<String>

  /// A gate that lets everything pass: that of a private copy.
  package init() { (table, keys, names, slugs) = (RunTable([]), [], NameTable([]), []) }

  /// The runs of the texts at hand and of KEY.runs, and what was left out and must have left no trace.
  package init(_ compiled: Compiled) {
    let (linked, originals) = (compiled.linked, compiled.originals)
    names = NameTable(compiled.exclusions.words)
    slugs = compiled.exclusions.slugs
    let corpus = linked.corpus
    keys = corpus.sources.map(\.key)
    // What is quoted is compared and counted elsewhere; titles and names are facts, not sentences.
    var allowed = Set(linked.quotedTexts.flatMap(runHashes))
    allowed.formUnion(registeredNames(corpus).flatMap(runHashes))
    var runs: [(hash: UInt64, owner: UInt16)] = []
    for (number, source) in corpus.sources.enumerated() where source.rights != "full" {
      // Both, where both are there: the text at hand may be another than the registered one.
      let hashes = (originals[source]?.filter.hashes ?? []) + (source.runs?.hashes ?? [])
      let owner = UInt16(truncatingIfNeeded: number)
      runs += hashes.lazy.filter { !allowed.contains($0) }.map { ($0, owner) }
    }
    table = RunTable(runs)
  }

  /// Whether there is nothing to look for.
  package var isIdle: Bool { table.isEmpty && names.isEmpty && slugs.isEmpty }

  /// What a file would show that it must not; of each source the first run.
  package func leaks(in bytes: [UInt8], path: String) -> [Finding] {
    guard !isIdle else { return [] }
    var findings: [Finding] = []
    var seen: Set<UInt16> = []
    let report = { (owner: UInt16, words: String) in
      guard seen.insert(owner).inserted else { return }
      findings.append(
        Finding(.leak(words: words, of: "words of '\(keys[Int(owner)])'"), path: path, range: 0..<0))
    }
    var scanner = RunScanner(table, names, isMarkup: isMarkup(path))
    scanner.scan(bytes, report)
    // A file's name is published too.
    var names = RunScanner(table, names, isMarkup: false)
    names.scan(Array(path.utf8), report)
    for name in scanner.found.union(names.found).sorted(by: precedes) {
      findings.append(Finding(.leak(words: name, of: "something left out"), path: path, range: 0..<0))
    }
    guard !slugs.isEmpty else { return findings }
    var traces = Set(path.split { $0 == "/" || $0 == "." }.map(String.init)).intersection(slugs)
    traces.formUnion(partsOfAddresses(bytes, isMarkup: isMarkup(path)).intersection(slugs))
    for slug in traces.sorted(by: precedes) {
      findings.append(
        Finding(.leak(words: slug, of: "the id of something left out"), path: path, range: 0..<0))
    }
    return findings
  }
}

/// Names that stand as whole parts of links, ids, records and paths: between `/ . : # _` and quotation marks,
/// in pages only within tags.
private func partsOfAddresses(_ bytes: [UInt8], isMarkup: Bool) -> Set<String> {
  var parts: Set<String> = []
  var start: Int?
  var isInTag = !isMarkup
  let borders = Set("/.:#_\"'".utf8)
  for (i, byte) in bytes.enumerated() {
    switch byte {
    case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"): if start == nil { start = i }
    default:
      if let from = start, isInTag, borders.contains(byte), from > 0, borders.contains(bytes[from - 1]) {
        parts.insert(String(decoding: bytes[from..<i], as: UTF8.self))
      }
      start = nil
      if isMarkup, byte == UInt8(ascii: "<") { isInTag = true }
      if isMarkup, byte == UInt8(ascii: ">") { isInTag = false }
    }
  }
  return parts
}

/// Watches files as they are rendered.
package final class LeakWatch: Sendable {
  private let gate: LeakGate
  private let found = Mutex<[Finding]>([])

  package init(_ gate: LeakGate) { self.gate = gate }

  /// Everything that was found so far, in the order of a report.
  package var findings: [Finding] { found.withLock { $0 }.sortedForReport() }

  /// The same files, each read by the gate when it is rendered.
  package func watched(_ files: [OutputFile]) -> [OutputFile] {
    if gate.isIdle { return files }
    return files.map { file in
      OutputFile(path: file.path) { [self] in
        let bytes = file.render()
        let leaks = gate.leaks(in: bytes, path: file.path.text)
        if !leaks.isEmpty { found.withLock { $0 += leaks } }
        return bytes
      }
    }
  }
}

/// That a source's sentences cannot be looked for: its text is private, and neither it nor its runs are here.
package func checkLeakFilters(_ corpus: Corpus, _ originals: Originals) -> [Finding] {
  corpus.sources.compactMap { source in
    guard source.rights != "full", source.mayHaveRuns, source.countedCopy?.file != nil, source.runs == nil,
      originals[source] == nil
    else { return nil }
    return Finding(.noLeakFilter(key: source.key), path: source.path, range: 0..<0)
  }
}

/// Titles, authors, containers and entities: what a page may name in full.
private func registeredNames(_ corpus: Corpus) -> [String] {
  var names: [String] = []
  for source in corpus.sources {
    names.append(source.title)
    names += [source.publisher, source.work[.containerTitle]].compactMap(\.self)
    for author in source.authors { names.append([author.given ?? "", author.family].joined(separator: " ")) }
  }
  for entity in corpus.entities {
    names.append(entity.note.title)
    names += entity.names.map(\.printed)
    names += entity.native.map(\.name)
  }
  return names
}

private func isMarkup(_ path: String) -> Bool {
  [".html", ".htm", ".xml", ".svg"].contains { path.hasSuffix($0) }
}
