// The edits of a renaming: what each file says in place of the old name, and what mends a link that would
// lead elsewhere.

import Corpus
import Files
import Linking
import Markup

struct RenameWork {
  let renaming: Renaming
  let tree: FileTree
  let views: [LinkedView]
  /// The dossier with all edits so far.
  private(set) var after: FileTree
  /// By path in the renamed dossier.
  private var references: [String: Int] = [:]
  /// By path in the renamed dossier: nodes whose names were rewritten.
  private var rewritten: [String: Set<Int>] = [:]
  private var made: String?

  init(renaming: Renaming, tree: FileTree, views: [LinkedView]) {
    (self.renaming, self.tree, self.views) = (renaming, tree, views)
    after = tree
  }

  /// Rewrites the references, moves the files and adds their old addresses.
  mutating func begin() -> RenameProblem? {
    var edits: [String: [TextEdit]] = [:]
    for (path, uses) in allUses() {
      for (use, page) in uses {
        guard let text = replacement(use, of: page, in: path) else { continue }
        guard let range = use.range else { return .differs(path: path) }
        let edit = TextEdit(range, text)
        if edits[path]?.contains(edit) != true { edits[path, default: []].append(edit) }
        rewritten[renaming.path(path), default: []].insert(use.node)
      }
    }
    for (path, more) in fieldEdits() { edits[path, default: []] += more }
    for (path, list) in edits { references[renaming.path(path)] = list.count }
    var files: [SourceFile] = []
    for file in tree.files {
      let path = renaming.path(file.path)
      var list = edits[file.path] ?? []
      let old = renaming.oldAddresses(file.path)
      if !old.isEmpty {
        let own = Renaming.addresses(of: path).map { String($0.dropFirst()) }
        guard let aliases = aliasEdits(adding: old, removing: own, in: file) else {
          return .unforeseen(path: file.path)
        }
        list += aliases
      }
      guard let bytes = edited(file.bytes, list) else { return .unforeseen(path: file.path) }
      files.append(SourceFile(path: path, bytes: bytes))
    }
    if case .theme(let theme, let name) = renaming, tree["content/themes/\(theme)/index.md"] == nil {
      // The page that was made up from nothing has a title of its own, which is the theme's name.
      let path = "content/themes/\(name)/index.md"
      let old = renaming.oldAddresses("content/themes/\(theme)/index.md").joined(separator: ", ")
      files.append(SourceFile(path: path, text: "---\ntitle: \(name)\naliases: [\(old)]\n---\n"))
      made = path
    }
    after = FileTree(files)
    return nil
  }

  /// By path: the uses of every note, each as the first view that resolves it has it.
  private func allUses() -> [(path: String, uses: [(NameUse, page: String)])] {
    var found: [(path: String, uses: [(NameUse, page: String)])] = []
    var places: [TextKey: Int] = [:]
    for view in views {
      for (number, note) in view.index.corpus.notes.enumerated() {
        // A page that nobody wrote has nothing to rewrite.
        guard tree[note.path] != nil else { continue }
        let uses = view.index.nameUses(in: number).map { ($0, page: view.index.path(of: $0.page)) }
        guard let place = places[TextKey(note.path)] else {
          places[TextKey(note.path)] = found.count
          found.append((note.path, uses))
          continue
        }
        let known = Set(found[place].uses.map(\.0.node))
        found[place].uses += uses.filter { !known.contains($0.0.node) }
      }
    }
    return found
  }

  /// What stands in place of a name, if something else does.
  private func replacement(_ use: NameUse, of page: String, in path: String) -> String? {
    switch use.form {
    case .title: return nil
    case .key(let isBraced):
      let key = renaming.key(use.written)
      return key == use.written ? nil : isBraced ? key : citable(key)
    case .name:
      let target = renaming.target(use.written, path: page)
      return target == use.written ? nil : target
    case .path:
      let (from, to) = (folder(of: path), folder(of: renaming.path(path)))
      // Two pages that move together go on to lead to each other.
      if from == to && renaming.path(page) == page { return nil }
      if linkedPath(use.written, from: to) == renaming.path(page) { return nil }
      let parts = use.written.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      return relativePath(renaming.path(page), from: to)
        + (parts.count > 1 ? "#" + destination(String(parts[1])) : "")
    }
  }

  /// What front matter and settings say of the name.
  private func fieldEdits() -> [(path: String, edits: [TextEdit])] {
    var edits = changesEdits()
    switch renaming {
    case .note, .entity: break
    case .theme(let theme, let name):
      edits += tree[Settings.path].map { [($0.path, themeRenamings(theme, to: name, in: $0))] } ?? []
    case .source(let key, let name):
      let isGroup = views.last?.index.corpus.sources.first { $0.key == key }?.group == key
      edits += tree.files.compactMap { file in
        guard file.path.hasSuffix(".md"),
          file.path.hasPrefix("content/sources/") || file.path.hasPrefix("content/entities/")
        else { return nil }
        let edits = keyRenamings(key, to: name, isGroup: isGroup, in: file)
        return edits.isEmpty ? nil : (file.path, edits)
      }
    }
    return edits
  }

  /// What the corrections of content/changes.yml say of it. Verdicts name no page.
  private func changesEdits() -> [(path: String, edits: [TextEdit])] {
    guard let file = tree[Changes.path] else { return [] }
    let edits = changeRenamings(in: file) { written in
      let view = views.first { $0.index.page(named: written) != nil }
      guard let index = view?.index, let page = index.page(named: written) else { return nil }
      let name = renaming.target(written, path: index.path(of: page))
      return name == written ? nil : name
    }
    return edits.isEmpty ? [] : [(file.path, edits)]
  }

  // MARK: Links that would lead elsewhere

  /// Writes links that lead elsewhere by the whole path of their page; the path of a note where that does
  /// not help, or where nothing more is tried.
  mutating func mend(_ strays: [Strays], _ views: [LinkedView], isLast: Bool) -> String? {
    var edits: [String: [TextEdit]] = [:]
    for (strays, view) in zip(strays, views) {
      for stray in strays.links {
        let note = view.index.corpus.notes[stray.note]
        guard !isLast, let more = mending(stray, note, view.index) else { return note.path }
        for edit in more where edits[note.path]?.contains(edit) != true {
          edits[note.path, default: []].append(edit)
        }
        if rewritten[note.path, default: []].insert(stray.node).inserted {
          references[note.path, default: 0] += 1
        }
      }
    }
    var files: [SourceFile] = []
    for (path, list) in edits.sorted(by: { precedes($0.key, $1.key) }) {
      guard let file = after[path], let bytes = edited(file.bytes, list) else { return path }
      files.append(SourceFile(path: path, bytes: bytes))
    }
    after = after.with(files)
    return nil
  }

  private func mending(_ stray: StrayLink, _ note: Note, _ index: Index) -> [TextEdit]? {
    let node = note.tree.nodes[stray.node]
    switch node.kind {
    case .wikilink:
      let link = note.tree.wikilinks[Int(node.token)]
      var edits: [TextEdit] = []
      if !link.target.isEmpty {
        let name = index.wholeName(of: stray.page)
        if name != link.target { edits.append(TextEdit(link.targetRange, name)) }
      }
      if let fragment = stray.fragment, let range = link.fragmentRange {
        // Whoever wrote the words of the heading goes on to read its words.
        let isByWords = link.fragment.map { $0 != slug($0) } ?? false
        edits.append(
          TextEdit(range, isByWords ? stray.words ?? withoutPrefix(fragment) : withoutPrefix(fragment)))
      }
      return edits.isEmpty ? nil : edits
    case .link:
      guard let fragment = stray.fragment,
        let use = index.nameUses(in: stray.note).first(where: { $0.node == stray.node }),
        let range = use.range
      else { return nil }
      let path = use.written.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
      return [TextEdit(range, "\(path)#\(withoutPrefix(fragment))")]
    default: return nil
    }
  }

  /// Every file that changes, by its path in the renamed dossier.
  func files() -> [Renamed.File] {
    var files: [Renamed.File] = []
    for file in tree.files {
      let path = renaming.path(file.path)
      guard path != file.path || after[path]?.bytes != file.bytes else { continue }
      files.append(Renamed.File(from: file.path, to: path, references: references[path] ?? 0))
    }
    if let made { files.append(Renamed.File(from: nil, to: made, references: 0)) }
    return files.sorted { precedes($0.to, $1.to) }
  }
}

/// The anchor of a heading as links write it.
private func withoutPrefix(_ anchor: String) -> String {
  anchor.hasPrefix("s-") ? String(anchor.dropFirst(2)) : anchor
}

private func folder(of path: String) -> String {
  path.split(separator: "/").dropLast().joined(separator: "/")
}

/// A fragment as the destination of a link may hold it.
private func destination(_ fragment: String) -> String {
  var bytes: [UInt8] = []
  for byte in fragment.utf8 {
    let isUnsafe = byte <= 0x20 || byte == 0x7F || "()<>\\&`*_|[]\"".utf8.contains(byte)
    bytes += isUnsafe ? Array("%\(byte < 16 ? "0" : "")\(String(byte, radix: 16).uppercased())".utf8) : [byte]
  }
  return String(decoding: bytes, as: UTF8.self)
}
