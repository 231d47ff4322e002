// Everything that was read, in the order of its paths.

package import Diagnostics
package import Files

/// The parsed dossier. Nothing in it is resolved yet.
package struct Corpus: Sendable {
  package var settings: Settings
  /// Themes in the order of the settings; those that only have a folder follow by name.
  package var themes: [String]
  /// Front page, about page, then by theme its index and its notes, then entities: each list by path.
  package var notes: [Note]
  package var sources: [Source]
  package var entities: [Entity]
  /// Pictures and files that are copied as they are: path below the site's root, and bytes.
  package var images: [SourceFile]
  package var statics: [SourceFile]
  /// The verdicts of reviewers.
  package var reviews = Reviews()
  /// Releases and corrections in words.
  package var changes = Changes()
}

/// Puts what was read in order and checks what concerns several files.
package func gather(
  settings: Settings, notes: [Note], sources: [Source], entities: [Entity], images: [SourceFile],
  statics: [SourceFile], retired: Set<TextKey> = []
) -> Diagnosed<Corpus> {
  var findings: [Finding] = []
  let folders = Set(notes.indices.compactMap { notes[$0].place.theme })
  var themes: [String] = []
  for theme in settings.themes {
    if themes.contains(theme.value) {
      findings.append(Finding(.duplicateKey(key: theme.value), path: Settings.path, range: theme.range))
    } else if folders.contains(theme.value) {
      themes.append(theme.value)
    } else {
      findings.append(
        Finding(
          .unknownTheme(theme: theme.value, known: folders.sorted(by: precedes)), path: Settings.path,
          range: theme.range))
    }
  }
  for folder in folders.sorted(by: precedes) where !themes.contains(folder) {
    // A dossier that lists no themes has those of its folders.
    if !settings.themes.isEmpty {
      findings.append(Finding(.unknownTheme(theme: folder, known: themes), path: Settings.path, range: 0..<0))
    }
    themes.append(folder)
  }
  let order = Dictionary(uniqueKeysWithValues: themes.enumerated().map { ($1, $0) })
  // Keys are sorted, so that each note is copied once.
  let keys =
    notes.indices.map { (rank(notes[$0].place, order), notes[$0].file.path, $0) }
    + entities.indices.map {
      (rank(entities[$0].note.place, order), entities[$0].note.file.path, notes.count + $0)
    }
  let sorted = keys.sorted { $0.0 == $1.0 ? precedes($0.1, $1.1) : $0.0 < $1.0 }.map { _, _, number in
    number < notes.count ? notes[number] : entities[number - notes.count].note
  }
  var labels: [TextKey: String] = [:]
  for source in sources {
    if let other = labels.updateValue(source.key, forKey: TextKey(source.label.value)) {
      findings.append(
        Finding(
          .duplicateSourceLabel(label: source.label.value, other: other), path: source.path,
          range: source.label.range))
    }
  }
  findings += images.flatMap(checkImage)
  if !retired.isEmpty { findings += sorted.flatMap { checkIDs($0, retired) } }
  return Diagnosed(
    Corpus(
      settings: settings, themes: themes, notes: sorted, sources: sources, entities: entities, images: images,
      statics: statics), findings)
}

/// An id that the lock keeps is no new claim's.
private func checkIDs(_ note: Note, _ retired: Set<TextKey>) -> [Finding] {
  note.writtenIDs.filter { retired.contains(TextKey($0.id)) }.map {
    Finding(.retiredClaim(id: $0.id), path: note.path, range: $0.range)
  }
}

private func rank(_ place: Place, _ order: [String: Int]) -> Int {
  switch place {
  case .front: 0
  case .about: 1
  case .theme(let theme): 2 + 2 * (order[theme] ?? order.count)
  case .note(let theme, _): 3 + 2 * (order[theme] ?? order.count)
  case .entity: Int.max
  }
}
