// A site built in memory, and the two that most tests look at: the repository's own and a made-up one.

import Compiler
import Corpus
package import Diagnostics
package import Files
import Workspace

package struct BuiltSite: Sendable {
  /// By path below the site's root.
  package var files: [String: [UInt8]] = [:]
  package var findings: [Finding] = []

  package var paths: [String] { files.keys.sorted(by: precedes) }

  package func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

  /// Findings that are more than a notice, as `path DOS0401`.
  package var problems: [String] {
    findings.filter { $0.code.severity < .note }.map { "\($0.path) \($0.code.text) \($0.fact.message)" }
  }
}

package func buildSite(_ tree: FileTree, jobs: Int = 2) async throws -> BuiltSite {
  let compiled = try await compile(tree, jobs: jobs)
  var site = BuiltSite(files: [:], findings: compiled.findings)
  for file in compiled.value.files { site.files[file.path.text] = file.render() }
  return site
}

/// The repository's folder: three above this file.
package let repository: String = {
  let parts = #filePath.split(separator: "/").dropLast(3)
  return "/" + parts.joined(separator: "/")
}()

/// The dossier of the repository.
package func loadRepository() throws -> FileTree {
  try loadFolder(repository, under: ["content", "templates"]).tree
}

/// A file tree of texts, by path; settings are added where there are none.
package func smallTree(_ texts: [String: String]) -> FileTree {
  var texts = texts
  if texts["content/dossier.yml"] == nil { texts["content/dossier.yml"] = "title: Small\ntlp: CLEAR\n" }
  return FileTree(texts.map { SourceFile(path: $0.key, text: $0.value) })
}

/// A source of some paragraphs, for small dossiers.
package func smallSource(_ label: String, paragraphs: Int) -> String {
  "---\ntitle: \(label)\nlabel: \(label)\n---\n"
    + (1...paragraphs).map { "\nTells of number \($0). {#p\($0)}\n" }.joined()
}
