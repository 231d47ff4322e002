// The page around the content: a Mustache template that a dossier may override. It is rendered once a
// folder depth with place holders for what differs by page; a page then costs one splice.

package import Corpus
package import Diagnostics
package import Files
import Markup
import Mustache

/// Names that a template may use anywhere.
private let dossierNames = [
  "language", "direction", "dossier-title", "marking", "cutoff", "version", "root", "nav", "href", "label",
  "feed", "about",
]
/// Names that differ by page: plain tags only, no sections.
private let pageNames = ["title", "head", "main"]

/// The shells of a dossier's pages by depth.
package struct Shells: Sendable {
  /// By depth, then from the server's root: pieces of the shell and the page names between them.
  private let pieces: [[Piece]]

  private enum Piece: Sendable {
    case text([UInt8])
    case name(String)
  }

  /// Compiles `page.mustache`; a template that cannot be used is a finding, and the page is bare.
  package static func compile(
    _ template: SourceFile, _ settings: Settings, themes: [(name: String, title: String)], hasAbout: Bool
  ) -> Diagnosed<Shells> {
    let refused = screenText(template)
    let findings = refused.isEmpty ? scan(template) : refused
    let text = String(decoding: template.bytes, as: UTF8.self)
    guard findings.isEmpty else { return Diagnosed(Shells(pieces: []), findings) }
    do {
      // As text: values come escaped.
      let compiled = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
      let roots = ["", "../", "../../", escaped(settings.basePath)]
      let pieces = roots.map { split(compiled.render(view(settings, themes, hasAbout, root: $0))) }
      return Diagnosed(Shells(pieces: pieces))
    } catch {
      return Diagnosed(
        Shells(pieces: []), [Finding(.templateError(problem: "\(error)"), path: template.path, range: 0..<0)])
    }
  }

  /// A page: the shell of its depth around its own text. `title` is text; `head` and `main` are HTML.
  func page(depth: Int, title: String, head: String, main: [UInt8]) -> [UInt8] {
    page(pieces[min(depth, 2)], title: title, head: head, main: main)
  }

  /// The page that a server shows in place of any missing one: its links start at the server's root.
  func notFound(title: String, main: [UInt8]) -> [UInt8] {
    page(pieces[3], title: title, head: "", main: main)
  }

  private func page(_ pieces: [Piece], title: String, head: String, main: [UInt8]) -> [UInt8] {
    var html = HTML()
    for piece in pieces {
      switch piece {
      case .text(let bytes): html.raw(bytes)
      case .name("title"): html.text(title)
      case .name("head"): html.raw(head)
      case .name: html.raw(main)
      }
    }
    return html.bytes
  }

  private static func view(
    _ settings: Settings, _ themes: [(name: String, title: String)], _ hasAbout: Bool, root: String
  ) -> [String: Any] {
    var view: [String: Any] = [
      "language": escaped(settings.language),
      "direction": isRightToLeft(settings.language) ? "rtl" : "ltr",
      "dossier-title": escaped(settings.title),
      "marking": settings.marking.text,
      "root": root,
      "nav": themes.map { ["href": "themes/\($0.name)/index.html", "label": escaped($0.title)] },
    ]
    if let cutoff = settings.cutoff { view["cutoff"] = escaped(cutoff.words) }
    if let version = settings.version { view["version"] = escaped(version) }
    if hasAbout { view["about"] = "about.html" }
    if settings.baseURL != nil { view["feed"] = "feed.xml" }
    // U+0001 cannot come from a dossier: notes, settings and templates with it are refused.
    for name in pageNames { view[name] = "\u{1}\(name)\u{1}" }
    return view
  }

  private static func split(_ text: String) -> [Piece] {
    text.split(separator: "\u{1}", omittingEmptySubsequences: false).enumerated().map { index, part in
      index.isMultiple(of: 2) ? .text(Array(part.utf8)) : .name(String(part))
    }
  }
}

/// Our own look at a template: names, sections and comments only, and of names only those that a page has.
private func scan(_ template: SourceFile) -> [Finding] {
  var findings: [Finding] = []
  var seen: [String] = []
  let bytes = template.bytes
  var i = 0
  while i + 1 < bytes.count {
    guard bytes[i] == UInt8(ascii: "{"), bytes[i + 1] == UInt8(ascii: "{") else {
      i += 1
      continue
    }
    var end = i + 2
    while end + 1 < bytes.count, !(bytes[end] == UInt8(ascii: "}") && bytes[end + 1] == UInt8(ascii: "}")) {
      end += 1
    }
    guard end + 1 < bytes.count else {
      findings.append(
        Finding(.templateError(problem: "a tag is not closed"), path: template.path, range: i..<(i + 2)))
      return findings
    }
    let tag = String(decoding: bytes[(i + 2)..<end], as: UTF8.self)
    if !isAllowed(tag) {
      findings.append(
        Finding(
          .unknownTag(tag: tag, known: (dossierNames + pageNames).sorted(by: precedes)), path: template.path,
          range: i..<(end + 2)))
    }
    if pageNames.contains(tag) { seen.append(tag) }
    i = end + 2
  }
  for name in pageNames where seen.count(where: { $0 == name }) != 1 {
    let problem = "it must hold {{\(name)}} once"
    findings.append(Finding(.templateError(problem: problem), path: template.path, range: 0..<0))
  }
  return findings
}

private func isAllowed(_ tag: String) -> Bool {
  guard let sign = tag.utf8.first else { return false }
  switch sign {
  case UInt8(ascii: "!"): return true
  case UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: "/"):
    return dossierNames.contains(String(tag.dropFirst()))
  default: return dossierNames.contains(tag) || pageNames.contains(tag)
  }
}
