// A made-up dossier as values that can be edited, and written as the files of a dossier. Nothing in it
// is real; its words are drawn by a seeded generator, so that a failing seed can be run again.

package import Files

package struct SyntheticDossier: Sendable {
  package var themeCount = 12
  package var baseURL: String? = "https://example.org/synthetic/"
  /// The dossier's own stylesheet; the built-in one when there is none.
  package var stylesheet: String?
  package var notes: [Note] = []
  package var sources: [Source] = []
  package var entityTitles: [String] = []
  /// Entities that are linked where they are named, by their titles; no note names one twice.
  package var namedTitles: [String] = []
  package var judgements: [Judgement] = []

  /// A Markdown page of a theme; its name is `index` for the theme's own page.
  package struct Note: Sendable {
    package var theme: Int
    package var name: String
    package var title: String
    package var sections: [Section]
    /// Claims of other notes that are quoted at the end.
    package var embeds: [String] = []

    /// Without an ending: `themes/theme-03/note-b`.
    package var stem: String { "themes/\(themeName(theme))/\(name)" }
  }

  package struct Section: Sendable {
    package enum Shape: Sendable, Equatable {
      case paragraphs, list, table
      case callout(String)
    }

    package var heading: String
    package var shape: Shape
    package var claims: [Claim]
  }

  package struct Claim: Sendable {
    package var id: String
    /// One a line of the note.
    package var sentences: [Sentence]
    /// `nil` for a claim that is reported, or has the kind of its callout.
    package var kind: String?
    package var relations: [Relation]
  }

  package struct Relation: Sendable, Equatable {
    package var name: String
    package var target: String

    package init(name: String, target: String) {
      self.name = name
      self.target = target
    }
  }

  package struct Sentence: Sendable {
    package var lead: String
    package var entity: Int?
    /// An entity that is named and not linked by the author.
    package var named: Int?
    /// A paragraph that is linked, not cited.
    package var mention: Citation?
    /// Index of a note that the sentence links to.
    package var note: Int?
    package var date: String?
    package var tail: String
    package var citations: [Citation]
  }

  /// Paragraphs of a source, counted from 1.
  package struct Citation: Sendable, Hashable {
    package var source: Int
    package var first: Int
    package var last: Int

    package init(source: Int, first: Int, last: Int) {
      self.source = source
      self.first = first
      self.last = last
    }
  }

  package struct Source: Sendable {
    package var label: String
    package var title: String
    package var group: String
    package var grade: String
    package var genre: String
    package var url: String?
    package var digests: [String]
    /// The lines of the made-up original; empty for a source known by digests alone.
    package var text: String
    package var paragraphs: [UInt8]?
    /// The filter of the made-up original's runs of words.
    package var runs: [UInt8]?
  }

  package struct Judgement: Sendable {
    package var id: String
    package var title: String
    package var likelihood: String
    package var statement: String
    package var confidence: String
    package var basis: String
    package var wouldChange: String
    package var restsOn: [String]
  }

  package static func themeName(_ number: Int) -> String { "theme-" + twoDigits(number + 1) }
  package static func sourceKey(_ number: Int) -> String { "source-" + twoDigits(number + 1) }
  package static func namedID(_ number: Int) -> String { "named-" + twoDigits(number + 1) }
  package static func entityID(_ number: Int) -> String { "entity-" + twoDigits(number + 1) }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

// MARK: As files

extension SyntheticDossier {
  package func tree() -> FileTree { FileTree(files()) }

  package func files() -> [SourceFile] {
    var files = [
      SourceFile(path: "content/dossier.yml", text: settings()),
      SourceFile(path: "content/index.md", text: frontPage()),
      SourceFile(path: "content/about.md", text: "---\ntitle: About\n---\n## Scope\n\nA made-up dossier.\n"),
    ]
    for note in notes { files.append(SourceFile(path: "content/\(note.stem).md", text: text(note))) }
    for (number, source) in sources.enumerated() {
      let key = Self.sourceKey(number)
      files.append(SourceFile(path: "content/sources/\(key).md", text: text(source, key)))
      if let paragraphs = source.paragraphs {
        files.append(SourceFile(path: "content/sources/\(key).paragraphs.jsonl", bytes: paragraphs))
      }
      if let runs = source.runs {
        files.append(SourceFile(path: "content/sources/\(key).runs", bytes: runs))
      }
    }
    for (number, title) in entityTitles.enumerated() {
      let text = "---\ntitle: \(title)\ntype: body\n---\nA made-up body, number \(number + 1).\n"
      files.append(SourceFile(path: "content/entities/\(Self.entityID(number)).md", text: text))
    }
    for (number, title) in namedTitles.enumerated() {
      let text = "---\ntitle: \(title)\ntype: body\nautolink: true\n---\nIt is linked where it is named.\n"
      files.append(SourceFile(path: "content/entities/\(Self.namedID(number)).md", text: text))
    }
    if let stylesheet { files.append(SourceFile(path: "templates/dossier.css", text: stylesheet)) }
    return files
  }

  private func settings() -> String {
    let themes = (0..<themeCount).map { Self.themeName($0) }.joined(separator: ", ")
    let base = baseURL.map { "base-url: \($0)\n" } ?? ""
    return """
      title: A synthetic dossier
      id: synthetic
      cutoff: 2026-11-21
      version: "1"
      authors: [Nobody]
      tlp: CLEAR
      themes: [\(themes)]
      timeline: {from: 1980, to: 2025}
      \(base)
      """
  }

  private func frontPage() -> String {
    var text = "---\ntitle: A synthetic dossier\n---\nWhat the judgements below rest on is made up.\n"
    for judgement in judgements {
      text += """

        > [!JUDGEMENT] \(judgement.title)
        > It is \(judgement.likelihood) that \(judgement.statement). ^\(judgement.id)
        >
        > - confidence: \(judgement.confidence)
        > - basis: \(judgement.basis)
        > - rests-on: \(judgement.restsOn.joined(separator: " "))
        > - would-change: \(judgement.wouldChange)

        """
    }
    return text
  }

  private func text(_ note: Note) -> String {
    let old = note.name == "note-a" ? "aliases: [/old/\(Self.themeName(note.theme)).html]\n" : ""
    var text = "---\ntitle: \(note.title)\n\(old)---\n"
    if note.name == "index" { text += "The theme in one line: \(note.title).\n\n" }
    for section in note.sections {
      text += "## \(section.heading)\n\n"
      switch section.shape {
      case .paragraphs:
        for claim in section.claims { text += markdown(claim, lines: "\n") + "\n\n" }
      case .list:
        for claim in section.claims { text += "- " + markdown(claim, lines: "\n  ") + "\n" }
        text += "\n"
      case .table:
        text += "| Place | Statement |\n| --- | --- |\n"
        for claim in section.claims { text += "| Row | " + markdown(claim, lines: " ") + " |\n" }
        text += "\n"
      case .callout(let kind):
        text += "> [!\(kind)]\n"
        text +=
          section.claims.map { "> " + markdown($0, lines: "\n> ") + "\n" }.joined(separator: ">\n") + "\n"
      }
    }
    for id in note.embeds {
      guard let home = location(of: id).map({ notes[$0.note] }) else { continue }
      text += "![[\(Self.themeName(home.theme))/\(home.name)#^\(id)]]\n\n"
    }
    return text
  }

  private func markdown(_ claim: Claim, lines separator: String) -> String {
    let sentences = claim.sentences.map(markdown).joined(separator: separator)
    guard claim.kind != nil || !claim.relations.isEmpty else { return sentences + " ^" + claim.id }
    var attributes = "#" + claim.id
    if let kind = claim.kind { attributes += " ." + kind }
    for name in ["contradicts", "corroborates", "rests-on", "supersedes"] {
      let targets = claim.relations.filter { $0.name == name }.map(\.target)
      if !targets.isEmpty { attributes += " \(name)=\"\(targets.joined(separator: " "))\"" }
    }
    return "\(sentences) {\(attributes)}"
  }

  private func markdown(_ sentence: Sentence) -> String {
    var text = sentence.lead
    if let entity = sentence.entity { text += " [[\(Self.entityID(entity))|the \(entityTitles[entity])]]" }
    if let named = sentence.named { text += " as \(namedTitles[named]) has it" }
    if let place = sentence.mention { text += " [[@\(Self.sourceKey(place.source)), ¶ \(place.first)]]" }
    if let note = sentence.note {
      text += " [[\(Self.themeName(notes[note].theme))/\(notes[note].name)|another note]]"
    }
    if let date = sentence.date { text += " [in \(date.prefix(4))]{date=\(date) date-basis=inferred}" }
    text += " " + sentence.tail
    guard !sentence.citations.isEmpty else { return text + "." }
    let citations = sentence.citations.map { citation in
      let key = Self.sourceKey(citation.source)
      return citation.first == citation.last
        ? "@\(key), ¶ \(citation.first)" : "@\(key), ¶¶ \(citation.first)–\(citation.last)"
    }
    return text + " [\(citations.joined(separator: "; "))]."
  }

  private func text(_ source: Source, _ key: String) -> String {
    var text = "---\ntitle: \(source.title)\nlabel: \(source.label)\ntype: report\n"
    text +=
      "reliability: {grade: \(source.grade), why: \"made up\"}\ngroup: \(source.group)\n"
    text += "genre: \(source.genre)\n"
    var copies: [String] = []
    if let url = source.url { copies.append("{id: page, role: original, url: \"\(url)\"}") }
    if source.paragraphs != nil { copies.append("{id: text, role: private, file: \(key).txt}") }
    // There is no text whose sentences could be looked for.
    if source.paragraphs != nil { text += "runs: none\n" }
    if !copies.isEmpty { text += "copies: [\(copies.joined(separator: ", "))]\n" }
    if source.paragraphs != nil { text += "numbering: text\nsegmentation: {by: line}\n" }
    text += "---\n"
    for (number, digest) in source.digests.enumerated() {
      text += "\n\(digest). {#p\(number + 1) cred=\(2 + number % 4) why=\"made up\"}\n"
    }
    return text
  }
}
