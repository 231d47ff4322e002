// rename: every reference follows, nothing else changes by a byte, and where that cannot be nothing is written.

import Foundation
import SiteSupport
import Support
import Testing

@Suite struct RenameCommandTests {
  private func small() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put("content/themes/u/index.md", smallTheme.replacing("^c-", with: "^c-u-"))
    try scratch.put("content/dossier.yml", "title: Small\ntlp: CLEAR\nthemes: [t, u]\n")
    return scratch
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  /// Texts with each way to name a thing; `⟦…⟧` is the name, and `⟦old>new⟧` what changes otherwise.
  private static let cases: [(rename: String, files: [String: String])] = [
    (
      "@a mora-2031",
      [
        "content/themes/t/n.md":
          "\u{FEFF}---\r\ntitle:   N # a\r\n---\r\nOne [@⟦a⟧, ¶ 1; see -@{⟦a⟧} ¶ 2]{cred=2 why=\"a\"}. ^c-one\r\n\r\n"
          + "As @⟦a⟧ [¶ 1] says, `[@a, ¶ 1]`, \\@a and me@a.org.  \r\n\r\n"
          + "> [[@⟦a⟧, ¶ 2|a]] [[sources/⟦a⟧]] [[@⟦a⟧#p1]] بندر 港口[@⟦a⟧, ¶¶ 1–3] ^c-2\r\n\r\n"
          + "```\r\n[@a, ¶ 1]\r\n```\r\n\r\n[to a](../../sources/⟦a⟧.md#p1) <!-- @a [[@a]] --> [@⟦a⟧, ¶ 3]",
        "content/entities/e.md":
          "---\ntitle: E\nnames: [{printed: a, in: ⟦a⟧}, {printed: b, in: '⟦a⟧'}]\n---\nOf [[e|a]].\n",
        "content/sources/b.md":
          "---\ntitle: B\nlabel: a\ngroup: \"⟦a⟧\"\nderived-from: [⟦a⟧, {key: ⟦a⟧}]\n---\n\nSays a. {#p1}\n",
        "content/sources/⟦a⟧.md":
          "---\ntitle: A\nlabel: A\n⟦>aliases: [/sources/a.html]\n⟧---\n\nOne. {#p1}\n\n"
          + "Two. {#p2}\n\nThree. {#p3}\n",
        "content/sources/⟦a⟧.checks.jsonl": "",
      ]
    ),
    (
      "e board",
      [
        "content/themes/t/n.md":
          "---\ntitle: N\n---\n| A | B |\n| --- | --- |\n| [[⟦e⟧\\|e]] | [[entities/⟦e⟧#top|E]] [[⟦E>board⟧]] [@a, ¶ 1] ^c-one |\n\n"
          + "## Top [[content/entities/⟦e⟧.md|e]]\n\n[a]: <../../entities/⟦e⟧.md> 'e'\n\nSee [a]. ![x [[⟦e⟧]] e](map.png)\n",
        "content/images/map.png": "",
        "content/entities/⟦e⟧.md":
          "---\r\naliases:\r\n  - old\r\n⟦>  - /entities/e.html\r\n⟧title: E\r\n---\r\n## top\r\n\r\ne\r\n",
      ]
    ),
    (
      "t/n u/港".replacing("港", with: "m"),
      [
        "content/themes/⟦t/n>u/m⟧.md":
          "---\ntitle: N\naliases: /old/n.html\n---\nOne [@a, ¶ 1]. ^c-one\n\n[x](⟦index>../t/index⟧.md) [y](./⟦o>../t/o⟧.md#c-o)\n"
          .replacing("aliases: /old/n.html", with: "aliases: ⟦/old/n.html>[/old/n.html, /themes/t/n.html]⟧")
          .replacing("./⟦o>../t/o⟧", with: "⟦./o>../t/o⟧")
          + "[[o]] [z](../../index.md) [[#^c-one]]\n",
        "content/themes/t/o.md":
          "---\ntitle: O\n---\n[[⟦n>m⟧]] [[⟦t/n>u/m⟧|n]] [[⟦themes/t/n>themes/u/m⟧]] [[⟦n.md>m.md⟧#^c-one]] [w](⟦n>../u/m⟧.md) "
          + "[@a, ¶ 2] ^c-o\n\n![[⟦T/N>u/m⟧#^c-one]]\n\n[ref]: ⟦n>../u/m⟧.md#c-one\n\nSee [it][ref] `[[n]]`.\n",
        "content/index.md": "---\ntitle: Small\n---\nWhat [[⟦N>m⟧]] and [n](themes/⟦t/n>u/m⟧.md) say.\n",
      ]
    ),
    (
      "themes/t trade",
      [
        "content/dossier.yml":
          "# t\r\ntitle: t\r\ntlp: CLEAR\r\nthemes: # t\r\n  - 'u'\r\n  - \"⟦t>trade⟧\" # t\r\n",
        "content/themes/⟦t>trade⟧/index.md":
          smallTheme.replacing(
            "title: T\n", with: "title: T\n⟦>aliases: [/themes/t/index.html, /themes/t/claims.html]\n⟧"),
        "content/themes/⟦t>trade⟧/n.md":
          "---\ntitle: N\n⟦>aliases: [/themes/t/n.html]\n⟧---\nOne [@a, ¶ 1]. ^c-one\n\n[[⟦t>trade⟧/index]] [x](index.md) [[n]] t\n",
        "content/index.md":
          "---\ntitle: Small\n---\n[[⟦t>trade⟧/n]] [[themes/⟦t>trade⟧/index|t]] [t](themes/⟦t>trade⟧/index.md) t/n\n",
      ]
    ),
  ]

  /// A marked text as it is before (`isNew: false`) and after.
  private func text(_ marked: String, isNew: Bool, name: (String, String)) -> String {
    var result = ""
    var rest = marked[...]
    while let open = rest.firstIndex(of: "⟦"), let close = rest.firstIndex(of: "⟧") {
      result += rest[..<open]
      let inside = rest[rest.index(after: open)..<close]
      let parts = inside.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      result += parts.count == 2 ? parts[isNew ? 1 : 0] : isNew ? name.1 : name.0
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  @Test(arguments: RenameCommandTests.cases.indices)
  func onlyNamesChange(number: Int) async throws {
    let (command, marked) = RenameCommandTests.cases[number]
    let arguments = words(command)
    let name = (arguments[0].hasPrefix("@") ? String(arguments[0].dropFirst()) : arguments[0], arguments[1])
    let scratch = try small()
    for (path, text) in marked {
      let bytes = path.hasSuffix(".png") ? pixel : Array(self.text(text, isNew: false, name: name).utf8)
      try scratch.put(self.text(path, isNew: false, name: name), bytes)
    }
    let start = try await dossier("check", in: scratch.path)
    try #require(start.code == 0, "\(start.all)")
    var wanted = try scratch.files()
    for path in marked.keys { wanted[text(path, isNew: false, name: name)] = nil }
    for (path, text) in marked {
      wanted[self.text(path, isNew: true, name: name)] =
        path.hasSuffix(".png") ? pixel : Array(self.text(text, isNew: true, name: name).utf8)
    }
    let before = listing(try scratch.files())
    let dry = try await run(binary, ["rename"] + arguments + ["--dry-run"], in: scratch.path)
    #expect(dry.code == 0 && dry.error.hasSuffix("; nothing was written\n"), "\(dry.all)")
    #expect(listing(try scratch.files()) == before)
    let done = try await run(binary, ["rename"] + arguments, in: scratch.path)
    #expect(done.code == 0 && done.output == dry.output, "\(done.all)")
    let after = try scratch.files()
    #expect(Set(after.keys) == Set(wanted.keys))
    for (path, bytes) in wanted where after[path] != bytes {
      Issue.record("\(path):\n\(String(decoding: after[path] ?? [], as: UTF8.self))")
    }
    let end = try await dossier("check", in: scratch.path)
    #expect(end.code == 0, "\(end.all)")
    // And back: what was added is there, what was named is as it was.
    let undone = try await run(binary, ["rename"] + arguments.reversed(), in: scratch.path)
    #expect(undone.code == 0, "\(undone.all)")
    #expect(try await dossier("build", in: scratch.path).code == 0)
  }

  /// A picture of one pixel.
  private let pixel: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0,
    0, 1,
    8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60, 0,
    0, 0,
    2, 0, 1, 0x48, 0xAF, 0xA4, 0x71, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]

  /// Drafts, and what is marked above the ceiling, are rewritten like all else.
  @Test func whatIsNotPublishedFollows() async throws {
    let scratch = try small()
    try scratch.put("content/themes/t/d.md", "---\ntitle: D\ndraft: true\n---\n[[n]] [@a, ¶ 1]\n")
    try scratch.put("content/themes/t/r.md", "---\ntitle: R\ntlp: RED\n---\n[[n]] [@a, ¶ 1] ^c-r\n")
    #expect(try await dossier("rename", "t/n", "new", in: scratch.path).code == 0)
    #expect(try await dossier("rename", "@a", "b", in: scratch.path).code == 0)
    #expect(try await dossier("rename", "d", "e2", in: scratch.path).code == 0)
    #expect(try await dossier("rename", "r", "s", in: scratch.path).code == 0)
    #expect(try scratch.text("content/themes/t/e2.md").hasSuffix("---\n[[new]] [@b, ¶ 1]\n"))
    #expect(try scratch.text("content/themes/t/s.md").hasSuffix("---\n[[new]] [@b, ¶ 1] ^c-r\n"))
    #expect(try await dossier("check", in: scratch.path).code == 0)
  }

  /// A link by a name that something else bears from now on is written by the whole path.
  @Test func linksGoOnToLeadWhereTheyLed() async throws {
    let scratch = try small()
    try scratch.put("content/themes/u/m.md", "---\ntitle: M\n---\nTwo [@a, ¶ 2]. ^c-m\n")
    try scratch.put(
      "content/index.md", "---\ntitle: Small\n---\nOf [[e]], [[m]], [[E|x]] and [[n#^c-one]].\n")
    let outcome = try await dossier("rename", "u/m", "u/e", in: scratch.path)
    #expect(outcome.code == 0, "\(outcome.all)")
    let front = try scratch.text("content/index.md")
    #expect(
      front.hasSuffix("\nOf [[entities/e]], [[u/e]], [[entities/e|x]] and [[n#^c-one]].\n"), "\(front)"
    )
    #expect(outcome.output.contains("content/index.md: 3 references\n"), "\(outcome.all)")
  }

  @Test(arguments: [
    ("e f", "'e' may mean several things; write 't/e' or 'entities/e'"),
    ("nobody x", "nothing is called 'nobody'"), ("@b x", "nothing is called '@b'; did you mean '@a'"),
    ("t/n t/E", "'E' cannot name a note"), ("t/n t/a.b", "; 'ab' can"), ("t/n a/b/c", "is not THEME/NAME"),
    ("t/n v/n", "there is no theme 'v'; write it first: dossier new theme v"),
    ("t/n t/index", "a name of the tool's own"), ("t/n t/e", "there is content/themes/t/e.md already"),
    ("t/n t/n", "bears this name already"), ("@a @a", "bears this name already"),
    ("themes/t u", "there is content/themes/u/index.md already"), ("themes/t ../x", "cannot name a theme"),
    ("@a Über", "; 'uber' can"), ("entities/e index", "a name of the tool's own"),
    ("index x", "nothing is called"),
  ])
  func wrongNamesAreSaid(command: String, says: String) async throws {
    let scratch = try small()
    try scratch.put("content/themes/t/e.md", "---\ntitle: E2\n---\nTwo [@a, ¶ 2]. ^c-e\n")
    let before = listing(try scratch.files())
    let outcome = try await run(binary, ["rename"] + words(command), in: scratch.path)
    #expect(outcome.code == 64 && outcome.output == "", "\(outcome.all)")
    #expect(outcome.error.contains(says), "\(outcome.all)")
    #expect(listing(try scratch.files()) == before)
  }

  /// What cannot be done whole is not begun.
  @Test(arguments: [
    ("content/themes/t/x.md", "---\ntitle: [\n---\nx\n", "t/n t/o", 1, "DOS0301"),
    (
      "content/themes/t/x.md", "---\ntitle: X\naliases: /themes/t/o.html\n---\nX [@a, ¶ 1]. ^c-x\n",
      "t/n t/o", 1, "DOS0701"
    ),
    ("content/sources/b.md", "---\ntitle: B\nlabel: B\ngroup: c\n---\n\nB. {#p1}\n", "@a c", 1, "'group'"),
    ("content/themes/t/n.md", "---\n{title: N}\n---\nOne [@a, ¶ 1]. ^c-one\n", "t/n t/o", 1, "aliases"),
    ("content/themes/t/n.md", "---\ntitle: N\n---\nOne \u{200B}[@a, ¶ 1]. ^c-one\n", "t/n t/o", 1, "DOS0109"),
  ])
  func whatCannotBeDoneIsNotBegun(
    path: String, text: String, command: String, code: Int32, says: String
  ) async throws {
    let scratch = try small()
    try scratch.put(path, text)
    let before = listing(try scratch.files())
    let outcome = try await run(binary, ["rename"] + words(command), in: scratch.path)
    #expect(outcome.code == code && outcome.output == "", "\(outcome.all)")
    #expect(outcome.error.contains(says) && outcome.error.contains("nothing was written"), "\(outcome.all)")
    #expect(listing(try scratch.files()) == before)
  }

  /// A file that is no page goes with its theme's folder as it is.
  @Test func whatIsNoPageMovesUnchanged() async throws {
    let scratch = try small()
    for text in ["---\ntitle: Mine\n---\n[[n]]\n", "no front matter\n"] {
      try scratch.put("content/themes/t/sub/x.md", text)
      #expect(try await dossier("rename", "themes/t", "w", in: scratch.path).code == 0)
      #expect(try scratch.text("content/themes/w/sub/x.md") == text)
      #expect(try await dossier("rename", "themes/w", "t", in: scratch.path).code == 0)
    }
  }

  /// A note behind a symbolic link is not read, so what it refers to is not known.
  @Test func aLinkInPlaceOfANoteIsToBeMendedFirst() async throws {
    let scratch = try small()
    try FileManager.default.createSymbolicLink(
      atPath: scratch("content/themes/t/l.md"), withDestinationPath: "/nowhere.md")
    let outcome = try await dossier("rename", "t/n", "t/o", in: scratch.path)
    #expect(outcome.code == 1 && outcome.error.contains("nothing was written"), "\(outcome.all)")
    #expect(outcome.all.contains("DOS0106"), "\(outcome.all)")
    #expect(try scratch.files()["content/themes/t/n.md"] != nil)
  }

  @Test func aMovedFileKeepsItsMode() async throws {
    let scratch = try small()
    let path = scratch("content/themes/t/n.md")
    #expect(try await run("/bin/chmod", ["600", path]).code == 0)
    #expect(try await dossier("rename", "t/n", "t/o", in: scratch.path).code == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch("content/themes/t/o.md"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(arguments: ["content/themes/u", "content/sources"])
  func aClosedFolderLeavesAllAsItWas(closed: String) async throws {
    let scratch = try small()
    try scratch.put("content/themes/u/x.md", "---\ntitle: X\n---\nX [@a, ¶ 1]. ^c-x\n")
    let before = listing(try scratch.files())
    #expect(try await run("/bin/chmod", ["555", scratch(closed)]).code == 0)
    let drop = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"]
    let outcome = try await run(
      "/usr/bin/env",
      (geteuid() == 0 ? drop : []) + [binary, "rename", "@a", "b", "-C", scratch.path])
    #expect(outcome.code == 3 && outcome.error.contains("error[DOS0902]"), "\(outcome.all)")
    #expect(try await run("/bin/chmod", ["755", scratch(closed)]).code == 0)
    #expect(listing(try scratch.files()) == before)
  }
}
