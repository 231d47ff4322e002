// Looks for runs of private texts in the bytes of a file. It stands beside WordRuns.swift because it is
// called for every word of a site, and a call into another module would cost more than the work.

import Files

/// Hashes of runs and whose they are; open addressing, at most half full.
package struct RunTable: Sendable {
  private var keys: [UInt64]
  private var owners: [UInt16]
  /// A bit for the low bits of each hash: nearly every word of a site ends its search here.
  private var hints: [UInt64]
  private let mask: Int

  package init(_ runs: [(hash: UInt64, owner: UInt16)]) {
    var size = 64
    while size < runs.count * 2 { size *= 2 }
    if runs.isEmpty { size = 0 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    owners = Array(repeating: 0, count: size)
    hints = Array(repeating: 0, count: size / 4)
    for run in runs {
      let hint = Int(truncatingIfNeeded: run.hash >> 32) & (hints.count * 64 - 1)
      hints[hint >> 6] |= 1 << UInt64(hint & 63)
      var place = Int(truncatingIfNeeded: run.hash) & mask
      while keys[place] != 0, keys[place] != run.hash { place = (place + 1) & mask }
      keys[place] = run.hash
      owners[place] = run.owner
    }
  }

  package var isEmpty: Bool { keys.isEmpty }

  func owner(of hash: UInt64) -> UInt16? {
    var place = Int(truncatingIfNeeded: hash) & mask
    while keys[place] != 0 {
      if keys[place] == hash { return owners[place] }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Calls back for each hash that may be in the table. A table of many sources does not fit into the
  /// processor's nearest memory; many searches in a row let it wait for several at once.
  func search(_ hashes: [UInt64], _ found: (Int) -> Void) {
    guard !isEmpty else { return }
    let mask = hints.count * 64 - 1
    hints.withUnsafeBufferPointer { hints in
      for (index, hash) in hashes.enumerated() {
        let hint = Int(truncatingIfNeeded: hash >> 32) & mask
        if hints[hint >> 6] & 1 << UInt64(hint & 63) != 0 { found(index) }
      }
    }
  }
}

/// Names that must not occur, as hashes of their words, by the last word of each.
package struct NameTable: Sendable {
  private var names: [UInt64: [(words: [UInt64], name: String)]] = [:]

  package init(_ names: Set<String>) {
    for name in names.sorted(by: precedes) {
      // A name that is longer than what the scanner remembers is known by its end.
      let words = Array(wordHashes(of: name).suffix(16))
      guard let last = words.last else { continue }
      self.names[last, default: []].append((words, name))
    }
  }

  package var isEmpty: Bool { names.isEmpty }

  @inline(__always)
  func name(endingWith word: UInt64, in runs: WordRuns) -> String? {
    guard let candidates = names[word] else { return nil }
    return candidates.first { runs.ends(with: $0.words) }?.name
  }
}

/// What a byte is to the scanner: the letter in lower case, or one of the numbers below.
private let separator: UInt8 = 0
private let special: UInt8 = 1
private let foldedBytes: [UInt8] = (0..<256).map { value in
  let byte = UInt8(value)
  return switch byte {
  case 0x61...0x7A, 0x30...0x39, 0x41...0x5A, 0x5F: byte | 0x20
  case 0x80..., UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\\"),
    UInt8(ascii: "%"):
    special
  default: separator
  }
}

/// Reads the words of a file: entities and escapes are decoded; tags are blanks, and what stands in them is
/// read by itself.
package struct RunScanner {
  private let table: RunTable
  private let names: NameTable
  /// Names that were found.
  package private(set) var found: Set<String> = []
  private let isMarkup: Bool
  private var word = WordHash()
  private var text = WordRuns()
  private var tag = WordRuns()
  private var isInTag = false
  /// Runs that are to be looked for, and where in the file they end.
  private var runs: [UInt64] = []
  private var ends: [Int] = []

  package init(_ table: RunTable, _ names: NameTable = NameTable([]), isMarkup: Bool) {
    self.table = table
    self.names = names
    self.isMarkup = isMarkup
  }

  package mutating func scan(_ bytes: [UInt8], _ report: (_ owner: UInt16, _ words: String) -> Void) {
    foldedBytes.withUnsafeBufferPointer { folded in
      bytes.withUnsafeBytes { buffer in
        var i = 0
        while i < buffer.count {
          let fold = folded[Int(buffer[i])]
          if fold > special {
            i = readWord(buffer, i, folded)
            continue
          }
          if fold == special, let next = readSpecial(bytes, i, report) {
            i = next
            continue
          }
          if !word.isEmpty { endWord(bytes, i, report) }
          if fold == special, isMarkup {
            isInTag = buffer[i] == UInt8(ascii: "<") || isInTag && buffer[i] != UInt8(ascii: ">")
          }
          i += 1
        }
      }
    }
    if !word.isEmpty { endWord(bytes, bytes.count, report) }
    search(bytes, report)
  }

  /// Takes the letters and digits of ASCII at an offset; where they end.
  @inline(__always)
  private mutating func readWord(
    _ buffer: UnsafeRawBufferPointer, _ start: Int, _ folded: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var end = start + 1
    while end < buffer.count, folded[Int(buffer[end])] > special { end += 1 }
    // After half a word, and where the buffer ends, the bytes come one by one.
    guard word.isEmpty, end + 8 <= buffer.count else {
      for byte in buffer[start..<end] { word.add(byte | 0x20) }
      return end
    }
    var i = start
    while end - i > 8 {
      word.add(chunk: loaded(buffer, i) | 0x2020_2020_2020_2020)
      i += 8
    }
    let rest = UInt64((end - i) * 8)
    // What follows may go on with the word: a letter beyond ASCII, an escape.
    if folded[Int(buffer[end])] == special {
      for byte in buffer[i..<end] { word.add(byte | 0x20) }
    } else {
      let mask = rest == 64 ? UInt64.max : (1 << rest) - 1
      word.add(chunk: (loaded(buffer, i) | 0x2020_2020_2020_2020) & mask)
    }
    return end
  }

  @inline(__always)
  private func loaded(_ buffer: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private mutating func endWord(
    _ bytes: [UInt8], _ end: Int, isWide: Bool = false, _ report: (UInt16, String) -> Void
  ) {
    let hash = word.end()
    let run = isInTag ? tag.push(hash, isWide: isWide) : text.push(hash, isWide: isWide)
    if !names.isEmpty, let name = names.name(endingWith: hash, in: isInTag ? tag : text) {
      found.insert(name)
    }
    guard let run else { return }
    runs.append(run)
    ends.append(end)
    if runs.count == 512 { search(bytes, report) }
  }

  /// Looks for the runs so far.
  private mutating func search(_ bytes: [UInt8], _ report: (UInt16, String) -> Void) {
    table.search(runs) { index in
      guard let owner = table.owner(of: runs[index]) else { return }
      report(owner, lastWords(bytes[max(0, ends[index] - 300)..<min(ends[index], bytes.count)]))
    }
    runs.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Reads a scalar beyond ASCII or an escape; where the next byte stands, or `nil` for a plain separator.
  private mutating func readSpecial(
    _ bytes: [UInt8], _ offset: Int, _ report: (UInt16, String) -> Void
  ) -> Int? {
    if bytes[offset] >= 0x80 {
      let (value, next) = ScalarText(bytes: bytes).scalar(at: offset)
      add(value, bytes, next, report)
      return next
    }
    guard let (scalars, next) = decode(bytes, offset) else { return nil }
    for scalar in scalars { add(scalar, bytes, next, report) }
    return next
  }

  private mutating func add(
    _ scalar: UInt32, _ bytes: [UInt8], _ end: Int, _ report: (UInt16, String) -> Void
  ) {
    if scalar < 0x80 {
      let fold = foldedBytes[Int(scalar)]
      if fold > special {
        word.add(fold)
      } else if !word.isEmpty {
        endWord(bytes, end, report)
      }
      return
    }
    let role = wordRole(scalar)
    if role == .letter, let scalar = Unicode.Scalar(scalar) { return word.add(scalar) }
    if role == .nothing { return }
    if !word.isEmpty { endWord(bytes, end, report) }
    if role == .wide, let scalar = Unicode.Scalar(scalar) {
      word.add(scalar)
      endWord(bytes, end, isWide: true, report)
    }
  }

  /// The last words of some bytes, tags left out.
  private func lastWords(_ bytes: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    var isTag = false
    for byte in bytes {
      if isMarkup, byte == UInt8(ascii: "<") { isTag = true }
      if !isTag { plain.append(byte) }
      if isMarkup, byte == UInt8(ascii: ">") { isTag = false }
    }
    let words = String(decoding: plain, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return words.suffix(8).joined(separator: " ")
  }
}

/// Decodes `&#233;`, `&#xE9;`, `\u00e9` and runs of `%C3%A9` at an offset; of other escapes the letters are
/// no letters.
private func decode(_ bytes: [UInt8], _ offset: Int) -> (scalars: [UInt32], end: Int)? {
  switch bytes[offset] {
  case UInt8(ascii: "&"): decodeReference(bytes, offset)
  case UInt8(ascii: "\\"): decodeBackslash(bytes, offset)
  case UInt8(ascii: "%"): decodePercent(bytes, offset)
  default: nil
  }
}

private func decodeReference(_ bytes: [UInt8], _ offset: Int) -> ([UInt32], Int)? {
  guard let end = bytes[offset...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
  let name = String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)
  guard name.hasPrefix("#") else { return ([0x20], end + 1) }
  let digits = name.dropFirst()
  let value =
    digits.first == "x" || digits.first == "X"
    ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
  return ([value ?? 0x20], end + 1)
}

private func decodeBackslash(_ bytes: [UInt8], _ offset: Int) -> ([UInt32], Int)? {
  guard offset + 1 < bytes.count else { return nil }
  guard bytes[offset + 1] == UInt8(ascii: "u"), let high = hexValue(bytes, offset + 2, 4) else {
    return ([0x20], offset + 2)
  }
  // Beyond the first plane two escapes stand for one scalar.
  if (0xD800..<0xDC00).contains(high), offset + 11 < bytes.count, bytes[offset + 6] == UInt8(ascii: "\\"),
    bytes[offset + 7] == UInt8(ascii: "u"), let low = hexValue(bytes, offset + 8, 4), low >= 0xDC00
  {
    return ([0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)], offset + 12)
  }
  return ([high], offset + 6)
}

private func decodePercent(_ bytes: [UInt8], _ offset: Int) -> ([UInt32], Int)? {
  var decoded: [UInt8] = []
  var i = offset
  while i < bytes.count, bytes[i] == UInt8(ascii: "%"), let value = hexValue(bytes, i + 1, 2) {
    decoded.append(UInt8(value))
    i += 3
  }
  guard !decoded.isEmpty else { return nil }
  return (String(decoding: decoded, as: UTF8.self).unicodeScalars.map(\.value), i)
}

private func hexValue(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> UInt32? {
  guard offset + count <= bytes.count else { return nil }
  var value: UInt32 = 0
  for byte in bytes[offset..<(offset + count)] {
    guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
    value = value << 4 | UInt32(digit)
  }
  return value
}
