import Corpus
import Support
import Testing

@Suite struct ParagraphRecordTests {
  private let fingerprint = Fingerprint(of: "made up")
  private let sketch = Sketch(of: "made up").text

  private func text(_ records: [ParagraphRecord]) -> String {
    String(decoding: ParagraphRecord.encode(records), as: UTF8.self)
  }

  @Test func linesAreWrittenAsTheDesignSays() {
    let records = [
      ParagraphRecord(
        label: "p2", lines: 10...10, chars: 507..<1014, fingerprint: fingerprint,
        sentences: ["0123456789abcdef", "fedcba9876543210"],
        opening: "A \"<b>\" \u{2019}caf\u{E9}\\\t\u{1}", sketch: sketch),
      ParagraphRecord(label: "t1"),
      ParagraphRecord(label: "t2", retired: true),
      ParagraphRecord(label: "h1", lines: 1...2, chars: 0..<0, fingerprint: fingerprint, retired: true),
    ]
    let expected = [
      #"{"label":"p2","lines":[10,10],"chars":[507,1014],"fp":"\#(fingerprint.text)","#
        + #""sentences":["0123456789abcdef","fedcba9876543210"],"#
        + #""opening":"A \"\u003cb>\" ’café\\\u0009\u0001","sketch":"\#(sketch)"}"#,
      #"{"label":"t1","lines":null,"chars":null,"fp":null,"sentences":null,"opening":null,"sketch":null}"#,
      #"{"label":"t2","lines":null,"chars":null,"fp":null,"sentences":null,"opening":null,"sketch":null,"#
        + #""retired":true}"#,
      #"{"label":"h1","lines":[1,2],"chars":[0,0],"fp":"\#(fingerprint.text)","sentences":null,"#
        + #""opening":null,"sketch":null,"retired":true}"#,
    ]
    #expect(text(records) == expected.map { $0 + "\n" }.joined())
    let (decoded, problems) = ParagraphRecord.decode(ParagraphRecord.encode(records))
    #expect(decoded == records)
    #expect(problems.isEmpty)
    #expect(text([]) == "")
  }

  @Test func keysInAnyOrderAndOthersPassedOver() {
    let file = """
      { "chars": [3, 9], "extra": {"a": [1]}, "lines": [2, 2], "label": "b12" }\r

      {"retired":false,"label":"p1","opening":"\\u003ci> \\ud83d\\ude00"}
      """
    let (records, problems) = ParagraphRecord.decode(Array(file.utf8))
    #expect(problems.isEmpty)
    #expect(
      records == [
        ParagraphRecord(label: "b12", lines: 2...2, chars: 3..<9),
        ParagraphRecord(label: "p1", opening: "<i> \u{1F600}"),
      ])
  }

  @Test(
    arguments: [
      ("nonsense", .unreadable), ("[]", .unreadable), ("7", .unreadable), ("null", .unreadable),
      (#"{"label":"p1""#, .unreadable), (#"{"label":"p1"} x"#, .unreadable),
      (String(repeating: "[", count: 100_000), .unreadable),
      ("{}", .badValue(key: "label")), (#"{"label":null}"#, .badValue(key: "label")),
      (#"{"label":7}"#, .badValue(key: "label")), (#"{"label":"p0"}"#, .badValue(key: "label")),
      (#"{"label":"p01"}"#, .badValue(key: "label")), (#"{"label":"q1"}"#, .badValue(key: "label")),
      (#"{"label":""}"#, .badValue(key: "label")), (#"{"label":"p"}"#, .badValue(key: "label")),
      (#"{"label":"p1x"}"#, .badValue(key: "label")),
      (#"{"label":"p1","lines":[1]}"#, .badValue(key: "lines")),
      (#"{"label":"p1","lines":[]}"#, .badValue(key: "lines")),
      (#"{"label":"p1","lines":[0,1]}"#, .badValue(key: "lines")),
      (#"{"label":"p1","lines":[2,1]}"#, .badValue(key: "lines")),
      (#"{"label":"p1","lines":"1-2"}"#, .badValue(key: "lines")),
      (#"{"label":"p1","lines":[1,1.5]}"#, .unreadable),
      (#"{"label":"p1","lines":[1,99999999999999999999]}"#, .unreadable),
      (#"{"label":"p1","chars":[-1,2]}"#, .badValue(key: "chars")),
      (#"{"label":"p1","chars":[3,2]}"#, .badValue(key: "chars")),
      (#"{"label":"p1","fp":"v1:12"}"#, .badValue(key: "fp")),
      (#"{"label":"p1","sentences":["0123"]}"#, .badValue(key: "sentences")),
      (#"{"label":"p1","sentences":["0123456789ABCDEF"]}"#, .badValue(key: "sentences")),
      (#"{"label":"p1","sentences":{}}"#, .badValue(key: "sentences")),
      (#"{"label":"p1","opening":1}"#, .badValue(key: "opening")),
      (#"{"label":"p1","sketch":"AA"}"#, .badValue(key: "sketch")),
      (#"{"label":"p1","retired":"yes"}"#, .badValue(key: "retired")),
      (#"{"label":"p7"}"#, .repeatedLabel("p7")),
    ] as [(String, ParagraphRecord.Problem)])
  func badLinesAreReported(line: String, expected: ParagraphRecord.Problem) {
    let file = #"{"label":"p7"}"# + "\n" + line + "\n" + #"{"label":"p8"}"# + "\n"
    let (records, problems) = ParagraphRecord.decode(Array(file.utf8))
    #expect(records.map(\.label) == ["p7", "p8"])
    #expect(problems.map(\.line) == [2])
    #expect(problems.map(\.what) == [expected])
  }

  @Test func anyBytesGiveAnAnswer() {
    let seed: UInt64 = 5
    var random = SeededGenerator(seed: seed)
    let good = ParagraphRecord.encode([
      ParagraphRecord(label: "p1", lines: 1...1, chars: 0..<7, fingerprint: fingerprint, opening: "a b c")
    ])
    for _ in 0..<2000 {
      var bytes = good
      for _ in 0..<3 {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let (records, problems) = ParagraphRecord.decode(bytes)
      let lines = bytes.split(separator: 0x0A).count
      #expect(records.count + problems.count <= lines, "seed \(seed)")
    }
    #expect(ParagraphRecord.decode([0xEF, 0xBB, 0xBF, 0xFF, 0x0A, 0x00]).problems.map(\.line) == [1, 2])
  }

  @Test func recordsOfACut() {
    let copy = """
      A Made-Up Title
      The cat sat on the mat, we know. It purred.
      The cat sat on the roof and fell!
      The cat
      The cat sat on the mat, they say of cats in general.
      A dog barked.
      """
    let cut = cut(
      Array(copy.utf8),
      by: Segmentation(front: [1], missing: [MissingExhibit(after: "p1", what: "a table")]))
    let records = records(of: cut, copy: copy, findingAid: true)
    #expect(records.map(\.label) == ["f1", "p1", "t1", "p2", "p3", "p4", "p5"])
    #expect(
      records.map(\.opening) == [
        "A Made-Up Title", "The cat sat on the mat, we", nil, "The cat sat on the roof", nil,
        "The cat sat on the mat, they", nil,
      ])
    #expect(records[2] == ParagraphRecord(label: "t1"))
    #expect(records[1].lines == 2...2)
    #expect(records[1].chars == 16..<59)
    #expect(records[1].fingerprint == Fingerprint(of: "The cat sat on the mat, we know. It purred."))
    #expect(
      records[1].sentences
        == ["The cat sat on the mat, we know.", "It purred."].map { sha256Hex(Array($0.utf8), first: 16) })
    #expect(records[1].sketch == Sketch(of: "The cat sat on the mat, we know. It purred.").text)
    #expect(records.allSatisfy { !$0.retired })
    let (decoded, problems) = ParagraphRecord.decode(ParagraphRecord.encode(records))
    #expect(decoded == records && problems.isEmpty)
  }

  private func openings(_ copy: String, _ recipe: Segmentation, findingAid: Bool = true) -> [String?] {
    records(of: cut(Array(copy.utf8), by: recipe), copy: copy, findingAid: findingAid).map(\.opening)
  }

  @Test(
    arguments: [
      // In a line that is skipped, across a line end, within longer words, in other typography.
      ("x one two three\none two three four.", [1], "one two three four."),
      ("x one two\nthree\none two three four.", [1, 2], "one two three four."),
      ("bone two threes\none two three", [1], nil),
      ("x it's so it\none\tit\u{2019}s  so it is", [1], "one it\u{2019}s so"),
      ("x it's so it\nit\u{2019}s  so it is", [1], "it\u{2019}s so it is"),
      // Case counts.
      ("one two three\nOne two three", [1], "One two three"),
      // Seven words at most, three at least, 100 code points at most.
      ("a b c d e f g h\na b c d e f g i", [1], nil),
      ("a b c d e f h\na b c d e f g", [1], "a b c d e f g"),
      ("two words", [], nil),
      (
        "one two " + String(repeating: "\u{4E2D}", count: 92), [],
        "one two " + String(repeating: "\u{4E2D}", count: 92)
      ),
      ("one two " + String(repeating: "\u{4E2D}", count: 93), [], nil),
      ("\u{200B} \u{200B} \u{200B}x", [], "\u{200B} \u{200B} \u{200B}x"),
    ] as [(String, [Int], String?)])
  func openingOccursOnceInTheWholeCopy(copy: String, skip: [Int], expected: String?) {
    let last = copy.split(separator: "\n").count
    #expect(openings(copy, Segmentation(skip: Set(skip), headings: [last])).last == expected)
  }

  @Test func openingHoldsNoSentenceOfRunningText() {
    let text = "It fell. Then it rose."
    #expect(openings(text, Segmentation()) == [nil])
    #expect(openings(text, Segmentation(headings: [1])) == ["It fell. Then"])
    #expect(openings("It fell and rose.", Segmentation()) == ["It fell and"])
    #expect(openings("It fell and", Segmentation()) == [nil])
    #expect(openings("It fell and rose.", Segmentation(), findingAid: false) == [nil])
  }
}
