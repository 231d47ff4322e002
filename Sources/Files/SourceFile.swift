/// A file as it was read: where it lies in the dossier, and its bytes.
package struct SourceFile: Sendable {
  /// Relative to the dossier's folder, with `/`; for example `content/themes/sco/accession.md`.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

/// A half-open range of byte offsets in one file, counted from 0 and from the file's first byte
/// (front matter counted).
package typealias ByteRange = Range<Int>

/// Line numbers of one file, for turning offsets into places that people read.
package struct LineTable: Sendable {
  private let starts: [Int]
  private let count: Int

  /// Lines end at LF, CR LF or a lone CR (CommonMark 0.29, section 2.1).
  package init(_ bytes: [UInt8]) {
    starts = bytes.withUnsafeBufferPointer { bytes in
      var starts = [0]
      for i in 0..<bytes.count where bytes[i] <= 0x0D {
        let endsInCR = bytes[i] == 0x0D && (i + 1 == bytes.count || bytes[i + 1] != 0x0A)
        if bytes[i] == 0x0A || endsInCR { starts.append(i + 1) }
      }
      return starts
    }
    self.count = bytes.count
  }

  /// How many lines there are; a file that ends in a line break has an empty last line.
  package var lineCount: Int { starts.count }

  /// The line (from 1) and the column in UTF-8 bytes (from 1) of an offset.
  package func place(of offset: Int) -> (line: Int, column: Int) {
    let offset = max(0, min(offset, count))
    // The first line starts at 0, so that at least one does not start behind the offset.
    let line = starts.partitioningIndex { $0 > offset }
    return (line, offset - starts[line - 1] + 1)
  }

  /// The offset at which a line (from 1) starts; lines beyond the last start at the file's end.
  package func start(ofLine line: Int) -> Int {
    line < 1 ? 0 : line <= starts.count ? starts[line - 1] : count
  }
}
