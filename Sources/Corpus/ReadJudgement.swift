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
      node: callout.node,
      content: content, source: tree.nodes[callout.node].source, idRange: attributes?.id?.range,
      text: reading.text,
      restsOn: [])
    if !isAuthoredID(judgement.id, prefix: "j-") {
      let range = attributes?.id?.range ?? judgement.source
      findings.append(
        Finding(
          .judgementField(field: "id", problem: "is missing; end the statement in ^j-name"), path: note.path,
          range: range))
      judgement.id = "j-" + slug(callout.title.isEmpty ? reading.text : callout.title)
    }
    readJudgementFields(callout, &judgement)
    let terms = Likelihood.terms(in: judgement.text)
    if judgement.likelihood == nil {
      if terms.count == 1 {
        judgement.likelihood = terms[0]
      } else {
        findings.append(
          Finding(.judgementTerm(found: terms.map(\.rawValue)), path: note.path, range: paragraph.source))
      }
    }
    checkLikelihoodAndConfidence(judgement.text, paragraph.source)
    for (field, value) in [("confidence", judgement.confidence), ("basis", judgement.basis)]
    where value == nil {
      findings.append(
        Finding(
          .judgementField(field: field, problem: "is missing"), path: note.path, range: judgement.source))
    }
    if judgement.restsOn.isEmpty {
      findings.append(
        Finding(
          .judgementField(field: "rests-on", problem: "is missing"), path: note.path, range: judgement.source)
      )
    }
    note.judgements.append(judgement)
  }

  private mutating func readJudgementFields(_ callout: Callout, _ judgement: inout Judgement) {
    let tree = note.tree
    for list in tree.children(of: callout.node) where tree.nodes[list].kind == .list {
      for item in tree.children(of: list) {
        let range = tree.nodes[item].source
        let text = trimmed(tree.plainText((item + 1)..<Int(tree.nodes[item].end)))
        guard let colon = text.firstIndex(of: ":") else {
          findings.append(
            Finding(
              .judgementField(field: text, problem: "has no value; write 'field: value'"), path: note.path,
              range: range))
          continue
        }
        let field = trimmed(String(text[..<colon]))
        let value = trimmed(String(text[text.index(after: colon)...]))
        switch field {
        case "confidence":
          if ["low", "moderate", "high"].contains(value) {
            judgement.confidence = value
          } else {
            findings.append(
              Finding(
                .judgementField(field: field, problem: "is '\(value)'; write low, moderate or high"),
                path: note.path, range: range))
            judgement.confidence = "low"
          }
        case "basis": judgement.basis = value
        case "would-change": judgement.wouldChange = value
        case "rests-on": judgement.restsOn = value.split(separator: " ").map { Located(String($0), range) }
        case "likelihood":
          judgement.likelihood = Likelihood(rawValue: value)
          if judgement.likelihood == nil {
            findings.append(
              Finding(
                .judgementField(field: field, problem: "is '\(value)', no term of the yardstick"),
                path: note.path, range: range))
          }
        default:
          findings.append(
            Finding(.judgementField(field: field, problem: "is not known"), path: note.path, range: range))
        }
      }
    }
  }

  /// Standard A3: how likely and how sure never stand in one sentence.
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
