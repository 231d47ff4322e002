// The families of input that blow up the packaged parser, as the suite's generators write them.
// DOSSIER_SUITES names the suite's folder.

import Foundation
import Support

let suites = ProcessInfo.processInfo.environment["DOSSIER_SUITES"]

/// The names of the suite's families, and some of its random ones; empty without the suite.
let suiteFamilies: [String] = {
  guard let suites else { return [] }
  // A list that cannot be had is empty, which `theSuiteIsThere` tells.
  let list = (try? printed(by: ["python3", "\(suites)/pathological.py", "list"])) ?? []
  let names = String(decoding: list, as: UTF8.self).split(separator: "\n").compactMap {
    $0.split(separator: " ").first.map(String.init)
  }
  return names.filter { $0 != "random:SEED" } + (1...8).map { "random:\($0)" }
}()

/// The suite's files of each size, generated when they are first asked for.
actor SuiteFiles {
  static let shared = SuiteFiles()

  private var files: [Int: [String: [UInt8]]] = [:]

  /// A family's file of about that many bytes.
  func bytes(_ family: String, _ size: Int, from suites: String) throws -> [UInt8] {
    let program = "\(suites)/pathological.py"
    let folder = "\(FileManager.default.temporaryDirectory.path)/dossier-families-\(UUID().uuidString)"
    defer {
      // Nothing is lost when a temporary folder stays.
      try? FileManager.default.removeItem(atPath: folder)
    }
    if family.hasPrefix("random:") {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      _ = try printed(by: ["python3", program, "gen", family, "\(size)", "-o", "\(folder)/file"])
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/file")))
    }
    if files[size] == nil {
      // All at once: to start the generator for each takes longer than its work.
      _ = try printed(by: ["python3", program, "corpus", folder, "\(size)"])
      var made: [String: [UInt8]] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
        made[(name as NSString).deletingPathExtension] = [UInt8](data)
      }
      files[size] = made
    }
    guard let bytes = files[size]?[family] else { throw SuiteError.noFile(family) }
    return bytes
  }
}

enum SuiteError: Error {
  case noFile(String)
}
