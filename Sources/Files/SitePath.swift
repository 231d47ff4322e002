/// The path of a file in the site, relative to its root; it cannot leave the root.
///
/// Invariant: parts of `[a-z0-9-]` and of the dot, underscore and upper-case letters that fixed
/// names need; no part is empty, `.` or `..`, ends in a dot, or is a device on Windows; at most 240 bytes.
package struct SitePath: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// A path is copied wherever a link is written, so its parts are counted as one.
  private final class Parts: Sendable {
    let text: String
    let folder: String
    let depth: Int
    let fileName: String
    let toRoot: String

    init(_ bytes: [UInt8]) {
      let last = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      text = String(decoding: bytes, as: UTF8.self)
      folder = String(decoding: bytes[..<last], as: UTF8.self)
      depth = bytes.count { $0 == UInt8(ascii: "/") }
      fileName = String(decoding: bytes[last...], as: UTF8.self)
      toRoot = String(repeating: "../", count: depth)
    }
  }

  private let parts: Parts

  package var text: String { parts.text }
  /// The folder with its `/`, empty at the root; and how many folders the file lies below the root.
  package var folder: String { parts.folder }
  package var depth: Int { parts.depth }
  /// The last part.
  package var fileName: String { parts.fileName }
  /// What leads from this file's folder to the root: empty, `../`, `../../`, …
  package var toRoot: String { parts.toRoot }

  /// `nil` when the text is no valid site path.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= 240 else { return nil }
    for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let last = part.last, last != UInt8(ascii: "."), part.allSatisfy(SitePath.allows),
        !isDeviceName(String(decoding: part, as: UTF8.self))
      else { return nil }
    }
    parts = Parts(bytes)
  }

  /// A path that this program composed of checked names.
  package init(checked text: String) {
    guard let path = SitePath(text) else { preconditionFailure("not a site path: \(text)") }
    self = path
  }

  /// A notice that only a private review copy holds, so that one is known by sight and never mixed with a
  /// public site.
  package static let privateNotice = SitePath(checked: "private.txt")

  package var description: String { text }

  // The rest follows from the text.
  package static func == (a: SitePath, b: SitePath) -> Bool { a.text == b.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
  package static func < (a: SitePath, b: SitePath) -> Bool { precedes(a.text, b.text) }

  private static func allows(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

/// Whether Windows takes a file's name for a device, whatever its ending: a dossier with such a file
/// cannot be checked out there, nor a site unpacked.
package func isDeviceName(_ name: some StringProtocol) -> Bool {
  // Such names are short, and most are not.
  guard (3...4).contains(name.utf8.prefix(5).prefix { $0 != UInt8(ascii: ".") }.count) else { return false }
  let base = name.lowercased().utf8.prefix { $0 != UInt8(ascii: ".") }
  let isNumbered =
    base.count == 4 && base.last.map { $0 >= UInt8(ascii: "1") && $0 <= UInt8(ascii: "9") } == true
  let word = String(Substring(isNumbered ? base.dropLast() : base))
  return (isNumbered ? ["com", "lpt"] : ["con", "prn", "aux", "nul"]).contains(word)
}

/// Whether a text may name a source, theme, note or entity: `[a-z0-9-]`, 1 to 60 of them, and no device.
package func isPlainName(_ text: some StringProtocol) -> Bool {
  let utf8 = text.utf8
  return !utf8.isEmpty && utf8.count <= 60
    && utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    && !isDeviceName(text)
}
