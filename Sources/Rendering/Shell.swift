// The page around the content: a Mustache template that a dossier may override. It is rendered once a
// folder depth with place holders for what differs by page; a page then costs one splice.

import Corpus
import Diagnostics
import Files
import Markup
import Mustache

/// Names that a template may use anywhere.
let dossierNames =
  [
    "language", "direction", "dossier-title", "cutoff", "version", "root", "nav", "href", "label",
    "feed", "about", "corrections", "changes",
  ] + frameNames
/// The interface's words for the frame, in the dossier's language.
private let frameNames = [
  "skip-words", "site-words", "about-words", "brief-words", "claims-words", "timeline-words",
  "disputes-words",
  "gaps-words", "coverage-words", "sources-words", "entities-words", "search-words", "unstyled-words",
  "cutoff-words", "corrections-words", "changes-words",
]
/// Names that differ by page: plain tags only, no sections.
let pageNames = onceNames + ["marking", "marking-class"]
/// Those that a page must hold once.
private let onceNames = ["title", "head", "main"]

/// What a page may load and do (Content Security Policy, level 3): nothing but the site's own files.
let policyLine =
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; "
  + "style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'\">"

/// The shells of a dossier's pages by depth.
struct Shells: Sendable {
  /// By depth, then from the server's root: pieces of the shell and the page names between them.
  private let pieces: [[Piece]]

  private enum Piece: Sendable {
    case text([UInt8])
    case name(String)
  }

  /// Compiles `page.mustache` with its partials; a template that cannot be used is a finding, and then
  /// there are no shells.
  static func compile(
    _ template: SourceFile, partials: [SourceFile], _ settings: Settings,
    _ words: Words, themes: [(name: String, title: String)], hasAbout: Bool,
    hasCorrections: Bool, hasChanges: Bool
  ) -> Diagnosed<Shells> {
    let findings = scanTemplates(template, partials: partials)
    guard findings.isEmpty else { return Diagnosed(Shells(pieces: []), findings) }
    do {
      var library = MustacheLibrary()
      for file in partials + [template] {
        // As text: values come escaped.
        let text = "{{% CONTENT_TYPE:TEXT}}" + String(decoding: file.bytes, as: UTF8.self)
        library.register(try MustacheTemplate(string: text), named: templateName(file))
      }
      let roots = ["", "../", "../../", escaped(settings.basePath)]
      let pages = roots.map { root in
        library.render(
          view(settings, words, themes, hasAbout, hasCorrections, hasChanges, root: root),
          withTemplate: templateName(template))
          ?? ""
      }
      if let missing = pages.first.flatMap({ checkPage($0, path: template.path) }) {
        return Diagnosed(Shells(pieces: []), [missing])
      }
      return Diagnosed(Shells(pieces: pages.map(split)))
    } catch {
      return Diagnosed(
        Shells(pieces: []), [Finding(.templateError(problem: "\(error)"), path: template.path, range: 0..<0)])
    }
  }

  /// What every page needs whatever the template does: the policy first in its head, and its own three
  /// parts.
  private static func checkPage(_ page: String, path: String) -> Finding? {
    let head = page.utf8.firstRange(of: "<head>".utf8).map { page.utf8[$0.upperBound...] } ?? page.utf8[...]
    guard head.drop(while: { [0x20, 0x09, 0x0A, 0x0D].contains($0) }).starts(with: policyLine.utf8) else {
      return Finding(.missingPolicy, path: path, range: 0..<0)
    }
    let names = page.split(separator: "\u{1}", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    for name in onceNames where names.count(where: { $0 == name }) != 1 {
      return Finding(.templateError(problem: "it must hold {{\(name)}} once"), path: path, range: 0..<0)
    }
    return nil
  }

  /// A page: the shell of its depth around its own text. `title` is text, `head` is HTML, and `main` writes
  /// HTML into the page itself: a list of all claims is not held twice.
  func page(
    depth: Int, title: String, marking: Marking, head: String, main: (inout HTML) -> Void
  ) -> [UInt8] {
    page(pieces[min(depth, 2)], title: title, marking: marking, head: head, main: main)
  }

  /// The page that a server shows in place of any missing one: its links start at the server's root.
  func notFound(title: String, marking: Marking, main: (inout HTML) -> Void) -> [UInt8] {
    page(pieces[3], title: title, marking: marking, head: "", main: main)
  }

  private func page(
    _ pieces: [Piece], title: String, marking: Marking, head: String, main: (inout HTML) -> Void
  ) -> [UInt8] {
    var html = HTML(capacity: 32 << 10)
    for piece in pieces {
      switch piece {
      case .text(let bytes): html.raw(bytes)
      case .name("title"): html.text(title + " – TLP:" + marking.text)
      case .name("marking"): html.raw(marking.text)
      case .name("marking-class"): html.raw(marking.className)
      case .name("head"): html.raw("<meta name=\"tlp\" content=\"TLP:\(marking.text)\">\n" + head)
      case .name: main(&html)
      }
    }
    return html.bytes
  }

  private static func view(
    _ settings: Settings, _ words: Words, _ themes: [(name: String, title: String)], _ hasAbout: Bool,
    _ hasCorrections: Bool, _ hasChanges: Bool, root: String
  ) -> [String: Any] {
    var view: [String: Any] = [
      "language": escaped(settings.language),
      "direction": isRightToLeft(settings.language) ? "rtl" : "ltr",
      "dossier-title": escaped(settings.title),
      "root": root,
      "nav": themes.map { ["href": "themes/\($0.name)/index.html", "label": escaped($0.title)] },
    ]
    let frame = words.frame
    let said = [
      frame.skip, frame.site, frame.about, words.reading.brief, frame.claims, frame.timeline, frame.disputes,
      frame.gaps,
      frame.coverage, frame.sources, frame.entities, words.search.link, frame.unstyled,
      settings.cutoff.map { frame.cutoff(words.date($0)) } ?? "", words.corrections.title,
      words.changes.title,
    ]
    for (name, text) in zip(frameNames, said) { view[name] = escaped(text) }
    if let cutoff = settings.cutoff { view["cutoff"] = escaped(words.date(cutoff)) }
    if let version = settings.version { view["version"] = escaped(version) }
    if hasAbout { view["about"] = "about.html" }
    if hasCorrections { view["corrections"] = "corrections.html" }
    if hasChanges { view["changes"] = changesPath.text }
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
