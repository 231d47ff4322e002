// Strings of JSON, for the formats that this program writes by hand, a line at a time.

/// A JSON string. `<`, `>`, `&`, U+2028 and U+2029 are escaped, so that a shard is safe in any script.
package func appendJSON(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  var copy = text
  copy.withUTF8 { utf8 in
    var plain = 0
    var i = 0
    while i < utf8.count {
      guard mayNeedEscape(utf8[i]), let escaped = escape(utf8, i) else {
        i += 1
        continue
      }
      bytes.append(contentsOf: utf8[plain..<i])
      bytes.append(contentsOf: escaped.text.utf8)
      i += escaped.length
      plain = i
    }
    bytes.append(contentsOf: utf8[plain..<utf8.count])
  }
  bytes.append(UInt8(ascii: "\""))
}

/// Most bytes need none, and asking for the escape of each takes three times as long.
private func mayNeedEscape(_ byte: UInt8) -> Bool {
  switch byte {
  case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"),
    UInt8(ascii: "\\"), 0xE2:
    true
  default: false
  }
}

private func escape(_ utf8: UnsafeBufferPointer<UInt8>, _ i: Int) -> (text: String, length: Int)? {
  switch utf8[i] {
  case UInt8(ascii: "\""): return ("\\\"", 1)
  case UInt8(ascii: "\\"): return ("\\\\", 1)
  case UInt8(ascii: "<"): return ("\\u003c", 1)
  case UInt8(ascii: ">"): return ("\\u003e", 1)
  case UInt8(ascii: "&"): return ("\\u0026", 1)
  case 0x0A: return ("\\n", 1)
  case 0x09: return ("\\t", 1)
  case 0..<0x20: return ("\\u00" + (utf8[i] < 16 ? "0" : "") + String(utf8[i], radix: 16), 1)
  case 0xE2 where i + 2 < utf8.count && utf8[i + 1] == 0x80 && (utf8[i + 2] == 0xA8 || utf8[i + 2] == 0xA9):
    return (utf8[i + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
  default: return nil
  }
}
