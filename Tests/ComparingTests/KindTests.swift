// Every kind of change in English, Persian and Chinese: what the comparison of two small dossiers says, held
// to a committed text.

import Comparing
import Files
import Rendering
import SiteSupport
import Support
import Testing

@Suite struct KindTests {
  private let folder = "\(repository)/Tests/ComparingTests/Cases"

  @Test(arguments: tongues.indices)
  func everyKindIsToldInEveryLanguage(number: Int) async throws {
    let tongue = tongues[number]
    var text = ""
    for edit in smallEdits {
      let (a, b) = edit.trees(tongue)
      let (old, new) = (try await buildSite(a), try await buildSite(b))
      // What is wrong with the content, such as a missing gap, is no matter here; that it is read, is.
      #expect((old.problems + new.problems).filter(isUnread) == [], "\(tongue.code) \(edit.kind)")
      let found = try compare(side("a", old), side("b", new))
      #expect(
        found.changes.contains { $0.kind == edit.kind }, "\(tongue.code) \(edit.kind): \(diffText(found))")
      let left = found.accounting.unexplained.map {
        "\($0.isRemoved ? "-" : "+") \($0.file):\($0.line) \($0.text)"
      }
      #expect(left == [], "\(tongue.code) \(edit.kind)")
      text += "== \(edit.kind.rawValue)\n\(diffText(found))\n"
    }
    #expect(try differences(text, fromGolden: "\(folder)/\(tongue.code).txt") == [])
  }

  /// Whether a finding says that something of the files was not understood.
  private func isUnread(_ problem: String) -> Bool {
    problem.contains(" DOS02") || problem.contains(" DOS03")
  }

  private func side(_ name: String, _ site: BuiltSite) -> ComparedSite {
    ComparedSite(name: name, tree: FileTree(site.files.map { SourceFile(path: $0.key, bytes: $0.value) }))
  }

  /// Kinds that no edit of a dossier makes, because a build sees to it.
  private let ofDamagedSites: Set<ChangeKind> = [
    .linkBroken, .linkFixed, .fileChanged, .unexplained, .confidenceChanged,
  ]

  /// What a copy made with `build --since` tells has words there: each kind that is more than information.
  @Test func gravityOfAKindIsToldByCopies() {
    let told = Set(ChangeSort.allCases.map(\.rawValue))
    let graver = ChangeKind.allCases.filter { $0.severity != .info }.map(\.rawValue)
    #expect(told == Set(graver))
    #expect(ChangeRemark.allCases.map(\.rawValue).sorted() == ChangeFlag.allCases.map(\.rawValue).sorted())
  }

  @Test func noKindIsLeftOut() {
    let told = Set(smallEdits.map(\.kind)).union(ofDamagedSites)
    #expect(ChangeKind.allCases.filter { !told.contains($0) } == [])
  }

  @Test func theDocumentTellsOfEveryKindAndFlag() throws {
    let document = try repositoryText("docs/diff.md")
    for kind in ChangeKind.allCases { #expect(document.contains("`\(kind.rawValue)`"), "\(kind.rawValue)") }
    for flag in ChangeFlag.allCases where flag != .punctuation && flag != .spelling {
      #expect(document.contains("`\(flag.rawValue)`"), "\(flag.rawValue)")
    }
  }

  @Test(arguments: tongues.indices)
  func damagedSitesAreTold(number: Int) async throws {
    let built = try await buildSite(smallTree(tongues[number].files))
    let site = side("a", built).tree
    func changed(_ path: String, _ old: String, _ new: String) throws -> Comparison {
      let text = String(decoding: site[path]?.bytes ?? [], as: UTF8.self)
      #expect(text.contains(old), "\(old) is not in \(path)")
      let file = SourceFile(path: path, text: text.replacing(old, with: new))
      return try compare(
        ComparedSite(name: "a", tree: site), ComparedSite(name: "b", tree: site.with([file])))
    }
    let broken = try changed("themes/t/n.html", "entities/e.html", "entities/x.html")
    #expect(
      broken.changes.map(\.kind) == [.linkBroken] && broken.accounting.unexplained == [],
      "\(diffText(broken))")
    let word = try changed("themes/t/o.html", "<h1>O</h1>", "<h1>P</h1>")
    #expect(word.changes.map(\.kind) == [.unexplained] && word.accounting.unexplained.count == 2)
    let index = try changed("data/_index.js", "themes/t/n", "themes/t/m")
    #expect(index.changes.map(\.kind) == [.unexplained])
    // A fingerprint that is not its paragraph's.
    let print = try changed("data/themes/t/n.js", "\"11111111\"", "\"11111112\"")
    #expect(print.changes.map(\.kind) == [.unexplained])
    let confidence = try changed("data/index.js", "moderate", "sure")
    #expect(confidence.changes.map(\.kind) == [.confidenceChanged])
    let picture = site.with([SourceFile(path: "images/a.png", bytes: [0, 1])])
    let other = site.with([SourceFile(path: "images/a.png", bytes: [0, 2])])
    let found = try compare(ComparedSite(name: "a", tree: picture), ComparedSite(name: "b", tree: other))
    #expect(found.changes.map(\.kind) == [.fileChanged])
    #expect(throws: NotComparable.self) {
      try changed("data/themes/t/n.js", "dossier.put(\"themes/t/n\",1", "dossier.put(\"themes/t/n\",2")
    }
    #expect(throws: NotComparable.self) { try changed("themes/t/n.html", "id=\"c-plain\"", "id=\"c-sum\"") }
    #expect(throws: NotComparable.self) { try changed("data/themes/t/n.js", "[\"c-plain\",", "[\"c-sum\",") }
    #expect(throws: NotComparable.self) {
      try compare(ComparedSite(name: "a", tree: site), ComparedSite(name: "b", tree: smallTree([:])))
    }
  }

  /// Sites without records, as an older tool might have left them, are told by their pages.
  @Test(arguments: tongues.indices)
  func pagesAloneTellToo(number: Int) async throws {
    let tongue = tongues[number]
    for kind in [
      ChangeKind.claimAdded, .claimReworded, .claimMoved, .citationRetargeted, .digestChanged,
      .paragraphDrifted,
    ] {
      let edit = try #require(smallEdits.first { $0.kind == kind })
      let (a, b) = edit.trees(tongue)
      let sites = (side("a", try await buildSite(a)), side("b", try await buildSite(b)))
      let bare = { (site: ComparedSite) in
        ComparedSite(name: site.name, tree: FileTree(site.tree.files.filter { !$0.path.hasPrefix("data/") }))
      }
      let found = try compare(bare(sites.0), bare(sites.1))
      #expect(found.changes.contains { $0.kind == kind }, "\(tongue.code) \(kind): \(diffText(found))")
      #expect(try compare(sites.0, sites.1, from: .html).changes.contains { $0.kind == kind })
    }
  }

  @Test func everyWordOfTheToolInAPageIsKnown() async throws {
    let known = Set(structuralWordList)
    var unknown: Set<String> = []
    for tree in try tongues.map({ smallTree($0.files) }) + [loadRepository()] {
      for (path, bytes) in try await buildSite(tree).files where path.hasSuffix(".html") {
        let page = HTMLPage(path: path, bytes: bytes)
        guard let main = page.all("main").first else { continue }
        for (number, element) in page.elements.enumerated() where page.isInside(number, main) {
          unknown.formUnion([element.name] + element.attributes.map(\.name))
          for (name, value) in element.attributes where name == "class" || name == "role" {
            unknown.formUnion(value.split(separator: " ").map(String.init))
          }
        }
      }
    }
    #expect(unknown.subtracting(known).sorted() == [])
  }
}
