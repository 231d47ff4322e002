// Fingerprint v1: the normal form of a text and its SHA-256.
// Step 1, strict UTF-8 decoding, is the reader's; see `cut(_:by:)`. A new rule set would be `v2`,
// beside this one and never in its place: committed files hold these values.

import Crypto

/// The normal form of fingerprint v1: docs/format.md, "Sources", to the letter.
///
/// NFC; typographic quotes, dashes and the ellipsis in ASCII; soft hyphen, ZWSP, word joiner and BOM
/// deleted; runs of Unicode White_Space one space, none at either end. Case, digits and ZWNJ stay.
package func normalisedV1(_ text: String) -> String {
  String(decoding: normalisedBytesV1(text), as: UTF8.self)
}

/// The UTF-8 bytes of `normalisedV1(text)`, which is what gets hashed.
package func normalisedBytesV1(_ text: String) -> [UInt8] {
  var text = text
  if let folded = text.withUTF8(foldedASCII) { return folded }
  // Composing costs more than all the rest, and most texts of the West do not need it.
  let isComposed = text.unicodeScalars.allSatisfy(isSurelyComposed)
  return foldedScalars(isComposed ? text : composed(text))
}

/// A fingerprint `v1` of a text: equal for texts that differ in typography and white space only.
package struct Fingerprint: Hashable, Sendable {
  /// The 32 bytes of the SHA-256 of the normalised text.
  package let digest: [UInt8]

  /// The fingerprint of a text, which is normalised here.
  package init(of text: String) {
    digest = sha256(normalisedBytesV1(text))
  }

  /// Reads the stored form, `v1:` and 64 lower-case hexadecimal digits; `nil` for anything else.
  package init?(_ written: String) {
    let bytes = Array(written.utf8)
    guard bytes.count == 67, bytes.starts(with: "v1:".utf8) else { return nil }
    var digest: [UInt8] = []
    digest.reserveCapacity(32)
    for i in stride(from: 3, to: 67, by: 2) {
      guard let high = hexValue(bytes[i]), let low = hexValue(bytes[i + 1]) else { return nil }
      digest.append(high << 4 | low)
    }
    self.digest = digest
  }

  /// The stored form: `v1:` and 64 lower-case hexadecimal digits.
  package var text: String { "v1:" + hex(digest, first: 64) }

  /// The first 16 hexadecimal digits, where a file holds many.
  package var long: String { hex(digest, first: 16) }

  /// What readers see: the first 8 hexadecimal digits, without the version.
  package var short: String { hex(digest, first: 8) }
}

/// The 32 bytes of the SHA-256 of some bytes.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
  var hasher = SHA256()
  bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
  return hasher.finalize().withUnsafeBytes { Array($0) }
}

/// The first hexadecimal digits, in lower case, of the SHA-256 of some bytes; all 64 if not told.
package func sha256Hex(_ bytes: [UInt8], first digits: Int = 64) -> String {
  hex(sha256(bytes), first: digits)
}

/// Whether a scalar has the Unicode property White_Space.
///
/// A table of our own, so that no later Unicode version can change what v1 means.
package func isWhiteSpaceV1(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
    true
  default: false
  }
}

/// Whether a byte is one of `0-9a-f`.
package func isLowerHex(_ byte: UInt8) -> Bool { hexValue(byte) != nil }

private func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  default: nil
  }
}

private func hex(_ bytes: [UInt8], first digits: Int) -> String {
  let alphabet = Array("0123456789abcdef".utf8)
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count * 2)
  for byte in bytes {
    result.append(alphabet[Int(byte >> 4)])
    result.append(alphabet[Int(byte & 0x0F)])
  }
  return String(decoding: result.prefix(max(0, digits)), as: UTF8.self)
}

/// Steps 5 and 6 for a text of ASCII alone, to which steps 2 to 4 do nothing; `nil` for any other.
private func foldedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var spaceIsDue = false
  for byte in bytes {
    if byte >= 0x80 { return nil }
    if byte == 0x20 || (0x09...0x0D).contains(byte) {
      spaceIsDue = !result.isEmpty
    } else {
      if spaceIsDue { result.append(0x20) }
      spaceIsDue = false
      result.append(byte)
    }
  }
  return result
}

/// Steps 3 to 6 for a text that is in NFC.
private func foldedScalars(_ text: String) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count)
  var spaceIsDue = false
  for scalar in text.unicodeScalars {
    if isWhiteSpaceV1(scalar.value) {
      spaceIsDue = !result.isEmpty
      continue
    }
    if isDeleted(scalar.value) { continue }
    if spaceIsDue { result.append(0x20) }
    spaceIsDue = false
    if let plain = plainForm(scalar.value) {
      result.append(contentsOf: plain.utf8)
    } else {
      result.append(contentsOf: String(scalar).utf8)
    }
  }
  return result
}

/// Step 3: what typographic punctuation becomes.
private func plainForm(_ scalar: UInt32) -> String? {
  switch scalar {
  case 0x2018...0x201B, 0x2032: "'"
  case 0x201C...0x201F, 0x2033: "\""
  case 0x2010...0x2015, 0x2212: "-"
  case 0x2026: "..."
  default: nil
  }
}

/// Step 4: what is dropped. ZWNJ and ZWJ are not: they carry meaning in Persian.
private func isDeleted(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x00AD, 0x200B, 0x2060, 0xFEFF: true
  default: false
  }
}

/// Whether a scalar can neither change nor combine under NFC, or only within the white space that
/// step 5 folds (U+2000 and U+2001): all below the combining marks, and General Punctuation.
private func isSurelyComposed(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x300 || (0x2000...0x206F).contains(scalar.value)
}
