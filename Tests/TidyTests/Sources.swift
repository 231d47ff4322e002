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

/// The lines of a Swift text as code, numbered and trimmed.
func codeLines(in text: String) -> [(number: Int, text: String)] {
  code(text).split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
    ($0.offset + 1, $0.element.trimmingCharacters(in: .whitespaces))
  }
}

/// A Swift text without comments and without the words of its string literals. What is interpolated is
/// code and stays; so do all line ends.
func code(_ text: String) -> String {
  var reader = CodeReader(bytes: Array(text.utf8))
  return reader.read()
}

private struct CodeReader {
  /// What encloses a place, from the outside in.
  private enum Frame {
    case text(hashes: Int, quotes: Int)
    case interpolation(open: Int)
  }

  let bytes: [UInt8]
  private var at = 0
  private var frames: [Frame] = []
  private var result: [UInt8] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() -> String {
    while at < bytes.count {
      if case .text(let hashes, let quotes) = frames.last {
        readText(hashes, quotes)
      } else {
        readCode()
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func stands(_ text: String, _ place: Int) -> Bool { bytes[place...].starts(with: text.utf8) }

  private mutating func readText(_ hashes: Int, _ quotes: Int) {
    let sign = String(repeating: "#", count: hashes)
    if stands("\n", at) {
      result.append(bytes[at])
      at += 1
      if quotes == 1 { frames.removeLast() }
    } else if stands("\\" + sign + "(", at) {
      frames.append(.interpolation(open: 0))
      result.append(UInt8(ascii: " "))
      at += hashes + 2
    } else if stands("\\" + sign, at) {
      at += hashes + 1
      if at < bytes.count, !stands("\n", at) { at += 1 }
    } else if stands(String(repeating: "\"", count: quotes) + sign, at) {
      frames.removeLast()
      at += quotes + hashes
    } else {
      at += 1
    }
  }

  private mutating func readCode() {
    if stands("//", at) {
      at = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      return
    }
    if stands("/*", at) { return skipComment() }
    let quote = bytes[at...].firstIndex { $0 != UInt8(ascii: "#") } ?? bytes.count
    if quote < bytes.count, stands("\"", quote) {
      // `""` is an empty text, `"""` opens a long one.
      let quotes = stands("\"\"\"", quote) ? 3 : 1
      frames.append(.text(hashes: quote - at, quotes: quotes))
      at = quote + quotes
      return
    }
    if case .interpolation(let open) = frames.last {
      if stands("(", at) { frames[frames.count - 1] = .interpolation(open: open + 1) }
      if stands(")", at) {
        if open == 0 {
          frames.removeLast()
          result.append(UInt8(ascii: " "))
          at += 1
          return
        }
        frames[frames.count - 1] = .interpolation(open: open - 1)
      }
    }
    result.append(bytes[at])
    at += 1
  }

  /// Comments of this kind nest.
  private mutating func skipComment() {
    var depth = 0
    repeat {
      if stands("/*", at) {
        depth += 1
        at += 2
      } else if stands("*/", at) {
        depth -= 1
        at += 2
      } else {
        if stands("\n", at) { result.append(bytes[at]) }
        at += 1
      }
    } while depth > 0 && at < bytes.count
  }
}

/// The functions and initializers of a Swift text with the lines they take, signature included: from the
/// line that declares one to the brace that closes it at the same indentation.
func functionLengths(in text: String) -> [(line: Int, length: Int)] {
  let lines = code(text).split(separator: "\n", omittingEmptySubsequences: false)
  func indentation(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
  return lines.indices.compactMap { first in
    guard declaresFunction(lines[first]) else { return nil }
    var depth = 0
    var hasBody = false
    for at in first..<lines.count {
      let line = lines[at]
      let isBlank = line.allSatisfy { $0 == " " }
      // A requirement of a protocol has no body: the next declaration or the end of the protocol follows.
      if at > first, !hasBody, !isBlank {
        let words = line.split(separator: " ")
        let goesOn = words.first.map { $0.hasPrefix(")") || $0.hasPrefix("{") || $0 == "where" } == true
        if indentation(line) < indentation(lines[first]) { return nil }
        if indentation(line) == indentation(lines[first]), !goesOn { return nil }
      }
      for character in line {
        if character == "{" { (depth, hasBody) = (depth + 1, true) }
        if character == "}" { depth -= 1 }
      }
      let closes = at == first || (line.dropFirst(indentation(line)).hasPrefix("}"))
      if hasBody, depth <= 0, closes, indentation(line) == indentation(lines[first]) {
        return (first + 1, at - first + 1)
      }
    }
    return nil
  }
}

private func declaresFunction(_ line: Substring) -> Bool {
  let words = line.split(separator: " ")
  let starts = ["init(", "init?(", "init!(", "init<"]
  for word in words {
    if word == "func" || starts.contains(where: { word.hasPrefix($0) }) { return true }
    // Only modifiers and attributes stand before.
    if !word.allSatisfy({ $0.isLetter || "@()_".contains($0) }) { return false }
    if ["return", "let", "var", "try", "case"].contains(word) { return false }
  }
  return false
}
