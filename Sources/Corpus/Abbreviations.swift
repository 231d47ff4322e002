// Words behind which a full stop need not end a sentence, and words that begin one. No list of this sort is
// whole: what is in none of them is taken for a word, and its full stop for an end.

/// Whether a full stop ends a sentence.
/// - Parameters:
///   - start: where the sentence starts.
///   - next: the word that follows; a small letter has been ruled out.
func endsSentence(fullStop offset: Int, in text: ScalarText, from start: Int, before next: NextWord) -> Bool {
  let before = AbbreviatedWord(text, before: offset, from: start)
  guard let before else { return true }
  if before.isNumber { return endsSentence(number: before, before: next) }
  if before.isSingleLetter || before.isDotted {
    if innerAbbreviations.contains(before.joined) { return false }
    return next.isStarter
  }
  guard abbreviations.contains(before.key) else { return true }
  let isCapital = before.word.unicodeScalars.first?.properties.isUppercase == true
  if isCapital, titles.contains(before.key) { return false }
  if innerAbbreviations.contains(before.key) { return false }
  if numberedAbbreviations.contains(before.key) { return !next.isNumeral }
  if numberedNouns.contains(before.key) { return !next.isNumber }
  if (isCapital || !capitalAbbreviations.contains(before.key)) && endingAbbreviations.contains(before.key) {
    return next.isStarter
  }
  return true
}

/// `1.` numbers what follows, `am 3.` is a day, and `im 19.` a century.
private func endsSentence(number: AbbreviatedWord, before next: NextWord) -> Bool {
  let count = number.word.unicodeScalars.count
  if number.isFirst, count <= 3 { return false }
  guard count <= 2 else { return true }
  if next.isStarter { return true }
  return !next.isNumber && !ordinalNouns.contains(next.word) && !ordinalArticles.contains(number.previous)
}

/// The word before a full stop, and what stands before it.
private struct AbbreviatedWord {
  let word: String
  let key: String
  private let text: ScalarText
  /// Where the word starts, and where its sentence does.
  private let from: Int
  private let start: Int

  init?(_ text: ScalarText, before offset: Int, from start: Int) {
    from = wordStart(text, start..<offset) { $0 == 0x2E || isWordScalar($0) && !isIdeographic($0) }
    guard from < offset else { return nil }
    self.text = text
    self.start = start
    word = text.text(from..<offset)
    key = word.lowercased()
  }

  /// The word before it.
  private var previousRange: Range<Int> {
    let gap = wordStart(text, start..<from) { !isWordScalar($0) }
    return wordStart(text, start..<gap, isWordScalar)..<gap
  }

  /// The word before it, in small letters.
  var previous: String { text.text(previousRange).lowercased() }

  /// Whether no letter stands before it in its sentence.
  var isFirst: Bool { previousRange.isEmpty }

  /// With the abbreviated letter before it: `z.b` of `z. B.`
  var joined: String {
    let range = previousRange
    let previous = text.text(range).lowercased()
    let isAbbreviated = text.bytes[range.upperBound..<from].elementsEqual(". ".utf8)
    return isAbbreviated && previous.unicodeScalars.count == 1 ? previous + "." + key : key
  }

  var isNumber: Bool { word.unicodeScalars.allSatisfy { isDigitScalar($0.value) } }

  var isSingleLetter: Bool {
    // Lengthened letters stand for one: ‹هـ›.
    var letters = word.unicodeScalars.lazy.filter { $0.value != 0x640 }.makeIterator()
    guard let letter = letters.next(), letters.next() == nil else { return false }
    return !isDigitScalar(letter.value) && !isIdeographic(letter.value)
      && !(0xAC00...0xD7A3).contains(letter.value)
  }

  /// Letters with full stops among them: `U.S`, `e.g`, `Ph.D`; but no number and no address.
  var isDotted: Bool {
    guard word.utf8.contains(UInt8(ascii: ".")) else { return false }
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    let counts = parts.map { $0.unicodeScalars.count }
    guard counts.allSatisfy({ $0 > 0 }), !word.unicodeScalars.contains(where: { isDigitScalar($0.value) })
    else {
      return false
    }
    return counts.allSatisfy { $0 <= 2 } || (counts[0] == 1 && counts.allSatisfy { $0 <= 4 })
  }
}

/// Where the run of scalars starts that a rule accepts and that ends with a range.
private func wordStart(_ text: ScalarText, _ range: Range<Int>, _ accepts: (UInt32) -> Bool) -> Int {
  var start = range.upperBound
  while start > range.lowerBound, let found = text.scalar(before: start), accepts(found.value) {
    start = found.start
  }
  return start
}

private func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

/// They stand before names.
private let titles = words(
  """
  mr mrs ms messrs mx dr prof gen col lt maj capt cpt cdr cmdr adm sgt cpl pvt brig sen rep gov pres \
  amb hon rev fr br st ste mt ft mme mlle mgr hr frl dipl ing insp supt ayat hojj sra srta dña
  """)

/// More of the sentence always follows.
private let innerAbbreviations = words(
  """
  e.g i.e cf viz vs approx esp incl resp z.b d.h u.a u.ä s.o s.u o.ä i.d.r m.e u.u bzw ca vgl sog ggf \
  evtl inkl exkl zzgl einschl insb insbes bspw p.ej т.е т.к т.н т.ч см ср напр ул им проф акад ген \
  полк тов ر.ک رک
  """)

/// A number follows, or they are no abbreviation.
private let numberedAbbreviations = words(
  """
  nos nr vol vols pp fig figs art arts arr para paras pt ch chap sect app abs kap bd bde anm aufl ziff \
  стр рис табл гл ст пп núm
  """)

/// The same, but words of their own: a letter or a Roman figure does not tell them apart.
private let numberedNouns = words("no sec ed op col")

/// A sentence may end with them: it does before a word that begins one.
private let endingAbbreviations = words(
  """
  al inc ltd co corp bros llc plc dept est assn univ jr sr jan feb mar apr jun jul aug sept sep oct \
  nov dec mio mrd tsd jh jhd str chr тыс млн млрд трлн руб коп долл гг вв обл респ
  """)

/// Those that are other words in small letters.
private let capitalAbbreviations = words("mar sept dec jun sr co est")

private let abbreviations: Set<String> =
  titles.union(innerAbbreviations).union(numberedAbbreviations).union(numberedNouns).union(
    endingAbbreviations)

private let ordinalNouns = words(
  """
  Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember \
  Jahrhundert Jahrhunderts Jahrhunderte Jahrtausend Jahrtausends
  """)

private let ordinalArticles = words("der die das den dem des im vom zum zur beim am seit bis")

/// Words that begin sentences, and are no names behind an initial or an abbreviation.
let sentenceStarters = words(
  """
  The This That These Those It Its He His She Her They Their We Our You Your I In On At But And Or Nor \
  Yet So However A An There Then Thus For If When While As By From To After Before Since No Not Both \
  Each Every Some Many Most More All Any What Who Why How Where Which With Without Such Here Only \
  Still Neither Either Nobody None Nothing Another Other Others Although Because Despite During Until \
  Under Over Between Against Also Der Die Das Den Dem Des Ein Eine Einer Einem Einen Er Sie Es Wir Ihr \
  Ihre Sein Seine Im Am Auf Aus Bei Beim Mit Nach Seit Von Vom Vor Zu Zum Zur Und Aber Doch Denn Dann \
  Dies Diese Dieser Dieses Diesen Dabei Damit Dafür Dagegen Kein Keine Nicht Man Was Wer Wie Wo Als \
  Wenn Weil Während Durch Für Gegen Ohne Um Auch Noch Nur Le La Les Un Une Il Elle Ils Elles Ce Cette \
  Ces Cet En Au Aux Dans Mais Et On Nous Vous Par Pour Sur Selon El Los Las Una Pero Ella Ellos Este \
  Esta Estos No Con Para Según Это Этот Эта Эти Он Она Они Оно Его Её Их В Во На Но А И Мы Вы Я По С К \
  За Из От Как Когда Если Что Кто Так Там Тогда При После До Для У О Об Не Ни Однако Также Затем Такой \
  Такие Все Всё
  """)

/// Whether a text goes on with the sentence that a quotation stands in: particles of Japanese behind it.
func continuesQuotation(_ text: ScalarText, _ offset: Int) -> Bool {
  guard offset < text.count else { return false }
  // と って な の を に は が も, and 的 of Chinese.
  return [0x3068, 0x3063, 0x306A, 0x306E, 0x3092, 0x306B, 0x306F, 0x304C, 0x3082, 0x7684]
    .contains(text.scalar(at: offset).value)
}

/// Whether a text tells soon who spoke, as behind a quotation that begins a sentence.
func namesSpeaker(_ text: ScalarText, _ offset: Int) -> Bool {
  var end = offset
  var count = 0
  while end < text.count, count < 12 {
    let (value, next) = text.scalar(at: end)
    guard isWordScalar(value) || value == 0x20 else { break }
    end = next
    count += 1
  }
  let heard = text.text(offset..<end)
  if ["说", "說", "问道", "問道", "回答", "表示", "写道", "寫道"].contains(where: heard.contains) { return true }
  return heard.split(separator: " ").prefix(2).contains {
    ["گفت", "پرسید", "افزود", "نوشت", "قال", "قالت", "سأل", "أضاف"].contains(String($0))
  }
}
