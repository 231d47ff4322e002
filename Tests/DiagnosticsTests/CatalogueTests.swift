// The catalogue holds an entry for each code, in the voice that readers know, and its reports are in form.

import Diagnostics
import Files
import Support
import Testing

private func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

private func text(of example: Explanation.Example) -> String {
  switch example {
  case .note(let text), .index(let text), .theme(let text), .source(let text), .settings(let text),
    .template(let text), .files(let text), .dossier(let text), .act(let text):
    text
  }
}

@Suite struct CatalogueTests {
  @Test func everyCodeHasOneEntry() {
    let codes = catalogue.map(\.code)
    #expect(Code.allCases.filter { code in codes.count { $0 == code } != 1 } == [])
  }

  @Test func namesAreUniqueAndInKebabCase() {
    #expect(Set(catalogue.map(\.name)).count == catalogue.count)
    for entry in catalogue {
      let parts = entry.name.split(separator: "-", omittingEmptySubsequences: false)
      let isKebab = parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) }
      }
      #expect(isKebab, "\(entry.name)")
      // The case without its hyphens and capitals: so a name cannot stray from its code.
      #expect(parts.joined() == "\(entry.code)".lowercased(), "\(entry.name)")
    }
  }

  @Test func nothingIsEmpty() {
    for entry in catalogue {
      for part in [entry.meaning, entry.why, text(of: entry.example), text(of: entry.instead)] {
        #expect(!words(part).isEmpty, "\(entry.code)")
      }
      #expect(text(of: entry.example) != text(of: entry.instead), "\(entry.code)")
    }
  }

  @Test func textsAreShort() {
    for entry in catalogue {
      for part in [entry.meaning, entry.why] {
        let sentences = words(part).count { $0.hasSuffix(".") }
        #expect((1...3).contains(sentences), "\(entry.code): \(sentences) sentences")
        #expect(part.hasSuffix("."), "\(entry.code): \(part)")
        #expect(words(part).count <= 60, "\(entry.code): \(words(part).count) words")
        #expect(part.first?.isLetter == true, "\(entry.code): a letter begins it, so Markdown reads no list")
      }
    }
  }

  /// Numbers by the area, misspelt names by their letters, others by their words.
  @Test(
    arguments: [
      ("DOS0512", [510, 509, 508]), ("512", [510, 509, 508]), ("dos0400", [401, 402, 403]),
      ("DOS04011", [401]), ("unknwn-source", [401]), ("footnote", [210, 211, 212]), ("page", [410]),
      ("unknown sources", [401]), ("E0401", []), ("xyzzy", []), ("", []), ("99999999999999999999", []),
      ("-412", []), ("2000", []),
    ] as [(String, [Int])])
  func codesThatAreNear(text: String, numbers: [Int]) {
    #expect(nearCodes(to: text).map(\.rawValue) == numbers, "\(text)")
  }

  @Test func aCodeIsFoundByEachSpelling() {
    for text in ["DOS0401", "dos0401", "DOS401", "dos401", "0401", "401", "unknown-source", "Unknown-Source"]
    {
      #expect(Code(named: text) == .unknownSource, "\(text)")
    }
    #expect(Code(named: "DOS1001") == .missingMarking)
    for code in Code.allCases {
      #expect(Code(named: code.text) == code)
      #expect(Code(named: code.name) == code)
    }
  }

  @Test(arguments: ["", "DOS", "DOS9999", "unknown", "unknown source", "DOSunknown-source", "-1"])
  func whatIsNoCodeIsNotFound(text: String) {
    #expect(Code(named: text) == nil)
  }
}

@Suite struct ExplainReportTests {
  @Test func anExplanationIsThePageOfItsCode() {
    #expect(
      explainText(.unknownSource) == """
        DOS0401 unknown-source (error)

        The citation names a key that no source of the register has. A key is the name
        of a file in content/sources/ without .md.

        Why it matters

        The claim would rest on nothing that a reader can look up.

        Example, in a note

            Two ferries cross each hour [@demir-2042, ¶ 2].

        Instead, in a note

            Two ferries cross each hour [@demir-2024, ¶ 2].

        """)
  }

  @Test func linesFitATerminal() {
    for code in Code.allCases {
      let lines = explainText(code).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.first == "\(code.text) \(code.name) (\(code.severity.name))")
      #expect(lines.contains("Why it matters"))
      for line in lines where !line.hasPrefix("    ") {
        #expect(line.unicodeScalars.count <= 80, "\(code): \(line)")
      }
    }
  }

  /// A terminal obeys control characters, and nobody sees the others.
  @Test func nothingInvisibleIsPrinted() {
    for text in Code.allCases.map(explainText) + [explainList(), findingsDocument()] {
      let hidden = text.unicodeScalars.filter { scalar in
        [.control, .format].contains(scalar.properties.generalCategory) && scalar != "\n"
      }
      #expect(hidden.isEmpty, "\(text)")
    }
    #expect(explainText(.bidirectionalControl).contains("<U+2067>کشتی<U+2069>"))
    #expect(explainText(.forbiddenCharacter).contains("cross<U+0007> the"))
    #expect(explainText(.tooManyMarks).contains("Se<31 × U+0301>lin"))
  }

  @Test func theListHasALineACodeBelowItsArea() {
    let lines = explainList().split(separator: "\n")
    #expect(
      lines.filter { !$0.hasPrefix("  ") } == [
        "Reading", "Markup", "Register", "Citations", "Links", "Templates", "Output", "Analysis",
        "Environment",
        "Markings",
      ])
    let codes = lines.filter { $0.hasPrefix("  ") }.map { words(String($0))[0] }
    #expect(codes == Code.allCases.sorted { $0.rawValue < $1.rawValue }.map { Substring($0.text) })
    let line = lines.first { $0.hasPrefix("  DOS0208 ") }
    let start = "  DOS0208 warning unused-waiver         A waiver names a warning that "
    #expect(line?.hasPrefix(start) == true, "\(line ?? "")")
  }

  @Test func theDocumentHasASectionACode() {
    let lines = findingsDocument().split(separator: "\n", omittingEmptySubsequences: false)
    for code in Code.allCases {
      let anchor = code.text.lowercased()
      #expect(lines.count { $0 == "<a id=\"\(anchor)\"></a>" } == 1, "\(code)")
      #expect(lines.count { $0 == "### \(code.text) \(code.name)" } == 1, "\(code)")
      #expect(lines.count { $0.hasPrefix("- [\(code.text)](#\(anchor)) ") } == 1, "\(code)")
    }
    #expect(!lines.contains { $0.hasPrefix("<<<<<<<") }, "an example that git takes for a conflict")
  }

  /// What Markdown would take for HTML or a link stands behind a backslash, but in examples.
  @Test func theDocumentShowsItsWords() {
    let prose = findingsDocument().split(separator: "\n").filter { !$0.hasPrefix("    ") }
    let tags = prose.filter { $0.replacing("\\<", with: "").contains("<") && !$0.hasPrefix("<a id=") }
    #expect(tags == [])
    #expect(prose.contains { $0.contains("has no \\[!ALTERNATIVE\\]") })
  }
}
