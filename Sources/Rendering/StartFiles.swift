// What a pack holds for the person who opens it: a page to start at, and a text that the folder's listing
// shows. Both stand outside the template: they must say the same in every dossier.

import Corpus
package import Files
package import Linking

/// The page to start at and the text that says how to unpack and check a pack.
package func startFiles(_ linked: LinkedCorpus, isPrivate: Bool) -> [ArchiveFile] {
  let marking = siteMarking(linked, markingsOfNotes(linked)).text
  let words = Words.of(language: linked.corpus.settings.language)
  let settings = linked.corpus.settings
  return [
    ArchiveFile(path: ArchiveFile.startName) { startPage(settings, words, marking, isPrivate) },
    ArchiveFile(path: ArchiveFile.readMeName) { readMe(settings, words, marking, isPrivate) },
  ]
}

/// Without a style sheet: whoever opens it inside the zip file has no other file.
private func startPage(
  _ settings: Settings, _ words: Words, _ marking: String, _ isPrivate: Bool
) -> [UInt8] {
  let title = escaped(settings.title)
  let own = words.pack
  var html = HTML()
  html.raw("<!DOCTYPE html>\n<html\(languageAttributes(settings.language))>\n<head>\n\(policyLine)\n")
  html.raw("<meta charset=\"utf-8\">\n")
  html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
  html.raw("<title>\(own.startHere) – \(title) – TLP:\(marking)</title>\n")
  if isPrivate { html.raw(noIndexLine) }
  html.raw("</head>\n<body>\n<p>TLP:\(marking)</p>\n<main>\n<h1>\(title)</h1>\n")
  if isPrivate { html.raw("<p>\(words.frame.reviewBanner)</p>\n") }
  html.raw("<p>\(own.unpack)</p>\n<p><a href=\"index.html\">\(own.front)</a></p>\n")
  html.raw("</main>\n</body>\n</html>\n")
  return html.bytes
}

private func readMe(_ settings: Settings, _ words: Words, _ marking: String, _ isPrivate: Bool) -> [UInt8] {
  let own = words.pack
  var parts = ["\(settings.title)\nTLP:\(marking)", own.unpack, own.open]
  parts.append("\(own.check)\n\n    sha256sum -c \(ArchiveFile.checksumsName)")
  // The notice ends in a line break already.
  if isPrivate { parts.append(String(words.frame.privateNotice.dropLast())) }
  return Array((parts.joined(separator: "\n\n") + "\n").utf8)
}
