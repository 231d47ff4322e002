// Runs of words: what of a text counts as the same words, and how a file of a site is read.

import Corpus
import Testing

private let sentence = "The port authority of Selin charges every large ferry for its berth"

private func finds(_ file: String, _ text: String = sentence, isMarkup: Bool = true) -> Bool {
  let table = RunTable(runHashes(of: text).map { ($0, 0) })
  var scanner = RunScanner(table, isMarkup: isMarkup)
  var found = false
  scanner.scan(Array(file.utf8)) { _, _ in found = true }
  return found
}

struct WordRunsTests {
  @Test(arguments: [
    ("plain", "x The port authority of Selin charges every large y"),
    ("case", "THE PORT AUTHORITY OF SELIN CHARGES EVERY LARGE"),
    ("punctuation", "The “port” authority, of Selin: charges – every (large"),
    ("tags", "<p>The <em>port</em> authority</p>\n<p>of Selin <a href=\"x\">charges</a> every large</p>"),
    ("attribute", "<img alt=\"The port authority of Selin charges every large\">"),
    ("title", "<a title='The port authority of Selin charges every large'>x</a>"),
    ("comment", "<!-- The port authority of Selin charges every large -->"),
    ("reference", "The&nbsp;port&#32;authority of Selin char&#103;es every l&#x61;rge"),
    ("escape", #"dossier.put("The port\nauthority of Selin char\u0067es\tevery large")"#),
    ("percent", "href=\"x.html#:~:text=The%20port%20authority%20of%20Selin%20charges%20every%20large\""),
    ("soft hyphen", "The port author\u{AD}ity of Selin charges every large"),
    ("end", "The port authority of Selin charges every large"),
    (
      "script",
      "<script type=\"application/ld+json\">{\"x\":\"The port authority of Selin charges every large\"}</script>"
    ),
  ])
  func isFound(name: String, file: String) { #expect(finds(file), "\(name)") }

  @Test(arguments: [
    "The port authority of Selin charges every", "port authority of Selin charges every small ferry for",
    "<p title=\"The port authority of\">Selin charges every large</p>", "",
  ])
  func isNotFound(file: String) { #expect(!finds(file), "\(file)") }

  @Test func scripts() {
    #expect(
      finds(
        "<p>Плата за ПРИЧАЛ взимается с каждого парома в обеих гаванях</p>",
        "плата за причал взимается с каждого парома в обеих гаванях пролива"))
    #expect(
      finds(
        #""\u043f\u043b\u0430\u0442\u0430 за причал взимается с каждого парома в обеих""#,
        "плата за причал взимается с каждого парома в обеих гаванях пролива", isMarkup: false))
    let chinese = "渡轮每小时两班票价去年上涨乘客减少港口收费"
    #expect(finds("据说\(chinese.prefix(16))，", chinese))
    #expect(!finds("据说\(chinese.prefix(15))，", chinese), "sixteen characters make a run")
    #expect(finds("<b>渡轮</b>每小时两班票价去年上涨乘客减少港口", chinese))
    #expect(
      finds(
        "سازمان بنادر از هر کشتی برای پهلو گرفتن پول می‌گیرد",
        "سازمان بنادر از هر کشتی برای پهلو گرفتن پول می‌گیرد"))
  }

  @Test func filtersAreWrittenAndReadBack() throws {
    let filter = RunFilter(of: Array(sentence.utf8))
    #expect(filter.words == 12 && filter.hashes.count == 5)
    let file = filter.encode()
    #expect(String(decoding: file, as: UTF8.self).hasPrefix("dossier-runs/1 text="))
    #expect(RunFilter(file) == filter)
    #expect(RunFilter(Array(file.dropLast(4))) == nil, "a number is cut short")
    #expect(RunFilter([]) == nil && RunFilter(Array("dossier-runs/2 x\n".utf8)) == nil)
    let none = RunFilter(of: Array("too few words".utf8))
    #expect(RunFilter(none.encode()) == none && none.hashes == [])
  }

  /// Two million words at random: not one is taken for a run of a text of 20,000.
  @Test func noFalseAlarm() {
    var state: UInt64 = 7
    func text(_ count: Int) -> String {
      (0..<count).map { _ -> String in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return "w\((state >> 40) % 3000)"
      }.joined(separator: " ")
    }
    let secret = text(20_000)
    #expect(!finds(text(2_000_000), secret))
  }
}
