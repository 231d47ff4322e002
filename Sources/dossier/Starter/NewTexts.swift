// What `dossier new` writes into a fresh file: the front matter that is needed, and comments that teach.

/// A fresh note.
/// - Parameter key: of a source that there is, for the example.
func newNoteText(title: String, key: String) -> String {
  """
  ---
  title: \(yamlText(title))
  ---
  <!--
  Write one claim a paragraph, list item or table row, and cite a paragraph of a source behind it:

    The quay was lengthened in [spring 2032]{date=2032-21} [@\(key), ¶ 1].

  What is yours says so, and what it rests on:

    The fees were too low to last. {.assessment rests-on="c-…"}

  'dossier id --write' then gives each claim an id that it keeps for good.
  -->

  """
}

/// A fresh page of a theme, which warns until it says what else could be true and what is not known.
func newThemeText(title: String) -> String {
  """
  ---
  title: \(yamlText(title))
  ---
  <!--
  Begin with the bottom line of the theme, in a sentence or two. Then say what else could be true, and what is
  not known, as below; "None found." is enough. Until then 'dossier check' asks for both.

  > [!ALTERNATIVE]
  > The second winter was hard, and the ice alone would explain it.

  > [!GAP]
  > No source gives the fees of the third year.
  -->

  """
}

/// A fresh source.
/// - Parameter label: what a mark shows; without one, the key.
func newSourceText(title: String, key: String, label: String?) -> String {
  """
  ---
  title: \(yamlText(title))
  # What a mark shows, at most 16 characters; no two sources the same.
  \(label.map { "label: \(yamlText($0))" } ?? "# label: Mora 2031")
  # author: [{family: Mora, given: Ines}]
  # issued: 2031-05
  # publisher: Institute of Quays
  # opinion, news, analysis, primary, official or dataset:
  # genre: analysis
  # How far the source can be relied on, A to F; all but F need a reason:
  # reliability: {grade: B, why: names those it asked}
  # Sources of one group do not corroborate each other:
  # group: quays
  # Where it can be read:
  # copies: [{id: web, role: original, url: "https://example.org/quay"}]
  ---
  <!--
  A block for each paragraph that you cite: what it says, in your own words, never a sentence of the text, and
  behind it its label and how credible it is, 1 to 6, with the reason:

    Counts the ships of the first year. {#p2 cred=3 why="no list of names"}

  A note then cites it: [@\(key), ¶ 2].
  -->

  """
}

/// A fresh entity.
func newEntityText(title: String, id: String) -> String {
  """
  ---
  title: \(yamlText(title))
  # short: the Board
  # person, body, force, company, agreement, legal-act, programme, place or armed-group:
  # type: body
  # As sources print it:
  # names: [{printed: Board of the Harbour, in: KEY}]
  # native: {fa: هیئت بندر}
  # Its names are linked by themselves, at the first mention in each note:
  # autolink: true
  ---
  <!-- Say in a line or two who or what it is. Notes link here by [[\(id)]]. -->

  """
}

/// A judgement to put at the end of a page. It says nothing yet, and warns until its fields are written.
/// - Parameter needsField: whether the statement's language has no terms of likelihood, so that a field
///   gives it.
func newJudgementText(id: String, title: String, restsOn: [String], needsField: Bool) -> String {
  """

  <!--
  \(id): say what you judge, with exactly one term of likelihood, and then how sure you are and why.
  'rests-on' names the claims that it stands on. Until 'would-change' says what would change it,
  'dossier check' asks.
  -->

  > [!JUDGEMENT] \(title)
  > \(needsField ? "…" : "It is likely that …") ^\(id)
  >\(needsField ? "\n> - likelihood: likely" : "")
  > - confidence: low
  > - basis: …
  > - rests-on: \(restsOn.joined(separator: " "))

  """
}

/// A text as a value of YAML: as it is where nothing in it could be read as more than text, else in quotes.
func yamlText(_ text: String) -> String {
  let words = ["true", "false", "null", "yes", "no", "on", "off", "~"]
  let isPlain =
    text.unicodeScalars.first.map { $0.properties.isAlphabetic } == true
    && !text.unicodeScalars.contains { ":#\"'\\,[]{}&*!|>%@`".unicodeScalars.contains($0) }
    && text.unicodeScalars.last != " " && !words.contains(text.lowercased())
  guard !isPlain else { return text }
  return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
