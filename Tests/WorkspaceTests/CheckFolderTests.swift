import Files
import Foundation
import Synchronization
import Testing
import Workspace

@Suite struct CheckFolderTests {
  let scratch: Scratch
  let pages = ["a.html": "one", "b/c.html": "two", "d.html": "three"]

  init() async throws {
    scratch = try Scratch()
    _ = try await publish(
      site(pages), to: scratch("site"), dossier: scratch.path, forEach: forEach, progress: nil)
  }

  func difference(_ files: [String: String], in out: String = "site") async throws -> Difference? {
    try await firstDifference(site(files), in: scratch(out), forEach: forEach)
  }

  @Test func anUpToDateSiteHasNone() async throws {
    try scratch.put("site/CNAME", "foreign")
    #expect(try await difference(pages) == nil)
  }

  @Test func findsTheFirstOfEachKind() async throws {
    var other = pages
    other["d.html"] = "thrEE"
    #expect(try await difference(other) == Difference(path: "d.html", kind: .differs))
    other["b/b.html"] = "new"
    #expect(try await difference(other) == Difference(path: "b/b.html", kind: .missing))
    other["a.html"] = nil
    #expect(try await difference(other) == Difference(path: "a.html", kind: .stale))
  }

  @Test func aFolderOrLinkIsNoFile() async throws {
    try FileManager.default.removeItem(atPath: scratch("site/a.html"))
    try scratch.link("site/a.html", to: "d.html")
    #expect(try await difference(pages) == Difference(path: "a.html", kind: .differs))
    try FileManager.default.removeItem(atPath: scratch("site/a.html"))
    try makeFolders(scratch("site/a.html"))
    #expect(try await difference(pages) == Difference(path: "a.html", kind: .differs))
    try FileManager.default.removeItem(atPath: scratch("site/a.html"))
    #expect(try await difference(pages) == Difference(path: "a.html", kind: .missing))
  }

  @Test func aMissingSiteLacksItsFirstFileAndIsNotMade() async throws {
    #expect(try await difference(pages, in: "none") == Difference(path: "a.html", kind: .missing))
    #expect(try await difference(pages, in: "site/a.html/x") == Difference(path: "a.html", kind: .missing))
    #expect(try scratch.names() == ["site"])
    let error = await failure { _ = try await difference(pages, in: "site/a.html") }
    #expect(error?.exitStatus == 2)
  }

  @Test func rendersNothingBehindAKnownDifference() async throws {
    let rendered = Mutex(0)
    let files = (0..<100).map { number in
      OutputFile(path: SitePath(checked: "x\(100 + number)")) {
        rendered.withLock { $0 += 1 }
        return []
      }
    }
    let serial: ForEachIndex = { count, body in for index in 0..<count { try body(index) } }
    let found = try await firstDifference(files, in: scratch("site"), forEach: serial)
    #expect(found == Difference(path: "a.html", kind: .stale))
    #expect(rendered.withLock { $0 } == 0)
  }
}
