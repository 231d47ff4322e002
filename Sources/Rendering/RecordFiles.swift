// The files of records: which shards each holds, and what they are named.

import Corpus
import Files
import Linking
import Records

/// A file below `data/`.
struct RecordFile: Sendable {
  /// Its path without `data/` and `.js`.
  var name: String
  /// The shards in it, in the order of their pages' paths.
  var pages: [Page]
  /// Where a page's shard is too large for one file: which part of how many this one holds.
  var part: (number: Int, count: Int)?

  var path: SitePath { SitePath(checked: "data/\(name).js") }
}

extension Site {
  /// One file a page, `themes/ports/opening`; but a shard that is too large lies in parts,
  /// `themes/ports/opening.1`, and in a folder of many pages each file holds some of them, `themes/ports.1`.
  /// No page's name holds a dot.
  func recordFiles() -> [RecordFile] {
    let pages = corpus.notes.indices.map(Page.note) + corpus.sources.indices.map(Page.source)
    let folders = Dictionary(grouping: pages) { plan.path(of: $0).folder }
    var files: [RecordFile] = []
    for folder in folders.keys.sorted(by: precedes) {
      var shared: [(page: Page, id: String, bytes: Int)] = []
      let isLarge = (folders[folder]?.count ?? 0) > folderPagesMax && !folder.isEmpty
      for page in folders[folder] ?? [] {
        let name = shardName(plan.path(of: page))
        let bytes = estimatedBytes(page)
        // Only what could be too large is written to be measured.
        let parts = bytes > shardFileLimit / 2 ? partCount(ofRecords: records(of: page)) : 1
        if parts > 1 {
          files += (1...parts).map { number in
            RecordFile(name: "\(name).\(number)", pages: [page], part: (number, parts))
          }
        } else if isLarge {
          shared.append((page, name, bytes))
        } else {
          files.append(RecordFile(name: name, pages: [page]))
        }
      }
      files += sharedFiles(String(folder.dropLast()), shared)
    }
    return files
  }

  private func sharedFiles(
    _ folder: String, _ shared: [(page: Page, id: String, bytes: Int)]
  ) -> [RecordFile] {
    guard !shared.isEmpty else { return [] }
    let count = partCount(shared.map { ($0.id, $0.bytes) })
    let places = Dictionary(grouping: shared) { part(of: $0.id, in: count) }
    return (1...count).map { number in
      let pages = (places[number] ?? []).sorted { precedes($0.id, $1.id) }.map(\.page)
      return RecordFile(name: "\(folder).\(number)", pages: pages)
    }
  }

  /// About what a page's shard weighs, and rather more: from sizes that are known without writing it.
  private func estimatedBytes(_ page: Page) -> Int {
    switch page {
    case .note(let number):
      let note = corpus.notes[number]
      return note.file.bytes.count + 200 * (note.claims.count + 1)
    case .source(let number):
      let source = corpus.sources[number]
      let prints = source.paragraphs.reduce(0) { $0 + 20 * ($1.record?.sentences.count ?? 0) }
      return source.file.bytes.count + 150 * (source.paragraphs.count + 1) + prints
    }
  }

  private func records(of page: Page) -> [Record] {
    switch page {
    case .note(let number): records(ofNote: number)
    case .source(let number): records(ofSource: number)
    }
  }

  func encode(_ file: RecordFile) -> [UInt8] {
    file.pages.flatMap { page in
      let all = records(of: page)
      let name = shardName(plan.path(of: page))
      guard let wanted = file.part else { return encodeShard(name: name, records: all) }
      return encodeShard(
        name: name, records: all.filter { part(of: $0.id, in: wanted.count) == wanted.number })
    }
  }
}

func dataFiles(_ site: Site) -> [OutputFile] {
  let files = site.recordFiles()
  let index = encodeShardIndex(files.map(\.name))
  return files.map { file in OutputFile(path: file.path) { site.encode(file) } }
    + [OutputFile(path: SitePath(checked: "data/_index.js")) { index }]
}
