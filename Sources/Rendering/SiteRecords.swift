// The records of a site, by shard: a shard mirrors the page it belongs to.

import Corpus
import Files
import Linking
import Markup
import Records

extension Site {
  /// Claims, events, judgements and the page itself.
  func records(ofNote number: Int) -> [Record] {
    let note = corpus.notes[number]
    let language = corpus.settings.language
    var records: [Record] = []
    for place in note.claims.indices { records += claimRecords(ClaimPlace(note: number, claim: place)) }
    for (place, judgement) in note.judgements.enumerated() {
      let isRetracted = linked.dependants.judgements.contains(JudgementPlace(note: number, judgement: place))
      records.append(
        Record(
          id: judgement.id, kind: .judgement, language: note.details.language ?? language,
          text: judgement.text,
          fields: [
            ("badges", .text(badgeLetters(isRetracted ? [.retracted] : []))),
            ("confidence", .text(judgement.confidence ?? "")),
            ("likelihood", .text(judgement.likelihood?.term ?? "")),
            ("rests-on", .texts(linked.supports[number][place].map { linked.id(of: $0) })),
          ]))
    }
    records.append(
      Record(
        id: plan.notePaths[number].text, kind: .page, language: note.details.language ?? language,
        text: ([note.title] + note.headings.map(\.text) + plainTexts(note)).joined(separator: " · "),
        fields: [
          ("claims", .texts(note.claims.map(\.id))), ("title", .text(note.title)),
          ("tlp", .text(noteMarkings[number].text)),
        ]))
    if case .entity(let id) = note.place, let entity = corpus.entities.first(where: { $0.id == id }) {
      records.append(
        Record(
          id: "entity:\(entity.id)", kind: .entity, language: language, text: entity.title,
          fields: [
            (
              "names",
              .texts(Set(entity.names.map(\.printed) + entity.native.map(\.name)).sorted(by: precedes))
            ),
            ("type", .text(entity.type ?? "")),
          ]))
    }
    return records
  }

  /// The words of blocks that are no claims.
  private func plainTexts(_ note: Note) -> [String] {
    note.plainBlocks.map { blockText(note, $0) }
  }

  private func claimRecords(_ place: ClaimPlace) -> [Record] {
    let claim = linked.claim(place)
    let language = claim.language ?? corpus.settings.language
    let marks = linked.marks(of: place)
    let cites = marks.map(citeRow)
    let entities = linked.links(of: place).compactMap { link -> String? in
      guard !link.isWords, case .page(.note(let target), _) = link.target,
        case .entity(let id) = corpus.notes[target].place
      else { return nil }
      return id
    }
    let relations = claim.relations.map { [$0.name.rawValue, $0.target] }
    var records = [
      Record(
        id: claim.id, kind: .claim, language: language, text: linked.text(of: place),
        fields: [
          ("badges", .text(badgeLetters(badges(of: place)))), ("cites", .rows(cites)),
          ("entities", .texts(Set(entities).sorted(by: precedes))),
          ("events", .texts(claim.events.map(\.id))),
          ("kind", .text(claim.kind == .reported ? "" : claim.kind.rawValue)),
          ("relations", .rows(relations)), ("review", .text(reviewField(place))),
          ("settle", .text(claim.wouldSettle ?? "")),
        ])
    ]
    records += claim.events.enumerated().map { number, event in
      Record(
        id: event.id, kind: .event, language: language, text: linked.eventText(number, of: place),
        fields: [("basis", .text(event.basis)), ("claim", .text(claim.id)), ("date", .text(event.date.text))])
    }
    return records
  }

  /// `[key, first label, grade, fingerprint, last label, role]`; what goes without saying is empty (a last
  /// label that is the first, the role `supports`), and an empty end is left off. A claim's kind goes
  /// without saying where it is `reported`.
  private func citeRow(_ mark: CitationMark) -> [String] {
    let (source, paragraph) = (mark.source, mark.paragraphs[0])
    let first = corpus.sources[source].paragraphs[paragraph].label
    let last = corpus.sources[source].paragraphs[mark.paragraphs[mark.paragraphs.count - 1]].label
    let credibility = mark.credibility ?? corpus.sources[source].paragraphs[paragraph].credibility ?? 6
    var row = [
      corpus.sources[source].key, first, corpus.sources[source].grade.letter + String(credibility),
      corpus.sources[source].paragraphs[paragraph].record?.fingerprint?.short ?? "",
      last == first ? "" : last, mark.role == .supports ? "" : mark.role.rawValue,
    ]
    while row.last?.isEmpty == true { row.removeLast() }
    return row
  }

  /// The source and its paragraphs, whose ids hold key and label.
  func records(ofSource number: Int) -> [Record] {
    let source = corpus.sources[number]
    let language = corpus.settings.language
    var records = [
      Record(
        id: "source:\(source.key)", kind: .source, language: language, text: source.title,
        fields: [
          ("genre", .text(source.genre ?? "")), ("grade", .text(source.grade.letter)),
          ("group", .text(source.group)), ("issued", .text(source.issued?.text ?? "")),
          ("label", .text(source.label.value)), ("retracted", .text(retractedField(source.retraction))),
          ("tlp", .text((source.marking ?? corpus.settings.marking).text)),
        ])
    ]
    for (place, paragraph) in source.paragraphs.enumerated() {
      records.append(
        Record(
          id: "\(source.key)#\(paragraph.label)", kind: .para, language: language,
          text: paragraph.digest.map { digestText(source, $0) } ?? "",
          fields: [
            ("fp", .text(paragraph.record?.fingerprint?.text ?? "")), ("grade", .text(grade(number, place))),
            ("retracted", .text(retractedField(source.retraction ?? paragraph.retraction))),
            ("sentences", .texts(paragraph.record?.sentences ?? [])),
          ]))
    }
    return records
  }
}

/// The reason, or that there is none; empty for what stands.
private func retractedField(_ retraction: Retraction?) -> String {
  retraction.map { $0.reason ?? "true" } ?? ""
}

/// A letter for each badge: nearly every claim has one, and whoever searches loads each byte of a record.
private func badgeLetters(_ badges: [Badge]) -> String {
  String(
    badges.map { badge -> Character in
      switch badge {
      case .retracted: "r"
      case .overtaken: "o"
      case .contested: "c"
      case .singleSource: "s"
      case .secondaryOnly: "2"
      }
    })
}

/// The words of a block that is no claim; of a table's row, with a blank between its cells.
func blockText(_ note: Note, _ node: Int) -> String {
  let tree = note.tree
  let parts = tree.nodes[node].kind == .tableRow ? tree.children(of: node) : [node]
  return parts.map { tree.plainText(($0 + 1)..<Int(tree.nodes[$0].end)) }.filter { !$0.isEmpty }
    .joined(separator: " ")
}
