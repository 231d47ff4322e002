// Attributes that cannot be read: wherever attributes may stand, none is passed over in silence.

import Diagnostics
import Files
import Markup
import Support
import Testing

@Suite struct MalformedAttributeTests {
  /// A text, and what in it cannot be read as attributes; the text stays as it is written.
  @Test(
    arguments: [
      ("A [x]{date=} goes on.", "{date=}"), ("A [x]{ignore=} goes on.", "{ignore=}"),
      ("A [x]{role} goes on.", "{role}"), ("A [x]{} goes on.", "{}"), ("A [x]{a b}.", "{a b}"),
      ("A [x]{date=2031 goes on.", "{date=2031 goes on."), ("A [x]{#a #b}.", "{#a #b}"),
      ("A [x]{date=2031\nevent=y}.", "{date=2031"), ("*A [x]{date=}* goes on.", "{date=}"),
      ("A [@a, ¶ 1]{role}.", "{role}"), ("A [@a, ¶ 1]{role=} goes on.", "{role=}"),
      ("A @a [¶ 1]{cred=}.", "{cred=}"), ("A @a{cred=}.", "{cred=}"),
      ("![p](q.png){width=} goes on.", "{width=}"), ("![p](q.png){wide}.", "{wide}"),
      ("![p][q]{width=}.\n\n[q]: q.png", "{width=}"), ("A [t](u.md){date=}.", "{date=}"),
      ("A [[n]]{date=}.", "{date=}"), ("| A |\n|---|\n| [x]{date=} b |", "{date=}"),
      ("| A | B |\n|---|---|\n| [x]{date= | b} |", "{date= "),
      ("A. {ignore=}", "{ignore=}"), ("A. {gap}", "{gap}"), ("A. {gap date}", "{gap date}"),
      ("A. {gap} ^c-a", "{gap}"), ("## A {lang}", "{lang}"), ("- A {fact}", "{fact}"),
      ("| A |\n|---|\n| b {gap} |", "{gap}"), ("A. {.}", "{.}"), ("A. {#a #b}", "{#a #b}"),
      ("A. ^c_one", "^c_one"), ("A. ^c-öne", "^c-öne"),
    ])
  func isFound(text: String, range: String) {
    let (tree, findings, file) = parsed(text)
    #expect(listed(findings, in: file.bytes) == ["DOS0202 malformedAttributes@\(range)"], "\(text)")
    #expect(problems(in: tree, of: file) == [])
    let words = tree.nodes.filter { $0.kind == .text }.map(tree.text).joined(separator: " ")
    #expect(words.contains(range.split(separator: " ").first ?? ""), "\(words)")
  }

  @Test(
    arguments: [
      ("A ^c-one goes on.", "^c-one"), ("A.^c-one", "^c-one"), ("A [@a, ¶ 1].^c-one", "^c-one"),
      ("A ^c-a ^c-b", "^c-a"), ("A ^c-one.", "^c-one"),
    ])
  func idsHaveTheirPlace(text: String, range: String) {
    let (_, findings, file) = parsed(text)
    #expect(listed(findings, in: file.bytes) == ["DOS0204 misplacedAttributes@\(range)"], "\(text)")
  }

  /// Braces and carets in prose.
  @Test(
    arguments: [
      "A {x} b.", "Set {1, 2}", "A. {x}", "A. {gap x}", "A. {}", "A {gap} b.", "A (b){c} d.", "A]{b} c.",
      "A [x]\\{date=} b.", "`[x]{date=}`", "```\n[x]{date=}\n```", "<https://a.org/[x]{date=}>", "A ^c b",
      "x^c-1", "A ^c--@a", "A ^2", "A ^_^", "\\^c_one", "`^c_one`", "[x](u#^c-one)", "[[n#^c-one]]",
    ])
  func proseIsProse(text: String) {
    let (_, findings, file) = parsed(text)
    #expect(listed(findings, in: file.bytes) == [], "\(text)")
  }
}
