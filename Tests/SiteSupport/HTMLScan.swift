// A scanner of the HTML that this program writes: every element closed, attributes in double quotes.
// What it cannot follow it lists in `problems`, so that a page out of order fails its test by name.

/// A page of the site as a list of elements in document order.
package struct HTMLPage: Sendable {
  package struct Element: Sendable {
    package var name: String
    package var attributes: [(name: String, value: String)]
    /// Index of the element around it.
    package var parent: Int?
    /// Lines from 1.
    package var firstLine: Int
    package var lastLine: Int
    /// Offsets of what stands between its tags.
    fileprivate var content: Range<Int>

    package func callAsFunction(_ attribute: String) -> String? {
      attributes.first { $0.name == attribute }?.value
    }

    package func hasClass(_ name: String) -> Bool {
      self("class")?.split(separator: " ").contains { $0 == name } ?? false
    }
  }

  package let path: String
  package let bytes: [UInt8]
  package private(set) var elements: [Element] = []
  package private(set) var problems: [String] = []
  /// Index of the first element with an id.
  private var byID: [String: Int] = [:]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    scan()
    for (index, element) in elements.enumerated() {
      if let id = element("id"), byID[id] == nil { byID[id] = index }
    }
  }

  package func element(_ id: String) -> Int? { byID[id] }

  /// All elements of a name, with a class if one is asked for.
  package func all(_ name: String, _ className: String? = nil) -> [Int] {
    elements.indices.filter { index in
      elements[index].name == name && (className.map { elements[index].hasClass($0) } ?? true)
    }
  }

  /// All elements of a name inside another.
  package func all(_ name: String, _ className: String? = nil, in outer: Int) -> [Int] {
    all(name, className).filter { isInside($0, outer) }
  }

  package func isInside(_ index: Int, _ outer: Int) -> Bool {
    index != outer && ancestors(of: index).contains(outer)
  }

  /// The elements around one, the innermost first.
  package func ancestors(of index: Int) -> [Int] {
    var result: [Int] = []
    var next = elements[index].parent
    while let index = next {
      result.append(index)
      next = elements[index].parent
    }
    return result
  }

  /// The ids of the element and of those around it, the innermost first.
  package func enclosingIDs(of index: Int) -> [String] {
    ([index] + ancestors(of: index)).compactMap { elements[$0]("id") }
  }

  /// The innermost claim around an element.
  package func claim(around index: Int) -> Int? {
    ancestors(of: index).first { elements[$0].hasClass("claim") }
  }

  /// The words of an element: tags left out, entities read, blanks as they are.
  package func text(_ index: Int) -> String {
    var text: [UInt8] = []
    var isTag = false
    for byte in bytes[elements[index].content] {
      if byte == UInt8(ascii: "<") { isTag = true }
      if !isTag { text.append(byte) }
      if byte == UInt8(ascii: ">") { isTag = false }
    }
    return unescaped(String(decoding: text, as: UTF8.self))
  }

  private static let void: Set<String> = [
    "meta", "link", "br", "hr", "img", "input", "area", "base", "col", "embed", "source", "track", "wbr",
  ]

  private mutating func scan() {
    var open: [Int] = []
    var line = 1
    var i = 0
    while i < bytes.count {
      if bytes[i] == 0x0A { line += 1 }
      guard bytes[i] == UInt8(ascii: "<") else {
        i += 1
        continue
      }
      guard let end = tagEnd(from: i) else {
        problems.append("\(path):\(line): a tag is not closed")
        return
      }
      let tagLine = line
      line += bytes[i..<end].count { $0 == 0x0A }
      let tag = String(decoding: bytes[(i + 1)..<(end - 1)], as: UTF8.self)
      if tag.hasPrefix("/") {
        close(String(tag.dropFirst()), &open, at: i, line: line)
      } else if !tag.hasPrefix("!"), !tag.hasPrefix("?") {
        let element = read(tag, parent: open.last, line: tagLine, contentStart: end)
        elements.append(element)
        if !tag.hasSuffix("/"), !HTMLPage.void.contains(element.name) { open.append(elements.count - 1) }
        if element.name == "script" || element.name == "style" {
          // What stands in them is no HTML; it ends at the first end tag.
          let closing = Array("</\(element.name)".utf8)
          i = end
          while i < bytes.count, !bytes[i...].starts(with: closing) {
            if bytes[i] == 0x0A { line += 1 }
            i += 1
          }
          continue
        }
      }
      i = end
    }
    for index in open {
      problems.append("\(path):\(elements[index].firstLine): <\(elements[index].name)> is never closed")
    }
  }

  private func tagEnd(from start: Int) -> Int? {
    if bytes[start...].starts(with: "<!--".utf8) {
      var i = start + 4
      while i < bytes.count, !bytes[i...].starts(with: "-->".utf8) { i += 1 }
      return i < bytes.count ? i + 3 : nil
    }
    var isQuoted = false
    for i in start..<bytes.count {
      if bytes[i] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if bytes[i] == UInt8(ascii: ">"), !isQuoted { return i + 1 }
    }
    return nil
  }

  private mutating func close(_ name: String, _ open: inout [Int], at offset: Int, line: Int) {
    guard let index = open.popLast() else {
      problems.append("\(path):\(line): </\(name)> closes nothing")
      return
    }
    if elements[index].name != name {
      problems.append("\(path):\(line): </\(name)> stands where </\(elements[index].name)> is due")
    }
    elements[index].lastLine = line
    elements[index].content = elements[index].content.lowerBound..<offset
  }

  private mutating func read(_ tag: String, parent: Int?, line: Int, contentStart: Int) -> Element {
    var rest = tag[...]
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    let name = rest.prefix { $0 != " " && $0 != "\n" }
    rest = rest.dropFirst(name.count)
    var attributes: [(name: String, value: String)] = []
    while true {
      rest = rest.drop { $0 == " " || $0 == "\n" }
      let key = rest.prefix { $0 != "=" && $0 != " " && $0 != "\n" }
      if key.isEmpty { break }
      rest = rest.dropFirst(key.count)
      var value = ""
      if rest.first == "=" {
        rest = rest.dropFirst()
        if rest.first != "\"" { problems.append("\(path):\(line): \(key)= has no double quotes") }
        value = String(rest.dropFirst().prefix { $0 != "\"" })
        rest = rest.dropFirst(value.count + 2)
      }
      if attributes.contains(where: { $0.name == key }) {
        problems.append("\(path):\(line): \(key)= stands twice in one tag")
      }
      attributes.append((String(key), unescaped(value)))
    }
    return Element(
      name: String(name), attributes: attributes, parent: parent, firstLine: line, lastLine: line,
      content: contentStart..<contentStart)
  }
}

/// Text with the entities that this program writes read back.
package func unescaped(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  let names: [(String, String)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
  ]
  var result = ""
  var rest = text[...]
  while let mark = rest.firstIndex(of: "&") {
    result += rest[..<mark]
    rest = rest[mark...]
    let found = names.first { rest.hasPrefix($0.0) }
    result += found?.1 ?? "&"
    rest = rest.dropFirst(found?.0.count ?? 1)
  }
  return result + rest
}
