import Corpus
import Foundation
import Testing

/// The folder of the private originals. The repository does not hold them; without the variable these
/// tests are skipped, and the report says so.
private let originals = ProcessInfo.processInfo.environment["DOSSIER_ORIGINALS"]

/// What is known of an original without its text.
struct KnownOriginal: Sendable, CustomTestStringConvertible {
  var file: String
  var recipe: Segmentation
  /// All labels, in file order, as runs.
  var labels: String
  /// The first 8 hexadecimal digits of the fingerprint of each paragraph, p1 first.
  var shorts: String
  var charCount: Int

  var testDescription: String { file }
}

private let known = [
  KnownOriginal(
    file: "000_96d8c7cf5974db9e.txt",
    recipe: Segmentation(skip: [3, 4], front: [1, 6]),
    labels: "f1 f2 p1-p13",
    shorts: """
      112b6a5a 7fa7298e 7f4fab84 4f355095 e9234166 572d1dc0 8289fbca e4484091 e8bd4982 f527c5bf
      6f30b7de b2a908f5 0806478e
      """,
    charCount: 6129),
  KnownOriginal(
    file: "001_6637467682930af3.txt",
    recipe: Segmentation(
      front: [1], back: [114, 115], headings: [13, 30, 38, 54, 62, 78, 90],
      missing: [MissingExhibit(after: "p12", what: "a table of events since 2013")]),
    labels: "f1 p1-p5 h1 p6-p12 t1 h2 p13-p15 h3 p16-p22 h4 p23-p25 h5 p26-p32 h6 p33-p37 h7 p38-p48 b1 b2",
    shorts: """
      e7b92c55 cac211bc ddf6afa7 16f2d592 9ae0b425 8ada123b 2c645586 29c0b4bc 1acbca96 41f0a920
      103890ac 6e569719 c2f0187e ea78e321 03d16e1f 9ca57549 649bece5 db1841b6 6b2946bc c90c63c2
      26c43c11 a70867d0 198ab28b 3b7b3fd0 0b5e4711 a366a5bf 47185034 0fd5cc2c 5d76d731 fb44ab57
      330c90d4 5bb6c237 1f0caaec 8260315c 8ce44de3 27de10dd 5155fbdc 2f6ba069 0eba31d1 6f923bf2
      e2560834 9840a844 5e4365cc 828ea9e2 8ef92d86 4f1e3263 df3a1db7 b1b6bd0d
      """,
    charCount: 14584),
]

@Suite(.enabled(if: originals != nil, "DOSSIER_ORIGINALS names no folder of originals"))
struct OriginalsTests {
  @Test(arguments: known)
  func fingerprintsAreThoseOfTheContentMap(original: KnownOriginal) throws {
    let folder = try #require(originals)
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder + "/" + original.file)))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.unicodeScalars.count == original.charCount)
    let cut = cut(bytes, by: original.recipe)
    #expect(cut.problems == [])
    #expect(cut.paragraphs.map(\.label) == original.labels.split(separator: " ").flatMap(expanded))
    let records = records(of: cut, copy: text, findingAid: true)
    let shorts = records.filter { $0.label.hasPrefix("p") }.compactMap { $0.fingerprint?.short }
    // Not `#expect(a == b)` on texts: a failure must not print an original.
    #expect(shorts == original.shorts.split { $0 == " " || $0 == "\n" }.map(String.init))
    let (decoded, problems) = ParagraphRecord.decode(ParagraphRecord.encode(records))
    #expect(problems.isEmpty)
    #expect(decoded.map(\.label) == records.map(\.label))
    let isEqual = decoded == records
    #expect(isEqual)
  }

  /// `p1-p3` as p1, p2, p3.
  private func expanded(_ run: Substring) -> [String] {
    let ends = run.split(separator: "-")
    guard ends.count == 2, let first = Int(ends[0].dropFirst()), let last = Int(ends[1].dropFirst()) else {
      return [String(run)]
    }
    return (first...last).map { "\(ends[0].prefix(1))\($0)" }
  }
}
