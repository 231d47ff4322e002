import Corpus
import Diagnostics
import Files
import Support
import Testing

private func settings(_ yardstick: Yardstick = .icd203, language: String = "en") -> Settings {
  var settings = Settings()
  (settings.yardstick, settings.language) = (yardstick, language)
  return settings
}

/// A judgement with a statement and fields, read from a front page.
private func judgement(
  _ statement: String, _ fields: String..., in settings: Settings = settings()
) -> (value: Judgement?, found: [String]) {
  read(statement, fields, settings) { finding, _ in "\(finding.code.text) \(finding.fact.message)" }
}

/// The same, with what stands at the place of each finding.
private func places(
  _ statement: String, _ fields: String..., in settings: Settings = settings()
) -> [String] {
  read(statement, fields, settings) { finding, bytes in
    "\(finding.code.text) \(String(decoding: bytes[finding.range], as: UTF8.self))"
  }.found
}

private func read(
  _ statement: String, _ fields: [String], _ settings: Settings, _ line: (Finding, [UInt8]) -> String
) -> (value: Judgement?, found: [String]) {
  var text = "---\ntitle: T\n---\n> [!JUDGEMENT] Arms\n> \(statement)\n"
  if !fields.isEmpty { text += ">\n" + fields.map { "> - \($0)\n" }.joined() }
  let file = SourceFile(path: "content/index.md", text: text)
  let read = readNote(file, place: .front, settings: settings)
  // What would change it is asked for in a test of its own.
  let found = read.findings.filter { $0.code != .missingWouldChange }
  return (read.value.judgements.first, found.map { line($0, file.bytes) })
}

private let whole = ["confidence: moderate", "basis: two authors agree", "rests-on: c-a c-b"]

/// The terms of a text by the yardstick of ICD 203, those of PHIA with its name.
private func terms(_ text: String, _ yardstick: Yardstick = .icd203) -> [String] {
  Likelihood.terms(in: text, by: yardstick).map {
    $0.yardstick == yardstick ? $0.term : "\($0.term) of \($0.yardstick.name)"
  }
}

@Suite struct JudgementTests {
  @Test func theExampleOfTheDesign() throws {
    let (read, found) = judgement(
      "Beijing is unlikely to sell arms while sanctions stand. ^j-arms", "confidence: moderate",
      "basis: two authors agree; no primary source", "rests-on: c-p8wn3 c-r6k2m", "would-change: a delivery")
    #expect(found == [])
    let judgement = try #require(read)
    #expect(judgement.id == "j-arms" && judgement.isWritten && judgement.title == "Arms")
    #expect(judgement.text == "Beijing is unlikely to sell arms while sanctions stand.")
    #expect(judgement.likelihood?.term == "unlikely" && judgement.confidence == "moderate")
    #expect(judgement.basis == "two authors agree; no primary source")
    #expect(judgement.wouldChange == "a delivery")
    #expect(judgement.restsOn.map(\.value) == ["c-p8wn3", "c-r6k2m"])
  }

  @Test func neitherStatementNorFieldsAreClaims() {
    let text = "> [!JUDGEMENT]\n> It is likely [@a, ¶ 1]. ^j-x\n>\n> - basis: as said [@a, ¶ 2]\n"
    let read = readNote(SourceFile(path: "content/index.md", text: text), place: .front).value
    #expect(read.claims.isEmpty && read.plainBlocks.isEmpty && read.judgements.count == 1)
  }

  @Test(arguments: ["fa", "de-AT"])
  func inAnotherLanguageAFieldGivesTheLikelihood(language: String) {
    let other = settings(language: language)
    let (read, found) = judgement(
      "پکن سلاح نمی‌فروشد, likely. ^j-x", "likelihood: very unlikely", whole[0], whole[1], whole[2], in: other)
    #expect(found == [])
    #expect(read?.likelihood?.term == "very unlikely")
    #expect(
      judgement("Es ist remote. ^j-x", whole[0], whole[1], whole[2], in: other).found == [
        "DOS0807 judgement field 'likelihood' is missing; a statement in '\(language)' needs it"
      ])
    #expect(
      judgement("پکن. {#j-x lang=fa}", "likelihood: improbable", whole[0], whole[1], whole[2]).found == [],
      "the statement's own language counts")
    #expect(
      judgement("It is likely. {#j-x lang=en-GB}", whole[0], whole[1], whole[2], in: other).value?.likelihood?
        .term == "likely")
  }

  @Test func aFieldBesideATermSaysTheSame() {
    #expect(judgement("It is likely. ^j-x", "likelihood: likely", whole[0], whole[1], whole[2]).found == [])
    #expect(
      judgement("It is likely. ^j-x", "likelihood: unlikely", whole[0], whole[1], whole[2]).found
        == ["DOS0807 judgement field 'likelihood' is 'unlikely', but the statement says 'likely'"])
    #expect(
      judgement("It is so. ^j-x", "likelihood: unlikely", whole[0], whole[1], whole[2]).found
        == ["DOS0806 the statement holds no term of the yardstick"])
  }

  @Test(
    arguments: [
      ("almost no chance", 0, 0), ("a remote chance", 1, 0), ("very unlikely", 0, 1),
      ("highly improbable", 1, 1), ("unlikely", 0, 2), ("improbable", 1, 2), ("a roughly even chance", 0, 3),
      ("roughly even odds", 1, 3), ("Likely", 0, 4), ("probable", 1, 4), ("very likely", 0, 5),
      ("highly probable", 1, 5), ("almost certain", 0, 6), ("almost certainly", 0, 6),
      ("nearly certain", 1, 6), ("almost\u{A0}certain", 0, 6),
    ])
  func termsOfICD203(words: String, row: Int, step: Int) {
    let found = Likelihood.terms(in: "It is \(words) to be so.", by: .icd203)
    #expect(found.map { [$0.row, $0.step] } == [[row, step]])
    #expect(found.allSatisfy { $0.yardstick == .icd203 && Likelihood($0.term, by: .icd203) == $0 })
  }

  @Test(
    arguments: [
      ("remote", 0), ("highly unlikely", 1), ("unlikely", 2), ("a realistic possibility", 3), ("likely", 4),
      ("probable", 4), ("highly likely", 5), ("almost certain", 6),
    ])
  func termsOfPHIA(words: String, step: Int) {
    let found = Likelihood.terms(in: "It is \(words) that it is so.", by: .phia)
    #expect(found.map(\.step) == [step] && found.allSatisfy { $0.yardstick == .phia && $0.row == 0 })
  }

  @Test func bandsOfBothYardsticks() {
    let bands = { (yardstick: Yardstick, row: Int) in
      yardstick.steps(row: row).map { terms, band in
        let (from, to) = (band.from.map(String.init) ?? "", band.to.map(String.init) ?? "")
        return "\(terms.joined(separator: "|")) \(from)–\(band.isBelow ? "<" : "")\(to)"
      }
    }
    #expect(
      bands(.icd203, 0) == [
        "almost no chance 1–5", "very unlikely 5–20", "unlikely 20–45", "roughly even chance 45–55",
        "likely 55–80", "very likely 80–95", "almost certain 95–99",
      ])
    #expect(bands(.icd203, 1).map { $0.suffix(4) } == bands(.icd203, 0).map { $0.suffix(4) })
    #expect(
      bands(.phia, 0) == [
        "remote –5", "highly unlikely 10–20", "unlikely 25–35", "realistic possibility 40–<50",
        "likely|probable 55–75", "highly likely 80–90", "almost certain 95–",
      ])
  }

  @Test func wordsThatHoldATermAreNone() {
    #expect(terms("The likelihood is remotely probably unlikeliness.") == [])
    #expect(terms("The remote province is likely to grow.") == ["likely"])
    #expect(terms("It is likely, not unlikely.") == ["likely"])
    #expect(terms("It is likely; it is unlikely.") == ["likely", "unlikely"])
  }

  @Test(
    arguments: [
      "not likely", "isn't likely", "isn\u{2019}t likely", "more likely than not", "less likely",
      "quite likely",
      "as likely as not", "no longer likely", "very probable", "extremely unlikely",
    ])
  func aTermThatIsTurnedRoundOrShadedIsNone(words: String) {
    #expect(terms("It is \(words) to be so.") == [])
  }

  @Test func termsOfTheOtherYardstick() {
    #expect(terms("It is highly likely.") == ["highly likely of PHIA"])
    #expect(terms("It is very likely.", .phia) == ["very likely of ICD 203"])
    #expect(
      judgement("It is highly likely. ^j-x", whole[0], whole[1], whole[2]).found
        == ["DOS0814 'highly likely' is a term of PHIA, and the dossier's yardstick is ICD 203"])
    #expect(places("It is highly likely. ^j-x", whole[0], whole[1], whole[2]) == ["DOS0814 highly likely"])
    let (read, found) = judgement(
      "It is highly likely. ^j-x", whole[0], whole[1], whole[2], in: settings(.phia))
    #expect(found == [] && read?.likelihood?.term == "highly likely")
    #expect(
      judgement("It is so. ^j-x", "likelihood: very unlikely", whole[0], whole[1], in: settings(.phia)).found
        .first == "DOS0807 judgement field 'likelihood' is 'very unlikely', no term of the yardstick of PHIA")
  }

  /// Each finding is shown where it is.
  @Test func placesOfFindings() {
    let fields = ["confidence: medium", "basis: b", "rests-on: c-a c-b c-a"]
    #expect(
      places("It is likely. ^j-x", fields[0], fields[1], fields[2]) == ["DOS0807 medium", "DOS0307 c-a"])
    #expect(
      places("It is likely, with high confidence. ^j-x", whole[0], whole[1], whole[2]) == ["DOS0805 likely"])
    #expect(places("So it is. ^j-x", whole[0], whole[1], whole[2]) == ["DOS0806 So it is."])
    #expect(places("It is likely. ^j-x", whole[0], whole[1], whole[2], "becuse: x") == ["DOS0807 becuse"])
    #expect(
      places("It is likely. {#j-x date=2010 .gap}", whole[0], whole[1], whole[2])
        == ["DOS0205 date", "DOS0205 gap"])
  }

  @Test func placesOfTheIdsItRestsOn() throws {
    let text = "> [!JUDGEMENT]\n> It is likely. ^j-x\n>\n> - rests-on: c-a2 c-a  c-rests-on\n"
    let file = SourceFile(path: "content/index.md", text: text)
    let judgement = try #require(readNote(file, place: .front).value.judgements.first)
    #expect(judgement.restsOn.map(\.value) == ["c-a2", "c-a", "c-rests-on"])
    for id in judgement.restsOn {
      #expect(String(decoding: file.bytes[id.range], as: UTF8.self) == id.value)
    }
    #expect(String(decoding: file.bytes[judgement.termRange], as: UTF8.self) == "likely")
  }

  @Test func whatWouldChangeItIsAskedFor() {
    let fields = whole.map { "> - \($0)\n" }.joined()
    let text = "---\ntitle: T\n---\n> [!JUDGEMENT]\n> It is likely. ^j-x\n>\n" + fields
    let file = SourceFile(path: "content/index.md", text: text)
    let found = readNote(file, place: .front).findings
    #expect(listed(found, in: file.bytes) == ["DOS0817 missingWouldChange@j-x"])
    #expect(found.allSatisfy { $0.code.severity == .warning })
    let more = SourceFile(path: "content/index.md", text: text + "> - would-change: news\n")
    #expect(readNote(more, place: .front).findings.isEmpty)
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
      (
        "likelihood: perhaps",
        "judgement field 'likelihood' is 'perhaps', no term of the yardstick of ICD 203"
      ),
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
