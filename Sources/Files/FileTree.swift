/// The files of a folder as a value: what a build starts from.
///
/// Sorted by the UTF-8 bytes of their paths, so that no order of a file system reaches the output.
package struct FileTree: Sendable {
  package let files: [SourceFile]

  package init(_ files: [SourceFile]) {
    self.files = files.sorted { precedes($0.path, $1.path) }
  }

  package subscript(path: String) -> SourceFile? {
    let place = files.partitioningIndex { !precedes($0.path, path) }
    guard place < files.count, files[place].path.utf8.elementsEqual(path.utf8) else { return nil }
    return files[place]
  }

  /// The same files but for those that are gone, with others added or in their places.
  package func with(_ files: [SourceFile], without gone: [String] = []) -> FileTree {
    let dropped = Set((files.map(\.path) + gone).map { TextKey($0) })
    return FileTree(self.files.filter { !dropped.contains(TextKey($0.path)) } + files)
  }
}
