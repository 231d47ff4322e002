// Paragraphs that say nearly the same, in one source or in two: a rewriting that counts as one voice, or a
// paragraph printed twice (rule F5).

/// Two paragraphs that share at least half of their runs of three words.
package struct NearDuplicate: Sendable, Equatable {
  package struct Place: Sendable, Equatable {
    package var key: String
    package var label: String
  }

  package var first: Place
  package var second: Place
  /// Shared runs of three words as a part of all, estimated by sketches, 0 to 1.
  package var likeness: Double
}

/// The pairs of near-duplicates among the paragraphs of all sources, in the order of the register.
///
/// By sketches, so it needs no text. Bands of three bytes bring those together that may be alike; all other
/// pairs are never looked at, so a register of thousands of paragraphs is no trouble.
package func nearDuplicates(_ sources: [Source]) -> [NearDuplicate] {
  var places: [NearDuplicate.Place] = []
  var sketches: [Sketch] = []
  for source in sources {
    for paragraph in source.paragraphs where paragraph.label.hasPrefix("p") {
      guard let sketch = paragraph.record?.sketch.flatMap({ Sketch($0) }) else { continue }
      places.append(NearDuplicate.Place(key: source.key, label: paragraph.label))
      sketches.append(sketch)
    }
  }
  var pairs: Set<[Int]> = []
  for band in stride(from: 0, to: 126, by: 3) {
    var buckets: [[UInt8]: [Int]] = [:]
    for (index, sketch) in sketches.enumerated() {
      buckets[Array(sketch.bytes[band..<band + 3]), default: []].append(index)
    }
    for bucket in buckets.values {
      // Paragraphs that are all the same are a list of neighbours, not of all pairs.
      for (offset, first) in bucket.enumerated() {
        for second in bucket[(offset + 1)...].prefix(16) { pairs.insert([first, second]) }
      }
    }
  }
  return pairs.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { pair in
    let likeness = sketches[pair[0]].similarity(to: sketches[pair[1]])
    guard likeness >= 0.5 else { return nil }
    return NearDuplicate(first: places[pair[0]], second: places[pair[1]], likeness: likeness)
  }
}
