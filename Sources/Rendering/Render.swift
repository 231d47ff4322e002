// Every file of the site as a path and a function that writes it.

package import Corpus
package import Diagnostics
package import Files
import Linking
import Theme

/// What may be overridden: the theme's files by name, a dossier's own in place of the built-in.
package struct ThemeFiles: Sendable {
  /// The script of every page, behind the words of the dossier's language.
  let script: SourceFile
  /// The style sheet, and the scripts that `script` or a page of a source asks for: as they are, by name.
  let assets: [(name: String, file: SourceFile)]
  let page: SourceFile
  /// The style sheet and the script of a review copy's own page, which no public site has.
  let reviewAssets: [(name: String, file: SourceFile)]
  /// The style sheet of a copy that says what changed, which no ordinary site has.
  let changesSheet: SourceFile
  /// What `{{> name}}` brings in: the dossier's other `.mustache` files.
  let partials: [SourceFile]
  /// Files of the dossier's `templates/` that nothing uses, though they look like templates.
  let unused: [SourceFile]

  /// - Parameter own: the dossier's `templates/` folder, paths relative to the dossier.
  package init(own: [SourceFile]) {
    let file = { (name: String) -> SourceFile in
      if let own = own.first(where: { $0.path == "templates/" + name }) { return own }
      let builtIn = Theme.files.first { $0.name == name }
      return SourceFile(path: "templates/" + name, bytes: builtIn?.bytes ?? [])
    }
    script = file("dossier.js")
    assets = assetNames.map { ($0, file($0)) }
    page = file("page.mustache")
    changesSheet = file("changes.css")
    reviewAssets = ["review.css", "review.js"].map { ($0, file($0)) }
    let rest = own.filter { own in !Theme.files.contains { own.path == "templates/" + $0.name } }
    partials = rest.filter { $0.path.hasSuffix(".mustache") }
    unused = rest.filter { file in [".css", ".js", ".html", ".htm"].contains { file.path.hasSuffix($0) } }
  }
}

/// Files of the theme that are copied as they are.
let assetNames = ["check.js", "dossier.css", "records.js", "search.js", "sha256.js"]

/// Turns the plan into output files, sorted by path. Cannot fail; a template that cannot be used is a
/// finding.
/// - Parameter review: for a private copy, the texts that its pages show; `nil` for a public site.
package func outputs(
  _ plan: SitePlan, theme: ThemeFiles, review: Originals? = nil
) -> Diagnosed<[OutputFile]> {
  let corpus = plan.linked.corpus
  let shells = Shells.compile(
    theme.page, partials: theme.partials, corpus.settings, plan.words,
    themes: corpus.themes.map { ($0, plan.themeTitles[$0] ?? $0) },
    hasAbout: corpus.notes.indices.contains { corpus.notes[$0].place == .about },
    hasCorrections: !plan.linked.releases.isEmpty, hasChanges: plan.since != nil)
  let unused = theme.unused.map { Finding(.unexpectedFile, path: $0.path, range: 0..<0) }
  guard shells.findings.isEmpty else { return Diagnosed([], shells.findings + unused) }
  let site = Site(plan: plan, shells: shells.value, review: review)
  var files = plan.pages.map { page in
    OutputFile(path: page.path) { site.page(page) }
  }
  files += plan.redirects.map { redirect in
    OutputFile(path: redirect.path) { site.page(redirect) }
  }
  files += dataFiles(site)
  files += bibliographyFiles(site)
  for (name, file) in theme.assets + (review == nil ? [] : theme.reviewAssets) {
    files.append(OutputFile(path: SitePath(checked: "assets/" + name)) { file.bytes })
  }
  if plan.since != nil {
    files.append(OutputFile(path: changesSheet) { theme.changesSheet.bytes })
  }
  files.append(
    OutputFile(path: SitePath(checked: "assets/dossier.js")) {
      plan.words.scriptLine() + theme.script.bytes
    })
  for file in corpus.images + corpus.statics {
    // A name that is no site path was reported by the plan.
    guard let path = SitePath(file.path) else { continue }
    files.append(OutputFile(path: path) { file.bytes })
  }
  if let base = corpus.settings.baseURL {
    files.append(OutputFile(path: SitePath(checked: "sitemap.xml")) { site.sitemap(base: base) })
    files.append(OutputFile(path: SitePath(checked: "feed.xml")) { site.feed(base: base) })
  }
  if review != nil {
    files.append(OutputFile(path: SitePath.privateNotice) { Array(site.words.frame.privateNotice.utf8) })
  }
  let list = SitePath(checked: "files.txt")
  let paths = files.map(\.path) + [list]
  files.append(
    OutputFile(path: list) { Array((paths.sorted().map(\.text).joined(separator: "\n") + "\n").utf8) })
  return Diagnosed(files.sorted { $0.path < $1.path }, unused)
}

private func bibliographyFiles(_ site: Site) -> [OutputFile] {
  let formats: [(name: String, encode: @Sendable ([BibliographyEntry]) -> [UInt8])] = [
    ("json", encodeCSLJSON), ("bib", encodeBibLaTeX), ("ris", encodeRIS),
  ]
  return formats.map { format in
    OutputFile(path: SitePath(checked: "bibliography.\(format.name)")) { format.encode(site.bibliography()) }
  }
}

extension Site {
  /// A whole page.
  func page(_ page: PagePlan) -> [UInt8] {
    let settings = corpus.settings
    let isFront = page.path.text == "index.html"
    let title = (isFront ? "" : page.title + " – ") + settings.title
    let marking = marking(of: page.kind)
    if page.kind == .notFound {
      return shells.notFound(title: title, marking: marking) { write(page.kind, into: &$0) }
    }
    var head = (review == nil ? "" : reviewHead(page)) + changesHead(page.path)
    if let base = settings.baseURL {
      head += "<link rel=\"canonical\" href=\"\(escaped(base + (isFront ? "" : page.path.text)))\">\n"
    }
    if case .note(let number) = page.kind, let words = corpus.notes[number].details.description {
      head += "<meta name=\"description\" content=\"\(escaped(words))\">\n"
    }
    if case .note(let number) = page.kind { head += citationMeta(number) }
    if case .source(let number) = page.kind { head += checkScript(number) }
    return shells.page(depth: page.path.depth, title: title, marking: marking, head: head) {
      if review != nil { $0.raw(reviewBanner(from: page.path)) }
      write(page.kind, into: &$0)
    }
  }

  private func write(_ kind: PageKind, into html: inout HTML) {
    switch kind {
    case .note(let number): notePage(number, into: &html)
    case .themeClaims(let theme): themeClaims(theme, into: &html)
    case .sources: sourceList(into: &html)
    case .source(let number): sourcePage(number, into: &html)
    case .entities: entityList(into: &html)
    case .brief: brief(into: &html)
    case .timeline: timeline(into: &html)
    case .coverage: coverage(into: &html)
    case .claims: claimsPage(into: &html)
    case .disputes: disputes(into: &html)
    case .gaps: gaps(into: &html)
    case .search: searchPage(into: &html)
    case .corrections: correctionsPage(into: &html)
    case .changes: changesPage(into: &html)
    case .review: reviewPage(into: &html)
    case .notFound: notFound(into: &html)
    }
  }

  /// The reader's check, where there are fingerprints to check a text by.
  private func checkScript(_ number: Int) -> String {
    let hasPrints = corpus.sources[number].paragraphs.contains { $0.record?.fingerprint != nil }
    return hasPrints ? "<script defer src=\"../assets/check.js\"></script>\n" : ""
  }
}
