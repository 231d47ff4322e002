// The page around the content: a Mustache template that a dossier may override. It is rendered once a
// folder depth with place holders for what differs by page; a page then costs one splice.

package import Corpus
package import Diagnostics
package import Files
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
  /// By depth: pieces of the shell and the page names between them.
  private let pieces: [[Piece]]

  private enum Piece: Sendable {
    case text([UInt8])
    case name(String)
  }

  /// Compiles `page.mustache`; a template that cannot be used is a finding, and the page is bare.
  package static func compile(
    _ template: SourceFile, _ settings: Settings, themes: [(name: String, title: String)], hasAbout: Bool
  ) -> Diagnosed<Shells> {
    let findings = scan(template)
    let text = String(decoding: template.bytes, as: UTF8.self)
    guard findings.isEmpty else { return Diagnosed(Shells(pieces: []), findings) }
    do {
      // As text: values come escaped.
      let compiled = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
      let pieces = (0...2).map { depth in
        split(compiled.render(view(settings, themes, hasAbout, depth: depth)))
      }
      return Diagnosed(Shells(pieces: pieces))
    } catch {
      return Diagnosed(
        Shells(pieces: []), [Finding(.templateError(problem: "\(error)"), path: template.path, range: 0..<0)])
    }
  }

  /// A page: the shell of its depth around its own text. `title` is text; `head` and `main` are HTML.
  func page(depth: Int, title: String, head: String, main: [UInt8]) -> [UInt8] {
    var html = HTML()
    for piece in pieces[min(depth, pieces.count - 1)] {
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
    _ settings: Settings, _ themes: [(name: String, title: String)], _ hasAbout: Bool, depth: Int
  ) -> [String: Any] {
    var view: [String: Any] = [
      "language": escaped(settings.language),
      "direction": isRightToLeft(settings.language) ? "rtl" : "ltr",
      "dossier-title": escaped(settings.title),
      "marking": settings.marking.text,
      "root": String(repeating: "../", count: depth),
      "nav": themes.map { ["href": "themes/\($0.name)/index.html", "label": escaped($0.title)] },
    ]
    if let cutoff = settings.cutoff { view["cutoff"] = escaped(cutoff.words) }
    if let version = settings.version { view["version"] = escaped(version) }
    if hasAbout { view["about"] = "about.html" }
    if settings.baseURL != nil { view["feed"] = "feed.xml" }
    // U+0001 cannot come from a dossier: the screen and the escaping refuse it.
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
    i = end + 2
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
