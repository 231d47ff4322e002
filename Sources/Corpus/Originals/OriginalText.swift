// The private text of a source, found again and at hand for this run alone. Nothing of it enters the public
// site; it changes findings, and what the review profile shows.

import Diagnostics
import Files

/// A private text and what became of the recorded paragraphs in it.
package struct OriginalText: Sendable {
  /// Whether it is the text that the register knows, by its hash.
  package var isRegistered: Bool
  /// Its parts in file order; by the source's recipe where that fits, else a line a part.
  package var pieces: [CutParagraph]
  /// In the order of the register.
  package var found: [Verification]
  package var filter: RunFilter
  /// Whether no fingerprint was ever written, so that the recipe alone says which paragraph is which.
  private var isUnrecorded: Bool

  package init(_ source: Source, _ original: [UInt8]) {
    let hasWrongHash = source.wrongHash(of: original) != nil
    let byRecipe = cut(original, by: source.segmentation)
    let fits = !hasWrongHash && byRecipe.problems.isEmpty
    isRegistered = !hasWrongHash
    pieces = (fits ? byRecipe : bareCut(original)).paragraphs.filter { $0.kind != .missing }
    let records = source.paragraphs.compactMap(\.record)
    found = verify(records, in: pieces)
    isUnrecorded = fits && records.isEmpty
    filter = RunFilter(of: original)
  }

  /// What became of a paragraph; `nil` for what no fingerprint tells.
  package func verification(_ label: String) -> Verification? { found.first { $0.label == label } }

  /// A paragraph where it stands now, with the ones before and behind it; `nil` when it is lost, ambiguous or
  /// was never recorded.
  package func passage(_ label: String) -> (text: String, before: String?, after: String?)? {
    guard let place = piece(label) else { return nil }
    let text = { (index: Int) in pieces.indices.contains(index) ? pieces[index].text : nil }
    return (pieces[place].text, text(place - 1), text(place + 1))
  }

  /// The words of a paragraph where it stands now; `nil` when it is lost, ambiguous or was never recorded.
  package func text(_ label: String) -> String? {
    piece(label).map { pieces[$0].text }
  }

  private func piece(_ label: String) -> Int? {
    if isUnrecorded { return pieces.firstIndex { $0.label == label } }
    guard let verification = verification(label), verification.state != .ambiguous else { return nil }
    return verification.piece
  }
}

/// The private texts that are at hand.
package struct Originals: Sendable {
  /// By the source's key.
  private let texts: [TextKey: OriginalText]

  /// - Parameter texts: by the keys of their sources.
  package init(_ texts: [String: OriginalText] = [:]) {
    self.texts = Dictionary(
      texts.map { (TextKey($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(_ source: Source) -> OriginalText? { texts[TextKey(source.key)] }
}
