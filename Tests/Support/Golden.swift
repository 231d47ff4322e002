// Compares what a test made with a golden file or folder. With DOSSIER_RENEW=1 in the environment the
// golden is written anew instead; the change is then reviewed as a diff, never edited by hand.

package import Files
import Foundation

/// Whether goldens are written instead of compared.
package let renewsGoldens = ProcessInfo.processInfo.environment["DOSSIER_RENEW"] == "1"

/// What differs between a text and a golden file; empty when nothing does.
package func differences(_ text: String, fromGolden path: String) throws -> [String] {
  let golden = SourceFile(path: (path as NSString).lastPathComponent, text: text)
  if renewsGoldens {
    try write(golden.bytes, to: path)
    return []
  }
  guard FileManager.default.fileExists(atPath: path) else { return ["the golden is missing: \(path)"] }
  return difference(golden.bytes, [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))), in: golden.path)
}

/// What differs between files and a golden folder: missing files, further files, and in each file that
/// differs the first line that does. Empty when nothing differs.
package func differences(_ files: FileTree, fromGoldenFolder folder: String) throws -> [String] {
  let golden = try readFolder(folder)
  if renewsGoldens {
    for file in golden.files where files[file.path] == nil {
      try FileManager.default.removeItem(atPath: "\(folder)/\(file.path)")
    }
    for file in files.files { try write(file.bytes, to: "\(folder)/\(file.path)") }
    return []
  }
  var found: [String] = []
  for file in files.files {
    if let expected = golden[file.path] {
      found += difference(file.bytes, expected.bytes, in: file.path)
    } else {
      found.append("\(file.path): is not in the golden folder")
    }
  }
  return found + golden.files.filter { files[$0.path] == nil }.map { "\($0.path): was not made" }
}

/// The first line that differs, with both sides.
package func difference(_ made: [UInt8], _ golden: [UInt8], in path: String) -> [String] {
  guard made != golden else { return [] }
  let left = made.split(separator: 0x0A, omittingEmptySubsequences: false)
  let right = golden.split(separator: 0x0A, omittingEmptySubsequences: false)
  let line = zip(left, right).enumerated().first { $1.0 != $1.1 }?.offset ?? min(left.count, right.count)
  let side = { (lines: [ArraySlice<UInt8>]) in
    line < lines.count ? String(decoding: lines[line], as: UTF8.self) : "(no such line)"
  }
  return ["\(path):\(line + 1)\n  made:   \(side(left))\n  golden: \(side(right))"]
}

/// Every regular file below a folder; a folder that is not there is empty.
package func readFolder(_ folder: String) throws -> FileTree {
  guard let names = FileManager.default.enumerator(atPath: folder) else { return FileTree([]) }
  var files: [SourceFile] = []
  for case let name as String in names {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder),
      !isFolder.boolValue
    else { continue }
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
    files.append(SourceFile(path: name, bytes: [UInt8](data)))
  }
  return FileTree(files)
}

private func write(_ bytes: [UInt8], to path: String) throws {
  let folder = (path as NSString).deletingLastPathComponent
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  try Data(bytes).write(to: URL(fileURLWithPath: path))
}
