// A min-hash sketch of a paragraph: it tells how like two paragraphs are
// when only one of them, or neither, is at hand. It is an estimate; fingerprints alone prove.

/// The sketch of a text: 128 bytes, the lowest byte of each of 128 minima over its shingles.
///
/// What the design leaves open is settled here. The text is normalised (v1), then each scalar takes
/// its full lower-case mapping without regard to its neighbours (Σ gives σ at a word's end too). A word is
/// a longest run of scalars of the categories L*, M* and Nd and of `_`: ZWNJ and apostrophes divide.
/// A shingle is the UTF-8 of three words joined by U+0020; fewer words, down to none, are one shingle.
/// SplitMix64 draws a, then b, of each permutation; both are taken mod 2^61−1, and an a of 0 becomes 1.
package struct Sketch: Hashable, Sendable {
  /// 128 of them, in the order of the permutations.
  package let bytes: [UInt8]

  /// The sketch of a text, which is normalised here.
  package init(of text: String) {
    let words = wordsOfSketch(text)
    var minima = [UInt64](repeating: .max, count: permutations.count)
    for first in 0..<max(1, words.count - 2) {
      let shingle = Array(words[first..<min(first + 3, words.count)].joined(separator: [0x20]))
      let hash = sha256(shingle).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      for (i, permutation) in permutations.enumerated() {
        minima[i] = min(minima[i], permutation(hash))
      }
    }
    bytes = minima.map { UInt8(truncatingIfNeeded: $0) }
  }

  /// Reads base64url without padding: exactly 171 characters; `nil` for anything else.
  package init?(_ text: String) {
    guard let bytes = base64URLDecoded(text), bytes.count == permutations.count else { return nil }
    self.bytes = bytes
  }

  /// Base64url without padding, 171 characters.
  package var text: String { base64URL(bytes) }

  /// An estimate of the share of shingles that two texts have in common (Jaccard), 0 to 1: the share
  /// of equal bytes, less the one in 256 that is equal by chance.
  package func similarity(to other: Sketch) -> Double {
    let equal = zip(bytes, other.bytes).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    let share = Double(equal) / Double(bytes.count)
    return max(0, (share - 1 / 256) / (1 - 1 / 256))
  }
}

/// The words of a text as UTF-8, in order.
private func wordsOfSketch(_ text: String) -> [[UInt8]] {
  var words: [[UInt8]] = []
  var word: [UInt8] = []
  for scalar in normalisedV1(text).unicodeScalars {
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if isOfWord(lower) {
        word.append(contentsOf: String(lower).utf8)
      } else if !word.isEmpty {
        words.append(word)
        word = []
      }
    }
  }
  if !word.isEmpty { words.append(word) }
  return words
}

func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: return true
  case 0..<0x80: return false
  default: break
  }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber:
    return true
  default: return false
  }
}

/// 2^61−1, a prime.
private let modulus: UInt64 = (1 << 61) - 1

/// x ↦ a·x + b mod 2^61−1.
private struct Permutation: Sendable {
  var a: UInt64
  var b: UInt64

  func callAsFunction(_ x: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: x)
    // 2^61 ≡ 1, so the 61-bit digits of the product are added. No sum here reaches 2^63.
    let digits = (product.low & modulus) + ((product.high << 3 | product.low >> 61) & modulus)
    let sum = digits + (product.high >> 58) + b
    let folded = (sum & modulus) + (sum >> 61)
    return folded >= modulus ? folded - modulus : folded
  }
}

private let permutations: [Permutation] = {
  var state: UInt64 = 1
  func draw() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return (z ^ (z >> 31)) % modulus
  }
  return (0..<128).map { _ in
    let a = draw()
    return Permutation(a: max(1, a), b: draw())
  }
}()

private let base64Alphabet = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

/// RFC 4648, section 5, without padding.
private func base64URL(_ bytes: [UInt8]) -> String {
  var result: [UInt8] = []
  var bits: UInt32 = 0
  var count = 0
  for byte in bytes {
    bits = bits << 8 | UInt32(byte)
    count += 8
    while count >= 6 {
      count -= 6
      result.append(base64Alphabet[Int(bits >> UInt32(count) & 63)])
    }
  }
  if count > 0 { result.append(base64Alphabet[Int(bits << UInt32(6 - count) & 63)]) }
  return String(decoding: result, as: UTF8.self)
}

/// The bytes of a base64url text without padding; `nil` unless it is what `base64URL` would write.
private func base64URLDecoded(_ text: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  var bits: UInt32 = 0
  var count = 0
  for symbol in text.utf8 {
    guard let value = base64Alphabet.firstIndex(of: symbol) else { return nil }
    bits = bits << 6 | UInt32(value)
    count += 6
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
  }
  // One text for each sketch: no lone symbol at the end, and no bits beyond the last byte.
  guard count < 6, bits & ((1 << UInt32(count)) - 1) == 0 else { return nil }
  return bytes
}
