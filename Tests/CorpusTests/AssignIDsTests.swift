// Writing ids into notes as a property: nothing but the ids is new in the bytes, whatever the line ends,
// blanks, front matter and blocks; and what is read back are the same claims.

import Corpus
import Diagnostics
import Files
import Support
import Testing

/// Blocks in which a claim stands in each way that it can, or none does.
private let blocks: [[String]] = [
  ["One says so [@a, ¶ 1]."], ["Two say", "  so on", "lines [@a, ¶ 2]."], ["Kept [@a, ¶ 1]. ^c-kept"],
  ["An assessment. {.assessment}"], ["With braces [@a, ¶ 1]. {.gap ignore=\"DOS0803: as \\\"it\\\" is\"}"],
  ["- Item [@a, ¶ 1]", "- Second [@a, ¶ 2]  ", "  goes on"], ["1. One [@a, ¶ 3].", "", "   More [@a, ¶ 1]."],
  ["> Quoted [@a, ¶ 1].", "lazily"], ["> [!GAP]", "> Nothing is known.", ">", "> Nor of this."],
  ["| A | B |", "|---|---|", "| x | One [@a, ¶ 1] |", "| y [@a, ¶ 2] | \\| |  "],
  ["```", "[@a, ¶ 1] ^c-code", "```"], ["    code [@a, ¶ 1]"], ["<!-- [@a, ¶ 1] -->"],
  ["## Heading [@a, ¶ 1]"],
  ["[^n]: A footnote [@a, ¶ 1]."], ["Footnoted[^n] [@a, ¶ 1]."], ["یک می‌گوید [@a, ¶ ۱]."],
  ["中国签署 [@a, ¶ 1]。"],
  ["Above a table [@a, ¶ 1]", "and on.", "| A | B |", "|---|---|", "| x | y |"],
  ["> Above [@a, ¶ 1]", "> one", "> more.", "> | A |", "> |---|"],
  ["Above a remark [@a, ¶ 1].", "<!-- to do -->"], ["> And above a tag [@a, ¶ 1].", "> </DIV>"],
  ["With a remark [@a, ¶ 1] <!-- to do -->"], ["*[@a, ¶ 1]*"], ["`[@a]` and [@a, ¶ 1]{cred=2 why=\"x\"}"],
  ["Ends in a backslash [@a, ¶ 1]\\"],
  ["No citation."], ["***"], ["Setext [@a, ¶ 1]", "==="], ["[x]{date=2031-05} [@a, ¶ 1]"], ["![[n#^c-kept]]"],
]

private let fronts: [[String]] = [
  ["---", "title: N", "---"], ["---", "title:   N   # kept  ", "", "tlp:    CLEAR ", "---  "],
  ["---", "default-kind: assessment", "title: N", "..."],
]

extension SeededGenerator {
  /// A note with line ends, blanks and blocks as they come.
  fileprivate mutating func note() -> [UInt8] {
    // CR and LF of two line ends would be one.
    let ends =
      [["\n"], ["\r\n"], ["\r"], ["\n", "\r\n"], ["\r", "\r\n"]].randomElement(using: &self) ?? ["\n"]
    var lines = fronts.randomElement(using: &self) ?? []
    for _ in 0..<Int.random(in: 1...8, using: &self) {
      lines += Array(repeating: "", count: Int.random(in: 1...3, using: &self))
      lines += (blocks.randomElement(using: &self) ?? []).map { line in
        // Two blanks at a line's end would be a break in a heading's or table's line too, so only some have
        // them.
        Int.random(in: 0..<6, using: &self) == 0
          ? line + ["  ", "\t", " "][Int.random(in: 0..<3, using: &self)] : line
      }
    }
    var text = Bool.random(using: &self) ? "\u{FEFF}" : ""
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      text += line
      if !isLast || Bool.random(using: &self) { text += ends.randomElement(using: &self) ?? "\n" }
    }
    return Array(text.utf8)
  }
}

@Suite struct AssignIDsTests {
  private func read(_ bytes: [UInt8]) -> Note {
    readNote(
      SourceFile(path: "content/themes/t/n.md", bytes: bytes), place: .note(theme: "t", name: "n")
    ).value
  }

  @Test(arguments: campaignSeeds(1...4))
  func nothingButIdsIsNew(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var written = 0
    for round in 0..<500 {
      let bytes = random.note()
      let name = "seed \(seed), note \(round): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
      let note = read(bytes)
      var taken = Set(note.writtenIDs.map { TextKey($0.id) })
      let (after, given) = assignIDs(note, taken: &taken)
      written += given.count
      #expect(withoutIDs(after, given.map(\.id)) == bytes, "\(name)")
      #expect(confirmsIDs(after, in: note, given: given), "\(name)")
      let again = read(after)
      let isWhole = again.claims.allSatisfy(\.isWritten)
      #expect(isWhole, "each claim has an id now: \(name)")
      #expect(assignIDs(again, taken: &taken).bytes == after, "a second time changes nothing: \(name)")
      #expect(again.claims.map(\.text) == note.claims.map(\.text), "\(name)")
    }
    #expect(written > 500, "notes have claims without ids")
  }

  /// The bytes with each id taken out once, as it was written.
  private func withoutIDs(_ bytes: [UInt8], _ ids: [String]) -> [UInt8]? {
    var rest = bytes
    for id in ids {
      let forms = [" ^\(id)", "#\(id) "].compactMap { form in rest.firstRange(of: Array(form.utf8)) }
      guard let place = forms.first, forms.count == 1 else { return nil }
      rest.removeSubrange(place)
    }
    return rest
  }

  @Test func theLockIsSortedAndReadBack() {
    let ids = Set(["c-b", "j-a", "c-a2"].map { TextKey($0) })
    #expect(String(decoding: encodeIDLock(ids), as: UTF8.self) == "c-a2\nc-b\nj-a\n")
    #expect(readIDLock(SourceFile(path: idLockPath, bytes: encodeIDLock(ids))).value == ids)
    for text in [" c-b \r\n\r\nj-a\rc-a2", "\u{FEFF}j-a\nc-b\nc-a2\nc-b\n"] {
      let read = readIDLock(SourceFile(path: idLockPath, text: text))
      #expect(read.value == ids && read.findings.isEmpty, "\(text.debugDescription)")
    }
    #expect(encodeIDLock([]) == [])
  }

  @Test func whatIsNoIdInTheLockIsFound() {
    for (text, ids, found) in [
      ("c-a\nC-b\n# why\nj-a\n", ["c-a", "j-a"], ["DOS0104 'C-b'", "DOS0104 '# why'"]),
      ("c-a c-b\n", [], ["DOS0104 'c-a c-b'"]), ("u-a\n", [], ["DOS0104 'u-a'"]),
      ("<<<<<<< x\nc-a\n=======\nc-b\n>>>>>>> y\n", ["c-a", "c-b"], ["DOS0111 '<<<<<<<'"]),
    ] {
      let file = SourceFile(path: idLockPath, text: text)
      let read = readIDLock(file)
      #expect(read.value == Set(ids.map { TextKey($0) }), "\(text)")
      let listed = read.findings.map {
        "\($0.code.text) '\(String(decoding: file.bytes[$0.range], as: UTF8.self))'"
      }
      #expect(listed == found, "\(text)")
    }
  }

  /// A row with more cells than its header has no place for an id: the parser leaves its end out.
  @Test func whatCannotCarryAnIdIsLeft() {
    let rows = (1...9).map { "| \($0) | So [@a, ¶ \($0)] |\([4, 5, 9].contains($0) ? " more |" : "")\n" }
    let text = "---\ntitle: N\n---\nOne says so [@a, ¶ 1].\n\n| A | B |\n|---|---|\n\(rows.joined())"
    let note = read(Array(text.utf8))
    var taken: Set<TextKey> = []
    let (bytes, given, left) = assignReadableIDs(note, taken: &taken)
    #expect(left.map(\.text).sorted() == ["4 So", "5 So", "9 So"] && given.count == 7)
    #expect(withoutIDs(bytes, given.map(\.id)) == note.file.bytes)
    let again = read(bytes)
    #expect(again.claims.count == 10 && again.claims.count(where: \.isWritten) == 7)
    #expect(assignReadableIDs(again, taken: &taken).bytes == bytes, "a second time changes nothing")
  }

  @Test func recordsTellIds() {
    #expect(recordedID(Array(#"["c-7f3kq","claim","en","Words",{}],"#.utf8)) == "c-7f3kq")
    #expect(recordedID(Array(#"["j-arms","judgement","en","Words",{}],"#.utf8)) == "j-arms")
    for line in [
      #"["u-7f3kq","claim","en"#, #"["c-7f3kq","event","en"#, #"["a#p1","para","en"#, #"["c-7f3kq""#, "",
      "]);",
      #"["c-","claim","#, #"["c-A","claim","#, #"dossier.put("c-a","claim","#,
    ] {
      #expect(recordedID(Array(line.utf8)) == nil, "\(line)")
    }
  }
}
