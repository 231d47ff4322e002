// Ids of claims: `c-` and five symbols, written once into the note and kept for good.

import Files

/// Symbols of generated ids: no vowels that make words, none that look alike.
package let idAlphabet = Array("23456789abcdefghjkmnpqrstvwxyz".utf8)

/// Whether an author may use a text as a claim's or judgement's id: `c-…` or `j-…` of `[a-z0-9-]`.
package func isAuthoredID(_ id: String, prefix: String) -> Bool {
  id.hasPrefix(prefix) && id.utf8.count > prefix.utf8.count && isPlainName(id)
}

/// The anchor of a claim without an id: `u-` and ten symbols of SHA-256(path, NUL, folded text).
package func unwrittenID(path: String, text: String) -> String {
  "u-" + symbols(sha256(Array(path.utf8) + [0] + Array(text.lowercased().utf8)), 10)
}

/// A new id for a claim: derived from its place and words so that a run can be repeated, moved on
/// while it is taken. It never follows the text afterwards.
package func newClaimID(path: String, text: String, taken: (String) -> Bool) -> String {
  var round: UInt8 = 0
  while true {
    let id = "c-" + symbols(sha256(Array(path.utf8) + [0] + Array(text.utf8) + [0, round]), 5)
    if !taken(id) { return id }
    round &+= 1
    precondition(round != 0, "no free claim id in 256 tries")
  }
}

private func symbols(_ digest: [UInt8], _ count: Int) -> String {
  String(decoding: digest.prefix(count).map { idAlphabet[Int($0) % idAlphabet.count] }, as: UTF8.self)
}

/// The slug of a heading: letters and digits of any script in lower case, blanks as `-`, all else dropped.
package func slug(_ text: String) -> String {
  if let ascii = asciiSlug(text) { return ascii }
  var result = ""
  for scalar in text.lowercased().unicodeScalars {
    if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      result.unicodeScalars.append(scalar)
    } else if scalar == " " || scalar == "-" || scalar == "_" {
      if !result.isEmpty, !result.hasSuffix("-") { result += "-" }
    }
  }
  while result.hasSuffix("-") { result.removeLast() }
  return result.isEmpty ? "section" : result
}

/// The same for a text in ASCII, by bytes: most headings are, and scalar properties are slow.
private func asciiSlug(_ text: String) -> String? {
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case 0x80...: return nil
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"):
      if let last = bytes.last, last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
    default: break
    }
  }
  while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
  return bytes.isEmpty ? "section" : String(decoding: bytes, as: UTF8.self)
}
