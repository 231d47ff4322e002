// What the preview server and its worker say to each other: messages, each with its length before it. Both
// ends are this binary, so a message that cannot be read is a mistake of ours.

import Files

/// What the server asks of the worker.
enum Request: Sendable {
  /// Read the folder and build it; unless forced, not when it is what was built last.
  case build(number: Int, isForced: Bool)
  /// Build these files, the last good ones of a worker that has ended.
  case restore(number: Int, files: [SourceFile])
  /// Render a file of the last good site.
  case render(ticket: Int, path: String)
}

/// What the worker answers.
enum Answer: Sendable {
  case built(number: Int, outcome: Outcome)
  case rendered(ticket: Int, page: Page)
  /// What of the last good files is another than before; in parts, since at first it is all of them.
  case files(changed: [SourceFile], removed: [String], isLast: Bool)

  enum Outcome: Sendable {
    /// The folder is what it was.
    case unchanged
    case built(BuildReport)
  }

  struct Page: Sendable {
    /// The build whose site it is of.
    var site: Int
    /// `nil` where the site has no such file.
    var bytes: [UInt8]?
  }
}

/// What a build found.
struct BuildReport: Sendable {
  var errors = 0
  var warnings = 0
  /// For the page: `dossier-findings/1`.
  var json = "{\"format\":\"dossier-findings/1\",\"findings\":[],\"waived\":[]}\n"
  /// For the terminal.
  var text = ""
  /// Of the settings.
  var editor: String?
}

struct WireWriter {
  private(set) var bytes: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]

  mutating func put(_ number: Int) {
    withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ other: [UInt8]) {
    put(other.count)
    bytes += other
  }

  mutating func put(_ text: String) { put(Array(text.utf8)) }

  mutating func put(_ text: String?) {
    put(text == nil ? 0 : 1)
    if let text { put(text) }
  }

  mutating func put(_ files: [SourceFile]) {
    put(files.count)
    for file in files {
      put(file.path)
      put(file.bytes)
    }
  }

  /// The message with its length in its first eight bytes.
  func message() -> [UInt8] {
    var whole = bytes
    withUnsafeBytes(of: UInt64(bytes.count - 8).littleEndian) { length in
      for i in 0..<8 { whole[i] = length[i] }
    }
    return whole
  }
}

struct WireReader {
  private let bytes: ArraySlice<UInt8>
  private var at: Int

  init(_ bytes: ArraySlice<UInt8>) { (self.bytes, at) = (bytes, bytes.startIndex) }

  mutating func number() -> Int {
    var value: UInt64 = 0
    for i in 0..<8 { value |= UInt64(bytes[at + i]) << UInt64(8 * i) }
    at += 8
    return Int(Int64(bitPattern: value))
  }

  mutating func data() -> [UInt8] {
    let count = number()
    defer { at += count }
    return Array(bytes[at..<at + count])
  }

  mutating func text() -> String { String(decoding: data(), as: UTF8.self) }

  mutating func optionalText() -> String? { number() == 0 ? nil : text() }

  mutating func files() -> [SourceFile] {
    (0..<number()).map { _ in SourceFile(path: text(), bytes: data()) }
  }
}

/// Bytes as they come, to be taken out a message at a time.
struct WireBuffer {
  private var bytes: [UInt8] = []
  private var start = 0

  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// The next message without its length, or `nil` while it is not whole.
  mutating func next() -> ArraySlice<UInt8>? {
    guard bytes.count - start >= 8 else { return nil }
    var reader = WireReader(bytes[start..<start + 8])
    let end = start + 8 + reader.number()
    guard bytes.count >= end else { return nil }
    let message = bytes[start + 8..<end]
    start = end
    if start == bytes.count {
      // What was large once need not stay so.
      (bytes, start) = ([], 0)
    } else if start > 1 << 20 {
      bytes.removeFirst(start)
      start = 0
    }
    return message
  }
}

extension Request {
  func message() -> [UInt8] {
    var writer = WireWriter()
    switch self {
    case .build(let number, let isForced):
      writer.put(0)
      writer.put(number)
      writer.put(isForced ? 1 : 0)
    case .restore(let number, let files):
      writer.put(1)
      writer.put(number)
      writer.put(files)
    case .render(let ticket, let path):
      writer.put(2)
      writer.put(ticket)
      writer.put(path)
    }
    return writer.message()
  }

  init(_ message: ArraySlice<UInt8>) {
    var reader = WireReader(message)
    switch reader.number() {
    case 0: self = .build(number: reader.number(), isForced: reader.number() == 1)
    case 1: self = .restore(number: reader.number(), files: reader.files())
    default: self = .render(ticket: reader.number(), path: reader.text())
    }
  }
}

extension Answer {
  func message() -> [UInt8] {
    var writer = WireWriter()
    switch self {
    case .built(let number, .unchanged):
      writer.put(0)
      writer.put(number)
    case .built(let number, .built(let report)):
      writer.put(1)
      writer.put(number)
      writer.put(report.errors)
      writer.put(report.warnings)
      writer.put(report.json)
      writer.put(report.text)
      writer.put(report.editor)
    case .rendered(let ticket, let page):
      writer.put(page.bytes == nil ? 2 : 3)
      writer.put(ticket)
      writer.put(page.site)
      if let bytes = page.bytes { writer.put(bytes) }
    case .files(let changed, let removed, let isLast):
      writer.put(isLast ? 5 : 4)
      writer.put(changed)
      writer.put(removed.count)
      for path in removed { writer.put(path) }
    }
    return writer.message()
  }

  init(_ message: ArraySlice<UInt8>) {
    var reader = WireReader(message)
    let kind = reader.number()
    switch kind {
    case 0: self = .built(number: reader.number(), outcome: .unchanged)
    case 1:
      let number = reader.number()
      var report = BuildReport()
      report.errors = reader.number()
      report.warnings = reader.number()
      report.json = reader.text()
      report.text = reader.text()
      report.editor = reader.optionalText()
      self = .built(number: number, outcome: .built(report))
    case 2: self = .rendered(ticket: reader.number(), page: Page(site: reader.number(), bytes: nil))
    case 3:
      self = .rendered(ticket: reader.number(), page: Page(site: reader.number(), bytes: reader.data()))
    default:
      let changed = reader.files()
      let removed = (0..<reader.number()).map { _ in reader.text() }
      self = .files(changed: changed, removed: removed, isLast: kind == 5)
    }
  }
}
