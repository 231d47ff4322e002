// `dossier review status`: which claims have which verdicts, and what is owed.

import ArgumentParser
import Compiler
import Corpus
import Diagnostics
import Files
import Linking

struct ReviewStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say how many claims are reviewed, by theme, and which reviews are owed.",
    discussion: """
      Counts the claims of each theme, background left out, and how many of them have a valid verdict of \
      each kind, how many have a stale one, and how many have no valid one; a claim may count under several. \
      Then lists the claims that 'dossier check --require-review' would name. What is left out of a public \
      site for its marking is counted too. docs/review.schema.json describes the JSON.
      """)

  @OptionGroup var base: BaseOptions

  @Option(help: "How it is written: text or json (dossier-review-status/1).")
  var format: ListFormat = .text

  func run() async throws {
    let session = try Session(base, format: .text)
    let (compiled, tree) = try await session.compile(profile: .review)
    try session.endWithoutSettings(compiled, in: tree)
    let status = ReviewStatus(compiled.value.linked)
    switch format {
    case .text:
      session.terminal.output(status.table)
      let count = status.owed.count
      session.terminal.note(
        count == 0 ? "nothing is owed\n" : count == 1 ? "1 review is owed\n" : "\(count) reviews are owed\n")
    case .json: session.terminal.output(status.document)
    }
  }
}

/// What is reviewed of a dossier.
private struct ReviewStatus {
  /// By theme, in the dossier's order; pages outside themes last, without a name.
  var themes: [(name: String?, counts: Counts)] = []
  var total = Counts()
  var owed: [Owed] = []

  struct Counts {
    var claims = 0, supported = 0, partly = 0, not = 0, stale = 0, missing = 0

    var fields: [(name: String, count: Int)] {
      [
        ("claims", claims), ("supported", supported), ("partly", partly), ("not", not), ("stale", stale),
        ("missing", missing),
      ]
    }
  }

  struct Owed {
    var id: String
    var path: String
    var line: Int
    var why: ReviewGap
  }

  init(_ linked: LinkedCorpus) {
    let corpus = linked.corpus
    themes = corpus.themes.map { ($0, Counts()) } + [(nil, Counts())]
    for (number, note) in corpus.notes.enumerated() {
      let theme = themes.firstIndex { $0.name == note.place.theme } ?? themes.count - 1
      let lines = LineTable(note.file.bytes)
      for claim in note.claims.indices {
        let place = ClaimPlace(note: number, claim: claim)
        if linked.kind(of: place) == .background { continue }
        let reviewed = linked.reviewed(place)
        ReviewStatus.count(reviewed, &total)
        ReviewStatus.count(reviewed, &themes[theme].counts)
        guard let gap = linked.reviewGap(of: place) else { continue }
        let line = lines.place(of: note.claims[claim].source.lowerBound).line
        owed.append(Owed(id: linked.id(of: place), path: note.path, line: line, why: gap))
      }
    }
    if themes.last?.counts.claims == 0 { themes.removeLast() }
  }

  private static func count(_ claim: ReviewedClaim, _ counts: inout Counts) {
    counts.claims += 1
    if claim.standing.contains(.supported) { counts.supported += 1 }
    if claim.standing.contains(.partly) { counts.partly += 1 }
    if claim.standing.contains(.not) { counts.not += 1 }
    if claim.hasStale { counts.stale += 1 }
    if claim.standing.isEmpty { counts.missing += 1 }
  }

  /// Numbers below each other, then a line for each claim that is owed.
  var table: String {
    let names = total.fields.map(\.name)
    let rows = themes.map { ($0.name ?? "other pages", $0.counts) } + [("all", total)]
    let width = rows.map(\.0.unicodeScalars.count).max() ?? 0
    var text = padded("", width) + names.map { "  " + $0 }.joined() + "\n"
    for (name, counts) in rows {
      text += padded(name, width)
      for (name, count) in counts.fields {
        text += "  " + String(repeating: " ", count: max(0, name.count - "\(count)".count)) + "\(count)"
      }
      text += "\n"
    }
    if !owed.isEmpty { text += "\n" }
    for claim in owed { text += "\(claim.id) \(claim.path):\(claim.line) \(why(claim.why))\n" }
    return text
  }

  var document: String {
    func object(_ counts: Counts, theme: String?? = nil) -> String {
      let name = theme.map { [("theme", $0.map(quoted) ?? "null")] } ?? []
      return json(name + counts.fields.map { ($0.name, "\($0.count)") })
    }
    let rows = themes.map { "\n" + object($0.counts, theme: .some($0.name)) }
    let list = owed.map { claim in
      "\n"
        + json([
          ("claim", quoted(claim.id)), ("path", quoted(claim.path)), ("line", "\(claim.line)"),
          ("why", quoted(why(claim.why))),
        ])
    }
    return "{\n\"format\":\"dossier-review-status/1\",\n\"total\":\(object(total)),\n"
      + "\"themes\":[\(rows.joined(separator: ","))],\n\"owed\":[\(list.joined(separator: ","))]\n}\n"
  }
}

private func json(_ fields: [(String, String)]) -> String {
  "{\(fields.map { "\"\($0)\":\($1)" }.joined(separator: ","))}"
}

private func why(_ gap: ReviewGap) -> String {
  switch gap {
  case .noVerdict: "missing"
  case .stale: "stale"
  case .objection(let word): word
  case .noID: "no-id"
  }
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
}
