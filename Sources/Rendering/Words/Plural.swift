// Plural rules of the interface's languages (CLDR), and numbers in their own digits.

package import Corpus

/// The form of a noun that a number asks for.
package enum Plural: Sendable {
  case one, other
}

/// A noun in the forms that its language has; the same twice where numbers change nothing.
package struct CountedNoun: Sendable {
  let one, other: String

  package init(one: String, other: String) {
    (self.one, self.other) = (one, other)
  }
}

/// The form behind a whole number: English has two; Persian says one of 0 and 1, whatever the noun then looks
/// like; Chinese has one form.
package func plural(_ number: Int, in language: InterfaceLanguage) -> Plural {
  switch language {
  case .english: number == 1 ? .one : .other
  case .persian: number == 0 || number == 1 ? .one : .other
  case .chinese: .other
  }
}

/// A number that we count ourselves and what is counted: `3 claims`.
package func counted(_ count: Int, _ noun: CountedNoun, in language: InterfaceLanguage) -> String {
  digits(count, in: language) + " " + (plural(count, in: language) == .one ? noun.one : noun.other)
}

/// A number in the digits of a language.
func digits(_ number: Int, in language: InterfaceLanguage) -> String {
  language == .persian ? persianDigits("\(number)") : "\(number)"
}

/// A text with Persian digits in place of ASCII's.
func persianDigits(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    let digit = (0x30...0x39).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0x30 + 0x6F0) : nil
    result.unicodeScalars.append(digit ?? scalar)
  }
  return result
}
