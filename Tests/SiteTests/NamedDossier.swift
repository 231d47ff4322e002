// A made-up dossier whose names are kept apart from its text, so that it can be written under other names
// from the start: what `rename` has to come to. Each way to name a page stands in it.

import Files
import SiteSupport

struct NamedDossier {
  /// A page by its place in the lists below.
  enum Page: Hashable { case theme(Int), note(Int), source(Int), entity(Int) }

  /// How a link names a note or entity.
  enum Way: CaseIterable { case bare, folder, whole, file }

  enum Piece {
    case text(String)
    /// The key of a source as a citation writes it, without the `@`.
    case key(Int)
    case bracedKey(Int)
    /// The target of a cross-link.
    case target(Page, Way)
    /// The path from the page that holds it.
    case path(Page)
    /// A key, or a list of them, in front matter.
    case plainKey(Int)
  }

  var themes: [String] = []
  var notes: [(theme: Int, name: String)] = []
  var sources: [String] = []
  var entities: [String] = []
  /// What stands in each page; the front page has none of its own.
  var texts: [Page: [Piece]] = [:]
  var front: [Piece] = []
  /// Pages whose lines end in CR LF, and pages that start with a byte order mark.
  var crlf: Set<Page> = []
  var marked: Set<Page> = []

  func path(of page: Page) -> String {
    switch page {
    case .theme(let theme): "content/themes/\(themes[theme])/index.md"
    case .note(let note): "content/themes/\(themes[notes[note].theme])/\(notes[note].name).md"
    case .source(let source): "content/sources/\(sources[source]).md"
    case .entity(let entity): "content/entities/\(entities[entity]).md"
    }
  }

  /// Every page, in an order that no name decides.
  var pages: [Page] {
    themes.indices.map { .theme($0) } + notes.indices.map { .note($0) } + sources.indices.map { .source($0) }
      + entities.indices.map { .entity($0) }
  }

  func tree() -> FileTree {
    var files = [
      SourceFile(path: "content/dossier.yml", text: settings),
      SourceFile(path: "content/index.md", text: written(front, on: "content/index.md")),
    ]
    for page in pages {
      let path = path(of: page)
      var text = written(texts[page] ?? [], on: path)
      if crlf.contains(page) { text = text.replacing("\n", with: "\r\n") }
      if marked.contains(page) { text = "\u{FEFF}" + text }
      files.append(SourceFile(path: path, text: text))
    }
    return FileTree(files)
  }

  private var settings: String {
    "title: Names\ntlp: CLEAR\nbase-url: https://example.org/\nthemes:\n"
      + themes.map { "  - \"\($0)\"  # one of them\n" }.joined()
  }

  private func written(_ pieces: [Piece], on path: String) -> String {
    pieces.map { written($0, on: path) }.joined()
  }

  private func written(_ piece: Piece, on path: String) -> String {
    switch piece {
    case .text(let text): text
    case .key(let source):
      sources[source].split(separator: "-", omittingEmptySubsequences: false).contains("")
        ? "{\(sources[source])}" : sources[source]
    case .bracedKey(let source): "{\(sources[source])}"
    case .plainKey(let source): "\"\(sources[source])\""
    case .target(let page, let way): target(page, way)
    case .path(let page): relative(self.path(of: page), from: path)
    }
  }

  private func target(_ page: Page, _ way: Way) -> String {
    let path = String(path(of: page).dropFirst("content/".count).dropLast(3))
    let parts = path.split(separator: "/").map(String.init)
    switch (page, way) {
    case (.source, _), (_, .whole): return path
    case (_, .file): return "content/\(path).md"
    case (.theme, _): return parts.suffix(2).joined(separator: "/")
    case (.entity, .folder): return path
    case (.note, .folder): return parts.suffix(2).joined(separator: "/")
    case (.note, .bare), (.entity, .bare):
      let all = notes.map(\.name) + entities
      let isAlone = all.count { $0 == parts[parts.count - 1] } == 1
      return isAlone ? parts[parts.count - 1] : target(page, .folder)
    }
  }

  private func relative(_ path: String, from other: String) -> String {
    let folders = other.split(separator: "/").dropFirst().dropLast()
    return folders.map { _ in "../" }.joined() + path.dropFirst("content/".count)
  }
}

// MARK: Drawn by a seed

extension NamedDossier {
  init(_ random: inout SplitMix64) {
    themes = (0..<3).map { ["trade", "labour", "sea-\($0)"][$0] }
    // Notes of two themes may bear one name, and a note may bear that of an entity, source or theme.
    let names = ["fees", "port", "mora-2031", "a--b", "-x-", "trade", "board"]
    for theme in 0..<3 {
      for _ in 0..<2 {
        let name = names[random.number(0..<names.count)]
        let isTaken = notes.contains { $0.theme == theme && $0.name == name }
        notes.append((theme, isTaken ? "n-\(notes.count)" : name))
      }
    }
    sources = ["mora-2031", "osei", "fees", "b-\(random.number(0..<9))"]
    entities = ["board", "port", "e\(random.number(0..<9))"]
    var claims = 0
    for page in pages {
      texts[page] = text(of: page, &claims, &random)
      if random.oneIn(4) { crlf.insert(page) }
      if random.oneIn(5) { marked.insert(page) }
    }
    front = [.text("---\ntitle: Names\n---\n")] + sentence(&random)
    front.append(
      .text(
        "\n\n> [!JUDGEMENT] J\n> It is likely that so it is. ^j-1\n>\n> - confidence: low\n> - basis: one\n"
          + "> - rests-on: c-1 c-2\n> - would-change: two\n"))
  }

  private func text(of page: Page, _ claims: inout Int, _ random: inout SplitMix64) -> [Piece] {
    switch page {
    case .source(let number):
      var pieces: [Piece] = [.text("---\ntitle: Source \(number)\n")]
      let others = sources.indices.filter { $0 != number }
      // Of each pair of sources only the later names the earlier, so that groups are no circle.
      let group = others.first { $0 < number }
      if let group, random.oneIn(3) { pieces += [.text("group: "), .plainKey(group), .text("\n")] }
      if random.oneIn(3) { pieces += [.text("derived-from: ["), .plainKey(others[0]), .text("]\n")] }
      pieces.append(.text("---\n"))
      for label in 1...4 { pieces.append(.text("\nTells of number \(label). {#p\(label)}\n")) }
      return pieces
    case .entity(let number):
      let printed: [Piece] = [
        .text("---\ntitle: Body \(number)\nnames:\n  - {printed: The body, in: "), .plainKey(number),
        .text("}\nautolink: \(number == 0)\n---\n"),
      ]
      return printed + sentence(&random)
    case .theme(let number):
      let callouts =
        "\n\n> [!ALTERNATIVE]\n> Not so. ^c-alt-\(number)\n\n> [!GAP]\n> Nothing. ^c-gap-\(number)\n"
      return [.text("---\ntitle: Theme \(number)\n---\n")] + sentence(&random) + [.text(callouts)]
    case .note(let number): return note(number, &claims, &random)
    }
  }

  private func note(_ number: Int, _ claims: inout Int, _ random: inout SplitMix64) -> [Piece] {
    var pieces: [Piece] = [.text("---\ntitle: Note \(number)\n")]
    if random.oneIn(2) { pieces.append(.text("aliases: [other \(number)]\n")) }
    // The words of a heading are the target of its link, and its anchor is made of them.
    let other = Page.note(random.number(0..<notes.count))
    pieces += [
      .text("---\n## Part one\n\n![["), .target(.note((number + 1) % notes.count), .whole),
      .text("#^c-\((number + 1) % notes.count)]]\n\n## On [["), .target(other, .whole),
      .text("]]\n\nSee [[#On "), .target(other, .whole), .text("]] and [[#Part one]].\n"),
    ]
    for place in 0..<4 {
      let id = place == 0 ? "c-\(number)" : "c-\(number)-\(place)"
      claims += 1
      switch (place, random.number(0..<3)) {
      case (0, _): pieces += [.text("\n")] + sentence(&random) + cited(&random) + [.text(" ^\(id)\n")]
      case (_, 0): pieces += [.text("\n- ")] + sentence(&random) + cited(&random) + [.text(" ^\(id)\n")]
      case (_, 1):
        pieces += [.text("\n| A | B |\n| --- | --- |\n| [["), .target(anyPage(&random), .bare)]
        pieces += [.text("\\|words]] | So it is ")] + cited(&random) + [.text(" {#\(id)} |\n")]
      default:
        pieces +=
          [.text("\n> ")] + sentence(&random) + [.text("\n> ")] + cited(&random) + [.text(" ^\(id)\n")]
      }
    }
    pieces += [.text("\n[r1]: "), .path(anyPage(&random)), .text("\n")]
    return pieces + [.text("\nBy reference [it stands][r1] here.\n")]
  }

  private func anyPage(_ random: inout SplitMix64) -> Page { pages[random.number(0..<pages.count)] }

  /// A citation of one or two sources, in one of the ways to write one.
  private func cited(_ random: inout SplitMix64) -> [Piece] {
    let (first, second) = (random.number(0..<sources.count), random.number(0..<sources.count))
    switch random.number(0..<4) {
    case 0: return [.text(" [@"), .key(first), .text(", ¶ 1].")]
    case 1: return [.text(" [see @"), .bracedKey(first), .text(", ¶ 2; @"), .key(second), .text(" ¶¶ 1–3].")]
    case 2: return [.text(", as @"), .key(first), .text(" [¶ 2] says.")]
    default:
      return [.text(" [-@"), .key(first), .text("{¶ 4}]{role=context}[@"), .key(second), .text(", ¶ 1].")]
    }
  }

  /// Words with names of pages in them, among names that are none.
  private func sentence(_ random: inout SplitMix64) -> [Piece] {
    var pieces: [Piece] = []
    for _ in 0..<random.number(1..<4) {
      let page = anyPage(&random)
      let way = Way.allCases[random.number(0..<Way.allCases.count)]
      let source = random.number(0..<sources.count)
      switch random.number(0..<10) {
      // Where the target itself is shown, it depends on what else bears the name.
      case 0: pieces += [.text("see [["), .target(page, way == .bare ? .whole : way), .text("]] ")]
      case 1: pieces += [.text("see [["), .target(page, way), .text("|the بندر 港口]] ")]
      case 2: pieces += [.text("by [[@"), .key(source), .text(", ¶ 2]] ")]
      case 3: pieces += [.text("by [[@"), .key(source), .text("#p3|words]] ")]
      case 4: pieces += [.text("at [a place]("), .path(page), .text(") ")]
      case 5: pieces += [.text("at [a place](<"), .path(.note(0)), .text("#part-one> \"Title\") ")]
      case 6: pieces += [.text("at [a claim]("), .path(.note(1)), .text("#c-1) ")]
      case 7: pieces += [.text("of [[Note 1]], [[Body 1#]] and Body 0 ")]
      case 8:
        // Names that are none: in code, behind an escape, in a comment.
        pieces.append(.text("`[[fees]] [@osei, ¶ 1]` \\@osei \\[[port]] <!-- [[board]] @fees --> "))
      default: pieces += [.text("in [["), .target(.note(0), .whole), .text("#Part one|part one]] ")]
      }
    }
    return pieces + [.text("ok")]
  }
}
