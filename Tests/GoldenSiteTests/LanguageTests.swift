// Dossiers in Persian and Chinese: their pages speak their language, and nothing of the interface's English is
// left on them. Of each some pages are golden, one of every kind.

import Compiler
import Corpus
import Diagnostics
import Files
import Foundation
import Rendering
import Support
import Testing

/// Pages of which each language's case keeps the expected output.
private let chosenPages = [
  "404.html", "coverage.html", "disputes.html", "entities/harbour-board.html", "index.html",
  "old/opening.html", "sources/index.html", "sources/mora-2031.html", "themes/trade/claims.html",
  "themes/trade/later.html", "themes/trade/opening.html", "timeline.html",
]
private let ownSource = ["persian": "sources/moradi-2031.html", "chinese": "sources/chen-2031.html"]

/// Latin words that a page shows because an author, a source or a standard has them.
private let namesOfInput: Set = [
  "BibLaTeX", "CSL-JSON", "RIS", "TLP", "GREEN", "ICD", "PHIA", "index", "html", "en", "fa", "zh-Hans",
  "Mora", "Osei", "Ines", "Kofi", "Notes", "on", "the", "new", "harbour", "is", "it", "working", "Institute",
  "of", "Quays", "quays", "Harbour", "Board", "quay", "text", "https", "example", "org", "mora", "moradi",
  "chen", "daftar", "dengji", "Unicode", "NFC", "SHA",
]

/// What readers of any language type to search by a field.
private let searchKeywords: Set = [
  "src", "KEY", "in", "claim", "judgement", "para", "source", "entity", "event", "page", "conf", "high",
  "moderate", "low", "quot",
]

/// Latin words of a page that are neither names nor ids, nor terms of a yardstick.
private func foreignWords(_ page: [UInt8], besides known: Set<String> = []) -> Set<String> {
  let terms = Yardstick.allCases.flatMap(\.terms).flatMap { $0.split(separator: " ").map(String.init) }
  let words = shownTexts(page).flatMap(latinWords).filter { word in
    !namesOfInput.contains(word) && !known.contains(word) && !terms.contains(word) && !word.hasPrefix("c-")
      // Hashes and keys with a year.
      && !word.contains(where: \.isNumber)
  }
  return Set(words)
}

/// What a reader sees or hears: the text between tags, and the attributes that are read out.
private func shownTexts(_ page: [UInt8]) -> [String] {
  var texts: [String] = []
  for piece in String(decoding: page, as: UTF8.self).split(separator: "<").dropFirst() {
    let parts = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
    // COinS is for other programs: its title is a record.
    let names = parts[0].contains("Z3988") ? [] : ["aria-label", "alt", "title"]
    for name in names {
      let values = parts[0].split(separator: " \(name)=\"", omittingEmptySubsequences: false).dropFirst()
      texts += values.map { String($0.prefix { $0 != "\"" }) }
    }
    if parts.count > 1 { texts.append(String(parts[1])) }
  }
  return texts
}

private func latinWords(_ text: String) -> [String] {
  text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }
    .map { String($0.drop { $0 == "-" }) }
    .filter { $0.utf8.count > 1 && $0.contains(where: \.isLetter) }
}

private func pages(_ tree: FileTree) -> [SourceFile] {
  tree.files.filter { $0.path.hasSuffix(".html") }
}

@Suite struct LanguageTests {
  @Test(arguments: ["persian", "chinese"])
  func goldenPages(name: String) async throws {
    let (site, tree) = try await compiled(name)
    #expect(site.findings.filter { $0.code.severity == .error }.isEmpty)
    let found = try differences(report(site, tree), fromGolden: "\(cases)/\(name)/diagnostics.txt")
    #expect(found == [])
    let wanted = chosenPages + [try #require(ownSource[name])]
    let chosen = rendered(site.value).files.filter { wanted.contains($0.path) }
    #expect(chosen.count == wanted.count)
    #expect(try differences(FileTree(chosen), fromGoldenFolder: "\(cases)/\(name)/out") == [])
  }

  @Test(arguments: ["persian", "chinese"])
  func noWordOfEnglishIsLeft(name: String) async throws {
    let (site, _) = try await compiled(name)
    let all = pages(rendered(site.value))
    #expect(all.count > 20)
    for page in all {
      let known = page.path == "search.html" ? searchKeywords : []
      #expect(foreignWords(page.bytes, besides: known) == [], "\(page.path)")
      let text = String(decoding: page.bytes, as: UTF8.self)
      #expect(text.contains(name == "persian" ? "lang=\"fa\" dir=\"rtl\"" : "lang=\"zh-Hans\" dir=\"ltr\""))
    }
  }

  /// The page for reviewers and the corrections, which these dossiers do not have by themselves.
  @Test(arguments: ["persian", "chinese"])
  func noWordOfEnglishIsLeftInReviews(name: String) async throws {
    let (_, tree) = try await compiled(name)
    let changes = SourceFile(
      path: Changes.path, text: "releases: [{release: \"2\", date: 2035-03-02, corrections: [{text: ۱}]}]\n")
    let site = try await compile(tree.with([changes]), profile: .review, jobs: 2)
    let pages = rendered(site.value)
    for path in ["review.html", "corrections.html"] {
      let page = try #require(pages[path])
      #expect(
        foreignWords(page.bytes, besides: ["dossier", "review", "import", "FILE", "AMBER"]) == [], "\(path)")
    }
    // What the script says stands in an attribute; keys and commands have the same names everywhere.
    let text = String(decoding: try #require(pages["review.html"]).bytes, as: UTF8.self)
    let words = try #require(text.components(separatedBy: "data-words=\"").last)
      .components(separatedBy: "\">")[0]
    let values = words.components(separatedBy: "&quot;:&quot;").dropFirst()
      .map { $0.components(separatedBy: "&quot;")[0] }
    #expect(values.count == 28)
    #expect(Set(values.flatMap(latinWords)).subtracting(["Esc"]) == [], "\(values)")
  }

  /// The same dossier in another language shows that the test would find words, on every page.
  @Test(arguments: ["persian", "chinese"])
  func wordsOfEnglishAreFound(name: String) async throws {
    let (_, tree) = try await compiled(name)
    let files = tree.files.map { file -> SourceFile in
      guard file.path == "content/dossier.yml" else { return file }
      let text = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map {
        $0.hasPrefix("language:") ? "language: de" : $0
      }
      return SourceFile(path: file.path, text: text.joined(separator: "\n") + "\n")
    }
    let site = try await compile(FileTree(files), jobs: 2)
    for page in pages(rendered(site.value)) {
      #expect(!foreignWords(page.bytes).isEmpty, "\(page.path)")
    }
  }

  /// Persian digits stand in what we count and date, and nowhere in ids, addresses and labels.
  @Test func digitsOfPersian() async throws {
    let (site, _) = try await compiled("persian")
    for page in pages(rendered(site.value)) {
      let text = String(decoding: page.bytes, as: UTF8.self)
      for attribute in ["id=\"", "href=\"", "datetime=\"", "data-edtf=\""] {
        for piece in text.split(separator: attribute, omittingEmptySubsequences: false).dropFirst() {
          let value = piece.prefix { $0 != "\"" }
          #expect(!value.unicodeScalars.contains { (0x6F0...0x6F9).contains($0.value) }, "\(value)")
        }
      }
      for label in ["¶", "v1:", "بند "] {
        #expect(!(0..<10).contains { text.contains(label + persianDigit($0)) }, "\(page.path)")
      }
    }
  }

  private func persianDigit(_ digit: UInt32) -> String {
    String(Unicode.Scalar(0x6F0 + digit).map(Character.init) ?? "?")
  }
}

@Suite struct PluralTests {
  private let noun = CountedNoun(one: "claim", other: "claims")

  @Test(arguments: [
    (0, "0 claims", "۰ claim", "0 claims"), (1, "1 claim", "۱ claim", "1 claims"),
    (2, "2 claims", "۲ claims", "2 claims"), (11, "11 claims", "۱۱ claims", "11 claims"),
    (101, "101 claims", "۱۰۱ claims", "101 claims"),
  ])
  func forms(number: Int, english: String, persian: String, chinese: String) {
    #expect(counted(number, noun, in: .english) == english)
    #expect(counted(number, noun, in: .persian) == persian)
    #expect(counted(number, noun, in: .chinese) == chinese)
  }

  @Test(arguments: [
    ("fa", InterfaceLanguage.persian), ("fa-IR", .persian), ("FA", .persian), ("zh", .chinese),
    ("zh-Hans", .chinese), ("zh-CN", .chinese), ("en", .english), ("en-GB", .english), ("de", .english),
    ("fab", .english), ("zha", .english), ("", .english),
  ])
  func languages(tag: String, language: InterfaceLanguage) {
    #expect(InterfaceLanguage(tag) == language)
    #expect(Words.of(language: tag).number(12) == (language == .persian ? "۱۲" : "12"))
  }
}
