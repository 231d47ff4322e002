// What `dossier serve` does while its dossier is written: it builds when the files rest, keeps the last
// good site, and outlives its worker.

import Foundation
import SiteSupport
import Testing

private let note = "content/themes/t/n.md"

private func noteText(_ words: String) -> String { "---\ntitle: N\n---\n\(words) [@a, ¶ 1]. ^c-one\n" }

@Suite(.serialized)
struct ServeTests {
  @Test func aSaveMakesANewBuild() async throws {
    let server = try await Server.small()
    #expect(try await server.build(1).site == 1)
    #expect(try server.get("/themes/t/n.html").body.contains("One says so"))
    let stream = try Connection(server.port)
    defer { stream.close() }
    stream.send(server.head("/~dossier/events"))
    #expect(String(decoding: stream.read() + stream.read(), as: UTF8.self).contains("data: 1\n\n"))
    try server.folder.put(note, noteText("Another says so"))
    #expect(String(decoding: stream.read(), as: UTF8.self) == "data: 2\n\n")
    let page = try server.get("/themes/t/n.html").body
    #expect(page.contains("Another says so") && page.contains("data-site=\"2\""))
    try await server.stop()
  }

  @Test func nothingIsWritten() async throws {
    let folder = try Scratch()
    try folder.putSmallDossier()
    let before = listing(try folder.files("content"))
    let server = try await Server(folder)
    try await server.build(1)
    let page = try server.get("/index.html").body
    #expect(page.contains("/~dossier/preview.js") && page.contains("connect-src 'self'"))
    try await server.stop()
    #expect(listing(try folder.files("content")) == before)
    #expect(Set(try folder.files().keys.map { $0.prefix(8) }) == ["content/", "server.l"])
    let built = try await dossier("build", folder.path)
    #expect(built.code == 0)
    let html = try folder.text("site/index.html")
    #expect(!html.contains("~dossier") && !html.contains("connect-src"))
  }

  @Test func aFailingBuildKeepsTheLastGoodSite() async throws {
    let server = try await Server.small()
    try await server.build(1)
    try server.folder.put(note, noteText("Broken [@nobody, ¶ 1]"))
    let failed = try await server.build(2)
    #expect(failed.site == 1 && failed.errors == 1 && failed.editor == nil)
    let finding = try #require(failed.report.findings.first)
    #expect(finding.code == "DOS0401" && finding.path == note && finding.line == 4)
    #expect(try server.get("/themes/t/n.html").body.contains("One says so"))
    try server.folder.put(note, noteText("Mended"))
    let mended = try await server.build(3)
    #expect(mended.site == 3 && mended.errors == 0)
    #expect(try server.get("/themes/t/n.html").body.contains("Mended"))
    try await server.stop()
  }

  @Test func aFirstBuildThatFailsShowsItsFindings() async throws {
    let folder = try Scratch()
    try folder.putSmallDossier()
    try folder.put(note, noteText("Broken <b> [@nobody, ¶ 1]"))
    let server = try await Server(folder)
    let state = try await server.build(1)
    #expect(state.site == 0 && state.errors > 0)
    let page = try server.get("/")
    #expect(page.status == 503 && page.body.contains("DOS0401") && page.body.contains("data-site=\"0\""))
    #expect(!page.body.contains("<b>") && !page.body.contains(folder.path))
    try folder.put(note, noteText("Mended"))
    try await server.build(2)
    #expect(try server.get("/").status == 200)
    try await server.stop()
  }

  @Test func aThousandSavesAreOneBuild() async throws {
    let server = try await Server.small()
    try await server.build(1)
    let start = ContinuousClock.now
    var before = start
    var rests = 0
    for number in 0..<1000 {
      try server.folder.put(note, noteText("Save \(number) says so"))
      try server.folder.put("content/themes/t/.n.md.swp", "\(number)")
      let due = start + .milliseconds(number)
      if due > .now { try await Task.sleep(until: due) }
      // On a machine that is busy we rest ourselves at times.
      if ContinuousClock.now - before > .milliseconds(15) { rests += 1 }
      before = .now
    }
    try await server.build(2)
    try await Task.sleep(for: .milliseconds(600))
    let builds = try server.state().build - 1
    print("1,000 saves, \(rests) rests of more than 15 ms: \(builds) builds")
    #expect(builds <= 1 + rests, "saves without a rest are one build")
    #expect(try server.get("/themes/t/n.html").body.contains("Save 999 says so"))
    // What editors leave, and a save that changes nothing, are no builds.
    for name in [".n.md.swp", "n.md~", "#n.md#", ".#n.md", "4913"] {
      try server.folder.put("content/themes/t/" + name, "x")
      try FileManager.default.removeItem(atPath: server.folder("content/themes/t/" + name))
    }
    try server.folder.put(note, noteText("Save 999 says so"))
    try await Task.sleep(for: .milliseconds(400))
    #expect(try server.state().build - 1 == builds)
    try await server.stop()
  }

  @Test func newFoldersAreWatched() async throws {
    let server = try await Server.small()
    try await server.build(1)
    try server.folder.put(
      "content/themes/u/index.md", smallTheme.replacingOccurrences(of: "c-", with: "c-u-"))
    try server.folder.put("content/dossier.yml", "title: Small\ntlp: CLEAR\nthemes: [t, u]\n")
    let first = try await server.build(2)
    try server.folder.put(
      "content/themes/u/m.md", "---\ntitle: M\n---\nTwo say so [@a, ¶ 2]. ^c-two\n")
    try await server.build(first.build + 1)
    #expect(try server.get("/themes/u/m.html").status == 200)
    // A folder that did not exist at the start, and one that is moved with all that it holds.
    try server.folder.put("templates/dossier.css", "main { color: #123456; }\n")
    try await server.build(first.build + 2)
    #expect(try server.get("/assets/dossier.css").body.contains("#123456"))
    try FileManager.default.moveItem(
      atPath: server.folder("content/themes/u"), toPath: server.folder("content/themes/v"))
    try server.folder.put("content/dossier.yml", "title: Small\ntlp: CLEAR\nthemes: [t, v]\n")
    let moved = try await server.build(first.build + 3)
    #expect(try server.get("/themes/u/m.html").status == 404)
    try server.folder.put(
      "content/themes/v/m.md", "---\ntitle: M\n---\nThree say so [@a, ¶ 2]. ^c-two\n")
    try await server.build(moved.build + 1)
    #expect(try server.get("/themes/v/m.html").body.contains("Three say so"))
    try await server.stop()
  }

  @Test func aLimitThatIsHitDoesNotEndTheServer() async throws {
    let folder = try Scratch()
    try folder.putSmallDossier()
    let server = try await Server(folder, "--limit-seconds", "0.3")
    try await server.build(1)
    let costly = String(repeating: String(repeating: "x\n", count: 7900) + "|a|\n|-|\n\n", count: 60)
    try folder.put("content/themes/t/costly.md", "---\ntitle: Costly\n---\n" + costly)
    let hit = try await server.build(2)
    #expect(hit.site == 1 && hit.errors == 1)
    let finding = try #require(hit.report.findings.first)
    #expect(finding.code == "DOS0906" && finding.path == "content/themes/t/costly.md")
    #expect(try server.get("/themes/t/n.html").body.contains("One says so"), "the last good site stays")
    try FileManager.default.removeItem(atPath: folder("content/themes/t/costly.md"))
    let mended = try await server.build(3)
    #expect(mended.errors == 0 && mended.site == mended.build, "\(mended)")
    try await server.stop()
    // Where the first build hits a limit there is no site, and a server all the same.
    try folder.put("content/themes/t/costly.md", "---\ntitle: Costly\n---\n" + costly)
    let tiny = try await Server(folder, "--limit-seconds", "0.000001")
    #expect(try await tiny.build(1).site == 0)
    let page = try tiny.get("/")
    #expect(page.status == 503 && page.body.contains("DOS0906") && !page.body.contains(folder.path))
    try await tiny.stop()
  }

  @Test func aWorkerThatEndsIsStartedAgain() async throws {
    let server = try await Server.small()
    try await server.build(1)
    try server.folder.put(note, noteText("Broken [@nobody, ¶ 1]"))
    try await server.build(2)
    // What lies on the disk has errors now, so the last good site can only come from what was kept.
    let first = try #require(server.worker)
    kill(first, SIGKILL)
    try await server.build(3)
    #expect(try server.get("/themes/t/n.html").body.contains("One says so"))
    #expect(server.worker != first && server.worker != nil)
    try server.folder.put(note, noteText("Mended"))
    #expect(try await server.build(4).site == 4)
    #expect(try server.get("/themes/t/n.html").body.contains("Mended"))
    try await server.stop()
  }

  @Test func nothingIsLeftWhenItEnds() async throws {
    for number in [SIGINT, SIGTERM, SIGKILL] {
      let server = try await Server.small()
      try await server.build(1)
      let worker = try #require(server.worker)
      // One that did not heed the signal would be killed after minutes, by another.
      let outcome = try await server.stop(number)
      #expect(outcome.wasKilled && outcome.code == number, "\(outcome.all)")
      var isThere = true
      for _ in 0..<6_000 where isThere {
        // A process that has ended may wait for whoever takes its place as its parent.
        let text = (try? String(contentsOfFile: "/proc/\(worker)/stat", encoding: .utf8)) ?? ") Z"
        isThere = !text.contains(") Z")
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(!isThere, "the worker outlived its server")
      #expect(try server.folder.files().keys.allSatisfy { $0.hasPrefix("content/") || $0 == "server.log" })
    }
  }

  @Test func aPortInUseIsSaid() async throws {
    let server = try await Server.small()
    let second = try await dossier("serve", server.folder.path, "--port", "\(server.port)")
    #expect(second.code == 3 && second.output == "", "\(second.all)")
    #expect(second.error.contains("port \(server.port): error[DOS0901]"), "\(second.all)")
    #expect(second.error.contains("choose another with --port"))
    try await server.stop()
    let missing = try await dossier("serve", server.folder("none"))
    #expect(missing.code == 3 && missing.error.contains("there is no such folder"), "\(missing.all)")
    let wrong = try await dossier("serve", server.folder.path, "--editor", "javascript:{path}")
    #expect(wrong.code == 64, "\(wrong.all)")
  }

  @Test func theEditorIsOpenedAsTheSettingsSay() async throws {
    let folder = try Scratch()
    try folder.putSmallDossier()
    let settings = "title: Small\ntlp: CLEAR\nthemes: [t]\n"
    try folder.put("content/dossier.yml", settings + "editor: \"vscode://file{path}:{line}:{column}\"\n")
    let server = try await Server(folder)
    #expect(try await server.build(1).editor == "vscode://file\(folder.path)/{path}:{line}:{column}")
    try await server.stop()
    let other = try await Server(folder, "--editor", "zed://file{path}")
    #expect(try await other.build(1).editor == "zed://file\(folder.path)/{path}")
    try await other.stop()
    let built = try await dossier("build", folder.path)
    #expect(built.code == 0 && built.error.contains("0 files") == false, "\(built.all)")
    let with = listing(try folder.files("site"))
    try folder.put("content/dossier.yml", settings)
    _ = try await dossier("build", folder.path)
    #expect(listing(try folder.files("site")) == with, "no page of the site knows the editor")
  }
}
