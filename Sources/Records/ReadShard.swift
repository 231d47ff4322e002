// Reads back what `Record.swift` writes, line by line: a line that is no record is told, not guessed at.

import Files

/// A record as it was read.
package struct ReadRecord: Sendable {
  package var record: Record
  /// The shard that holds it: its page's path without `.html`.
  package var shard: String
  /// In its file, from 1.
  package var line: Int

  package init(record: Record, shard: String, line: Int) {
    (self.record, self.shard, self.line) = (record, shard, line)
  }
}

/// A file of records.
package struct ReadShards: Sendable {
  package var records: [ReadRecord] = []
  /// The highest version that a head names; `nil` where no line is a head.
  package var version: Int?
  /// Lines that are neither head, record nor end, from 1.
  package var damaged: [Int] = []

  package init() {}
}

/// The records of a file below `data/`.
package func readShards(_ bytes: [UInt8]) -> ReadShards {
  bytes.withUnsafeBufferPointer { bytes in
    var read = ReadShards()
    var shard = ""
    var line = 0
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      line += 1
      let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
      if let record = readRecord(text) {
        read.records.append(ReadRecord(record: record, shard: shard, line: line))
      } else if let head = readHead(text) {
        shard = head.name
        read.version = max(read.version ?? 0, head.version)
      } else if !text.elementsEqual("]);".utf8) {
        read.damaged.append(line)
      }
      start = end + 1
    }
    return read
  }
}

/// The name and version in the first line of a shard, or of the index, which has no name.
private func readHead(_ line: UnsafeBufferPointer<UInt8>) -> (name: String, version: Int)? {
  var reader = LineReader(line)
  var name = ""
  if reader.take("dossier.put(") {
    guard let text = reader.text(), reader.take(",") else { return nil }
    name = text
  } else if !reader.take("dossier.index(") {
    return nil
  }
  guard let version = reader.number(), reader.take(",["), reader.isAtEnd else { return nil }
  return (name, version)
}

private func readRecord(_ line: UnsafeBufferPointer<UInt8>) -> Record? {
  var reader = LineReader(line)
  guard reader.take("["), let id = reader.text(), reader.take(","), let kindName = reader.text(),
    let kind = Record.Kind(rawValue: kindName), reader.take(","), let language = reader.text(),
    reader.take(","), let text = reader.text(), reader.take(",{")
  else { return nil }
  var fields: [(name: String, value: RecordValue)] = []
  while !reader.take("}") {
    if !fields.isEmpty, !reader.take(",") { return nil }
    guard let name = reader.text(), reader.take(":"), let value = reader.value() else { return nil }
    fields.append((name, value))
  }
  guard reader.take("],"), reader.isAtEnd else { return nil }
  return Record(id: id, kind: kind, language: language, text: text, fields: fields)
}

/// A place in a line that is read from left to right.
private struct LineReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var i = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { i == bytes.count }

  mutating func take(_ text: StaticString) -> Bool {
    guard bytes.count - i >= text.utf8CodeUnitCount else { return false }
    for k in 0..<text.utf8CodeUnitCount where bytes[i + k] != text.utf8Start[k] { return false }
    i += text.utf8CodeUnitCount
    return true
  }

  mutating func number() -> Int? {
    var value = 0
    let start = i
    // Nine digits cannot overflow.
    while i < bytes.count, i - start < 9, (0x30...0x39).contains(bytes[i]) {
      value = value * 10 + Int(bytes[i] - 0x30)
      i += 1
    }
    return i > start ? value : nil
  }

  mutating func value() -> RecordValue? {
    if i < bytes.count, bytes[i] == UInt8(ascii: "\"") { return text().map { .text($0) } }
    guard take("[") else { return nil }
    if i < bytes.count, bytes[i] == UInt8(ascii: "[") {
      var rows: [[String]] = []
      repeat {
        guard take("["), let row = texts() else { return nil }
        rows.append(row)
      } while take(",")
      return take("]") ? .rows(rows) : nil
    }
    return texts().map { .texts($0) }
  }

  /// The rest of a list whose bracket is read.
  private mutating func texts() -> [String]? {
    var texts: [String] = []
    if take("]") { return texts }
    repeat {
      guard let text = text() else { return nil }
      texts.append(text)
    } while take(",")
    return take("]") ? texts : nil
  }

  mutating func text() -> String? {
    guard take("\"") else { return nil }
    let start = i
    while i < bytes.count, bytes[i] != UInt8(ascii: "\""), bytes[i] != UInt8(ascii: "\\") { i += 1 }
    guard i < bytes.count else { return nil }
    if bytes[i] == UInt8(ascii: "\"") {
      i += 1
      return String(decoding: bytes[start..<(i - 1)], as: UTF8.self)
    }
    var text = Array(bytes[start..<i])
    while i < bytes.count, bytes[i] != UInt8(ascii: "\"") {
      if bytes[i] != UInt8(ascii: "\\") {
        text.append(bytes[i])
        i += 1
      } else if !escape(into: &text) {
        return nil
      }
    }
    guard take("\"") else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape(into text: inout [UInt8]) -> Bool {
    if take("\\\"") {
      text.append(UInt8(ascii: "\""))
    } else if take("\\\\") {
      text.append(UInt8(ascii: "\\"))
    } else if take("\\n") {
      text.append(0x0A)
    } else if take("\\t") {
      text.append(0x09)
    } else if take("\\u"), bytes.count - i >= 4,
      let code = UInt32(String(decoding: bytes[i..<(i + 4)], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code)
    {
      text.append(contentsOf: String(Character(scalar)).utf8)
      i += 4
    } else {
      return false
    }
    return true
  }
}
