// Edits that change what only pages say, or what pages count: tables of hypotheses, corrections, what is said of
// all sources, first and last claims of a list.

import Comparing
import Corpus

private let note = "content/themes/t/n.md"
private let settings = "content/dossier.yml"
private let list = "content/changes.yml"

let pageEdits: [SmallEdit] = [
  SmallEdit(
    kind: .pageTextChanged, edits: { [(settings, $0.prose, $0.otherProse)] },
    base: { [(settings, "", "source-summary: \($0.prose)\n")] }),
  SmallEdit(
    kind: .claimDetailsChanged, edits: { _ in [(note, "| CC | N ^c-row", "| II | N ^c-row")] }, base: table),
  SmallEdit(
    kind: .claimAdded,
    edits: {
      [(note, "| CC | N ^c-row1", "| CC | N ^c-row1 |\n> | \($0.firstHalf) [@a, ¶ 5] | I | C ^c-row3")]
    },
    base: table),
  SmallEdit(
    kind: .claimRemoved,
    edits: { [(note, "> | \($0.secondHalf) [@b, ¶ 4] | I | CC ^c-row2 |\n", "")] }, base: table),
  SmallEdit(kind: .pageDetailsChanged, edits: { [(list, "", release("2", $0.otherPlain))] }, base: releases),
  SmallEdit(kind: .pageDetailsChanged, edits: { [(list, $0.prose, $0.otherProse)] }, base: releases),
  SmallEdit(
    kind: .digestChanged,
    edits: { [("content/sources/a.md", "", "\n\($0.digests[4]) {#b1 cred=3 why=\"W\"}\n")] },
    base: { tongue in
      [
        (
          "content/sources/a.paragraphs.jsonl", "",
          tongue.print(6, String(repeating: "6", count: 64)).replacing("\"p6\"", with: "\"b1\"")
        )
      ]
    }),
  SmallEdit(kind: .eventPrecisionChanged) { _ in [(note, "date=2017-05-17 ", "date=\"2017-05-17?\" ")] },
  SmallEdit(kind: .claimAdded) { [("content/index.md", "", "\n\($0.otherPlain) [@a, ¶ 5]. ^c-front\n")] },
  SmallEdit(
    kind: .claimReworded, edits: { [(note, "\($0.sum) [@a", "\($0.sum) [[f]] [@a")] },
    base: {
      [("content/entities/f.md", "", "---\ntitle: \($0.otherEntity)\ntype: place\n---\n\($0.prose)\n")]
    }),
  SmallEdit(
    kind: .claimAdded, edits: { [("content/entities/f.md", "", "\n\($0.comma) [@a, ¶ 5]. ^c-of-f\n")] },
    base: {
      [("content/entities/f.md", "", "---\ntitle: \($0.otherEntity)\ntype: place\n---\n\($0.prose)\n")]
    }),
  SmallEdit(kind: .dossierDetailsChanged) { [(settings, "title: D\n", "title: \($0.otherTitle)\n")] },
  SmallEdit(kind: .sourceKeyChanged) { tongue in
    let source = "content/sources/b.md"
    return [
      (note, "@b,", "@d,"), ("content/themes/t/o.md", "@b,", "@d,"),
      ("content/sources/d.md", "", tongue.files[source] ?? ""), (source, tongue.files[source] ?? "", ""),
    ]
  },
]

@Sendable private func table(_ tongue: Tongue) -> [(file: String, old: String, new: String)] {
  [
    (
      note, "",
      """

      > [!ACH] T
      >
      > | E | H | I |
      > | --- | --- | --- |
      > | \(tongue.firstHalf) [@a, ¶ 4] | CC | N ^c-row1 |
      > | \(tongue.secondHalf) [@b, ¶ 4] | I | CC ^c-row2 |

      """
    )
  ]
}

@Sendable private func releases(_ tongue: Tongue) -> [(file: String, old: String, new: String)] {
  [(list, "", "releases:\n" + release("1", tongue.prose))]
}

private func release(_ name: String, _ words: String) -> String {
  """
    - release: "\(name)"
      date: 2026-0\(name)-01
      corrections:
        - text: \(words)
          claims: [c-plain]
          pages: [t/o]

  """
}

let reviewEdits: [SmallEdit] = [
  SmallEdit(kind: .reviewChanged) { [verdict($0, "partly")] },
  SmallEdit(
    kind: .reviewStale, edits: { [(note, $0.sum, $0.otherSum)] }, base: { [verdict($0, "supported")] }),
]

/// A verdict on the claim `c-sum` as it is.
private func verdict(_ tongue: Tongue, _ word: String) -> (file: String, old: String, new: String) {
  let hash = sha256Hex(normalisedBytesV1(tongue.sum + "."), first: 16)
  let print = "t:" + String(repeating: "1", count: 16)
  return (
    "content/reviews.csv", "", "\(Reviews.header)\nc-sum,A. Okoye,\(word),2035-03-02,,\(hash),\(print)\n"
  )
}
