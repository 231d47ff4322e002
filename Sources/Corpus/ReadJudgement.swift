// Key judgements: a statement with a likelihood, a confidence with its basis, the claims it rests on.

import Diagnostics
import Markup

extension BlockReader {
  mutating func readJudgement(_ callout: Callout) {
    let tree = note.tree
    let paragraph = tree.nodes[callout.paragraph]
    let content = callout.contentStart..<Int(paragraph.end)
    let attributes = tree.attributes(of: paragraph)
    let reading = readInlines(tree, content, path: note.path)
    findings += reading.findings
    var judgement = Judgement(
      id: attributes?.id?.text ?? "", isWritten: attributes?.id != nil, title: callout.title,
      node: callout.node, content: content, source: tree.nodes[callout.node].source,
      idRange: attributes?.id?.range, text: reading.text, restsOn: [])
    if !isAuthoredID(judgement.id, prefix: "j-") {
      report("id", "is missing; end the statement in ^j-name", attributes?.id?.range ?? judgement.source)
      judgement.id = "j-" + slug(callout.title.isEmpty ? reading.text : callout.title)
    }
    note.hidden.append(Int(paragraph.end)..<Int(tree.nodes[callout.node].end))
    readFields(callout, &judgement)
    let terms = Likelihood.terms(in: judgement.text)
    if judgement.likelihood == nil, terms.count == 1 { judgement.likelihood = terms[0] }
    if judgement.likelihood == nil {
      findings.append(
        Finding(.judgementTerm(found: terms.map(\.rawValue)), path: note.path, range: paragraph.source))
    }
    checkLikelihoodAndConfidence(judgement.text, paragraph.source)
    if judgement.confidence == nil { report("confidence", "is missing", judgement.source) }
    if judgement.basis == nil { report("basis", "is missing", judgement.source) }
    if judgement.restsOn.isEmpty { report("rests-on", "is missing", judgement.source) }
    note.judgements.append(judgement)
  }

  private mutating func report(_ field: String, _ problem: String, _ range: Range<Int>) {
    findings.append(Finding(.judgementField(field: field, problem: problem), path: note.path, range: range))
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
    switch field {
    case "confidence":
      judgement.confidence = value
      if !["low", "moderate", "high"].contains(value) {
        report(field, "is '\(value)'; write low, moderate or high", range)
      }
    case "basis": judgement.basis = value
    case "would-change": judgement.wouldChange = value
    case "rests-on": judgement.restsOn = value.split(separator: " ").map { Located(String($0), range) }
    case "likelihood":
      judgement.likelihood = Likelihood(rawValue: value)
      if judgement.likelihood == nil { report(field, "is '\(value)', no term of the yardstick", range) }
    default: report(field, "is not known", range)
    }
  }

  /// How likely and how sure never stand in one sentence (ICD 203).
  private mutating func checkLikelihoodAndConfidence(_ text: String, _ range: Range<Int>) {
    for sentence in sentencesV1(text) {
      guard let term = Likelihood.terms(in: sentence).first else { continue }
      for level in ["high", "moderate", "low"] where sentence.lowercased().contains("\(level) confidence") {
        findings.append(
          Finding(
            .likelihoodWithConfidence(likelihood: term.rawValue, confidence: "\(level) confidence"),
            path: note.path,
            range: range))
      }
    }
  }
}
