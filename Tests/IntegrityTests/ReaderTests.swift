// A reader that looks all the time while a site is built anew and anew sees whole sites only.

import Foundation
import SiteSupport
import Support
import Synchronization
import Testing

struct ReaderTests {
  @Test func seesWholeSitesOnly() async throws {
    let stand = try await Stand()
    // Foreign files stay as they are; what is read is in both versions, and differs.
    let paths = stand.oldSite.entries.keys.sorted().filter { path in
      guard let old = stand.oldSite.entries[path], let new = stand.newSite.entries[path] else { return false }
      return old != new
    }
    try #require(paths.contains("index.html") && paths.contains("files.txt") && paths.count > 10)
    let reader = Reader(stand, paths: paths)
    let thread = Thread { reader.read() }
    thread.start()
    let rounds = isCampaign ? 200 : 50
    for round in 0..<rounds {
      let outcome = try await stand.build(round.isMultiple(of: 2) ? "new" : "old")
      #expect(outcome.code == 0, "build \(round): \(outcome.all)")
    }
    let seen = await reader.stop()
    #expect(seen.problems == [])
    for kind in Reader.Kind.allCases {
      #expect(seen.old[kind, default: 0] > 10 && seen.new[kind, default: 0] > 10, "\(kind): \(seen)")
    }
  }
}

/// Reads a site in two ways until it is stopped.
private final class Reader: Sendable {
  enum Kind: Hashable, CaseIterable {
    /// A file by its path: each for itself is the old one or the new one, and there is always one.
    case file
    /// Several files of one folder that was opened once: all are of one site.
    case site
  }

  struct Seen: Sendable {
    var old: [Kind: Int] = [:]
    var new: [Kind: Int] = [:]
    /// Readings of a folder that was replaced and cleared away meanwhile.
    var overtaken = 0
    var problems: [String] = []
  }

  private struct State {
    var seen = Seen()
    var isWanted = true
    var hasEnded = false
  }

  private let state = Mutex(State())
  private let paths: [String]
  private let site: String
  private let old: Tree
  private let new: Tree

  init(_ stand: Stand, paths: [String]) {
    (self.paths, site, old, new) = (paths, stand.site, stand.oldSite, stand.newSite)
  }

  func stop() async -> Seen {
    state.withLock { $0.isWanted = false }
    while !state.withLock({ $0.hasEnded }) { await Task.yield() }
    return state.withLock { $0.seen }
  }

  func read() {
    var number = 0
    while state.withLock({ $0.isWanted && $0.seen.problems.count < 5 }) {
      readFile(paths[number % paths.count])
      if number.isMultiple(of: 4) { readSite() }
      number += 1
      // Leaves the processors to the builds.
      usleep(200)
    }
    state.withLock { $0.hasEnded = true }
  }

  private func readFile(_ path: String) {
    let bytes = contents(open(site + "/" + path, O_RDONLY | O_CLOEXEC))
    state.withLock { state in
      switch version(path, bytes) {
      case .old: state.seen.old[.file, default: 0] += 1
      case .new: state.seen.new[.file, default: 0] += 1
      case nil: state.seen.problems.append("\(path): \(bytes.map { "\($0.count) bytes" } ?? "is not there")")
      }
    }
  }

  private func readSite() {
    let folder = open(site, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else {
      return state.withLock { $0.seen.problems.append("there is no site") }
    }
    defer { close(folder) }
    var versions: Set<Version> = []
    for path in paths {
      guard let bytes = contents(openat(folder, path, O_RDONLY | O_CLOEXEC)) else {
        // It is cleared away from under a reader who holds it, but only once another one has its name.
        return state.withLock { state in
          if isAtItsName(folder) {
            state.seen.problems.append("\(path) is not in the site")
          } else {
            state.seen.overtaken += 1
          }
        }
      }
      guard let version = version(path, bytes) else {
        return state.withLock { $0.seen.problems.append("\(path) of a site: \(bytes.count) bytes") }
      }
      versions.insert(version)
    }
    state.withLock { state in
      switch versions {
      case [.old]: state.seen.old[.site, default: 0] += 1
      case [.new]: state.seen.new[.site, default: 0] += 1
      default: state.seen.problems.append("files of both versions in one site")
      }
    }
  }

  private enum Version { case old, new }

  private func version(_ path: String, _ bytes: [UInt8]?) -> Version? {
    guard let bytes else { return nil }
    if bytes == old.entries[path]?.content { return .old }
    return bytes == new.entries[path]?.content ? .new : nil
  }

  private func isAtItsName(_ folder: Int32) -> Bool {
    var (mine, named) = (stat(), stat())
    return fstat(folder, &mine) == 0 && stat(site, &named) == 0 && mine.st_ino == named.st_ino
  }

  private func contents(_ descriptor: Int32) -> [UInt8]? {
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    return (try? file.readToEnd()).map { [UInt8]($0) }
  }
}
