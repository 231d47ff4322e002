// The two sites that the tests of this folder walk, and plain looks at their pages.

import Files
import Foundation
import SiteSupport
import Testing

/// Which site a test looks at.
enum Which: String, Sendable, CaseIterable, CustomTestStringConvertible {
  case repository, synthetic

  var testDescription: String { "the \(rawValue) site" }

  func site() async throws -> WalkedSite {
    switch self {
    case .repository: try await repositorySite.value
    case .synthetic: try await syntheticSite.value
    }
  }
}

/// Each is built once, whichever test asks first.
private let repositorySite = Task { WalkedSite(try await buildSite(loadRepository())) }
private let syntheticSite = Task { WalkedSite(try await buildSite(SyntheticDossier(seed: 7).tree())) }

/// A site with its pages scanned.
struct WalkedSite: Sendable {
  let site: BuiltSite
  let pages: [HTMLPage]
  private let byPath: [String: Int]

  init(_ site: BuiltSite) {
    self.site = site
    pages = site.paths.filter { $0.hasSuffix(".html") }.map {
      HTMLPage(path: $0, bytes: site.files[$0] ?? [])
    }
    byPath = Dictionary(uniqueKeysWithValues: pages.enumerated().map { ($1.path, $0) })
  }

  func page(_ path: String) -> HTMLPage? { byPath[path].map { pages[$0] } }

  /// Pages that are written as Markdown: they hold claims, marks and notes of their own.
  var written: [HTMLPage] { pages.filter { isWritten($0.path) } }

  func isWritten(_ path: String) -> Bool {
    path == "index.html" || path == "about.html" || isTheme(path)
      || (path.hasPrefix("entities/") && path != "entities/index.html")
  }

  func isTheme(_ path: String) -> Bool { path.hasPrefix("themes/") && !path.hasSuffix("/claims.html") }

  /// Pages at old addresses, which lead to where the page is now.
  func isRedirect(_ page: HTMLPage) -> Bool {
    page.all("meta").contains { page.elements[$0]("http-equiv") == "refresh" }
  }

  var sourcePages: [HTMLPage] {
    pages.filter { $0.path.hasPrefix("sources/") && $0.path != "sources/index.html" }
  }

  /// The element that a link leads to, as page and index; `nil` when there is none.
  func follow(_ href: String, from page: HTMLPage) -> (page: HTMLPage, element: Int)? {
    let (path, fragment) = target(of: href, from: page.path)
    guard let fragment, let other = self.page(path), let element = other.element(fragment) else { return nil }
    return (other, element)
  }
}

/// Path below the root and fragment of a relative link.
func target(of href: String, from path: String) -> (path: String, fragment: String?) {
  let parts = href.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
  let fragment = parts.count > 1 ? String(parts[1]).removingPercentEncoding ?? String(parts[1]) : nil
  guard let file = parts.first, !file.isEmpty else { return (path, fragment) }
  var folders = path.split(separator: "/").dropLast().map(String.init)
  for part in file.split(separator: "/") {
    // A link above the root is kept as one, so that it is found nowhere.
    if part == "..", !folders.isEmpty, folders.last != ".." {
      folders.removeLast()
    } else {
      folders.append(String(part))
    }
  }
  return (folders.joined(separator: "/"), fragment)
}

/// A paragraph of a source as the site names it.
struct Paragraph: Hashable, Sendable, CustomStringConvertible {
  var key: String
  var label: String

  var description: String { "\(key)#\(label)" }
}

/// The source and the first paragraph that an id `r_…_KEY_p2` or `n_KEY_p2` speaks of.
func paragraph(inID id: String) -> Paragraph? {
  var parts = id.split(separator: "_").map(String.init)
  // A second mark of a claim ends in `_2`.
  if let last = parts.last, Int(last) != nil { parts.removeLast() }
  guard parts.count >= 3 || (parts.count >= 2 && id.hasPrefix("n_")) else { return nil }
  return Paragraph(key: parts[parts.count - 2], label: parts[parts.count - 1])
}

/// The numbered paragraphs of a source page, and its headings and other parts, which only stand there.
func sourceParts(of page: HTMLPage) -> [Int] {
  page.elements.indices.filter {
    page.elements[$0].hasClass("paragraph") || page.elements[$0].hasClass("part")
  }
}

/// Every paragraph that a mark covers: its id names the first, its words `Label ¶¶3–5` the last.
func paragraphs(ofMark mark: Int, on page: HTMLPage) -> [Paragraph] {
  guard let id = page.elements[mark]("id"), let first = paragraph(inID: id) else { return [] }
  return paragraphs(from: first, words: page.text(mark))
}

/// The first paragraph of a mark and those to the end of its range, as its words name it.
func paragraphs(from first: Paragraph, words: String) -> [Paragraph] {
  guard let sign = words.range(of: "¶¶"), let dash = words[sign.upperBound...].firstIndex(of: "–"),
    let from = Int(words[sign.upperBound..<dash]),
    let to = Int(words[words.index(after: dash)...].prefix { $0.isNumber })
  else { return [first] }
  return (from...max(from, to)).map { Paragraph(key: first.key, label: "p\($0)") }
}

/// The marks of a page that stand where the author put them; mirrors have none with an id.
func marks(on page: HTMLPage) -> [Int] { page.all("a", "cite").filter { page.elements[$0]("id") != nil } }

/// Fails with the problems, the first dozen written out.
func expectNone(_ problems: [String], _ rule: String, sourceLocation: SourceLocation = #_sourceLocation) {
  guard !problems.isEmpty else { return }
  let shown = problems.prefix(12).map { "\n  " + $0 }.joined()
  Issue.record("\(rule): \(problems.count) exceptions\(shown)", sourceLocation: sourceLocation)
}
