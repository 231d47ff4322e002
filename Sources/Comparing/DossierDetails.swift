// What a dossier says of itself: its title, its authors, the date of its information. The front page says it
// in places that are known; the head and foot of every page repeat it. It is told once, however many do.

import Files

/// What every line is about that repeats what the dossier says of itself.
let detailsSubject = "dossier:"

struct DossierDetails: Sendable {
  private(set) var title = ""
  private(set) var authors: [String] = []
  /// What it is published by, and when, as programs are told.
  private(set) var imprint: [String] = []
  /// The line above the front page, and the one below all pages.
  private(set) var dateline = ""
  private(set) var cutoff = ""
  private(set) var language = ""
  private(set) var direction = ""
  /// `TLP:CLEAR`.
  private(set) var marking = ""
  /// Where it is published; ends in `/`.
  private(set) var address = ""
  /// Where errors are reported to, as its links begin.
  private(set) var contact = ""
  /// The themes in the order of the navigation: the page of each, and what it is called there.
  private(set) var themes: [(page: String, title: String)] = []
  /// Whether it is a private copy.
  private(set) var isPrivate = false
  /// The years that the drawn timeline names, with their places in percent.
  private(set) var years: [String] = []
  /// The years and how many hundredths of the picture's width lie before each.
  private var marks: [(year: Double, place: Double)] = []

  init(_ site: SiteModel) {
    isPrivate = site.isPrivate
    for line in lines(site.tree["index.html"]) { read(line) }
    // A foot without a date that programs are told of says something else.
    if !isDated { cutoff = "" }
    for line in lines(site.tree["timeline.html"], startingWith: "<line class=\"year\"") {
      guard let year = between(line, "<text class=\"year\" x=\"", "</text>") else { continue }
      years.append(year.split(separator: "\"").first.map { "\(plainText(line)) (\($0))" } ?? "")
      if let place = year.split(separator: "%").first.flatMap({ Double($0) }),
        let number = Double(plainText(line))
      {
        marks.append((number, place))
      }
    }
    // Each claim of a dossier has such a link, or none.
    let first = site.claims.values.min { precedes($0.id, $1.id) }
    let page = first.flatMap { site.tree[$0.record.page]?.bytes } ?? []
    if let start = firstPlace(of: Array(reportStart.utf8), in: page[...]).map({ $0 + reportStart.utf8.count })
    {
      let link = String(decoding: page[start...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      let end = ["?subject=", "?claim=", "&amp;claim="].compactMap { link.firstRange(of: $0)?.lowerBound }
      contact = unescapedText(String(link[..<(end.min() ?? link.endIndex)]))
    }
  }

  private func lines(_ file: SourceFile?, startingWith start: String = "<") -> [String] {
    guard let file else { return [] }
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"))
    return lines.filter { $0.starts(with: start.utf8) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func read(_ line: String) {
    let text = { unescapedText(plainText(line)) }
    let content = { unescapedText(between(line, "content=\"", "\"") ?? "") }
    if line.hasPrefix("<html ") {
      language = between(line, " lang=\"", "\"") ?? ""
      direction = between(line, " dir=\"", "\"") ?? ""
    } else if line.hasPrefix("<meta name=\"citation_author\"") {
      authors.append(content())
    } else if imprintNames.contains(where: { line.hasPrefix("<meta name=\"citation_\($0)\"") }) {
      imprint.append(content())
      isDated = isDated || line.hasPrefix("<meta name=\"citation_publication_date\"")
    } else if line.hasPrefix("<link rel=\"canonical\"") {
      address = unescapedText(between(line, "href=\"", "\"") ?? "")
    } else if line.hasPrefix("<p class=\"site-title\">") {
      title = text()
    } else if line.hasPrefix("<p class=\"marking-bar") {
      marking = text()
    } else if line.hasPrefix("<p class=\"dateline\">") {
      dateline = text()
    } else if line == "<ul class=\"nav-themes\">" {
      isInThemes = true
    } else if line == "</ul>" {
      isInThemes = false
    } else if line == "<footer>" {
      isInFoot = true
    } else if isInThemes, let page = between(line, "href=\"", "\"") {
      themes.append((page, text()))
    } else if isInFoot, line.hasPrefix("<p>") {
      cutoff = text()
      isInFoot = false
    }
  }

  private var isDated = false
  private var isInThemes = false
  private var isInFoot = false

  /// The path of the address on its server, `/` first and last.
  var path: String {
    let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count > 3 ? "/" + parts[3] : ""
  }

  /// What of a line acts in a browser, addresses that are not what the dossier's own details make them
  /// included.
  /// - Parameter id: what the line stands in.
  func acts(_ line: ArraySlice<UInt8>, in id: String, on page: String, leadsTo target: String?) -> [String] {
    var found = activeMarkup(line, leadsOn: target != nil, base: page == notFoundPage ? path : "")
    let text = String(decoding: line, as: UTF8.self)
    for (mark, key) in addressMarks where firstPlace(of: mark, in: line) != nil {
      let here = target ?? page
      let own = address + (here == "index.html" ? "" : here)
      let isOwn = unescapedText(between(text, "\(key)=\"", "\"") ?? "") == own
      if !isOwn || address.isEmpty { found.append(text) }
    }
    if firstPlace(of: reportMark, in: line) != nil, let link = between(text, reportStart, "\""),
      unpercented(unescapedText(link)) != report(id, page)
    {
      found.append(text)
    }
    return found
  }

  /// The address that an error in a claim is reported to, without percents.
  private func report(_ id: String, _ page: String) -> String {
    let here = address + page
    if contact.hasPrefix("mailto:") { return "\(contact)?subject=\(id) · \(title)&body=\(here)" }
    return "\(contact)\(contact.contains("?") ? "&" : "?")claim=\(id)&page=\(here)"
  }

  /// The first and last year that the timeline is drawn for, which are those of the settings; its picture
  /// names round ones. `nil` where they do not follow from it.
  fileprivate var span: String? {
    guard let first = marks.first, let last = marks.last, last.place > first.place else { return nil }
    let hundredth = (last.year - first.year) / (last.place - first.place)
    let start = first.year - first.place * hundredth
    // The last year is drawn to its end.
    return "\(Int(start.rounded())) – \(Int((start + 100 * hundredth).rounded()) - 1)"
  }

  /// What is told, by name: what a reader sees of it, and all that lines may say of it.
  fileprivate var told: [(name: String, value: String, said: [String])] {
    // The line above the front page joins cut-off, version and authors.
    let version = dateline.components(by: " · ").filter { part in
      part != cutoff && (authors.isEmpty || !authors.allSatisfy { part.contains($0) })
    }
    return [
      ("title", title, [title]),
      (
        "authors", authors.joined(separator: ", "),
        authors + imprint + [dateline] + ["citation_author", "citation_technical_report_institution"]
      ),
      ("cutoff", cutoff, [cutoff, dateline, "citation_publication_date"] + imprint),
      ("version", version.joined(separator: " · "), [dateline]),
      ("language", language.isEmpty ? "" : "\(language) (\(direction))", []),
      ("marking", marking, [marking, "TLP"]),
      (
        "address", address,
        [address, "feed.xml", "sitemap.xml", notFoundPage, "index.html", "claims.html", "sources"]
      ),
      ("contact", contact, [contact]),
      ("profile", isPrivate ? "review" : "public", ["robots", "noindex", "nofollow", "private.txt"]),
      ("timeline", years.first.map { "\($0) – \(years.last ?? "")" } ?? "", years),
    ]
  }
}

private let imprintNames = ["technical_report_institution", "publication_date"]
private let reportStart = "<small class=\"report\"><a href=\""

extension String {
  fileprivate func components(by separator: String) -> [String] {
    split(separator: separator).map(String.init)
  }
}

/// What stands between two texts in a line; `nil` where they do not.
/// Tags with an address of the dossier's own, and the attribute that has it.
private let addressMarks = [
  (mark: Array("rel=\"canonical\"".utf8), key: "href"),
  (mark: Array("name=\"citation_public_url\"".utf8), key: "content"),
]

private let reportMark = Array("class=\"report\"".utf8)

private func between(_ line: String, _ start: String, _ end: String) -> String? {
  guard let from = line.firstRange(of: start)?.upperBound,
    let to = line[from...].firstRange(of: end)?.lowerBound
  else { return nil }
  return String(line[from..<to])
}

extension Drafting {
  /// What the dossier says of itself, told once; the order of its themes with it.
  mutating func compareDetails() {
    for (old, new) in zip(details.a.told, details.b.told) where !same(old.value, new.value) {
      var touches: Set = [detailsSubject]
      switch old.name {
      case "marking": touches.formUnion(marked)
      case "timeline": touches.insert("timeline.html")
      case "address": touches.formUnion(["feed.xml", "sitemap.xml", notFoundPage])
      case "title": touches.formUnion(["feed.xml", "brief.html"])
      default: break
      }
      // A page says its own label where it is not the dossier's.
      let both = old.name == "marking" ? old.said + new.said : []
      var value = (old.value, new.value)
      if old.name == "timeline", let a = details.a.span, let b = details.b.span, a != b {
        value = (a, b)
      }
      detail(old.name, value, (old.said + both, new.said + both), touches)
    }
    let pages = (details.a.themes.map(\.page), details.b.themes.map(\.page))
    let both = (pages.0.filter(pages.1.contains), pages.1.filter(pages.0.contains))
    if both.0 != both.1 {
      let titles = { (themes: [(page: String, title: String)]) in themes.map(\.title).joined(separator: ", ")
      }
      // The tool's own pages go through the themes in this order.
      detail(
        "themes", (titles(details.a.themes), titles(details.b.themes)), ([], []),
        [
          detailsSubject, "index.html", "brief.html", "claims.html", "timeline.html", "gaps.html",
          "disputes.html", "coverage.html",
        ])
    }
  }

  private mutating func detail(
    _ name: String, _ value: (String, String), _ said: ([String], [String]), _ touches: Set<String>
  ) {
    let state = { (value: String) in
      value.isEmpty ? nil : ChangeState(value: value, file: "index.html")
    }
    let kind = ChangeKind.dossierDetailsChanged
    add(
      Change(
        kind: kind, severity: kind.severity, page: "index.html", subject: detailsSubject + name,
        before: state(value.0), after: state(value.1)),
      touches: touches, old: said.0, new: said.1)
  }

  /// Whether a label changed as that of the dossier did.
  func isMarkingOfDossier(_ old: String, _ new: String) -> Bool {
    old != new && "TLP:" + old == details.a.marking && "TLP:" + new == details.b.marking
  }

  /// The pages and sources whose labels changed with the dossier's.
  private var marked: Set<String> {
    var found: Set<String> = []
    for (path, page) in b.pages {
      guard let old = a.pages[path]?.record else { continue }
      if isMarkingOfDossier(old.text("tlp"), page.record.text("tlp")) { found.insert(path) }
    }
    for (key, source) in b.sources {
      guard let old = a.sources[key] else { continue }
      if isMarkingOfDossier(old.text("tlp"), source.text("tlp")) { found.insert("source:\(key)") }
    }
    return found
  }
}
