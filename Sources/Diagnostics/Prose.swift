// The only place, with Help.swift, with English about findings. Voice: at most 100 characters, no full stop,
// the particular first, the rule stated; the next act stands in the help.

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
      holdsBlank(label)
        ? "'\(clipped(label))' is no footnote's label, because a blank stands in it"
        : "footnote '\(clipped(label))' is not defined; the brackets are shown as text"
    case .unusedFootnote(let label):
      "nothing refers to footnote '\(clipped(label))', so it is shown without a way to it"
    case .duplicateFootnote(let label): "footnote '\(clipped(label))' is defined twice"
    case .surplusCells(let count, let columns):
      "this row has \(count) cells, where its table has \(columns), so that the last ones are left out"
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
    case .invalidCheckLine: "this line of check data cannot be read"
    case .nearDuplicate(let label, let key, let other, let percent):
      "\(label) says nearly the same as \(other) of '\(key)' (\(percent) % alike)"
    case .invalidVerdict(let problem): words(for: problem)
    case .duplicateVerdict(let claim, let reviewer):
      "'\(clipped(reviewer))' has two verdicts on claim '\(claim)'"
    case .unsortedVerdict(let claim, let above):
      "the line of '\(clipped(claim))' belongs above that of '\(clipped(above))'"
    case .refusedVerdicts(let problem): words(for: problem)
    case .missingField(let key, let of): "this \(of) has no '\(key)'"
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
    case .changedParagraph(let key, let label, let problem, _):
      "the cited paragraph \(label) of '\(key)' \(problem)"
    case .quotationDiffers(let key, let place, _, _):
      "this quotation is not in \(place) of '\(key)'"
    case .quotationTooLong(let words, let allowed, let isDigestOnly):
      "a quotation of \(words) words, where \(allowed) are allowed"
        + (isDigestOnly ? " of a source with 'rights: digest'" : "")
    case .quotationsTooMany(let key, let words, let allowed, let isShare):
      "\(words) words are quoted of '\(key)', where \(allowed) are allowed"
        + (isShare ? " by the share of its text" : "")
    case .uncheckedQuotation(let key, let count):
      count == 1
        ? "a quotation of '\(key)' was not compared: its text is not at hand"
        : "\(count) quotations of '\(key)' were not compared: its text is not at hand"
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
    case .refusedOutput(let reason): "the output cannot be written here: \(reason)"
    case .unportablePath(let problem): words(for: problem)
    case .notComparable(let reason): "the sites cannot be compared: \(reason)"
    case .duplicateClaim(let id, let other): "id '\(id)' is already used in \(other)"
    case .retiredClaim(let id): "id '\(id)' is retired: a claim that is gone had it (content/ids.lock)"
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
    case .retracted(let key, let label, let dependants):
      "\(label.map { "\($0) of " } ?? "")'\(key)' is retracted, and \(resting(dependants.count)) on it"
    case .gradeWithoutReason(let grade): "grade \(grade) is given without a reason"
    case .hypothesisTable(let problem): "the table of competing hypotheses \(problem)"
    case .hypothesisRating(let value, _):
      value.isEmpty ? "this cell holds no rating" : "'\(clipped(value))' is no rating"
    case .evidenceWithoutCitation: "this evidence cites nothing"
    case .reviewerIsAuthor(let claim, let reviewer):
      "'\(clipped(reviewer))' wrote claim '\(claim)', and nobody reviews their own"
    case .staleVerdict(let claim, let reviewer, _, _, _):
      "the verdict of '\(clipped(reviewer))' on claim '\(claim)' is stale"
    case .unreviewed(let claim, let gap): "claim '\(claim)' \(words(for: gap))"
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
    case .leak(let words, let of): "this file would show \(of): '\(clipped(words))'"
    case .noLeakFilter(let key): "nothing tells whether the site holds sentences of '\(key)'"
    case .invalidRuns: "this file is no filter of runs of words that this version writes"
    case .excludedReference(let name, let marking):
      "this leads to '\(name)', which is marked \(marking) and left out"
    case .leftOut(let notes, let sources, let entities, let ceiling):
      "left out as above \(ceiling): " + counts(notes: notes, sources: sources, entities: entities)
    }
  }
}

extension Fact {
  /// What else is worth knowing: the names that may stand there, and what a finding concerns.
  package var notes: [String] {
    switch self {
    case .unknownAttribute(let name, let names), .unknownKey(let name, let names):
      // Where no name is near, the help lists them.
      nearestName(to: name, in: names) == nil ? [] : ["known: \(names.joined(separator: ", "))"]
    case .staleVerdict(_, _, let isReworded, let paragraphs, let gone):
      changes(isReworded: isReworded, paragraphs: paragraphs, gone: gone)
    case .retracted(_, _, let dependants): ["on it: \(dependants.joined(separator: ", "))"]
    default: []
    }
  }
}

/// What has changed since a verdict was given.
private func changes(isReworded: Bool, paragraphs: [String], gone: Int) -> [String] {
  var changes = isReworded ? ["the claim has other words now"] : []
  if !paragraphs.isEmpty {
    changes.append("not cited then, or with other words: \(paragraphs.joined(separator: ", "))")
  }
  if gone > 0 { changes.append("cited no more: \(gone == 1 ? "1 paragraph" : "\(gone) paragraphs")") }
  return changes
}

private func words(for problem: VerdictProblem) -> String {
  switch problem {
  case .header: "the first line does not name the columns of verdicts"
  case .columns(let count, let expected):
    "this line has \(count == 1 ? "1 field" : "\(count) fields"), where a verdict has \(expected)"
  case .openQuote: "this quotation mark is not closed on its line"
  case .strayQuote: "a field with a quotation mark stands in quotation marks, with nothing behind them"
  }
}

private func words(for problem: ExportProblem) -> String {
  switch problem {
  case .unreadable: "this is no file that the review page exports"
  case .format(let found, let expected): "its format is '\(clipped(found))', and '\(expected)' is read here"
  case .otherDossier(let found, let expected):
    "these verdicts are on the dossier '\(clipped(found))', and this one is '\(expected)'"
  case .unknownClaim(let id): "claim '\(clipped(id))' does not exist, or has no id of its own yet"
  case .ownClaim(let id): "the reviewer wrote claim '\(id)', and nobody reviews their own"
  case .twice(let claim): "there are two verdicts on claim '\(clipped(claim))'"
  case .characters(let claim):
    "\(claim.map { "the note on claim '\(clipped($0))'" } ?? "the reviewer's name") holds hidden characters"
  case .value(let claim, let key, let value, _): "'\(key)' of '\(clipped(claim))' is '\(clipped(value))'"
  }
}

private func words(for gap: ReviewGap) -> String {
  switch gap {
  case .noVerdict: "has no verdict"
  case .stale: "has only verdicts on other words than its own"
  case .objection(let word): "has the verdict '\(word)' and none that says 'supported'"
  case .noID: "cannot be reviewed, because it has no id of its own yet"
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

private func words(for problem: PathProblem) -> String {
  switch problem {
  case .longPath(let count, let allowed): "its path in a pack has \(count) characters; \(allowed) are allowed"
  case .longName(let count, let allowed):
    "a name in its path has \(count) characters; a pack allows \(allowed)"
  case .deviceName(let name): "'\(clipped(name))' is a device on Windows, so a pack with it does not unpack"
  case .characters: "its path holds characters that not every system allows"
  case .twin(let other): "some systems take its path in a pack for '\(clipped(other))'"
  }
}

func nearest(_ name: String, _ names: [String]) -> String? {
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

func holdsBlank(_ label: String) -> Bool { label.contains(where: \.isWhitespace) }

private func hex(_ scalar: UInt32) -> String {
  let digits = String(scalar, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}

/// At most 60 characters, so that a headline stays a headline.
func clipped(_ text: String) -> String {
  text.unicodeScalars.count <= 60
    ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(59))) + "…"
}

private func counts(notes: Int, sources: Int, entities: Int) -> String {
  [(notes, "note", "notes"), (sources, "source", "sources"), (entities, "entity", "entities")]
    .filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }.joined(separator: ", ")
}

private func resting(_ count: Int) -> String {
  count == 1 ? "one claim or judgement rests" : "\(count) claims and judgements rest"
}
