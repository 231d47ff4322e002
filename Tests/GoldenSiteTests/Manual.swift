// The manual page, docs/dossier.1, made of what the program says of itself (`--experimental-dump-help`): what
// is hidden there is not in it. What no option says, files and environment, stands here.

import Foundation

/// What the program says of itself.
struct Help: Decodable {
  var command: Command

  struct Command: Decodable {
    var commandName: String
    var abstract, discussion: String?
    var shouldDisplay: Bool
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  struct Argument: Decodable, Equatable {
    struct Name: Decodable, Equatable {
      var kind, name: String

      var text: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    var kind: String
    var names: [Name]?
    var valueName, abstract, defaultValue: String?
    var allValues: [String]?
    var isOptional, isRepeating, shouldDisplay: Bool
  }
}

/// A manual page in the language of man(7).
func manual(_ help: Help, version: String) -> String {
  let root = help.command
  let commands = leaves(root.subcommands ?? [], above: [root.commandName])
  let shared = (commands.first?.command.shownArguments ?? []).filter { argument in
    argument.kind != "positional" && commands.allSatisfy { $0.command.shownArguments.contains(argument) }
  }
  let exitPrefix = "Exit codes: "
  let paragraphs = (root.discussion ?? "").components(separatedBy: "\n\n")
  var lines = [
    ".\\\" Made by `make golden` from what the program says of itself; not edited by hand.",
    ".TH DOSSIER 1 \"\" \"dossier \(version)\" \"User Commands\"",
    ".SH NAME", "dossier \\- \(roff(lowered(withoutStop(root.abstract ?? ""))))",
    ".SH SYNOPSIS", ".B dossier", ".I command", "[\\fIoptions\\fR] [\\fIarguments\\fR]",
    ".SH DESCRIPTION",
  ]
  lines += discussion(paragraphs.filter { !$0.hasPrefix(exitPrefix) })
  lines.append(".SH COMMANDS")
  for (path, command) in commands { lines += section(path, command, without: shared) }
  lines.append(".SH OPTIONS OF EVERY COMMAND")
  lines += shared.flatMap(described)
  lines.append(".SH EXIT STATUS")
  for paragraph in paragraphs where paragraph.hasPrefix(exitPrefix) {
    lines += exitCodes(String(paragraph.dropFirst(exitPrefix.count)))
  }
  for part in [files, environment] {
    lines.append(".SH \(part.title)")
    for (name, meaning) in part.entries { lines += [".TP", bold(name), roff(meaning)] }
  }
  lines += [
    ".SH SEE ALSO",
    "The documents of the program: docs/format.md says what may stand in a dossier,",
    "docs/findings.md lists every finding, docs/publish.md says how a site is published.",
  ]
  return lines.joined(separator: "\n") + "\n"
}

private let files = (
  title: "FILES",
  entries: [
    ("content/dossier.yml", "The settings; the folder around content/ is the dossier's folder."),
    ("content/", "Notes, sources, entities, pictures."),
    (
      "templates/",
      "What takes the place of the built-in page template, style sheet and scripts; may be absent."
    ),
    (
      "originals/",
      "The private texts of sources; may be absent. They are read to compare them with the register and are"
        + " never written."
    ),
    ("site/", "The site that a build writes."),
    ("review/", "The private copy that a build with --profile review writes; not for publication."),
    ("NAME.zip, NAME-review.zip", "What dossier pack writes; NAME is the dossier's id."),
  ]
)

private let environment = (
  title: "ENVIRONMENT",
  entries: [
    ("NO_COLOR", "When it is set and not empty, nothing is coloured, unless --color always is given."),
    (
      "SOURCE_DATE_EPOCH",
      "The day, in seconds since 1970, that dossier source verify --write records in place of today."
    ),
    ("HOME", "This folder is refused as an output."),
  ]
)

extension Help.Command {
  fileprivate var shownArguments: [Help.Argument] { (arguments ?? []).filter(\.shouldDisplay) }
}

/// The commands that do something, with the words that lead to each.
private func leaves(
  _ commands: [Help.Command], above: [String]
) -> [(path: [String], command: Help.Command)] {
  commands.filter { $0.shouldDisplay && $0.commandName != "help" }.flatMap { command in
    let path = above + [command.commandName]
    guard let below = command.subcommands, !below.isEmpty else { return [(path, command)] }
    return leaves(below, above: path)
  }
}

private func section(
  _ path: [String], _ command: Help.Command, without shared: [Help.Argument]
) -> [String] {
  let positional = command.shownArguments.filter { $0.kind == "positional" }
  let options = command.shownArguments.filter { $0.kind != "positional" && !shared.contains($0) }
  let usage = positional.map { argument in
    let name = "\\fI\(roff(argument.valueName ?? ""))\\fR" + (argument.isRepeating ? " ..." : "")
    return argument.isOptional ? " [\(name)]" : " \(name)"
  }
  var lines = [
    ".SS \(roff(path.joined(separator: " ")))",
    "\\fB\(roff(path.joined(separator: " ")))\\fR [\\fIoptions\\fR]",
  ]
  lines[1] += usage.joined()
  lines += [".PP", roff(command.abstract ?? "")]
  let text = discussion((command.discussion ?? "").components(separatedBy: "\n\n"))
  if !text.isEmpty { lines += [".PP"] + text }
  return lines + (positional + options).flatMap(described)
}

/// An argument or option and what it does.
private func described(_ argument: Help.Argument) -> [String] {
  var name: String
  if argument.kind == "positional" {
    name = "\\fI\(roff(argument.valueName ?? ""))\\fR"
  } else {
    // The letter first.
    let names = (argument.names ?? []).sorted {
      ($0.text.utf8.count, $0.text) < ($1.text.utf8.count, $1.text)
    }
    name = names.map { bold($0.text) }.joined(separator: ", ")
    if argument.kind == "option" { name += " \\fI\(roff(argument.valueName ?? "value"))\\fR" }
  }
  var notes: [String] = []
  if let values = argument.allValues, !values.isEmpty {
    notes.append("values: \(values.joined(separator: ", "))")
  }
  if let value = argument.defaultValue { notes.append("default: \(value)") }
  let end = notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))"
  return [".TP", name, roff((argument.abstract ?? "") + end)]
}

/// Paragraphs as they are, lines that are set in by two blanks as they stand.
private func discussion(_ paragraphs: [String]) -> [String] {
  var lines: [String] = []
  for paragraph in paragraphs where !paragraph.isEmpty {
    if !lines.isEmpty { lines.append(".PP") }
    var isExample = false
    for line in paragraph.split(separator: "\n") {
      if line.hasPrefix("  ") != isExample {
        lines += isExample ? [".fi", ".RE"] : [".RS", ".nf"]
        isExample.toggle()
      }
      lines.append(isExample ? example(String(line.dropFirst(2))) : roff(String(line)))
    }
    if isExample { lines += [".fi", ".RE"] }
  }
  return lines
}

/// `0 fine; 1 the content has errors; 130 or 143 interrupted.`, an entry each.
private func exitCodes(_ text: String) -> [String] {
  withoutStop(text).components(separatedBy: "; ").flatMap { part in
    let words = part.split(separator: " ")
    let codes = words.prefix { Int($0) != nil || $0 == "or" }
    return [
      ".TP", bold(codes.joined(separator: " ")), roff(words.dropFirst(codes.count).joined(separator: " ")),
    ]
  }
}

private func withoutStop(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }

private func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

private func bold(_ text: String) -> String { "\\fB\(roff(text))\\fR" }

/// Text that nothing in it can turn into a request; what begins with a hyphen is an option and keeps it.
private func roff(_ text: String) -> String {
  let words = text.components(separatedBy: " ").map { word in
    let escaped = characters(word)
    let begin = word.drop { "('\"".contains($0) }
    return begin.hasPrefix("-") ? escaped.replacing("-", with: "\\-") : escaped
  }
  let line = words.joined(separator: " ")
  return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
}

/// What is typed as it stands.
private func example(_ text: String) -> String {
  let line = characters(text).replacing("-", with: "\\-").replacing("'", with: "\\(aq")
    .replacing("^", with: "\\(ha").replacing("~", with: "\\(ti").replacing("`", with: "\\(ga")
  return line.hasPrefix(".") ? "\\&" + line : line
}

/// A backslash, and what is not ASCII, by name.
private func characters(_ text: String) -> String {
  text.unicodeScalars.map { scalar in
    if scalar == "\\" { return "\\e" }
    if scalar.isASCII { return String(scalar) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
  }
  .joined()
}
