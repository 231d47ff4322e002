// The names of entities that are linked by themselves, and where they stand in a text.

import Corpus
import Files

/// Names to look for, by their first byte.
struct EntityNames: Sendable {
  private struct Name: Sendable {
    var bytes: [UInt8]
    /// Index of the entity's page in `Corpus.notes`.
    var page: Int
  }

  /// Longer names first.
  private let byFirstByte: [[Name]]
  let isEmpty: Bool

  /// Titles, short names and printed names of entities that say `autolink: true`.
  ///
  /// A name that two entities have is left out: the program does not guess.
  init(_ corpus: Corpus, page: (String) -> Int?) {
    var owners: [TextKey: Set<Int>] = [:]
    for entity in corpus.entities {
      guard let page = page(entity.note.path) else { continue }
      let names = [entity.title, entity.short ?? ""] + entity.names.map(\.printed)
      for name in names {
        for form in Self.forms(of: name) {
          // An entity that is not linked by itself keeps its name from leading to another.
          owners[form, default: []].insert(entity.autolink ? page : -1 - page)
        }
      }
    }
    var table: [[Name]] = Array(repeating: [], count: 256)
    for (name, pages) in owners {
      guard pages.count == 1, let page = pages.first, page >= 0 else { continue }
      let bytes = Array(name.text.utf8)
      table[Int(bytes[0])].append(Name(bytes: bytes, page: page))
    }
    for first in table.indices {
      table[first].sort {
        $0.bytes.count == $1.bytes.count
          ? $0.bytes.lexicographicallyPrecedes($1.bytes) : $0.bytes.count > $1.bytes.count
      }
    }
    byFirstByte = table
    isEmpty = table.allSatisfy(\.isEmpty)
  }

  /// A name in both normal forms, and as it stands at the start of a sentence.
  private static func forms(of name: String) -> Set<TextKey> {
    guard !name.isEmpty else { return [] }
    let capital = name.prefix(1).uppercased() + name.dropFirst()
    return Set([name, capital].flatMap { [$0] + normalForms(of: $0) }.map { TextKey($0) })
  }

  /// Where names stand as words of their own, the longest first, none inside another.
  func find(in text: ArraySlice<UInt8>) -> [(place: Range<Int>, page: Int)] {
    var found: [(place: Range<Int>, page: Int)] = []
    let start = text.startIndex
    var i = start
    while i < text.endIndex {
      let names = byFirstByte[Int(text[i])]
      if !names.isEmpty,
        let name = names.first(where: { stands($0.bytes, at: i, in: text) })
      {
        found.append((i - start..<i - start + name.bytes.count, name.page))
        i += name.bytes.count
      } else {
        i += 1
      }
    }
    return found
  }

  private func stands(_ name: [UInt8], at start: Int, in text: ArraySlice<UInt8>) -> Bool {
    let end = start + name.count
    guard end <= text.endIndex, text[start..<end].elementsEqual(name) else { return false }
    return !joins(text[..<start], text[start..<end]) && !joins(text[..<end], text[end...])
  }

  /// Whether the last character of one text and the first of another belong to one word. Scripts that
  /// part no words with blanks have none that could be cut.
  private func joins(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
    guard let last = before.last, let first = after.first else { return false }
    if last < 0x80, !isWord(last) { return false }
    if first < 0x80, !isWord(first) { return false }
    let left = String(decoding: before.suffix(4), as: UTF8.self).unicodeScalars.last
    let right = String(decoding: after.prefix(4), as: UTF8.self).unicodeScalars.first
    guard let left, let right else { return false }
    return isWord(left) && isWord(right) && !(left.properties.isIdeographic || isKana(left))
      && !(right.properties.isIdeographic || isKana(right))
  }

  private func isWord(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  private func isKana(_ scalar: Unicode.Scalar) -> Bool { (0x3040...0x30FF).contains(scalar.value) }
}
