// What the classes of a page's elements say of the words in them.

/// Containers of what stands elsewhere.
let mirrorClasses: Set<String> = [
  "notes", "around", "wide", "claims", "cited", "chain", "sources", "events", "chronicle", "coverage",
  "strip",
  "filters", "disputes", "gaps", "brief", "pages",
]

/// The tool's own words.
let machineClasses: Set<String> = [
  "badges", "relation", "kind", "uses", "up", "likelihood", "confidence", "year", "lane", "dateline",
  "original-state", "review-banner", "how-to-check", "filters",
]

/// Dates in words, figures of a yardstick and sums, which follow from what records say in another form.
let drawnClasses: Set<String> = ["date", "band-words", "summary"]

/// Pages that hold names and labels among the tool's own words, and no sentence of an author's.
let toolPages: Set<String> = ["coverage.html", "sources/index.html", "entities/index.html"]

/// What pages alone tell.
let detailClasses: Set<String> = [
  "why", "erratum", "opening", "basis", "would-change", "descriptor", "facts", "copies", "retracted",
  "judgement-title", "original", "neighbours", "settle", "counted", "grade", "Z3988", "ranking",
  "corrected", "report", "subtitle", "footnote", "footnote-mark", "embed", "callout-title",
  "r-cc", "r-c", "r-n", "r-i", "r-ii", "r-na", yardstickField,
]

/// An author's words, also among the tool's.
let authoredClasses: Set<String> = ["statement", "digest", "claim", "from", "cite", "marking"]

/// Ids of headings that the tool sets.
let fixedHeadings: Set<String> = [
  "notes", "neighbourhood", "copies", "paragraphs", "register", "notes-of-theme", "themes", "mentions",
]
