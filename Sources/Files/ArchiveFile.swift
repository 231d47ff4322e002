/// A file of a pack: its path below the pack's one folder, and a function that makes its bytes.
///
/// Not a `SitePath`, because two names are written for a person who looks into a folder and have blanks.
package struct ArchiveFile: Sendable {
  package let path: String
  package let render: @Sendable () -> [UInt8]

  package init(path: String, render: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    self.render = render
  }

  /// What a pack holds besides the site.
  package static let startName = "START-HERE.html"
  package static let readMeName = "READ ME FIRST.txt"
  package static let checksumsName = "SHA256SUMS.txt"
}

/// Whether some bytes are a pack that this program wrote, by the names in it.
package func isPack(_ bytes: [UInt8]) -> Bool {
  guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return false }
  return [ArchiveFile.readMeName, ArchiveFile.checksumsName].allSatisfy {
    bytes.firstRange(of: Array("/\($0)".utf8)) != nil
  }
}
