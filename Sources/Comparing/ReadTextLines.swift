// Changed lines of files that are no pages: lists of paths, bibliographies, sitemap and feed.

import Files

extension Books {
  /// Adds the changed lines of a file that is no page: lists of paths, bibliographies, the feed.
  mutating func addText(_ old: SourceFile, _ new: SourceFile) {
    let (a, b) = (FileLines(old.bytes), FileLines(new.bytes))
    let (keysA, keysB) = (entryKeys(a, in: old.path), entryKeys(b, in: old.path))
    // Entries are alike; a line of one is none of another. A source may have another key now.
    let (ownersA, ownersB) = (keysA.map { drafting.keys[$0] ?? $0 }, keysB)
    for (number, edit) in lineEdits(a.owned(by: ownersA), b.owned(by: ownersB)).enumerated() {
      let lineA = Dictionary(
        uniqueKeysWithValues: edit.a.map {
          ($0, textLine(a.text($0), old.path, entry: keysA[$0], isOld: true))
        })
      let lineB = Dictionary(
        uniqueKeysWithValues: edit.b.map {
          ($0, textLine(b.text($0), new.path, entry: keysB[$0], isOld: false))
        })
      let owners = Set(edit.a.map { ownersA[$0] } + edit.b.map { ownersB[$0] })
      for owner in owners.sorted(by: precedes) {
        let hunk = Hunk(
          a: edit.a.filter { ownersA[$0] == owner }, b: edit.b.filter { ownersB[$0] == owner },
          numbers: [number])
        for (x, y) in pairs(hunk, { lineA[$0]?.tokens ?? [] }, { lineB[$0]?.tokens ?? [] }) {
          items.append(
            item(old.path, hunk.numbers, (x, x.flatMap { lineA[$0] }), (y, y.flatMap { lineB[$0] })))
        }
      }
    }
  }

  /// - Parameter entry: the key of the source that a bibliography speaks of there.
  private func textLine(_ written: String, _ path: String, entry: String, isOld: Bool) -> PageLine {
    var line = PageLine()
    let text: String
    switch path {
    case "sitemap.xml":
      let entry = sitemapEntry(written, isOld: isOld)
      text = entry.text
      line.subjects.formUnion(entry.page.map { [$0] } ?? [])
    case "feed.xml": text = withoutFrame(written, isOld: isOld)
    default: text = written
    }
    line.home = .mirror
    if !entry.isEmpty { (line.id, line.field) = (entry, bibliographyField) }
    // A bibliography holds more of a source than its record does.
    // The days of the feed follow from those of its entries.
    let place: TokenPlace =
      path.hasPrefix("bibliography.")
      ? .detail : path == "feed.xml" && written.hasPrefix("<updated>") ? .drawing : .authored
    eachWord(unescapedText(text)) { word in
      line.tokens.append(
        PageToken(
          hash: word.hash, place: place, hasFigure: word.hasFigure, isMark: word.isMark, isInTag: false))
    }
    // A path or id is a run of the characters that these are made of.
    for run in text.split(whereSeparator: {
      !($0.isASCII && ($0.isLetter || $0.isNumber) || "/._-".contains($0))
    }) {
      let name = String(run)
      line.subjects.formUnion(pathsNamed(by: name, in: path))
      if drafting.a.sources[name] != nil || drafting.b.sources[name] != nil {
        line.subjects.insert("source:\(name)")
      }
    }
    if path.hasPrefix("bibliography.") {
      line.subjects.formUnion(
        Set(drafting.a.sources.keys).union(drafting.b.sources.keys).map { "source:\($0)" })
    }
    if path == "feed.xml" { line.subjects.formUnion(["index.html", "feed.xml", correctionsPage]) }
    line.subjects.insert(detailsSubject)
    return line
  }

  /// What an entry of the sitemap says besides the address of the dossier, where that stayed; and its page,
  /// where one side alone has it.
  private func sitemapEntry(_ line: String, isOld: Bool) -> (text: String, page: String?) {
    let address = isOld ? drafting.details.a.address : drafting.details.b.address
    let start = "<url><loc>\(address)"
    let end = "</loc></url>"
    let text = unescapedText(line)
    guard !address.isEmpty, text.hasPrefix(start), text.hasSuffix(end) else { return (line, nil) }
    let path = String(text.dropFirst(start.count).dropLast(end.count))
    // A page that went may have left one behind that leads on.
    let isPage = { (site: SiteModel) in site.tree[path].map { site.leadsTo($0) == nil } ?? false }
    let page = isPage(drafting.a) == isPage(drafting.b) ? nil : path
    return (isSameAddress ? path : address + path, page)
  }

  /// A line of the feed without its elements, and without the address of the dossier where that stayed.
  private func withoutFrame(_ line: String, isOld: Bool) -> String {
    var text = line
    for frame in feedFrames { text = text.replacing(frame, with: " ") }
    let marking = isOld ? drafting.details.a.marking : drafting.details.b.marking
    if same(drafting.details.a.marking, drafting.details.b.marking), !marking.isEmpty {
      text = text.replacing(marking, with: "")
    }
    return isSameAddress ? text.replacing(drafting.details.b.address, with: "") : text
  }

  private var isSameAddress: Bool {
    let (old, new) = (drafting.details.a.address, drafting.details.b.address)
    return !old.isEmpty && same(old, new)
  }

  /// The paths of the site that a name may mean: itself, the end of an address, a file of records.
  private func pathsNamed(by name: String, in file: String) -> [String] {
    var found: [String] = []
    var rest = name[...]
    while !rest.isEmpty {
      for path in [String(rest), file == "data/_index.js" ? "data/\(rest).js" : String(rest)]
      where (drafting.a.tree[path] == nil) != (drafting.b.tree[path] == nil) {
        found.append(path)
      }
      guard let slash = rest.firstIndex(of: "/") else { break }
      rest = rest[rest.index(after: slash)...]
    }
    return found
  }
}

/// What stands around the words in a line of a feed (Atom, RFC 4287) as the tool writes it.
private let feedFrames = [
  "<entry>", "</entry>", "<title>", "</title>", "<id>", "</id>", "<link href=\"", "\"/>", "<updated>",
  "T00:00:00Z</updated>", "<summary>", "</summary>", "<content type=\"text\">", "</content>", "#version-",
  ", version ", "، نسخهٔ ", "，版本 ",
]
