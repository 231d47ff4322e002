// The pieces that a comparison is made of, each alone: rows, edits, likeness, tokens, flags, hashes, patterns.

import Comparing
import Corpus
import Files
import Records
import SiteSupport
import Support
import Testing

@Suite struct PiecesTests {
  // MARK: Rows and edits

  /// The length of a longest increasing row, by trying all that end at each place.
  private func slowLength(_ numbers: [Int]) -> Int {
    var best = Array(repeating: 1, count: numbers.count)
    for i in numbers.indices {
      for j in 0..<i where numbers[j] < numbers[i] { best[i] = max(best[i], best[j] + 1) }
    }
    return best.max() ?? 0
  }

  @Test func theLongestRowKeepsItsOrder() {
    #expect(longestIncreasing([], weights: []) == [])
    #expect(longestIncreasing([3, 0, 1, 2], weights: [1, 1, 1, 1]) == [1, 2, 3])
    // Of two rows as long as each other, the weightier.
    #expect(longestIncreasing([1, 0], weights: [5, 1]) == [0])
    #expect(longestIncreasing([1, 0], weights: [1, 5]) == [1])
    for seed in campaignSeeds(1...200) {
      var random = SeededGenerator(seed: seed)
      let numbers = Array(0..<Int.random(in: 1...40, using: &random)).shuffled(using: &random)
      // As wide as the hashes of names: two rows that weigh the same would both do.
      let weights = numbers.map { _ in UInt32.random(in: 0...UInt32.max, using: &random) }
      let row = longestIncreasing(numbers, weights: weights)
      #expect(row.count == slowLength(numbers), "seed \(seed)")
      #expect(zip(row, row.dropFirst()).allSatisfy { $0 < $1 && numbers[$0] < numbers[$1] }, "seed \(seed)")
      // From the other side the same pairs stay.
      var inverse = numbers
      for (place, number) in numbers.enumerated() { inverse[number] = place }
      let turned = longestIncreasing(inverse, weights: inverse.map { weights[$0] })
      #expect(Set(turned.map { inverse[$0] }) == Set(row), "seed \(seed)")
    }
  }

  @Test func editsTurnOneListIntoTheOther() {
    #expect(edits([1, 2, 3], [1, 2, 3]) == [])
    #expect(edits([1, 2, 3], [1, 3]) == [Edit(a: 1..<2, b: 1..<1)])
    #expect(edits([1, 3], [1, 2, 3]) == [Edit(a: 1..<1, b: 1..<2)])
    #expect(edits([Int](), [1]) == [Edit(a: 0..<0, b: 0..<1)])
    for seed in campaignSeeds(1...300) {
      var random = SeededGenerator(seed: seed)
      let list = { (random: inout SeededGenerator) in
        (0..<Int.random(in: 0...30, using: &random)).map { _ in Int.random(in: 0...4, using: &random) }
      }
      let (a, b) = (list(&random), list(&random))
      let found = edits(a, b)
      var made: [Int] = []
      var i = 0
      for edit in found {
        made += a[i..<edit.a.lowerBound]
        #expect(made.count == edit.b.lowerBound, "seed \(seed)")
        made += b[edit.b]
        i = edit.a.upperBound
      }
      #expect(made + a[i...] == b, "seed \(seed)")
      // No shorter way: what stays is as long as a longest common row.
      #expect(a.count - found.reduce(0) { $0 + $1.a.count } == common(a, b), "seed \(seed)")
    }
  }

  private func common(_ a: [Int], _ b: [Int]) -> Int {
    var row = Array(repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for j in b.indices {
        let here = row[j + 1]
        row[j + 1] = x == b[j] ? diagonal + 1 : max(row[j + 1], row[j])
        diagonal = here
      }
    }
    return row[b.count]
  }

  @Test func whatTakesTooManyCellsIsReplacedAsAWhole() {
    let (a, b) = (Array(0..<400), Array(1000..<1400))
    #expect(edits([7] + a + [8], [7] + b + [8], cells: 1000) == [Edit(a: 1..<401, b: 1..<401)])
  }

  // MARK: Likeness

  @Test func likenessIsDice() {
    let one = Bigrams("the ports of the north were closed")
    #expect(one.likeness(to: one) == 1)
    // Pairs: the-cat, cat-sat; the-cat, cat-ran: one of two.
    #expect(Bigrams("the cat sat").likeness(to: Bigrams("The cat, ran")) == 0.5)
    #expect(Bigrams("").likeness(to: Bigrams("a b")) == 0)
    // Characters count where they are words; joiners stay inside one.
    #expect(Bigrams("港口关闭").likeness(to: Bigrams("港口开放")) == 2.0 / 6)
    #expect(foldedWords("می‌رود، و") == ["می‌رود", "و"])
  }

  @Test func pairsAreEachOthersBestAndClearlyAhead() {
    let a = ["the ports of the north were closed in winter", "nothing like it at all here"].map {
      Bigrams($0)
    }
    let b = ["the ports of the north were closed in summer", "entirely other words stand there"].map {
      Bigrams($0)
    }
    #expect(likePairs(a, b).map { [$0.a, $0.b] } == [[0, 0]])
    // Two that are as like it as each other: neither.
    #expect(likePairs([a[0]], [b[0], b[0]]).isEmpty)
    #expect(likePairs(Array(repeating: a[0], count: leftoversMax + 1), b).isEmpty)
  }

  // MARK: Words

  @Test(arguments: [
    ("It rose 1,200 km in 2017.", ["It", " ", "rose", " ", "1,200 km", " ", "in", " ", "2017", "."]),
    ("12 % of $4.5", ["12 %", " ", "of", " ", "$4.5"]),
    ("می‌رود ۱۲٬۰۰۰ تن", ["می‌رود", " ", "۱۲٬۰۰۰", " ", "تن"]),
    ("三月封港", ["三", "月", "封", "港"]),
    ("Iran's isn't", ["Iran's", " ", "isn't"]),
  ])
  func tokensAreWordsNumbersAndCharacters(text: String, wanted: [String]) {
    #expect(tokens(text).map(\.text) == wanted)
    #expect(tokens(text).map(\.text).joined() == text)
  }

  @Test func runsTellBothTexts() {
    let runs = wordRuns("Exports rose by 12 in May.", "Exports rose by 21 in May.")
    #expect(
      runs == [
        WordRun(.same, "Exports rose by "), WordRun(.removed, "12"), WordRun(.added, "21"),
        WordRun(.same, " in May."),
      ])
    // One common word between two changes is no island.
    #expect(wordRuns("a b c d e", "a x c y e").filter { $0.kind == .same }.map(\.text) == ["a ", " e"])
    for seed in campaignSeeds(1...200) {
      var random = SplitMix64(seed: seed)
      let text = { (random: inout SplitMix64) in
        (0..<random.number(0..<6)).map { _ in random.words(random.number(1..<6)) + ". " }.joined()
      }
      let (a, b) = (text(&random), text(&random))
      let runs = wordRuns(a, b)
      #expect(runs.filter { $0.kind != .added }.map(\.text).joined() == a, "seed \(seed)")
      #expect(runs.filter { $0.kind != .removed }.map(\.text).joined() == b, "seed \(seed)")
    }
  }

  @Test(arguments: [
    ("Exports rose by 12 percent.", "Exports rose by 21 percent.", [ChangeFlag.number]),
    ("It sold 5 km of rail.", "It sold 5 mi of rail.", [.number, .unit]),
    ("It met in May 2017.", "It met in June 2017.", [.date]),
    ("It met in 2017.", "It met in 2018.", [.date]),
    ("The bank paid.", "The bank did not pay.", [.negation]),
    ("A sale is unlikely.", "A sale is very unlikely.", [.likelihood]),
    ("A sale is likely.", "A sale is unlikely.", [.likelihood]),
    ("The firm sold it.", "The firm reportedly sold it.", [.hedge]),
    ("The Guards met.", "The Navy met.", [.entity]),
    ("The ports closed.", "The ports, closed.", [.punctuation]),
    ("The organisation met.", "The organization met.", [.spelling]),
    ("The travellers were colour-blind.", "The travelers were color-blind.", [.spelling]),
    ("The goverment met.", "The government met.", [.spelling]),
    ("The Guards beat the Navy.", "The Navy beat the Guards.", [.entity]),
    ("中国赢了伊朗。", "伊朗赢了中国。", [.entity]),
    ("It sold arms to Iran.", "It sold arms to Iraq.", [.entity]),
    ("It sold arms to Syria.", "It sold arms to Styria.", []),
    ("It prescribed trade.", "It proscribed trade.", []),
    ("Exports rise.", "Exports rose.", []),
    ("It cost $5.", "It cost €5.", [.number, .unit]),
    ("It cost $ 5.", "It cost € 5.", [.number]),
    ("It grew by -5 points.", "It grew by 5 points.", [.number]),
    ("It grew by −5 points.", "It grew by -5 points.", [.punctuation]),
    ("It held > 20 tons.", "It held < 20 tons.", [.number]),
    ("It held ≥20 tons.", "It held ≤20 tons.", [.number]),
    ("It held 1,500 tons.", "It held 1.500 tons.", [.number]),
    ("It held 5–6 tons.", "It held 5-6 tons.", [.punctuation]),
    ("It took 5 %.", "It took 5%.", [.punctuation]),
    ("It took 5.", "It took 5%.", [.number, .unit]),
    ("The ports closed.", "The ports closed?", []),
    ("The act was legal.", "The act was illegal.", []),
    ("The ports closed early.", "The harbours closed early.", []),
    ("فروش بعید است.", "فروش محتمل است.", [.likelihood]),
    ("شرکت ۱۲ کشتی فروخت.", "شرکت ۲۱ کشتی فروخت.", [.number]),
    ("بانک پرداخت.", "بانک هرگز پرداخت.", [.negation]),
    ("شرکت فروخت.", "شرکت گویا فروخت.", [.hedge]),
    ("出售不太可能。", "出售很可能。", [.likelihood]),
    ("银行付款。", "银行未付款。", [.negation]),
    ("公司据称出售。", "公司出售。", [.hedge]),
    ("公司售出12艘船。", "公司售出21艘船。", [.number]),
  ])
  func flagsAreOfChangedWordsAlone(a: String, b: String, wanted: [ChangeFlag]) {
    let known = IndexedNames(["Guards", "Navy", "Iran", "Iraq", "中国", "伊朗"])
    #expect(flags(a, b, names: known) == wanted)
    #expect(flags(b, a, names: known) == wanted)
    // Words that did not change make nothing grave.
    let tail = " It is likely that 40 Guards did not go in May."
    #expect(flags(a + tail, b + tail, names: known) == wanted)
  }

  @Test func everyTermOfTheYardsticksIsInTheLists() throws {
    let list = try #require(termLists.first { $0.flag == .likelihood })
    for yardstick in Yardstick.allCases {
      for row in 0..<yardstick.rowCount {
        for term in yardstick.steps(row: row).flatMap(\.terms) {
          #expect(list.english.contains(term), "\(term)")
        }
      }
    }
    for list in termLists {
      #expect(!list.english.isEmpty && !list.persian.isEmpty && !list.chinese.isEmpty, "\(list.flag)")
      #expect(list.english.allSatisfy { $0 == $0.lowercased() })
    }
  }

  // MARK: Hashes, patterns, records

  @Test func theHashIsSHA256() {
    let hex = { (text: String) in
      Comparing.sha256(Array(text.utf8)).map { String(Int($0) + 0x100, radix: 16).suffix(2) }.joined()
    }
    #expect(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let long = String(repeating: "a", count: 119)
    #expect(hex(long) == sha256Hex(Array(long.utf8)))
  }

  @Test func patternsMeanPaths() {
    #expect(matches("themes/t/n.html", "themes/**"))
    #expect(matches("themes/t/n.html", "themes/*/n.html"))
    #expect(!matches("themes/t/n.html", "themes/*"))
    #expect(matches("a.html", "?.html") && !matches("ab.html", "?.html"))
    #expect(matches("a", "*") && matches("", "") && !matches("a", ""))
  }

  @Test func recordsAreReadAsTheyAreWritten() {
    let texts = ["a \"quoted\" \\ text", "</script>\u{2028}&", "سلام", "中文", "tab\tand\nline"]
    let records = texts.enumerated().map { number, text in
      Record(
        id: "c-\(number)", kind: .claim, language: "en", text: text,
        fields: [("cites", .rows([["a", "p1"], [text]])), ("kind", .text(text)), ("events", .texts(texts))])
    }
    let bytes = encodeShard(name: "themes/t/\"n\"", records: records)
    let read = readShards(bytes)
    #expect(read.version == shardVersion && read.damaged == [])
    #expect(read.records.map(\.record.text) == texts)
    #expect(read.records.allSatisfy { $0.shard == "themes/t/\"n\"" })
    #expect(encodeShard(name: "themes/t/\"n\"", records: read.records.map(\.record)) == bytes)
    #expect(readShards(encodeShardIndex(["a", "b"])).version == shardVersion)
    // Any byte that changes what is no text makes a line no record.
    #expect(readShards(Array("[\"a\",\"claim\",\"en\",\"x\",{}]\n".utf8)).damaged == [1])
  }
}
