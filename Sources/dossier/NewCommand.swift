// `dossier new …`: a fresh file in its place, with the front matter that is needed.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Workspace

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a fresh note, theme, source, entity or judgement.",
    discussion: """
      Writes a file with the front matter that is needed and comments that teach, and prints its path. \
      Nothing is overwritten, and nothing is written that would bring an error.

      Examples:
        dossier new theme labour --title "Work on the quays"
        dossier new note labour/strikes
        dossier new source mora-2031
        dossier new entity harbour-board
        dossier new judgement trade --rests-on c-fees
      """,
    subcommands: [NewNote.self, NewTheme.self, NewSource.self, NewEntity.self, NewJudgement.self])
}

struct NewNote: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write a fresh note.",
    discussion: """
      The theme may stand before the name or behind --theme; where there is only one, it need not be said.

      Example:
        dossier new note trade/fees
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("THEME/NAME, or NAME with --theme.", valueName: "name"))
  var name: String

  @Option(help: "The theme.")
  var theme: String?

  @Option(help: "The note's title; default: its name.")
  var title: String?

  func run() async throws {
    let fresh = try await Fresh(common)
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 2 || (parts.count == 2 && theme != nil && theme != parts[0]) {
      throw ValidationError("'\(name)' is not THEME/NAME; write 'trade/fees', or 'fees --theme trade'")
    }
    let theme = try fresh.theme(parts.count == 2 ? parts[0] : theme, for: "the note")
    let note = try checkedName(parts[parts.count - 1], "note", reserved: ["index", "claims"])
    let key = fresh.compiled.value.corpus.sources.first?.key ?? "KEY"
    let text = newNoteText(title: try checkedTitle(title, for: note), key: key)
    try await fresh.write("content/themes/\(theme)/\(note).md", text)
    fresh.say("write its claims; 'dossier check' says what they lack, 'dossier build' shows them")
  }
}

struct NewTheme: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Write a fresh theme.",
    discussion: """
      Writes the theme's page, and adds the theme to the list of content/dossier.yml where there is one.

      Example:
        dossier new theme labour --title "Work on the quays"
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The name of the theme's folder.", valueName: "name"))
  var name: String

  @Option(help: "The theme's title; default: its name.")
  var title: String?

  func run() async throws {
    let fresh = try await Fresh(common)
    let theme = try checkedName(name, "theme", reserved: ["index"])
    if fresh.compiled.value.corpus.themes.contains(theme) {
      throw ValidationError("there is a theme '\(theme)' already, content/themes/\(theme)")
    }
    var changed: [SourceFile] = []
    if let settings = fresh.tree[Settings.path] {
      guard let edits = themeAdditions(theme, in: settings), let bytes = edited(settings.bytes, edits) else {
        throw ValidationError(
          "the list 'themes' of content/dossier.yml is written in a way that this command cannot add to; "
            + "write it as [a, b]")
      }
      if !edits.isEmpty { changed = [SourceFile(path: settings.path, bytes: bytes)] }
    }
    let text = newThemeText(title: try checkedTitle(title, for: theme))
    try await fresh.write("content/themes/\(theme)/index.md", text, changing: changed)
    fresh.say("write its bottom line, alternatives and gaps, then 'dossier new note \(theme)/NAME'")
  }
}

struct NewSource: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Write a fresh source.",
    discussion: """
      The key is what citations use. An author and a year make a good one.

      Example:
        dossier new source mora-2031 --title "A year at the new quay"
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The key.", valueName: "key"))
  var key: String

  @Option(help: "The source's title; default: its key.")
  var title: String?

  func run() async throws {
    let fresh = try await Fresh(common)
    let name = try checkedName(key, "source", reserved: ["index"])
    let label = words(of: name)
    let isFree = !fresh.compiled.value.corpus.sources.contains { $0.label.value == label }
    let text = newSourceText(
      title: try checkedTitle(title, for: name), key: name,
      label: isFree && label.utf8.count <= 16 ? label : nil)
    try await fresh.write("content/sources/\(name).md", text)
    fresh.say("write a digest for each paragraph that you cite, then cite it: [@\(name), ¶ 1]")
  }
}

struct NewEntity: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entity", abstract: "Write a fresh entity.",
    discussion: """
      Example:
        dossier new entity harbour-board --title "Harbour Board"
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The name of its file, which links use.", valueName: "name"))
  var name: String

  @Option(help: "The entity's title; default: its name.")
  var title: String?

  func run() async throws {
    let fresh = try await Fresh(common)
    let id = try checkedName(name, "entity", reserved: ["index"])
    let text = newEntityText(title: try checkedTitle(title, for: id), id: id)
    try await fresh.write("content/entities/\(id).md", text)
    fresh.say("say who or what it is, then link to it: [[\(id)]]")
  }
}

struct NewJudgement: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judgement", abstract: "Put a fresh key judgement on the front page or a theme's page.",
    discussion: """
      The judgement is put at the end of content/index.md, or of the theme's page. A judgement rests on \
      claims; without --rests-on the first claim that has an id stands in for them.

      Examples:
        dossier new judgement trade --rests-on c-fees --rests-on c-ships
        dossier new judgement strikes --theme labour
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The judgement's id, with or without j-.", valueName: "name"))
  var name: String

  @Option(help: "The theme on whose page it stands; default: the front page.")
  var theme: String?

  @Option(help: "The judgement's title; default: its name.")
  var title: String?

  @Option(help: ArgumentHelp("A claim that it rests on; may be given several times.", valueName: "id"))
  var restsOn: [String] = []

  func run() async throws {
    let fresh = try await Fresh(common)
    let corpus = fresh.compiled.value.corpus
    let id = "j-" + (try checkedName(name.hasPrefix("j-") ? String(name.dropFirst(2)) : name, "judgement"))
    let pages = corpus.notes + fresh.compiled.value.drafts
    if let page = pages.first(where: { $0.judgements.contains { $0.id == id } }) {
      throw ValidationError("there is a judgement '\(id)' already, in \(page.path)")
    }
    let claims = corpus.notes.flatMap(\.claims).filter(\.isWritten).map(\.id)
    if let unknown = restsOn.first(where: { !claims.contains($0) }) {
      let near = nearestNames(to: unknown, in: claims, most: 2).map { "'\($0)'" }
      throw ValidationError(
        "no claim has the id '\(unknown)'"
          + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"))
    }
    guard let first = standIn(corpus) else {
      throw ValidationError(
        "a judgement rests on claims, and none has an id yet; write one, then 'dossier id --write'")
    }
    let path = try theme.map { "content/themes/\(try fresh.theme($0, for: "it"))/index.md" }
    let title = try checkedTitle(title, for: String(id.dropFirst(2)))
    let text = newJudgementText(
      id: id, title: title, restsOn: restsOn.isEmpty ? [first] : restsOn,
      needsField: !isEnglish(corpus.settings.language))
    try await fresh.append(
      text, to: path ?? "content/index.md", title: theme ?? corpus.settings.title, id: id)
    fresh.say(
      "write the statement, its confidence and basis"
        + (restsOn.isEmpty ? "; '\(first)' stands in for the claims that it rests on" : ""))
  }
}

extension NewJudgement {
  /// A claim with an id, of the theme and with a citation if there is one.
  private func standIn(_ corpus: Corpus) -> String? {
    let all = corpus.notes.flatMap { note in
      note.claims.filter(\.isWritten).map { ($0, isNear: theme == nil || note.place.theme == theme) }
    }
    let best = all.first { $0.isNear && !$0.0.citations.isEmpty } ?? all.first { !$0.0.citations.isEmpty }
    return (best ?? all.first)?.0.id
  }
}

/// A title as it was given, or made of a name.
private func checkedTitle(_ title: String?, for name: String) throws -> String {
  guard let title else { return words(of: name) }
  let isLine = !title.unicodeScalars.contains { $0.properties.generalCategory == .control }
  guard isLine, title.contains(where: { !$0.isWhitespace }) else {
    throw ValidationError("a title is one line of text")
  }
  return title
}

/// `harbour-board` as words: `Harbour board`.
private func words(of name: String) -> String {
  let words = name.split(separator: "-").joined(separator: " ")
  return words.isEmpty ? name : words.prefix(1).uppercased() + words.dropFirst()
}
