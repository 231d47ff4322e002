/// A text used as a key, compared, ordered and hashed by its UTF-8 bytes.
///
/// Swift's `String` compares by canonical equivalence: it would merge a name in NFC with the same
/// name in NFD, and hashing long runs of combining marks is quadratic.
package struct TextKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { text }

  package static func == (a: TextKey, b: TextKey) -> Bool {
    let fast = a.text.utf8.withContiguousStorageIfAvailable { first -> Bool? in
      b.text.utf8.withContiguousStorageIfAvailable { second in
        first.count == second.count
          && (first.baseAddress == second.baseAddress || first.elementsEqual(second))
      }
    }
    return (fast ?? nil) ?? a.text.utf8.elementsEqual(b.text.utf8)
  }

  package static func < (a: TextKey, b: TextKey) -> Bool { precedes(a.text, b.text) }

  package func hash(into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// Whether `a` stands before `b` in the order of UTF-8 bytes, the order of every list we write.
package func precedes(_ a: String, _ b: String) -> Bool {
  let fast = a.utf8.withContiguousStorageIfAvailable { first -> Bool? in
    b.utf8.withContiguousStorageIfAvailable { second -> Bool in
      for i in 0..<min(first.count, second.count) where first[i] != second[i] { return first[i] < second[i] }
      return first.count < second.count
    }
  }
  return (fast ?? nil) ?? a.utf8.lexicographicallyPrecedes(b.utf8)
}
