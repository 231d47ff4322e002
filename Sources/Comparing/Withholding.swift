// What a report must not show: what the working dossier marks above its ceiling, whichever side still holds
// it. It is told that something changed, how gravely, and no more.

import Files

/// What may not be named.
package struct Withheld: Sendable {
  /// Ids of claims and judgements.
  package var ids: Set<String>
  /// Names of notes, sources and entities, as they are parts of paths and ids.
  package var names: Set<String>

  package init(ids: Set<String>, names: Set<String>) { (self.ids, self.names) = (ids, names) }

  package var isEmpty: Bool { ids.isEmpty && names.isEmpty }

  /// Whether an id, path or subject names something withheld.
  func holds(_ text: String) -> Bool {
    if ids.contains(text) { return true }
    let parts = text.split { "/.:#_ ".contains($0) }.map(String.init)
    return parts.contains { ids.contains($0) || names.contains($0) }
  }

  func holds(_ state: ChangeState?) -> Bool {
    guard let state else { return false }
    return holds(state.file) || holds(state.anchor) || holds(state.value)
      || state.cites.contains { names.contains($0.source) }
      || state.paragraphs.contains { names.contains($0.source) }
  }
}

/// Stands where something is withheld.
package let withheldName = "withheld"

extension Comparison {
  /// The same without what may not be named.
  package func withholding(_ withheld: Withheld) -> Comparison {
    if withheld.isEmpty { return self }
    var shown = self
    // An id is made of the subject, so that whoever guesses the one could test it by the other.
    var ids: [String: String] = [:]
    shown.changes = changes.map { change in
      var change = change
      change.affects = change.affects.filter { !withheld.holds($0) }
      change.around = change.around.filter { !withheld.holds($0.id) }
      guard
        withheld.holds(change.subject) || withheld.holds(change.page) || withheld.holds(change.claim ?? "")
          || withheld.holds(change.before) || withheld.holds(change.after)
      else { return change }
      let id = changeID([change.kind.rawValue, withheldName, String(ids.count)])
      ids[change.id] = id
      (change.id, change.subject, change.claim) = (id, withheldName, nil)
      if withheld.holds(change.page) { (change.page, change.pageTitle) = (withheldName, "") }
      (change.words, change.affects, change.around) = ([], [], [])
      if change.before != nil { change.before = ChangeState(file: change.page) }
      if change.after != nil { change.after = ChangeState(file: change.page) }
      return change
    }
    func named(_ text: String) -> String { withheld.holds(text) ? withheldName : text }
    for number in shown.accounting.map.indices {
      shown.accounting.map[number].file = named(accounting.map[number].file)
      shown.accounting.map[number].id = named(accounting.map[number].id)
      shown.accounting.map[number].changes = accounting.map[number].changes.map { ids[$0] ?? $0 }
    }
    for number in shown.accounting.unexplained.indices {
      let line = accounting.unexplained[number]
      let isNamed = withheld.holds(line.file) || withheld.holds(line.id)
      shown.accounting.unexplained[number].file = named(line.file)
      shown.accounting.unexplained[number].id = named(line.id)
      // A line without an id of its own may quote what is withheld.
      if isNamed || withheld.holds(line.text.replacing("\"", with: " ")) {
        shown.accounting.unexplained[number].text = ""
      }
    }
    return shown
  }

  /// Every text that a report may show, each whole: a report cuts texts into what stayed, went and came, and
  /// then no name and no sentence that reaches over a cut stands in it in one piece.
  package var texts: [String] {
    var texts = [a.name, a.title, b.name, b.title]
    for change in changes {
      texts += [change.page, change.pageTitle, change.subject, change.values ?? ""] + change.affects
      texts += change.around.map(\.text)
      let runs = change.words
      texts.append(runs.filter { $0.kind != .added }.map(\.text).joined())
      texts.append(runs.filter { $0.kind != .removed }.map(\.text).joined())
      for state in [change.before, change.after].compactMap(\.self) {
        texts += [state.text, state.value, state.file, state.anchor] + state.cites.map(\.shown)
        for paragraph in state.paragraphs { texts += [paragraph.source, paragraph.digest, paragraph.full] }
      }
    }
    texts += accounting.map.flatMap { [$0.file, $0.id] }
    for side in [true, false] {
      // A sentence goes on in the next line.
      let lines = accounting.unexplained.filter { $0.isRemoved == side }.map(\.text)
      texts.append(lines.joined(separator: "\n"))
    }
    return texts.filter { !$0.isEmpty }
  }

  /// The same with the changes that are asked for alone.
  package func filtered(kinds: Set<ChangeKind>?, page: String?) -> Comparison {
    var shown = self
    shown.changes = changes.filter { change in
      (kinds?.contains(change.kind) ?? true) && (page.map { matches(change.page, $0) } ?? true)
    }
    return shown
  }
}

/// Whether a path is one that a pattern means: `*` stands for any run but a slash, `**` for any run, `?` for
/// a character.
package func matches(_ path: String, _ pattern: String) -> Bool {
  let (text, wanted) = (Array(path.utf8), Array(pattern.utf8))
  // `reach[i]`: whether the pattern so far can end at i.
  var reach = Array(repeating: false, count: text.count + 1)
  reach[0] = true
  var p = 0
  while p < wanted.count {
    var next = Array(repeating: false, count: text.count + 1)
    if wanted[p] == UInt8(ascii: "*") {
      let isDeep = p + 1 < wanted.count && wanted[p + 1] == UInt8(ascii: "*")
      for i in 0...text.count {
        let steps = i > 0 && next[i - 1] && (isDeep || text[i - 1] != UInt8(ascii: "/"))
        next[i] = reach[i] || steps
      }
      p += isDeep ? 2 : 1
    } else {
      for i in 0..<text.count where reach[i] {
        let isAny = wanted[p] == UInt8(ascii: "?") && text[i] != UInt8(ascii: "/")
        next[i + 1] = isAny || text[i] == wanted[p]
      }
      p += 1
    }
    reach = next
  }
  return reach[text.count]
}
