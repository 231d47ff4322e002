// The catalogue as text: what `dossier explain` prints, and docs/findings.md. Pure functions of the
// entries.

/// What `dossier explain DOS0401` prints: a head line, what the finding means, why it matters, an example
/// and what to write instead, in 80 columns; only the lines of examples may be longer.
package func explainText(_ code: Code) -> String {
  let entry = code.explanation
  var lines = ["\(code.text) \(entry.name) (\(code.severity.name))", ""]
  lines += wrapped(entry.meaning)
  lines += ["", "Why it matters", ""] + wrapped(entry.why)
  lines += ["", title("Example", entry.example), ""] + indented(entry.example)
  lines += ["", title("Instead", entry.instead), ""] + indented(entry.instead)
  return lines.map { $0 + "\n" }.joined()
}

/// What `dossier explain` prints without a code: a line a code, below the names of their areas.
package func explainList() -> String {
  var text = ""
  for area in areas {
    let width = area.codes.map(\.name.utf8.count).max() ?? 0
    text += (text.isEmpty ? "" : "\n") + area.name + "\n"
    for code in area.codes {
      let severity = padded(code.severity.name, to: Severity.warning.name.utf8.count)
      text += "  \(code.text) \(severity) \(padded(code.name, to: width))  \(summary(of: code))\n"
    }
  }
  return text
}

/// The text of docs/findings.md.
package func findingsDocument() -> String {
  var text = introduction + "\n## All findings\n"
  for area in areas {
    text += "\n**\(area.name)**\n\n"
    for code in area.codes {
      text += "- [\(code.text)](#\(anchor(of: code))) `\(code.name)`, \(code.severity.name): "
      text += escaped(summary(of: code)) + "\n"
    }
  }
  for area in areas {
    text += "\n## \(area.name)\n"
    for code in area.codes { text += "\n" + section(code) }
  }
  return text
}

/// A finding as a report shows it, for the introduction; a test compares it with a true one.
package let sampleOfAReport = """
  content/themes/ports/example.md:4:31: error[DOS0401]: source 'demir-2042' is not in the register
    4 | Two ferries cross each hour [@demir-2042, ¶ 2]. ^c-hour
      |                               ^^^^^^^^^^
    help: did you mean 'demir-2024'?
  """

private let introduction = """
  # Findings

  What `dossier build` and `dossier check` can report, and what to do about it.
  This page is made from the catalogue in the program: `dossier explain DOS0401` prints a section of it, \
  and `dossier explain` the list.
  The dossier in the examples is made up.

  ## How a finding looks

  \(sampleOfAReport.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))

  The first line gives the file, the line and the column, the severity, the code and what was found.
  Then come the line itself with the place marked, and help: what to do next, where there is something to \
  do.
  Lines and columns count from 1, columns in bytes of UTF-8, and the lines of the front matter count.
  A code never changes its meaning, and a number is never used again.

  ## Severities

  An **error** is something unresolved, duplicate, invalid or unsafe, something that must not be \
  published, or a broken rule of analysis.
  While there is an error nothing is published, and the last good site stays.
  A **warning** is something to look at; the site is published all the same.
  A **note** is worth knowing and asks for nothing at once.
  `--strict` raises warnings to errors.

  ## Exit codes

  | exit code | means |
  | --- | --- |
  | 0 | fine |
  | 1 | the content has errors, or `--check` or `diff` found differences that count |
  | 2 | an error lies in `content/dossier.yml` or `templates/`, or concerns the output folder; or two \
  sites cannot be compared |
  | 3 | the environment: reading, writing, space, permission, a lock |
  | 4 | a limit of time or memory was hit |
  | 64 | wrong usage of the command |
  | 70 | a mistake of the program |

  ## Waivers

  Where a warning is mistaken, waive it, and say why:

      Two ferries an hour are not enough. {ignore="DOS0804: a heading in all but form"}

  This holds for the block.
  In the front matter of a page, or in `content/dossier.yml` for the whole dossier, it is written as a list:

      ignore: ["DOS0804: the pages of this theme are lists of names"]

  The code and the reason are both required.
  Errors cannot be waived.
  `dossier check` lists what was waived, and a waiver that waives nothing is a warning of its own.

  ## Formats

  `--format` says in which form findings are reported.

  | format | what it is |
  | --- | --- |
  | `text` | for people, as above; of one code 20 are shown, and then how many more there are |
  | `json` | `dossier-findings/1`: for each finding code, name, severity, path, line, column, endLine, \
  endColumn, message, help and notes |
  | `sarif` | SARIF, which code review tools read |
  | `github` | lines that GitHub shows beside the changes of a pull request |

  """

// MARK: Parts

private struct Area {
  var name: String
  var codes: [Code]
}

private let areas: [Area] = [
  "Reading", "Markup", "Register", "Citations", "Links", "Templates", "Output", "Analysis", "Environment",
  "Markings",
].enumerated().map { index, name in
  let codes = Code.allCases.filter { $0.rawValue / 100 == index + 1 }
  return Area(name: name, codes: codes.sorted { $0.rawValue < $1.rawValue })
}

private func section(_ code: Code) -> String {
  let entry = code.explanation
  var lines = ["<a id=\"\(anchor(of: code))\"></a>", "", "### \(code.text) \(entry.name)", ""]
  let note = code.severity == .warning ? "A warning, which may be waived." : "\(article(code.severity))."
  lines += [note] + sentences(entry.meaning).map(escaped)
  lines += ["", "**Why it matters.**"] + sentences(entry.why).map(escaped)
  lines += ["", title("Example", entry.example) + ":", ""] + indented(entry.example)
  lines += ["", title("Instead", entry.instead) + ":", ""] + indented(entry.instead)
  return lines.map { $0 + "\n" }.joined()
}

private func article(_ severity: Severity) -> String {
  severity == .error ? "An error" : "A \(severity.name)"
}

private func anchor(of code: Code) -> String { code.text.lowercased() }

private func summary(of code: Code) -> String { sentences(code.explanation.meaning).first ?? "" }

/// The heading of an example: where it stands.
private func title(_ word: String, _ example: Explanation.Example) -> String {
  switch example {
  case .note: "\(word), in a note"
  case .index: "\(word), in content/index.md"
  case .theme: "\(word), in the page of a theme"
  case .source: "\(word), in content/sources/demir-2024.md"
  case .settings: "\(word), in content/dossier.yml"
  case .template: "\(word), in templates/page.mustache"
  case .files, .dossier, .act: word
  }
}

private func indented(_ example: Explanation.Example) -> [String] {
  let text =
    switch example {
    case .note(let text), .index(let text), .theme(let text), .source(let text), .settings(let text),
      .template(let text), .files(let text), .dossier(let text), .act(let text):
      text
    }
  return visible(text).split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? "" : "    \($0)" }
}

// MARK: Text

/// The words of a text in lines of at most 80 columns.
private func wrapped(_ text: String) -> [String] {
  var lines: [String] = []
  for word in text.split(whereSeparator: \.isWhitespace) {
    if let last = lines.last, last.unicodeScalars.count + 1 + word.unicodeScalars.count <= 80 {
      lines[lines.count - 1] += " \(word)"
    } else {
      lines.append(String(word))
    }
  }
  return lines
}

/// The sentences of a text, each on one line.
private func sentences(_ text: String) -> [String] {
  var found: [String] = []
  var words: [Substring] = []
  for word in text.split(whereSeparator: \.isWhitespace) {
    words.append(word)
    if word.hasSuffix(".") {
      found.append(words.joined(separator: " "))
      words = []
    }
  }
  return words.isEmpty ? found : found + [words.joined(separator: " ")]
}

private func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.utf8.count))
}

/// What Markdown would read as its own, with a backslash before it.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    if "\\`*_[]<".contains(character) { result += "\\" }
    result.append(character)
  }
  return result
}

/// A text in which what nobody can see is named, such as `<U+202E>`, and a pile of marks is counted.
private func visible(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  var result = String.UnicodeScalarView()
  var i = 0
  while i < scalars.count {
    var end = i + 1
    while end < scalars.count, scalars[end] == scalars[i] { end += 1 }
    switch scalars[i].properties.generalCategory {
    case .nonspacingMark where end - i > 3:
      result += "<\(end - i) × \(name(of: scalars[i]))>".unicodeScalars
      i = end
    case .control where scalars[i] != "\n" && scalars[i] != "\t",
      .format where scalars[i] != "\u{200C}" && scalars[i] != "\u{200D}":
      result += "<\(name(of: scalars[i]))>".unicodeScalars
      i += 1
    default:
      result.append(scalars[i])
      i += 1
    }
  }
  return String(result)
}

private func name(of scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}
