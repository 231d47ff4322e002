import Corpus
import Support
import Testing

@Suite struct EDTFTests {
  /// Text, first and last day since 1970-01-01 (from Python's datetime, but for the year 0000).
  @Test(arguments: [
    ("2022", 18993, 19357),
    ("2022-04", 19083, 19112),
    ("2022-04-27", 19109, 19109),
    ("1970-01-01", 0, 0),
    ("1969-12-31", -1, -1),
    ("2024-02", 19754, 19782),
    ("2000-02-29", 11016, 11016),
    ("0001-01-01", -719162, -719162),
    ("0000", -719528, -719163),
    ("9999-12-31", 2_932_896, 2_932_896),
    ("2022-05~", 19113, 19143),
    ("2016?", 16801, 17166),
    ("2016%", 16801, 17166),
    ("2015-07-14?", 16630, 16630),
    ("198X", 3652, 7304),
    ("198X~", 3652, 7304),
    ("19XX", -25567, 10956),
    ("2004-XX", 12418, 12783),
    ("2004-XX-XX", 12418, 12783),
    ("2004-06-XX", 12570, 12599),
    ("2022-21", 19052, 19143),
    ("2022-22", 19144, 19235),
    ("2022-23", 19236, 19326),
    ("2022-24", 19327, 19416),
    ("2022-21?", 19052, 19143),
    ("2006/2010", 13149, 14974),
    ("2006-01/2010-02-03", 13149, 14643),
    ("2006~/2010?", 13149, 14974),
    ("198X/199X", 3652, 10956),
    ("2004-06/2004", 12570, 12783),
    // The examples of the specification, level 1.
    ("Y170000002", 62_090_506_203, 62_090_506_567),
    ("Y-170000002", -62_091_945_258, -62_091_944_894),
    ("2001-21", 11382, 11473),
    ("1984?", 5113, 5478),
    ("2004-06~", 12570, 12599),
    ("2004-06-11%", 12580, 12580),
    ("201X", 14610, 18261),
    ("20XX", 10957, 47481),
    ("1985-04-XX", 5569, 5598),
    ("1985-XX-XX", 5479, 5843),
    ("-1985", -1_444_534, -1_444_170),
    // Years before the year 1, in which the leap years go on: 1 BC, 5 BC.
    ("-0044", -735599, -735234),
    ("-0044-03-15", -735525, -735525),
    ("-0001-12-31", -719529, -719529),
    ("0000-02-29", -719469, -719469),
    ("-0004-02-29", -720930, -720930),
    ("-0044-21~", -735539, -735448),
    ("-004X", -737425, -733773),
    ("-01XX", -792211, -755688),
    ("-0044/0014", -735599, -714050),
    ("Y17000?", 5_489_595, 5_489_959),
    ("9999/Y10000", 2_932_532, 2_933_262),
  ])
  func bounds(text: String, earliest: Int, latest: Int) throws {
    let date = try #require(EDTFDate(text))
    #expect(date.text == text)
    #expect(date.earliest == earliest)
    #expect(date.latest == latest)
  }

  @Test(
    arguments: [
      ("2010/..", 14610, nil),
      ("2010?/..", 14610, nil),
      ("../2010", nil, 14974),
      ("2010/", 14610, nil),
      ("/2010", nil, 14974),
      ("2022-21/..", 19052, nil),
      ("1985-04-12/..", 5580, nil),
      ("../1985", nil, 5843),
      ("/1985-04-12", nil, 5580),
      ("1985-04/", 5569, nil),
      ("-0044/..", -735599, nil),
    ] as [(String, Int?, Int?)])
  func openAndUnknownEnds(text: String, earliest: Int?, latest: Int?) throws {
    let date = try #require(EDTFDate(text))
    #expect(date.earliest == earliest)
    #expect(date.latest == latest)
    #expect(date.isInterval && !date.isExact)
  }

  @Test(arguments: [
    "", " ", "2022 ", " 2022", "22", "202", "20222", "2022-", "2022-1", "2022-00", "2022-13", "2022-20",
    "2022-25", "2022-4-27", "2022-04-", "2022-04-00", "2022-04-31", "2022-02-29", "1900-02-29", "2022-04-27-",
    "2022-04-27T10:00", "2022-21-01", "20-04-2022", "X", "XXXX", "2XXX", "20X2", "198x", "198X-05", "19XX-XX",
    "2004-XX-05", "2004-X", "2004-1X", "2004-21-XX", "?", "~", "2022??", "2022?~", "?2022", "2022?-04",
    "-0000", "-044", "--0044", "-00444", "-0001-02-29", "0044-", "-0043/-0044",
    "+2022", "Y", "Y2022", "Y02022", "Y012345", "Y-2022", "Y17000-01", "Y1700X", "Y1234567890123", "y17000",
    "17000", "2021-02-29", "2021-04-31", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30+04:30", "2004-06-~11", "2004?-06-11", "{2001,2002}", "[2001,2002]", "2001-25", "/",
    "..", "../..", "../", "/..", "2010/2006", "2010-05/2010-04", "2010/2011/2012",
    "2010//2011", "2010/.", "2010/...", "2010..2011", "2010 / 2011", "..?/2010",
    "\u{662}\u{660}\u{662}\u{662}",
    "2022\u{301}", "April 2022", "now",
  ])
  func invalid(text: String) {
    #expect(EDTFDate(text) == nil)
  }

  @Test func order() throws {
    let sorted = [
      "../2001", "../2010", "/2010", "198X/199X", "1985", "1985/..", "2001-01-01", "2001-01", "2001-01~",
      "2001",
      "2001/2003", "2001/..", "2001-21", "2001-06-XX", "2001-24", "2002", "Y17000",
    ]
    let dates = try sorted.map { try #require(EDTFDate($0)) }
    #expect(dates.shuffled().sorted { ($0.sortKey, $0.text) < ($1.sortKey, $1.text) }.map(\.text) == sorted)
    #expect(try #require(EDTFDate("2010/..")).sortKey > #require(EDTFDate("2010")).sortKey)
  }

  @Test(
    arguments: [
      ("2022", "2022", "2022"), ("2022-05~", "2022-05", "2022-05a"), ("2016?", "2016", "2016q"),
      ("2016-01-02%", "2016-01-02", "2016-01-02qa"), ("2022-04-27", "2022-04-27", "2022-04-27"),
      ("0000", nil, "0000"), ("0044-03", "0044-03", "0044-03"),
      ("-0044", nil, "-0044"), ("-0044-03-15", nil, "-0044-03-15"), ("0001", "0001", "0001"),
      ("Y17000", "17000", "Y17000"), ("Y-17000", nil, "Y-17000"), ("Y17000~", "17000", "Y17000a"),
      ("2001/2002", nil, "2001--2002"), ("-0044/-0043", nil, "-0044---0043"), ("198X", nil, "198X"),
      ("2004-XX", nil, "2004-XX"),
      ("2004-06-XX", nil, "2004-06-XX"), ("2022-21", nil, "2022-21"), ("2006/2010", nil, "2006--2010"),
      ("2010/..", nil, "2010--open"), ("../2010", nil, "open--2010"), ("2010/", nil, "2010--"),
      ("/2010", nil, "--2010"), ("2006~/2010?", nil, "2006a--2010q"),
    ] as [(String, String?, String)])
  func htmlAndAnchors(text: String, html: String?, anchor: String) throws {
    let date = try #require(EDTFDate(text))
    #expect(date.htmlDatetime == html)
    #expect(date.anchorText == anchor)
  }

  /// Of dates that mean the same days the plainer one is first, and an interval last.
  @Test func orderByPrecision() throws {
    let sorted = [
      "2001", "2001?", "2001~", "2001%", "2001-XX", "2001-XX~", "2001-XX-XX", "2001-XX-XX%", "2001/2001",
      "2001/2001?", "2001?/2001",
    ]
    let keys = try sorted.map { try #require(EDTFDate($0)).sortKey }
    #expect(Set(keys.map { [$0.earliest, $0.latest] }).count == 1)
    for (a, b) in zip(keys, keys.dropFirst()) { #expect(a < b) }
  }

  @Test func yearsBeforeTheYearOneComeFirst() throws {
    // -004X holds -0045 and is longer: it begins in -0049.
    let sorted = ["../0001", "Y-17000", "-004X", "-0045", "-0044", "0000", "0001"]
    let dates = try sorted.map { try #require(EDTFDate($0)) }
    #expect(dates.shuffled().sorted { $0.sortKey < $1.sortKey }.map(\.text) == dates.map(\.text))
  }

  @Test func exactIsOneDayWithoutDoubt() {
    let exact = ["2022-04-27", "2022-04-27?", "2022-04", "2022", "2022-04-XX", "2022-04-27/2022-04-28"]
      .map { EDTFDate($0)?.isExact }
    #expect(exact == [true, false, false, false, false, false])
  }

  /// Every day of eight centuries in turn: numbers rise by one, and only real days are dates.
  @Test func everyDay() {
    var expected = EDTFDate("1599-12-31")?.latest ?? 0
    for year in 1600..<2400 {
      for month in 1...12 {
        for day in 1...31 {
          let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
          guard let date = EDTFDate(text) else {
            #expect(day > 28, "\(text)")
            continue
          }
          expected += 1
          if date.earliest != expected {
            Issue.record("\(text) is day \(date.earliest ?? 0), not \(expected)")
          }
        }
      }
    }
    #expect(EDTFDate("2400-01-01")?.earliest == expected + 1)
  }

  @Test func anyText() {
    let seed: UInt64 = 20_261_121
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "2022", "1980", "198X", "19XX", "-", "-", "-", "/", "/", "..", "?", "~", "%", "04", "12", "21", "31",
      "XX",
      "0", "9", "X", "-0044", "Y17000", "Y-", "00", ".", " ", "\u{E9}", "\u{1F600}", "-04", "-27", "-02-29",
      "\0",
    ]
    var dates = 0
    var anchors: [String: String] = [:]
    for _ in 0..<5000 {
      let text = random.text(of: pieces, most: 7)
      guard let date = EDTFDate(text) else { continue }
      dates += 1
      #expect(date.text == text, "seed \(seed): \(text)")
      #expect(date.sortKey.earliest <= date.sortKey.latest, "seed \(seed): \(text)")
      #expect(
        anchors.updateValue(text, forKey: date.anchorText).map { $0 == text } ?? true, "seed \(seed): \(text)"
      )
      #expect(
        date.anchorText.utf8.allSatisfy { $0 != 0x2F && $0 != 0x3F && $0 != 0x25 }, "seed \(seed): \(text)")
      if let html = date.htmlDatetime {
        #expect((EDTFDate(html) ?? EDTFDate("Y" + html))?.earliest == date.earliest, "seed \(seed): \(text)")
      }
    }
    #expect(dates > 100, "seed \(seed)")
  }
}
