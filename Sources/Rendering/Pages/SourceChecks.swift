// What a source's page says of a paragraph besides its digest: whether it was taken back, when it was
// checked against the text, how it begins, and where it can be found.

import Corpus
import Files
import Markup

extension Site {
  /// That a source was taken back, or with a paragraph that this was; `nil` for what stands.
  func retractedWords(_ source: Int, _ paragraph: Int?) -> String? {
    let own = paragraph.flatMap { corpus.sources[source].paragraphs[$0].retraction }
    guard let retraction = own ?? corpus.sources[source].retraction else { return nil }
    let what = own == nil ? words.checks.retractedSource : words.checks.retractedParagraph
    return what + (retraction.reason.map { words.text.colon + escaped($0) } ?? "") + words.text.stop
  }

  /// Behind a grade, when and with what outcome a paragraph was compared with the private text.
  /// - Parameter alsoSound: whether it is said as well that nothing was wrong.
  func checkedWords(_ source: Int, _ paragraph: Int, alsoSound: Bool) -> String {
    if corpus.sources[source].checks.paragraphs.isEmpty { return "" }
    let work = corpus.sources[source]
    guard let fingerprint = work.paragraphs[paragraph].record?.fingerprint
    else { return "" }
    guard let check = work.checks.check(work.paragraphs[paragraph].label, fingerprint),
      let date = EDTFDate(check.at)
    else { return alsoSound ? " · " + words.checks.notYet : "" }
    let day = time(date)
    switch check.state {
    case .exact, .moved:
      if !alsoSound { return "" }
      return " · " + (check.state == .moved ? words.checks.soundButMoved(day) : words.checks.sound(day))
    case .drifted: return " · " + words.checks.changed(words.checks.drifted, day)
    case .ambiguous: return " · " + words.checks.changed(words.checks.ambiguous, day)
    case .lost: return " · " + words.checks.changed(words.checks.lost, day)
    case .unavailable: return alsoSound ? " · " + words.checks.noText(day) : ""
    }
  }

  /// How a paragraph begins, and a link to it in the copy whose paragraphs are counted.
  func finding(aid paragraph: SourceParagraph, in source: Source, _ html: inout HTML) {
    guard source.hasFindingAid, let opening = paragraph.record?.opening.flatMap(shownOpening) else { return }
    var parts: [String] = []
    // With the text itself on the page its first words would stand there twice.
    if source.rights != "full" {
      let language = source.language.flatMap { $0 == corpus.settings.language ? nil : languageAttributes($0) }
      parts.append("\(words.checks.begins)\(words.text.colon)<q\(language ?? "")>\(escaped(opening))</q>")
    }
    if let url = source.countedCopy.flatMap({ $0.url ?? $0.archiveURL }) {
      let place = escaped(address(of: opening, in: url))
      parts.append("<a rel=\"external\" href=\"\(place)\">\(words.checks.find)</a>")
    }
    if !parts.isEmpty { html.raw("<p class=\"opening\">\(parts.joined(separator: " · "))</p>\n") }
  }
}

/// An opening as a page may show it. Characters of the publisher's text that nobody sees are nothing to
/// show, and a file that was changed by hand may hold more than a finding aid.
private func shownOpening(_ opening: String) -> String? {
  let words = opening.split(whereSeparator: \.isWhitespace)
  guard (1...7).contains(words.count), opening.unicodeScalars.count <= 100,
    screenText(SourceFile(path: "", bytes: Array(opening.utf8))).isEmpty
  else { return nil }
  return words.joined(separator: " ")
}

/// An address with a text fragment, which browsers scroll to and mark. In the fragment `-`, `,` and `&` have
/// meanings of their own, so all but letters, digits and `. _ ~` is written in percent.
func address(of words: String, in url: String) -> String {
  // An address that has a fragment of its own keeps it for browsers that know no other.
  url + (url.utf8.contains(UInt8(ascii: "#")) ? "" : "#") + ":~:text=" + inPercent(words)
}

/// A text with all but letters, digits and `. _ ~` of ASCII written in percent (RFC 3986, section 2.1).
func inPercent(_ words: String) -> String {
  var text = ""
  for byte in words.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      text.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      text += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
    }
  }
  return text
}

extension Source {
  /// The day on which every paragraph was found as the register has it; `nil` when there is no such day.
  var dayOfWholeCheck: EDTFDate? {
    var day: String?
    for paragraph in paragraphs {
      guard let fingerprint = paragraph.record?.fingerprint else { continue }
      guard let check = checks.check(paragraph.label, fingerprint), check.state == .exact,
        day == nil || day == check.at
      else { return nil }
      day = check.at
    }
    return day.flatMap { EDTFDate($0) }
  }
}
