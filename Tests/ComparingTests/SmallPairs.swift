// A small dossier in three languages, and for each kind of change an edit of its files that is that change.

import Comparing
import Files
import SiteSupport

/// What a language's dossier says. The two texts of a pair differ in what their name tells.
struct Tongue: Sendable {
  var code: String
  /// A claim, and it with another number, a negation, another likelihood, another wording, and a comma more.
  var sum, otherSum, negated, likely, unlikely, worded, comma: String
  /// Two claims that one may become, and the one.
  var whole, firstHalf, secondHalf: String
  var plain, otherPlain, event, title, otherTitle, prose, otherProse: String
  var digests: [String]
  var entity, otherEntity, statement: String
}

let tongues = [
  Tongue(
    code: "en", sum: "The port handled 12 ships in the first spring after it had opened",
    otherSum: "The port handled 21 ships in the first spring after it had opened",
    negated: "The port did not handle 12 ships in the first spring after it had opened",
    likely: "More ships are likely to call at the port before the year ends",
    unlikely: "More ships are unlikely to call at the port before the year ends",
    worded: "The harbour dealt with 12 vessels in the first spring after it had opened",
    comma: "The port handled 12 ships, in the first spring after it had opened",
    whole: "The board closed the northern pier in winter and sold its two cranes to a yard in the south",
    firstHalf: "The board closed the northern pier in winter",
    secondHalf: "and sold its two cranes to a yard in the south",
    plain: "The board met behind closed doors and told nobody what it had talked about",
    otherPlain: "Fees for berths went up when the ferry line had lost its licence",
    event: "The pier was opened with a speech", title: "Port calls", otherTitle: "Calls at the port",
    prose: "This page is about ships.", otherProse: "This page is about many ships.",
    digests: [
      "Tells of the opening.", "Counts the ships.", "Names the board.", "Lists the fees.",
      "Adds a fifth thing.",
    ],
    entity: "Harbour board", otherEntity: "Board of the harbour", statement: "Trade is likely to grow."),
  Tongue(
    code: "fa", sum: "بندر در نخستین بهار پس از گشایش خود ۱۲ کشتی پذیرفت",
    otherSum: "بندر در نخستین بهار پس از گشایش خود ۲۱ کشتی پذیرفت",
    negated: "بندر در نخستین بهار پس از گشایش خود هرگز ۱۲ کشتی پذیرفت",
    likely: "آمدن کشتی‌های بیشتر به بندر تا پایان سال محتمل است",
    unlikely: "آمدن کشتی‌های بیشتر به بندر تا پایان سال بعید است",
    worded: "لنگرگاه در نخستین بهار پس از گشایش خود ۱۲ شناور پذیرفت",
    comma: "بندر، در نخستین بهار پس از گشایش خود ۱۲ کشتی پذیرفت",
    whole: "هیئت اسکلهٔ شمالی را در زمستان بست و دو جرثقیل آن را به کارگاهی در جنوب فروخت",
    firstHalf: "هیئت اسکلهٔ شمالی را در زمستان بست", secondHalf: "و دو جرثقیل آن را به کارگاهی در جنوب فروخت",
    plain: "هیئت پشت درهای بسته نشست و به هیچ‌کس نگفت چه گفته است",
    otherPlain: "عوارض پهلوگیری وقتی بالا رفت که خط کشتیرانی پروانه‌اش را از دست داد",
    event: "اسکله با سخنرانی گشوده شد", title: "کشتی‌های بندر", otherTitle: "کشتی‌ها در بندر",
    prose: "این صفحه دربارهٔ کشتی‌هاست.", otherProse: "این صفحه دربارهٔ کشتی‌های بسیار است.",
    digests: [
      "از گشایش می‌گوید.", "کشتی‌ها را می‌شمارد.", "هیئت را نام می‌برد.", "عوارض را می‌آورد.",
      "چیز پنجمی می‌افزاید.",
    ],
    entity: "هیئت بندر", otherEntity: "شورای بندر", statement: "رشد داد و ستد محتمل است."),
  Tongue(
    code: "zh", sum: "该港开放后的第一个春天接待了12艘船", otherSum: "该港开放后的第一个春天接待了21艘船",
    negated: "该港开放后的第一个春天未接待12艘船", likely: "年底以前很可能有更多船只停靠该港",
    unlikely: "年底以前不太可能有更多船只停靠该港", worded: "该埠开放后的第一个春天迎来了12条船",
    comma: "该港开放后的第一个春天，接待了12艘船", whole: "委员会在冬天关闭了北码头，并把那里的起重机卖给了南方的一家船厂",
    firstHalf: "委员会在冬天关闭了北码头", secondHalf: "并把那里的起重机卖给了南方的一家船厂",
    plain: "委员会闭门开会，没有告诉任何人谈了什么", otherPlain: "渡轮公司失去牌照以后泊位费用上涨",
    event: "码头在致辞中启用", title: "港口停靠", otherTitle: "停靠港口", prose: "本页讲船。", otherProse: "本页讲许多船。",
    digests: ["讲述启用。", "统计船只。", "提到委员会。", "列出费用。", "补充第五点。"], entity: "港务委员会",
    otherEntity: "港口委员会", statement: "贸易很可能增长。"),
]

extension Tongue {
  /// The files of the dossier as they are before an edit.
  var files: [String: String] {
    let likelihood = code == "en" ? "" : "> - likelihood: likely\n"
    return [
      "content/dossier.yml":
        "title: D\nlanguage: \(code)\ntlp: CLEAR\nthemes: [t]\ntimeline: {from: 2000, to: 2030}\n",
      "content/index.md": """
      ---
      title: D
      ---
      > [!JUDGEMENT] J
      > \(statement) ^j-one
      >
      > - confidence: moderate
      > - basis: A
      \(likelihood)> - rests-on: c-sum
      > - would-change: B

      """,
      "content/themes/t/index.md": "---\ntitle: T\n---\n\(prose)\n",
      "content/themes/t/n.md": """
      ---
      title: \(title)
      ---
      \(prose)

      \(sum) [@a, ¶ 1]. ^c-sum

      \(likely) [@a, ¶ 2; @b, ¶ 1]. ^c-likely

      [\(event)]{date=2017-05-17 date-basis=stated} [@b, ¶ 2]. ^c-event

      [[e]]: \(plain) [@a, ¶ 3]. ^c-plain

      \(whole) [@a, ¶ 4]. ^c-whole

      """,
      "content/themes/t/o.md": "---\ntitle: O\n---\n\(otherPlain) [@b, ¶ 1]. ^c-other\n",
      "content/sources/a.md": source("A", "a", numbered: true),
      "content/sources/b.md": source("B", "b", numbered: false),
      "content/sources/a.paragraphs.jsonl": (1...5).map {
        print($0, String(repeating: String($0), count: 64))
      }.joined(),
      "content/entities/e.md":
        "---\ntitle: \(entity)\ntype: body\nnames: [{printed: EB, in: a}]\n---\n\(prose)\n",
    ]
  }

  private func source(_ label: String, _ key: String, numbered: Bool) -> String {
    var text = "---\ntitle: \(label)\nlabel: \(label)\ntype: report\ngenre: news\n"
    text += "reliability: {grade: C, why: W}\n"
    if numbered {
      text += "copies:\n  - {id: text, role: private, file: a.txt}\n"
      text += "  - {id: page, role: original, url: \"https://example.org/a\"}\n"
      text += "numbering: text\nsegmentation: {by: line}\nruns: none\n"
    }
    return text + "---\n"
      + digests.enumerated().map { "\n\($1) {#p\($0 + 1) cred=3 why=\"W\"}\n" }.joined()
  }

  /// A line of `KEY.paragraphs.jsonl`.
  func print(_ number: Int, _ digits: String) -> String {
    let sketch = String(repeating: String(digits.prefix(1)), count: 170) + "A"
    return
      "{\"label\":\"p\(number)\",\"lines\":[\(number),\(number)],\"chars\":[\(number * 10),\(number * 10 + 9)],"
      + "\"fp\":\"v1:\(digits)\",\"sentences\":[\"\(digits.prefix(16))\"],\"opening\":null,\"sketch\":\"\(sketch)\"}\n"
  }
}

/// An edit that is a change of a kind: in which file what becomes what. An empty old text stands for the end of
/// the file; a new file has no old text and is not there yet.
struct SmallEdit: Sendable {
  var kind: ChangeKind
  var edits: @Sendable (Tongue) -> [(file: String, old: String, new: String)]
  /// Of the other direction: the edited dossier comes first.
  var isReversed = false
  /// What stands in both dossiers besides, as edits of the common one.
  var base: @Sendable (Tongue) -> [(file: String, old: String, new: String)] = { _ in [] }

  func trees(_ tongue: Tongue) -> (FileTree, FileTree) {
    let before = edited(tongue.files, base(tongue))
    let trees = (smallTree(before), smallTree(edited(before, edits(tongue))))
    return isReversed ? (trees.1, trees.0) : trees
  }
}

/// The files of a dossier after edits: a text in the place of another, or, where that is empty, at the end of
/// its file. A file without text is none.
func edited(
  _ files: [String: String], _ edits: [(file: String, old: String, new: String)]
) -> [String: String] {
  var files = files
  for (file, old, new) in edits {
    let text = files[file] ?? ""
    precondition(old.isEmpty || text.contains(old), "'\(old)' is not in \(file)")
    files[file] = old.isEmpty ? text + new : text.replacing(old, with: new)
    if files[file]?.isEmpty == true { files[file] = nil }
  }
  return files
}

private let note = "content/themes/t/n.md"
private let index = "content/index.md"

let smallEdits = recordEdits + pageEdits + reviewEdits

private let recordEdits: [SmallEdit] = [
  SmallEdit(kind: .claimAdded) { [(note, "", "\n\($0.otherPlain) [@a, ¶ 5]. ^c-new\n")] },
  SmallEdit(
    kind: .claimRemoved, edits: { [(note, "", "\n\($0.otherPlain) [@a, ¶ 5]. ^c-new\n")] }, isReversed: true
  ),
  SmallEdit(kind: .claimReworded) { [(note, $0.sum, $0.otherSum)] },
  SmallEdit(kind: .claimReworded) { [(note, $0.sum, $0.negated)] },
  SmallEdit(kind: .claimReworded) { [(note, $0.likely, $0.unlikely)] },
  SmallEdit(kind: .claimReworded) { [(note, $0.sum, $0.worded)] },
  SmallEdit(kind: .claimReworded) { [(note, $0.sum, $0.comma)] },
  SmallEdit(kind: .claimMoved) {
    [(note, "\n\($0.sum) [@a, ¶ 1]. ^c-sum\n", ""), (note, "", "\n\($0.sum) [@a, ¶ 1]. ^c-sum\n")]
  },
  SmallEdit(kind: .claimMoved) {
    [
      (note, "\n\($0.whole) [@a, ¶ 4]. ^c-whole\n", ""),
      ("content/themes/t/o.md", "", "\n\($0.whole) [@a, ¶ 4]. ^c-whole\n"),
    ]
  },
  SmallEdit(kind: .claimIDChanged) { _ in [(note, "^c-plain", "^c-other-id")] },
  SmallEdit(kind: .claimKindChanged) { _ in [(note, ". ^c-plain", ". {#c-plain .assessment}")] },
  SmallEdit(kind: .claimOvertaken) { _ in [(note, ". ^c-plain", ". {#c-plain supersedes=c-whole}")] },
  SmallEdit(kind: .claimBadgesChanged) { _ in [(note, ". ^c-plain", ". {#c-plain contradicts=c-whole}")] },
  SmallEdit(kind: .claimRelationsChanged) { _ in [(note, ". ^c-plain", ". {#c-plain rests-on=c-sum}")] },
  SmallEdit(kind: .claimDetailsChanged) { [(note, "[[e]]: ", "\($0.entity): ")] },
  SmallEdit(kind: .claimSplit) {
    [
      (
        note, "\($0.whole) [@a, ¶ 4]. ^c-whole\n",
        "\($0.firstHalf) [@a, ¶ 4]. ^c-whole\n\n\($0.secondHalf) [@a, ¶ 4]. ^c-half\n"
      )
    ]
  },
  SmallEdit(
    kind: .claimMerged,
    edits: {
      [
        (
          note, "\($0.whole) [@a, ¶ 4]. ^c-whole\n",
          "\($0.firstHalf) [@a, ¶ 4]. ^c-whole\n\n\($0.secondHalf) [@a, ¶ 4]. ^c-half\n"
        )
      ]
    }, isReversed: true),
  SmallEdit(kind: .judgementAdded, edits: { _ in judgementEdit }),
  SmallEdit(kind: .judgementRemoved, edits: { _ in judgementEdit }, isReversed: true),
  SmallEdit(kind: .judgementReworded) {
    [
      (
        index, $0.statement,
        $0.statement.replacing("rade", with: "raffic").replacing("رشد", with: "افزایش").replacing(
          "贸易", with: "运输")
      )
    ]
  },
  SmallEdit(kind: .confidenceRaised) { _ in [(index, "moderate", "high")] },
  SmallEdit(kind: .confidenceLowered) { _ in [(index, "moderate", "low")] },
  SmallEdit(kind: .likelihoodChanged) {
    $0.code == "en"
      ? [(index, "likely to", "unlikely to")] : [(index, "likelihood: likely", "likelihood: unlikely")]
  },
  SmallEdit(kind: .judgementSupportChanged) { _ in [(index, "rests-on: c-sum", "rests-on: c-sum c-plain")]
  },
  SmallEdit(kind: .judgementDetailsChanged) { _ in [(index, "basis: A", "basis: C")] },
  SmallEdit(kind: .citationAdded) { [(note, "\($0.sum) [@a, ¶ 1]", "\($0.sum) [@a, ¶ 1; @b, ¶ 2]")] },
  SmallEdit(kind: .citationRemoved) { _ in [(note, "[@a, ¶ 2; @b, ¶ 1]", "[@a, ¶ 2]")] },
  SmallEdit(kind: .lastCitationRemoved) { _ in [(note, " [@a, ¶ 3]. ^c-plain", ". {#c-plain .background}")]
  },
  SmallEdit(kind: .citationRetargeted) { [(note, "\($0.sum) [@a, ¶ 1]", "\($0.sum) [@a, ¶ 5]")] },
  SmallEdit(kind: .citationRetargeted) { [(note, "\($0.sum) [@a, ¶ 1]", "\($0.sum) [@b, ¶ 1]")] },
  SmallEdit(kind: .citationRoleChanged) {
    [(note, "\($0.sum) [@a, ¶ 1]", "\($0.sum) [@a, ¶ 1]{role=context}")]
  },
  SmallEdit(kind: .citationGradeChanged) {
    [(note, "\($0.sum) [@a, ¶ 1]", "\($0.sum) [@a, ¶ 1]{cred=2 why=\"R\"}")]
  },
  SmallEdit(kind: .sourceAdded, edits: { newSource($0) }),
  SmallEdit(kind: .sourceRemoved, edits: { newSource($0) }, isReversed: true),
  SmallEdit(kind: .sourceRetracted) { _ in
    [("content/sources/b.md", "genre: news", "genre: news\nretracted: \"X\"")]
  },
  SmallEdit(
    kind: .sourceReinstated,
    edits: { _ in [("content/sources/b.md", "genre: news", "genre: news\nretracted: \"X\"")] },
    isReversed: true),
  SmallEdit(kind: .sourceRegraded) { _ in [("content/sources/b.md", "grade: C", "grade: D")] },
  SmallEdit(kind: .sourceCopyChanged) { _ in
    [("content/sources/a.md", "https://example.org/a", "https://example.org/b")]
  },
  SmallEdit(kind: .linkArchived) { _ in
    [
      (
        "content/sources/a.md", "https://example.org/a\"",
        "https://example.org/a\", archive-url: \"https://example.com/z\""
      )
    ]
  },
  SmallEdit(kind: .sourceMetadataChanged) { _ in
    [("content/sources/b.md", "genre: news", "genre: analysis\nissued: 2020")]
  },
  SmallEdit(kind: .paragraphAdded) {
    [("content/sources/b.md", "", "\n\($0.prose) {#p6 cred=3 why=\"W\"}\n")]
  },
  SmallEdit(
    kind: .paragraphRemoved,
    edits: { [("content/sources/b.md", "", "\n\($0.prose) {#p6 cred=3 why=\"W\"}\n")] }, isReversed: true),
  SmallEdit(kind: .paragraphDrifted) { _ in
    [
      (
        "content/sources/a.paragraphs.jsonl", String(repeating: "1", count: 64),
        String(repeating: "9", count: 64)
      )
    ]
  },
  SmallEdit(kind: .paragraphRelabelled) { tongue in
    let all = (1...5).map { tongue.print($0, String(repeating: String($0), count: 64)) }
    let shifted = [1, 2, 6, 3, 4, 5].enumerated().map {
      tongue.print($0 + 1, String(repeating: String($1), count: 64))
    }
    return [
      ("content/sources/a.paragraphs.jsonl", all.joined(), shifted.joined()),
      ("content/sources/a.md", "", "\n\(tongue.prose) {#p6 cred=3 why=\"W\"}\n"),
    ]
  },
  SmallEdit(kind: .paragraphLost) { _ in [("content/sources/a.checks.jsonl", "", check("lost"))] },
  SmallEdit(kind: .paragraphAmbiguous) { _ in [("content/sources/a.checks.jsonl", "", check("ambiguous"))]
  },
  SmallEdit(
    kind: .paragraphFound, edits: { _ in [("content/sources/a.checks.jsonl", "", check("lost"))] },
    isReversed: true),
  SmallEdit(kind: .paragraphRetracted) { _ in
    [("content/sources/b.md", "{#p1 cred=3", "{#p1 retracted=\"X\" cred=3")]
  },
  SmallEdit(
    kind: .paragraphReinstated,
    edits: { _ in [("content/sources/b.md", "{#p1 cred=3", "{#p1 retracted=\"X\" cred=3")] },
    isReversed: true
  ),
  SmallEdit(kind: .paragraphRegraded) { _ in [("content/sources/b.md", "{#p1 cred=3", "{#p1 cred=4")] },
  SmallEdit(kind: .digestChanged) {
    [("content/sources/a.md", $0.digests[0], $0.digests[4] + " " + $0.digests[0])]
  },
  SmallEdit(kind: .paragraphDetailsChanged) { _ in
    [
      (
        "content/sources/a.md", "runs: none\n",
        "runs: none\nerrata: [{at: p1, printed: P, read: R, why: W, basis: confirmed}]\n"
      )
    ]
  },
  SmallEdit(kind: .eventAdded, edits: { [(note, $0.plain, "[\($0.plain)]{date=2018 date-basis=stated}")] }),
  SmallEdit(
    kind: .eventRemoved, edits: { [(note, $0.plain, "[\($0.plain)]{date=2018 date-basis=stated}")] },
    isReversed: true),
  SmallEdit(kind: .eventRedated) { _ in [(note, "2017-05-17", "2018-05-17")] },
  SmallEdit(kind: .eventPrecisionChanged) { _ in [(note, "2017-05-17", "2017-05")] },
  SmallEdit(kind: .eventResourced) { _ in [(note, "date-basis=stated", "date-basis=inferred")] },
  SmallEdit(kind: .eventReworded) { tongue in
    [(note, "date-basis=stated", "date-basis=stated event=\"\(tongue.otherTitle)\"")]
  },
  SmallEdit(kind: .entityAdded, edits: { newEntity($0) }),
  SmallEdit(kind: .entityRemoved, edits: { newEntity($0) }, isReversed: true),
  SmallEdit(kind: .entityRenamed) { [("content/entities/e.md", $0.entity, $0.otherEntity)] },
  SmallEdit(kind: .entityMerged) { tongue in
    [
      (note, "[[e]]", ""), ("content/entities/e.md", tongue.files["content/entities/e.md"] ?? "", ""),
      (
        "content/entities/f.md", "",
        "---\ntitle: \(tongue.otherEntity)\ntype: place\nnames: [{printed: \(tongue.entity), in: a}]\n---\n\(tongue.prose)\n"
      ),
    ]
  },
  SmallEdit(kind: .entityNamesChanged) { _ in [("content/entities/e.md", "printed: EB", "printed: EC")] },
  SmallEdit(kind: .entityTypeChanged) { _ in [("content/entities/e.md", "type: body", "type: company")] },
  SmallEdit(kind: .pageAdded, edits: { newPage($0) }),
  SmallEdit(kind: .pageRemoved, edits: { newPage($0) }, isReversed: true),
  SmallEdit(kind: .pageMoved) {
    [
      ("content/themes/t/o.md", "---\ntitle: O\n---\n\($0.otherPlain) [@b, ¶ 1]. ^c-other\n", ""),
      ("content/themes/t/q.md", "", "---\ntitle: O\n---\n\($0.otherPlain) [@b, ¶ 1]. ^c-other\n"),
    ]
  },
  SmallEdit(kind: .linkRedirected) { _ in
    [("content/themes/t/o.md", "title: O", "title: O\naliases: [/old/o.html]")]
  },
  SmallEdit(kind: .pageRetitled) { [(note, "title: \($0.title)", "title: \($0.otherTitle)")] },
  SmallEdit(kind: .pageTextChanged) { [(note, $0.prose, $0.otherProse)] },
  SmallEdit(kind: .pageDetailsChanged) { [("content/themes/t/index.md", $0.prose, "*\($0.prose)*")] },
  SmallEdit(kind: .pageMarkingChanged) { _ in
    [
      ("content/dossier.yml", "tlp: CLEAR", "tlp: CLEAR\npublish: {ceiling: GREEN}"),
      ("content/themes/t/o.md", "title: O", "title: O\ntlp: GREEN"),
    ]
  },
  SmallEdit(kind: .fileAdded, edits: { _ in [("content/static/robots.txt", "", "User-agent: *\n")] }),
  SmallEdit(
    kind: .fileRemoved, edits: { _ in [("content/static/robots.txt", "", "User-agent: *\n")] },
    isReversed: true),
  SmallEdit(kind: .presentation) { _ in [("templates/dossier.css", "", "main { color: red; }\n")] },
]

private let judgementEdit: [(file: String, old: String, new: String)] = [
  (
    index, "> - would-change: B",
    "> - would-change: B\n\n> [!JUDGEMENT] K\n> Trade is unlikely to fall. ^j-two\n>\n"
      + "> - confidence: low\n> - basis: A\n> - likelihood: unlikely\n> - rests-on: c-plain\n> - would-change: B"
  )
]

private func newSource(_ tongue: Tongue) -> [(file: String, old: String, new: String)] {
  [("content/sources/c.md", "", "---\ntitle: C\nlabel: C\n---\n\n\(tongue.digests[0]) {#p1}\n")]
}

private func newEntity(_ tongue: Tongue) -> [(file: String, old: String, new: String)] {
  [("content/entities/f.md", "", "---\ntitle: \(tongue.otherEntity)\ntype: place\n---\n\(tongue.prose)\n")]
}

private func newPage(_ tongue: Tongue) -> [(file: String, old: String, new: String)] {
  [("content/themes/t/q.md", "", "---\ntitle: Q\n---\n\(tongue.otherPlain) [@b, ¶ 3]. ^c-new\n")]
}

private func check(_ state: String) -> String {
  "{\"label\":\"p1\",\"fp\":\"v1:\(String(repeating: "1", count: 64))\",\"state\":\"\(state)\",\"at\":\"2026-11-21\"}\n"
}
