// The chain that must never break, walked in the rendered pages: every link inside the site leads to a
// page and an id that are there, and every citation to its paragraph and back.

import Compiler
import Diagnostics
import Files
import Foundation
import Support
import Testing

/// The values of an attribute in a page, in order. The pages are ours: attributes stand in double quotes.
private func values(of attribute: String, in page: String) -> [String] {
  page.components(separatedBy: " \(attribute)=\"").dropFirst().map { part in
    String(part.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
  }
}

/// A relative link from a page, as a path in the site; `nil` when it leaves the site.
private func target(_ href: String, from page: String) -> (path: String, fragment: String)? {
  if href.contains(":") { return nil }
  let parts = href.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
  let fragment = parts.count > 1 ? parts[1].removingPercentEncoding ?? parts[1] : ""
  if parts[0].isEmpty { return (page, fragment) }
  var folders = page.split(separator: "/").dropLast().map(String.init)
  for part in parts[0].split(separator: "/") {
    if part == ".." { _ = folders.popLast() } else { folders.append(String(part)) }
  }
  return (folders.joined(separator: "/"), fragment)
}

/// Links and pictures inside a site that lead to no file or no id of it.
func brokenLinks(in site: FileTree) -> [String] {
  let pages = site.files.filter { $0.path.hasSuffix(".html") }
    .map { (path: $0.path, text: String(decoding: $0.bytes, as: UTF8.self)) }
  let ids = Dictionary(uniqueKeysWithValues: pages.map { ($0.path, Set(values(of: "id", in: $0.text))) })
  var broken: [String] = []
  for (path, text) in pages {
    // The page for what is missing stands at any address: its links start at the server's root.
    if path == "404.html" {
      for href in values(of: "href", in: text) + values(of: "src", in: text) where href.hasPrefix("/") {
        let parts = href.split(separator: "/")
        let isThere = parts.indices.contains { site[parts[$0...].joined(separator: "/")] != nil }
        if !isThere { broken.append("404.html: \(href) leads to no file") }
      }
      continue
    }
    for href in values(of: "href", in: text) + values(of: "src", in: text) {
      guard let (to, fragment) = target(href, from: path) else { continue }
      if site[to] == nil {
        broken.append("\(path): \(href) leads to no file")
      } else if !fragment.isEmpty, ids[to]?.contains(fragment) != true {
        broken.append("\(path): \(href) leads to no id")
      }
    }
  }
  return broken
}

/// Ids that stand twice on one page.
func repeatedIDs(in site: FileTree) -> [String] {
  site.files.filter { $0.path.hasSuffix(".html") }.flatMap { file in
    let ids = values(of: "id", in: String(decoding: file.bytes, as: UTF8.self))
    let repeated = Dictionary(grouping: ids, by: { $0 }).filter { $0.value.count > 1 }
    return repeated.keys.sorted(by: precedes).map { "\(file.path): \($0)" }
  }
}

@Suite struct LinkTests {
  private func site() async throws -> [String: String] {
    let files = rendered(try await compiled("example").site.value).files
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test func everyLinkLeadsToWhatIsThere() async throws {
    #expect(brokenLinks(in: rendered(try await compiled("example").site.value)) == [])
  }

  @Test func idsAreUniqueOnTheirPage() async throws {
    #expect(repeatedIDs(in: rendered(try await compiled("example").site.value)) == [])
  }

  /// Every link from a page outside `sources/` to a paragraph has its entry under that paragraph.
  @Test func everyCitedParagraphLeadsBack() async throws {
    let site = try await site()
    var missing: [String] = []
    for (path, page) in site where path.hasPrefix("themes/") && !path.hasSuffix("/claims.html") {
      for href in values(of: "href", in: page) {
        guard let (to, fragment) = target(href, from: path), to.hasPrefix("sources/"), !fragment.isEmpty
        else {
          continue
        }
        let paragraph = section(fragment, of: site[to] ?? "")
        let back = values(of: "href", in: paragraph).compactMap { target($0, from: to)?.path }
        if !back.contains(path) { missing.append("\(to)#\(fragment) does not lead back to \(path)") }
      }
    }
    #expect(Set(missing).sorted() == [])
  }

  /// The part of a source page from a paragraph's id to the next paragraph's.
  private func section(_ id: String, of page: String) -> String {
    let parts = page.components(separatedBy: " id=\"\(id)\"")
    guard parts.count == 2 else { return "" }
    var result = ""
    for line in parts[1].split(separator: "\n", omittingEmptySubsequences: false) {
      if let next = values(of: "id", in: String(line)).first, next.wholeMatch(of: /[phfbt][0-9]+/) != nil {
        break
      }
      result += line + "\n"
    }
    return result
  }

  @Test func thePolicyStandsFirstOnEveryPage() async throws {
    for (path, page) in try await site() where path.hasSuffix(".html") {
      let head = page.components(separatedBy: "<head>\n").dropFirst().first ?? ""
      #expect(head.hasPrefix("<meta http-equiv=\"Content-Security-Policy\""), "\(path)")
    }
  }

  @Test func theListOfFilesIsTheSite() async throws {
    let site = try await site()
    #expect(site["files.txt"] == site.keys.sorted(by: precedes).map { $0 + "\n" }.joined())
  }

  /// A citation may stand anywhere in a note; wherever it is read, its mark is shown.
  @Test func citationsInOddPlaces() async throws {
    let tree = fixture(
      """
      --- content/dossier.yml ---
      title: T
      tlp: CLEAR
      --- content/sources/s.md ---
      ---
      title: S
      ---
      One. {#p1}
      --- content/index.md ---
      ---
      title: Front
      ---
      > [!JUDGEMENT] Arms [@s, ¶ 1]
      > It is likely [@s, ¶ 1]. ^j-arms
      >
      > - confidence: low
      > - basis: as [@s, ¶ 1] says
      > - rests-on: c-a
      > - would-change: more of [@s, ¶ 1]
      >
      > Words behind the fields [@s, ¶ 1].
      --- content/themes/arms/note.md ---
      ---
      title: N
      ---
      # Head @s [¶ 1]

      [a [@s, ¶ 1] link](note.md) and **bold [@s, ¶ 1]** ![picture [@s, ¶ 1]](https://x.org/a.png). ^c-a

      > [!NOTE] Title [@s, ¶ 1]
      > Text [@s, ¶ 1].

      | [@s, ¶ 1] |
      |---|
      | [@s, ¶ 1; @s, ¶ 1] |

      - [ ] [@s, ¶ 1]
      """)
    let compiled = try await compile(tree, jobs: 1)
    let site = rendered(compiled.value)
    #expect(brokenLinks(in: site) == [])
    #expect(repeatedIDs(in: site) == [])
    // What is shown nowhere is an error: two fields, two titles, a picture's text and the words behind.
    #expect(compiled.findings.count { $0.code == .hiddenCitation } == 6)
    #expect(compiled.findings.contains { $0.code == .judgementField })
  }
}
