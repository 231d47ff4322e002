// What `dossier init` writes: a small dossier about an invented harbour. It teaches the format by comments,
// which no page shows, and a test holds that it is free of every finding.

/// The files of a first dossier, by path.
let starterFiles: [(path: String, text: String)] = [
  ("content/dossier.yml", starterSettings),
  ("content/index.md", starterFront),
  ("content/themes/trade/index.md", starterTheme),
  ("content/themes/trade/first-year.md", starterFirstYear),
  ("content/themes/trade/fees.md", starterFees),
  ("content/sources/mora-2031.md", starterReport),
  ("content/sources/board-2032.md", starterAccounts),
  ("content/entities/harbour-board.md", starterEntity),
  (".gitignore", starterIgnored),
  (".gitattributes", starterAttributes),
]

private let starterSettings = """
  # The settings of the dossier. Only the title is required.
  title: The harbour at Lind

  # Names the zip file that 'dossier pack' writes.
  id: lind-harbour

  # Language and direction of the pages, and of what they say themselves: en, fa and zh are known.
  language: en

  # The day up to which you know things. It is yours to set; the clock is never asked.
  cutoff: 2033-03-31

  authors: [The harbour desk]

  # Traffic Light Protocol: CLEAR, GREEN, AMBER, AMBER+STRICT or RED, on every page.
  tlp: CLEAR

  # The order of the themes. Each is a folder below content/themes/; 'dossier new theme' adds to this list.
  themes: [trade]

  # Where the site will be published; adds a site map, a feed and canonical links.
  # base-url: https://example.org/lind/

  """

private let starterFront = """
  ---
  title: The harbour at Lind
  ---
  <!-- This is the front page. A comment like this one is for writers: no page shows it. -->

  Lind is a small port that opened in 2031. This dossier asks whether it can live on its fees.

  <!--
  A key judgement: a statement with exactly one term of likelihood, an id that starts with j-, and a list of
  fields. 'rests-on' names the claims below it, and readers can follow it down to the paragraphs.
  -->

  > [!JUDGEMENT] Trade
  > Lind is likely to lose ships in 2033 if the fees stay as they are. ^j-trade
  >
  > - confidence: low
  > - basis: two sources of different origin agree on the fees; only one of them counts ships
  > - rests-on: c-doubled c-fewer
  > - would-change: a count of ships that does not come from the harbour's own board

  """

private let starterTheme = """
  ---
  title: Trade
  ---
  <!-- The page of a theme. What stands before its first heading is its bottom line, on one page to print. -->

  Fourteen ships came in the first year, and eleven in the second, after the fees had doubled.

  <!-- Each theme says what else could be true, and what is not known. "None found." is enough. -->

  > [!ALTERNATIVE]
  > The second winter was hard, and the ice alone would explain the loss. ^c-ice

  > [!GAP]
  > No source says what the ships would have paid elsewhere. ^c-elsewhere

  """

private let starterFirstYear = """
  ---
  title: The first year
  ---
  ## Opening

  <!--
  A claim is a paragraph, a list item or a table row that cites something. [@mora-2031, ¶ 1] cites paragraph 1
  of content/sources/mora-2031.md. The id behind ^ is the claim's own, for good: reword or move the claim, and
  every link to it still holds. 'dossier id --write' gives an id to each claim that has none.

  A date makes an event of the timeline: 2031-21 is spring 2031.
  -->

  The harbour opened in [spring 2031]{date=2031-21} with one quay [@mora-2031, ¶ 1]. ^c-open

  <!-- [[…]] links to a page by its name; behind a bar stand other words. -->

  [[harbour-board|The Board]] counted fourteen ships in that year [@board-2032, ¶ 1]. ^c-ships

  ## Cargo

  - Most of the cargo was timber [@mora-2031, ¶ 2]. ^c-timber
  - Fish was landed, but not weighed [@mora-2031, ¶ 3]. ^c-fish

  """

private let starterFees = """
  ---
  title: Fees
  ---
  <!-- One claim, two sources: what both say is corroborated, if the sources do not depend on each other. -->

  The fees doubled in [January 2032]{date=2032-01}
  [@mora-2031, ¶ 4; @board-2032, ¶ 2]. {#c-doubled .corroborated}

  Eleven ships came in 2032, three fewer than [[first-year#^c-ships|in the year before]]
  [@board-2032, ¶ 3]. ^c-fewer

  <!-- What is ours, not a source's, says so; it rests on other claims. -->

  The fees drove three ships away. {#c-drove .assessment rests-on="c-doubled c-fewer"}

  """

private let starterReport = """
  ---
  # A source. The name of the file is its key, which citations use: [@mora-2031, ¶ 1].
  title: A year at the new quay
  # What a mark shows, at most 16 characters.
  label: Mora 2031
  author: [{family: Mora, given: Ines}]
  issued: 2032-02
  publisher: Institute of Quays
  genre: analysis
  # How far the source can be relied on, A to F, and why.
  reliability: {grade: B, why: names those it asked}
  # Sources of one group do not corroborate each other. Without a group each source is its own.
  group: quays
  copies:
    - {id: web, role: original, url: "https://example.org/quay"}
  ---
  <!--
  A block for each paragraph that is cited: what it says, in your own words, never a sentence of the text.
  cred is how credible it is, 1 to 6, with the reason; without it, it cannot be judged.
  -->

  Says when the harbour opened, and that it had one quay. {#p1 cred=2 why="seen by its author"}

  Says that timber was most of what came. {#p2 cred=2 why="two merchants are named"}

  Notes that fish came too, and that nobody weighed it. {#p3}

  Gives the fees before and after January 2032. {#p4 cred=1 why="quotes the order"}

  """

private let starterAccounts = """
  ---
  title: Accounts of the Harbour Board for 2032
  label: Board 2032
  author: [{literal: Harbour Board of Lind}]
  issued: 2033-01-20
  genre: official
  reliability: {grade: C, why: counts its own success}
  ---
  Counts the ships of 2031. {#p1 cred=3 why="no list of names"}

  Lists the fees from January 2032 on. {#p2 cred=1 why="its own order"}

  Counts the ships of 2032. {#p3 cred=3 why="no list of names"}

  """

private let starterEntity = """
  ---
  # A person, body, act or place; its page lists every claim that links to it.
  title: Harbour Board of Lind
  short: the Board
  type: body
  # As sources print it.
  names: [{printed: The Board at Lind, in: mora-2031}]
  # With 'autolink: true' its names are linked by themselves, at the first mention in each note.
  ---
  Runs the harbour, and sets its fees.

  """

private let starterIgnored = """
  # The full texts of sources, and the copies for reviewers that show them: private, never in a repository.
  originals/
  review/

  # Packs to hand over; 'dossier pack' writes them anew.
  /*.zip

  # What the tool leaves when it is killed: half a site, its lock, half a file.
  .*.tmp-*
  .*.lock
  .dossier-*.tmp

  """

private let starterAttributes =
  """
  # What you write has the same line ends on every machine, because the site is made from its bytes.
  *.md text eol=lf
  *.yml text eol=lf
  content/sources/*.jsonl text eol=lf

  # What is copied as it is, and what is built, stays as it is. The site is not 'text eol=lf': that would
  # also rewrite its pictures and your files of content/static/, and 'dossier build --check' compares bytes.
  content/sources/*.runs -text
  content/images/** -text
  content/static/** -text

  # 'dossier git-setup' tells your clone what diff=dossier and merge=dossier mean.


  """ + gitAttributesBlock
