// The next act after a finding, in the voice of Prose.swift.

extension Fact {
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
    case .malformedAttributes:
      "write {#id .kind key=value key=\"several words\"}, or a backslash before them if they are text"
    case .brokenSpan: "let the span hold whole pieces of bold, italic or link text"
    case .misplacedAttributes: "move them to the end of the block, after a space"
    case .unknownAttribute(let name, let names):
      nearest(name, names) ?? "known: \(names.joined(separator: ", "))"
    case .refusedURL: "use http, https or mailto, or a path inside the dossier"
    case .unknownCallout(let name, let names): nearest(name, names)
    case .undefinedFootnote(let label):
      holdsBlank(label)
        ? "write [^\(label.split(whereSeparator: \.isWhitespace).joined(separator: "-"))]"
        : "add a line '[^\(label)]: …', or put a backslash before the bracket"
    case .unusedFootnote(let label): "refer to it by [^\(label)], or delete it"
    case .duplicateFootnote: "give one of them another label"
    case .surplusCells: "give the header a cell for each column; write '\\|' for a bar that is text"
    case .unusedWaiver: "delete it, or mend its code"
    case .invalidWaiver(_, .unknownCode(let code)):
      nearCodes(to: code).first.map { "did you mean '\($0.text)'?" } ?? "'dossier explain' lists all codes"
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
    case .invalidCheckLine: "run 'dossier source verify --write' to write the file anew"
    case .nearDuplicate: "cite one of them, or say in both digests how they differ"
    case .invalidVerdict(.header(let header)): "write \(header)"
    case .invalidVerdict(.columns): "put a field that holds a comma between quotation marks"
    case .invalidVerdict: "double the quotation marks of a field, and put it between quotation marks"
    case .duplicateVerdict: "keep the newer one"
    case .unsortedVerdict: "move it there; lines stand by claim, and then by reviewer"
    case .refusedVerdicts(let problem): advice(on: problem)
    case .missingField(let key, _): "add '\(key): …'"
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
    case .refusedOutput: "name a place of its own with -o, or move away what stands there"
    case .unportablePath(let problem): advice(on: problem)
    case .notComparable: "build both sides with this program, or name a folder or zip file of a site"
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
    default: helpWithOriginals
    }
  }

  /// The same on retired and retracted things, on quotations, and on what may not be published.
  private var helpWithOriginals: String? {
    switch self {
    case .retiredClaim:
      "delete the id and run 'dossier id --write'; if its claim is back, delete the line there"
    case .retracted: "cite something else, or waive this on the source with the reason"
    case .gradeWithoutReason: "give it beside the grade, as 'why'"
    case .hypothesisTable: "see 'dossier explain DOS0821' for how such a table is written"
    case .hypothesisRating(_, let known): "write one of \(known.joined(separator: ", ")), and nothing else"
    case .evidenceWithoutCitation: "cite a paragraph in its first cell"
    case .changedParagraph(_, _, _, let claims):
      claims.isEmpty ? nil : "read it again; on it rests \(clipped(claims.joined(separator: ", ")))"
    case .quotationDiffers(_, _, let theirs, let elsewhere):
      elsewhere.map { "it is in \($0)" } ?? (theirs.isEmpty ? nil : "nearest there: \(theirs)")
    case .quotationTooLong: "quote less, or tell it in your own words"
    case .quotationsTooMany: "quote less of it, or change 'quotation' in content/dossier.yml"
    case .uncheckedQuotation: "put the text in originals/ and run 'dossier source verify --write'"
    case .reviewerIsAuthor: "let somebody else review it"
    case .staleVerdict: "let the reviewer look again: 'dossier build --profile review'"
    case .unreviewed(_, .noID): "run 'dossier id --write'"
    case .unreviewed: "give a verdict on the page for reviews, and take it with 'dossier review import'"
    case .leak: "tell it in your own words, or leave it out"
    case .noLeakFilter: "run 'dossier source fingerprint' where the text is, or set 'runs: none'"
    case .invalidRuns: "run 'dossier source fingerprint' where the text is"
    case .excludedReference: "take the reference out, or lower the marking"
    default: nil
    }
  }
}

private func advice(on problem: ExportProblem) -> String? {
  switch problem {
  case .unreadable, .format: "export it anew from review.html of a copy that this version built"
  case .otherDossier: "run the command in that dossier's folder, or name it with -C"
  case .unknownClaim: "take the verdict out of the file, or bring the claim back"
  case .ownClaim: "let somebody else review it"
  case .twice: "keep the newer one"
  case .characters: "type it anew"
  case .value(_, _, _, let expected): "expected \(expected)"
  }
}

private func advice(on problem: PathProblem) -> String {
  switch problem {
  case .longPath, .longName: "shorten the names of the file and of the folder that it lies in"
  case .characters: "use letters, digits, '-', '_' and '.' in the names of files"
  case .deviceName, .twin: "give the file another name"
  }
}
