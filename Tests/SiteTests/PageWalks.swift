// What holds on every page: links, ids, policy, headings, and the plain form of the text.

import Files
import SiteSupport

/// Every link is relative, ends in a page or asset, and its target is there.
func linkProblems(_ walk: WalkedSite) -> [String] {
  var problems: [String] = []
  for page in walk.pages {
    for element in page.elements {
      for (name, value) in element.attributes
      where ["href", "src", "srcset", "action", "poster"].contains(name) {
        guard let problem = linkProblem(name, value, element, page, walk) else { continue }
        problems.append(
          "\(page.path):\(element.firstLine): <\(element.name) \(name)=\"\(value)\"> \(problem)")
      }
    }
  }
  return problems
}

private func linkProblem(
  _ name: String, _ value: String, _ element: HTMLPage.Element, _ page: HTMLPage, _ walk: WalkedSite
) -> String? {
  if value.hasPrefix("http://") || value.hasPrefix("https://") || value.hasPrefix("mailto:") {
    let isCanonical = element.name == "link" && element("rel") == "canonical"
    return element.name == "a" && name == "href" || isCanonical ? nil : "asks a foreign place"
  }
  // The page for what is missing stands at any address: its links start at the server's root.
  if page.path == "404.html", value.hasPrefix("/") {
    let parts = value.split(separator: "/")
    let isThere = parts.indices.contains { walk.site.files[parts[$0...].joined(separator: "/")] != nil }
    return isThere ? nil : "leads to no file"
  }
  if value.hasPrefix("/") || value.contains(":") || value.contains("\\") { return "is not relative" }
  if value.isEmpty { return "is empty" }
  let (path, fragment) = target(of: value, from: page.path)
  guard walk.site.files[path] != nil else { return "leads to no file" }
  guard element.name == "a" else { return nil }
  if !path.hasSuffix(".html"), !path.hasPrefix("images/"), !path.hasPrefix("assets/"), fragment == nil {
    return ["feed.xml", "files.txt", "bibliography.json", "bibliography.bib", "bibliography.ris"].contains(
      path)
      ? nil : "leads to no page"
  }
  if let fragment, walk.page(path)?.element(fragment) == nil { return "leads to no id" }
  return nil
}

/// No id twice on a page; a claim's id on its page and once on its theme's list, a mark's only at home.
func idProblems(_ walk: WalkedSite) -> [String] {
  var problems: [String] = []
  var homes: [String: [String]] = [:]
  for page in walk.pages {
    var seen: Set<String> = []
    for element in page.elements {
      guard let id = element("id") else { continue }
      if !seen.insert(id).inserted {
        problems.append("\(page.path):\(element.firstLine): id \(id) a second time")
      }
      if id.isEmpty || id.contains(" ") { problems.append("\(page.path):\(element.firstLine): id '\(id)'") }
      if id.hasPrefix("c-") || id.hasPrefix("u-") || id.hasPrefix("r_") {
        homes[id, default: []].append(page.path)
      }
    }
  }
  for (id, paths) in homes.sorted(by: { $0.key < $1.key }) {
    let home = paths.filter(walk.isWritten)
    let lists = paths.filter { !walk.isWritten($0) }
    if home.count != 1 { problems.append("\(id) has its home on \(home)") }
    let theme =
      home.first.map { $0.split(separator: "/").prefix(2).joined(separator: "/") + "/claims.html" } ?? ""
    let wanted = home.first.map(walk.isTheme) == true && !id.hasPrefix("r_") ? [theme] : []
    if lists != wanted { problems.append("\(id) stands also on \(lists), not on \(wanted)") }
  }
  return problems
}

/// The policy stands first in head; no inline script or style; no frame.
func policyProblems(_ walk: WalkedSite) -> [String] {
  let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    + "base-uri 'none'; form-action 'none'"
  var problems: [String] = []
  for page in walk.pages {
    if let head = page.all("head").first, head + 1 < page.elements.count {
      let first = page.elements[head + 1]
      if first.name != "meta" || first("http-equiv") != "Content-Security-Policy"
        || first("content") != policy
      {
        problems.append("\(page.path): the policy is not the first element of head")
      }
    } else {
      problems.append("\(page.path): no head")
    }
    if !page.bytes.starts(with: "<!DOCTYPE html>\n".utf8) { problems.append("\(page.path): no doctype") }
    for (index, element) in page.elements.enumerated() {
      let place = "\(page.path):\(element.firstLine)"
      for (name, _) in element.attributes where name.hasPrefix("on") || name == "style" {
        problems.append("\(place): \(name)= on <\(element.name)>")
      }
      switch element.name {
      case "style", "iframe", "object", "embed", "base": problems.append("\(place): <\(element.name)>")
      case "script":
        let isData = element("type") == "application/ld+json"
        if element("src") == nil, !isData { problems.append("\(place): an inline script") }
        if !isData, !page.text(index).isEmpty { problems.append("\(place): a script with text in it") }
        for name in ["type", "integrity", "crossorigin", "async"] where !isData && element(name) != nil {
          problems.append("\(place): \(name)= on a script; from file:// it would not load")
        }
      default: break
      }
    }
  }
  return problems
}

/// One h1, no jump of levels, a language, a title.
func headingProblems(_ walk: WalkedSite) -> [String] {
  var problems: [String] = []
  for page in walk.pages {
    let language = page.all("html").first.flatMap { page.elements[$0]("lang") }
    if language?.isEmpty ?? true { problems.append("\(page.path): no lang on html") }
    // A mark of a drawing has a title of its own.
    let titles = page.all("title").filter { index in
      !page.ancestors(of: index).contains { page.elements[$0].name == "svg" }
    }.map { page.text($0) }
    if titles.count != 1 || titles[0].isEmpty { problems.append("\(page.path): titles \(titles)") }
    let levels = page.elements.compactMap { element in
      element.name.count == 2 && element.name.first == "h" ? Int(element.name.dropFirst()) : nil
    }
    if levels.first != 1 || levels.count(where: { $0 == 1 }) != 1 {
      problems.append("\(page.path): h1 \(levels)")
    }
    for (before, after) in zip(levels, levels.dropFirst()) where after > before + 1 {
      problems.append("\(page.path): h\(before) is followed by h\(after)")
    }
    for image in page.all("img") where page.elements[image]("alt") == nil {
      problems.append("\(page.path):\(page.elements[image].firstLine): a picture without alt")
    }
  }
  return problems
}

/// UTF-8, LF, a final newline, no blanks at the end of a line, no indentation.
func textProblems(_ walk: WalkedSite) -> [String] {
  var problems: [String] = []
  let endings = [".html", ".css", ".js", ".txt", ".xml", ".json", ".bib", ".ris"]
  for path in walk.site.paths where endings.contains(where: { path.hasSuffix($0) }) {
    let bytes = walk.site.files[path] ?? []
    if String(validating: bytes, as: UTF8.self) == nil { problems.append("\(path) is not UTF-8") }
    if bytes.contains(0x0D) { problems.append("\(path) holds a CR") }
    if bytes.last != 0x0A { problems.append("\(path) has no final newline") }
    // Blanks in a code block are the author's.
    let page = walk.page(path)
    let code = page?.all("pre").compactMap { page?.elements[$0] }.map { $0.firstLine...$0.lastLine } ?? []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if code.contains(where: { $0.contains(number + 1) }) { continue }
      if line.last == 0x20 || line.last == 0x09 { problems.append("\(path):\(number + 1) ends in a blank") }
      // One block a line, no indentation: a change of depth must not touch the lines inside.
      if path.hasSuffix(".html"), line.first == 0x20 || line.first == 0x09 {
        problems.append("\(path):\(number + 1) is indented")
      }
    }
  }
  return problems
}
