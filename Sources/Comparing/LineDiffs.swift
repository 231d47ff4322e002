// Two versions of a file as lines: which went, which came, and which of those belong together.

import Files

/// The lines of a file by the bytes of each, without their ends.
struct FileLines: Sendable {
  let bytes: [UInt8]
  let ranges: [Range<Int>]
  /// A hash of each. One changed byte always gives another.
  let hashes: [UInt64]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var ranges: [Range<Int>] = []
    var hashes: [UInt64] = []
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      var hash = tokenHash(EmptyCollection<UInt8>())
      for i in 0..<bytes.count {
        if bytes[i] == 0x0A {
          ranges.append(start..<i)
          hashes.append(hash)
          start = i + 1
          hash = tokenHash(EmptyCollection<UInt8>())
        } else {
          hash = (hash ^ UInt64(bytes[i])) &* 0x100_0000_01B3
        }
      }
      // A last line without its end is another line than one with it.
      if start < bytes.count {
        ranges.append(start..<bytes.count)
        hashes.append(hash ^ 1)
      }
    }
    (self.ranges, self.hashes) = (ranges, hashes)
  }

  private init(_ bytes: [UInt8], _ ranges: [Range<Int>], _ hashes: [UInt64]) {
    (self.bytes, self.ranges, self.hashes) = (bytes, ranges, hashes)
  }

  /// Some of the lines, as if there were no others.
  func only(_ lines: [Int]) -> FileLines {
    lines.count == count ? self : FileLines(bytes, lines.map { ranges[$0] }, lines.map { hashes[$0] })
  }

  /// The same where only lines of one owner are alike.
  func owned(by owners: [String]) -> FileLines {
    FileLines(bytes, ranges, zip(hashes, owners).map { $1.isEmpty ? $0 : $0 ^ tokenHash($1.utf8) })
  }

  var count: Int { ranges.count }

  func line(_ number: Int) -> ArraySlice<UInt8> { bytes[ranges[number]] }

  func text(_ line: Int) -> String { String(decoding: bytes[ranges[line]], as: UTF8.self) }
}

/// The stretches of lines that differ. A stretch that only came or went starts, where there is a choice, with
/// a line that opens something with an id.
func lineEdits(_ a: FileLines, _ b: FileLines) -> [Edit] {
  // Of several shortest ways one is taken. It must be the same from the other side.
  if b.hashes.lexicographicallyPrecedes(a.hashes) {
    return lineEdits(b, a).map { Edit(a: $0.b, b: $0.a) }
  }
  let found = cutAtAnchors(edits(a.hashes, b.hashes), a.hashes, b.hashes)
  return found.enumerated().map { number, edit in
    let before = number > 0 ? found[number - 1] : Edit(a: 0..<0, b: 0..<0)
    let after =
      number + 1 < found.count ? found[number + 1] : Edit(a: a.count..<a.count, b: b.count..<b.count)
    if edit.a.isEmpty {
      let by = slide(b, edit.b, before.b.upperBound, after.b.lowerBound)
      return Edit(a: moved(edit.a, by), b: moved(edit.b, by))
    }
    if edit.b.isEmpty {
      let by = slide(a, edit.a, before.a.upperBound, after.a.lowerBound)
      return Edit(a: moved(edit.a, by), b: moved(edit.b, by))
    }
    return edit
  }
}

/// The same with the stretches cut at the lines that stand once in both sides of one. Only a stretch that was
/// too long to be gone through has such lines; what heads the parts of a list is found in it so (B. Cohen's
/// "patience" difference).
private func cutAtAnchors(_ found: [Edit], _ a: [UInt64], _ b: [UInt64]) -> [Edit] {
  found.flatMap { edit -> [Edit] in
    let size = edit.a.count + edit.b.count + 1
    if size * size <= cellsMax { return [edit] }
    let (old, new) = (Array(a[edit.a]), Array(b[edit.b]))
    let anchors = anchors(old, new)
    if anchors.isEmpty { return [edit] }
    var parts: [Edit] = []
    var (i, j) = (0, 0)
    for (nextA, nextB) in anchors + [(old.count, new.count)] {
      let (partA, partB) = (Array(old[i..<nextA]), Array(new[j..<nextB]))
      parts += cutAtAnchors(edits(partA, partB), partA, partB).map {
        Edit(a: moved($0.a, edit.a.lowerBound + i), b: moved($0.b, edit.b.lowerBound + j))
      }
      (i, j) = (nextA + 1, nextB + 1)
    }
    return parts
  }
}

/// The longest row, in the order of both lists, of what stands once in each.
private func anchors(_ a: [UInt64], _ b: [UInt64]) -> [(Int, Int)] {
  func singles(_ list: [UInt64]) -> [UInt64: Int] {
    Dictionary(list.enumerated().map { ($1, $0) }) { _, _ in -1 }.filter { $0.value >= 0 }
  }
  let (ofA, ofB) = (singles(a), singles(b))
  let pairs = ofA.compactMap { hash, i in ofB[hash].map { (i, $0) } }.sorted { $0.0 < $1.0 }
  // For each length the row that ends earliest in B; each pair knows the one before it.
  var ends: [Int] = []
  var before: [Int?] = []
  for (number, pair) in pairs.enumerated() {
    let place = ends.partitioningIndex { pairs[$0].1 > pair.1 }
    before.append(place > 0 ? ends[place - 1] : nil)
    if place < ends.count { ends[place] = number } else { ends.append(number) }
  }
  var row: [(Int, Int)] = []
  var next = ends.last
  while let number = next {
    row.append(pairs[number])
    next = before[number]
  }
  return row.reversed()
}

private func moved(_ range: Range<Int>, _ by: Int) -> Range<Int> {
  range.lowerBound + by..<range.upperBound + by
}

/// By how many lines a stretch slides for its best start.
private func slide(_ file: FileLines, _ range: Range<Int>, _ least: Int, _ most: Int) -> Int {
  var best = (score: score(file, range.lowerBound), by: 0)
  var by = 0
  // The neighbours stay apart by a line, or what was two stretches would become one.
  while range.lowerBound + by - 1 > least,
    file.hashes[range.lowerBound + by - 1] == file.hashes[range.upperBound + by - 1]
  {
    by -= 1
    let here = score(file, range.lowerBound + by)
    if here > best.score { best = (here, by) }
  }
  by = 0
  while range.upperBound + by + 1 < most,
    file.hashes[range.lowerBound + by] == file.hashes[range.upperBound + by]
  {
    by += 1
    let here = score(file, range.lowerBound + by)
    if here > best.score { best = (here, by) }
  }
  return best.by
}

private func score(_ file: FileLines, _ line: Int) -> Int {
  guard line < file.count else { return 0 }
  let bytes = file.bytes[file.ranges[line]]
  guard bytes.first == UInt8(ascii: "<"), bytes.dropFirst().first != UInt8(ascii: "/") else { return 0 }
  return bytes.firstRange(of: Array(" id=\"".utf8)) != nil ? 2 : 1
}
