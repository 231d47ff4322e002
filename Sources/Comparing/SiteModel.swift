// A site as a value: its records, by what they are of, and where each stands. Read by `ReadSite.swift`.

import Files
import Records

/// What a site says, without its pages' form.
struct SiteModel: Sendable {
  var claims: [String: SiteClaim] = [:]
  var judgements: [String: SiteRecord] = [:]
  /// By `KEY#p2`.
  var paragraphs: [String: SiteRecord] = [:]
  /// By key.
  var sources: [String: SiteRecord] = [:]
  var events: [String: SiteRecord] = [:]
  /// By id, without `entity:`.
  var entities: [String: SiteRecord] = [:]
  /// By path.
  var pages: [String: SitePage] = [:]
  /// By `KEY#p2`: the claims that cite it, each once, sorted.
  var claimsOfParagraph: [String: [String]] = [:]
  /// By claim: the judgements that rest on it, and the claims that do; sorted.
  var restingOnClaim: [String: [String]] = [:]
  /// The claims' ids of a page, in its order.
  var order: [String: [String]] = [:]
  /// Whether it is a private review copy.
  var isPrivate = false
  /// All paths of the site.
  let tree: FileTree
}

/// A record and where it lies.
struct SiteRecord: Sendable {
  var id: String
  var language: String
  var text: String
  var fields: [(name: String, value: RecordValue)]
  /// The page that it belongs to, such as `themes/sanctions/supply-cases.html`.
  var page: String

  func text(_ name: String) -> String {
    guard case .text(let text) = fields.first(where: { $0.name == name })?.value else { return "" }
    return text
  }

  func texts(_ name: String) -> [String] {
    guard case .texts(let texts) = fields.first(where: { $0.name == name })?.value else { return [] }
    return texts
  }

  func rows(_ name: String) -> [[String]] {
    guard case .rows(let rows) = fields.first(where: { $0.name == name })?.value else { return [] }
    return rows
  }

  /// Whether all of it but its id is the other's.
  func says(_ other: SiteRecord) -> Bool {
    language == other.language && text.utf8.elementsEqual(other.text.utf8) && page == other.page
      && differingFields(other).isEmpty
  }

  /// The fields that only one has, or that say something else; sorted.
  func differingFields(_ other: SiteRecord) -> [String] {
    if fields.count == other.fields.count,
      zip(fields, other.fields).allSatisfy({ $0.name == $1.name && same($0.value, $1.value) })
    {
      return []
    }
    let names = Set(fields.map(\.name) + other.fields.map(\.name))
    return names.filter { name in
      guard let mine = fields.first(where: { $0.name == name })?.value,
        let yours = other.fields.first(where: { $0.name == name })?.value
      else { return true }
      return !same(mine, yours)
    }
    .sorted(by: precedes)
  }
}

private func same(_ a: RecordValue, _ b: RecordValue) -> Bool {
  switch (a, b) {
  case (.text(let a), .text(let b)): same(a, b)
  case (.texts(let a), .texts(let b)): same(a, b)
  case (.rows(let a), .rows(let b)): a.count == b.count && zip(a, b).allSatisfy { same($0, $1) }
  default: false
  }
}

private func same(_ a: [String], _ b: [String]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { same($0, $1) }
}

/// By bytes: two spellings of a character are a change.
func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

struct SiteClaim: Sendable {
  var record: SiteRecord
  var cites: [Cite]

  var id: String { record.id }
  var kind: String { record.text("kind").isEmpty ? "reported" : record.text("kind") }
  /// A letter for each badge; older versions wrote their names.
  var badges: String {
    let names = [
      "retracted": "r", "overtaken": "o", "contested": "c", "single-source": "s", "secondary-only": "2",
    ]
    let list = record.texts("badges").map { names[$0.replacing(" ", with: "-")] ?? "?" }
    return list.isEmpty ? record.text("badges") : list.joined()
  }
  /// Whether the author gave no id, so that the anchor is made of the words.
  var isWithoutID: Bool { id.utf8.starts(with: "u-".utf8) }
}

struct SitePage: Sendable {
  var record: SiteRecord

  var path: String { record.id }
  var title: String { record.text("title") }
  /// Headings and blocks that are no claims.
  var prose: String {
    let title = title
    guard record.text.hasPrefix(title) else { return record.text }
    let rest = record.text.dropFirst(title.count)
    return String(rest.hasPrefix(" · ") ? rest.dropFirst(3) : rest)
  }
}

/// `KEY` of `KEY#p2`.
func sourceKey(_ paragraph: String) -> String { String(paragraph.prefix { $0 != "#" }) }

/// `p2` of `KEY#p2`.
func label(_ paragraph: String) -> String { String(paragraph.drop { $0 != "#" }.dropFirst()) }

/// `2` for `p2`, else the label; for what people read.
func shownLabel(_ label: String) -> String {
  "¶" + (label.hasPrefix("p") ? String(label.dropFirst()) : label)
}

/// `zaheer-2022 ¶2`.
func shownParagraph(_ id: String) -> String { "\(sourceKey(id)) \(shownLabel(label(id)))" }

/// Labels in the order of a text: by kind, then number.
func labelRank(_ label: String) -> (String, Int) {
  (String(label.prefix { !$0.isNumber }), Int(label.drop { !$0.isNumber }) ?? 0)
}
