// Every path of the site, decided before anything is rendered; collisions are found here.

package import Corpus
package import Diagnostics
import Files
package import Linking

/// What a page shows.
enum PageKind: Sendable, Equatable {
  /// Index in `Corpus.notes`: front, about, themes, notes, entities.
  case note(Int)
  case themeClaims(String)
  case sources
  case source(Int)
  case entities
  case brief
  case timeline
  case coverage
  case claims
  case disputes
  case gaps
  case search
  case corrections
  /// In a copy that says what changed alone.
  case changes
  /// In a review copy alone.
  case review
  case notFound
}

struct PagePlan: Sendable {
  var path: SitePath
  var kind: PageKind
  var title: String
}

/// An old address and the page that it leads to now.
struct RedirectPlan: Sendable {
  var path: SitePath
  var target: PagePlan
  /// The file that says so.
  var origin: String
}

/// The pages of a site and their places.
package struct SitePlan: Sendable {
  package let linked: LinkedCorpus
  /// The interface's words, which titles of pages hold too.
  let words: Words
  let pages: [PagePlan]
  /// Old addresses of pages, sorted by path.
  let redirects: [RedirectPlan]
  /// By index in `Corpus.notes`.
  let notePaths: [SitePath]
  /// By index in `Corpus.sources`.
  let sourcePaths: [SitePath]
  /// Titles of the themes' pages.
  let themeTitles: [String: String]
  /// What changed since an earlier site; `nil` in an ordinary build.
  let since: ChangesSince?

  func path(of page: Page) -> SitePath {
    switch page {
    case .note(let index): notePaths[index]
    case .source(let index): sourcePaths[index]
    }
  }

  /// A link from one page to another, relative, so that it works from `file://`.
  func href(_ to: SitePath, from: SitePath, fragment: String = "") -> String {
    let anchor = fragment.isEmpty ? "" : "#" + fragment
    if to == from { return anchor.isEmpty ? to.fileName : anchor }
    return (to.folder == from.folder ? to.fileName : from.toRoot + to.text) + anchor
  }
}

/// Decides every path.
/// - Parameters:
///   - profile: a private copy has a page for reviewers.
///   - since: what changed since an earlier site, for a copy that says so.
package func plan(
  _ linked: LinkedCorpus, profile: Profile = .public, since: ChangesSince? = nil
) -> Diagnosed<SitePlan> {
  let corpus = linked.corpus
  let words = Words.of(language: corpus.settings.language)
  let notePaths = corpus.notes.indices.map { SitePath(checked: sitePath(of: corpus.notes[$0].place)) }
  let sourcePaths = corpus.sources.map { SitePath(checked: "sources/\($0.key).html") }
  var pages: [PagePlan] = []
  let add = { (path: String, kind: PageKind, title: String) in
    pages.append(PagePlan(path: SitePath(checked: path), kind: kind, title: title))
  }
  for index in corpus.notes.indices {
    pages.append(PagePlan(path: notePaths[index], kind: .note(index), title: corpus.notes[index].title))
  }
  var themeTitles: [String: String] = [:]
  for index in corpus.notes.indices {
    if case .theme(let theme) = corpus.notes[index].place { themeTitles[theme] = corpus.notes[index].title }
  }
  for theme in corpus.themes {
    add("themes/\(theme)/claims.html", .themeClaims(theme), words.pages.claimsOf(themeTitles[theme] ?? theme))
  }
  add("sources/index.html", .sources, words.frame.sources)
  for (index, source) in corpus.sources.enumerated() {
    add(sourcePaths[index].text, .source(index), source.title)
  }
  add("entities/index.html", .entities, words.frame.entities)
  add("brief.html", .brief, words.reading.brief)
  add("timeline.html", .timeline, words.frame.timeline)
  add("coverage.html", .coverage, words.frame.coverage)
  add("claims.html", .claims, words.frame.claims)
  add("disputes.html", .disputes, words.frame.disputes)
  add("gaps.html", .gaps, words.frame.gaps)
  add("search.html", .search, words.search.title)
  if !linked.releases.isEmpty { add("corrections.html", .corrections, words.corrections.title) }
  if since != nil { add(changesPath.text, .changes, words.changes.title) }
  if profile == .review { add("review.html", .review, words.review.title) }
  if corpus.settings.baseURL != nil { add("404.html", .notFound, words.pages.notFound) }
  let (redirects, refused) = planRedirects(corpus, pages)
  let plan = SitePlan(
    linked: linked, words: words, pages: pages, redirects: redirects.map(\.plan), notePaths: notePaths,
    sourcePaths: sourcePaths, themeTitles: themeTitles, since: since)
  return Diagnosed(plan, refused + collisions(plan, redirects))
}

private func sitePath(of place: Place) -> String {
  switch place {
  case .front: "index.html"
  case .about: "about.html"
  case .theme(let theme): "themes/\(theme)/index.html"
  case .note(let theme, let name): "themes/\(theme)/\(name).html"
  case .entity(let id): "entities/\(id).html"
  }
}

/// The old addresses of all pages; one that is no path of a page is a finding.
private func planRedirects(
  _ corpus: Corpus, _ pages: [PagePlan]
) -> (planned: [(plan: RedirectPlan, range: Range<Int>)], findings: [Finding]) {
  var planned: [(plan: RedirectPlan, range: Range<Int>)] = []
  var findings: [Finding] = []
  func add(_ redirects: [Located<String>], to page: PagePlan, origin: String) {
    for redirect in redirects {
      if let path = SitePath(redirect.value) {
        let target = oldClaimsTheme(path, page, corpus).flatMap { theme in
          pages.first { $0.kind == .themeClaims(theme) }
        }
        planned.append((RedirectPlan(path: path, target: target ?? page, origin: origin), redirect.range))
      } else {
        let expected = "a plain path such as /old/path.html"
        findings.append(
          Finding(
            .invalidValue(key: "aliases", value: redirect.value, expected: expected), path: origin,
            range: redirect.range))
      }
    }
  }
  for page in pages {
    switch page.kind {
    case .note(let number):
      add(corpus.notes[number].details.redirects, to: page, origin: corpus.notes[number].file.path)
    case .source(let number):
      add(corpus.sources[number].redirects, to: page, origin: corpus.sources[number].path)
    default: continue
    }
  }
  return (planned.sorted { $0.plan.path < $1.plan.path }, findings)
}

/// The theme whose claims page an old address of a theme's page means: `themes/OLD/claims.html` was one.
private func oldClaimsTheme(_ old: SitePath, _ page: PagePlan, _ corpus: Corpus) -> String? {
  guard case .note(let number) = page.kind, case .theme(let theme) = corpus.notes[number].place,
    old.depth == 2, old.text.hasPrefix("themes/"), old.fileName == "claims.html"
  else { return nil }
  return theme
}

/// Copied files and old addresses may want a path that is taken, also by another case of its letters.
private func collisions(
  _ plan: SitePlan, _ redirects: [(plan: RedirectPlan, range: Range<Int>)]
) -> [Finding] {
  let corpus = plan.linked.corpus
  // Pages alone never want the same path.
  if corpus.images.isEmpty, corpus.statics.isEmpty, redirects.isEmpty { return [] }
  var findings: [Finding] = []
  var owners: [String: String] = [:]
  for page in plan.pages { owners[page.path.text] = "a page" }
  for name in fixedNames(corpus) { owners[name] = "the theme or the data" }
  if plan.since != nil { owners[changesSheet.text] = "the theme or the data" }
  for path in plan.notePaths + plan.sourcePaths {
    owners[shardPath(path).text] = "the data"
    // What the pages of a folder may share.
    if !path.folder.isEmpty { owners["data/\(path.folder.dropLast()).js"] = "the data" }
  }
  // A file cannot stand where a folder is needed, nor a folder where a file is.
  var taken = Set(owners.keys.flatMap { parents(of: $0) })
  func claim(_ path: String, by owner: String, at place: (path: String, range: Range<Int>)) {
    let key = path.lowercased()
    let folders = parents(of: key)
    let other =
      owners[withoutPart(key)] ?? folders.lazy.compactMap { owners[$0] }.first
      ?? (taken.contains(key) ? "a folder" : nil)
    if let other {
      findings.append(
        Finding(.outputCollision(path: path, other: other), path: place.path, range: place.range))
    } else {
      owners[key] = owner
      taken.formUnion(folders)
    }
  }
  for file in corpus.images + corpus.statics {
    guard SitePath(file.path) != nil else {
      findings.append(
        Finding(.invalidName(name: file.path, what: "file name"), path: origin(file, corpus), range: 0..<0))
      continue
    }
    claim(file.path, by: file.path, at: (origin(file, corpus), 0..<0))
  }
  for (redirect, range) in redirects {
    let owner = "the old address of '\(redirect.target.title)'"
    claim(redirect.path.text, by: owner, at: (redirect.origin, range))
  }
  return findings
}

/// The path of a shard for the path of any part of it: `data/about.js` for `data/about.12.js`. So no file of
/// a dossier can stand where a part may once be needed.
private func withoutPart(_ path: String) -> String {
  let parts = path.split(separator: ".")
  guard path.hasPrefix("data/"), parts.count == 3, parts[2] == "js", parts[1].allSatisfy(\.isNumber) else {
    return path
  }
  return "\(parts[0]).js"
}

/// `a` and `a/b` for `a/b/c`.
private func parents(of path: String) -> [String] {
  let parts = path.split(separator: "/")
  return (1..<max(parts.count, 1)).map { parts[..<$0].joined(separator: "/") }
}

private func origin(_ file: SourceFile, _ corpus: Corpus) -> String {
  corpus.images.contains { $0.path == file.path } ? "content/" + file.path : "content/static/" + file.path
}

/// The name of a page's shard, `themes/sanctions/supply-cases`, and the file it goes to.
func shardName(_ page: SitePath) -> String { String(page.text.dropLast(".html".utf8.count)) }

func shardPath(_ page: SitePath) -> SitePath { SitePath(checked: "data/\(shardName(page)).js") }

/// Paths that are written besides pages and shards.
func fixedNames(_ corpus: Corpus) -> [String] {
  var names = assetNames.map { "assets/" + $0 }
  names += [
    "assets/dossier.js", "bibliography.bib", "bibliography.json", "bibliography.ris", "data/_index.js",
    "files.txt",
    SitePath.privateNotice.text,
    // Of a review copy, which every dossier may want one day.
    reviewPath.text, "assets/review.css", "assets/review.js",
  ]
  if corpus.settings.baseURL != nil { names += ["feed.xml", "sitemap.xml"] }
  return names
}
