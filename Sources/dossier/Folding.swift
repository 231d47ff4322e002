// What a person need not type alike to find a text: the rules of the pages' own search, `fold` in
// templates/search.js.

import Corpus
import Foundation

/// A text without case, accents, vowel signs and joiners, with one kind of each quotation mark and dash, and
/// with letters and digits of Arabic and Persian in one way.
func folded(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
  let plain = decomposed(text.precomposedStringWithCompatibilityMapping.lowercased())
  var kept = String.UnicodeScalarView()
  for scalar in plain.unicodeScalars where !isDropped(scalar) { kept.append(scalar) }
  var result = String.UnicodeScalarView()
  for scalar in composed(String(kept)).unicodeScalars { result.append(unified(scalar)) }
  return String(result)
}

private func isDropped(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0300...0x036F, 0x0591...0x05C7, 0x0610...0x061A, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06ED,
    0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF:
    true
  default: false
  }
}

private func unified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar {
  case "ي", "ى": "ی"
  case "ك": "ک"
  case "ة", "ە", "ہ", "ھ": "ه"
  case "۰"..."۹", "٠"..."٩": Unicode.Scalar(UInt8(ascii: "0") + UInt8(scalar.value & 15))
  case "\u{2018}"..."\u{201B}", "′", "‹", "›", "ʼ": "'"
  case "\u{201C}"..."\u{201F}", "″", "«", "»", "「"..."』": "\""
  case "\u{2010}"..."\u{2015}", "−": "-"
  default: scalar
  }
}
