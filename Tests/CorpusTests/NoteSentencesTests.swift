// The sentences of notes in many languages, and which of them citations close.

import Corpus
import Diagnostics
import Files
import Markup
import Support
import Testing

private func readClaim(_ body: String) -> Claim? {
  let file = SourceFile(path: "content/themes/arms/made-up.md", text: "---\ntitle: T\n---\n" + body)
  return readNote(file, place: .note(theme: "arms", name: "made-up")).value.claims.first
}

private func texts(_ claim: Claim, _ ranges: [Range<Int>]) -> [String] {
  ranges.map { String(decoding: Array(claim.text.utf8)[$0], as: UTF8.self) }
}

/// Texts whose sentences are parted by `|`, which is no part of them.
private func sentences(_ marked: String) throws -> (found: [String], expected: [String]) {
  let expected = marked.replacing("`", with: "").split(separator: "|").map { String($0.trimming(" ")) }
  let claim = try #require(readClaim(marked.replacing("|", with: "") + " {.background}"), "\(marked)")
  return (texts(claim, claim.sentences.map(\.range)), expected)
}

extension Substring {
  fileprivate func trimming(_ blank: Character) -> Substring {
    var result = self
    while result.first == blank { result = result.dropFirst() }
    while result.last == blank { result = result.dropLast() }
    return result
  }
}

@Suite struct NoteSentencesTests {
  @Test(arguments: [
    "One came.| Two went!| Who stayed?| Nobody", "What?!| Yes.", "He waited...| Nobody came.",
    "He waited\u{2026} and left.| So did she.", "The fees … rose.| They fell.", "A note.²| The next.",
    "The U.S. Army left.| It came back.", "It left the U.S.| The rest stayed.",
    "The U.K. and the U.N. agreed.",
    "It came at 5 p.m. on Friday.| It left.", "Ships, e.g. Ferries, came, i.e. Two.",
    "See p. 5 and pp. 6.| Then No. 7.",
    "It is art.| A year passed.", "He said no.| Later he came.", "See no. 7 and vol. II of it.",
    "Dr. Mora, Prof. Osei and Gen. Ito met.| They left.", "J. A. Mora wrote it.| A. Osei read it.",
    "He chose plan B.| The rest did not.", "Mora et al. Osei read it.", "Acme Inc. Tokyo branch closed.",
    "It was Acme Inc.| It closed.", "Fees, berths, etc.| Mora lists them.",
    "It grew by 2.5 per cent.| Then by 3.14.| It fell.",
    "In 2010.| The ships came.", "There were 14.| They left.", "On Jan. 5 they met.| In Feb. Osei left.",
    "“Stop!” he said.| “Go.”| She left.", "He said “no.” and left.", "He said “no.”| She left.",
    "He said \"no\".| She left.",
    "(One came.| Two went.)| Three stayed.", "It came (see p. 5. It is long) and left.| So it was.",
    "It came (so they say!) and left.", "It left (in 2010.)| The rest stayed.", "It came (why?).| It left.",
    "The order [of May. It is long] held.| It fell.", "The page example.org is there.| It loads.",
    "Call `a. B` here.| Then `c.`", "Washington, D.C. Area firms came.",
  ])
  func english(marked: String) throws {
    let (found, expected) = try sentences(marked)
    #expect(found == expected)
  }

  @Test(arguments: [
    "Er kam am 3. Oktober 1990 an.| Dann ging er.", "Die 2. Armee blieb.| Sie war klein.",
    "Im 19. Jahrhundert war es so.",
    "Schiffe, z. B. Fähren, kamen, d. h. Zwei.", "Das gilt z.B. Die Zeit nicht.",
    "Nach Art. 5 Abs. 2 gilt es.| Das steht fest.",
    "Er sagte: „Nein.“| Dann ging er.", "Er sagte „Nein!“ und ging.",
    "Er fragte: »Warum?«| Niemand wusste es.",
    "Vgl. Mora, Bd. 2, S. 5.| Er irrt.", "Frau Dr. Mora kam ca. 2010 an.", "Im Jahr 44 v. Chr. Caesar starb.",
    "Es waren 14.| Die Schiffe fuhren.",
    "Das gilt usw.| Osei nennt mehr.", "Sie zahlten 3,5 Mio. Euro.| Das war viel.",
  ])
  func german(marked: String) throws {
    let (found, expected) = try sentences(marked)
    #expect(found == expected)
  }

  @Test(arguments: [
    "او آمد.| بعد رفت؟| بله!| خوب", "رشد ۲٫۵ درصد بود.| بعد ۳.۱ شد.| تمام.", "او گفت: «می‌آیم.»| بعد رفت.",
    "کتاب «چه باید کرد؟» را نوشت.| بعد رفت.", "«بله؟» گفت و رفت.| تمام شد.", "م. امیدی آمد.| او رفت.",
    "در سال ۱۳۹۰ ه. ش. آمد.| بعد رفت.",
    "در ۵۰۰ ق.م. بود.| بعد رفت.", "او (در تهران. خانه) ماند.| بعد رفت.", "وہ آیا۔| وہ گیا۔",
    "ر.ک. صفحه ۵.| تمام.",
    "وصلت السفن.| ثم غادرت؟| نعم!", "قال: «سنأتي.»| ثم غادر.", "التقى د. أحمد بالوزير.| ثم غادر.",
    "ارتفعت 2.5 في المئة.| ثم هبطت.",
    "سفن وعبارات، إلخ.| ثم غادرت.", "وصل (عام 1990. مساء) وغادر.| انتهى.",
  ])
  func persianAndArabic(marked: String) throws {
    let (found, expected) = try sentences(marked)
    #expect(found == expected)
  }

  @Test(arguments: [
    "船来了。|它走了！|谁留下？|没人", "他说：“好。”|后来他走了。", "“好。”他说。|他走了。", "他问“为什么？”然后走了。|没人知道。", "《怎么办？》是一本书。|他读了。",
    "船（见下。）来了。|它走了。", "增长了2.5%。|后来下降。", "他说好。|“我们走。”|他走了。", "船来了!|它走了?|是。", "美国U.S. 军队来了。|它走了。",
    "船が来た。|それは去った。", "「好きだ。」と彼は言った。|次だ。", "彼は「来る。」|それから去った。", "『なぜ？』という本だ。|終わり。", "船は１．５倍になった．|次は減った．",
    "どこ？！|ここだ。", "（船が来た。）|それは去った。",
  ])
  func chineseAndJapanese(marked: String) throws {
    let (found, expected) = try sentences(marked)
    #expect(found == expected)
  }

  @Test(arguments: [
    "Он пришёл.| Она ушла!| Кто остался?", "В. И. Морин жил в 1920 г. в порту.| Он умер.",
    "Это было в 1920 г.| Он умер.",
    "Суда, т. е. паромы, и т. д.| Они ушли.", "Он из г. Киева.| Это так.",
    "Проф. Морин и акад. Осин спорили.", "См. стр. 5 и рис. 2.| Там ясно.",
    "Он сказал: «Нет».| Она ушла.", "«Нет!» сказал он.| Она ушла.", "Рост 2,5 млн руб. за год.| Это много.",
    "Он (см. с. 5. Там ясно) ушёл.| Это так.",
    "Они ушли в 44 г. до н. э.| Это так.",
  ])
  func russian(marked: String) throws {
    let (found, expected) = try sentences(marked)
    #expect(found == expected)
  }

  /// Blocks, and their sentences that no citation closes.
  @Test(
    arguments: [
      // Before the full stop and behind it, in brackets and quotes.
      ("One. Two [@a, ¶ 1].", []), ("One [@a, ¶ 1]. Two.", ["Two."]), ("One. [@a, ¶ 1] Two.", ["Two."]),
      ("One.[@a, ¶ 1] Two.", ["Two."]), ("(One [@a, ¶ 1].) Two.", ["Two."]),
      ("(One. [@a, ¶ 1]) Two.", ["Two."]),
      ("He says “one [@a, ¶ 1].” Two.", ["Two."]), ("He says “one.” [@a, ¶ 1] Two.", ["Two."]),
      ("One (so [@a, ¶ 1]). Two.", ["Two."]), ("One. ([@a, ¶ 1])", []), ("One [@a, ¶ 1] …", []),
      ("One [@a, ¶ 1]. – !", []),
      // Between two citations, and several at one place.
      ("One [@a, ¶ 1]. Two. Three [@b, ¶ 1].", []), ("One [@a, ¶ 1] [@b, ¶ 1]. Two.", ["Two."]),
      ("One. [@a, ¶ 1] [@b, ¶ 1] Two. Three.", ["Two.", "Three."]),
      // Inside a sentence, whatever marks follow.
      ("One [@a, ¶ 1] in the U.S. Army.", []), ("One [@a, ¶ 1], e.g. in 2010.", []),
      ("One [@a, ¶ 1] by J. Mora.", []),
      ("One [@a, ¶ 1], or 2.5 per cent.", []), ("“One!” [@a, ¶ 1] he said.", []),
      ("One [@a, ¶ 1] (it is said. So be it).", []),
      // At the start of a block a citation belongs to the sentence that it begins.
      ("[@a, ¶ 1] One. Two.", ["Two."]), ("[see @a, ¶ 1] one.", []),
      ("| a | b |\n|---|---|\n| [@a, ¶ 1] | 14 |", []),
      // In the running text.
      ("As @a [¶ 1] says, one.", []), ("One. @a [¶ 1] says two. Three.", ["Three."]),
      ("او آمد [@a, ¶ 1]. بعد رفت.", ["بعد رفت."]), ("او آمد. [@a, ¶ 1] بعد رفت؟", ["بعد رفت؟"]),
      ("他来了[@a, ¶ 1]。他走了。", ["他走了。"]), ("他来了。[@a, ¶ 1]他走了。", ["他走了。"]), ("「来た。」[@a, ¶ 1]と言った。", []),
      ("他说：“来。”[@a, ¶ 1] 他走了。", ["他走了。"]), ("Er kam [@a, ¶ 1] am 3. Oktober.", []),
      ("Он ушёл [@a, ¶ 1] в 1920 г. Морин остался.", []),
      // Kinds of sentences.
      ("One [@a, ¶ 1]. [Two.]{.assessment}", []), ("One [@a, ¶ 1]. “[Two]{.gap}.”", []),
      ("One [@a, ¶ 1]. ([Two.]{.background})", []),
      ("One [@a, ¶ 1]. [Two. Three]{.assumption}. Four.", ["Four."]),
      ("One [@a, ¶ 1]. [Two]{.assessment} and more.", ["Two and more."]),
      ("One [@a, ¶ 1]. [Two.]{.reported}", ["Two."]), ("One [@a, ¶ 1]. [Two.]{.fact}", ["Two."]),
      ("One [@a, ¶ 1]. [Two.]{lang=en}", ["Two."]),
      ("One [@a, ¶ 1]. [The [first]{date=2010} left.]{.assessment}", []),
    ] as [(String, [String])])
  func openSentences(body: String, expected: [String]) throws {
    let claim = try #require(readClaim(body))
    #expect(texts(claim, claim.openSentences) == expected, "\(claim.text)")
  }

  /// Each sentence with the key of the citation that closes it, and its kind.
  @Test func whatEachCitationCloses() throws {
    let body =
      "One. Two [@a, ¶ 1]. Three. [@b, ¶ 1] [We doubt it.]{.assessment} Four [@c, ¶ 1], [@d, ¶ 1]. Five."
    let file = SourceFile(path: "n.md", text: body)
    let note = readNote(file, place: .note(theme: "t", name: "n")).value
    let claim = try #require(note.claims.first)
    let found = claim.sentences.map { sentence -> String in
      let key = sentence.closedBy.map { note.tree.citations[Int(note.tree.nodes[$0].token)].items[0].key }
      return "\(texts(claim, [sentence.range])[0]) \(key ?? "-") \(sentence.kind?.rawValue ?? "-")"
    }
    #expect(
      found == [
        "One. a -", "Two. a -", "Three. b -", "We doubt it. c assessment", "Four,. c -", "Five. - -",
      ])
  }

  /// Any text at all: the sentences rise, lie apart and leave out nothing but white space.
  @Test func anyText() throws {
    let seed: UInt64 = 20_261_203
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "a", "B", "c. ", "D. ", ". ", "! ", "? ", "…", "...", " ", "(", ")", "\u{201C}", "\u{201D}", "\u{AB}",
      "\u{BB}", "\"",
      "。", "「", "」", "船", "سلام", "؟ ", "3.", "5", "г. ", "\u{A0}", "\u{301}", "\u{1F600}", "'", "،",
    ]
    for _ in 0..<3000 {
      let text = "x" + random.text(of: pieces, most: 14)
      guard let claim = readClaim(text + " {.background}") else { continue }
      let bytes = Array(claim.text.utf8)
      var end = 0
      for sentence in claim.sentences {
        #expect(sentence.range.lowerBound >= end && !sentence.range.isEmpty, "seed \(seed): \(text)")
        let between = String(decoding: bytes[end..<sentence.range.lowerBound], as: UTF8.self)
        let isBlank = between.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic }
        #expect(isBlank, "seed \(seed): \(text)")
        #expect(String(validating: bytes[sentence.range], as: UTF8.self) != nil, "seed \(seed): \(text)")
        end = sentence.range.upperBound
      }
    }
  }
}
