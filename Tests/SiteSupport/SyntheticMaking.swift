// How the made-up dossier is drawn: 12 themes of 25 claims, 20 sources of 20 paragraphs, 30 entities,
// events, relations, and judgements on the front page.

import Corpus

extension SyntheticDossier {
  /// - Parameter claims: 25 a theme; or 10, which are a theme with one note.
  package init(seed: UInt64, claims: Int = 300) {
    themeCount = max(1, claims / 25)
    var random = SplitMix64(seed: seed)
    for number in 0..<30 { entityTitles.append("Body \(number + 1) of the \(random.words(1))") }
    for number in 0..<6 { namedTitles.append("Office \(number + 1) of the \(random.words(1))") }
    for number in 0..<20 { sources.append(Self.source(number, &random)) }
    for theme in 0..<themeCount {
      notes.append(Note(theme: theme, name: "index", title: "Theme \(theme + 1)", sections: []))
      for name in claims < 25 ? ["note-a"] : ["note-a", "note-b", "note-c"] {
        notes.append(
          Note(theme: theme, name: name, title: "The \(random.words(2)) of \(theme + 1)", sections: []))
      }
    }
    var ids: [String] = []
    for number in notes.indices {
      notes[number].sections = sections(of: notes[number].name, &ids, &random)
    }
    addRelations(ids, &random)
    addNames(&random)
    addEmbeds(&random)
    for number in 0..<6 { judgements.append(judgement(number, ids, &random)) }
  }

  /// 8, 8 and 7 claims in notes and 2 on the theme's page: 25 a theme.
  private func sections(of name: String, _ ids: inout [String], _ random: inout SplitMix64) -> [Section] {
    if name == "index" {
      return [("Alternatives", "ALTERNATIVE"), ("Gaps", "GAP")].map { heading, kind in
        let sentence = Sentence(lead: "The " + random.words(3), tail: random.words(4), citations: [])
        let claim = Claim(id: newID(&ids, &random), sentences: [sentence], relations: [])
        return Section(heading: heading, shape: .callout(kind), claims: [claim])
      }
    }
    let shapes: [(Section.Shape, Int)] =
      [(.paragraphs, 3), (.list, 2), (.table, name == "note-c" ? 2 : 3)]
    return shapes.enumerated().map { place, shape in
      let claims = (0..<shape.1).map { _ in claim(newID(&ids, &random), in: shape.0, &random) }
      return Section(heading: "Part \(place + 1)", shape: shape.0, claims: claims)
    }
  }

  package func newID(_ ids: inout [String], _ random: inout SplitMix64) -> String {
    while true {
      let id =
        "c-"
        + String(
          decoding: (0..<5).map { _ in idAlphabet[random.number(0..<idAlphabet.count)] }, as: UTF8.self)
      if ids.contains(id) { continue }
      ids.append(id)
      return id
    }
  }

  /// A cited claim without relations.
  package func claim(_ id: String, in shape: Section.Shape, _ random: inout SplitMix64) -> Claim {
    let count = random.oneIn(3) ? 2 : 1
    let sentences = (0..<count).map { _ in
      Sentence(
        lead: "The " + random.words(3), entity: random.oneIn(2) ? random.number(0..<entityTitles.count) : nil,
        note: random.oneIn(12) ? random.number(0..<notes.count) : nil,
        date: random.oneIn(6) ? date(&random) : nil, tail: random.words(random.number(3..<9)),
        citations: citations(&random))
    }
    return Claim(id: id, sentences: sentences, kind: random.oneIn(5) ? "assessment" : nil, relations: [])
  }

  private func date(_ random: inout SplitMix64) -> String {
    let year = random.number(1985..<2024)
    return switch random.number(0..<4) {
    case 0: "\(year)"
    case 1: "\(year)-" + Self.twoDigits(random.number(1..<13))
    case 2: "\(year)/\(year + 1)"
    default: "\(year)-" + Self.twoDigits(random.number(1..<13)) + "-" + Self.twoDigits(random.number(1..<29))
    }
  }

  /// One to three, of different sources, one in five a range.
  private func citations(_ random: inout SplitMix64) -> [Citation] {
    var citations: [Citation] = []
    for _ in 0..<(random.oneIn(3) ? random.number(2..<4) : 1) {
      let source = random.number(0..<sources.count)
      guard !citations.contains(where: { $0.source == source }) else { continue }
      let first = random.number(1..<19)
      citations.append(
        Citation(source: source, first: first, last: random.oneIn(5) ? first + random.number(1..<3) : first))
    }
    return citations
  }

  private mutating func addRelations(_ ids: [String], _ random: inout SplitMix64) {
    for note in notes.indices where notes[note].name != "index" {
      for section in notes[note].sections.indices {
        for claim in notes[note].sections[section].claims.indices where random.oneIn(8) {
          let target = ids[random.number(0..<ids.count)]
          guard target != notes[note].sections[section].claims[claim].id else { continue }
          let name = ["contradicts", "corroborates", "rests-on", "supersedes"][random.number(0..<4)]
          notes[note].sections[section].claims[claim].relations = [Relation(name: name, target: target)]
        }
      }
    }
  }

  /// In each part of a note one claim names an office, and some mention a paragraph that they do not cite.
  private mutating func addNames(_ random: inout SplitMix64) {
    for note in notes.indices where notes[note].name != "index" {
      for section in notes[note].sections.indices {
        let claims = notes[note].sections[section].claims.indices
        let named = random.number(claims)
        notes[note].sections[section].claims[named].sentences[0].named =
          section + (note.isMultiple(of: 2) ? 0 : 3)
        guard random.oneIn(2) else { continue }
        let claim = random.number(claims)
        let source = random.number(0..<sources.count)
        let paragraph = Citation(source: source, first: 20, last: 20)
        let cites = notes[note].sections[section].claims[claim].sentences.flatMap(\.citations)
        if cites.contains(where: { $0.source == source }) { continue }
        notes[note].sections[section].claims[claim].sentences[0].mention = paragraph
      }
    }
  }

  /// Two themes in three quote claims of others: a cited one on the theme's page, one in a note.
  private mutating func addEmbeds(_ random: inout SplitMix64) {
    let cited = locations.filter { self[$0].sentences.contains { !$0.citations.isEmpty } }
    for note in notes.indices where notes[note].name == "index" || notes[note].name == "note-b" {
      guard !notes[note].theme.isMultiple(of: 3) else { continue }
      let others = cited.filter { $0.note != note }
      notes[note].embeds = [self[others[random.number(0..<others.count)]].id]
    }
  }

  private func judgement(_ number: Int, _ ids: [String], _ random: inout SplitMix64) -> Judgement {
    var supports: [String] = []
    while supports.count < 3 {
      let id = ids[random.number(0..<ids.count)]
      if !supports.contains(id) { supports.append(id) }
    }
    return Judgement(
      id: "j-\(number + 1)", title: "Question \(number + 1)",
      likelihood: ["unlikely", "likely", "very likely"][number % 3], statement: "the " + random.words(6),
      confidence: ["low", "moderate", "high"][random.number(0..<3)], basis: random.words(5),
      wouldChange: random.words(5), restsOn: supports)
  }

  private static func source(_ number: Int, _ random: inout SplitMix64) -> Source {
    var source = Source(
      label: "Source \(number + 1)", title: "On the \(random.words(3))", group: "group-\(number % 7)",
      grade: ["B", "C", "D", "F"][number % 4], genre: number.isMultiple(of: 4) ? "primary" : "analysis",
      url: number.isMultiple(of: 3) ? "https://example.org/\(sourceKey(number))" : nil,
      digests: (0..<20).map { _ in "Tells of the \(random.words(6))" }, text: "", paragraphs: nil)
    if number < 5 {
      source.text = (0..<20).map { _ in "The \(random.words(9)). The \(random.words(7)).\n" }.joined(
        separator: "\n")
      let cut = cut(Array(source.text.utf8), by: Segmentation())
      precondition(
        cut.problems.isEmpty && cut.paragraphs.count == 20, "the made-up original is cut otherwise")
      source.paragraphs = ParagraphRecord.encode(records(of: cut, copy: source.text, findingAid: true))
      source.runs = RunFilter(of: Array(source.text.utf8)).encode()
    }
    return source
  }
}
