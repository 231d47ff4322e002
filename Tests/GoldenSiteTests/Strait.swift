// A small dossier for tests of verdicts and corrections, and what they ask of it.

import Compiler
import Corpus
import Diagnostics
import Files
import Linking
import Support
import Testing

/// One theme, a source without fingerprints, a judgement. `reviews` are the lines of content/reviews.csv.
func strait(
  reviews: [String] = [], changes: String = "", settings: String = "", note: String = ""
) -> FileTree {
  let rows = reviews.isEmpty ? "" : ([Reviews.header] + reviews).joined(separator: "\n")
  let files = fixture(
    """
    --- content/dossier.yml ---
    title: The Strait
    id: strait
    tlp: CLEAR
    authors: [Ed Itor]
    \(settings)
    --- content/index.md ---
    ---
    title: The Strait
    ---
    > [!JUDGEMENT] Fares
    > The line is likely to raise its fares. ^j-fares
    >
    > - confidence: low
    > - basis: one report
    > - rests-on: c-fee
    > - would-change: a second one
    --- content/sources/demir-2024.md ---
    ---
    title: Crossing the Strait
    label: Demir 2024
    ---
    Says what a berth costs. {#p1}

    Counts the ferries. {#p2}
    --- content/themes/ports/fees.md ---
    ---
    title: Berth fees
    \(note)
    ---
    A berth costs 40 crowns [@demir-2024, ¶ 1]. ^c-fee

    Two ferries cross each hour [@demir-2024, ¶ 2]. ^c-hour

    It is an old line. {#c-old .background}
    --- content/reviews.csv ---
    \(rows)
    --- content/changes.yml ---
    \(changes)
    """)
  return FileTree(
    files.files.filter {
      !(reviews.isEmpty && $0.path == Reviews.path) && !(changes.isEmpty && $0.path == Changes.path)
    })
}

/// The line of a verdict that fits the claim as the dossier has it.
func verdictRow(
  _ claim: String, _ reviewer: String = "N. Aydin", _ word: String = "supported", in tree: FileTree? = nil
) async throws -> String {
  let linked = try await compile(tree ?? strait(), profile: .review, jobs: 1).value.linked
  let hashes = linked.reviewHashes(of: try #require(linked.place(ofClaim: claim)))
  return "\(claim),\(reviewer),\(word),2035-03-02,,\(hashes.claim),"
    + hashes.paragraphs.joined(separator: " ")
}

/// What is found of reviews and changes: code, place, message, notes.
func reviewFindings(_ tree: FileTree, profile: Profile = .public) async throws -> [String] {
  let findings = try await compile(tree, profile: profile, jobs: 1).findings
  return findings.filter { $0.path == Reviews.path || $0.path == Changes.path }.map { finding in
    let place = String(decoding: (tree[finding.path]?.bytes ?? [])[finding.range], as: UTF8.self)
    return ([finding.code.text, place, finding.fact.message] + finding.fact.notes).joined(separator: " | ")
  }
}

func replaced(_ old: String, with new: String, in tree: FileTree) -> FileTree {
  FileTree(
    tree.files.map { file in
      if file.path == Reviews.path { return file }
      let text = String(decoding: file.bytes, as: UTF8.self)
      return SourceFile(path: file.path, text: text.replacing(old, with: new))
    })
}

/// The record of a claim in the public site.
func claimRecord(_ id: String, _ tree: FileTree) async throws -> String {
  let shard = try await page("data/themes/ports/fees.js", tree)
  return shard.split(separator: "\n").first { $0.hasPrefix("[\"\(id)\"") }.map(String.init) ?? ""
}
