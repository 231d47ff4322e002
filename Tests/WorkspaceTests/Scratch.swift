// What the tests of this folder share: a temporary folder each, and plain looks at the disk.

import Diagnostics
import Files
import Foundation
import Workspace

/// A temporary folder, removed when the test lets go of it.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = "\(FileManager.default.temporaryDirectory.path)/dossier-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // A folder that cannot be removed is no failure of the test that used it.
    try? FileManager.default.removeItem(atPath: path)
  }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  func put(_ name: String, _ text: String = "") throws {
    try makeFolders((self(name) as NSString).deletingLastPathComponent)
    try writeFile(self(name), Array(text.utf8))
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self(name), withDestinationPath: target)
  }

  func text(_ name: String) throws -> String { String(decoding: try readFile(self(name)), as: UTF8.self) }

  /// The names in a folder, hidden ones too, sorted.
  func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self(folder)).sorted()
  }

  /// Everything below a folder, folders too, sorted.
  func everything(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: self(folder)).sorted()
  }

  func status(_ name: String) -> stat {
    var raw = stat()
    lstat(self(name), &raw)
    return raw
  }

  func permissions(_ name: String) -> mode_t { status(name).st_mode & 0o7777 }
}

/// Four workers at a time, and the error of the lowest index.
let forEach: ForEachIndex = { count, body in
  typealias Failed = (index: Int, error: any Error)
  let lowest = await withTaskGroup(of: Failed?.self) { group in
    for worker in 0..<4 {
      group.addTask {
        for index in stride(from: worker, to: count, by: 4) {
          do { try body(index) } catch { return (index, error) }
        }
        return nil
      }
    }
    return await group.reduce(into: [Failed]()) { if let failed = $1 { $0.append(failed) } }
      .min { $0.index < $1.index }
  }
  if let lowest { throw lowest.error }
}

/// A site of these files, with the `files.txt` that a build writes.
func site(_ files: [String: String]) -> [OutputFile] {
  var all = files
  all["files.txt"] = (files.keys + ["files.txt"]).sorted(by: precedes).map { $0 + "\n" }.joined()
  return all.sorted { precedes($0.key, $1.key) }.map { path, text in
    OutputFile(path: SitePath(checked: path), render: { Array(text.utf8) })
  }
}

/// The error a call throws, if it is one of ours.
func failure(_ call: () async throws -> Void) async -> WorkspaceError? {
  do {
    try await call()
    return nil
  } catch {
    return error as? WorkspaceError
  }
}

extension WorkspaceError {
  /// What a command that meets the error exits with.
  var exitStatus: Int32? { finding.map { Report([$0]).exitStatus } }
}
