// A person, body, act or place that the dossier speaks of.

package import Diagnostics
package import Files

/// An entity; its body is the note of its page.
package struct Entity: Sendable {
  package var id: String
  package var title: String
  package var short: String?
  package var type: String?
  /// Names as sources print them.
  package var names: [PrintedName]
  /// The name in its own script, by language, sorted by language.
  package var native: [(language: String, name: String)]
  package var autolink: Bool
  package var note: Note

  package struct PrintedName: Sendable, Equatable {
    package var printed: String
    package var source: Located<String>?

    package static func == (a: PrintedName, b: PrintedName) -> Bool {
      a.printed == b.printed && a.source?.value == b.source?.value
    }
  }

  static let known = ["short", "type", "names", "native", "autolink", "ids", "status"]
  static let types = [
    "person", "body", "force", "company", "agreement", "legal-act", "programme", "place", "armed-group",
  ]
}

/// Reads an entity and the note that is its page.
package func readEntity(
  _ file: SourceFile, id: String, settings: Settings = Settings()
) -> Diagnosed<Entity> {
  var (reader, findings, wasRead) = readFrontMatter(file, known: PageDetails.keys + Entity.known)
  let note = readPage(file, .entity(id), settings, &reader, hasFrontMatter: wasRead)
  let entity = Entity(
    id: id, title: note.value.title, short: reader.text("short")?.value,
    type: reader.choice("type", of: Entity.types),
    names: reader.mappings("names", known: ["printed", "in"]) { name, range in
      guard let printed = name.text("printed")?.value else {
        name.report(.invalidValue(key: "names", value: "", expected: "{printed: …, in: source}"), range)
        return nil
      }
      return Entity.PrintedName(printed: printed, source: name.text("in"))
    },
    native: reader.freeTexts("native").map { (language: $0.key, name: $0.value) }.sorted {
      precedes($0.language, $1.language)
    },
    autolink: reader.boolean("autolink") ?? false, note: note.value)
  for native in entity.native where !isLanguageTag(native.language) {
    let expected = "a tag such as fa for each name"
    reader.report(
      .invalidValue(key: "native", value: native.language, expected: expected), reader.range("native"))
  }
  findings += note.findings + reader.findings
  return Diagnosed(entity, reported(of: note.value, findings))
}
