// The leak gate over a large dossier: no false alarm among a thousand notes, and the one stolen sentence found.

import Foundation
import SiteSupport
import Testing

struct LeakScaleTests {
  @Test func aThousandNotesGiveNoFalseAlarm() async throws {
    let scratch = try Scratch()
    var random = SplitMix64(seed: 20)
    try scratch.put("content/dossier.yml", "title: Large\ntlp: CLEAR\nthemes: [t]\n")
    try scratch.put("content/index.md", "---\ntitle: Large\n---\nAll of it.\n")
    try scratch.put("content/themes/t/index.md", "---\ntitle: T\n---\nThe theme.\n")
    var stolen = ""
    for number in 1...20 {
      let key = "s-\(number)"
      let paragraphs = (0..<30).map { _ in random.words(60) }
      stolen = paragraphs[29].split(separator: " ")[20..<28].joined(separator: " ")
      try scratch.put("originals/\(key).txt", paragraphs.joined(separator: "\n") + "\n")
      let digests = (1...30).map { "\(random.words(12)). {#p\($0)}\n" }.joined(separator: "\n")
      try scratch.put(
        "content/sources/\(key).md",
        "---\ntitle: S \(number)\nlabel: S\(number)\nnumbering: text\n"
          + "copies: [{id: text, role: private, file: \(key).txt}]\n---\n\n\(digests)")
    }
    for number in 1...1000 {
      let claims = (1...8).map { claim in
        let place = "[@s-\(random.number(1..<21)), ¶ \(random.number(1..<31))]"
        return "\(random.words(20)) \(place). ^c-\(number)-\(claim)\n"
      }
      try scratch.put(
        "content/themes/t/n\(number).md",
        "---\ntitle: N \(number)\n---\n\(claims.joined(separator: "\n"))")
    }
    #expect(try await dossier("source", "fingerprint", in: scratch.path).code == 0)
    let build = try await dossier("build", "--quiet", in: scratch.path)
    #expect(build.code == 0, "\(build.all)")
    try FileManager.default.removeItem(atPath: scratch("originals"))
    let without = try await dossier("build", "--check", "--quiet", in: scratch.path)
    #expect(without.code == 0, "\(without.all)")
    let path = "content/themes/t/n777.md"
    try scratch.put(path, try scratch.text(path) + "\n\(stolen) [@s-20, ¶ 30]. ^c-stolen\n")
    let leaking = try await dossier("build", "--quiet", in: scratch.path)
    #expect(leaking.code == 1 && leaking.error.contains("words of 's-20'"), "\(leaking.all)")
  }
}
