// Made-up dossiers: the same prose once in our form and once in Hugo's. The words mean nothing; how long
// sentences are, how many of them cite or link, and what else stands between them is as in a real dossier.

import ArgumentParser
import Foundation

/// Random numbers that a seed repeats (SplitMix64).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func isTrue(_ chance: Double) -> Bool { Double.random(in: 0..<1, using: &self) < chance }

  mutating func word() -> String { words[Int.random(in: words.indices, using: &self)] }

  /// Words without a full stop.
  mutating func sentence(_ length: ClosedRange<Int> = 9...24) -> String {
    let first = word()
    let rest = (1..<Int.random(in: length, using: &self)).map { _ in word() }
    return ([first.prefix(1).uppercased() + first.dropFirst()] + rest).joined(separator: " ")
  }
}

private let themes = [
  "sanctions", "cyber", "sco", "jcpoa-constraints", "energy", "maritime", "diplomacy", "technology",
]

private let words = """
  sanction transfer vessel bank audit clause procurement channel ministry envoy treaty dual use export \
  license component centrifuge missile drone port corridor rail pipeline refinery insurer carrier registry \
  flag broker shell company network intrusion operator malware telemetry relay satellite guidance \
  navigation exercise frigate delegation communique summit observer member accession charter review \
  dispute mechanism snapback resolution annex limit enrichment stockpile inspector safeguard report \
  paragraph estimate judgement confidence evidence source analyst assessment baseline trend shift currency \
  clearing settlement yuan rial euro oil condensate discount cargo transshipment tanker fleet broker \
  invoice ledger ministerial commission working group memorandum agreement roadmap investment credit loan \
  guarantee premium risk exposure the a of in to and with for on by from after before during under over \
  between against across within without toward
  """.split(separator: " ").map(String.init)

/// A note that others link to.
private struct Place {
  var theme, name, title: String
}

private let paragraphsOfSource = 40

/// Writes `dossier/` and `hugo/` below a folder. The same number of notes gives the same bytes everywhere.
func writeMadeUp(notes count: Int, to folder: String) throws {
  // The folder of an earlier run, and nobody else's; it may not be there.
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  if let other = names.first(where: { !["dossier", "hugo", "out"].contains($0) }) {
    throw ValidationError("'\(folder)' holds '\(other)', which is not ours; name another folder")
  }
  try? FileManager.default.removeItem(atPath: folder)
  let sources = max(4, count / 20)
  var titles = SplitMix64(seed: 7)
  let notes = (0..<count).map { number in
    Place(
      theme: themes[number % themes.count], name: String(format: "note-%06d", number),
      title: titles.sentence(3...6))
  }
  let dossier = Folder("\(folder)/dossier/content")
  let hugo = Folder("\(folder)/hugo")
  for (number, note) in notes.enumerated() {
    // One sequence for each note, far from those of its neighbours.
    var random = SplitMix64(seed: 0x6E6F_7465_0000_0000 + UInt64(number))
    let text = madeUpNote(&random, notes: notes, sources: sources)
    try dossier.put(
      "themes/\(note.theme)/\(note.name).md", "---\ntitle: \"\(note.title)\"\n---\n\n\(text.ours)")
    try hugo.put(
      "content/\(note.theme)/\(note.name).md",
      "---\ntitle: \"\(note.title)\"\nslug: \(note.name)\n---\n\n\(text.hugo)")
  }
  for number in 0..<sources { try putSource(number, dossier, hugo) }
  for theme in themes {
    try dossier.put("themes/\(theme)/index.md", "---\ntitle: \(theme)\n---\n\nOverview of \(theme).\n")
    try hugo.put("content/\(theme)/_index.md", "---\ntitle: \(theme)\n---\n")
  }
  try dossier.put("index.md", "---\ntitle: Made-up dossier\n---\n\nFront page.\n")
  try dossier.put(
    "dossier.yml",
    """
    title: Made-up dossier
    language: en
    base-url: https://example.org/
    themes: [\(themes.joined(separator: ", "))]

    """)
  for (path, text) in hugoSettings { try hugo.put(path, text) }
}

private func sourceKey(_ number: Int) -> String { String(format: "src-%05d", number) }

private func putSource(_ number: Int, _ dossier: Folder, _ hugo: Folder) throws {
  var random = SplitMix64(seed: 0x736F_7572_0000_0000 + UInt64(number))
  let key = sourceKey(number)
  let title = "Report \(number) on \(random.word()) and \(random.word())"
  let day = String(format: "%02d", 1 + title.utf8.count % 28)
  var (ours, theirs) = ("", "")
  for paragraph in 1...paragraphsOfSource {
    let text = (0..<Int.random(in: 2...5, using: &random)).map { _ in random.sentence() + "." }
      .joined(separator: " ")
    ours += "\n\(text) {#p\(paragraph)}\n"
    theirs += "\n\(text)\n{#p\(paragraph)}\n"
  }
  try dossier.put(
    "sources/\(key).md",
    """
    ---
    title: "\(title)"
    author:
      - family: Doe
        given: Jane
    issued: 2021-05-\(day)
    publisher: Example Institute
    ---

    """ + ours)
  try hugo.put("content/sources/\(key).md", "---\ntitle: \"\(title)\"\nslug: \(key)\n---\n" + theirs)
}

/// The same text in two forms, and the footnotes that Hugo's form collects.
private struct TwoForms {
  var ours = ""
  var hugo = ""
  var feet: [(key: String, paragraph: Int)] = []

  mutating func add(_ text: String) {
    ours += text
    hugo += text
  }
}

/// Six sections of three paragraphs, with a list in the third and a table in the fifth.
private func madeUpNote(
  _ random: inout SplitMix64, notes: [Place], sources: Int
) -> (ours: String, hugo: String) {
  var text = TwoForms()
  for section in 0..<6 {
    text.add("## \(random.sentence(2...5)) \(section)\n\n")
    for _ in 0..<3 {
      let count = Int.random(in: 3...6, using: &random)
      for sentence in 0..<count {
        addSentence(&text, &random, notes: notes, sources: sources)
        text.add(sentence + 1 < count ? " " : "\n\n")
      }
    }
    if section == 2 {
      for _ in 0..<5 { text.add("- \(random.sentence())\n") }
      text.add("\n")
    }
    if section == 4 { addTable(&text, &random) }
  }
  for (number, foot) in text.feet.enumerated() {
    let address = "../../sources/\(foot.key)/#p\(foot.paragraph)"
    text.hugo += "[^\(number + 1)]: [\(foot.key), para. \(foot.paragraph)](\(address))\n"
  }
  return (text.ours, text.hugo)
}

private func addSentence(
  _ text: inout TwoForms, _ random: inout SplitMix64, notes: [Place], sources: Int
) {
  text.add(random.sentence())
  if random.isTrue(0.15) { text.add(" **\(random.word()) \(random.word())**") }
  if random.isTrue(0.10) { text.add(" *\(random.word())*") }
  let cites = random.isTrue(0.35)
  if random.isTrue(0.12) {
    let note = notes[Int.random(in: notes.indices, using: &random)]
    text.ours += " [[\(note.name)|\(note.title)]]"
    text.hugo += " [\(note.title)](../../\(note.theme)/\(note.name)/)"
  }
  if cites {
    let key = sourceKey(Int.random(in: 0..<sources, using: &random))
    let paragraph = Int.random(in: 1...paragraphsOfSource, using: &random)
    text.feet.append((key, paragraph))
    text.ours += " [@\(key), ¶ \(paragraph)]"
    text.hugo += "[^\(text.feet.count)]"
  }
  text.add(".")
}

private func addTable(_ text: inout TwoForms, _ random: inout SplitMix64) {
  text.add("| Date | Party | Event |\n| --- | --- | --- |\n")
  for _ in 0..<6 {
    let year = Int.random(in: 10...24, using: &random)
    let month = Int.random(in: 1...9, using: &random)
    text.add("| 20\(year)-0\(month) | \(random.word()) | \(random.sentence(4...8)) |\n")
  }
  text.add("\n")
}

/// The least that makes a site of Hugo: a page a note, lists of the sections, nothing else.
private let hugoSettings = [
  (
    "hugo.toml",
    """
    baseURL = "https://example.org/"
    title = "Made-up dossier"
    disableKinds = ["taxonomy", "term", "RSS"]
    [markup.goldmark.parser.attribute]
    block = true
    [markup.goldmark.renderer]
    unsafe = false

    """
  ),
  (
    "layouts/baseof.html",
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
    <nav>{{ range site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
    <main>{{ block "main" . }}{{ end }}</main></body></html>

    """
  ),
  (
    "layouts/home.html",
    """
    {{ define "main" }}<h1>{{ .Title }}</h1>
    {{ range site.Sections }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}{{ end }}

    """
  ),
  (
    "layouts/section.html",
    """
    {{ define "main" }}<h1>{{ .Title }}</h1>
    <ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}

    """
  ),
  ("layouts/page.html", "{{ define \"main\" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}\n"),
]

/// A folder whose files are written whole.
private struct Folder {
  var path: String

  init(_ path: String) { self.path = path }

  func put(_ name: String, _ text: String) throws {
    let place = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }
}
