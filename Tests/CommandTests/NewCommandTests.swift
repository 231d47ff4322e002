// new: fresh files in their places, without an error, and nothing that is there is touched.

import Foundation
import SiteSupport
import Support
import Testing

@Suite struct NewCommandTests {
  private func small() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    return scratch
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  /// Each prints the path alone, changes nothing else, and leaves a dossier without an error.
  @Test(arguments: [
    ("note t/fees", "content/themes/t/fees.md"), ("note fees --theme t", "content/themes/t/fees.md"),
    ("note fees", "content/themes/t/fees.md"), ("theme labour", "content/themes/labour/index.md"),
    ("source mora-2031", "content/sources/mora-2031.md"), ("entity board", "content/entities/board.md"),
    ("judgement trade", "content/index.md"), ("judgement j-trade --theme t", "content/themes/t/index.md"),
    ("judgement trade --rests-on c-gap --rests-on c-one", "content/index.md"),
    (
      "source a-key-that-is-much-longer-than-a-label",
      "content/sources/a-key-that-is-much-longer-than-a-label.md"
    ),
  ])
  func aFreshFileHasNoError(command: String, path: String) async throws {
    let scratch = try small()
    let before = try scratch.files()
    let made = try await run(binary, ["new"] + words(command), in: scratch.path)
    #expect(made.code == 0 && made.output == path + "\n", "\(made.all)")
    #expect(made.error.hasPrefix("next: "), "\(made.all)")
    let after = try scratch.files()
    let changed = Set(after.keys).filter { after[$0] != before[$0] }
    #expect(changed == (command.hasPrefix("theme") ? [path, "content/dossier.yml"] : [path]))
    if let old = before[path] { #expect(after[path]?.starts(with: old) == true, "it is put at the end") }
    let check = try await dossier("check", in: scratch.path)
    #expect(check.code == 0, "\(check.all)")
    #expect(try await dossier("build", in: scratch.path).code == 0)
    // A second time it is taken.
    let now = listing(try scratch.files("content"))
    let again = try await run(binary, ["new"] + words(command), in: scratch.path)
    #expect(again.code == 64 && again.error.contains("already"), "\(again.all)")
    #expect(listing(try scratch.files("content")) == now)
  }

  @Test(arguments: ["Work: on \"quays\"", "true", "- x", "#1", "[a]", "it's", "بندر", "港口", "a\\b", " x "])
  func titlesAreKeptAsTheyAre(title: String) async throws {
    let scratch = try small()
    for command in ["note t/x", "theme x", "source x", "entity x"] {
      let made = try await run(binary, ["new"] + words(command) + ["--title=\(title)"], in: scratch.path)
      #expect(made.code == 0, "\(command): \(made.all)")
      let lists = ["source x": "sources", "entity x": "entities"]
      let list = try await dossier("list", lists[command] ?? "notes", in: scratch.path)
      #expect(list.output.contains("  \(title)\n"), "\(list.all)")
    }
    let check = try await dossier("check", in: scratch.path)
    #expect(check.code == 0, "\(check.all)")
  }

  /// How lists of themes are written, and with a further one.
  @Test(arguments: [
    ("themes: [t]\n", "themes: [t, new]\n"), ("themes: t # one\n", "themes: [t, new] # one\n"),
    ("themes:\n  - t  # the first\nauthors: [A]\n", "themes:\n  - t  # the first\n  - new\nauthors: [A]\n"),
    ("themes:\r\n- \"t\"\r\n", "themes:\r\n- \"t\"\r\n- new\r\n"),
    ("themes: [ 't', # c\n ]\n", "themes: [ 't', new, # c\n ]\n"),
    ("themes: [\n  t,\n]\n", "themes: [\n  t, new,\n]\n"), ("themes:\n  - t", "themes:\n  - t\n  - new"),
    ("themes: []\n", "themes: []\n"), ("", ""),
  ])
  func themesAreAddedToTheirList(list: String, after: String) async throws {
    let scratch = try small()
    let head = "\u{FEFF}# ours\ntitle: Small\ntlp: CLEAR\n"
    try scratch.put("content/dossier.yml", head + list)
    let made = try await dossier("new", "theme", "new", in: scratch.path)
    #expect(made.code == 0 && made.output == "content/themes/new/index.md\n", "\(made.all)")
    #expect(try scratch.text("content/dossier.yml") == head + after)
    #expect(try await dossier("check", in: scratch.path).code == 0)
  }

  @Test(arguments: [
    ("note t/Fees", "'Fees' cannot name a note", "; 'fees' can"),
    ("note t/über", "cannot name", "; 'uber' can"),
    ("note t/a.b", "cannot name", "; 'ab' can"), ("note a/b/c", "is not THEME/NAME", "trade/fees"),
    ("note /x", "there is no theme ''", "dossier new theme NAME"),
    ("note t/", "cannot name a note", "1 to 60"),
    ("note t/index", "a name of the tool's own", ""), ("note t/claims", "a name of the tool's own", ""),
    ("note t/con", "no device of Windows", ""),
    ("note u/x", "there is no theme 'u' among 't'", "dossier new theme u"),
    ("note t/n", "there is content/themes/t/n.md already", ""),
    ("theme t", "there is a theme 't' already", ""),
    ("theme ../x", "cannot name a theme", "'x' can"), ("theme index", "a name of the tool's own", ""),
    ("source a", "there is content/sources/a.md already", ""),
    ("source @b", "cannot name a source", "'b' can"),
    ("entity e", "there is content/entities/e.md already", ""),
    ("entity E", "cannot name an entity", "'e' can"),
    ("judgement x --rests-on c-on", "no claim has the id 'c-on'; did you mean 'c-one'", ""),
    ("judgement X", "cannot name a judgement", "'x' can"),
    ("judgement x --theme u", "there is no theme 'u'", ""),
  ])
  func wrongNamesAreSaid(command: String, says: String, offers: String) async throws {
    let scratch = try small()
    let before = listing(try scratch.files())
    let outcome = try await run(binary, ["new"] + words(command), in: scratch.path)
    #expect(outcome.code == 64 && outcome.output == "", "\(outcome.all)")
    #expect(
      outcome.error.contains(says) && (offers.isEmpty || outcome.error.contains(offers)), "\(outcome.all)")
    #expect(listing(try scratch.files()) == before)
  }

  /// A fresh page may take a name that links mean another page by; then nothing is written.
  @Test func whatWouldBringAnErrorIsNotWritten() async throws {
    let scratch = try small()
    try scratch.put("content/themes/u/index.md", smallTheme.replacing("c-", with: "c-u"))
    try scratch.put("content/dossier.yml", "title: Small\ntlp: CLEAR\n")
    try scratch.put("content/index.md", "---\ntitle: Small\n---\nSee [[n]].\n")
    let before = listing(try scratch.files())
    let outcome = try await dossier("new", "note", "u/n", in: scratch.path)
    #expect(outcome.code == 1 && outcome.output == "", "\(outcome.all)")
    #expect(outcome.error.contains("error[DOS0502]") && outcome.error.contains("nothing was written"))
    #expect(listing(try scratch.files()) == before)
    let line = try await dossier("new", "entity", "f", "--title", "a\nb", in: scratch.path)
    #expect(line.code == 64 && line.error.contains("a title is one line"), "\(line.all)")
    let nowhere = try await dossier("new", "entity", "f", in: "/")
    #expect(nowhere.code != 0 && nowhere.output == "", "\(nowhere.all)")
  }

  @Test func aJudgementThatNobodyWouldReadIsNotWritten() async throws {
    let scratch = try small()
    try scratch.put("content/index.md", "---\ntitle: Small\n---\nWords.\n\n```\ncode\n")
    let before = listing(try scratch.files())
    let outcome = try await dossier("new", "judgement", "x", in: scratch.path)
    #expect(outcome.code == 64 && outcome.error.contains("is open there"), "\(outcome.all)")
    #expect(listing(try scratch.files()) == before)
  }

  @Test func aJudgementFitsItsPage() async throws {
    let scratch = try small()
    try scratch.put("content/dossier.yml", "title: Small\ntlp: CLEAR\nlanguage: fa\nthemes: [t]\n")
    try scratch.put("content/index.md", "---\r\ntitle: Small\r\n---\r\nWhat it is about.")
    let made = try await dossier("new", "judgement", "x", in: scratch.path)
    #expect(made.code == 0 && made.error.contains("'c-one' stands in"), "\(made.all)")
    let page = try scratch.text("content/index.md")
    #expect(page.replacing("\r\n", with: "").contains("\n") == false, "lines end as before")
    #expect(page.contains("- likelihood: likely"), "its language has no terms")
    #expect(try await dossier("check", in: scratch.path).code == 0)
    // Without a claim there is nothing that a judgement could rest on.
    let bare = try Scratch()
    try bare.put("content/dossier.yml", "title: Small\ntlp: CLEAR\n")
    let refused = try await dossier("new", "judgement", "x", in: bare.path)
    #expect(refused.code == 64 && refused.error.contains("dossier id --write"), "\(refused.all)")
  }

  @Test func nothingIsWrittenWhereALinkLeads() async throws {
    let scratch = try small()
    try FileManager.default.createDirectory(
      atPath: scratch("elsewhere"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: scratch("content/themes/ext"), withDestinationPath: scratch("elsewhere"))
    let refused = try await dossier("new", "theme", "ext", in: scratch.path)
    #expect(refused.code == 1 && refused.error.contains("nothing was written"), "\(refused.all)")
    #expect(try scratch.files("elsewhere").isEmpty)
  }

  @Test func aClosedFolderIsLeftAsItIs() async throws {
    let scratch = try small()
    #expect(try await run("/bin/chmod", ["555", scratch("content/sources")]).code == 0)
    let drop = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"]
    let named = try await run(
      "/usr/bin/env", (geteuid() == 0 ? drop : []) + [binary, "new", "source", "x", "-C", scratch.path])
    #expect(named.code == 3 && named.error.contains("error[DOS0902]"), "\(named.all)")
    #expect(try await run("/bin/chmod", ["755", scratch("content/sources")]).code == 0)
    #expect(try scratch.files("content/sources").count == 1)
  }
}
