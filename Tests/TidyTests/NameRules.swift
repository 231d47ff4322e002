// The names that may stand in some files alone, as data.

import Foundation
import Support

struct NameRule: Sendable {
  /// Words, or starts of words where a name ends in `_` or `(`.
  var names: [String] = []
  /// Functions of the system. A method of the same name is none of them, nor is a bare call in a file that
  /// declares the name: there the compiler takes the file's own.
  var calls: [String] = []
  /// Whether `contentsOf:` may only be an argument of `append` and `insert`.
  var refusesContents = false
  /// Files, and folders with a slash at the end, that the rule leaves alone.
  var exempt: [String] = []

  func offences(_ path: String, _ text: String) -> [String] {
    if exempt.contains(where: { $0.hasSuffix("/") ? path.hasPrefix($0) : path == $0 }) { return [] }
    var found: [String] = []
    var before = ""
    let lines = codeLines(in: text)
    let own = Set(calls.filter { name in lines.contains { $0.text.contains("func \(name)(") } })
    for line in lines {
      var here = names.filter { holds(line.text, $0) }
      here += calls.filter { holdsCall(line.text, $0, isOwn: own.contains($0)) }
      if refusesContents, readsContents(line.text, before) { here.append("contentsOf") }
      found += here.map { "\(path):\(line.number): \($0)" }
      if !line.text.isEmpty { before = line.text }
    }
    return found
  }

  func offences(in files: [String]) throws -> [String] {
    try files.flatMap { offences($0, try repositoryText($0)) }
  }
}

extension NameRule {
  static let disk = NameRule(
    names: [
      "FileManager", "Process(", "Bundle", "InputStream", "OutputStream", "contentsOfFile",
      "contentsOfDirectory", "fileURLWithPath", "URL(filePath", "write(to", "write(toFile",
    ],
    calls: [
      "open", "openat", "creat", "fopen", "freopen", "fdopen", "opendir", "fdopendir", "readdir", "stat",
      "lstat", "fstat", "fstatat", "access", "mkdir", "mkdirat", "rmdir", "unlink", "unlinkat", "rename",
      "renameat", "symlink", "readlink", "realpath", "mmap", "chdir", "getcwd",
    ],
    refusesContents: true, exempt: ["Sources/Workspace/", "Sources/dossier-bench/"])

  /// Clock, environment, chance: the same input gives the same site everywhere.
  static let machine = NameRule(
    names: [
      "FileHandle", "ProcessInfo", "CommandLine", "UserDefaults", "Date", "Calendar", "TimeZone", "Locale",
      "ContinuousClock", "SuspendingClock", "DispatchTime", "DispatchWallTime", "UUID",
      "SystemRandomNumberGenerator", "time(nil", "time(&", "random(", "randomElement(", "shuffled(",
      "shuffle(",
      // Foundation hands it on to a file that does not import it.
      "Glibc", "environ",
    ],
    calls: [
      "getenv", "secure_getenv", "setenv", "clock", "clock_gettime", "gettimeofday", "localtime",
      "gmtime", "getpid", "gethostname", "uname", "sysconf", "isatty", "rand", "getrandom", "arc4random",
    ],
    exempt: ["Sources/Workspace/", "Sources/dossier/", "Sources/dossier-bench/"])

  static let printing = NameRule(
    names: ["print(", "debugPrint("], exempt: ["Sources/dossier/", "Sources/dossier-bench/"])

  static let pointers = NameRule(
    names: [
      "OpaquePointer", "UnsafePointer", "UnsafeMutablePointer", "UnsafeRawPointer",
      "UnsafeMutableRawPointer",
    ],
    exempt: ["Sources/Markup/Cmark.swift", "Sources/Workspace/"])

  /// Foundation's start of a process reads beyond its list of open files when another thread opens one.
  static let starting = NameRule(names: ["Process("])

  static let parser = NameRule(names: ["cmark_", "CMARK_"], exempt: ["Sources/Markup/Cmark.swift"])

  static let roundTheCompiler = NameRule(
    names: ["try!", "nonisolated(unsafe)", "@unchecked Sendable", "@testable", "unsafeBitCast"])
}

private func isOfWord(_ character: Character) -> Bool {
  character.isLetter || character.isNumber || character == "_"
}

/// Whether a name stands in a line where no longer name ends in it, nor begins with it.
private func holds(_ line: String, _ name: String) -> Bool {
  let isWhole = name.last.map { $0 != "_" && isOfWord($0) } ?? false
  var rest = line[...]
  while let range = rest.range(of: name) {
    let starts = line[..<range.lowerBound].last.map { !isOfWord($0) } ?? true
    let ends = !isWhole || (rest[range.upperBound...].first.map { !isOfWord($0) } ?? true)
    if starts && ends { return true }
    rest = rest[range.upperBound...]
  }
  return false
}

/// Whether a line calls a function of the system, bare or by its module's name.
private func holdsCall(_ line: String, _ name: String, isOwn: Bool) -> Bool {
  var rest = line[...]
  while let range = rest.range(of: name + "(") {
    let before = line[..<range.lowerBound]
    rest = rest[range.upperBound...]
    if before.last.map(isOfWord) == true || before.hasSuffix("func ") { continue }
    if before.hasSuffix("Glibc.") || before.hasSuffix("Foundation.") { return true }
    if before.last != ".", !isOwn { return true }
  }
  return false
}

/// Whether `contentsOf:` is handed to anything but `append` and `insert`; the call may open the line before.
private func readsContents(_ line: String, _ before: String) -> Bool {
  var rest = line[...]
  while let range = rest.range(of: "contentsOf:") {
    let start = line[..<range.lowerBound]
    let call = start.isEmpty ? before[...] : start
    if !call.hasSuffix("append(") && !call.hasSuffix("insert(") { return true }
    rest = rest[range.upperBound...]
  }
  return false
}
