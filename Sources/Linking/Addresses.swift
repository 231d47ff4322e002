// Addresses as text: schemes, relative paths, percent signs.

/// The scheme of a URL in lower case (RFC 3986, section 3.1); blanks and controls before it do not hide it.
func scheme(of url: String) -> String? {
  let bytes = url.utf8.filter { $0 > 0x20 }
  guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
    return bytes.starts(with: "//".utf8) ? "//" : nil
  }
  let name = bytes[..<colon]
  guard let first = name.first, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A else { return nil }
  let allowed = name.allSatisfy {
    ($0 >= 0x30 && $0 <= 0x39) || (($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A) || "+-.".utf8.contains($0)
  }
  return allowed ? String(decoding: name, as: UTF8.self).lowercased() : nil
}

/// Whether `scheme://` and the start of a host's name follow each other at the very start of a URL.
/// Browsers read `http:x` and `https:\\x.org` each in its own way.
func namesHost(_ url: String, _ scheme: String) -> Bool {
  let rest = url.utf8.dropFirst(scheme.utf8.count)
  guard url.utf8.first.map({ $0 > 0x20 }) == true, rest.starts(with: "://".utf8),
    let first = rest.dropFirst(3).first
  else { return false }
  return first > 0x20 && !"/\\?#".utf8.contains(first)
}

func percentDecoded(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
  var bytes: [UInt8] = []
  let utf8 = Array(text.utf8)
  var i = 0
  while i < utf8.count {
    if utf8[i] == UInt8(ascii: "%"), i + 2 < utf8.count,
      let value = UInt8(String(decoding: utf8[(i + 1)...(i + 2)], as: UTF8.self), radix: 16)
    {
      bytes.append(value)
      i += 3
    } else {
      bytes.append(utf8[i])
      i += 1
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

func folder(of path: String) -> String {
  path.split(separator: "/").dropLast().joined(separator: "/")
}

/// A relative path from a folder, with `.` and `..` taken out.
func joined(_ folder: String, _ path: String) -> String {
  var parts = folder.split(separator: "/").map(String.init)
  for part in path.split(separator: "/") {
    switch part {
    case ".": break
    case "..": _ = parts.popLast()
    default: parts.append(String(part))
    }
  }
  return parts.joined(separator: "/")
}
