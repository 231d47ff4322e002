// content/dossier.yml.

package import Diagnostics
package import Files
import Markup

/// A label of the Traffic Light Protocol 2.0, from open to closed.
package enum Marking: Int, Comparable, Sendable, CaseIterable {
  case clear, green, amber, amberStrict, red

  package static func < (a: Marking, b: Marking) -> Bool { a.rawValue < b.rawValue }

  /// As written after `TLP:`, in capitals and without a space (TLP 2.0).
  package var text: String {
    switch self {
    case .clear: "CLEAR"
    case .green: "GREEN"
    case .amber: "AMBER"
    case .amberStrict: "AMBER+STRICT"
    case .red: "RED"
    }
  }

  package init?(_ text: String) {
    guard let found = Marking.allCases.first(where: { $0.text == text }) else { return nil }
    self = found
  }
}

/// The settings of a dossier. All but the title have defaults.
package struct Settings: Sendable {
  package var title = "Untitled dossier"
  package var id = "dossier"
  package var language = "en"
  /// Information cut-off: authored, never the clock.
  package var cutoff: EDTFDate?
  package var version: String?
  package var authors: [String] = []
  package var contact: String?
  package var license: String?
  /// Ends in `/`; without it the site has no feed, sitemap or canonical links.
  package var baseURL: String?
  package var marking = Marking.clear
  package var ceiling = Marking.clear
  /// What judgements measure likelihood by.
  package var yardstick = Yardstick.icd203
  package var themes: [Located<String>] = []
  package var quotation = QuotationLimits()
  /// What the analysts say of all sources together, on one line.
  package var sourceSummary: String?
  /// First and last year of the drawn timeline.
  package var timeline: ClosedRange<Int>?
  /// What `serve` makes the addresses of that open a file in the editor; no page of the site holds it.
  package var editor: EditorLink?
  /// Warnings that the authors let pass everywhere.
  package var waivers: [Waiver] = []

  package init() {}

  /// How much may be quoted.
  package struct QuotationLimits: Sendable {
    /// Words of one quotation.
    package var words = 25
    /// Words of all quotations of a source, and those as a part of all its words, 0 to 1.
    package var wordsPerSource = 100
    package var share = 0.05
  }

  /// The path of the site on its server, `/` first and last.
  package var basePath: String {
    let parts = (baseURL ?? "").split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return "/" + (parts.count > 3 ? String(parts[3]) : "")
  }

  package static let path = "content/dossier.yml"
  static let known = [
    "title", "id", "language", "cutoff", "version", "authors", "contact", "license", "base-url", "tlp",
    "publish", "yardstick", "themes", "timeline", "quotation", "source-summary", "ignore", "editor",
  ]
}

/// Reads the settings; without the file every default holds.
package func readSettings(_ file: SourceFile?) -> Diagnosed<Settings> {
  var settings = Settings()
  guard let file else {
    return Diagnosed(settings, [Finding(.missingSettings, path: Settings.path, range: 0..<0)])
  }
  let refused = screenText(file)
  guard refused.isEmpty else { return Diagnosed(settings, refused) }
  let yaml = readYAML(file, (file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)..<file.bytes.count)
  var reader = FieldReader(yaml.value, path: file.path, known: Settings.known)
  if let title = reader.text("title")?.value, !title.isEmpty {
    settings.title = title
  } else if yaml.findings.isEmpty {
    reader.report(.missingTitle, 0..<0)
  }
  if let id = reader.text("id") {
    if isPlainName(id.value) {
      settings.id = id.value
    } else {
      reader.report(.invalidName(name: id.value, what: "id"), id.range)
    }
  }
  if let language = reader.text("language") {
    if isLanguageTag(language.value) {
      settings.language = language.value
    } else {
      reader.report(
        .invalidValue(key: "language", value: language.value, expected: "a tag such as en or fa"),
        language.range)
    }
  }
  settings.cutoff = reader.date("cutoff")
  settings.version = reader.text("version")?.value
  settings.authors = reader.texts("authors").map(\.value)
  settings.contact = readContact(&reader)
  settings.license = reader.text("license")?.value
  settings.baseURL = readBaseURL(&reader)
  if let marking = readMarking(&reader, "tlp") {
    settings.marking = marking
  } else if !reader.has("tlp") {
    reader.report(.missingMarking, 0..<0)
  }
  let ceiling = reader.mapping("publish", known: ["ceiling"]) { readMarking(&$0, "ceiling") }
  settings.ceiling = (ceiling ?? nil) ?? settings.marking
  if settings.marking > settings.ceiling {
    reader.report(
      .aboveCeiling(marking: settings.marking.text, ceiling: settings.ceiling.text), reader.range("tlp"))
  }
  if let yardstick = reader.choice("yardstick", of: Yardstick.allCases.map(\.rawValue)) {
    settings.yardstick = Yardstick(rawValue: yardstick) ?? .icd203
  }
  settings.themes = reader.texts("themes")
  settings.timeline = readTimeline(&reader)
  settings.quotation = readQuotationLimits(&reader)
  settings.sourceSummary = reader.text("source-summary")
    .map { $0.value.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    .flatMap { $0.isEmpty ? nil : $0 }
  settings.editor = readEditor(&reader)
  let waivers = reader.waivers(.dossier)
  settings.waivers = waivers.value
  return Diagnosed(settings, yaml.findings + reader.findings + waivers.findings)
}

private func readQuotationLimits(_ reader: inout FieldReader) -> Settings.QuotationLimits {
  reader.mapping("quotation", known: ["words", "words-per-source", "share"]) { fields in
    var limits = Settings.QuotationLimits()
    limits.words = fields.number("words") ?? limits.words
    limits.wordsPerSource = fields.number("words-per-source") ?? limits.wordsPerSource
    if let share = fields.text("share") {
      if let value = Double(share.value), (0...1).contains(value) {
        limits.share = value
      } else {
        fields.report(.invalidValue(key: "share", value: share.value, expected: "0 to 1"), share.range)
      }
    }
    return limits
  } ?? Settings.QuotationLimits()
}

/// A marking under a key; an unknown one is a finding.
func readMarking(_ reader: inout FieldReader, _ key: String) -> Marking? {
  reader.choice(key, of: Marking.allCases.map(\.text)).flatMap(Marking.init)
}

/// A language tag by its shape (BCP 47): letters, then parts of letters and digits behind `-`.
package func isLanguageTag(_ text: String) -> Bool {
  let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  guard let first = parts.first, (2...8).contains(first.count),
    first.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A })
  else { return false }
  return parts.dropFirst().allSatisfy { part in
    (1...8).contains(part.count)
      && part.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || (($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A) }
  }
}

/// Whether a language is English, of whatever country.
package func isEnglish(_ language: String) -> Bool {
  language.split(separator: "-").first?.lowercased() == "en"
}

private func readBaseURL(_ reader: inout FieldReader) -> String? {
  guard let url = reader.text("base-url") else { return nil }
  let allowed = url.value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>\\`{}|^?#".utf8.contains($0) }
  let parts = url.value.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2)
  // A path that starts with `//` would be read as another host's name.
  guard allowed, parts.first?.isEmpty == false, !parts.dropLast().contains(""),
    url.value.hasPrefix("https://") || url.value.hasPrefix("http://")
  else {
    reader.report(
      .invalidValue(key: "base-url", value: url.value, expected: "an https address without ? and #"),
      url.range)
    return nil
  }
  return url.value.hasSuffix("/") ? url.value : url.value + "/"
}

private func readTimeline(_ reader: inout FieldReader) -> ClosedRange<Int>? {
  let range = reader.range("timeline")
  let bounds = reader.mapping("timeline", known: ["from", "to"]) { ($0.number("from"), $0.number("to")) }
  guard let bounds, let from = bounds.0, let to = bounds.1 else { return nil }
  guard from < to, to < 10_000 else {
    reader.report(
      .invalidValue(key: "timeline", value: "\(from) to \(to)", expected: "two years in order"), range)
    return nil
  }
  return from...to
}

/// A mail address, or the address of a page that takes reports.
private func readContact(_ reader: inout FieldReader) -> String? {
  guard let contact = reader.text("contact") else { return nil }
  let mailto = "mailto:"
  let mail = contact.value.hasPrefix(mailto) ? contact.value.dropFirst(mailto.count) : contact.value[...]
  let parts = mail.split(separator: "@", omittingEmptySubsequences: false)
  let isMail =
    parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
    && mail.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"&<>?#:,;".utf8.contains($0) }
  let isPage = ["https://", "http://"].contains { contact.value.hasPrefix($0) }
  if isMail || isPage && contact.value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 }) {
    return contact.value
  }
  reader.report(
    .invalidValue(
      key: "contact", value: contact.value, expected: "a mail address or an http or https address"),
    contact.range)
  return nil
}
