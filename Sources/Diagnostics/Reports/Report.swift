// A list of findings and what is needed to write it down, in any of the four formats.

package import Files

/// How findings are written down.
package enum ReportFormat: String, Sendable, CaseIterable {
  /// For people: the source line, carets, help; 20 of a code.
  case text
  /// `dossier-findings/1`, whose schema is docs/findings.schema.json.
  case json
  /// SARIF 2.1.0 (OASIS, 2020).
  case sarif
  /// Workflow commands that GitHub shows beside a change.
  case github
}

/// Findings as they are to be reported, in order, with what a report says besides.
package struct Report: Sendable {
  package var findings: [Finding]
  package var waived: [Waived]
  /// Whether warnings count as errors.
  package var isStrict: Bool
  /// The file of a path, for places and excerpts; `nil` for what is no text of the dossier.
  package var sources: @Sendable (String) -> SourceFile?
  package var known: Vocabulary
  /// Leads from where the report is read to the dossier's folder; empty or with a slash at its end.
  package var folder: String

  package init(
    _ findings: [Finding], waived: [Waived] = [], isStrict: Bool = false,
    sources: @escaping @Sendable (String) -> SourceFile? = { _ in nil }, known: Vocabulary = Vocabulary(),
    folder: String = ""
  ) {
    self.findings = findings
    self.waived = waived
    self.isStrict = isStrict
    self.sources = sources
    self.known = known
    self.folder = folder
  }

  /// The severity in force: `--strict` raises warnings to errors.
  package func severity(_ finding: Finding) -> Severity {
    severity(of: finding.code)
  }

  private func severity(of code: Code) -> Severity {
    let severity = code.severity
    return isStrict && severity == .warning ? .error : severity
  }

  /// How many findings have a severity; of a large dossier there are tens of thousands, so none is copied.
  private func count(_ wanted: Severity) -> Int {
    findings.indices.count { severity(of: findings[$0].code) == wanted }
  }

  /// What a command exits with: 0 without errors; 4 or 3 if one concerns a limit or the environment, 2 if
  /// one concerns settings, templates or the output folder; else 1.
  package var exitStatus: Int32 {
    let errors = count(.error) == 0 ? [] : findings.filter { severity($0) == .error }
    if errors.isEmpty { return 0 }
    if errors.contains(where: { $0.code.concernsLimit }) { return 4 }
    if errors.contains(where: { $0.code.concernsEnvironment }) { return 3 }
    let concernsSetUp = errors.contains {
      $0.code.concernsSetUp || $0.path == "content/dossier.yml" || $0.path.hasPrefix("templates/")
    }
    return concernsSetUp ? 2 : 1
  }

  /// Errors and warnings counted, in words; empty when there are none.
  package var summary: String {
    let errors = count(.error)
    let warnings = count(.warning)
    var parts: [String] = []
    if errors > 0 { parts.append(errors == 1 ? "1 error" : "\(errors) errors") }
    if warnings > 0 { parts.append(warnings == 1 ? "1 warning" : "\(warnings) warnings") }
    return parts.joined(separator: ", ")
  }
}

/// Where a finding begins and ends. Lines count from 1; columns from 1 in UTF-8 bytes.
struct FindingPlace {
  var line: Int
  var column: Int
  var endLine: Int
  /// Behind the last byte.
  var endColumn: Int
}

/// The lines of the files that findings speak of, each file read once.
struct PlaceFinder {
  private let sources: (String) -> SourceFile?
  private var tables: [TextKey: (file: SourceFile, lines: LineTable)?] = [:]

  init(_ sources: @escaping (String) -> SourceFile?) { self.sources = sources }

  /// The file of a finding with its lines; `nil` when the finding speaks of the file as a whole.
  mutating func lines(of finding: Finding) -> (file: SourceFile, lines: LineTable)? {
    if finding.range == 0..<0 { return nil }
    let key = TextKey(finding.path)
    if let known = tables[key] { return known }
    let found = sources(finding.path).map { ($0, LineTable($0.bytes)) }
    tables[key] = .some(found)
    return found
  }

  mutating func place(of finding: Finding) -> FindingPlace? {
    guard let (file, lines) = lines(of: finding) else { return nil }
    let start = lines.place(of: min(finding.range.lowerBound, file.bytes.count))
    let end = lines.place(of: min(finding.range.upperBound, file.bytes.count))
    return FindingPlace(line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
  }
}

/// Looks for near names in the first findings of each code only: a report of many thousand would spend its
/// time on comparing names that nobody reads.
struct HelpWriter {
  private let known: Vocabulary
  private var asked: [Code: Int] = [:]

  init(_ known: Vocabulary) { self.known = known }

  mutating func help(_ finding: Finding) -> String? {
    let count = asked[finding.code, default: 0]
    asked[finding.code] = count + 1
    return finding.fact.help(count < 100 ? known : Vocabulary())
  }
}
