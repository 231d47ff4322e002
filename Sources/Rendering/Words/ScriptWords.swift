// The words that the scripts show. The build writes those of the dossier's language as the first line of
// `assets/dossier.js`, so that the scripts hold none of their own.

import Corpus
import Files
import Linking

/// What readers see that a script builds; `{}`, `{0}` and `{1}` are places for what is put in.
struct ScriptWords: Sendable {
  /// Previews of paragraphs, claims and entities; `openSource` is given the place in the source.
  let preview, close, previewsOff, previewsOn, openSource, openPage, alsoCited, all, retracted: String
  /// The reader's check of a text.
  let checkTitle, checkAbout, checkFile, checkText, checkNow, checkSum: String
  let exact, moved, lost, bySentences, notText, noPrints: String
  /// Searching: how far it is, and what was found.
  let search, loading, found, foundMore, foundNone, noRecords, alsoSources, keyOff, keyOn: String
  let types: RecordTypeWords
}

/// What a record is, before its words in a list of results.
struct RecordTypeWords: Sendable {
  let claim, paragraph, source, entity, event, judgement, page: String
}

extension Words {
  /// `const dossierWords = {…};`: one line of JSON, which the scripts read their words from.
  func scriptLine() -> [UInt8] {
    let types = scripts.types
    let kinds = Kind.allCases.map { ($0.rawValue, claims.kinds[$0]) }
    let entities = EntityTypeWords.keywords.map { ($0, pages.entityTypes[$0]) }
    let labels = ["p", "h", "f", "b", "t"].map { ($0, sources.labels[$0 + "{}"]) }
    var bytes = Array("const dossierWords = {".utf8)
    appendPairs([("timeline", frame.timeline)] + scriptPairs() + labels, to: &bytes)
    for (name, pairs) in [
      ("kinds", kinds), ("entities", entities),
      (
        "types",
        [
          ("claim", types.claim), ("para", types.paragraph), ("source", types.source),
          ("entity", types.entity), ("event", types.event), ("judgement", types.judgement),
          ("page", types.page),
        ]
      ),
    ] {
      bytes.append(UInt8(ascii: ","))
      appendJSON(name, to: &bytes)
      bytes.append(contentsOf: ":{".utf8)
      appendPairs(pairs, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(contentsOf: "};\n".utf8)
    return bytes
  }

  /// By the names that the scripts have for them.
  private func scriptPairs() -> [(String, String)] {
    [
      ("preview", scripts.preview), ("close", scripts.close), ("off", scripts.previewsOff),
      ("on", scripts.previewsOn), ("open", scripts.openSource), ("openPage", scripts.openPage),
      ("also", scripts.alsoCited), ("all", scripts.all), ("retracted", scripts.retracted),
      ("checkTitle", scripts.checkTitle), ("checkAbout", scripts.checkAbout),
      ("checkFile", scripts.checkFile), ("checkText", scripts.checkText), ("checkNow", scripts.checkNow),
      ("checkSum", scripts.checkSum), ("exact", scripts.exact), ("moved", scripts.moved),
      ("lost", scripts.lost), ("bySentences", scripts.bySentences), ("notText", scripts.notText),
      ("noPrints", scripts.noPrints), ("search", scripts.search), ("loading", scripts.loading),
      ("found", scripts.found), ("foundMore", scripts.foundMore), ("foundNone", scripts.foundNone),
      ("noRecords", scripts.noRecords), ("alsoSources", scripts.alsoSources), ("keyOff", scripts.keyOff),
      ("keyOn", scripts.keyOn),
    ]
  }
}

private func appendPairs(_ pairs: [(String, String)], to bytes: inout [UInt8]) {
  for (number, (name, text)) in pairs.enumerated() {
    if number > 0 { bytes.append(UInt8(ascii: ",")) }
    appendJSON(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendJSON(text, to: &bytes)
  }
}
