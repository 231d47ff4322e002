// Two versions of a page as lines that went and lines that came. A claim's lines are compared with those of
// the same claim and no other, and one that moved takes all its lines with it: the shortest edit from one
// page to the other would give the end of one claim to the next, and call another claim the moved one.

import Files

/// Lines that one version has where the other has others; by number from 0.
struct Hunk {
  var a: [Int]
  var b: [Int]
  /// What a line of nothing but tags may belong to: the stretch itself, and the space between two claims.
  var numbers: [Int]
}

struct PageEdits {
  var hunks: [Hunk] = []
  /// The lines of claims and judgements that stand elsewhere on the page, and are the same byte for byte.
  var moved: [(id: String, a: Int, b: Int, numbers: [Int])] = []
}

/// The lines from the tag that opens a claim or judgement to the one that closes it.
struct ClaimBlock {
  var id: String
  var lines: Range<Int>
}

/// - Parameter moved: the claims of B that moved.
func pageEdits(_ a: FileLines, _ b: FileLines, _ pairs: ClaimPairs, moved: Set<String>) -> PageEdits {
  var aligned = Aligning(a: a, b: b, blocksA: claimBlocks(a), blocksB: claimBlocks(b))
  var places: [String: Int] = [:]
  for (number, block) in aligned.blocksA.enumerated() { places[pairs.bOfA[block.id] ?? block.id] = number }
  let both = aligned.blocksB.indices.compactMap { number in
    places[aligned.blocksB[number].id].map { (a: $0, b: number) }
  }
  let still = both.filter { !moved.contains(aligned.blocksB[$0.b].id) }
  let weights = still.map { entry in
    let id = aligned.blocksB[entry.b].id
    return pairWeight(id, pairs.aOfB[id] ?? id)
  }
  let kept = longestIncreasing(still.map(\.a), weights: weights).map { still[$0] }
  aligned.align(kept, both)
  return aligned.edits
}

private struct Aligning {
  let a: FileLines
  let b: FileLines
  let blocksA: [ClaimBlock]
  let blocksB: [ClaimBlock]
  var edits = PageEdits()
  private var count = 0
  /// The space between kept claims in which a block stands that was not kept.
  private var spacesA: [Int: Int] = [:]
  private var spacesB: [Int: Int] = [:]

  init(a: FileLines, b: FileLines, blocksA: [ClaimBlock], blocksB: [ClaimBlock]) {
    (self.a, self.b, self.blocksA, self.blocksB) = (a, b, blocksA, blocksB)
  }

  mutating func align(_ kept: [(a: Int, b: Int)], _ both: [(a: Int, b: Int)]) {
    var (lineA, lineB, nextA, nextB) = (0, 0, 0, 0)
    for anchor in kept {
      let (blockA, blockB) = (blocksA[anchor.a], blocksB[anchor.b])
      space(
        lineA..<blockA.lines.lowerBound, nextA..<anchor.a, lineB..<blockB.lines.lowerBound, nextB..<anchor.b)
      difference(Array(blockA.lines), Array(blockB.lines), [])
      (lineA, lineB) = (blockA.lines.upperBound, blockB.lines.upperBound)
      (nextA, nextB) = (anchor.a + 1, anchor.b + 1)
    }
    space(lineA..<a.count, nextA..<blocksA.count, lineB..<b.count, nextB..<blocksB.count)
    let elsewhere = both.filter { spacesB[$0.b] != nil && spacesA[$0.a] != nil }
    for pair in elsewhere {
      let numbers = [spacesA[pair.a], spacesB[pair.b]].compactMap { $0 }
      let (linesA, linesB) = (Array(blocksA[pair.a].lines), Array(blocksB[pair.b].lines))
      for (x, y) in difference(linesA, linesB, numbers) {
        edits.moved.append((blocksB[pair.b].id, x, y, numbers))
      }
      (spacesA[pair.a], spacesB[pair.b]) = (nil, nil)
    }
    for (number, space) in spacesA.sorted(by: { $0.key < $1.key }) {
      edits.hunks.append(Hunk(a: Array(blocksA[number].lines), b: [], numbers: [space]))
    }
    for (number, space) in spacesB.sorted(by: { $0.key < $1.key }) {
      edits.hunks.append(Hunk(a: [], b: Array(blocksB[number].lines), numbers: [space]))
    }
  }

  /// What stands between two claims that were kept: lines of the page, and claims that were not.
  private mutating func space(
    _ linesA: Range<Int>, _ ownA: Range<Int>, _ linesB: Range<Int>, _ ownB: Range<Int>
  ) {
    count += 1
    for block in ownA { spacesA[block] = count }
    for block in ownB { spacesB[block] = count }
    let loose = { (lines: Range<Int>, blocks: ArraySlice<ClaimBlock>) in
      var rest = Array(lines)
      for block in blocks.reversed() {
        rest.removeSubrange(
          block.lines.lowerBound - lines.lowerBound..<block.lines.upperBound - lines.lowerBound)
      }
      return rest
    }
    let space = ownA.isEmpty && ownB.isEmpty ? [] : [count]
    difference(loose(linesA, blocksA[ownA]), loose(linesB, blocksB[ownB]), space)
  }

  /// Puts down where two stretches differ; returns the lines that are the same.
  @discardableResult private mutating func difference(
    _ x: [Int], _ y: [Int], _ numbers: [Int]
  ) -> [(Int, Int)] {
    let found = lineEdits(a.only(x), b.only(y))
    var same: [(Int, Int)] = []
    var (i, j) = (0, 0)
    for edit in found + [Edit(a: x.count..<x.count, b: y.count..<y.count)] {
      while i < edit.a.lowerBound, j < edit.b.lowerBound {
        same.append((x[i], y[j]))
        (i, j) = (i + 1, j + 1)
      }
      (i, j) = (edit.a.upperBound, edit.b.upperBound)
      if edit.a.isEmpty && edit.b.isEmpty { continue }
      count += 1
      edits.hunks.append(Hunk(a: Array(x[edit.a]), b: Array(y[edit.b]), numbers: [count] + numbers))
    }
    return same
  }
}

/// The claims and judgements of a page, outermost ones, in its order.
func claimBlocks(_ file: FileLines) -> [ClaimBlock] {
  var found: [ClaimBlock] = []
  var line = 0
  while line < file.count {
    guard let (number, id) = opening(file.bytes[file.ranges[line]]) else {
      line += 1
      continue
    }
    let start = line
    var depth = 0
    repeat {
      let bytes = file.bytes[file.ranges[line]]
      depth += occurrences(of: openings[number].tag, in: bytes)
      depth -= occurrences(of: openings[number].end, in: bytes)
      line += 1
    } while depth > 0 && line < file.count
    found.append(ClaimBlock(id: id, lines: start..<line))
  }
  return found
}

/// How lines begin that open a claim or a judgement, and the tags of their elements.
private let openings: [(start: [UInt8], tag: [UInt8], end: [UInt8])] = [
  ("div", "claim"), ("li", "claim"), ("tr", "claim"), ("dt", "claim"), ("section", "judgement"),
].map { name, kind in
  (Array("<\(name) class=\"\(kind)".utf8), Array("<\(name)".utf8), Array("</\(name)".utf8))
}

private let idStart = Array(" id=\"".utf8)

/// The number of the opening, and the id, of a line that opens a claim or judgement.
private func opening(_ line: ArraySlice<UInt8>) -> (number: Int, id: String)? {
  guard line.first == UInt8(ascii: "<") else { return nil }
  for (number, opening) in openings.enumerated() {
    guard line.starts(with: opening.start), let next = line.dropFirst(opening.start.count).first,
      next == UInt8(ascii: "\"") || next == 0x20
    else { continue }
    let tag = line.prefix { $0 != UInt8(ascii: ">") }
    guard let mark = firstPlace(of: idStart, in: tag) else { return nil }
    let id = tag[(mark + idStart.count)...].prefix { $0 != UInt8(ascii: "\"") }
    return (number, String(decoding: id, as: UTF8.self))
  }
  return nil
}

/// How often a tag stands in a line: its name, and no longer one that begins so.
private func occurrences(of tag: [UInt8], in line: ArraySlice<UInt8>) -> Int {
  var count = 0
  var from = line.startIndex
  while let place = firstPlace(of: tag, in: line, from: from) {
    from = place + tag.count
    if from == line.endIndex || line[from] == 0x20 || line[from] == UInt8(ascii: ">") { count += 1 }
  }
  return count
}
