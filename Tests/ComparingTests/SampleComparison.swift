// A comparison made by hand, for the reports: a change of each sort that a report treats in its own way, in
// English, Persian and Chinese, and with texts of authors that would be code in every format.

import Comparing

/// What an author may write, and what must come out as the same words in each report.
let hostile = """
  </script><script>alert(1)</script> <img src=x onerror=a> @octocat #12 GH-1 https://x.example www.x.example \
  `code` **bold** | cell ]]> ::error::x %0A [a](b) <!-- c --> "q" 'p' &amp; \u{202E}
  second line
  """

private func state(_ text: String = "", _ value: String = "", in language: String = "en", line: Int = 12)
  -> ChangeState
{
  ChangeState(
    text: text, value: value, language: language, file: "themes/sco/accession.html", line: line,
    anchor: "c-7f3kq")
}

private func paragraph(_ source: String, _ label: String, _ digest: String, _ print: String) -> ParagraphState
{
  ParagraphState(
    source: source, label: label, digest: digest, full: "The full text of \(label).", grade: "C3",
    fingerprint: "v1:\(print)", file: "sources/\(source).html", line: 40)
}

private func change(
  _ kind: ChangeKind, _ number: Int, subject: String, page: String = "themes/sco/accession.html",
  flags: [ChangeFlag] = [], before: ChangeState? = nil, after: ChangeState? = nil, words: [WordRun] = [],
  affects: [String] = [], claim: String? = nil, severity: Severity? = nil
) -> Change {
  var change = Change(
    kind: kind, severity: severity ?? kind.severity, flags: flags, page: page, subject: subject, claim: claim,
    before: before, after: after, words: words, affects: affects)
  change.id = "00000000000" + String(number, radix: 16)
  change.pageTitle = "Accession"
  return change
}

/// A change of each sort.
let sampleChanges: [Change] = {
  let english = [
    WordRun(.same, "The bloc admitted "), WordRun(.removed, "12"), WordRun(.added, "21"),
    WordRun(.same, " states."),
  ]
  let persian = [
    WordRun(.same, "ایران در سال "), WordRun(.removed, "۲۰۲۱"), WordRun(.added, "۲۰۲۳"),
    WordRun(.same, " عضو شد."),
  ]
  let chinese = [
    WordRun(.same, "中国"), WordRun(.removed, "没有"), WordRun(.added, "已经"), WordRun(.same, "签署协议。"),
  ]
  var reworded = change(
    .claimReworded, 1, subject: "c-7f3kq", flags: [.number], before: state("The bloc admitted 12 states."),
    after: state("The bloc admitted 21 states."), words: english, affects: ["j-arms"], claim: "c-7f3kq",
    severity: .high)
  reworded.around = [
    Neighbour(id: "c-aaaaa", text: "What stands before it.", isBefore: true),
    Neighbour(id: "c-bbbbb", text: "What stands behind it.", isBefore: false),
  ]
  var (old, new) = (state("The treaty holds."), state("The treaty holds."))
  old.paragraphs = [paragraph("mora-2031", "p2", "Counts the ships.", "aaaa1111")]
  new.paragraphs = [paragraph("osei-2032", "p4", "Counts the strikes.", "bbbb2222")]
  (old.value, new.value) = ("mora-2031 ¶2", "osei-2032 ¶4")
  var (was, now) = (
    state("Says when.", "mora-2031 ¶1", in: "fa"), state("Says when.", "mora-2031 ¶1", in: "fa")
  )
  was.paragraphs = [paragraph("mora-2031", "p1", "Says when.", "cccc3333")]
  now.paragraphs = [paragraph("mora-2031", "p1", "Says when.", "dddd4444")]
  return [
    reworded,
    change(
      .citationRetargeted, 2, subject: "c-7f3kq", flags: [.otherSource], before: old, after: new,
      claim: "c-7f3kq",
      severity: .high),
    change(
      .paragraphDrifted, 3, subject: "mora-2031#p1", page: "sources/mora-2031.html",
      flags: [.underUnchangedClaim],
      before: was, after: now, affects: ["c-7f3kq", "j-arms"]),
    change(.confidenceLowered, 4, subject: "j-arms", before: state("", "moderate"), after: state("", "low")),
    change(
      .claimReworded, 5, subject: "c-fa222", before: state("", "", in: "fa"), after: state("", "", in: "fa"),
      words: persian, claim: "c-fa222"),
    change(
      .claimReworded, 6, subject: "c-zh333", before: state("", "", in: "zh"), after: state("", "", in: "zh"),
      words: chinese, claim: "c-zh333"),
    change(.claimAdded, 7, subject: "c-new44", after: state(hostile), claim: "c-new44"),
    change(.claimRemoved, 8, subject: "c-old55", before: state("It was so.", line: 9), claim: "c-old55"),
    change(
      .claimMoved, 9, subject: "c-mov66", before: state("It moved.", "a"), after: state("It moved.", "b")),
    change(.sourceMetadataChanged, 10, subject: "source:mora-2031", page: "sources/mora-2031.html"),
    change(.presentation, 11, subject: "presentation", page: "assets/dossier.css"),
  ]
}()

/// A comparison of these changes.
func sample(_ changes: [Change] = sampleChanges, isPrivate: Bool = false, isOpen: Bool = true) -> Comparison {
  Comparison(
    a: .init(name: "main", commit: String(repeating: "ab12", count: 10), title: "Harbour <Lind>"),
    b: .init(name: "site", title: "بندر"), isPrivate: isPrivate, changes: changes,
    accounting: Accounting(
      files: 7, removed: 12, added: 14, map: [],
      unexplained: isOpen
        ? [.init(file: "about.html", id: "", isRemoved: false, line: 3, text: hostile)] : []))
}
