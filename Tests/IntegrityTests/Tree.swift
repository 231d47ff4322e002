// A folder as a value, to compare byte for byte: kinds, modes, contents, where links lead.

import Foundation

struct Tree: Sendable, Equatable {
  struct Entry: Sendable, Equatable {
    /// Kind and permissions, as the system has them.
    var mode: UInt32
    /// A file's bytes or a link's target.
    var content: [UInt8]
  }

  /// By path from the folder's root, which is itself the entry of the empty path.
  var entries: [String: Entry] = [:]

  init() {}

  /// Reads what lies at a path; nothing there gives an empty tree.
  init(_ path: String) throws { try add(path, as: "") }

  private mutating func add(_ path: String, as name: String) throws {
    var raw = stat()
    guard lstat(path, &raw) == 0 else { return }
    switch raw.st_mode & S_IFMT {
    case S_IFDIR:
      entries[name] = Entry(mode: raw.st_mode, content: [])
      for inner in try FileManager.default.contentsOfDirectory(atPath: path) {
        try add(path + "/" + inner, as: name.isEmpty ? inner : name + "/" + inner)
      }
    case S_IFLNK:
      let target = try FileManager.default.destinationOfSymbolicLink(atPath: path)
      entries[name] = Entry(mode: raw.st_mode, content: Array(target.utf8))
    case S_IFIFO: entries[name] = Entry(mode: raw.st_mode, content: [])
    default:
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      entries[name] = Entry(mode: raw.st_mode, content: [UInt8](data))
    }
  }

  /// Writes the tree, which must have files, folders and links only, to a path where nothing is.
  func write(to root: String) throws {
    for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
      let place = path.isEmpty ? root : root + "/" + path
      switch entry.mode & S_IFMT {
      case S_IFDIR: try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
      case S_IFLNK:
        let target = String(decoding: entry.content, as: UTF8.self)
        try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: target)
        continue
      default: try Data(entry.content).write(to: URL(fileURLWithPath: place))
      }
      chmod(place, entry.mode & 0o7777)
    }
  }

  /// The files, folders and links directly in the folder.
  var names: [String] { entries.keys.filter { !$0.isEmpty && !$0.contains("/") }.sorted() }

  /// This tree with what another one has besides.
  func adding(_ other: Tree) -> Tree {
    var result = self
    result.entries.merge(other.entries) { own, _ in own }
    return result
  }

  /// What lies in a folder of the tree, as a tree.
  func folder(_ name: String) -> Tree {
    var result = Tree()
    for (path, entry) in entries where path == name || path.hasPrefix(name + "/") {
      result.entries[path == name ? "" : String(path.dropFirst(name.count + 1))] = entry
    }
    return result
  }

  /// The first paths at which two trees differ, and how; empty when none does.
  func differences(from other: Tree) -> String {
    if self == other { return "" }
    let paths = Set(entries.keys).union(other.entries.keys).sorted()
    let found = paths.compactMap { path -> String? in
      switch (entries[path], other.entries[path]) {
      case (nil, _?): "'\(path)' is missing"
      case (_?, nil): "'\(path)' is too much"
      case (let own?, let wanted?) where own != wanted:
        "'\(path)' differs (mode \(String(own.mode, radix: 8)), \(own.content.count) bytes)"
      default: nil
      }
    }
    return found.prefix(4).joined(separator: ", ") + (found.count > 4 ? " and \(found.count - 4) more" : "")
  }
}
