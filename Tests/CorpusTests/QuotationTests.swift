// What counts as the words of a source.

import Corpus
import Testing

private let text = """
  In recent years the Board's fees “rose sharply” – by half, some say – although ferries were few; nobody \
  complained.
  """

struct QuotationTests {
  @Test(arguments: [
    "the Board's fees", "the Board’s fees", "rose sharply", "by half, some say", "ferries were few",
    "fees … by half", "fees ... few", "fees [...] few", "fees […] few", "the [harbour's] fees",
    "[T]he Board's",
    "nobody complained.", "nobody complained", "ferries were few,", "by half, some say - although",
    "In   recent\u{A0}years", "", "…", "In recent years […] ferries were few; [n]obody complained.",
  ])
  func isVerbatim(quotation: String) { #expect(compareQuotation(quotation, with: text) == .verbatim) }

  @Test(arguments: [
    "the Boards fees", "The Board's fees", "erries were", "ferries wer", "by half … fees", "fees rose",
    "few ferries",
  ])
  func isDifferent(quotation: String) { #expect(compareQuotation(quotation, with: text) != .verbatim) }

  @Test func theNearestWordsAreShownAndAtMost25() {
    #expect(
      compareQuotation("fees rose very sharply", with: text)
        == .different(nearest: "Board's fees \"rose sharply\"")
    )
    let long = (1...60).map { "w\($0)" }.joined(separator: " ")
    guard case .different(let nearest) = compareQuotation(long + " no", with: long) else {
      Issue.record("it is not there")
      return
    }
    #expect(nearest.split(separator: " ").count == 25)
    #expect(compareQuotation("nothing of it", with: text) == .different(nearest: ""))
  }

  @Test func scriptsWithoutBlanks() {
    #expect(compareQuotation("渡轮每小时两班", with: "据报道，渡轮每小时两班，票价上涨。") == .verbatim)
    #expect(compareQuotation("渡轮每小时三班", with: "据报道，渡轮每小时两班，票价上涨。") != .verbatim)
    #expect(compareQuotation("می‌خواهم بروم", with: "او گفت می‌خواهم بروم و رفت") == .verbatim)
  }
}
