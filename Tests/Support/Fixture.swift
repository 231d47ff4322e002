// Many small files in one string, so that a test shows the whole dossier it speaks of.

package import Files

/// The files of a text in which a line `--- path ---` starts each of them.
package func fixture(_ text: String) -> FileTree {
  var files: [(path: String, lines: [Substring])] = []
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if let path = separatedPath(line) {
      files.append((path, []))
    } else if files.isEmpty {
      precondition(line.isEmpty, "a fixture starts with '--- path ---', not with '\(line)'")
    } else {
      files[files.count - 1].lines.append(line)
    }
  }
  return FileTree(files.map { SourceFile(path: $0.path, text: content($0.lines)) })
}

/// The path in a line `--- path ---`; a bare `---` is front matter's.
private func separatedPath(_ line: Substring) -> String? {
  guard line.hasPrefix("--- "), line.hasSuffix(" ---"), line.utf8.count > 8 else { return nil }
  return String(line.dropFirst(4).dropLast(4))
}

/// A file ends in one line break, whether or not a blank line stands before the next separator.
private func content(_ lines: [Substring]) -> String {
  var lines = lines[...]
  while lines.last?.isEmpty == true { lines.removeLast() }
  return lines.map { $0 + "\n" }.joined()
}
