// The repository that the tests stand in, for checks of its own text.

import Foundation

/// The root of the repository, seen from this file.
package let repositoryRoot: String = {
  var path = #filePath as NSString
  for _ in 0..<3 { path = path.deletingLastPathComponent as NSString }
  return path as String
}()

/// What git would commit: tracked files and new ones that are not ignored, without those that are gone.
/// Sorted; relative to the root.
package func repositoryFiles() throws -> [String] {
  let listed = try printed(by: [
    "git", "-C", repositoryRoot, "ls-files", "-z", "--cached", "--others", "--exclude-standard",
  ])
  let paths = Set(listed.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
  return paths.filter { FileManager.default.fileExists(atPath: "\(repositoryRoot)/\($0)") }.sorted()
}

/// A file of the repository.
package func repositoryFile(_ path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(repositoryRoot)/\(path)")))
}

/// A text file of the repository.
package func repositoryText(_ path: String) throws -> String {
  String(decoding: try repositoryFile(path), as: UTF8.self)
}
