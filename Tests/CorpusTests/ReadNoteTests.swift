import Corpus
import Diagnostics
import Files
import Markup
import Support
import Testing

/// A note read from its body and what was found, as lines.
private func note(
  _ body: String, fields: String = "title: T", place: Place = .note(theme: "arms", name: "made-up")
) -> (value: Note, found: [String]) {
  let text = "---\n\(fields)\n---\n" + body
  let file = SourceFile(path: "content/themes/arms/made-up.md", text: text)
  let read = readNote(file, place: place)
  return (read.value, listed(read.findings, in: file.bytes))
}

/// The claims of a body, one a line: shape, kind, id, text.
private func claims(_ body: String, fields: String = "title: T") -> [String] {
  note(body, fields: fields).value.claims.map { claim in
    "\(claim.shape) \(claim.kind) \(claim.isWritten ? claim.id : "-") \(claim.text)"
  }
}

@Suite struct ClaimTests {
  @Test func everyShape() {
    let body = """
      A paragraph [@a, ¶ 1]. ^c-par

      - An item [@a, ¶ 2]. ^c-item

        Its second paragraph [@a, ¶ 3]. ^c-more
      - Another {#c-other .gap}

      | Who | What |
      | --- | --- |
      | He | came [@a, ¶ 4] ^c-row |
      | She | stayed |

      > A quotation [@a, ¶ 5]. {#c-quoted}
      """
    #expect(
      claims(body) == [
        "paragraph reported c-par A paragraph.", "item reported c-item An item.",
        "paragraph reported c-more Its second paragraph.", "item gap c-other Another",
        "row reported c-row He came", "paragraph reported c-quoted A quotation.",
      ])
    #expect(note(body).value.plainBlocks.count == 1, "the row without citation, id or kind")
  }

  @Test func anchorsAndPlacesOfClaims() throws {
    let read = note("- An item\n  of two lines [@a, ¶ 2]. ^c-item\n").value
    let claim = try #require(read.claims.first)
    #expect(read.tree.nodes[claim.node].kind == .item)
    #expect(String(decoding: read.file.bytes[claim.source], as: UTF8.self).hasPrefix("An item\n"))
    let id = try #require(claim.idRange)
    #expect(String(decoding: read.file.bytes[id], as: UTF8.self) == "c-item")
    #expect(claim.text == "An item of two lines." && claim.citations.count == 1)
  }

  /// A break between wide characters is the author's alone; between others it is a blank.
  @Test(arguments: [
    ("港口收费\n很低 [@a, ¶ 1]。", "港口收费很低。"), ("港口\n很低，\n船只很少 [@a, ¶ 1]。", "港口很低，船只很少。"),
    ("港口 board\n很低 [@a, ¶ 1]。", "港口 board 很低。"), ("ポート\nの [@a, ¶ 1]。", "ポートの。"),
    ("بندر\nباز است [@a, ¶ 1].", "بندر باز است."), ("One\ntwo [@a, ¶ 1].", "One two."),
  ])
  func linesOfAClaimAreJoined(body: String, text: String) {
    #expect(note(body).value.claims.map(\.text) == [text])
  }

  @Test func headingsAndCodeAreNoClaims() {
    #expect(claims("# Heading [@a, ¶ 1] {#c-x}\n\n```\n[@a, ¶ 1] ^c-y\n```\n") == [])
  }

  @Test func kindsFromClassesCalloutsAndTheNote() {
    #expect(
      Kind.allCases.map { claims("Text. {.\($0.rawValue)}") }
        == Kind.allCases.map { ["paragraph \($0) - Text."] })
    let callouts = """
      > [!GAP]
      > Nothing is known.
      >
      > Nor this. {.assessment}

      > [!ASSUMPTION] Title
      > We assume it.
      > - An item.

      > [!ALTERNATIVE]
      > It may be else.

      > [!NOTE]
      > Cited [@a, ¶ 1].
      """
    #expect(
      claims(callouts) == [
        "paragraph gap - Nothing is known.", "paragraph assessment - Nor this.",
        "paragraph assumption - We assume it.", "item assumption - An item.",
        "paragraph assessment - It may be else.", "paragraph reported - Cited.",
      ])
    #expect(
      claims("Text.\n\nOther. {.gap}", fields: "title: T\ndefault-kind: assessment")
        == ["paragraph assessment - Text.", "paragraph gap - Other."])
    #expect(
      claims("Text.\n\nCited [@a, ¶ 1].", fields: "title: T\ndefault-kind: background")
        == ["paragraph background - Cited."])
  }

  /// The words that the lexer takes for attributes are those that have a meaning somewhere.
  @Test func everyWordOfAttributesIsKnown() {
    let others = ["cred", "why", "role", "quote", "width", "height"]
    #expect(attributeWords == Set(blockAttributes + Kind.allCases.map(\.rawValue) + others))
  }

  @Test func aSentencesKindIsNotTheClaims() {
    #expect(
      claims("He says so [@a, ¶ 1]. [We doubt it.]{.assessment}")
        == ["paragraph reported - He says so. We doubt it."])
  }

  @Test func idsThatNobodyWrote() throws {
    let read = note("Same [@a, ¶ 1].\n\nSame [@a, ¶ 2].\n\nOther [@a, ¶ 1].\n").value
    let ids = read.claims.map(\.id)
    #expect(ids[0].hasPrefix("u-") && ids[0].utf8.count == 12)
    #expect(ids[1] == ids[0] + "_2" && ids[2] != ids[0])
    #expect(ids[0] == unwrittenID(path: read.path, text: "Same."))
    #expect(read.claims.allSatisfy { !$0.isWritten && $0.idRange == nil })
    #expect(note("SAME [@a, ¶ 1].").value.claims.first?.id == ids[0], "letter case is folded")
  }

  @Test(arguments: ["c-", "x-1", "c-Ab", "j-arms", "u-23456"])
  func idsOfAnotherShape(id: String) {
    let (read, found) = note("Text [@a, ¶ 1]. {#\(id)}")
    #expect(found == ["DOS0104 invalidName@\(id)"])
    #expect(read.claims.first?.isWritten == false)
  }

  @Test func relations() throws {
    let (read, found) = note(
      "T [@a, ¶ 1]. {#c-x contradicts=c-p corroborates=c-q supersedes=c-r rests-on=\"c-a c-b\"}")
    #expect(found == [])
    let claim = try #require(read.claims.first)
    #expect(
      claim.relations.map { "\($0.name.rawValue)=\($0.target)" }
        == ["contradicts=c-p", "corroborates=c-q", "supersedes=c-r", "rests-on=c-a", "rests-on=c-b"])
    let ranges = claim.relations.map { String(decoding: read.file.bytes[$0.range], as: UTF8.self) }
    #expect(ranges == ["c-p", "c-q", "c-r", "c-a", "c-b"])
  }

  @Test func idsOfRelationsStandWhereTheyStand() {
    #expect(note("T [@a, ¶ 1]. {contradicts=\"c-a c-b  c-a\"}").found == ["DOS0307 duplicateKey@c-a"])
    #expect(note("T [@a, ¶ 1]. {contradicts=\"\"}").found == ["DOS0505 unknownRelation@contradicts"])
    #expect(note("|a|\n|-|\n| T [@a, ¶ 1] {rests-on=\"c-a c-a\"} |").found == ["DOS0307 duplicateKey@c-a"])
  }

  @Test func languageOfABlock() {
    #expect(note("سلام [@a, ¶ 1]. {lang=fa}").value.claims.first?.language == "fa")
    #expect(note("x [@a, ¶ 1]. {lang=f_a}").found == ["DOS0305 invalidValue@f_a"])
  }

  @Test(
    arguments: [
      ("T [@a, ¶ 1]. {.asessment}", "DOS0205 unknownAttribute@asessment"),
      ("T [@a, ¶ 1]. {#c-a lang=fa lang=en}", "DOS0307 duplicateKey@lang"),
      ("[T]{date=2030 date=2031} [@a, ¶ 1].", "DOS0307 duplicateKey@date"),
      ("T [@a, ¶ 1]{cred=2 cred=3}.", "DOS0307 duplicateKey@cred"),
      ("T [2031]{date=2031 event=\"\"} [@a, ¶ 1].", "DOS0305 invalidValue@"),
      ("T [@a, ¶ 1]. {#c-a date=2031 event=\" \"}", "DOS0305 invalidValue@ "),
      ("T [@a, ¶ 1]. {contradict=c-x}", "DOS0205 unknownAttribute@contradict"),
      ("T [@a, ¶ 1]. {rests-on=c-x would-settle=\"a count\"}", "DOS0205 unknownAttribute@would-settle"),
      ("T. {would-settle=\"a count\"}", "DOS0205 unknownAttribute@would-settle"),
      ("[T]{.claim} [@a, ¶ 1].", "DOS0205 unknownAttribute@claim"),
      ("[T]{langu=fa} [@a, ¶ 1].", "DOS0205 unknownAttribute@langu"),
      ("[T]{lang=f_a} [@a, ¶ 1].", "DOS0305 invalidValue@f_a"),
      ("[T]{date=x} [@a, ¶ 1].", "DOS0306 invalidDate@x"),
      ("T [@a, ¶ 1]. {date=2022-13}", "DOS0306 invalidDate@2022-13"),
      ("[T]{date=2022 date-basis=told} [@a, ¶ 1].", "DOS0305 invalidValue@told"),
      ("T [@a, ¶ 1]. {date=2022 date-basis=told}", "DOS0305 invalidValue@told"),
      ("> [!GAPS]\n> Text [@a, ¶ 1].", "DOS0207 unknownCallout@> [!GAPS]\n> Text [@a, ¶ 1]."),
    ])
  func badAttributesAreShownWhereTheyStand(body: String, expected: String) {
    #expect(note(body).found == [expected])
  }

  @Test func placesOfNewIDs() throws {
    let written = { (body: String) throws -> String in
      let read = note(body).value
      var taken: Set<TextKey> = []
      let (bytes, given) = assignIDs(read, taken: &taken)
      #expect(given.count == 1)
      let id = try #require(given.first?.id)
      let text = String(decoding: bytes.dropFirst("---\ntitle: T\n---\n".utf8.count), as: UTF8.self)
      #expect(note(text).value.claims.map(\.id) == [id], "the id is read back from \(text)")
      return text.replacing(id, with: "ID")
    }
    #expect(try written("One [@a, ¶ 1].\n") == "One [@a, ¶ 1]. ^ID\n")
    #expect(try written("One [@a, ¶ 1].  \n") == "One [@a, ¶ 1]. ^ID  \n")
    #expect(try written("One [@a, ¶ 1].\r\n") == "One [@a, ¶ 1]. ^ID\r\n")
    #expect(try written("One [@a, ¶ 1]. {.gap}\n") == "One [@a, ¶ 1]. {#ID .gap}\n")
    #expect(try written("- One\n  two [@a, ¶ 1]\n\n  Plain.") == "- One\n  two [@a, ¶ 1] ^ID\n\n  Plain.")
    #expect(try written("|a|\n|-|\n| One [@a, ¶ 1] |\n") == "|a|\n|-|\n| One [@a, ¶ 1] ^ID |\n")
    #expect(try written("> One [@a, ¶ 1].\n> \n") == "> One [@a, ¶ 1]. ^ID\n> \n")
    #expect(try written("[One]{lang=fa} two [@a, ¶ 1]") == "[One]{lang=fa} two [@a, ¶ 1] ^ID")
  }
}

@Suite struct SentenceTests {
  /// The sentences of the only claim that no citation closes.
  private func open(_ body: String) throws -> [String] {
    let claim = try #require(note(body).value.claims.first)
    return claim.openSentences.map { String(decoding: Array(claim.text.utf8)[$0], as: UTF8.self) }
  }

  @Test func aCitationClosesEverySentenceBeforeIt() throws {
    #expect(try open("One. Two [@a, ¶ 1].") == [])
    #expect(try open("One [@a, ¶ 1]. Two.") == ["Two."])
    #expect(try open("One [@a, ¶ 1]. Two [@b, ¶ 1]. Three. Four!") == ["Three.", "Four!"])
    #expect(try open("One. [@a, ¶ 1] Two.") == ["Two."])
    #expect(try open("One [@a, ¶ 1] and a half.") == [], "the citation stands inside the sentence")
  }

  @Test func aKeyInTheTextClosesItsOwnSentence() throws {
    #expect(try open("As @a [¶ 1] says, one.") == [])
    #expect(try open("@a [¶ 1] says one. Two.") == ["Two."])
    #expect(try open("One [@a, ¶ 1]. @b [¶ 2] says two. Three.") == ["Three."])
  }

  @Test func aSentenceWithAKindOfItsOwnIsClosed() throws {
    #expect(try open("One [@a, ¶ 1]. [Two.]{.assessment}") == [])
    #expect(try open("One [@a, ¶ 1]. [Two]{.assessment}.") == [])
    #expect(try open("One [@a, ¶ 1]. [Two. Three.]{.background} Four.") == ["Four."])
    #expect(try open("One [@a, ¶ 1]. [Two]{.assessment} and more.") == ["Two and more."])
    #expect(try open("One [@a, ¶ 1]. [Two]{lang=fa}.") == ["Two."])
  }

  @Test func aBlockThatNeedsNoCitationHasNoOpenSentence() throws {
    #expect(try open("One. Two. {.assessment}") == [])
    #expect(try open("> [!GAP]\n> One [@a, ¶ 1]. Two.") == [])
  }
}

@Suite struct AssessmentTests {
  @Test(
    arguments: [
      ("It may close. {.assessment}", ["DOS0816 vagueWord@may"]),
      ("Possibly it could close. {.assessment}", ["DOS0816 vagueWord@Possibly", "DOS0816 vagueWord@could"]),
      ("It may, or may not. {.assessment}", ["DOS0816 vagueWord@may"]),
      ("So [@a, ¶ 1]. [It may close.]{.assessment}", ["DOS0816 vagueWord@may"]),
      ("It may close [@a, ¶ 1]. [It will.]{.assessment}", []),
      ("It will. [It may.]{.gap} {.assessment}", []),
      ("It could not close in May. {.assessment}", []), ("Dismay and maybe. {.assessment}", []),
      ("He says “it may”. {.assessment}", []), ("It may close [@a, ¶ 1].", []), ("It may close. {.gap}", []),
      ("> [!ALTERNATIVE]\n> It may close.", []),
      ("> [!ALTERNATIVE]\n> It may close. {.assessment}", ["DOS0816 vagueWord@may"]),
      ("Das may sein. {.assessment lang=de}", []),
      ("It is likely, with low confidence. {.assessment}", ["DOS0805 likelihoodWithConfidence@likely"]),
      (
        "It is likely in the U.S. with low confidence. {.assessment}",
        ["DOS0805 likelihoodWithConfidence@likely"]
      ),
      ("It is likely. Our confidence is high. {.assessment}", []),
      ("He finds it likely, with low confidence [@a, ¶ 1].", []),
    ] as [(String, [String])])
  func wordsThatAssessmentsLeaveOut(body: String, expected: [String]) {
    #expect(note(body).found == expected)
  }
}

@Suite struct EventTests {
  private func events(_ body: String) -> [String] {
    note(body).value.claims.flatMap(\.events).map { "\($0.id) \($0.basis) \($0.text)" }
  }

  @Test func onSpansAndBlocks() {
    #expect(
      events("One came. The [2017 case]{date=2017-05-17 date-basis=confirmed} went [@a, ¶ 1]. ^c-x")
        == ["e_c-x_2017-05-17 confirmed The 2017 case went."])
    #expect(
      events("It came. It went [@a, ¶ 1]. {#c-x date=2010/2012}")
        == ["e_c-x_2010--2012 stated It came. It went."])
    #expect(
      events("It [came]{date=2016? event=\"He came\"} [@a, ¶ 1]. ^c-x") == ["e_c-x_2016q stated He came"])
    #expect(events("T [@a, ¶ 1]. {#c-x date=2022~ event=\"A visit\"}") == ["e_c-x_2022a stated A visit"])
  }

  @Test func anEventThatRepeatsGetsANumber() {
    #expect(
      events("[A]{date=2017} and [b]{date=2017} [@a, ¶ 1]. ^c-x").map { $0.split(separator: " ")[0] }
        == ["e_c-x_2017", "e_c-x_2017_2"])
  }
}

@Suite struct PageTests {
  @Test func frontMatter() {
    let (read, found) = note(
      "",
      fields: "title: Ünited\ntlp: GREEN\naliases: [old, /x/y.html]\ndefault-kind: background\nlanguage: fa")
    #expect(found == [])
    #expect(read.title == "Ünited" && read.marking == .green && read.details.names == ["old"])
    #expect(read.details.redirects.map(\.value) == ["x/y.html"] && read.details.language == "fa")
    #expect(read.defaultKind == .background)
    #expect(note("", fields: "tags: [a]").found == ["DOS0303 missingTitle@"])
    #expect(note("", fields: "title: T\ntpl: CLEAR").found == ["DOS0304 unknownKey@tpl"])
    #expect(note("", fields: "title: T\ndefault-kind: guess").found == ["DOS0305 invalidValue@guess"])
  }

  @Test func headings() {
    let read = note("## One *two* `x`\n\n### One two x\n\n## Chosen {#my-own}\n\n## ¿?\n").value
    #expect(read.headings.map(\.text) == ["One two x", "One two x", "Chosen", "¿?"])
    #expect(read.headings.map(\.anchor) == ["s-one-two-x", "s-one-two-x_2", "s-my-own", "s-section"])
  }

  @Test func bottomLine() {
    #expect(note("Text.\n\n# H").value.hasBottomLine)
    #expect(!note("# H\n\nText.").value.hasBottomLine)
  }

  @Test func anEntitysFields() {
    let text = """
      ---
      title: A Corps
      short: IRGC
      type: force
      names: [{printed: IRGC, in: made-up}, {printed: Guards}]
      native: {fa: سپاه, ar: حرس}
      autolink: true
      ---
      A service.
      """
    let file = SourceFile(path: "content/entities/irgc.md", text: text)
    let read = readEntity(file, id: "irgc")
    #expect(listed(read.findings, in: file.bytes) == [])
    #expect(read.value.short == "IRGC" && read.value.type == "force" && read.value.autolink)
    #expect(read.value.names.map(\.printed) == ["IRGC", "Guards"])
    #expect(read.value.native.map(\.language) == ["ar", "fa"])
  }

  @Test func whatIsWrongWithAnEntity() {
    let text = "---\ntitle: T\ntype: army\nautolink: perhaps\nnames: [{in: a}]\nnativ: {}\n---\n"
    let file = SourceFile(path: "content/entities/x.md", text: text)
    let found = listed(readEntity(file, id: "x").findings, in: file.bytes)
    #expect(
      found.map { String($0.prefix(20)) }.sorted()
        == ["DOS0304 unknownKey@n", "DOS0305 invalidValue", "DOS0305 invalidValue", "DOS0305 invalidValue"])
  }
}
