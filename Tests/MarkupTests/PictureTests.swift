// Attributes of pictures, and sizes of pictures that are embedded.

import Testing

/// Attributes of pictures, sizes of embeds, and what of it is none.
@Suite struct PictureTests {
  @Test func attributes() {
    check(
      "![a](x.png){width=3 #f} b",
      #"""
      paragraph @0-25
        image "x.png" {#f width=3} @5-10
          text "a"
        text " b"
      """#)
    check(
      "![a][r]{width=3}\n\n[r]: x.png 'T'",
      #"""
      paragraph @0-16
        image "x.png" title "T" {width=3} @0-16
          text "a"
      """#)
    check(
      "[![a](x.png){width=3}](y)",
      #"""
      paragraph @0-25
        link "y" @23-24
          image "x.png" {width=3} @6-11
            text "a"
      """#)
    check(
      "`![a](x.png){width=3}`",
      #"""
      paragraph @0-22
        code "![a](x.png){width=3}"
      """#)
    check(
      "[a](x){width=3}",
      #"""
      paragraph @0-15
        link "x" @4-5
          text "a"
        text "{width=3}"
      """#, findings: ["DOS0204 misplacedAttributes@{width=3}"])
  }

  @Test func sizes() {
    check("![[a.png|3x4]]", "paragraph @0-14\n  wikilink !a.png|3x4 @0-14")
    check("![[a.png|b|c|30]]", "paragraph @0-17\n  wikilink !a.png|b|c|30 @0-17")
    check("![[a.png|0]]", "paragraph @0-12\n  wikilink !a.png|0 @0-12")
    check("[[a|30]]", "paragraph @0-8\n  wikilink a|30 @0-8")
    check(
      "[[R&amp;D&copy;|&eacute;&#x41;\\x &nosuch;]]", "paragraph @0-43\n  wikilink R&D©|éA\\x &nosuch; @0-43")
  }
}
