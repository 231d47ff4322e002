// The words of a line as hashes: what lines and the words of changes are compared by.

/// A word of a line: what it is compared by.
struct HashedWord {
  var hash: UInt64
  var hasFigure: Bool
  var isMark: Bool
}

/// Every word of a text as a hash: runs of letters and figures, ideographs and marks alone, blanks left out.
func eachWord(_ text: String, _ body: (HashedWord) -> Void) {
  var hash = tokenHash(EmptyCollection<UInt8>())
  var (count, hasFigure, isMark) = (0, false, false)
  func flush() {
    if count > 0 { body(HashedWord(hash: hash, hasFigure: hasFigure, isMark: isMark)) }
    (hash, count, hasFigure, isMark) = (tokenHash(EmptyCollection<UInt8>()), 0, false, false)
  }
  for scalar in text.unicodeScalars {
    let isIdeograph = isIdeograph(scalar)
    if !isWordScalar(scalar) || isIdeograph { flush() }
    if scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) { continue }
    // Figures of all scripts are the same: a page writes those of its language.
    if let figure = figure(scalar) {
      hash = mix(hash, 0x30 + figure)
      hasFigure = true
    } else if scalar.isASCII {
      hash = mix(hash, UInt8(scalar.value))
    } else {
      for byte in String(scalar).utf8 { hash = mix(hash, byte) }
    }
    count += 1
    isMark = !isWordScalar(scalar)
    if isMark || isIdeograph { flush() }
  }
  flush()
}

private func figure(_ scalar: Unicode.Scalar) -> UInt8? {
  if scalar.isASCII { return (0x30...0x39).contains(scalar.value) ? UInt8(scalar.value - 0x30) : nil }
  guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue else {
    return nil
  }
  return UInt8(value)
}

/// A word of a heading's id, apart from all words in texts.
func slugHash(_ word: String) -> UInt64 { tokenHash(word.lowercased().utf8) ^ 0x5A5A_5A5A }

func tokenHash(_ bytes: some Sequence<UInt8>) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { mix($0, $1) }
}

private func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
