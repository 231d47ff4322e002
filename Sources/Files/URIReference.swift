// Paths in addresses.

/// A path as a relative reference (RFC 3986, section 3.3).
package func uriReference(_ path: String) -> String {
  var result = ""
  for byte in path.utf8 {
    let isPlain =
      (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
      || "-._~/".utf8.contains(byte)
    if isPlain {
      result.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
  return result
}
