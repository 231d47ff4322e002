// A path as the kernel has it: bytes. Names on disk need not be UTF-8, and Swift's `String` would merge
// names that differ only in their composition; a foreign file must survive both.

import Files

/// A relative path or a single name, as bytes; ordered, compared and hashed by them.
///
/// Invariant: holds no NUL but the one at its end.
struct RawPath: Hashable, Comparable, Sendable {
  private let terminated: [UInt8]

  init(_ bytes: some Sequence<UInt8>) {
    var copy = Array(bytes)
    copy.append(0)
    terminated = copy
  }

  init(_ text: String) { self.init(text.utf8) }

  init(_ path: SitePath) { self.init(path.text.utf8) }

  var bytes: ArraySlice<UInt8> { terminated.dropLast() }

  /// For people: bytes that are no UTF-8 become U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  var isEmpty: Bool { terminated.count == 1 }

  /// What stands after the last slash.
  var name: String {
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return String(decoding: bytes[start...], as: UTF8.self)
  }

  /// The folder it lies in, or `nil` at the top.
  var parent: RawPath? {
    bytes.lastIndex(of: UInt8(ascii: "/")).map { RawPath(bytes[..<$0]) }
  }

  /// All folders above it, the nearest first.
  var ancestors: [RawPath] {
    var result: [RawPath] = []
    var next = parent
    while let folder = next {
      result.append(folder)
      next = folder.parent
    }
    return result
  }

  func appending(_ name: RawPath) -> RawPath {
    isEmpty ? name : RawPath([bytes, [UInt8(ascii: "/")], name.bytes].joined())
  }

  func withPointer<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    try terminated.withUnsafeBytes { raw in
      // An array with at least its NUL has a base address.
      try body(raw.baseAddress!.assumingMemoryBound(to: CChar.self))
    }
  }

  static func < (a: RawPath, b: RawPath) -> Bool {
    a.terminated.lexicographicallyPrecedes(b.terminated)
  }

  func hash(into hasher: inout Hasher) {
    terminated.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
