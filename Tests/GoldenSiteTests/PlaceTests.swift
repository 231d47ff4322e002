// Places behind keys to marks: which paragraphs a citation reaches, what its marks show, what is found.

import Compiler
import Diagnostics
import Files
import Foundation
import Support
import Testing

/// A source with pages, one without, and a claim with the citation at hand.
private func dossier(_ citation: String) -> FileTree {
  fixture(
    """
    --- content/dossier.yml ---
    title: Places
    tlp: CLEAR
    --- content/sources/paged.md ---
    ---
    title: Paged
    label: Paged
    author: [{family: Mora}]
    pages: {iv: p1, "11": p1-p2, "12": "p3, h1", A-1: p4, "13": p5}
    ---
    One. {#p1}

    Two. {#p2}

    Head. {#h1}

    Three. {#p3}

    Four. {#p4}

    Five. {#p5}
    --- content/sources/plain.md ---
    ---
    title: Plain
    label: Plain
    ---
    One. {#p1}

    Two. {#p2}

    Head. {#h1}

    Three. {#p3}
    --- content/themes/t/n.md ---
    ---
    title: N
    ---
    It is so \(citation). ^c-one
    """)
}

private struct Seen: Equatable {
  /// The claim as it reads, its marks in brackets.
  var text: String
  /// The paragraphs that list the claim, in file order.
  var reached: [String]
  var findings: [String]
}

private func seen(_ citation: String) async throws -> Seen {
  let tree = dossier(citation)
  let site = try await compile(tree, jobs: 1)
  let findings = site.findings.filter { $0.code.severity == .error || $0.code.rawValue / 100 == 4 }
  guard !findings.contains(where: { $0.code.severity == .error }) else {
    let bytes = tree["content/themes/t/n.md"]?.bytes ?? []
    return Seen(text: "", reached: [], findings: listed(findings.sortedForReport(), in: bytes))
  }
  let page = site.value.files.first { $0.path.text == "themes/t/n.html" }.map { text(of: $0) } ?? ""
  let claim = page.components(separatedBy: "id=\"c-one\">").last?.components(separatedBy: "</p>").first ?? ""
  var reached: [String] = []
  for key in ["paged", "plain"] {
    let source = site.value.files.first { $0.path.text == "sources/\(key).html" }.map { text(of: $0) } ?? ""
    var label = ""
    for line in source.split(separator: "\n") {
      if let start = line.range(of: " id=\"") {
        label = String(line[start.upperBound...].prefix { $0 != "\"" })
      }
      if line.contains("n.html#c-one\"") { reached.append("\(key)#\(label)") }
    }
  }
  return Seen(text: words(claim), reached: reached, findings: listed(findings, in: []))
}

private func text(of file: OutputFile) -> String { String(decoding: file.render(), as: UTF8.self) }

private func words(_ html: String) -> String {
  html.replacing(#/\n<small[^>]*>[^<]*<\/small>/#, with: "").replacing("\n", with: " ").replacing(
    "<bdi>", with: "["
  ).replacing("</bdi>", with: "]")
    .replacing(#/<[^>]*>/#, with: "").trimmingCharacters(in: .whitespaces)
}

@Suite struct PlaceTests {
  @Test(
    arguments: [
      ("[@plain, ¶ 2]", "It is so [Plain ¶2].", ["plain#p2"]),
      ("[@plain, 2]", "It is so [Plain ¶2].", ["plain#p2"]),
      ("[@plain, p2]", "It is so [Plain ¶2].", ["plain#p2"]),
      (
        "[see @plain, ¶¶ 1–3, there]", "It is so see [Plain ¶¶1–3], there.",
        ["plain#p1", "plain#p2", "plain#p3"]
      ),
      ("[@plain, ¶¶ 1 & 3]", "It is so [Plain ¶1]; [Plain ¶3].", ["plain#p1", "plain#p3"]),
      ("[@plain, p. 9, ¶ 2]", "It is so [Plain ¶2], p. 9.", ["plain#p2"]),
      ("[@plain, § 2 ¶ 3]", "It is so [Plain ¶3], § 2.", ["plain#p3"]),
      ("[@plain, ¶ 3, § 2, so]", "It is so [Plain ¶3], § 2, so.", ["plain#p3"]),
      ("[@plain, p. 9, ¶ 2, ¶ 3]", "It is so [Plain ¶2]; [Plain ¶3], p. 9.", ["plain#p2", "plain#p3"]),
      (
        "[@plain, p. 1, ¶ 1, p. 2, ¶ 3, so]", "It is so [Plain ¶1], p. 1; [Plain ¶3], p. 2, so.",
        ["plain#p1", "plain#p3"]
      ),
      (
        "[@plain, ¶¶ 2, 3, 2, so]", "It is so [Plain ¶2]; [Plain ¶3]; [Plain ¶2], so.",
        ["plain#p2", "plain#p3"]
      ),
      ("[@plain{¶ 3 (second sentence)}]", "It is so [Plain ¶3], (second sentence).", ["plain#p3"]),
      ("[@{plain}، بند ۲]", "It is so [Plain ¶2].", ["plain#p2"]),
      (
        "[@plain，第3段；@paged，第12页]", "It is so [Plain ¶3]; [Paged p. 12].",
        ["paged#h1", "paged#p3", "plain#p3"]
      ),
      ("[@paged, p. 11]", "It is so [Paged p. 11].", ["paged#p1", "paged#p2"]),
      ("[@paged, 11]", "It is so [Paged p. 11].", ["paged#p1", "paged#p2"]),
      ("[@paged, S. ۱۱]", "It is so [Paged p. 11].", ["paged#p1", "paged#p2"]),
      ("[@paged, p. iv]", "It is so [Paged p. iv].", ["paged#p1"]),
      ("[@paged, p. A-1]", "It is so [Paged p. A-1].", ["paged#p4"]),
      (
        "[@paged, pp. iv–12]", "It is so [Paged pp. iv–12].",
        ["paged#p1", "paged#p2", "paged#h1", "paged#p3"]
      ),
      (
        "[@paged, p. 11, 13]", "It is so [Paged p. 11]; [Paged p. 13].", ["paged#p1", "paged#p2", "paged#p5"]
      ),
      ("[@paged, p. 11, ¶ 2]", "It is so [Paged ¶2], p. 11.", ["paged#p2"]),
      ("[@paged, 11, ¶ 2]", "It is so [Paged ¶2], 11.", ["paged#p2"]),
      ("[@paged, vol. 2, p. 11]", "It is so [Paged p. 11], vol. 2.", ["paged#p1", "paged#p2"]),
      ("[@paged, h1]", "It is so [Paged h1].", ["paged#h1"]),
      ("[@paged, ¶ 5]", "It is so [Paged ¶5].", ["paged#p5"]),
      ("@paged [p. 13]", "It is so Mora [Paged p. 13].", ["paged#p5"]),
    ])
  func placesReachTheirParagraphs(citation: String, shown: String, reached: [String]) async throws {
    #expect(try await seen(citation) == Seen(text: shown, reached: reached, findings: []))
  }

  @Test(
    arguments: [
      ("[@plain]", "DOS0403 bareCitation@[@plain]"),
      ("[@plain, iv]", "DOS0403 bareCitation@[@plain, iv]"),
      ("[@plain, p. 11]", "DOS0411 placeWithoutParagraph@11"),
      ("[@paged, § 2]", "DOS0411 placeWithoutParagraph@2"),
      ("[@plain, chap. IV, § 2]", "DOS0411 placeWithoutParagraph@IV"),
      ("[@plain, 12:28]", "DOS0411 placeWithoutParagraph@12:28"),
      ("[@paged, p. 99]", "DOS0410 unknownPage@99"), ("[@paged, 99]", "DOS0410 unknownPage@99"),
      ("[@paged, pp. 11–99]", "DOS0410 unknownPage@11–99"), ("[@paged, p. IV]", "DOS0410 unknownPage@IV"),
      ("[@paged, pp. 12–11]", "DOS0407 reversedRange@12–11"),
      ("[@plain, ¶ 3a]", "DOS0402 unknownParagraph@3a"), ("[@plain, ¶ 1.2]", "DOS0402 unknownParagraph@1.2"),
      ("[@plain, ¶¶ 2–9]", "DOS0402 unknownParagraph@2–9"),
      ("[@plain, {xii}]", "DOS0402 unknownParagraph@xii"),
      ("[@plain, @paged]", "DOS0406 commaBetweenKeys@paged"),
    ])
  func whatLeadsNowhereIsFound(citation: String, finding: String) async throws {
    let found = try await seen(citation).findings
    #expect(found.contains(finding), "\(found)")
    #expect(found.count == (citation.hasPrefix("[@plain, @") ? 2 : 1) || found.count == 1, "\(found)")
  }

  /// A link reads its place as a citation does, and leads to the first paragraph of a page.
  @Test(
    arguments: [
      ("@plain, ¶ 2", "Plain ¶2", "plain.html#p2"), ("@plain, 2", "Plain ¶2", "plain.html#p2"),
      ("@paged, ¶ 2", "Paged ¶2", "paged.html#p2"), ("@paged, p. 11", "Paged p. 11", "paged.html#p1"),
      ("@paged, 11", "Paged p. 11", "paged.html#p1"), ("@paged, S. ۱۲", "Paged p. 12", "paged.html#h1"),
      ("@paged, p. iv", "Paged p. iv", "paged.html#p1"), ("@paged, p. A-1", "Paged p. A-1", "paged.html#p4"),
      ("@paged, h1", "Paged h1", "paged.html#h1"), ("@paged, p. 12|there", "there", "paged.html#h1"),
      ("@{plain}", "Plain", "plain.html"),
      ("@{paged}، 第12页", "Paged p. 12", "paged.html#h1"),
    ])
  func linksReachTheirParagraph(target: String, shown: String, address: String) async throws {
    let site = try await compile(dossier("[[\(target)]] [@plain, ¶ 1]"), jobs: 1)
    #expect(site.findings.filter { $0.code.severity == .error }.isEmpty, "\(site.findings.map(\.fact))")
    let page = site.value.files.first { $0.path.text == "themes/t/n.html" }.map { text(of: $0) } ?? ""
    #expect(page.contains("<a href=\"../../sources/\(address)\">\(shown)</a>"), "\(page)")
  }

  @Test(
    arguments: [
      ("[[@plain, p. 11]]", "DOS0411 placeWithoutParagraph@[[@plain, p. 11]]"),
      ("[[@paged, § 2]]", "DOS0411 placeWithoutParagraph@[[@paged, § 2]]"),
      ("[[@paged, p. 99]]", "DOS0410 unknownPage@99"), ("[[@paged, 99]]", "DOS0410 unknownPage@99"),
      ("[[@plain, 99]]", "DOS0402 unknownParagraph@[[@plain, 99]]"),
      ("[[@paged, pp. 11–12]]", "DOS0404 malformedCitation@[[@paged, pp. 11–12]]"),
      ("[[@paged, ¶¶ 1–2]]", "DOS0404 malformedCitation@[[@paged, ¶¶ 1–2]]"),
      ("[[@paged, p. 11, ¶ 2]]", "DOS0404 malformedCitation@[[@paged, p. 11, ¶ 2]]"),
      ("[[@paged, p. 11 there]]", "DOS0404 malformedCitation@[[@paged, p. 11 there]]"),
    ])
  func linksThatLeadNowhereAreFound(link: String, finding: String) async throws {
    #expect(try await seen("\(link) [@plain, ¶ 1]").findings == [finding])
  }

  /// The page map itself is checked when the source is read.
  @Test(
    arguments: [
      ("{\"1\": p9}", "DOS0402"), ("{\"1\": first}", "DOS0305"), ("{\"1\": [p1]}", "DOS0305"),
      ("12", "DOS0305"),
      ("[p1]", "DOS0305"), ("{\"1\": p2-p1}", "DOS0407"),
    ])
  func aPageMapIsChecked(pages: String, code: String) async throws {
    let tree = dossier("[@plain, ¶ 1]")
    let files = tree.files.map { file in
      guard file.path.hasSuffix("paged.md") else { return file }
      let text = String(decoding: file.bytes, as: UTF8.self)
      return SourceFile(path: file.path, text: text.replacing(#/pages: \{.*\}/#, with: "pages: \(pages)"))
    }
    let found = try await compile(FileTree(files), jobs: 1).findings.filter { $0.path.hasSuffix("paged.md") }
    #expect(found.map(\.code.text).contains(code), "\(found.map(\.fact))")
  }
}
