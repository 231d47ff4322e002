// Key judgements: a statement with a likelihood, a confidence with its basis, the claims it rests on.

import Diagnostics
import Files
import Markup

extension BlockReader {
  mutating func readJudgement(_ callout: Callout) {
    let tree = note.tree
    let paragraph = tree.nodes[callout.paragraph]
    let content = callout.contentStart..<Int(paragraph.end)
    let attributes = tree.attributes(of: paragraph)
    let reading = readInlines(tree, content, path: note.path)
    findings += reading.findings
    checkAttributes(attributes)
    var judgement = Judgement(
      id: attributes?.id?.text ?? "", isWritten: attributes?.id != nil, title: callout.title,
      node: callout.node, content: content, source: tree.nodes[callout.node].source,
      idRange: attributes?.id?.range, text: reading.text, termRange: statementRange(paragraph.source),
      restsOn: [])
    if !isAuthoredID(judgement.id, prefix: "j-") {
      report("id", "is missing; end the statement in ^j-name", attributes?.id?.range ?? judgement.source)
      judgement.id = "j-" + slug(callout.title.isEmpty ? reading.text : callout.title)
    }
    note.hidden.append(Int(paragraph.end)..<Int(tree.nodes[callout.node].end))
    readFields(callout, &judgement)
    readLikelihood(attributes?.value("lang")?.value ?? settings.language, &judgement)
    if judgement.confidence == nil { report("confidence", "is missing", judgement.source) }
    if judgement.basis == nil { report("basis", "is missing", judgement.source) }
    if judgement.restsOn.isEmpty { report("rests-on", "is missing", judgement.source) }
    if judgement.wouldChange == nil {
      findings.append(
        Finding(.missingWouldChange(id: judgement.id), path: note.path, range: statement(judgement)))
    }
    note.judgements.append(judgement)
  }

  private mutating func report(_ field: String, _ problem: String, _ range: Range<Int>) {
    findings.append(Finding(.judgementField(field: field, problem: problem), path: note.path, range: range))
  }

  /// A statement has an id and at most a language; a date or a kind would be shown nowhere.
  private mutating func checkAttributes(_ attributes: Attributes?) {
    let known = ["lang", "ignore"]
    for pair in attributes?.pairs ?? [] where !known.contains(pair.name) {
      findings.append(
        Finding(.unknownAttribute(name: pair.name, known: known), path: note.path, range: pair.nameRange))
    }
    for name in attributes?.classes ?? [] {
      findings.append(
        Finding(.unknownAttribute(name: "." + name.text, known: known), path: note.path, range: name.range))
    }
  }

  /// The paragraph without the line of its marker and the marker of a quotation behind that.
  private func statementRange(_ paragraph: Range<Int>) -> Range<Int> {
    let bytes = note.file.bytes
    guard var start = bytes[paragraph].firstIndex(of: 0x0A) else { return paragraph }
    while start < paragraph.upperBound, [0x0A, 0x0D, 0x20, 0x09, 0x3E].contains(bytes[start]) { start += 1 }
    return start < paragraph.upperBound ? start..<paragraph.upperBound : paragraph
  }

  /// What shows a judgement as a whole: its id, else the first line of its statement.
  private func statement(_ judgement: Judgement) -> Range<Int> {
    judgement.idRange ?? place(ofWord: judgement.text, in: judgement.termRange)
  }

  /// An English statement holds one term of the yardstick; in another language the field gives it.
  private mutating func readLikelihood(_ language: String, _ judgement: inout Judgement) {
    let whole = judgement.termRange
    guard isInEnglish(language) else {
      if judgement.likelihood == nil, !judgement.isLikelihoodRefused {
        report("likelihood", "is missing; a statement in '\(language)' needs it", statement(judgement))
      }
      return
    }
    checkLikelihoodAndConfidence(judgement.text, whole)
    let yardstick = settings.yardstick
    let terms = Likelihood.terms(in: judgement.text, by: yardstick)
    let own = terms.filter { $0.yardstick == yardstick }
    for term in terms where term.yardstick != yardstick {
      findings.append(
        Finding(
          .foreignTerm(term: term.term, of: term.yardstick.name, expected: yardstick.name), path: note.path,
          range: place(ofWord: term.term, in: whole)))
    }
    if own.count == 1 {
      judgement.termRange = place(ofWord: own[0].term, in: whole)
      if let field = judgement.likelihood, field.step != own[0].step {
        report(
          "likelihood", "is '\(field.term)', but the statement says '\(own[0].term)'", judgement.fieldRange)
      }
      judgement.likelihood = own[0]
    } else if own.count > 1 || terms.isEmpty {
      findings.append(
        Finding(
          .judgementTerm(found: own.map(\.term), known: yardstick.terms), path: note.path,
          range: place(ofWord: judgement.text, in: whole)))
    }
  }

  /// The list below the statement; anything else there would be shown nowhere.
  private mutating func readFields(_ callout: Callout, _ judgement: inout Judgement) {
    let tree = note.tree
    var seen: Set<String> = []
    for block in tree.children(of: callout.node) where block != callout.paragraph {
      guard tree.nodes[block].kind == .list else {
        report("statement", "is one paragraph; below it stand its fields alone", tree.nodes[block].source)
        continue
      }
      for item in tree.children(of: block) {
        let range = tree.nodes[item].source
        let text = trimmed(tree.plainText((item + 1)..<Int(tree.nodes[item].end)))
        let colon = text.firstIndex(of: ":") ?? text.endIndex
        let field = trimmed(String(text[..<colon]))
        let value = colon == text.endIndex ? "" : trimmed(String(text[text.index(after: colon)...]))
        if value.isEmpty {
          // What must be there is reported as missing.
          if !["confidence", "basis", "rests-on"].contains(field) {
            report(field, "has no value; write 'field: value'", range)
          }
        } else if !seen.insert(field).inserted {
          report(field, "is given twice", range)
        } else {
          read(field, value, range, into: &judgement)
        }
      }
    }
  }

  private mutating func read(
    _ field: String, _ value: String, _ range: Range<Int>, into judgement: inout Judgement
  ) {
    let bytes = note.file.bytes
    let colon = bytes[range].firstIndex(of: UInt8(ascii: ":")) ?? range.lowerBound
    let written = colon..<range.upperBound
    switch field {
    case "confidence":
      judgement.confidence = value
      if !["low", "moderate", "high"].contains(value) {
        report(
          field, "is '\(value)'; write low, moderate or high", place(of: value, in: written, else: range))
      }
    case "basis": judgement.basis = value
    case "would-change": judgement.wouldChange = value
    case "rests-on": judgement.restsOn = readIDs(value, written, range)
    case "likelihood":
      judgement.fieldRange = place(of: value, in: written, else: range)
      judgement.likelihood = Likelihood(value.lowercased(), by: settings.yardstick)
      if judgement.likelihood == nil {
        judgement.isLikelihoodRefused = true
        let name = settings.yardstick.name
        report(field, "is '\(value)', no term of the yardstick of \(name)", judgement.fieldRange)
      }
    default: report(field, "is not known", place(of: field, in: range, else: range))
    }
  }

  /// Ids parted by blanks, each with its own place.
  private mutating func readIDs(
    _ value: String, _ written: Range<Int>, _ item: Range<Int>
  ) -> [Located<String>] {
    var ids: [Located<String>] = []
    var from = written.lowerBound
    for id in value.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init) {
      let range = place(of: id, in: from..<written.upperBound, else: item)
      if range != item { from = range.upperBound }
      if ids.contains(where: { $0.value.utf8.elementsEqual(id.utf8) }) {
        findings.append(Finding(.duplicateKey(key: id), path: note.path, range: range))
      } else {
        ids.append(Located(id, range))
      }
    }
    return ids
  }

  /// Where a text stands in a range of the source as it is written, else another range.
  private func place(of text: String, in range: Range<Int>, else other: Range<Int>) -> Range<Int> {
    let bytes = note.file.bytes
    let wanted = Array(text.utf8)
    guard range.count >= wanted.count else { return other }
    let start = (range.lowerBound...(range.upperBound - wanted.count)).first {
      bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
    return start.map { $0..<($0 + wanted.count) } ?? other
  }
}
