// What stands before the C parser: it is super-linear on some twenty families of input, and aborts
// when memory runs out. One linear pass refuses them by name.

import Diagnostics
import Files

private enum Allowed {
  static let fileBytes = 1 << 20
  static let lineBytes = 16 << 10
  static let blockBytes = 16 << 10
  static let containerDepth = 32
  static let pipesInLine = 512
  static let delimiterRows = 16
  static let tableCells = 200_000
  static let declarations = 64
  static let definitionExpansion = 64 << 20
}

/// What makes a file unfit for parsing; empty for nearly all.
func screen(_ file: SourceFile, from bodyStart: Int) -> [Finding] {
  let bytes = file.bytes
  var findings: [Finding] = []
  if let finding = invalidUTF8(file) { return [finding] }
  findings += refusedCharacters(file)
  if bytes.count > Allowed.fileBytes {
    findings.append(
      Finding(
        .limitExceeded(.fileBytes, value: bytes.count, allowed: Allowed.fileBytes), path: file.path,
        range: 0..<0))
    return findings
  }
  var pass = LimitPass(bytes: bytes, at: bodyStart)
  pass.run()
  findings += pass.broken.map {
    Finding(.limitExceeded($0.limit, value: $0.value, allowed: $0.allowed), path: file.path, range: $0.range)
  }
  return findings
}

private struct LimitPass {
  let bytes: [UInt8]
  var at: Int
  var broken: [(limit: Limit, value: Int, allowed: Int, range: Range<Int>)] = []
  private var fence: (mark: UInt8, length: Int)?
  private var html = false
  private var block = 0
  private var delimiterRows = 0
  private var declarations = 0
  private var columns = 0
  private var rows = 0
  /// Of the tables that have ended; many small ones cost as much as a large one.
  private var cells = 0
  private var definitions = Definitions()
  private var longestDefinition = 0
  private var brackets = 0

  init(bytes: [UInt8], at: Int) {
    self.bytes = bytes
    self.at = at
  }

  mutating func run() {
    while at < bytes.count {
      let (end, seen) = readLine()
      line(at..<end, seen)
      // CR LF is one line end: between two there would be an empty line, and each block would have one.
      at = bytes[end...].starts(with: [0x0D, 0x0A]) ? end + 2 : end + 1
    }
    reset()
    let expansion = longestDefinition * brackets
    check(.definitionExpansion, expansion, Allowed.definitionExpansion, bytes.count..<bytes.count)
  }

  /// What of a line's bytes is worth a look; most lines are words and nothing else.
  private struct Seen {
    var pipe = false
    var less = false
    var colon = false
  }

  private mutating func readLine() -> (end: Int, seen: Seen) {
    var seen = Seen()
    var opened = 0
    let end = bytes.withUnsafeBufferPointer { [at] bytes in
      var end = at
      while end < bytes.count {
        switch bytes[end] {
        case 0x0A, 0x0D: return end
        case UInt8(ascii: "["): opened += 1
        case UInt8(ascii: "|"): seen.pipe = true
        case UInt8(ascii: "<"): seen.less = true
        case UInt8(ascii: ":"): seen.colon = true
        default: break
        }
        end += 1
      }
      return end
    }
    brackets += opened
    return (end, seen)
  }

  private mutating func check(_ limit: Limit, _ value: Int, _ allowed: Int, _ range: Range<Int>) {
    guard value > allowed, !broken.contains(where: { $0.limit == limit }) else { return }
    broken.append((limit, value, allowed, range))
  }

  private mutating func reset() {
    cells += columns * rows
    longestDefinition = max(longestDefinition, definitions.longest)
    definitions = Definitions()
    (block, delimiterRows, declarations, columns, rows) = (0, 0, 0, 0, 0)
  }

  private mutating func line(_ range: Range<Int>, _ seen: Seen) {
    if let open = fence {
      // The parser lets a closing fence stand in by up to three spaces.
      let run = fenceRun(range.dropFirst(min(3, bytes[range].prefix { $0 == 0x20 }.count)))
      if run.length >= open.length, run.mark == open.mark, run.isBare { fence = nil }
      return
    }
    let run = fenceRun(range)
    if run.length >= 3, !html, run.mark == UInt8(ascii: "~") || !run.holdsMark {
      fence = (run.mark, run.length)
      return reset()
    }
    check(.lineBytes, range.count, Allowed.lineBytes, range)
    let markers = markers(range)
    check(.containerDepth, markers.count, Allowed.containerDepth, range)
    if isHTMLStart(range) { html = true }
    guard bytes[range].contains(where: { !isSpaceOrTab($0) && $0 != UInt8(ascii: ">") }) else {
      return reset()
    }
    if markers.endsInItem { block = 0 }
    block += range.count + 1
    let pipes = seen.pipe ? bytes[range].count { $0 == UInt8(ascii: "|") } : 0
    check(.pipesInLine, pipes, Allowed.pipesInLine, range)
    if isDelimiterRow(range) {
      delimiterRows += 1
      cells += columns * rows
      (columns, rows) = (max(columns, pipes + 1), 0)
    }
    rows += 1
    for i in (seen.less ? range.dropLast() : 0..<0) where bytes[i] == UInt8(ascii: "<") {
      if bytes[i + 1] == UInt8(ascii: "?") || bytes[i + 1] == UInt8(ascii: "!") { declarations += 1 }
    }
    check(.tableCells, cells + columns * rows, Allowed.tableCells, range)
    check(.delimiterRows, delimiterRows, Allowed.delimiterRows, range)
    check(.declarations, declarations, Allowed.declarations, range)
    if columns == 0 { check(.blockBytes, block, Allowed.blockBytes, range) }
    definitions.add(bytes[range], mayBeOne: seen.colon)
  }

  private func fenceRun(_ range: Range<Int>) -> (mark: UInt8, length: Int, isBare: Bool, holdsMark: Bool) {
    guard let mark = bytes[range].first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return (0, 0, false, false)
    }
    let rest = bytes[range].drop { $0 == mark }
    return (mark, range.count - rest.count, rest.allSatisfy(isSpaceOrTab), rest.contains(mark))
  }

  /// Quote and list markers at the start of a line.
  private func markers(_ range: Range<Int>) -> (count: Int, endsInItem: Bool) {
    var i = range.lowerBound
    var count = 0
    var item = false
    while i < range.upperBound {
      let byte = bytes[i]
      if isSpaceOrTab(byte) {
        i += 1
      } else if byte == UInt8(ascii: ">") {
        (count, item, i) = (count + 1, false, i + 1)
      } else {
        var end = i
        while end < range.upperBound, isDigit(bytes[end]) { end += 1 }
        guard end < range.upperBound else { break }
        let mark = bytes[end]
        let bullet =
          end == i && (mark == UInt8(ascii: "-") || mark == UInt8(ascii: "+") || mark == UInt8(ascii: "*"))
        let ordered = end > i && end - i <= 9 && (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"))
        guard bullet || ordered, end + 1 < range.upperBound, isSpaceOrTab(bytes[end + 1]) else { break }
        (count, item, i) = (count + 1, true, end + 1)
      }
    }
    return (count, item && i < range.upperBound)
  }

  private func isHTMLStart(_ range: Range<Int>) -> Bool {
    let content = bytes[range].drop(while: isSpaceOrTab)
    guard content.first == UInt8(ascii: "<"), let next = content.dropFirst().first else { return false }
    return isLetter(next) || "/!?".utf8.contains(next)
  }

  private func isDelimiterRow(_ range: Range<Int>) -> Bool {
    var dash = false
    for byte in bytes[range] {
      if byte == UInt8(ascii: "-") { dash = true }
      guard isSpaceOrTab(byte) || "|:>-".utf8.contains(byte) else { return false }
    }
    return dash
  }
}

/// How long the longest link definition of a block can be: every reference to it gets a copy.
private struct Definitions {
  private var longestLine = 0
  /// From the colon of the first on; 0 while no line of the block is a definition.
  private var length = 0
  /// Each line so far is a definition of its own.
  private var areLines = true

  /// An address may stand in the line below its label, and a title go on over many lines, which may
  /// look like definitions themselves. Where that may be so, the block counts as one definition.
  var longest: Int { areLines ? longestLine : length }

  mutating func add(_ line: ArraySlice<UInt8>, mayBeOne: Bool) {
    guard mayBeOne, let content = Definitions.content(of: line) else {
      if length > 0 { (areLines, length) = (false, length + line.count + 1) }
      return
    }
    length += (length == 0 ? content.count : line.count) + 1
    longestLine = max(longestLine, content.count)
    let mayGoOn = content.allSatisfy(isSpaceOrTab) || content.contains { "\"'(".utf8.contains($0) }
    if mayGoOn { areLines = false }
  }

  /// What stands behind `[label]:`.
  private static func content(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    // A label may hold `\]`, and start in an earlier line.
    let colon = line.indices.dropFirst().first {
      line[$0] == UInt8(ascii: ":") && line[$0 - 1] == UInt8(ascii: "]")
    }
    return colon.map { line[($0 + 1)...] }
  }
}
