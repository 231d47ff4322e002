// What `dossier explain` says of a code. The entries stand in this folder, one file an area or two; a test
// demands one for each code, and that each example triggers its finding and what to write instead does not.

/// A page about one code.
package struct Explanation: Sendable {
  package let code: Code
  /// The name of what is wrong, in kebab case; as stable as the number.
  package let name: String
  /// What the finding means, in one to three sentences; line breaks in it are blanks.
  package let meaning: String
  /// Why it matters to a reader or a reviewer.
  package let why: String
  /// Something that triggers the finding.
  package let example: Example
  /// What to write in place of the example.
  package let instead: Example

  /// An example, by the file it stands in. The rest of the dossier is small and without findings; it is
  /// written out in `ExplainTests`: sources `demir-2024` and `otieno-2023`, a theme `ports` with a note
  /// `fees`, and an entity `port-authority`.
  package enum Example: Sendable {
    /// The text of a further note behind its front matter, or with it when it begins with `---`.
    case note(String)
    /// The same for `content/index.md`, for a theme's page, and for a source of the key `demir-2024`.
    case index(String)
    case theme(String)
    case source(String)
    /// The whole of `content/dossier.yml`.
    case settings(String)
    /// What stands in the body of `templates/page.mustache`; further templates may follow, as in `files`.
    case template(String)
    /// Files by path, written as `--- PATH ---` and the text, for what needs several. What lies below
    /// `originals/` is the text of `demir-2024`.
    case files(String)
    /// The same for a dossier of these files alone.
    case dossier(String)
    /// Something that a command or a person does: shown, not compiled.
    case act(String)
  }
}

extension Code {
  /// The page about this code.
  package var explanation: Explanation {
    guard let found = explanations[self] else { preconditionFailure("no explanation of \(text)") }
    return found
  }

  /// For example `unknown-source`.
  package var name: String { explanation.name }

  /// The code that a person means by `DOS0401`, `dos401`, `401` or `unknown-source`.
  package init?(named text: String) {
    let wanted = text.lowercased()
    let number = Int(wanted.utf8.starts(with: "dos".utf8) ? wanted.dropFirst(3) : wanted[...])
    let found =
      number.flatMap(Code.init(rawValue:)) ?? Code.allCases.first { $0.name == wanted }
    guard let found else { return nil }
    self = found
  }
}

/// Every entry, in the order of the codes' areas.
package let catalogue: [Explanation] =
  readingEntries + markupEntries + footnoteEntries + registerEntries + citationEntries + linkEntries
  + templateEntries
  + outputEntries + analysisEntries + environmentEntries + markingEntries
  + originalEntries + leakEntries + reviewEntries

private let explanations: [Code: Explanation] =
  Dictionary(uniqueKeysWithValues: catalogue.map { ($0.code, $0) })
