// The module table of the design as data, because SwiftPM lets a target import what it does not name.

import Foundation
import Support
import Testing

/// What each target may import besides Foundation, Glibc and Synchronization.
private let allowed: [String: Set<String>] = {
  let files: Set = ["Files"]
  let findings = files.union(["Diagnostics"])
  let corpus = findings.union(["Markup", "Corpus", "Yams", "Crypto"])
  let compiler = findings.union(["Markup", "Corpus", "Linking", "Records", "Rendering", "Compiler"])
  let command = compiler.union(["Comparing", "Workspace", "Theme"])
  return [
    "CCmark": [], "CPosix": [], "Files": [], "Diagnostics": files,
    "Markup": findings.union(["CCmark"]),
    "Corpus": findings.union(["Markup", "Yams", "Crypto"]),
    "Linking": findings.union(["Markup", "Corpus"]),
    "Records": findings,
    "Rendering": findings.union(["Markup", "Corpus", "Linking", "Records", "Mustache", "Theme"]),
    "Comparing": findings.union(["Records"]),
    "Compiler": compiler.subtracting(["Compiler"]),
    "Workspace": findings.union(["CPosix", "Subprocess", "CArchive"]),
    "dossier": command.union(corpus).union(["ArgumentParser", "FlyingFox", "FlyingSocks"]),
    "dossier-bench": command.union(["ArgumentParser"]),
  ]
}()

private let free: Set = ["Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch"]

/// The modules that a Swift text imports, whatever stands before `import`.
func imports(in text: String) -> [String] {
  text.split(separator: "\n").compactMap { line in
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

@Suite struct ImportTests {
  @Test func everyTargetIsInTheTable() throws {
    let folders = Set(try sourceFiles().map(target))
    #expect(folders.subtracting(allowed.keys) == [], "add the target to the table, or do without it")
  }

  @Test func eachFileImportsWhatItsTargetMay() throws {
    var offences: [String] = []
    for path in try sourceFiles() {
      let may = allowed[target(path), default: []].union(free)
      for name in imports(in: try repositoryText(path)) where !may.contains(name) {
        offences.append("\(path): import \(name)")
      }
    }
    #expect(offences == [])
  }

  @Test func oneFileImportsTheParser() throws {
    let files = try sourceFiles().filter { imports(in: try repositoryText($0)).contains("CCmark") }
    #expect(files == ["Sources/Markup/Cmark.swift"])
  }

  @Test func onlyTheWorkspaceCallsTheSystem() throws {
    let targets = try sourceFiles().filter { imports(in: try repositoryText($0)).contains("CPosix") }.map(
      target)
    #expect(Set(targets).subtracting(["Workspace"]) == [])
  }

  @Test func nothingIsPublic() throws {
    let offences = try sourceFiles().filter { path in
      try codeLines(path).contains { line in
        ["public ", "open class ", "open func ", "open var "].contains { line.text.hasPrefix($0) }
      }
    }
    #expect(offences == [])
  }

  @Test func importsAreRead() {
    let text =
      "// import A\nimport B\npackage import C\n@preconcurrency internal import D\nimport struct E.F"
    #expect(imports(in: text) == ["B", "C", "D", "E"])
  }
}
