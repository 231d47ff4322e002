// Pages of a small dossier that a test writes out in its own file.

import Compiler
import Diagnostics
import Files
import Testing

/// One file of a dossier's site as text; the dossier has errors where the caller says so, and nowhere else.
func page(_ path: String, _ tree: FileTree, hasErrors: Bool = false) async throws -> String {
  let compiled = try await compile(tree, jobs: 1)
  let errors = compiled.findings.filter { $0.code.severity == .error }
  #expect(errors.isEmpty != hasErrors, "\(errors.map(\.fact.message))")
  let file = try #require(compiled.value.files.first { $0.path.text == path }, "there is no \(path)")
  return String(decoding: file.render(), as: UTF8.self)
}
