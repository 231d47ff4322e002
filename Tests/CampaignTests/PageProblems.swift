// What a site must be whatever it was made of: links that lead somewhere, ids that stand once, no
// control characters, no address that runs a script. One pass over the bytes of each page.

import Files

/// A page by what its tags say.
private struct Page {
  var path: String
  var ids: Set<TextKey> = []
  /// Values of `href` and `src`.
  var addresses: [String] = []
  var problems: [String] = []
  /// Problems that no page may have, published or not.
  var dangers: [String] = []

  init(_ file: SourceFile) {
    path = file.path
    let bytes = file.bytes
    if let bad = bytes.first(where: { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09 && $0 != 0x0D) || $0 == 0x7F }) {
      dangers.append("\(path): control character \(bad)")
    }
    if (try? UTF8Span(validating: bytes.span)) == nil {
      // Where it breaks says nothing: no page may hold such bytes.
      dangers.append("\(path): not UTF-8")
    }
    var i = 0
    while i < bytes.count {
      guard bytes[i] == UInt8(ascii: "<") else {
        i += 1
        continue
      }
      i = readTag(bytes, from: i + 1)
    }
  }

  private mutating func readTag(_ bytes: [UInt8], from start: Int) -> Int {
    var i = start
    while i < bytes.count, bytes[i] != UInt8(ascii: ">") {
      guard bytes[i] == UInt8(ascii: "\"") else {
        i += 1
        continue
      }
      var end = i + 1
      while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += 1 }
      guard end < bytes.count else {
        problems.append("\(path): a quote is open at the page's end")
        return end
      }
      var name = i - 1
      while name > start, bytes[name - 1] != 0x20, bytes[name - 1] != 0x0A { name -= 1 }
      read(String(decoding: bytes[name..<max(name, i - 1)], as: UTF8.self), bytes[(i + 1)..<end])
      i = end + 1
    }
    if i == bytes.count { problems.append("\(path): a tag is open at the page's end") }
    return i + 1
  }

  private mutating func read(_ name: String, _ value: ArraySlice<UInt8>) {
    switch name {
    case "id":
      let id = String(decoding: value, as: UTF8.self)
      if !ids.insert(TextKey(id)).inserted { problems.append("\(path): id \(id) stands twice") }
    case "href", "src":
      let address = String(decoding: value, as: UTF8.self)
      let start = address.lowercased().drop { $0 == " " }
      if ["javascript:", "data:", "vbscript:", "file:"].contains(where: { start.hasPrefix($0) }) {
        dangers.append("\(path): '\(address)' has a scheme that is not allowed")
      } else {
        addresses.append(address)
      }
    case "style": problems.append("\(path): style=\"\(String(decoding: value, as: UTF8.self))\"")
    default: if name.hasPrefix("on") { problems.append("\(path): \(name)=") }
    }
  }
}

/// What is wrong with a site. A site without pages has no problems.
/// - Parameter onlyDangers: whether links and ids do not matter: with an error no site is published, and
///   a dossier's own template says what its author likes.
func pageProblems(in site: [SourceFile], onlyDangers: Bool) -> [String] {
  let pages = site.filter { $0.path.hasSuffix(".html") }.map(Page.init)
  if onlyDangers { return pages.flatMap(\.dangers) }
  let ids = Dictionary(uniqueKeysWithValues: pages.map { ($0.path, $0.ids) })
  let paths = Set(site.map(\.path))
  var problems = pages.flatMap { $0.dangers + $0.problems }
  for page in pages {
    for address in page.addresses {
      if let problem = addressProblem(address, on: page.path, paths, ids) {
        problems.append("\(page.path): '\(address)' \(problem)")
      }
    }
  }
  return problems
}

private func addressProblem(
  _ address: String, on page: String, _ paths: Set<String>, _ ids: [String: Set<TextKey>]
) -> String? {
  for scheme in ["https:", "http:", "mailto:"] where address.lowercased().hasPrefix(scheme) { return nil }
  let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
  if parts[0].prefix(while: { $0 != "/" }).contains(":") { return "has a scheme that is not allowed" }
  if parts[0].hasPrefix("//") || parts[0].contains("\\") { return "leaves the site" }
  if page == "404.html" {
    // It stands at any address: its links start at the server's root, and below it lies the site.
    let below = parts[0].split(separator: "/")
    let isThere = below.indices.contains { paths.contains(below[$0...].joined(separator: "/")) }
    return parts[0].hasPrefix("/") && isThere ? nil : "leads to no file"
  }
  var folders = page.split(separator: "/").dropLast().map(String.init)
  for part in parts[0].split(separator: "/") {
    if part != ".." {
      folders.append(String(part))
    } else if folders.popLast() == nil {
      return "leaves the site"
    }
  }
  let path = parts[0].isEmpty ? page : folders.joined(separator: "/")
  guard paths.contains(path) else { return "leads to no file" }
  guard parts.count > 1, !parts[1].isEmpty else { return nil }
  return ids[path]?.contains(TextKey(parts[1])) == true ? nil : "leads to no id"
}
