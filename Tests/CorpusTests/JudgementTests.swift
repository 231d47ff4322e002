import Corpus
import Diagnostics
import Files
import Support
import Testing

/// A judgement with a statement and fields, read from a front page.
private func judgement(_ statement: String, _ fields: String...) -> (value: Judgement?, found: [String]) {
  var text = "---\ntitle: T\n---\n> [!JUDGEMENT] Arms\n> \(statement)\n"
  if !fields.isEmpty { text += ">\n" + fields.map { "> - \($0)\n" }.joined() }
  let file = SourceFile(path: "content/index.md", text: text)
  let read = readNote(file, place: .front)
  // The ranges of fields hold the markers of their lines; the code and the message say what is meant.
  return (read.value.judgements.first, read.findings.map { "\($0.code.text) \($0.fact.message)" })
}

private let whole = ["confidence: moderate", "basis: two authors agree", "rests-on: c-a c-b"]

@Suite struct JudgementTests {
  @Test func theExampleOfTheDesign() throws {
    let (read, found) = judgement(
      "Beijing is unlikely to sell arms while sanctions stand. ^j-arms", "confidence: moderate",
      "basis: two authors agree; no primary source", "rests-on: c-p8wn3 c-r6k2m", "would-change: a delivery")
    #expect(found == [])
    let judgement = try #require(read)
    #expect(judgement.id == "j-arms" && judgement.isWritten && judgement.title == "Arms")
    #expect(judgement.text == "Beijing is unlikely to sell arms while sanctions stand.")
    #expect(judgement.likelihood == .unlikely && judgement.confidence == "moderate")
    #expect(judgement.basis == "two authors agree; no primary source")
    #expect(judgement.wouldChange == "a delivery")
    #expect(judgement.restsOn.map(\.value) == ["c-p8wn3", "c-r6k2m"])
  }

  @Test func neitherStatementNorFieldsAreClaims() {
    let text = "> [!JUDGEMENT]\n> It is likely [@a, ¶ 1]. ^j-x\n>\n> - basis: as said [@a, ¶ 2]\n"
    let read = readNote(SourceFile(path: "content/index.md", text: text), place: .front).value
    #expect(read.claims.isEmpty && read.plainBlocks.isEmpty && read.judgements.count == 1)
  }

  @Test func theLikelihoodMayBeAField() {
    let (read, found) = judgement(
      "پکن سلاح نمی‌فروشد. ^j-x", "likelihood: very unlikely", whole[0], whole[1], whole[2])
    #expect(found == [])
    #expect(read?.likelihood == .veryUnlikely)
  }

  @Test(
    arguments: [
      ("almost no chance", Likelihood.almostNoChance), ("a remote chance", .almostNoChance),
      ("very unlikely", .veryUnlikely), ("highly improbable", .veryUnlikely), ("unlikely", .unlikely),
      ("improbable", .unlikely), ("a roughly even chance", .roughlyEvenChance),
      ("roughly even odds", .roughlyEvenChance), ("Likely", .likely), ("probable", .likely),
      ("very likely", .veryLikely), ("highly probable", .veryLikely), ("almost certain", .almostCertain),
      ("almost certainly", .almostCertain), ("nearly certain", .almostCertain),
    ])
  func termsOfTheYardstick(words: String, expected: Likelihood) {
    #expect(Likelihood.terms(in: "It is \(words) to be so.") == [expected])
  }

  @Test func wordsThatHoldATermAreNone() {
    #expect(Likelihood.terms(in: "The likelihood is remotely probably unlikeliness.") == [])
    #expect(Likelihood.terms(in: "It is likely, not unlikely.") == [.likely, .unlikely])
  }

  @Test func noTermOrSeveral() {
    #expect(
      judgement("It will be so. ^j-x", whole[0], whole[1], whole[2]).found
        == ["DOS0806 the statement holds no term of the yardstick"])
    #expect(
      judgement("It is likely or unlikely. ^j-x", whole[0], whole[1], whole[2]).found
        == ["DOS0806 the statement holds several terms of the yardstick: likely, unlikely"])
  }

  @Test func likelihoodAndConfidenceInOneSentence() {
    #expect(
      judgement("It is likely, with high confidence. ^j-x", whole[0], whole[1], whole[2]).found
        == ["DOS0805 'likely' and 'high confidence' stand in one sentence"])
    #expect(
      judgement("It is likely. We have high confidence. ^j-x", whole[0], whole[1], whole[2]).found == [])
  }

  @Test func whatIsMissing() {
    #expect(
      judgement("It is likely. ^j-x").found.sorted() == [
        "DOS0807 judgement field 'basis' is missing", "DOS0807 judgement field 'confidence' is missing",
        "DOS0807 judgement field 'rests-on' is missing",
      ])
    #expect(
      judgement("It is likely.", whole[0], whole[1], whole[2]).found
        == ["DOS0807 judgement field 'id' is missing; end the statement in ^j-name"])
    #expect(judgement("It is likely. ^c-x", whole[0], whole[1], whole[2]).found.count == 1)
  }

  @Test(
    arguments: [
      ("confidence: medium", "judgement field 'confidence' is 'medium'; write low, moderate or high"),
      ("likelihood: perhaps", "judgement field 'likelihood' is 'perhaps', no term of the yardstick"),
      ("because: so", "judgement field 'because' is not known"),
      ("words", "judgement field 'words' has no value; write 'field: value'"),
    ])
  func aBadField(field: String, expected: String) {
    let confidence = field.hasPrefix("confidence") ? field : "confidence: low"
    let other = field.hasPrefix("confidence") ? "would-change: w" : field
    let found = judgement("It is likely. ^j-x", confidence, other, "basis: b", "rests-on: c-a").found
    #expect(found == ["DOS0807 \(expected)"])
  }

  @Test func anEmptyFieldIsMissing() {
    #expect(
      judgement("It is likely. ^j-x", "confidence: low", "basis:", "rests-on: c-a").found
        == ["DOS0807 judgement field 'basis' is missing"])
  }

  @Test func aFieldGivenTwiceIsAFinding() {
    #expect(
      judgement("It is likely. ^j-x", "confidence: low", "confidence: high", "basis: b", "rests-on: c-a")
        .found.count == 1)
  }
}
