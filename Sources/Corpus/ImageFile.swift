// Whether a picture is what its name says, and what it tells besides the picture: readers get the file as
// it is, with the place and the camera that it may carry.

import Diagnostics
import Files

private let endings = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"]

/// What is wrong with a picture of `content/images/`; nothing for nearly all.
/// - Parameter file: its path lies below the site's root.
func checkImage(_ file: SourceFile) -> [Finding] {
  let path = "content/" + file.path
  let name =
    file.path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? file.path
  let finding = { (fact: Fact) in [Finding(fact, path: path, range: 0..<0)] }
  let ending =
    name.lowercased().split(separator: ".", omittingEmptySubsequences: false).last.map(String.init) ?? ""
  guard endings.contains(ending) else {
    return finding(.imageContent(name: name, problem: .unknownEnding(known: endings)))
  }
  let found = format(of: file.bytes)
  guard found == (ending == "jpeg" ? "jpg" : ending) else {
    return finding(.imageContent(name: name, problem: .otherFormat(found)))
  }
  if ending == "svg", let what = activeContent(file.bytes) {
    return finding(.imageContent(name: name, problem: .activeContent(what)))
  }
  return metadata(file.bytes, format: ending).map { finding(.imageMetadata(kind: $0)) } ?? []
}

/// The usual ending of a format, by the first bytes of a file.
private func format(of bytes: [UInt8]) -> String? {
  if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "png" }
  if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "jpg" }
  if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return "gif" }
  if holds(bytes, "RIFF", at: 0), holds(bytes, "WEBP", at: 8) { return "webp" }
  if holds(bytes, "ftypavif", at: 4) || holds(bytes, "ftypavis", at: 4) { return "avif" }
  let head = bytes.prefix(4096)
  return find("<svg", in: head) != nil && (head.first { !blanks.contains($0) }) == UInt8(ascii: "<")
    ? "svg" : nil
}

private let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]

private func holds(_ bytes: [UInt8], _ text: String, at start: Int) -> Bool {
  start + text.utf8.count <= bytes.count && bytes[start..<(start + text.utf8.count)].elementsEqual(text.utf8)
}

/// Where a text of small letters stands, whatever the case of the bytes.
private func find(_ text: String, in bytes: ArraySlice<UInt8>) -> Int? {
  let wanted = Array(text.utf8)
  guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
  let lower = { (byte: UInt8) in byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
  return (bytes.startIndex...(bytes.endIndex - wanted.count)).first { start in
    lower(bytes[start]) == first
      && bytes[start..<(start + wanted.count)].lazy.map(lower).elementsEqual(wanted)
  }
}

/// What in an SVG acts or reaches out. Pages show pictures by `<img>`, where nothing of it runs; but a
/// reader may open the file itself.
private func activeContent(_ bytes: [UInt8]) -> String? {
  let all = bytes[...]
  let signs = [
    ("<script", "a script"), ("javascript:", "a script"), ("<foreignobject", "foreign content"),
    ("<!entity", "an entity declaration"), ("<iframe", "foreign content"), ("<embed", "foreign content"),
  ]
  if let found = signs.first(where: { find($0.0, in: all) != nil }) { return found.1 }
  var rest = all
  // `onload=` and its like, behind a blank or a quote.
  while let at = find("on", in: rest) {
    var end = at + 2
    while end < bytes.count, (0x61...0x7A).contains(bytes[end] | 0x20) { end += 1 }
    let isAttribute = at > 0 && (blanks.contains(bytes[at - 1]) || "\"'/".utf8.contains(bytes[at - 1]))
    while end < bytes.count, blanks.contains(bytes[end]) { end += 1 }
    if isAttribute, end < bytes.count, bytes[end] == UInt8(ascii: "=") { return "an event handler" }
    rest = all[(at + 2)...]
  }
  let reaching = ["href=\"http", "href='http", "href=\"//", "href='//", "url(http", "url(//", "@import"]
  return reaching.contains { find($0, in: all) != nil } ? "a link to somewhere else" : nil
}

/// What a picture carries besides the picture, in words.
private func metadata(_ bytes: [UInt8], format: String) -> String? {
  switch format {
  case "jpg", "jpeg": jpegMetadata(bytes)
  case "png": pngMetadata(bytes)
  case "webp": webpMetadata(bytes)
  default: nil
  }
}

/// Walks the segments before the picture's data (ITU-T T.81, annex B).
private func jpegMetadata(_ bytes: [UInt8]) -> String? {
  var i = 2
  while i + 4 <= bytes.count, bytes[i] == 0xFF, bytes[i + 1] != 0xDA, bytes[i + 1] != 0xD9 {
    let length = Int(bytes[i + 2]) << 8 | Int(bytes[i + 3])
    if bytes[i + 1] == 0xE1, holds(bytes, "Exif\0", at: i + 4) {
      return hasPlace(bytes, tiff: i + 10) ? "camera data (EXIF) with the place" : "camera data (EXIF)"
    }
    if bytes[i + 1] == 0xE1, holds(bytes, "http", at: i + 4) { return "XMP data" }
    if bytes[i + 1] == 0xED { return "press data (IPTC)" }
    if bytes[i + 1] == 0xFE { return "a comment" }
    i += 2 + max(2, length)
  }
  return nil
}

/// Whether the first directory of EXIF data points to a GPS directory (tag 8825, CIPA DC-008, section 4.6.3).
private func hasPlace(_ bytes: [UInt8], tiff: Int) -> Bool {
  guard tiff + 8 <= bytes.count else { return false }
  let isLittle = bytes[tiff] == UInt8(ascii: "I")
  let number = { (start: Int, count: Int) -> Int? in
    guard start >= 0, start + count <= bytes.count else { return nil }
    let part = bytes[start..<(start + count)]
    return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
  }
  guard let offset = number(tiff + 4, 4), let count = number(tiff + offset, 2) else { return false }
  return (0..<count).contains { number(tiff + offset + 2 + 12 * $0, 2) == 0x8825 }
}

/// Walks the chunks behind the header (RFC 9649, section 2.7); a chunk of odd length is filled up.
private func webpMetadata(_ bytes: [UInt8]) -> String? {
  var i = 12
  while i + 8 <= bytes.count {
    let length = bytes[(i + 4)..<(i + 8)].reversed().reduce(0) { $0 << 8 | Int($1) }
    if holds(bytes, "EXIF", at: i) { return "camera data (EXIF)" }
    if holds(bytes, "XMP ", at: i) { return "XMP data" }
    i += 8 + length + length % 2
  }
  return nil
}

/// Walks the chunks (PNG, section 5.3).
private func pngMetadata(_ bytes: [UInt8]) -> String? {
  var i = 8
  while i + 8 <= bytes.count {
    let length = bytes[i..<(i + 4)].reduce(0) { $0 << 8 | Int($1) }
    switch String(decoding: bytes[(i + 4)..<(i + 8)], as: UTF8.self) {
    case "eXIf": return "camera data (EXIF)"
    case "tEXt", "zTXt", "iTXt": return "text about itself"
    default: i += 12 + length
    }
  }
  return nil
}
