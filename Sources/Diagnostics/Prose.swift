// The only place with English about findings. Voice: at most 100 characters, no full stop, the
// particular first, the rule stated; the next act stands in the help.

/// Names that exist, for "did you mean": collected only when something is printed.
package struct Vocabulary: Sendable {
  package var sources: [String]
  package var targets: [String]
  package var claims: [String]

  package init(sources: [String] = [], targets: [String] = [], claims: [String] = []) {
    self.sources = sources
    self.targets = targets
    self.claims = claims
  }
}

extension Fact {
  /// One headline.
  package var message: String {
    switch self {
    case .invalidUTF8: "the bytes here are not valid UTF-8"
    case .forbiddenCharacter(let scalar): "control character U+\(hex(scalar)) is not allowed in text"
    case .limitExceeded(let limit, let value, let allowed):
      "\(name(of: limit)): \(value), where \(allowed) are allowed"
    case .invalidName(let name, let what):
      "\(what) '\(name)' must be 1 to 60 of a-z, 0-9 and '-', and no reserved name"
    case .unexpectedFile: "this file has no place in a dossier and is left out"
    case .symbolicLink: "symbolic links are not followed"
    case .specialFile: "this is neither a file nor a folder"
    case .missingSettings: "the dossier has no content/dossier.yml"
    case .rawHTML: "raw HTML is shown as text, not passed through"
    case .malformedAttributes(let text): "attributes '\(clipped(text))' cannot be read"
    case .brokenSpan: "a span must open and close inside the same piece of text"
    case .misplacedAttributes: "attributes belong at the end of a block, a span or a citation"
    case .unknownAttribute(let name, _): "attribute '\(name)' is not known here"
    case .refusedURL(let url): "link target '\(clipped(url))' is refused"
    case .unknownCallout(let name, _): "callout '[!\(name)]' is not known; it is shown as a note"
    case .yamlError(let problem): "this is not valid YAML: \(problem)"
    case .yamlFeature(let feature): "YAML \(feature) are refused"
    case .missingTitle: "the front matter has no title"
    case .unknownKey(let key, _): "'\(key)' is no known key here"
    case .invalidValue(let key, let value, let expected):
      "'\(key)' is '\(clipped(value))'; expected \(expected)"
    case .invalidDate(let key, let value): "'\(key)' is '\(clipped(value))', which is no EDTF date"
    case .duplicateKey(let key): "'\(key)' is given twice"
    case .duplicateLabel(let label): "label '\(label)' is given twice in this source"
    case .invalidLabel(let label):
      "'\(label)' is no paragraph label; expected a letter p, h, f, b or t and a number"
    case .invalidParagraphLine(let problem): "this line of paragraph data cannot be read: \(problem)"
    case .missingDigest(let key, let label): "paragraph \(label) of '\(key)' is cited but has no digest"
    case .duplicateSourceLabel(let label, let other): "label '\(label)' is already used by '\(other)'"
    case .digestWithoutLabel: "a source's block must end in its label"
    case .unknownTheme(let theme, _): "theme '\(theme)' has no folder or is not listed"
    case .wrongHash(_, let found): "the text's SHA-256 is \(found.prefix(16))…, not what the register says"
    case .segmentationFault(let fault): words(for: fault)
    case .changedParagraphs(let labels):
      "the text has changed: \(clipped(labels.joined(separator: ", "))) would name other paragraphs"
    case .retiredLabel(let label): "label '\(label)' is retired, and a label is never used twice"
    case .markupInDigest: "a digest is words alone: no citation, link, picture or span stands in it"
    case .unknownSource(let key): "source '\(key)' is not in the register"
    case .unknownParagraph(let key, let label, let count):
      "'\(label)' does not exist in '\(key)', which has \(count) paragraphs"
    case .bareCitation(let key): "the citation of '\(key)' names no paragraph"
    case .malformedCitation(let text): "citation '\(clipped(text))' cannot be read"
    case .unreadLocator(let text): "'\(clipped(text))' is not read as a place in the source"
    case .commaBetweenKeys(let first, let second): "'\(first)' and '\(second)' are separated by a comma"
    case .reversedRange(let from, let to): "the range \(from) to \(to) runs backwards"
    case .hiddenCitation: "a citation cannot stand in a title, a judgement's field or a picture's text"
    case .unknownTarget(let target): "link target '\(clipped(target))' does not exist"
    case .ambiguousTarget(let target, _): "link target '\(clipped(target))' fits several pages"
    case .unknownHeading(let heading, let page): "'\(page)' has no heading '\(clipped(heading))'"
    case .unknownClaim(let id): "claim '\(id)' does not exist"
    case .unknownRelation(let relation, let id): "\(relation)=\(id) names no claim"
    case .missingImage(let name): "image '\(name)' is not in content/images"
    case .templateError(let problem): "the template cannot be read: \(problem)"
    case .unknownTag(let tag, _): "template tag '\(tag)' is not allowed or names nothing on this page"
    case .outputCollision(let path, let other): "'\(path)' would be written twice, also by \(other)"
    case .staleOutput(let path, let how): "\(path) \(how)"
    case .foreignFile(let path): "'\(path)' in the output folder is not ours and was kept"
    case .duplicateClaim(let id, let other): "id '\(id)' is already used in \(other)"
    case .claimWithoutCitation(let id, let kind): "claim '\(id)' of kind \(kind) has no citation"
    case .uncitedSentence(let sentence): "no citation closes this sentence: \(clipped(sentence))"
    case .uncitedBlock: "this block has no citation, id or kind"
    case .likelihoodWithConfidence(let likelihood, let confidence):
      "'\(likelihood)' and '\(confidence)' stand in one sentence"
    case .judgementTerm(let found):
      found.isEmpty
        ? "the statement holds no term of the yardstick"
        : "the statement holds several terms of the yardstick: \(found.joined(separator: ", "))"
    case .judgementField(let field, let problem): "judgement field '\(field)' \(problem)"
    case .corroboratedByOneGroup(let id, let group):
      "claim '\(id)' is marked corroborated, but all its sources are of group '\(group)'"
    case .factWithoutPrimary(let id): "claim '\(id)' is marked fact, but rests on no primary source"
    case .credibilityByOneGroup(let key, let label):
      "credibility 1 of \(label) in '\(key)' needs a second independent group"
    case .missingSection(let callout): "the theme's page has no [!\(callout)]"
    case .claimsWithoutId(let count):
      count == 1 ? "one claim has no id of its own yet" : "\(count) claims have no id of their own yet"
    case .selfRelation(let relation): "\(relation) names the claim itself"
    case .missingMarking: "the dossier has no tlp; CLEAR is assumed"
    case .aboveCeiling(let marking, let ceiling): "the marking \(marking) is above the ceiling \(ceiling)"
    }
  }

  /// What to do next; `nil` where the headline says it all.
  package func help(_ known: Vocabulary) -> String? {
    switch self {
    case .invalidUTF8: "save the file as UTF-8"
    case .forbiddenCharacter: "delete the character"
    case .limitExceeded: "split the file or the block; the limit keeps the build fast and safe"
    case .invalidName(_, let what):
      ["theme", "note", "source key", "entity", "file name"].contains(what)
        ? "rename the file, for example with 'git mv'" : "write another one"
    case .symbolicLink, .specialFile: "put a regular file in its place"
    case .missingSettings: "run the command in the dossier's folder, or name it with -C"
    case .rawHTML: "write Markdown instead, or put code between backticks"
    case .malformedAttributes: "write {#id .kind key=value key=\"several words\"}"
    case .brokenSpan: "let the span hold whole pieces of bold, italic or link text"
    case .misplacedAttributes: "move them to the end of the block, after a space"
    case .unknownAttribute(let name, let names):
      nearest(name, names) ?? "known: \(names.joined(separator: ", "))"
    case .refusedURL: "use http, https or mailto, or a path inside the dossier"
    case .unknownCallout(let name, let names): nearest(name, names)
    case .yamlFeature: "write the value out where it is needed"
    case .missingTitle: "add 'title: …' between the two lines of '---'"
    case .unknownKey(let key, let names): nearest(key, names) ?? "known: \(names.joined(separator: ", "))"
    case .invalidDate: "write 2022, 2022-04, 2022-04-27, 2010/2012, 198X, 2022~ or 2016?"
    case .missingDigest(let key, let label):
      "add a paragraph that ends in {#\(label)} to content/sources/\(key).md"
    case .digestWithoutLabel: "end it in {#p1}, {#p2} and so on"
    case .unknownTheme(let theme, let names): nearest(theme, names)
    case .wrongHash: "put the text of the register in place, or register the new text's hash after reading it"
    case .segmentationFault: "mend 'segmentation' in the source's front matter"
    case .changedParagraphs: "read the text again, mend the digests, then run it with --relabel"
    case .retiredLabel: "give the new paragraph a label behind the last one that was used"
    case .unknownSource(let key): nearest(key, known.sources) ?? "add content/sources/\(key).md"
    case .unknownParagraph(_, let label, _):
      label.hasPrefix("p") ? "write ¶ and a number that the source has" : nil
    case .bareCitation(let key): "write [@\(key), ¶ 3]"
    case .malformedCitation: "write [@key, ¶ 3] or [@key, ¶¶ 3–5; @other, ¶ 2]"
    case .unreadLocator: "write ¶ 3, ¶¶ 3–5 or ¶¶ 3–5, 9"
    case .commaBetweenKeys(let first, let second): "write a semicolon: [@\(first), ¶ 3; @\(second), ¶ 4]"
    case .hiddenCitation: "cite in the text, and say there what the paragraph says"
    case .unknownTarget(let target): nearest(target, known.targets)
    case .ambiguousTarget(_, let candidates): "write one of \(candidates.joined(separator: ", "))"
    case .unknownClaim(let id): nearest(id, known.claims)
    case .unknownRelation(_, let id): nearest(id, known.claims)
    case .missingImage(let name): "put it at content/images/\(name)"
    case .unknownTag(let tag, let names): nearest(tag, names) ?? "known: \(names.joined(separator: ", "))"
    case .staleOutput: "run 'dossier build' and commit the output"
    case .duplicateClaim: "give one of them a new id, or delete it and run 'dossier id --write'"
    case .claimWithoutCitation:
      "cite a paragraph, or mark the block {.assessment}, {.assumption}, {.gap} or {.background}"
    case .uncitedSentence: "cite a paragraph after it, or mark it: […]{.assessment} or {.background}"
    case .uncitedBlock: "cite a paragraph, or mark the block {.assessment} or {.background}"
    case .likelihoodWithConfidence: "say how likely in one sentence and how sure in another (ICD 203)"
    case .judgementTerm(let found):
      found.isEmpty
        ? "use one of: almost no chance, very unlikely, unlikely, roughly even chance, likely, "
          + "very likely, almost certain"
        : "keep one of them"
    case .corroboratedByOneGroup: "cite a source of another group, or use the kind reported"
    case .factWithoutPrimary: "cite a source of genre primary, official or dataset, or use the kind reported"
    case .credibilityByOneGroup: "grade it 2 or lower, or cite a second group beside it"
    case .missingSection(let callout): "add '> [!\(callout)]' with what there is, or with 'None found.'"
    case .claimsWithoutId: "run 'dossier id --write'"
    case .aboveCeiling: "lower the marking, or raise 'publish: {ceiling: …}' if the site may hold it"
    case .missingMarking: "add 'tlp: CLEAR' to content/dossier.yml"
    default: nil
    }
  }
}

private func words(for fault: SegmentationFault) -> String {
  switch fault {
  case .notUTF8(let offset): "the text is not valid UTF-8 at byte \(offset)"
  case .lineBeyondEnd(let line): "the recipe names line \(line), and the text ends before it"
  case .blankLine(let line): "the recipe labels line \(line), which is blank"
  case .lineNamedTwice(let line): "the recipe names line \(line) twice"
  case .unknownLabel(let label): "a missing exhibit stands after '\(label)', which the text does not have"
  case .nothingLeft: "the recipe leaves no paragraph of the text"
  }
}

private func nearest(_ name: String, _ names: [String]) -> String? {
  nearestName(to: name, in: names).map { "did you mean '\($0)'?" }
}

private func name(of limit: Limit) -> String {
  switch limit {
  case .fileBytes: "the file is too large in bytes"
  case .lineBytes: "the line is too long in bytes"
  case .blockBytes: "the block is too long in bytes"
  case .containerDepth: "too many quote or list markers at the start of a line"
  case .pipesInLine: "too many '|' in a line"
  case .delimiterRows: "too many table delimiter rows in a block"
  case .tableCells: "the table has too many cells"
  case .declarations: "too many '<?' or '<!' in a block"
  case .definitionExpansion: "link definitions would make the output too large"
  case .nestingDepth: "blocks are nested too deeply"
  }
}

private func hex(_ scalar: UInt32) -> String {
  let digits = String(scalar, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}

/// At most 60 characters, so that a headline stays a headline.
private func clipped(_ text: String) -> String {
  text.unicodeScalars.count <= 60
    ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(59))) + "…"
}
