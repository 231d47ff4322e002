// The inside of one tag, and text with its references read: as much of HTML as pages of ours hold.

/// A tag without its angle brackets.
struct HTMLTag {
  let name: String
  let isEnd: Bool
  /// Whether it ends in a slash, as elements of pictures do.
  let isClosed: Bool
  let attributes: [(name: String, value: String)]

  /// - Parameter wanted: the attributes that are read; `nil` for all.
  init(_ text: UnsafeBufferPointer<UInt8>, wanted: [StaticString]? = nil) {
    var i = 0
    var end = text.count
    isEnd = text.first == UInt8(ascii: "/")
    if isEnd { i += 1 }
    isClosed = end > i && text[end - 1] == UInt8(ascii: "/")
    if isClosed { end -= 1 }
    func skip(while holds: (UInt8) -> Bool) -> Range<Int> {
      let start = i
      while i < end, holds(text[i]) { i += 1 }
      return start..<i
    }
    func string(_ range: Range<Int>) -> String {
      String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
    }
    name = string(skip { $0 > 0x20 })
    var found: [(name: String, value: String)] = []
    while true {
      _ = skip { $0 <= 0x20 }
      let key = skip { $0 > 0x20 && $0 != UInt8(ascii: "=") }
      if key.isEmpty {
        // A lone `=` of a damaged tag is stepped over.
        if i >= end { break }
        i += 1
        continue
      }
      var value = key.upperBound..<key.upperBound
      if i < end, text[i] == UInt8(ascii: "=") {
        i += 1
        if i < end, text[i] == UInt8(ascii: "\"") {
          i += 1
          value = skip { $0 != UInt8(ascii: "\"") }
          i += 1
        } else {
          value = skip { $0 > 0x20 }
        }
      }
      let isWanted =
        wanted?.contains { name in
          name.utf8CodeUnitCount == key.count
            && (0..<key.count).allSatisfy { name.utf8Start[$0] == text[key.lowerBound + $0] }
        } ?? true
      if isWanted { found.append((string(key), unescapedText(string(value)))) }
    }
    attributes = found
  }

  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// A text with the five references that our pages hold read; anything else stays as it is.
func unescapedText(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  var result = ""
  var rest = text[...]
  while let mark = rest.firstIndex(of: "&") {
    result += rest[..<mark]
    rest = rest[mark...]
    if let (name, value) = references.first(where: { rest.hasPrefix($0.0) }) {
      result += value
      rest = rest.dropFirst(name.count)
    } else {
      result += "&"
      rest = rest.dropFirst()
    }
  }
  return result + rest
}

private let references: [(String, String)] = [
  ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
]

/// A text with `%20` and the like read.
func unpercented(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var i = 0
  while i < bytes.count {
    if bytes[i] == UInt8(ascii: "%"), i + 2 < bytes.count,
      let byte = UInt8(String(decoding: bytes[(i + 1)...(i + 2)], as: UTF8.self), radix: 16)
    {
      result.append(byte)
      i += 3
    } else {
      result.append(bytes[i])
      i += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}
