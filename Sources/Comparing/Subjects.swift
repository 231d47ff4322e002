// What an id or a link of a page is about, by the rules that ids are made by (`r_CLAIM_KEY_p2`, `n_KEY_p2`).

import Files

/// What is known of the ids of a site, to tell an id from a damaged one.
struct Subjects: Sendable {
  let site: SiteModel
  /// The path of the site on its server, which links of the page for wrong addresses begin with.
  var base = ""

  func withoutBase(_ address: String) -> String {
    !base.isEmpty && address.hasPrefix(base) ? String(address.dropFirst(base.count)) : address
  }

  /// What an id speaks of; `page` is the page that holds it. Empty for an id that is made of no known name.
  func about(_ id: String, on page: String) -> [String] {
    if isPlace(id) { return [id] }
    if let key = sourceOfPage(page), isLabel(id) {
      return ["\(key)#\(id)", "source:\(key)"]
    }
    let parts = id.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2 else { return [] }
    switch parts[0] {
    case "n" where parts.count == 3 && site.sources[parts[1]] != nil && isLabel(parts[2]):
      return ["\(parts[1])#\(parts[2])", "source:\(parts[1])"]
    case "r" where (4...5).contains(parts.count) && site.sources[parts[2]] != nil && isLabel(parts[3]):
      return (isPlace(parts[1]) ? [parts[1]] : [page]) + ["\(parts[2])#\(parts[3])", "source:\(parts[2])"]
    case "e" where isPlace(parts[1]): return [parts[1], id]
    case "x" where parts.count == 3 && site.sources[parts[2]] != nil: return [id, "source:\(parts[2])"]
    case "task" where isPlace(parts[1]), "title" where isPlace(parts[1]): return [parts[1]]
    case "f": return [page]
    default: return []
    }
  }

  /// What a link speaks of, and whether it leads anywhere; `nil` for an address outside the site.
  func about(link: String, on page: String) -> (subjects: [String], isSound: Bool)? {
    if let colon = link.utf8.firstIndex(of: UInt8(ascii: ":")),
      !link.utf8[..<colon].contains(UInt8(ascii: "#"))
    {
      return nil
    }
    let mark = link.utf8.firstIndex(of: UInt8(ascii: "#"))
    let path = link[..<(mark ?? link.endIndex)]
    guard let target = path.isEmpty ? page : resolved(String(path), from: page), site.tree[target] != nil
    else { return ([], false) }
    var subjects = pageSubjects(target)
    guard let mark else { return (subjects, true) }
    let id = String(link[link.utf8.index(after: mark)...])
    let own = about(id, on: target)
    subjects += own
    let isKnown = !own.isEmpty || id.hasPrefix("s-") || isFixedID(id)
    return (subjects, isKnown || stands(id, on: target))
  }

  /// Whether a page holds an id that no rule makes, such as that of a release.
  private func stands(_ id: String, on page: String) -> Bool {
    site.tree[page]?.bytes.firstRange(of: Array(" id=\"\(id)\"".utf8)) != nil
  }

  func pageSubjects(_ path: String) -> [String] {
    if let key = sourceOfPage(path) { return [path, "source:\(key)"] }
    if path.hasPrefix("entities/"), path.hasSuffix(".html") {
      return [path, "entity:\(path.dropFirst("entities/".count).dropLast(".html".count))"]
    }
    return [path]
  }

  private func isPlace(_ id: String) -> Bool {
    site.claims[id] != nil || site.judgements[id] != nil || site.events[id] != nil
  }

  /// `p2`, `h1`, `f1`, `b1`, `t1`.
  private func isLabel(_ id: String) -> Bool {
    guard let first = id.first, "phfbt".contains(first) else { return false }
    let digits = id.dropFirst()
    return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  func isFixedID(_ id: String) -> Bool { fixedIDs.contains(id) || id.hasPrefix("only-") }
}

/// The key of a source's own page.
func sourceOfPage(_ page: String) -> String? {
  guard page.hasPrefix("sources/"), page.hasSuffix(".html"), page != "sources/index.html" else { return nil }
  return String(page.dropFirst("sources/".utf8.count).dropLast(".html".utf8.count))
}

/// Ids that every site has, or that head a part of a page once there is something for it.
private let fixedIDs: Set<String> = [
  "main", "notes", "neighbourhood", "paragraphs", "copies", "register", "chronicle", "elsewhere",
  "judgements", "themes", "sources", "mentions", "notes-of-theme", "by-source", "uncited", "unverified",
]

/// Where a page that only leads on leads; `nil` for any other.
func redirectTarget(_ file: SourceFile) -> String? {
  // Such a page is small, and says so in its head.
  guard file.path.hasSuffix(".html"), file.bytes.count < 4096 else { return nil }
  let text = String(decoding: file.bytes, as: UTF8.self)
  guard text.contains("http-equiv=\"refresh\""), let start = text.firstRange(of: "url=")?.upperBound else {
    return nil
  }
  return String(text[start...].prefix { $0 != "\"" && $0 != "#" })
}

/// The page for wrong addresses, which is read at any depth.
let notFoundPage = "404.html"

extension SiteModel {
  /// The page of the site that a page leads to which does nothing else.
  func leadsTo(_ file: SourceFile) -> String? {
    redirectTarget(file).flatMap { resolved($0, from: file.path) }.flatMap { tree[$0] == nil ? nil : $0 }
  }

  func leads(_ file: SourceFile?) -> Bool { file.flatMap { leadsTo($0) } != nil }
}

/// A relative path, from a page of the site; `nil` when it leaves the site.
func resolved(_ link: String, from page: String) -> String? {
  var parts = page.split(separator: "/").dropLast().map(String.init)
  for part in link.split(separator: "/", omittingEmptySubsequences: false) {
    switch part {
    case "..":
      if parts.isEmpty { return nil }
      parts.removeLast()
    case ".", "": continue
    default: parts.append(String(part))
    }
  }
  return parts.joined(separator: "/")
}
