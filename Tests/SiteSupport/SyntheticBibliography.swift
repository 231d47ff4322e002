// Two hundred made-up works for the formats of reference managers: names of many scripts, and every mark
// that a format could take for one of its own.

/// A work as its register entry gives it.
package struct SyntheticWork: Sendable {
  package var key: String
  package var type: String
  /// By the names of the front matter.
  package var texts: [(key: String, value: String)] = []
  /// By role: each name as its parts.
  package var names: [(role: String, people: [[(part: String, value: String)]])] = []
  package var accessed: String?

  package subscript(key: String) -> String? { texts.first { $0.key == key }?.value }

  package func people(_ role: String) -> [[(part: String, value: String)]] {
    names.first { $0.role == role }?.people ?? []
  }

  /// The file of the register. A JSON text is a YAML text too.
  package var file: String {
    var lines = ["---", "type: \(type)"]
    lines += texts.map { "\($0.key): \(quoted($0.value))" }
    for (role, people) in names {
      lines.append("\(role):")
      lines += people.map { parts in
        "  - {\(parts.map { "\($0.part): \(quoted($0.value))" }.joined(separator: ", "))}"
      }
    }
    if let accessed { lines.append("copies: [{id: a, role: original, retrieved: \(accessed)}]") }
    return (lines + ["---", ""]).joined(separator: "\n")
  }

  private func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}

/// - Parameter types: the types to draw from; each is drawn at least once if there are as many works.
package func syntheticWorks(_ count: Int, seed: UInt64, types: [String]) -> [SyntheticWork] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { number in
    let digits = String(number)
    let key = "w" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return work(key, type: types[number % types.count], &random)
  }
}

private func work(_ key: String, type: String, _ random: inout SplitMix64) -> SyntheticWork {
  var work = SyntheticWork(key: key, type: type)
  work.texts.append(("title", text(random.oneIn(12) ? 60 : random.number(1..<9), &random)))
  for key in ["container-title", "collection-title", "publisher", "publisher-place"] where !random.oneIn(3) {
    work.texts.append((key, text(random.number(1..<5), &random)))
  }
  let numbers = [
    ("volume", "12"), ("issue", "3"), ("number", "A-7/2031"), ("page", "104-119"), ("edition", "2"),
    ("isbn", "978-3-16-148410-0"), ("issn", "1234-5679"), ("doi", "10.1000/a_b(2031)2:1<4::c>3.0.x;2-#"),
    ("url", "https://example.org/a_b/~c?x=1&y=%20z#d"), ("archive", "Archive of R&D"),
    ("archive-location", "https://archive.example.org/2031/a_b?c=d&e"),
  ]
  for (key, value) in numbers where !random.oneIn(3) { work.texts.append((key, value)) }
  if !random.oneIn(4) { work.texts.append(("language", languages[random.number(0..<languages.count)])) }
  if !random.oneIn(5) { work.texts.append(("issued", dates[random.number(0..<dates.count)])) }
  if random.oneIn(2) { work.accessed = "2034-0\(random.number(1..<10))-1\(random.number(0..<10))" }
  for (role, most) in [("author", 4), ("editor", 2), ("translator", 2)] where !random.oneIn(4) {
    let count = random.number(1..<(most + 1))
    work.names.append((role, (0..<count).map { _ in people[random.number(0..<people.count)] }))
  }
  return work
}

/// Words and marks; none at either end that a format would trim, and no word of markup.
private func text(_ count: Int, _ random: inout SplitMix64) -> String {
  (0..<count).map { _ in pieces[random.number(0..<pieces.count)] }.joined(separator: " ")
}

private let pieces = [
  "Harbour", "the", "Ships", "and", "quays", "iPhone", "NATO's", "Émigré", "Łódź", "señor", "naïve",
  "Ångström",
  "Straße", "e\u{301}tude", "Việt Nam", "روابط ایران و چین", "می‌شود", "گزارش", "中伊关系", "海军", "«цитата»",
  "Ελλάδα",
  "שלום", "{braces}", "{Out {in} side}", "R&D", "50%", "$5", "#1", "snake_case", "~", "x^2", "C:\\path\\to",
  "\\",
  "\\textbf", "--", "a---b", "2031–32", "\"quoted\"", "“so”", "it's", "a: b", "a; b", "a, b", "(c)", "[d]",
  "a < b",
  "a|b", "@at", "*star*", "`tick`", "100 % & more", "%%", "}{", "why?", "so!", "…", "a/b", "a=b", "+", "‘x’",
]

private let languages = ["en", "fa", "zh", "ru", "de", "ar", "tg"]

private let dates = [
  "2031", "2031-05", "2031-05-17", "2031~", "2031-05?", "2031-05-17%", "2031-22", "203X", "2031-XX",
  "2031/2033",
  "2031-05/2031-06", "2031/..", "-0044",
]

private let people: [[(part: String, value: String)]] = [
  [("family", "Müller"), ("given", "Jörg")], [("family", "حسینی"), ("given", "علی")],
  [("family", "حسینی نژاد"), ("given", "محمد رضا")], [("family", "王"), ("given", "小明")],
  [("family", "欧阳"), ("given", "修")], [("family", "O'Brien"), ("given", "Conor")],
  [("family", "García Márquez"), ("given", "Gabriel José")], [("family", "al-Rashid"), ("given", "Omar")],
  [("family", "Nguyễn"), ("given", "Văn A")], [("family", "{Brace}"), ("given", "X.")],
  [("family", "Smith & Sons"), ("given", "50%")], [("family", "Rand and Co"), ("given", "A_b")],
  [("family", "Иванов"), ("given", "Пётр Ильич")], [("family", "Solo")], [("family", "سعدی")],
  [("family", "Two Words")], [("family", "de la Cruz"), ("given", "Ana")],
  [("family", "Gogh"), ("given", "Vincent"), ("non-dropping-particle", "van")],
  [("family", "Humboldt"), ("given", "Alexander"), ("dropping-particle", "von")],
  [("family", "Cruz Ruiz"), ("given", "Juana"), ("dropping-particle", "de la")],
  [("family", "Rossi"), ("given", "Ida"), ("non-dropping-particle", "De")],
  [("family", "King"), ("given", "Martin Luther"), ("suffix", "Jr.")],
  [("literal", "Ministry of Trade and Industry")], [("literal", "وزارت امور خارجه")], [("literal", "外交部")],
  [("literal", "Foo, Bar, and Sons")], [("literal", "R&D {Office} #1")], [("literal", "others")],
]
