// Letters of other scripts that look like those of a key. Names of sources are `[a-z0-9-]`, so a key with
// such a letter is never right, and nobody sees why.

import Files

/// What a key looks like when letters of other scripts stand for those they look like; and the first of them.
///
/// The pairs are those of UTS #39 (confusables.txt) whose target is a small letter or a digit.
func lookAlike(_ key: String) -> (plain: String, scalar: UInt32)? {
  var plain = ""
  var found: UInt32?
  for scalar in key.unicodeScalars {
    if scalar.isASCII {
      plain.unicodeScalars.append(scalar)
    } else if let letter = letters[scalar.value] {
      plain.unicodeScalars.append(letter)
      found = found ?? scalar.value
    } else {
      return nil
    }
  }
  return found.map { (plain, $0) }
}

private let letters: [UInt32: Unicode.Scalar] = {
  // Cyrillic, Greek, then Latin letters of phonetics and number forms: the letter and what it looks like.
  let pairs =
    "аa еe оo рp сc уy хx ѕs іi јj һh ԁd ԛq ԝw кk тt мm нh вb ѵv "
    + "αa οo ρp νv υu ιi κk τt χx ɡg ɑa ıi ʟl ⅼl ⅰi ⅴv ⅹx ⅽc ⅾd ⅿm"
  var table: [UInt32: Unicode.Scalar] = [:]
  for pair in pairs.split(separator: " ") {
    let scalars = Array(pair.unicodeScalars)
    table[scalars[0].value] = scalars[1]
  }
  // Full-width letters and digits stand in the order of ASCII.
  for scalar in UInt32(0xFF10)...0xFF5A {
    table[scalar] = Unicode.Scalar(scalar - 0xFF10 + 0x30)
  }
  return table
}()
