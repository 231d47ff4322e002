// Runs of words as hashes: by them the leak gate knows sentences of a private text without having the text.
//
// A word is a longest run of letters, marks, digits and `_`, in lower case; a Chinese character or a Japanese
// syllable is a word by itself. A run is eight words, or sixteen where one of its last eight is such a
// character.

import Files

/// How many words make a run, and how many where characters are words.
private let runLength = 8
private let wideRunLength = 16

/// The hash of a word as its letters come: its bytes in lower case, eight at a time, the first the lowest.
package struct WordHash: Sendable {
  private var value = emptyWord
  private var chunk: UInt64 = 0
  private var count = 0

  package init() {}

  package var isEmpty: Bool { count == 0 && value == emptyWord }

  /// A byte of a letter or digit, in lower case.
  package mutating func add(_ byte: UInt8) {
    chunk |= UInt64(byte) << UInt64(count * 8)
    count += 1
    if count == 8 { add(chunk: chunk) }
  }

  /// Eight bytes, or fewer at the end of a word and then zeros.
  @inline(__always)
  package mutating func add(chunk: UInt64) {
    value = mixed(value ^ chunk)
    self.chunk = 0
    count = 0
  }

  /// A letter beyond ASCII.
  package mutating func add(_ scalar: Unicode.Scalar) {
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      for byte in String(lower).utf8 { add(byte) }
    }
  }

  /// The word's hash; the next word begins.
  @inline(__always)
  package mutating func end() -> UInt64 {
    if count > 0 { add(chunk: chunk) }
    defer { value = emptyWord }
    return value
  }
}

/// What a scalar is to the words of a text.
package enum WordRole: Sendable {
  case letter
  /// A word by itself.
  case wide
  /// A soft hyphen, or what joins words without a width.
  case nothing
  case separator
}

package func wordRole(_ scalar: UInt32) -> WordRole {
  switch scalar {
  case 0xAD, 0x200B, 0x2060, 0xFEFF: return .nothing
  case _ where isIdeographic(scalar): return .wide
  default: return Unicode.Scalar(scalar).map(isOfWord) == true ? .letter : .separator
  }
}

/// Hashes every run of the words of a text.
package struct WordRuns: Sendable {
  /// Of the last words; the newest stands before `next`.
  private var ring = InlineArray<16, UInt64>(repeating: 0)
  private var next = 0
  private var sinceWide = runLength
  private var short: UInt64 = 0
  private var wide: UInt64 = 0

  package init() {}

  /// Takes the next word; the hash of the run that ends with it, if one does.
  @inline(__always)
  package mutating func push(_ word: UInt64, isWide: Bool = false) -> UInt64? {
    let leaving = ring[next & 15]
    let leavingShort = ring[(next &+ 8) & 15]
    ring[next & 15] = word
    next &+= 1
    short = (short &- leavingShort &* shortWeight) &* base &+ word
    wide = (wide &- leaving &* wideWeight) &* base &+ word
    sinceWide = isWide ? 0 : sinceWide &+ 1
    if sinceWide >= runLength { return next >= runLength ? mixed(short) : nil }
    return next >= wideRunLength ? mixed(wide) : nil
  }
}

extension WordRuns {
  /// Whether the last words are these, at most sixteen.
  func ends(with words: [UInt64]) -> Bool {
    guard words.count <= min(next, 16) else { return false }
    return words.indices.allSatisfy { ring[(next &- words.count &+ $0) & 15] == words[$0] }
  }
}

/// The hashes of the words of a text, in order.
package func wordHashes(of text: String) -> [UInt64] {
  var hashes: [UInt64] = []
  eachWord(text) { word, _ in hashes.append(word) }
  return hashes
}

/// Tells the hash of each word of a text.
private func eachWord(_ text: String, _ tell: (_ word: UInt64, _ isWide: Bool) -> Void) {
  var word = WordHash()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    // The bit that makes capitals small does no harm to figures and '_'.
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F: word.add(UInt8(scalar.value) | 0x20)
    default:
      switch scalar.value < 0x80 ? .separator : wordRole(scalar.value) {
      case .letter: word.add(scalar)
      case .nothing: break
      case .separator: if !word.isEmpty { tell(word.end(), false) }
      case .wide:
        if !word.isEmpty { tell(word.end(), false) }
        word.add(scalar)
        tell(word.end(), true)
      }
    }
  }
  if !word.isEmpty { tell(word.end(), false) }
}

private let emptyWord: UInt64 = 0xCBF2_9CE4_8422_2325
private let base: UInt64 = 0x9E37_79B9_7F4A_7C15
/// `base` to the power of one less than the length of a run.
private let shortWeight = power(base, runLength - 1)
private let wideWeight = power(base, wideRunLength - 1)

private func power(_ base: UInt64, _ exponent: Int) -> UInt64 {
  (0..<exponent).reduce(1) { result, _ in result &* base }
}

/// Spreads a hash over all bits (the finish of SplitMix64).
@inline(__always)
package func mixed(_ hash: UInt64) -> UInt64 {
  var z = hash
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}

/// The hashes of all runs of a text, each once, sorted.
package func runHashes(of text: String) -> [UInt64] {
  var hashes: [UInt64] = []
  var runs = WordRuns()
  eachWord(text) { word, isWide in
    if let run = runs.push(word, isWide: isWide) { hashes.append(run) }
  }
  hashes.sort()
  return hashes.enumerated().filter { $0.offset == 0 || hashes[$0.offset - 1] != $0.element }.map(\.element)
}

/// How many words a text has.
package func wordCount(of text: String) -> Int { wordHashes(of: text).count }

// MARK: KEY.runs

private let hexDigits = Array("0123456789abcdef".utf8)

/// The runs of a private text, told by hashes: a Bloom filter of one hash function over 2^64 bits, of which
/// the set ones are listed.
///
/// With few bits set in so many, a false alarm has a chance of one in 2^64 for each run of the text, which is
/// below one in 10^12 for texts of up to eighteen million words; and the filters of all sources go into one
/// table, so that a word of the site is looked up once and not once a source.
package struct RunFilter: Sendable, Equatable {
  /// Sorted, each once.
  package var hashes: [UInt64]
  /// How many words the text has.
  package var words: Int
  /// The first 16 hexadecimal digits of the text's SHA-256.
  package var text: String

  package init(of original: [UInt8]) {
    let decoded = String(decoding: original, as: UTF8.self)
    hashes = runHashes(of: decoded)
    words = wordCount(of: decoded)
    text = sha256Hex(original, first: 16)
  }

  /// The file: a line that says what it is, then the numbers in order, 16 digits each, four a line.
  package func encode() -> [UInt8] {
    var out = Array("dossier-runs/1 text=\(text) words=\(words) runs=\(hashes.count)\n".utf8)
    for (index, hash) in hashes.enumerated() {
      for shift in stride(from: 60, through: 0, by: -4) {
        out.append(hexDigits[Int(hash >> UInt64(shift) & 15)])
      }
      out.append(index % 4 == 3 || index == hashes.count - 1 ? 0x0A : 0x20)
    }
    return out
  }

  /// Reads a file; `nil` when it is none that this version writes.
  package init?(_ file: [UInt8]) {
    let lines = file.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let head = String(decoding: lines.first ?? [], as: UTF8.self).split(separator: " ")
    func value(_ name: String) -> Substring? {
      head.first { $0.hasPrefix(name + "=") }?.dropFirst(name.utf8.count + 1)
    }
    guard lines.count == 2, head.first == "dossier-runs/1", let text = value("text"),
      let words = value("words").flatMap({ Int($0) }), let count = value("runs").flatMap({ Int($0) })
    else { return nil }
    guard let hashes = readHashes(lines[1]), hashes.count == count,
      zip(hashes, hashes.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.hashes = hashes
    self.words = words
    self.text = String(text)
  }
}

/// Numbers of sixteen hexadecimal digits with blanks and line ends between them; `nil` for anything else. A
/// large register has hundreds of thousands of them.
private func readHashes(_ bytes: ArraySlice<UInt8>) -> [UInt64]? {
  var hashes: [UInt64] = []
  hashes.reserveCapacity(bytes.count / 17 + 1)
  var hash: UInt64 = 0
  var digits = 0
  for byte in bytes {
    let digit: UInt8
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
    case 0x20, 0x0A, 0x0D:
      guard digits == 0 else { return nil }
      continue
    default: return nil
    }
    hash = hash << 4 | UInt64(digit)
    digits += 1
    if digits == 16 {
      hashes.append(hash)
      (hash, digits) = (0, 0)
    }
  }
  return digits == 0 ? hashes : nil
}
