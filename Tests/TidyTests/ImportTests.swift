// The module table of the design as data, because SwiftPM lets a target import what it does not name.

import Foundation
import Support
import Testing

/// What each target may import besides the modules of the system.
private let allowed: [String: Set<String>] = {
  let files: Set = ["Files"]
  let findings = files.union(["Diagnostics"])
  let corpus = findings.union(["Markup", "Corpus", "Yams", "Crypto"])
  let compiler = findings.union(["Markup", "Corpus", "Linking", "Records", "Rendering", "Compiler"])
  let command = compiler.union(["Comparing", "Workspace", "Theme"])
  return [
    "CCmark": [], "CArchive": [], "CPosix": [], "Files": [], "Diagnostics": files,
    "Markup": findings.union(["CCmark"]),
    "Corpus": findings.union(["Markup", "Yams", "Crypto"]),
    "Linking": findings.union(["Markup", "Corpus"]),
    "Records": findings,
    "Rendering": findings.union(["Markup", "Corpus", "Linking", "Records", "Mustache", "Theme"]),
    "Comparing": findings.union(["Records"]),
    "Compiler": compiler.subtracting(["Compiler"]),
    "Workspace": findings.union(["CPosix", "Subprocess", "CArchive"]),
    "dossier": command.union(corpus).union(["ArgumentParser"]),
    "dossier-bench": ["ArgumentParser"],
  ]
}()

/// Where a module of the system is imported: a file, or a folder whose work it is. Foundation hands on
/// all of Glibc. A new place is a deliberate act, and one that is not needed any more goes.
private let systemModules: [String: Set<String>] = [
  // Below the commands for JSON alone.
  "Foundation": [
    "Sources/Corpus/Originals/CheckRecord.swift",
    "Sources/Corpus/Originals/ParagraphRecord.swift", "Sources/Corpus/Reviews/ReviewExport.swift",
    "Sources/Comparing/AuthorNames.swift", "Sources/dossier/", "Sources/dossier-bench/",
  ],
  "Glibc": ["Sources/Workspace/"],
  // By name where its tables of Unicode's normal form are asked for.
  "Swift": ["Sources/Corpus/NormalForms.swift"],
  "Synchronization": [
    "Sources/Compiler/LeakGate.swift", "Sources/Compiler/ParallelMap.swift",
    "Sources/Rendering/NoteBodies.swift", "Sources/Workspace/",
    "Sources/dossier/",
  ],
]

private func isAt(_ path: String, _ place: String) -> Bool {
  place.hasSuffix("/") ? path.hasPrefix(place) : path == place
}

/// The modules that a Swift text imports, whatever stands before `import`.
func imports(in text: String) -> [String] {
  text.split { $0 == "\n" || $0 == ";" }.compactMap { line in
    let words = line.split(separator: " ").map(String.init)
    guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
      words[..<at].allSatisfy({
        ["package", "internal", "private", "fileprivate", "public"].contains($0)
          || $0.hasPrefix("@")
      })
    else { return nil }
    // `import struct Foundation.Data` names the module behind the kind.
    let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let name = kinds.contains(words[at + 1]) && at + 2 < words.count ? words[at + 2] : words[at + 1]
    return name.split(separator: ".").first.map(String.init)
  }
}

/// The imports of a file that neither table allows.
private func strayImports(_ path: String, _ text: String) -> [String] {
  imports(in: text).filter { name in
    if let places = systemModules[name] { return !places.contains { isAt(path, $0) } }
    return !allowed[target(path), default: []].contains(name)
  }
  .map { "\(path): import \($0)" }
}

/// Modules that the tables allow to more of a target than they are meant for.
private func misplacedImports(_ path: String, _ text: String) -> [String] {
  let meant = [
    "CCmark": "Sources/Markup/Cmark.swift", "CArchive": "Sources/Workspace/Archive.swift",
    "CPosix": "Sources/Workspace/",
  ]
  return imports(in: text).filter { name in meant[name].map { !isAt(path, $0) } ?? false }
    .map { "\(path): import \($0)" }
}

private func publicNames(_ path: String, _ text: String) -> [String] {
  codeLines(in: text).filter { line in
    ["public ", "open class ", "open func ", "open var "].contains { line.text.hasPrefix($0) }
  }
  .map { "\(path):\($0.number): \($0.text)" }
}

@Suite struct ImportTests {
  @Test func everyTargetIsInTheTable() throws {
    let folders = Set(try sourceFiles().map(target))
    #expect(folders.subtracting(allowed.keys) == [], "add the target to the table, or do without it")
    #expect(allowed[target("Sources/Extra/New.swift")] == nil)
  }

  @Test func eachFileImportsWhatItsTargetMay() throws {
    let found = try sourceFiles().flatMap { strayImports($0, try repositoryText($0)) }
    #expect(found == [])
  }

  @Test func aStrayImportIsFound() {
    func stray(_ path: String, _ text: String) -> Int { strayImports("Sources/\(path)", text).count }
    #expect(stray("Markup/Parse.swift", "import Files\nimport Linking\n") == 1)
    #expect(stray("Markup/Parse.swift", "import Foundation\n") == 1)
    #expect(stray("Corpus/YAML.swift", "import struct Foundation.Data\nimport Glibc\n") == 2)
    #expect(stray("Workspace/Stage.swift", "import Foundation\nimport Glibc\n") == 1)
    #expect(stray("dossier/Build.swift", "import Glibc\n") == 1)
    #expect(stray("Rendering/Site.swift", "import Files; import FoundationEssentials\n") == 1)
    #expect(stray("Rendering/Site.swift", "import Dispatch\n") == 1)
    #expect(stray("Extra/New.swift", "import Files\n") == 1)
    #expect(stray("Corpus/NormalForms.swift", "import Swift\n") == 0)
  }

  @Test func everySystemModuleIsStillNeededWhereItMayBe() throws {
    let files = try sourceFiles().map { (path: $0, imports: imports(in: try repositoryText($0))) }
    for (name, places) in systemModules {
      let idle = places.filter { place in
        !files.contains { isAt($0.path, place) && $0.imports.contains(name) }
      }
      #expect(idle.sorted() == [], "\(name) is not imported here any more")
    }
  }

  @Test func oneFileImportsTheParserAndOnlyTheWorkspaceCallsTheSystem() throws {
    let found = try sourceFiles().flatMap { misplacedImports($0, try repositoryText($0)) }
    #expect(found == [])
    let files = try sourceFiles().filter { imports(in: try repositoryText($0)).contains("CCmark") }
    #expect(files == ["Sources/Markup/Cmark.swift"])
    #expect(misplacedImports("Sources/Markup/Tree.swift", "internal import CCmark\n").count == 1)
    #expect(misplacedImports("Sources/dossier/Build.swift", "import CPosix\n").count == 1)
    #expect(misplacedImports("Sources/Workspace/Stage.swift", "import CArchive\n").count == 1)
    #expect(misplacedImports("Sources/Workspace/Stage.swift", "import CPosix\n") == [])
  }

  @Test func nothingIsPublic() throws {
    let found = try sourceFiles().flatMap { publicNames($0, try repositoryText($0)) }
    #expect(found == [])
    let sample = "  public var a = 1\n  open func b() {}\n  package let c = \"public d\"\n"
    #expect(publicNames("a.swift", sample).count == 2)
  }

  @Test func importsAreRead() {
    let text =
      "// import A\nimport B\npackage import C\n@preconcurrency internal import D\nimport struct E.F"
    #expect(imports(in: text + "\nimport G; import H") == ["B", "C", "D", "E", "G", "H"])
  }
}
