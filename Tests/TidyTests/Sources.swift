// The sources as the tidy tests see them.

import Foundation
import Support

/// The Swift files below Sources/.
func sourceFiles() throws -> [String] {
  try repositoryFiles().filter { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") }
}

/// The Swift files that we wrote, tests included.
func swiftFiles() throws -> [String] {
  try repositoryFiles().filter { $0.hasSuffix(".swift") }
}

/// The folder below Sources/ that holds a file.
func target(_ path: String) -> String {
  path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
}

/// The lines of a file without comments and without the inside of plain string literals, trimmed. It
/// reads line by line: a text over several lines is taken for code, which may only find too much.
func codeLines(_ path: String) throws -> [(number: Int, text: String)] {
  try repositoryText(path).split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
    ($0.offset + 1, withoutTexts($0.element).trimmingCharacters(in: .whitespaces))
  }
}

func withoutTexts(_ line: Substring) -> String {
  var result = ""
  var inText = false
  var last: Character = " "
  for character in line {
    if character == "\"", last != "\\" {
      inText.toggle()
    } else if !inText {
      if character == "/", last == "/" { return String(result.dropLast()) }
      result.append(character)
    }
    last = character
  }
  return result
}
