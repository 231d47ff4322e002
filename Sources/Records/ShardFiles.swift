// How shards are laid into files: none too large to load at once, and not so many that opening them takes
// longer than reading them. What goes where depends on ids alone, so that an edit stays in its file.

import Files

/// The most bytes of a file of records.
package let shardFileLimit = 256 * 1024

/// Folders with more pages than this share files among their shards.
package let folderPagesMax = 32

/// FNV-1a of 32 bits over the UTF-8 bytes. `templates/dossier.js` has the same; it never changes, since
/// another would move every record.
package func stableHash(_ text: String) -> UInt32 {
  text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
}

/// The part that an id belongs to, from 1 on.
/// - Parameter count: a power of two.
package func part(of id: String, in count: Int) -> Int { Int(stableHash(id)) & (count - 1) + 1 }

/// How many parts a list needs: a power of two, grown until each part fits or holds one entry alone.
package func partCount(_ entries: [(id: String, bytes: Int)], limit: Int = shardFileLimit) -> Int {
  var count = 1
  // More parts than this would be more files than a browser opens in good time.
  while count < 4096 {
    var sums = Array(repeating: (bytes: 0, entries: 0), count: count)
    for entry in entries {
      let place = part(of: entry.id, in: count) - 1
      sums[place].bytes += entry.bytes
      sums[place].entries += 1
    }
    if sums.allSatisfy({ $0.bytes <= limit || $0.entries <= 1 }) { break }
    count *= 2
  }
  return count
}

/// How many parts a page's records need. Each part repeats the shard's name, for which some bytes are kept.
package func partCount(ofRecords records: [Record]) -> Int {
  partCount(records.map { ($0.id, encodeRecord($0).count) }, limit: shardFileLimit - 512)
}
