// The body of a source: one block a paragraph, its digest, ending in its label and what is said of it.

import Diagnostics
import Files
import Markup

/// Gives each digest to the paragraph of its label; a source without paragraph data has those that its
/// digests name.
func readDigests(_ source: inout Source) -> [Finding] {
  var findings: [Finding] = []
  let tree = source.digests
  let fromDigests = source.paragraphs.isEmpty
  var next = tree.nodes.isEmpty ? 0 : 1
  while next < tree.nodes.count {
    let index = next
    let node = tree.nodes[index]
    next = Int(node.end)
    guard let attributes = tree.attributes(of: node), let label = attributes.id else {
      findings.append(Finding(.digestWithoutLabel, path: source.path, range: node.source))
      continue
    }
    guard isParagraphLabel(label.text) else {
      findings.append(Finding(.invalidLabel(label: label.text), path: source.path, range: label.range))
      continue
    }
    if fromDigests, source.paragraph(label.text) == nil {
      source.paragraphIndex[TextKey(label.text)] = source.paragraphs.count
      source.paragraphs.append(SourceParagraph(label: label.text))
    }
    guard let place = source.paragraph(label.text) else {
      findings.append(
        Finding(
          .unknownParagraph(key: source.key, label: label.text, count: source.paragraphs.count),
          path: source.path,
          range: label.range))
      continue
    }
    guard source.paragraphs[place].digest == nil else {
      findings.append(Finding(.duplicateLabel(label: label.text), path: source.path, range: label.range))
      continue
    }
    source.paragraphs[place].digest = index
    let marked = tree.nodes[(index + 1)..<next].first { inner in
      switch inner.kind {
      case .citation, .wikilink, .link, .image, .span: true
      default: false
      }
    }
    if let marked { findings.append(Finding(.markupInDigest, path: source.path, range: marked.source)) }
    findings += readAttributes(attributes, of: place, &source)
  }
  return findings
}

private let digestAttributes = ["cred", "why", ".retracted", "retracted", "ignore"]

/// What a digest's block says of its paragraph.
private func readAttributes(_ attributes: Attributes, of place: Int, _ source: inout Source) -> [Finding] {
  var findings: [Finding] = []
  func report(_ fact: Fact, _ range: Range<Int>) {
    findings.append(Finding(fact, path: source.path, range: range))
  }
  findings += repeatedNames(in: attributes, path: source.path)
  for name in attributes.classes {
    if name.text == "retracted" {
      source.paragraphs[place].retraction = Retraction(Located("true", name.range))
    } else {
      report(.unknownAttribute(name: "." + name.text, known: digestAttributes), name.range)
    }
  }
  for pair in attributes.pairs {
    switch pair.name {
    case "cred":
      if let credibility = Int(pair.value), (1...6).contains(credibility) {
        source.paragraphs[place].credibility = credibility
      } else {
        report(.invalidValue(key: "cred", value: pair.value, expected: "1 to 6"), pair.range)
      }
    case "why": source.paragraphs[place].why = pair.value
    case "retracted":
      if pair.value != "false" {
        source.paragraphs[place].retraction = Retraction(Located(pair.value, pair.range))
      }
    case "ignore": break
    default: report(.unknownAttribute(name: pair.name, known: digestAttributes), pair.nameRange)
    }
  }
  let paragraph = source.paragraphs[place]
  if let credibility = paragraph.credibility, credibility < 6, paragraph.why?.isEmpty ?? true {
    report(.gradeWithoutReason(grade: String(credibility)), attributes.value("cred")?.range ?? 0..<0)
  }
  return findings
}

/// `p`, `h`, `f`, `b` or `t` and a number from 1 to six digits.
package func isParagraphLabel(_ text: String) -> Bool {
  guard let kind = text.utf8.first, "phfbt".utf8.contains(kind) else { return false }
  let digits = text.utf8.dropFirst()
  return (1...6).contains(digits.count) && digits.first != UInt8(ascii: "0")
    && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
}

/// The words of a digest, which is a block of the source.
package func digestText(_ source: Source, _ node: Int) -> String {
  let tree = source.digests
  let text = tree.plainText((node + 1)..<Int(tree.nodes[node].end))
  return text.utf8.last == 0x20 ? String(text.dropLast()) : text
}
