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
    case .bidirectionalControl(let scalar):
      "invisible character U+\(hex(scalar)) can make text read otherwise than it is stored"
    case .tooManyMarks(let count, let allowed):
      "\(count) combining marks stand on one letter, where \(allowed) are allowed"
    case .mergeConflict: "a merge conflict was not resolved here"
    case .rawHTML: "raw HTML is shown as text, not passed through"
    case .malformedAttributes(let text): "attributes '\(clipped(text))' cannot be read"
    case .brokenSpan: "a span must open and close inside the same piece of text"
    case .misplacedAttributes: "attributes belong at the end of a block, a span or a citation"
    case .unknownAttribute(let name, _): "attribute '\(name)' is not known here"
    case .refusedURL(let url): "link target '\(clipped(url))' is refused"
    case .unknownCallout(let name, _): "callout '[!\(name)]' is not known; it is shown as a note"
    case .unusedWaiver(let code): "this waiver of \(code) waives nothing"
    case .undefinedFootnote(let label):
      "footnote '\(clipped(label))' is not defined; the brackets are shown as text"
    case .unusedFootnote(let label):
      "nothing refers to footnote '\(clipped(label))', so it is shown without a way to it"
    case .duplicateFootnote(let label): "footnote '\(clipped(label))' is defined twice"
    case .invalidWaiver(let text, let problem): "waiver '\(clipped(text))' \(words(for: problem))"
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
    case .draft: "this page is a draft and is left out"
    case .unknownSource(let key): "source '\(key)' is not in the register"
    case .unknownParagraph(let key, let label, let count):
      "'\(label)' does not exist in '\(key)', which has \(count) paragraphs"
    case .bareCitation(let key): "the citation of '\(key)' names no paragraph"
    case .malformedCitation(let text): "citation '\(clipped(text))' cannot be read"
    case .unreadLocator(let text): "'\(clipped(text))' is not read as a place in the source"
    case .commaBetweenKeys(let first, let second): "'\(first)' and '\(second)' are separated by a comma"
    case .reversedRange(let from, let to): "the range \(from) to \(to) runs backwards"
    case .hiddenCitation: "a citation cannot stand in a title, a judgement's field or a picture's text"
    case .confusableKey(let key, let scalar, let meant):
      "'\(clipped(key))' is not '\(meant)': it holds U+\(hex(scalar)), which only looks like a letter of it"
    case .unknownPage(let key, let page, let count):
      "'\(key)' lists no page '\(clipped(page))' among its \(count)"
    case .placeWithoutParagraph(let key, let place, _):
      "'\(clipped(place))' leads to no paragraph of '\(key)'"
    case .unknownTarget(let target): "link target '\(clipped(target))' does not exist"
    case .ambiguousTarget(let target, _): "link target '\(clipped(target))' fits several pages"
    case .unknownHeading(let heading, let page): "'\(page)' has no heading '\(clipped(heading))'"
    case .unknownClaim(let id): "claim '\(id)' does not exist"
    case .unknownRelation(let relation, let id): "\(relation)=\(id) names no claim"
    case .missingImage(let name): "image '\(name)' is not in content/images"
    case .imageContent(let name, let problem): "image '\(name)' \(words(for: problem))"
    case .imageMetadata(let kind): "the picture carries \(kind), which readers of the site can read too"
    case .unknownEntity(let id, _): "entity '\(clipped(id))' does not exist"
    case .refusedEmbed(let target, let problem): "'\(clipped(target))' \(words(for: problem))"
    case .templateError(let problem): "the template cannot be read: \(problem)"
    case .unknownTag(let tag, _): "template tag '\(tag)' names nothing on this page"
    case .missingPartial(let name, _): "the partial '\(name)' is in no file of templates/"
    case .partialCycle(let names): "these partials hold each other: \(names.joined(separator: " → "))"
    case .forbiddenTag(let tag, let place): "template tag '\(clipped(tag))' \(place)"
    case .missingPolicy: "the page's head does not begin with the site's content security policy"
    case .outputCollision(let path, let other): "'\(path)' would be written twice, also by \(other)"
    case .staleOutput(let path, let how): "\(path) \(how)"
    case .foreignFile(let path): "'\(path)' in the output folder is not ours and was kept"
    case .refusedOutput(let reason): "a site cannot be written here: \(reason)"
    case .duplicateClaim(let id, let other): "id '\(id)' is already used in \(other)"
    case .claimWithoutCitation(let id, let kind): "claim '\(id)' of kind \(kind) has no citation"
    case .uncitedSentence(let sentence): "no citation closes this sentence: \(clipped(sentence))"
    case .uncitedBlock: "this block has no citation, id or kind"
    case .likelihoodWithConfidence(let likelihood, let confidence):
      "'\(likelihood)' and '\(confidence)' stand in one sentence"
    case .judgementTerm(let found, _):
      found.isEmpty
        ? "the statement holds no term of the yardstick"
        : "the statement holds several terms of the yardstick: \(found.joined(separator: ", "))"
    case .judgementField(let field, let problem): "judgement field '\(field)' \(problem)"
    case .corroboratedByOneGroup(let id, let group):
      "claim '\(id)' is marked corroborated, but all its sources are of group '\(group)'"
    case .factWithoutPrimary(let id): "claim '\(id)' is marked fact, but rests on no primary source"
    case .credibilityByOneGroup(let key, let label):
      "credibility 1 of \(label) in '\(key)' needs a second independent group"
    case .missingSection(let callout, let isEmpty):
      isEmpty
        ? "the [!\(callout)] of the theme's page says nothing" : "the theme's page has no [!\(callout)]"
    case .claimsWithoutId(let count):
      count == 1 ? "one claim has no id of its own yet" : "\(count) claims have no id of their own yet"
    case .selfRelation(let relation): "\(relation) names the claim itself"
    case .foreignTerm(let term, let yardstick, let expected):
      "'\(term)' is a term of \(yardstick), and the dossier's yardstick is \(expected)"
    case .mixedRows(let term, let other, let path):
      "'\(term)' and '\(other)' are of two rows of the yardstick; see \(clipped(path))"
    case .vagueWord(let word): "'\(word)' in an assessment leaves open how likely it is"
    case .missingWouldChange(let id): "judgement '\(id)' does not say what would change it"
    case .groundlessJudgement(let id): "no claim that judgement '\(id)' rests on cites a paragraph"
    case .unreadable(let reason, _): "this cannot be read: \(reason)"
    case .unwritable(let reason, _): "this cannot be written: \(reason)"
    case .changedWhileRead: "this changed while it was read"
    case .locked(let process):
      "another build\(process.map { " (process \($0))" } ?? "") is writing here"
    case .notAFile: "this is not a regular file"
    case .timeLimit(let seconds): "this took more than \(seconds) seconds of processor time"
    case .memoryLimit(let megabytes): "the memory of \(megabytes) MB that a run may use ran out here"
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
    case .bidirectionalControl:
      "delete it; give text of another direction a language: [متن]{lang=fa}"
    case .tooManyMarks: "delete the marks that do not belong to the letter"
    case .mergeConflict: "keep one side, and delete the lines of '<<<<<<<', '=======' and '>>>>>>>'"
    case .rawHTML: "write Markdown instead, or put code between backticks"
    case .malformedAttributes: "write {#id .kind key=value key=\"several words\"}"
    case .brokenSpan: "let the span hold whole pieces of bold, italic or link text"
    case .misplacedAttributes: "move them to the end of the block, after a space"
    case .unknownAttribute(let name, let names):
      nearest(name, names) ?? "known: \(names.joined(separator: ", "))"
    case .refusedURL: "use http, https or mailto, or a path inside the dossier"
    case .unknownCallout(let name, let names): nearest(name, names)
    case .undefinedFootnote(let label): "add a line '[^\(label)]: …', or put a backslash before the bracket"
    case .unusedFootnote(let label): "refer to it by [^\(label)], or delete it"
    case .duplicateFootnote: "give one of them another label"
    case .unusedWaiver: "delete it, or mend its code"
    case .invalidWaiver(_, .unknownCode(let code)):
      nearest(code, Code.allCases.map(\.text)) ?? "'dossier explain' lists all codes"
    case .invalidWaiver(_, .errorCode): "mend what it reports; only warnings can be waived"
    case .invalidWaiver: "write ignore=\"DOS0803: the reason\""
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
    case .draft: "take 'draft: true' out when it may be read"
    case .retiredLabel: "give the new paragraph a label behind the last one that was used"
    default: helpWithText(known)
    }
  }

  /// The same from citations on.
  private func helpWithText(_ known: Vocabulary) -> String? {
    switch self {
    case .unknownSource(let key): nearest(key, known.sources) ?? "add content/sources/\(key).md"
    case .unknownParagraph(_, let label, _):
      label.hasPrefix("p") ? "write ¶ and a number that the source has" : nil
    case .bareCitation(let key): "write [@\(key), ¶ 3]"
    case .malformedCitation: "write [@key, ¶ 3] or [@key, ¶¶ 3–5; @other, ¶ 2]"
    case .unreadLocator: "write ¶ 3, ¶¶ 3–5 or ¶¶ 3–5, 9"
    case .commaBetweenKeys(let first, let second): "write a semicolon: [@\(first), ¶ 3; @\(second), ¶ 4]"
    case .hiddenCitation: "cite in the text, and say there what the paragraph says"
    case .confusableKey(_, _, let meant): "type '\(meant)' anew"
    case .unknownPage: "write the page as its paper prints it, or add it to 'pages' in the source"
    case .placeWithoutParagraph(let key, let place, let isPage):
      "add the paragraph: [@\(key), \(clipped(place)), ¶ 3]"
        + (isPage ? ", or give the source 'pages'" : "")
    case .unknownTarget(let target): nearest(target, known.targets)
    case .ambiguousTarget(_, let candidates): "write one of \(candidates.joined(separator: ", "))"
    case .unknownClaim(let id): nearest(id, known.claims)
    case .unknownRelation(_, let id): nearest(id, known.claims)
    case .missingImage(let name): "put it at content/images/\(name)"
    case .imageContent(_, .unknownEnding(let known)): "pages may show \(known.joined(separator: ", "))"
    case .imageContent(_, .otherFormat(let found)):
      found.map { "name it .\($0), or save it in the format of its name" } ?? "save it anew as PNG or JPEG"
    case .imageContent(_, .activeContent): "save it without scripts and links, or as PNG"
    case .imageMetadata: "save it without metadata, for example with 'exiftool -all='"
    case .unknownEntity(let id, let names): nearest(id, names) ?? "add content/entities/\(id).md"
    case .refusedEmbed(_, .notAClaim): "embed a claim: ![[note#^c-id]], or link to the page: [[note]]"
    case .refusedEmbed(_, .embed): "embed the claim that it shows"
    case .refusedEmbed(_, .insideText): "give it a paragraph of its own, or link to the claim: [[note#^c-id]]"
    case .refusedEmbed(_, .attributes): "take them out; they belong to the claim where it is written"
    case .unknownTag(let tag, let names): nearest(tag, names) ?? "known: \(names.joined(separator: ", "))"
    case .missingPartial(let name, let names): nearest(name, names) ?? "add templates/\(name).mustache"
    case .partialCycle: "take one of the inclusions out"
    case .forbiddenTag: "templates hold names, sections, partials and comments, in text and quoted attributes"
    case .missingPolicy: "copy the line from the built-in page.mustache to just behind <head>"
    case .staleOutput: "run 'dossier build' and commit the output"
    case .refusedOutput: "name a folder of its own, such as 'site', or move away what stands there"
    case .duplicateClaim: "give one of them a new id, or delete it and run 'dossier id --write'"
    case .claimWithoutCitation:
      "cite a paragraph, or mark the block {.assessment}, {.assumption}, {.gap} or {.background}"
    case .uncitedSentence: "cite a paragraph after it, or mark it: […]{.assessment} or {.background}"
    case .uncitedBlock: "cite a paragraph, or mark the block {.assessment} or {.background}"
    case .likelihoodWithConfidence: "say how likely in one sentence and how sure in another (ICD 203)"
    case .judgementTerm(let found, let known):
      found.isEmpty ? "use one of: \(known.joined(separator: ", "))" : "keep one of them"
    case .foreignTerm: "write a term of the dossier's yardstick, or change 'yardstick' in content/dossier.yml"
    case .mixedRows: "keep to the terms of one row in all judgements"
    case .vagueWord: "use a term of the yardstick, or say what it depends on"
    case .missingWouldChange: "add '- would-change: …'"
    case .groundlessJudgement: "name claims that cite paragraphs, or cite one in a claim that it rests on"
    case .corroboratedByOneGroup: "cite a source of another group, or use the kind reported"
    case .factWithoutPrimary: "cite a source of genre primary, official or dataset, or use the kind reported"
    case .credibilityByOneGroup: "grade it 2 or lower, or cite a second group beside it"
    case .missingSection(let callout, true): "say under '> [!\(callout)]' what there is, or 'None found.'"
    case .missingSection(let callout, false):
      "add '> [!\(callout)]' with what there is, or with 'None found.'"
    case .claimsWithoutId: "run 'dossier id --write'"
    case .aboveCeiling: "lower the marking, or raise 'publish: {ceiling: …}' if the site may hold it"
    case .unreadable(_, let advice), .unwritable(_, let advice): advice
    case .changedWhileRead: "run the command again"
    case .locked: "wait until it has finished, and run the command again"
    case .notAFile: "put a regular file in its place"
    case .timeLimit: "split the file, or raise the limit with --limit-seconds"
    case .memoryLimit: "split the file, or raise the limit with --limit-memory"
    case .missingMarking: "add 'tlp: CLEAR' to content/dossier.yml"
    default: nil
    }
  }
}

extension Fact {
  /// What else is worth knowing: the names that may stand there.
  package var notes: [String] {
    switch self {
    case .unknownAttribute(let name, let names), .unknownKey(let name, let names):
      // Where no name is near, the help lists them.
      nearestName(to: name, in: names) == nil ? [] : ["known: \(names.joined(separator: ", "))"]
    default: []
    }
  }
}

private func words(for problem: WaiverProblem) -> String {
  switch problem {
  case .unreadable: "cannot be read"
  case .unknownCode(let code): "names '\(clipped(code))', which is no code"
  case .errorCode(let code): "names \(code), which is an error and cannot be waived"
  case .withoutReason: "gives no reason"
  }
}

private func words(for problem: ImageProblem) -> String {
  switch problem {
  case .unknownEnding: "has an ending that pages cannot show"
  case .otherFormat(let found):
    "is \(found.map { "of format \($0)" } ?? "of no known format"), not what its name says"
  case .activeContent(let what): "holds \(what)"
  }
}

private func words(for problem: EmbedProblem) -> String {
  switch problem {
  case .notAClaim(let what): "embeds \(what), not a claim"
  case .embed: "embeds what is an embed itself"
  case .insideText: "stands inside other text"
  case .attributes: "is an embed and takes no attributes"
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
