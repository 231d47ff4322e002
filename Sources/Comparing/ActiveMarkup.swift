// What of a page acts in a browser, or fetches something, instead of being read. No change of content
// explains that such a thing came or went, so a line of it is left over, whatever else the line says.

/// The tags of a line that act, as they are written but for the depth of the page, and attributes that do.
/// - Parameters:
///   - leadsOn: whether the page is one that leads to another page of the site.
///   - base: what its addresses within the site begin with.
func activeMarkup(_ line: ArraySlice<UInt8>, leadsOn: Bool, base: String = "") -> [String] {
  guard line.contains(UInt8(ascii: "<")) else { return [] }
  var found: [String] = []
  line.withUnsafeBufferPointer { bytes in
    var i = 0
    while i < bytes.count, let start = bytes[i...].firstIndex(of: UInt8(ascii: "<")) {
      var end = start + 1
      var isQuoted = false
      while end < bytes.count, isQuoted || bytes[end] != UInt8(ascii: ">") {
        if bytes[end] == UInt8(ascii: "\"") { isQuoted.toggle() }
        end += 1
      }
      let tag = HTMLTag(UnsafeBufferPointer(rebasing: bytes[start + 1..<end]))
      // Tags of this program lie on one line; what an open one goes on with is not seen here.
      if end == bytes.count { found.append("<\(tag.name)") }
      if !tag.isEnd { found += acts(tag, leadsOn: leadsOn, base: base) }
      i = end + 1
    }
  }
  return found
}

/// What only one of two lines does.
func activeDifference(_ a: [String], _ b: [String]) -> [String] {
  var rest = a
  var found: [String] = []
  for act in b {
    if let place = rest.firstIndex(of: act) { rest.remove(at: place) } else { found.append(act) }
  }
  return rest + found
}

private func acts(_ tag: HTMLTag, leadsOn: Bool, base: String) -> [String] {
  let name = tag.name.lowercased()
  func fromRoot(_ address: String) -> String {
    var rest = address[...]
    if !base.isEmpty, rest.hasPrefix(base) { return String(rest.dropFirst(base.count)) }
    while rest.hasPrefix("../") { rest = rest.dropFirst(3) }
    return String(rest)
  }
  var found: [String] = []
  let whole = {
    "<" + name + tag.attributes.map { " \($0.name)=\"\(fromRoot($0.value))\"" }.joined() + ">"
  }
  switch name {
  case "script":
    let isOwn =
      tag.attributes.allSatisfy { ["defer", "src"].contains($0.name) }
      && tag["src"].map { ownScripts.contains(fromRoot($0)) } ?? false
    if !isOwn { found.append(whole()) }
  case "meta":
    let leads = leadsOn && tag["http-equiv"] == "refresh"
    if tag.attributes.contains(where: { $0.name.lowercased() == "http-equiv" }), !leads {
      found.append(whole())
    }
  case "link":
    let isOwn =
      switch tag["rel"] {
      case "stylesheet": tag["href"].map { ownSheets.contains(fromRoot($0)) } ?? false
      case "alternate": tag["href"].map { fromRoot($0) == "feed.xml" } ?? false
      case "canonical": true
      default: false
      }
    if !isOwn { found.append(whole()) }
  default:
    // Comments are no part of pages of ours.
    if activeElements.contains(name) || name.hasPrefix("!--") { found.append(whole()) }
  }
  for (key, value) in tag.attributes {
    let key = key.lowercased()
    // Browsers pass over blanks and control characters in an address.
    let plain = value.lowercased().unicodeScalars.filter { $0.value > 0x20 }
    let text = String(String.UnicodeScalarView(plain))
    let isCode = ["javascript:", "vbscript:", "data:"].contains { text.hasPrefix($0) }
    let isAddress = addressed.contains(key)
    let isFetched = isAddress && key != "href" && (text.contains("://") || text.hasPrefix("//"))
    if key.hasPrefix("on") || activeAttributes.contains(key) || key == "style" && text.contains("(")
      || isAddress && isCode || isFetched
    {
      found.append("\(name) \(key)=\(value)")
    }
  }
  return found
}

/// The files below `assets/` that this program writes. A test holds the list to what it writes.
package let ownAssets: Set<String> = [
  "assets/changes.css", "assets/check.js", "assets/dossier.css", "assets/dossier.js", "assets/records.js",
  "assets/review.css", "assets/review.js", "assets/search.js", "assets/sha256.js",
]

private let ownScripts = ownAssets.filter { $0.hasSuffix(".js") }
private let ownSheets = ownAssets.filter { $0.hasSuffix(".css") }

private let activeElements: Set<String> = [
  "animate", "animatemotion", "animatetransform", "applet", "audio", "base", "embed", "foreignobject", "form",
  "frame", "frameset", "iframe", "image", "math", "object", "portal", "set", "source", "style", "track",
  "video",
]

private let activeAttributes: Set<String> = ["formaction", "hidden", "manifest", "ping", "srcdoc"]

private let addressed: Set<String> = [
  "action", "background", "cite", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href",
]
