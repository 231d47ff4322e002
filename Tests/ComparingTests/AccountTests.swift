// What accounts for lines that many pages share, and for lines that stand elsewhere: form is counted, the
// dossier's own details are told once, a moved claim takes its lines with it, and nothing is passed over.

import Comparing
import Files
import SiteSupport
import Support
import Testing

private let tongue = tongues[0]
private let note = "content/themes/t/n.md"
private let settings = "content/dossier.yml"

private func site(_ files: [String: String]) async throws -> FileTree { try await siteTree(smallTree(files)) }

private func compared(_ a: FileTree, _ b: FileTree) throws -> Comparison {
  try compare(ComparedSite(name: "a", tree: a), ComparedSite(name: "b", tree: b))
}

private func left(_ comparison: Comparison) -> [String] {
  comparison.accounting.unexplained.map { "\($0.file):\($0.line) \($0.isRemoved ? "-" : "+") \($0.text)" }
}

private func kinds(_ comparison: Comparison) -> [String] {
  Set(comparison.changes.map(\.kind.rawValue)).sorted()
}

/// Every page with a text in the place of another.
private func onEveryPage(_ tree: FileTree, _ old: String, _ new: String) -> FileTree {
  tree.with(
    tree.files.filter { $0.path.hasSuffix(".html") }.map { file in
      SourceFile(path: file.path, text: String(decoding: file.bytes, as: UTF8.self).replacing(old, with: new))
    })
}

@Suite struct AccountTests {
  // MARK: What many pages share

  private let planted = [
    ("</head>", "<script>fetch('https://x.example')</script>\n</head>"),
    ("</head>", "<script defer src=\"assets/other.js\"></script>\n</head>"),
    ("</head>", "<base href=\"https://x.example/\">\n</head>"),
    ("</head>", "<meta http-equiv=\"refresh\" content=\"0; url=https://x.example/\">\n</head>"),
    ("</head>", "<link rel=\"stylesheet\" href=\"https://x.example/a.css\">\n</head>"),
    ("script-src 'self'", "script-src *"),
    ("<main id=\"main\">", "<main id=\"main\" onclick=\"go()\">"),
    ("<main id=\"main\">", "<main id=\"main\" style=\"a:url(b)\">"),
    ("<main id=\"main\">", "<main id=\"main\">\n<iframe src=\"https://x.example/\"></iframe>"),
    ("<main id=\"main\">", "<main id=\"main\">\n<form action=\"https://x.example/\"></form>"),
    ("<main id=\"main\">", "<main id=\"main\">\n<img src=\"https://x.example/a.png\" alt=\"\">"),
    ("<main id=\"main\">", "<main id=\"main\">\n<p class=\"dateline\">War is over.</p>"),
    ("<p class=\"site-title\"><a href=\"", "<p class=\"site-title\"><a href=\"javascript:go()//"),
    ("<footer>", "<footer>\n<p>Nothing here is true.</p>"),
    ("<footer>", "<footer>\n<p><a href=\"https://x.example/\"></a></p>"),
    ("<main id=\"main\">", "<main id=\"main\">\n<p><a href=\"https://x.example/\"></a></p>"),
    ("<main id=\"main\">", "<main id=\"main\" hidden>"),
    ("<main id=\"main\">", "<main id=\"main\">\n<!-- a -->"),
    (">Timeline</a>", ">Chronicle of lies</a>"),
  ]

  /// What acts in a browser or says something is left over, told once for all pages, each line counted.
  @Test func whatComesToEveryPageIsLeftOver() async throws {
    let before = try await site(tongue.files)
    for (old, new) in planted {
      let after = onEveryPage(before, old, new)
      let found = try compared(before, after)
      #expect(!kinds(found).contains("presentation"), "\(new): \(diffText(found))")
      let told = found.changes.filter { $0.kind == .unexplained }
      #expect((1...3).contains(told.count), "\(new): \(diffText(found))")
      #expect(told.contains { $0.lines == found.accounting.unexplained.count } || told.count > 1, "\(new)")
      #expect(found.accounting.unexplained.count >= 8, "\(new): \(diffText(found))")
      let back = try compared(after, before)
      #expect(back.accounting.unexplained.count == found.accounting.unexplained.count, "\(new)")
    }
  }

  @Test func formOfEveryPageIsCounted() async throws {
    let before = try await site(tongue.files)
    for (old, new) in [
      ("<div class=\"site\">", "<div class=\"site wide\">"), ("<div class=\"site\">", "<div>"),
      ("<footer>", "<footer class=\"wide\">"),
    ] {
      let found = try compared(before, onEveryPage(before, old, new))
      #expect(kinds(found) == ["presentation"] && left(found) == [], "\(new): \(diffText(found))")
    }
  }

  /// Also in a line that changed for a reason, and on a page that came as a whole.
  @Test func whatActsIsNeverExplained() async throws {
    let before = try await site(tongue.files)
    let files = edited(tongue.files, [(note, tongue.sum, tongue.otherSum)])
    let after = try await site(files)
    let path = "themes/t/n.html"
    let text = String(decoding: after[path]?.bytes ?? [], as: UTF8.self)
    for act in [
      "<script></script>", "<b onclick=\"go()\"></b>", "<a href=\"java\tscript:go()\"></a>",
      "<img src=\"//x.example/a.png\">", "<object></object>",
    ] {
      let bad = text.replacing("handled 21 ships", with: "handled 21 \(act)ships")
      let found = try compared(before, after.with([SourceFile(path: path, text: bad)]))
      #expect(left(found).contains { $0.hasPrefix(path) }, "\(act): \(diffText(found))")
    }
    let plain = try await site(edited(files, [(note, tongue.otherSum, tongue.otherSum)]))
    #expect(left(try compared(before, plain)) == [])
    let page = text.replacing("</head>", with: "<script>go()</script>\n</head>").replacing("c-", with: "c-x")
    let found = try compared(before, before.with([SourceFile(path: "planted.html", text: page)]))
    #expect(left(found).contains { $0.hasPrefix("planted.html") && $0.contains("<script>go()") })
  }

  @Test func filesOfNobodyAreTold() async throws {
    let site = try await site(tongue.files)
    let planted = site.with([SourceFile(path: "assets/other.js", text: "go()\n")])
    #expect(kinds(try compared(site, planted)) == ["file-added"])
    #expect(kinds(try compared(planted, site)) == ["file-removed"])
    let bare = site.with([], without: ["bibliography.json"])
    #expect(kinds(try compared(site, bare)) == ["file-removed"])
    for file in site.files where file.path.hasPrefix("assets/") { #expect(ownAssets.contains(file.path)) }
  }

  // MARK: What the dossier says of itself

  /// A theme's page of claims has filters as soon as there is one.
  @Test func theFirstClaimOfAThemeBringsItsFilters() async throws {
    let empty = edited(
      tongue.files,
      [
        (settings, "themes: [t]", "themes: [t, s]"),
        ("content/themes/s/index.md", "", "---\ntitle: Second\n---\n\(tongue.prose)\n"),
        ("content/themes/s/p.md", "", "---\ntitle: P\n---\n\(tongue.prose)\n"),
      ])
    let before = try await site(empty)
    let after = try await site(
      edited(empty, [("content/themes/s/p.md", "", "\n\(tongue.otherPlain) [@a, ¶ 4]. ^c-first\n")]))
    for (a, b) in [(before, after), (after, before)] {
      let found = try compared(a, b)
      #expect(left(found) == [], "\(diffText(found))")
    }
    #expect(kinds(try compared(before, after)) == ["claim-added"])
    #expect(kinds(try compared(after, before)) == ["claim-removed"])
  }

  /// Each is told once, and explains its repetitions on every page.
  @Test func theDossiersOwnDetailsAreToldOnce() async throws {
    let own = edited(
      tongue.files,
      [
        (
          settings, "", "cutoff: 2026-11-21\nversion: \"1\"\nauthors: [Ada Mora]\ncontact: desk@example.org\n"
        ),
        ("content/themes/s/index.md", "", "---\ntitle: Second\n---\nMore.\n"),
        (settings, "themes: [t]", "themes: [t, s]"),
      ])
    let before = try await site(own)
    let edits: [(name: String, old: String, new: String)] = [
      ("title", "title: D\n", "title: The harbour of Lind\n"),
      ("cutoff", "2026-11-21", "2027-01-05"), ("version", "version: \"1\"", "version: \"2\""),
      ("authors", "[Ada Mora]", "[Ada Mora, Bo Osei]"), ("authors", "[Ada Mora]", "[Cy Lund]"),
      ("address", "tlp: CLEAR", "base-url: https://example.org/d/\ntlp: CLEAR"),
      ("contact", "desk@example.org", "https://example.org/report"),
      ("contact", "contact: desk@example.org\n", ""), ("themes", "[t, s]", "[s, t]"),
      ("timeline", "from: 2000", "from: 1950"),
      ("marking", "tlp: CLEAR", "tlp: GREEN\npublish: {ceiling: GREEN}"),
    ]
    for (name, old, new) in edits {
      let after = try await site(edited(own, [(settings, old, new)]))
      for (a, b) in [(before, after), (after, before)] {
        let found = try compared(a, b)
        #expect(left(found) == [], "\(name): \(diffText(found))")
        let told = found.changes.filter { $0.kind == .dossierDetailsChanged }
        #expect(told.map(\.subject) == ["dossier:\(name)"], "\(diffText(found))")
        #expect(told.allSatisfy { $0.before?.value != $0.after?.value })
        #expect(found.accounting.lines > 0)
      }
    }
  }

  /// The front page alone cannot make another page's line good.
  @Test func aDetailOfOnePageIsLeftOver() async throws {
    let before = try await site(edited(tongue.files, [(settings, "", "cutoff: 2026-11-21\n")]))
    let path = "themes/t/n.html"
    let text = String(decoding: before[path]?.bytes ?? [], as: UTF8.self)
    for (old, new) in [
      ("21 November 2026", "22 November 2026"),
      ("<a href=\"../../index.html\">D<", "<a href=\"../../index.html\">E<"),
      ("TLP:CLEAR</p>", "TLP:RED</p>"), (" – D – ", " – E – "),
    ] {
      #expect(text.contains(old), "\(old)")
      let file = SourceFile(path: path, text: text.replacing(old, with: new))
      let found = try compared(before, before.with([file]))
      #expect(kinds(found) == ["unexplained"], "\(new): \(diffText(found))")
    }
  }

  /// What comes to every page with a page, and what a page says of itself for programs.
  @Test func pagesOfTheToolAndDescriptionsAreTold() async throws {
    let before = try await site(tongue.files)
    let release = "releases:\n  - release: \"1\"\n    date: 2026-01-01\n    corrections:\n"
    let edits: [(kind: String, file: String, old: String, new: String)] = [
      ("page-added", "content/changes.yml", "", "\(release)      - text: Mended\n        pages: [t/o]\n"),
      ("page-added", "content/about.md", "", "---\ntitle: About us\n---\nWe are we.\n"),
      ("page-details-changed", note, "title: Port calls", "title: Port calls\ndescription: Of ships"),
    ]
    for (kind, file, old, new) in edits {
      let found = try compared(before, try await site(edited(tongue.files, [(file, old, new)])))
      #expect(left(found) == [] && kinds(found).contains(kind), "\(file): \(diffText(found))")
    }
  }

  // MARK: Moves

  /// Eight claims of different length; with marks, an event, an entity, a list and a table.
  private func claims() -> [String] {
    [
      "\(tongue.sum) [@a, ¶ 1]. ^c-sum", "\(tongue.likely) [@a, ¶ 2; @b, ¶ 1]. ^c-likely",
      "[\(tongue.event)]{date=2017-05-17 date-basis=stated} [@b, ¶ 2]. ^c-event",
      "[[e]]: \(tongue.plain) [@a, ¶ 3]. ^c-plain", "\(tongue.whole) [@a, ¶ 4]. ^c-whole",
      "It was [@a, ¶ 5]. ^c-brief",
      "- Fees rose [@a, ¶ 2]. ^c-fees\n- Fees fell again in the autumn [@b, ¶ 3; @a, ¶ 1]. ^c-fell",
      "> [!NOTE]\n> Boats came [@b, ¶ 4]. ^c-boats",
    ]
  }

  private func moved(_ order: [Int]) async throws -> FileTree {
    let all = claims()
    let text =
      "---\ntitle: Calls\n---\n\(tongue.prose)\n\n" + order.map { all[$0] + "\n" }.joined(separator: "\n")
    var files = tongue.files
    files[note] = text
    return try await site(files)
  }

  /// Whatever the order, every line is laid to a move.
  @Test func movedClaimsTakeTheirLinesWithThem() async throws {
    let before = try await moved(Array(0..<8))
    var orders = [
      [1, 0, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7, 0], [7, 0, 1, 2, 3, 4, 5, 6], [0, 5, 1, 2, 3, 4, 6, 7],
      [0, 1, 2, 4, 5, 3, 6, 7], [7, 6, 5, 4, 3, 2, 1, 0],
    ]
    for seed in campaignSeeds(1...12) {
      var random = SeededGenerator(seed: seed)
      orders.append(Array(0..<8).shuffled(using: &random))
    }
    for order in orders {
      let after = try await moved(order)
      for (a, b) in [(before, after), (after, before)] {
        let found = try compared(a, b)
        #expect(left(found) == [], "\(order): \(diffText(found))")
        #expect(kinds(found) == ["claim-moved"], "\(order): \(diffText(found))")
      }
    }
    let one = try compared(before, try await moved([0, 5, 1, 2, 3, 4, 6, 7]))
    #expect(one.changes.map(\.subject) == ["c-brief"])
    let laid = one.accounting.map.filter { $0.file == "themes/t/n.html" }
    #expect(
      laid.allSatisfy { $0.id == "c-brief" || $0.id.isEmpty || $0.id.hasPrefix("r_c-brief") }, "\(laid)")
  }

  /// A word that changed within a moved claim is no part of the move.
  @Test func anEditWithinAMovedClaimIsLeftOver() async throws {
    let before = try await moved(Array(0..<8))
    let after = try await moved([1, 2, 3, 4, 0, 5, 6, 7])
    let path = "themes/t/n.html"
    let text = String(decoding: after[path]?.bytes ?? [], as: UTF8.self)
    let bad = text.replacing("The port handled", with: "The port lost")
    let found = try compared(before, after.with([SourceFile(path: path, text: bad)]))
    #expect(left(found).count == 2, "\(diffText(found))")
  }

  @Test func judgementsThatChangePlacesAreTold() async throws {
    let more = edited(
      tongue.files,
      [
        (
          "content/index.md", "> - would-change: B",
          "> - would-change: B\n\n> [!JUDGEMENT] K\n> Trade is unlikely to fall. ^j-two\n>\n"
            + "> - confidence: low\n> - basis: A\n> - rests-on: c-plain\n> - would-change: B"
        )
      ])
    let text = more["content/index.md"] ?? ""
    let parts = text.split(separator: "\n\n> [!JUDGEMENT]")
    #expect(parts.count == 2)
    var turned = more
    let head = "---\ntitle: D\n---\n"
    turned["content/index.md"] =
      head + "> [!JUDGEMENT]\(parts[1])\n" + parts[0].dropFirst(head.count) + "\n"
    let found = try compared(try await site(more), try await site(turned))
    #expect(kinds(found) == ["judgement-details-changed"] && left(found) == [], "\(diffText(found))")
  }

  // MARK: Names and line ends

  /// A name that changed everywhere, with the old address kept, as `rename` does it.
  @Test func renamedThingsLeaveNothingOver() async throws {
    let files = tongue.files
    let before = try await site(files)
    var renamed: [(what: String, files: [String: String])] = []
    var byNote = files
    byNote["content/themes/t/q.md"] = files[note]?.replacing(
      "---\ntitle", with: "---\naliases: [/themes/t/n.html]\ntitle", maxReplacements: 1)
    byNote[note] = nil
    renamed.append(("note", byNote))
    var bySource = files.mapValues { $0.replacing("@b,", with: "@d,") }
    bySource["content/sources/d.md"] = files["content/sources/b.md"]?.replacing(
      "---\ntitle", with: "---\naliases: [/sources/b.html]\ntitle", maxReplacements: 1)
    bySource["content/sources/b.md"] = nil
    renamed.append(("source", bySource))
    var byEntity = files.mapValues { $0.replacing("[[e]]", with: "[[f]]") }
    byEntity["content/entities/f.md"] = files["content/entities/e.md"]?.replacing(
      "---\ntitle", with: "---\naliases: [/entities/e.html]\ntitle", maxReplacements: 1)
    byEntity["content/entities/e.md"] = nil
    renamed.append(("entity", byEntity))
    var byTheme = files
    for (path, text) in files where path.hasPrefix("content/themes/t/") {
      let name = path.split(separator: "/").last ?? ""
      let page = name.replacing(".md", with: ".html")
      let alias =
        "---\naliases: [/themes/t/\(page)\(name == "index.md" ? ", /themes/t/claims.html" : "")]\ntitle"
      byTheme["content/themes/u/\(name)"] = text.replacing("---\ntitle", with: alias, maxReplacements: 1)
      byTheme[path] = nil
    }
    byTheme[settings] = files[settings]?.replacing("themes: [t]", with: "themes: [u]")
    renamed.append(("theme", byTheme))
    for (what, files) in renamed {
      let after = try await site(files)
      for (a, b) in [(before, after), (after, before)] {
        let found = try compared(a, b)
        #expect(left(found) == [], "\(what): \(diffText(found))")
        #expect(!kinds(found).contains("citation-retargeted"), "\(what): \(diffText(found))")
      }
    }
  }

  /// A page that was turned into one that leads out of the site is not explained by what it was.
  @Test func aPageThatLeadsOutIsLeftOver() async throws {
    let before = try await site(tongue.files)
    let files = edited(
      tongue.files, [("content/themes/t/o.md", "title: O", "title: O\naliases: [/old/o.html]")])
    let after = try await site(files)
    let page = String(decoding: after["old/o.html"]?.bytes ?? [], as: UTF8.self)
    #expect(page.contains("url=../themes/t/o.html"))
    let out = page.replacing("url=../themes/t/o.html", with: "url=https://x.example/")
    let found = try compared(before, after.with([SourceFile(path: "old/o.html", text: out)]))
    #expect(left(found).contains { $0.hasPrefix("old/o.html") }, "\(diffText(found))")
  }

  @Test func linesThatAreBrokenElsewhereAreForm() async throws {
    let before = try await site(tongue.files)
    let broken = tongue.sum.replacing(" in the first", with: "\nin the first")
    let after = try await site(edited(tongue.files, [(note, tongue.sum, broken)]))
    for (a, b) in [(before, after), (after, before)] {
      let found = try compared(a, b)
      #expect(kinds(found) == ["presentation"] && left(found) == [], "\(diffText(found))")
      #expect(found.accounting.lines > 0)
    }
  }
}
