// How records are laid into files: by ids alone, none too large, and few enough to be opened in good time.

import Diagnostics
import Files
import Records
import SiteSupport
import Support
import Testing

struct RecordFileTests {
  @Test(arguments: [
    ("", 2_166_136_261), ("a", 0xE40C_292C), ("foobar", 0xBF9C_F968), ("c-7f3kq", 0xA24C_1D4D),
  ])
  func theHashIsFNV1a(text: String, hash: UInt32) { #expect(stableHash(text) == hash) }

  @Test func partsAreNumberedFromOneAndDoublingKeepsHalf() {
    for id in (0..<500).map({ "c-\($0)" }) {
      #expect(part(of: id, in: 1) == 1)
      for count in [2, 4, 8, 16] {
        #expect((1...count).contains(part(of: id, in: count)))
        let later = part(of: id, in: 2 * count)
        #expect(later == part(of: id, in: count) || later == part(of: id, in: count) + count)
      }
    }
  }

  @Test func partsGrowUntilEachFits() {
    let entries = (0..<100).map { (id: "c-\($0)", bytes: 10_000) }
    #expect(partCount([]) == 1)
    #expect(partCount(Array(entries.prefix(26))) == 1)
    let count = partCount(entries)
    #expect([4, 8, 16].contains(count), "\(count) parts of a million bytes")
    var sums = Array(repeating: 0, count: count + 1)
    for entry in entries { sums[part(of: entry.id, in: count)] += entry.bytes }
    #expect(sums.allSatisfy { $0 <= shardFileLimit })
    // What fits nowhere stands alone, and is no reason to go on for ever.
    #expect(partCount([(id: "c-huge", bytes: 2 * shardFileLimit)]) == 1)
    #expect(partCount([(id: "c-huge", bytes: 2 * shardFileLimit), (id: "c-b", bytes: 9)]) <= 64)
  }

  @Test func aShardIsItsRecordsALineEach() {
    let record = Record(id: "c-a", kind: .claim, language: "en", text: "A <b>", fields: [])
    let other = Record(id: "c-b", kind: .claim, language: "en", text: "B", fields: [("kind", .text("gap"))])
    let text = String(decoding: encodeShard(name: "themes/t/n", records: [other, record]), as: UTF8.self)
    #expect(
      text == """
        dossier.put("themes/t/n",1,[
        ["c-a","claim","en","A \\u003cb\\u003e",{}],
        ["c-b","claim","en","B",{"kind":"gap"}],
        ]);

        """)
  }

  /// A page of 1,200 long claims lies in parts; one of them reworded changes one line of one part.
  @Test func aLargePageIsSplitAndAnEditChangesOneLine() async throws {
    let before = try await buildSite(dossier(notes: 1, claims: 1_200))
    let after = try await buildSite(dossier(notes: 1, claims: 1_200, reworded: "c-n0-700"))
    let parts = recordFiles(before).filter { $0.hasPrefix("data/themes/t/n0.") }
    #expect(parts.count == 4 || parts.count == 2, "\(parts)")
    #expect(parts == recordFiles(after).filter { $0.hasPrefix("data/themes/t/n0.") })
    for path in parts { #expect((before.files[path]?.count ?? 0) <= shardFileLimit, "\(path)") }
    #expect(before.files["data/themes/t/n0.js"] == nil)
    let claims = try shards(before).filter { $0.name == "themes/t/n0" }.flatMap(\.records)
    #expect(claims.count { $0.kind == "claim" } == 1_200)
    let changed = before.paths.filter { $0.hasPrefix("data/") && before.files[$0] != after.files[$0] }
    #expect(changed.count == 1)
    let lines = { (site: BuiltSite) in changed.flatMap { site.text($0).split(separator: "\n") } }
    #expect(zip(lines(before), lines(after)).count { $0 != $1 } == 1)
  }

  /// A folder of many pages shares files: a page lies in one by the hash of its name, and another page added
  /// moves none.
  @Test func aFolderOfManyPagesSharesFiles() async throws {
    let few = try await buildSite(dossier(notes: folderPagesMax - 1, claims: 1))
    #expect(few.files["data/themes/t/n7.js"] != nil)
    let site = try await buildSite(dossier(notes: 60, claims: 1))
    let next = try await buildSite(dossier(notes: 61, claims: 1))
    #expect(recordFiles(site) == ["data/index.js", "data/sources/s.js", "data/themes/t.1.js"])
    let read = try shards(site)
    #expect(read.count { $0.name.hasPrefix("themes/t/") } == 61)
    let old = Set(site.text("data/themes/t.1.js").split(separator: "\n"))
    let new = next.text("data/themes/t.1.js").split(separator: "\n")
    #expect(new.count { !old.contains($0) } <= 4, "more than the page's own lines")
  }

  /// A file of the dossier may not stand where a part may come to stand.
  @Test(arguments: ["data/themes/t.2.js", "data/index.1.js", "data/sources/s.12.js"])
  func aPlaceOfAPartIsTaken(path: String) async throws {
    var files = dossier(notes: 1, claims: 1).files
    files.append(SourceFile(path: "content/static/" + path, text: "x"))
    let findings = try await buildSite(FileTree(files)).findings
    #expect(findings.contains { if case .outputCollision = $0.fact { true } else { false } }, "\(findings)")
  }

  private func dossier(notes: Int, claims: Int, reworded: String = "") -> FileTree {
    var files = [
      SourceFile(path: "content/dossier.yml", text: "title: D\ntlp: CLEAR\nthemes: [t]\n"),
      SourceFile(path: "content/index.md", text: "---\ntitle: D\n---\nD.\n"),
      SourceFile(path: "content/themes/t/index.md", text: "---\ntitle: T\n---\nT.\n"),
      SourceFile(path: "content/sources/s.md", text: "---\ntitle: S\nlabel: S\n---\n\nSays it. {#p1}\n"),
    ]
    let long = String(repeating: "the words of a claim that is long ", count: claims > 1 ? 12 : 1)
    for note in 0..<notes {
      let lines = (0..<claims).map { claim -> String in
        let id = "c-n\(note)-\(claim)"
        return "\(id == reworded ? "Otherwise" : "Claim") \(claim) says \(long)[@s, ¶ 1]. ^\(id)\n"
      }
      files.append(
        SourceFile(
          path: "content/themes/t/n\(note).md", text: "---\ntitle: N\n---\n" + lines.joined(separator: "\n")))
    }
    return FileTree(files)
  }
}

struct ScriptWordsTests {
  /// `assets/dossier.js` is a line of words, then the template as it is.
  @Test(arguments: Which.allCases)
  func theWordsStandBeforeTheScript(which: Which) async throws {
    let site = try await which.site().site
    let script = site.text("assets/dossier.js")
    let line = try #require(script.split(separator: "\n", maxSplits: 1).first)
    #expect(line.hasPrefix("const dossierWords = {\"") && line.hasSuffix("\"}};"))
    let template = try repositoryText("templates/dossier.js")
    #expect(script == line + "\n" + template)
  }

  /// Every word that a script asks for is in the line, and the line has no word that none asks for.
  @Test func theScriptsAskForTheWordsThatThereAre() async throws {
    let line = try await Which.repository.site().site.text("assets/dossier.js").prefix { $0 != "\n" }
    let names = Set(line.matches(of: /"([A-Za-z-]+)":/).map { String($0.1) })
    let scripts = try ["check.js", "dossier.js", "records.js", "search.js"].map {
      try repositoryText("templates/\($0)")
    }
    let asked = Set(scripts.joined().matches(of: /\bsay\.([A-Za-z]+)/).map { String($0.1) })
    #expect(asked.subtracting(names) == [])
    // Those that are asked for by a variable: labels' letters, states of a check, kinds, types.
    let groups: Set = ["exact", "moved", "lost", "p", "h", "f", "b", "t"]
    let flat = Set(
      line.prefix { $0 != "}" }.split(separator: "\"kinds\":")[0].matches(of: /"([A-Za-z]+)":"/).map {
        String($0.1)
      })
    #expect(flat.subtracting(asked).subtracting(groups) == [])
  }

  /// A dossier's own script has the line too.
  @Test func anOwnScriptHasTheWords() async throws {
    let own = SourceFile(path: "templates/dossier.js", text: "alert;\n")
    let files = try loadRepository().files.filter { $0.path != own.path } + [own]
    let script = try await buildSite(FileTree(files)).text("assets/dossier.js")
    #expect(script.hasPrefix("const dossierWords = {") && script.hasSuffix("};\nalert;\n"))
  }
}
