import Diagnostics
import Files
import Markup
import Testing

/// Characters written as `&#1;` are decoded by the parser, behind the screen: they must not be taken for
/// our masks, nor swallow the text beside them.
@Suite struct CharacterReferenceTests {
  /// In a process of its own, because a wrong mask ends the program.
  @Test func controlCharactersAreNoMasks() async {
    await #expect(processExitsWith: .success) {
      for number in 0..<0x20 {
        for text in ["a &#\(number); b", "[@a, ¶ 1] &#\(number);", "# &#\(number);", "[t](x&#\(number);)"] {
          let file = SourceFile(path: "a.md", text: text)
          _ = dump(parseMarkdown(file, from: 0).value)
        }
      }
    }
  }

  @Test func noMaskIsForged() async {
    await #expect(processExitsWith: .success) {
      let file = SourceFile(path: "a.md", text: "[@a, ¶ 1] x&#1;&#16;&#2;x y")
      let tree = parseMarkdown(file, from: 0).value
      // The screen refuses the file, so that not even the citation that was written comes out.
      precondition(tree.nodes.count { $0.kind == .citation } == 0, "a mask was forged")
    }
  }

  @Test(arguments: ["foo&#10;bar", "foo&#13;bar", "foo&NewLine;bar"])
  func lineEndsKeepTheTextAroundThem(markdown: String) {
    let tree = parsed(markdown).tree
    let text = String(decoding: literals(in: tree), as: UTF8.self)
    #expect(text.hasPrefix("foo") && text.hasSuffix("bar"), "\(text.debugDescription)")
  }

  /// As CommonMark has it, entities count in destinations too.
  @Test(
    arguments: [
      ("[t](https://x.org/?a=1&amp;b=2)", "https://x.org/?a=1&b=2"), ("[t](<a&#32;b>)", "a b"),
      ("[t][r]\n\n[r]: /?a&amp;b", "/?a&b"),
    ])
  func destinationsAreDecoded(markdown: String, expected: String) throws {
    let tree = parsed(markdown).tree
    let link = try #require(tree.nodes.first { $0.kind == .link })
    #expect(tree.text(link) == expected)
  }
}
