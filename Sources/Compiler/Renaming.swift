// Another name for a note, theme, source or entity, as a value: what it makes of paths, of names in links and
// of addresses.

import Files

/// What gets another name.
package enum Renaming: Sendable, Equatable {
  case note(theme: String, name: String, toTheme: String, toName: String)
  case theme(String, to: String)
  case source(String, to: String)
  case entity(String, to: String)

  /// The path of a file in the renamed dossier.
  package func path(_ path: String) -> String {
    switch self {
    case .note(let theme, let name, let toTheme, let toName):
      return path == "content/themes/\(theme)/\(name).md" ? "content/themes/\(toTheme)/\(toName).md" : path
    case .theme(let theme, let name):
      let folder = "content/themes/\(theme)/"
      guard path.utf8.starts(with: folder.utf8) else { return path }
      return "content/themes/\(name)/" + String(Substring(path.utf8.dropFirst(folder.utf8.count)))
    case .source(let key, let name):
      let endings = [".md", ".paragraphs.jsonl", ".checks.jsonl", ".runs"]
      let ending = endings.first { path == "content/sources/\(key)\($0)" }
      return ending.map { "content/sources/\(name)\($0)" } ?? path
    case .entity(let id, let name):
      return path == "content/entities/\(id).md" ? "content/entities/\(name).md" : path
    }
  }

  /// The key of a source in the renamed dossier.
  func key(_ key: String) -> String {
    if case .source(key, let name) = self { name } else { key }
  }

  /// What stands in a link in place of the name of a page, in the way that it was written.
  /// - Parameters:
  ///   - written: such as `fees`, `trade/fees`, `content/themes/trade/fees.md`, `@mora-2031`.
  ///   - path: of the page's file, before.
  func target(_ written: String, path: String) -> String {
    let after = self.path(path)
    if written.hasPrefix("@") { return after == path ? written : "@" + citable(name(of: after)) }
    guard after != path else { return written }
    let hasEnding = written.lowercased().hasSuffix(".md")
    let isWhole = written.lowercased().hasPrefix("content/")
    let parts = written.split(separator: "/").count - (isWhole ? 1 : 0)
    let names = after.split(separator: "/").suffix(max(1, parts)).joined(separator: "/")
    return (isWhole ? "content/" : "") + (hasEnding ? names : String(names.dropLast(3)))
  }

  /// The old addresses of the page of a file that has another path now.
  func oldAddresses(_ path: String) -> [String] {
    self.path(path) == path ? [] : Renaming.addresses(of: path)
  }

  /// The addresses of the page of a file, and of the claims page of a theme.
  static func addresses(of path: String) -> [String] {
    // What lies deeper than a theme's notes is no page.
    guard path.hasSuffix(".md"), path.split(separator: "/").count <= 4 else { return [] }
    let page = "/" + String(path.dropFirst("content/".count).dropLast(3))
    return page.hasPrefix("/themes/") && page.hasSuffix("/index")
      ? [page + ".html", String(page.dropLast("index".count)) + "claims.html"] : [page + ".html"]
  }
}

/// A source's key as a citation may write it: in braces where its end would be taken for the sentence's.
func citable(_ key: String) -> String {
  isPlainKey(key) ? key : "{\(key)}"
}

/// Whether a key needs no braces: letters and digits, parted by single hyphens.
func isPlainKey(_ key: String) -> Bool {
  key.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
}

/// The name of a Markdown file without its folders and its ending.
private func name(of path: String) -> String {
  String((path.split(separator: "/").last ?? "").dropLast(3))
}

/// How one file of the dossier is reached from the folder of another.
func relativePath(_ path: String, from folder: String) -> String {
  let (to, from) = (path.split(separator: "/"), folder.split(separator: "/"))
  let shared = zip(to.dropLast(), from).prefix { $0 == $1 }.count
  return String(repeating: "../", count: from.count - shared) + to.dropFirst(shared).joined(separator: "/")
}
