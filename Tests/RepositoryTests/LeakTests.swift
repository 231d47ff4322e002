// No sentence of an original is in the repository: no run of eight words of one stands in a tracked file.

import Foundation
import SiteSupport
import Support
import Testing

/// The paths that git tracks, relative to the repository.
func trackedFiles() throws -> [String] {
  try printed(by: ["git", "-C", repository, "ls-files", "-z"]).split(separator: 0)
    .map { String(decoding: $0, as: UTF8.self) }
}

/// `\w+` in lower case.
func words(_ text: String) -> [String] {
  var words: [String] = []
  var word = ""
  for scalar in text.lowercased().unicodeScalars {
    let properties = scalar.properties
    let isOfWord =
      scalar == "_" || properties.isAlphabetic || properties.numericType != nil
      || [.nonspacingMark, .spacingMark, .connectorPunctuation].contains(properties.generalCategory)
    if isOfWord {
      word.unicodeScalars.append(scalar)
    } else if !word.isEmpty {
      words.append(word)
      word = ""
    }
  }
  return word.isEmpty ? words : words + [word]
}

func runs(_ words: [String]) -> Set<String> {
  guard words.count >= 8 else { return [] }
  return Set((0...(words.count - 8)).map { words[$0..<($0 + 8)].joined(separator: " ") })
}

/// Tags as spaces, entities and the escapes of our data read.
func withoutTags(_ text: String) -> String {
  var result = ""
  var rest = text[...]
  while let open = rest.firstIndex(of: "<") {
    result += rest[..<open]
    let tail = rest[open...]
    // A lone `<` of code is no tag.
    guard let close = tail.firstIndex(of: ">"), tail.distance(from: open, to: close) < 500,
      tail.dropFirst().first.map({ $0.isLetter || $0 == "/" || $0 == "!" }) == true
    else {
      result += " "
      rest = tail.dropFirst()
      continue
    }
    result += " "
    rest = rest[rest.index(after: close)...]
  }
  let plain = unescaped(result + rest)
  return plain.replacingOccurrences(of: "\\u0026", with: "&").replacingOccurrences(of: "\\n", with: " ")
    .replacingOccurrences(of: "\\\"", with: "\"")
}

struct LeakTests {
  /// The folder of the originals, which are not in the repository. Without it the test is reported as
  /// skipped, on the checking machine too.
  private static let originals = ProcessInfo.processInfo.environment["DOSSIER_ORIGINALS"]

  @Test(.enabled(if: originals != nil, "DOSSIER_ORIGINALS names no originals: leaks are not checked"))
  func noRunOfEightWordsOfAnOriginalIsTracked() throws {
    let folder = try #require(Self.originals)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
    #expect(names.count >= 2, "DOSSIER_ORIGINALS holds the two originals")
    var forbidden: Set<String> = []
    for name in names {
      let text = String(
        decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")), as: UTF8.self)
      forbidden.formUnion(runs(words(text)))
    }
    #expect(forbidden.count > 2000, "the originals are texts")
    var problems: [String] = []
    let tracked = try trackedFiles()
    #expect(tracked.count > 100)
    for path in tracked {
      // A file that is tracked and removed says nothing.
      guard let data = try? Data(contentsOf: URL(fileURLWithPath: "\(repository)/\(path)")) else { continue }
      let text = String(decoding: data, as: UTF8.self)
      let found = [text, withoutTags(text)].reduce(0) { $0 + runs(words($1)).intersection(forbidden).count }
      // The words themselves are not printed: a log is public too.
      if found > 0 { problems.append("\(path): \(found) runs of eight words") }
    }
    #expect(problems == [])
  }

  /// The search itself: what it must find, and what it must not.
  @Test func aRunIsFoundThroughTagsEntitiesAndCase() {
    let original = runs(words("The minister said that nobody's ships had left the harbour."))
    let leak = "<p>The <b>minister</b> said <!-- x -->\nthat NOBODY&#39;s ships — had left.</p>"
    #expect(!runs(words(withoutTags(leak))).isDisjoint(with: original))
    #expect(
      runs(words(withoutTags("the minister said that nobody left the harbour s"))).isDisjoint(with: original))
    #expect(
      !runs(words(withoutTags("if a < b, the minister said that nobody's ships had left"))).isDisjoint(
        with: original))
  }
}
