// The notes that the campaign damages beside those of the small dossier: the real ones of this repository,
// each with what it leads to, and the suites' examples. DOSSIER_SUITES names the folder of these.

import Files
import Foundation
import Support

/// A dossier, and the note in it that is to be damaged.
struct Start: Sendable {
  var tree: FileTree
  var note: String
}

/// Each real note in a dossier that holds the sources and pages it leads to, so that a build of it takes a few
/// milliseconds and, but for the damage, has no error. Empty where the notes cannot be read, which a test tells.
/// Of the relations between claims those of the note alone are kept, or each would lead to all others; sources
/// have the paragraphs of their digests, because those of the texts take most of the time.
let realStarts: [Start] = {
  guard let folder = try? readFolder("\(repositoryRoot)/content") else { return [] }
  let files = folder.files.map { SourceFile(path: "content/\($0.path)", bytes: $0.bytes) }
  let others = files.map { file in
    let text = String(decoding: file.bytes, as: UTF8.self)
    let relation = #/ (contradicts|corroborates|supersedes|rests-on|would-settle)=("[^"]*"|[^ }]*)/#
    return NamedFile(SourceFile(path: file.path, text: text.replacing(relation, with: "")))
  }
  return files.filter { FileKind($0.path) == .note }.map { note in
    Start(tree: FileTree(needed(by: NamedFile(note), in: others)), note: note.path)
  }
}()

/// The suites' examples of Markdown and of citations, each as a note of the small dossier; empty without the
/// suites, and where they cannot be read.
let exampleStarts: [Start] = {
  struct Example: Decodable { var markdown: String }
  let path = "content/themes/t/x.md"
  return ["gfm-examples", "pandoc-citations"].flatMap { name in
    let url = URL(fileURLWithPath: "\(suites ?? "")/\(name).jsonl")
    let lines = (try? Data(contentsOf: url))?.split(separator: 0x0A) ?? []
    return lines.compactMap { try? JSONDecoder().decode(Example.self, from: $0) }.map { example in
      let note = SourceFile(path: path, text: "---\ntitle: X\n---\n" + example.markdown)
      return Start(tree: FileTree(smallDossier.files + [note]), note: path)
    }
  }
}()

/// A file with the names that it has for others, and all words in it that may be such names.
private struct NamedFile {
  var file: SourceFile
  var kind: FileKind?
  /// The name of a page or source, and the ids of its claims and judgements.
  var names: Set<String> = []
  var words: Set<String> = []

  init(_ file: SourceFile) {
    self.file = file
    kind = FileKind(file.path)
    let name = file.path.split(separator: "/").last?.split(separator: ".").first.map(String.init)
    if let name, name != "index" { names.insert(name) }
    let isWord = { (byte: UInt8) in
      (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "-")
    }
    for word in file.bytes.split(whereSeparator: { !isWord($0) }) {
      let text = String(decoding: word, as: UTF8.self)
      words.insert(text)
      let before = file.bytes[..<word.startIndex].suffix(2)
      if before.elementsEqual(" ^".utf8) || before.elementsEqual("{#".utf8) { names.insert(text) }
    }
  }
}

/// The settings without their list of themes, a note, and every file that one of these names.
private func needed(by note: NamedFile, in content: [NamedFile]) -> [SourceFile] {
  var found = [note]
  var rest = content.filter {
    $0.file.path != note.file.path && $0.kind != .settings && $0.kind != .paragraphs
  }
  var next = 0
  while next < found.count {
    let words = found[next].words
    found += rest.filter { !$0.names.isDisjoint(with: words) }
    rest.removeAll { !$0.names.isDisjoint(with: words) }
    next += 1
  }
  let settings = content.filter { $0.kind == .settings }.map { settings in
    let lines = settings.file.bytes.split(separator: 0x0A).filter { !$0.starts(with: "themes:".utf8) }
    return SourceFile(path: settings.file.path, bytes: Array(lines.joined(separator: [0x0A])))
  }
  return found.map(\.file) + settings
}
